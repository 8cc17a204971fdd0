"""What a site asks before it shows itself: the language, the country, which of its stores. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from mysteryshop.lexicons import load
from mysteryshop.model import Shop
from mysteryshop.submit.content.values import region
from mysteryshop.submit.finding.wants import car_likeness, part_of_car, store_likeness, wants_car
from mysteryshop.submit.finding.ways import GATE, Way
from mysteryshop.submit.finding.weighing import LEADS_TO, LISTS, weigh
from mysteryshop.submit.page import addresses
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases
from mysteryshop.submit.page.survey import Choice, Survey

_FEW_LINKS = 6
"""What a page that only asks for a state has beside the states."""
_SHORT = 700
"""Characters of text up to which a page may be nothing but a question."""


def gate_way(survey: Survey, shop: Shop) -> Way | None:
    """On a page, or a layer over it, that asks only for the language, the country or the state: the answer that is the
    dealer's own."""
    return _language(survey, shop) or _country(survey, shop) or _region(survey, shop) or _own_language(survey, shop)


def _own_language(survey: Survey, shop: Shop) -> Way | None:
    """The link to the page in the dealer's own language, on a page in another."""
    own, here = shop.dealer.language, survey.language[:2].lower()
    if not here or here == own or own not in load("submit_ways")["languages"]:
        return None
    names = phrases("submit_ways", "languages", own)
    for link in survey.links:
        url = addresses.join(survey.url, link.href)
        if (
            url
            and addresses.plain(url) != addresses.plain(survey.url)
            and any(names.share(plain(said)) == 1.0 for said in (link.text, link.title) if said)
        ):
            return Way(2.0, 1.0, link.text or link.title, href=url, page=survey.url, kind="gate")
    return None


def _entries(survey: Survey, *, layers: bool) -> Iterator[tuple[str, Way]]:
    """Words and ways of all that could answer a question; `layers`: only what lies over the page."""
    for link in survey.links:
        url = addresses.join(survey.url, link.href)
        if url and (not layers or link.region in ("dialog", "overlay")):
            yield plain(link.text or link.title), Way(2.0, 1.0, link.text, href=url, page=survey.url, kind="gate")
    for button in survey.buttons:
        if button.visible and (not layers or button.layer):
            yield plain(button.words), Way(2.0, 1.0, button.words, selector=button.selector, page=survey.url, kind="gate")
    for choice in survey.choices if not layers else ():
        for text, value in choice.options if choice.visible else ():
            if value:
                yield plain(text), _set(choice, survey, 2.0, text, value, "gate")


def _language(survey: Survey, shop: Shop) -> Way | None:
    if len(survey.text) > _SHORT:
        return None
    hits: dict[str, Way] = {}
    for told, way in _entries(survey, layers=False):
        for language in load("submit_ways")["languages"]:
            if phrases("submit_ways", "languages", language).share(told) == 1.0:
                hits.setdefault(language, way)
    if len(hits) < 2 or len(survey.links) + len(survey.buttons) > 3 * len(hits) + 4:
        return None
    return hits.get(shop.dealer.language) or hits.get("en") or next(iter(hits.values()))


def _country(survey: Survey, shop: Shop) -> Way | None:
    for layers in (True, False):
        if not layers and len(survey.text) > _SHORT:
            return None
        hits: dict[str, Way] = {}
        for told, way in _entries(survey, layers=layers):
            for country in load("submit_ways")["countries"]:
                if phrases("submit_ways", "countries", country).share(told) == 1.0:
                    hits.setdefault(country, way)
        if len(hits) >= 2 and (layers or len(survey.links) + len(survey.buttons) <= 3 * len(hits) + 4):
            return hits.get(shop.dealer.country)
    return None


def _region(survey: Survey, shop: Shop) -> Way | None:
    """The dealer's state or province, where the page asks for hardly anything else."""
    dealer = shop.dealer
    tables = (load("submit_regions")["states"], load("submit_postcodes")["starts"])
    states, areas = (table.get(dealer.country, {}) for table in tables)
    known = {plain(name).strip() for name in (*states.values(), *areas)}
    if not known or len(survey.text) > _SHORT or len(survey.links) > _FEW_LINKS + len(known):
        return None
    own = {plain(name).strip() for name in region(dealer.country, dealer.state, dealer.zip, dealer.city)}
    hits = {told.strip(): way for told, way in _entries(survey, layers=False) if told.strip() in known}
    beside = len(survey.links) + len(survey.buttons) - sum(way.value is None for way in hits.values())
    return next((hits[name] for name in hits if name in own), None) if len(hits) > 1 and beside <= _FEW_LINKS else None


