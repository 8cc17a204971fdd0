"""Closing paragraphs that a program puts under different letters, taken off once enough letters have shown it."""

from __future__ import annotations

from collections.abc import Sequence

from mysteryshop.inbox.endings import ending_of, programs_endings, without_endings
from mysteryshop.inbox.writer import Writer
from mysteryshop.model import Shop
from mysteryshop.store import Store

LATEST = 3_000
"""Mails whose endings are known when others are read."""


def take_off_endings(store: Store, filed: Sequence[str]) -> int:
    """Take the closing paragraphs of programs off the new texts of mails read before and now; how many texts are others now.

    Runs before mails are judged together: without them letters are alike that are alike.
    """
    if not filed:
        return 0
    last = {}
    for sha, shop, text, sender in store.letters(LATEST, filed):
        if (ending := ending_of(text, _names(shop, sender))) is not None:
            last[sha] = ending
    before = store.endings()
    known = before | programs_endings(last.values())
    store.know_endings(known - before)
    ended = frozenset(sha for sha, ending in last.items() if ending.mark in known)
    said: dict[str, tuple[str, str]] = {}
    for message, _, _, shop in store.whole(sorted(ended)):
        writer = Writer(message.from_name, message.from_address)
        if (told := without_endings(message.text, _names(shop, message.from_name), known, writer)) is not None:
            said[message.sha256] = (told[0], "\n".join(part for part in (told[1], message.signature) if part))
    store.reword(said)
    return len(said)


def _names(shop: Shop, sender: str) -> tuple[str, ...]:
    return (shop.dealer.name, shop.persona.full_name, sender)
