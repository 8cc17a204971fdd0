"""Ticking boxes and radio buttons, native ones and drawn ones."""

from __future__ import annotations

from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator, Position

from mysteryshop.submit.content.wishes import Wish

_PRESS = 1_500
_BESIDE = Position(x=6, y=8)
"""Where a drawn tick box stands: its sentence may hold links to other pages."""


async def tick(frame: Frame, wish: Wish, locator: Locator, on: bool) -> None:
    """Ticks the box, or takes the tick away. Raises Playwright's Error when it is gone."""
    native = wish.field.tag == "input"
    if wish.field.visible and native:
        with suppress(PlaywrightError):
            await locator.set_checked(on, timeout=_PRESS)
            return
    if native and wish.field.why_hidden == "opacity":  # a clear box over what is drawn: that is what a person's click meets
        with suppress(PlaywrightError):
            await locator.click(timeout=_PRESS, force=True)
        if await locator.is_checked() is on:
            return
    target = frame.locator(wish.field.proxy).first if wish.field.proxy else locator
    pressed = False
    with suppress(PlaywrightError):
        await target.click(
            timeout=_PRESS, position=_BESIDE if wish.type == "consent" and (wish.field.proxy or not native) else None
        )
        pressed = True
    if await locator.is_checked() is not on if native else not pressed:  # something lies over it
        await locator.evaluate("(el) => el.click()")
