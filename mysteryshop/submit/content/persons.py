"""Lists of persons of the house: who helps the shopper already, or is to. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.content import errands
from mysteryshop.submit.content.choose import Option, yes_or_no
from mysteryshop.submit.page.phrases import Phrases, phrases, plain

_NAMED = re.compile(r"[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){1,3}")
"""A person's name as lists have it."""
_MOSTLY = 0.6
_LEAST = 2
"""Persons make a list."""


def nobody_of(options: Sequence[Option]) -> Option | None:
    """Of a list of persons and one entry for none of them ("Not yet", "No preference"), that entry; None for any other list.
    A person may be called like an errand ("Bill Harmon", "Tasha Price"): it is none while another word stands beside it."""
    open_ones = [option for option in options if _nobody(option)]
    people = [words.strip() for words, value in options if (words, value) not in open_ones]
    if len(open_ones) != 1 or len(people) < _LEAST:
        return None
    return open_ones[0] if all(_NAMED.fullmatch(words) and not _names_a_thing(plain(words)) for words in people) else None


def _nobody(option: Option) -> bool:
    kinds = (name for name in load("submit_choices")["harmless"] if name not in ("other", "cash"))
    said = any(phrases("submit_choices", "harmless", name).share(plain(option[0])) > _MOSTLY for name in kinds)
    return said or yes_or_no([option], False) is not None


def _names_a_thing(words: str) -> bool:
    return errands.sells(words) or _things().share(words) > _MOSTLY


@cache
def _things() -> Phrases:
    """Words of desks, errands and leads."""
    table, leads = load("submit_choices"), load("submit_ways")["leads"]
    named = [*table["department"]["never"], *table["department"]["words"], *table["errand"]["elsewhere"]]
    return Phrases([*named, *(words for listed in leads.values() for words in listed)])
