"""The wave page: who stands where, how sure that is, what became of the leads, and who answered how."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mysteryshop.model import Outcome, Rubric, Wave
from mysteryshop.report import charts, numbers, words
from mysteryshop.report.benchmarks import Benchmark, benchmarks
from mysteryshop.report.fineprint import measured_by
from mysteryshop.report.standing import Standing, answered_how, figures, outcome_of, quality


@dataclass(frozen=True, slots=True)
class StoreRow:
    """One store in the ranking (or in the plain list)."""

    place: str
    label: str
    detail: str
    href: str | None
    letter: str
    points: str
    mean: float | None
    low: float | None
    high: float | None
    leads: str
    waited: str
    answered: str
    change: str
    change_kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart of shares: name, count, per cent of the whole, CSS kind."""

    name: str
    count: int
    share: float
    kind: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """Stores of one brand, segment, group or country together, as the page shows them."""

    name: str
    stores: str
    leads: str
    interval: numbers.Interval
    waited: str
    by_person: str
    answered: str


@dataclass(frozen=True, slots=True)
class BenchmarkGroup:
    """All of one kind; `rest` says which have too few leads for a mean."""

    title: str
    rows: tuple[BenchmarkRow, ...]
    rest: str


@dataclass(frozen=True)
class WavePage:
    """Everything on the wave page."""

    says: str
    rows: tuple[StoreRow, ...]
    ranked: bool
    told_apart: bool
    changes: bool
    why_unranked: str
    competitors: tuple[tuple[str, str], ...]
    letters: tuple[Bar, ...]
    letters_aloud: str
    outcomes: tuple[Bar, ...]
    natures: tuple[Bar, ...]
    natures_aloud: str
    scatter: charts.ScatterChart | None
    benchmarks: tuple[BenchmarkGroup, ...]
    keys: tuple[tuple[str, str, str], ...]
    fine: tuple[tuple[str, str], ...]


def wave_page(standings: Sequence[Standing], *, wave: Wave, rubric: Rubric, as_of: datetime) -> WavePage:
    """Lay out the wave page."""
    scored = [one for one in standings if one.interval is not None]
    shops = sum(one.interval.count for one in scored if one.interval)
    ranked = any(one.place for one in scored)
    told_apart = any(one.place and one.place[1:] != (1, len(scored)) for one in scored)
    rows = tuple(_row(one, with_range=told_apart) for one in standings)
    if not ranked:
        rows = tuple(sorted(rows, key=lambda row: row.label.lower()))
    return WavePage(
        says=_says(standings),
        rows=rows,
        ranked=ranked,
        told_apart=told_apart,
        changes=any(row.change for row in rows),
        why_unranked=_why_unranked(shops, len(scored)),
        competitors=tuple(
            sorted((one.dealer.name, f"{one.dealer.id}.html") for one in standings if one.competitor),
        ),
        letters=_letters(scored, rubric),
        letters_aloud="Stores by letter: " + ", ".join(f"{bar.name} {bar.count}" for bar in _letters(scored, rubric)) + ".",
        outcomes=_outcomes(standings),
        natures=_natures(standings),
        natures_aloud="Who answered: " + ", ".join(f"{bar.name} {bar.count}" for bar in _natures(standings)) + ".",
        scatter=_scatter(scored),
        benchmarks=_benchmark_groups(benchmarks(standings, random.Random(wave.id))),
        keys=_keys(standings),
        fine=_fine(standings, wave, rubric, as_of),
    )


def _says(standings: Sequence[Standing]) -> str:
    own = [figures(one) for one in standings]
    reached, attempted = sum(one.reached for one in own), sum(one.attempted for one in own)
    person, questions, answered = (
        sum(one.by_person for one in own),
        sum(one.questions for one in own),
        sum(one.answered for one in own),
    )
    if not attempted:
        return "No lead was sent in this wave."
    first = (
        f"{reached} of {words.plural(attempted, 'lead')} are proven to have reached a store; a person answered {person} of them"
    )
    if not reached:
        return "None of the leads could be shown to have reached a store, so there is nothing fair to score."
    second = f". Of the {questions} that were answered in words, {answered} got everything they asked." if questions else "."
    return first + second


def _why_unranked(shops: int, stores: int) -> str:
    if stores < 2:
        return "There are not two stores with a score, so there is nothing to rank."
    if shops < numbers.RANK_FROM_SHOPS:
        return (
            f"Not ranked: {words.plural(shops, 'lead')} with a score; below {numbers.RANK_FROM_SHOPS} an order would be chance. "
            "The stores stand in alphabetical order."
        )
    return ""


def _row(one: Standing, *, with_range: bool) -> StoreRow:
    own = figures(one)
    place = ""
    if one.place:
        at, best, worst = one.place
        place = f"{at}" if best == worst or not with_range else f"{at} ({best}–{worst})"
    last = one.past[-1][2] if one.past else None
    change = one.interval.mean - last if one.interval and last is not None else None
    detail = " · ".join(part for part in (one.dealer.brand, one.dealer.city, one.dealer.segment) if part)
    return StoreRow(
        place=place,
        label=one.label,
        detail="" if one.competitor else detail,
        href=None if one.competitor else f"{one.dealer.id}.html",
        letter=one.letter or "–",
        points=f"{one.interval.mean:.0f}" if one.interval else "no score",
        mean=one.interval.mean if one.interval else None,
        low=one.interval.low if one.interval else None,
        high=one.interval.high if one.interval else None,
        leads=f"{own.reached} of {own.attempted}" if own.attempted else "none",
        waited=words.span(own.person_minutes) if own.person_minutes is not None else ("nobody" if own.reached else "–"),
        answered=f"{own.answered} of {own.questions}" if own.questions else "–",
        change="" if change is None else f"{change:+.0f}".replace("-", "−"),
        change_kind="" if change is None or abs(change) < 1 else "up" if change > 0 else "down",
    )


