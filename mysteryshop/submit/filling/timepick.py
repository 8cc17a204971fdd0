"""Taking an hour in the panel that opens beside a box: columns, a dial, short lists, boxes or arrows."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, time
from functools import cache
from typing import Any

from playwright.async_api import ElementHandle, Frame
from playwright.async_api import Error as PlaywrightError

from mysteryshop.lexicons import load
from mysteryshop.submit.content import choose
from mysteryshop.submit.filling.columns import press_in_column
from mysteryshop.submit.filling.shows import DAY
from mysteryshop.submit.page.elements import press_at, press_element
from mysteryshop.submit.page.scripts import script

TEN = time(10)
"""When a shopper would come: the store is open."""
_SLIDE = """(el, value) => {
  el.value = value;
  for (const kind of ['input', 'change']) el.dispatchEvent(new Event(kind, { bubbles: true }));
}"""
_SPUN = "(el) => (el.innerText || el.getAttribute('aria-valuetext') || el.getAttribute('aria-valuenow') || '').trim()"
_IN_LIST = "(el) => Boolean(el.closest('li,[role=option],[role=radio]'))"
_TURNS = 60
_SLOW = 4
_TYPED = 0.6
_DRAWN = (0.15, 0.25, 0.4)
"""Seconds a panel may take to draw its numbers."""
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})\s*([ap])?|(\d{1,2})\s*([ap])\.?\s?m", re.I)


def hour_of(text: str) -> time:
    """The hour a text means ("10:00", "2:30 PM"); ten o'clock where it means none."""
    hit = _CLOCK.search(DAY.sub(" ", text))
    if not hit:
        return TEN
    hours, minutes, half = int(hit[1] or hit[4]), int(hit[2] or 0), (hit[3] or hit[5] or "").lower()
    hours = hours % 12 + (12 if half == "p" else 0) if half else hours
    return time(hours, minutes) if hours < 24 and minutes < 60 else TEN


async def clock(frame: Frame, *, pressed: bool = False) -> list[dict[str, Any]]:
    """The parts of the panel that is open; empty where none asks for an hour. `pressed`: a dial before boxes for the same."""
    told: list[dict[str, Any]] = await frame.evaluate(script("clock.js"), pressed)
    return told if any(part["takes"] == "hour" for part in told) else []


async def wheels(frame: Frame) -> bool:
    """The panel that is open asks for a day by columns: months beside days."""
    told = await frame.evaluate(script("clock.js"))
    return {"month", "day"} <= {part["takes"] for part in told}


async def take_by_wheels(frame: Frame, wanted: date, hour: time) -> None:
    """Turns each column to its part of the day: the year first, the day last, for months differ in length."""
    said = {"year": wanted.year, "month": wanted.month, "day": wanted.day, "hour": hour.hour, "minute": hour.minute}
    for takes, figure in said.items():
        told = await frame.evaluate(script("clock.js"))
        place = next((n for n, part in enumerate(told) if part["takes"] == takes and part["kind"] == "press"), None)
        if place is None or figure not in told[place]["figures"]:
            continue
        element = await _element(frame, place, told[place]["figures"].index(figure))
        if element is not None:
            with suppress(PlaywrightError):
                await press_in_column(frame, element)
            await asyncio.sleep(0.2)


@cache
def _called() -> list[str]:
    """What an hour is called, in all languages, as `hours.js` writes it."""
    table = load("recognise_fields")["time"]
    return sorted({words for name, listed in table.items() if name != "keys" for words in listed})


async def open_hours(frame: Frame) -> bool:
    """Presses what leads from the days of an open calendar to its hours. False where nothing does."""
    if not await press_element(await frame.evaluate_handle(script("hours.js"), _called()), 700):
        return False
    for pause in _DRAWN:
        await asyncio.sleep(pause)
        if await clock(frame):
            return True
    return False


