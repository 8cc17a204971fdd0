"""The desk a command works at: workspace, store and clock opened; what a stage did turned into words and an exit code."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.global_options import told
from mysteryshop.errors import ExitCode, UsageError
from mysteryshop.model import Tally

if TYPE_CHECKING:
    from mysteryshop.store import Store
    from mysteryshop.workspace import Signs, Workspace

NOTES_SHOWN = 8


class SystemClock:
    """The real time. Nothing below the command line asks for it."""

    def now(self) -> datetime:
        """Now, aware, in UTC."""
        return datetime.now(UTC)


@dataclass
class Desk:
    """What lies open while a command works."""

    ws: Workspace
    store: Store
    clock: SystemClock


def open_workspace(dealers: str | None = None) -> Workspace:
    """The workspace the command line named, with its plug-ins loaded. InputError if there is none or it cannot be used."""
    from mysteryshop.plugins import load_plugins
    from mysteryshop.workspace import FILE, Workspace

    if told().verbose:
        logging.getLogger("mysteryshop").setLevel(logging.INFO)
    folder = told().folder
    if not (folder / FILE).exists():
        where = "here" if told().workspace is None else f"in {folder}"
        site = f" --site {dealers}" if dealers and "://" in dealers else ""
        raise UsageError(
            f"there is no workspace {where} (no {FILE})", tip=f"`mysteryshop init{site}` makes one; -w DIR names one elsewhere"
        )
    ws = Workspace.open(folder, dealers=dealers, today=datetime.now().astimezone().date(), look=_look)
    load_plugins(folder, ws.settings.plugins)
    for words in ws.assumed:
        console.note(words)
    return ws


def _look(url: str, allow_private: bool) -> Signs | None:
    """Sees a store's first page, where only its address is known."""
    from mysteryshop.cli.first_look import first_look

    return first_look(url, allow_private=allow_private)


@contextmanager
def open_desk(dealers: str | None = None) -> Iterator[Desk]:
    """Workspace and store, closed again at the end."""
    from mysteryshop.store import Store

    ws = open_workspace(dealers)
    with Store.open(ws.store_url, ws.evidence) as store:
        yield Desk(ws, store, SystemClock())


def exit_code(tallies: Iterable[Tally]) -> ExitCode:
    """What a command that did these stages tells cron: the gravest thing that needs somebody."""
    tallies = list(tallies)
    if any(tally.out_of_reach for tally in tallies):
        return ExitCode.OUT_OF_REACH
    if any(tally.troubles for tally in tallies):
        return ExitCode.SOME_FAILED
    if any(tally.held for tally in tallies) and not any(tally.done for tally in tallies):
        return ExitCode.HELD
    return ExitCode.OK


def tell(tally: Tally, *, notes_shown: int = NOTES_SHOWN) -> None:
    """One stage in a few lines. Troubles are told even when quiet."""
    counts = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in tally.counts.items() if number)
    words = f"skipped: {tally.skipped}" if tally.skipped else counts or "nothing to do"
    console.say(f"[bold]{tally.stage:8}[/bold] {escape(words)}")
    for line in tally.notes[:notes_shown]:
        console.say(f"         [dim]{escape(line)}[/dim]")
    if len(tally.notes) > notes_shown:
        console.say(f"         [dim]... and {len(tally.notes) - notes_shown} more (mysteryshop plan shows all)[/dim]")
    for line in tally.troubles:
        console.trouble(f"{tally.stage}: {line}")


def finish(tally: Tally, *, as_json: bool = False) -> None:
    """Tell one stage and end the command with its exit code."""
    if as_json:
        console.give_json(tally)
    else:
        tell(tally)
    leave(exit_code([tally]))


def leave(code: ExitCode) -> None:
    """End the command with `code`; OK simply goes on."""
    if code is not ExitCode.OK:
        raise typer.Exit(int(code))
