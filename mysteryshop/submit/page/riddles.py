"""Questions no shopper expects: about the world, neither about who asks nor about the store's business. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import phrases, plain

_WALLS = "submit_walls"
_LEAST_WORDS = 4


def riddle(words: str) -> bool:
    """ "How many wheels does a car have?" and its like: a question with a verb of being or having that speaks of nobody present
    and of nothing a store deals in. What is `a car` may be any car."""
    if "?" not in words:
        return False
    told = plain(words)
    if len(told.split()) < _LEAST_WORDS:
        return False
    told = _any().sub("", told)
    holds = {name: phrases(_WALLS, "riddles", name).find(told) for name in ("asks", "states", "people", "business")}
    return bool(holds["asks"] and holds["states"]) and not (holds["people"] or holds["business"])


@cache
def _any() -> re.Pattern[str]:
    articles = "|".join(map(re.escape, load(_WALLS)["riddles"]["any"]))
    return re.compile(rf" (?:{articles}) (?!(?:{articles}) )[a-z0-9]+(?= )")
