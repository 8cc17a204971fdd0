"""The closing note: after the window the dealer is told which leads were tests, thanked, and asked to write no more.

One text in the dealer's language, for a person to send from an address of their own. It names the shoppers, because that is
what the store must find in its CRM, and no member of staff.
"""

from __future__ import annotations

from collections.abc import Sequence

from mysteryshop.lexicons import load
from mysteryshop.model import Branding, Shop
from mysteryshop.report import words


def closing_note(shops: Sequence[Shop], branding: Branding) -> str:
    """The note for one dealer's sent shops, subject line first. ValueError for none."""
    if not shops:
        raise ValueError("a closing note needs at least one shop")
    dealer = shops[-1].dealer
    zone = words.zone_of(dealer)
    texts = load("report_closing")
    said = texts.get(dealer.language, texts["en"])
    lines = [f"Subject: {said['subject']}", "", said["hello"], "", said["these"].format(dealer=dealer.name), ""]
    for shop in sorted(shops, key=lambda one: (one.sent_at or one.due_at, one.id)):
        phone = f", {shop.persona.phone}" if shop.persona.phone and shop.scenario.give_phone else ""
        lines.append(
            f"- {shop.persona.full_name}, {shop.reply_to}{phone}, {words.moment(shop.sent_at or shop.due_at, zone)} ({shop.id})"
        )
    return "\n".join([*lines, "", said["please"], "", said["use"], "", branding.name]) + "\n"
