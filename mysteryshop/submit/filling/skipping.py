"""A step that may be left out: "Skip this step", "Maybe later"."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from enum import Enum, auto
from typing import Protocol

from playwright.async_api import Error as PlaywrightError

from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.filling.onward import next_form
from mysteryshop.submit.finding.interview import in_view
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.recognise import FormReading

_MOSTLY = 0.7
"""How much of a button's words, by letters, must pass over the step."""
_MOST = 3
_NEVER_TOLD = frozenset(("file", "vehicle_vin"))
_DRAWN = (0.25, 0.4, 0.6)
"""Seconds between looks for the step after it."""


def what_skips(survey: Survey) -> tuple[str, str] | None:
    """(selector, words) of the one thing on the page that passes over a step; None where there are none, or several. Pure."""
    table = phrases("submit_buttons", "skip", "words")
    found = [
        (button.selector, button.words)
        for button in survey.buttons
        if button.visible
        and not (button.shut or button.submits)
        and button.region in ("main", "form", "dialog", "frame")
        and table.share(plain(button.words)) > _MOSTLY
    ]
    return found[0] if len(found) == 1 else None


def idle(reading: FormReading) -> bool:
    """A step that asks only what is never given: a picture, a number of the car's papers. Pure."""
    asked = {r.type for r in in_view(reading)}
    return bool(asked) and asked <= _NEVER_TOLD


def _stuck(filler: Filler, reading: FormReading) -> bool:
    return idle(reading) or filler.plan(reading).refusal() is not None


class Witnessed(Protocol):
    """What tells the words and requests that come after a moment from those before it."""

    async def baseline(self) -> None: ...

    @property
    def began(self) -> bool: ...


class Skip(Enum):
    """What became of a step that may be left out: nothing could be pressed, the form asks on, or it was pressed and nothing more
    is asked."""

    STAYED = auto()
    PASSED = auto()
    ENDED = auto()


async def past_optional(filler: Filler, watch: Witnessed | None = None) -> Skip:
    """Passes over the step that stands where the form stood, and over those that follow it, until one asks what is told.
    `watch` takes down how the page stands right before each press."""
    visit, found, went = filler.visit, filler.found, Skip.STAYED
    for _ in range(_MOST):
        skips = what_skips(await visit.survey(found.frame))
        if skips is None:
            return went
        if watch is not None:
            await watch.baseline()
        with suppress(PlaywrightError):
            await found.frame.locator(skips[0]).first.click(timeout=2_000)
            went = Skip.ENDED
        visit.step(f"passed over a step: pressed “{skips[1][:40]}”")
        for pause in _DRAWN:
            await asyncio.sleep(pause)
            if (after := await next_form(visit, found)) is not None and not _stuck(filler, after.reading):
                filler.turn_to(after)
                return Skip.PASSED
            if what_skips(await visit.survey(found.frame)) not in (None, skips):
                if watch is not None and watch.began:
                    return Skip.ENDED  # it may all have left: another press would make one forget it
                break
        else:
            return went
    return went
