"""One run per stage: a kernel lock (flock) on a small file. It ends with its process, so a stale file never blocks anybody."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mysteryshop.errors import HeldElsewhere, StoreError

FOLDER = ".locks"
"""Where the lock files lie, below the workspace. They may be deleted at any time no run is on."""


@contextmanager
def stage_lock(folder: Path, stage: str) -> Iterator[None]:
    """Hold `stage` ("submit", "collect-inbox", "report") of this workspace, or raise HeldElsewhere at once.

    The file's content (the holder's process id) only makes the message helpful; the lock itself is the kernel's.
    """
    path = folder / FOLDER / f"{_plain(stage)}.lock"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(
            f"cannot use the lock file {path}: {error.strerror}", tip="make the workspace folder writable"
        ) from error
    try:
        _take(handle, stage)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)  # closing gives the lock back; the file stays, for deleting it would race with the next holder


def _take(handle: int, stage: str) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
        who = f" (process {holder})" if holder.isdigit() else ""
        raise HeldElsewhere(f"another run{who} holds {stage}", tip="wait for it to end, then run again") from error
    except OSError as error:
        raise StoreError(
            f"this file system does not lock files ({error.strerror})",
            tip="keep the workspace on a local disk, not on a network share",
        ) from error


def _plain(stage: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "_", stage).strip(".") or "stage"
