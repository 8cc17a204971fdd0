"""Pressing an element that a look at the page left behind."""

from __future__ import annotations

from contextlib import suppress

from playwright.async_api import ElementHandle, Frame, JSHandle
from playwright.async_api import Error as PlaywrightError


async def press_element(told: JSHandle, milliseconds: float) -> bool:
    """Presses the element a look at the page told, by script where the mouse cannot reach it. False where it told of none."""
    element = told.as_element()
    if element is None:
        return False
    try:
        await element.click(timeout=milliseconds)
    except PlaywrightError:
        await element.dispatch_event("click")
    return True


async def press_at(frame: Frame, element: ElementHandle, *, moved: bool = False) -> None:
    """A press of the mouse where the thing stands, whatever lies over it there: a dial hears the pointer, not its numbers.
    `moved`: it is drawn anew when pointed at, so that only its place can be pressed."""
    with suppress(PlaywrightError):
        if not moved:
            await element.click(timeout=600)
            return
    if box := await element.bounding_box():
        await frame.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
