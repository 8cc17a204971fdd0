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


_POSTAL = {
    "US": r"\d{5}(?:-\d{4})?",
    "DE": r"\d{5}",
    "FR": r"\d{5}",
    "ES": r"\d{5}",
    "IT": r"\d{5}",
    "AT": r"\d{4}",
    "CH": r"\d{4}",
    "BE": r"\d{4}",
    "NL": r"\d{4} ?[A-Z]{2}",
    "PT": r"\d{4}(?:-\d{3})?",
    "CA": r"[A-Z]\d[A-Z] ?\d[A-Z]\d",
    "GB": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",
    "IE": r"[A-Z]\d[\dW] ?[A-Z\d]{4}",
}


def postal_code(words: str, country: str) -> str | None:
    """A postal code as the country writes it; None for what cannot be one there. Spreadsheets eat leading zeros: they come back.

    A country whose rule is not known here takes anything."""
    rule = _POSTAL.get(country)
    code = " ".join(words.upper().split())
    if rule == r"\d{5}" or country == "US":
        code = re.sub(r"^(\d{3,4})(?=$|-\d{4}$)", lambda short: short[1].zfill(5), code)
    return code if rule is None or re.fullmatch(rule, code) else None
