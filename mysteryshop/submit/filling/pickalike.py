"""What a form that does not go on may wait for: one of several entries that each bear the same button ("Select": a store, a car),
or the hours of a day, shown by a button of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError

from mysteryshop.model import Shop
from mysteryshop.submit.content.kinds import LEAVE
from mysteryshop.submit.content.wishes import Wish
from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.finding.buttons import chooses
from mysteryshop.submit.finding.wants import car_likeness, store_likeness
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.survey import Button

_SAYS = 0.8
"""How much of a button's words, by letters, must speak of hours."""
_SEEN = (0.15, 0.3, 0.5, 0.8)
"""Seconds between looks for what a press brings."""


async def pick_alike(filler: Filler) -> bool:
    """Presses the button of the entry that names the shopper's store or car, else of the first; once. True where the form is
    another since."""
    frame = filler.found.frame
    inside = {r.field.selector for r in filler.found.reading.fields if r.field.button and r.field.usable}
    survey = await filler.visit.survey(frame)
    button = entry_to_pick([b for b in survey.buttons if b.selector in inside], filler.visit.shop)
    if button is None:
        return False
    return await _pressed(filler, button.selector, f"pressed “{button.words[:40]}” of “{button.around[:60]}”")


async def show_times(filler: Filler) -> bool:
    """Presses what shows the hours of the day that was told, once. True where the form is another since."""
    table = phrases("submit_buttons", "times", "words")
    fields = [r.field for r in filler.found.reading.fields if r.field.button and r.field.usable]
    button = next((one for one in fields if table.share(plain(one.text)) >= _SAYS and one.selector not in filler.done), None)
    if button is None or "date" not in filler.told:
        return False
    filler.done[button.selector] = Wish(button, "button_other", 1.0, LEAVE, None, why="it shows the hours")
    return await _pressed(filler, button.selector, f"pressed “{button.text[:40]}”")


async def _pressed(filler: Filler, selector: str, words: str) -> bool:
    before = _standing(filler)
    with suppress(PlaywrightError):
        await filler.found.frame.locator(selector).first.click(timeout=2_000)
        filler.visit.step(words)
        for pause in _SEEN:
            await asyncio.sleep(pause)
            if await filler.look() is None or _standing(filler) != before:
                return True
    return False


def entry_to_pick(buttons: Sequence[Button], shop: Shop) -> Button | None:
    """The button of the entry that names the shopper's store or car best, else of the first. Pure."""
    choosing = [b for b in buttons if b.visible and not b.shut and chooses(b.words)]
    near = [max(store_likeness(told := plain(b.around), shop), car_likeness(told, shop.vehicle)) for b in choosing]
    return choosing[near.index(max(near))] if choosing else None


def _standing(filler: Filler) -> list[tuple[str, bool, str]]:
    return [(r.field.selector, r.field.usable, r.field.text) for r in filler.found.reading.fields]
