"""`init`: a workspace that works at once, from flags or from answers; no password in any file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import typer

from mysteryshop.cli import setting_up
from mysteryshop.cli.main import main
from mysteryshop.errors import ExitCode, InputError
from mysteryshop.model import Channel
from mysteryshop.workspace import Workspace
from mysteryshop.workspace.mailboxes import server_of
from mysteryshop.workspace.secrets import secret_of, source_of


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MYSTERYSHOP_WORKSPACE", raising=False)
    return tmp_path


def test_flags_make_a_workspace_that_is_sound(here: Path) -> None:
    argv = [
        "init",
        "ws",
        "--mailbox",
        "dana@gmail.com",
        "--site",
        "www.harbor.example",
        "--name",
        "Harbor, View",
        "--timezone",
        "America/Chicago",
    ]
    assert main([*argv, "--consent-by", "Dana", "--alias-domain", "shop.example", "--phone", "+12125550100"]) == 0
    ws = Workspace.open(here / "ws")
    ws.check()
    (dealer,) = ws.dealers
    assert (dealer.name, dealer.timezone, dealer.relationship) == ("Harbor, View", "America/Chicago", "own")
    assert dealer.consent is not None
    assert (dealer.consent.by, dealer.consent.on) == ("Dana", date.today())
    (inbox,) = ws.settings.inbox
    assert (inbox.host, inbox.port, inbox.user) == ("imap.gmail.com", 993, "dana@gmail.com")
    assert (ws.settings.alias_domain, ws.settings.live) == ("shop.example", False)
    assert "text" in ws.settings.watched_channels


def test_bare_init_is_sound_but_for_what_nobody_said(here: Path) -> None:
    assert main(["init"]) == 0
    ws = Workspace.open(here)
    assert ws.settings.inbox == ()
    with pytest.raises(InputError) as caught:
        ws.check()
    assert "no mail alias" in str(caught.value)
    assert "no dealer below" in str(caught.value)


def test_without_a_number_nobody_asks_for_a_text(here: Path) -> None:
    assert main(["init", "--mailbox", "dana@gmail.com"]) == 0
    assert Channel.TEXT not in {scenario.preferred_channel for scenario in Workspace.open(here).scenarios}


def test_init_keeps_what_is_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "dealers.csv").write_text("url\nhttps://mine.example/\n")
    assert main(["init"]) == 0
    assert "mine.example" in (here / "dealers.csv").read_text()
    assert main(["init"]) == ExitCode.USAGE
    assert "--force" in capsys.readouterr().err
    assert main(["init", "--force"]) == 0


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--mailbox", "dana"], "not a mail address"),
        (["--site", "https:///"], "not a web address"),
        (["--timezone", "America/New_Yrk"], "America/New_York"),
        (["--mailbox", "d@x.example", "--security", "ssl"], "tls"),
        (["--mailbox", "d@x.example", "--imap", "a b"], "HOST"),
    ],
)
def test_a_slip_in_a_flag_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str], argv: list[str], words: str) -> None:
    assert main(["init", *argv]) == ExitCode.USAGE
    assert words in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_the_questions(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter(
        ["nonsense", "dana@own-domain.example", "", "harbor.example", "Harbor", "Europe/Berlin", "Dana", "canary-secret"]
    )
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: next(answers))
    kept: list[str] = []
    monkeypatch.setattr("mysteryshop.workspace.secrets.remember", lambda _inbox, password: kept.append(password) or True)
    monkeypatch.setattr("mysteryshop.workspace.secrets.source_of", lambda _inbox: None)
    assert main(["init", "--ask"]) == 0
    assert "not a mail address" in capsys.readouterr().err  # and it asked again
    ws = Workspace.open(here)
    assert ws.settings.inbox[0].host == "imap.own-domain.example"
    assert ws.dealers[0].timezone == "Europe/Berlin"
    assert kept == ["canary-secret"]
    assert all("canary-secret" not in path.read_text() for path in here.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("address", "host", "guessed"),
    [
        ("a@gmail.com", "imap.gmail.com", False),
        ("a@HOTMAIL.com", "outlook.office365.com", False),
        ("a@gmx.de", "imap.gmx.net", False),
        ("a@my-store.example", "imap.my-store.example", True),
    ],
)
def test_the_server_of_an_address(address: str, host: str, guessed: bool) -> None:
    found = server_of(address)
    assert (found.host, found.guessed) == (host, guessed)


def test_the_password_is_found_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mysteryshop.model import InboxSettings

    monkeypatch.setattr("mysteryshop.workspace.secrets._from_keyring", lambda _inbox: "from-the-keyring")
    for name in ("BOX", "BOX_FILE"):
        monkeypatch.delenv(name, raising=False)
    plain = InboxSettings(host="h.example", user="u", password_env="BOX")
    command = plain.model_copy(update={"password_command": "printf 'from-a-command\\nsecond line'"})
    (tmp_path / "secret").write_text("from-a-file\n")
    assert secret_of(plain, tmp_path)() == "from-the-keyring"
    assert secret_of(command, tmp_path)() == "from-a-command"
    monkeypatch.setenv("BOX_FILE", str(tmp_path / "secret"))
    assert secret_of(command, tmp_path)() == "from-a-file"
    monkeypatch.setenv("BOX", "from-the-environment")
    assert secret_of(command, tmp_path)() == "from-the-environment"
    assert source_of(command) == "environment variable BOX"


def test_no_password_anywhere_says_the_four_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mysteryshop.model import InboxSettings

    monkeypatch.setattr("mysteryshop.workspace.secrets._from_keyring", lambda _inbox: None)
    monkeypatch.delenv("BOX", raising=False)
    with pytest.raises(InputError) as caught:
        secret_of(InboxSettings(host="h.example", user="u", password_env="BOX"), tmp_path)()
    for way in ("BOX", "BOX_FILE", "password_command", "keyring set"):
        assert way in str(caught.value.tip)


@pytest.mark.parametrize("command", ["false", "true", "no-such-program-here x"])
def test_a_password_command_that_fails_is_told(tmp_path: Path, command: str) -> None:
    from mysteryshop.model import InboxSettings

    with pytest.raises(InputError, match="password_command"):
        secret_of(InboxSettings(host="h.example", user="u", password_env="BOX", password_command=command), tmp_path)()


def test_local_zone_is_a_zone_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")
    assert setting_up._local_zone() == "Europe/Paris"
    monkeypatch.setenv("TZ", "UTC")
    assert setting_up._local_zone() is None
