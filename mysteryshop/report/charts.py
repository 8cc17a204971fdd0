"""The geometry of the pictures: scales, the shopper's clock, the trend, speed against quality. The SVG itself is in templates.

Horizontal places are per cent of the width, so that words keep their size on a phone; vertical places are pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mysteryshop.model import Nature, Rubric, Scorecard, Touch, Verdict
from mysteryshop.report import words
from mysteryshop.report.standing import Result, verdict_of

_TICKS = (
    (1, "1 min"),
    (5, "5"),
    (15, "15"),
    (60, "1 h"),
    (240, "4 h"),
    (1440, "1 day"),
    (4320, "3 d"),
    (10080, "7 d"),
    (20160, "14 d"),
)
ROW = 46


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of a scale at `x` per cent (or `y` pixels)."""

    x: float
    label: str
    anchor: str = "middle"
    small: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A touch on the clock. `kind`: auto (hollow square), assistant (diamond), person (disc), later (small disc)."""

    x: float
    kind: str
    color: str = ""


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One lead on the shopper's clock: its marks, the waiting line up to `wait` per cent, and the words at its end."""

    y: int
    label: str
    marks: tuple[Mark, ...]
    wait: float | None
    color: str
    said: str
    anchor: str
    aloud: str


@dataclass(frozen=True, slots=True)
class ClockChart:
    """The whole picture; `target` is the right edge of the green band."""

    rows: tuple[ClockRow, ...]
    ticks: tuple[Tick, ...]
    target: float
    target_words: str
    median: float | None
    median_words: str
    height: int
    aloud: str


def letter_bands(rubric: Rubric) -> list[tuple[float, float, str]]:
    """(from, width, letter) of each letter on a scale of 0 to 100, lowest first."""
    ladder = sorted(rubric.letters, key=lambda one: one.from_points)
    edges = [one.from_points for one in ladder] + [100.0]
    edges[0] = 0.0
    return [(edges[at], edges[at + 1] - edges[at], one.letter) for at, one in enumerate(ladder)]


def log_x(minutes: float, longest: float) -> float:
    """A wait as per cent of the width, on a logarithmic axis from one minute to `longest`."""
    share = math.log(min(max(minutes, 1.0), longest)) / math.log(longest)
    return round(0.6 + 98.8 * share, 2)


def clock_chart(results: Sequence[Result], rubric: Rubric, labels: Sequence[str], median: float | None) -> ClockChart:
    """The shopper's clock of the leads that were sent. Automatic acknowledgements are shown, but end no waiting line."""
    waits = [_minutes(evidence.shop.sent_at, touch.at) for evidence, _c in results for touch in evidence.touches]
    longest = next((float(edge) for edge, _ in _TICKS if edge >= max([4320, *waits])), 43200.0)
    good = float(rubric.parameters.get("first_personal_good_minutes", 15))
    rows = tuple(_row(at, result, label, longest) for at, (result, label) in enumerate(zip(results, labels, strict=True)))
    ticks = tuple(
        Tick(log_x(edge, longest), label, "start" if edge == 1 else "end" if edge == longest else "middle", edge in (5, 240))
        for edge, label in _TICKS
        if edge <= longest
    )
    aloud = " ".join(row.aloud for row in rows)
    return ClockChart(
        rows=rows,
        ticks=ticks,
        target=log_x(good, longest),
        target_words=f"target: {words.span(good)}",
        median=log_x(median, longest) if median is not None else None,
        median_words=f"wave median {words.span(median)}" if median is not None else "",
        height=34 + ROW * len(rows) + 12,
        aloud=f"How long each shopper waited. {aloud} Target {words.span(good)}.",
    )


def _row(at: int, result: Result, label: str, longest: float) -> ClockRow:
    evidence, card = result
    y = 34 + ROW * at + 30
    timing = card.timings.get("first_personal") if card else None
    color = _color(card)
    marks = tuple(
        _mark(touch, timing.touch_id if timing else None, log_x(_minutes(evidence.shop.sent_at, touch.at), longest), color)
        for touch in evidence.touches
        if touch.duplicate_of is None and touch.nature.actor != "not_a_reply"
    )
    if timing is not None:
        said = words.span(timing.elapsed_minutes)
        if timing.open_minutes is not None and abs(timing.open_minutes - timing.elapsed_minutes) >= 2:
            said += f", {words.span(timing.open_minutes)} of it open hours"
        junk = next((touch for touch in evidence.touches if touch.id == timing.touch_id and touch.junk), None)
        said += ", in the spam folder" if junk else ""
        x = log_x(timing.elapsed_minutes, longest)
        return ClockRow(y, label, marks, x, color, said, "start" if x < 60 else "end", f"{label}: a person after {said}.")
    window = words.span(_minutes(evidence.shop.sent_at, min(evidence.as_of, evidence.closes_at)))
    closed = evidence.as_of >= evidence.closes_at
    said = f"no reply from a person in {window}" if closed else f"no reply from a person yet, {window} in"
    return ClockRow(y, label, marks, None, "bad" if closed else "none", said, "end", f"{label}: {said}.")


