"""The street's time: it can jump, and between jumps it runs as fast as real time does."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

SUNDAY = 6
OPENING_HOUR = 18
"""UTC; Sunday afternoon in the east of the United States."""


class StreetClock:
    """A `Clock` that starts some days ago and is set forward by the demo. Sites, staff and stages all read this one."""

    def __init__(self, start: datetime) -> None:
        self._lock = threading.Lock()
        self._base, self._mark = start, time.monotonic()

    def now(self) -> datetime:
        """The street's present instant, aware, in UTC."""
        with self._lock:
            return self._base + timedelta(seconds=time.monotonic() - self._mark)

    def jump(self, to: datetime) -> None:
        """Set the clock forward; a jump backwards is ignored, because time on the street only passes."""
        with self._lock:
            here = self._base + timedelta(seconds=time.monotonic() - self._mark)
            self._base, self._mark = max(here, to), time.monotonic()


def street_opens(present: datetime, *, days_back: float = 4) -> datetime:
    """The last Sunday, at that hour, at least `days_back` days ago: so that one lead can leave on a Sunday and the others on the
    Monday, whatever the day the demo runs on, and three whole days of answers have passed since."""
    latest = present.astimezone(UTC) - timedelta(days=days_back)
    day = latest - timedelta(days=(latest.weekday() - SUNDAY) % 7)
    opens = day.replace(hour=OPENING_HOUR, minute=0, second=0, microsecond=0)
    return opens if opens <= latest else opens - timedelta(days=7)
