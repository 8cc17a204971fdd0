"""A question in a whole sentence that asks one thing of a car: "What year is it?", "And the model?". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mysteryshop.lexicons import load
from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import books

_PARTS = {
    "vehicle_year": ("year", "first_used"),
    "vehicle_make": ("make",),
    "vehicle_model": ("model",),
    "vehicle_trim": ("trim",),
    "vehicle_mileage": ("mileage", "distance"),
}
_MOST_WORDS = 12
_EXAMPLE_YEAR = re.compile(r" (?:19[89]\d|20[0-4]\d) ")
MOST_UNITS = 3
"""Entries of a list of units: two, and one that only bids to choose."""


def part_of_car(field: FieldSnapshot) -> str | None:
    """The type of the one thing that is asked; None where the words are no question, or ask for several or none.
    A unit of distance alone ("Kilometres") asks how far the car has gone."""
    asked = field.label or field.aria_label or field.group_label or field.text_before.rpartition(" | ")[2]
    told = plain(asked)
    if any(phrases("submit_choices", "car", unit_of).whole(told) for unit_of in ("miles", "kilometres")):
        return "vehicle_mileage"
    if not asked.rstrip(" *").endswith("?") or len(told.split()) > _MOST_WORDS:
        return None
    if phrases("submit_choices", "car", "model_year").find(told):
        return "vehicle_year"
    named = [kind for kind, tables in _PARTS.items() if any(phrases("submit_choices", "car", one).find(told) for one in tables)]
    return named[0] if len(named) == 1 else None


def shows_a_car(field: FieldSnapshot) -> bool:
    """The example in the box is a car's year and make, with more: "e.g. 2016 Honda Civic"."""
    told = plain(field.placeholder)
    return _EXAMPLE_YEAR.search(told) is not None and names_a_make(told)


def names_a_make(words: str) -> bool:
    """Whether a car maker's name stands among the words."""
    told = plain(words)
    return any(f" {make} " in told for make in books.choices()["vehicle_make"])


def unit(options: Sequence[Option], country: str) -> Option | None:
    """Of the units in which a car's distance is told, the one on the dashboards of a country (two letters); None where a list
    offers anything else."""
    words = load("submit_choices")["car"]
    miles, kilometres = (
        [option for option in options if plain(option[0]).strip() in words[name]] for name in ("miles", "kilometres")
    )
    if len(miles) != 1 or len(kilometres) != 1 or len(options) > MOST_UNITS:
        return None
    return (miles if country in words["in_miles"] else kilometres)[0]
