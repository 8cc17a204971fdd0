"""The golden wave: stored evidence graded again must give the stored cards, or GRADER_VERSION must move with them."""

from __future__ import annotations

import json

from mysteryshop.grade.grader import GRADER_VERSION
from tests.golden.renew import HERE, WAVE, cards, wave


def test_the_golden_wave_grades_as_it_did() -> None:
    stored = json.loads((HERE / "cards.json").read_text(encoding="utf-8"))
    fresh = json.loads(json.dumps(cards()))
    assert stored.keys() == fresh.keys()
    for name in stored:
        for before, now in zip(stored[name], fresh[name], strict=True):
            assert now == before, f"{name}/{before['shop']} moved: python -m tests.golden.renew, and move GRADER_VERSION"


def test_the_stored_cards_are_of_this_version() -> None:
    stored = json.loads((HERE / "cards.json").read_text(encoding="utf-8"))
    assert {card["grader_version"] for listed in stored.values() for card in listed} == {GRADER_VERSION}


def test_evidence_survives_writing_and_reading() -> None:
    assert WAVE.validate_json(WAVE.dump_json(wave(), by_alias=True)) == wave()
