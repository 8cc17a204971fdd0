"""How a stage tells how far it is, without knowing whether a terminal listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with what is being done, how many are done, how many there are (0: unknown), and a line worth a log."""

    def __call__(self, what: str, done: int, total: int, line: str = "") -> None:
        """Take note; must not raise and must not block."""
        ...


def silent(what: str, done: int, total: int, line: str = "") -> None:
    """Nobody listens."""
