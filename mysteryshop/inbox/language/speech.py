"""What a text is about, sentence by sentence: process that suits any shopper, or the matter this one asked about. Pure.

Templates, assistants and drips speak of thanks, appointments and offers; a person who looked at the car says something of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from mysteryshop.inbox.language.words import Words
from mysteryshop.lexicons import load

MAX_SENTENCES = 40
FEWEST_WORDS = 3
"""Shorter pieces (greetings, names, "Thanks!") say nothing about who wrote."""
FEWEST_BARE = 6
"""A line without an end mark is a statement from so many words on; shorter ones are titles and stores under a name."""

GREETING_WORDS = 5
"""A first line of so few words is a greeting, unless it ends as a sentence does."""

_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+|(?<=[:;])\s+(?=(?:\S+\s+){3}\S)")
_FIGURE = re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£]|eur\b|euros?\b|km\b|miles?\b|mi\b|k\b|%|h\b|uhr\b)|\b\d{1,3}[.,]\d{3}\b|\b\d+k\b")
_RATE = re.compile(
    r"(?<![\d.,:/-])\d{1,2}[.,]\d{1,2}(?=[.,!?]?\s*$|[,!?]\s|\s(?:\d+|for|at|over|on|auf|bei|über|sur|pour|en|a|por|per|su|op|voor|em)\b)"
)
"""A rate as people write it between themselves ("5.9 for 60"), which no advertisement holds."""
_COMMA = re.compile(r"[,;]\s")
_CLAUSE = re.compile(r"[,;]\s|\s(?:and|but|so|und|aber|et|mais|y|pero|e|ma|en|maar|mas)\s")
_PRICE = re.compile(r"[$€£]\s?\d{1,3}[.,]?\d{3}|\b\d{1,3}[., ]?\d{3}\s?(?:[$€£]|eur\b|euros?\b)")
_MILEAGE = re.compile(r"\b\d{1,3}[., ]?\d{3}\s?(?:km\b|kilomet\w+|quil[óo]metros|kilómetros|chilometri|miles?\b|mi\b)")
_THOUSANDS = re.compile(r"\b\d{1,3}[.,]\d{3}\b")
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]{2,}")
FEWEST_LISTED = 3
"""Rows of a list."""
_LABELLED = re.compile(r"^[^.?!:]{2,40}:\s")


@dataclass(frozen=True, slots=True)
class Speech:
    """Sentences counted: all, those of process, claims about the matter; and whether a menu of answers is offered."""

    sentences: int
    process: int
    claims: int
    menu: str | None = None

    @property
    def share(self) -> float:
        """Part of the sentences that would suit any shopper, 0..1."""
        return self.process / self.sentences if self.sentences else 0.0


@lru_cache(maxsize=8)
@lru_cache(maxsize=8)
def typed(text: str) -> str:
    """What somebody put into words: not what he answers to, nor a greeting on a line of its own ("Hey Ann," and "Moin Frau
    Wiek," say nothing about who wrote), nor the lines a program puts under his letter."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith(">")]
    while len(lines) > 1 and len(lines[-1].split()) <= FEWEST_WORDS and not lines[-1].rstrip().endswith((".", "?", "!")):
        lines.pop()
    if len(lines) > 1 and len(lines[0].split()) <= GREETING_WORDS and not lines[0].rstrip().endswith((".", "?")):
        lines = lines[1:]
    return "\n".join(lines)


def typed_words(text: str) -> int:
    """How many words somebody had to type."""
    return len(typed(text).split())


@lru_cache(maxsize=8)
def speech_of(text: str, language: str | None) -> Speech:
    """Count a text's sentences by what they are about. `language` None or unknown: every language's words count."""
    said = process = claims = 0
    listed = _listed(text)
    for sentence in _ENDS.split(text.lower())[:MAX_SENTENCES]:
        if len(sentence.split()) < FEWEST_WORDS:
            continue
        if sentence.strip() in listed:
            continue
        said += 1
        talk, states = _heard(sentence, language)
        if states:
            claims += not _LABELLED.match(sentence) and (
                sentence.endswith((".", "!", "…")) or len(sentence.split()) >= FEWEST_BARE
            )
        elif talk:
            process += 1
    menu = _pattern("menu", None).search(text)
    return Speech(said, process, claims, " ".join(menu[0].split())[:40] if menu else None)


def says_of_its_own(text: str, language: str | None) -> bool:
    """Whether a text states something of the car that a program cannot know: neither when something was nor who said it is of the
    car, and what the advertisement holds, its price beside its mileage or its number, needs nobody to look."""
    for sentence in _ENDS.split(text.lower())[:MAX_SENTENCES]:
        if len(sentence.split()) < FEWEST_WORDS:
            continue
        if _RATE.search(sentence):
            return True
        if _pattern("process", language).search_small(sentence):
            continue
        bare = _beside("calendar", language).sub(" ", _listing(sentence, language))
        if _THOUSANDS.search(bare) or _heard(bare, language)[1]:
            return True  # a price is one, asked or offered
    return False


