"""Whether a sentence is good news or bad, by the concepts that meet in it rather than by its wording. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import adverts, phrases

_LEXICON = "submit_polarity"


def good(told: str) -> bool:
    """It says where the shopper's message is, who has it, or that sending it went well (`told` as `plain` wrote it)."""
    small = phrases(_LEXICON, "bad", "fine_print").find(told)
    return not small and any(saying.search(told) for saying in _sayings("good"))


def numbered(told: str) -> bool:
    """It names the number under which the store keeps the message."""
    return any(saying.search(told) for saying in _sayings("sure"))


def promises(told: str) -> bool:
    """Somebody of the store will answer, or an answer will come soon."""
    return any(saying.search(told) for saying in _sayings("promise"))


def ill(told: str) -> bool:
    """Bad news: it refuses, fails, is full, shut or over, or nothing came. Words that calm take nothing back."""
    if turns_away(told):
        return True
    return phrases(_LEXICON, "bad", "words").find(told) is not None and phrases(_LEXICON, "bad", "calms").find(told) is None


def turns_away(told: str) -> bool:
    """No lead is taken now, whatever stands in it: there was one before, or one too many, the form is shut, its time is over."""
    return any(saying.search(told) for saying in (*_sayings("ill"), *_sayings("turned")))


def calms(told: str) -> bool:
    """What it denies is a trouble."""
    return phrases(_LEXICON, "bad", "calms").find(told) is not None


def doubtful(told: str) -> bool:
    """It speaks of machines, asks, sets bounds or advertises: where no word of it is known to be good, it may be anything."""
    return phrases(_LEXICON, "bad", "doubts").find(told) is not None or adverts().find(told) is not None


def needless(told: str) -> bool:
    """It asks for nothing: "no further action is required"."""
    return phrases(_LEXICON, "bad", "needless").find(told) is not None


def without_idle_no(told: str) -> str:
    """The same words; in Portuguese without "no", which denies nothing there."""
    return told.replace(" no ", " ") if phrases(_LEXICON, "bad", "portuguese").find(told) else told


def spoilt(told: str) -> bool:
    """However it begins, it ends badly: "your request is ... expired", "nothing has reached us"."""
    return phrases(_LEXICON, "bad", "spoils").find(told) is not None or turns_away(told)


@cache
def _sayings(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for saying in load(_LEXICON)[kind] for pattern in _compiled(saying))


def _compiled(saying: dict[str, Any]) -> list[re.Pattern[str]]:
    """`gaps`: so many words at most may stand between one concept and the next, which follow each other, in `either` order where
    it says so; without gaps they meet anywhere in the line."""
    parts = [_words(name) for name in saying["parts"]]
    if "gaps" not in saying:
        return [re.compile("".join(rf"(?=.* {part} )" for part in parts))]
    orders = [parts, parts[::-1]] if saying.get("either") else [parts]
    return [re.compile(" " + _spaced(order, saying["gaps"], bad="nothing" in saying["parts"]) + " ") for order in orders]


def _spaced(parts: list[str], gaps: list[int], *, bad: bool) -> str:
    """Words that deny may stand between the concepts of bad news only."""
    word = r"\w+ " if bad else rf"(?!{_words('nots')} )\w+ "
    return parts[0] + "".join(rf" (?:{word}){{0,{gap}}}{part}" for gap, part in zip(gaps, parts[1:], strict=True))


def negated_before(told: str, words: str) -> bool:
    """`words` stand in the line right after a word that denies: "não foi registrado"."""
    before = " ".join(told.partition(words)[0].split()[-2:])
    return re.search(rf"(?:^| ){_words('nots')}(?: |$)", before) is not None


def _words(concept: str) -> str:
    listed = load(_LEXICON)["concepts"][concept]
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in sorted(listed, key=len, reverse=True)) + ")"
