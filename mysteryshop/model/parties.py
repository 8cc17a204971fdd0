"""Who is shopped, who shops, and what is asked: the nouns a person writes down in files."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Written(BaseModel):
    """Base of everything a person writes: a key we do not know is an error, and a value never changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Relationship(StrEnum):
    """How the operator stands to the dealer. `own` and `client` need a consent record; `competitor` keeps no staff names."""

    OWN = "own"
    CLIENT = "client"
    COMPETITOR = "competitor"


class Channel(StrEnum):
    """A way a dealer can reach a shopper (or, for `form`, the way the shopper reached the dealer)."""

    EMAIL = "email"
    TEXT = "text"
    CALL = "call"
    VOICEMAIL = "voicemail"
    CHAT = "chat"
    VISIT = "visit"


class Intent(StrEnum):
    """What the shopper wants; decides which form is the right one and which checks apply."""

    AVAILABILITY = "availability"
    PRICE = "price"
    HISTORY = "history"
    TRADE_IN = "trade_in"
    TEST_DRIVE = "test_drive"
    LEASE = "lease"
    ELECTRIC = "electric"
    BROWSING = "browsing"
    CONTACT = "contact"


class FormType(StrEnum):
    """What a web form is for. The first seven may carry a lead; a shop uses one of the first five."""

    CONTACT = "contact"
    TEST_DRIVE = "test_drive"
    VEHICLE_INQUIRY = "vehicle_inquiry"
    QUOTE = "quote"
    TRADE_IN = "trade_in"
    FINANCE = "finance"
    SERVICE = "service"
    REGISTRATION = "registration"
    LOGIN = "login"
    PASSWORD_RESET = "password_reset"
    SEARCH = "search"
    NEWSLETTER = "newsletter"
    ORDER = "order"
    COMMENT = "comment"
    OTHER = "other"


class SendWindow(StrEnum):
    """When a lead leaves, by the dealer's opening hours."""

    OPEN = "open"
    CLOSED = "closed"
    ANY = "any"


class Consent(Written):
    """Who at the dealership agreed to be shopped, on which day, and until when (inclusive; None: until revoked)."""

    by: str = Field(min_length=1)
    on: date
    until: date | None = None


class Dealer(Written):
    """One store. `hours` is OpenStreetMap opening-hours syntax ("Mo-Fr 09:00-19:00; Sa 09:00-17:00; PH off"), local time."""

    id: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    name: str = Field(min_length=1, max_length=200)
    url: str
    brand: str | None = None
    group: str | None = None
    segment: str | None = None
    country: str = Field(default="US", pattern=r"^[A-Z]{2}$")
    state: str | None = None
    city: str | None = None
    zip: str | None = None
    language: str = Field(default="en", pattern=r"^[a-z]{2}$")
    timezone: str | None = None
    hours: str | None = None
    relationship: Relationship = Relationship.CLIENT
    consent: Consent | None = None
    phone: str | None = None
    mail_domains: tuple[str, ...] = ()
    promises_always_open: bool = False


class Vehicle(Written):
    """The car a lead is about. Every part may be unknown; `words()` gives what a shopper would type."""

    year: int | None = Field(default=None, ge=1900, le=2100)
    make: str | None = None
    model: str | None = None
    trim: str | None = None
    condition: str | None = Field(default=None, pattern=r"^(new|used)$")
    stock: str | None = None
    vin: str | None = None
    color: str | None = None

    def words(self) -> str:
        """Year, make, model and trim as a shopper would write them, e.g. "2023 Toyota RAV4 XLE"; "" when nothing is known."""
        return " ".join(str(part) for part in (self.year, self.make, self.model, self.trim) if part)


class TradeIn(Written):
    """The shopper's present car, for scenarios that offer one."""

    year: int = Field(ge=1950, le=2100)
    make: str
    model: str
    mileage: int = Field(ge=0)
    remark: str | None = None


class Timeframe(Written):
    """When the shopper means to buy: the words used in the lead and the days they stand for (30: within a month)."""

    words: str = Field(min_length=1)
    days: int = Field(ge=0, le=730)


class Question(Written):
    """One checkable question. `answered_by`: regular expressions (case-insensitive), any of which marks an answer in a reply;
    `refused_by` and `deferred_by` likewise. `about` is "availability", "price", "trade" or "fact"."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    text: str = Field(min_length=5)
    about: str = Field(default="fact", pattern=r"^(availability|price|trade|fact)$")
    answered_by: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    deferred_by: tuple[str, ...] = ()


class Persona(Written):
    """A fictional shopper. `email` is the alias replies come to; `phone` belongs to the operator, or is None (none is given)."""

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    first_name: str = Field(min_length=1)
    last_name: str = Field(min_length=1)
    email: str
    phone: str | None = None
    street: str | None = None
    house_number: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    country: str = Field(default="US", pattern=r"^[A-Z]{2}$")
    language: str = Field(default="en", pattern=r"^[a-z]{2}$")

    @property
    def full_name(self) -> str:
        """First and last name with a space between."""
        return f"{self.first_name} {self.last_name}"


class PersonaPool(Written):
    """A template that expands into `count` fictional shoppers from a seed (Faker, by locale such as "en_US").

    `phones` are the operator's own numbers; with none, leads give no phone. City, state and postal code keep the shopper local.
    """

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    locale: str = "en_US"
    count: int = Field(default=50, ge=1, le=20000)
    seed: int = 1
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    phones: tuple[str, ...] = ()


class Scenario(Written):
    """What is asked, by whom, when. `message` is a template with {{ first_name }}, {{ vehicle }}, {{ questions }},
    {{ timeframe }}, {{ city }}, {{ trade_in }}, {{ dealer }}."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    name: str
    intent: Intent
    language: str = Field(default="en", pattern=r"^[a-z]{2}$")
    vehicle: Vehicle | None = None
    vehicles_by_brand: dict[str, Vehicle] = Field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    timeframe: Timeframe | None = None
    situation: str | None = None
    trade_in: TradeIn | None = None
    preferred_channel: Channel | None = None
    give_phone: bool = True
    message: str = Field(min_length=10)
    forms: tuple[FormType, ...] = ()
    send: SendWindow = SendWindow.ANY
    personas: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    pair: str | None = None


class ScenarioFile(Written):
    """The whole of `scenarios.yaml`."""

    personas: tuple[Persona | PersonaPool, ...] = ()
    scenarios: tuple[Scenario, ...]
