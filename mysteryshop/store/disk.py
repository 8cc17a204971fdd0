"""Bytes that must be on the disk: files written whole beside their place and renamed into it, one by one or many at once.

Telling the disk to flush costs the same for one file as for all of its file system. Many files are therefore flushed together,
where the kernel can (Linux' syncfs) and where that is known to report what could not be written: from Linux 5.8 on, on the
file systems below. Elsewhere each is flushed by itself, several at a time.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import re
import secrets
import socket
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache
from itertools import count
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

WRITERS = 16
"""A disk that is told to flush sixteen files at once does it in little more time than one."""
WORTH_IT = 12
"""Files from which the whole file system is flushed: other programs' bytes that wait are flushed with them."""
_TELL_ALL = frozenset({"ext4", "xfs", "btrfs", "f2fs", "tmpfs"})
_SINCE = (5, 8)

PART = re.compile(r"^\.[0-9a-f]{16}-([0-9a-f]{8})-(\d+)-[0-9a-f]{6}\.part$")
"""The name of a file that is being written: by which machine and which process."""
_turns = count(secrets.randbelow(1 << 24))
"""Numbers for these names: no two of this process, and none that one before it left, are alike."""


class Disk:
    """Writes files below one folder so that they are whole or absent, whatever happens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hands = ThreadPoolExecutor(WRITERS, thread_name_prefix="evidence")

    def write(self, files: Sequence[tuple[str, bytes]], folders: Iterable[str]) -> None:
        """Put bytes at these paths, durably, before this returns; `folders` are those that got entries. Raises OSError."""
        if len(files) >= WORTH_IT and flushes_as_a_whole(self._folder):
            self._together(files)
        else:
            self._at_once(lambda file: _put(*file), files)
            self._at_once(_flush_folder, list(folders))  # one flush a folder, however many files came into it

    def _together(self, files: Sequence[tuple[str, bytes]]) -> None:
        written: list[tuple[str, str]] = []
        try:
            for path, data in files:
                beside = _beside(path)
                written.append((beside, path))
                _fill(beside, data, flush=False)
            _flush_all(self._folder)
            while written:
                os.replace(*written[-1])  # noqa: PTH105 - a Path of each of ten thousand names costs as much as the renaming
                written.pop()
            _flush_all(self._folder)
        finally:
            for beside, _ in written:
                with contextlib.suppress(OSError):
                    Path(beside).unlink()

    def _at_once(self, work: Callable[[T], None], items: Sequence[T]) -> None:
        """Do it to each, so that many wait for the disk together. Raises what one of them raised, once all are done."""
        waiting = iter(items)

        def some() -> None:
            for item in waiting:
                work(item)

        if len(items) <= 1:
            some()
            return
        doing = [self._hands.submit(some) for _ in range(min(WRITERS, len(items)))]
        wait(doing)
        for one in doing:
            one.result()


@cache
def host() -> str:
    """This machine in the names of files being written."""
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


@cache
def flushes_as_a_whole(folder: Path) -> bool:
    """Whether all that was written to the folder's file system can be flushed at once, and faults are told."""
    if _syncfs() is None or _kernel() < _SINCE:
        return False
    try:
        here = folder.resolve(strict=True)
        mounts = [line.split() for line in Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()]
    except OSError:
        return False
    above = {str(one) for one in (here, *here.parents)}
    around = [(len(mount[1]), place, mount[2]) for place, mount in enumerate(mounts) if mount[1] in above]
    return bool(around) and max(around)[2] in _TELL_ALL  # of those at one place the last hides the others


@cache
def _syncfs() -> Callable[[int], int] | None:
    try:
        found = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError, TypeError):
        return None
    found.argtypes, found.restype = [ctypes.c_int], ctypes.c_int
    call: Callable[[int], int] = found
    return call


def _kernel() -> tuple[int, int]:
    told = re.match(r"(\d+)\.(\d+)", os.uname().release) if hasattr(os, "uname") and os.uname().sysname == "Linux" else None
    return (int(told[1]), int(told[2])) if told else (0, 0)


def _flush_all(folder: Path) -> None:
    flush = _syncfs()
    assert flush is not None
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if flush(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)


def _put(path: str, data: bytes) -> None:
    beside = _beside(path)
    try:
        _fill(beside, data, flush=True)
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def _beside(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/.{name[:16]}-{host()}-{os.getpid()}-{next(_turns) & 0xFFFFFF:06x}.part"


def _fill(path: str, data: bytes, *, flush: bool) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if flush:
            os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
