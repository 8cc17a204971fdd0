"""Where to go next: links and buttons weighed by what the shopper wants. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from mysteryshop.model import FormType, Shop
from mysteryshop.submit.content.errands import other_desk, sells
from mysteryshop.submit.content.texts import without_papers
from mysteryshop.submit.finding.desks import desk_to_choose, own_desk
from mysteryshop.submit.finding.short import buys, named_by_card, one_more_channel
from mysteryshop.submit.finding.stores import OURS, changers, items_of, read_stores
from mysteryshop.submit.finding.wants import (
    car_likeness,
    lists_cars,
    on_cards_of_cars,
    other_car,
    store_likeness,
    wants_car,
    weight,
)
from mysteryshop.submit.finding.warrant import names_lead
from mysteryshop.submit.finding.weighing import LEADS_TO, LISTS, spelled, twin, weigh
from mysteryshop.submit.page import addresses
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases, unkeyed
from mysteryshop.submit.page.survey import Button, Link, Survey

_ASKS = (*LEADS_TO, "fold", "open")
GATE = 1.1
"""A way of kind "store" with this score or more chooses the store on a group's page."""
HOLDS_FORM = 3
"""Boxes from which on what a button opens may be a form that takes a question."""
_ANOTHER = 0.3
_CARDED = 1.15
"""What a button on the card of the shopper's car is worth, beside one anywhere else: it comes before other lists of cars."""
_ELSEWHERE = (
    "facebook.",
    "instagram.",
    "twitter.",
    "x.com",
    "youtube.",
    "linkedin.",
    "tiktok.",
    "pinterest.",
    "google.",
    "goo.gl",
    "maps.",
    "apple.",
    "yelp.",
    "wa.me",
    "m.me",
    "whatsapp.",
    "messenger.",
    "cars.com",
    "cargurus.",
    "carfax.",
    "autotrader.",
    "kbb.com",
    "edmunds.",
)
_TWIN = 0.6
_DOOR = 4
"""Words of a link that is a door for one kind of customers."""
_FINER = 0.02
"""What a car of the shopper's model is worth beside one that is more like theirs, by at least so much."""
_PAGE_NUMBER = re.compile(r"(?:/page)?[/-]?\d{1,3}/?$")


@dataclass(frozen=True, slots=True)
class Way:
    """One thing to follow: an address to open, or something to press. `promise` is the best weight a form behind it may have.
    `value` is chosen or typed at `selector` first, and `confirm` pressed then. `floats`: it hangs over every page alike.
    `carded`: it stands on the card of the shopper's car in a list of several."""

    score: float
    promise: float
    words: str
    href: str | None = None
    selector: str | None = None
    page: str = ""
    kind: str = ""
    value: str | None = None
    confirm: str = ""
    floats: bool = False
    carded: bool = False


def ways(survey: Survey, shop: Shop, home: str) -> list[Way]:
    """Everything on the page worth following, best first."""
    linked = [(link, way) for link in survey.links if (way := _link_way(link, shop, survey.url, home))]
    asked = ((link.text or link.title, link.around) for link, way in linked if way.kind in LEADS_TO)
    carded = lists_cars(survey) or (shop.vehicle is not None and on_cards_of_cars(asked))
    found = _by_desk([(link, _of_another(link, way, shop)) for link, way in linked] if carded else linked)
    pressed = [(button, way) for button in survey.buttons if (way := _button_way(button, shop, survey))]
    if shop.vehicle and lists_cars(survey) and not car_likeness(plain(survey.heading), shop.vehicle):
        # on a list of cars a price button belongs to one of them: only the words of its card say to which
        own = ("inquiry", "quote", "test_drive")
        pressed = [
            (b, _on_card(b, way, shop) if way.kind in own else way)
            for b, way in pressed
            if way.kind not in own or car_likeness(plain(b.around), shop.vehicle) > 0.7
        ]
    found = _stores(found + _by_desk([(one, _by_card(one, way, shop)) for one, way in pressed]), survey, shop)
    if wants_car(shop) and lists_cars(survey) and not any(map(names_car, found)):
        found = [replace(way, score=max(way.score, 0.98), promise=1.0) if way.kind == "more" else way for way in found]
    shown: list[tuple[Link | Button, Way]] = [*linked, *pressed]
    ours = own_cards([(thing, way) for thing, way in shown if names_car(way) or way.carded], shop)
    return sorted(_at_store(_own_trim(found), ours), key=lambda way: -way.score)


