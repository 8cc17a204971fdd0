"""Times, spans and sizes in a person's words."""

from __future__ import annotations

from datetime import datetime, timedelta


def when(at: datetime, now: datetime) -> str:
    """A moment as this machine's user thinks of it: "today 14:05", "tomorrow 09:30", "Thu 3 Dec 17:40"."""
    local, today = at.astimezone(), now.astimezone().date()
    days = (local.date() - today).days
    clock = f"{local:%H:%M}"
    if days in (-1, 0, 1):
        return f"{('yesterday', 'today', 'tomorrow')[days + 1]} {clock}"
    year = f" {local.year}" if local.year != now.astimezone().year else ""
    return f"{local:%a} {local.day} {local:%b}{year} {clock}"


def span(minutes: float | None) -> str:
    """A waiting time: "12 min", "3 h 05", "2 d 4 h"; "-" where unknown."""
    if minutes is None:
        return "-"
    whole = round(minutes)
    if whole < 60:
        return f"{whole} min"
    if whole < 48 * 60:
        return f"{whole // 60} h {whole % 60:02d}"
    return f"{whole // 1440} d {whole % 1440 // 60} h"


def ago(earlier: datetime, later: datetime) -> str:
    """The span between two moments."""
    return span((later - earlier) / timedelta(minutes=1))


def size(count: float) -> str:
    """Bytes in the unit that suits them."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"


def shortened(words: str, length: int) -> str:
    """One line of at most `length` characters."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
