"""What must hold for a shop to move: the conditions of the ledger's updates, as the database reads them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true

from mysteryshop.model import Shop, ShopState
from mysteryshop.model.settings import SHOPS_PER_30_DAYS_CEILING
from mysteryshop.store.schema import flags, shops

HOLD = "hold"
"""The flag that stops all sending."""


def takeable(now: datetime, clock: ColumnElement[float]) -> ColumnElement[bool]:
    """Planned and due by `now`, or claimed by somebody whose lease has run out by the database's `clock`."""
    planned = and_(shops.c.state == str(ShopState.PLANNED), shops.c.due_at <= now)
    expired = and_(shops.c.state == str(ShopState.CLAIMED), shops.c.lease_until <= clock)
    return or_(planned, expired)


def to_do(*, live: bool, again: bool) -> ColumnElement[bool]:
    """Everything that is to be sent; for a rehearsal, what was not rehearsed before."""
    return true() if live or again else shops.c.rehearsed.is_(False)


def host_in_use(clock: ColumnElement[float]) -> ColumnElement[bool]:
    """Another claim that lives is at work on the same web host."""
    other = shops.alias("other")
    working = other.c.state.in_([str(ShopState.CLAIMED), str(ShopState.ARMED)])
    return exists().where(other.c.host == shops.c.host, working, other.c.lease_until > clock)


def as_seen(shop: Shop) -> ColumnElement[bool]:
    """The shop still stands as this copy says, and nobody holds it."""
    outcome = shops.c.outcome.is_(None) if shop.outcome is None else shops.c.outcome == str(shop.outcome)
    return and_(shops.c.id == shop.id, shops.c.state == str(shop.state), outcome)


def on_hold() -> ColumnElement[bool]:
    """The kill switch is set."""
    return exists().where(flags.c.name == HOLD)


def below_ceiling(shop: Shop) -> ColumnElement[bool]:
    """Fewer leads left for this dealer within 30 days than the ceiling: the last guard, whatever was planned or configured."""
    other = shops.alias("other")
    gone = other.c.state.in_([str(ShopState.ARMED), str(ShopState.SENT)])
    near = other.c.due_at.between(shop.due_at - timedelta(days=30), shop.due_at + timedelta(days=30))
    count = select(func.count()).select_from(other).where(other.c.dealer_id == shop.dealer.id, other.c.id != shop.id, gone, near)
    return count.scalar_subquery() < SHOPS_PER_30_DAYS_CEILING
