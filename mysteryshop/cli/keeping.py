"""What is kept and for how long: `prune` and `erase`."""

from __future__ import annotations

import sys
from datetime import timedelta

import typer

from mysteryshop.cli import console
from mysteryshop.cli.session import Desk, open_desk
from mysteryshop.errors import UsageError
from mysteryshop.stages.report import forget_pages
from mysteryshop.store import Forgotten


def prune_old(days: int, *, yes: bool) -> None:
    """Forget what belongs to waves that closed more than `days` days ago."""
    _sure(f"Raw mails, pictures and words of waves closed more than {days} days ago go for good.", yes=yes)
    with open_desk() as desk:
        _tell(desk, desk.store.prune(desk.clock.now() - timedelta(days=days)))


def erase_person(who: str, *, yes: bool) -> None:
    """Forget everything that holds `who`."""
    _sure("Every mail, touch, note and quote that holds these words goes for good.", yes=yes)
    with open_desk() as desk:
        _tell(desk, desk.store.erase(who))


def _sure(what: str, *, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(f"{what} Nothing was done", tip="Say --yes in scripts.")
    typer.confirm(f"{what} Go on?", abort=True)


def _tell(desk: Desk, gone: Forgotten) -> None:
    """The figures, and pages that still show the words: they go too and are written again from what is left."""
    pages = forget_pages(desk.ws, gone.waves)
    console.say(f"forgotten: {gone.mails} mails, {gone.touches} touches, {gone.files} files, {pages} report pages")
    if gone.waves:
        console.say("`mysteryshop report` writes the pages of " + ", ".join(gone.waves) + " again. Backups still hold the words.")
