"""Days of the week on which a store has visitors, told beside a box for a day or where it turned one down. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import phrases, plain

_SENTENCE = re.compile(r"[.!?;|\n]+\s")
_WEEK = frozenset(range(7))
_BETWEEN = 2
"""Words between two days that make a span of them ("to", "t m")."""


def open_days(words: str) -> frozenset[int]:
    """The days of the week (Monday is 0) that words leave: those they name ("only Friday and Saturday", "from Monday to Friday"),
    or all but those they name as closed. All where they name none."""
    named, shut = set[int](), set[int]()
    for sentence in _SENTENCE.split(f"{words} "):
        told = plain(sentence)
        (shut if phrases("submit_choices", "weekdays", "closed").find(told) else named).update(_days_in(told.split()))
    return frozenset((named or _WEEK) - shut) or _WEEK


def first_open(day: date, words: str) -> date:
    """The day itself, or the next one that words leave."""
    left = open_days(words)
    return next(day + timedelta(days=ahead) for ahead in range(7) if (day.weekday() + ahead) % 7 in left)


def _days_in(words: list[str]) -> set[int]:
    """The days that are named, with those between two that stand for a span."""
    names, span = _names(), phrases("submit_choices", "weekdays", "span")
    places = [(place, names[word]) for place, word in enumerate(words) if word in names]
    found = {day for _, day in places}
    for (before, first), (after, last) in pairwise(places):
        between = words[before + 1 : after]
        if 0 < len(between) <= _BETWEEN and span.whole(f" {' '.join(between)} "):
            found |= {(first + n) % 7 for n in range((last - first) % 7 + 1)}
    return found


@cache
def _names() -> dict[str, int]:
    """Names of days written out, one or several ("sabado", "sabados"), and their places in the week."""
    days = load("submit_choices")["weekdays"]["by_day"]
    return {form: place for place, names in enumerate(days) for name in names for form in (name, f"{name}s", f"{name}en")}
