"""The stores of a group, as its pages list them: which entry is the shopper's store, and whose pages are another's. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mysteryshop.model import Shop
from mysteryshop.submit.content.errands import other_desk
from mysteryshop.submit.finding.wants import store_likeness
from mysteryshop.submit.page import addresses
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases
from mysteryshop.submit.page.survey import Button, Link, Survey

OURS = 0.35
"""From this likeness on an entry names the shopper's store."""
_LABEL = 90
"""Letters up to which the words around a button are a label, and no card."""
_HEAD = 700
"""Letters of a page that may be its head."""
_START = 1_500
"""Letters of a page within which it asks what it is about."""
_ENTRY = 9
"""Words of the longest entry of a list of stores that tells the street as well."""
_DEEP = 4
"""Parts of an address, by its slashes, that has one below the host and one below that."""
_PLACED = 0.6
"""From this likeness on an entry names the store's town, or nearly the whole name."""
_NAME = 7
"""Words of the longest name of a store."""
_TOWN = 3
"""Words of the longest name of a town that is told alone."""
_POSTAL = re.compile(r" (?:[a-z]{1,2} )?\d{4,5} ")
_A_CAR = re.compile(r" (?:km|kms|miles|ps|kw|hp) |[€$]")
_YEAR = re.compile(r" (?:19[89]\d|20[0-4]\d) ")


@dataclass(frozen=True, slots=True)
class Stores:
    """`own`: how surely the items of a page (links, then visible buttons, by place) lead to the shopper's store; `others`: the
    addresses of the group's other stores, which stand beside it in the same list; `strange`: the items that lead there."""

    own: dict[int, float]
    others: frozenset[str]
    strange: frozenset[int] = frozenset()


def items_of(survey: Survey) -> list[Link | Button]:
    """What may lead to a store."""
    return [*survey.links, *(button for button in survey.buttons if button.visible)]


def read_stores(survey: Survey, shop: Shop) -> Stores:
    """Entries that are a town's or store's name, and entries of one wording that stand on the cards of several stores."""
    items = items_of(survey)
    words = [plain(item.text or item.title) for item in items]
    alike = Counter(words)
    own: dict[int, float] = {}
    if sum(1 for told in alike if told.strip() and len(told.split()) <= 3) > 1:
        own = {place: likeness for place, told in enumerate(words) if (likeness := store_likeness(told, shop, whole=True))}
    others: set[str] = set()
    strange: set[int] = set()
    listed = thin_phrases("submit_ways", "browse", "store").find(thin(_about(survey))) is not None
    takes = phrases("submit_ways", "gates", "chosen")  # "set as my store"
    for told, number in alike.items():
        if number < 2:
            continue
        family = [place for place, said in enumerate(words) if said == told]
        named = thin_phrases("submit_ways", "browse", "store").share(thin(told)) > 0.6 or takes.find(told) is not None
        rated = {place: store_likeness(plain(f"{items[place].text} {items[place].around}"), shop) for place in family}
        asked = listed or any(_asks_store(items[place]) for place in family)
        if max(rated.values()) >= _PLACED:
            cards = [plain(items[place].around) for place in family]
            asked = asked or _named_alike(cards, shop) or _apart_by_town(cards, shop)
        if not named and not (told.strip() and _stores_cards([items[place] for place in family], listed=asked)):
            continue
        ours = {place: likeness for place, likeness in rated.items() if likeness >= OURS}
        own |= {} if other_desk(told) else ours
        if ours:
            strange |= set(family) - set(ours)
            others |= set(_addresses(survey, (items[place] for place in family if place not in ours)))
    for family in _siblings(survey, items):
        rated = {place: store_likeness(words[place], shop) for place in family}
        if max(rated.values()) < _PLACED:
            continue
        told_apart = _named_alike([words[place] for place in family], shop) or _by_place([items[place] for place in family])
        if told_apart or asked_here(survey):
            own |= {place: likeness for place, likeness in rated.items() if likeness >= _PLACED and not other_desk(words[place])}
            others |= set(_addresses(survey, (items[place] for place, likeness in rated.items() if likeness < OURS)))
    kept = set(_addresses(survey, (items[place] for place in own)))
    kept_out = frozenset(url for url in others if not any(under(mine, (url,)) for mine in kept))
    return Stores(own, kept_out, frozenset(place for place in strange if isinstance(items[place], Button)))


