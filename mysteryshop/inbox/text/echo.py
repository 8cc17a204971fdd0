"""The shopper's own lead at the end of an answer, repeated by a CRM without any mark of a quote. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mysteryshop.inbox.text.card_lines import NAME, has_contact, is_block_line
from mysteryshop.inbox.text.heads import is_greeting
from mysteryshop.inbox.text.portal_rows import heads_words
from mysteryshop.inbox.text.quotes import heads_a_lead, heads_a_quote
from mysteryshop.inbox.text.signature import is_closing
from mysteryshop.lexicons import load

FEWEST_WORDS = 8
"""Shorter leads are repeated by chance."""
FEWEST_BELOW = 6
"""Fewer words below it are the shopper's name."""
ALIKE = 0.9
"""Part of the lead's words that must follow each other as the shopper wrote them."""
MAX_TEXT = 40_000

FEWEST_ROWS = 3
"""Rows of a table of details; two may be a dealer's own ("Price: ...", "Stock: ...")."""
FEWEST_HEADED = 2
"""The same under a heading that says what they are."""
CELL_WORDS, MOST_PROSE = 8, 3
"""Words of a cell at most, and longer lines at most: the shopper's comments are one."""
MOST_ROWS = 30
LONGEST_NUMBER = 9
"""Digits at a number's end that are the same however its country is written."""

MOST_IMPRINT = 20
"""Words of a store's name and address in one line."""
MOST_NAMES, MOST_BESIDE = 4, 30
"""Words of a writer's name, and letters that may stand beside the store's ("Lee Motors, since 1974")."""
_INITIALS = re.compile(r"^(?:[^\W\d_]\.? ?){1,3}$")
_PLACED = re.compile(r"\s*[,|•·–/-]\s*\S")
_BANNER = re.compile(r"^[-_=*~]{3,} ?[^\W\d_].*[-_=*~]{3,}$")
_WORD, _DIGITS = re.compile(r"\w+"), re.compile(r"\d+")
_ROW = re.compile(r"^\W{0,3}[^\W\d_][^:：|\n]{0,30}\s?[:：|]\s*(\S.*)?$")


def without_details(text: str, mine: Sequence[str]) -> str:
    """The text without a table of the shopper's own details at its end ("Name: ...", "Phone: ..."), as CRMs put it under answers;
    the text itself where nothing else is in it.

    `mine`: the alias and the number given; one of them stands in the table, or it is somebody else's. A table in the midst of a
    letter stays: its writer wanted it read.
    """
    lines = text.rstrip().split("\n")
    if (heading := _heading(lines, mine)) is not None:
        return _joined("\n".join(lines[:heading]), "") or text
    begin = len(lines)
    rows = 0
    while begin and (not lines[begin - 1].strip() or (len(lines[begin - 1]) <= 300 and _ROW.match(lines[begin - 1]))):
        begin -= 1
        rows += bool(lines[begin].strip())
    while begin < len(lines) and (not lines[begin].strip() or lines[begin].rstrip().endswith(":")):
        begin += 1  # a label, or what introduces the table, is dealt with as in front of a repeated lead
    if rows < FEWEST_ROWS or not _holds("\n".join(lines[begin:]), mine):
        return text
    return _joined("\n".join(lines[:begin]), "") or text


def _heading(lines: list[str], mine: Sequence[str]) -> int | None:
    """Where a heading stands near the end ("Inquiry details") under which only cells of a table stand, the shopper's among them;
    the row of the comments may be longer. None where there is none."""
    for place in range(len(lines) - 1, max(0, len(lines) - MOST_ROWS), -1):
        if not (heads_a_lead(lines[place]) or heads_a_quote(lines[place])):
            continue
        below = [line.strip() for line in lines[place + 1 :] if line.strip()]
        prose = sum(len(line.split()) > CELL_WORDS for line in below)
        if len(below) >= FEWEST_HEADED and prose <= MOST_PROSE and _holds("\n".join(below), mine):
            return place
    return None


def _holds(table: str, mine: Sequence[str]) -> bool:
    folded = table.casefold()
    return any(reaches(folded, one.casefold()) for one in mine)


def reaches(folded: str, one: str) -> bool:
    """Whether small letters hold this address, or this number in whatever spelling; too short a number is nobody's."""
    if "@" in one:
        return one in folded
    number = re.sub(r"\D", "", one)[-LONGEST_NUMBER:]
    return len(number) >= LONGEST_NUMBER - 2 and number in _digits_of(folded)


@lru_cache(maxsize=8)
def _digits_of(text: str) -> str:
    """A text is asked for the address, the number and the number under another label."""
    return "".join(_DIGITS.findall(text))


def without_lead(text: str, lead: str) -> str:
    """The text without the lead repeated in it from the beginning of a line on; the text itself where nothing else is in it.

    A label above ("Comments:") and the shopper's name below go with it. A lead taken up within a sentence
    stays: that is an answer.
    """
    if (run := run_of_lead(text, lead)) is None:
        return text
    begin = text.rfind("\n", 0, run[0]) + 1
    before = text[begin : run[0]].strip(" \t\"'“«„>")
    if before and not (before.endswith(":") and len(before.split()) <= 4):
        return text
    return _joined(text[:begin], text[run[1] :]) or text


