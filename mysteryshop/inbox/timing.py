"""How long an answer took, and at what hour it came, against what a person can do. Pure."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from mysteryshop.inbox.speech import typed_words
from mysteryshop.model import Message, Shop

NOTICE_SECONDS = 45
"""Seconds a person takes to notice and read a lead; each word written takes one more at best."""


def seconds_waited(message: Message, shop: Shop | None) -> float | None:
    """From the lead to its arrival; None where no lead is known or none was sent."""
    if shop is None or shop.sent_at is None:
        return None
    return (message.received_at - shop.sent_at).total_seconds()


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
