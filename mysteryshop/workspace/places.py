"""What a place tells about time: country codes as people write them, and the time zone where a place has but one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _places() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("places.toml").read_text(encoding="utf-8"))


def country_code(words: str) -> str | None:
    """ "usa", "Germany" or "de" as the two letters of ISO 3166; None for what is neither."""
    if re.fullmatch(r"[A-Za-z]{2}", words) and words.lower() != "uk":
        return words.upper()
    found: str | None = _places()["country_names"].get(words.strip().lower())
    return found


def timezone_of(country: str, state: str | None, postal: str | None) -> str | None:
    """The time zone of a place that has only one; None where only a person can know."""
    places = _places()
    if country in places["countries"]:
        return str(places["countries"][country])
    state = (state or "").upper()
    for zone, states in places.get(country, {}).items():
        if state in states:
            return str(zone)
    if country == "US" and state in places["US_states_of_two"] and postal:
        return places["US_zip_elsewhere"].get(postal[:3], places["US_states_of_two"][state]) or None
    return None


def country_of_zone(zone: str) -> str | None:
    """The country a time zone belongs to, where only one of those known here has it."""
    places = _places()
    found = {country for country, name in places["countries"].items() if name == zone}
    found |= {country for country in ("US", "CA") if zone in places.get(country, {})}
    return found.pop() if len(found) == 1 else None


def language_of(country: str) -> str | None:
    """The language shoppers write in there, where a country has but one."""
    found: str | None = _places()["languages"].get(country)
    return found


def brand_name(words: str) -> str:
    """A brand as scenarios spell it: "VW" is Volkswagen."""
    return str(_places()["brands"].get(words.strip().lower(), words))
