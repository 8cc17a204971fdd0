"""How long an answer took, and at what hour it came, against what a person can do. Pure."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from mysteryshop.hours import is_open, open_minutes
from mysteryshop.inbox.language.speech import typed_words
from mysteryshop.model import Message, Shop

NOTICE_SECONDS = 45
"""Seconds a person takes to notice and read a lead; each word written takes one more at best."""

FARTHEST = 5 * 86_400.0
"""Seconds after which no letter was held back till a morning."""


def seconds_waited(message: Message, shop: Shop | None) -> float | None:
    """From the lead to its arrival; None where no lead is known or none was sent."""
    if shop is None or shop.sent_at is None:
        return None
    return (message.received_at - shop.sent_at).total_seconds()


def open_seconds(shop: Shop, at: datetime) -> float | None:
    """How long the store was open from the lead until `at`: what is held back till the morning came at once by this clock. What
    came while it was closed came by the other. None before the lead, or where the lead's time is not known."""
    if shop.sent_at is None or at < shop.sent_at:
        return None
    waited = (at - shop.sent_at).total_seconds()
    if waited > FARTHEST or not is_open(shop.dealer, at):
        return waited
    minutes = open_minutes(shop.dealer, shop.sent_at, at)
    return waited if minutes is None else min(waited, 60 * minutes)


def too_fast(message: Message, shop: Shop | None) -> bool:
    """Whether it came in half the time that noticing the lead and typing so much takes."""
    waited = seconds_waited(message, shop)
    return waited is not None and 0 <= waited < (NOTICE_SECONDS + typed_words(message.text)) / 2


def is_night(shop: Shop, at: datetime) -> bool:
    """Between ten in the evening and six in the morning where the store is; False where its time zone is not known."""
    try:
        hour = at.astimezone(ZoneInfo(shop.dealer.timezone or "")).hour
    except (KeyError, ValueError, OSError):
        return False
    return hour >= 22 or hour < 6
