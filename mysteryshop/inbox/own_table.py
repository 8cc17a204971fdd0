"""A table of the shopper's own details under an answer, known by what stands in it, whatever its labels and heading say. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mysteryshop.inbox.signature import is_closing

CELL_WORDS, MOST_STRANGE = 8, 2
"""Words of a cell that tells nothing of the shopper ("Source: Website"), and how many may stand one after the other."""
FEWEST_ROWS = 2
LABEL_WORDS = 4
"""Words of a label in front of the shopper's name."""
LONGEST_NUMBER = 9
"""Digits at a number's end that are the same however its country is written."""
ALIKE = 0.7
"""Part of a longer line's words that stand in the lead."""
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?…]$")
_RULE = re.compile(r"^[\W_]*$")
_EDGES = re.compile(r"^[-=_*#~>|\s]{2,}.*[-=_*#~<|\s]{2,}$")


@dataclass(frozen=True, slots=True)
class Own:
    """What a shopper told of himself: `reach`, the address and number he gave; `name`, in full; `told`, words of lead and car."""

    reach: tuple[str, ...]
    name: str
    told: frozenset[str]

    @classmethod
    def of(cls, reach: tuple[str, ...], name: str, lead: str, car: str) -> Own:
        return cls(tuple(one.casefold() for one in reach if one), name.casefold(), frozenset(_words(f"{lead} {car} {name}")))


def without_own_table(text: str, own: Own) -> str:
    """The text without a table at its end that holds the shopper's own details, his address or number among them; the text itself
    where there is none, or where nothing else is in it."""
    folded = text.casefold()
    if not any(_reaches(folded, one) for one in own.reach):
        return text
    lines = text.rstrip().split("\n")
    begin = _begin_of_table(lines, own)
    if begin is None:
        return text
    while begin and _heads(lines, begin - 1):
        begin -= 1
    return "\n".join(lines[:begin]).rstrip() or text


def _begin_of_table(lines: list[str], own: Own) -> int | None:
    begin, rows, strange, reached = len(lines), 0, 0, False
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place].strip()
        if _RULE.match(line):
            continue
        folded = line.casefold()
        if any(_reaches(folded, one) for one in own.reach):
            rows, strange, reached, begin = rows + 1, 0, True, place
        elif _is_own(folded, own):
            rows, strange, begin = rows + 1, 0, place
        elif len(line.split()) <= CELL_WORDS and strange < MOST_STRANGE and not _ENDS.search(line) and not is_closing(line):
            strange += 1
        else:
            break
    return begin if reached and rows >= FEWEST_ROWS else None


def _is_own(line: str, own: Own) -> bool:
    words = _words(line)
    if own.name and line.endswith(own.name):
        return len(words) <= len(own.name.split()) + LABEL_WORDS
    return len(words) >= 2 and sum(word in own.told for word in words) >= ALIKE * len(words)


def _heads(lines: list[str], place: int) -> bool:
    """Whether a line belongs to the table under it: a gap, a rule, a heading between rules, or a label right above it with a gap
    over it; a name or a goodbye above the table does not."""
    line = lines[place].strip()
    if _RULE.match(line) or _EDGES.match(line):
        return True
    if len(line.split()) > CELL_WORDS or _ENDS.search(line) or is_closing(line):
        return False
    ruled = place > 0 and bool(lines[place - 1].strip()) and bool(_RULE.match(lines[place - 1]))
    if ruled or line.endswith(":"):
        return True
    return bool(lines[place + 1].strip()) and (_is_cell(line) or place == 0 or not lines[place - 1].strip())


def _is_cell(line: str) -> bool:
    label, colon, _ = line.partition(":")
    return bool(colon) and len(label.split()) <= LABEL_WORDS


def _reaches(folded: str, one: str) -> bool:
    if "@" in one:
        return one in folded
    number = re.sub(r"\D", "", one)[-LONGEST_NUMBER:]
    return len(number) >= LONGEST_NUMBER - 2 and number in re.sub(r"\D", "", folded)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if len(word) > 1]
