"""Answering a day or an hour, rung by rung: in the calendar, the wheels, the list or the panel that opens, by pieces, by typing.

Each rung ends with a look at what the box then shows; one that shows something else leads to the next.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, time

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator

from mysteryshop.submit.content import choose
from mysteryshop.submit.filling.daypick import calendar_beside, calendar_opened, drill_down, opens_calendar, take_day
from mysteryshop.submit.filling.listbox import ListBox
from mysteryshop.submit.filling.pressing import leave, press_on, press_opener
from mysteryshop.submit.filling.settle import take_choice, try_choice
from mysteryshop.submit.filling.shows import shows_day, shows_hour
from mysteryshop.submit.filling.timepick import TEN, clock, hour_of, take_by_wheels, take_hour, wheels
from mysteryshop.submit.filling.writeover import write, write_hour
from mysteryshop.submit.page.elements import press_element
from mysteryshop.submit.page.scripts import script

_ACT = 3_000
_LOOKS = (0.1, 0.2, 0.3)
_TRIES = 2
_STEP_OUT = "(el) => el.blur()"
_NOW = """(el) => {
  const held = (typeof el.value === 'string' ? el.value : el.innerText || '').trim();
  if (held || el.getAttribute('role') !== 'combobox') return held;
  for (let n = el.parentElement, i = 0; n && i < 4; n = n.parentElement, i++) {
    const low = n.getBoundingClientRect().height < 80 && n.querySelectorAll('input:not([type=hidden])').length === 1;
    if (!low || /\\d/.test(n.innerText)) return low ? n.innerText.trim() : '';
  }
  return '';
}"""
"""What stands in the box; in one that is emptied again, what is drawn around it."""
_COVERED = """(el) => {
  const r = el.getBoundingClientRect(), at = el.getRootNode().elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
  const own = [el, ...(el.labels || [])];
  return Boolean(at) && !at.contains(el) && !own.some((n) => n.contains(at));
}"""
"""Something that was opened lies over the box."""
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y")
"""Other orders a mask may want."""


async def answer_day(frame: Frame, box: Locator, text: str, day: date, *, calendar: bool, shut: bool) -> date | None:
    """Takes the day in the calendar that opens, and says which; where none does, types `text`. `calendar`: one is expected;
    `shut`: nothing can be typed."""
    before = await _held(box)
    opened = not calendar and (
        await opens_calendar(frame, box)
        or (not await wheels(frame) and await press_opener(frame, box) and await calendar_opened(frame, _LOOKS))
        or await calendar_beside(frame, box)
    )
    taken = await take_day(frame, box, day, opened=opened) if calendar or opened else None
    if taken is None and await wheels(frame):
        await take_by_wheels(frame, day, hour_of(""))
        taken = day
    elif taken is None and await drill_down(frame, day):
        taken = await take_day(frame, box, day, opened=True)
    if taken is not None:
        await _confirm(frame, box, taken, before)
        await _mend_hour(frame, box, box, TEN)
        now = await _held(box)
        if shut or shows_day(now, taken) or (now and now != before):
            return taken
    if await box.evaluate(_COVERED):
        await frame.page.keyboard.press("Escape")
    if not shut:
        await _type_day(frame, box, text, day)
        await leave(frame, box, calendar_opened)  # what opened too late for us
    return None


async def _held(box: Locator) -> str:
    with suppress(PlaywrightError):
        return str(await box.evaluate(_NOW, timeout=_ACT))
    return ""


async def _confirm(frame: Frame, box: Locator, day: date, before: str) -> None:
    """Presses what takes the choice (the hour's, then the day's), and leaves the calendar closed. Where it still stands open, its
    other buttons are tried in turn: one that puts the choice away again, or takes another day, was not it."""
    for _ in range(_TRIES):
        if not await take_choice(frame) or not await calendar_opened(frame):
            break
    for place in range(_TRIES):
        held = await _held(box)
        if not await try_choice(frame, place, calendar_opened):
            break
        now = await _held(box)
        if (now != before and (now == held or shows_day(now, day))) or await take_day(frame, box, day) is None:
            break
    await leave(frame, box, calendar_opened)


async def _type_day(frame: Frame, box: Locator, text: str, day: date) -> None:
    spellings = (text, *(day.strftime(order) for order in _DAYS))
    await _spell(frame, box, spellings, lambda now: shows_day(now, day))


async def _spell(frame: Frame, box: Locator, spellings: Sequence[str], right: Callable[[str], bool | None]) -> None:
    """Writes one spelling after the other, at once and by the keys, until the box shows what is right."""
    for spelled in dict.fromkeys(spellings):
        await box.fill(spelled, timeout=_ACT)
        await box.evaluate(_STEP_OUT)  # no key: the next box may open something as soon as it is stepped into
        if right(await box.input_value(timeout=_ACT)):
            return
        await write(frame, box, spelled)
        if right(await box.input_value(timeout=_ACT)):
            return


async def answer_hour(
    frame: Frame, box: Locator, target: Locator, text: str, entries: ListBox, *, day: date, shut: bool
) -> str | None:
    """Takes the hour in the list or panel that opens, from the box or from the button beside it, and says what was taken; where
    none does, types `text`. A calendar that opens wants the day as well."""
    await entries.begin()
    await press_on(frame.page, target)
    taken = await _opened_hour(frame, box, target, text, day, entries)
    if taken is None and await press_opener(frame, box):
        taken = await _opened_hour(frame, box, target, text, day, entries)
    if taken is None and await calendar_beside(frame, box):
        taken = await _day_and_hour(frame, box, target, text, day)
    if taken is None and not shut:
        await _type_hour(frame, box, hour_of(text), text)
    return taken


async def _day_and_hour(frame: Frame, box: Locator, target: Locator, text: str, day: date) -> str | None:
    before = await _held(box)
    taken = await take_day(frame, target, day, opened=True, hour=hour_of(text))
    if taken is not None:
        await _confirm(frame, box, taken, before)
        await _mend_hour(frame, box, target, hour_of(text))
    return taken.isoformat() if taken else None


async def _opened_hour(frame: Frame, box: Locator, target: Locator, text: str, day: date, entries: ListBox) -> str | None:
    for pause in _LOOKS:
        await asyncio.sleep(pause)
        if await calendar_opened(frame):
            return await _day_and_hour(frame, box, target, text, day)
        options = await entries.looked()
        if await clock(frame) and not choose.clock_times(options):
            return await _panel_hour(frame, box, target, text)
        if options:
            chosen = await entries.choose(opened=True)
            return chosen[0] if chosen else None
    return None


async def _panel_hour(frame: Frame, box: Locator, target: Locator, text: str) -> str | None:
    """Answers the panel that is open; once more where the box then shows another hour. None where it still does."""
    hour, before = hour_of(text), await _held(box)
    turned = all(part["kind"] == "turn" for part in await clock(frame))
    for again in (False, True):
        await take_hour(frame, hour, pressed=again)
        if not await take_choice(frame) and await _held(box) == before:
            await try_choice(frame, 0, clock)
        await leave(frame, target, clock)
        now = await _held(box)
        if (shows := shows_hour(now, hour)) or (shows is None and (now != before or not await _empty(box))):
            return text or f"{hour:%H:%M}"
        if again or turned or not await _opens_clock(frame, target):  # what its arrows led to is as near as it gets
            break
    return None


async def _empty(box: Locator) -> bool:
    """A box to read from that holds nothing."""
    with suppress(PlaywrightError):
        return bool(await box.evaluate("(el) => el.tagName === 'INPUT' && el.type !== 'hidden' && !el.value", timeout=_ACT))
    return False


async def _opens_clock(frame: Frame, target: Locator) -> bool:
    await frame.evaluate(script("shown.js"))
    await press_on(frame.page, target)
    await asyncio.sleep(_LOOKS[-1])
    return bool(await clock(frame))


async def _mend_hour(frame: Frame, box: Locator, target: Locator, hour: time) -> None:
    """Where the box shows another hour beside the day that was taken, it is opened once more; else the hour is written over."""
    if shows_hour(await _held(box), hour) is not False:
        return
    if await _opens_clock(frame, target):
        await _panel_hour(frame, box, target, f"{hour:%H:%M}")
    if shows_hour(await _held(box), hour) is False:
        await leave(frame, target, calendar_opened)
        await write_hour(frame, box, hour, calendar_opened)


async def _type_hour(frame: Frame, box: Locator, hour: time, text: str) -> None:
    spellings = (text or f"{hour:%H:%M}", f"{hour:%I:%M %p}", f"{hour:%H%M}")
    await _spell(frame, box, spellings, lambda now: shows_hour(now, hour))


async def type_pieces(frame: Frame, parts: Sequence[Sequence[str]], day: date, hour: time) -> None:
    """A date or an hour that is typed piece by piece."""
    half = any(part == "ampm" for _, part in parts)
    hours = next((frame.locator(selector).first for selector, part in parts if part == "hour" and not half), None)
    beside = hours is not None and await hours.evaluate(f"(el) => Boolean(({script('half.js')})(el, ''))")
    said = {
        "month": f"{day:%m}",
        "day": f"{day:%d}",
        "year": f"{day:%Y}",
        "hour": f"{hour:%I}" if half or beside else f"{hour:%H}",
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
    if hours is not None and beside:
        await press_element(await hours.evaluate_handle(script("half.js"), "PM" if hour.hour >= 12 else "AM"), 700)
