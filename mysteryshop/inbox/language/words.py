"""Long alternations of words, searched fast: letters that every match must hold are looked for first. Pure.

Python tries every alternative of a pattern at every character; a list of forty takes half a millisecond a page. Most pages hold
none of the letters that any alternative needs. Which of all lists' letters a page holds is found out in one go (Aho-Corasick),
for a mail is asked for a hundred lists.
"""

from __future__ import annotations

import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Any

import ahocorasick

_FEWEST = 2
"""Shorter runs of letters stand in every text."""
_FIRM = 5
"""Letters that say enough by themselves."""
_LONGEST_KNOWN = 300
"""Characters of a line that is remembered."""
_NEW_LETTERS, _NEW_TEXTS = 200, 20
"""So many new letters are put in order, or after so many texts that brought none."""
_LETTERS = itemgetter(1)
"""Of a find: the letters, not where they end."""


@lru_cache(maxsize=16)
def small(text: str) -> str:
    """The text in small letters; asked again and again for the same mail."""
    return text.lower()


class _Letters:
    """The letters that any list looks for, and which of them a text holds.

    Lists come one by one as they are first needed, and putting the tree in order takes a millisecond or two: the newest letters
    are looked for by themselves until they are many, or no others come.
    """

    def __init__(self) -> None:
        self._tree = ahocorasick.Automaton()
        self._new: set[str] = set()
        self._across: set[str] = set()
        self._known = lru_cache(maxsize=512)(self._in_line)
        self._texts = 0
        self._lock = threading.Lock()  # mailboxes are read by threads, and nothing may be learned while another looks
        self.learned = 0
        """How often letters were added: what was found before does not count for who came later."""

    def learn(self, letters: Iterable[str]) -> None:
        """Look for these, too."""
        with self._lock:
            new = set(letters)
            self._new.update(new)
            self._across.update(one for one in new if "\n" in one)
            self._texts = 0
            self.learned += 1

    def within(self, text: str) -> frozenset[str]:
        """Those that stand in a text. One mail is asked for in pieces, with its subject and without: its lines are the same."""
        with self._lock:
            self._texts += 1
            if self._new and (len(self._new) > _NEW_LETTERS or self._texts > _NEW_TEXTS):
                self._take_in()
            lines = text.split("\n")
            sets = [(self._known if len(line) <= _LONGEST_KNOWN else self._in_line)(line, self.learned) for line in lines]
            found = frozenset[str]().union(*sets)
            return found.union([one for one in self._across if one in text]) if len(lines) > 1 else found

    def _in_line(self, line: str, _learned: int) -> tuple[str, ...]:
        found = {one for one in self._new if one in line} if self._new else set[str]()
        if self._tree.kind == ahocorasick.AHOCORASICK:
            found.update(map(_LETTERS, self._tree.iter(line)))
        return tuple(found)  # a set takes ten times as much room

    def _take_in(self) -> None:
        for one in self._new:
            self._tree.add_word(one, one)
        self._tree.make_automaton()
        self._new.clear()


_letters = _Letters()


def held(low: str) -> frozenset[str]:
    """The letters of all lists that a text in small letters holds."""
    return _held(low, _letters.learned)


@lru_cache(maxsize=32)
def _held(low: str, _learned: int) -> frozenset[str]:
    return _letters.within(low)


@lru_cache(maxsize=32)
def _looked_at(text: str, _learned: int) -> tuple[str, frozenset[str]]:
    """A text in small letters, and the letters of all lists that it holds; a mail is asked for a hundred lists."""
    low = small(text)
    return low, held(low)


class Words:
    """A pattern searched without case, by way of letters that it cannot match without.

    Patterns in small letters are searched in small letters, twice as fast as letting the matcher fold case. A choice between
    patterns is searched choice by choice, and only for those whose letters are there; the first match is what counts.
    """

    __slots__ = ("_choices", "_needles", "_regex", "_source", "_unsure", "_wanted", "folds")

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
        _letters.learn(self._wanted)

    @property
    def regex(self) -> re.Pattern[str]:
        """The whole pattern."""
        if self._regex is None:
            self._regex = self._compiled(self._source)
        return self._regex

    def may_match(self, text: str) -> bool:
        """Whether letters that a match needs are there; False is sure."""
        low, holds = _looked_at(text, _letters.learned)
        return bool(self._unsure) or len(low) != len(text) or not self._wanted.isdisjoint(holds)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match; its places count in `text`."""
        low, holds = _looked_at(text, _letters.learned)
        if not self._unsure and self._wanted.isdisjoint(holds) and len(low) == len(text):
            return None
        return self._first(low, holds, text) if len(low) == len(text) else self.regex.search(text)

    def search_small(self, low: str, text: str | None = None) -> re.Match[str] | None:
        """The same in a text that is in small letters already."""
        return self._first(low, held(low), low if text is None else text)

    def _first(self, low: str, holds: frozenset[str], text: str) -> re.Match[str] | None:
        here = self._wanted & holds
        if not here and not self._unsure:
            return None
        places = {*self._unsure, *(place for one in here for place in self._needles[one])}
        read = text if self.folds else low
        first: re.Match[str] | None = None
        for place in sorted(places) if len(places) > 1 else places:
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
    if (run := _plain_run(words)) is not None:
        return (run,)
    try:
        found = _of_sequence(parser.parse(words, re.MULTILINE))
    except re.error:
        return None
    return tuple(sorted(found)) if found and all(len(one) >= _FEWEST or not one.isalnum() for one in found) else None


def _plain_run(words: str) -> str | None:
    """The longest run of letters outside all brackets, small, where it says enough: found in a fifth of the time that taking a
    pattern apart takes, and there are five thousand. None where there is none, or a choice outside brackets."""
    depth, best, last = 0, "", ""
    for token in _PIECE.findall(words):
        best, last = max(best, last[:-1] if token[0] in _MAY_BE_NONE else last, key=len), ""
        if token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
        elif depth == 0:
            if token == "|":
                return None
            last = "" if token[0] in _MARKS else token
    best = max(best, last, key=len)
    return best.lower() if len(best) >= _FIRM else None


_MAY_BE_NONE = frozenset("?*{")
_MARKS = frozenset("\\[].^$*+?{}|()")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[\d,]*\}|[^\\\[\].^$*+?{}|()]+|.", re.DOTALL)
"""An escaped letter, a set of letters, how often, a run of letters that stand for themselves, or a mark."""


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
