"""What connects the line to the world outside: a mailbox's sign-in, leads that were sent elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mysteryshop.cli.app import LINE, START, command
from mysteryshop.cli.global_options import JsonOption


@command(START)
def login(
    inbox: Annotated[
        str | None,
        typer.Argument(metavar="INBOX", help="The mailbox's name (the only one, if not said).", show_default=False),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page, or only show its address.")] = True,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="N", min=0, max=65535, help="Google: where the answer is awaited (for an SSH tunnel; 0: any)."
        ),
    ] = 0,
    forget: Annotated[bool, typer.Option("--forget", help="Throw the sign-in away instead.")] = False,
) -> None:
    """Sign in to a mailbox at Google or Microsoft 365, once.

    Kept in the system's keyring and renewed by itself. A mailbox with a password gets its password kept there.
    """
    from mysteryshop.cli.signing_in import log_in

    log_in(inbox, browser=browser, port=port, forget=forget)


@command(LINE)
def adopt(
    leads: Annotated[Path, typer.Argument(metavar="LEADS.jsonl|csv", help="The leads, one a line.")],
    wave: Annotated[
        str | None, typer.Option("--wave", metavar="ID", help='The wave of lines that name none ("adopted").', show_default=False)
    ] = None,
    window: Annotated[
        int | None,
        typer.Option("--window", metavar="DAYS", min=1, max=60, help="Answers count so long (window_days).", show_default=False),
    ] = None,
    rubric: Annotated[
        str | None, typer.Option("--rubric", "-r", metavar="NAME|FILE", help="How they are priced.", show_default=False)
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option("--zone", metavar="ZONE", help='Of times that name none; "dealer": each dealer\'s own.', show_default=False),
    ] = None,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Book the good lines even if there are bad ones.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Read and check; book nothing.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Book leads that were sent by hand or by another tool.

    Their answers are collected, matched and graded like all others. Booking a file twice adds nothing.
    """
    from mysteryshop.cli.adopting import adopt_leads

    adopt_leads(
        leads,
        wave=wave,
        window=window,
        rubric=rubric,
        zone=zone,
        skip_bad=skip_bad,
        dry_run=dry_run,
        as_json=as_json,
    )
