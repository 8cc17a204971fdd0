"""Words by which a page denies that something was sent or kept. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import adverts, phrases
from mysteryshop.submit.sending.polarity import needless

_OUT = "submit_outcomes"


def of_a_case(told: str) -> bool:
    """It speaks of a case that may come: "if you do not hear from us" (`told` as `plain` wrote it)."""
    table = load(_OUT)["errors"]
    cases = [case for case in phrases(_OUT, "errors", "condition").all_in(told) if case not in table["hardly"]]
    return any(case not in table["begins"] or told.startswith(f" {case} ") for case in cases)


def unsent_words(told: str, *, taking: bool = False, keeping: bool = False) -> bool:
    """Words that deny stand near a word of sending, or others say as much by themselves; `taking`: or near one of taking it up;
    `keeping`: near one of keeping it instead."""
    return bool((not keeping and flatly(told)) or _denial("fails", "keeps" if keeping else "sends", taking=taking).search(told))


def flatly(told: str) -> bool:
    """It says in so many words that sending failed, and speaks of no case that may come."""
    told = without_flaws(told)
    said = phrases(_OUT, "unsent", "whole").find(told) or _denial("flat", "sends").search(told) or _none_sent(told)
    return bool(said) and not (of_a_case(told) or needless(told))


def without_flaws(told: str) -> str:
    """The same words without "without errors", which is no bad news."""
    return _flawless().sub(" ", told)


def yet_to_come(told: str) -> bool:
    """It begins with what comes once a message is there ("as soon as we have your request"): none need have come."""
    table = load(_OUT)["errors"]
    later, again = ("|".join(map(re.escape, table[name])) for name in ("later", "again"))
    return re.match(rf" (?:{later}) (?!(?:{again}) )", told) is not None


def neither_sent(told: str) -> bool:
    """Of two things none was sent: the denial stands far before the words of sending."""
    return _neither().search(told) is not None


def _none_sent(told: str) -> bool:
    """It was not sent, or nothing was; what is never sent to others, or as advertising, is no news."""
    if neither_sent(told):
        return True
    said = _negated().search(told)
    return bool(said) and not (phrases(_OUT, "unsent", "others").find(told) or adverts().find(told))


@cache
def _negated() -> re.Pattern[str]:
    nots, nil, none, what, sent = map(_any_of, ("nots", "nil", "none", "what", "sent"))
    nothing = rf"(?:{nil}|(?:{none}) (?:{what}))"
    return re.compile(rf" (?:{nots}) (?:\w+ ){{0,2}}(?:{sent}) | {nothing} (?:\w+ ){{0,4}}(?:{sent}) ")


@cache
def _neither() -> re.Pattern[str]:
    """ "Neither your message nor a copy was sent"."""
    neither, nor, sent = map(_any_of, ("neither", "nor", "sent"))
    return re.compile(rf" (?:{neither}) (?:\w+ ){{1,4}}(?:{nor}) (?:\w+ ){{1,5}}(?:{sent}) ")


@cache
def _denial(fails: str, sends: str, *, taking: bool = False) -> re.Pattern[str]:
    fails, sends, takes = (_any_of(name) for name in (fails, sends, "takes"))
    done = f"{sends}|{takes}" if taking else sends
    after = rf"| (?:{takes}) (?:\w+ ){{0,4}}(?:{fails}) " if taking else ""
    return re.compile(rf" (?:{fails}) (?:\w+ ){{0,6}}(?:{done}) | (?:{sends}) (?:\w+ ){{0,3}}(?:{fails}) {after}")


@cache
def _flawless() -> re.Pattern[str]:
    """ "Without errors"."""
    return re.compile(rf" (?:{_any_of('lacks')}) (?:{_any_of('flaws')}) ")


def _any_of(name: str) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in load(_OUT)["unsent"][name])
