"""Pressing what opens a list or a calendar, and leaving it closed again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator, Page

from mysteryshop.submit.page.elements import press_element
from mysteryshop.submit.page.scripts import script

_STEP_OUT = "() => { if (document.activeElement) document.activeElement.blur(); }"
_ASIDE = """(el) => {
  const nothing = el.closest('form') || document.body;
  for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    nothing.dispatchEvent(new MouseEvent(kind, { bubbles: true, view: window }));
}"""
"""A press beside the list, on nothing."""
_IN_LAYER = """(el) => {
  const layer = (n) => n.matches('dialog,[role=dialog],[aria-modal=true]') || getComputedStyle(n).position === 'fixed';
  for (let n = el; n; n = n.parentElement || n.getRootNode().host) if (layer(n)) return true;
  return false;
}"""


async def press_on(page: Page, box: Locator) -> None:
    """A click at the middle of a box, as a person would: what lies over it there is what opens it."""
    try:
        await box.click(timeout=700)
    except PlaywrightError:
        with suppress(PlaywrightError):
            await box.scroll_into_view_if_needed(timeout=700)
            if place := await box.bounding_box(timeout=700):
                await page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)


async def press_opener(frame: Frame, box: Locator) -> bool:
    """Presses the small button beside a box. False where there is none."""
    return await press_element(await box.evaluate_handle(script("opener.js")), 700)


async def leave(frame: Frame, box: Locator, still_open: Callable[[Frame], Awaitable[object]]) -> None:
    """Leaves what stays open after the choice, so that it covers nothing: stepped out of, then Tab, then Escape."""
    for way in ("blur", "Tab", "Escape"):
        await asyncio.sleep(0.12)
        if not await still_open(frame):
            return
        if way == "Escape" and await box.evaluate(_IN_LAYER):
            return
        if way == "blur":
            await frame.evaluate(_STEP_OUT)
        else:
            await frame.page.keyboard.press(way)


async def shut(page: Page, box: Locator, still_open: Callable[[], Awaitable[object]]) -> None:
    """Closes the list of a box. Tab comes last: in an open list it may take the entry it stands on."""
    layered = await box.evaluate(_IN_LAYER)  # "Escape" would close that as well
    for way in ("Escape", _STEP_OUT, _ASIDE, "Tab")[layered:]:
        await (box.evaluate(way) if "=>" in way else page.keyboard.press(way))
        await asyncio.sleep(0.1)
        if not await still_open():
            return
