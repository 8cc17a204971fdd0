"""Words by which a store says that it takes no lead from this shopper, or from where the shopper lives. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import Phrases, phrases, plain
from mysteryshop.submit.sending.denial import of_a_case
from mysteryshop.submit.sending.polarity import calms, promises, without_idle_no
from mysteryshop.submit.sending.thanks import best_thanks

_TABLE = "submit_declined"
_LONGEST = 240
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def declines(line: str) -> bool:
    """A sentence of it turns the shopper away for good: for where he lives, or without a reason. What thanks or promises an
    answer, what speaks of a case that may come, of bringing cars, of hours or of what is missing turns nobody away."""
    if len(line) >= _LONGEST or best_thanks([line]) is not None:
        return False
    told = [(one, plain(one)) for one in _SENTENCE.findall(line)]
    return not any(promises(words) for _, words in told) and any(_declines(one, words) for one, words in told)


def _declines(sentence: str, told: str) -> bool:
    if sentence.rstrip().endswith("?") or _table("beside").find(told) or of_a_case(told) or calms(told):
        return False
    told = without_idle_no(told)
    asked, denied, placed = (_table(name).find(told) for name in ("asks", "nots", "where"))
    if asked and denied and placed and _table("takes").find(told):
        return True
    if asked and placed and _table("only").find(told) and _table("admits").find(told) and not _own().search(told):
        return True
    unserved = denied and placed and _table("available").find(told) and _table("service").find(told)
    return bool(unserved or (denied and _own_not_taken().search(told)))


@cache
def _own() -> re.Pattern[str]:
    """The shopper's own request, which somebody of the store may be the only one to work at."""
    return re.compile(rf" (?:{_any_of('yours')}) (?:{_any_of('asks')}) ")


@cache
def _own_not_taken() -> re.Pattern[str]:
    """What the shopper sent cannot be taken, or the store does not take it."""
    own, nots, takes = rf"(?:{_any_of('yours')}) (?:{_any_of('asks')})", f"(?:{_any_of('nots')})", f"(?:{_any_of('takes')})"
    return re.compile(rf" {own} (?:\w+ ){{0,4}}{nots} (?:\w+ ){{0,3}}{takes} | {nots} (?:\w+ ){{0,3}}{takes} {own} ")


def _table(name: str) -> Phrases:
    return phrases(_TABLE, "words", name)


def _any_of(name: str) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in load(_TABLE)["words"][name])
