"""Letters that hold nothing but what a program knows: who writes to whom, the car's name and price, and the calendar. Pure.

A schedule writes in a seller's voice: he thought of the shopper over his coffee, his boss has asked after her. What he never says
is anything of the car that he would have had to look at, nor does he answer above her own words. Somebody who goes on days later
without either calls the car "it"; a program names it, for the name is all that it has.
"""

from __future__ import annotations

import re
from enum import Enum

from mysteryshop.inbox.language.signals import cue, found, made_as_campaign, spoken
from mysteryshop.inbox.language.speech import any_car, reads_the_listing, says_of_its_own, typed
from mysteryshop.inbox.nature.timing import seconds_waited
from mysteryshop.inbox.text.quotes import quotes_something
from mysteryshop.model import Message, Shop

SOON, NEXT_DAY, LATER, LONG = 600, 43_200, 86_400, 432_000
"""Seconds: until when assistants answer; from when schedules write that name the car; from when all do; and from when nobody else
does who has nothing to say."""
FEWEST_WORDS = 10
"""Words of a letter that has room to say something."""


_WORD = re.compile(r"[\w-]+")


class Hollow(Enum):
    """When a letter came that holds nothing of its own; the value names its weight in lexicons/inbox_nature.toml."""

    SOON = "hollow_soon"
    FIRST = "hollow_first"
    LATER = "hollow_later"
    LONG = "hollow_long"

    @property
    def left(self) -> float:
        """What is left of single words that people use in such a letter, for a seller's voice is what it is written in."""
        return 0.35 if self in (Hollow.LATER, Hollow.LONG) else 0.6


def hollow(message: Message, shop: Shop | None) -> Hollow | None:
    """When a letter to a known lead came, if it holds nothing that its writer would have had to look at or be told; None of any
    other. A first answer must ask, name the car and be made as systems make theirs besides, or read out the advertisement as they
    print it: people may be as short."""
    waited = seconds_waited(message, shop)
    if shop is None or waited is None or waited < 0:
        return None
    said = typed(message.text)
    if len(said.split()) < FEWEST_WORDS:
        return None
    language, made = spoken(message), made_as_campaign(message)
    asks, named = "?" in said, _names_the_car(said, shop, language)
    later = waited >= LATER or (waited >= NEXT_DAY and named and asks)
    if later:
        suspect = named or (made and (asks or bool(found(cue("nudge", language), message.text))))
    else:
        suspect = (asks and named and (made or waited < SOON)) or (
            (made or named or (asks and waited < SOON)) and reads_the_listing(_without_names(said, message, shop), language)
        )
    if not suspect or message.attachments or quotes_something(message.full_text):
        return None
    bare = _without_names(said, message, shop)
    if says_of_its_own(bare, language) or (not later and _tells_what_was_done(bare, language)):
        return None
    if later:
        return Hollow.LONG if waited >= LONG else Hollow.LATER
    return Hollow.SOON if waited < SOON else Hollow.FIRST


def _tells_what_was_done(said: str, language: str | None) -> bool:
    """Whether somebody says what he did or whom he called: news in a first answer, while later every schedule says so."""
    return any(found(cue(name, language), said) for name in ("checked", "did", "called"))


def _names_the_car(said: str, shop: Shop, language: str | None) -> bool:
    """Whether the car is called by its name, or in words that fit any ("the vehicle you are interested in")."""
    model = shop.vehicle.model if shop.vehicle else None
    return (bool(model) and str(model).casefold() in said.casefold()) or any_car(said, language)


def _without_names(said: str, message: Message, shop: Shop) -> str:
    """A text without the names that a program puts in: the store's, the car's, the shopper's, the seller's."""
    said = said.replace(shop.dealer.name, " ")
    car = shop.vehicle.words() if shop.vehicle else ""
    names = frozenset(_WORD.findall(f"{car} {shop.persona.full_name} {message.from_name}".casefold()))
    return _WORD.sub(lambda hit: " " if not hit[0].isdigit() and hit[0].casefold() in names else hit[0], said)
