"""What the shopper asked, found again in a mail: quoted below it, put under it by a system, or taken up in an answer. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mysteryshop.lexicons import load
from mysteryshop.model import Message, Shop

SHORTEST_REPEAT, REPEATED_WORDS = 40, 8
"""Characters that a mail has at least beside its new text, and words of the lead in a row, where the lead is repeated in it."""
SHORTEST_LINE = 25
"""Characters of a line that is known as the shopper's own."""
_ANY_WORD = re.compile(r"\w+")


def repeats_the_lead(message: Message, shop: Shop) -> bool:
    """Whether the lead's own words stand below what was written: quoted, or as a system puts them under its letters."""
    if len(message.full_text) - len(message.text) < SHORTEST_REPEAT:
        return False
    begun = _beginning(shop.message)
    return bool(begun) and begun in " ".join(_ANY_WORD.findall(message.full_text.casefold()))


def without_the_lead(text: str, shop: Shop) -> str:
    """A text without the lines that are the shopper's own words."""
    lead = _folded(shop.message)
    lines = text.split("\n")
    kept = [line for line in lines if len(line) < SHORTEST_LINE or _folded(line.lstrip("> ")) not in lead]
    return text if len(kept) == len(lines) else "\n".join(kept)


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


@lru_cache(maxsize=1024)
def _beginning(lead: str) -> str:
    """The first words of a lead behind its greeting, folded; "" where they are too few to be its own."""
    words = _ANY_WORD.findall(lead.casefold())[1 : 1 + REPEATED_WORDS]
    return " ".join(words) if len(words) == REPEATED_WORDS else ""


def lead_words(shop: Shop) -> frozenset[str]:
    """Words of four letters and more that this lead asked with, small ones and the names of shopper, car and store aside."""
    return _lead_words(
        shop.message, f"{shop.persona.full_name} {shop.vehicle.words() if shop.vehicle else ''} {shop.dealer.name}"
    )


@cache
def _small() -> frozenset[str]:
    return frozenset(word for words in load("inbox_nature")["small_words"].values() for word in words)


@cache
def _lead_words(asked: str, merged: str) -> frozenset[str]:
    words = set(re.findall(r"[^\W\d_]{4,}", asked.casefold()))
    return frozenset(words - set(_ANY_WORD.findall(merged.casefold())) - _small())
