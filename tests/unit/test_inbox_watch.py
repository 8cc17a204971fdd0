"""A mailbox read to its end: batches and cursors lose and double nothing, Maildirs stay untouched, no mail stops the line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from mysteryshop.errors import MailboxError, UsageError
from mysteryshop.inbox import watch
from mysteryshop.inbox.mailboxes.folders import Listed, choose, is_junk, missing
from mysteryshop.inbox.mailboxes.mailbox import open_mailbox
from mysteryshop.inbox.mailboxes.maildir import MaildirMailbox
from mysteryshop.inbox.mailboxes.wire import uid_set
from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.watch import BATCH_MAILS, arrivals, read_arrival
from mysteryshop.model import Certainty, Channel, Cursor, Folder, InboxSettings, Nature, RawMail
from tests.builders import a_shop
from tests.inbox_mails import LEAD_AT, SEEN, a_mail, fetched


class Clock:
    def now(self) -> object:
        return SEEN


class FakeBox:
    """Mails by folder; `fails_after` breaks the link after so many mails."""

    name = "inbox"

    def __init__(self, mails: dict[str, list[RawMail]], *, fails_after: int | None = None) -> None:
        self.mails, self.left = mails, fails_after

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...

    def folders(self) -> list[Folder]:
        return [Folder(name) for name in self.mails]

    def fetch(self, folder: Folder, cursor: Cursor | None) -> Iterator[RawMail]:
        for mail in self.mails[folder.name]:
            if cursor and mail.uidvalidity == cursor.uidvalidity and mail.uid <= cursor.uid:
                continue
            if self.left is not None:
                if self.left == 0:
                    raise MailboxError("link lost")
                self.left -= 1
            yield mail

    def wait(self, seconds: float) -> bool:
        return False


def a_box(number: int, **over: int) -> FakeBox:
    return FakeBox({"INBOX": [fetched(b"x", uid=n + 1) for n in range(number)], "Junk": [fetched(b"y", folder="Junk")]}, **over)


def test_batches_are_bounded_and_each_cursor_is_its_batchs_last_mail() -> None:
    batches = list(arrivals(a_box(BATCH_MAILS + 5), lambda _: None))
    assert [(len(mails), cursor.folder, cursor.uid) for mails, cursor in batches] == [
        (BATCH_MAILS, "INBOX", BATCH_MAILS), (5, "INBOX", BATCH_MAILS + 5), (1, "Junk", 1),
    ]  # fmt: skip


def test_a_run_that_breaks_and_the_next_one_lose_and_double_nothing() -> None:
    stored: list[tuple[str, int]] = []
    cursors: dict[str, Cursor] = {}
    for fails_after in (BATCH_MAILS + 50, 30, None):
        try:
            for mails, cursor in arrivals(a_box(3 * BATCH_MAILS, fails_after=fails_after), cursors.get):  # type: ignore[arg-type]
                stored += [(mail.folder, mail.uid) for mail in mails]
                cursors[cursor.folder] = cursor
        except MailboxError:
            assert fails_after is not None
    assert stored == [("INBOX", n + 1) for n in range(3 * BATCH_MAILS)] + [("Junk", 1)]


def test_one_mail_becomes_a_touch_with_its_shop_time_and_words() -> None:
    read = read_arrival(fetched(a_mail("Hi Maria, yes, it is here with both keys. Dana")), Matcher([a_shop()]))
    touch = read.touch
    assert touch is not None
    assert (touch.shop_id, touch.channel, touch.nature, touch.certainty) == (
        "shop-1",
        Channel.EMAIL,
        Nature.PERSONAL,
        Certainty.CERTAIN,
    )
    assert (touch.at, touch.id) == (LEAD_AT + timedelta(minutes=12), read.message.sha256[:16])
    assert touch.text == "Hi Maria, yes, it is here with both keys. Dana"


def test_a_voicemail_notice_becomes_a_touch_of_its_own_channel() -> None:
    raw = a_mail(
        "Transcript: Hi Maria, this is Dana about the RAV4, it is here.",
        sender="voice@pbx.example",
        subject="New voicemail from (212) 555-0100",
    )
    touch = read_arrival(fetched(raw), Matcher([a_shop()])).touch
    assert touch is not None
    assert (touch.channel, touch.sender_name, touch.subject) == (Channel.VOICEMAIL, "", "")
    assert touch.text.startswith("Hi Maria")


def test_a_strangers_mail_is_no_touch() -> None:
    read = read_arrival(
        fetched(a_mail("Hello", delivered_to=None, to="x@shop.example", sender="a@b.example")), Matcher([a_shop()])
    )
    assert (read.touch, read.match.shop_id) == (None, None)


def test_a_mail_that_breaks_the_reading_is_kept_with_its_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    honest, raw = watch.read_message, a_mail("breaks")

    def breaking(mail: RawMail, **over: object) -> object:
        if mail.raw == raw:
            raise RecursionError
        return honest(mail)

    monkeypatch.setattr(watch, "read_message", breaking)
    read = read_arrival(fetched(raw), Matcher([a_shop()]))
    assert read.message.defects == ("the mail could not be read: RecursionError",)
    assert read.message.size == len(raw)
    assert read.touch is None


@pytest.mark.parametrize("name", ["Junk", "SPAM", "[Gmail]/Spam", "Courrier indésirable", "Posta indesiderata", "Ongewenste e-mail", "Lixo eletrônico", "Correo no deseado"])  # fmt: skip
def test_junk_is_known_by_name_in_seven_languages(name: str) -> None:
    assert is_junk(Listed(name))


def test_junk_is_known_by_its_mark_and_other_folders_are_not_junk() -> None:
    assert is_junk(Listed("Müll 7", flags=frozenset({"\\Junk"})))
    assert not any(is_junk(Listed(name)) for name in ("INBOX", "Sent", "Archive", "Junkyard deals", "Dealers"))


def test_wanted_folders_come_first_then_junk_each_once() -> None:
    listing = [Listed("Trash"), Listed("Junk"), Listed("INBOX"), Listed("Leads"), Listed("Spam", flags=frozenset({"\\NoSelect"}))]
    aside = [Folder("Leads", aside=True), Folder("Trash", aside=True)]  # an answer that was thrown away did arrive
    assert choose(listing, ()) == [Folder("INBOX"), Folder("Junk", True), *aside]
    assert choose(listing, ("leads", "Junk")) == [Folder("Leads", False), Folder("Junk", True)]
    assert missing(listing, ("Leads", "Lost")) == ["Lost"]


@pytest.mark.parametrize(
    "name", ["Sent", "Gesendete Elemente", "Brouillons", "Sent.2025", "[Gmail].All Mail", "Bandeja de salida"]
)
def test_folders_that_nothing_arrives_in_are_left_out_unless_asked_for(name: str) -> None:
    listing = [Listed("INBOX", "."), Listed("Dealers", "."), Listed("Archive.2026", "."), Listed(name, ".")]
    assert [folder.name for folder in choose(listing, ())] == ["INBOX", "Archive.2026", "Dealers"]
    assert [folder.name for folder in choose(listing, ("INBOX", name))] == ["INBOX", name]


def test_uids_are_asked_for_in_ranges() -> None:
    assert uid_set([1, 2, 3, 7, 9, 10]) == "1:3,7,9:10"


def a_maildir(root: Path) -> MaildirMailbox:
    for box in (root, root / ".Courrier ind&AOk-sirable"):
        for part in ("cur", "new", "tmp"):
            (box / part).mkdir(parents=True)
    return MaildirMailbox(InboxSettings(maildir=str(root)), clock=Clock(), sleep=lambda _: None)  # type: ignore[arg-type]


def test_a_maildir_is_read_with_its_junk_and_not_touched(tmp_path: Path) -> None:
    with a_maildir(tmp_path) as box:
        (tmp_path / "new" / "1780322520.a").write_bytes(a_mail("one"))
        (tmp_path / "cur" / "1780322580.b:2,S").write_bytes(a_mail("two"))
        (tmp_path / ".Courrier ind&AOk-sirable" / "new" / "1780322640.c").write_bytes(a_mail("three"))
        before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
        found = [mail for folder in box.folders() for mail in box.fetch(folder, None)]
        assert [(mail.folder, mail.junk) for mail in found] == [
            ("INBOX", False),
            ("INBOX", False),
            ("Courrier indésirable", True),
        ]
        assert {mail.raw for mail in found} == {a_mail("one"), a_mail("two"), a_mail("three")}
        assert all(mail.internal_date is not None and mail.internal_date.year == 2026 for mail in found)
        assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


def test_what_comes_into_a_maildir_after_the_cursor_is_found(tmp_path: Path) -> None:
    with a_maildir(tmp_path) as box:
        (tmp_path / "new" / "1780322520.a").write_bytes(a_mail("one"))
        first = list(box.fetch(Folder("INBOX"), None))
        cursor = Cursor("inbox", "INBOX", first[-1].uidvalidity, first[-1].uid)
        (tmp_path / "new" / "1500000000.old").write_bytes(a_mail("late, with an old name"))
        assert a_mail("late, with an old name") in [mail.raw for mail in box.fetch(Folder("INBOX"), cursor)]


def test_settings_that_name_no_mailbox_or_two_are_told(tmp_path: Path) -> None:
    for settings in (InboxSettings(), InboxSettings(host="mail.example", maildir=str(tmp_path))):
        with pytest.raises(UsageError):
            open_mailbox(settings, secret=lambda: "", clock=Clock())  # type: ignore[arg-type]
    with pytest.raises(MailboxError, match="not a Maildir"):
        MaildirMailbox(InboxSettings(maildir=str(tmp_path / "none")), clock=Clock()).__enter__()  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "junk"), [("INBOX.Spam-Verdacht", True), ("Junk (server)", True), ("Spammers I know", False)])
def test_a_folder_with_a_word_for_spam_in_its_name_is_one(name: str, junk: bool) -> None:
    assert is_junk(Listed(name, ".")) is junk


def test_mail_that_nothing_ties_to_a_lead_answers_none_whoever_wrote_it() -> None:
    friend = a_mail(
        "Are you coming on Sunday? I could pick you up.", sender="tom@friends.example", to="x@y.example", delivered_to=None
    )
    assert read_arrival(fetched(friend), Matcher([a_shop()])).nature.nature is Nature.UNRELATED
    assert read_arrival(fetched(friend), Matcher([])).nature.nature is Nature.PERSONAL
