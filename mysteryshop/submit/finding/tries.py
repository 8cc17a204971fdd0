"""What is tried where words say nothing: links and buttons nobody knows, what a press brought to light, drawn days. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from mysteryshop.model import Shop
from mysteryshop.submit.finding.wants import other_car
from mysteryshop.submit.finding.ways import Way, forbidden, spelled
from mysteryshop.submit.page import addresses
from mysteryshop.submit.page.phrases import phrases, plain, thin
from mysteryshop.submit.page.survey import Survey

_HOUR = re.compile(r" \d{1,2} [0-5]\d(?: (?:am|pm|uhr|h))? | \d{1,2} ?(?:am|pm|uhr|h) ")
_DAY = re.compile(r" (?:[a-z]{2,10} ){1,2}(?:[12]?\d|3[01])(?:st|nd|rd|th)? | (?:[12]?\d|3[01])(?: [a-z]{3,10}){1,2} ")


def unknown_ways(survey: Survey, shop: Shop, home: str) -> list[Way]:
    """When nothing else is left: short links of the own site, and buttons, whose words say nothing; a shopper would try them."""
    out = []
    for link in survey.links:
        url = addresses.join(survey.url, link.href)
        told = plain(link.text or link.title)
        if url is None or not 0 < len(told.split()) <= 4 or link.region not in ("nav", "header", "footer", "main", "frame"):
            continue
        if (
            addresses.is_document(url)
            or not addresses.same_site(url, home)
            or addresses.plain(url) == addresses.plain(survey.url)
        ):
            continue
        if forbidden(thin(told), spelled(urlsplit(url)), ("", 0.0, 0.0)) or told.strip().isdigit():
            continue
        score = 0.06 if link.region in ("nav", "header") else 0.05
        out.append(Way(score, 0.8, link.text or link.title, href=url, page=survey.url, kind="unknown"))
    return out[:20] + _unknown_buttons(survey, shop)


def _unknown_buttons(survey: Survey, shop: Shop) -> list[Way]:
    out = []
    for button in survey.buttons:
        told = plain(button.words)
        if shop.vehicle and other_car(plain(button.around), shop.vehicle):
            continue
        if not button.visible or button.submits or button.region != "main" or not 0 < len(told.split()) <= 4:
            continue
        closes = phrases("submit_walls", "popups", "close").share(told) == 1.0
        if closes or told.strip().isdigit() or forbidden(thin(told), " ", ("", 0.0, 0.0)):
            continue
        out.append(Way(0.055, 0.8, button.words, selector=button.selector, page=survey.url, kind="unknown"))
    return out[:8]


def revealed(survey: Survey, fresh: frozenset[str], known: set[str | None]) -> list[Way]:
    """Buttons our own press brought to light, whatever they say: a menu's second level."""
    out = []
    for button in survey.buttons:
        told = plain(button.words)
        never = phrases("submit_ways", "never", "words").share(told) > 0.5
        closes = phrases("submit_walls", "popups", "close").share(told) == 1.0
        if told in fresh and button.selector not in known and 0 < len(told) < 40 and not (button.submits or never or closes):
            out.append(Way(0.2, 0.8, button.words, selector=button.selector, page=survey.url, kind="fold"))
    return out[:6]


def moments(survey: Survey, fresh: frozenset[str], way: Way) -> list[Way]:
    """Drawn days and hours to choose from on the page `way` promised a test drive on, before its form is shown: the hour first,
    where there are both."""
    if way.kind != "test_drive" or survey.fullest:
        return []
    out: list[Way] = []
    for button in survey.buttons:
        told = plain(button.words)
        hour = _HOUR.fullmatch(told) is not None
        if told in fresh and button.visible and not button.submits and (hour or _DAY.fullmatch(told)):
            score = (0.97 if hour else 0.95) * way.promise - 0.02 * len(out)
            out.append(replace(way, score=score, words=button.words, href=None, selector=button.selector, page=survey.url))
    return out[:4]
