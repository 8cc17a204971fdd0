"""One shopper's visit to one site: a page, what it opened, what it said in dialogs, and the limits it may not pass."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Dialog, Frame, Page, Response, WebSocket
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeout

from mysteryshop.browser import Browser
from mysteryshop.model import Outcome, Shop, SubmitSettings
from mysteryshop.submit.page import addresses
from mysteryshop.submit.page.mistyped import proposes
from mysteryshop.submit.page.robots import RobotsBook
from mysteryshop.submit.page.snapshot import FrameSnapshot, take_snapshot
from mysteryshop.submit.page.survey import Survey, take_survey

T = TypeVar("T")
LOOK_SECONDS = 12
"""The longest one look at a frame may take; a page that keeps its script busy longer is left."""
MAX_DIALOGS = 12
MAX_WINDOWS = 6
MAX_FRAMES = 14
_BORN = (0.25, 0.5, 1.0)
"""Seconds for components whose script is still on the way to draw themselves."""
_LEAST_LINKS = 3  # a page with fewer links and buttons is but the frame of another
_SKIPPED_FRAMES = (
    "chrome-error:",
    "recaptcha",
    "hcaptcha.com",
    "challenges.cloudflare",
    "doubleclick",
    "googlesyndication",
    "youtube.",
    "vimeo.",
    "google.com/maps",
    "maps.google",
    "facebook.com/plugins",
)


class Stop(Exception):
    """The visit ends here with this outcome; the reason is for the report."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome, self.reason = outcome, reason