def _benchmark_groups(found: Sequence[Benchmark]) -> tuple[BenchmarkGroup, ...]:
    """Kinds of which at least one value has leads enough for a mean."""
    groups = []
    for kind in dict.fromkeys(one.kind for one in found):
        rows = [_benchmark_row(one, one.interval) for one in found if one.kind == kind and one.interval]
        few = [one.name for one in found if one.kind == kind and not one.interval]
        rest = f"Fewer than {numbers.RANK_FROM_SHOPS} scored leads, hence no mean: {words.joined(few)}." if few else ""
        if rows:
            groups.append(BenchmarkGroup(f"By {kind}", tuple(rows), rest))
    return tuple(groups)


def _benchmark_row(one: Benchmark, interval: numbers.Interval) -> BenchmarkRow:
    return BenchmarkRow(
        name=one.name,
        stores=str(one.stores),
        leads=str(one.leads),
        interval=interval,
        waited=words.span(one.person_minutes) if one.person_minutes is not None else ("nobody" if one.reached else "–"),
        by_person=f"{one.by_person} of {one.reached}" if one.reached else "–",
        answered=f"{one.answered} of {one.questions}" if one.questions else "–",
    )


def _letters(scored: Sequence[Standing], rubric: Rubric) -> tuple[Bar, ...]:
    ladder = sorted(rubric.letters, key=lambda one: -one.from_points)
    counts = {one.letter: sum(standing.letter == one.letter for standing in scored) for one in ladder}
    most = max(counts.values(), default=0)
    return tuple(Bar(letter, count, 100 * count / most if most else 0, letter) for letter, count in counts.items())


def _outcomes(standings: Sequence[Standing]) -> tuple[Bar, ...]:
    every = [outcome_of(evidence) for one in standings for evidence, _card in one.results]
    order = list(words.OUTCOME_WORDS)
    kinds = {"reached": "ok", "site": "bad", "open": "warn", "ours": "na"}
    found = []
    for outcome in sorted(set(every), key=order.index):
        title, meaning, whose = words.OUTCOME_WORDS[Outcome(outcome)]
        found.append(Bar(title, every.count(outcome), 100 * every.count(outcome) / len(every), kinds[whose], meaning))
    return tuple(found)


_HOW = (
    ("person", "A person", "ok"),
    ("unsure", "Not certain who", "mut"),
    ("assistant", "An AI assistant only", "warn"),
    ("automated", "Automatic messages only", "gD"),
    ("none", "Nobody", "bad"),
)


def _natures(standings: Sequence[Standing]) -> tuple[Bar, ...]:
    """Who answered, over the leads proven to have arrived."""
    every = [answered_how(evidence, card) for one in standings for evidence, card in one.reached]
    return tuple(
        Bar(name, every.count(how), 100 * every.count(how) / len(every), kind) for how, name, kind in _HOW if how in every
    )


def _scatter(scored: Sequence[Standing]) -> charts.ScatterChart | None:
    stores = []
    for one in scored:
        wait, good = figures(one).person_minutes, quality(one)
        if wait is not None and good is not None:
            stores.append((one.label, one.letter or "N", wait, good))
    return charts.scatter_chart(stores)


def _keys(standings: Sequence[Standing]) -> tuple[tuple[str, str, str], ...]:
    """(name, value, unit) of the wave's key figures."""
    own = [figures(one) for one in standings]
    means = [one.interval.mean for one in standings if one.interval]
    mid, waits = numbers.middle(means), [one.person_minutes for one in own if one.person_minutes is not None]
    wait = numbers.middle(waits)
    reached, attempted = sum(one.reached for one in own), sum(one.attempted for one in own)
    person = sum(one.by_person for one in own)
    return (
        ("Stores", str(len(standings)), f"{len(means)} with a score"),
        ("Median score", f"{mid:.0f}" if mid is not None else "–", "of 100" if mid is not None else ""),
        ("Leads proven to arrive", str(reached), f"of {attempted}"),
        ("Answered by a person", str(person), f"of {reached}"),
        ("Median wait for a person", words.span(wait) if wait is not None else "–", "elapsed" if wait is not None else ""),
    )


def _fine(standings: Sequence[Standing], wave: Wave, rubric: Rubric, as_of: datetime) -> tuple[tuple[str, str], ...]:
    graded = next((one for one in standings if any(card for _e, card in one.results)), None)
    by = measured_by(graded, rubric)
    return (
        (
            "Score",
            "The mean over a store’s scored leads. A lead is scored only when its delivery is proven "
            "and enough could be observed.",
        ),
        (
            "Interval",
            "95 %, from the spread between a store’s leads, pooled over the wave (with too few of these, from all leads). "
            "A place in brackets is the range the intervals allow: overlapping stores are not told apart.",
        ),
        (
            "Rubric",
            f"{by}. As of {words.moment(as_of)} UTC; replies count for {wave.window_days} days after each lead.",
        ),
        (
            "Use",
            "For training, not for discipline. The same figures are beside this page as results.json, results.csv, results.xlsx.",
        ),
    )
