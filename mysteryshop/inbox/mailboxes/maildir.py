"""A mailbox that is a Maildir on disk (Maildir++ or folders within folders), read and never touched.

A Maildir has no UIDs, and nothing may be written into it to make some. The inode's change time stands in: it moves on when a
mail is delivered, moved into the folder or renamed by a flag, so nothing new can hide behind the cursor. A mail seen twice
(its flag changed) is the same bytes, hence the same hash, and is known.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from mysteryshop.errors import MailboxError
from mysteryshop.inbox.mailboxes.folders import Listed, choose, missing
from mysteryshop.inbox.mailboxes.link import decode_name
from mysteryshop.inbox.mailboxes.mailbox import MAX_MAIL_BYTES
from mysteryshop.model import Clock, Cursor, Folder, InboxSettings, RawMail

OVERLAP_NS = 2_000_000_000
"""Change times are as coarse as the kernel's tick: look again at the last two seconds before the cursor."""
MAX_DEPTH = 6
_STAMP = re.compile(r"^(\d{9,10})\.")


class MaildirMailbox:
    """One Maildir as an account."""

    def __init__(self, settings: InboxSettings, *, clock: Clock, sleep: Callable[[float], None] = time.sleep) -> None:
        self.name = settings.name
        self._root = Path(settings.maildir or "").expanduser()
        self._wanted = settings.folders
        self._clock = clock
        self._sleep = sleep
        self._seen_state: tuple[int, ...] | None = None

    def __enter__(self) -> Self:
        if not (self._root / "cur").is_dir() and not any(self._subfolders()):
            raise MailboxError(
                f"{self.name}: {self._root} is not a Maildir (no `cur` in it).",
                tip="`maildir` names the folder that holds cur, new and tmp.",
            )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return None

    def folders(self) -> list[Folder]:
        """The folders to read, Junk always among them."""
        listing = [Listed(name) for name in self._paths()]
        if lost := missing(listing, self._wanted):
            raise MailboxError(f"{self.name}: no folder {lost[0]!r} in {self._root}.")
        return choose(listing, self._wanted)

    def fetch(self, folder: Folder, cursor: Cursor | None) -> Iterator[RawMail]:
        """Mails that came or changed since the cursor, oldest first. A mail that vanishes meanwhile is left out."""
        path = self._paths().get(folder.name)
        if path is None:
            raise MailboxError(f"{self.name}: folder {folder.name!r} is gone.")
        validity = (path / "cur").stat().st_ino & 0x7FFFFFFF
        after = cursor.uid - OVERLAP_NS if cursor and cursor.uidvalidity == validity else 0
        for uid, file in self._listed(path, after):
            try:
                size = file.stat().st_size
                with file.open("rb") as stream:
                    raw = stream.read(MAX_MAIL_BYTES)
            except OSError:
                continue  # moved or renamed under our hands: its new name has a newer change time
            yield RawMail(
                account=self.name,
                folder=folder.name,
                junk=folder.junk,
                uidvalidity=validity,
                uid=uid,
                internal_date=delivered_at(file),
                seen_at=self._clock.now(),
                raw=raw,
                truncated=size > len(raw),
            )

    def wait(self, seconds: float) -> bool:
        """Look once a second whether any folder changed."""
        before = self._state()
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            self._sleep(min(1.0, left))
            if self._state() != before:
                return True
        return False

    def _listed(self, path: Path, after: int) -> list[tuple[int, Path]]:
        rows = []
        for part in ("new", "cur"):
            if not (path / part).is_dir():
                continue
            for file in (path / part).iterdir():
                try:
                    changed = file.stat().st_ctime_ns
                except OSError:
                    continue  # gone meanwhile
                if changed >= after and file.is_file() and not file.name.startswith("."):
                    rows.append((changed, file.name, file))
        numbered: list[tuple[int, Path]] = []
        last = 0
        for changed, _, file in sorted(rows, key=lambda row: row[:2]):
            last = max(last + 1, changed)
            numbered.append((last, file))
        return numbered

    def _paths(self) -> dict[str, Path]:
        found = {"INBOX": self._root} if (self._root / "cur").is_dir() else {}
        for name, path in self._subfolders():
            found.setdefault("INBOX" if name.casefold() == "inbox" else name, path)
        return found

    def _subfolders(self) -> Iterator[tuple[str, Path]]:
        """Maildir++ names (".Junk.2026") and plain folders within folders ("Junk/2026"), decoded from modified UTF-7."""
        if not self._root.is_dir():
            return
        for path in maildirs(self._root, MAX_DEPTH):
            if path == self._root:
                continue
            parts = path.relative_to(self._root).parts
            name = "/".join(part.lstrip(".").replace(".", "/") if part.startswith(".") else part for part in parts)
            yield decode_name(name), path

    def _state(self) -> tuple[int, ...]:
        return tuple(
            (path / part).stat().st_mtime_ns
            for path in self._paths().values()
            for part in ("new", "cur")
            if (path / part).is_dir()
        )


def maildirs(root: Path, depth: int) -> Iterator[Path]:
    """Every folder below (and with) `root` that has a `cur`; the mails themselves are not walked over."""
    if (root / "cur").is_dir():
        yield root
    if depth:
        for path in sorted(root.iterdir()):
            if path.name not in ("cur", "new", "tmp") and path.is_dir() and not path.is_symlink():
                yield from maildirs(path, depth - 1)


def delivered_at(file: Path) -> datetime | None:
    """When the mail was delivered: the time in its name, else the file's modification time."""
    stamp = _STAMP.match(file.name)
    try:
        return datetime.fromtimestamp(int(stamp[1]) if stamp else file.stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None
