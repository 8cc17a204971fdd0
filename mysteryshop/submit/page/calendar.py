"""A month's calendar that is in sight: its days read, its pages turned, a day pressed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.submit.page.elements import press_at, press_element
from mysteryshop.submit.page.scripts import script

_LANGUAGES = ["en", "es", "fr", "de", "nl", "it", "pt"]
PAGES = 15
"""The most a calendar is paged."""
_INSIDE = (
    "(form) => { const at = document.querySelector(form); return Boolean(at) && window.__days.every((d) => at.contains(d)); }"
)
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


async def take_standing(frame: Frame, form: str, wanted: date) -> date | None:
    """Takes the day in a calendar that stands open inside the form and belongs to no box. None where there is none."""
    with suppress(PlaywrightError):
        await frame.evaluate("() => { window.__before = null; window.__box = null; }")
        for _ in range(PAGES):
            told = await look_at(frame)
            if told is None or not await frame.evaluate(_INSIDE, form):
                return None
            days = days_shown(told)
            if (found := best_day(days, wanted)) is not None:
                await press_day(frame, found.place)
                return found.day
            if not days or not await turn(frame, days, wanted):
                return None
            await asyncio.sleep(0.25)
    return None


async def calendar_stands(frame: Frame) -> bool:
    """A calendar with days to be had, now or a page on, stands on the page, and belongs to no box."""
    await frame.evaluate("() => { window.__before = null; window.__box = null; }")
    told = await look_at(frame)
    if told is None or not (days := days_shown(told)):
        return False
    return bool(told["next"]) or any(day.free for day in days)


async def look_at(frame: Frame) -> dict[str, Any] | None:
    """What `calendar.js` tells of the calendar in sight; None where there is none."""
    told: dict[str, Any] | None = await frame.evaluate(script("calendar.js"), _LANGUAGES)
    return told


async def turn(frame: Frame, days: list[Day], wanted: date) -> bool:
    """On to the next month, or back to an earlier one. False when the calendar does not page that way."""
    later = max(d.day for d in days)
    way = "previous" if min(d.day for d in days) > wanted else "next"
    if way == "next" and (later - wanted).days > _FREE_DAYS:
        return False
    return await _press(frame, f"window.__calendar.{way}")


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


async def _press(frame: Frame, what: str) -> bool:
    return await press_element(await frame.evaluate_handle(f"() => {what}"), 1_500)
