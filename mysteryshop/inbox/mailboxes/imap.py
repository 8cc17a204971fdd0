"""A mailbox behind IMAP, read and never touched: EXAMINE and BODY.PEEK only, so no mail is ever marked as seen.

Bodies come in ranges bounded by bytes; a lost link is opened again with growing pauses, and the fetch goes on after the last mail
that was handed over.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from mysteryshop.errors import MailboxError
from mysteryshop.inbox.mailboxes.folders import choose, missing
from mysteryshop.inbox.mailboxes.link import AGAIN, LINK_FAULTS, PAUSES, TRIES, FolderGone, IMAPClientError, ImapLink
from mysteryshop.inbox.mailboxes.mailbox import MAX_MAIL_BYTES
from mysteryshop.inbox.mailboxes.wire import bodies_of, ranges, reason, sizes_of, uid_set
from mysteryshop.model import Clock, Cursor, Folder, InboxSettings, RawMail

log = logging.getLogger(__name__)
T = TypeVar("T")

IDLE_SECONDS = 300.0
"""IDLE is left at least this often: a link that died quietly shows then, and servers drop longer ones."""
POLL_SECONDS = 30.0
"""IDLE watches one folder; the others (Junk) are asked this often."""

MOST_WATCHED = 12
"""Folders asked while waiting; the rest is read at the next round."""
MOST_ASIDE = 20_000
"""Of a folder nobody asked for (somebody's archive of many years) the newest mails are read."""


class ImapMailbox:
    """One IMAP account."""

    def __init__(
        self, settings: InboxSettings, *, secret: Callable[[], str], clock: Clock, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.name = settings.name
        self._settings = settings
        self._link = ImapLink(settings, secret=secret, sleep=sleep)
        self._clock = clock
        self._sleep = sleep
        self._uidvalidity = 0
        self._watched: list[str] = []
        self._next: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._link.connect_patiently()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._link.hang_up()

    # folders and fetching

    def folders(self) -> list[Folder]:
        """The folders to read, Junk always among them. A configured folder that is missing is an error with its name."""
        listing = self._again(self._link.listing)
        if lost := missing(listing, self._settings.folders):
            names = ", ".join(sorted(item.name for item in listing)[:20])
            raise MailboxError(f"{self.name}: no folder {lost[0]!r} in this account.", tip=f"It has: {names}.")
        chosen = choose(listing, self._settings.folders)
        self._watched = [folder.name for folder in chosen][:MOST_WATCHED]
        return chosen

    def fetch(self, folder: Folder, cursor: Cursor | None) -> Iterator[RawMail]:
        """Mails after `cursor` in UID order, all again under a new UIDVALIDITY. Reconnects and goes on where it was."""
        validity, last = (cursor.uidvalidity, cursor.uid) if cursor else (0, 0)
        faults = 0
        while True:
            try:
                for mail in self._fetch_once(folder, validity, last):
                    validity, last, faults = mail.uidvalidity, mail.uid, 0
                    yield mail
                return
            except LINK_FAULTS as error:
                faults += 1
                self._after_fault(error, faults)
            except (IMAPClientError, FolderGone) as error:
                if folder.aside:  # shown to this user, yet not open to him, or gone since
                    log.warning("%s: folder %r is left out: %s", self.name, folder.name, error)
                    return
                raise MailboxError(f"{self.name}: folder {folder.name!r} cannot be read: {error}") from error

    def _fetch_once(self, folder: Folder, validity: int, last: int) -> Iterator[RawMail]:
        self._examine(folder.name)
        first = last + 1 if self._uidvalidity == validity else 1
        sizes = self._sizes(first)
        if sizes:
            self._next[folder.name] = max(self._next.get(folder.name, 0), sizes[-1][0] + 1)
        for group in ranges(sizes[-MOST_ASIDE:] if folder.aside else sizes):
            yield from self._bodies(folder, group)

    def _examine(self, folder: str) -> None:
        self._uidvalidity, after = self._link.examine(folder)
        if after is not None:
            self._next.setdefault(folder, after)

    def _sizes(self, first: int) -> list[tuple[int, int]]:
        """(uid, bytes) of every mail from `first` on, in UID order. "n:*" always names the last mail, so filter."""
        found = sizes_of(self._link.uid_fetch(f"{first}:*", "(UID RFC822.SIZE)"))
        return sorted((uid, size) for uid, size in found.items() if uid >= first)

    def _bodies(self, folder: Folder, group: list[tuple[int, int]]) -> Iterator[RawMail]:
        big = group[0][1] > MAX_MAIL_BYTES
        what = f"BODY.PEEK[]<0.{MAX_MAIL_BYTES}>" if big else "BODY.PEEK[]"
        wanted = {uid for uid, _ in group}
        rows = self._link.uid_fetch(uid_set([uid for uid, _ in group]), f"(UID INTERNALDATE {what})")
        seen_at = self._clock.now()
        found = bodies_of(rows)
        for uid in sorted(wanted & found.keys()):
            at, raw = found[uid]
            yield RawMail(
                account=self.name,
                folder=folder.name,
                junk=folder.junk,
                uidvalidity=self._uidvalidity,
                uid=uid,
                internal_date=at,
                seen_at=seen_at,
                raw=raw,
                truncated=big,
            )

    # waiting

    def wait(self, seconds: float) -> bool:
        """True as soon as mail came into any folder that is read, or after a lost link (there may be mail to catch up on).

        The server tells of the first folder by itself (IDLE); the others are asked now and then.
        """
        ends = time.monotonic() + seconds
        first, *others = self._watched or ["INBOX"]
        longest = min(IDLE_SECONDS, POLL_SECONDS) if others else IDLE_SECONDS
        try:
            self._examine(first)
            if self._any_grown(first, *others):
                return True
            idles = self._link.can_idle()
            while (left := ends - time.monotonic()) > 0:
                told = self._link.idle(min(left, longest)) if idles else self._poll(min(left, POLL_SECONDS))
                if told or self._any_grown(first, *others):
                    return True
            return False
        except (*LINK_FAULTS, IMAPClientError, FolderGone) as error:
            log.info("%s: link lost while waiting (%s); catching up", self.name, type(error).__name__)
            self._link.hang_up()
            self._sleep(min(PAUSES[0], max(0.0, ends - time.monotonic())))
            self._link.connect_patiently()
            return True

    def _poll(self, seconds: float) -> bool:
        self._sleep(seconds)
        self._link.noop()
        return False

    def _any_grown(self, *folders: str) -> bool:
        """Whether mail came into one of these folders since it was last looked at."""
        grown = [self._grown(folder) for folder in folders]  # all are asked, so that each is known next time
        return any(grown)

    def _grown(self, folder: str) -> bool:
        now = self._link.next_uid(folder)
        if now is None:
            return False
        known = self._next.get(folder)
        self._next[folder] = max(known or 0, now)
        return known is not None and now > known

    # the link

    def _again(self, act: Callable[[], T]) -> T:
        """Do it; on a lost link open it again and do it once more, with growing pauses."""
        faults = 0
        while True:
            try:
                return act()
            except LINK_FAULTS as error:
                faults += 1
                self._after_fault(error, faults)
            except IMAPClientError as error:
                raise MailboxError(f"{self.name}: {error}") from error

    def _after_fault(self, error: BaseException, faults: int) -> None:
        self._link.hang_up()
        if faults >= TRIES:
            raise MailboxError(
                f"{self.name}: the link to {self._settings.host} keeps failing ({reason(error)}).", tip=AGAIN
            ) from error
        log.info("%s: link lost (%s), trying again", self.name, reason(error))
        self._sleep(PAUSES[min(faults, len(PAUSES)) - 1])
        self._link.connect_patiently()
