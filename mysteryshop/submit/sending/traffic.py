"""What leaves the browser while a lead is sent: requests and socket messages that carry the shopper's data, and their answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote_plus

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page, Request, WebSocket

from mysteryshop.browser.tunnel import watches
from mysteryshop.submit.page.addresses import host
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.sending.answers import lines_of, what_it_says
from mysteryshop.submit.sending.signs import Carrier

_KINDS = frozenset(("document", "xhr", "fetch", "ping", "eventsource", "other"))
_SCRIPTED = frozenset(("xhr", "fetch", "ping", "eventsource", "other", "script", "image"))
_FETCHED = frozenset(("script", "image"))
"""What a page loads and may also send by (JSONP, a picture of one dot): carriers only with the whole lead."""
_MOST = 400
_BODY = 40_000


@dataclass(eq=False, slots=True)
class _Sent:
    """One request or message that left: `request` None for a message on a socket."""

    request: Request | None
    url: str
    certain: bool
    whole: bool
    scripted: bool
    status: int | None = None
    failed: bool = False
    says: bool | None = None
    words: str = ""
    lines: frozenset[str] = frozenset()

    @property
    def pending(self) -> bool:
        return self.status is None and not self.failed


class Traffic:
    """Listens while a form is sent. `marks`: lower-case pieces of the shopper's data, one of which makes a request a carrier;
    two of them make it the lead."""

    def __init__(self, visit: Visit, marks: Iterable[str]) -> None:
        self._visit = visit
        self._marks = tuple(sorted({mark.lower() for mark in marks if mark}, key=len, reverse=True))
        self._sent: list[_Sent] = []
        self._by_request: dict[Request, _Sent] = {}
        self._sockets: set[WebSocket] = set()
        self._first, self._whispered = 0, False  # by a socket, where a lead may be written in any way
        self.spoke = False
        """Anything at all was sent by the page's scripts since the mark, to others than those who watch visitors."""

    def start(self) -> None:
        """Listens from now on; sockets that are open already are listened to as well."""
        context = self._visit.context
        context.on("request", self._noted)
        context.on("requestfailed", self._broke)
        context.on("page", self._page)
        for page in context.pages:
            self._page(page)
        for socket in self._visit.sockets:
            self._socket(socket)

    def stop(self) -> None:
        """Listens no more."""
        context = self._visit.context
        context.remove_listener("request", self._noted)
        context.remove_listener("requestfailed", self._broke)
        context.remove_listener("page", self._page)

    def mark(self) -> None:
        """From here on what leaves belongs to the next press."""
        self._first = len(self._sent)
        self.spoke = False

    @property
    def silent(self) -> bool:
        """Nothing that may be the lead has left since this was started."""
        return not (self._sent or self.spoke or self._whispered)

    @property
    def began(self) -> bool:
        """Something that may be the lead left since the mark."""
        return len(self._sent) > self._first

    @property
    def pending(self) -> bool:
        """A request with the shopper's data is not answered yet."""
        return any(sent.pending and sent.certain for sent in self._sent[self._first :])

    def carriers(self) -> tuple[Carrier, ...]:
        """What left since the mark; where some of it held the shopper's data, only that."""
        out = [
            Carrier(s.url, s.certain, s.status, s.failed, s.says, s.words, s.whole, s.scripted, s.lines)
            for s in self._sent[self._first :]
        ]
        return tuple([carrier for carrier in out if carrier.certain] or out)

    def _page(self, page: Page) -> None:
        page.on("websocket", self._socket)

    def _socket(self, socket: WebSocket) -> None:
        if socket in self._sockets or len(self._sockets) > 40 or watches(host(socket.url)):
            return
        self._sockets.add(socket)

        def left(payload: str | bytes) -> None:
            self.spoke = self._whispered = True
            told = payload if isinstance(payload, str) else payload.decode("utf-8", "replace")
            certain, whole = self._reads(told[:_BODY])
            if certain and len(self._sent) < _MOST:
                self._sent.append(_Sent(None, socket.url, True, whole, True))

        def came(payload: str | bytes) -> None:
            told = payload if isinstance(payload, str) else payload.decode("utf-8", "replace")
            for sent in self._sent[self._first :]:
                if sent.request is None and sent.url == socket.url and sent.pending:
                    sent.status = 200
                    sent.says, sent.words = what_it_says(told)

        socket.on("framesent", left)
        socket.on("framereceived", came)

    def _reads(self, told: str) -> tuple[bool, bool]:
        """(holds something of the shopper's, holds enough to be the lead)."""
        lowered = told.lower()
        found = max(self._found(spelled) for spelled in (lowered, unquote_plus(lowered), unescaped(lowered)))
        return found > 0, found > 1

    def _found(self, told: str) -> int:
        """How many marks stand there; a name inside an address is not counted twice."""
        count = 0
        for mark in self._marks:
            if mark in told:
                count, told = count + 1, told.replace(mark, " ")
        return count

    def _noted(self, request: Request) -> None:
        kind, fetched = request.resource_type, request.resource_type in _FETCHED
        if (kind not in _KINDS and not fetched) or watches(host(request.url)) or len(self._sent) >= _MOST:
            return
        self.spoke = self.spoke or kind in _KINDS
        body = ""
        with suppress(PlaywrightError, UnicodeDecodeError, ValueError):
            body = request.post_data or ""
        certain, whole = self._reads(f"{request.url} {body[:_BODY]}")
        if (certain and (whole or not fetched)) or (request.method in ("POST", "PUT", "PATCH") and kind != "ping"):
            sent = _Sent(request, request.url, certain, whole, kind in _SCRIPTED)
            self._sent.append(sent)
            self._by_request[request] = sent
            asyncio.ensure_future(self._hear(request, sent))  # noqa: RUF006 - the answer is noted when it comes
        elif request.redirected_from and (led := self._by_request.get(request.redirected_from)) is not None:
            self._by_request[request] = led
            asyncio.ensure_future(self._fell(request, led))  # noqa: RUF006 - where the answer to the lead leads

    def _broke(self, request: Request) -> None:
        sent = self._by_request.get(request)
        if sent is None or sent.status is not None or request.redirected_to is not None:
            return
        # a navigation that another one replaced is no broken connection
        if "ABORTED" not in (request.failure or "").upper():
            sent.failed = True

    async def _fell(self, request: Request, sent: _Sent) -> None:
        """The page the answer leads to may be broken: then it proves nothing."""
        with suppress(PlaywrightError):
            if (response := await request.response()) is not None and response.status >= 500:
                sent.status = response.status

    async def _hear(self, request: Request, sent: _Sent) -> None:
        with suppress(PlaywrightError):
            response = await request.response()
            if response is None:
                return
            plain_answer = request.resource_type == "document" and "json" in response.headers.get("content-type", "")
            if request.resource_type in ("xhr", "fetch", "script") or plain_answer:
                with suppress(PlaywrightError, UnicodeDecodeError):
                    told = await response.text()
                    (sent.says, sent.words), sent.lines = what_it_says(told), lines_of(told)
            sent.status = response.status


def unescaped(text: str) -> str:
    """JSON inside JSON, without its backslashes."""
    return text.replace("\\u0040", "@").replace("\\", "") if "\\" in text else ""
