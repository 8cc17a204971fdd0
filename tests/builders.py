"""Builders: the nouns of a shop with sensible values, so that a test names only what it is about."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from mysteryshop.model import (
    Certainty,
    Channel,
    Consent,
    Dealer,
    Delivery,
    Evidence,
    Intent,
    Nature,
    Outcome,
    Persona,
    Question,
    Scenario,
    Shop,
    ShopState,
    Submission,
    Timeframe,
    Touch,
    Vehicle,
    Wave,
)

MONDAY_10 = datetime(2026, 6, 1, 14, 0, tzinfo=UTC)
"""A Monday, 10:00 in New York: the moment leads of the builders leave."""

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def span(words: str) -> timedelta:
    """ "1d4h", "12m", "90s" as a duration."""
    parts = re.findall(r"(\d+(?:\.\d+)?)([smhd])", words)
    assert parts, f"not a duration: {words!r}"
    return timedelta(**{_UNITS[unit]: float(number) for number, unit in parts})


def a_dealer(**over: Any) -> Dealer:
    """An open-all-week client store in New York."""
    values: dict[str, Any] = {
        "id": "harbor",
        "name": "Harbor View Motors",
        "url": "https://harborview.example/",
        "brand": "Toyota",
        "timezone": "America/New_York",
        "hours": "Mo-Fr 09:00-19:00; Sa 09:00-17:00; Su off; PH off",
        "consent": Consent(by="Dana Whitlock", on="2026-01-01"),
        "phone": "+12125550100",
        "mail_domains": ("harborview.example",),
    }
    return Dealer(**(values | over))


def a_persona(**over: Any) -> Persona:
    """Maria Jensen of Albany, with an alias and an operator's number."""
    values: dict[str, Any] = {
        "id": "maria",
        "first_name": "Maria",
        "last_name": "Jensen",
        "email": "maria.jensen47@shop.example",
        "phone": "+15185550123",
        "street": "12 Elm Street",
        "city": "Albany",
        "state": "NY",
        "zip": "12205",
    }
    return Persona(**(values | over))


def a_scenario(**over: Any) -> Scenario:
    """Availability with two checkable questions, by mail, within a month."""
    values: dict[str, Any] = {
        "id": "availability",
        "name": "Is it still there?",
        "intent": Intent.AVAILABILITY,
        "vehicle": Vehicle(year=2023, make="Toyota", model="RAV4", trim="XLE", condition="used"),
        "questions": (
            Question(
                id="available",
                text="Is it still available?",
                about="availability",
                answered_by=(r"still (here|available)", r"\bsold\b"),
            ),
            Question(id="keys", text="Does it come with two keys?", answered_by=(r"\b(two|both|2|one|only one) keys?\b",)),
        ),
        "timeframe": Timeframe(words="in the next few weeks", days=30),
        "preferred_channel": Channel.EMAIL,
        "message": "Hi, I am looking at the {{ vehicle }}. {{ questions }} I hope to buy {{ timeframe }}. {{ first_name }}",
    }
    return Scenario(**(values | over))


def a_wave(**over: Any) -> Wave:
    """A week's wave with a 14-day window."""
    values: dict[str, Any] = {
        "id": "2026-w23",
        "name": "Wave 2026-W23",
        "opened_at": MONDAY_10 - timedelta(hours=2),
        "closes_at": MONDAY_10 + timedelta(days=21),
        "rubric": "standard",
    }
    return Wave(**(values | over))


def a_shop(**over: Any) -> Shop:
    """A lead sent on Monday at ten and confirmed by the site."""
    scenario = over.get("scenario") or a_scenario()
    values: dict[str, Any] = {
        "id": "shop-1",
        "wave": "2026-w23",
        "dealer": a_dealer(),
        "persona": a_persona(),
        "scenario": scenario,
        "vehicle": scenario.vehicle,
        "message": "Hi, I am looking at the 2023 Toyota RAV4 XLE. Is it still available? Does it come with two keys? Maria",
        "due_at": MONDAY_10,
        "state": ShopState.SENT,
        "outcome": Outcome.CONFIRMED,
        "sent_at": MONDAY_10,
    }
    return Shop(**(values | over))


def a_planned_shop(**over: Any) -> Shop:
    """The same shop before anything was sent."""
    return a_shop(**({"state": ShopState.PLANNED, "outcome": None, "sent_at": None} | over))


def a_submission(shop: Shop, **over: Any) -> Submission:
    """The confirmed attempt that sent `shop`."""
    values: dict[str, Any] = {
        "shop_id": shop.id,
        "attempt": 1,
        "outcome": shop.outcome or Outcome.CONFIRMED,
        "reason": "the page thanked the shopper",
        "started_at": shop.due_at - timedelta(seconds=20),
        "ended_at": shop.due_at,
        "form_url": shop.dealer.url + "contact",
    }
    return Submission(**(values | over))


def a_touch(
    shop: Shop, after: str = "12m", text: str = "Hi Maria, the RAV4 is still here and it has both keys. Dana", **over: Any
) -> Touch:
    """A personal mail from the dealer, `after` the lead left."""
    values: dict[str, Any] = {
        "id": f"{shop.id}-{after}",
        "shop_id": shop.id,
        "channel": Channel.EMAIL,
        "nature": Nature.PERSONAL,
        "nature_confidence": 0.9,
        "signals": ("written for this lead",),
        "at": (shop.sent_at or shop.due_at) + span(after),
        "at_why": "oldest Received of the trusted run",
        "certainty": Certainty.CERTAIN,
        "how": ("Delivered-To is this shop's alias",),
        "subject": "Your RAV4",
        "text": text,
        "signature": "",
        "sender_name": "Dana Whitlock",
        "sender_address": "dana@harborview.example",
        "language": "en",
        "folder": "INBOX",
    }
    return Touch(**(values | over))


def an_evidence(shop: Shop | None = None, *touches: Touch, as_of: datetime | None = None, **over: Any) -> Evidence:
    """The evidence of a shop, read 20 days after the lead unless `as_of` says otherwise."""
    shop = shop or a_shop()
    sent = shop.sent_at or shop.due_at
    values: dict[str, Any] = {
        "shop": shop,
        "submission": a_submission(shop),
        "touches": tuple(touches),
        "as_of": as_of or sent + timedelta(days=20),
        "closes_at": sent + timedelta(days=14),
        "watched": frozenset({Channel.EMAIL}),
        "delivery": Delivery.PROVEN,
        "delivery_why": "the site confirmed it",
    }
    return Evidence(**(values | over))
