"""Printing: the written pages as PDF, for those who want paper or an attachment. Offline, nothing in a page runs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from mysteryshop.locks import stage_lock
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace


def print_pages(ws: Workspace, store: Store, *, wave: str | None = None, progress: Progress = silent) -> tuple[Path, ...]:
    """Print every page of the waves (or of one wave) that has no PDF beside it yet; the files written, in order.

    Raises BrowserMissing where there is no browser, and the store's error for a wave it does not know.
    """
    with stage_lock(ws.locks, "report"):
        waves = [store.wave(wave)] if wave else store.waves()
        pages = [page for one in waves for page in sorted((ws.reports / one.id).glob("*.html"))]
        missing = [page for page in pages if not page.with_suffix(".pdf").exists()]
        if missing:
            asyncio.run(_print_all(ws, missing, progress))
    return tuple(page.with_suffix(".pdf") for page in missing)


async def _print_all(ws: Workspace, pages: list[Path], progress: Progress) -> None:
    from mysteryshop.browser import Browser  # slow to load and large; the other stages of a run do without

    async with Browser.open(ws.settings.browser, allow_private=False, say=lambda words: None) as browser:
        for done, page in enumerate(pages):
            progress("print", done, len(pages))
            target = page.with_suffix(".pdf")
            half = target.with_suffix(".pdf.part")  # a print that was stopped must not pass for a whole one
            await browser.print_pdf(page, half)
            half.replace(target)


def forget_prints(pages: Sequence[Path]) -> None:
    """Take away the PDF of pages that were written anew: what it says is not true any more."""
    for page in pages:
        if page.suffix == ".html":
            page.with_suffix(".pdf").unlink(missing_ok=True)