def any_car(text: str, language: str | None) -> bool:
    """Whether a text speaks of the car in words that fit any that was asked about."""
    return _beside("any_car", language).search(text.lower()) is not None


def reads_the_listing(text: str, language: str | None) -> bool:
    """Whether a text tells the price and the mileage in one sentence, or one of them as the advertisement has it."""
    return any(_listing(sentence, language) != sentence for sentence in _ENDS.split(text.lower())[:MAX_SENTENCES])


def _listing(sentence: str, language: str | None) -> str:
    """A sentence without the price and the mileage it tells, if it tells both, or one as the advertisement has it; nothing of one
    that says only what is offered for how much."""
    price, miles = _PRICE.search(sentence), _MILEAGE.search(sentence)
    if price and not _LETTERS.search(_only("listing_words", language).sub(" ", _PRICE.sub(" ", sentence))):
        return ""
    if (price and miles) or ((price or miles) and _beside("listing", language).search(sentence)):
        return _MILEAGE.sub(" ", _PRICE.sub(" ", sentence))
    return sentence


@lru_cache(maxsize=512)
def _heard(sentence: str, language: str | None) -> tuple[bool, bool]:
    """Whether a sentence is process, and whether it states something; templates bring the same ones again and again."""
    talk = _pattern("process", language).search_small(sentence) is not None
    if talk and "?" not in sentence and any(_states_alone(clause, language) for clause in _COMMA.split(sentence)):
        return False, True  # "trade-ins are possible, the rust on the arch costs 200 then"
    if talk and "?" not in sentence and _reports(sentence, language):
        return False, True
    return talk, "?" not in sentence and not talk and _states(sentence, language)


def _reports(sentence: str, language: str | None) -> bool:
    """Whether a formal sentence tells something of the matter behind its courtesies ("in response to your inquiry we inform you
    that ..."), and more than that the car is for sale."""
    told = _beside("reports", language).search(sentence)
    rest = sentence[told.end() :] if told else ""
    if len(rest.split()) < FEWEST_BARE or _pattern("process", language).search_small(rest):
        return False
    return _LETTERS.search(_only("listing_words", language).sub(" ", rest)) is not None and _states(rest, language)


def _states_alone(clause: str, language: str | None) -> bool:
    """Whether a clause of some length tells a figure of the matter, and nothing in it would suit any shopper."""
    if len(clause.split()) < FEWEST_BARE or not _FIGURE.search(clause) or _pattern("process", language).search_small(clause):
        return False
    return _pattern("matter", language).search_small(clause) is not None and _states(clause, language)


def _listed(text: str) -> frozenset[str]:
    """The rows of a list of cars, small letters: three lines or more with a figure and without an end that begin with the same
    name."""
    rows = [line.strip().lower() for line in text.split("\n")]
    bare = [row for row in rows if row and row[-1] not in ".!?:" and _DIGIT.search(row)]
    if len(bare) < FEWEST_LISTED:
        return frozenset()
    first = [hit[0] if (hit := _LETTERS.search(row)) else "" for row in bare]
    return frozenset(row for row, name in zip(bare, first, strict=True) if name and first.count(name) >= FEWEST_LISTED)


def _states(sentence: str, language: str | None) -> bool:
    """Whether a sentence, or one of its clauses, says something of the matter without a promise or a condition."""
    if not (_pattern("matter", language).search_small(sentence) or _FIGURE.search(sentence)):
        return False
    if _PRICE.search(sentence) or not _pattern("open", language).search_small(sentence):
        return True  # "4,500 if we sign by Monday" names a price
    clauses = [clause for clause in _CLAUSE.split(sentence) if len(clause.split()) >= FEWEST_WORDS]
    return len(clauses) > 1 and any(
        _pattern("matter", language).search_small(clause) and not _pattern("open", language).search_small(clause)
        for clause in clauses
    )


@cache
def _beside(name: str, language: str | None) -> re.Pattern[str]:
    words = load("inbox_speech")[name]
    return re.compile("|".join(words[language] if language in words else [one for part in words.values() for one in part]))


@cache
def _only(name: str, language: str | None) -> re.Pattern[str]:
    words = load("inbox_speech")[name]
    chosen = words[language] if language in words else [one for part in words.values() for one in part]
    return re.compile(rf"\b(?:{'|'.join(chosen)})\b(?!['’]\w)")


@cache
def _pattern(name: str, language: str | None) -> Words:
    words = load("inbox_speech")[name]
    chosen = [words[language]] if language in words else list(words.values())
    return Words("|".join(one for part in chosen for one in part))
