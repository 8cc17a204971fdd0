"""The end of a choice in an open panel: what takes it is pressed, known by its words, else by what its press does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playwright.async_api import Frame

from mysteryshop.submit.page.scripts import script

_REST = 700


async def rest(frame: Frame, milliseconds: int = _REST) -> None:
    """Waits until the page has come to rest: hardly at all where a press changed nothing."""
    await frame.evaluate(script("rest.js"), milliseconds)


async def take_choice(frame: Frame) -> bool:
    """Presses the button that says it takes the choice. False where none says so."""
    if not await frame.evaluate(script("done.js")):
        return False
    await rest(frame)
    return True


async def try_choice(frame: Frame, place: int, stands: Callable[[Frame], Awaitable[object]]) -> bool:
    """Presses another button of the panel that still `stands` open, which may take the choice. False where there is none."""
    if not await stands(frame) or place >= await frame.evaluate(script("accept.js")):
        return False
    await frame.evaluate("(n) => window.__accept[n].click()", place)
    await rest(frame)
    return True
