"""The program `mysteryshop`: its commands in the order a new user meets them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from mysteryshop import __version__
from mysteryshop.cli import global_options
from mysteryshop.cli.global_options import QuietOption, VerboseOption, WorkspaceOption

START, LINE, STAND, LOOK, HAND = "Start", "The line", "Where things stand, and decisions by hand", "Look", "Hand over"

EPILOG = """Until you say --live (or write live = true), nothing is sent: forms are filled, photographed and left.

Exit codes: 0 due work done; 1 below --fail-under; 2 usage or configuration; 3 some shops could not be done; 4 mailbox or browser
out of reach, run again; 5 another run holds the stage; 70 a bug; 130 interrupted."""

app = typer.Typer(
    name="mysteryshop",
    help="Mystery-shop car dealers' online leads: send test leads with a real browser, watch the inbox, grade the answers.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    rich_markup_mode="rich",
)


def command(
    panel: str, *, name: str | None = None, on: typer.Typer = app, no_args_is_help: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a command in a panel of the help, with the options every command has."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        whole = global_options.with_house_options(function)
        on.command(name=name, rich_help_panel=panel, no_args_is_help=no_args_is_help)(whole)
        return function

    return register


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mysteryshop {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    global_options.take(workspace, quiet, verbose)
