"""A lid on memory: a page that eats more than a visit may have is killed, and the visit sees a crashed page.

The browser itself bounds only the heap of scripts; typed arrays, bombs that unpack and endless documents are bounded here. Where
the system has no `/proc` (macOS, Windows) the browser's own limits must do.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import suppress

MAX_PAGE_BYTES = 1_600_000_000
"""Resident bytes one page's process may have: ten times what a heavy dealer page takes."""
_EVERY_SECONDS = 0.7
_GLANCE_SECONDS = 0.1
"""A script takes a gigabyte a second: between two weighings one number is read, whether the machine's memory falls."""
_SEARCH_SECONDS = 5.0
"""Processes come with a visit's first pages; one that eats all at once shows in the free memory before it is searched for."""
_SCARCER_BYTES = 200_000_000
"""By how much the machine's free memory may fall before new processes are searched for out of turn."""
_PROC = "/proc"
_FREE = re.compile(rb"MemAvailable:\s+(\d+) kB")


async def keep_lid(most: int | None = None) -> None:
    """Kills, for as long as it runs, each page process below ours that grew over `most`. Ends at once without `/proc`.

    To read the machine's free memory costs next to nothing, to weigh the processes known little, to search for new ones much:
    the first is done all the time, the others now and then and as soon as memory gets scarcer.
    """
    if not _read(f"{_PROC}/self/statm"):
        return
    known: tuple[int, ...] = ()
    searched = weighed = 0.0
    free = 0
    while True:
        await asyncio.sleep(_GLANCE_SECONDS)
        now, left = time.monotonic(), _free()
        free = max(free, left)
        scarcer = left <= free - _SCARCER_BYTES
        if now - weighed < _EVERY_SECONDS and not scarcer:
            continue
        weighed = now
        if now - searched >= _SEARCH_SECONDS or scarcer:
            known, searched, free = tuple(page_processes(os.getpid())), now, left
        if any(resident(pid) > (most or MAX_PAGE_BYTES) for pid in known):
            known = _kill_grown(most or MAX_PAGE_BYTES)


def _kill_grown(most: int) -> tuple[int, ...]:
    """Kills what grew over `most` among the page processes of this very moment: a number known for long may be another's now."""
    processes = tuple(page_processes(os.getpid()))
    for pid in processes:
        if resident(pid) > most:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
    return processes


def page_processes(pid: int) -> Iterator[int]:
    """The browser's page processes among all processes below this one."""
    for child in _below(pid, 0):
        if b"--type=renderer" in _read(f"{_PROC}/{child}/cmdline"):
            yield child


def resident(pid: int) -> int:
    """Bytes of memory a process holds now; 0 when it is gone."""
    try:
        return int(_read(f"{_PROC}/{pid}/statm").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (IndexError, ValueError):
        return 0


def _free() -> int:
    """Bytes the machine can still give; 0 where it does not say."""
    told = _FREE.search(_read(f"{_PROC}/meminfo"))
    return int(told[1]) * 1024 if told else 0


def _below(pid: int, depth: int) -> Iterator[int]:
    if depth > 8:
        return
    for thread in _threads(pid):
        for child in map(int, _read(f"{_PROC}/{pid}/task/{thread}/children").split()):
            yield child
            yield from _below(child, depth + 1)


def _threads(pid: int) -> list[str]:
    try:
        with os.scandir(f"{_PROC}/{pid}/task") as threads:
            return [thread.name for thread in threads]
    except OSError:
        return []


def _read(file: str) -> bytes:
    """A small file of the kernel's; b"" when what it tells of is gone."""
    try:
        handle = os.open(file, os.O_RDONLY)
    except OSError:
        return b""
    try:
        return os.read(handle, 65_536)
    except OSError:
        return b""
    finally:
        os.close(handle)
