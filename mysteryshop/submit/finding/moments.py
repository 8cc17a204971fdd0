"""A day and an hour to be chosen before the form of a test drive is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from mysteryshop.submit.content.values import visit_day
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.page.calendar import calendar_stands
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.page.visit import Visit

CALENDAR = "calendar"
"""Stands for the selector of a way that takes the day `value` in the calendar of the page."""
_FEW = 2
"""Boxes up to which a form is not the one that was promised: a mailing list's."""
_CLOCK = r"(?:\d{1,2} [0-5]\d(?: (?:am|pm|uhr|h))?|\d{1,2} ?(?:am|pm|uhr|h))"
_HOUR = re.compile(rf" {_CLOCK}(?: (?:to |until |bis |a |tot )?{_CLOCK})? ")
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_WORD = "[a-z]{2,10}"
_DAY = re.compile(rf" (?:{_WORD} {_WORD} {_NUMBER}|{_WORD} {_NUMBER}(?: {_WORD})?|{_NUMBER} {_WORD}(?: {_WORD})?) ")


def moments(survey: Survey, fresh: frozenset[str], way: Way) -> list[Way]:
    """Drawn days and hours to choose from on the page `way` promised a test drive on, before its form is shown: the hour first,
    where there are both. Pure."""
    if way.kind != "test_drive" or survey.fullest > _FEW:
        return []
    out: list[Way] = []
    for button in survey.buttons:
        told, words = plain(button.words), button.words
        if told.strip().isdigit() and (dated := _DAY.search(plain(button.title))):  # "28", called by its whole date
            words = dated[0]
        hour = _HOUR.fullmatch(told) is not None
        if told in fresh and button.visible and not button.submits and (hour or _DAY.fullmatch(plain(words))):
            score = (0.97 if hour else 0.95) * way.promise - 0.02 * len(out)
            out.append(_chosen(way, survey, score, words, button.selector))
    return out[:4]


async def calendar_way(visit: Visit, survey: Survey, way: Way, today: date) -> list[Way]:
    """The way through a month's calendar on the page a test drive was promised on, where it stands there by itself."""
    if way.kind != "test_drive" or way.selector == CALENDAR or survey.fullest > _FEW:
        return []
    if not await visit.try_look(calendar_stands(visit.page.main_frame)):
        return []
    day = visit_day(today).isoformat()
    return [replace(_chosen(way, survey, 0.96 * way.promise, f"the calendar's {day}", CALENDAR), value=day)]


def _chosen(way: Way, survey: Survey, score: float, words: str, selector: str) -> Way:
    return replace(way, score=score, words=words, href=None, selector=selector, page=survey.url, value=None)


def chosen(way: Way) -> bool:
    """It chose a day or an hour: the form that follows is the one that was promised, whatever stands over it."""
    told = plain(way.words)
    return way.kind == "test_drive" and bool(way.selector == CALENDAR or _HOUR.fullmatch(told) or _DAY.fullmatch(told))