def _mark(touch: Touch, first_personal: str | None, x: float, color: str) -> Mark:
    if touch.id == first_personal:
        return Mark(x, "person", color)
    if touch.nature is Nature.AI_ASSISTANT:
        return Mark(x, "assistant")
    if touch.nature.actor == "automated":
        return Mark(x, "auto")
    return Mark(x, "later")


def _color(card: Scorecard | None) -> str:
    verdict = verdict_of(card, "first_personal_time")
    score = next((finding.score for finding in card.findings if finding.check == "first_personal_time"), 0.0) if card else 0.0
    if verdict is Verdict.PASS or score >= 0.85:
        return "ok"
    return "warn" if score >= 0.4 or verdict is None else "bad"


def _minutes(start: datetime | None, end: datetime) -> float:
    return max((end - start).total_seconds() / 60, 0.0) if start else 0.0


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One wave: its points (and the wave's median, where known) at `x` per cent."""

    x: float
    y: float
    label: str
    value: float
    median_y: float | None
    median: float | None


@dataclass(frozen=True, slots=True)
class TrendChart:
    """Points over waves, oldest first, with the letters' lower edges as lines."""

    points: tuple[TrendPoint, ...]
    lines: tuple[tuple[float, str], ...]
    height: int
    aloud: str
    low: float = field(default=0)


def trend_chart(waves: Sequence[tuple[str, float, float | None]], rubric: Rubric) -> TrendChart | None:
    """The trend of (wave name, points, wave median); None with fewer than two waves."""
    if len(waves) < 2:
        return None
    top, bottom, height = 16.0, 156.0, 190
    low = max(0.0, min(value for _n, *pair in waves for value in pair if value is not None) - 12)
    high = min(100.0, max(value for _n, *pair in waves for value in pair if value is not None) + 12)

    def place(value: float) -> float:
        return round(bottom - (bottom - top) * (value - low) / max(high - low, 1.0), 1)

    step = 80 / (len(waves) - 1)
    dots = tuple(
        TrendPoint(round(4 + step * at, 2), place(value), name, value, place(mid) if mid is not None else None, mid)
        for at, (name, value, mid) in enumerate(waves)
    )
    lines = tuple(
        (place(one.from_points), f"{one.letter} from {words.points(one.from_points)}")
        for one in rubric.letters
        if low <= one.from_points <= high and one.from_points > 0
    )
    spoken = "; ".join(
        f"{name} {words.points(value)}" + (f", median {words.points(mid)}" if mid is not None else "")
        for name, value, mid in waves
    )
    return TrendChart(dots, lines, height, f"Points by wave: {spoken}.")


@dataclass(frozen=True, slots=True)
class Dot:
    """A store in the picture of speed against quality; `number` is its key in the list beside."""

    x: float
    y: float
    number: int
    label: str
    letter: str
    aloud: str


@dataclass(frozen=True, slots=True)
class ScatterChart:
    """Speed (log minutes, fast on the right) against quality (per cent)."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[tuple[float, str], ...]
    height: int
    aloud: str


def scatter_chart(stores: Sequence[tuple[str, str, float, float]]) -> ScatterChart | None:
    """The picture of (label, letter, minutes to a person, quality 0..100); None with fewer than two."""
    if len(stores) < 2:
        return None
    top, bottom = 12.0, 300.0
    longest = next(
        (float(edge) for edge, _ in _TICKS if edge >= max(1440.0, *(minutes for _l, _g, minutes, _q in stores))), 43200.0
    )

    def place_x(minutes: float) -> float:
        return round(97 - 0.9 * log_x(minutes, longest), 2)

    def place_y(value: float) -> float:
        return round(bottom - (bottom - top) * value / 100, 1)

    dots = tuple(
        Dot(place_x(minutes), place_y(good), at, label, letter, f"{at} {label}: {words.span(minutes)}, quality {good:.0f}.")
        for at, (label, letter, minutes, good) in enumerate(stores, 1)
    )
    ticks = tuple(Tick(place_x(edge), label, "middle", edge in (5, 240)) for edge, label in _TICKS if edge <= longest)
    levels = tuple((place_y(value), f"{value}") for value in (0, 25, 50, 75, 100))
    aloud = "Speed against quality. " + " ".join(dot.aloud for dot in dots)
    return ScatterChart(dots, ticks, levels, 344, aloud)
