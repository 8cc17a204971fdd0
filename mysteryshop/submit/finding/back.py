"""Back to the page of the form found before, and to the form itself."""

from __future__ import annotations

from dataclasses import replace

from playwright.async_api import Frame

from mysteryshop.model import Outcome
from mysteryshop.submit.finding.interview import shows
from mysteryshop.submit.finding.walk import LONG_PATIENCE, Walk
from mysteryshop.submit.finding.welcome import Found
from mysteryshop.submit.page.clearing import clear
from mysteryshop.submit.page.visit import Stop, Visit, same_place
from mysteryshop.submit.recognise import FormReading, recognise

__all__ = ["return_to"]

_SURELY = 1.5
"""A form more like the one found before than this is the same, and nothing else is waited for."""


async def return_to(found: Found, visit: Visit, walk: Walk, *, fresh: bool) -> Found:
    """Goes back to the page of the best form, and presses again what opened it; a `fresh` one is in sight still."""
    if fresh and not found.frame.is_detached():
        return found
    if same_place(found.page_url, visit.page.url) and not found.frame.is_detached():
        looked = [r for f, s in await visit.snapshots() if f is found.frame for r in recognise(s)]
        if any(r.form.selector == found.reading.form.selector and shows(r) for r in looked):
            return found
    await visit.open(found.page_url)
    survey = await visit.whole_survey()
    await clear(visit, survey)
    for way in found.trail:
        if way.selector:
            await walk.press(way)
    back = await _alike(found, visit, _SURELY)
    if back is None:
        await walk.be_patient(survey, LONG_PATIENCE)
        back = await _alike(found, visit)
    if back is None:
        raise Stop(Outcome.NO_FORM, "the form found before did not come back")
    frame, reading = back
    reading = replace(reading, form_type=found.reading.form_type)  # what the way here promised is not forgotten
    return Found(frame, reading, found.welcome, visit.page.url, found.trail)


async def _alike(found: Found, visit: Visit, least: float = 0.0) -> tuple[Frame, FormReading] | None:
    """The form now in sight that is most like the one found before, more than `least`."""
    shown = [(f, r) for f, s in await visit.snapshots() for r in recognise(s) if shows(r)]
    alike = [(found.likeness(r), -place) for place, (_, r) in enumerate(shown)]
    return shown[-max(alike)[1]] if alike and max(alike)[0] > least else None
