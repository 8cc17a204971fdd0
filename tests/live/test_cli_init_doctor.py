"""As a new user: `init`, then `doctor` with a real browser and a real mail server; nothing is sent, nothing is told of secrets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mysteryshop.browser import find_browser
from mysteryshop.cli.main import main
from mysteryshop.demo.mailserver import PostOffice, open_post_office
from mysteryshop.errors import BrowserMissing, ExitCode
from mysteryshop.model import BrowserSettings

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def post() -> Iterator[PostOffice]:
    with open_post_office() as office:
        yield office


@pytest.fixture
def workspace(tmp_path: Path, post: PostOffice, monkeypatch: pytest.MonkeyPatch) -> Path:
    try:
        find_browser(BrowserSettings())
    except BrowserMissing:
        pytest.skip("no browser on this machine")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MYSTERYSHOP_WORKSPACE", raising=False)
    monkeypatch.delenv("MYSTERYSHOP_INBOX_PASSWORD_FILE", raising=False)
    monkeypatch.setenv("MYSTERYSHOP_INBOX_PASSWORD", post.password)
    imap = f"{post.host}:{post.port}"
    argv = [
        "init",
        "--mailbox",
        "shopper@street.example",
        "--imap",
        imap,
        "--security",
        "plain",
        "--alias-domain",
        "street.example",
    ]
    assert main([*argv, "--site", "https://www.harbor.example", "--timezone", "America/New_York", "--quiet"]) == 0
    settings = tmp_path / "mysteryshop.toml"
    settings.write_text(settings.read_text().replace('"shopper@street.example"', f'"{post.user}"', 1))
    return tmp_path


def _signs(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    return {sign["what"]: sign for sign in json.loads(capsys.readouterr().out)}


def test_all_is_well(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    signs = _signs(capsys)
    assert {name for name, sign in signs.items() if sign["state"] == "fail"} == set()
    assert "INBOX" in signs["mailbox inbox"]["words"]
    assert "drew a page" in signs["browser"]["words"]


def test_a_wrong_password_is_told_without_it(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MYSTERYSHOP_INBOX_PASSWORD", "canary-of-a-password")
    assert main(["doctor"]) == ExitCode.OUT_OF_REACH
    told = capsys.readouterr()
    assert "canary-of-a-password" not in told.out + told.err
    assert "fail" in told.out
    everything = b"".join(path.read_bytes() for path in workspace.rglob("*") if path.is_file())
    assert b"canary-of-a-password" not in everything


def test_every_slip_has_its_line_and_remedy(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "dealers.csv").write_text("url,hours\nhttps:///,\nhttps://a.example/,Mo-Fr 19:00-09:00\n")
    assert main(["doctor", "--json"]) == ExitCode.USAGE
    wrong = [sign for sign in json.loads(capsys.readouterr().out) if sign["state"] == "fail"]
    assert [sign["words"].split(": ")[0] for sign in wrong] == ["dealers.csv:2", "dealers.csv:3"]


def test_a_browser_that_is_none(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (workspace / "mysteryshop.toml").open("a") as settings:
        settings.write('\n[browser]\nexecutable = "/nowhere/chromium"\n')
    assert main(["doctor", "--json"]) == ExitCode.OUT_OF_REACH
    browser = _signs(capsys)["browser"]
    assert browser["state"] == "fail"
    assert "/nowhere/chromium" in browser["words"]
    assert browser["remedy"]