async def take_listed(frame: Frame) -> bool:
    """Takes an hour of a list that came up beside a calendar, then its minutes where they are listed next. False where there is
    none."""
    taken = await _take_listed(frame, None)
    if taken is None:
        return False
    await asyncio.sleep(_DRAWN[0])
    await _take_listed(frame, taken)
    return True


async def _take_listed(frame: Frame, within: time | None) -> time | None:
    """The hour that was taken. `within`: only of a list that parts this hour."""
    told = (await frame.evaluate(f"() => ({script('options.js')})(null, false)"))["options"]
    if not choose.clock_times(_free(told)):  # the days may be the longer list
        told = await frame.evaluate(script("hourlist.js"))
    free = _free(told)
    if not choose.clock_times(free) or (wanted := choose.hour(free)) is None:
        return None
    if within and {hour_of(words).hour for words, _ in free} != {within.hour}:
        return None
    place = next(n for n, (words, value, off) in enumerate(told) if (words, value) == wanted and not off)
    element = (await frame.evaluate_handle("(n) => window.__options[n]", place)).as_element()
    if element is not None:
        await press_at(frame, element)
    return hour_of(wanted[0])


def _free(told: Sequence[Sequence[Any]]) -> list[tuple[str, str]]:
    return [(str(words), str(value)) for words, value, off in told if not off]


async def take_hour(frame: Frame, wanted: time, *, pressed: bool = False) -> bool:
    """Answers the open panel part by part: a dial asks for the minutes after the hour. False where there is none. `pressed`: by
    its dial before its boxes."""
    told, done = await clock(frame, pressed=pressed), set[str]()
    for pause in _DRAWN:
        if not any(_only_tells(part) for part in told):
            break
        await asyncio.sleep(pause)
        told = await clock(frame, pressed=pressed)
    twelve = any(part["takes"] == "ampm" for part in told) or _ends_at_twelve(told)
    typed, at_once = False, any(part["takes"] == "minute" for part in told)
    while part := min((p for p in told if p["takes"] not in done), key=_carries, default=None):
        done.add(part["takes"])
        with suppress(PlaywrightError):
            await _answer(frame, told.index(part), part, _spelled(part, wanted, twelve=twelve))
        await asyncio.sleep(0.2)
        told = await frame.evaluate(script("clock.js"), pressed)
        if done == {"hour"} and not at_once:  # a dial turns slowly
            await asyncio.sleep(0.4)
            told = await frame.evaluate(script("clock.js"), pressed)
        typed = typed or part["kind"] == "type"
    if typed:  # boxes wait until somebody stops typing
        await asyncio.sleep(_TYPED)
    return "hour" in done


def _carries(part: dict[str, Any]) -> bool:
    """Hours that are turned come last: minutes that come round may turn them too."""
    return part["kind"] in ("turn", "spin") and part["takes"] == "hour"


def _only_tells(part: dict[str, Any]) -> bool:
    """One or two numbers side by side say what is chosen: those to choose from are still to be drawn."""
    return part["takes"] == "hour" and part["kind"] == "press" and len(part["values"]) < 3


def _ends_at_twelve(told: Sequence[dict[str, Any]]) -> bool:
    hours = next((part["values"] for part in told if part["takes"] == "hour"), ())
    numbers = [int(hit[0]) for words in hours if (hit := re.match(r"\d+", words))]
    return bool(numbers) and 12 in numbers and max(numbers) == 12 and 0 not in numbers


def _spelled(part: dict[str, Any], wanted: time, *, twelve: bool) -> str:
    if part["takes"] == "ampm":
        return "p" if wanted.hour >= 12 else "a"
    if part["kind"] == "whole":
        return f"{wanted:%H:%M}"
    if part["takes"] == "hour":
        return str((wanted.hour - 1) % 12 + 1 if twelve else wanted.hour)
    return str(wanted.minute if part["takes"] == "minute" else 0)


def _one_word(part: dict[str, Any]) -> bool:
    return part["takes"] == "ampm" and part["kind"] == "press" and len(part["values"]) == 1


