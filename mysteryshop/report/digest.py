"""A wave in a few lines of plain text, for the mail a weekly run sends: what moved, who waits, which leads were lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from mysteryshop.model import Evidence, Rubric, Scorecard, Wave
from mysteryshop.report import words
from mysteryshop.report.standing import Standing, answered_how, figures, outcome_of, wave_standings

MOVED = 10
"""A change of the mean by so many points is worth a line."""


def wave_digest(
    *,
    wave: Wave,
    results: Sequence[tuple[Evidence, Scorecard | None]],
    rubric: Rubric,
    as_of: datetime,
    history: Mapping[str, Sequence[tuple[str, datetime, float]]] | None = None,
) -> str:
    """The digest as text, lines below 100 characters where names allow it. No staff names; competitors without theirs."""
    standings = wave_standings(results, rubric, history or {})
    lines = [f"{wave.name}, as of {words.moment(as_of)} UTC", ""]
    lines += [_line(one) for one in standings]
    for title, rows in (
        ("Moved since last wave", _moved(standings)),
        ("Waiting", _waiting(standings)),
        ("Lost on the site", _lost(standings)),
    ):
        if rows:
            lines += ["", f"{title}:", *(f"  {row}" for row in rows)]
    return "\n".join([*lines, "", "For training, not for discipline."]) + "\n"


def _line(one: Standing) -> str:
    own = figures(one)
    if one.interval is None:
        return f"  -       {one.label}: no score ({own.reached} of {own.attempted} leads proven to arrive)"
    waited = f"a person after {words.span(own.person_minutes)}" if own.person_minutes is not None else "nobody in person"
    so_far = ", provisional" if one.provisional else ""
    return f"  {one.letter} {one.interval.mean:5.0f} {one.label}: {own.by_person} of {own.reached} answered, {waited}{so_far}"


def _moved(standings: Sequence[Standing]) -> list[str]:
    rows = []
    for one in standings:
        if one.interval and one.past and abs(change := one.interval.mean - one.past[-1][2]) >= MOVED:
            rows.append(f"{one.label}: {change:+.0f} points, from {one.past[-1][2]:.0f} to {one.interval.mean:.0f}")
    return rows


def _waiting(standings: Sequence[Standing]) -> list[str]:
    rows = []
    for one in standings:
        for evidence, card in one.reached:
            how = answered_how(evidence, card)
            if how in ("none", "automated", "assistant"):
                what = {"none": "no reply observed", "automated": "automatic messages only", "assistant": "an AI assistant only"}[
                    how
                ]
                yet = "" if evidence.as_of >= evidence.closes_at else ", window open"
                rows.append(f"{one.label}, {evidence.shop.scenario.name}: {what}{yet}")
    return rows


def _lost(standings: Sequence[Standing]) -> list[str]:
    rows = []
    for one in standings:
        for evidence, _card in one.results:
            title, _meaning, whose = words.OUTCOME_WORDS[outcome_of(evidence)]
            if whose in ("site", "open") and not evidence.touches:
                rows.append(
                    f"{one.label}: {title.lower()}" + ("; no reply observed, delivery unproven" if whose == "open" else "")
                )
    return rows
