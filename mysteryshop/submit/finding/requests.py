"""Words of asking ("Anfrage", "demande") that name a lead only where nothing else is named beside them but a car. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import Phrases, plain, thin_phrases
from mysteryshop.submit.recognise.words import MOTOR

_SHORT = 2
"""Words up to this length name nothing."""


def requests(told: str, names: Iterable[str] = ()) -> bool:
    """`told`, as `thin` wrote it, asks for something, and names nothing but a car: by the words all cars are called by, or by
    `names`, those of the shopper's own."""
    words = told.split()
    if not thin_phrases("submit_ways", "requests", "words").find(told):
        return False
    cars = {part for name in names for part in plain(name).split()}
    return all(word in cars or _says_nothing(word) for word in words)


@lru_cache(4_096)
def _says_nothing(word: str) -> bool:
    bare = len(word) <= _SHORT or word.isdigit() or word in MOTOR
    return bare or thin_phrases("submit_ways", "requests", "words").whole(f" {word} ") or _empty().find(f" {word} ") is not None


@lru_cache(1)
def _empty() -> Phrases:
    sends = (said for listed in load("recognise_buttons")["send"].values() for said in listed)
    return Phrases([*load("submit_ways")["errand_words"]["empty"], *(word for said in sends for word in said.split())])
