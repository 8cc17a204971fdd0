"""The documentation's plug-ins, run as they stand there: a check a rubric prices, a mailbox `collect` reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from mysteryshop.cli.main import main
from mysteryshop.errors import MailboxError, UsageError
from mysteryshop.grade import check as checks
from mysteryshop.grade.grader import grade
from mysteryshop.inbox.mailboxes import mailbox as mailboxes
from mysteryshop.model import Cursor, Folder, InboxSettings, RawMail, Rubric, Verdict
from mysteryshop.plugins import load_plugins
from tests.builders import a_shop, a_touch, an_evidence

ROOT = Path(__file__).parents[2]
EXAMPLES = (ROOT / "docs" / "plug-ins.md").read_text(encoding="utf-8").split("```python\n")[1:]


def example(mark: str) -> str:
    return next(part.split("```")[0] for part in EXAMPLES if mark in part)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_REGISTRY", checks.all_checks())
    monkeypatch.setattr(mailboxes, "_openers", {})


def test_a_check_of_ones_own_is_priced_by_a_rubric_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "house_checks.py").write_text(example("@check"), encoding="utf-8")
    load_plugins(tmp_path, ["house_checks.py"])
    written = yaml.safe_load((ROOT / "mysteryshop" / "rubrics" / "standard.yaml").read_text(encoding="utf-8"))
    written["sections"][3]["checks"].append({"check": "mentions_warranty", "points": 3})
    rubric = Rubric.model_validate(written)
    shop = a_shop()
    said = {}
    for words in ("Yes, it is here, and the warranty runs to 2028.", "Yes, it is here, and the tires are new."):
        card = grade(an_evidence(shop, a_touch(shop, text=words)), rubric)
        finding = card.finding("mentions_warranty")
        said[finding.verdict] = (finding.quotes, card.line_points["mentions_warranty"][0])
    assert said == {Verdict.PASS: (("warranty",), 3.0), Verdict.FAIL: ((), 0.0)}


def test_collect_reads_a_mailbox_of_ones_own_and_goes_on_where_it_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "house_mailbox.py").write_text(example("@mailbox"), encoding="utf-8")
    (tmp_path / "mysteryshop.toml").write_text(
        f'plugins = ["house_mailbox.py"]\n[[inbox]]\nname = "phones"\nplugin = "dump"\noptions = {{ file = "{tmp_path}/a.jsonl" }}\n'
    )
    lead = {
        "shop": "S-1", "sent_at": "2026-11-02T14:00:00Z", "dealer": {"id": "harbor", "website": "harborview.example"},
        "persona": {"first": "Ann", "last": "Lee", "alias": "ann.lee@shop.example"},
    }  # fmt: skip
    (tmp_path / "leads.jsonl").write_text(json.dumps(lead))
    mail = "From: Dana <dana@harborview.example>\nTo: ann.lee@shop.example\nMessage-ID: <{0}@h>\nSubject: Your car\n\nIt is here {0}."
    rows = [{"number": n, "at": f"2026-11-02T1{n}:00:00+00:00", "mail": mail.format(n)} for n in (5, 6)]
    (tmp_path / "a.jsonl").write_text(json.dumps(rows[0]) + "\n")
    told = []
    assert main(["-w", str(tmp_path), "adopt", "-q", str(tmp_path / "leads.jsonl")]) == 0
    for _round in range(3):
        capsys.readouterr()
        assert main(["-w", str(tmp_path), "collect", "--json"]) == 0
        told.append(json.loads(capsys.readouterr().out)["counts"].get("matched", 0))
        (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert told == [1, 1, 0]


def test_a_kind_nobody_registered_is_told_with_the_nearest() -> None:
    mailboxes.mailbox("dump")(lambda settings, secret, clock: pytest.fail("the wrong one was opened"))
    with pytest.raises(UsageError, match="'dumb'") as told:
        mailboxes.open_mailbox(InboxSettings(name="phones", plugin="dumb"), secret=str, clock=None)  # type: ignore[arg-type]
    assert "'dump'" in (told.value.tip or "")
    with pytest.raises(UsageError, match="one of"):
        mailboxes.open_mailbox(InboxSettings(plugin="dump", maildir="/x"), secret=str, clock=None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="twice"):
        mailboxes.mailbox("dump")(lambda settings, secret, clock: pytest.fail("never"))


def test_a_plug_in_that_cannot_open_its_mailbox_is_named() -> None:
    mailboxes.mailbox("dump")(lambda settings, secret, clock: settings.options["file"])  # type: ignore[arg-type,return-value]
    with pytest.raises(UsageError, match=r"phones: the plug-in for 'dump' failed: KeyError: 'file'"):
        mailboxes.open_mailbox(InboxSettings(name="phones", plugin="dump"), secret=str, clock=None)  # type: ignore[arg-type]


class _Breaks:
    """A stranger's mailbox that raises what it likes, at `place`."""

    name = "mine"

    def __init__(self, place: str) -> None:
        self.place = place

    def _at(self, place: str) -> None:
        if place == self.place:
            raise LookupError("no such box")

    def __enter__(self) -> _Breaks:
        self._at("opening")
        return self

    def __exit__(self, *_: object) -> None:
        self._at("closing")

    def folders(self) -> list[Folder]:
        self._at("listing")
        return [Folder("dump")]

    def fetch(self, folder: Folder, cursor: Cursor | None) -> Iterator[RawMail]:
        yield RawMail("phones", "dump", False, 1, 1, datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC), b"\r\n")
        self._at("reading")
        yield {} if self.place == "kind" else RawMail("phones", "dump", False, 1, 2, NOW, NOW, b"\r\n")  # type: ignore[misc]

    def wait(self, seconds: float) -> bool:
        self._at("waiting")
        return True


NOW = datetime(2026, 6, 1, tzinfo=UTC)


def _read(box: mailboxes.Mailbox, take: Callable[[RawMail], object]) -> None:
    with box:
        for mail in box.fetch(box.folders()[0], None):
            take(mail)
        box.wait(0)


@pytest.mark.parametrize("place", ["opening", "closing", "listing", "reading", "waiting", "kind"])
def test_whatever_a_plug_ins_mailbox_raises_is_told_with_its_name(place: str) -> None:
    mailboxes.mailbox("dump")(lambda settings, secret, clock: _Breaks(place))
    box = mailboxes.open_mailbox(InboxSettings(name="phones", plugin="dump"), secret=str, clock=None)  # type: ignore[arg-type]
    got: list[RawMail] = []
    with pytest.raises(MailboxError, match=r"phones: the plug-in for 'dump' failed while .*(?:LookupError|TypeError)") as told:
        _read(box, got.append)
    assert "Mend" in (told.value.tip or "")
    assert len(got) == {"opening": 0, "listing": 0, "reading": 1, "kind": 1}.get(place, 2)


def test_a_bug_of_ours_is_not_put_on_the_plug_in() -> None:
    mailboxes.mailbox("dump")(lambda settings, secret, clock: _Breaks("nowhere"))
    box = mailboxes.open_mailbox(InboxSettings(name="phones", plugin="dump"), secret=str, clock=None)  # type: ignore[arg-type]
    with pytest.raises(ZeroDivisionError):
        _read(box, lambda mail: 1 // 0)
