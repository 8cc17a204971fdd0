"""When a lead leaves: by the dealer's hours, spread over days and parts of the day, never like clockwork. Pure.

Leads go out on open mornings, open late afternoons, evenings after closing and days the store stays closed, in equal shares over
the dealers of a wave, at hours a shopper is awake.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from mysteryshop import hours
from mysteryshop.model import Dealer, PacingSettings, SendWindow
from mysteryshop.plan.consent import consent_ends, zone_of
from mysteryshop.plan.diary import MONTH, Diary

GUESSED_HOURS = "Mo-Fr 09:00-18:00; Sa 09:00-16:00"
"""Business hours taken for a dealer whose hours are unknown; the plan says so."""

GUESSED_ZONES = {
    "AT": "Europe/Vienna", "AU": "Australia/Sydney", "BE": "Europe/Brussels", "BR": "America/Sao_Paulo", "CA": "America/Toronto",
    "CH": "Europe/Zurich", "CZ": "Europe/Prague", "DE": "Europe/Berlin", "DK": "Europe/Copenhagen", "ES": "Europe/Madrid",
    "FI": "Europe/Helsinki", "FR": "Europe/Paris", "GB": "Europe/London", "IE": "Europe/Dublin", "IT": "Europe/Rome",
    "JP": "Asia/Tokyo", "LU": "Europe/Luxembourg", "MX": "America/Mexico_City", "NL": "Europe/Amsterdam", "NO": "Europe/Oslo",
    "NZ": "Pacific/Auckland", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon", "SE": "Europe/Stockholm", "US": "America/Chicago",
    "ZA": "Africa/Johannesburg",
}  # fmt: skip

_GOLDEN = 0.6180339887498949
_TRIES = 12


class Part(StrEnum):
    """A part of a dealer's week."""

    MORNING = "open morning"
    LATE = "open late afternoon"
    EVENING = "evening after closing"
    CLOSED_DAY = "closed day"


_PARTS = {
    SendWindow.OPEN: (Part.MORNING, Part.LATE),
    SendWindow.CLOSED: (Part.EVENING, Part.CLOSED_DAY),
    SendWindow.ANY: tuple(Part),
}


NEXT_DAYS = 7
"""Where leads are not spread, the first moment is looked for so many days ahead."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time (UTC) within one part of a dealer's week."""

    part: Part
    start: datetime
    end: datetime

    def holds(self, at: datetime) -> bool:
        """Whether an instant lies in it."""
        return self.start <= at < self.end


@dataclass(frozen=True, slots=True)
class Moment:
    """When a lead is due, and in which part of the dealer's week (None: at once, whatever the part)."""

    at: datetime
    part: Part | None


@dataclass(frozen=True, slots=True)
class NoMoment:
    """Why no time was found, what would help, and whether that holds whatever is asked (`dealer_wide`)."""

    reason: str
    remedy: str
    dealer_wide: bool


