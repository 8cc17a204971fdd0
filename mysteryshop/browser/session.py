"""One warm browser: started once, a fresh context for each visit, gone with the run."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self
from weakref import WeakKeyDictionary

from playwright.async_api import Browser as PlaywrightBrowser
from playwright.async_api import BrowserContext, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from mysteryshop.browser.lookup import INSTALL_TIP, FoundBrowser, find_browser
from mysteryshop.browser.memory import keep_lid
from mysteryshop.browser.tunnel import Tunnel
from mysteryshop.browser.upstream import Upstream
from mysteryshop.errors import BrowserMissing
from mysteryshop.model import BrowserSettings

VIEWPORT = (1280, 900)
PROXY_PASSWORD = "MYSTERYSHOP_PROXY_PASSWORD"

# No request leaves for the browser's own sake, nothing is resolved outside the tunnel, no voice or video goes round it.
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
    "--dns-prefetch-disable",
    "--disable-remote-fonts",
    "--mute-audio",
    "--disable-gpu",
    "--autoplay-policy=user-gesture-required",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
ROOT_WARNING = (
    "running as root: Chromium's sandbox is off for this run. "
    'Run as an ordinary user, or say [browser] sandbox = "off" if that is meant.'
)


class Browser:
    """Playwright's browser for a run. `visit` gives a clean context; a browser that crashed is started again."""

    def __init__(
        self, playwright: Playwright, settings: BrowserSettings, found: FoundBrowser, *, allow_private: bool, sandbox: bool
    ) -> None:
        self.found = found
        self._playwright, self._settings, self._allow_private, self._sandbox = playwright, settings, allow_private, sandbox
        self._browser: PlaywrightBrowser | None = None
        self._starting = asyncio.Lock()
        self._tunnels: WeakKeyDictionary[BrowserContext, Tunnel] = WeakKeyDictionary()

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: BrowserSettings, *, allow_private: bool, say: Callable[[str], None]) -> AsyncIterator[Self]:
        """Finds and starts the browser; closes it at the end. Raises BrowserMissing when it cannot be found or started."""
        found = find_browser(settings)
        sandbox = _sandbox(settings, say)
        async with async_playwright() as playwright:
            browser = cls(playwright, settings, found, allow_private=allow_private, sandbox=sandbox)
            lid = asyncio.create_task(keep_lid())
            try:
                await browser._running()
                yield browser
            finally:
                lid.cancel()
                await browser._close()

    @asynccontextmanager
    async def visit(self, *, locale: str, timezone: str | None = None) -> AsyncIterator[BrowserContext]:
        """A fresh context with its own tunnel: no cookies, no downloads, no service workers, still pictures and motion off."""
        browser = await self._running()
        async with Tunnel.open(allow_private=self._allow_private, upstream=_upstream(self._settings)) as tunnel:
            context = await browser.new_context(
                locale=locale,
                timezone_id=timezone,
                viewport={"width": VIEWPORT[0], "height": VIEWPORT[1]},
                accept_downloads=False,
                service_workers="block",
                reduced_motion="reduce",
                proxy={"server": tunnel.url},
            )
            self._tunnels[context] = tunnel
            try:
                yield context
            finally:
                await _quietly(context.close())

    @property
    def loads_images(self) -> bool:
        """Pages may load their pictures."""
        return self._settings.images

    def tunnel(self, context: BrowserContext) -> Tunnel:
        """The way out of a visit: what was refused and how much came."""
        return self._tunnels[context]

    async def picture(self, html_file: Path, *, width: int = VIEWPORT[0], height: int = VIEWPORT[1], full: bool = False) -> bytes:
        """A PNG of a local HTML file, read offline and without scripts."""
        async with self._offline(width, height) as context:
            page = await context.new_page()
            await page.goto(_address(html_file))
            return await page.screenshot(full_page=full)

    async def print_pdf(self, html_file: Path, target: Path) -> None:
        """Prints a local HTML file to PDF (on the paper its style names, else A4), read offline and without scripts."""
        async with self._offline(*VIEWPORT) as context:
            page = await context.new_page()
            await page.goto(_address(html_file))
            await page.pdf(path=str(target), format="A4", print_background=True, prefer_css_page_size=True)

    @asynccontextmanager
    async def _offline(self, width: int, height: int) -> AsyncIterator[BrowserContext]:
        browser = await self._running()
        context = await browser.new_context(
            offline=True, java_script_enabled=False, viewport={"width": width, "height": height}, accept_downloads=False
        )
        try:
            yield context
        finally:
            await _quietly(context.close())

    async def _running(self) -> PlaywrightBrowser:
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                self._browser = await self._start()
            return self._browser

    async def _start(self) -> PlaywrightBrowser:
        arguments = list(_QUIET)
        if not self._settings.images:
            arguments.append("--blink-settings=imagesEnabled=false")
        try:
            return await self._playwright.chromium.launch(
                executable_path=self.found.executable,
                headless=self._settings.headless,
                chromium_sandbox=self._sandbox,
                args=arguments,
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
        except PlaywrightError as trouble:
            words = str(trouble).strip().splitlines()
            tip = INSTALL_TIP if "sandbox" not in str(trouble).lower() else 'type: [browser] sandbox = "off" in mysteryshop.toml'
            raise BrowserMissing(
                f"{self.found.executable or 'the browser'} did not start: {words[0] if words else ''}", tip=tip
            ) from trouble

    async def _close(self) -> None:
        if self._browser is not None:
            await _quietly(self._browser.close())


def _sandbox(settings: BrowserSettings, say: Callable[[str], None]) -> bool:
    if settings.sandbox != "auto":
        return settings.sandbox == "on"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        say(ROOT_WARNING)
        return False
    return True


def _upstream(settings: BrowserSettings) -> Upstream | None:
    return Upstream.read(settings.proxy, os.environ.get(PROXY_PASSWORD, "")) if settings.proxy else None


async def _quietly(closing: object) -> None:
    """Waits for a close that may find the browser already gone."""
    try:
        await closing  # type: ignore[misc]
    except PlaywrightError:
        return


def _address(html_file: Path) -> str:
    return html_file.absolute().as_uri()