def _own_trim(found: list[Way]) -> list[Way]:
    """Where one of several cars of the model is the shopper's by year and trim, the others are other cars."""
    best = max((way.score for way in found if way.kind == "car"), default=0.0)
    return [replace(way, score=_TWIN * way.score) if way.kind == "car" and way.score < best - _FINER else way for way in found]


def own_cards(cards: Sequence[tuple[Link | Button, Way]], shop: Shop) -> dict[str | None, bool]:
    """Where cards of the shopper's car name the stores they stand at, the shopper's among them: whether each names that one."""
    named = {
        way.href or way.selector: store_likeness(plain(f"{thing.text} {thing.around}"), shop) >= OURS for thing, way in cards
    }
    return named if any(named.values()) else {}


def _at_store(found: list[Way], ours: dict[str | None, bool]) -> list[Way]:
    """Of cars alike at several stores of a group the one at the shopper's store comes first."""
    best = max((way.score for way in found if ours.get(way.href or way.selector)), default=0.0)
    strange = [not ours.get(way.href or way.selector, True) and way.score < best + _FINER for way in found]
    return [replace(way, score=_TWIN * way.score) if other else way for way, other in zip(found, strange, strict=True)]


def _on_card(button: Button, way: Way, shop: Shop) -> Way:
    """A button on the card of the shopper's car, or of one alike with another number: a last resort."""
    if twin(plain(button.around), shop.vehicle):
        return replace(way, score=_ANOTHER * way.score)
    return replace(way, score=_CARDED * way.score, carded=True)


def _by_card(button: Button, way: Way, shop: Shop) -> Way:
    """Of buttons with the same words, the one on the card that names the shopper's car best comes first."""
    if way.kind not in LEADS_TO or shop.vehicle is None:
        return way
    return replace(way, score=way.score * (0.92 + 0.08 * car_likeness(plain(button.around), shop.vehicle)))


def _of_another(link: Link, way: Way, shop: Shop) -> Way:
    """Where several cars are named, what stands on the card of another than the shopper's asks about that one."""
    strange = way.kind in LEADS_TO and shop.vehicle is not None and other_car(plain(link.around), shop.vehicle)
    return replace(way, score=_ANOTHER * way.score) if strange else way


def _by_desk(listed: Sequence[tuple[Link | Button, Way]]) -> list[Way]:
    """Of links or buttons with the same words, or whose address alone names a lead (a person's name stands there), those on the
    cards of people or desks that sell come first, of others last."""
    called = [_unnamed(thing, way) for thing, way in listed]
    alike = Counter(words for words, (_, way) in zip(called, listed, strict=True) if way.kind in _ASKS)
    out = []
    for words, (thing, way) in zip(called, listed, strict=True):
        around = plain(thing.around)
        by_address = way.kind in LEADS_TO and bool(way.href) and not names_lead(way.words)
        if by_address:
            around += plain(urlsplit(way.href or "").path.rpartition("/")[2])
        if way.kind in _ASKS and (by_address or alike[words] > 1):
            way = replace(way, score=way.score * (0.6 if other_desk(around) else 1.03 if sells(around) else 1.0))
        out.append(way)
    return out


def _unnamed(thing: Link | Button, way: Way) -> str:
    """Its words without those its card says besides, the name of whom it writes to: "Email" for "Email Marcus"."""
    told = plain(way.words)
    card = plain(thing.around).replace(told, "  ", 1)
    rest = [word for word in told.split() if f" {word} " not in card]
    return " ".join(rest) or told.strip()


def names_car(way: Way) -> bool:
    """It leads to the shopper's car by more than the name of its model, as menus have it."""
    return way.kind == "car" and way.score > 1.02


