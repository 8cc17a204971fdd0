"""A calendar that stands open in a form and belongs to none of its boxes, and the hours that come up beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

from mysteryshop.model import FilledField
from mysteryshop.submit.filling.daypick import take_slot
from mysteryshop.submit.filling.schedule import take_scheduled
from mysteryshop.submit.finding.find import Found
from mysteryshop.submit.page.calendar import take_standing
from mysteryshop.submit.recognise import FormReading

_LOADING = (0.25, 0.4, 0.6, 0.9)
"""Seconds between looks at hours that are fetched once the day is known."""


async def standing_day(found: Found, wanted: date) -> FilledField | None:
    """Takes the day there. None where no such calendar stands."""
    form = found.reading.form.selector
    if slot := await take_scheduled(found.frame, form, wanted):
        said = f"{slot[0].isoformat()} {slot[1]}"
        return FilledField(form, "", "time", 1.0, said, said, "an hour of a day the shopper could come")
    day = await take_standing(found.frame, form, wanted)
    return FilledField(form, "", "date", 1.0, day.isoformat(), day.isoformat(), "a day the shopper could come") if day else None


async def hours_after(found: Found, look: Callable[[], Awaitable[FormReading | None]]) -> bool:
    """Waits for what the day brings up. True where the form asks more since; hours that are no boxes of it are taken here."""
    known = _boxes(found.reading)
    for pause in _LOADING:
        await asyncio.sleep(pause)
        fresh = await look()
        if fresh is None or not _boxes(fresh) <= known:
            return fresh is not None
        if await take_slot(found.frame):
            break
    return False


def _boxes(reading: FormReading) -> set[str]:
    return {r.field.selector for r in reading.fields if not r.field.button}
