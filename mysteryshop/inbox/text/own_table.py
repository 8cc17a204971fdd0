"""A table of the shopper's own details under an answer, known by what stands in it, whatever its labels and heading say. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mysteryshop.inbox.text.asides import says_i
from mysteryshop.inbox.text.card_lines import MONEY
from mysteryshop.inbox.text.echo import reaches
from mysteryshop.inbox.text.footers import paragraphs_of
from mysteryshop.inbox.text.quotes import heads_a_lead, heads_a_quote
from mysteryshop.inbox.text.signature import is_closing

CELL_WORDS, MOST_STRANGE = 8, 2
"""Words of a cell that tells nothing of the shopper ("Source: Website"), and how many may stand one after the other."""
FEWEST_ROWS = 2
LABEL_WORDS = 4
"""Words of a label in front of the shopper's name."""
SHORTEST_HOUSE, IMPRINT_WORDS = 5, 25
"""Letters of a store's name, and words of a closing paragraph that begins with it."""
CAR_WORDS = 2
"""Words that name a car."""
LEAD_WORDS = 5
"""Words that follow each other as in the lead."""
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?…]$")
_RULE = re.compile(r"^[\W_]*$")
_EDGES = re.compile(r"^[-=_*#~>|\s]{2,}.*[-=_*#~<|\s]{2,}$")


@dataclass(frozen=True, slots=True)
class Own:
    """What a shopper told of himself: `reach`, the address and number he gave; `name`, in full; `lead` and `car`, their words;
    and `house`, the name of the store he told it."""

    reach: tuple[str, ...]
    name: str
    lead: str
    car: str
    house: str = ""

    @classmethod
    def of(cls, reach: tuple[str, ...], name: str, lead: str, car: str, house: str = "") -> Own:
        return cls(tuple(one.casefold() for one in reach if one), name.casefold(), _words(lead), _words(car), house.casefold())


def without_own_table(text: str, own: Own) -> str:
    """The text without a table at its end that holds the shopper's own details, his address or number among them; the text itself
    where there is none, or where nothing else is in it."""
    folded = text.casefold()
    if not any(reaches(folded, one) for one in own.reach):
        return text
    lines = text.rstrip().split("\n")
    begin = _begin_of_table(lines, own)
    if begin is None and (above := _above_imprint(lines, own.house)) < len(lines):
        lines = lines[:above]
        begin = _begin_of_table(lines, own)
    if begin is None:
        return text
    while begin and _heads(lines, begin - 1):
        begin -= 1
    return "\n".join(lines[:begin]).rstrip() or text


def without_car_below(text: str, own: Own) -> str:
    """The text without a last line that names the shopper's car and says nothing of it; after a colon it is the message."""
    lines = text.rstrip().split("\n")
    last = _words(lines[-1])
    if len(last.split()) < CAR_WORDS or f" {last} " not in f" {own.car} " or len(lines) < 3 or lines[-2].strip():
        return text
    above = "\n".join(lines[:-1]).rstrip()
    return text if above.endswith((":", ",")) or not above else above


def _above_imprint(lines: list[str], house: str) -> int:
    """Where a closing paragraph begins that starts with the store's name and says little; the end where there is none."""
    begin, end = (paragraphs_of(lines) or [(0, 0)])[-1]
    said = " ".join(lines[begin:end]).strip()
    is_one = len(house) >= SHORTEST_HOUSE and said.casefold().startswith(house) and len(said.split()) <= IMPRINT_WORDS
    return begin if begin and is_one and not MONEY.search(said) and not says_i(said) else len(lines)


def _begin_of_table(lines: list[str], own: Own) -> int | None:
    """Where the table begins. Above the row with the shopper's address or number nothing crosses a gap but his name."""
    begin, rows, strange, reached, gap = len(lines), 0, 0, False, False
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place].lstrip("> ").rstrip()
        if _RULE.match(line):
            gap = True
            continue
        folded, crossed = line.casefold(), gap and reached
        if any(reaches(folded, one) for one in own.reach):
            rows, strange, reached, begin = rows + 1, 0, True, place
        elif _names(folded, own) or ((not crossed or _is_cell(line)) and _repeats(line, own)):
            rows, strange, begin = rows + 1, 0, place
        elif not crossed and _is_strange_cell(line) and strange < MOST_STRANGE:
            strange += 1
        else:
            break
        gap = False
    return begin if reached and rows >= FEWEST_ROWS else None


def _is_strange_cell(line: str) -> bool:
    return len(line.split()) <= CELL_WORDS and not _ENDS.search(line) and not is_closing(line)


def _names(line: str, own: Own) -> bool:
    """A row that ends with the shopper's name behind a label, or a cell that is a part of it."""
    told = line.partition(":")[2] or line if len(line.partition(":")[0].split()) <= LABEL_WORDS else line
    if told.strip() and set(told.split()) <= set(own.name.split()):
        return True
    words = len(line.split()) - len(own.name.split())
    return bool(own.name) and line.endswith(own.name) and 0 <= words <= LABEL_WORDS


def _repeats(line: str, own: Own) -> bool:
    """A row of the car, or of what the lead said, behind a label or none."""
    words = _words(line).split()
    for skipped in range(min(LABEL_WORDS, len(words)) + 1):
        rest = " ".join(words[skipped:])
        count = len(words) - skipped
        if (count >= LEAD_WORDS and rest in own.lead) or (skipped and count >= 2 and rest in own.car):
            return True
    return False


def _heads(lines: list[str], place: int) -> bool:
    """Whether a line belongs to the table under it: a gap, a rule, a heading between rules, or a label right above it with a gap
    over it; a name or a goodbye above the table does not."""
    line = lines[place].lstrip("> ").rstrip()
    if _RULE.match(line) or _EDGES.match(line) or heads_a_lead(line) or heads_a_quote(line):
        return True
    if len(line.split()) > CELL_WORDS or _ENDS.search(line) or is_closing(line):
        return False
    ruled = place > 0 and bool(lines[place - 1].strip()) and bool(_RULE.match(lines[place - 1]))
    if ruled or line.endswith(":"):
        return True
    above = lines[place - 1].lstrip("> ").rstrip() if place else ""
    apart = not above or heads_a_lead(above) or heads_a_quote(above)
    return bool(lines[place + 1].strip()) and (apart or _is_cell(line))


def _is_cell(line: str) -> bool:
    label, colon, _ = line.partition(":")
    return bool(colon) and len(label.split()) <= LABEL_WORDS


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
