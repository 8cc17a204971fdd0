"""The store on SQLite: everything written is read back as it was, after closing and opening again."""

from __future__ import annotations

import hashlib
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from mysteryshop.errors import InputError, StoreError
from mysteryshop.model import (
    Certainty,
    Channel,
    Cursor,
    Delivery,
    Match,
    Message,
    Nature,
    NatureVerdict,
    Notice,
    Outcome,
    RawMail,
    Scorecard,
    Shop,
    ShopState,
    Touch,
)
from mysteryshop.store import Store
from mysteryshop.store.schema import MIGRATIONS, metadata
from tests.builders import MONDAY_10, a_dealer, a_planned_shop, a_scenario, a_shop, a_submission, a_touch, a_wave, span

EMAIL = frozenset({Channel.EMAIL})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'db' / 'shop.db'}", tmp_path / "evidence") as opened:
        opened.add_wave(a_wave())
        yield opened


def a_mail(raw: bytes = b"From: dana@harborview.example\n\nHi", uid: int = 1, **over: object) -> RawMail:
    values = {"account": "inbox", "folder": "INBOX", "junk": False, "uidvalidity": 4294967295, "uid": uid}
    times = {"internal_date": MONDAY_10, "seen_at": MONDAY_10 + timedelta(minutes=1), "raw": raw}
    return RawMail(**{**values, **times, **over})  # type: ignore[arg-type]


def a_message(mail: RawMail) -> Message:
    return Message(
        sha256=hashlib.sha256(mail.raw).hexdigest(), size=len(mail.raw), account=mail.account, folder=mail.folder, junk=mail.junk,
        uidvalidity=mail.uidvalidity, uid=mail.uid, message_id="<1@x>", in_reply_to=(), references=(), from_name="Dana\0\ud800",
        from_address="dana@harborview.example", reply_to_address=None, to=(), recipients=(("Delivered-To", "a@b"),), subject="Hi",
        date_claimed=None, hops=(), internal_date=mail.internal_date, seen_at=mail.seen_at, received_at=MONDAY_10,
        received_why="INTERNALDATE", text="Hi", signature="", full_text="Hi", headers=(("From", "dana"),),
    )  # fmt: skip


MATCHED = Match("shop-1", Certainty.CERTAIN, 1.0, ("Delivered-To",))
UNMATCHED = Match(None, Certainty.UNMATCHED, 0.0)
PERSONAL = NatureVerdict(Nature.PERSONAL, 0.9, ("words",))


def test_shops_with_their_copies_come_back_exactly(store: Store) -> None:
    shops = [
        a_planned_shop(
            id=f"s{n}", dealer=a_dealer(id=f"d{n}"), message="Hi\0 \ud800 \\u0041", due_at=MONDAY_10 + timedelta(hours=n)
        )
        for n in range(5)
    ]
    assert store.add_shops(shops) == 5
    assert store.add_shops([*shops, replace(shops[0], id="s9", dealer=a_dealer(id="d9"))]) == 1
    assert store.shop("s3") == shops[3]
    assert store.shops(wave="2026-w23")[:1] == [shops[0]]
    assert store.shops(dealer="d2") == [shops[2]]
    assert store.shops(states=[ShopState.SENT]) == []
    assert store.past_shops(MONDAY_10 + timedelta(hours=3)) == shops[3:]
    assert store.counts("2026-w23") == {(ShopState.PLANNED, None): 6}


def test_one_lead_per_wave_dealer_and_scenario_whatever_its_id(store: Store) -> None:
    assert store.add_shops([a_planned_shop(id="s1"), a_planned_shop(id="s2")]) == 1
    assert store.add_shops([a_planned_shop(id="s3", scenario=a_scenario(id="other"))]) == 1


def test_a_shop_is_found_by_the_unmistakable_beginning_of_its_id(store: Store) -> None:
    store.add_shops([a_planned_shop(id="sabcd1"), a_planned_shop(id="sabce2", dealer=a_dealer(id="d2"))])
    assert store.shop("sabcd").id == "sabcd1"
    for name in ("sabc", "s", "%", "sabcd_", ""):
        with pytest.raises(InputError, match="no shop"):
            store.shop(name)


