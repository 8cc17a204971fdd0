"""When a dealer is open: elapsed and open minutes, and what is wrong with hours a person wrote. Pure.

Hours are OpenStreetMap opening hours ("Mo-Fr 09:00-19:00; Sa 09:00-17:00; PH off"), read in the dealer's own time zone with
the public holidays of the dealer's country. Where hours or time zone are unknown every answer is None, never a guess.
Times passed in are aware; times given back are aware and in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from opening_hours import (  # type: ignore[attr-defined, unused-ignore]  # its stubs forget the errors
    OpeningHours,
    ParserError,
    State,
    UnknownCountryError,
)

from mysteryshop.model import Dealer

LOOK_AHEAD = timedelta(days=62)
"""How far an opening or closing is looked for: a seasonal break fits in, "closed for ever" ends."""

LATEST_CLOSING = 6 * 60
"""Minutes after midnight until which a closing time before the opening time is believed ("18:00-02:00")."""

_UTC = ZoneInfo("UTC")  # the hours library reads zones by their key, which datetime.UTC has not


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of one state, in UTC; `open` is None where the hours themselves say "unknown" (by appointment)."""

    start: datetime
    end: datetime
    open: bool | None


def is_open(dealer: Dealer, at: datetime) -> bool | None:
    """Whether the dealer is open at this instant; None where hours or time zone are unknown (or say "unknown")."""
    hours = _hours_of(dealer)
    if hours is None:
        return None
    moment = at.astimezone(_UTC)
    if hours.is_unknown(moment):
        return None
    return bool(hours.is_open(moment))


def open_minutes(dealer: Dealer, start: datetime, end: datetime) -> float | None:
    """Minutes the dealer was open between two instants (0.0 when `end` is not after `start`); None where hours are unknown.

    Clock changes count as they were lived: an opening over the night in spring is an hour shorter.
    """
    hours = _hours_of(dealer)
    if hours is None:
        return None
    return sum((span.end - span.start) / timedelta(minutes=1) for span in _spans(hours, start, end) if span.open)


def next_opening(dealer: Dealer, at: datetime) -> datetime | None:
    """The next instant, not before `at`, at which the dealer opens after having been closed; None where unknown or never."""
    return _next_change(dealer, at, to_open=True)


def next_closing(dealer: Dealer, at: datetime) -> datetime | None:
    """The next instant, not before `at`, at which the dealer closes after having been open; None where unknown or never."""
    return _next_change(dealer, at, to_open=False)


def spans(dealer: Dealer, start: datetime, end: datetime, *, open_: bool) -> list[tuple[datetime, datetime]] | None:
    """The stretches (UTC) between two instants in which the dealer is open (or closed); None where hours are unknown."""
    hours = _hours_of(dealer)
    if hours is None:
        return None
    return [(span.start, span.end) for span in _spans(hours, start, end) if span.open is open_]


def hours_problem(text: str, country: str, timezone: str | None) -> str | None:
    """What is wrong with written hours, in a sentence that says what to write instead; None when they are fine."""
    if timezone is not None and _zone(timezone) is None:
        return _zone_sentence(timezone)
    if not text.strip():
        return 'the hours are empty: write e.g. "Mo-Fr 09:00-19:00; Sa 09:00-17:00; PH off", or leave the column out'
    try:
        OpeningHours(text)
    except ParserError as error:
        return _syntax_sentence(text, str(error))
    reversed_hours = _reversed_hours(text)
    if reversed_hours is not None:
        return reversed_hours
    if "PH" in text and not _country_known(country):
        return (
            f'no public holidays are known here for country "{country}": leave "PH" out of the hours, or check the country code'
        )
    if _opens_never(text):
        return f'with "{text}" the dealer is never open: write the open hours, or leave the column empty if they are unknown'
    return None


def _next_change(dealer: Dealer, at: datetime, *, to_open: bool) -> datetime | None:
    hours = _hours_of(dealer)
    if hours is None:
        return None
    before: bool | None = None
    for span in _spans(hours, at - timedelta(minutes=1), at + LOOK_AHEAD):
        now = bool(span.open)
        if before is not None and now is to_open and before is not now and span.start >= at:
            return span.start
        before = now
    return None


