"""What the recogniser makes of pages: one plain row for each source, in the shape of `mysteryshop probe --json`.

Sends nothing and fills nothing. Files are read offline with scripts off, so that a saved page shows what was saved; addresses
are visited like any shopper's, and their frames are read too.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.async_api import BrowserContext, CDPSession, Frame, Page
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeout

from mysteryshop.browser import Browser
from mysteryshop.submit.page.snapshot import FrameSnapshot, take_snapshot
from mysteryshop.submit.recognise import FieldReading, FormReading, recognise

SECONDS = 30.0
"""The most one page may take to load."""
LOOK_SECONDS = 20.0
"""The most one look at a frame may take."""
COUNT_SECONDS = 5.0
SETTLE_SECONDS = 4.0
"""How long a visited page may go on adding forms before it is read."""
SCRIPT_SECONDS = 8.0
"""The most a saved page that builds its forms by script may take to load."""
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".mht", ".mhtml", ".shtml", ".svg"})
FRAMES = 12
PAGES_PER_CONTEXT = 150
"""A fresh context now and then keeps the memory of a long run flat."""


def _field(reading: FieldReading) -> dict[str, Any]:
    field = reading.field
    label = field.text if field.button else field.label or field.aria_label or field.cell_left or field.placeholder
    if not label and not field.button:
        label = field.text_before.rpartition(" | ")[2]
    row = {"selector": field.selector, "data_fid": field.data_fid, "label": label, "type": reading.type}
    return {**row, "confidence": reading.confidence, "why": reading.why}


def form_row(reading: FormReading, frame: str = "") -> dict[str, Any]:
    """A form reading as plain data. `frame` is the address of the iframe it stands in, left out for the page itself."""
    row: dict[str, Any] = {
        "selector": reading.form.selector,
        "data_form": reading.form.data_form,
        "form_type": str(reading.form_type),
        "confidence": reading.confidence,
        "fields": [_field(field) for field in reading.fields],
    }
    return {**row, "frame": frame} if frame else row


async def _look(frame: Frame) -> FrameSnapshot | None:
    try:
        return await asyncio.wait_for(take_snapshot(frame), LOOK_SECONDS)
    except (PlaywrightError, TimeoutError):
        return None  # the frame went away or would not answer: nothing to read there


async def _forms(page: Page) -> list[dict[str, Any]]:
    rows = []
    for number, frame in enumerate(page.frames[:FRAMES]):
        snapshot = await _look(frame)
        if snapshot is None and number == 0:
            raise PlaywrightError("the page would not answer")
        if snapshot is not None:
            rows += [form_row(reading, frame.url if number else "") for reading in recognise(snapshot)]
    return rows


async def _settled(page: Page) -> None:
    """Wait until the number of fields stops growing, within reason: forms of scripts come late."""
    before, same = -1, 0
    for _ in range(int(SETTLE_SECONDS / 0.4)):
        counts = [await _count(frame) for frame in page.frames[:FRAMES]]
        if counts[0] is None:
            return  # a page that does not answer now is not waited for
        count = sum(filter(None, counts))
        same = same + 1 if count == before else 0
        if (same >= 2 and count) or same >= 5:
            return
        before = count
        await asyncio.sleep(0.4)


async def _count(frame: Frame) -> int | None:
    """How many fields and buttons a frame holds; None if it would not say."""
    try:
        return int(await asyncio.wait_for(frame.locator("input, select, textarea, button").count(), COUNT_SECONDS))
    except (PlaywrightError, TimeoutError):
        return None


def _as_file(source: str) -> Path | None:
    if source.startswith("file:"):
        return Path(unquote(urlsplit(source).path))
    return None if "://" in source or source.startswith(("data:", "about:")) else Path(source)


class _Reader:
    """Keeps one offline context for files and gives each address its own."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.pages, self.folder = browser, 0, folder
        self.stack = AsyncExitStack()
        self.page: Page | None = None
        self.switch: CDPSession | None = None

    async def _file_page(self) -> Page:
        if self.page is None or self.page.is_closed() or self.pages >= PAGES_PER_CONTEXT:
            await self.stack.aclose()
            self.stack, self.pages = AsyncExitStack(), 0
            context = await self.stack.enter_async_context(self.browser.visit(locale="en-US"))
            await context.set_offline(True)
            await context.route(_ELSEWHERE, lambda route: route.abort("aborted"))  # a saved page's refresh leads nowhere
            self.page = await context.new_page()
            self.switch = await context.new_cdp_session(self.page)
        self.pages += 1
        return self.page

    async def _open(self, address: str, *, scripts: bool) -> list[dict[str, Any]]:
        page = await self._file_page()
        assert self.switch is not None
        await self.switch.send("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        await page.goto(address, wait_until="domcontentloaded", timeout=(SCRIPT_SECONDS if scripts else SECONDS) * 1000)
        if scripts:
            await _settled(page)
        return await _forms(page)

    async def _file(self, path: Path) -> list[dict[str, Any]]:
        """A saved page shows its forms without scripts; one that builds them by script is opened again with them."""
        address = (await asyncio.to_thread(self._as_page, path)).as_uri()
        forms = await self._open(address, scripts=False)
        if not forms and b"<script" in await asyncio.to_thread(path.read_bytes):
            forms = await self._open(address, scripts=True)
        return forms

    def _as_page(self, path: Path) -> Path:
        """The file by a name the browser takes for a page's: a page saved without ".html" is shown as text otherwise."""
        if path.suffix.lower() in PAGE_SUFFIXES:
            return path.absolute()
        with path.open("rb") as file:
            if not _MARKUP.search(file.read(200_000)):
                raise OSError(f"{path.name} is no web page")
        return Path(shutil.copyfile(path, self.folder / "page.html"))

    async def read(self, source: str) -> dict[str, Any]:
        """The row of one source. What goes wrong with it is told in the row."""
        path = _as_file(source)
        try:
            if path is None:
                async with self.browser.visit(locale="en-US") as context:
                    return {"source": source, "forms": await _visit(context, source)}
            if trouble := await asyncio.to_thread(_unreadable, path):
                return {"source": source, "forms": [], "error": trouble}
            return {"source": source, "forms": await self._file(path)}
        except (PlaywrightError, OSError) as trouble:
            self.pages = PAGES_PER_CONTEXT  # begin the next page afresh
            return {"source": source, "forms": [], "error": _in_words(trouble)}


_ELSEWHERE = re.compile(r"^(https?|ftp|wss?):")
_MARKUP = re.compile(rb"(?i)<\s*(!doctype html|html|head|body|form|input|div|table)\b")


def _unreadable(path: Path) -> str:
    """Why a file cannot be read, "" if it can."""
    if not str(path) or path.is_dir():
        return "a folder, not a file" if str(path) not in {"", "."} else "no such file"
    if not path.is_file():
        return "no such file"
    try:
        path.open("rb").close()
    except PermissionError:
        return "no permission to read it"
    return ""


def _in_words(trouble: Exception) -> str:
    """One line that says what went wrong with a page, without the machinery's own words."""
    if isinstance(trouble, PlaywrightTimeout):
        return f"the page took longer than {SECONDS:.0f} s to load"
    words = str(trouble).splitlines()[0].removeprefix("Page.goto: ").partition(" at ")[0][:200]
    if "Download is starting" in words:
        return "no web page: it is a file to be downloaded"
    return words


async def _visit(context: BrowserContext, address: str) -> list[dict[str, Any]]:
    page = await context.new_page()
    await page.goto(address, wait_until="domcontentloaded", timeout=SECONDS * 1000)
    await _settled(page)
    return await _forms(page)


async def probe(browser: Browser, sources: Iterable[str]) -> AsyncIterator[dict[str, Any]]:
    """A row for each file or address, in their order: `source`, `forms`, and `error` where it could not be read."""
    with tempfile.TemporaryDirectory(prefix="probe-") as folder:
        reader = _Reader(browser, Path(folder))
        try:
            for source in sources:
                yield await reader.read(source)
        finally:
            await reader.stack.aclose()
