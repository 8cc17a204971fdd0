"""Erasure and retention: a canary person is searched in every byte that is left."""

from __future__ import annotations

import base64
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mysteryshop.errors import StoreError, UsageError
from mysteryshop.grade.grader import grade
from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.watch import read_arrival
from mysteryshop.model import Channel, RawMail, Witness
from mysteryshop.store import ERASED, Store
from mysteryshop.workspace import Workspace
from tests.builders import MONDAY_10, a_shop, a_submission, a_touch, a_wave

CANARY = "Zebulon Quackenbush"
ADDRESS = "z.quackenbush@harborview.example"
WATCHED = frozenset({Channel.EMAIL})


def _mail(name: str, address: str, uid: int) -> RawMail:
    raw = (
        f"Delivered-To: maria.jensen47@shop.example\r\nFrom: {name} <{address}>\r\nSubject: Your RAV4\r\nMessage-ID: <{uid}@x.example>\r\n\r\n"
        f"Hi Maria, yes, the RAV4 is still here and it has both keys. What will you use it for?\r\n\r\n{name}\r\nHarbor View Motors\r\n"
    ).encode()
    at = MONDAY_10 + timedelta(minutes=10 + uid)
    return RawMail("desk", "INBOX", False, 1, uid, at, at, raw)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mysteryshop.toml").write_text('alias_domain = "shop.example"\n', encoding="utf-8")
    with Store.open(_url(tmp_path), tmp_path / "evidence") as store:
        shop = a_shop()
        store.add_wave(a_wave())
        store.add_shops([shop])
        picture = store.keep(b"a picture", shop_id=shop.id, name="before.jpg", media_type="image/jpeg")
        assert picture
        store.add_submission(a_submission(shop))
        for number, (name, address) in enumerate([(CANARY, ADDRESS), ("Dana Whitlock", "dana@harborview.example")], 1):
            mail = _mail(name, address, number)
            store.keep_mails([mail])
            read = read_arrival(mail, Matcher([shop]))
            assert read.touch is not None
            store.add_arrivals([(read.message, read.match, read.nature, read.notice, read.touch)])
        store.note(shop.id, f"spoke with {CANARY}", "me", MONDAY_10)
        rubric = Workspace.open(tmp_path).rubric("standard")
        store.add_scorecard(grade(store.evidence(shop.id, as_of=MONDAY_10 + timedelta(days=30), watched=WATCHED), rubric))
    return tmp_path


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'mysteryshop.db'}"


def _bytes_that_hold(folder: Path, *words: str) -> list[Path]:
    needles = [form for word in words for form in (word.encode(), word.lower().encode(), word.split()[-1].encode())]
    return [file for file in folder.rglob("*") if file.is_file() and any(needle in file.read_bytes() for needle in needles)]


def test_an_erased_person_is_in_no_byte(folder: Path) -> None:
    assert _bytes_that_hold(folder, CANARY), "the canary must be there before it can be gone"
    with Store.open(_url(folder), folder / "evidence") as store:
        before = store.scorecards("shop-1")
        gone = store.erase(CANARY.upper())
        assert (gone.mails, gone.touches, gone.waves) == (1, 1, ("2026-w23",))
        touches = store.touches("shop-1")
        assert [touch.text == ERASED for touch in touches] == [True, False]
        assert touches[0].at == MONDAY_10 + timedelta(minutes=11)
        (card,) = store.scorecards("shop-1")
        assert card.points == before[0].points
        assert not any(finding.quotes for finding in card.findings)
    assert _bytes_that_hold(folder, CANARY) == []
    assert _bytes_that_hold(folder, ADDRESS) == []
    assert _bytes_that_hold(folder, "dana@harborview.example"), "nobody else is forgotten"


@pytest.mark.parametrize("who", [ADDRESS, "zebulon  quackenbush"])
def test_a_person_is_found_by_address_and_by_name(folder: Path, who: str) -> None:
    with Store.open(_url(folder), folder / "evidence") as store:
        assert store.erase(who).mails == 1
        assert store.erase(who).mails == 0


def test_too_few_letters_mean_nobody(folder: Path) -> None:
    with Store.open(_url(folder), folder / "evidence") as store, pytest.raises(UsageError, match="too short"):
        store.erase("ann")


