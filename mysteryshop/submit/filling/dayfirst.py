"""A step that is nothing but a calendar, and the hours it brings up: taken, until the form asks something again."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import date

from playwright.async_api import Error as PlaywrightError

from mysteryshop.model import FilledField
from mysteryshop.submit.content import values
from mysteryshop.submit.filling.daypick import take_slot
from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.filling.onward import next_form
from mysteryshop.submit.filling.schedule import take_scheduled
from mysteryshop.submit.finding.find import Found
from mysteryshop.submit.page.calendar import take_standing
from mysteryshop.submit.page.phrases import phrases, plain, unkeyed
from mysteryshop.submit.page.visit import Visit

_PRESS = 1_500
_DRAWN = (0.25, 0.4, 0.6, 0.9)
"""Seconds between looks at what comes up once the day, or the hour, is taken."""


async def through_calendar(visit: Visit, found: Found, wanted: date) -> tuple[FilledField, Found] | None:
    """The day taken in the calendar that stands open where `found` stood, and the form that follows. None where no calendar
    stands there, or nothing follows."""
    planned = await take_scheduled(found.frame, "body", wanted)  # hours under their days: one press takes both
    taken = planned[0] if planned else await take_standing(found.frame, "body", wanted)
    if taken is None:
        return None
    said = f"{taken.isoformat()} {planned[1]}" if planned else taken.isoformat()
    told = FilledField("calendar", "", "date", 1.0, said, said, "a day the shopper could come")
    slot = planned is not None
    for pause in (*_DRAWN, *_DRAWN[:2]):
        await asyncio.sleep(pause)
        if (after := await next_form(visit, found)) is not None:
            return told, after
        if slot and await _press_on(visit, found):
            continue
        slot = slot or await take_slot(found.frame)
    return None


async def _press_on(visit: Visit, found: Found) -> bool:
    """Presses the one button there that leads on, awake by now."""
    onward = phrases("submit_buttons", "onward", "words")
    buttons = (await visit.survey(found.frame)).buttons
    on = [b for b in buttons if b.visible and not b.shut and onward.whole(unkeyed(plain(b.text)))]
    if len(on) != 1:
        return False
    with suppress(PlaywrightError):
        await found.frame.locator(on[0].selector).first.click(timeout=_PRESS)
        return True
    return False


async def past_calendar(visit: Visit, filler: Filler) -> bool:
    """Where the shopper comes by, and no day was named yet: goes through such a calendar and turns to the form that follows."""
    plan = filler.plan(filler.found.reading)
    if not plan.wants_a_day or "date" in filler.told:
        return False
    if (went := await through_calendar(visit, filler.found, values.visit_day(plan.today))) is None:
        return False
    told, found = went
    visit.step(f"took the day {told.value} in a calendar of its own")
    filler.turn_to(found)
    filler.fields["calendar"] = told
    return True