def _link_way(link: Link, shop: Shop, page: str, home: str) -> Way | None:
    url = addresses.join(page, link.href)
    if url is None or addresses.is_document(url) or addresses.plain(url) == addresses.plain(page):
        return None
    name = addresses.host(url)
    foreign = not addresses.same_site(url, home) and not addresses.same_site(url, page)
    if foreign and any(mark in f"{name}." for mark in _ELSEWHERE):
        return None
    path = urlsplit(url)
    told = plain(f"{link.text} {link.title if link.title != link.text else ''}")
    kind, score, promise = weigh(told, spelled(path), shop, around=plain(link.around))
    if link.text.strip().isdigit() and len(link.text.strip()) < 3 and _leaf(url, page):
        kind, score, promise = "more", 0.4, 0.8  # the pages of a list
    elif kind in LISTS and _leaf(url, page) and thin_phrases("submit_ways", "browse", "more").share(thin(told)) > 0.6:
        kind, score, promise = "more", 0.45, 0.8
    if score <= 0 and link.region in ("main", "nav") and buys(told):
        kind, promise = "contact", weight(FormType.CONTACT, shop)  # a tile for who wants to buy
        score = (0.55 if link.region == "main" else 0.3) * promise
    if link.region == "main" and len(told.split()) <= _DOOR and kind != "never":
        kind, score, promise = _by_party(told, (kind, score, promise), shop)
    if score <= 0 and kind != "never" and (errand := named_by_card(link, told, _own(shop))):
        kind, score, promise = errand, 0.9, 1.0
    if score <= 0 and kind != "never" and one_more_channel(link, told):
        kind, score, promise = "contact", 0.5 * weight(FormType.CONTACT, shop), weight(FormType.CONTACT, shop)
    if score <= 0 or (kind == "car" and addresses.plain(url).rstrip("/") == addresses.plain(home).rstrip("/")):
        return None  # a store called after a model
    score *= 1.0 if link.visible else 0.85
    score *= 0.6 if foreign and kind != "store" and link.region != "frame" else 1.0
    score *= 1.02 if link.region in ("nav", "header") else 1.0
    if link.region == "footer" and kind in ("car", "other car", *LISTS):
        score *= 0.6  # towns and models in long lists, for search engines
    return Way(score, promise, link.text or link.title or path.path, href=url, page=page, kind=kind)


def _by_party(told: str, way: tuple[str, float, float], shop: Shop) -> tuple[str, float, float]:
    """Of doors for people and for companies ("Personal use", "My business"), the one for who buys for himself."""
    if phrases("submit_choices", "party", "private").share(told) > 0.5 and way[1] < _TWIN:
        promise = weight(FormType.CONTACT, shop)
        return "contact", 0.8 * promise, promise
    firm = way[0] != "trade_in" and phrases("submit_choices", "party", "business").share(told) > 0.5  # "Trade" is no trade-in
    return (way[0], _TWIN * way[1], way[2]) if firm else way


def _own(shop: Shop) -> list[str]:
    """The kinds of ways that lead to the very form the scenario wants."""
    return [kind for kind, form in LEADS_TO.items() if weight(form, shop) == 1.0]


def present_car(shop: Shop) -> set[str]:
    """What the shopper would press where a trade-in tool asks for the present car in tiles."""
    car = shop.scenario.trade_in if weight(FormType.TRADE_IN, shop) == 1.0 else None
    return {plain(str(part)).strip() for part in (car.year, car.make, car.model)} if car else set()


def _leaf(url: str, page: str) -> bool:
    """Another leaf of the same list: the address differs in its end alone."""
    return _PAGE_NUMBER.sub("", urlsplit(url).path).rstrip("/") == _PAGE_NUMBER.sub("", urlsplit(page).path).rstrip("/")


