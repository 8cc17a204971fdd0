"""One message that came twice counts once; forgotten mail stays forgotten; a mail that is nobody's waits no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.watch import read_arrival
from mysteryshop.model import RawMail, Wave
from mysteryshop.store import Store
from tests.builders import a_shop
from tests.inbox_mails import LEAD_AT, a_mail, fetched

SHOP = a_shop()
OTHER = a_shop(id="shop-other", dealer=SHOP.dealer.model_copy(update={"id": "other"}))
WORDS = "Hi Maria, the RAV4 is still here and the price is the price you saw. Dana"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/m.db", tmp_path / "evidence") as opened:
        opened.add_wave(Wave(SHOP.wave, "w", LEAD_AT, LEAD_AT + timedelta(days=20), "standard"))
        opened.add_shops([SHOP])
        yield opened


def mail(
    words: str = WORDS, *, after: float = 10, uid: int = 1, folder: str = "INBOX", subject: str = "Your RAV4", **head: str
) -> RawMail:
    raw = a_mail(words, subject=subject, to=SHOP.reply_to, delivered_to=SHOP.reply_to)
    raw = re.sub(rb"^Date: .*\n", b"", raw, flags=re.MULTILINE)
    extra = "".join(f"{key.replace('_', '-')}: {value}\n" for key, value in head.items())
    at = LEAD_AT + timedelta(minutes=after)
    return replace(fetched(extra.encode() + raw, uid=uid, internal_date=at), folder=folder, junk=folder == "Junk")


def file(store: Store, *mails: RawMail) -> list[str]:
    fresh = list(store.take_in(mails).values())
    read = [read_arrival(one, Matcher([SHOP]), nobodys=store.nobodys()) for one in fresh]
    store.add_arrivals([(one.message, one.match, one.nature, one.notice, one.touch) for one in read])
    return [one.message.sha256 for one in read]


def test_the_same_message_id_twice_is_one_message_whichever_was_read_first(store: Store) -> None:
    late, early = mail(after=30, Message_ID="<a@x>", X_Hop="two"), mail(after=10, Message_ID="<a@x>", X_Hop="one")
    (second,) = file(store, late)
    assert store.copies() == {}
    (first,) = file(store, early)
    assert store.copies() == {second: first}
    assert {touch.message_sha256: touch.duplicate_of for touch in store.touches(SHOP.id)} == {first: None, second: first}


def test_one_id_for_all_of_a_systems_mails_is_not_believed(store: Store) -> None:
    file(
        store,
        mail(WORDS, Message_ID="<same@crm>"),
        mail("Dear Maria, our opening hours over the holidays will be different.", uid=2, after=900, Message_ID="<same@crm>"),
    )
    assert store.copies() == {}


def test_a_banner_put_on_by_a_relay_makes_no_second_message(store: Store) -> None:
    first, second = file(
        store,
        mail(Message_ID="<b@x>"),
        mail(f"[EXTERNAL] This mail came from outside.\n\n{WORDS}", uid=2, after=11, Message_ID="<b@x>"),
    )
    assert store.copies() == {second: first}


def test_forwarded_twice_is_once_and_said_again_days_later_is_twice(store: Store) -> None:
    first, second, third = file(
        store,
        mail(Message_ID="<1@hub>", subject="Fwd: Your RAV4"),
        mail(uid=2, after=14, Message_ID="<2@hub>", subject="FW: Your RAV4"),
        mail(uid=3, after=7200, Message_ID="<3@x>"),
    )
    assert store.copies() == {second: first}
    assert third not in store.copies()


def test_short_words_are_equal_by_chance(store: Store) -> None:
    file(store, mail("Yes.", Message_ID="<1@x>"), mail("Yes.", uid=2, after=12, Message_ID="<2@x>"))
    assert store.copies() == {}


def test_one_date_one_sender_and_the_same_words_are_one_mail(store: Store) -> None:
    date = {"Date": "Mon, 1 Jun 2026 10:12:13 -0400"}
    first, second = file(store, mail("Yes, it is.", **date), mail("Yes, it is.", uid=2, after=300, X_Relay="b", **date))
    assert store.copies() == {second: first}


def test_the_same_bytes_in_two_folders_are_one_message_seen_twice(store: Store) -> None:
    assert len(file(store, mail(folder="Junk"), mail(folder="INBOX"))) == 1
    assert file(store, mail(folder="INBOX", uid=9)) == []
    digest = store.touches(SHOP.id)[0].message_sha256
    assert [one.folder for one in store.sightings(str(digest))] == ["Junk", "INBOX", "INBOX"]


def test_what_was_erased_does_not_come_back_when_the_server_numbers_anew(store: Store, tmp_path: Path) -> None:
    ours = mail("Hi Maria, call Petra Quillfeather at the store.")
    (digest,) = file(store, ours)
    assert store.erase("Petra Quillfeather").mails == 1
    again = replace(ours, uidvalidity=99, uid=77)
    assert file(store, again) == []
    assert not store.known_mail(digest)
    assert not any(b"Quillfeather" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert len(file(store, mail("Hi Maria, this one is new and may be read.", uid=78))) == 1


def test_a_mail_that_is_nobodys_leaves_its_shop_and_is_not_tried_again(store: Store) -> None:
    (digest,) = file(store, mail())
    store.decide_none(digest, "Kim", LEAD_AT)
    read = read_arrival(store.mail(digest), Matcher([SHOP], by_hand=store.decisions()), nobodys=store.nobodys())
    store.add_arrivals([(read.message, read.match, read.nature, read.notice, read.touch)])
    assert store.touches(SHOP.id) == []
    store.add_shops([OTHER])
    assert store.unmatched() == []
    store.decide_match(digest, SHOP.id, "Kim", LEAD_AT)
    assert store.nobodys() == frozenset()
    assert [hash_of.raw for hash_of in store.unmatched()] == [mail().raw]


def test_who_sends_his_words_again_minutes_later_has_written_twice_and_a_system_that_sends_twice_has_not(store: Store) -> None:
    first = mail(Message_ID="<a@x>", Date="Mon, 01 Jun 2026 14:10:00 +0000")
    at_once = mail(uid=2, Message_ID="<b@x>", Date="Mon, 01 Jun 2026 14:10:20 +0000")
    again = mail(uid=3, after=18, Message_ID="<c@x>", Date="Mon, 01 Jun 2026 14:18:00 +0000")
    one, two, three = file(store, first, at_once, again)
    assert store.copies() == {two: one}
    assert three not in store.copies()
