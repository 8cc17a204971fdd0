"""Looking and deciding over a stored wave: status, show, settle, log, hold, export, bundle."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mysteryshop.cli.main import main
from mysteryshop.errors import ExitCode
from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.watch import read_arrival
from mysteryshop.model import Certainty, Nature, Outcome, Scorecard, ShopState
from mysteryshop.store import CLOSING, Store
from mysteryshop.workspace import Workspace
from tests.builders import MONDAY_10, a_dealer, a_planned_shop, a_scenario, a_shop, a_submission, a_touch, a_wave
from tests.inbox_mails import a_mail, fetched

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MYSTERYSHOP_WORKSPACE", raising=False)
    assert main(["init", "--mailbox", "dana@own.example", "--quiet"]) == 0
    workspace = Workspace.open(tmp_path)
    with Store.open(workspace.store_url, workspace.evidence) as store:
        store.add_wave(a_wave())
        sent, waiting = a_shop(id="sent-1"), a_planned_shop(id="planned-1", dealer=a_dealer(id="lake"))
        doubtful = a_shop(id="doubt-1", dealer=a_dealer(id="pine"), outcome=Outcome.IN_DOUBT, state=ShopState.SENT)
        store.add_shops([sent, waiting, doubtful])
        store.add_submission(a_submission(sent))
        store.keep(b"a picture", shop_id=sent.id, name="after.jpg", media_type="image/jpeg")
        store.add_touch(replace(a_touch(sent), text="=HYPERLINK is here [bold]and[/bold] both keys"))
    return workspace


def test_status_says_how_things_stand(ws: Workspace, capsys: Capture) -> None:
    assert main(["status"]) == 0
    out = capsys.readouterr().out
    for words in ("2026-w23", "doubt-1", "1 confirmed", "rehearses until --live"):
        assert words in out
    assert main(["status", "--json", "--wave", "2026-w23"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["waves"][0]["shops"], facts["waves"][0]["answered_by_a_person"], facts["in_doubt"]) == (3, 1, ["doubt-1"])
    assert {row["id"] for row in facts["shops"]} == {"sent-1", "planned-1", "doubt-1"}


def test_status_names_the_stores_a_person_may_get_past(ws: Workspace, capsys: Capture) -> None:
    with Store.open(ws.store_url, ws.evidence) as store:
        stopped = a_shop(id="stop-1", wave="open-one", dealer=a_dealer(id="cove"), outcome=Outcome.NO_FORM, state=ShopState.ENDED)
        store.add_wave(a_wave(id="open-one", closes_at=datetime.now(UTC) + timedelta(days=3)))
        store.add_shops([stopped])
        store.add_submission(a_submission(stopped, reason="no form was found on 12 pages"))
    assert main(["status"]) == 0
    out = capsys.readouterr().out
    assert all(words in out for words in ("stop-1  cove", "no_form: no form was found on 12 pages"))


def test_status_tells_what_points_where_of_a_mail_that_belongs_to_no_shop(ws: Workspace, capsys: Capture) -> None:
    shop, hint = a_shop(id="sent-1"), "from the store's own domain [harborview.example]"
    read = read_arrival(fetched(a_mail("Hi, the car is here. [Dana]", to="x@shop.example", delivered_to=None)), Matcher([shop]))
    lost = replace(read.match, shop_id=None, certainty=Certainty.UNMATCHED, evidence=("too little to be sure", hint))
    with Store.open(ws.store_url, ws.evidence) as store:
        store.take_in([read.mail])
        store.add_arrivals([(read.message, lost, replace(read.nature, nature=Nature.PERSONAL), None, None)])
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unmatched"][0]["hints"] == ["too little to be sure", hint]
    assert main(["status"]) == 0
    assert "[harborview.example]" in " ".join(capsys.readouterr().out.split())


def test_status_is_silent_when_asked_to_be(ws: Workspace, capsys: Capture) -> None:
    assert main(["status", "-q"]) == 0
    told = capsys.readouterr()
    assert told.out + told.err == ""


def test_show_is_the_timeline(ws: Workspace, capsys: Capture) -> None:
    assert main(["show", "sent-1"]) == 0
    out = capsys.readouterr().out
    for words in ("attempt 1: confirmed", "+12 min", "Dana Whitlock", "after.jpg", "[bold]and[/bold] both keys", "personal"):
        assert words in out
    assert out.index("attempt 1") < out.index("+12 min")
    assert main(["show", "sent-1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["touches"][0]["channel"] == "email"


def test_an_unknown_shop_is_2_with_a_tip(ws: Workspace, capsys: Capture) -> None:
    assert main(["show", "nobody"]) == ExitCode.USAGE
    assert "status" in capsys.readouterr().err


def test_a_confirmed_lead_is_overruled_only_on_purpose(ws: Workspace, capsys: Capture) -> None:
    assert main(["settle", "sent-1", "failed"]) == ExitCode.USAGE
    assert "--anyway" in capsys.readouterr().err
    with Store.open(ws.store_url, ws.evidence) as store:
        assert store.shop("sent-1").outcome is Outcome.CONFIRMED
    assert main(["settle", "sent-1", "failed", "--anyway"]) == 0


def test_close_writes_the_note_books_it_once_and_watches(ws: Workspace, capsys: Capture) -> None:
    assert main(["close", "sent-1"]) == 0
    note = capsys.readouterr().out
    for words in ("Maria Jensen", "maria.jensen47@shop.example", "sent-1", "send nothing more"):
        assert words in note
    assert "Dana" not in note
    assert main(["close", "sent-1", "--sent", "--at", "2026-06-20 10:00", "--by", "Lee"]) == 0
    assert main(["close", "sent-1", "--sent", "--at", "2026-06-21 10:00"]) == 0
    with Store.open(ws.store_url, ws.evidence) as store:
        assert [by for _at, by, what in store.notes("sent-1") if what == CLOSING] == ["Lee"]


def test_close_a_wave_needs_the_window_to_be_over_and_leaves_out_rivals(ws: Workspace, capsys: Capture) -> None:
    rival = a_shop(id="rival-1", dealer=a_dealer(id="rival", relationship="competitor", consent=None))
    with Store.open(ws.store_url, ws.evidence) as store:
        store.add_shops([rival])
    assert main(["close", "--wave", "2026-w23", "-o", "notes"]) == 0
    assert sorted(path.name for path in Path("notes").iterdir()) == ["harbor.txt", "pine.txt"]
    assert main(["close"]) == ExitCode.USAGE
    assert main(["close", "planned-1"]) == ExitCode.USAGE
    assert "never sent" in capsys.readouterr().err


def test_a_dealer_stands_for_its_only_shop(ws: Workspace, capsys: Capture) -> None:
    assert main(["show", "pine"]) == 0
    assert "doubt-1" in capsys.readouterr().out
    with Store.open(ws.store_url, ws.evidence) as store:
        store.add_shops([a_shop(id="doubt-2", dealer=a_dealer(id="pine"), scenario=a_scenario(id="price"))])
    assert main(["show", "pine"]) == ExitCode.USAGE
    told = capsys.readouterr().err
    assert "doubt-1" in told
    assert "doubt-2" in told


def test_the_digest_is_a_mail_of_plain_text(ws: Workspace, capsys: Capture) -> None:
    assert main(["grade", "-q"]) == 0
    assert main(["report", "--digest"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Wave 2026-W23")
    assert "Harbor View Motors" in said
    assert main(["report", "--digest"]) == 0, "nothing new was written, but a weekly mail wants the newest wave all the same"
    assert capsys.readouterr().out == said
    assert (ws.reports / "2026-w23" / "digest.txt").read_text(encoding="utf-8").strip() == said.strip()


def test_settle_decides_and_is_remembered(ws: Workspace, capsys: Capture) -> None:
    assert main(["settle", "doubt-1", "confirmd"]) == ExitCode.USAGE
    assert '"confirmed"' in capsys.readouterr().err
    assert main(["settle", "doubt-1", "confirmed", "--by", "Dana"]) == 0
    with Store.open(ws.store_url, ws.evidence) as store:
        assert store.shop("doubt-1").outcome is Outcome.CONFIRMED
        assert [(by, what) for _, by, what in store.notes("doubt-1")] == [("Dana", "settled as confirmed")]


def test_a_logged_call_is_a_touch(ws: Workspace, capsys: Capture) -> None:
    argv = [
        "log",
        "sent-1",
        "call",
        "--at",
        f"{MONDAY_10.astimezone():%Y-%m-%d} 23:59",
        "--text",
        "Called about the keys",
        "--by",
        "Dana",
    ]
    assert main(argv) == 0
    assert main(argv) == 0  # said twice, happened once
    assert "watched_channels" in capsys.readouterr().err
    with Store.open(ws.store_url, ws.evidence) as store:
        (call,) = [touch for touch in store.touches("sent-1") if touch.channel == "call"]
    assert (call.text, call.nature, call.logged_by) == ("Called about the keys", Nature.PERSONAL, "Dana")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["sent-1", "cal"], '"call"'),
        (["planned-1", "call"], "has not been sent"),
        (["sent-1", "call", "--at", "yesterday"], "not a time"),
        (["sent-1", "call", "--at", "2099-01-01 10:00"], "in the future"),
        (["sent-1", "call", "--at", "2020-01-01 10:00"], "before the lead left"),
    ],
)
def test_a_call_that_cannot_be(ws: Workspace, capsys: Capture, argv: list[str], words: str) -> None:
    assert main(["log", *argv]) == ExitCode.USAGE
    assert words in capsys.readouterr().err


def test_hold_stops_and_lifts(ws: Workspace, capsys: Capture) -> None:
    assert main(["hold", "the client called"]) == 0
    assert main(["status"]) == 0
    assert "the client called" in capsys.readouterr().out
    assert main(["hold", "--lift"]) == 0
    capsys.readouterr()
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hold"] is None


def test_export_as_lines_and_as_a_table_without_formulas(ws: Workspace, capsys: Capture, tmp_path: Path) -> None:
    assert main(["export", "shops"]) == 0
    rows = {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows.keys() == {"sent-1", "planned-1", "doubt-1"}
    sent, waiting = rows["sent-1"], rows["planned-1"]
    assert (sent["attempts"], waiting["attempts"], waiting["reason"], waiting["fields"]) == (1, 0, None, [])
    assert sent["reason"] == a_submission(a_shop(id="sent-1")).reason
    assert main(["export", "touches", "--csv", "-o", "touches.csv"]) == 0
    (row,) = csv.DictReader(io.StringIO((tmp_path / "touches.csv").read_text()))
    assert row["text"].startswith("'=HYPERLINK")
    assert main(["export", "shop"]) == ExitCode.USAGE
    assert '"shops"' in capsys.readouterr().err


def test_a_bundle_stands_alone(ws: Workspace, tmp_path: Path) -> None:
    assert main(["bundle", "sent-1", "-o", "b.zip"]) == 0
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        names = set(archive.namelist())
        assert {"evidence.json", "submissions.json", "rubric.json", "files/after.jpg", "SHA256SUMS", "README.txt"} <= names
        assert archive.read("files/after.jpg") == b"a picture"
        for line in archive.read("SHA256SUMS").decode().splitlines():
            digest, name = line.split("  ", 1)
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    first = (tmp_path / "b.zip").read_bytes()
    assert main(["bundle", "sent-1", "-o", "b.zip"]) == 0
    assert (tmp_path / "b.zip").read_bytes() == first


def _card(points: float) -> Scorecard:
    return Scorecard(
        shop_id="sent-1", rubric="standard", rubric_version="1", rubric_digest="d", grader_version="1", as_of=MONDAY_10,
        provisional=False, points=points, letter="C", withheld=None, judged_points=90, sections=(), findings=(),
    )  # fmt: skip


def test_below_a_threshold_is_told_by_dealer(ws: Workspace, capsys: Capture) -> None:
    from mysteryshop.cli.session import Desk, SystemClock
    from mysteryshop.cli.threshold import below_threshold

    with Store.open(ws.store_url, ws.evidence) as store:
        store.add_scorecard(_card(48))
        desk = Desk(ws, store, SystemClock())
        assert below_threshold(desk, 50) == {"harbor": 48}
        assert "harbor" in capsys.readouterr().err
        assert below_threshold(desk, 48) == {}
        assert below_threshold(desk, None) == {}


def test_a_loose_reply_is_graded_without_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reply.txt").write_text(
        "Subject: RAV4\nHi Maria, it's still here and it has both keys. What will you use it for? Dana"
    )
    assert main(["grade", "--message", "reply.txt", "--scenario", "availability", "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert findings["answers_question"]["value"] == 2
    assert findings["uses_name"]["value"] == 1
    assert main(["grade", "--message", "reply.txt", "--scenario", "availabilty"]) == ExitCode.USAGE
    assert '"availability"' in capsys.readouterr().err
    assert main(["grade", "--message", "reply.txt"]) == ExitCode.USAGE


def test_many_loose_replies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    row = {"id": "r1", "lead": {"first_name": "Ana", "questions": ["Is it there?"]}, "text": "Hi Ana, yes it is still here."}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n\n" + json.dumps(row | {"id": "r2"}) + "\n")
    assert main(["grade", "--replies", "rows.jsonl", "--json"]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["r1", "r2"]
    (tmp_path / "rows.jsonl").write_text("{}\nnot json\n")
    assert main(["grade", "--replies", "rows.jsonl", "--json"]) == ExitCode.USAGE
    assert "rows.jsonl:1" in capsys.readouterr().err


def test_rubrics_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["rubric", "diff", "standard", "standard"]) == 0
    assert "judge alike" in capsys.readouterr().out
    assert main(["rubric", "diff", "standard", "speed-first", "--json"]) == 0
    assert any(key.endswith(".points") for key in json.loads(capsys.readouterr().out))
    assert main(["rubric", "show"]) == 0
    assert "answers_question" in capsys.readouterr().out
    assert main(["rubric", "show", "speed-first", "--yaml"]) == 0
    own = capsys.readouterr().out.replace("id: speed-first", "id: house")
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics" / "house.yaml").write_text(own, encoding="utf-8")
    assert main(["rubric", "diff", "speed-first", "house", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"id"}