class Visit:
    """The state of a visit. `steps` tells it in words; `said` the words of dialogs; `windows` what opened by itself; `tool`: the
    page should hold a tool of several steps."""

    def __init__(self, browser: Browser, context: BrowserContext, shop: Shop, settings: SubmitSettings) -> None:
        self.browser, self.context, self.shop, self.settings = browser, context, shop, settings
        self.steps: list[str] = []
        self.said: list[str] = []
        self.tool = False
        self.windows: list[Page] = []
        self._unborn: set[str] = set()  # addresses of pages where components never drew anything
        self.sockets: list[WebSocket] = []
        self.pages_opened = 0
        self.status: int | None = None
        self.load_seconds: float | None = None
        self.sending = False
        self.script_errors: list[str] = []
        self.robots = RobotsBook(self._fetch, respected=settings.respect_robots)
        self._deadline = time.monotonic() + settings.visit_seconds
        self._page: Page | None = None

    @property
    def page(self) -> Page:
        """The page the shopper looks at."""
        assert self._page is not None
        return self._page

    @property
    def left(self) -> float:
        """Seconds left for this visit, at least a little."""
        return max(0.5, self._deadline - time.monotonic())

    @property
    def spent(self) -> bool:
        """The visit's time or its pages are used up."""
        return time.monotonic() > self._deadline - 2 or self.pages_opened >= self.settings.max_pages

    @property
    def secret_sockets(self) -> frozenset[str]:
        """Hosts an encrypted socket is open to: the lead may leave by it."""
        return frozenset(urlsplit(s.url).hostname or "" for s in self.sockets if s.url.startswith("wss:") and not s.is_closed())

    def step(self, words: str) -> None:
        """Notes what was done, for the evidence."""
        if len(self.steps) < 200:
            self.steps.append(words[:300])

    async def start(self) -> None:
        """Opens the first window."""
        self.adopt(await self.context.new_page())
        self.context.on("page", self._opened)

    def adopt(self, page: Page) -> None:
        """Goes on in this window."""
        self._page = page
        page.set_default_timeout(8_000)
        page.on("dialog", self._answer)
        page.on("websocket", self._socket)
        page.on("pageerror", self._failed)

    def _failed(self, error: PlaywrightError) -> None:
        if len(self.script_errors) < 20:
            self.script_errors.append(str(error.message).splitlines()[0][:200] if error.message else "an error without words")

    def _socket(self, socket: WebSocket) -> None:
        if len(self.sockets) < 40:
            self.sockets.append(socket)

    def _opened(self, page: Page) -> None:
        if page is self._page:
            return
        self.windows.append(page)
        page.on("dialog", self._answer)
        if len(self.windows) > MAX_WINDOWS:
            asyncio.ensure_future(_close(page))  # noqa: RUF006 - nobody waits for a pop-up to be gone

    async def _answer(self, dialog: Dialog) -> None:
        self.said.append(dialog.message[:300])
        with suppress(PlaywrightError):
            if len(self.said) > MAX_DIALOGS and dialog.type != "beforeunload":
                await dialog.dismiss()
                if self._page is not None and len(self.said) > 3 * MAX_DIALOGS:
                    await _close(self._page)
            elif dialog.type == "confirm" and proposes(dialog.message, self.shop.persona.email):
                await dialog.dismiss()  # the address stays as it is
            elif dialog.type in ("alert", "beforeunload") or (dialog.type == "confirm" and self.sending):
                await dialog.accept()
            else:
                await dialog.dismiss()

    async def newest_window(self) -> Page | None:
        """The last window that opened by itself and still stands."""
        standing = [page for page in self.windows if not page.is_closed()]
        return standing[-1] if standing else None

    async def open(self, url: str) -> Response | None:
        """Goes to an address as robots.txt and the limits allow. Raises Stop when it may not or cannot."""
        if not await self.robots.allows(url):
            raise Stop(Outcome.BLOCKED, self.robots.why(url))
        self.pages_opened += 1
        started = time.monotonic()
        limit = min(self.settings.navigation_seconds, self.left) * 1000
        response: Response | None = None
        try:
            response = await self.page.goto(url, wait_until="domcontentloaded", timeout=limit)
        except PlaywrightTimeout:
            self.step(f"opened {url}: slow; looked at what had come")
            if self.page.url in ("about:blank", ""):
                raise Stop(Outcome.UNREACHABLE, f"{url} did not answer within {limit / 1000:.0f} seconds") from None
        except PlaywrightError as trouble:
            if "ERR_ABORTED" not in str(trouble) and "interrupted by another navigation" not in str(trouble):
                raise Stop(Outcome.UNREACHABLE, self._why(url, str(trouble))) from None
        self.status = response.status if response else None
        self.step(f"opened {url}" + (f" ({self.status})" if self.status else ""))
        await self.settle()
        here = self.page.url
        if not same_place(here, url) and here.startswith("http") and not await self.robots.allows(here):
            raise Stop(Outcome.BLOCKED, self.robots.why(here))
        if self.load_seconds is None:
            self.load_seconds = round(time.monotonic() - started, 2)
        return response

    def _why(self, url: str, trouble: str) -> str:
        refused = self.browser.tunnel(self.context).refused
        if refused:
            name, reason = next(reversed(refused.items()))
            own = " (your own test site? set allow_private_addresses = true under [submit])" if "private" in reason else ""
            return f"{name} was refused: {reason}{own}"
        code = next((word.strip(":") for word in trouble.split() if "ERR_" in word), "")
        return f"{url} cannot be reached ({code.replace('net::', '') or trouble.splitlines()[0][:120]})"

    async def settle(self, seconds: float = 4.0) -> None:
        """Waits for the page's own load event, but not for long, then until it shows something to use."""
        with suppress(PlaywrightError):
            await self.page.wait_for_load_state("load", timeout=min(seconds, self.left) * 1000)

    def frames(self) -> list[Frame]:
        """Frames worth a look: the page's own first, no captcha, map, film or advertisement."""
        own, *others = self.page.frames
        # a frame whose address was refused has none, and never answers
        kept = [f for f in others if f.url and not f.is_detached() and not any(mark in f.url for mark in _SKIPPED_FRAMES)]
        frames = [own, *kept]
        return frames[:MAX_FRAMES]

    async def whole_survey(self, *, deep: bool = False) -> Survey:
        """A look around the page, and (`deep`, or where the page itself is only their frame) through its frames."""
        survey = await self.survey()
        if survey.alive and (deep or len(survey.links) + len(survey.buttons) < _LEAST_LINKS):
            for frame in self.frames()[1:4]:
                inner = await self.survey(frame)
                links = tuple(replace(link, region="frame") for link in inner.links if link.href)
                survey = replace(survey, links=survey.links + links, text=f"{survey.text} {inner.text}".strip())
        return survey

    async def snapshots(self) -> list[tuple[Frame, FrameSnapshot]]:
        """A look at the forms of every frame, once they are drawn; frames that vanish or hang are passed over."""
        out = await self._snapshots()
        for pause in _BORN if self.page.url not in self._unborn else ():
            if not any(snapshot.unborn for _, snapshot in out):
                return out
            await asyncio.sleep(pause)
            out = await self._snapshots()
        self._unborn |= {self.page.url for _, snapshot in out if snapshot.unborn}
        return out

    async def _snapshots(self) -> list[tuple[Frame, FrameSnapshot]]:
        out = []
        for frame in self.frames():
            if (snapshot := await self.try_look(take_snapshot(frame, tool=self.tool))) is not None:
                out.append((frame, snapshot))
        return out

    async def survey(self, frame: Frame | None = None) -> Survey:
        """A look around the page; an empty one when it cannot be had."""
        return await self.try_look(take_survey(frame or self.page.main_frame)) or Survey(url=self.page.url)

    async def try_look(self, look: Awaitable[T], seconds: float = LOOK_SECONDS) -> T | None:
        """The look, or None when the frame is gone, busy or moving on."""
        try:
            return await asyncio.wait_for(look, min(seconds, self.left))
        except (PlaywrightError, TimeoutError):
            return None

    async def picture(self, window: Page | None = None) -> bytes | None:
        """A JPEG of the window, or None where the page does not let itself be photographed."""
        try:
            return await (window or self.page).screenshot(
                type="jpeg", quality=60, timeout=6_000, animations="disabled", caret="initial"
            )
        except PlaywrightError:
            return None

    async def fetch(self, url: str) -> tuple[int, str]:
        """Status and text of an address read without a page (a site's map); (0, "") where robots.txt or the line forbids it."""
        if self.spent or not await self.robots.allows(url):
            return 0, ""
        try:
            return await self._fetch(url)
        except OSError:
            return 0, ""

    async def _fetch(self, url: str) -> tuple[int, str]:
        try:
            response = await self.context.request.get(url, timeout=6_000, max_redirects=5)
            if int(response.headers.get("content-length") or 0) > 600_000:
                return 413, ""
            return response.status, await response.text()
        except (PlaywrightError, UnicodeDecodeError) as trouble:
            raise OSError(str(trouble)) from trouble


async def _close(page: Page) -> None:
    with suppress(PlaywrightError):
        await page.close()


def same_place(one: str, other: str) -> bool:
    """Both addresses show one page."""
    return addresses.plain(one).rstrip("/") == addresses.plain(other).rstrip("/")
