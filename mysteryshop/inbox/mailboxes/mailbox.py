"""What a watched mailbox can do, whatever holds the mail. Strictly read-only: nothing is marked, moved or deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from types import TracebackType
from typing import Protocol, Self

from mysteryshop.errors import MysteryshopError, UsageError
from mysteryshop.inbox.mailboxes.guarded import GuardedMailbox
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


Opener = Callable[[InboxSettings, Callable[[], str], Clock], Mailbox]
"""Makes a mailbox, not connected yet, from its settings, what gives the password when it is needed, and the clock."""

_openers: dict[str, Opener] = {}


def mailbox(kind: str) -> Callable[[Opener], Opener]:
    """Register a kind of mailbox: `plugin = "<kind>"` under [[inbox]] opens it. ValueError when the kind stands already."""

    def register(opener: Opener) -> Opener:
        if kind in _openers:
            raise ValueError(f"a mailbox of the kind {kind!r} is registered twice; give one another name")
        _openers[kind] = opener
        return opener

    return register


def open_mailbox(settings: InboxSettings, *, secret: Callable[[], str], clock: Clock) -> Mailbox:
    """The mailbox the settings describe, not connected yet. `secret` gives the password when it is needed.

    Raises UsageError when the settings name none or several of a server, a Maildir and a plug-in, or a plug-in nobody registered,
    or plain text off this machine.
    """
    from mysteryshop.inbox.mailboxes.imap import ImapMailbox
    from mysteryshop.inbox.mailboxes.maildir import MaildirMailbox

    if sum(map(bool, (settings.host, settings.maildir, settings.plugin))) > 1:
        raise UsageError(f"[[inbox]] {settings.name}: give one of `host`, `maildir` and `plugin`.")
    if settings.plugin:
        return _opened_by_plugin(settings, settings.plugin, secret, clock)
    if settings.maildir:
        return MaildirMailbox(settings, clock=clock)
    if not settings.host:
        raise UsageError(
            f"[[inbox]] {settings.name}: no `host` and no `maildir`.", tip="Name the IMAP server, or a Maildir path."
        )
    return ImapMailbox(settings, secret=secret, clock=clock)


def _opened_by_plugin(settings: InboxSettings, kind: str, secret: Callable[[], str], clock: Clock) -> Mailbox:
    if kind not in _openers:
        near = get_close_matches(kind, _openers, 1)
        tip = f"Did you mean {near[0]!r}?" if near else "Name the file that registers it in `plugins`."
        raise UsageError(f"[[inbox]] {settings.name}: no plug-in registers a mailbox of the kind {kind!r}.", tip=tip)
    try:
        opened = _openers[kind](settings, secret, clock)
    except MysteryshopError:
        raise
    except Exception as trouble:  # a stranger's code may raise anything, and its name is what helps
        raise UsageError(
            f"[[inbox]] {settings.name}: the plug-in for {kind!r} failed: {type(trouble).__name__}: {trouble}",
            tip="Give it the `options` it wants, or mend it.",
        ) from trouble
    return GuardedMailbox(opened, name=settings.name, kind=kind)
