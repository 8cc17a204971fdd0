"""A day and an hour to be chosen before the form of a test drive is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from mysteryshop.submit.content.dateparts import names_month
from mysteryshop.submit.content.values import visit_day
from mysteryshop.submit.finding.buttons import chooses
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.page.calendar import calendar_stands
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.page.visit import Visit

CALENDAR = "calendar"
"""Stands for the selector of a way that takes the day `value` in the calendar of the page."""
_FEW = 2
"""Boxes up to which a form is not the one that was promised: a mailing list's."""
_TRIES = 3
_ALIKE = 2
_MOSTLY = 0.6
_FIGURES = re.compile(r"(?<![\d.])\d{1,2}[-./]\d{1,2}(?:[-./]\d{2,4})?(?![\d%])")
SLOT = "a time that is free"
"""What a button is called here that says no more than "Choose", in the row of a day."""
_CLOCK = r"(?:\d{1,2} [0-5]\d(?: ?(?:am|pm|uhr|h))?|\d{1,2} ?(?:am|pm|uhr|h))"
_HOUR = re.compile(rf" {_CLOCK}(?: (?:to |until |bis |a |tot )?{_CLOCK})? ")
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_WORD = "[a-z]{2,10}"
_MONTH = "(?:0?[1-9]|1[0-2])"
_YEAR, _FREE = r"(?: 20\d\d)?", r"(?: \d{1,2}(?: [a-z]{3,15}){1,2})?"
_DAY = re.compile(
    rf" (?:{_WORD}(?: {_WORD})? {_NUMBER}(?:(?: de)? {_WORD})?|{_NUMBER}(?: de)? {_WORD}(?: {_WORD})?|{_WORD} {_NUMBER} {_MONTH})"
    rf"{_YEAR}{_FREE} "
)
"""A day as buttons name it, with what is free on it: "Tue, 2 June", "Di. 02.06.", "2 June: 4 slots"."""


def _is_day(words: str) -> bool:
    """ "Tue 2 June", and neither how long something takes ("Valuation, 20 min") nor what bears a number ("The ID.4")."""
    if _DAY.fullmatch(words) is None or phrases("submit_choices", "timeframe", "lasts").find(words):
        return False
    return names_month(words) or phrases("submit_choices", "weekdays", "words").find(words) is not None


def moments(survey: Survey, fresh: frozenset[str], way: Way) -> list[Way]:
    """Drawn days and hours to choose from on the page `way` promised a test drive on, before its form is shown: a day, then an
    hour, then what else there is; a button that goes on comes after both. Pure."""
    if way.kind != "test_drive" or survey.fullest > _FEW:
        return []
    days: list[Way] = []
    hours: list[Way] = []
    onward: list[Way] = []
    for button in survey.buttons:
        told, words = plain(button.words), button.words
        if told.strip().isdigit() and (dated := _DAY.search(plain(button.title))):  # "28", called by its whole date
            words = dated[0]
        hour = _HOUR.fullmatch(told) is not None
        free = button.visible and not button.submits and not button.shut
        if told in fresh and free and _is_hour(way) and phrases("submit_buttons", "onward", "words").whole(told):
            onward.append(_chosen(way, survey, 0.98 * way.promise, words, button.selector))  # stands beside the hour pressed
        elif told in fresh and free and (hour or _is_day(plain(words))):
            alike, first, later = (hours, 0.96, 0.92) if hour else (days, 0.97, 0.90)
            if any(one.words == words for one in alike):
                continue
            score = (later - 0.01 * len(alike) if alike else first) * way.promise
            alike.append(_chosen(way, survey, score, words, button.selector))
    return [*onward[:1], *days[:_TRIES], *hours[:_TRIES]] or _slots(survey, fresh, way) or _days_after(survey, way)


def _days_after(survey: Survey, way: Way) -> list[Way]:
    """None is free among the days shown: what turns to those after them, once."""
    table = phrases("submit_buttons", "days", "words")
    turns = [b for b in survey.buttons if b.visible and not b.shut and table.share(plain(b.words)) > _MOSTLY]
    if not turns or table.share(plain(way.words)) > _MOSTLY:
        return []
    return [_chosen(way, survey, 0.93 * way.promise, turns[0].words, turns[0].selector)]


def _slots(survey: Survey, fresh: frozenset[str], way: Way) -> list[Way]:
    """Of a table of days whose free times all have the same button ("Choose"), the first that is not of the very first row."""
    free = [b for b in survey.buttons if b.visible and not (b.submits or b.shut) and b.region == "main" and chooses(b.words)]
    free = [button for button in free if plain(button.words) in fresh]
    days = {row for button in free if (row := button.around) and (_FIGURES.search(row) or names_month(plain(row)))}
    if way.words == SLOT or len(free) < _ALIKE or len(days) < _ALIKE:
        return []
    return [_chosen(way, survey, (0.96 - 0.01 * n) * way.promise, SLOT, b.selector) for n, b in enumerate(free[1 : 1 + _TRIES])]


def _is_hour(way: Way) -> bool:
    return _HOUR.fullmatch(plain(way.words)) is not None


async def calendar_way(visit: Visit, survey: Survey, way: Way, today: date) -> list[Way]:
    """The way through a month's calendar on the page a test drive was promised on, where it stands there by itself."""
    if way.kind != "test_drive" or way.selector == CALENDAR or _is_hour(way) or survey.fullest > _FEW:
        return []
    if not await visit.try_look(calendar_stands(visit.page.main_frame)):
        return []
    day = visit_day(today).isoformat()
    return [replace(_chosen(way, survey, 0.97 * way.promise, f"the calendar's {day}", CALENDAR), value=day)]


def _chosen(way: Way, survey: Survey, score: float, words: str, selector: str) -> Way:
    return replace(way, score=score, words=words, href=None, selector=selector, page=survey.url, value=None)


def chosen(trail: Sequence[Way]) -> bool:
    """A day or an hour was chosen, and nothing else gone for since: the form that follows is the one that was promised, whatever
    stands over it."""
    for way in reversed(trail):
        if way.kind != "test_drive":
            return False
        if way.selector == CALENDAR or way.words == SLOT or _is_hour(way) or _is_day(plain(way.words)):
            return True
    return False
