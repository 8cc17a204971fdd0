"""What only a guard against machines asks: questions about the world, sums in words, pieces to be dragged, a claim to be human.
Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import phrases, plain

_WALLS = "submit_walls"
_LEAST_WORDS = 4
_CLAIM_LETTERS = 90
_GIVEN = re.compile(r"[“„«\"][^”“»\"]{1,30}[”“»\"]|:[^:?]*,[^:]*(?=\?)")
"""What a question only mentions: words in quotes, and the answers it offers after a colon."""


def riddle(words: str) -> bool:
    """ "How many wheels does a car have?" and its like: a question with a verb of being or having that speaks of nobody present
    and of nothing a store deals in. What is `a car` may be any car."""
    if "?" not in words:
        return False
    told = plain(_GIVEN.sub(" ", words))
    if len(told.split()) < _LEAST_WORDS:
        return False
    told = _any().sub("", told)
    holds = {name: phrases(_WALLS, "riddles", name).find(told) for name in ("asks", "states", "people", "business")}
    return bool(holds["asks"] and holds["states"]) and not (holds["people"] or holds["business"])


def puzzle(words: str) -> bool:
    """A sum in words, or something to be dragged to its place."""
    told = plain(words)
    return any(pattern.search(told) for pattern in (_sum(), _drag()))


def claims_human(words: str) -> bool:
    """What a tick would say: that whoever ticks it is no machine."""
    told = plain(words)
    return len(told) < _CLAIM_LETTERS and _claim().search(told) is not None


def _one_of(name: str) -> str:
    listed = load(_WALLS)["riddles"][name]
    return "(?:" + "|".join(re.escape(words).replace(r"\*", "[a-z]*") for words in sorted(listed, key=len, reverse=True)) + ")"


@cache
def _sum() -> re.Pattern[str]:
    return re.compile(rf" {_one_of('numbers')} {_one_of('signs')} {_one_of('numbers')} ")


@cache
def _drag() -> re.Pattern[str]:
    return re.compile(rf" {_one_of('drags')} (?:[a-z0-9]+ ){{0,3}}{_one_of('dragged')} ")


@cache
def _claim() -> re.Pattern[str]:
    return re.compile(rf" {_one_of('i_am')} (?:[a-z]+ ){{0,2}}{_one_of('human')} ")


@cache
def _any() -> re.Pattern[str]:
    articles = "|".join(map(re.escape, load(_WALLS)["riddles"]["any"]))
    return re.compile(rf" (?:{articles}) (?!(?:{articles}) )[a-z0-9]+(?= )")
