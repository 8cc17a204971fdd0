"""Taking a day in a calendar that opens beside a box: paged to the month, pressed, and closed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator

from mysteryshop.submit.filling.pressing import leave, press_on, press_opener
from mysteryshop.submit.filling.timepick import TEN, clock, take_hour, take_listed
from mysteryshop.submit.page.calendar import PAGES, best_day, days_shown, look_at, press_day, turn
from mysteryshop.submit.page.scripts import script

_OPENING = (0.1, 0.2, 0.3)


async def take_day(frame: Frame, box: Locator, wanted: date, *, opened: bool = False) -> date | None:
    """Opens the calendar of a box and takes the day. None when no calendar opens, or no day in it can be had. `opened`: it is."""
    with suppress(PlaywrightError):
        if not opened:
            await frame.evaluate(script("shown.js"))
        told = await look_at(frame) if opened else await _open(frame, box)
        for _ in range(PAGES):
            if told is None:
                return None
            days = days_shown(told)
            found = best_day(days, wanted)
            if found is not None:
                await press_day(frame, found.place)
                await asyncio.sleep(0.15)
                if not await take_listed(frame) and await clock(frame):  # it asks for an hour of that day as well
                    await take_hour(frame, TEN)
                await frame.evaluate(script("done.js"))
                await leave(frame, box, calendar_opened)
                return found.day
            if not days or not await turn(frame, days, wanted):
                return None
            await asyncio.sleep(0.25)
            told = await look_at(frame)
    return None


async def _open(frame: Frame, box: Locator) -> dict[str, Any] | None:
    """The calendar that opens on a click at the box, or at the button beside it; else the one that stands open there."""
    await box.evaluate("(el) => { window.__box = el; }")
    await press_on(frame.page, box)
    told = await _fresh(frame)
    if told is None and await press_opener(frame, box):
        told = await _fresh(frame)
    if told is None:
        told = await look_at(frame)
        return told if told and told["near"] else None
    return told


async def _fresh(frame: Frame) -> dict[str, Any] | None:
    for pause in _OPENING:
        await asyncio.sleep(pause)
        if (told := await look_at(frame)) is not None and told["fresh"]:
            return told
    return None


async def calendar_opened(frame: Frame, pauses: Sequence[float] = ()) -> bool:
    """A calendar has come up; looked for now, and after each pause."""
    for pause in (0.0, *pauses):
        await asyncio.sleep(pause)
        if (told := await look_at(frame)) is not None and told["fresh"]:
            return True
    return False


async def calendar_beside(frame: Frame) -> bool:
    """A calendar stands open beside the box last stepped into, all the time."""
    with suppress(PlaywrightError):
        return bool((told := await look_at(frame)) and told["near"])
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
