"""What arrives in the shared inbox: raw mail, the message read from it, its nature, and the shop it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mysteryshop.model.parties import Channel


@dataclass(frozen=True, slots=True)
class Folder:
    """A mailbox folder by its decoded name; `junk` where special-use or its name says spam. `aside`: nobody asked for it, yet
    a filter may have put answers there."""

    name: str
    junk: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a folder has been read. Valid only under the same UIDVALIDITY; `uid` is the last one stored (0: none)."""

    account: str
    folder: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class RawMail:
    """A mail as fetched: its bytes untouched, and what the server said about it (all of it evidence)."""

    account: str
    folder: str
    junk: bool
    uidvalidity: int
    uid: int
    internal_date: datetime | None
    seen_at: datetime
    raw: bytes
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One `Received` header: who took the mail from whom, when, for which recipient (None where not said)."""

    by: str | None
    from_: str | None
    for_: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment, never opened: the name is display text only, never a path. `size` in bytes."""

    name: str
    content_type: str
    size: int
    sha256: str


class Actor(StrEnum):
    """Who, in the coarsest sense, produced a message."""

    AUTOMATED = "automated"
    HUMAN = "human"
    NOT_A_REPLY = "not_a_reply"


class Nature(StrEnum):
    """What kind of message it is. `unsure` goes to a person."""

    ACKNOWLEDGEMENT = "acknowledgement"
    OUT_OF_OFFICE = "out_of_office"
    BOUNCE = "bounce"
    DELAY_NOTICE = "delay_notice"
    CHALLENGE = "challenge"
    AI_ASSISTANT = "ai_assistant"
    TEMPLATE = "template"
    DRIP = "drip"
    PERSONAL = "personal"
    SURVEY = "survey"
    MARKETING = "marketing"
    UNRELATED = "unrelated"
    UNSURE = "unsure"

    @property
    def actor(self) -> Actor:
        """Automated, human (personal or unsure) or not a reply to the lead at all."""
        if self in (Nature.PERSONAL, Nature.UNSURE):
            return Actor.HUMAN
        if self in (Nature.BOUNCE, Nature.DELAY_NOTICE, Nature.CHALLENGE, Nature.SURVEY, Nature.MARKETING, Nature.UNRELATED):
            return Actor.NOT_A_REPLY
        return Actor.AUTOMATED


class Certainty(StrEnum):
    """How sure a match is: `probable` is flagged for a person, `by_hand` was decided by one."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    BY_HAND = "by_hand"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class NatureVerdict:
    """A nature with confidence 0..1 and the signals that decided, in words."""

    nature: Nature
    confidence: float
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Which shop a message belongs to and the named evidence for it, strongest first. `shop_id` None: unmatched."""

    shop_id: str | None
    certainty: Certainty
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A text, voicemail or missed call forwarded as mail: its true channel, time, caller and transcript (None: none given)."""

    channel: Channel
    at: datetime | None
    caller: str | None
    text: str | None
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A mail read: bytes -> what a shopper sees, plus what the headers claim. Derived from `sha256` alone, never edited.

    `text` is the new text (quotes, footer and opt-out line removed), `signature` kept apart, `full_text` everything as text.
    `received_at` is the arrival (oldest Received of the trusted run, else INTERNALDATE, else seen), `received_why` says which.
    `html_facts` are style facts for lints ("width:640", "image_only", "font_px:12").
    """

    sha256: str
    size: int
    account: str
    folder: str
    junk: bool
    uidvalidity: int
    uid: int
    message_id: str | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    from_name: str
    from_address: str
    reply_to_address: str | None
    to: tuple[str, ...]
    recipients: tuple[tuple[str, str], ...]
    subject: str
    date_claimed: datetime | None
    hops: tuple[Hop, ...]
    internal_date: datetime | None
    seen_at: datetime
    received_at: datetime
    received_why: str
    text: str
    signature: str
    full_text: str
    headers: tuple[tuple[str, str], ...]
    attachments: tuple[Attachment, ...] = ()
    html_facts: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    """The texts of what its page sets apart."""
    has_html: bool = False
    language: str | None = None
    defects: tuple[str, ...] = ()
    junk_delay_seconds: float | None = None
    forwarding_delay_seconds: float | None = None
