"""What is wrong in files a person wrote: gathered over all files, then said together, each with its place and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz, process

from mysteryshop.errors import InputError

SHOWN_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where (file, line from 1), the offending `text`, and the `tip` that says what to do."""

    file: str
    line: int | None
    message: str
    text: str | None = None
    tip: str | None = None

    @property
    def where(self) -> str:
        """ "dealers.csv:12", or the file alone where no line is to blame."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class InputErrors(InputError):
    """One or several problems. `file`, `line` and `text` are those of the first; `problems` holds all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(self._words(), file=first.file, line=first.line, text=first.text, tip=self._tip())

    def _words(self) -> str:
        if len(self.problems) == 1:
            return str(self.problems[0])
        shown = [f"{p}\n    {p.tip}" if p.tip else str(p) for p in self.problems[:SHOWN_AT_MOST]]
        left = len(self.problems) - len(shown)
        return "\n".join([f"{len(self.problems)} things need a look:", *shown, *([f"... and {left} more"] if left else [])])

    def _tip(self) -> str | None:
        return self.problems[0].tip if len(self.problems) == 1 else None

    def __str__(self) -> str:
        return self.message


class HasLines(Protocol):
    """A file whose places know their lines (`tree.Tree`)."""

    file: str

    def line(self, place: tuple[str | int, ...]) -> int | None:
        """The line of a place."""
        ...


class Problems:
    """Collects problems while a file is read, so that a person mends all of them in one go."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, file: str, line: int | None, message: str, *, text: str | None = None, tip: str | None = None) -> None:
        self._found.append(Problem(file, line, message, text, tip))

    def at(
        self, tree: HasLines, place: tuple[str | int, ...], message: str, *, text: str | None = None, tip: str | None = None
    ) -> None:
        """A problem at a place of a read file."""
        self.add(tree.file, tree.line(place), message, text=text, tip=tip)

    def extend(self, problems: Iterable[Problem]) -> None:
        self._found.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def raise_if_any(self) -> None:
        """Raise what was found as one `InputErrors`, in the order of files and lines; nothing found: nothing happens."""
        if self._found:
            order = {file: place for place, file in enumerate(dict.fromkeys(p.file for p in self._found))}
            raise InputErrors(sorted(self._found, key=lambda p: (order[p.file], p.line or 0)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word a person most likely meant, or None when nothing is near."""
    words = {name.lower(): name for name in known}
    found = process.extractOne(word.lower(), list(words), scorer=fuzz.ratio, score_cutoff=60)
    return words[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], *, what: str = "Known here") -> str:
    """A tip: the nearest right word, or the list of them when nothing is near."""
    known = tuple(known)
    best = nearest(word, known)
    return f'Did you mean "{best}"?' if best else f"{what}: {', '.join(known)}."


def shown_path(path: Path) -> str:
    """A path as a person would type it: relative to where they stand when it lies below."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):  # elsewhere, or the current folder is gone
        return str(path)
