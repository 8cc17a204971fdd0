"""Benchmarks from one's own waves: how brands, segments, groups and countries stand, honest about few leads. Pure."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from mysteryshop.model import Dealer
from mysteryshop.report import numbers
from mysteryshop.report.standing import Standing, figures

ROUNDS = 2000
"""Bootstrap draws: the ends of a 95 % interval then move by less than half a point from one seed to another."""

KINDS: Mapping[str, Callable[[Dealer], str | None]] = {
    "brand": lambda dealer: dealer.brand,
    "segment": lambda dealer: dealer.segment,
    "group": lambda dealer: dealer.group,
    "country": lambda dealer: dealer.country,
}
"""What stores are put together by: column of dealers.csv -> its value."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Stores of one kind together. `interval` None below five scored leads, where a mean would be chance.

    `by_person` of `reached` leads were answered by a person, after `person_minutes` (median, elapsed); `answered` of `questions`
    leads that asked something got all of it.
    """

    kind: str
    name: str
    stores: int
    leads: int
    interval: numbers.Interval | None
    reached: int
    by_person: int
    person_minutes: float | None
    questions: int
    answered: int


def benchmarks(
    standings: Sequence[Standing], rng: random.Random, *, kinds: Sequence[str] = tuple(KINDS)
) -> tuple[Benchmark, ...]:
    """One line for each brand, segment, group and country that divides the stores, best first within its kind.

    A kind with a single value says nothing and is left out; so is a value that only one competitor bears, for it would name it.
    """
    found: list[Benchmark] = []
    for kind in kinds:
        by_name: dict[str, list[Standing]] = {}
        for one in standings:
            if name := KINDS[kind](one.dealer):
                by_name.setdefault(name, []).append(one)
        if len(by_name) < 2:
            continue
        rows = [_benchmark(kind, name, own, rng) for name, own in sorted(by_name.items()) if not _names_a_rival(own)]
        found += sorted(rows, key=lambda row: (row.interval is None, -(row.interval.mean if row.interval else 0.0), row.name))
    return tuple(found)


def _names_a_rival(own: Sequence[Standing]) -> bool:
    return len({one.dealer.id for one in own}) == 1 and own[0].competitor


def _benchmark(kind: str, name: str, own: Sequence[Standing], rng: random.Random) -> Benchmark:
    clusters = [[card.points for card in one.cards if card.points is not None] for one in own]
    clusters = [points for points in clusters if points]
    sums = [figures(one) for one in own]
    timings = [
        card.timings["first_personal"].elapsed_minutes
        for one in own
        for _evidence, card in one.reached
        if card is not None and "first_personal" in card.timings
    ]
    return Benchmark(
        kind=kind,
        name=name,
        stores=len({one.dealer.id for one in own}),
        leads=sum(len(points) for points in clusters),
        interval=bootstrap(clusters, rng),
        reached=sum(one.reached for one in sums),
        by_person=sum(one.by_person for one in sums),
        person_minutes=numbers.middle(timings),
        questions=sum(one.questions for one in sums),
        answered=sum(one.answered for one in sums),
    )


def bootstrap(clusters: Sequence[Sequence[float]], rng: random.Random, *, rounds: int = ROUNDS) -> numbers.Interval | None:
    """The mean of all leads with a 95 % percentile interval from redrawn stores: leads of one store are not independent, so
    whole stores are drawn. With fewer than three stores their leads are drawn instead. None below five leads."""
    values = [value for cluster in clusters for value in cluster]
    if len(values) < numbers.RANK_FROM_SHOPS:
        return None
    units = [list(cluster) for cluster in clusters] if len(clusters) >= 3 else [[value] for value in values]
    means = sorted(fmean([value for unit in rng.choices(units, k=len(units)) for value in unit]) for _ in range(rounds))
    return numbers.Interval(fmean(values), len(values), means[int(0.025 * rounds)], means[int(0.975 * rounds) - 1])


def benchmark_row(one: Benchmark) -> dict[str, str | float | int | None]:
    """The line as flat data, for exports."""
    return {
        "kind": one.kind,
        "name": one.name,
        "stores": one.stores,
        "scored_leads": one.leads,
        "mean": None if one.interval is None else round(one.interval.mean, 1),
        "low": None if one.interval is None or one.interval.low is None else round(one.interval.low, 1),
        "high": None if one.interval is None or one.interval.high is None else round(one.interval.high, 1),
        "leads_arrived": one.reached,
        "answered_by_person": one.by_person,
        "first_personal_minutes_median": None if one.person_minutes is None else round(one.person_minutes, 1),
        "leads_with_questions": one.questions,
        "fully_answered": one.answered,
    }
