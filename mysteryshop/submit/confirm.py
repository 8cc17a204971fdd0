"""Watching what follows a press: requests that carry the lead, words that appear, the form that goes, dialogs, new windows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from urllib.parse import unquote_plus

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator, Page, Request

from mysteryshop.browser.tunnel import watches
from mysteryshop.model import Arrival
from mysteryshop.submit.addresses import host
from mysteryshop.submit.phrases import plain
from mysteryshop.submit.scripts import script
from mysteryshop.submit.survey import Survey
from mysteryshop.submit.visit import Visit, same_place
from mysteryshop.submit.walls import bot_wall
from mysteryshop.submit.witness import Carrier, Judgement, Signs, Verdict, judge, what_it_says

_LIMITS = {"nodes": 20_000, "lines": 700}
_KINDS = frozenset(("document", "xhr", "fetch", "ping", "eventsource", "other", "websocket"))
_PAUSES = (0.08, 0.12, 0.18, 0.25, 0.35, 0.5, 0.7, 1.0, 1.2, 1.5)
_SETTLE_SECONDS = 1.2
"""How long a verdict that could still change is left to ripen."""


class Watch:
    """The time around the presses of one form. Open it before the first press after personal data was typed."""

    def __init__(
        self, visit: Visit, frame: Frame, form: Locator, secrets: Iterable[str], *, proof: Arrival | None = None
    ) -> None:
        self._visit, self._frame, self._form, self._proof = visit, frame, form, proof or Arrival()
        self._marks = tuple(mark.lower() for mark in secrets if mark)
        self._requests: list[tuple[Request, bool]] = []
        self._failed: set[Request] = set()
        self._answers: dict[Request, Carrier] = {}
        self._before: dict[str, Any] = {}
        self._known: set[str] = set()
        self._said_before = 0
        self._url_before = ""
        self._pages_seen: set[str] = set()
        self._first = 0

    def start(self) -> None:
        """Listens to requests."""
        self._visit.context.on("request", self._noted)
        self._visit.context.on("requestfailed", self._broke)

    def stop(self) -> None:
        """Listens no more."""
        self._visit.context.remove_listener("request", self._noted)
        self._visit.context.remove_listener("requestfailed", self._broke)

    async def baseline(self) -> None:
        """Remembers the page as it is, just before a press."""
        with suppress(PlaywrightError):
            await self._form.first.evaluate("(el) => { window.__watched = el; }", timeout=3_000)
        shown = [state for frame in self._frames() if (state := await self._state(frame))]
        self._known = {line for state in shown for line in state["lines"]}
        self._before = await self._state(self._frame) or {}
        self._said_before = len(self._visit.said)
        self._url_before = self._visit.page.url
        self._pages_seen.add(self._url_before)
        self._first = len(self._requests)

    async def verdict(self, seconds: float) -> tuple[Judgement, Signs]:
        """Watches until the signs tell, `seconds` at most. A refusal or a thin proof is left to ripen a moment."""
        until, ripe, last = time.monotonic() + seconds, None, None
        for place in range(10_000):
            await asyncio.sleep(_PAUSES[min(place, len(_PAUSES) - 1)])
            signs = await self._signs()
            told = judge(signs)
            if told.verdict in (Verdict.CAPTCHA, Verdict.WALL) or (
                told.verdict is Verdict.PROVEN and told.confidence >= 0.9 and not self._pending()
            ):
                return told, signs
            if told.verdict is not last:
                ripe, last = time.monotonic() + _SETTLE_SECONDS, told.verdict
            settled = told.verdict is not Verdict.SILENT and ripe is not None and time.monotonic() >= ripe
            if (settled and not self._pending()) or time.monotonic() >= until or self._visit.left <= 1:
                return told, signs
        raise AssertionError("unreachable: the loop ends by time")

    def _pending(self) -> bool:
        return any(
            request not in self._answers and request not in self._failed
            for request, sure in self._requests[self._first :]
            if sure
        )

    def _noted(self, request: Request) -> None:
        if request.resource_type not in _KINDS or watches(host(request.url)) or len(self._requests) > 400:
            return
        body = ""
        with suppress(PlaywrightError, UnicodeDecodeError, ValueError):
            body = request.post_data or ""
        told = f"{request.url} {body[:40_000]}".lower()
        told = f"{told} {unquote_plus(told)}"
        certain = any(mark in told for mark in self._marks)
        if certain or (request.method in ("POST", "PUT") and request.resource_type != "ping"):
            self._requests.append((request, certain))
            asyncio.ensure_future(self._hear(request, certain))  # noqa: RUF006 - the answer is noted when it comes

    def _broke(self, request: Request) -> None:
        self._failed.add(request)

    async def _hear(self, request: Request, certain: bool) -> None:
        with suppress(PlaywrightError):
            response = await request.response()
            if response is None:
                return
            says, words = None, ""
            if request.resource_type in ("xhr", "fetch") and True:
                with suppress(PlaywrightError, UnicodeDecodeError):
                    says, words = what_it_says(await response.text())
            self._answers[request] = Carrier(request.url, certain, response.status, False, says, words)

    def _carriers(self) -> tuple[Carrier, ...]:
        out = []
        for request, certain in self._requests[self._first :]:
            if request in self._answers:
                out.append(self._answers[request])
            elif request in self._failed and request.redirected_to is None:
                # a navigation that another one replaced is no broken connection
                failure = request.failure or ""
                out.append(Carrier(request.url, certain, None, "ABORTED" not in failure.upper()))
            else:
                out.append(Carrier(request.url, certain))
        sure = [carrier for carrier in out if carrier.certain]
        return tuple(sure or out)

    def _frames(self) -> list[Frame]:
        frames = self._visit.frames()
        pages = [page for page in self._visit.windows if not page.is_closed()]
        return frames + [page.main_frame for page in pages]

    async def _state(self, frame: Frame) -> dict[str, Any] | None:
        return await self._visit.try_look(frame.evaluate(script("confirm.js"), _LIMITS))

    async def _signs(self) -> Signs:
        lines: list[str] = []
        own: dict[str, Any] | None = None
        top: dict[str, Any] | None = None
        for frame in self._frames():
            state = await self._state(frame)
            if state is None:
                continue
            lines += [line for line in state["lines"] if line not in self._known]
            if frame is self._frame:
                own = state
            if frame is self._visit.page.main_frame:
                top = state
        detached = self._frame.is_detached()
        state = own or top or {}
        moved_page = not same_place(state.get("url", self._url_before), self._before.get("url", self._url_before))
        fresh = own is not None and not own["held"]
        again = fresh and own is not None and _same_form(self._before, own)
        gone = (
            detached
            or (own is None and self._visit.page.is_closed())
            or (fresh and not again)
            or bool(own and own["held"] and own["visible"] == 0)
        )
        before = self._before
        url = own["url"] if own and moved_page and not self._in_main_frame else await self._address()
        names_before, names_now = set(before.get("names", ())), set(state.get("names", ()))
        told_before = {name for name, _, _ in before.get("invalid", ())}
        quiet = not self._carriers()
        return Signs(
            url_before=self._before.get("url", self._url_before) if url == state.get("url") else self._url_before,
            url=url,
            new_text=tuple(dict.fromkeys(lines))[:120],
            said=tuple(self._visit.said[self._said_before :]),
            invalid=tuple(
                (name, words)
                for name, words, how in state.get("invalid", ())
                if (how == "told" and name not in told_before) or (how == "native" and quiet and not moved_page)
            ),
            form_gone=gone,
            emptied=bool(
                own and own["held"] and own["texts"] and names_now == names_before and before.get("filled") and not own["filled"]
            ),
            moved=bool(own and own["held"] and names_now - names_before and own["visible"] > 0),
            familiar=fresh
            and moved_page
            and (any(same_place(state.get("url", ""), seen) for seen in self._pages_seen) or _is_home(state.get("url", ""))),
            captcha=bool(
                top and (top["challenge"] or (top["captchas"] > before.get("captchas", 0) and self._in_main_frame and not gone))
            ),
            wall=_wall(top) if top and fresh and moved_page else None,
            promised=self._promised(lines, url),
            carriers=self._carriers(),
        )

    def _promised(self, fresh: list[str], url: str) -> str | None:
        """What a recipe names as proof, where it is seen now and was not before."""
        text, address = self._proof.text, self._proof.url
        if text and (line := next((line for line in fresh if plain(text).strip() in plain(line)), None)):
            return f"the page says “{line[:140]}”"
        if address and address in url and address not in self._url_before:
            return f"the address became {url[:160]}"
        return None

    @property
    def _in_main_frame(self) -> bool:
        return self._frame is self._visit.page.main_frame

    async def _address(self) -> str:
        """The address that tells: the new window's where the form's own page stayed."""
        window = await self._visit.newest_window()
        stayed = same_place(self._visit.page.url, self._url_before)
        return window.url if window and stayed and window.url not in ("about:blank", "") else self._visit.page.url

    async def answer_page(self) -> Page:
        """The window that shows the answer: a new one where the press opened it."""
        return await self._visit.newest_window() or self._visit.page


def _is_home(url: str) -> bool:
    return url.split("?")[0].split("#")[0].count("/") <= 3 and url.split("?")[0].endswith("/")


def _same_form(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """The boxes of the form stand on the page that came: it was given back, not taken."""
    names = {name for name in before.get("names", ()) if name}
    return bool(names) and len(names & set(now["names"])) >= 0.6 * len(names)


def _wall(shown: dict[str, Any]) -> str | None:
    """Why the page that came is a wall against robots, or None."""
    if shown["links"] >= 5:
        return None
    return bot_wall(Survey(url=shown["url"], title=shown["title"], text=" ".join(shown["lines"])[:5000]), None)
