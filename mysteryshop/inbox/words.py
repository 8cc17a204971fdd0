"""Long alternations of words, searched fast: letters that every match must hold are looked for first. Pure.

Python tries every alternative of a pattern at every character; a list of forty takes half a millisecond a page. Most pages hold
none of the letters that any alternative needs. Which of all lists' letters a page holds is found out once, line by line: a mail
is asked for a hundred lists, in whole and in parts, and mails of one sender have most of their lines in common.
"""

from __future__ import annotations

import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count
from typing import Any

_FEWEST = 2
"""Shorter runs of letters stand in every text."""


_GRAM = 3
_LINES = 1_200
"""Lines whose letters are remembered."""


@lru_cache(maxsize=16)
def small(text: str) -> str:
    """The text in small letters; asked again and again for the same mail."""
    return text.lower()


class _Letters:
    """The letters that any list looks for, which of them a text holds, and which lists (by their numbers) look for those."""

    def __init__(self) -> None:
        self._askers: dict[str, list[int]] = {}
        self._brief: list[str] = []
        self._across: list[str] = []
        self._by_gram: dict[str, tuple[str, ...]] = {}
        self._lines: dict[str, frozenset[str | int]] = {}
        self._number = count(1)

    def learn(self, letters: Iterable[str]) -> int:
        """Look for these, too; the number of who asks. What was found out before is forgotten."""
        number = next(self._number)
        for one in sorted(set(letters)):
            askers = self._askers.setdefault(one, [])
            askers.append(number)
            if len(askers) > 1:
                continue  # looked for already
            if "\n" in one:
                self._across.append(one)
            elif len(one) < _GRAM:
                self._brief.append(one)
            else:
                gram = min(_grams(one), key=lambda part: (len(self._by_gram.get(part, ())), part))
                self._by_gram[gram] = (*self._by_gram.get(gram, ()), one)
        self._lines.clear()
        held.cache_clear()
        return number

    def within(self, text: str) -> frozenset[str | int]:
        """Those that stand in a text, and the numbers of those who look for any of them."""
        across = [one for one in self._across if one in text]
        asked = [self._askers[one] for one in across]
        known = self._lines
        lines = [known.get(line) or self._of_line(line) for line in text.split("\n") if line]
        return frozenset().union(across, *asked, *lines)

    def _of_line(self, line: str) -> frozenset[str | int]:
        found = self._lines.get(line)
        if found is None:
            if len(self._lines) >= _LINES:
                self._lines.clear()
            likely = [one for gram in _grams(line) & self._by_gram.keys() for one in self._by_gram[gram]]
            here = [one for one in (*self._brief, *likely) if one in line]
            found = self._lines[line] = frozenset().union(here, *(self._askers[one] for one in here))
        return found


def _grams(text: str) -> set[str]:
    return {text[place : place + _GRAM] for place in range(len(text) - _GRAM + 1)}


_letters = _Letters()


@lru_cache(maxsize=32)
def held(low: str) -> frozenset[str | int]:
    """The letters of all lists that a text in small letters holds, and the numbers of the lists that look for them."""
    return _letters.within(low)


class Words:
    """A pattern searched without case, by way of letters that it cannot match without.

    Patterns in small letters are searched in small letters, twice as fast as letting the matcher fold case. A choice between
    patterns is searched choice by choice, and only for those whose letters are there; the first match is what counts.
    """

    __slots__ = ("_choices", "_needles", "_number", "_regex", "_source", "_unsure", "_wanted", "folds")

    def __init__(self, words: str) -> None:
        self.folds = re.search(r"(?<!\\)[A-Z]", words) is not None
        self._source = words
        self._regex: re.Pattern[str] | None = None
        sources = choices(words)
        self._choices: list[re.Pattern[str] | str] = list(sources)
        self._unsure: list[int] = []
        self._needles: dict[str, tuple[int, ...]] = {}
        for place, source in enumerate(sources):
            letters = needed(source)
            if letters is None:
                self._unsure.append(place)
            for one in letters or ():
                self._needles[one] = (*self._needles.get(one, ()), place)
        self._wanted = frozenset(self._needles)
        self._number = _letters.learn(self._wanted)

    @property
    def regex(self) -> re.Pattern[str]:
        """The whole pattern."""
        if self._regex is None:
            self._regex = self._compiled(self._source)
        return self._regex

    def may_match(self, text: str) -> bool:
        """Whether letters that a match needs are there; False is sure."""
        low = small(text)
        return bool(self._unsure) or len(low) != len(text) or self._number in held(low)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match; its places count in `text`."""
        low = small(text)
        if len(low) != len(text):
            return self.regex.search(text)
        return self.search_small(low, text)

    def search_small(self, low: str, text: str | None = None) -> re.Match[str] | None:
        """The same in a text that is in small letters already."""
        letters = held(low)
        if self._number not in letters and not self._unsure:
            return None
        wanted = [place for one in self._wanted & letters for place in self._needles[one]]
        read = text if text is not None and self.folds else low
        first: re.Match[str] | None = None
        for place in sorted({*wanted, *self._unsure}):
            one = self._choices[place]
            hit = (self._choice(place, one) if isinstance(one, str) else one).search(read)
            if hit is not None and (first is None or hit.start() < first.start()):
                first = hit
        return first

    def all(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, one after the other."""
        low = small(text)
        same = len(low) == len(text)
        if same and self.search_small(low) is None:
            return iter(())
        return self.regex.finditer(low if same and not self.folds else text)

    def _choice(self, place: int, source: str) -> re.Pattern[str]:
        made = self._choices[place] = self._compiled(source)
        return made

    def _compiled(self, source: str) -> re.Pattern[str]:
        return re.compile(source, re.MULTILINE | (re.IGNORECASE if self.folds else 0))


def choices(words: str) -> list[str]:
    """The patterns a pattern chooses between, in order: "a|(?:b|c)" is a, b, c. One that cannot be taken apart is one."""
    if _WHOLE.search(words):
        return [words]
    found: list[str] = []
    for part in _split(words):
        inner = part[3:-1] if part.startswith("(?:") and part.endswith(")") else None
        if inner is not None and _balanced(inner):
            found += choices(inner)
        else:
            found.append(part)
    return found


_WHOLE = re.compile(r"\(\?(?:[aiLmsux-]+[:)]|P|\()|\\[1-9]")
"""Flags, names, conditions and references reach across choices."""


_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""What brackets and choices are told from: an escaped letter, a set of letters (a "]" in front is one of its letters), marks."""


def _split(words: str) -> list[str]:
    """Cut at each "|" that is neither escaped nor within brackets."""
    parts, depth, begun = [], 0, 0
    for token in _TOKEN.finditer(words):
        mark = token[0]
        if mark in "()":
            depth += 1 if mark == "(" else -1
        elif mark == "|" and depth == 0:
            parts.append(words[begun : token.start()])
            begun = token.end()
    return [*parts, words[begun:]]


def _balanced(inner: str) -> bool:
    """Whether brackets close within: "a)|(?:b" between the first "(?:" and the last ")" is two groups, not one."""
    depth = 0
    for token in _TOKEN.finditer(inner):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth < 0:
            return False
    return depth == 0


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
