"""A lid on memory: a page that eats more than a visit may have is killed, and the visit sees a crashed page.

The browser itself bounds only the heap of scripts; typed arrays, bombs that unpack and endless documents are bounded here. Where
the system has no `/proc` (macOS, Windows) the browser's own limits must do.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MAX_PAGE_BYTES = 1_600_000_000
"""Resident bytes one page's process may have: ten times what a heavy dealer page takes."""
_EVERY_SECONDS = 0.7
_PROC = Path("/proc")


async def keep_lid(most: int | None = None) -> None:
    """Kills, for as long as it runs, each page process below ours that grew over `most`. Ends at once without `/proc`."""
    if not (_PROC / "self/statm").exists():
        return
    while True:
        await asyncio.sleep(_EVERY_SECONDS)
        for pid in page_processes(os.getpid()):
            if resident(pid) > (most or MAX_PAGE_BYTES):
                with suppress(OSError):
                    os.kill(pid, signal.SIGKILL)


def page_processes(pid: int) -> Iterator[int]:
    """The browser's page processes among all processes below this one."""
    for child in _below(pid, 0):
        with suppress(OSError):
            if b"--type=renderer" in (_PROC / str(child) / "cmdline").read_bytes():
                yield child


def resident(pid: int) -> int:
    """Bytes of memory a process holds now; 0 when it is gone."""
    try:
        return int((_PROC / str(pid) / "statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0


def _below(pid: int, depth: int) -> Iterator[int]:
    if depth > 8:
        return
    for thread in _threads(pid):
        with suppress(OSError):
            for child in map(int, (thread / "children").read_bytes().split()):
                yield child
                yield from _below(child, depth + 1)


def _threads(pid: int) -> list[Path]:
    try:
        return list((_PROC / str(pid) / "task").iterdir())
    except OSError:
        return []
