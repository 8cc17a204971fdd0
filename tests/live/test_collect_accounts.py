"""Several mailboxes: a dead one neither delays nor hides the others; alarms are told once; a watch waits on all of them."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mysteryshop.cli.main import main
from mysteryshop.model import Tally
from mysteryshop.stages.collect import collect, watch
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace
from tests.inbox_mails import a_mail

pytestmark = pytest.mark.live


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 3, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def silent_server() -> Iterator[int]:
    """Listens, and says nothing: the worst a dead server can do."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(20)
        yield int(server.getsockname()[1])


def maildir(folder: Path, name: str, *mails: bytes) -> Path:
    box = folder / name
    for part in ("cur", "new", "tmp", ".Junk/cur", ".Junk/new", ".Junk/tmp"):
        (box / part).mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(mails):
        (box / "new" / f"17{number:08d}.x").write_bytes(raw)
    return box


def workspace(folder: Path, *inboxes: str) -> Path:
    (folder / "mysteryshop.toml").write_text("\n".join(f"[[inbox]]\n{words}" for words in inboxes))
    lead = {
        "shop": "S-1", "sent_at": "2026-11-02T14:00:00Z", "dealer": {"id": "harbor", "website": "harborview.example"},
        "persona": {"first": "Ann", "last": "Lee", "alias": "ann.lee@shop.example"},
    }  # fmt: skip
    (folder / "leads.jsonl").write_text(json.dumps(lead))
    assert main(["-w", str(folder), "adopt", "-q", str(folder / "leads.jsonl")]) == 0
    return folder


def answer(words: str) -> bytes:
    return a_mail(words, to="ann.lee@shop.example", delivered_to="ann.lee@shop.example")


def opened(folder: Path) -> tuple[Workspace, Store]:
    ws = Workspace.open(folder)
    return ws, Store.open(ws.store_url, ws.evidence)


