"""A consent that sleeps until its text was read: what scrolls is scrolled to its end, what its sentence opens is opened, agreed
to where it asks for that, and put away."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence, Set
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.submit.finding.buttons import is_onward, is_sending, leads_back
from mysteryshop.submit.page.ask import ask
from mysteryshop.submit.page.clearing import clear
from mysteryshop.submit.page.elements import press_element
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.page.survey import Button
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recognise.sentence import OBJECTS, SELLS, SHARES, bare, read_leave, speaks

_READ = 0.2
"""Seconds a consent may take to wake once its text was scrolled to the end."""
_OPENS = 0.4
"""Seconds until the text that was asked for stands there."""
_AGREES = 0.6
"""How much of a button's words, by letters, must agree."""
_PRESS = 1_500
_LINKS = 2
"""How many links are tried that may open what is agreed to."""
_LEGAL = frozenset(("legal",))
_ELSE = OBJECTS - _LEGAL


async def read_out(visit: Visit, frame: Frame, asleep: Sequence[FieldSnapshot], woke: Callable[[], Awaitable[bool]]) -> bool:
    """Reads what the boxes `asleep` wait for. True where one of them `woke`."""
    await _to_the_end(visit, frame)
    if await woke():
        return True
    before = frozenset(button.layer for button in (await visit.survey(frame)).buttons) if asleep else frozenset()
    for box in asleep:
        if not await _opened(frame, box):
            continue
        visit.step("opened what a consent is about")
        await asyncio.sleep(_OPENS)
        await _to_the_end(visit, frame)
        survey = await visit.survey(frame)
        if (button := agrees_to_text(survey.buttons, before)) is not None:
            with suppress(PlaywrightError):
                await frame.locator(button.selector).first.click(timeout=_PRESS, no_wait_after=True)
        elif any(button.layer for button in survey.buttons):
            await clear(visit, survey)
        await asyncio.sleep(_READ)
    return await woke()


async def agree_by_link(visit: Visit, frame: Frame, form: str) -> bool:
    """Where a form has a link for a consent ("Read and accept") and no box: opens it and agrees to what came up. True where
    one was pressed that agrees by itself, or opened what is agreed to. `form`: its selector."""
    before = frozenset(button.layer for button in (await visit.survey(frame)).buttons)
    near = await visit.try_look(ask(frame, form, script("reveal.js"))) or ()
    for selector, words in offers_leave([(str(selector), str(words)) for selector, words in near])[:_LINKS]:
        with suppress(PlaywrightError):
            await frame.locator(selector).first.click(timeout=_PRESS, no_wait_after=True)
            visit.step(f"pressed “{words[:60]}” for what is agreed to there")
            await asyncio.sleep(_OPENS)
            await _to_the_end(visit, frame)
            survey = await visit.survey(frame)
            if (button := agrees_to_text(survey.buttons, before)) is not None:
                await frame.locator(button.selector).first.click(timeout=_PRESS, no_wait_after=True)
                await asyncio.sleep(_READ)
                return True
            if any(button.layer not in before for button in survey.buttons if button.layer):
                await clear(visit, survey)
            elif _gives(words):
                return True
    return False


def offers_leave(near: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of what a form has to press that opens in its place, (selector, words) each: what agrees to a legal text, then what only
    names one; nothing that sends, leads on, or agrees to offers. Pure."""
    told = [(selector, words) for selector, words in near if not (_carries_on(words) or speaks(words, SELLS | SHARES))]
    gives = [one for one in told if _gives(one[1])]
    return gives + [one for one in told if one not in gives and speaks(one[1], _LEGAL) and read_leave(one[1]).of("consent")]


def _gives(words: str) -> bool:
    """It agrees to a text that it names, or that it bids to read. "Allow" alone answers whatever is asked beside it."""
    told = plain(words)
    accepts = phrases("submit_walls", "cookies", "accept").find(told) or speaks(words, frozenset(("agree",)))
    named = speaks(words, _LEGAL) or phrases("submit_choices", "acknowledge", "reads").find(told)
    return bool(accepts) and bool(named) and not speaks(words, _ELSE)


def agrees_to_text(buttons: Sequence[Button], before: Set[str] = frozenset()) -> Button | None:
    """Of the buttons of what lies over the page, lay not there `before`, and asks nothing: the one that agrees. Pure."""
    over = [b for b in buttons if b.visible and b.layer and b.layer not in before and not (b.shut or b.layer_asks)]
    return next((button for button in over if _agrees(button.text)), None)


def _agrees(words: str) -> bool:
    told = plain(words)
    if phrases("submit_outcomes", "review", "shuts").find(told):
        return False
    read = phrases("submit_choices", "acknowledge", "words").find(told) is not None and bare(words)
    return read or phrases("submit_walls", "cookies", "accept").share(told) >= _AGREES


def _carries_on(words: str) -> bool:
    """A button of the form itself, not of what its consent is about."""
    button = FieldSnapshot("", button=True, kind="button", text=words)
    return is_sending(button) or is_onward(button) or leads_back(words)


async def _to_the_end(visit: Visit, frame: Frame) -> None:
    await visit.try_look(frame.evaluate(script("to_the_end.js")))
    await asyncio.sleep(_READ)


async def _opened(frame: Frame, box: FieldSnapshot) -> bool:
    with suppress(PlaywrightError):
        opener = await frame.locator(box.selector).first.evaluate_handle(script("paper.js"))
        words = str(await opener.evaluate("(el) => el ? el.innerText : ''"))
        return not _carries_on(words) and await press_element(opener, _PRESS)
    return False
