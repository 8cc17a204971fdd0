"""What stands above the greeting of a letter: a program's head, for people greet first. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.text.asides import says_i
from mysteryshop.inbox.text.card_lines import MONEY
from mysteryshop.inbox.text.signature import is_closing
from mysteryshop.lexicons import load

MOST_LINES, MOST_WORDS = 8, 40
"""Lines and words above a greeting; more are a letter."""
GREETING_WORDS = 7
_SET_OFF = re.compile(r"[,!:.…–-]$")


def without_head(text: str, names: tuple[str, ...]) -> str:
    """The text from its greeting on; all of it where nothing stands above one, or what stands there may be somebody's own words.

    `names`: the shopper's, first and last; his name and a comma greet him in any language.
    """
    lines = text.split("\n")
    filled = [place for place, line in enumerate(lines) if line.strip()][: MOST_LINES + 1]
    known = {name.casefold() for name in names if name}
    place = next((place for place in filled[1:] if not lines[place - 1].strip() and _greets(lines[place].strip(), known)), None)
    if place is None or _greets(lines[filled[0]].strip(), known):
        return text
    above = " ".join(line.strip() for line in lines[:place] if line.strip())
    below = sum(len(line.split()) for line in lines[place + 1 :])
    if not below or len(above.split()) > MOST_WORDS or "?" in above or MONEY.search(above) or says_i(above):
        return text
    return "\n".join(lines[place:])


def _greets(line: str, known: set[str]) -> bool:
    words = re.findall(r"\w+", line.casefold())
    if not 1 <= len(words) <= GREETING_WORDS or not _SET_OFF.search(line) or is_closing(line):
        return False
    return bool(_greeting().match(line)) or (line.endswith((",", "!", ":")) and set(words) <= known)


def begins_with_greeting(text: str) -> bool:
    """Whether a text begins with a greeting, on a line of its own or not."""
    return bool(_greeting().match(text.lstrip()))


def may_greet(line: str) -> bool:
    """Whether a line ends as greetings on a line of their own do."""
    return bool(_SET_OFF.search(line))


def is_greeting(line: str) -> bool:
    """Whether a line is a greeting in words that are known ("Hi Ann,")."""
    return len(line.split()) <= GREETING_WORDS and bool(_SET_OFF.search(line)) and bool(_greeting().match(line))


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(load("inbox_quotes")["greetings"]) + r")\b", re.IGNORECASE)