def changers(survey: Survey, shop: Shop) -> list[Link | Button]:
    """What changes the store, where a page's head names another store than the shopper's as the chosen one: "My store:
    Rochester", "Change" beside "Your dealership: Rochester"."""
    chosen, change = phrases("submit_ways", "gates", "chosen"), phrases("submit_ways", "gates", "change")
    head = plain(survey.text[:_HEAD])
    hit = chosen.find(head)
    after = head.partition(f" {hit} ")[2].split()[: _NAME + 2] if hit else []
    changes = change.find(f" {' '.join(after)} ")
    named = f" {' '.join(after)} ".partition(f" {changes} ")[0].split() if changes else []
    stands_there = _another(named, shop)
    for item in items_of(survey):
        told = plain(item.text or item.title)
        own = chosen.find(told)
        if not item.visible or item.region not in ("header", "nav", "main", "overlay"):
            continue
        if isinstance(item, Button) and own and not item.submits:
            rest = [word for word in told.partition(f" {own} ")[2].split() if not change.find(f" {word} ")]
            if _another(rest, shop):
                return [item]
        if stands_there and told.strip() == changes:
            return [item]
    return []


def _another(named: Sequence[str], shop: Shop) -> bool:
    """These words name a store, and not the shopper's."""
    dealer = shop.dealer
    own = set(plain(f"{dealer.name} {dealer.city or ''} {dealer.zip or ''} {dealer.state or ''}").split())
    strange = [word for word in named if len(word) > 2 and word.isalpha() and word not in own]
    return bool(strange) and len(named) <= _NAME and store_likeness(f" {' '.join(named)} ", shop) < OURS


def under(url: str, others: Iterable[str]) -> bool:
    """The address is one of these, or below one."""
    here = addresses.plain(url).rstrip("/")
    return any(here == other or here.startswith(f"{other}/") for other in others)


def _about(survey: Survey) -> str:
    return plain(f"{survey.heading} {survey.title} {unquote(urlsplit(survey.url).path)}")


def asked_here(survey: Survey) -> bool:
    """The page asks, in more than one word, which store it shall be: "Choose your showroom"."""
    asks = thin_phrases("submit_ways", "gates", "which_store")
    return asks.find(thin(plain(f"{survey.heading} | {survey.title} | {survey.text[:_START]}"))) is not None


def _siblings(survey: Survey, items: Sequence[Link | Button]) -> list[list[int]]:
    """Links in the middle of the page that say little and whose addresses differ by one part alone, the last or the one before
    it: by place."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for place, item in enumerate(items):
        if not (isinstance(item, Link) and item.visible and item.region == "main"):
            continue
        if not 0 < len(plain(item.text or item.title).split()) <= _ENTRY:
            continue
        for url in _addresses(survey, (item,)):
            parts = url.partition("?")[0].split("/")
            for at in (-1, -2) if len(parts) > _DEEP else (-1,):
                alike.setdefault((*parts[:at], "*", *parts[at:][1:]), []).append(place)
    return [family for family in alike.values() if len(family) > 1]


def _named_alike(told: Sequence[str], shop: Shop) -> bool:
    """All of them bear a word of the store's own name beside the rest: "Kia Harrogate", "Kia York"."""
    names = {word for word in plain(shop.dealer.name).split() if len(word) > 2} - set(plain(shop.dealer.city or "").split())
    return len(set(told)) == len(told) and all(names & set(words.split()) for words in told)


def _apart_by_town(cards: Sequence[str], shop: Shop) -> bool:
    """They say the same but for a short name each, numbers aside, one of them that of the store's town: "Derby", "Mansfield"."""
    told = [[word for word in card.split() if word.isalpha()] for card in cards]
    same = set[str].intersection(*map(set, told))
    names = [tuple(word for word in words if word not in same) for words in told]
    short = all(0 < len(name) <= _TOWN for name in names)
    return short and len(set(names)) == len(names) and tuple(plain(shop.dealer.city or "").split()) in names


def _by_place(links: Sequence[Link | Button]) -> bool:
    """All say the same but for what their own addresses say as well: "Email sales in Derby", "Email sales in Mansfield"."""
    told = [set(plain(link.text or link.title).split()) for link in links]
    same = set.intersection(*told)
    rest = [(words - same, plain(unquote(link.href))) for words, link in zip(told, links, strict=True) if isinstance(link, Link)]
    return bool(same) and all(words and all(f" {word} " in address for word in words) for words, address in rest)


def _asks_store(item: Link | Button) -> bool:
    """What lies over the page around it begins by asking for the store."""
    asks = thin_phrases("submit_ways", "gates", "store")
    return isinstance(item, Button) and bool(item.layer) and asks.find(thin(plain(item.layer[:_LABEL]))) is not None


def _stores_cards(family: Sequence[Link | Button], *, listed: bool) -> bool:
    """Entries alike stand on cards of stores: the page says so, or the cards bear postal codes; none tells of a car."""
    cards = [plain(item.around) for item in family]
    if len(set(cards)) < len(cards) or any(_A_CAR.search(card) for card in cards):
        return False
    return listed or (sum(_POSTAL.search(card) is not None for card in cards) > 1 and not any(map(_YEAR.search, cards)))


def _addresses(survey: Survey, entries: Iterable[Link | Button]) -> list[str]:
    joined = (addresses.join(survey.url, entry.href) for entry in entries if isinstance(entry, Link))
    return [addresses.plain(url).rstrip("/") for url in joined if url and urlsplit(url).path.strip("/")]
