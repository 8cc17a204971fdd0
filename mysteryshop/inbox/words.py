"""Long alternations of words, searched fast: letters that every match must hold are looked for first. Pure.

Python tries every alternative of a pattern at every character; a list of forty takes half a millisecond a page. Most pages hold
none of the letters that any alternative needs, and `in` finds that out in microseconds.
"""

from __future__ import annotations

import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_FEWEST = 2
"""Shorter runs of letters stand in every text."""


@lru_cache(maxsize=16)
def small(text: str) -> str:
    """The text in small letters; asked again and again for the same mail."""
    return text.lower()


class Words:
    """A pattern searched without case, by way of letters that it cannot match without.

    Patterns in small letters are searched in small letters, twice as fast as letting the matcher fold case.
    """

    __slots__ = ("folds", "needed", "regex")

    def __init__(self, words: str) -> None:
        self.folds = re.search(r"(?<!\\)[A-Z]", words) is not None
        self.regex = re.compile(words, re.MULTILINE | (re.IGNORECASE if self.folds else 0))
        self.needed = needed(words)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match; its places count in `text`."""
        low = small(text)
        if len(low) != len(text):
            return self.regex.search(text)
        return self.search_small(low, text)

    def search_small(self, low: str, text: str | None = None) -> re.Match[str] | None:
        """The same in a text that is in small letters already."""
        if self.needed is not None:
            for one in self.needed:
                if one in low:
                    break
            else:
                return None
        return self.regex.search(text if text is not None and self.folds else low)

    def all(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, one after the other."""
        low = small(text)
        same = len(low) == len(text)
        if same and self.search_small(low) is None:
            return iter(())
        return self.regex.finditer(low if same and not self.folds else text)


def needed(words: str) -> tuple[str, ...] | None:
    """Small-letter strings of which every match of a pattern holds one; None where the pattern can do without."""
    try:
        found = _of_sequence(parser.parse(words, re.MULTILINE))
    except re.error:
        return None
    return tuple(sorted(found)) if found and all(len(one) >= _FEWEST or not one.isalnum() for one in found) else None


def _of_sequence(parts: Any) -> frozenset[str] | None:
    """Of parts that all must match, the best: a run of letters, or what a group of alternatives needs."""
    best: frozenset[str] | None = None
    run = ""
    for operation, argument in [*parts, (None, None)]:
        if operation is code.LITERAL:
            run += chr(argument).lower()
            continue
        best, run = _better(best, frozenset([run]) if run else None), ""
        if operation is code.BRANCH:
            best = _better(best, _of_branches(argument[1]))
        elif operation is code.IN and all(kind is code.LITERAL for kind, _ in argument):
            best = _better(best, frozenset(chr(letter).lower() for _, letter in argument))
        elif operation is code.SUBPATTERN:
            best = _better(best, _of_sequence(argument[3]))
        elif operation in (code.MAX_REPEAT, code.MIN_REPEAT) and argument[0] >= 1:
            best = _better(best, _of_sequence(argument[2]))
    return best


def _of_branches(branches: Any) -> frozenset[str] | None:
    every = [_of_sequence(branch) for branch in branches]
    return None if any(one is None for one in every) else frozenset().union(*(one for one in every if one))


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set whose shortest string is longer: it says no more often."""
    if one is None or other is None:
        return one if other is None else other
    return max(one, other, key=lambda held: (min(map(len, held)), -len(held)))
