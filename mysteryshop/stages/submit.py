"""Stage two: send what is due, each lead at most once. The ledger decides; this file only asks it and does as told."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from mysteryshop.ledger import Claim, ClaimLost, Ledger
from mysteryshop.locks import stage_lock
from mysteryshop.model import NEVER_SENT, UNTOUCHED, Clock, Outcome, Shop, Submission, Tally
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace

if TYPE_CHECKING:
    from mysteryshop.browser import Browser

TRY_AGAIN = frozenset({Outcome.UNREACHABLE, Outcome.FAILED})
"""Nothing has left and the reason may pass: worth another visit later."""

WAIT_BETWEEN_TRIES = timedelta(hours=2)


@dataclass
class Visit:
    """One run's hands: what a visit needs besides its claim, and the running count."""

    ws: Workspace
    store: Store
    clock: Clock
    ledger: Ledger
    live: bool
    progress: Progress
    total: int
    counts: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)


class _LedgerGate:
    """The submit wing's only way to a press: waits for the pacing gate, then commits `armed`."""

    def __init__(self, ledger: Ledger, claim: Claim) -> None:
        self.ledger, self.claim, self.armed = ledger, claim, False

    async def arm(self, *, host: str, platform: str | None) -> bool:
        """True once `armed` is committed for this claim; False when the claim is no longer ours."""
        try:
            while (wait := self.ledger.arm(self.claim, host=host, platform=platform)) > 0:
                await asyncio.sleep(min(wait, 30))
                self.ledger.renew(self.claim)
        except ClaimLost:
            return False
        self.armed = True
        return True


def submit(ws: Workspace, store: Store, clock: Clock, *, live: bool | None = None, progress: Progress = silent) -> Tally:
    """Visit the sites of all due shops. Without `live` (argument, else the workspace's word) it rehearses: fills,
    photographs, and presses nothing."""
    really = ws.settings.live if live is None else live
    with contextlib.ExitStack() as held:
        if store.engine.dialect.name == "sqlite":  # workers on Postgres share the work; the ledger alone decides there
            held.enter_context(stage_lock(ws.locks, "submit"))
        _ = ws.recipes  # a slip in one is told before any site is visited
        ledger = Ledger(store.engine, ws.settings.pacing)
        doubtful = book_doubtful(store, ledger, clock)
        if really and ws.settings.hold:
            return Tally("submit", skipped="the workspace is on hold (hold = true in mysteryshop.toml); nothing was sent")
        visit = Visit(ws, store, clock, ledger, really, progress, ledger.count_due(_due_by(clock, live=really), live=really))
        visit.counts.update({Outcome.IN_DOUBT: len(doubtful)} if doubtful else {})
        if visit.total:
            asyncio.run(_send_all(visit))
        return _tally(visit, doubtful)


def _due_by(clock: Clock, *, live: bool) -> datetime:
    """A lead leaves at its time; a rehearsal sends nothing, so it looks at every planned shop at once."""
    return clock.now() if live else clock.now() + timedelta(days=400)


def book_doubtful(store: Store, ledger: Ledger, clock: Clock) -> list[Shop]:
    """Shops a dead process left at the click: booked `in_doubt`, never sent again by any code."""
    left = ledger.armed_left()
    for shop in left:
        now = clock.now()
        store.add_submission(
            Submission(
                shop_id=shop.id,
                attempt=len(store.submissions(shop.id)) + 1,
                outcome=Outcome.IN_DOUBT,
                reason="the program stopped at the press; whether the lead left is not known, so it is not sent again",
                started_at=now,
                ended_at=now,
            )
        )
        ledger.book_doubt(shop.id, now)
    return left


def _tally(visit: Visit, doubtful: list[Shop]) -> Tally:
    troubles = [f"{shop.dealer.id} ({shop.id}): in doubt; `mysteryshop settle {shop.id}` decides it" for shop in doubtful]
    return Tally(
        "submit",
        done=sum(visit.counts.values()) - len(doubtful),
        counts={str(outcome): number for outcome, number in sorted(visit.counts.items())},
        troubles=tuple(troubles + visit.troubles),
    )


async def _send_all(visit: Visit) -> None:
    from mysteryshop.browser import Browser  # 10 MB that the other stages need not have

    settings = visit.ws.settings
    width = min(settings.submit.concurrency or 2 * (os.cpu_count() or 1), visit.total)
    say = partial(visit.progress, "submit", 0, visit.total)
    private = settings.submit.allow_private_addresses
    async with Browser.open(settings.browser, allow_private=private, say=say) as browser, asyncio.TaskGroup() as workers:
        for _ in range(width):
            workers.create_task(_worker(visit, browser))


async def _worker(visit: Visit, browser: Browser) -> None:
    """Claims are asked for one by one, when a hand is free, so that memory stays flat on 10,000 dealers."""
    while claims := visit.ledger.take_due(_due_by(visit.clock, live=visit.live), limit=1, live=visit.live):
        await send_one(visit, browser, claims[0])


async def send_one(visit: Visit, browser: Browser, claim: Claim) -> None:
    """Visit one claimed shop's site and book what became of it."""
    from mysteryshop.submit.lead import submit_lead
    from mysteryshop.submit.recipes.replay import Replay

    gate = _LedgerGate(visit.ledger, claim)
    named = visit.ws.recipe_for(claim.shop)
    submission = await submit_lead(
        browser,
        claim.shop,
        attempt=claim.attempt,
        live=visit.live,
        gate=gate,
        keep=partial(visit.store.keep, shop_id=claim.shop.id),
        clock=visit.clock,
        settings=visit.ws.settings.submit,
        replay=Replay(named) if named else None,
    )
    _book(visit, claim, _as_armed(submission, armed=gate.armed), armed=gate.armed)


def _as_armed(submission: Submission, *, armed: bool) -> Submission:
    """A visit that broke after arming cannot claim that nothing left, unless it saw that nothing did."""
    if armed and submission.outcome is Outcome.FAILED and UNTOUCHED not in submission.witnesses:
        return replace(submission, outcome=Outcome.IN_DOUBT, reason=f"broke at the press: {submission.reason}")
    return submission


def _book(visit: Visit, claim: Claim, submission: Submission, *, armed: bool) -> None:
    """Keep the attempt first, then move the shop: a crash in between leaves more evidence, never less."""
    visit.store.add_submission(submission)
    outcome, shop = submission.outcome, claim.shop
    again = visit.live and outcome in TRY_AGAIN and not armed and claim.attempt < visit.ws.settings.submit.attempts
    try:
        if not visit.live:  # whatever a rehearsal met, it ends no shop: the lead itself will look again
            visit.ledger.release(claim, due_at=shop.due_at, outcome=Outcome.REHEARSED)
        elif again:
            visit.ledger.release(claim, due_at=visit.clock.now() + WAIT_BETWEEN_TRIES * claim.attempt, outcome=outcome)
        else:
            visit.ledger.finish(claim, outcome, submission.ended_at)
    except ClaimLost:
        visit.troubles.append(f"{shop.dealer.id} ({shop.id}): another process took this shop over")
    visit.counts[outcome] += 1
    if outcome in NEVER_SENT and outcome is not Outcome.REHEARSED:
        later = "; will be tried again" if again else ""
        visit.troubles.append(f"{shop.dealer.id} ({shop.id}): {outcome.value}, {submission.reason}{later}")
    visit.progress("submit", sum(visit.counts.values()), visit.total, f"{shop.dealer.id}: {outcome.value}, {submission.reason}")