def _nearest(part: dict[str, Any], said: str) -> int | None:
    """The place of the value wanted among those that can be had; the next one after it, else the first."""
    values, off = part["values"], part["off"] or [False] * len(part["values"])
    if not said.isdigit():
        return next((n for n, words in enumerate(values) if words.lower().startswith(said)), None)
    numbers = [(int(hit[0]), n) for n, words in enumerate(values) if (hit := re.match(r"\d+", words)) and not off[n]]
    exact = next((n for number, n in numbers if number == int(said)), None)
    later = min(((number, n) for number, n in numbers if number > int(said)), default=None)
    return exact if exact is not None else later[1] if later else (numbers[0][1] if numbers else None)


async def _answer(frame: Frame, place: int, part: dict[str, Any], said: str) -> None:
    element = await _element(frame, place, 0)
    if element is None:
        return
    if part["kind"] == "slide":
        await element.evaluate(_SLIDE, said)
    elif part["kind"] == "type":
        await element.click(timeout=700)
        await element.fill(said.zfill(2))
        await element.dispatch_event("change")
    elif part["kind"] == "whole":
        await element.fill(said)
        await element.dispatch_event("change")
    elif part["kind"] == "spin":
        await _spin(frame, element, said)
    elif part["kind"] == "turn":
        await _turn(frame, place, said)
    elif _one_word(part) and not await element.evaluate(_IN_LIST):  # for both halves of the day: a press turns it
        if not part["values"][0].lower().startswith(said):
            await press_at(frame, element)
    elif (nearest := _nearest(part, said)) is None:
        return
    elif part["kind"] == "select":
        await element.select_option(index=nearest, timeout=1_000)
    elif (number := await _element(frame, place, nearest)) is not None:
        await press_in_column(frame, number)


async def _spin(frame: Frame, element: ElementHandle, said: str) -> None:
    """Turns a number by the arrow keys until it is what is wanted."""
    await element.focus()
    for _ in range(_TURNS):
        now = str(await element.evaluate(_SPUN)).lower()
        if (now.lstrip("0") == said.lstrip("0") and now) or (not said.isdigit() and now.startswith(said)):
            return
        await frame.page.keyboard.press("ArrowUp")
        await asyncio.sleep(0.02)


async def _turn(frame: Frame, place: int, said: str) -> None:
    """Presses the arrow over or under the number until it shows what is wanted. The one above mostly raises it; the other is
    tried where that comes round, or does nothing."""
    number, shown = await _element(frame, place, 2), list[str]()
    now = (await number.inner_text()).strip() if number else ""
    ways = [0, 1] if not (said.isdigit() and now.isdigit()) or int(said) > int(now) else [1, 0]
    for _ in range(_TURNS):
        if number is None or now.lstrip("0") == said.lstrip("0") or (now and now.lower().startswith(said) and not said.isdigit()):
            return
        if now in shown:
            ways, shown = ways[1:], []
        element = await _element(frame, place, ways[0]) if ways else None
        if element is None:
            if said.isdigit():
                await _take_listed_number(frame, number, said)
            return
        shown.append(now)
        await press_at(frame, element)
        for _ in range(_SLOW):  # it may be drawn a little later
            if (fresh := (await number.inner_text()).strip()) != now:
                break
            await asyncio.sleep(0.04)
        now = fresh


async def _take_listed_number(frame: Frame, number: ElementHandle, said: str) -> None:
    """A number that no arrow leads to may be listed where the number itself is pressed."""
    await press_at(frame, number)
    await asyncio.sleep(_DRAWN[-1])
    for place, part in enumerate(await frame.evaluate(script("clock.js"))):
        which = next((n for n, words in enumerate(part["values"]) if words.isdigit() and int(words) == int(said)), None)
        if part["kind"] == "press" and which is not None and (listed := await _element(frame, place, which)) is not None:
            await press_at(frame, listed)
            return


async def _element(frame: Frame, place: int, which: int) -> ElementHandle | None:
    return (await frame.evaluate_handle("([p, n]) => window.__clock[p][n]", [place, which])).as_element()
