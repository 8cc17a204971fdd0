"""What the shopper wants: which forms, which car, which store, and how surely words speak of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from mysteryshop.model import FormType, Intent, Shop, Vehicle
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.recognise import books

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
_RANK_WEIGHT = (1.0, 0.86, 0.78, 0.5, 0.4)
_NAMED_CAR = re.compile(r"\b(?:19[89]\d|20[0-4]\d)\s+[A-Z][\w-]+\s+\w")
_MEETING = re.compile(r"(?<=[a-z]) (?=\d)|(?<=\d) (?=[a-z])")
YEAR = re.compile(r"\b(?:19[89]\d|20[0-4]\d)\b")


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


TOOLS = (FormType.TRADE_IN, FormType.TEST_DRIVE)
"""Forms that are often tools of several steps; a contact form is no match for one that can be used."""
STEPPED = (*TOOLS, FormType.QUOTE)
"""Forms that may ask by cards and tiles, a screen at a time: a quote begins with the car it is for."""


def tool_missing(shop: Shop, in_hand: FormType) -> bool:
    """The scenario wants a tool, and the form in hand is none."""
    wanted = wanted_forms(shop)[0]
    return wanted in TOOLS and in_hand is not wanted


def wants_car(shop: Shop) -> bool:
    """The best form for this lead stands on the page of a car, or may."""
    on_cars = (FormType.VEHICLE_INQUIRY, FormType.QUOTE, FormType.TEST_DRIVE)
    return shop.vehicle is not None and wanted_forms(shop)[0] in on_cars


def car_likeness(words: str, car: Vehicle | None) -> float:
    """How surely words name the shopper's car: 1.0 by stock number, VIN or year and model; 0.0 for another car or none."""
    if car is None:
        return 0.0
    if shows_number(words, car):
        return 1.0
    model = plain(car.model or "").strip()
    if not model or (f" {model} " not in words and f" {model.replace(' ', '')} " not in words):
        return 0.0
    years = set(YEAR.findall(_without(words, model)))
    if years and car.year and str(car.year) not in years:
        return 0.0
    score = 0.8 + (0.12 if car.year and str(car.year) in years else 0.0)
    return min(1.0, score + (0.05 if car.trim and plain(car.trim) in words else 0.0))


def shows_number(words: str, car: Vehicle) -> bool:
    """The car's stock number, or its maker's, stands there, whatever is before it and however it is parted: "78-GHT" is "78 GHT"
    and "78GHT"."""
    return any(mark and len(mark) > 3 and _spelled(mark).search(words) for mark in (car.vin, car.stock))


@lru_cache(256)
def _spelled(mark: str) -> re.Pattern[str]:
    """Parts are put together only where a letter meets a digit: "20-22" is no 2022."""
    return re.compile(_MEETING.sub(" ?", plain(mark).strip()).join("  "))


def car_words(car: Vehicle | None) -> list[list[str]]:
    """What a card that names the shopper's car says somewhere: its model, year and trim, as far as they are known; or less."""
    if car is None or not car.model:
        return []
    known = [str(part) for part in (car.model, car.year, car.trim) if part]
    return [known[:end] for end in range(len(known), 0, -1)]


def other_car(words: str, car: Vehicle | None) -> bool:
    """Words (a page's heading and title) that are about a single car which is not the shopper's: a year stands with it, or a
    maker's name with a model's."""
    if car_likeness(words, car) or (car is not None and len(words.split()) >= 25):
        return False
    return bool(YEAR.search(words)) or _names_a_car(words)


def lists_cars(survey: Survey) -> bool:
    """Several cars are named here."""
    return len(set(_NAMED_CAR.findall(survey.text))) > 1


def on_cards_of_cars(links: Iterable[tuple[str, str]]) -> bool:
    """Links with the same words ("More info") stand on the cards of several cars. `links`: their words, what stands around."""
    cards: dict[str, set[str]] = {}
    for words, around in links:
        cards.setdefault(plain(words), set()).add(plain(around))
    return any(len(card) > 1 and sum(other_car(words, None) for words in sorted(card)[:9]) > 1 for card in cards.values())


def _names_a_car(words: str) -> bool:
    """A known maker's name, and a known model's, or a number in its place ("peugeot 3008")."""
    told, known = words.split(), books.choices()
    pairs = [" ".join(pair) for pair in pairwise(told)]
    makers = [make for make in known["vehicle_make"] if f" {make} " in words]
    return any(re.search(rf" {make} \d{{3,4}} ", words) for make in makers) or (
        bool(makers) and any(name in known["vehicle_model"] for name in (*told, *pairs))
    )


def _without(words: str, model: str) -> str:
    """The words without the first naming of the model, which may look like a year itself (Peugeot 2008)."""
    return words.replace(f" {model} ", " ", 1)


def part_of_car(words: str, car: Vehicle | None) -> bool:
    """Words that are just the make or the model of the shopper's car, as lists by make and model have them ("Kia (3)")."""
    told = " ".join(word for word in words.split() if not word.isdigit())
    return car is not None and told != "" and told in {plain(part).strip() for part in (car.make, car.model) if part}


def store_likeness(told: str, shop: Shop, *, whole: bool = False) -> float:
    """How surely words name this very store, 0..1: by its name, town or postal code. `whole`: they say nothing else."""
    dealer = shop.dealer
    names = [word for word in plain(dealer.name).split() if len(word) > 2 or word.isdigit()]
    city = plain(dealer.city).strip() if dealer.city else ""
    spoken = set(told.split())
    if whole:
        return 1.0 if told.strip() in {city, plain(dealer.name).strip()} - {""} else 0.0
    share = sum(name in spoken for name in names) / len(names) if names else 0.0
    placed = bool(city and f" {city} " in told) or bool(dealer.zip and plain(dealer.zip) in told)
    if share == 1.0 and (placed or not city or city in names):
        return 1.0
    if placed:
        return 0.6 + 0.3 * share
    if city and len(city) > 4 and any(word.startswith(city) for word in spoken):
        return 0.4  # "Comunidad Valenciana" for a store in Valencia
    return 0.3 if share == 1.0 else 0.0
