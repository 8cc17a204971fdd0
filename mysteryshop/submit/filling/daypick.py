"""Taking a day in a calendar that opens beside a box: paged to the month, pressed, and closed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, time

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator

from mysteryshop.submit.filling.pressing import press_on, press_opener
from mysteryshop.submit.filling.settle import rest, take_choice
from mysteryshop.submit.filling.timepick import TEN, clock, open_hours, take_hour, take_listed, wheels
from mysteryshop.submit.page.calendar import Pages, Told, look_at, take_from
from mysteryshop.submit.page.elements import press_element
from mysteryshop.submit.page.scripts import script

_OPENING = (0.0, 0.15, 0.3, 0.4)
_LEVELS = 2
"""Years, then months."""


async def take_day(frame: Frame, box: Locator, wanted: date, *, opened: bool = False, hour: time = TEN) -> date | None:
    """Opens the calendar of a box and takes the day, and the hour where it asks for one too. None when no calendar opens, or no
    day in it can be had. `opened`: it is. What has opened stays open."""

    async def again() -> Told | None:
        return await look_at(frame) or await _open(frame, box)

    with suppress(PlaywrightError):
        if not opened:
            await frame.evaluate(script("shown.js"))
        told = await look_at(frame) if opened else await _open(frame, box)
        if told is not None and not told["fresh"]:
            await frame.evaluate(script("standing.js"))
        taken = await take_from(frame, told, Pages(frame, again), wanted)
        if taken is not None:
            await asyncio.sleep(0.15)
            if not await take_listed(frame) and (await clock(frame) or await open_hours(frame)):  # an hour of that day as well
                await take_hour(frame, hour)
        return taken
    return None


async def take_slot(frame: Frame) -> bool:
    """Takes an hour among those that came up beside a day that was taken, or stand with it, and what confirms it."""
    with suppress(PlaywrightError):
        if await take_listed(frame) or (await clock(frame) and await take_hour(frame, TEN)):
            await asyncio.sleep(0.15)
            await take_choice(frame)
            return True
    return False


async def _open(frame: Frame, box: Locator) -> Told | None:
    """The calendar that opens on a click at the box, or at the button beside it; else the one that stands open there."""
    await box.evaluate("(el) => { window.__box = el; }")
    await press_on(frame.page, box)
    told = await _fresh(frame, _OPENING[:-1])
    if told is None and not await wheels(frame) and await press_opener(frame, box):
        told = await _fresh(frame, _OPENING)
    if told is None:
        told = await look_at(frame)
        return told if told and told["near"] else None
    return told


async def _fresh(frame: Frame, pauses: Sequence[float]) -> Told | None:
    await rest(frame)
    for pause in pauses:
        await asyncio.sleep(pause)
        if (told := await look_at(frame)) is not None and told["fresh"]:
            return told
    return None


async def drill_down(frame: Frame, wanted: date) -> bool:
    """Goes down to the days of a calendar that came up with its years or its months. False where none did."""
    pressed = False
    for _ in range(_LEVELS):
        place = await frame.evaluate_handle(script("drill.js"), [wanted.year, wanted.month])
        if not await press_element(place, 700):
            break
        pressed = True
        await asyncio.sleep(0.4)
    return pressed and await calendar_opened(frame)


async def calendar_opened(frame: Frame, pauses: Sequence[float] = ()) -> bool:
    """A calendar has come up; looked for now, and after each pause."""
    for pause in (0.0, *pauses):
        await asyncio.sleep(pause)
        if (told := await look_at(frame)) is not None and told["fresh"]:
            return True
    return False


async def calendar_beside(frame: Frame, box: Locator) -> bool:
    """A calendar stands open beside the box, all the time."""
    with suppress(PlaywrightError):
        await box.evaluate("(el) => { window.__box = el; }")
        return bool((told := await look_at(frame)) and told["near"])
    return False


async def opens_calendar(frame: Frame, box: Locator) -> bool:
    """Does a calendar open as soon as the box is stepped into?"""
    with suppress(PlaywrightError):
        await frame.evaluate(script("shown.js"))
        await box.evaluate("(el) => { window.__box = el; }")
        await press_on(frame.page, box)
        await rest(frame)
        return await calendar_opened(frame, _OPENING[1:2])
    return False
