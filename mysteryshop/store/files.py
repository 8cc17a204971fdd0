"""Evidence on disk: bytes under the name of their sha256, never edited, and a folder per shop for people who browse.

    evidence/blobs/3f/3f9a...            the bytes, readable by the owner alone
    evidence/shops/<wave>/<dealer>/<shop>/before.jpg    the same bytes by a second name (a hard link); mails as
                                          mail-20261124-0912-3f9a12cd.eml

A file is written beside its place, flushed, renamed into it, and the folder flushed: after a crash it is whole or absent.
No name ever comes from a mail or a page.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mysteryshop.errors import StoreError
from mysteryshop.store.disk import PART, Disk, host

ABANDONED_SECONDS = 86_400.0
_ODD = re.compile(r"[^A-Za-z0-9._-]+")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class EvidenceFolder:
    """The evidence folder of one store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._blobs = str(folder / "blobs")
        self._disk = Disk(folder / "blobs")
        with _told(folder):
            (folder / "blobs").mkdir(mode=0o700, parents=True, exist_ok=True)

    def keep(self, blobs: Iterable[bytes]) -> list[str]:
        """Put bytes on the disk, durably, before this returns; their sha256 in order. What lies there stays."""
        named = [(hashlib.sha256(data).hexdigest(), data) for data in blobs]
        self.keep_all(named)
        return [digest for digest, _ in named]

    def keep_all(self, named: Iterable[tuple[str, bytes]]) -> None:
        """The same for bytes whose sha256 is known. Many files wait for the disk together, not one after the other."""
        fresh: dict[str, bytes] = {}
        touched: set[str] = set()
        with _told(self.folder):
            for digest, data in named:
                path = self._place(digest)
                if digest not in fresh and not _lies_there(path, len(data)):
                    fresh[digest] = data
                    folder = path[: -len(digest) - 1]
                    if folder not in touched and not Path(folder).is_dir():
                        Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
                        touched.add(str(self.folder / "blobs"))
                    touched.add(folder)
            self._disk.write([(self._place(digest), data) for digest, data in fresh.items()], touched)

    def read(self, digest: str) -> bytes | None:
        """The bytes, or None where they are gone (pruned, erased). Bytes that no longer fit their name are an error."""
        try:
            data = self.path(digest).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"cannot read evidence {digest[:12]}: {error.strerror}") from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise StoreError(
                f"evidence {digest[:12]} was changed on the disk: its bytes no longer match its hash",
                tip=f"restore {self.path(digest)} from a backup",
            )
        return data

    def link(self, digest: str, *parts: str) -> str:
        """Show the bytes in a shop's folder under the last of `parts`; the name taken ("before-2.jpg" if need be).

        A convenience for people: where the file system knows no hard links a relative symbolic link stands in.
        """
        *folders, wanted = (plain_name(part) for part in parts)
        folder = self.folder.joinpath("shops", *folders)
        target = self.path(digest)
        with contextlib.suppress(OSError):  # as it is nearly always: the folder stands, and the name is free
            os.link(target, f"{folder}/{wanted}")
            return wanted
        with _told(self.folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            stem, dot, ending = wanted.partition(".")
            for count in range(1, 1000):
                name = wanted if count == 1 else f"{stem}-{count}{dot}{ending}"
                place = folder / name
                if _shows(place, target):
                    return name
                if not place.exists() and not place.is_symlink():
                    _link(target, place)
                    return name
        raise StoreError(f"too many files named {wanted} in {folder}")

    def sweep(self) -> int:
        """Remove what killed processes were writing when they ended; how many files. Those of other machines after a day."""
        gone = 0
        for folder in (self.folder / "blobs").iterdir():
            for entry in os.scandir(folder) if folder.is_dir() else ():
                if (part := PART.match(entry.name)) and _is_abandoned(part[1], int(part[2]), entry):
                    with contextlib.suppress(FileNotFoundError):
                        Path(entry.path).unlink()
                        gone += 1
        return gone

    def path(self, digest: str) -> Path:
        """Where the bytes of this sha256 lie."""
        return Path(self._place(digest))

    def _place(self, digest: str) -> str:
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"not a sha256: {digest!r}")
        return f"{self._blobs}/{digest[:2]}/{digest}"


def plain_name(name: str) -> str:
    """A file name of letters, digits, dots and dashes that is neither hidden nor a path; 100 characters at most."""
    return _ODD.sub("_", name).lstrip(".")[-100:].lstrip(".") or "file"


def _lies_there(path: str, size: int) -> bool:
    try:
        return Path(path).stat().st_size == size
    except FileNotFoundError:
        return False


def _is_abandoned(machine: str, pid: int, entry: os.DirEntry[str]) -> bool:
    try:
        if time.time() - entry.stat().st_mtime > ABANDONED_SECONDS:
            return True
        if machine == host():
            os.kill(pid, 0)
    except (ProcessLookupError, FileNotFoundError):
        return True
    except OSError:
        pass  # somebody else's process: it lives
    return False


def _shows(place: Path, target: Path) -> bool:
    try:
        return place.samefile(target)
    except OSError:
        return False


def _link(target: Path, place: Path) -> None:
    try:
        place.hardlink_to(target)
    except OSError:
        with contextlib.suppress(OSError):  # no links at all here: the bytes and the database still hold everything
            place.symlink_to(os.path.relpath(target, place.parent))


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        tip = "free some space on the disk, then run again" if error.errno == 28 else "check the folder and its rights"
        raise StoreError(f"cannot write evidence to {folder}: {error.strerror}", tip=tip) from error
