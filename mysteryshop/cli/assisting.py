"""What `assist` does: a window for a person, their words in the terminal, and what was booked."""

from __future__ import annotations

import asyncio
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.deciding import who_decides
from mysteryshop.cli.session import open_desk
from mysteryshop.errors import UsageError

if TYPE_CHECKING:
    from mysteryshop.submit.page.visit import Visit

_WORDS = {"": "fill", "f": "fill", "fill": "fill", "s": "sent", "sent": "sent", "q": "stop", "stop": "stop", "quit": "stop"}
_HELP = (
    "Here: Enter fills the form in view (again); s + Enter: I pressed it; q + Enter: give up. Closing the window gives up, too."
)


class Terminal:
    """The person in front of the terminal. Lines are read beside the work, so that the window's end does not wait for one."""

    def __init__(self) -> None:
        self._lines: asyncio.Queue[str] = asyncio.Queue()
        self._reading = False

    def tell(self, words: str) -> None:
        """Says it on stderr, quiet or not: it is part of a conversation."""
        console.trouble(words)

    async def word(self, visit: Visit) -> str:
        """The next word that means something."""
        if not self._reading:
            self._reading = True
            loop = asyncio.get_running_loop()
            threading.Thread(target=self._read, args=(loop,), daemon=True).start()
            self.tell(_HELP)
        while (said := _WORDS.get((await self._lines.get()).strip().lower())) is None:
            self.tell(_HELP)
        return said

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        with suppress(RuntimeError):  # the window is closed and its loop is gone
            for line in sys.stdin:
                loop.call_soon_threadsafe(self._lines.put_nowait, line)


def assist_shop(shop_id: str, *, live: bool | None, by: str | None) -> None:
    """One shop finished by a person."""
    from mysteryshop.browser.window import visible
    from mysteryshop.ledger import Ledger
    from mysteryshop.stages.assist import assist, may_assist

    with open_desk() as desk:
        shop = desk.store.shop(shop_id)
        may_assist(desk.ws, desk.store, Ledger(desk.store.engine, desk.ws.settings.pacing), desk.clock, shop)
        if not (desk.ws.settings.live if live is None else live):
            tip = "Say --live, or write live = true in mysteryshop.toml."
            raise UsageError("assist sends a real lead, and this workspace only rehearses", tip=tip)
        settings = visible(desk.ws.settings.browser)
        name = f"[bold]{shop.id}[/bold] ({escape(shop.dealer.name)}, {escape(shop.dealer.url)})"
        console.say(f"Opening {name}. Please touch nothing until the form is filled.")
        person = Terminal()
        run = assist(desk.ws, desk.store, desk.clock, shop, by=who_decides(by), person=person, browser_settings=settings)
        submission = asyncio.run(run)
        if submission is None:
            console.say(f"{shop.id}: nothing was sent; it is as it was.")
            return
        console.say(f"{shop.id}: {submission.outcome}. {escape(submission.reason)}")
