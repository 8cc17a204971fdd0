"""Answering a day or an hour: in the calendar, the list or the panel that opens, else piece by piece or by typing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, time

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator

from mysteryshop.submit.content import choose
from mysteryshop.submit.filling.daypick import calendar_beside, calendar_opened, opens_calendar, take_day
from mysteryshop.submit.filling.listbox import ListBox
from mysteryshop.submit.filling.pressing import leave, press_on, press_opener
from mysteryshop.submit.filling.readback import same_day
from mysteryshop.submit.filling.timepick import clock, hour_of, take_hour
from mysteryshop.submit.page.scripts import script

_ACT = 3_000
_LOOKS = (0.1, 0.2, 0.3)
_STEP_OUT = "(el) => el.blur()"


async def answer_day(frame: Frame, box: Locator, text: str, day: date, *, calendar: bool, shut: bool) -> date | None:
    """Takes the day in the calendar that opens, and says which; where none does, types `text`. `calendar`: one is expected;
    `shut`: nothing can be typed."""
    opened = not calendar and (
        await opens_calendar(frame, box)
        or (await press_opener(frame, box) and await calendar_opened(frame, _LOOKS))
        or await calendar_beside(frame)
    )
    taken = await take_day(frame, box, day, opened=opened) if calendar or opened else None
    if taken is None and not shut:
        await _type_day(box, text, day)
    return taken


async def _type_day(box: Locator, text: str, day: date) -> None:
    for spelled in (text, f"{day:%Y/%m/%d}", f"{day:%d/%m/%Y}"):  # a mask may want another order
        await box.fill(spelled, timeout=_ACT)
        await box.evaluate(_STEP_OUT)  # no key: the next box may open something as soon as it is stepped into
        if same_day(text, await box.input_value(timeout=_ACT)):
            return


async def answer_hour(
    frame: Frame, box: Locator, target: Locator, text: str, entries: ListBox, *, day: date, shut: bool, icon: bool
) -> str | None:
    """Takes the hour in the list or panel that opens, and says what was taken; where none does, types `text`. A calendar that
    opens wants the day as well. `icon`: the button beside the box is tried too."""
    await entries.begin()
    await press_on(frame.page, target)
    taken = await _opened_hour(frame, target, text, day, entries)
    if taken is None and (shut or icon) and await press_opener(frame, box):
        taken = await _opened_hour(frame, target, text, day, entries)
    if taken is None and not shut:
        await _type_hour(box, hour_of(text), text)
    return taken


async def _opened_hour(frame: Frame, target: Locator, text: str, day: date, entries: ListBox) -> str | None:
    for pause in _LOOKS:
        await asyncio.sleep(pause)
        if await calendar_opened(frame):
            taken = await take_day(frame, target, day, opened=True)
            return taken.isoformat() if taken else None
        options = await entries.looked()
        if await clock(frame) and not choose.clock_times(options):
            await take_hour(frame, hour_of(text))
            await frame.evaluate(script("done.js"))
            await leave(frame, target, clock)
            return text or "10:00"
        if options:
            chosen = await entries.choose(opened=True)
            return chosen[0] if chosen else None
    return None


async def _type_hour(box: Locator, hour: time, text: str) -> None:
    for spelled in (text or f"{hour:%H:%M}", f"{hour:%I:%M %p}", f"{hour:%H%M}"):
        await box.fill(spelled, timeout=_ACT)
        await box.evaluate(_STEP_OUT)  # no key: the next box may open something as soon as it is stepped into
        if f"{hour:%M}" in (now := await box.input_value(timeout=_ACT)) and str((hour.hour - 1) % 12 + 1) in now:
            return


async def type_pieces(frame: Frame, parts: Sequence[Sequence[str]], day: date, hour: time) -> None:
    """A date or an hour that is typed piece by piece."""
    half = any(part == "ampm" for _, part in parts)
    said = {
        "month": f"{day:%m}",
        "day": f"{day:%d}",
        "year": f"{day:%Y}",
        "hour": f"{hour:%I}" if half else f"{hour:%H}",
        "minute": f"{hour:%M}",
        "second": "00",
        "ampm": f"{hour:%p}",
    }
    for selector, part in parts:
        piece = frame.locator(selector).first
        with suppress(PlaywrightError):
            try:
                await piece.click(timeout=700)
            except PlaywrightError:
                await piece.focus(timeout=700)
            if await piece.evaluate("(el) => el.tagName === 'INPUT' && Boolean(el.value)"):
                await frame.page.keyboard.press("ControlOrMeta+a")
            await frame.page.keyboard.type(said[part][:1] if part == "ampm" else said[part], delay=15)
