"""The demo itself: open the street, shop it with the ordinary stages, let the staff answer, grade, report, close."""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from mysteryshop.demo.clock import StreetClock, street_opens
from mysteryshop.demo.mailserver import PostOffice, open_post_office
from mysteryshop.demo.papers import fresh_folder, keep_mail, write_papers
from mysteryshop.demo.ranking import ranking_lines
from mysteryshop.demo.staff import as_mails, letters_for, unrelated
from mysteryshop.demo.street import Street, open_street
from mysteryshop.demo.together import moments
from mysteryshop.locks import stage_lock
from mysteryshop.model import ShopState, Tally
from mysteryshop.stages import LINE, collect, plan, submit
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace

Say = Callable[[str], None]
SEED = 7


@dataclass
class Demo:
    """One run: the open street, the operator's workspace and store, and what was delivered."""

    street: Street
    post: PostOffice
    clock: StreetClock
    ws: Workspace
    store: Store
    say: Say
    mails: list[tuple[str, datetime, bytes]] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)

    def progress(self, what: str, done: int, total: int, line: str = "") -> None:
        """A stage's own words, indented."""
        if line and what == "submit" and done:
            self.say(f"   {safe(line.partition('; ')[0])}")


def demo(folder: Path, *, say: Say, open_browser: bool, keep: bool, look: Callable[[Demo], None] | None = None) -> int:
    """Run it; see `mysteryshop.demo.run_demo`. `look` is called while the street is still open (tests look around)."""
    began = time.monotonic()
    with ExitStack() as open_things:
        folder.mkdir(parents=True, exist_ok=True)
        if fresh_folder(folder):
            say(f"An earlier demo in {folder} is cleared away; this one starts afresh.")
        open_things.enter_context(stage_lock(folder, "demo"))
        clock = StreetClock(street_opens(datetime.now(UTC)))
        street = open_things.enter_context(open_street(clock, seed=SEED))
        post = open_things.enter_context(open_post_office())
        ws = write_papers(folder, street, post, clock.now(), seed=SEED)
        store = open_things.enter_context(Store.open(ws.store_url, ws.evidence))
        run = Demo(street, post, clock, ws, store, say)
        say(f"A street of {len(street.houses)} pretend dealers opens on this machine. Its clock says {clock.now():%A, %d %B}.")
        page = shop_the_street(run)
        say(f"\nDone in {time.monotonic() - began:.0f} seconds. Scorecards: {page}")
        if look:
            look(run)
        if open_browser and can_open():
            webbrowser.open(page.resolve().as_uri())
        if keep:
            stay(run, folder)
    keep_mail(folder, run.mails, seed=SEED)
    say(f"The street is closed. Its workspace stays in {folder}: try `mysteryshop status` there.")
    return 0


def shop_the_street(run: Demo) -> Path:
    """Every stage in the line's order; between sending and collecting the staff answers and three days pass."""
    say = run.say
    told(run, plan(run.ws, run.store, run.clock), "The wave is planned")
    send(run)
    now = datetime.now(UTC)
    dealers = {dealer.id: dealer for dealer in run.ws.dealers}
    letters = [*letters_for(run.street, dealers, seed=SEED), unrelated(now)]
    run.mails = as_mails(letters, run.street, until=now, seed=SEED)
    delivered = run.post.deliver(run.mails)
    say(f"\n[bold]The staff answers[/bold]: {delivered} mails are in the mailbox (IMAP, 127.0.0.1:{run.post.port})")
    run.clock.jump(now)
    say(f"It is now {now:%A, %d %B}.")
    for stage in LINE[LINE.index(collect) :]:
        told(run, stage(run.ws, run.store, run.clock, live=True), stage.__name__.capitalize())
    say("")
    for line in ranking_lines(run.store):
        say(line)
    return Path(run.tallies[-1].notes[0])


def send(run: Demo) -> None:
    """The ordinary submit stage, once for each time at which leads are due; the clock jumps from one to the next."""
    planned = run.store.shops(states=[ShopState.PLANNED])
    for at in moments(planned):
        run.clock.jump(at)
        local = at.astimezone(ZoneInfo("America/New_York"))
        run.say(f"\n[bold]{local:%A %H:%M}[/bold] in New York: leads that are due leave, by a real browser")
        told(run, submit(run.ws, run.store, run.clock, live=True, progress=run.progress), "")


def told(run: Demo, tally: Tally, head: str) -> None:
    """Keep a stage's tally and say it in a line or two."""
    run.tallies.append(tally)
    if head:
        counts = ", ".join(f"{number} {safe(name)}" for name, number in tally.counts.items()) or tally.skipped or "nothing to do"
        run.say(f"[bold]{head}[/bold]: {counts}")
    words = (*tally.troubles, *tally.notes) if tally.stage != "report" and head else tally.troubles if head else ()
    for line in words:
        run.say(f"   {safe(line)}")


def stay(run: Demo, folder: Path) -> None:
    """Keep the street open until Ctrl-C."""
    run.say(f"\nThe street stays open; Ctrl-C closes it. `mysteryshop status` works in {folder}. The dealers:")
    for house in run.street.houses.values():
        run.say(f"   {house.store.name:24} {house.url}")
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        run.say("")


def safe(words: str) -> str:
    """Words that others wrote, for a `say` that reads [markup]."""
    return words.replace("[", "\\[")


def can_open() -> bool:
    """Whether a window can be opened here; a text browser in the terminal is not what is wanted."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
