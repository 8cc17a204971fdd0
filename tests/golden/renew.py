"""Write the golden wave's cards anew: `python -m tests.golden.renew`. Do so when verdicts are meant to move, and move GRADER_VERSION."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from mysteryshop.grade.grader import grade
from mysteryshop.model import Evidence, Rubric, Scorecard

HERE = Path(__file__).parent
RUBRICS = HERE.parents[1] / "mysteryshop" / "rubrics"
WAVE = TypeAdapter(list[Evidence])


def wave() -> list[Evidence]:
    """The stored evidence."""
    return WAVE.validate_json((HERE / "wave.json").read_bytes())


def rubric(name: str) -> Rubric:
    """A built-in rubric."""
    return Rubric.model_validate(yaml.safe_load((RUBRICS / f"{name}.yaml").read_text(encoding="utf-8")))


def kept(card: Scorecard) -> dict[str, Any]:
    """What of a card must not move unnoticed."""
    return {
        "shop": card.shop_id,
        "grader_version": card.grader_version,
        "rubric_digest": card.rubric_digest,
        "points": card.points,
        "letter": card.letter,
        "withheld": card.withheld,
        "caps": list(card.caps),
        "findings": {f.check: [f.verdict.value, f.score, list(f.quotes), f.rule] for f in card.findings},
        "minutes": {name: [t.elapsed_minutes, t.open_minutes] for name, t in card.timings.items()},
    }


def cards() -> dict[str, list[dict[str, Any]]]:
    """The wave graded under each built-in rubric."""
    names = ("standard", "speed-first", "self-audit", "eu-anonymous")
    return {name: [kept(grade(evidence, rubric(name))) for evidence in wave()] for name in names}


if __name__ == "__main__":
    (HERE / "cards.json").write_text(json.dumps(cards(), indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
