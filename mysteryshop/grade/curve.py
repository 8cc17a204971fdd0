"""A log-normal curve through two control points turns minutes into a score: gentle near the best, long in the tail, no cliffs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class LogNormal:
    """score(x) = 1 - Phi((ln x - mu) / sigma). Made from two points (minutes, score) with 0 < score < 1."""

    mu: float
    sigma: float

    @classmethod
    def through(cls, good: tuple[float, float], middling: tuple[float, float]) -> LogNormal:
        """The curve through (minutes, score) twice. Raises ValueError when the points do not fall with time."""
        (x1, s1), (x2, s2) = good, middling
        if not (0 < x1 < x2 and 0 < s2 < s1 < 1):
            raise ValueError(f"two points that fall with time are needed, not {good} and {middling}")
        z1, z2 = _NORMAL.inv_cdf(1 - s1), _NORMAL.inv_cdf(1 - s2)
        sigma = (math.log(x2) - math.log(x1)) / (z2 - z1)
        return cls(math.log(x1) - sigma * z1, sigma)

    @classmethod
    def of(
        cls, parameters: Mapping[str, float | bool | str], name: str, good: tuple[float, float], middling: tuple[float, float]
    ) -> LogNormal:
        """The curve a rubric names: `<name>_good_minutes`, `_good_score`, `_middling_minutes`, `_middling_score`."""
        return cls.through(
            (float(parameters.get(f"{name}_good_minutes", good[0])), float(parameters.get(f"{name}_good_score", good[1]))),
            (
                float(parameters.get(f"{name}_middling_minutes", middling[0])),
                float(parameters.get(f"{name}_middling_score", middling[1])),
            ),
        )

    def score(self, minutes: float) -> float:
        """1.0 at once, falling towards 0."""
        if minutes <= 0:
            return 1.0
        return 1.0 - _NORMAL.cdf((math.log(minutes) - self.mu) / self.sigma)