def choice_ways(survey: Survey, shop: Shop) -> list[Way]:
    """Lists and boxes that choose a store, by name, town or postal code, and lists that are a menu of pages."""
    out: list[Way] = []
    for choice in survey.choices:
        if choice.visible:
            way = _list_way(choice, survey, shop) if choice.options else _box_way(choice, survey, shop)
            out += way
    return out


def _list_way(choice: Choice, survey: Survey, shop: Shop) -> list[Way]:
    likely = [(store_likeness(plain(text), shop), text, value) for text, value in choice.options if value]
    best = max(likely, default=(0.0, "", ""))
    prompt = choice.options[0][0] if choice.options and not choice.options[0][1] else ""
    asked = _asks("store", choice) or _asks("city", choice) or _says("store", prompt)
    if best[0] >= 0.6 and (asked or best[0] == 1.0):
        return [_set(choice, survey, GATE + 0.2 * best[0], best[1], best[2], "store")]
    if narrows := _narrowing(choice, survey, shop):
        return [narrows]
    car = [(text, value) for text, value in choice.options if value and part_of_car(plain(text), shop.vehicle)]
    if car and wants_car(shop):
        return [_set(choice, survey, 0.8, *car[0], "stock")]
    weighed = [(weigh(plain(text), plain(value), shop), text, value) for text, value in choice.options if value]
    menu = [item for item in weighed if item[0][0] in LEADS_TO or item[0][0] in (*LISTS, "never", "store", "about")]
    if len(menu) < 2 or len(menu) < 0.5 * len(weighed):
        return []
    if any(car_likeness(plain(text), shop.vehicle) for _, text, _ in weighed):  # one drive for each car
        menu = [item for item in menu if car_likeness(plain(item[1]), shop.vehicle)]
    return [_set(choice, survey, 0.9 * told[1], text, value, told[0], told[2]) for told, text, value in menu if told[1] > 0.4]


def _narrowing(choice: Choice, survey: Survey, shop: Shop) -> Way | None:
    """Of makes or states, the store's own, where the page asks for a store: the list of stores may wait for it."""
    dealer, gates = shop.dealer, ("store", "which_store")
    beside = [other for other in survey.choices if other.visible and other.options and other.selector != choice.selector]
    asked = any(_says(name, f"{choice.around} | {survey.heading}") for name in gates)
    if not (asked or any(_asks("store", other) for other in beside)):
        return None
    own = {plain(name) for name in (dealer.brand, *region(dealer.country, dealer.state, dealer.zip, dealer.city)) if name}
    entry = next(((text, value) for text, value in choice.options if value and plain(text) in own), None)
    return _set(choice, survey, GATE + 0.1, *entry, "store") if entry and len(choice.options) > 1 else None


def _box_way(choice: Choice, survey: Survey, shop: Shop) -> list[Way]:
    dealer, car = shop.dealer, shop.vehicle
    finds_store = _asks("store", choice) or any(_says("store", b.words) for b in survey.buttons if b.selector == choice.button)
    places = [("zip", dealer.zip), ("city", dealer.city)]
    if finds_store:  # the shopper lives near the store; elsewhere a step of a tool asks for the shopper's own
        places.append(("zip", shop.persona.zip))
    place = next((place for kind, place in places if place and _asks(kind, choice)), None)
    if place is not None:
        return [_set(choice, survey, GATE + 0.1, place, place, "store")] if finds_store or len(survey.links) < 8 else []
    words = (car.stock or " ".join(part for part in (car.make, car.model) if part)) if car else ""
    if not words or not wants_car(shop) or _asks("zip", choice) or finds_store:
        return []
    if _asks("search", choice):
        return [_set(choice, survey, 0.7, words, words, "stock")]
    if thin_phrases("submit_ways", "gates", "site_search").find(thin(plain(choice.label))):
        return [_set(choice, survey, 0.12, words, words, "stock", 0.8)]
    return []


def _set(choice: Choice, survey: Survey, score: float, words: str, value: str, kind: str, promise: float = 1.0) -> Way:
    return Way(
        score, promise, words, selector=choice.selector, page=survey.url, kind=kind, value=value, confirm=choice.button or "Enter"
    )


def _asks(what: str, choice: Choice) -> bool:
    return _says(what, choice.label) or _says(what, choice.around)


def _says(what: str, words: str) -> bool:
    return thin_phrases("submit_ways", "gates", what).find(thin(plain(words))) is not None
