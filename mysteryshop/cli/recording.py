"""What `recipe record` does: a window, a person, a file."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.global_options import told
from mysteryshop.cli.recipes import workspace_if_any
from mysteryshop.cli.session import SystemClock
from mysteryshop.errors import InputError, UsageError
from mysteryshop.model import BrowserSettings, Recipe, Shop, Step, SubmitSettings, Target

if TYPE_CHECKING:
    from mysteryshop.submit.page.visit import Visit
    from mysteryshop.submit.recipes.recorder import Recording
    from mysteryshop.workspace import Workspace

RECORDING_SECONDS = 3600.0
_SHOWN = ("first_name", "last_name", "email", "phone", "street", "house_number", "city", "state", "zip", "vehicle", "message")

Person = Callable[["Visit"], Awaitable[None]]


def record_site(url: str, out: Path | None, *, force: bool) -> None:
    """Record in a window, and write the recipe."""
    from mysteryshop.browser.window import visible

    ws = workspace_if_any()
    address = url if "://" in url else f"https://{url}"
    if not urlsplit(address).hostname:
        raise InputError(f'"{url}" is not an address', text=url, tip="Write it as https://www.harbor-view.com/contact")
    path = _target(ws, address, out, force=force)
    settings = visible(ws.settings.browser if ws else BrowserSettings())
    asyncio.run(record_to(path, address, ws, settings))


async def record_to(
    path: Path, url: str, ws: Workspace | None, browser_settings: BrowserSettings, *, person: Person | None = None
) -> None:
    """Record one site with this browser into a file. `person`: somebody scripted (tests)."""
    from mysteryshop.browser import Browser
    from mysteryshop.stages.recipes import sample_shop
    from mysteryshop.submit.page.visit import Stop, Visit
    from mysteryshop.submit.recipes.recorder import record

    host = urlsplit(url).netloc.rpartition("@")[2]
    clock = SystemClock()
    shop = sample_shop(ws, Recipe(host=host, steps=(Step(open=url),), press=Target(words="send")), clock)
    submit = (ws.settings.submit if ws else SubmitSettings()).model_copy(update={"visit_seconds": RECORDING_SECONDS})
    _introduce(shop)
    async with (
        Browser.open(browser_settings, allow_private=submit.allow_private_addresses or ws is None, say=console.note) as browser,
        browser.visit(locale=f"{shop.dealer.language}-{shop.dealer.country}", timezone=None) as context,
    ):
        try:
            recording = await record(Visit(browser, context, shop, submit), shop, url, ask=_ask, say=console.say, person=person)
        except Stop as stop:
            raise InputError(stop.reason, text=url, tip="Begin at a page that opens.") from None
    _write(path, recording, clock.now().astimezone().date())


def _target(ws: Workspace | None, url: str, out: Path | None, *, force: bool) -> Path:
    name = re.sub(r"[^a-z0-9.-]+", "-", urlsplit(url).netloc.lower().rpartition("@")[2].removeprefix("www.")).strip("-.")
    path = out or (told().folder / "recipes" / f"{name}.yaml" if ws else Path(f"{name}.yaml"))
    if path.exists() and not force:
        raise UsageError(f"there is a recipe already: {path}", tip="--force writes over it; --out FILE names another.")
    return path


def _introduce(shop: Shop) -> None:
    from mysteryshop.submit.recipes.recipe import lead_words

    known = lead_words(shop)
    console.say("Use the site as a shopper would. Type these words; the recipe keeps their names, not the words:")
    table = console.a_table("  for", "type")
    for name in _SHOWN:
        if name in known:
            table.add_row(f"  {name}", escape(known[name]))
    console.show(table)
    console.say("Then press the button that sends. The press is held back: nothing is sent. Closing the window gives up.")


async def _ask(words: str) -> bool:
    """Whether this button sends; a person who cannot be asked is taken to mean yes, for nothing may be sent."""
    if not sys.stdin.isatty():
        return True
    question = f"Is “{words}” the button that sends the form? (y: stop here, n: press it and go on) [Y/n] "
    answer = await asyncio.to_thread(input, question)
    return not answer.strip().lower().startswith("n")


def _write(path: Path, recording: Recording, on: date) -> None:
    from mysteryshop.workspace.problems import Problems
    from mysteryshop.workspace.recipes import read_recipes, recipe_text

    if recording.press is None:
        raise UsageError(
            "the window was closed before a button that sends was pressed; nothing was written",
            tip="Record again, and press the site's own button at the end: the press is held back.",
        )
    text = recipe_text(recording.recipe(on), remarks=recording.remarks)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"cannot write {path}: {error.strerror}", file=str(path), tip="--out FILE names another place."
        ) from error
    problems = Problems()
    read_recipes([path], problems)
    for problem in problems:
        console.trouble(f"{problem}  {problem.tip or ''}")
    for remark in recording.remarks:
        console.note(remark)
    console.say(
        f"Written: {escape(str(path))} ({len(recording.steps)} steps). Try it: mysteryshop recipe check {escape(str(path))}"
    )
