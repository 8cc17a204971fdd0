"""What each dealer has had and will get: the cap in any 30 days, and the hours between two leads. Pure."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from mysteryshop.model import NEVER_SENT, Dealer, Outcome, PacingSettings, Shop, ShopState
from mysteryshop.model.settings import SHOPS_PER_30_DAYS_CEILING

MONTH = timedelta(days=30)
DAY = timedelta(hours=24)
"""The least time between two leads to one dealer, whatever is configured."""


class Diary:
    """Leads per dealer by time: those that left, may have left, or are still to leave."""

    def __init__(self, past: Iterable[Shop], pacing: PacingSettings) -> None:
        self.cap = min(pacing.shops_per_dealer_30_days, SHOPS_PER_30_DAYS_CEILING)
        self.gap = max(timedelta(hours=pacing.hours_between_shops_of_a_dealer), DAY)
        self._times: dict[str, list[datetime]] = defaultdict(list)
        for shop in past:
            if counts(shop):
                self.add(shop.dealer, shop.sent_at or shop.due_at)

    def add(self, dealer: Dealer, at: datetime) -> None:
        """Count one more lead."""
        insort(self._times[dealer.id], at)

    def times(self, dealer: Dealer) -> list[datetime]:
        """When this dealer had, or will get, leads; in order."""
        return self._times[dealer.id]

    def room(self, dealer: Dealer, at: datetime) -> int:
        """How many more leads fit at this time: in no stretch of 30 days around it may the cap be passed."""
        return self.cap - sum(abs(at - other) < MONTH for other in self._times[dealer.id])

    def too_near(self, dealer: Dealer, at: datetime) -> bool:
        """Whether another lead lies within the gap."""
        return any(abs(at - other) < self.gap for other in self._times[dealer.id])

    def why_full(self, dealer: Dealer, now: datetime) -> tuple[str, str]:
        """Reason and remedy for a dealer that cannot get a lead in time."""
        near = [at for at in self._times[dealer.id] if abs(now - at) < MONTH]
        leads = "one lead" if len(near) == 1 else f"{len(near)} leads"
        if len(near) >= self.cap:
            free = sorted(near)[len(near) - self.cap] + MONTH
            remedy = f"It can be shopped again from {free:%Y-%m-%d}"
            if self.cap < SHOPS_PER_30_DAYS_CEILING:
                remedy += f" (shops_per_dealer_30_days is {self.cap}; the most allowed is {SHOPS_PER_30_DAYS_CEILING})"
            return f"It has had {leads} in 30 days, and {self.cap} is the most it may get.", f"{remedy}."
        hours = self.gap / timedelta(hours=1)
        return (
            f"No time is left that keeps {hours:g} hours between two leads to it.",
            "Plan again tomorrow, or raise spread_days in mysteryshop.toml.",
        )


def counts(shop: Shop) -> bool:
    """Whether a shop counts against the cap: it left, may have left, or is still to leave."""
    if shop.state in (ShopState.PLANNED, ShopState.CLAIMED, ShopState.ARMED, ShopState.SENT):
        return True
    return shop.outcome is Outcome.REJECTED or shop.outcome not in NEVER_SENT
