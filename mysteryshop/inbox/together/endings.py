"""The same closing paragraph under many different letters: a program's, whatever it says. Pure.

One mail does not tell a footer in new words from its writer's last sentence. Many do: what stands below the signature of letters
that have nothing else in common was typed by nobody.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from mysteryshop.inbox.text.card_lines import MONEY, NAME, has_contact
from mysteryshop.inbox.text.footers import paragraphs_of
from mysteryshop.inbox.text.signature import is_closing, is_postscript, split_signature
from mysteryshop.inbox.text.writer import Writer

FEWEST_LETTERS = 3
"""Letters with different words under whose signatures the paragraph must stand."""
SHORTEST_LETTER = 8
"""Words above the paragraph; fewer are a greeting, and the paragraph is the letter."""
LONG = 12
"""Words from which a paragraph with a sum in it may be a note on fees, not a price told."""
MOST_WORDS = 60
COMPARED = 40
"""Words of the letter above that it is told from others by."""
LAYERS = 3
"""Closing paragraphs one under the other."""

FEWEST_WORDS = 3
"""Words of it that are no names."""

_WORD = re.compile(r"\w+")
_NAMES = re.compile(r"\b[^\W\d_a-zà-ÿ][\w'’-]*(?: [^\W\d_a-zà-ÿ][\w'’-]*)+")
"""Two words or more in a row with capitals: people and stores, others in each letter."""


class Ending(NamedTuple):
    """The last paragraph of one letter: `mark` is equal for the same words (names and numbers aside), `letter` for the same
    letter above it. `signed`: it stands under a goodbye, a name or a card."""

    mark: str
    letter: str
    signed: bool


def ending_of(text: str, names: Iterable[str]) -> Ending | None:
    """The closing paragraph of a new text; None where the text is one paragraph, or its end may be anybody's own words: a
    goodbye, a name, a question, a price, a postscript. `names`: of the store, the shopper and the sender."""
    lines = text.rstrip().split("\n")
    parts = paragraphs_of(lines)
    if len(parts) < 2:
        return None
    begin, end = parts[-1]
    last = " ".join(line.strip() for line in lines[begin:end])
    if _may_be_own(last, lines[begin]):
        return None
    known = {word for name in names for word in _WORD.findall(name.casefold())}
    told = _told(_NAMES.sub("1", last), known)
    if len(told) < FEWEST_WORDS:
        return None
    return Ending(_mark(told), _mark(_told(" ".join(lines[:begin]), known)[:COMPARED]), _is_signed(lines[:begin]))


def programs_endings(endings: Iterable[Ending]) -> frozenset[str]:
    """The marks of those that stand under the signatures of several different letters."""
    under: dict[str, set[str]] = defaultdict(set)
    for one in endings:
        if one.signed:
            under[one.mark].add(one.letter)
    return frozenset(mark for mark, letters in under.items() if len(letters) >= FEWEST_LETTERS)


def without_endings(text: str, names: Iterable[str], known: frozenset[str], writer: Writer) -> tuple[str, str] | None:
    """(new text, signature that stood above the ending) without closing paragraphs of these marks; None where it has none."""
    said, named = text, list(names)
    for _ in range(LAYERS):
        ending = ending_of(said, named)
        if ending is None or ending.mark not in known:
            break
        lines = said.rstrip().split("\n")
        said = "\n".join(lines[: paragraphs_of(lines)[-1][0]]).rstrip()
    if said == text:
        return None
    body, card = split_signature(said.split("\n"), writer)
    return "\n".join(body).strip("\n "), card


def _may_be_own(last: str, first_line: str) -> bool:
    count = len(last.split())
    if count > MOST_WORDS or last.endswith("?") or is_postscript(last) or is_closing(first_line):
        return True
    if count < LONG and MONEY.search(last):
        return True
    return bool(NAME.match(last)) and count <= 4


def _is_signed(lines: list[str]) -> bool:
    """Whether a letter is closed at its last line: by a goodbye, a name of a few words, or a card."""
    if sum(len(line.split()) for line in lines) < SHORTEST_LETTER:
        return False
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return is_closing(last) or has_contact(last) or (bool(NAME.match(last)) and len(last.split()) <= 4 and last[-1] not in ".!?:")


def _told(text: str, known: set[str]) -> list[str]:
    """The words that are no names and hold no figures."""
    return [word for word in _WORD.findall(text.casefold()) if word not in known and not any(map(str.isdigit, word))]


def _mark(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:24]
