"""Leads sent by hand or by another tool, read from JSON lines or CSV into shops: liberal in shape, strict in meaning."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
from pydantic import ValidationError

from mysteryshop import hours as opening
from mysteryshop.model import Dealer, Intent, Outcome, Persona, Scenario, Shop, ShopState
from mysteryshop.workspace.dealers_csv import web_address
from mysteryshop.workspace.lead_fields import FIELDS, fields_of
from mysteryshop.workspace.lead_rows import TIP, json_rows, table_rows
from mysteryshop.workspace.lead_values import (
    Odd,
    channel_of,
    hours_of,
    moment_of,
    questions_of,
    timeframe_of,
    vehicle_of,
    zone_of,
)
from mysteryshop.workspace.mailboxes import ADDRESS
from mysteryshop.workspace.places import brand_name, country_code, country_of_zone, language_of, timezone_of
from mysteryshop.workspace.problems import Problem, Problems, nearest, shown_path
from mysteryshop.workspace.tree import read_text

DEALERS_OWN = "dealer"
"""In place of a time zone: times without one are local at each dealer's."""
SKEW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AdoptedLead:
    """A shop as read, the line it stands in, and what the line says of its wave."""

    shop: Shop
    line: int
    wave: str | None = None
    window_days: int | None = None
    rubric: str | None = None


@dataclass
class LeadFile:
    """What a file of leads holds: good ones, problems line by line, and what a person should know."""

    leads: list[AdoptedLead] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_leads(path: Path, *, wave: str, zone: str | None, now: datetime) -> LeadFile:
    """Every lead of a file. `zone` reads times that name none (a zone, or "dealer"); `wave` is for lines that name none."""
    problems = Problems()
    told = LeadFile()
    text = read_text(path, problems, what="file of leads", tip=TIP)
    if text is not None:
        _Reader(shown_path(path), problems, told, wave, zone, now).read(text, table=path.suffix.lower() in (".csv", ".tsv"))
    told.problems = list(problems)
    return told


