"""Taking a day in a calendar that opens beside a box: paged to the month, pressed, and closed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator

from mysteryshop.submit.filling.pressing import leave, press_element, press_on, press_opener
from mysteryshop.submit.filling.timepick import TEN, clock, press_at, take_hour, take_listed
from mysteryshop.submit.page.scripts import script

_LANGUAGES = ["en", "es", "fr", "de", "nl", "it", "pt"]
_PAGES = 15
_INSIDE = (
    "(form) => { const at = document.querySelector(form); return Boolean(at) && window.__days.every((d) => at.contains(d)); }"
)
_OPENING = (0.1, 0.2, 0.3)
_FREE_DAYS = 21
"""How many days after the wanted one are looked at for one that can be had."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day a calendar shows: its place in the page, its date as told or counted, and whether it can be taken."""

    place: int
    day: date
    free: bool


def days_shown(told: dict[str, Any]) -> list[Day]:
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


async def take_day(frame: Frame, box: Locator, wanted: date, *, opened: bool = False) -> date | None:
    """Opens the calendar of a box and takes the day. None when no calendar opens, or no day in it can be had. `opened`: it is."""
    with suppress(PlaywrightError):
        if not opened:
            await frame.evaluate(script("shown.js"))
        told = await _look(frame) if opened else await _open(frame, box)
        for _ in range(_PAGES):
            if told is None:
                return None
            days = days_shown(told)
            found = best_day(days, wanted)
            if found is not None:
                await _press_day(frame, found.place)
                await asyncio.sleep(0.15)
                if not await take_listed(frame) and await clock(frame):  # it asks for an hour of that day as well
                    await take_hour(frame, TEN)
                await frame.evaluate(script("done.js"))
                await leave(frame, box, calendar_opened)
                return found.day
            if not days or not await _page(frame, days, wanted):
                return None
            await asyncio.sleep(0.25)
            told = await _look(frame)
    return None


async def take_standing(frame: Frame, form: str, wanted: date) -> date | None:
    """Takes the day in a calendar that stands open inside the form and belongs to no box. None where there is none."""
    with suppress(PlaywrightError):
        await frame.evaluate("() => { window.__before = null; window.__box = null; }")
        for _ in range(_PAGES):
            told = await _look(frame)
            if told is None or not await frame.evaluate(_INSIDE, form):
                return None
            days = days_shown(told)
            if (found := best_day(days, wanted)) is not None:
                await _press_day(frame, found.place)
                return found.day
            if not days or not await _page(frame, days, wanted):
                return None
            await asyncio.sleep(0.25)
    return None


async def _open(frame: Frame, box: Locator) -> dict[str, Any] | None:
    """The calendar that opens on a click at the box, or at the button beside it; else the one that stands open there."""
    await box.evaluate("(el) => { window.__box = el; }")
    await press_on(frame.page, box)
    told = await _fresh(frame)
    if told is None and await press_opener(frame, box):
        told = await _fresh(frame)
    if told is None:
        told = await _look(frame)
        return told if told and told["near"] else None
    return told


async def _fresh(frame: Frame) -> dict[str, Any] | None:
    for pause in _OPENING:
        await asyncio.sleep(pause)
        if (told := await _look(frame)) is not None and told["fresh"]:
            return told
    return None


async def _look(frame: Frame) -> dict[str, Any] | None:
    told: dict[str, Any] | None = await frame.evaluate(script("calendar.js"), _LANGUAGES)
    return told


async def _page(frame: Frame, days: list[Day], wanted: date) -> bool:
    """On to the next month, or back to an earlier one. False when the calendar does not page that way."""
    later = max(d.day for d in days)
    way = "previous" if min(d.day for d in days) > wanted else "next"
    if way == "next" and (later - wanted).days > _FREE_DAYS:
        return False
    return await _press(frame, f"window.__calendar.{way}")


async def _press_day(frame: Frame, place: int) -> None:
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
        await _look(frame)
        anew = (await frame.evaluate_handle("(n) => window.__days[n] || null", place)).as_element()
        if anew is not None:
            await press_at(frame, anew, moved=True)


async def _press(frame: Frame, what: str) -> bool:
    return await press_element(await frame.evaluate_handle(f"() => {what}"), 1_500)


async def calendar_opened(frame: Frame, pauses: Sequence[float] = ()) -> bool:
    """A calendar has come up; looked for now, and after each pause."""
    for pause in (0.0, *pauses):
        await asyncio.sleep(pause)
        if (told := await _look(frame)) is not None and told["fresh"]:
            return True
    return False


async def calendar_beside(frame: Frame) -> bool:
    """A calendar stands open beside the box last stepped into, all the time."""
    with suppress(PlaywrightError):
        return bool((told := await _look(frame)) and told["near"])
    return False


async def opens_calendar(frame: Frame, box: Locator) -> bool:
    """Does a calendar open as soon as the box is stepped into?"""
    with suppress(PlaywrightError):
        await frame.evaluate(script("shown.js"))
        await box.evaluate("(el) => { window.__box = el; }")
        await press_on(frame.page, box)
        await asyncio.sleep(0.15)
        return await calendar_opened(frame, _OPENING[1:2])
    return False
