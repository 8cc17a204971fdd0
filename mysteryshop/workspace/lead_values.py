"""The values of a lead as other tools write them: times, hours, cars, questions, channels. What makes no sense is Odd. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mysteryshop.model import Channel, Question, Timeframe, Vehicle
from mysteryshop.workspace.problems import did_you_mean


class Odd(Exception):
    """A value that makes no sense: what is wrong, the remedy, and the offending text."""

    def __init__(self, message: str, tip: str, text: str = "") -> None:
        super().__init__(message)
        self.message, self.tip, self.text = message, tip, text[:80]


_CHANNELS = {
    Channel.EMAIL: ("email", "e-mail", "mail", "e_mail", "electronic mail"),
    Channel.TEXT: ("text", "sms", "text message", "texting", "mms", "whatsapp", "message"),
    Channel.CALL: ("call", "phone", "phone call", "telephone", "voice", "mobile"),
    Channel.VOICEMAIL: ("voicemail",),
    Channel.CHAT: ("chat", "live chat", "messenger"),
    Channel.VISIT: ("visit", "in person", "in-person", "showroom"),
}
_DAYS = (
    ("mo", "mon", "monday"), ("tu", "tue", "tues", "tuesday"), ("we", "wed", "wednesday"),
    ("th", "thu", "thur", "thurs", "thursday"), ("fr", "fri", "friday"), ("sa", "sat", "saturday"), ("su", "sun", "sunday"),
)  # fmt: skip
_MAKES_OF_TWO = ("land rover", "alfa romeo", "aston martin", "mercedes benz", "rolls royce", "range rover", "great wall")
_ABOUT = (
    ("trade", r"\btrade|inzahlung|reprise|permuta|\binruil|retoma|in permuta"),
    ("price", r"\bpric|\bcost|out.the.door|\bfees?\b|preis|\bprix\b|precio|prezzo|\bprijs|preço|\botd\b"),
    ("availability", r"availab|\bstill\b|in stock|on the lot|verfügbar|noch da|dispon|beschikbaar|disponív"),
)


def zone_of(name: str) -> tzinfo:
    """A time zone by its name ("America/New_York", "UTC"). Raises Odd."""
    try:
        return UTC if name.upper() in ("UTC", "GMT", "Z") else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Odd(f'"{name}" is not a time zone', "Write it as America/New_York or Europe/Berlin.", name) from error


def moment_of(value: Any, zone: tzinfo | None) -> datetime:
    """An instant in UTC: ISO 8601, a mail's date, seconds or milliseconds since 1970, a zone's name behind a local time.

    A local time is read in `zone`; without one it is Odd, for a lead's time decides every other.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Odd(f"{value!r} is no time", _WRITE_TIME, str(value))
    words = str(value).strip()
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", words):
        number = float(words)
        return datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC)
    named = re.fullmatch(r"(.+?)\s*\[?\s*([A-Za-z]+/[A-Za-z_/+-]+|UTC|GMT)\s*\]?", words)
    if named:
        words, own = named[1], zone_of(named[2])
        at = _parsed(words)
        return (at if at.tzinfo else at.replace(tzinfo=own)).astimezone(UTC)
    at = _parsed(words)
    if at.tzinfo is None:
        if zone is None:
            raise Odd(
                f'"{words}" has no time zone',
                'Write it with one, e.g. "2026-11-02T09:30:00-05:00", or say --zone America/New_York (or --zone dealer).',
                words,
            )
        at = at.replace(tzinfo=zone)
    return at.astimezone(UTC)


_WRITE_TIME = 'Write it as "2026-11-02T09:30:00-05:00".'


def _parsed(words: str) -> datetime:
    if not re.search(r"\d[T ]\d{1,2}[:.]?\d\d|\d\d:\d\d", words):
        raise Odd(f'"{words}" is no date with a time of day', _WRITE_TIME, words)
    tight = re.sub(r"(\d)\s+(?=[+-]\d\d:?\d\d$)", r"\1", words.replace(" UTC", "+00:00"))
    try:
        return datetime.fromisoformat(tight)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError) as error:
        raise Odd(f'"{words}" cannot be read as a time', _WRITE_TIME, words) from error


def channel_of(value: Any) -> Channel | None:
    """How the shopper wants to be answered; None where it is all the same to them. Raises Odd."""
    words = str(value).strip().casefold()
    if words in ("any", "none", "no preference", "either", "all", "-"):
        return None
    for channel, names in _CHANNELS.items():
        if words in names:
            return channel
    tip = did_you_mean(words, [name for names in _CHANNELS.values() for name in names[:1]], what="Channels")
    raise Odd(f'"{value}" is not a way to answer a shopper', tip, str(value))


def vehicle_of(fields: Mapping[str, Any]) -> Vehicle | None:
    """The car: its parts, or all in one string ("2023 Toyota RAV4 XLE"). Raises Odd for a year that is none."""
    parts = {key: str(fields[key]).strip() for key in ("year", "make", "model", "trim", "stock", "vin", "color") if key in fields}
    if "vehicle" in fields and isinstance(fields["vehicle"], str):
        parts = _car_in(fields["vehicle"]) | parts
    condition = str(fields.get("condition", "")).strip().lower()
    if condition:
        parts["condition"] = "new" if condition.startswith("new") else "used"
    if year := parts.pop("year", None):
        if not re.fullmatch(r"(?:19|20)\d\d(?:\.0)?", year):
            raise Odd(f'"{year}" is no model year', "Write it as 2023, or leave it out.", year)
        return Vehicle.model_validate({**parts, "year": int(float(year))})
    return Vehicle.model_validate(parts) if parts else None


