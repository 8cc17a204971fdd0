"""A month's calendar that is in sight: its days read, its pages turned (how, is learnt by pressing), a day pressed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.submit.page.elements import press_at, press_element
from mysteryshop.submit.page.scripts import script

_FREE_DAYS = 21
"""How many days after the wanted one are looked at for one that can be had."""
LANGUAGES = ["en", "es", "fr", "de", "nl", "it", "pt"]
_TURNING = (0.12, 0.1, 0.15, 0.25)
"""Seconds between looks while a calendar draws its next page."""
_PRESS = 1_500
_MOST_PAGES = 18
_INSIDE = """(form) => {
  const at = document.querySelector(form), up = (n) => n.parentNode || n.host;
  const within = (d) => { for (let n = d; n; n = up(n)) if (n === at) return true; return false; };
  return Boolean(at) && window.__days.every(within);
}"""
"""Do the days stand in this form, also in the shadow of one of its elements?"""

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Day:
    """One day a calendar shows: its place in the page, its date as told or counted, and whether it can be taken."""

    place: int
    day: date
    free: bool


def days_shown(told: Told) -> list[Day]:
    """The days of a calendar page with their dates. Days of the neighbouring months count only where they say their own date."""
    out = []
    for place, raw in enumerate(told["days"]):
        said = raw["date"] if raw["date"] and raw["date"][2] == raw["day"] else None
        caption = raw["month"]
        year, month = (said[0], said[1]) if said else ((caption[0], caption[1]) if caption and not raw["other"] else (0, 0))
        if year:
            with suppress(ValueError):
                out.append(Day(place, date(year, month, raw["day"]), not raw["off"]))
    return out


def best_day(days: list[Day], wanted: date) -> Day | None:
    """The wanted day, else the next one that can be had within three weeks."""
    free = sorted((d for d in days if d.free and 0 <= (d.day - wanted).days <= _FREE_DAYS), key=lambda d: d.day)
    return free[0] if free else None


async def look_at(frame: Frame, *, strips: bool = False) -> Told | None:
    """What `calendar.js` tells of the calendar in sight; None where there is none. `strips`: a row of days will do."""
    told: Told | None = await frame.evaluate(script("calendar.js"), [LANGUAGES, strips])
    return told


def _page(told: Told) -> int | None:
    """Where a page stands: the first month it shows, counted from the year 0; in a row of days the first day."""
    if told["strip"]:
        return min((d.day.toordinal() for d in days_shown(told)), default=None)
    caption = next((raw["month"] for raw in told["days"] if raw["month"]), None)
    if caption:
        return int(caption[0]) * 12 + int(caption[1])
    return min((d.day.year * 12 + d.day.month for d in days_shown(told)), default=None)


@dataclass(slots=True)
class Pages:
    """Turns the pages of one calendar. `moved`: how many months (of a row: days) it went on when this button was pressed; `again`
    opens it anew."""

    frame: Frame
    again: Callable[[], Awaitable[Told | None]]
    moved: dict[tuple[str, int], int] = field(default_factory=dict)

    async def turn(self, told: Told, wanted: date) -> Told | None:
        """The page after (or before) this one, on the way to the day wanted; None when the calendar does not turn that way."""
        here, days = _page(told), days_shown(told)
        if here is None or not days:
            return None
        if min(d.day for d in days) <= wanted and (max(d.day for d in days) - wanted).days > _FREE_DAYS:
            return None
        back = min(d.day for d in days) > wanted
        goal = wanted.toordinal() if told["strip"] else wanted.year * 12 + wanted.month
        way, need = ("previous" if back else "next"), max(1, abs(goal - here))
        for rank in range(told[way]):
            known = self.moved.get((way, rank))
            if known is not None and not 1 <= known * (-1 if back else 1) <= need:
                continue
            fresh = await self._press(way, rank, told)
            if fresh is None:  # it closed: that was no page to turn
                self.moved[way, rank] = 0
                if (fresh := await self.again()) is None:
                    return None
            there = _page(fresh)
            moved = there - here if there is not None else 0
            self.moved[way, rank] = moved
            if moved:
                return fresh
        return None

    async def _press(self, way: str, rank: int, before: Told) -> Told | None:
        """Presses one of the buttons; the calendar as it then stands, when it has come to rest."""
        pressed = await self.frame.evaluate_handle("([way, rank]) => window.__calendar[way][rank] || null", [way, rank])
        await press_element(pressed, _PRESS)
        told = None
        for pause in _TURNING:
            await asyncio.sleep(pause)
            now = await look_at(self.frame, strips=before["strip"])
            if now is not None and now == told and _page(now) != _page(before):
                break
            told = now
        return told


async def take_standing(frame: Frame, form: str, wanted: date) -> date | None:
    """Takes the day in a calendar that stands open inside the form and belongs to no box. None where there is none."""

    async def again() -> Told | None:
        told = await look_at(frame, strips=True)
        return told if told is not None and await frame.evaluate(_INSIDE, form) else None

    with suppress(PlaywrightError):
        await frame.evaluate("() => { window.__before = null; window.__box = null; }")
        if (told := await again()) is None:
            return None
        await frame.evaluate(script("shown.js"))  # what comes up now comes of the day
        await frame.evaluate(script("standing.js"))
        return await take_from(frame, told, Pages(frame, again), wanted)
    return None


async def take_from(frame: Frame, told: Told | None, pages: Pages, wanted: date) -> date | None:
    """Turns to the day, or the next one that can be had, and presses it."""
    for _ in range(_MOST_PAGES):
        if told is None:
            return None
        if (found := best_day(days_shown(told), wanted)) is not None:
            await press_day(frame, found.place)
            return found.day
        told = await pages.turn(told, wanted)
    return None


async def calendar_stands(frame: Frame) -> bool:
    """A calendar with days to be had, now or a page on, stands on the page, and belongs to no box."""
    await frame.evaluate("() => { window.__before = null; window.__box = null; }")
    told = await look_at(frame)
    if told is None or not (days := days_shown(told)):
        return False
    return bool(told["next"]) or any(day.free for day in days)


async def press_day(frame: Frame, place: int) -> None:
    """Presses a day; where the calendar draws itself anew under the pointer, at the place where the day stands now."""
    day = (await frame.evaluate_handle("(n) => window.__days[n]", place)).as_element()
    if day is None:
        return
    try:
        await day.click(timeout=1_500)
    except PlaywrightError:
        if await day.evaluate("(el) => el.isConnected"):
            await day.dispatch_event("click")
            return
        await look_at(frame)
        anew = (await frame.evaluate_handle("(n) => window.__days[n] || null", place)).as_element()
        if anew is not None:
            await press_at(frame, anew, moved=True)
