"""What a page sends by itself while its form is filled (a lead kept in case it is left, an address to be checked): it waits for
the ledger's leave like the press, and never leaves in a rehearsal."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import reduce
from urllib.parse import unquote_plus, urlsplit

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Request, Route

from mysteryshop.browser.tunnel import watches
from mysteryshop.submit.content import values
from mysteryshop.submit.page.addresses import host
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.sending.traffic import unescaped

_EVERYTHING = "**/*"
_SENDS = ("POST", "PUT", "PATCH")
_BEACONS = frozenset(("image", "ping", "script"))
"""What a page fetches, and may also send by: an address in the query of a picture of one dot."""
_ASKED = frozenset(("fetch", "xhr"))
"""Fetched by a script: an address alone in its query may be checked, for a button that waits to wake; a name with it is told."""
_BODY = 40_000
_ANSWER_SECONDS = 3.0
"""So long the answers to what was kept back are waited for."""


class Hold:
    """Keeps back what holds the shopper's mail address, from `start` to `release` or `drop`. `whole`: some of it holds the
    message too, and may be the lead itself."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        persona = visit.shop.persona
        self._addresses = {persona.email.lower(), values.plain_alias(persona.email).lower()}
        self._message, self._surname = visit.shop.message[:30].lower(), persona.last_name.lower()
        self._let_go: asyncio.Future[bool] | None = None
        self._settled: list[asyncio.Future[None]] = []
        self.kept: list[Request] = []
        self.whole = False

    async def start(self) -> None:
        """From now on."""
        self._let_go = asyncio.get_running_loop().create_future()
        with suppress(PlaywrightError):
            await self._visit.context.route(_EVERYTHING, self._guard)

    async def release(self) -> None:
        """Lets go what was kept back, and waits a moment for what is answered."""
        await self._end(leave=True)
        waited = [asyncio.ensure_future(self._answered(request)) for request in self.kept]
        if waited:
            self._visit.step(
                f"let go what the page had sent while it was filled: {', '.join(host(r.url) for r in self.kept)[:120]}"
            )
            await asyncio.wait(waited, timeout=_ANSWER_SECONDS)

    async def drop(self, *, for_good: bool) -> None:
        """What was kept back never leaves; `for_good`: nor does what the page still sends."""
        await self._end(leave=False, guarded=for_good)

    async def _end(self, *, leave: bool, guarded: bool = False) -> None:
        if self._let_go is None or self._let_go.done():
            return
        self._let_go.set_result(leave)
        if self._settled:  # with the guard gone, what is still kept would leave by itself
            await asyncio.wait(self._settled, timeout=_ANSWER_SECONDS)
        if guarded:
            return
        with suppress(PlaywrightError):
            await self._visit.context.unroute(_EVERYTHING, self._guard)

    async def _guard(self, route: Route, request: Request) -> None:
        assert self._let_go is not None
        with suppress(PlaywrightError):
            if not self._carries(request):
                await route.continue_()
                return
            self.kept.append(request)
            self._settled.append(settled := asyncio.get_running_loop().create_future())
            try:
                if await self._let_go:
                    await route.continue_()
                else:
                    await route.abort("blockedbyclient")
            finally:
                settled.set_result(None)

    def _carries(self, request: Request) -> bool:
        sends, kind = request.method in _SENDS, request.resource_type
        if not (sends or kind in _BEACONS or kind in _ASKED) or watches(host(request.url)):
            return False
        body = urlsplit(request.url).query[:_BODY].lower()
        with suppress(PlaywrightError, UnicodeDecodeError, ValueError):
            body = f"{body} {(request.post_data or '')[:_BODY].lower()}" if sends else body
        if not body.strip():
            return False
        told = " ".join((body, unquote_plus(body), unescaped(body)))
        if not any(address in told for address in self._addresses):
            return False
        if not sends and kind in _ASKED:
            rest = reduce(lambda words, address: words.replace(address, " "), self._addresses, told)
            if self._surname not in rest and self._message not in rest:
                return False
        self.whole = self.whole or self._message in told
        return True

    async def _answered(self, request: Request) -> None:
        with suppress(PlaywrightError):
            if (response := await request.response()) is not None:
                await response.finished()
