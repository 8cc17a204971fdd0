"""Addresses one slip of the pen apart: a letter too many, too few, another one, or two of them swapped. Pure."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

KEPT = 20_000
"""Addresses whose neighbours are remembered."""


class Slips:
    """Finds the known addresses next to an address; all are looked through, so what was found is remembered."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._found: dict[str, list[str]] = {}

    def near(self, address: str) -> list[str]:
        """The known addresses that are one slip from this one, itself not among them."""
        if address not in self._found:
            if len(self._found) >= KEPT:
                self._found.clear()
            near = process.extract(address, self._known, scorer=OSA.distance, score_cutoff=1, limit=None)
            self._found[address] = [other for other, distance, _ in near if distance]
        return self._found[address]
