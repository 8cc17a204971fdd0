"""What the street's sites received: posted forms, and a lead as the sales desk reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

TOPICS: dict[str, str] = {
    "availability": r"still (there|here|available|for sale)|in stock|noch (da|verfügbar|zu haben)",
    "keys": r"\bkeys?\b|schlüssel",
    "price": r"out the door|what would one cost",
    "addons": r"store puts on|add-?ons?|coating",
    "owners": r"who drove it|\bowners?\b",
    "service": r"last service|service records?",
    "trade": r"range could i expect|for my trade|give me for",
    "photos": r"from photos",
    "saturday": r"saturday",
    "child_seats": r"child seats",
    "lease": r"36 months|due at signing|\blease\b",
    "wheels": r"curbed",
    "range": r"on a charge",
    "charging": r"7 kw|at home",
    "hitch": r"hitch",
    "payload": r"may it carry|payload",
    "tires": r"\btires?\b",
}
"""Words by which a seller sees what is asked. A simple ear: the questions of the demo's scenarios, not of the world."""


@dataclass(frozen=True, slots=True)
class Posted:
    """One form post as it reached a site: when on the street's clock, on which form, with which raw fields."""

    dealer_id: str
    at: datetime
    form: str
    fields: Mapping[str, str]
    honeypot: bool = False
    opted_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """A posted lead as the sales desk reads it."""

    at: datetime
    first_name: str
    last_name: str
    email: str
    phone: str
    message: str
    vehicle: str

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def question_text(self) -> str:
        """The sentences of the message that ask something, else the whole message."""
        asked = re.findall(r"[^.!?\n]*\?", self.message)
        return " ".join(part.strip() for part in asked) or self.message

    def topics(self) -> tuple[str, ...]:
        """What is asked about, in the order in which it is asked."""
        places = {
            topic: found.start()
            for topic, words in TOPICS.items()
            if (found := re.search(words, self.question_text, re.IGNORECASE))
        }
        return tuple(sorted(places, key=lambda topic: places[topic]))

    def hope(self) -> str:
        """The words about when the shopper means to buy, "" where none stand there."""
        found = re.search(r"\b(?:in|within) (?:the )?(?:next |about |a )?[\w -]{0,14}?(?:days?|weeks?|months?)\b", self.message)
        return found[0] if found else ""


MEANINGS: dict[str, str] = {
    "first": r"^(first_?name|fname|vorname|input_1\.3|givenname)$",
    "last": r"^(last_?name|lname|nachname|input_1\.6|surname)$",
    "name": r"^(realname|your-name|fullname|name|contact_name)$",
    "email": r"^(e-?mail|email_?address|your_email|input_2|mail)$",
    "phone": r"^(phone|telephone|dayphone|tel|mobile|telefon|input_3)$",
    "message": r"^(comments?|message|questions?|nachricht|input_5|notes|your-message)$",
    "vehicle": r"^(vehicle|stock_vehicle|fahrzeug|car|interest)$",
}


def as_lead(posted: Posted) -> Lead:
    """The desk's reading of a post, whatever the site called its fields; a phone in three boxes is put together."""
    fields = {name.lower(): value.strip() for name, value in posted.fields.items()}

    def pick(meaning: str) -> str:
        return next((value for name, value in fields.items() if value and re.match(MEANINGS[meaning], name)), "")

    boxes = [fields.get(f"phone_{part}", "") for part in ("area", "prefix", "line")]
    first, last = pick("first"), pick("last")
    if not first:
        first, _, last = pick("name").partition(" ")
    return Lead(
        at=posted.at,
        first_name=first,
        last_name=last,
        email=pick("email"),
        phone=pick("phone") or "".join(boxes),
        message=pick("message"),
        vehicle=pick("vehicle"),
    )