def test_waves(store: Store) -> None:
    later = a_wave(id="2026-w30", opened_at=MONDAY_10 + timedelta(days=40))
    store.add_wave(later)
    store.add_wave(replace(later, name="changed"))
    assert store.waves() == [a_wave(), later]
    with pytest.raises(InputError) as raised:
        store.wave("2026-w99")
    assert raised.value.tip == "waves: 2026-w23, 2026-w30"


def test_attempts_and_notes_are_only_ever_added(store: Store) -> None:
    shop = a_shop()
    store.add_shops([shop])
    first = a_submission(shop, outcome=Outcome.UNREACHABLE, started_at=MONDAY_10 - timedelta(hours=2))
    second = a_submission(shop)
    store.add_submission(second)
    store.add_submission(first)
    assert store.submissions("shop-1") == [first, second]
    store.note("shop-1", "settled", "Ann", MONDAY_10)
    assert store.notes("shop-1") == [(MONDAY_10, "Ann", "settled")]


def test_everything_is_there_after_opening_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    with Store.open(url, tmp_path / "evidence") as first:
        first.add_wave(a_wave())
        first.add_shops([a_shop()])
        (digest,) = first.keep_mails([a_mail()])
    with Store.open(url, tmp_path / "evidence") as second:
        assert second.shops() == [a_shop()]
        assert second.mail(digest) == a_mail()


def test_sqlite_is_durable_private_and_wipes_what_it_deletes(store: Store, tmp_path: Path) -> None:
    with store.engine.connect() as connection:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 30000}
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted
    for path in (tmp_path / "db").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_the_database_has_the_tables_the_code_means(store: Store) -> None:
    found = inspect(store.engine)
    assert set(found.get_table_names()) == set(metadata.tables)
    for name, table in metadata.tables.items():
        assert {column["name"] for column in found.get_columns(name)} == set(table.columns.keys())


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    Store.open(url, tmp_path).close()
    with sqlite3.connect(tmp_path / "shop.db") as raw:
        raw.execute("INSERT INTO schema_version VALUES (?, 'later')", [len(MIGRATIONS) + 1])
    with pytest.raises(StoreError, match="newer"):
        Store.open(url, tmp_path)


