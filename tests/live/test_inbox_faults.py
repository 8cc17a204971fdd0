"""Every named fault on plain, STARTTLS and TLS links to two makes of server: nothing lost, nothing doubled, nothing hangs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mysteryshop.demo.mailserver import PostOffice, open_post_office
from mysteryshop.errors import MailboxError
from mysteryshop.inbox.mailboxes import imap
from mysteryshop.inbox.mailboxes.imap import ImapMailbox
from mysteryshop.model import Cursor, Folder, InboxSettings, RawMail
from tests.inbox_mails import LEAD_AT, a_mail
from tests.live.imap_support import (
    DOVECOT,
    PASSWORD,
    ByeOnLogin,
    DropsIdle,
    FaultProxy,
    FreezesMidFetch,
    Healthy,
    MailServer,
    NewUidValidity,
    SlowLink,
    dovecot,
)

pytest.importorskip("pymap", reason="the package pymap is not installed")
pytestmark = [pytest.mark.live, pytest.mark.skipif(DOVECOT is None, reason="Debian's dovecot-imapd is not installed")]
INBOX = Folder("INBOX")
SENT = [a_mail(f"mail {n} " + "x" * 600, subject=f"number {n}") for n in range(20)]


class Clock:
    def now(self) -> datetime:
        return datetime(2026, 7, 1, tzinfo=UTC)


class Server:
    """One of the two makes, filled with the same mails."""

    def __init__(self, port: int, user: str, password: str, deliver: Callable[[bytes], object]) -> None:
        self.port, self.user, self.password, self.deliver = port, user, password, deliver


@pytest.fixture(scope="module")
def debian() -> Iterator[MailServer]:
    with dovecot() as running:
        yield running


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    with open_post_office() as running:
        running.deliver(("INBOX", LEAD_AT, raw) for raw in SENT)
        yield running


@pytest.fixture(params=["dovecot", "pymap"])
def server(request: pytest.FixtureRequest, debian: MailServer, office: PostOffice) -> Server:
    if request.param == "pymap":
        return Server(office.port, office.user, office.password, lambda raw: office.deliver([("INBOX", LEAD_AT, raw)]))
    user = f"user-{abs(hash(request.node.name)) % 10**9}"
    for place, raw in enumerate(SENT):
        debian.deliver(user, raw, name=f"17000{place:05d}.test")
    return Server(debian.plain, user, PASSWORD, lambda raw: debian.deliver(user, raw))


@pytest.fixture(params=["plain", "starttls", "tls"])
def link(
    request: pytest.FixtureRequest, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[FaultProxy, ImapMailbox]]]:
    """Puts a fault between the client and the server."""
    proxies: list[FaultProxy] = []
    authority = tmp_path / "authority.pem"

    def through(fault: Healthy, **over: object) -> tuple[FaultProxy, ImapMailbox]:
        proxy = FaultProxy(server.port, fault, security=request.param, authority=authority)
        proxies.append(proxy.__enter__())
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        values = {"host": "localhost", "port": proxy.port, "security": request.param, "user": server.user, "timeout_seconds": 8}
        settings = InboxSettings(**(values | over))  # type: ignore[arg-type]
        return proxy, ImapMailbox(settings, secret=lambda: server.password, clock=Clock(), sleep=lambda _: None)

    yield through
    for proxy in proxies:
        proxy.__exit__()


Link = Callable[..., tuple[FaultProxy, ImapMailbox]]


def ours(found: list[RawMail]) -> list[bytes]:
    bodies = [mail.raw.replace(b"\r\n", b"\n") for mail in found]
    return [raw for raw in bodies if raw in SENT]


@pytest.mark.parametrize("visits", [1, 2])
def test_bye_on_login(link: Link, visits: int) -> None:
    proxy, mailbox = link(ByeOnLogin(visits))
    with mailbox:
        assert ours(list(mailbox.fetch(INBOX, None))) == SENT
    assert proxy.visits == visits + 1


def test_bye_for_ever_is_out_of_reach(link: Link) -> None:
    proxy, mailbox = link(ByeOnLogin(99))
    with pytest.raises(MailboxError, match="cannot reach"):
        mailbox.__enter__()
    assert proxy.visits == 3, "given up soon, for cron comes again"


def test_freezes_mid_fetch(link: Link) -> None:
    proxy, mailbox = link(FreezesMidFetch(9000), timeout_seconds=2)
    with mailbox:
        assert ours(list(mailbox.fetch(INBOX, None))) == SENT
    assert proxy.visits == 2


def test_slow_link(link: Link) -> None:
    proxy, mailbox = link(SlowLink())
    with mailbox:
        assert ours(list(mailbox.fetch(INBOX, None))) == SENT
    assert proxy.visits == 1


def test_new_uidvalidity(link: Link) -> None:
    _, mailbox = link(NewUidValidity())
    with mailbox:
        first = list(mailbox.fetch(INBOX, None))
    cursor = Cursor("inbox", "INBOX", first[-1].uidvalidity, first[-1].uid)
    with mailbox:
        again = list(mailbox.fetch(INBOX, cursor))
    assert again[0].uidvalidity != cursor.uidvalidity
    assert ours(again) == SENT


def test_drops_idle(link: Link, server: Server) -> None:
    proxy, mailbox = link(DropsIdle())
    with mailbox:
        list(mailbox.fetch(INBOX, None))
        assert mailbox.wait(20) is True
        assert len(list(mailbox.fetch(INBOX, None))) >= len(SENT)
    assert proxy.visits == 2


def test_mail_in_a_folder_nobody_idles_in_is_seen(debian: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "POLL_SECONDS", 0.2)
    debian.deliver("watcher", a_mail("first"))
    box = ImapMailbox(debian.settings("watcher"), secret=lambda: PASSWORD, clock=Clock())
    with box:
        junk = next(folder for folder in box.folders() if folder.name == "Ramsch")
        for folder in box.folders():
            list(box.fetch(folder, None))
        assert box.wait(0.5) is False
        threading.Timer(0.3, lambda: debian.deliver("watcher", a_mail("in junk"), folder=".Ramsch")).start()
        assert box.wait(20) is True
        assert len(list(box.fetch(junk, None))) == 1


def test_mail_that_came_between_reading_and_waiting_is_not_slept_over(debian: MailServer) -> None:
    debian.deliver("between", a_mail("first"))
    with ImapMailbox(debian.settings("between"), secret=lambda: PASSWORD, clock=Clock()) as box:
        for folder in box.folders():
            list(box.fetch(folder, None))
        debian.deliver("between", a_mail("second"))
        assert box.wait(20) is True
