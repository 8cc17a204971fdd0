"""Writing over what a box shows: by its own spelling, by the keys, where what opened beside it would not take the hour."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import time

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator

from mysteryshop.submit.filling.pressing import leave
from mysteryshop.submit.filling.shows import respelled, shows_hour

_ACT = 1_500
_OPEN = "(el) => el.matches('input') && !el.readOnly && !el.disabled"
_STEP_OUT = "(el) => el.blur()"


async def write_hour(frame: Frame, box: Locator, hour: time, still_open: Callable[[Frame], Awaitable[object]]) -> bool:
    """Writes the hour where the box shows another. What it showed is written back where it does not take it."""
    with suppress(PlaywrightError):
        if not await box.evaluate(_OPEN, timeout=_ACT):
            return False
        before = await box.input_value(timeout=_ACT)
        wanted = respelled(before, hour)
        if wanted is None or wanted == before:
            return False
        for text in (wanted, before):
            await write(frame, box, text)
            await leave(frame, box, still_open)
            if shows_hour(now := await box.input_value(timeout=_ACT), hour) and _alike(now, wanted):
                return True
            if now == before:
                return False
    return False


def _alike(now: str, wanted: str) -> bool:
    return len(now) >= len(wanted) - 2


async def write(frame: Frame, box: Locator, text: str) -> None:
    """Types it key by key over what stands there, as masks want it."""
    await box.focus(timeout=_ACT)
    await frame.page.keyboard.press("ControlOrMeta+a")
    await frame.page.keyboard.press("Delete")
    await frame.page.keyboard.type(text, delay=8)
    await box.evaluate(_STEP_OUT, timeout=_ACT)
