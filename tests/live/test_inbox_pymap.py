"""Another make of IMAP server (pymap): the same reading, and flags as they were."""

from __future__ import annotations

import imaplib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from mysteryshop.demo.mailserver import PostOffice, open_post_office
from mysteryshop.inbox.mailboxes.mailbox import Mailbox, open_mailbox
from mysteryshop.inbox.watch import arrivals
from mysteryshop.model import Cursor, InboxSettings
from tests.inbox_mails import LEAD_AT, a_mail

pytest.importorskip("pymap", reason="the package pymap is not installed")
pytestmark = pytest.mark.live


class Clock:
    def now(self) -> datetime:
        return datetime(2026, 7, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    with open_post_office() as running:
        yield running


def the_box(office: PostOffice) -> Mailbox:
    settings = InboxSettings(host=office.host, port=office.port, security="plain", user=office.user, timeout_seconds=10)
    return open_mailbox(settings, secret=lambda: office.password, clock=Clock())


def flags(office: PostOffice) -> list[bytes]:
    with imaplib.IMAP4(office.host, office.port, timeout=10) as box:
        box.login(office.user, office.password)
        box.select("INBOX", readonly=True)
        return [bytes(row) for row in box.fetch("1:*", "(UID FLAGS)")[1] if row]


def test_two_runs_read_inbox_and_junk_once_with_their_dates_and_leave_every_flag(office: PostOffice) -> None:
    sent = [a_mail(f"ours {n}") for n in range(12)]
    at = [LEAD_AT + timedelta(minutes=n) for n in range(12)]
    office.deliver(("Junk" if n % 3 == 0 else "INBOX", at[n], sent[n]) for n in range(8))
    before = flags(office)
    cursors: dict[str, Cursor] = {}
    kept: list[tuple[bytes, bool, datetime | None]] = []

    def run() -> None:
        for mails, cursor in arrivals(the_box(office), cursors.get):
            kept.extend((mail.raw.replace(b"\r\n", b"\n"), mail.junk, mail.internal_date) for mail in mails)
            cursors[cursor.folder] = cursor

    run()
    assert flags(office) == before
    office.deliver(("INBOX", at[n], sent[n]) for n in range(8, 12))
    run()
    run()
    ours = sorted(row for row in kept if b"ours" in row[0] and row[0] in sent)
    assert ours == sorted((sent[n], n < 8 and n % 3 == 0, at[n]) for n in range(12))


def test_the_demos_server_starts_whatever_its_random_password_begins_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mysteryshop.demo.mailserver.secrets.token_urlsafe", lambda size: "-9nS6t_hx")
    with open_post_office() as office, imaplib.IMAP4(office.host, office.port, timeout=10) as box:
        assert box.login(office.user, office.password)[0] == "OK"
