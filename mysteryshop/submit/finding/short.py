"""Short words on links and buttons that say little by themselves: what stands beside them, or around them, tells. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from mysteryshop.submit.content.errands import sells
from mysteryshop.submit.page.phrases import plain, thin, thin_phrases
from mysteryshop.submit.page.survey import Button, Link

_LABEL, _CARD = 2, 12
"""Words up to which a button says little, and up to which a card says what it stands for."""


def named_by_card(item: Link | Button, told: str, kinds: Iterable[str]) -> str:
    """A word or two on a short card that names one of these errands: a service to be chosen. Its kind, or ""."""
    card = thin(plain(item.around))
    if item.region != "main" or not 0 < len(told.split()) <= _LABEL < len(card.split()) <= _CARD:
        return ""
    return next((kind for kind in kinds if thin_phrases("submit_ways", "leads", kind).find(card)), "")


def one_more_channel(item: Link | Button, told: str) -> bool:
    """A word or two beside a telephone number or a chat, in a row of ways to reach the store: the written one, perhaps."""
    return item.direct and item.visible and 0 < len(told.split()) <= 3 and not told.strip().isdigit()


def buys(told: str) -> bool:
    """A few words that name the sellers or the buying of a car, and not the selling of the shopper's own."""
    return len(told.split()) <= 5 and sells(told) and not thin_phrases("submit_ways", "leads", "trade_in").find(thin(told))
