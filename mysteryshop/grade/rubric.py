"""Rubrics as identities: a digest that tells two apart, the faults one can have, and what changed between two."""

from __future__ import annotations

import hashlib
import json
from difflib import get_close_matches

from mysteryshop.grade.check import all_checks
from mysteryshop.model import Rubric

KNOWN_PARAMETERS = frozenset(
    {
        f"{name}_{point}"
        for name in ("first_personal", "first_answer")
        for point in ("good_minutes", "good_score", "middling_minutes", "middling_score")
    }
    | {"personal_clock", "ai_counts_as_personal", "second_touch_days", "second_channel_hours", "cadence_days", "cadence_touches"}
    | {"quiet_from_hour", "quiet_to_hour", "stop_grace_days", "stop_watch_days"}
    | {"bonus_from", "show_staff_names"}
)
"""Parameters that anything reads; another one in a rubric is a slip of the pen."""


def canonical(rubric: Rubric) -> str:
    """The rubric as JSON that depends on nothing but its meaning: sorted keys, no blanks."""
    return json.dumps(rubric.model_dump(mode="json", by_alias=True), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def rubric_digest(rubric: Rubric) -> str:
    """sha256 (hex) of the canonical JSON: two rubrics with the same digest price every shop alike."""
    return hashlib.sha256(canonical(rubric).encode()).hexdigest()


def rubric_problems(rubric: Rubric) -> list[str]:
    """What is wrong with a rubric, one sentence each, with the nearest right word; [] when nothing is."""
    known, problems = all_checks(), []
    for section in rubric.sections:
        for line in section.checks:
            if line.check not in known:
                problems.append(f"section {section.id!r}: no check is called {line.check!r}{_nearest(line.check, list(known))}")
            if not line.points and not line.takes and not line.bonus:
                problems.append(f"section {section.id!r}: {line.check!r} neither gives nor takes points")
        given = sum(line.points for line in section.checks)
        if abs(given - section.points) > 0.01:
            problems.append(f"section {section.id!r} is worth {section.points:g} but its checks give {given:g}")
    total = sum(section.points for section in rubric.sections)
    if abs(total - 100) > 0.01:
        problems.append(f"the sections give {total:g} points; they must give 100")
    problems.extend(_letter_problems(rubric))
    for cap in rubric.caps:
        if cap.check not in known:
            problems.append(f"cap: no check is called {cap.check!r}{_nearest(cap.check, list(known))}")
        if cap.letter not in {item.letter for item in rubric.letters}:
            problems.append(f"cap on {cap.check!r}: letter {cap.letter!r} is not among the letters")
    for name in rubric.parameters:
        if name not in KNOWN_PARAMETERS:
            problems.append(f"parameter {name!r} is read by nothing{_nearest(name, sorted(KNOWN_PARAMETERS))}")
    return problems


def _letter_problems(rubric: Rubric) -> list[str]:
    if not rubric.letters:
        return ["there are no letters"]
    problems = []
    if min(item.from_points for item in rubric.letters) > 0:
        problems.append("the lowest letter must start at 0")
    starts = [item.from_points for item in rubric.letters]
    if len(set(starts)) != len(starts) or starts != sorted(starts, reverse=True):
        problems.append("letters must stand from best to worst, each with its own start")
    return problems


def _nearest(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""
