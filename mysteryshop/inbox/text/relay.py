"""What somebody wrote by way of a portal: the portal's line above it and its calls below taken off. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mysteryshop.inbox.language.words import Words
from mysteryshop.inbox.text.introductions import is_introduction
from mysteryshop.inbox.text.quotes import heads_a_quote
from mysteryshop.lexicons import load

ABOVE = 4
"""The introduction is one of so many first lines."""
WORDS_ABOVE = 14
"""Words above the introduction; more are a letter."""
MAX_BELOW = 14
"""Lines a portal adds below; where more follow, the call stood within the letter."""
MAX_TEXT = 8_000
MAX_LINE = 200


@lru_cache(maxsize=16)
def carried(text: str) -> str | None:
    """The letter within a portal's mail; None where a mail is no such thing. Only a mail with both, an introduction above and a
    call to answer by way of the portal below, is one: words too many are the smaller harm."""
    if len(text) > MAX_TEXT:
        return None
    if not _introducing().may_match(text):
        return None
    lines = [line.strip() for line in text.split("\n")]
    filled = [place for place, line in enumerate(lines) if line]
    begin = next(
        (
            place
            for place in filled[:ABOVE]
            if len(lines[place]) <= MAX_LINE
            and _told("introduction").match(lines[place].lower())
            and not (place != filled[0] and is_introduction(lines[place]))  # a mail program's, above what it quotes
            and not heads_a_quote(lines[place])
        ),
        None,
    )
    if begin is None or sum(len(line.split()) for line in lines[:begin]) > WORDS_ABOVE:
        return None
    end = next((place for place in filled if place > begin + 1 and _calls(lines[place], lines[place - 1])), None)
    if end is None or sum(place >= end for place in filled) > MAX_BELOW:
        return None
    letter = "\n".join(lines[begin + 1 : end]).strip()
    if len(letter) > 2 and letter[0] in _MARKS and letter[-1] == _MARKS[letter[0]]:
        letter = letter[1:-1].strip()
    return letter or None


def _calls(line: str, above: str) -> bool:
    """Whether a line calls to answer by way of the portal: set off, or with a link."""
    return (not above or "http" in line or above[-1] in _MARKS.values()) and _told("call").match(line.lower()) is not None


_MARKS = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'"}


@cache
def _introducing() -> Words:
    return Words("|".join(f"(?:{one})" for one in load("inbox_relays")["introduction"]))


@cache
def _told(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in load("inbox_relays")[name]))