def test_old_waves_lose_words_and_keep_numbers(folder: Path) -> None:
    with Store.open(_url(folder), folder / "evidence") as store:
        assert store.prune(a_wave().closes_at - timedelta(days=1)).mails == 0
        points = store.scorecards("shop-1")[0].points
        gone = store.prune(a_wave().closes_at + timedelta(days=1))
        assert (gone.mails, gone.touches) == (2, 2)
        assert store.scorecards("shop-1")[0].points == points
        assert {touch.text for touch in store.touches("shop-1")} == {ERASED}
    assert not list((folder / "evidence" / "shops").rglob("*.jpg"))
    assert not list((folder / "evidence" / "shops").rglob("*.eml"))
    assert _bytes_that_hold(folder, ADDRESS) == []


def test_unmatched_mail_is_pruned_by_its_age(folder: Path) -> None:
    stray = replace(_mail("Nobody", "nobody@else.example", 9), raw=b"From: nobody@else.example\r\n\r\nstray words\r\n")
    with Store.open(_url(folder), folder / "evidence") as store:
        store.keep_mails([stray])
        assert store.prune(datetime(2026, 6, 1, tzinfo=UTC)).mails == 0
        assert store.prune(MONDAY_10 + timedelta(days=1)).mails == 1


def test_words_are_found_where_nobody_read_them(folder: Path) -> None:
    """In an unread base64 mail, in a sign on the page, in the filled form, in who decided; broken JSON stops nothing."""
    encoded = base64.b64encode(f"Regards, {CANARY}".encode()).decode()
    head = "From: sales@harborview.example\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    with Store.open(_url(folder), folder / "evidence") as store:
        unread = replace(_mail("Nobody", "nobody@else.example", 7), raw=(head + encoded + "\r\n").encode())
        store.keep_mails([unread, replace(unread, uid=8, raw=b"{no json\r\n\r\nx")])
        store.note("shop-1", "{called back}", CANARY, MONDAY_10)
        sign = Witness("thank_you", f"{CANARY} will call you", 0.9)
        store.add_submission(replace(a_submission(a_shop()), attempt=2, witnesses=(sign,)))
        store.keep(f'{{"thanks": "{CANARY}"}}'.encode(), shop_id="shop-1", name="form.json", media_type="application/json")
        assert store.erase(CANARY).mails == 2
    assert _bytes_that_hold(folder, CANARY) == []


def test_a_name_inside_a_longer_one_is_somebody_else(folder: Path) -> None:
    with Store.open(_url(folder), folder / "evidence") as store:
        assert store.erase("Quack").mails == 0


def test_a_crash_before_the_rows_go_leaves_the_way_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(_url(folder), folder / "evidence") as store:
        with monkeypatch.context() as broken:
            broken.setattr("mysteryshop.store.privacy._blank", _dies)
            with pytest.raises(KeyboardInterrupt):
                store.erase(CANARY)
        assert store.erase(CANARY).mails == 1
    assert _bytes_that_hold(folder, CANARY) == []


def test_a_reader_that_keeps_the_words_alive_is_told(folder: Path) -> None:
    reader = sqlite3.connect(folder / "mysteryshop.db")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM touches").fetchone()
    with Store.open(_url(folder), folder / "evidence") as store, pytest.raises(StoreError, match="reads the database"):
        store.erase(CANARY)
    reader.close()
    with Store.open(_url(folder), folder / "evidence") as store:
        store.erase(CANARY)
    assert _bytes_that_hold(folder, CANARY) == []


def _dies(_touch: object) -> object:
    raise KeyboardInterrupt


def test_a_name_that_begins_a_line_of_a_logged_call_is_found(folder: Path) -> None:
    """Inside stored JSON a new line is a backslash and an n: read as it stands there, "nZebulon" would be somebody else."""
    with Store.open(_url(folder), folder / "evidence") as store:
        shop = store.shop("shop-1")
        store.add_touch(a_touch(shop, "3h", "They rang back.\nÖzlem Çınar left her number.", sender_name=""))
        assert store.erase("Özlem Çınar").touches == 1
        assert all("Çınar" not in touch.text for touch in store.touches("shop-1"))
