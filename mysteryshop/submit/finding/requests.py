"""Bids to ask ("Anfrage", "leave your details", "talk to our sellers"): told by their words, all of which must be known. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import Phrases, phrases, plain, thin_phrases
from mysteryshop.submit.recognise.words import MOTOR

_SHORT = 2
"""Words up to this length name nothing."""
_FEW = 5
_LONGEST = 9
"""Words of the longest bid."""


def requests(told: str, names: Iterable[str] = ()) -> bool:
    """`told`, as `thin` wrote it, asks for something, and names nothing but a car: by the words all cars are called by, or by
    `names`, those of the shopper's own."""
    words = told.split()
    cars = {part for name in names for part in plain(name).split()}
    asked = thin_phrases("submit_ways", "requests", "words").find(told)
    return bool(asked and all(word in cars or _says_nothing(word) for word in words))


def bids(told: str) -> bool:
    """Every word of `told`, as `thin` wrote it, is one of a bid to ask or names a car, and it says what it is about: those who
    sell, what is told, a car."""
    words = told.split()
    if not 2 <= len(words) <= _LONGEST:
        return False
    roles = [_roles(word) for word in words]
    if not all(roles):
        return False
    about = sum(1 for role in roles if role & {"who", "what", "car"})
    asks = sum(1 for role in roles if "ask" in role)
    alike = sum(1 for role in roles if "ask" in role and role & {"who", "what", "car"})
    return bool(asks and about and (asks + about - alike >= 2))


def asks_price(told: str) -> bool:
    """`told`, as `thin` wrote it, asks for a price of the store's own naming: "get local price", "obtenir prix final"."""
    if not 2 <= len(told.split()) <= _FEW:
        return False
    price, ask = phrases("submit_ways", "priced", "price").find(told), phrases("submit_ways", "priced", "ask")
    before, _, after = told.partition(f" {price} ") if price else ("", "", "")
    known = phrases("submit_ways", "priced", "kinds")
    asked = ask.find(f"{before} ") or ""
    if asked and f"{before} ".startswith(f" {asked} "):
        between = before.removeprefix(f" {asked}").split()
        return len(between) <= 1 and all(known.find(f" {word} ") for word in after.split())
    return bool(ask.whole(f" {after}")) and len(before.split()) <= 1


@lru_cache(4_096)
def _roles(word: str) -> set[str]:
    spaced = f" {word} "
    found = {name for name in ("ask", "who", "what", "small") if phrases("submit_ways", "bids", name).whole(spaced)}
    if word in MOTOR:
        found.add("car")
    if not found and _empty().find(spaced):
        found.add("small")
    return found


@lru_cache(4_096)
def _says_nothing(word: str) -> bool:
    bare = len(word) <= _SHORT or word.isdigit() or word in MOTOR
    return bare or thin_phrases("submit_ways", "requests", "words").whole(f" {word} ") or _empty().find(f" {word} ") is not None


@lru_cache(1)
def _empty() -> Phrases:
    sends = (said for listed in load("recognise_buttons")["send"].values() for said in listed)
    return Phrases([*load("submit_ways")["errand_words"]["empty"], *(word for said in sends for word in said.split())])
