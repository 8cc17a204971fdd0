"""What the command line was told before and after the command's name: where to work and how loud to be."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

PANEL = "For every command"

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace", "-w", metavar="DIR", envvar="MYSTERYSHOP_WORKSPACE", help="The workspace's folder (here, if not said).",
        rich_help_panel=PANEL, show_default=False,
    ),
]  # fmt: skip
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all is well.", rich_help_panel=PANEL)]
VerboseOption = Annotated[bool, typer.Option("--verbose", help="Log what is done, to stderr.", rich_help_panel=PANEL)]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]


@dataclass
class Told:
    """The words for every command. They may stand before the command's name or after it."""

    workspace: Path | None = None
    quiet: bool = False
    verbose: bool = False

    @property
    def folder(self) -> Path:
        """The workspace's folder."""
        return self.workspace or Path()


_told = Told()


def told() -> Told:
    """What was told in this call."""
    return _told


def forget() -> None:
    """Before a new call within the same process (tests)."""
    take(None, False, False, fresh=True)


def take(workspace: Path | None, quiet: bool, verbose: bool, *, fresh: bool = False) -> None:
    """Note the words given at one of the two places; what was said before stays."""
    if fresh:
        _told.workspace, _told.quiet, _told.verbose = workspace, quiet, verbose
        return
    _told.workspace = workspace or _told.workspace
    _told.quiet, _told.verbose = quiet or _told.quiet, verbose or _told.verbose


def with_house_options(function: Callable[..., None]) -> Callable[..., None]:
    """The command with --workspace, --quiet and --verbose added, so that they work behind its name too."""

    @wraps(function)
    def wrapped(*args: Any, workspace: Path | None = None, quiet: bool = False, verbose: bool = False, **others: Any) -> None:
        take(workspace, quiet, verbose)
        function(*args, **others)

    shared = {"workspace": (WorkspaceOption, None), "quiet": (QuietOption, False), "verbose": (VerboseOption, False)}
    own = inspect.signature(function, eval_str=True)
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, (kind, default) in shared.items()
    ]
    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own.parameters.values()] + added
    signature = own.replace(parameters=parameters, return_annotation=None)
    wrapped.__signature__ = signature  # type: ignore[attr-defined]
    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del wrapped.__wrapped__  # else its annotations would be read instead of these
    return wrapped
