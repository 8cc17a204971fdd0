"""Putting aside what lies over a page: cookie walls, wherever they live and however many steps refusing takes, and pop-ups."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator

from mysteryshop.submit.page import walls
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.survey import Button, Survey
from mysteryshop.submit.page.visit import Visit

_ROUNDS = 4
_PRESS = 2_500
_FRAME_MARKS = ("consent", "cookie", "privacy", "cmp", "sp_message")


async def clear(visit: Visit, survey: Survey, *, popups: bool = True) -> bool:
    """Puts cookie walls and (`popups`) pop-ups aside, refusing where that is offered; True when something was pressed."""
    pressed, opened_settings = False, False
    tried: set[str] = set()
    for _ in range(_ROUNDS):
        frame, step = await _wall(visit, survey, deeper=not opened_settings, layered=opened_settings)
        what = f"cookie wall ({step[0]})" if step else "pop-up"
        button = step[1] if step else walls.popup_press(survey.buttons) if popups else None
        if button is None or button.selector in tried:
            break
        tried.add(button.selector)
        try:
            place = (frame or visit.page.main_frame).locator(button.selector).first
            if step and step[0] == "save":
                await place.evaluate(script("untick.js"), timeout=_PRESS)
            await place.click(timeout=_PRESS, no_wait_after=True)
        except PlaywrightError:
            break
        visit.step(f"{what}: pressed “{button.words[:40]}”")
        pressed = True
        opened_settings = bool(step and step[0] == "settings")
        await asyncio.sleep(0.5 if opened_settings else 0.15)
        survey = await visit.survey()
    return pressed


async def uncover(visit: Visit, place: Locator) -> None:
    """What lies over this thing, and bears no word for closing, is closed by its cross, else by the key that closes."""
    spot = await place.evaluate(script("cross.js"), timeout=1_000)
    if spot is None:
        await visit.page.keyboard.press("Escape")
    else:
        await visit.page.mouse.click(*spot)
        visit.step("pressed the cross of what lay over the page")
    await asyncio.sleep(0.15)


async def _wall(visit: Visit, survey: Survey, *, deeper: bool, layered: bool) -> tuple[Frame | None, tuple[str, Button] | None]:
    """The step to take in a cookie wall of the page or of a frame over it."""
    step = walls.cookie_step(survey.buttons, deeper=deeper, layered=layered)
    if step is not None:
        return visit.page.main_frame, step
    for frame in await _frames_over(visit):
        inner = await visit.survey(frame)
        named = _named(frame)
        if named or walls.cookie_words(inner.text):
            held = [replace(button, layer=f"cookie {button.layer}") for button in inner.buttons]
            if (step := walls.cookie_step(held, deeper=deeper)) is not None:
                return frame, step
    return None, None


async def _frames_over(visit: Visit) -> list[Frame]:
    """Frames that lie over the page, or whose name speaks of consent."""
    frames = visit.frames()[1:]
    if not frames:
        return []
    over = set(await visit.try_look(visit.page.evaluate(script("layers.js"))) or ())
    return [frame for frame in frames if _named(frame) or frame.url in over][:4]


def _named(frame: Frame) -> bool:
    return any(mark in f"{frame.url} {frame.name}".lower() for mark in _FRAME_MARKS)
