"""What `grade`, `report` and `checks` do."""

from __future__ import annotations

import json
import sys
import webbrowser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.loose_reply import lead_shop, read_loose
from mysteryshop.cli.session import exit_code, finish, leave, open_desk, tell
from mysteryshop.cli.threshold import below_threshold
from mysteryshop.errors import ExitCode, InputError, UsageError
from mysteryshop.model import Tally

_COLORS = {"pass": "green", "partial": "yellow", "fail": "red"}


def grade_waves(rubric: str | None, wave: str | None, *, fail_under: float | None, as_json: bool) -> None:
    """Grade the stored waves."""
    with open_desk() as desk:
        from mysteryshop import stages  # slow to load; a slip in a file is told at once

        with console.progress() as progress:
            tally = stages.grade(desk.ws, desk.store, desk.clock, progress=progress, rubric=rubric, wave=wave)
        low = below_threshold(desk, fail_under, wave)
    _end(tally, low, as_json=as_json)


def second_reading(wave: str | None, *, as_json: bool) -> None:
    """Put the stored answers to the second reader; what it says is shown beside the findings, never in their place."""
    with open_desk() as desk:
        from mysteryshop import stages  # slow to load; a slip in a file is told at once

        with console.progress() as progress:
            tally = stages.second_opinion(desk.ws, desk.store, desk.clock, wave=wave, progress=progress)
    finish(tally, as_json=as_json)


def write_pages(
    wave: str | None,
    rubric: str | None,
    *,
    again: bool,
    open_page: bool,
    digest: bool,
    pdf: bool,
    fail_under: float | None,
    as_json: bool,
) -> None:
    """Write the pages that have something new to say, and say where they lie (or, with `digest`, what they say)."""
    with open_desk() as desk:
        from mysteryshop import stages  # slow to load; a slip in a file is told at once

        with console.progress() as progress:
            tally = stages.report(desk.ws, desk.store, desk.clock, progress=progress, rubric=rubric, wave=wave, again=again)
            if pdf:
                printed = stages.print_pages(desk.ws, desk.store, wave=wave, progress=progress)
                tally = replace(tally, counts={**tally.counts, "printed": len(printed)})
        low = below_threshold(desk, fail_under, wave)
        pages = sorted(desk.ws.reports.glob("*/index.html"), key=lambda page: page.stat().st_mtime)
        newest = [one.id for one in desk.store.waves() if (desk.ws.reports / one.id / "digest.txt").exists()]
        text = desk.ws.reports / (wave or (newest[-1] if newest else "-")) / "digest.txt"
    if digest and not as_json:
        if text.exists():
            console.say(escape(text.read_text(encoding="utf-8").rstrip()))
        for line in tally.troubles:
            console.trouble(line)
        leave(exit_code([tally]) or (ExitCode.BELOW_THRESHOLD if low else ExitCode.OK))
        return
    if open_page:
        if not pages:
            raise UsageError(
                "there is no page to open yet", tip="Answers come first: mysteryshop status shows where things stand."
            )
        webbrowser.open(pages[-1].resolve().as_uri())
    _end(tally, low, as_json=as_json)


def _end(tally: Tally, low: dict[str, float], *, as_json: bool) -> None:
    if as_json:
        console.give_json({"stage": tally, "below": low})
    else:
        tell(tally)
    leave(exit_code([tally]))
    leave(ExitCode.BELOW_THRESHOLD if low else ExitCode.OK)


def grade_rows(name: str, *, as_json: bool) -> None:
    """Grade many loose replies, one JSON line each, in the order they came."""
    from mysteryshop.grade.replies import grade_replies

    for row in grade_replies(_rows(name)):
        if as_json:
            console.give_json(row)
        else:
            _findings_table(str(row["id"]), row["findings"])


def _rows(name: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_lines(name), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                f"is not JSON: {error.msg}", file=name, line=number, text=line[:60], tip="One JSON object a line."
            ) from error
        if not isinstance(row, dict) or "text" not in row:
            raise InputError(
                'has no "text"', file=name, line=number, text=line[:60], tip='A row is {"id", "lead": {...}, "text", ...}.'
            )
        yield row


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from sys.stdin
        return
    try:
        with Path(name).open(encoding="utf-8-sig") as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=name, tip="Name a file of JSON lines in UTF-8.") from error


def grade_loose(name: str, scenario_id: str | None, *, shopper: str | None, as_json: bool) -> None:
    """Grade one loose reply as the answer to a scenario's lead."""
    from mysteryshop.grade.replies import grade_message

    loose = read_loose(name)
    shop, assumed = lead_shop(scenario_id, shopper, loose)
    findings = grade_message(loose.text, loose.subject, shop)
    if as_json:
        console.give_json({"id": name, "scenario": shop.scenario.id, "findings": findings})
        return
    for words in assumed:
        console.note(words)
    _findings_table(f"{name} as an answer to {shop.scenario.id}", findings)


def _findings_table(title: str, findings: dict[str, Any]) -> None:
    table = console.a_table("check", "verdict", "words that decided", "reason", title=escape(title))
    for check, finding in findings.items():
        verdict = str(finding["verdict"])
        color = _COLORS.get(verdict, "dim")
        quote = escape(" ".join((finding["quote"] or "").split())[:70])
        table.add_row(check, f"[{color}]{verdict}[/{color}]", quote, escape(str(finding["reason"])))
    console.show(table)


def list_checks(check_id: str | None, *, as_json: bool) -> None:
    """The catalogue, or one check in full."""
    from mysteryshop.grade.check import catalogue
    from mysteryshop.workspace.problems import did_you_mean

    advices = {advice.check: advice for advice in catalogue()}
    if check_id is None:
        if as_json:
            console.give_json(list(advices.values()))
            return
        table = console.a_table("check", "group", "asks")
        for advice in advices.values():
            table.add_row(advice.check, advice.group, advice.title)
        console.show(table)
        console.say("\n[dim]mysteryshop checks ID explains one[/dim]")
        return
    if check_id not in advices:
        raise UsageError(f'there is no check "{check_id}"', tip=did_you_mean(check_id, advices, what="Checks"))
    advice = advices[check_id]
    if as_json:
        console.give_json(advice)
        return
    for label, words in (
        ("", advice.title),
        ("when it fails", advice.failing_title),
        ("why", advice.why),
        ("do", advice.advice),
        ("better", advice.example),
    ):
        if words:
            console.say(f"[bold]{check_id}[/bold]  {escape(words)}" if not label else f"  [dim]{label:14}[/dim]{escape(words)}")
