"""A plan of hours that stands open in a form, day by day: one press takes the day and its hour."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.submit.content import choose
from mysteryshop.submit.page.calendar import LANGUAGES
from mysteryshop.submit.page.elements import press_at
from mysteryshop.submit.page.scripts import script

Slot = tuple[str, str, bool]
"""Its words, its day as "2026-06-04", whether it cannot be had."""


def best_slot(slots: list[Slot], wanted: date) -> int | None:
    """The place of the hour around ten on the wanted day, else on the next day with hours to be had, else on the last before."""
    free = [(place, words, date.fromisoformat(day)) for place, (words, day, off) in enumerate(slots) if not off]
    days = sorted({day for _, _, day in free}, key=lambda day: (day < wanted, abs((day - wanted).days)))
    if not days:
        return None
    hours = [(words, str(place)) for place, words, day in free if day == days[0]]
    chosen = choose.hour(hours) if len(hours) > 1 else hours[0]
    return int(chosen[1]) if chosen else None


async def take_scheduled(frame: Frame, form: str, wanted: date) -> tuple[date, str] | None:
    """Presses the hour of a plan inside the form; the day and the words of what was taken. None where there is no plan."""
    with suppress(PlaywrightError):
        slots = [
            (str(words), str(day), bool(off))
            for words, day, off in await frame.evaluate(script("schedule.js"), [form, LANGUAGES])
        ]
        if (place := best_slot(slots, wanted)) is None:
            return None
        slot = (await frame.evaluate_handle("(n) => window.__slots[n] || null", place)).as_element()
        if slot is None:
            return None
        await press_at(frame, slot)
        return date.fromisoformat(slots[place][1]), slots[place][0]
    return None
