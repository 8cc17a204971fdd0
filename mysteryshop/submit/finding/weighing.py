"""Words and addresses weighed: what they lead to, and how gladly the shopper follows. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, unquote

from mysteryshop.lexicons import load, small_words
from mysteryshop.model import FormType, Shop, Vehicle
from mysteryshop.submit.content.errands import other_desk
from mysteryshop.submit.finding.requests import asks_price, bids, requests
from mysteryshop.submit.finding.wants import (
    YEAR,
    car_likeness,
    other_car,
    part_of_car,
    shows_number,
    store_likeness,
    wants_car,
    weight,
)
from mysteryshop.submit.page.phrases import Phrases, phrases, plain, thin, thin_phrases

LEADS_TO = {
    "contact": FormType.CONTACT,
    "human": FormType.CONTACT,
    "inquiry": FormType.VEHICLE_INQUIRY,
    "quote": FormType.QUOTE,
    "test_drive": FormType.TEST_DRIVE,
    "trade_in": FormType.TRADE_IN,
}
LISTS = ("used", "new", "stock")
"""Kinds of ways that lead to a list of cars."""
NAMED_PRICE = 0.6
"""What a form is worth in which the shopper is to name a price: nobody bids while anything else takes the question."""
_BIDS = 0.6
_BID = 0.7
"""What a bid to ask is worth that no list names."""
_PRICED = 0.85
_FINDS, _FINDER, _FOUND = 0.6, 0.7, 0.9
"""What an order to find a car is worth: it takes a question, though nobody at the store knows of which car."""
_VIEWS = 0.35
"""From this share of its words on, a link shows more of what its card names."""
_VIN = re.compile(r" (?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])([a-hj-npr-z0-9]{17})(?= )")
_LEAST_VIN = 4
"""Letters and digits of a maker's number of which cards may show the end alone."""
_YEARS = 3
"""How often a card tells the year of its car at most."""
_OWN_CAR, _OWN_WORDS = 0.9, 10
"""What words for the worth of one's own car are worth that no list names, and how many they are at most."""
_WHOLE = 0.99
_TOPIC = 0.96
"""How gladly a page is opened that is about what the scenario is after."""
_BROWSE = (("used", 0.92), ("new", 0.92), ("stock", 0.9), ("store", 0.55), ("more", 0.45), ("about", 0.3), ("detail", 0.2))


def weigh(told: str, path: str, shop: Shop, *, around: str = "") -> tuple[str, float, float]:
    """(kind, score, promise) of words and an address: what they lead to, how gladly we follow, the best form to hope for.
    `around`: the words of the card the link stands on, which say of which car or store a short "view" speaks."""
    best = ("", 0.0, 0.0)
    words = thin(told)
    for kind in LEADS_TO:
        promise = weight(LEADS_TO[kind], shop)
        strength = _strength(thin_phrases("submit_ways", "leads", kind), words, path) or float(_alone(kind, words, shop))
        if strength and promise:
            best = max(best, (kind, promise * strength, promise), key=lambda item: item[1])
    if not weight(FormType.TRADE_IN, shop) and gives_away(told):
        return ("never", 0.0, 0.0)
    if (promise := weight(FormType.TRADE_IN, shop)) and best[1] < _OWN_CAR * promise and names_own_worth(told):
        best = ("trade_in", _OWN_CAR * promise, promise)
    best = max(best, _to_cars(told, path, around, shop), key=lambda item: item[1])
    if (promise := weight(FormType.TEST_DRIVE, shop)) == 1.0 and _tries(told, shop.vehicle):
        best = ("test_drive", max(best[1], _OWN_CAR), promise)
    if best[1] < 1.1 and forbidden(words, path, best):
        return ("never", 0.0, 0.0)
    if best[1] <= 0 and asks_price(words):
        promise = weight(LEADS_TO["quote"], shop)
        best = ("quote", _PRICED * promise, promise)
    finds = thin_phrases("submit_ways", "finder", "words").share(words)
    if finds > _FINDS and best[1] < _FINDER and best[0] not in ("car", "other car"):
        promise = _FOUND * weight(LEADS_TO["human"], shop)
        best = ("human", _FINDER * promise, promise)
    if best[1] <= 0 and bids(words):
        promise = weight(LEADS_TO["inquiry"], shop)
        best = ("inquiry", _BID * promise, promise)
    if best[0] == "quote" and thin_phrases("submit_ways", "errand_words", "bid").share(words) > _BIDS:
        best = ("quote", NAMED_PRICE * best[1], NAMED_PRICE * best[2])
    if best[0] in ("contact", "human") and other_desk(told):  # "a question about my invoice"
        best = (best[0], 0.6 * best[1], 0.6 * best[2])
    local = store_likeness(told, shop)
    if len(told) < 90 and local >= 0.3 and best[1] < 0.5 * local:
        best = ("store", 0.5 * local, 0.9)
    return best


