"""Shops and the evidence they gather: one lead to one dealer, what was sent, and every touch that came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from mysteryshop.model.mail import Certainty, Nature
from mysteryshop.model.parties import Channel, Dealer, FormType, Persona, Scenario, Vehicle


class Clock(Protocol):
    """The only source of the present time; passed in, so that a week can be simulated and a wave graded again."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class Outcome(StrEnum):
    """What became of a submission; see docs/evidence.md."""

    REHEARSED = "rehearsed"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    REJECTED = "rejected"
    CAPTCHA = "captcha"
    BLOCKED = "blocked"
    NO_FORM = "no_form"
    UNREACHABLE = "unreachable"
    EXCLUDED = "excluded"
    FAILED = "failed"
    IN_DOUBT = "in_doubt"


DELIVERED = frozenset({Outcome.CONFIRMED})
NEVER_SENT = frozenset(
    {
        Outcome.REHEARSED,
        Outcome.CAPTCHA,
        Outcome.BLOCKED,
        Outcome.NO_FORM,
        Outcome.UNREACHABLE,
        Outcome.EXCLUDED,
        Outcome.FAILED,
        Outcome.REJECTED,
    }
)


class ShopState(StrEnum):
    """Where the ledger has a shop. `armed` is the last commit before the click; `sent` and `ended` are final."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    ARMED = "armed"
    SENT = "sent"
    ENDED = "ended"


class Delivery(StrEnum):
    """Whether the dealer is known to have the lead: silence is graded only when `proven`."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True)
class Wave:
    """One round of dealers x scenarios. Replies count until `window_days` after each lead.

    `adopted`: its leads were sent by hand or by another tool, and no shop is ever planned into it.
    """

    id: str
    name: str
    opened_at: datetime
    closes_at: datetime
    rubric: str
    window_days: int = 14
    adopted: bool = False


@dataclass(frozen=True, slots=True)
class Shop:
    """One lead to one dealer. Dealer, persona and scenario are copies as of planning; `message` is the text as sent."""

    id: str
    wave: str
    dealer: Dealer
    persona: Persona
    scenario: Scenario
    vehicle: Vehicle | None
    message: str
    due_at: datetime
    state: ShopState = ShopState.PLANNED
    outcome: Outcome | None = None
    sent_at: datetime | None = None
    adopted: bool = False

    @property
    def reply_to(self) -> str:
        """The alias this shop's answers come to."""
        return self.persona.email


@dataclass(frozen=True, slots=True)
class FilledField:
    """One form field as found and filled. `value` is None where it was left alone; `read_back` is what the page then held."""

    selector: str
    label: str
    type: str
    confidence: float
    value: str | None
    read_back: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """One sign of what happened after the press: kind ("thank_you", "url", "form_gone", "response", ...), words, confidence."""

    kind: str
    words: str
    confidence: float


UNTOUCHED = Witness("untouched", "nothing left the browser", 0.0)
"""Of a visit that ended after arming, and before anything was sent."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A stored screenshot: what it shows, the sha256 of its bytes, its media type."""

    caption: str
    sha256: str
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class SiteFindings:
    """What a shopper meets on the site: direct channels offered and the software behind them, fields asked and required, seconds
    to load, encryption, the page's language.

    `price`: "shown" before anything personal is asked, or "on_request"; `trade`: a trade-in's value is "shown", "behind_form" or
    only "offered"; None where nothing was seen. `price_words` and `trade_words` are the words seen. `troubles`: what was broken.
    """

    channels: tuple[str, ...] = ()
    fields_asked: int = 0
    fields_required: int = 0
    load_seconds: float | None = None
    captcha_seen: bool = False
    platform: str | None = None
    notes: tuple[str, ...] = ()
    out_of_reach: bool = False
    widgets: tuple[str, ...] = ()
    https: bool | None = None
    language: str | None = None
    price: str | None = None
    price_words: str = ""
    trade: str | None = None
    trade_words: str = ""
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """One attempt to send one shop's lead, and its outcome with the reason in words."""

    shop_id: str
    attempt: int
    outcome: Outcome
    reason: str
    started_at: datetime
    ended_at: datetime
    form_url: str | None = None
    form_type: FormType | None = None
    form_selector: str | None = None
    fields: tuple[FilledField, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    confidence: float = 0.0
    pictures: tuple[Picture, ...] = ()
    site: SiteFindings = field(default_factory=SiteFindings)
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touch:
    """An arrival, by mail or logged by hand, known to belong to a shop. `text` is the new text; `at` is when it arrived."""

    id: str
    shop_id: str
    channel: Channel
    nature: Nature
    nature_confidence: float
    signals: tuple[str, ...]
    at: datetime
    at_why: str
    certainty: Certainty
    how: tuple[str, ...]
    subject: str = ""
    text: str = ""
    signature: str = ""
    sender_name: str = ""
    sender_address: str = ""
    language: str | None = None
    folder: str = ""
    junk: bool = False
    junk_delay_seconds: float | None = None
    message_sha256: str | None = None
    duplicate_of: str | None = None
    logged_by: str | None = None
    missed_call: bool = False
    html_facts: tuple[str, ...] = ()
    has_attachment: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything known about a shop as of a time; the only thing a grade may depend on besides the rubric.

    `watched` are the channels somebody watched: the others are "not observed", never a failing. `twins` maps the ids of this
    dealer's other touches with (nearly) the same body to their similarity 0..100, so that templates show across shops.
    `stopped_at`: when a closing note asked the dealer to write no more to this shopper; None where none was sent.
    """

    shop: Shop
    submission: Submission | None
    touches: tuple[Touch, ...]
    as_of: datetime
    closes_at: datetime
    watched: frozenset[Channel]
    delivery: Delivery
    delivery_why: str
    twins: Mapping[str, float] = field(default_factory=dict)
    stopped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a stage did, in counts and words. `troubles` are shops or parts that could not be done; `skipped` says why a
    stage did nothing ("another run holds submit"); `held` that another process is at it; `out_of_reach` that a mailbox or
    browser could not be reached."""

    stage: str
    done: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()
    skipped: str | None = None
    notes: tuple[str, ...] = ()
    out_of_reach: bool = False
    held: bool = False
