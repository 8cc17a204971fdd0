"""What connects other things to the line: a mailbox's sign-in."""

from __future__ import annotations

from typing import Annotated

import typer

from mysteryshop.cli.app import START, command


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
