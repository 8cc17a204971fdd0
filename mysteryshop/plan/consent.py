"""Who may be shopped: the opt-out list, and the consent that `own` and `client` dealers need. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mysteryshop.model import Dealer, Relationship


def why_not(dealer: Dealer, optout: frozenset[str], now: datetime) -> tuple[str, str] | None:
    """Reason and remedy why this dealer may not be shopped at all; None where it may."""
    listed = next((name for name in _names(dealer) if name in optout), None)
    if listed is not None:
        return f"It is on the opt-out list ({listed}).", "Nothing to do: this dealer asked not to be shopped."
    if dealer.relationship is Relationship.COMPETITOR:
        return None
    if dealer.consent is None:
        return (
            f'Nobody there has agreed to be shopped (relationship "{dealer.relationship}").',
            'Fill in "consent_by" and "consent_on", or set "relationship" to competitor (no names, no ranking by name).',
        )
    today = now.astimezone(zone_of(dealer)).date()
    if dealer.consent.on > today:
        return f"The consent begins on {dealer.consent.on:%Y-%m-%d}.", "Plan again from that day on."
    if dealer.consent.until is not None and dealer.consent.until < today:
        return (
            f"The consent ended on {dealer.consent.until:%Y-%m-%d}.",
            'Ask again, then correct "consent_on" and "consent_until".',
        )
    return None


def consent_ends(dealer: Dealer) -> datetime | None:
    """The first instant no longer covered by the dealer's consent; None where it does not end or none is needed."""
    if dealer.relationship is Relationship.COMPETITOR or dealer.consent is None or dealer.consent.until is None:
        return None
    try:
        day_after = dealer.consent.until + timedelta(days=1)
    except OverflowError:  # "until 9999-12-31" means for ever
        return None
    return datetime.combine(day_after, time(), tzinfo=zone_of(dealer)).astimezone(UTC)


def zone_of(dealer: Dealer) -> ZoneInfo:
    """The dealer's time zone; UTC where it is unknown."""
    try:
        return ZoneInfo(dealer.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _names(dealer: Dealer) -> Iterator[str]:
    """What an opt-out list may call this dealer: its id, its host, its mail domains, and the domains above them."""
    yield dealer.id.lower()
    try:
        host = (urlsplit(dealer.url if "//" in dealer.url else f"//{dealer.url}").hostname or "").lower()
    except ValueError:
        host = ""
    for name in (host, *(domain.lower().lstrip("@") for domain in dealer.mail_domains)):
        labels = name.rstrip(".").split(".")
        yield from (".".join(labels[start:]) for start in range(max(1, len(labels) - 1)) if labels[start])