def run_of_lead(text: str, lead: str) -> tuple[int, int] | None:
    """Where the lead stands in a text, word by word but for a few: from which letter on, and up to which."""
    asked = _words_of(lead)
    if len(asked) < FEWEST_WORDS or len(text) > MAX_TEXT or not _may_hold(text.casefold(), asked):
        return None
    words = [(hit[0].casefold(), hit.start(), hit.end()) for hit in _WORD.finditer(text)]
    for place in range(len(words) - len(asked) + 1):
        if words[place][0] != asked[0] or words[place + 1][0] != asked[1]:
            continue
        run = words[place : place + len(asked)]
        if sum(told[0] == word for told, word in zip(run, asked, strict=True)) >= ALIKE * len(asked):
            return run[0][1], run[-1][2]
    return None


def without_quoted_lead(text: str, lead: str, mine: Sequence[str]) -> str:
    """The text without the lines of the lead that an answer point by point quotes; the text itself where nothing else is in it.

    What else stands there as quoted stays: a quote of somebody's words may be what the answer needs to be understood. `mine`: the
    alias and the number given.
    """
    if "\n>" not in f"\n{text}":
        return text
    asked = set(_words_of(lead))
    kept = [line for line in text.split("\n") if not (line.startswith(">") and _is_of_the_lead(line.strip("> \t"), asked, mine))]
    told = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n ")
    return told if told.strip("> \n") else text


def _is_of_the_lead(line: str, asked: set[str], mine: Sequence[str]) -> bool:
    words = _words_of(line)
    return sum(word in asked for word in words) >= ALIKE * len(words) or _holds(line, mine)


def without_imprint(text: str, store: str) -> str:
    """The text without the store's name over it, with its place, or under it ("Lee Motors, 12 Main Street, Albany")."""
    head, _, below = text.strip().partition("\n")
    if below.strip(" -_=*#~\n") and head.strip().casefold() == store.casefold():
        text = _under_address(below.lstrip(" -_=*#~\n"))
    above, _, last = text.rstrip().rpartition("\n\n")
    line = last.strip()
    if not above.strip() or "\n" in line or not line.casefold().startswith(store.casefold()):
        return text
    rest = line[len(store) :]
    if not rest and is_closing(above.rstrip().rpartition("\n")[2]):
        return text  # it signs
    if rest and (not _PLACED.match(rest) or rest[-1] in ".!?:" or len(line.split()) > MOST_IMPRINT):
        return text
    return above.rstrip()


def _under_address(text: str) -> str:
    """The text without a first line, set apart, that says where the store is that was named above it."""
    first, _, rest = text.partition("\n")
    placed = has_contact(first) and is_block_line(first) and first.rstrip()[-1:] not in ".!?:,"
    return rest.lstrip(" -_=*#~\n") if placed and rest.startswith("\n") and rest.strip() else text


def without_store_below(text: str, store: str) -> tuple[str, str]:
    """The text without the store's name under its writer's, alone or behind his title ("Sales Manager, Lee Motors"), and that
    line: programs put it there as the rest of a signature."""
    above, _, last = text.rstrip().rpartition("\n")
    lines = above.rstrip().split("\n")
    name = lines[-1].strip()
    rest = last.strip()[len(store) :]
    folded, house = last.strip().casefold(), store.casefold()
    told = folded.startswith(house) and (not rest or (_PLACED.match(rest) and len(rest) <= MOST_BESIDE))
    told = told or (folded.endswith(house) and _is_title(last.strip()[: -len(store)]))
    if not store or not told or len(lines) < 2 or last.rstrip().endswith((".", "!", "?", ":")) or is_closing(name):
        return text, ""
    signed = len(name.split()) <= MOST_NAMES and (NAME.match(name) or _INITIALS.match(name)) and not is_greeting(name)
    return (above.rstrip(), last.strip()) if signed else (text, "")


def _is_title(before: str) -> bool:
    """Whether a few words in front of a store's name are somebody's title, set off from it."""
    words = before.rstrip(" ,|•·@–-").split()
    joined = words[-1].casefold() if words and before.rstrip()[-1:].isalnum() else ""
    if joined in load("inbox_quotes")["between_names"]:
        words.pop()
    elif joined:
        return False
    return 1 <= len(words) <= MOST_NAMES + 1 and words[0][:1].isupper() and not set(before) & set(".!?:")


@lru_cache(maxsize=64)
def _words_of(lead: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(lead)]


def _may_hold(folded: str, asked: list[str]) -> bool:
    """Whether enough of the lead's words stand anywhere in a text; most answers have hardly any."""
    left = len(asked)
    for word in asked:
        if word not in folded:
            left -= 1
            if left < ALIKE * len(asked):
                return False
    return True


def _joined(above: str, below: str) -> str:
    """What stands around the lead: the label and the rule above it go, and what is too short below it to say anything."""
    lines, rest = above.rstrip().split("\n"), below.lstrip(" .!?\"'”»\n")
    heading, _, answer = rest.partition("\n")
    if len(lines) == 1 and heads_words(lines[0]) and len(rest.split()) >= FEWEST_BELOW:
        # the lead stood first, and what answers it may stand under a heading of its own
        return answer.strip() if answer.strip() and heads_words(heading) else rest.strip()
    while lines and (
        not lines[-1].strip(" -_=*#~")
        or _BANNER.match(lines[-1].strip())
        or (lines[-1].rstrip().endswith(":") and len(lines[-1].split()) <= 5)
        or heads_a_quote(lines[-1])
        or ((heads_a_lead(lines[-1]) or heads_words(lines[-1])) and len(lines) > 1 and not lines[-2].strip())
    ):
        lines.pop()
    kept = "\n".join(lines).rstrip()
    return f"{kept}\n\n{rest}".strip() if len(rest.split()) >= FEWEST_BELOW else kept