@pytest.mark.parametrize("url", ["mysql://x/y", "nonsense", "", "sqlite+nothing:///x"])
def test_a_store_url_that_means_nothing_is_an_input_error(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        Store.open(url, tmp_path)


def test_an_unusable_database_is_told_without_its_password(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_bytes(b"this is no database at all" * 100)
    with pytest.raises(StoreError, match="cannot be used") as raised:
        Store.open(f"sqlite:///{tmp_path / 'shop.db'}", tmp_path)
    assert raised.value.tip
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as away:
        Store.open("postgresql://ann:canary-secret@127.0.0.1:1/none", tmp_path)
    assert "canary-secret" not in str(away.value)


def test_mail_is_on_disk_and_committed_before_the_cursor_moves(store: Store, tmp_path: Path) -> None:
    (digest,) = store.keep_mails([a_mail()])
    with sqlite3.connect(tmp_path / "db" / "shop.db") as other:
        assert other.execute("SELECT count(*) FROM mails").fetchone() == (1,)
        assert other.execute("SELECT count(*) FROM cursors").fetchone() == (0,)
    assert store.blob(digest) == a_mail().raw
    assert store.cursors("inbox") == {}
    store.move_cursor(Cursor("inbox", "INBOX\\\ud800\0", 4294967295, 1))
    store.move_cursor(Cursor("inbox", "INBOX\\\ud800\0", 4294967295, 7))
    store.move_cursor(Cursor("other", "INBOX", 1, 3))
    assert store.cursors("inbox") == {"INBOX\\\ud800\0": Cursor("inbox", "INBOX\\\ud800\0", 4294967295, 7)}


def test_known_bytes_are_kept_once_and_every_sighting_is_remembered(store: Store, tmp_path: Path) -> None:
    junk = a_mail(folder="Junk", junk=True)
    rescued = a_mail(uid=9, seen_at=MONDAY_10 + timedelta(hours=3))
    first, again = store.keep_mails([junk, rescued])
    store.keep_mails([junk])
    assert first == again
    assert store.known_mail(first)
    assert not store.known_mail("0" * 64)
    assert store.mail(first) == junk
    assert store.mail(first[:10]) == junk
    assert store.sightings(first) == [junk, rescued]
    assert len([path for path in (tmp_path / "evidence" / "blobs").rglob("*") if path.is_file()]) == 1
    with pytest.raises(InputError, match="no mail"):
        store.mail("ffffffffff")


def _arrive(store: Store, mail: RawMail, match: Match, touch: Touch | None, notice: Notice | None = None) -> str:
    (digest,) = store.keep_mails([mail])
    store.add_arrivals([(a_message(mail), match, PERSONAL, notice, touch)])
    return digest


def test_what_is_judged_anew_keeps_all_but_its_nature(store: Store) -> None:
    store.add_shops([a_shop()])
    mail = a_mail()
    touch = a_touch(a_shop(), message_sha256=a_message(mail).sha256)
    digest = _arrive(store, mail, MATCHED, touch)
    drip = NatureVerdict(Nature.DRIP, 0.8, ("the same words at 9 shops",))
    store.judge_anew({digest: drip, "0" * 64: drip})
    assert list(store.messages()) == [(a_message(mail), MATCHED, drip, None)]
    kept = replace(touch, nature=Nature.DRIP, nature_confidence=0.8, signals=drip.signals)
    assert store.touches_of(digest) == [kept]


def test_families_are_mails_of_several_shops_with_the_same_words(store: Store) -> None:
    words = {
        "one": ("d1", TEMPLATE.format("Maria", "2023 Toyota RAV4", "518-555-0100")),
        "far": ("d2", TEMPLATE.format("Maria", "Toyota RAV4", "212-555-0000")),
        "own": ("d1", "Hello Maria, both keys are in my desk drawer and the tow hitch is new, I looked this morning. Dana"),
    }
    digests = {}
    for uid, (name, (dealer, said)) in enumerate(words.items(), 1):
        shop = a_shop(id=name, dealer=a_dealer(id=dealer), scenario=a_scenario(id=f"sc-{name}"))
        store.add_shops([shop])
        mail = a_mail(f"From: dana@harborview.example\n\n{name}".encode(), uid=uid)
        touch = a_touch(shop, f"{uid}h", text=said, message_sha256=a_message(mail).sha256)
        digests[name] = _arrive(store, mail, replace(MATCHED, shop_id=name), touch)
    families = store.worded_alike(list(digests.values()))
    assert [[one.shop.id for one in family] for family in families] == [["one", "far"]]
    assert store.worded_alike([digests["far"]]) == families
    assert store.worded_alike([digests["own"]]) == []


def test_arrivals_come_back_and_show_in_the_shops_folder(store: Store, tmp_path: Path) -> None:
    store.add_shops([a_shop()])
    mail, notice = a_mail(), Notice(Channel.TEXT, MONDAY_10, "+1212", "hi")
    touch = a_touch(a_shop(), message_sha256=a_message(mail).sha256)
    assert not store.known_mail_at(mail)
    digest = _arrive(store, mail, MATCHED, touch, notice)
    assert store.known_mail_at(mail)
    assert list(store.messages()) == [(a_message(mail), MATCHED, PERSONAL, notice)]
    assert store.message(digest) == a_message(mail)
    assert store.touches("shop-1") == [touch]
    assert store.unmatched() == []
    shown = tmp_path / "evidence" / "shops" / "2026-w23" / "harbor" / "shop-1" / f"mail-20260601-1400-{digest[:8]}.eml"
    assert shown.read_bytes() == mail.raw
    assert store.files_of("shop-1") == {shown.name: digest}


def test_mail_kept_but_not_read_is_found_after_a_crash(store: Store) -> None:
    second = a_mail(b"two", uid=2, seen_at=MONDAY_10 + timedelta(minutes=2))
    store.keep_mails([a_mail(), second])
    assert store.unmatched() == [a_mail(), second]
    assert not store.known_mail_at(a_mail())


def test_unmatched_mail_is_tried_again_when_something_changed(store: Store) -> None:
    _arrive(store, a_mail(), UNMATCHED, None)
    assert store.unmatched() == []  # nothing is known now that was not known then
    store.add_shops([a_shop()])
    assert store.unmatched() == [a_mail()]
    assert store.unmatched(now=MONDAY_10 + timedelta(days=60)) == []
    store.add_arrivals([(a_message(a_mail()), UNMATCHED, PERSONAL, None, None)])
    assert store.unmatched() == []


def test_a_decision_by_hand_is_followed_even_against_an_earlier_match(store: Store) -> None:
    other = a_shop(id="shop-2", dealer=a_dealer(id="d2"))
    store.add_shops([a_shop(), other])
    touch = a_touch(a_shop(), message_sha256=a_message(a_mail()).sha256)
    digest = _arrive(store, a_mail(), MATCHED, touch)
    store.decide_match(digest, "shop-2", "Ann")
    assert store.decisions() == {digest: "shop-2"}
    assert store.unmatched(now=MONDAY_10 + timedelta(days=400)) == [a_mail()]
    by_hand = Match("shop-2", Certainty.BY_HAND, 1.0)
    store.add_arrivals([(a_message(a_mail()), by_hand, PERSONAL, None, replace(touch, shop_id="shop-2"))])
    assert store.touches("shop-1") == []
    assert store.touches("shop-2") == [replace(touch, shop_id="shop-2")]
    assert store.unmatched() == []


def test_touches_logged_by_hand(store: Store) -> None:
    store.add_shops([a_shop()])
    call = a_touch(a_shop(), "2h", id="call-1", channel=Channel.CALL, certainty=Certainty.BY_HAND, logged_by="Ann")
    store.add_touch(a_touch(a_shop(), "3h"))
    store.add_touch(call)
    store.add_touch(replace(call, text="They asked when I could come in."))
    assert store.touches("shop-1")[0].text == "They asked when I could come in."
    assert len(store.touches("shop-1")) == 2
    with pytest.raises(InputError, match="no shop"):
        store.add_touch(replace(call, id="x", shop_id="nobody"))


def test_evidence_is_as_of_a_time(store: Store) -> None:
    shop = a_shop()
    store.add_shops([shop])
    rehearsal = a_submission(shop, outcome=Outcome.REHEARSED, started_at=MONDAY_10 - timedelta(days=1))
    store.add_submission(rehearsal)
    store.add_submission(a_submission(shop))
    early, late = a_touch(shop, "12m"), a_touch(shop, "3d")
    store.add_touch(late)
    store.add_touch(early)
    seen = store.evidence("shop-1", as_of=MONDAY_10 + span("1d"), watched=EMAIL)
    assert seen.touches == (early,)
    assert seen.submission == a_submission(shop)
    assert seen.closes_at == MONDAY_10 + timedelta(days=14)
    assert seen.watched == EMAIL
    assert seen.delivery is Delivery.PROVEN
    assert store.evidence("shop-1", as_of=MONDAY_10 + span("5d"), watched=EMAIL).touches == (early, late)
    assert store.evidence("shop-1", as_of=MONDAY_10 - span("1h"), watched=EMAIL).submission == rehearsal


def test_the_window_runs_from_the_due_time_until_the_lead_has_left(store: Store) -> None:
    store.add_shops([a_planned_shop(due_at=MONDAY_10 + timedelta(days=2))])
    assert store.evidence("shop-1", as_of=MONDAY_10, watched=EMAIL).closes_at == MONDAY_10 + timedelta(days=16)


TEMPLATE = "Hi {0}, thank you for your interest in the {1}! We have it on the lot and would love to show it to you, call {2}."


def _shops_with(store: Store, texts: dict[str, tuple[str, str]], at: str = "12m") -> dict[str, Shop]:
    shops = {}
    for name, (dealer, words) in texts.items():
        shop = a_shop(id=name, dealer=a_dealer(id=dealer), scenario=a_scenario(id=f"sc-{name}"))
        store.add_shops([shop])
        store.add_touch(a_touch(shop, at, text=words))
        shops[name] = shop
    return shops


def test_templates_show_across_shops_and_dealers(store: Store) -> None:
    own = "Hello Maria, both keys are in my desk drawer and the tow hitch is new, I looked this morning. Dana"
    shops = _shops_with(
        store,
        {
            "one": ("d1", TEMPLATE.format("Maria", "2023 Toyota RAV4", "518-555-0100")),
            "two": ("d1", TEMPLATE.format("Jensen", "RAV4 XLE", "518-555-0199") + " Ask for Bob."),
            "far": ("d2", TEMPLATE.format("Maria", "Toyota RAV4", "212-555-0000")),
            "own": ("d1", own),
            "short": ("d1", "Thanks, talk soon"),
            "brief": ("d3", "Thanks, talk soon"),
        },
    )
    twins = {name: store.evidence(name, as_of=MONDAY_10 + span("1d"), watched=EMAIL).twins for name in ("one", "own", "short")}
    assert twins["one"]["one-12m"] == 100.0
    assert twins["one"]["far-12m"] == 100.0
    assert 80 <= twins["one"]["two-12m"] < 100.1
    assert twins["own"] == {}
    assert twins["short"] == {}
    with store.likening() as likeness_to:
        until = MONDAY_10 + span("1d")
        assert likeness_to(shops["one"], own, "", until) == 100.0
        assert likeness_to(shops["one"], "Entirely other words, written for this one shopper about a bicycle", "", until) is None


def test_twins_that_came_later_do_not_change_an_old_grade(store: Store) -> None:
    _shops_with(store, {"one": ("d1", TEMPLATE.format("Maria", "RAV4", "1"))})
    before = store.evidence("one", as_of=MONDAY_10 + span("1d"), watched=EMAIL)
    _shops_with(store, {"two": ("d1", TEMPLATE.format("Maria", "RAV4", "1"))}, at="2d")
    assert store.evidence("one", as_of=MONDAY_10 + span("1d"), watched=EMAIL) == before
    assert store.evidence("one", as_of=MONDAY_10 + span("3d"), watched=EMAIL).twins["two-2d"] == 100.0


def a_card(**over: object) -> Scorecard:
    values = {
        "shop_id": "shop-1", "rubric": "standard", "rubric_version": "1", "rubric_digest": "a" * 64, "grader_version": "1",
        "as_of": MONDAY_10, "provisional": True, "points": 71.5, "letter": "B", "withheld": None, "judged_points": 90.0,
        "sections": (), "findings": (), "line_points": {"signed_person": (2.0, 2.0)},
    }  # fmt: skip
    return Scorecard(**{**values, **over})  # type: ignore[arg-type]


def test_every_grade_is_kept_and_the_very_same_is_not_added(store: Store) -> None:
    store.add_shops([a_shop()])
    assert store.add_scorecard(a_card())
    assert not store.add_scorecard(a_card())
    assert not store.add_scorecard(a_card(as_of=MONDAY_10 + span("1d")))
    final = a_card(as_of=MONDAY_10 + span("14d"), provisional=False)
    assert store.add_scorecard(final)
    assert store.add_scorecard(a_card(rubric_digest="b" * 64, points=None, letter=None))
    assert store.add_scorecard(a_card(as_of=MONDAY_10 + span("15d")))  # it changed back: that is news
    assert store.scorecards("shop-1") == [
        a_card(),
        a_card(rubric_digest="b" * 64, points=None, letter=None),
        final,
        a_card(as_of=MONDAY_10 + span("15d")),
    ]


def test_files_kept_for_a_shop_have_the_names_we_gave(store: Store, tmp_path: Path) -> None:
    store.add_shops([a_shop()])
    digest = store.keep(b"jpeg", shop_id="shop-1", name="before.jpg", media_type="image/jpeg")
    store.keep(b"json", shop_id="shop-1", name="../../form.json", media_type="application/json")
    assert store.blob(digest) == b"jpeg"
    assert store.blob("0" * 64) is None
    assert set(store.files_of("shop-1")) == {"before.jpg", "_.._form.json"}
    inside = tmp_path / "evidence" / "shops" / "2026-w23" / "harbor" / "shop-1"
    assert {path.name for path in inside.iterdir()} == {"before.jpg", "_.._form.json"}
    store.keep(b"loose", shop_id=None, name="x", media_type="text/plain")


def test_deleted_words_are_gone_from_the_database_file(store: Store, tmp_path: Path) -> None:
    store.add_shops([a_shop(message="canary-person wrote this")])
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM shops"))
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"canary-person" not in (tmp_path / "db" / "shop.db").read_bytes()
