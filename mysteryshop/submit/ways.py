"""Where to go next: links and buttons weighed by what the shopper wants. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mysteryshop.lexicons import load
from mysteryshop.model import FormType, Intent, Shop, Vehicle
from mysteryshop.submit import addresses
from mysteryshop.submit.phrases import Phrases, phrases, plain
from mysteryshop.submit.survey import Button, Link, Survey

VEHICLE_FIRST = (FormType.VEHICLE_INQUIRY, FormType.QUOTE, FormType.CONTACT, FormType.TEST_DRIVE)
_WANTED: dict[Intent, tuple[FormType, ...]] = {
    Intent.AVAILABILITY: VEHICLE_FIRST,
    Intent.HISTORY: VEHICLE_FIRST,
    Intent.PRICE: (FormType.QUOTE, FormType.VEHICLE_INQUIRY, FormType.CONTACT, FormType.TEST_DRIVE),
    Intent.LEASE: (FormType.QUOTE, FormType.VEHICLE_INQUIRY, FormType.CONTACT, FormType.TEST_DRIVE),
    Intent.ELECTRIC: (FormType.VEHICLE_INQUIRY, FormType.CONTACT, FormType.QUOTE, FormType.TEST_DRIVE),
    Intent.TRADE_IN: (FormType.TRADE_IN, FormType.CONTACT, FormType.VEHICLE_INQUIRY, FormType.QUOTE),
    Intent.TEST_DRIVE: (FormType.TEST_DRIVE, FormType.VEHICLE_INQUIRY, FormType.CONTACT, FormType.QUOTE),
    Intent.BROWSING: (FormType.CONTACT, FormType.VEHICLE_INQUIRY, FormType.QUOTE, FormType.TEST_DRIVE),
    Intent.CONTACT: (FormType.CONTACT, FormType.VEHICLE_INQUIRY, FormType.QUOTE, FormType.TEST_DRIVE),
}
_LEADS_TO = {
    "contact": FormType.CONTACT,
    "human": FormType.CONTACT,
    "inquiry": FormType.VEHICLE_INQUIRY,
    "quote": FormType.QUOTE,
    "test_drive": FormType.TEST_DRIVE,
    "trade_in": FormType.TRADE_IN,
}
_RANK_WEIGHT = (1.0, 0.86, 0.78, 0.5, 0.4)
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
_NAMED_CAR = re.compile(r"\b(?:19[89]\d|20[0-4]\d)\s+[A-Z][\w-]+\s+\w")
_CAR = re.compile(r"\b(?:19[89]\d|20[0-4]\d)\b")


def wanted_forms(shop: Shop) -> tuple[FormType, ...]:
    """Form types that may carry this shop's lead, best first."""
    if shop.scenario.forms:
        return tuple(shop.scenario.forms)
    order = _WANTED[shop.scenario.intent]
    if shop.vehicle is None and order[0] in (FormType.VEHICLE_INQUIRY, FormType.QUOTE):
        return (FormType.CONTACT, *(kind for kind in order if kind is not FormType.CONTACT))
    return order


def weight(kind: FormType, shop: Shop) -> float:
    """How welcome a form of this type is: 1.0 the best, 0.0 never."""
    order = wanted_forms(shop)
    return _RANK_WEIGHT[min(order.index(kind), len(_RANK_WEIGHT) - 1)] if kind in order else 0.0


@dataclass(frozen=True, slots=True)
class Way:
    """One thing to follow: an address to open or a button to press. `promise` is the best weight a form behind it may have."""

    score: float
    promise: float
    words: str
    href: str | None = None
    selector: str | None = None
    page: str = ""
    kind: str = ""


def ways(survey: Survey, shop: Shop, home: str) -> list[Way]:
    """Everything on the page worth following, best first."""
    found = [way for link in survey.links if (way := _link_way(link, shop, survey.url, home))]
    buttons = [way for button in survey.buttons if (way := _button_way(button, shop, survey))]
    if shop.vehicle and len(_NAMED_CAR.findall(survey.text)) > 1 and not car_likeness(plain(survey.heading), shop.vehicle):
        # on a list of cars a price button belongs to one of them, and nothing says to which
        buttons = [way for way in buttons if way.kind not in ("inquiry", "quote", "test_drive")]
    found += buttons
    return sorted(found, key=lambda way: -way.score)


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
    spelled = plain(unquote(f"{path.path} {path.query} {path.fragment}"))
    kind, score, promise = weigh(told, spelled, shop)
    if score <= 0:
        return None
    score *= 1.0 if link.visible else 0.85
    score *= 0.6 if foreign else 1.0
    score *= 1.02 if link.region in ("nav", "header") else 1.0
    return Way(score, promise, link.text or link.title or path.path, href=url, page=page, kind=kind)


def _button_way(button: Button, shop: Shop, survey: Survey) -> Way | None:
    if not button.visible or button.submits or not button.words or button.expanded == "true":
        return None
    told = plain(f"{button.text} {button.title if button.title != button.text else ''}")
    if len(told) > 80 or phrases("submit_walls", "popups", "close").share(told) == 1.0:
        return None
    kind, score, promise = weigh(told, plain(button.opens), shop)
    if score <= 0 and phrases("submit_ways", "open", "words").share(told) > 0.6:
        kind, score, promise = "open", 0.3, 0.8
    if score <= 0 or (button.region == "form" and kind not in _LEADS_TO):
        return None
    return Way(
        score * (0.95 if kind in _LEADS_TO else 0.8), promise, button.words, selector=button.selector, page=survey.url, kind=kind
    )


