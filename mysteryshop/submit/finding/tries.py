"""What is tried where words say nothing: links and buttons nobody knows, what a press brought to light. Pure."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from mysteryshop.model import FormType, Shop
from mysteryshop.submit.finding.wants import other_car, weight
from mysteryshop.submit.finding.ways import HOLDS_FORM, Way
from mysteryshop.submit.finding.weighing import LEADS_TO, LISTS, forbidden, spelled, weigh
from mysteryshop.submit.page import addresses
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases
from mysteryshop.submit.page.survey import Button, Link, Survey

_OF_THE_MENU = 0.06
"""How gladly a link of the menu is followed whose words say nothing."""
_LEAST_CALL = 0.35
"""What is painted smaller than this beside the largest is not what the page wants pressed."""


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
            or addresses.plain(url).rstrip("/") in (addresses.plain(survey.url).rstrip("/"), addresses.plain(home).rstrip("/"))
        ):
            continue
        if forbidden(thin(told), spelled(urlsplit(url)), ("", 0.0, 0.0)) or told.strip().isdigit():
            continue
        painted = link.region == "main" and link.calls > 0  # what the page wants pressed
        score = 0.07 if painted else _OF_THE_MENU if link.region in ("nav", "header") else 0.05
        out.append(Way(score, 0.8, link.text or link.title, href=url, page=survey.url, kind="unknown"))
    return out[:20] + _unknown_buttons(survey, shop)


def says_nothing(way: Way, shop: Shop) -> bool:
    """A link of the menu, or one the page wants pressed, whose words lead to nothing known."""
    return way.score >= _OF_THE_MENU and weigh(plain(way.words), " ", shop)[0] == ""


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


def calls(survey: Survey, shop: Shop) -> list[Way]:
    """What the page of the shopper's car wants pressed most, by its size and its paint, whatever it says: "I want in". What is
    known to lead elsewhere (a loan, a list of cars, another car), and what is known to lead to a form, is no part of it. What
    opens a form that stands there out of sight comes first."""
    hope, out, opens = weight(FormType.VEHICLE_INQUIRY, shop), list[tuple[int, Way]](), list[Way]()
    items: tuple[Button | Link, ...] = (*survey.buttons, *survey.links)
    for item in items:
        told = plain(item.text or item.title)
        form = isinstance(item, Button) and item.holds >= HOLDS_FORM
        if not (item.calls or form) or not 0 < len(told.split()) <= 6 or told.strip().isdigit() or _ends_or_folds(item):
            continue
        url = addresses.join(survey.url, item.href) if isinstance(item, Link) else None
        if isinstance(item, Link) and (url is None or addresses.is_document(url) or not addresses.same_site(url, survey.url)):
            continue
        path = spelled(urlsplit(url)) if url else plain(item.opens if isinstance(item, Button) else "")
        kind = weigh(told, path, shop, around=plain(item.around))[0]
        if kind in (*LEADS_TO, *LISTS, "never", "car", "other car", "store", "more") or _no_call(told):
            continue
        if shop.vehicle and other_car(plain(item.around), shop.vehicle):
            continue
        selector = item.selector if isinstance(item, Button) else None
        way = Way(0.45, hope, item.text or item.title, url, selector, survey.url, "call")
        if form:
            opens.append(replace(way, score=0.6 - 0.01 * len(opens)))
        else:
            out.append((item.calls, way))
    least = _LEAST_CALL * max((size for size, _ in out), default=0)
    ranked = sorted((one for one in out if one[0] >= least), key=lambda one: -one[0])
    return opens[:3] + [replace(way, score=way.score - 0.01 * place) for place, (_, way) in enumerate(ranked[:3])]


def _ends_or_folds(item: Button | Link) -> bool:
    """It sends what was typed, or opens what only tells more: a section of the page."""
    return isinstance(item, Button) and (item.submits or item.expanded == "true" or item.tag == "summary")


def _no_call(told: str) -> bool:
    """It closes, answers a cookie wall, speaks of paying, or names an errand no lead goes to."""
    ends = (("popups", "close", 1.0), ("cookies", "accept", 0.7), ("cookies", "reject", 0.55))
    if any(phrases("submit_walls", part, name).share(told) >= least for part, name, least in ends):
        return True
    if thin_phrases("submit_ways", "never", "pays").find(thin(told)):
        return True
    tables = [thin_phrases("submit_ways", "leads", kind) for kind in LEADS_TO]  # those of them that are wanted are ways already
    return any(table.share(thin(told)) >= 0.5 for table in (*tables, thin_phrases("submit_ways", "not_a_lead", "words")))


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
