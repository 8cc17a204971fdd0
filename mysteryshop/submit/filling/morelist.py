"""A step that shows only some of its answers, and the rest behind "See all makes"."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.model import TradeIn, Vehicle
from mysteryshop.submit.finding.buttons import more_answers
from mysteryshop.submit.finding.interview import in_view
from mysteryshop.submit.page.ask import ask
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recognise import FormReading

_OF_CAR = frozenset(("vehicle_make", "vehicle_model", "vehicle_year"))
_DRAWN = 0.3
"""Seconds until it shows them."""


def lacks_own(reading: FormReading, car: Vehicle | TradeIn | None) -> bool:
    """Drawn answers name makes, models or years, and not the car's own. Pure."""
    answers = [r for r in in_view(reading) if r.field.kind == "radio" and r.field.tag != "input"]
    if car is None or len(answers) < 2 or not any(r.type in _OF_CAR for r in answers):
        return False
    own = [plain(str(part)) for part in (car.year, car.make, car.model) if part]
    return not any(part in plain(r.field.label or r.field.aria_label) for r in answers for part in own)


def shows_more(near: Sequence[tuple[str, str]]) -> str | None:
    """The selector of the thing to press that shows more answers, or None. Pure."""
    return next((selector for selector, words in near if more_answers(words)), None)


async def show_all(visit: Visit, frame: Frame, reading: FormReading) -> bool:
    """Presses what shows the rest of the answers. False: there is nothing that does."""
    with suppress(PlaywrightError):
        near = await ask(frame, reading.form.selector, script("reveal.js"))
        selector = shows_more([(str(one), str(words)) for one, words in near])
        if selector is None:
            return False
        await frame.locator(selector).first.click(timeout=2_000)
        visit.step("pressed what shows the rest of the answers")
        await asyncio.sleep(_DRAWN)
        return True
    return False
