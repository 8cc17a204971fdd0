"""`recipe` and `assist` as a new user types them: every mistake ends in a sentence that helps, before a browser is started."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mysteryshop.cli.main import main
from mysteryshop.errors import ExitCode
from mysteryshop.model import Outcome, ShopState
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace
from tests.builders import a_dealer, a_planned_shop, a_shop, a_wave

Capture = pytest.CaptureFixture[str]
RECIPE = 'host: harborview.example\nsteps:\n  - open: /contact\n  - type: "{email}"\n    into: Email\npress: Send\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("MYSTERYSHOP_WORKSPACE", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a lead that left, one that stopped at a captcha, and one that is due in a far year; made once."""
    folder = tmp_path_factory.mktemp("made")
    assert main(["init", str(folder), "--mailbox", "dana@own.example", "--quiet"]) == 0
    workspace = Workspace.open(folder)
    with Store.open(workspace.store_url, workspace.evidence) as store:
        store.add_wave(a_wave(closes_at=datetime(2099, 1, 1, tzinfo=UTC)))
        stopped = a_planned_shop(id="stopped-1", state=ShopState.ENDED, outcome=Outcome.CAPTCHA)
        later = a_planned_shop(id="later-1", dealer=a_dealer(id="lake"), due_at=datetime(2098, 1, 1, tzinfo=UTC))
        store.add_shops([a_shop(id="sent-1", dealer=a_dealer(id="pine")), stopped, later])
    return folder


@pytest.fixture
def ws(here: Path, made: Path) -> Workspace:
    shutil.copytree(made, here, dirs_exist_ok=True)
    return Workspace.open(here)


def told(capsys: Capture) -> str:
    said = capsys.readouterr()
    return said.out + said.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["recipe", "check"], ("which recipes?", "--all")),
        (["recipe", "check", "--all"], ("no recipe in", "mysteryshop recipe record")),
        (["recipe", "check", "recipes/harbour.yaml"], ("harbour.yaml: there is no such file (recipe)", "recipe record")),
        (["recipe", "record", "https://"], ("is not an address", "https://www.")),
        (["recipe", "record", "https://own.example", "--out", "dealers.csv"], ("there is a recipe already", "--force")),
        (["assist", "nobody"], ('no shop "nobody"', "status")),
        (["assist", "sent-1", "--live"], ("its lead left", "mysteryshop show")),
        (["assist", "later-1", "--live"], ("is planned for 2098", "due")),
        (["assist", "stopped-1"], ("this workspace only rehearses", "--live")),
    ],
)
def test_mistakes_are_2_with_a_tip(ws: Workspace, capsys: Capture, argv: list[str], words: tuple[str, str]) -> None:
    assert main(argv) == ExitCode.USAGE
    said = told(capsys)
    for word in words:
        assert word in said


@pytest.mark.parametrize("argv", [["recipe", "record", "https://own.example"], ["assist", "stopped-1", "--live"]])
def test_without_a_display_it_is_4_and_nothing_has_happened(ws: Workspace, capsys: Capture, argv: list[str]) -> None:
    assert main(argv) == ExitCode.OUT_OF_REACH
    assert "no display" in told(capsys)
    with Store.open(ws.store_url, ws.evidence) as store:
        assert store.shop("stopped-1").state is ShopState.ENDED
    assert not (ws.folder / "recipes" / "own.example.yaml").exists()


def test_a_slip_in_a_recipe_stops_sending_before_any_site_is_visited(ws: Workspace, capsys: Capture) -> None:
    (ws.folder / "recipes" / "harbor.yaml").write_text(RECIPE.replace("press:", "pres:"))
    for argv in (["submit"], ["recipe", "check", "--all"]):
        assert main(argv) == ExitCode.USAGE
        said = told(capsys)
        assert 'harbor.yaml:6: unknown key "pres"' in said
        assert "press" in said
    assert main(["status", "-q"]) == 0  # the mail and the reports do not wait for it


def test_status_names_what_a_person_could_finish(ws: Workspace, capsys: Capture) -> None:
    assert main(["status"]) == 0
    said = told(capsys)
    assert "stopped-1" in said
    assert "mysteryshop assist SHOP" in said
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["for_a_person"] == ["stopped-1"]


def test_init_leaves_an_example_that_is_not_read(ws: Workspace) -> None:
    assert (ws.folder / "recipes" / "site.yaml.example").exists()
    assert ws.recipes == ()