class Moments:
    """Chooses due times; remembers what was given out, so that parts, hosts and dealers share evenly."""

    def __init__(self, pacing: PacingSettings, now: datetime, diary: Diary, *, at_once: bool) -> None:
        self.pacing, self.now, self.diary, self.at_once = pacing, now.astimezone(UTC), diary, at_once
        self.until = self.now + timedelta(days=pacing.spread_days or NEXT_DAYS)
        self.shares: Counter[Part] = Counter()
        self._guessed: list[str] = []
        self._weeks: dict[tuple[str | None, str | None, str], list[Stretch]] = {}
        self._host_slots: dict[str, set[int]] = defaultdict(set)
        self._had: dict[str, Counter[Part]] = {}

    def choose(self, dealer: Dealer, send: SendWindow, rng: random.Random) -> Moment | NoMoment:
        """A time for one more lead to this dealer, or why there is none. Nothing is booked before `take`."""
        known = self._with_hours(dealer)
        end = min(self.until, consent_ends(dealer) or self.until)
        week = [stretch for whole in self._week(known) if (stretch := _cut(whole, self.now, end)) is not None]
        allowed = [stretch for stretch in week if stretch.part in _PARTS[send]]
        if self.at_once and (moment := self._at_once(known, send, allowed)):
            return moment
        if not allowed:
            return self._no_window(send, end)
        for part in self._parts_in_turn(known, send, week, rng):
            found = self._within(dealer, [stretch for stretch in allowed if stretch.part is part], part, rng)
            if found is not None:
                return Moment(self._beside_others(dealer, found, allowed), part)
        return NoMoment(*self.diary.why_full(dealer, self.now), dealer_wide=True)

    def take(self, dealer: Dealer, moment: Moment) -> None:
        """Book a time."""
        self.diary.add(dealer, moment.at)
        self._host_slots[_host(dealer)].add(self._slot(moment.at))
        if moment.part is not None:
            self.shares[moment.part] += 1
            self._had.setdefault(dealer.id, Counter())[moment.part] += 1

    def warnings(self) -> list[str]:
        """Whose hours were guessed."""
        if not self._guessed:
            return []
        some = ", ".join(self._guessed[:5]) + (f" and {len(self._guessed) - 5} more" if len(self._guessed) > 5 else "")
        return [
            f"Opening hours or time zone unknown for {len(self._guessed)} dealer(s): {GUESSED_HOURS} is guessed for sending, "
            f'and only elapsed time is graded. Fill in "hours" and "timezone": {some}.'
        ]

    def _with_hours(self, dealer: Dealer) -> Dealer:
        if hours.is_open(dealer, self.now) is not None or hours.open_minutes(dealer, self.now, self.until):
            return dealer
        if dealer.id not in self._guessed:
            self._guessed.append(dealer.id)
        zone = dealer.timezone if dealer.timezone and zone_of(dealer).key == dealer.timezone else None
        return dealer.model_copy(update={"hours": GUESSED_HOURS, "timezone": zone or GUESSED_ZONES.get(dealer.country, "UTC")})

    def _week(self, dealer: Dealer) -> list[Stretch]:
        key = (dealer.hours, dealer.timezone, dealer.country)
        if key not in self._weeks:
            self._weeks[key] = list(parts_of(dealer, self.now, self.until))
        return self._weeks[key]

    def _at_once(self, dealer: Dealer, send: SendWindow, allowed: list[Stretch]) -> Moment | None:
        """The earliest time allowed: a list of one store is an audit of one's own, and somebody waits for it."""
        good = send is SendWindow.ANY or hours.is_open(dealer, self.now) is (send is SendWindow.OPEN)
        if good and self._free(dealer, self.now):
            return Moment(self.now, None)
        times = sorted((at, stretch.part) for stretch in allowed for at in self._corners(dealer, stretch))
        return next((Moment(at, part) for at, part in times if self._free(dealer, at)), None)

    def _parts_in_turn(self, dealer: Dealer, send: SendWindow, week: list[Stretch], rng: random.Random) -> list[Part]:
        """What this dealer had least comes first, then what the wave gave least, then chance."""
        if dealer.id not in self._had:
            self._had[dealer.id] = Counter(part for at in self.diary.times(dealer) if (part := self._part_at(dealer, at)))
        had, there = self._had[dealer.id], {stretch.part for stretch in week}
        parts = [part for part in _PARTS[send] if part in there]
        return sorted(parts, key=lambda part: (had[part], self.shares[part], rng.random()))

    def _part_at(self, dealer: Dealer, at: datetime) -> Part | None:
        return next((stretch.part for stretch in parts_of(dealer, at, at + timedelta(minutes=1)) if stretch.holds(at)), None)

    def _within(self, dealer: Dealer, stretches: list[Stretch], part: Part, rng: random.Random) -> datetime | None:
        """A free time in these stretches: evenly over them in turn, with jitter; failing that, any there is."""
        total = sum(((stretch.end - stretch.start) for stretch in stretches), timedelta())
        jitter = self.pacing.jitter_minutes
        for attempt in range(_TRIES):
            share = ((self.shares[part] * _GOLDEN) if attempt == 0 else rng.random()) % 1.0
            point, stretch = _along(stretches, total * share)
            at = point + timedelta(minutes=rng.uniform(-jitter, jitter))
            at = min(max(at, stretch.start), stretch.end - timedelta(seconds=1)).replace(microsecond=0)
            if at >= stretch.start and self._free(dealer, at):
                return at
        corners = (at for stretch in stretches for at in self._corners(dealer, stretch))
        return next((at for at in sorted(corners) if self._free(dealer, at)), None)

    def _corners(self, dealer: Dealer, stretch: Stretch) -> Iterator[datetime]:
        """Where a free stretch can begin: if any time is free, one of these is."""
        yield stretch.start
        for other in self.diary.times(dealer):
            yield from (at for at in (other + self.diary.gap, other + MONTH) if stretch.holds(at))

    def _free(self, dealer: Dealer, at: datetime) -> bool:
        return self.diary.room(dealer, at) > 0 and not self.diary.too_near(dealer, at)

    def _beside_others(self, dealer: Dealer, at: datetime, allowed: list[Stretch]) -> datetime:
        """Moved on while another lead to the same web host has this very time; the ledger's gate sees to the rest."""
        taken, gap = self._host_slots[_host(dealer)], timedelta(seconds=self.pacing.host_gap_seconds)
        later = at
        for _ in range(500):
            if self._slot(later) not in taken or not gap:
                return later
            later += gap
            if not any(stretch.holds(later) for stretch in allowed) or not self._free(dealer, later):
                return at
        return at

    def _slot(self, at: datetime) -> int:
        return int(at.timestamp() // max(self.pacing.host_gap_seconds, 1.0))

    def _no_window(self, send: SendWindow, end: datetime) -> NoMoment:
        if end < self.until:
            return NoMoment(f"Its consent ends on {end:%Y-%m-%d}, before a time to send comes.", 'Renew "consent_until".', True)
        words = {SendWindow.OPEN: "open", SendWindow.CLOSED: "closed", SendWindow.ANY: "awake"}[send]
        days = f"the next {(self.until - self.now).days} day(s)"
        return NoMoment(
            f"It is never {words} at a shopper's hours in {days}, and the scenario is sent only then.",
            'Correct "hours", raise spread_days, or set the scenario\'s "send" to any.',
            False,
        )


def parts_of(dealer: Dealer, start: datetime, end: datetime) -> Iterator[Stretch]:
    """The parts of a dealer's days (hours known) that meet the time between two instants, whole days at a time."""
    zone = zone_of(dealer)
    day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    opened = hours.spans(dealer, _local(dealer, day, 0), _local(dealer, last + timedelta(days=1), 0), open_=True) or []
    while day <= last:
        tomorrow = day + timedelta(days=1)
        today = list(_meet(opened, _local(dealer, day, 0), _local(dealer, tomorrow, 0)))
        yield from _open_day(dealer, day, today) if today else _closed_day(dealer, day)
        day = tomorrow


def _open_day(dealer: Dealer, day: date, opened: list[tuple[datetime, datetime]]) -> Iterator[Stretch]:
    mornings = list(_meet(opened, _local(dealer, day, 7), _local(dealer, day, 12, 30)))
    lates = list(_meet(opened, _local(dealer, day, 14, 30), _local(dealer, day, 21)))
    yield from (Stretch(Part.MORNING, *span) for span in mornings)
    yield from (Stretch(Part.LATE, *span) for span in (lates if lates or mornings else opened))
    closing = max(opened[-1][1], _local(dealer, day, 17))
    if closing < _local(dealer, day, 22, 30):
        yield Stretch(Part.EVENING, closing, _local(dealer, day, 22, 30))


def _closed_day(dealer: Dealer, day: date) -> Iterator[Stretch]:
    yield Stretch(Part.CLOSED_DAY, _local(dealer, day, 9), _local(dealer, day, 21))


def _local(dealer: Dealer, day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=zone_of(dealer)).astimezone(UTC)


def _meet(spans: Iterable[tuple[datetime, datetime]], low: datetime, high: datetime) -> Iterator[tuple[datetime, datetime]]:
    for start, end in spans:
        first, last = max(start, low), min(end, high)
        if first < last:
            yield first, last


def _cut(stretch: Stretch, low: datetime, high: datetime) -> Stretch | None:
    start, end = max(stretch.start, low), min(stretch.end, high)
    return Stretch(stretch.part, start, end) if end - start >= timedelta(minutes=1) else None


def _along(stretches: list[Stretch], way: timedelta) -> tuple[datetime, Stretch]:
    for stretch in stretches:
        length = stretch.end - stretch.start
        if way < length:
            return stretch.start + way, stretch
        way -= length
    return stretches[-1].start, stretches[-1]


def _host(dealer: Dealer) -> str:
    try:
        return urlsplit(dealer.url).netloc.lower()
    except ValueError:
        return dealer.url.lower()
