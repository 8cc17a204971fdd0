"""The few statistics a fair comparison needs: means with intervals, places as ranges, letters. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median, variance

from mysteryshop.model import Rubric, Scorecard

RANK_FROM_SHOPS = 5
"""Below this many scored shops nothing is ranked: the order would be chance."""

_T95 = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.10, 2.09, 2.09)


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean of `count` values with its 95 % interval, cut to 0..100; `low` and `high` None where none can be given."""

    mean: float
    count: int
    low: float | None = None
    high: float | None = None


def t95(freedom: int) -> float:
    """The two-sided 95 % point of Student's t for `freedom` >= 1 degrees of freedom."""
    return _T95[freedom - 1] if freedom <= len(_T95) else 1.96 + 2.6 / freedom


def scored(card: Scorecard | None) -> bool:
    """Whether a card carries points that may be averaged: withheld ones never do."""
    return card is not None and card.points is not None and card.letter is not None


def intervals(scores: Mapping[str, Sequence[float]]) -> dict[str, Interval]:
    """Each dealer's mean with an interval.

    With one or two leads a dealer's own spread is unknown, so the spread of leads within dealers is pooled over the wave; where
    too few dealers had several leads, the spread of all leads stands in, which can only make the interval wider.
    """
    groups = [list(values) for values in scores.values() if values]
    inside = [values for values in groups if len(values) > 1]
    freedom = sum(len(values) - 1 for values in inside)
    pool = [value for values in groups for value in values]
    if freedom >= 5:
        spread, known = sum(variance(values) * (len(values) - 1) for values in inside) / freedom, freedom
    elif len(pool) >= RANK_FROM_SHOPS:
        spread, known = variance(pool), len(pool) - 1
    else:
        return {name: Interval(fmean(values), len(values)) for name, values in scores.items() if values}
    found = {}
    for name, values in scores.items():
        if values:
            half = t95(known) * math.sqrt(spread / len(values))
            mean = fmean(values)
            found[name] = Interval(mean, len(values), max(0.0, mean - half), min(100.0, mean + half))
    return found


def places(means: Mapping[str, Interval]) -> dict[str, tuple[int, int, int]]:
    """Place by mean, with the best and worst place the intervals allow: (place, best, worst), 1 is first. Ties share a place."""
    found = {}
    for name, mine in means.items():
        place = 1 + sum(other.mean > mine.mean + 1e-9 for other in means.values())
        if mine.low is None or mine.high is None:
            best = worst = place
        else:
            best = 1 + sum(other.low is not None and other.low > mine.high for other in means.values())
            worst = len(means) - sum(other.high is not None and other.high < mine.low for other in means.values())
        found[name] = (place, best, worst)
    return found


def letter_for(value: float, rubric: Rubric) -> str:
    """The letter of so many points."""
    ladder = sorted(rubric.letters, key=lambda one: one.from_points, reverse=True)
    return next((one.letter for one in ladder if value >= one.from_points - 1e-9), ladder[-1].letter)


def dealer_letter(cards: Sequence[Scorecard], rubric: Rubric) -> tuple[str, bool]:
    """A dealer's letter over its scored cards, and whether capped leads hold it down.

    It is read from the mean of the points, but is never better than the mean of the letters (rounded in the dealer's favour),
    so that a cap on one lead out of four weighs a quarter.
    """
    ladder = [one.letter for one in sorted(rubric.letters, key=lambda one: one.from_points)]
    by_points = letter_for(fmean(card.points for card in cards if card.points is not None), rubric)
    ranks = [ladder.index(card.letter) for card in cards if card.letter in ladder]
    by_letters = ladder[min(math.floor(fmean(ranks) + 0.5), len(ladder) - 1)] if ranks else by_points
    held = ladder.index(by_letters) < ladder.index(by_points)
    return (by_letters if held else by_points), held


def middle(values: Sequence[float]) -> float | None:
    """The median, or None of nothing."""
    return median(values) if values else None
