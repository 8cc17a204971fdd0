"""A real Dovecot, its links broken in named ways: every mail comes once, in order, and none is marked as seen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mysteryshop.errors import MailboxError, UsageError
from mysteryshop.inbox.mailboxes.imap import ImapMailbox
from mysteryshop.inbox.mailboxes.mailbox import open_mailbox
from mysteryshop.inbox.watch import arrivals
from mysteryshop.model import Cursor, Folder, RawMail
from tests.inbox_mails import a_mail
from tests.live.imap_support import (
    DOVECOT,
    PASSWORD,
    ByeOnLogin,
    CutsAt,
    DropsIdle,
    FaultProxy,
    FreezesMidFetch,
    Healthy,
    MailServer,
    NewUidValidity,
    SlowLink,
    dovecot,
)

pytestmark = [pytest.mark.live, pytest.mark.skipif(DOVECOT is None, reason="Debian's dovecot-imapd is not installed")]
NOW = datetime(2026, 7, 1, tzinfo=UTC)
INBOX = Folder("INBOX")


class Clock:
    def now(self) -> datetime:
        return NOW


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with dovecot() as running:
        yield running


def box(server: MailServer, user: str, **over: object) -> ImapMailbox:
    return ImapMailbox(server.settings(user, **over), secret=lambda: PASSWORD, clock=Clock(), sleep=lambda _: None)


def mails(server: MailServer, user: str, number: int, size: int = 300) -> list[bytes]:
    sent = [a_mail(f"mail {n} " + "x" * size, subject=f"number {n}") for n in range(number)]
    for place, raw in enumerate(sent):
        server.deliver(user, raw, name=f"17000{place:05d}.test")
    return sent


def bodies(found: list[RawMail]) -> list[bytes]:
    return [mail.raw.replace(b"\r\n", b"\n") for mail in found]


def test_everything_comes_once_in_order_and_nothing_is_marked(server: MailServer) -> None:
    sent = mails(server, "plain", 30)
    with box(server, "plain") as mailbox:
        found = list(mailbox.fetch(INBOX, None))
        assert bodies(found) == sent
        assert [mail.uid for mail in found] == sorted({mail.uid for mail in found})
        assert all(mail.internal_date and mail.internal_date.tzinfo for mail in found)
        half = found[14]
        rest = list(mailbox.fetch(INBOX, Cursor("box", "INBOX", half.uidvalidity, half.uid)))
        assert bodies(rest) == sent[15:]
        assert list(mailbox.fetch(INBOX, Cursor("box", "INBOX", half.uidvalidity, found[-1].uid))) == []
    names = [file.name for file in (server.mail / "plain").glob("*/17*")]
    assert len(names) == 30
    assert not any("S" in name.partition(":2,")[2] for name in names)


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_encrypted_links_trust_the_right_authority_only(
    server: MailServer, security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = mails(server, f"enc-{security}", 3)
    port = server.tls if security == "tls" else server.plain
    mailbox = box(server, f"enc-{security}", security=security, port=port, host="localhost")
    with pytest.raises(MailboxError, match="not trusted"):
        mailbox.__enter__()
    monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
    with mailbox:
        assert bodies(list(mailbox.fetch(INBOX, None))) == sent


def test_junk_is_read_by_mark_and_by_name_in_any_language_and_what_a_filter_filed(server: MailServer) -> None:
    mails(server, "junk", 1)
    with box(server, "junk") as mailbox:
        assert [(folder.name, folder.junk) for folder in mailbox.folders()] == [
            ("INBOX", False),
            ("Courrier indésirable", True),
            ("Ramsch", True),
            ("Archive", False),
        ]
        server.deliver("junk", a_mail("in French junk"), folder=".Courrier ind&AOk-sirable")
        server.deliver("junk", a_mail("filed away by a filter"), folder=".Archive")
        assert len(list(mailbox.fetch(Folder("Courrier indésirable", True), None))) == 1
    batches = list(arrivals(box(server, "junk"), {}.get))
    assert {(cursor.folder, len(batch), batch[0].junk) for batch, cursor in batches} == {
        ("INBOX", 1, False),
        ("Courrier indésirable", 1, True),
        ("Archive", 1, False),
    }


def test_a_wrong_password_and_a_missing_folder_are_told_and_never_show_the_secret(server: MailServer) -> None:
    wrong = ImapMailbox(server.settings("wrong"), secret=lambda: "s3cret-canary", clock=Clock(), sleep=lambda _: None)
    with pytest.raises(MailboxError) as told:
        wrong.__enter__()
    assert "s3cret-canary" not in f"{told.value} {told.value.tip} {told.value.__cause__}"
    with box(server, "nofolder", folders=("Nowhere",)) as mailbox, pytest.raises(MailboxError, match="Nowhere"):
        mailbox.folders()


def test_plain_text_leaves_this_machine_never() -> None:
    with pytest.raises(UsageError, match="clear"):
        open_mailbox(
            MailServer(1, 1, Path(), Path(), (0, 0)).settings("x", host="mail.example"), secret=lambda: "", clock=Clock()
        )


@pytest.mark.parametrize(
    ("fault", "visits"),
    [(FreezesMidFetch(9000), 2), (ByeOnLogin(2), 3), (SlowLink(), 1), (CutsAt(400), 2), (CutsAt(2500), 2), (CutsAt(12000), 2)],
    ids=lambda value: type(value).__name__ if isinstance(value, Healthy) else "",
)
def test_a_broken_link_loses_and_doubles_nothing(server: MailServer, fault: Healthy, visits: int) -> None:
    user = f"fault-{type(fault).__name__}-{os.urandom(3).hex()}".lower()
    sent = mails(server, user, 25, size=600)
    with FaultProxy(server.plain, fault) as proxy, box(server, user, port=proxy.port, timeout_seconds=1) as mailbox:
        assert bodies(list(mailbox.fetch(INBOX, None))) == sent
        assert proxy.visits == visits


def test_a_server_that_stays_away_is_out_of_reach_not_a_hang(server: MailServer) -> None:
    with FaultProxy(server.plain, ByeOnLogin(99)) as proxy, pytest.raises(MailboxError, match="cannot reach"):
        box(server, "away", port=proxy.port, timeout_seconds=1).__enter__()


def test_a_new_uidvalidity_brings_everything_again(server: MailServer) -> None:
    sent = mails(server, "validity", 5)
    with FaultProxy(server.plain, NewUidValidity()) as proxy:
        with box(server, "validity", port=proxy.port) as mailbox:
            first = list(mailbox.fetch(INBOX, None))
        cursor = Cursor("box", "INBOX", first[-1].uidvalidity, first[-1].uid)
        with box(server, "validity", port=proxy.port) as mailbox:
            again = list(mailbox.fetch(INBOX, cursor))
    assert bodies(again) == sent
    assert again[0].uidvalidity != cursor.uidvalidity


def test_idle_tells_of_new_mail_and_a_dropped_one_means_look_again(server: MailServer) -> None:
    mails(server, "idle", 1)
    with box(server, "idle") as mailbox:
        list(mailbox.fetch(INBOX, None))
        assert mailbox.wait(0.3) is False
        server.deliver("idle", a_mail("news"))
        assert mailbox.wait(20) is True
    with FaultProxy(server.plain, DropsIdle()) as proxy, box(server, "idle", port=proxy.port) as mailbox:
        assert mailbox.wait(20) is True
        assert proxy.visits == 2
        assert len(list(mailbox.fetch(INBOX, None))) == 2


def test_a_maildir_tells_the_same_as_the_server(server: MailServer) -> None:
    sent = mails(server, "both", 6)
    mailbox = open_mailbox(
        server.settings("both", host=None, port=None, maildir=str(server.mail / "both")), secret=lambda: "", clock=Clock()
    )
    with mailbox:
        found = list(mailbox.fetch(INBOX, None))
        assert sorted(bodies(found)) == sorted(sent)
        cursor = Cursor("box", "INBOX", found[-1].uidvalidity, found[-1].uid)
        late = a_mail("moved in from elsewhere, with an old date in its name")
        server.deliver("both", late, name="1500000000.old")
        assert late in bodies(list(mailbox.fetch(INBOX, cursor)))
