"""Sending as one of several machines: shops come by their ids from a queue, and the ledger decides whether they may be sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from mysteryshop.browser import Browser
from mysteryshop.errors import UsageError
from mysteryshop.ledger import Ledger
from mysteryshop.model import Clock
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.stages.submit import Visit, book_doubtful, send_one
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace

HAND_OUT = 200
"""Shops offered to the queue at a time; more are offered at the next look."""


@dataclass(frozen=True)
class Sender:
    """One machine's warm browser and its right to ask the ledger."""

    visit: Visit
    browser: Browser

    def due(self) -> list[str]:
        """The ids of shops that could be sent now."""
        return self.visit.ledger.due_ids(self.visit.clock.now(), limit=HAND_OUT)

    async def send(self, shop_id: str) -> None:
        """Send this shop if the ledger lets us; another machine may have been faster, which is no error."""
        claim = self.visit.ledger.take(shop_id, self.visit.clock.now())
        if claim is not None:
            await send_one(self.visit, self.browser, claim)


@asynccontextmanager
async def sender(ws: Workspace, store: Store, clock: Clock, *, progress: Progress = silent) -> AsyncIterator[Sender]:
    """A warm browser that sends for real. Raises UsageError for a store or setting that several machines cannot share."""
    if store.engine.dialect.name == "sqlite":
        raise UsageError(
            "workers share one Postgres store; this workspace keeps its own SQLite file",
            tip='Set store = "postgresql+psycopg://..." in mysteryshop.toml, or use `mysteryshop run` on this machine.',
        )
    if not ws.settings.live or ws.settings.hold:
        raise UsageError("a worker sends for real", tip="Set live = true and hold = false in mysteryshop.toml.")
    ledger = Ledger(store.engine, ws.settings.pacing)
    book_doubtful(store, ledger, clock)
    visit = Visit(ws, store, clock, ledger, True, progress, 0)
    private = ws.settings.submit.allow_private_addresses
    async with Browser.open(ws.settings.browser, allow_private=private, say=partial(progress, "worker", 0, 0)) as browser:
        yield Sender(visit, browser)