def _car_in(words: str) -> dict[str, str]:
    found: dict[str, str] = {}
    left = words.strip()
    if stock := re.search(r"[(,;]?\s*(?:stock|stk)\.?\s*(?:no\.?|number|#|:)*\s*([\w-]+)\)?", left, re.IGNORECASE):
        found["stock"] = stock[1]
        left = (left[: stock.start()] + left[stock.end() :]).strip()
    if year := re.search(r"\b(?:19|20)\d\d\b", left):
        found["year"] = year[0]
        left = (left[: year.start()] + left[year.end() :]).strip()
    if lot := re.match(r"(new|used|certified|pre-owned)\b\s*", left, re.IGNORECASE):
        found["condition"] = "new" if lot[1].lower() == "new" else "used"
        left = left[lot.end() :]
    names = left.split()
    if names:
        two = " ".join(names[:2]).casefold().replace("-", " ") in _MAKES_OF_TWO
        found["make"] = " ".join(names[: 2 if two else 1])
        names = names[2 if two else 1 :]
    if names:
        found["model"] = names[0]
    if len(names) > 1:
        found["trim"] = " ".join(names[1:])
    return found


def questions_of(value: Any) -> tuple[Question, ...]:
    """What was asked: a list of words or of groups with `text`, or one text, split at its marks."""
    if isinstance(value, Mapping):
        value = [value] if "text" in value else [{"id": key, "text": text} for key, text in value.items()]
    if isinstance(value, str):
        pieces = re.split(r"[|\n]+", value)
        value = [part for piece in pieces for part in re.split(r"(?<=\?)\s+", piece)]
    if not isinstance(value, list | tuple):
        raise Odd(
            f"{value!r} are no questions", 'Write them as a list: ["Is it still there?", "What is the price?"].', str(value)
        )
    found: list[Question] = []
    for item in value:
        given = dict(item) if isinstance(item, Mapping) else {"text": item}
        text = str(given.get("text") or given.get("question") or "").strip()
        if len(text) < 5:
            if text:
                raise Odd(f'"{text}" is too short for a question', "Write it out as it was asked.", text)
            continue
        known = {key: given[key] for key in ("answered_by", "refused_by", "deferred_by") if isinstance(given.get(key), list)}
        about = str(given.get("about") or _about(text))
        name = re.sub(r"[^a-z0-9]+", "_", str(given.get("id") or f"q{len(found) + 1}").lower()).strip("_") or f"q{len(found) + 1}"
        name = name if name not in {one.id for one in found} else f"{name}_{len(found) + 1}"
        about = about if about in ("availability", "price", "trade", "fact") else "fact"
        found.append(Question.model_validate({"id": name, "text": text, "about": about, **known}))
    return tuple(found)


def _about(text: str) -> str:
    return next((name for name, words in _ABOUT if re.search(words, text, re.IGNORECASE)), "fact")


def timeframe_of(value: Any) -> Timeframe | None:
    """When the shopper means to buy: a number of days, words, or both."""
    if isinstance(value, Mapping):
        days, words = value.get("days", 30), value.get("words") or value.get("text")
        return Timeframe(words=str(words or f"within {days} days"), days=int(days))
    if isinstance(value, int | float) or re.fullmatch(r"\d+", str(value).strip()):
        return Timeframe(words=f"within {int(value)} days", days=int(value))
    words = str(value).strip()
    number = re.search(r"(\d+)\s*(day|week|month|year)", words, re.IGNORECASE)
    factor = {"day": 1, "week": 7, "month": 30, "year": 365}
    days = int(number[1]) * factor[number[2].lower()] if number else 30
    return Timeframe(words=words, days=min(days, 730))


def hours_of(value: Any) -> str:
    """Opening hours as OpenStreetMap writes them, from that, or from a group of weekdays."""
    if not isinstance(value, Mapping):
        return str(value).strip()
    rules = []
    for key, given in value.items():
        day = next((names[0] for names in _DAYS if str(key).strip().lower() in names), None)
        if day is not None:
            rules.append(f"{day.capitalize()} {_span(given)}")
    return "; ".join(rules)


def _span(given: Any) -> str:
    if isinstance(given, Mapping):
        given = [given.get("open") or given.get("from"), given.get("close") or given.get("to")]
    if isinstance(given, list | tuple) and len(given) == 2 and all(given) and not isinstance(given[0], list | tuple):
        return f"{_clock(given[0])}-{_clock(given[1])}"
    if isinstance(given, list | tuple) and given:
        return ",".join(_span(one) for one in given)
    if ends := re.fullmatch(r"\s*([\d:.apm\s]+?)\s*(?:-|–|to)\s*([\d:.apm\s]+?)\s*", str(given or "").lower()):
        return f"{_clock(ends[1])}-{_clock(ends[2])}"
    return "off"


def _clock(given: Any) -> str:
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*([ap])?\.?m?\.?", str(given).strip().lower())
    if not found:
        return str(given)
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0) if found[3] else int(found[1])
    return f"{hour:02d}:{found[2] or '00'}"