class _Reader:
    """Reads one file; remembers ids, aliases and unknown keys."""

    def __init__(self, shown: str, problems: Problems, told: LeadFile, wave: str, zone: str | None, now: datetime) -> None:
        self.shown, self.problems, self.told, self.wave, self.zone, self.now = shown, problems, told, wave, zone, now
        self.lines: dict[str, tuple[int, Shop]] = {}
        self.unknown: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def read(self, text: str, *, table: bool) -> None:
        read = table_rows if table or not text.lstrip().startswith(("{", "[")) else json_rows
        for line, row in read(text, self.shown, self.problems):
            try:
                self._one(line, row)
            except Odd as odd:
                self.problems.add(self.shown, line, odd.message, text=odd.text or None, tip=odd.tip)
            except ValidationError as error:
                item = error.errors(include_url=False)[0]
                key, value = ".".join(str(step) for step in item["loc"]), str(item["input"])[:80]
                self.problems.add(self.shown, line, f'{key} cannot be "{value}"', text=value, tip=f"{item['msg']}.")
        self._tell()

    def _one(self, line: int, row: Mapping[str, Any]) -> None:
        fields, unknown = fields_of(row)
        self.unknown.update(unknown)
        shop = self._shop(fields)
        if known := self.lines.get(shop.id):
            if known[1] != shop:
                raise Odd(
                    f'the shop id "{shop.id}" stands in line {known[0]} already, for another lead',
                    "Give each lead its own id.", shop.id,
                )  # fmt: skip
            return
        self.lines[shop.id] = (line, shop)
        days = fields.get("window_days")
        if days is not None and not re.fullmatch(r"\d{1,2}(?:\.0)?", str(days).strip()):
            raise Odd(f'window_days cannot be "{days}"', "Days as a whole number, 1 to 60.", str(days))
        wave, rubric = fields.get("wave"), fields.get("rubric")
        priced = str(rubric) if rubric else None
        self.told.leads.append(AdoptedLead(shop, line, str(wave) if wave else None, int(float(days)) if days else None, priced))

    def _shop(self, fields: dict[str, Any]) -> Shop:
        dealer = self._dealer(fields)
        persona = self._persona(fields, dealer)
        if "sent_at" not in fields:
            raise Odd("it is not said when the lead was sent", "Add sent_at, e.g. 2026-11-02T09:30:00-05:00.")
        sent = moment_of(fields["sent_at"], self._zone(fields, dealer))
        if sent > self.now + SKEW:
            raise Odd(f"it was sent in the future ({sent:%Y-%m-%d %H:%M} UTC)", "Correct sent_at.", str(fields["sent_at"]))
        vehicle = vehicle_of(fields)
        questions = questions_of(fields["questions"]) if "questions" in fields else ()
        words = str(fields.get("message") or " ".join(one.text for one in questions)).strip()
        if not words:
            words = (
                f"I am interested in the {vehicle.words()}." if vehicle and vehicle.words() else "I have a question about a car."
            )
        scenario = Scenario.model_validate(
            {
                "id": _slug(str(fields.get("scenario_id") or "adopted"), 60).replace(".", "-").lower() or "adopted",
                "name": str(fields.get("scenario_name") or "A lead sent elsewhere"),
                "intent": _intent(fields, vehicle is not None),
                "language": persona.language,
                "vehicle": vehicle,
                "questions": questions,
                "timeframe": timeframe_of(fields["timeframe"]) if "timeframe" in fields else None,
                "situation": str(fields["situation"]) if "situation" in fields else None,
                "preferred_channel": channel_of(fields["preferred_channel"]) if "preferred_channel" in fields else None,
                "give_phone": persona.phone is not None,
                "message": words if len(words) >= 10 else f"{words} (as sent)",
            }
        )
        return Shop(
            id=self._id(fields, dealer, persona, sent),
            wave=str(fields.get("wave") or self.wave),
            dealer=dealer,
            persona=persona,
            scenario=scenario,
            vehicle=vehicle,
            message=words,
            due_at=sent,
            state=ShopState.SENT,
            outcome=Outcome.CONFIRMED,
            sent_at=sent,
            adopted=True,
        )

    def _id(self, fields: dict[str, Any], dealer: Dealer, persona: Persona, sent: datetime) -> str:
        if "shop_id" not in fields:
            key = f"{dealer.id}/{persona.email.lower()}/{sent.isoformat()}"
            return f"adopted-{hashlib.sha256(key.encode()).hexdigest()[:10]}"
        found = str(fields["shop_id"]).strip()
        if len(found) > 80 or not found.isprintable() or found.lower() in ("none", "import"):
            raise Odd(
                f'"{found[:80]}" cannot name a shop', "An id is at most 80 printable letters, and not none or import.", found
            )
        return found

    def _zone(self, fields: dict[str, Any], dealer: Dealer) -> tzinfo | None:
        name = str(fields.get("sent_zone") or self.zone or "")
        if name == DEALERS_OWN:
            if not dealer.timezone:
                raise Odd(f"the time zone of {dealer.id} is not known, so its local time means nothing", "Add its timezone.")
            name = dealer.timezone
        return zone_of(name) if name else None

    def _dealer(self, fields: dict[str, Any]) -> Dealer:
        domains = _domains(fields.get("mail_domains"))
        url = str(fields.get("url") or "").strip() or (f"https://{domains[0]}/" if domains else "")
        address = web_address(url) if url else None
        if address is None:
            words = f'"{url}" is not a web address' if url else "the dealer has neither a website nor a domain"
            raise Odd(words, "Write its website as https://www.store.com/.", url)
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        name = str(fields.get("dealer_name") or fields.get("dealer_id") or host).strip()
        country = self._country(fields)
        zone = self._timezone(fields, country)
        given = {key: str(fields[key]).strip() for key in ("group", "segment", "state", "city", "zip") if key in fields}
        language = str(fields.get("language") or language_of(country) or "en").strip().lower()[:2]
        phone = str(fields["dealer_phone"]).strip() if "dealer_phone" in fields else None
        relationship = str(fields.get("relationship") or "client").strip().lower()
        return Dealer.model_validate(
            {
                **given,
                "id": _slug(str(fields.get("dealer_id") or name), 64) or _slug(host, 64) or "dealer",
                "name": name[:200],
                "url": address,
                "brand": brand_name(str(fields["brand"])) if "brand" in fields else None,
                "country": country,
                "language": language,
                "timezone": zone,
                "hours": self._hours(fields, country, zone),
                "relationship": relationship,
                "phone": phone,
                "mail_domains": domains,
            }
        )

    def _country(self, fields: dict[str, Any]) -> str:
        if given := fields.get("country"):
            found = country_code(str(given).strip())
            if found is None:
                raise Odd(f'"{given}" is not a country', 'Two letters, e.g. "US" or "DE".', str(given))
            return found
        return country_of_zone(str(fields.get("timezone") or "")) or _phone_country(str(fields.get("dealer_phone") or "")) or "US"

    def _timezone(self, fields: dict[str, Any], country: str) -> str | None:
        given = str(fields.get("timezone") or "").strip()
        if not given:
            return timezone_of(country, str(fields.get("state") or "") or None, str(fields.get("zip") or "") or None)
        try:
            zone_of(given)
        except Odd:
            self.left_out[f'"{given}" is not a time zone: there, only the elapsed clock is shown'] += 1
            return None
        return given

    def _hours(self, fields: dict[str, Any], country: str, zone: str | None) -> str | None:
        found = hours_of(fields["hours"]) if "hours" in fields else ""
        if not found:
            return None
        if words := _hours_problem(found, country, zone):
            self.left_out[f"opening hours not understood, so only the elapsed clock is shown: {words}"] += 1
            return None
        return found

    def _persona(self, fields: dict[str, Any], dealer: Dealer) -> Persona:
        alias = str(fields.get("alias") or "").strip().removeprefix("mailto:")
        if shown := re.fullmatch(r".*<([^<>]+)>", alias):
            alias = shown[1]
        if not ADDRESS.fullmatch(alias):
            words = f'"{alias}" is not a mail address' if alias else "it is not said which address the answers come to"
            raise Odd(words, "Add the shopper's alias, e.g. ann.lee@your-catch-all.com.", alias)
        first, last = _names(fields)
        if not first or not last:
            raise Odd("the shopper's first and last name are not both there", "Add first_name and last_name.", alias)
        phone = fields.get("phone_given")
        given = None if isinstance(phone, bool) or str(phone or "").strip().lower() in _NO_PHONE else str(phone).strip()
        places = {key: str(fields[f"persona_{key}"]) for key in ("city", "state", "zip") if f"persona_{key}" in fields}
        return Persona.model_validate(
            {
                **places,
                "id": f"adopted-{_slug(alias, 48) or 'shopper'}",
                "first_name": first,
                "last_name": last,
                "email": alias,
                "phone": given,
                "street": str(fields["street"]) if "street" in fields else None,
                "country": dealer.country,
                "language": dealer.language,
            }
        )

    def _tell(self) -> None:
        for words, count in self.left_out.most_common(5):
            self.told.notes.append(f"{count} x {words}" if count > 1 else words)
        if self.unknown:
            named = [
                f"{key} (did you mean {near}?)" if (near := nearest(key, FIELDS)) else key for key in sorted(self.unknown)[:10]
            ]
            self.told.notes.append(f"not used: {', '.join(named)}")


