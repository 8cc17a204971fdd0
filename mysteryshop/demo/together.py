"""Which leads of the demo leave together: each stop of the clock costs a start of the browser. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from mysteryshop.hours import is_open, next_closing, next_opening
from mysteryshop.model import Shop

TOGETHER = timedelta(hours=11)
"""The longest a lead of the demo waits for others to leave with it."""


def moments(shops: Sequence[Shop]) -> list[datetime]:
    """The fewest times at which to send so that no lead leaves before its time or much later, and each store is as open (or
    closed) as it was at that time: leads that may leave together do."""
    waiting = sorted(((until(shop), shop.due_at) for shop in shops), key=lambda pair: pair[0])
    times: list[datetime] = []
    while waiting:
        latest = waiting[0][0]
        times.append(max(due for _, due in waiting if due <= latest) + timedelta(seconds=1))
        waiting = [(end, due) for end, due in waiting if due > latest]
    return times


def until(shop: Shop) -> datetime:
    """Until when a lead may wait for others: shortly before the store next opens or closes, no longer than `TOGETHER`."""
    change = next_closing if is_open(shop.dealer, shop.due_at) else next_opening
    turn = change(shop.dealer, shop.due_at)
    last = shop.due_at + TOGETHER
    return max(shop.due_at, min(last, turn - timedelta(minutes=15)) if turn else last)
