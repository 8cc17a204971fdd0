"""The ledger: who may send a shop's lead, and that it is sent at most once, whatever crashes.

    planned --take_due--> claimed(lease, token) --arm--> armed --finish--> sent | ended
       ^______release (nothing was sent)_______|

Every arrow is one committed UPDATE that names the expected state (and the token) in its WHERE. `armed` is the last commit before
the first press after personal data was typed. Nothing leads from `armed` back: a shop found armed after a crash is in doubt, and
mail evidence or a person settles it. The one exception is a person at an open window (`arm_by_hand`) who gives up while the
window has sent nothing: `give_back` leaves the shop as it was. Leases and gates run by the database's clock, so that machines
need not agree on the time.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, and_, func, select

from mysteryshop.errors import MysteryshopError, UsageError
from mysteryshop.model import NEVER_SENT, Outcome, PacingSettings, Shop, ShopState
from mysteryshop.store.conditions import HOLD, as_seen, below_ceiling, host_in_use, on_hold, takeable, to_do
from mysteryshop.store.database import epoch_now, reading, writing
from mysteryshop.store.gates import pass_gates
from mysteryshop.store.holder import is_dead, this_process
from mysteryshop.store.schema import flags, notes, shops
from mysteryshop.store.shops import shop_of

BY_HAND = frozenset(NEVER_SENT - {Outcome.EXCLUDED} | {None})
"""Outcomes (None: none yet) of shops a person may still finish: no lead of theirs has left."""
CANDIDATES = 64
"""How many due shops are looked at for each round of claims."""


class ClaimLost(MysteryshopError):
    """The claim is no longer ours (taken again after its lease, settled by hand, on hold, over the ceiling): press nothing."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to work on one shop until the lease runs out. `attempt` counts from 1."""

    shop: Shop
    token: str
    attempt: int


@dataclass(frozen=True, slots=True)
class HandClaim:
    """An armed shop whose form a person finishes. `was`: the shop before; `armed_before`: when it had been armed, if ever."""

    claim: Claim
    was: Shop
    armed_before: float | None


