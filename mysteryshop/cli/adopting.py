"""`adopt`: leads that were sent elsewhere become shops of this workspace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.session import Desk, leave, open_desk
from mysteryshop.errors import ExitCode, UsageError
from mysteryshop.model import Outcome, Shop, Submission, Wave

if TYPE_CHECKING:
    from mysteryshop.workspace.adopting import AdoptedLead

DEFAULT_WAVE = "adopted"


def adopt_leads(
    path: Path,
    *,
    wave: str | None,
    window: int | None,
    rubric: str | None,
    zone: str | None,
    skip_bad: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Book every lead of a file, or none; with `skip_bad` the good ones."""
    from mysteryshop.workspace import InputErrors
    from mysteryshop.workspace.adopting import read_leads

    with open_desk() as desk:
        told = read_leads(path, wave=wave or DEFAULT_WAVE, zone=zone, now=desk.clock.now())
        if told.problems and not (skip_bad and told.leads):
            raise InputErrors(told.problems)
        if not told.leads:
            raise UsageError(f"there is no lead in {path}", tip="One lead a line; docs/commands.md says what its fields are.")
        opened = _waves(desk, told.leads, window, rubric)
        for problem in told.problems:
            console.trouble(f"left out: {problem}" + (f" ({problem.tip})" if problem.tip else ""))
        for words in told.notes:
            console.note(words)
        booked = [(lead.shop, _attempt(lead.shop, path, lead.line)) for lead in told.leads]
        if dry_run:
            console.say(f"{len(booked)} leads would be booked; nothing is.")
            return
        done = desk.store.adopt(opened, booked)
        facts = {"added": done.added, "known": done.known, "different": done.different, "left_out": len(told.problems)}
        if as_json:
            console.give_json({**facts, "waves": [one.id for one in opened], "notes": told.notes})
        else:
            _say(done.added, done.known, done.different, opened)
        leave(ExitCode.SOME_FAILED if told.problems else ExitCode.OK)


def _say(added: int, known: int, different: Sequence[str], opened: Sequence[Wave]) -> None:
    names = ", ".join(escape(wave.id) for wave in opened)
    console.say(f"{added} leads booked as sent in {names}" + (f"; {known} were known already" if known else "") + ".")
    if different:
        some = ", ".join(different[:5]) + (f" and {len(different) - 5} more" if len(different) > 5 else "")
        console.trouble(f"{some}: the file now says something else than what was booked; what was booked stands")
    if added:
        console.say("  [dim]mysteryshop collect files their answers; mysteryshop grade, report as for all others[/dim]")


def _waves(desk: Desk, leads: Sequence[AdoptedLead], window: int | None, rubric: str | None) -> list[Wave]:
    """The waves the leads belong to, as wide as their leads."""
    groups: dict[str, list[AdoptedLead]] = {}
    for lead in leads:
        groups.setdefault(lead.shop.wave, []).append(lead)
    found = []
    for name, group in groups.items():
        days = window or max((lead.window_days or 0 for lead in group), default=0) or desk.ws.settings.window_days
        priced = rubric or next((lead.rubric for lead in group if lead.rubric), None) or desk.ws.settings.rubric
        if not 1 <= days <= 60:
            raise UsageError(f"a window of {days} days", tip="Answers count for 1 to 60 days.")
        desk.ws.rubric(priced)
        sent = [lead.shop.due_at for lead in group]
        closes = max(sent) + timedelta(days=days)
        found.append(Wave(name, f"Wave {name}", min(sent), closes, priced, window_days=days, adopted=True))
    return found


def _attempt(shop: Shop, path: Path, line: int) -> Submission:
    reason = f"sent by hand or by another tool; booked from {path.name}, line {line}"
    return Submission(shop.id, 1, Outcome.CONFIRMED, reason, started_at=shop.due_at, ended_at=shop.due_at, confidence=1.0)
