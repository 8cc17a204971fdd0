"""Who holds a claim, and whether that process still lives: after a crash its claims are free at once, not when the lease ends.

A holder is told apart by machine (boot and process-id namespace), process id and the moment the process started, so that neither
a reboot, nor a container, nor a process id used again is mistaken for it. Where that cannot be known, only the lease counts.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def this_process() -> str:
    """This process as a holder; "" where the system does not tell enough."""
    machine, started = _machine(), _started(os.getpid())
    return f"{machine} {os.getpid()} {started}" if machine and started else ""


def is_dead(holder: str) -> bool:
    """Whether the holder was a process of this machine that runs no more. False whenever that is not certain."""
    machine, _, rest = holder.partition(" ")
    number, _, started = rest.partition(" ")
    if not machine or machine != _machine() or not number.isdigit():
        return False
    return _started(int(number)) != started


@cache
def _machine() -> str:
    try:
        return f"{_BOOT.read_text(encoding='ascii').strip()}/{Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""


def _started(number: int) -> str:
    """The start time of a process in clock ticks since boot; "" when it is gone or waits only to be buried (a zombie)."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in ("Z", "X") else fields[19]