class Ledger:
    """The states of all shops of a store, moved by compare-and-set."""

    def __init__(self, store_engine: Engine, pacing: PacingSettings) -> None:
        self.engine = store_engine
        self.pacing = pacing

    # -- claiming ---------------------------------------------------------------------------------------------------

    def take_due(self, now: datetime, *, limit: int, live: bool, again: bool = False) -> list[Claim]:
        """Claim up to `limit` shops that are due, earliest first; an empty list when nothing is free just now.

        Expired claims are taken again. A rehearsal (`live` False) leaves out what was rehearsed before, unless `again`. While
        a host gap is configured, one host is visited by one claim at a time. A ledger on hold hands out nothing to send.
        """
        if live and self.held() is not None:
            return []
        claims: list[Claim] = []
        while len(claims) < limit:
            found = self._candidates(now, limit - len(claims), live=live, again=again)
            won = [claim for shop_id in found if (claim := self._claim(shop_id, now)) is not None]
            claims += won
            if not won:
                break
        return claims

    def take(self, shop_id: str, now: datetime) -> Claim | None:
        """Claim this very shop to send its lead; None when it is not due, not free, or sending is on hold. For queues."""
        return None if self.held() is not None else self._claim(shop_id, now)

    def due_ids(self, now: datetime, *, limit: int) -> list[str]:
        """Up to `limit` shops that could be claimed and sent now, earliest first: what a queue hands out."""
        return [] if self.held() is not None else self._candidates(now, limit, live=True, again=False)

    def _candidates(self, now: datetime, wanted: int, *, live: bool, again: bool) -> list[str]:
        with reading(self.engine) as connection:
            clock = epoch_now(connection)
            query = select(shops.c.id, shops.c.host).where(takeable(now, clock), to_do(live=live, again=again))
            if self.pacing.host_gap_seconds > 0:
                query = query.where(~host_in_use(clock))
            rows = connection.execute(query.order_by(shops.c.due_at, shops.c.id).limit(CANDIDATES + wanted)).all()
        if self.pacing.host_gap_seconds <= 0:
            return [row.id for row in rows[:wanted]]
        first_of_host: dict[str, str] = {}
        for row in rows:
            first_of_host.setdefault(row.host, row.id)
        return list(first_of_host.values())[:wanted]

    def _claim(self, shop_id: str, now: datetime) -> Claim | None:
        token = secrets.token_hex(16)
        with writing(self.engine) as connection:
            clock = epoch_now(connection)
            claimed = connection.execute(
                shops.update()
                .where(shops.c.id == shop_id, takeable(now, clock))
                .values(
                    state=str(ShopState.CLAIMED),
                    token=token,
                    holder=this_process(),
                    attempt=shops.c.attempt + 1,
                    claimed_at=now,
                    claimed_epoch=clock,
                    lease_until=clock + self._lease,
                )
            )
            if claimed.rowcount != 1:
                return None
            row = connection.execute(select(shops).where(shops.c.id == shop_id)).one()
        return Claim(shop=shop_of(row), token=token, attempt=row.attempt)

    def renew(self, claim: Claim) -> None:
        """Prolong the lease by its full length. Raises ClaimLost where another has the shop."""
        with writing(self.engine) as connection:
            lease = epoch_now(connection) + self._lease
            held = connection.execute(
                shops.update().where(_ours(claim, ShopState.CLAIMED, ShopState.ARMED)).values(lease_until=lease)
            )
        _must(held.rowcount == 1, claim, "its lease ran out and another run has it")

    def release(self, claim: Claim, *, due_at: datetime, outcome: Outcome | None = None) -> None:
        """Give a claim back unsent, to be taken again at `due_at`: a rehearsal, or a site out of reach just now."""
        values: dict[str, Any] = {"state": str(ShopState.PLANNED), "token": None, "lease_until": None, "due_at": due_at}
        if outcome is not None:
            values |= {"outcome": str(outcome)}
        if outcome is Outcome.REHEARSED:
            values |= {"rehearsed": True}
        with writing(self.engine) as connection:
            freed = connection.execute(shops.update().where(_ours(claim, ShopState.CLAIMED)).values(**values))
        _must(freed.rowcount == 1, claim, "it is no longer merely claimed")

    def bury(self) -> int:
        """Let the leases of dead processes of this machine run out now; how many. What they had claimed is free again, what they
        had armed shows in `armed_left`. Other machines' claims, and any whose holder may live, keep their leases."""
        working = shops.c.state.in_([str(ShopState.CLAIMED), str(ShopState.ARMED)])
        buried = 0
        with writing(self.engine) as connection:
            clock = epoch_now(connection)
            held = connection.execute(select(shops.c.holder).where(working, shops.c.lease_until > clock).distinct()).scalars()
            for holder in [name for name in held if name and is_dead(name)]:
                over = shops.update().where(working, shops.c.holder == holder).values(lease_until=0.0)
                buried += connection.execute(over).rowcount
        return buried

    # -- sending ----------------------------------------------------------------------------------------------------

    def arm(self, claim: Claim, *, host: str, platform: str | None) -> float:
        """The last commit before the press. 0.0: armed, press now; more: seconds to wait (nothing changed) before asking again.

        The pacing gates of the site's host and its platform are passed in the same transaction. ClaimLost: press nothing.
        """
        with writing(self.engine) as connection:
            clock = epoch_now(connection)
            wait = pass_gates(connection, self._pace(host, platform))
            values: dict[str, Any] = {"lease_until": clock + self._lease}
            if wait <= 0:
                values |= {"state": str(ShopState.ARMED), "armed_epoch": clock}
            moved = connection.execute(
                shops.update().where(_ours(claim, ShopState.CLAIMED), ~on_hold(), below_ceiling(claim.shop)).values(**values)
            )
            _must(
                moved.rowcount == 1,
                claim,
                "another run has it, the ledger is on hold, or the dealer has had the most leads allowed",
            )
        return max(wait, 0.0)

    def arm_by_hand(self, shop: Shop, now: datetime, *, host: str, platform: str | None) -> HandClaim | float:
        """Arm a shop for a person who finishes its form: from `planned`, or from `ended` where no lead has left.

        The claim; or seconds to wait for the pacing gate (nothing changed). ClaimLost: it may not be sent, or not any more.
        """
        if shop.state not in (ShopState.PLANNED, ShopState.ENDED) or shop.outcome not in BY_HAND:
            raise ClaimLost(f"shop {shop.id} is not ours to send: it is {shop.outcome or shop.state}")
        token, as_it_was = secrets.token_hex(16), as_seen(shop)
        with writing(self.engine) as connection:
            if (wait := pass_gates(connection, self._pace(host, platform))) > 0:
                return wait
            clock = epoch_now(connection)
            before = connection.execute(select(shops.c.armed_epoch).where(shops.c.id == shop.id)).scalar()
            if before is not None and shop.outcome is Outcome.FAILED:
                raise ClaimLost(f"shop {shop.id} is not ours to send: it was at the press once, and a person settled it")
            armed = {"token": token, "holder": this_process(), "attempt": shops.c.attempt + 1, "claimed_at": now}
            epochs = {"claimed_epoch": clock, "armed_epoch": clock, "lease_until": clock + self._lease}
            moved = connection.execute(
                shops.update()
                .where(as_it_was, ~on_hold(), below_ceiling(shop))
                .values(state=str(ShopState.ARMED), **armed, **epochs)
            )
            if moved.rowcount != 1:  # raised in here, so that no gate is passed by a lead that does not leave
                why = "another run has it, sending is on hold, or the dealer has had the most leads allowed"
                raise ClaimLost(f"shop {shop.id} is not ours to send: {why}")
            row = connection.execute(select(shops).where(shops.c.id == shop.id)).one()
            return HandClaim(Claim(shop_of(row), token, row.attempt), shop, before)

    def give_back(self, held: HandClaim) -> None:
        """The person gave up and the window sent nothing: the shop is as it was before `arm_by_hand`."""
        was = {"state": str(held.was.state), "outcome": str(held.was.outcome) if held.was.outcome else None}
        with writing(self.engine) as connection:
            freed = connection.execute(
                shops.update()
                .where(_ours(held.claim, ShopState.ARMED))
                .values(token=None, lease_until=None, armed_epoch=held.armed_before, **was)
            )
        _must(freed.rowcount == 1, held.claim, "it was settled meanwhile")

    def finish(self, claim: Claim, outcome: Outcome, at: datetime) -> None:
        """Write down what became of the attempt: `sent` where the lead left or may have left, else `ended`. Both are final."""
        with writing(self.engine) as connection:
            closed = connection.execute(
                shops.update().where(_ours(claim, ShopState.CLAIMED, ShopState.ARMED)).values(**_final(outcome, at))
            )
        _must(closed.rowcount == 1, claim, "it was settled or taken again meanwhile")

    def armed_left(self) -> list[Shop]:
        """Shops a dead process left armed: whether the lead left is not known, and it is sent again by nobody.

        Dead is a process of this machine that is gone, or any whose lease has run out.
        """
        self.bury()
        with reading(self.engine) as connection:
            left = and_(shops.c.state == str(ShopState.ARMED), shops.c.lease_until <= epoch_now(connection))
            return [shop_of(row) for row in connection.execute(select(shops).where(left).order_by(shops.c.due_at, shops.c.id))]

    def book_doubt(self, shop_id: str, at: datetime) -> None:
        """Close a shop of `armed_left` as `in_doubt`. Its sending time is that of the arming; `at` where that is not known."""
        with writing(self.engine) as connection:
            left = and_(
                shops.c.id == shop_id, shops.c.state == str(ShopState.ARMED), shops.c.lease_until <= epoch_now(connection)
            )
            row = connection.execute(select(shops).where(left)).first()
            if row is not None:
                known = row.claimed_at is not None and row.armed_epoch is not None and row.claimed_epoch is not None
                worked = timedelta(seconds=max(0.0, row.armed_epoch - row.claimed_epoch)) if known else timedelta()
                pressed = min(row.claimed_at + worked, at) if known else at
                connection.execute(shops.update().where(left).values(**_final(Outcome.IN_DOUBT, pressed)))

    def settle(self, shop_id: str, outcome: Outcome, by: str, at: datetime) -> None:
        """Decide by hand (or by mail evidence) what became of a shop in doubt; the decision stays in the shop's notes.

        Armed and already final shops may be settled. A shop that has not left can only be cancelled (`excluded`).
        """
        waiting = outcome is Outcome.EXCLUDED
        states = (ShopState.ARMED, ShopState.SENT, ShopState.ENDED, *((ShopState.PLANNED,) if waiting else ()))
        with writing(self.engine) as connection:
            row = connection.execute(select(shops.c.state, shops.c.sent_at).where(shops.c.id == shop_id)).first()
            if row is None:
                raise UsageError(f'no shop "{shop_id}"', tip="mysteryshop status lists the shops with their ids")
            moved = connection.execute(
                shops.update()
                .where(shops.c.id == shop_id, shops.c.state.in_([str(state) for state in states]))
                .values(**_final(outcome, row.sent_at or at))
            )
            if moved.rowcount != 1:
                tip = (
                    "wait until its run has ended"
                    if row.state == ShopState.CLAIMED
                    else "it can only be cancelled: --as excluded"
                )
                raise UsageError(f"shop {shop_id} is {row.state}: nothing was sent that could be settled as {outcome}", tip=tip)
            connection.execute(notes.insert(), {"shop_id": shop_id, "what": f"settled as {outcome}", "by": by, "at": at})

    # -- the kill switch --------------------------------------------------------------------------------------------

    def hold(self, why: str) -> None:
        """Stop all sending at once, in every process: no claim is handed out live and none is armed until `lift_hold`."""
        with writing(self.engine) as connection:
            connection.execute(flags.delete().where(flags.c.name == HOLD))
            connection.execute(flags.insert(), {"name": HOLD, "value": why})

    def lift_hold(self) -> None:
        """Allow sending again."""
        with writing(self.engine) as connection:
            connection.execute(flags.delete().where(flags.c.name == HOLD))

    def held(self) -> str | None:
        """Why the ledger is on hold; None when it is not."""
        with reading(self.engine) as connection:
            return connection.execute(select(flags.c.value).where(flags.c.name == HOLD)).scalar()

    # -- looking ----------------------------------------------------------------------------------------------------

    def next_due(self, *, live: bool) -> datetime | None:
        """When the next planned shop is due (perhaps in the past); None when none is left to do."""
        planned = shops.c.state == str(ShopState.PLANNED)
        query = select(func.min(shops.c.due_at)).where(planned, to_do(live=live, again=False))
        with reading(self.engine) as connection:
            return connection.execute(query).scalar()

    def count_due(self, now: datetime, *, live: bool, again: bool = False) -> int:
        """How many shops `take_due` could hand out now, one after the other."""
        if live and self.held() is not None:
            return 0
        with reading(self.engine) as connection:
            due = and_(takeable(now, epoch_now(connection)), to_do(live=live, again=again))
            return connection.execute(select(func.count()).select_from(shops).where(due)).scalar_one()

    def _pace(self, host: str, platform: str | None) -> dict[str, float]:
        pace = {f"host:{host.lower()}": self.pacing.host_gap_seconds}
        if platform:
            pace[f"platform:{platform.lower()}"] = self.pacing.platform_gap_seconds
        return pace

    @property
    def _lease(self) -> float:
        return self.pacing.lease_minutes * 60


def _ours(claim: Claim, *states: ShopState) -> ColumnElement[bool]:
    return and_(shops.c.id == claim.shop.id, shops.c.token == claim.token, shops.c.state.in_([str(state) for state in states]))


def _final(outcome: Outcome, at: datetime) -> dict[str, Any]:
    left = outcome not in NEVER_SENT
    return {
        "state": str(ShopState.SENT if left else ShopState.ENDED),
        "outcome": str(outcome),
        "sent_at": at if left else None,
        "token": None,
        "lease_until": None,
    }


def _must(ours: bool, claim: Claim, why: str) -> None:
    if not ours:
        raise ClaimLost(f"shop {claim.shop.id} is not ours to send: {why}")
