"""The end of a choice in an open panel: what takes it is pressed, known by its words, else by what its press does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache

from playwright.async_api import Frame, JSHandle

from mysteryshop.lexicons import load
from mysteryshop.submit.page.elements import press_element
from mysteryshop.submit.page.phrases import Phrases, phrases, plain
from mysteryshop.submit.page.scripts import script

_REST = 700
_PRESS = 900


async def rest(frame: Frame, milliseconds: int = _REST) -> None:
    """Waits until the page has come to rest: hardly at all where a press changed nothing."""
    await frame.evaluate(script("rest.js"), milliseconds)


async def choice_waits(frame: Frame) -> bool:
    """A button that says it takes the choice has come up."""
    return (await _taking(frame)).as_element() is not None


async def take_choice(frame: Frame) -> bool:
    """Presses the button that says it takes the choice. False where none says so."""
    if not await press_element(await _taking(frame), _PRESS):
        return False
    await rest(frame)
    return True


async def _taking(frame: Frame) -> JSHandle:
    return await frame.evaluate_handle(script("done.js"), load("submit_buttons")["taking"]["words"])


async def try_choice(frame: Frame, place: int, stands: Callable[[Frame], Awaitable[object]]) -> bool:
    """Presses another button of the panel that still `stands` open, which may take the choice; never one that says it sends, or
    puts the choice away. False where there is none."""
    if not await stands(frame):
        return False
    told: list[str] = await frame.evaluate(script("accept.js"))
    away = phrases("submit_buttons", "taking", "not")
    free = [n for n, words in enumerate(told) if not _sends().find(plain(words)) and not away.find(plain(words))]
    if place >= len(free):
        return False
    await press_element(await frame.evaluate_handle("(n) => window.__accept[n]", free[place]), _PRESS)
    await rest(frame)
    return True


@cache
def _sends() -> Phrases:
    return Phrases(words for listed in load("recognise_buttons")["send"].values() for words in listed)