_NO_PHONE = ("", "no", "none", "false", "yes", "true", "0", "1", "n", "y", "-")


def _names(fields: dict[str, Any]) -> tuple[str, str]:
    first, last = str(fields.get("first_name") or "").strip(), str(fields.get("last_name") or "").strip()
    if (first and last) or "full_name" not in fields:
        return first, last
    whole = str(fields["full_name"]).strip()
    if "," in whole:
        last, _, first = (part.strip() for part in whole.partition(","))
        return first, last
    first, _, last = whole.partition(" ")
    return first, last.strip()


def _domains(value: Any) -> tuple[str, ...]:
    words = [str(one) for one in value] if isinstance(value, list | tuple) else re.split(r"[\s,;|]+", str(value or ""))
    bare = (
        word.strip().lower().lstrip("@").removeprefix("https://").removeprefix("http://").removeprefix("www.") for word in words
    )
    return tuple(dict.fromkeys(word.split("/")[0] for word in bare if word))


def _intent(fields: dict[str, Any], has_vehicle: bool) -> Intent:
    given = str(fields.get("intent") or "").strip().lower().replace(" ", "_").replace("-", "_")
    if not given:
        return Intent.AVAILABILITY if has_vehicle else Intent.CONTACT
    try:
        return Intent(given)
    except ValueError:
        return Intent(nearest(given, list(Intent)) or "contact")


def _slug(words: str, length: int) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", words).strip("-._")[:length].rstrip("-._")


@lru_cache(maxsize=512)
def _hours_problem(text: str, country: str, zone: str | None) -> str | None:
    return opening.hours_problem(text, country, zone)


def _phone_country(phone: str) -> str | None:
    if not phone.startswith("+"):
        return None
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(phone, None))
    except phonenumbers.NumberParseException:
        return None
