"""Entries shown once more before they are sent: the words that say so, and the button that sends them. Pure."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from mysteryshop.model import Shop
from mysteryshop.submit.filling.onward import Expect
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.sending.buttons import closing, going_on, sending, way_on
from mysteryshop.submit.sending.thanks import thanks_in

_LABEL = 30
"""Letters of what an entry is called, where it stands before it in one line."""


@dataclass(frozen=True, slots=True)
class LastLook:
    """`selector`, `words`: the button to press; `why`: what tells that the entries were not sent yet."""

    selector: str
    words: str
    why: str


def last_look(
    shown: dict[str, Any],
    lines: Sequence[str],
    shop: Shop,
    *,
    expect: Expect,
    spoke: bool,
    other_page: bool,
    known: Set[str],
) -> LastLook | None:
    """What took the form's place (`shown`, of `review.js`) shows the entries once more, with the button that sends them; where a
    step is expected, it only asks to go on. `lines`: words that are new; `known`: those that are not, as `plain` wrote them."""
    if expect is Expect.STEP or (expect is Expect.END and not spoke):
        leads = ["onward", "answering"] if expect is Expect.STEP else []
        if on := way_on(shown, leads[:1] if thanks_in(lines) else [*leads, "send"], shop):
            return LastLook(*on, why=on[1])
    about = phrases("submit_outcomes", "review", "about").find(plain(f"{shown['heading']} {shown['text'][:1200]}"))
    fresh = [one for one in sending(shown) if other_page or plain(one[1]) not in known]
    if not fresh and about and not spoke:  # nothing can have been sent yet
        fresh = closing(shown)
    if not fresh and shown["held"] and not thanks_in(lines):
        on = going_on(shown, in_sight=repeats(lines, shop), sent=spoke)
        return LastLook(*on, why=about.strip() if about else "they can be changed, or gone on with") if on else None
    if not fresh or not shown["held"]:
        return None
    whole = [one for one in fresh if one[2]]  # no word of a review, but its form holds the lead and does nothing else
    if about is None and (not whole or not other_page or thanks_in(lines)):
        return None
    selector, words, _ = (fresh if about else whole)[-1]
    return LastLook(selector, words, about.strip() if about else "its form holds the lead")


def repeats(lines: Sequence[str], shop: Shop) -> bool:
    """The shopper's address or message stands there as an entry, by itself or after what it is called."""
    address, message = shop.persona.email.lower(), shop.message[:30].lower()
    told = [line.lower() for line in lines]
    return any(message in line or (address in line and len(line) < len(address) + _LABEL) for line in told)