def test_a_dead_mailbox_is_named_and_the_others_are_read_meanwhile(
    tmp_path: Path, silent_server: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MYSTERYSHOP_INBOX_PASSWORD", "correct-horse")
    maildir(tmp_path, "one", answer("Yes, it is here."))
    maildir(tmp_path, "two", answer("And the price stands."))
    dead = f'name = "dead"\nhost = "127.0.0.1"\nport = {silent_server}\nsecurity = "plain"\nuser = "x"\ntimeout_seconds = 0.5'
    folder = workspace(
        tmp_path, dead, 'name = "one"\nmaildir = "one"', 'name = "two"\nmaildir = "two"', 'name = "gone"\nmaildir = "none"'
    )
    read = threading.Event()
    done: list[int] = []

    def told(what: str, count: int, total: int, line: str = "") -> None:
        if count:
            done.append(1)
        if len(done) == 2:
            read.set()

    ws, store = opened(folder)
    with store:
        result: list[Tally] = []
        worker = threading.Thread(target=lambda: result.append(collect(ws, store, Clock(), progress=told)))
        worker.start()
        assert read.wait(30)
        assert not result, "the two living ones are read before the dead one is given up"
        worker.join(60)
        tally = result[0]
        assert tally.counts["matched"] == 2
        assert tally.out_of_reach
        assert [words.split(":")[0] for words in tally.troubles] == ["dead", "gone"]
        assert len(store.touches("S-1")) == 2
    assert main(["-w", str(folder), "collect"]) == 4
    assert "dead: cannot reach 127.0.0.1" in capsys.readouterr().err


def test_a_mailbox_without_a_password_keeps_no_other_from_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MYSTERYSHOP_INBOX_PASSWORD", raising=False)
    maildir(tmp_path, "one", answer("Yes, it is here."))
    bare = 'name = "bare"\nhost = "127.0.0.1"\nsecurity = "plain"\nuser = "x"\npassword_command = "false"'
    folder = workspace(tmp_path, bare, 'name = "one"\nmaildir = "one"')
    ws, store = opened(folder)
    with store:
        tally = collect(ws, store, Clock())
        assert tally.counts["matched"] == 1
        assert "bare" in tally.troubles[0]
        assert "password_command" in tally.troubles[0]


def test_silence_is_told_once_shown_in_status_and_may_be_told_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    box = maildir(tmp_path, "one", answer("Yes, it is here."))
    folder = workspace(tmp_path, 'name = "one"\nmaildir = "one"\nsilent_days = 3')
    ws, store = opened(folder)
    clock = Clock()
    with store:
        assert collect(ws, store, clock).troubles == ()
        clock.at += timedelta(days=2)
        assert collect(ws, store, clock).troubles == ()
        clock.at += timedelta(days=2)
        assert "no mail at all for 4 days" in collect(ws, store, clock).troubles[0]
        clock.at += timedelta(days=1)
        again = collect(ws, store, clock)
        assert again.troubles == ()
        assert "no mail at all for 5 days" in again.notes[0]
        (box / "new" / "1800000000.y").write_bytes(answer("Are you still looking?"))
        assert collect(ws, store, clock).notes == ()
        clock.at += timedelta(days=4)
        assert len(collect(ws, store, clock).troubles) == 1
    assert main(["-w", str(folder), "status"]) == 0
    assert "no mail at all" in capsys.readouterr().out


def test_a_sign_in_nobody_made_is_an_alarm_in_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = workspace(
        tmp_path, 'name = "g"\nhost = "imap.example.com"\nuser = "a@example.com"\nauth = "google"\nclient_id = "x"'
    )
    assert main(["-w", str(folder), "status"]) == 0
    assert "mysteryshop login g" in capsys.readouterr().out


def test_a_watch_hears_of_mail_in_any_folder_of_any_mailbox(tmp_path: Path) -> None:
    one, two = maildir(tmp_path, "one"), maildir(tmp_path, "two")
    folder = workspace(tmp_path, 'name = "one"\nmaildir = "one"', 'name = "two"\nmaildir = "two"')
    ws, store = opened(folder)
    with store:
        rounds = watch(ws, store, Clock(), seconds=60)
        next(rounds)
        next(rounds)
        for place, words in ((two / ".Junk", "in the second's junk"), (one, "in the first")):
            (place / "new" / "1799999999.z").write_bytes(answer(f"The car is here, {words}."))
            assert next(tally for tally in rounds if tally.done).counts == {"matched": 1}
        rounds.close()
        assert {touch.folder for touch in store.touches("S-1")} == {"Junk", "INBOX"}


def test_leads_of_years_ago_find_their_answers_and_may_be_adopted_after_the_mail(tmp_path: Path) -> None:
    maildir(
        tmp_path,
        "one",
        answer("Yes, it is here."),
        a_mail("And mine?", to="old.lead@shop.example", delivered_to="old.lead@shop.example"),
    )
    folder = workspace(tmp_path, 'name = "one"\nmaildir = "one"')
    assert main(["-w", str(folder), "collect", "-q"]) == 0
    old = json.loads((folder / "leads.jsonl").read_text()) | {"shop": "S-old", "sent_at": "2023-05-02T14:00:00Z"}
    old["persona"] = {"first": "Old", "last": "Lead", "alias": "old.lead@shop.example"}
    (folder / "leads.jsonl").write_text(json.dumps(old))
    assert main(["-w", str(folder), "adopt", "-q", str(folder / "leads.jsonl")]) == 0
    assert main(["-w", str(folder), "collect", "-q"]) == 0
    with Store.open(f"sqlite:///{folder}/mysteryshop.db", folder / "evidence") as store:
        assert len(store.touches("S-old")) == 1


def test_match_none_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    maildir(tmp_path, "one", answer("Yes, it is here."))
    folder = workspace(tmp_path, 'name = "one"\nmaildir = "one"')
    assert main(["-w", str(folder), "collect", "-q"]) == 0
    capsys.readouterr()
    assert main(["-w", str(folder), "export", "messages"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["shop"] == "S-1"
    assert set(row) == {
        "sha256", "message_id", "shop", "how", "nature", "actor", "channel", "received_at", "received_why", "text", "signature",
        "duplicate_of", "folder",
    }  # fmt: skip
    assert main(["-w", str(folder), "match", row["sha256"][:12], "none"]) == 0
    assert "it was filed under S-1" in capsys.readouterr().out
    assert main(["-w", str(folder), "collect", "-q"]) == 0
    assert main(["-w", str(folder), "export", "messages"]) == 0
    assert json.loads(capsys.readouterr().out)["shop"] is None
    assert main(["-w", str(folder), "match", row["sha256"][:12], "S-1"]) == 0
    capsys.readouterr()
    assert main(["-w", str(folder), "export", "messages"]) == 0
    assert json.loads(capsys.readouterr().out)["shop"] == "S-1"
