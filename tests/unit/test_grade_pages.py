"""Every check has its page, and every page its check; the shipped weights are those the material gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from mysteryshop.grade.check import all_checks
from mysteryshop.grade.pages import index, page
from mysteryshop.grade.train import SCALES, WEIGHTS, labelled_replies, material, read_unseen, train, weigh, written

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_are_those_of_the_catalogue() -> None:
    built_in = all_checks()
    assert {p.stem for p in (DOCS / "checks").glob("*.md")} == set(built_in) | {"index"}
    for id_, item in built_in.items():
        assert (DOCS / "checks" / f"{id_}.md").read_text(encoding="utf-8") == page(item), "run mysteryshop.grade.pages"
    assert (DOCS / "checks" / "index.md").read_text(encoding="utf-8") == index(built_in)


def test_the_rubric_page_argues_every_check_of_the_standard_rubric() -> None:
    words = (DOCS / "rubric.md").read_text(encoding="utf-8")
    for section in ("Timeliness", "Answer", "Rapport", "Help", "Next step", "Follow-up", "Identification"):
        assert section in words


@pytest.mark.slow
def test_the_material_rebuilds_the_shipped_weights() -> None:
    """Byte for byte: sentences and replies are all that the classifier and the scales know."""
    rows, replies = list(material()), labelled_replies()
    assert written(train(rows, replies)) == WEIGHTS.read_text(encoding="utf-8")
    assert weigh(read_unseen(rows, replies), replies) == SCALES.read_text(encoding="utf-8")
