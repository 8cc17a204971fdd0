"""Votes for types: how much speaks for each, and the words behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

SILENT = frozenset({"nothing", "someone else"})
"""Votes that are no types: words that mean nothing here, and a name that is not the shopper's."""


@dataclass(slots=True)
class Votes:
    """Weights by type and the words behind them."""

    score: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, weight: float, reason: str) -> None:
        """Count a vote; a negative weight speaks against the type."""
        self.score[kind] = self.score.get(kind, 0.0) + weight
        if reason and weight > 0:
            self.reasons.setdefault(kind, []).append(reason)

    def scale(self, kinds: Iterable[str], factor: float) -> None:
        """Make these types less (or more) likely."""
        for kind in kinds:
            if kind in self.score:
                self.score[kind] *= factor

    def sum(self, *kinds: str) -> float:
        """The weights of these types together."""
        return sum(self.score.get(kind, 0.0) for kind in kinds)

    def best(self) -> tuple[str, float, float]:
        """The leading type, its weight, and the weight of the runner-up ("other", 0, 0 without votes)."""
        ranked = sorted(((v, k) for k, v in self.score.items() if k not in SILENT), reverse=True)
        if not ranked or ranked[0][0] <= 0:
            return "other", 0.0, 0.0
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        return ranked[0][1], ranked[0][0], max(0.0, second)

    def why(self, kind: str) -> str:
        """The strongest reasons in words."""
        return "; ".join(self.reasons.get(kind, [])[:3])
