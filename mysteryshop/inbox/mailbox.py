"""What a watched mailbox can do, whatever holds the mail. Strictly read-only: nothing is marked, moved or deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Protocol, Self

from mysteryshop.errors import UsageError
from mysteryshop.model import Clock, Cursor, Folder, InboxSettings, RawMail

MAX_MAIL_BYTES = 30_000_000
"""A mail above this is fetched up to here only and marked `truncated`."""


class Mailbox(Protocol):
    """One account that is watched. Used as a context manager: entering connects, leaving disconnects."""

    name: str

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...

    def folders(self) -> list[Folder]:
        """The folders to read: those asked for (else the inbox), and always every Junk folder. Raises MailboxError."""
        ...

    def fetch(self, folder: Folder, cursor: Cursor | None) -> Iterator[RawMail]:
        """Mails after the cursor in UID order; everything again where UIDVALIDITY changed. Raises MailboxError."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait until mail may have arrived (True) or the time is over (False). Raises MailboxError."""
        ...


def open_mailbox(settings: InboxSettings, *, secret: Callable[[], str], clock: Clock) -> Mailbox:
    """The mailbox the settings describe, not connected yet. `secret` gives the password when it is needed.

    Raises UsageError when the settings name neither or both of a server and a Maildir, or plain text off this machine.
    """
    from mysteryshop.inbox.imap import ImapMailbox
    from mysteryshop.inbox.maildir import MaildirMailbox

    if settings.maildir and settings.host:
        raise UsageError(f"[[inbox]] {settings.name}: give `host` or `maildir`, not both.")
    if settings.maildir:
        return MaildirMailbox(settings, clock=clock)
    if not settings.host:
        raise UsageError(
            f"[[inbox]] {settings.name}: no `host` and no `maildir`.", tip="Name the IMAP server, or a Maildir path."
        )
    return ImapMailbox(settings, secret=secret, clock=clock)
