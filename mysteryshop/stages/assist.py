"""One shop finished by a person at a window: the ledger's rules, the visit, and the booking of what happened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from mysteryshop.browser import Browser
from mysteryshop.errors import UsageError
from mysteryshop.ledger import BY_HAND, ClaimLost, HandClaim, Ledger
from mysteryshop.model import BrowserSettings, Clock, Shop, ShopState, Submission
from mysteryshop.plan.consent import why_not
from mysteryshop.plan.diary import Diary
from mysteryshop.stages.submit import book_doubtful
from mysteryshop.store import Store
from mysteryshop.submit.assist import Person, assist_lead
from mysteryshop.submit.recipes.replay import Replay
from mysteryshop.workspace import Workspace


def may_assist(ws: Workspace, store: Store, ledger: Ledger, clock: Clock, shop: Shop) -> None:
    """Whether a person may finish this shop now. Raises UsageError with the reason and the remedy."""
    now = clock.now()
    if shop.state not in (ShopState.PLANNED, ShopState.ENDED) or shop.outcome not in BY_HAND:
        tip = "Only shops whose lead has not left can be finished by hand; mysteryshop show says how it stands."
        raise UsageError(f"{shop.id} is {shop.outcome or shop.state}: its lead left, may have left, or is being sent", tip=tip)
    if shop.state is ShopState.PLANNED and shop.due_at > now:
        raise UsageError(f"{shop.id} is planned for {shop.due_at.astimezone():%Y-%m-%d %H:%M}", tip="Wait until it is due.")
    if store.wave(shop.wave).closes_at < now:
        raise UsageError(f"the wave of {shop.id} is closed", tip="The next wave plans a new lead for this dealer.")
    if (held := ledger.held()) is not None or ws.settings.hold:
        raise UsageError(f"sending is on hold ({held or 'hold = true in mysteryshop.toml'})", tip="mysteryshop hold --lift")
    if (excluded := why_not(shop.dealer, ws.optout, now)) is not None:
        raise UsageError(f"{shop.dealer.id} may not be shopped: {excluded[0]}", tip=excluded[1])
    others = [one for one in store.past_shops(now - timedelta(days=31)) if one.dealer.id == shop.dealer.id and one.id != shop.id]
    diary = Diary([one for one in others if one.sent_at is not None], ws.settings.pacing)
    if diary.room(shop.dealer, now) <= 0 or diary.too_near(shop.dealer, now):
        reason, remedy = diary.why_full(shop.dealer, now)
        raise UsageError(f"{shop.dealer.id}: {reason}", tip=remedy)


@dataclass
class _HandGate:
    """Arms for a person, waiting as pacing asks, and keeps the lease while the window is open."""

    ledger: Ledger
    shop: Shop
    clock: Clock
    say: Callable[[str], None]
    held: HandClaim | None = None
    _keeping: list[asyncio.Task[None]] = field(default_factory=list)

    async def arm(self, *, host: str, platform: str | None) -> bool:
        """True once `armed` is committed."""
        try:
            while not isinstance(
                got := self.ledger.arm_by_hand(self.shop, self.clock.now(), host=host, platform=platform), HandClaim
            ):
                self.say(f"Waiting {got:.0f} s: another lead went to this site just now.")
                await asyncio.sleep(min(got, 30))
        except ClaimLost:
            return False
        self.held = got
        self._keeping.append(asyncio.create_task(self._keep()))
        return True

    async def _keep(self) -> None:
        while self.held is not None:
            await asyncio.sleep(self.ledger.pacing.lease_minutes * 20)
            self.ledger.renew(self.held.claim)

    def close(self) -> None:
        """The window is closed."""
        for task in self._keeping:
            task.cancel()


async def assist(
    ws: Workspace, store: Store, clock: Clock, shop: Shop, *, by: str, person: Person, browser_settings: BrowserSettings
) -> Submission | None:
    """Opens the shop's filled form for a person and books what happened. None: nothing was sent, the shop is as it was."""
    ledger = Ledger(store.engine, ws.settings.pacing)
    book_doubtful(store, ledger, clock)
    may_assist(ws, store, ledger, clock, shop)
    gate = _HandGate(ledger, shop, clock, person.tell)
    named = ws.recipe_for(shop)
    private = ws.settings.submit.allow_private_addresses
    submission: Submission | None = None
    try:
        async with Browser.open(browser_settings, allow_private=private, say=person.tell) as browser:
            submission = await assist_lead(
                browser,
                shop,
                attempt=len(store.submissions(shop.id)) + 1,
                by=by,
                person=person,
                gate=gate,
                keep=partial(store.keep, shop_id=shop.id),
                clock=clock,
                settings=ws.settings.submit,
                replay=Replay(named) if named else None,
            )
    finally:
        gate.close()
    _book(store, ledger, clock, gate, submission, by)
    return submission


def _book(store: Store, ledger: Ledger, clock: Clock, gate: _HandGate, submission: Submission | None, by: str) -> None:
    """Keep the attempt first, then move the shop. What cannot be booked stays armed, and so in doubt."""
    if gate.held is None:
        return
    if submission is None:
        ledger.give_back(gate.held)
        store.note(gate.shop.id, "opened for a person, given up; nothing was sent", by, clock.now())
        return
    store.add_submission(submission)
    with suppress(ClaimLost):  # settled by hand meanwhile: that word stands
        ledger.finish(gate.held.claim, submission.outcome, submission.ended_at)
    store.note(gate.shop.id, f"finished by hand: {submission.outcome}", by, clock.now())
