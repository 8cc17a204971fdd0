"""What a place tells about time: country codes as people write them, and the time zone where a place has but one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Signs:
    """What a store's first page tells of where it is: its language as it declares it ("de-AT"), the language of its words, the
    country its telephone numbers ring in. Each None where it tells nothing."""

    declared: str | None = None
    words: str | None = None
    phones: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store known by its address alone is taken to be, and why."""

    country: str
    language: str
    why_country: str
    why_language: str


def place_of(host: str, signs: Signs | None) -> Place:
    """The likeliest place: the country by the ending of the address, else by the page; the language by the page, else by the
    country. `signs` None: the page was not seen."""
    places, signs = _places(), signs or Signs()
    declared, _, region = (signs.declared or "").replace("_", "-").partition("-")
    declared, region = declared.lower(), region[-2:].upper()
    declared = declared if declared in places["home_of"] else ""
    ending = host.rsplit(".", 1)[-1].upper()
    spoken = signs.words if signs.words in places["home_of"] else None
    if not re.fullmatch(r"[A-Z]{2}", region) or region not in places["spoken_in"]:
        region = ""
    by_country = (
        ("GB" if ending == "UK" else ending if ending in places["spoken_in"] else None, f"the address ends in .{ending.lower()}"),
        (signs.phones, "its page gives telephone numbers of that country"),
        (region or None, f"its page is marked {signs.declared}"),
        (places["home_of"].get(declared or spoken or ""), "most stores of its page's language are there"),
        ("US", "nothing tells where it is"),
    )
    country, why_country = next((code, why) for code, why in by_country if code)
    there = places["spoken_in"].get(country, ["en"])
    if spoken and spoken != declared and (not declared or (declared not in there and spoken in there)):
        return Place(country, spoken, why_country, "the words of its page")  # a page's mark is often that of its template
    if declared:
        return Place(country, declared, why_country, f"its page is marked {signs.declared}")
    return Place(country, there[0], why_country, "it is spoken there")


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
