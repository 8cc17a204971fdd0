"""Habits of people that programs do not have, in whatever words: careless typing, and the names of others. Pure.

A template was read by somebody before it was sent a thousand times, and it knows two names, its reader's and its sender's. Who
types an answer between two customers leaves out capitals and signs, and sends the shopper to a colleague by name.
"""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.language.speech import typed
from mysteryshop.lexicons import load
from mysteryshop.model import Message, Shop

CARELESS, SOMEBODY = -1.3, -1.3
"""Points of each."""
FEWEST_SLIPS = 2
"""Slips that a letter shows at least; in a text of few words one is enough."""
SHORT_WORDS = 8

_SMALL_START = re.compile(r"(?:(?<=[a-zß-ÿ)][.!?] )|(?<=\d[.!?] ))[a-zß-ÿ][^\s.@]*(?= )")
_WORD = re.compile(r"\w+")


def is_careless(text: str, language: str) -> str | None:
    """The first slip of a text that is typed without care: sentences that begin small behind others, words cut short as on a
    phone; None of any other."""
    said = typed(text)
    slips = [hit[0] for hit in _SMALL_START.finditer(said)]
    slips += [hit[0] for hit in _cut_short(language).finditer(said)]
    return slips[0] if len(slips) >= (1 if len(said.split()) <= SHORT_WORDS else FEWEST_SLIPS) else None


def names_somebody(message: Message, shop: Shop | None) -> str | None:
    """The name of somebody who is neither the writer nor the shopper nor the store, by the words before it ("ask for Karim")."""
    if shop is None:
        return None
    known = {
        word.casefold()
        for part in (message.from_name, message.from_address, message.signature, shop.persona.full_name, shop.dealer.name)
        for word in _WORD.findall(part)
    }
    lines = [line for line in message.text.split("\n") if line.strip()]
    known |= {word.casefold() for line in lines[-2:] if len(line.split()) <= FEWEST_SLIPS + 1 for word in _WORD.findall(line)}
    for hit in _before_names().finditer(typed(message.text)):
        name = hit["name"]
        if name.casefold() not in known:
            return f"{hit[0]}"[:40]
    return None


@cache
def _cut_short(language: str) -> re.Pattern[str]:
    words = load("inbox_traits")["cut_short"].get(language, ["(?!)"])
    return re.compile(r"\b(?:" + "|".join(words) + r")(?!\w|['’])")


@cache
def _before_names() -> re.Pattern[str]:
    lists = load("inbox_traits")
    before = "|".join(one for part in lists["before_names"].values() for one in part)
    title = rf"(?:(?i:{'|'.join(lists['titles']['all'])})\.? )"
    return re.compile(rf"\b(?:(?i:{before}) {title}?|{title})(?P<name>[A-ZÀ-Þ][a-zß-ÿ][a-zß-ÿ'’-]+)(?![a-zß-ÿ])")
