"""A recipe is recorded and tried with whatever the workspace already knows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from mysteryshop.model import Recipe, Step, Target
from mysteryshop.stages.recipes import SAMPLE_SHOPPER, sample_shop
from mysteryshop.workspace import FILE, Workspace

RECIPE = Recipe(host="harbor.example", steps=(Step(open="https://harbor.example/"),), press=Target(words="send"))


class _Clock:
    def now(self) -> datetime:
        return datetime(2026, 6, 1, tzinfo=UTC)


def test_a_workspace_without_a_mail_alias_is_enough(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("")
    (tmp_path / "scenarios.yaml").write_text(
        "personas:\n  - id: pool\n    locale: en_US\nscenarios:\n  - id: ask\n    name: Ask\n    intent: availability\n"
        "    message: Is it still available?\n"
    )
    shop = sample_shop(Workspace.open(tmp_path), RECIPE, _Clock())
    assert shop.persona == SAMPLE_SHOPPER
    assert shop.dealer.url == "https://harbor.example/"