def _button_way(button: Button, shop: Shop, survey: Survey) -> Way | None:
    if (
        not (button.visible or button.hovers)
        or button.submits
        or not button.words
        or button.expanded == "true"
        or button.region == "steps"
    ):
        return None
    told = unkeyed(plain(f"{button.text} {button.title if button.title != button.text else ''}"))
    if len(told) > 80 or phrases("submit_walls", "popups", "close").share(told) == 1.0:
        return None
    kind, score, promise = weigh(told, plain(button.opens), shop, around=plain(button.around))
    if kind in LISTS and phrases("submit_ways", "browse", "more").find(told) and lists_cars(survey):
        kind, score, promise = "more", 0.45, 0.8  # "Load more vehicles"
    if kind == "about" and button.region == "overlay":
        kind, score, promise = "open", 0.35, 0.8  # help that floats over every page
    present = present_car(shop) if score < 0.5 and told.strip() else set()
    if told.strip() in present or (present and (without_papers(told, survey.text) or _after_lack(button, told))):
        return Way(0.95, 1.0, button.words, selector=button.selector, page=survey.url, kind="trade_in")
    if score <= 0 and (
        own_desk(told) > 0.6 if button.folds else own_desk(told) == 1.0 and button.region == "main" and desk_to_choose(survey)
    ):
        kind, promise = "contact", weight(FormType.CONTACT, shop)  # the sales desk's own tab
        score = 0.9 * promise
    if score <= 0 and kind != "never" and phrases("submit_choices", "party", "private").share(told) > 0.5:
        kind, score, promise = "contact", 0.5 * weight(FormType.CONTACT, shop), weight(FormType.CONTACT, shop)  # who asks
    if score <= 0 and kind != "never" and one_more_channel(button, told):
        kind, score, promise = "contact", 0.5 * weight(FormType.CONTACT, shop), weight(FormType.CONTACT, shop)
    if score <= 0 and kind != "never" and (errand := named_by_card(button, told, _own(shop))):
        kind, score, promise = errand, 0.9, 1.0
    if score <= 0 and kind != "never" and thin_phrases("submit_ways", "open", "words").share(thin(told)) > 0.6:
        kind, score, promise = "open", 0.3, 0.8
    if score <= 0 and kind != "never" and button.holds >= HOLDS_FORM and button.region == "main":
        kind, score, promise = "open", 0.4, 0.8  # a form stands behind it, whatever it says
    if score <= 0 and kind != "never" and button.region != "form" and (button.folds or button.region in ("nav", "header")):
        kind, score, promise = "fold", 0.15, 0.8
    if score <= 0 or (button.region == "form" and kind not in LEADS_TO):
        return None
    score *= 0.95 if kind in LEADS_TO else 1.0 if kind in ("open", "fold", "store") else 0.8
    named = kind in ("test_drive", "trade_in")  # which no other desk offers, whatever stands beside it
    score *= 0.6 if kind in LEADS_TO and not named and other_desk(plain(button.around)) else 1.0
    floats = button.region == "overlay"
    return Way(score, promise, button.words, selector=button.selector, page=survey.url, kind=kind, floats=floats)


def _after_lack(button: Button, told: str) -> bool:
    """It stands right after words that let a car be told without its papers: "No VIN? Search by vehicle"."""
    before, here, _ = plain(button.around).partition(told)
    lacks = phrases("submit_choices", "trade", "without").all_in(f"{before} ") if here else []
    return bool(lacks) and f"{before.rstrip()} ".endswith(f" {lacks[-1]} ")


def _stores(found: list[Way], survey: Survey, shop: Shop) -> list[Way]:
    """On a group's page, where several entries of one kind lead to several stores, the own store's comes first."""
    items, out = items_of(survey), list(found)
    known = {way.href or way.selector: place for place, way in enumerate(found)}
    here = {addresses.plain(survey.url).rstrip("/"), addresses.plain(shop.dealer.url).rstrip("/")}
    stores = read_stores(survey, shop)
    strange = {item.selector for place in stores.strange if isinstance(item := items[place], Button)}
    for number, likeness in stores.own.items():
        item = items[number]
        url = addresses.join(survey.url, item.href) if isinstance(item, Link) else None
        if isinstance(item, Link) and (url is None or addresses.plain(url).rstrip("/") in here):
            continue
        selector = item.selector if isinstance(item, Button) else None
        words = plain(item.text or item.title).strip()
        way = Way(GATE + 0.2 * likeness, 1.0, words, url, selector, survey.url, "store")
        place = known.get(url or selector)
        if place is None:
            out.append(way)
        else:
            out[place] = replace(way, words=out[place].words)
    for one in changers(survey, shop):
        url = addresses.join(survey.url, one.href) if isinstance(one, Link) else None
        selector = one.selector if isinstance(one, Button) else None
        if url or selector:
            out.append(Way(GATE, 0.9, one.text or one.title, url, selector, survey.url, "store", floats=True))
    return [way for way in out if way.selector not in strange]
