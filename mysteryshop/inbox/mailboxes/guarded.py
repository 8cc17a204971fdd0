"""A mailbox that a plug-in brought: whatever its code raises is told with its name and what to do, not as a fault of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from mysteryshop.errors import MailboxError, MysteryshopError
from mysteryshop.model import Cursor, Folder, RawMail

if TYPE_CHECKING:
    from mysteryshop.inbox.mailboxes.mailbox import Mailbox


class GuardedMailbox:
    """The plug-in's mailbox of one `kind`, watched as `name`. Raises MailboxError where its code raises anything unknown."""

    def __init__(self, mailbox: Mailbox, *, name: str, kind: str) -> None:
        self.name = name
        self._mailbox = mailbox
        self._kind = kind

    def __enter__(self) -> Self:
        with self._told("opening it"):
            self._mailbox.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._told("closing it"):
            self._mailbox.__exit__(kind, error, trace)

    def folders(self) -> list[Folder]:
        """The plug-in's folders."""
        with self._told("listing its folders"):
            return list(self._mailbox.folders())

    def fetch(self, folder: Folder, cursor: Cursor | None) -> Iterator[RawMail]:
        """The plug-in's mails; what came before a failure stands."""
        doing = f"reading the folder {folder.name!r}"
        with self._told(doing):
            mails = iter(self._mailbox.fetch(folder, cursor))
        try:
            while True:
                with self._told(doing):
                    mail = next(mails, None)
                    if mail is not None and not isinstance(mail, RawMail):
                        raise TypeError(f"fetch() gave a {type(mail).__name__}, not a RawMail")
                if mail is None:
                    return
                yield mail
        finally:
            close: Callable[[], None] | None = getattr(mails, "close", None)
            if close is not None:
                with suppress(Exception):  # the reading is over, and its own trouble is what is told
                    close()

    def wait(self, seconds: float) -> bool:
        """The plug-in's waiting."""
        with self._told("waiting for mail"):
            return bool(self._mailbox.wait(seconds))

    @contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        try:
            yield
        except MysteryshopError:
            raise
        except Exception as trouble:  # a stranger's code may raise anything, and its name is what helps
            raise MailboxError(
                f"{self.name}: the plug-in for {self._kind!r} failed while {doing}: {type(trouble).__name__}: {trouble}",
                tip="Mend the plug-in and run again; what was read before is kept.",
            ) from trouble
