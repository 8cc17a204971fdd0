"""When and where to find a store, as programs print it under a letter: hours day by day, an address under a heading. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.text.card_lines import MONEY, NAME, has_contact, is_block_line
from mysteryshop.lexicons import load

HEADING_WORDS = 6
MOST_LINES = 14
"""Words of a heading; lines of such a block."""
TELLS_WORDS = 12
"""Words of what somebody says over the hours he tells, where their heading is one that programs print."""
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")


def is_visiting_block(lines: list[str], above: str) -> bool:
    """Whether a closing paragraph is nothing but a store's hours, or its address and number, under a heading. `above`: the words
    over it; who spoke of hours there, or ends with a colon, tells them himself."""
    rows = [line.strip() for line in lines if line.strip()]
    if not 2 <= len(rows) <= MOST_LINES or above.rstrip().endswith(":") or not _is_heading(rows[0]):
        return False
    hours = [is_hours(row) for row in rows[1:]]
    titled = bool(_listed("visiting_headings").search(rows[0]))
    if not all(told or _is_place(row, titled=titled) for told, row in zip(hours, rows[1:], strict=True)):
        return False
    if any(hours):
        short = not titled or len(above.split()) <= TELLS_WORDS
        return (titled or not NAME.match(rows[0])) and not (short and _listed("hours_told").search(above))
    return titled and len(rows) >= 3 and any(map(has_contact, rows[1:]))


def is_hours(line: str) -> bool:
    """Whether a line says of a day, or of several, from when to when or that the store is closed, and nothing else."""
    words = [word.casefold() for word in _WORD.findall(line)]
    days, beside, closed = _days()
    if not words or words[0] not in days or len(words) > 16:
        return False
    if not all(word in days or word in beside or word in closed for word in words):
        return False
    told = any(word in closed for word in words)
    single = len(words[0]) == 1 and sum(word in days for word in words) < 2 and not re.match(r"\w\s*[:.]?\s*\d", line.strip())
    return not single and (told or len(_FIGURE.findall(line)) >= 2) and not MONEY.search(line)


def _is_place(line: str, *, titled: bool) -> bool:
    """An address or a number; under a heading that says so, anything with figures that is no sentence."""
    return is_block_line(line) and (has_contact(line) or (titled and any(map(str.isdigit, line))))


def _is_heading(line: str) -> bool:
    return (
        len(line.split()) <= HEADING_WORDS and line[-1] not in ".!?," and not any(map(str.isdigit, line)) and not is_hours(line)
    )


@cache
def _days() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = load("inbox_visiting")
    return frozenset(lists["days"]), frozenset(lists["beside"]), frozenset(lists["closed"])


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{one})" for one in load("inbox_visiting")[name]), re.IGNORECASE)