@lru_cache(32_768)
def names_own_worth(told: str) -> bool:
    """A few words that name the shopper's own car and what it is worth, or that it is given away."""
    own, worth, other = (phrases("submit_ways", "own_car", table) for table in ("car", "worth", "not"))
    if len(told.split()) > _OWN_WORDS or (car := own.find(told)) is None:
        return False
    return worth.find(told.replace(f" {car} ", "  ")) is not None and other.find(told) is None


def trades_in(words: str) -> bool:
    """They name a trade-in, as its links do."""
    told = plain(words)
    return thin_phrases("submit_ways", "leads", "trade_in").find(thin(told)) is not None or names_own_worth(told)


def gives_away(told: str) -> bool:
    """A few words that offer to take the shopper's own car ("We'll buy your car"), and name no other lead: what is asked there
    goes to who buys cars in, and to nobody who sells one."""
    worth, of_any = (phrases("submit_ways", "own_car", table) for table in ("worth", "of_any"))
    if not names_own_worth(told) or all(map(of_any.find, (f" {words} " for words in worth.all_in(told)))):
        return False
    rest = told
    for words in (*thin_phrases("submit_ways", "leads", "trade_in").all_in(told), *worth.all_in(told)):
        rest = rest.replace(f" {words} ", "  ")
    others = (kind for kind in LEADS_TO if kind not in ("trade_in", "quote"))  # what is quoted there is what the store would pay
    return not any(thin_phrases("submit_ways", "leads", kind).find(thin(rest)) for kind in others)


def _tries(told: str, car: Vehicle | None) -> bool:
    """A word of driving and the make or model of the shopper's car, and nothing of weight beside them: "Prueba un Kia"."""
    if car is None or (does := phrases("submit_ways", "tries", "words").find(told)) is None:
        return False
    if thin_phrases("submit_ways", "leads", "test_drive").find(thin(told)):
        return False  # named by a list's own words
    rest = told.replace(f" {does} ", "  ")
    named = [plain(part) for part in (car.make, car.model) if part and plain(part) in rest]
    for part in named:
        rest = rest.replace(part, "  ")
    return bool(named) and all(word in small_words() for word in rest.split())


def _alone(kind: str, words: str, shop: Shop) -> bool:
    """A word that names this lead, and nothing beside it; a word of asking with nothing beside it but a car."""
    car = shop.vehicle
    if kind == "inquiry" and requests(words, (part for part in (car.make, car.model, car.trim) if part) if car else ()):
        return True
    return kind in load("submit_ways")["alone"] and thin_phrases("submit_ways", "alone", kind).whole(words)


def _to_cars(told: str, path: str, around: str, shop: Shop) -> tuple[str, float, float]:
    """What leads to the shopper's car: itself, a list it may stand in, its make or model, the next page of a list."""
    best = ("", 0.0, 0.0)
    car = shop.vehicle
    hope = (
        0.95
        if wants_car(shop) and weight(FormType.TEST_DRIVE, shop) == 1.0
        else 1.0
        if wants_car(shop)
        else weight(FormType.VEHICLE_INQUIRY, shop) * 0.8
    )
    detail = thin_phrases("submit_ways", "browse", "detail").share(thin(told)) > _VIEWS or not told.strip()  # also "quick view"
    detail = detail or (thin_phrases("submit_ways", "cars", "card").share(thin(told)) > _VIEWS and one_card(around))
    own = told + path + (around if detail else "")
    if (likeness := car_likeness(own, car)) > 0:
        other = twin(told + around, car)  # a card that is one link tells it itself
        likeness = 1.0 if car and one_card(around) and shows_number(around, car) else likeness
        best = ("car", (0.35 if other else 1.25) * hope * likeness, (0.85 if other else 1.0) * hope)
    elif car and part_of_car(told, car):
        best = ("stock", 0.95 * hope, hope)
    elif car and hope and other_car(told + (around if detail else ""), car):
        return ("other car", 0.1 * hope, 0.47 * hope)
    if (topic := shop.scenario.intent.value) in load("submit_ways")["topics"]:
        strength = _strength(thin_phrases("submit_ways", "topics", topic), thin(told), path)
        best = max(best, ("stock", _TOPIC * hope * strength, hope), key=lambda item: item[1])
    for kind, base in _BROWSE:
        if kind in ("used", "new") and car and car.condition and car.condition != kind:
            base = 0.5
        table = thin_phrases("submit_ways", "browse", kind)
        words = _uncounted(told) if kind == "more" else told
        strength = _strength(table, thin(words), path, whole=kind not in ("store",), by_path=kind != "more")
        if words != told and thin_phrases("submit_ways", "browse", "more_counted").share(thin(words)) >= _WHOLE:
            strength = 1.0
        promise = 0.8 if kind in ("store", "about") else hope
        if strength and not (kind == "more" and not car):
            best = max(best, (kind, base * promise * strength, promise), key=lambda item: item[1])
    return best


