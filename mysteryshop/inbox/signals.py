"""Words and headers that give away what kind of mail one is; compiled once. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.model import Message

_FOLDS = int(re.IGNORECASE)


@cache
def pattern(kind: str, where: str = "words") -> re.Pattern[str]:
    """The patterns of one kind of mail ("bounce", "survey", ...) in one place ("senders", "subjects", "words")."""
    return _compiled("|".join(f"(?:{one})" for one in load("inbox_signals")[kind][where]))


@cache
def cue(name: str, language: str | None = None) -> re.Pattern[str]:
    """The patterns of one cue of who wrote a mail: those of its language, or of all together where that is not known."""
    by_language = load("inbox_nature")[name]
    chosen = [by_language[language]] if language in by_language else by_language.values()
    return _compiled("|".join(f"(?:{one})" for words in chosen for one in words))


def spoken(message: Message) -> str | None:
    """The language to read a mail's cues in; None for texts so short that it may be mistaken."""
    return message.language if len(message.text) >= 80 else None


@cache
def patterns(kind: str, where: str = "words") -> tuple[re.Pattern[str], ...]:
    """The same patterns one by one, to count how many different ones a text holds."""
    return tuple(_compiled(one) for one in load("inbox_signals")[kind][where])


def _compiled(words: str) -> re.Pattern[str]:
    """Patterns in small letters are searched in small letters (`found`): twice as fast as letting the matcher fold case."""
    folds = re.search(r"(?<!\\)[A-Z]", words) is not None
    return re.compile(words, re.MULTILINE | (re.IGNORECASE if folds else 0))


def found(regex: re.Pattern[str], text: str) -> str | None:
    """The words that match, folded to one line and bounded, or None."""
    small = text.lower()
    hit = regex.search(text if regex.flags & _FOLDS or len(small) != len(text) else small)
    return " ".join(text[hit.start() : hit.end()].split())[:60] if hit else None


def header(message: Message, name: str) -> str:
    """The first value of a header, lower case; "" when it is not there."""
    return next((value.strip().lower() for key, value in message.headers if key.lower() == name), "")


def local_part(address: str) -> str:
    """What stands before the @, lower case."""
    return address.rpartition("@")[0].lower()


def domain_of(address: str) -> str:
    """What stands behind the @, lower case."""
    return address.rpartition("@")[2].lower()