def weigh(told: str, path: str, shop: Shop) -> tuple[str, float, float]:
    """(kind, score, promise) of words and an address: what they lead to, how gladly we follow, the best form to hope for."""
    best = ("", 0.0, 0.0)
    for kind in _LEADS_TO:
        promise = weight(_LEADS_TO[kind], shop)
        table = phrases("submit_ways", "leads", kind)
        strength = _strength(table, told, path)
        if strength and promise:
            best = max(best, (kind, promise * strength, promise), key=lambda item: item[1])
    car = shop.vehicle
    order = wanted_forms(shop)
    promise_of_stock = (
        1.0 if car and order[0] in (FormType.VEHICLE_INQUIRY, FormType.QUOTE) else weight(FormType.VEHICLE_INQUIRY, shop) * 0.8
    )
    if (likeness := car_likeness(told + path, car)) > 0:
        best = max(best, ("car", 1.25 * promise_of_stock * likeness, promise_of_stock), key=lambda item: item[1])
    for kind, base in (("used", 0.92), ("new", 0.92), ("stock", 0.9), ("store", 0.55), ("about", 0.3), ("detail", 0.2)):
        if kind in ("used", "new") and car and car.condition and car.condition != kind:
            base = 0.5
        strength = _strength(
            phrases("submit_ways", "browse", kind), told, path, whole=kind in ("new", "used", "detail", "about", "stock")
        )
        promise = 0.8 if kind in ("store", "about") else promise_of_stock
        if strength:
            best = max(best, (kind, base * promise * strength, promise), key=lambda item: item[1])
    if best[1] < 1.1 and _forbidden(told, path, best):
        return ("never", 0.0, 0.0)
    local = store_likeness(told, shop)
    return (best[0] or "store", max(best[1], local), max(best[2], 0.9 if local else 0.0))


def _strength(table: Phrases, told: str, path: str, *, whole: bool = False) -> float:
    """1.0: the words say just this; less where it stands among others, or only in the address."""
    share = table.share(told)
    if share >= 0.99:
        return 1.0
    if share > 0:
        if whole and share < 0.4:
            return 0.0
        return 0.75 + 0.2 * share
    if len(told.strip()) > 40:
        return 0.0
    return 0.62 if table.find(path) else 0.0


def _forbidden(told: str, path: str, best: tuple[str, float, float]) -> bool:
    never = phrases("submit_ways", "never", "words")
    against = never.share(told)
    if not against:
        return (not told.strip() and never.find(path) is not None) or (best[1] <= 0 and never.find(path) is not None)
    # "contact our service department" is the workshop's errand; "contact us about financing a new car" still is not ours
    longest_for = max((phrases("submit_ways", "leads", kind).share(told) for kind in _LEADS_TO), default=0.0)
    return against >= longest_for * 0.5


def car_likeness(words: str, car: Vehicle | None) -> float:
    """How surely words name the shopper's car: 1.0 by stock number, VIN or year and model; 0.0 for another car or none."""
    if car is None:
        return 0.0
    for mark in (car.vin, car.stock):
        if mark and len(mark) > 3 and plain(mark) in words:
            return 1.0
    model = plain(car.model or "").strip()
    if not model or (f" {model} " not in words and f" {model.replace(' ', '')} " not in words):
        return 0.0
    years = set(_CAR.findall(words))
    if years and car.year and str(car.year) not in years:
        return 0.0
    score = 0.8 + (0.12 if car.year and str(car.year) in years else 0.0)
    return min(1.0, score + (0.05 if car.trim and plain(car.trim) in words else 0.0))


def other_car(words: str, car: Vehicle | None) -> bool:
    """Words (a page's heading and title) that are about a single car which is not the shopper's."""
    return bool(_CAR.search(words)) and car_likeness(words, car) == 0.0 and (car is None or len(words.split()) < 25)


def store_likeness(told: str, shop: Shop) -> float:
    """How surely a link of a group's page leads to this very store."""
    dealer = shop.dealer
    name = plain(dealer.name)
    if name.strip() and name in told:
        return 0.9
    if dealer.city and plain(dealer.city) in told and len(told) < 90:
        return 0.75
    return 0.0


def language_way(survey: Survey, shop: Shop, home: str) -> Way | None:
    """On a page that asks only for the language: the link of the dealer's own."""
    names = load("submit_ways")["languages"]
    if len(survey.text) > 700:
        return None
    hits: dict[str, Way] = {}
    for language in names:
        table = phrases("submit_ways", "languages", language)
        for link in survey.links:
            if table.share(plain(link.text or link.title)) == 1.0 and (url := addresses.join(survey.url, link.href)):
                hits.setdefault(language, Way(2.0, 1.0, link.text, href=url, page=survey.url, kind="language"))
        for button in survey.buttons:
            if table.share(plain(button.words)) == 1.0 and button.visible:
                hits.setdefault(language, Way(2.0, 1.0, button.words, selector=button.selector, page=survey.url, kind="language"))
    if len(hits) < 2:
        return None
    return hits.get(shop.dealer.language) or hits.get("en") or next(iter(hits.values()))


def usual_paths(shop: Shop, home: str) -> list[Way]:
    """Addresses worth a try when no link leads on."""
    table = load("submit_ways")["paths"]
    paths = dict.fromkeys([*table.get(shop.dealer.language, []), *table["en"]])
    return [Way(0.1, 0.8, path, href=addresses.origin(home) + path, page=home, kind="usual path") for path in paths]
