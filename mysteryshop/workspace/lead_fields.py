"""What the fields of a lead are called elsewhere: flat or nested, in snake, camel or plain words -> one name each. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_PREFIXES = {
    "dealer": ("dealer", "dealership", "store", "rooftop", "retailer"),
    "persona": ("persona", "shopper", "customer", "consumer", "buyer", "contact", "sender", "person"),
    "vehicle": ("vehicle", "car", "auto", "unit"),
    "scenario": ("scenario",),
    "": ("lead", "shop", "submission", "inquiry", "enquiry", "request"),
}

_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "dealer": {
        "dealer_id": ("id", "dealer_id", "code", "number", "key"),
        "dealer_name": ("name", "title", "dealer_name"),
        "url": ("url", "website", "web_site", "site", "web", "homepage", "link", "www"),
        "mail_domains": ("domain", "domains", "mail_domain", "mail_domains", "email_domain", "email_domains"),
        "dealer_phone": ("phone", "telephone", "tel", "phone_number"),
        "timezone": ("timezone", "time_zone", "tz", "zone", "tz_name"),
        "hours": ("hours", "opening_hours", "open_hours", "business_hours"),
        "group": ("group", "dealer_group", "group_name", "group_id"),
        "brand": ("brand", "oem", "franchise"),
        "segment": ("segment",),
        "country": ("country", "country_code"),
        "state": ("state", "province", "region"),
        "city": ("city", "town"),
        "zip": ("zip", "zip_code", "zipcode", "postal_code", "postcode"),
        "language": ("language", "lang", "locale"),
        "relationship": ("relationship",),
    },
    "persona": {
        "first_name": ("first_name", "first", "given_name", "forename", "firstname"),
        "last_name": ("last_name", "last", "family_name", "surname", "lastname"),
        "full_name": ("", "name", "full_name", "fullname"),
        "alias": ("alias", "email", "e_mail", "mail", "address", "reply_to", "email_address", "email_alias", "mail_alias"),
        "phone_given": ("phone_given", "phone", "telephone", "tel", "mobile", "phone_number", "given_phone", "cell"),
        "persona_city": ("city", "town"),
        "persona_state": ("state",),
        "persona_zip": ("zip", "zip_code", "postal_code"),
        "street": ("street",),
    },
    "vehicle": {
        "vehicle": ("", "vehicle", "name", "words", "description", "title", "of_interest"),
        "year": ("year", "model_year"),
        "make": ("make", "brand"),
        "model": ("model",),
        "trim": ("trim",),
        "condition": ("condition", "type", "new_used"),
        "stock": ("stock", "stock_number", "stock_no", "stock_id", "stocknumber"),
        "vin": ("vin",),
        "color": ("color", "colour"),
    },
    "scenario": {
        "scenario_id": ("id", "scenario_id"),
        "scenario_name": ("name", "title"),
    },
}

_TOP: dict[str, tuple[str, ...]] = {
    "shop_id": ("shop_id", "shop", "id", "lead_id", "lead", "shopid", "leadid", "reference"),
    "dealer_or_id": ("dealer", "dealership", "store"),
    "name": ("name",),
    "phone": ("phone", "telephone", "tel", "phone_number"),
    "sent_at": (
        "sent_at", "sent", "sent_on", "sent_time", "submitted_at", "submitted", "submitted_on", "lead_sent_at", "date_sent",
        "time_sent", "sent_date", "timestamp", "created_at", "at", "date", "time", "datetime",
    ),
    "sent_zone": ("sent_zone", "sent_timezone", "sent_at_timezone", "sent_tz"),
    "questions": ("questions", "question", "asked", "asks"),
    "preferred_channel": ("preferred_channel", "channel", "preferred_contact", "contact_preference", "preference", "prefers"),
    "message": ("message", "text", "comments", "comment", "body", "message_text", "lead_text"),
    "intent": ("intent", "purpose"),
    "timeframe": ("timeframe", "time_frame", "purchase_timeframe", "buying_timeframe"),
    "situation": ("situation",),
    "scenario_id": ("scenario", "scenario_id"),
    "wave": ("wave", "wave_id", "wave_name", "round"),
    "window_days": ("window_days", "window", "watch_days"),
    "rubric": ("rubric",),
}  # fmt: skip
_WHOLE = {"hours", "opening_hours", "open_hours", "business_hours", "questions", "question", "timeframe", "time_frame"}
"""Kept as they are, however deep."""


def _table() -> dict[str, str]:
    found = {word: name for name, words in _TOP.items() for word in words}
    for group in ("dealer", "persona", "vehicle", "scenario"):
        for name, words in _NAMES[group].items():
            for word in words:
                for prefix in _PREFIXES[group]:
                    found.setdefault(f"{prefix}_{word}".rstrip("_"), name)
    for group in ("dealer", "persona", "vehicle"):  # without a prefix the dealer's come first: "phone" is the store's
        for name, words in _NAMES[group].items():
            for word in words:
                if word:
                    found.setdefault(word, name)
    return found


_ALL = _table()
FIELDS = tuple(name for name in dict.fromkeys(_ALL.values()) if name not in ("dealer_or_id", "name", "phone"))


_EITHER = (
    ("dealer_or_id", "dealer_name", "dealer_id"),
    ("name", "dealer_name", "full_name"),
    ("phone", "dealer_phone", "phone_given"),
)
"""Words that stand for one thing or another: for the first, unless that has a key of its own."""


def plain_key(key: str) -> str:
    """ "phoneGiven", "Phone given" and "phone-given" as phone_given."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key.strip())
    return re.sub(r"[^a-z0-9]+", "_", apart.lower()).strip("_")


def fields_of(row: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The fields of a lead by our names, and the keys nobody here knows. Empty values are left out; the first name wins."""
    found: dict[str, Any] = {}
    unknown: list[str] = []
    for path, value in _leaves(row, ()):
        name = _name_of(path)
        if name is None:
            unknown.append(".".join(path))
        elif not _empty(value):
            found.setdefault(name, value)
    for word, first, second in _EITHER:
        if word in found:
            value = found.pop(word)
            found.setdefault(first if first not in found else second, value)
    return found, unknown


def _leaves(row: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in row.items():
        here = (*path, plain_key(str(key)))
        if isinstance(value, Mapping) and here[-1] not in _WHOLE:
            yield from _leaves(value, here)
        else:
            yield here, value


def _name_of(path: tuple[str, ...]) -> str | None:
    """Our name for a place: its innermost group decides ("lead.persona.phone" is the shopper's)."""
    for start in range(len(path)):
        if name := _ALL.get("_".join(path[start:])) if _sensible(path, start) else None:
            return name
    return None


def _sensible(path: tuple[str, ...], start: int) -> bool:
    """Whether what stands above a key may be left out: a lead's own groups may, a dealer's or a shopper's may not."""
    groups = {word for name in ("dealer", "persona", "vehicle") for word in _PREFIXES[name]}
    return not any(step in groups for step in path[:start])


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or (isinstance(value, str) and not value.strip())
