"""Cards and waves for the report's tests, built by hand so that they do not depend on the grader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from mysteryshop.model import (
    Advice,
    Branding,
    Cap,
    CheckLine,
    Evidence,
    Finding,
    Letter,
    Rubric,
    Scorecard,
    Section,
    SectionScore,
    Timing,
    Verdict,
)
from mysteryshop.report import write_reports
from tests.builders import MONDAY_10, a_wave

RUBRIC = Rubric(
    id="standard",
    version="1",
    title="Standard",
    sections=(
        Section(id="timeliness", title="Timeliness", points=40, checks=(CheckLine(check="first_personal_time", points=40),)),
        Section(
            id="answer",
            title="Answer",
            points=60,
            checks=(
                CheckLine(check="answers_question", points=40),
                CheckLine(check="asks_need_question", points=20),
                CheckLine(check="blunt_come_in", takes=10),
            ),
        ),
    ),
    caps=(Cap(check="answers_question", letter="C", says="The question was never answered: C at best."),),
    letters=tuple(
        Letter.model_validate({"letter": a, "from": b}) for a, b in (("A", 85), ("B", 70), ("C", 55), ("D", 40), ("F", 0))
    ),
)
ADVICE = {
    check: Advice(check, "group", f"{check} done", f"{check} missing", "why", f"do {check}", f"example of {check}")
    for check in ("first_personal_time", "answers_question", "asks_need_question", "blunt_come_in", "signed_person")
}


def a_card(evidence: Evidence, points: float | None = 80, letter: str | None = "B", **over: Any) -> Scorecard:
    """A card of `points`; a personal answer is timed when the evidence has a touch."""
    first = evidence.touches[0] if evidence.touches else None
    sent = evidence.shop.sent_at or evidence.shop.due_at
    timings = {"first_personal": Timing(first.id, first.at, (first.at - sent).total_seconds() / 60, None)} if first else {}
    values: dict[str, Any] = {
        "shop_id": evidence.shop.id,
        "rubric": "standard",
        "rubric_version": "1",
        "rubric_digest": "d" * 64,
        "grader_version": "7",
        "as_of": evidence.as_of,
        "provisional": False,
        "points": points,
        "letter": letter,
        "withheld": None if letter else "only 30 of 100 points could be judged",
        "judged_points": 100.0,
        "sections": (SectionScore("timeliness", "Timeliness", 30, 40, 40), SectionScore("answer", "Answer", 45, 60, 60)),
        "findings": (
            a_finding("first_personal_time", Verdict.PARTIAL, 0.75, reason="after 12 min"),
            a_finding("answers_question", Verdict.PASS, 1.0),
        ),
        "line_points": {"first_personal_time": (30.0, 40.0), "answers_question": (40.0, 40.0)},
        "timings": timings,
    }
    return Scorecard(**(values | over))


def a_finding(check: str, verdict: Verdict, score: float = 0.0, **over: Any) -> Finding:
    """A finding on the first touch."""
    return Finding(check, verdict, score, **over)


def written(
    out: Path,
    results: Sequence[tuple[Evidence, Scorecard | None]],
    *,
    branding: Branding | None = None,
    history: Mapping[str, Sequence[tuple[str, datetime, float]]] | None = None,
    picture: Any = lambda sha256: None,
) -> dict[str, str]:
    """Write the reports and read the text files back, by file name."""
    paths = write_reports(
        out,
        wave=a_wave(),
        results=results,
        branding=branding or Branding(),
        advice=ADVICE,
        rubric=RUBRIC,
        as_of=MONDAY_10 + timedelta(days=20),
        picture=picture,
        history=history or {},
    )
    assert paths[0] == out / "2026-w23" / "index.html"
    return {path.name: path.read_text(encoding="utf-8") for path in paths if path.suffix != ".xlsx"}