def _spans(hours: OpeningHours, start: datetime, end: datetime) -> Iterator[_Span]:
    """Stretches of one state, cut to the asked time, in UTC (so that subtracting them knows clock changes)."""
    if end <= start:
        return
    begin, finish = start.astimezone(UTC), end.astimezone(UTC)
    for first, last, state, *_ in hours.intervals(begin.astimezone(_UTC), finish.astimezone(_UTC)):
        low = max(first.astimezone(UTC), begin)
        high = min(last.astimezone(UTC), finish) if last is not None else finish
        if high > low:  # the hour that a spring night lacks yields empty stretches
            yield _Span(low, high, None if state == State.UNKNOWN else state == State.OPEN)


def _hours_of(dealer: Dealer) -> OpeningHours | None:
    if not dealer.hours or not dealer.timezone:
        return None
    return _parsed(dealer.hours, dealer.timezone, dealer.country)


@lru_cache(maxsize=4096)
def _parsed(text: str, timezone: str, country: str) -> OpeningHours | None:
    zone = _zone(timezone)
    if zone is None:
        return None
    try:
        return OpeningHours(text, timezone=zone, country=country if _country_known(country) else None)
    except ParserError:
        return None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of the zone files, e.g. "America"
        return None


@lru_cache(maxsize=512)
def _country_known(country: str) -> bool:
    try:
        OpeningHours("24/7", country=country)
    except UnknownCountryError:
        return False
    return True


def _zone_sentence(name: str) -> str:
    names = sorted(available_timezones())
    by_lower = {known.lower(): known for known in names}
    wanted = name.strip().lower().replace(" ", "_")
    close = get_close_matches(wanted, by_lower, n=1, cutoff=0.5)
    cities = [known for known in names if known.rpartition("/")[2].lower() == wanted]
    best = cities[0] if cities else by_lower[close[0]] if close else "America/New_York"
    return f'unknown time zone "{name}": did you mean "{best}"?'


_TWELVE = re.compile(r"\d\s*(?:[ap]\.?m\.?)\b", re.IGNORECASE)
_BARE_HOUR = re.compile(r"(?<![\d:])\d{1,2}\s*-\s*\d{1,2}(?![\d:])")
_LONG_DAY = re.compile(r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:[a-z]*day)?\b", re.IGNORECASE)
_SPAN = re.compile(r"(?P<a>\d{1,2}):(?P<b>\d{2})\s*-\s*(?P<c>\d{1,2}):(?P<d>\d{2})")


def _syntax_sentence(text: str, error: str) -> str:
    where = re.search(r"-->\s*\d+:(\d+)", error)
    column = int(where.group(1)) if where else 1
    hint = 'write e.g. "Mo-Fr 09:00-19:00; Sa 09:00-17:00; PH off"'
    if _TWELVE.search(text):
        hint = 'write times on the 24-hour clock, e.g. "Mo-Fr 09:00-18:00"'
    elif _LONG_DAY.search(text):
        hint = "write days with two letters: Mo Tu We Th Fr Sa Su"
    elif _BARE_HOUR.search(text):
        hint = 'write times with minutes, e.g. "09:00-17:00"'
    rest = text[column - 1 : column + 19].strip() or text.strip()[-20:]
    return f'the hours "{text}" cannot be read from "{rest}" on (character {column}): {hint}'


def _reversed_hours(text: str) -> str | None:
    """A closing time before the opening time, unless it plainly means "past midnight"."""
    for span in _SPAN.finditer(text):
        opens = int(span["a"]) * 60 + int(span["b"])
        closes = int(span["c"]) * 60 + int(span["d"])
        if closes == opens:
            return f'"{span.group()}" opens and closes at the same time: write 00:00-24:00 for a whole day'
        if LATEST_CLOSING < closes < opens:
            turned = f"{span['c'].zfill(2)}:{span['d']}-{span['a'].zfill(2)}:{span['b']}"
            later = f"{span['a'].zfill(2)}:{span['b']}-{int(span['c']) + 24}:{span['d']}"
            return (
                f'"{span.group()}" ends before it starts: did you mean "{turned}"? '
                f'(if the store really stays open past midnight, write "{later}")'
            )
    return None


def _opens_never(text: str) -> bool:
    hours = OpeningHours(text)
    year = datetime(2027, 1, 1, tzinfo=_UTC).replace(tzinfo=None)
    return not any(state != State.CLOSED for _, _, state, *_ in hours.intervals(year, year + timedelta(days=366)))
