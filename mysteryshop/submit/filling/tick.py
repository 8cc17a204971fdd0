"""Ticking boxes and radio buttons, native ones and drawn ones."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator, Position

from mysteryshop.submit.content.wishes import Wish

_PRESS = 1_500
_BESIDE = Position(x=6, y=8)
"""Where a drawn tick box stands: its sentence may hold links to other pages."""


_LOOKS = (0.05, 0.1, 0.2)
_ON = """(el) => {
  const told = [el, el.getRootNode().host].map((n) => n && n.getAttribute('aria-checked')).find(Boolean);
  return told === 'true' || told === 'false' ? told === 'true' : typeof el.checked === 'boolean' ? el.checked : null;
}"""

_AT_ODDS = """(el, on) => {
  const told = el.getAttribute('aria-checked');
  return el.checked !== on && told === String(on);
}"""
_PRESS_AROUND = """(el) => {
  let around = el.parentElement;
  while (around && around.getBoundingClientRect().width < 8) around = around.parentElement;
  if (around && around.querySelectorAll('input').length === 1) around.click();
}"""
"""What is drawn around a box that is not drawn itself."""

_CLICK_SEEN = "(el) => { if (el.getClientRects().length) el.click(); }"
"""What went out of sight since is no answer any more, and its script may still lead on."""


async def _is_on(locator: Locator, *, native: bool = False) -> bool | None:
    """What a box says of itself; None where a drawn one tells nobody."""
    if native:
        return await locator.is_checked()
    told = await locator.evaluate(_ON, timeout=_PRESS)
    return told if told is None else bool(told)


async def _stays(locator: Locator, state: bool, *, native: bool) -> bool:
    """It says that it is as it was, also after a while: a script may draw it late."""
    for pause in _LOOKS:
        if await _is_on(locator, native=native) is not state:
            return False
        await asyncio.sleep(pause)
    return await _is_on(locator, native=native) is state


async def tick(frame: Frame, wish: Wish, locator: Locator, on: bool) -> None:
    """Ticks the box, or takes the tick away. Raises Playwright's Error when it is gone."""
    native = wish.field.tag == "input"
    if native and not on and wish.type != "marketing_optin" and not await locator.is_checked():
        for _ in ("yes", "no"):  # it stands between the two
            await locator.evaluate("(el) => el.click()")
        return
    if wish.field.visible and native:
        with suppress(PlaywrightError):
            await locator.set_checked(on, timeout=_PRESS)
            return
    if native and wish.field.why_hidden == "opacity":  # a clear box over what is drawn: that is what a person's click meets
        with suppress(PlaywrightError):
            await locator.click(timeout=_PRESS, force=True)
        if await locator.is_checked() is on:
            return
    if not native and await _is_on(locator) is on:  # it may have told so late
        return
    target = frame.locator(wish.field.proxy).first if wish.field.proxy else locator
    pressed = False
    with suppress(PlaywrightError):
        await target.click(
            timeout=_PRESS, position=_BESIDE if wish.type == "consent" and (wish.field.proxy or not native) else None
        )
        pressed = True
    if native and (await locator.is_checked() is on or await _brought_together(locator, on)):
        return
    if not pressed or await _stays(locator, not on, native=native):  # something lies over it
        await locator.evaluate("(el) => el.click()" if native else _CLICK_SEEN)


async def _brought_together(locator: Locator, on: bool) -> bool:
    """Whether a box that its script has turned, while the browser took its own turn back, is so for both now: it listens for a
    press on what is drawn around it, and undoes one on its label."""
    for pause in _LOOKS:
        if await locator.evaluate(_AT_ODDS, on):
            break
        await asyncio.sleep(pause)
    else:
        return False
    for _ in range(2):
        await locator.evaluate(_PRESS_AROUND)
        await asyncio.sleep(_LOOKS[1])
        if await _stays(locator, on, native=True) and await _is_on(locator) is on:
            return True
    return False