def _uncounted(told: str) -> str:
    """Words without the numbers they count by: "Load 10 more", "Show 24 more"; a number alone stays."""
    words = [word for word in told.split() if any(map(str.isalpha, word))]
    return f" {' '.join(words)} " if words else told


def twin(around: str, car: Vehicle | None) -> bool:
    """The card tells another number than the shopper's car has, by stock or by maker: a car alike, and not the same."""
    if car is None or car_likeness(around, car) == 1.0:
        return False
    if car.stock and (
        thin_phrases("submit_ways", "cars", "stock_labels").find(around) is not None or _numbered(around, car.stock)
    ):
        return True
    mine = plain(car.vin or "").strip()
    if not mine:
        return False
    labels = thin_phrases("submit_ways", "cars", "vin_labels").all_in(around)
    told = [after[0] for label in labels if (after := around.partition(f" {label} ")[2].split())]
    numbers = [*_VIN.findall(around), *(word for word in told if len(word) >= _LEAST_VIN and any(map(str.isdigit, word)))]
    return bool(numbers) and not any(mine.endswith(number) for number in numbers)


def _numbered(around: str, stock: str) -> bool:
    """A number made like the shopper's stock number stands there, and is another: "ea 1904" beside "ea 1924", or "nr 78 ghs"
    beside "78 ght". Figures alone tell nothing: they may be a price."""
    own = plain(stock).split()
    if len(own) == 1:
        mixed = len(stock) >= _LEAST_VIN and own[0].isalnum() and not own[0].isalpha() and not own[0].isdigit()
        return mixed and any(_made_like(word, own[0]) for word in around.split())
    if not any(map(str.isalpha, own)) or sum(map(len, own)) < _LEAST_VIN:
        return False
    lead, last, words = own[:-1], own[-1], around.split()
    for start in range(len(words) - len(own) + 1):
        run = words[start : start + len(own)]
        if run == own or not all(word == part or _made_like(word, part) for word, part in zip(run, own, strict=True)):
            continue
        counts_on = run[:-1] == lead and last.isdigit() and len(last) > 2
        named = thin_phrases("submit_ways", "cars", "number_labels").find(f" {' '.join(words[max(0, start - 1) : start])} ")
        if counts_on or named or len(own) > 2:  # a plate of three parts is made like nothing else
            return True
    return False


def _made_like(word: str, own: str) -> bool:
    return (
        word != own
        and len(word) == len(own)
        and all(a.isdigit() == b.isdigit() and a.isalpha() == b.isalpha() for a, b in zip(word, own, strict=True))
    )


def one_card(around: str) -> bool:
    """These are the words of one car's card, and not of a list: "see more" leads to the car. One year stands there, or
    the model's beside that of its making (2020/2021)."""
    years = [int(year) for year in YEAR.findall(around)]
    return 0 < len(years) <= _YEARS and max(years) - min(years) <= 1


def spelled(path: SplitResult) -> str:
    """The words an address is made of."""
    return plain(unquote(f"{path.path} {path.query} {path.fragment}"))


@lru_cache(32_768)  # the same links stand on page after page
def _strength(table: Phrases, told: str, path: str, *, whole: bool = False, by_path: bool = True) -> float:
    """1.0: the words say just this; less where it stands among others, or only in the address."""
    share = table.share(told)
    if share >= 0.99:
        return 1.0
    if share > 0:
        if whole and share < 0.4:
            return 0.0
        return 0.75 + 0.2 * share
    if len(told.strip()) > 40 or not by_path:
        return 0.0
    return 0.62 if table.find(path) else 0.0


def forbidden(told: str, path: str, best: tuple[str, float, float]) -> bool:
    never = thin_phrases("submit_ways", "never", "words")
    against = never.share(told)
    longest_for = max((thin_phrases("submit_ways", "leads", kind).share(told) for kind in LEADS_TO), default=0.0)
    if thin_phrases("submit_ways", "not_a_lead", "words").share(told) > max(longest_for, 0.5):
        return True
    named = max(
        (hit for kind in LEADS_TO for hit in thin_phrases("submit_ways", "leads", kind).all_in(told)), key=len, default=""
    )
    if against and named and not never.find(told.replace(f" {named} ", "  ")):
        return False  # "buy" within "I want to buy"
    if not against:
        return (not told.strip() and never.find(path) is not None) or (best[1] <= 0 and never.find(path) is not None)
    # "contact our service department" is the workshop's errand; "contact us about financing a new car" still is not ours
    return against >= longest_for * 0.5
