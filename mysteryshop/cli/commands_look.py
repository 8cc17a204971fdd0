"""Looking without touching: `probe`, `read`, `checks`, `rubric`."""

from __future__ import annotations

from typing import Annotated

import typer

from mysteryshop.cli.app import LOOK, app, command
from mysteryshop.cli.global_options import JsonOption

rubric = typer.Typer(help="The rubrics: what each check is worth.", no_args_is_help=True)
app.add_typer(rubric, name="rubric", rich_help_panel=LOOK)


@command(LOOK)
def probe(
    sources: Annotated[list[str], typer.Argument(metavar="URL|FILE...", help="Web pages to look at.")],
    as_json: JsonOption = False,
) -> None:
    """What the form recogniser sees on a page.

    Each form, what it is for, each field. Types nothing, sends nothing.
    """
    from mysteryshop.cli.probe_and_read import probe_pages

    probe_pages(sources, as_json=as_json)


@command(LOOK)
def read(
    mails: Annotated[list[str], typer.Argument(metavar="FILE.eml...", help="Mails as files (- reads stdin).")],
    trusted: Annotated[
        list[str] | None, typer.Option("--trust", metavar="HOST", help="A mail server of yours, whose Received stamps count.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json/--text", help="JSON lines, or a few lines for a person.")] = True,
) -> None:
    """What is made of a mail: nature, times, new text.

    One JSON line a mail, with the reasons. Nothing a mail points to is fetched.
    """
    from mysteryshop.cli.probe_and_read import read_mails

    read_mails(mails, tuple(trusted or ()), as_json=as_json)


@command(LOOK)
def checks(
    check: Annotated[str | None, typer.Argument(metavar="ID", help="One check, explained.", show_default=False)] = None,
    as_json: JsonOption = False,
) -> None:
    """What is asked of every answer, and why.

    With an ID: one check in full.
    """
    from mysteryshop.cli.grading import list_checks

    list_checks(check, as_json=as_json)


@command(LOOK, name="list", on=rubric)
def rubric_list(as_json: JsonOption = False) -> None:
    """The rubrics there are: your own and the built-in ones."""
    from mysteryshop.cli import rubrics

    rubrics.rubric_list(as_json=as_json)


@command(LOOK, name="show", on=rubric)
def rubric_show(
    name: Annotated[str, typer.Argument(help="A rubric's name or file.")] = "standard",
    as_yaml: Annotated[bool, typer.Option("--yaml", help="Print its file as it stands, to make your own of.")] = False,
    as_json: JsonOption = False,
) -> None:
    """One rubric: its sections, what each check gives or takes, caps and letters."""
    from mysteryshop.cli import rubrics

    rubrics.rubric_shown(name, as_json=as_json, as_yaml=as_yaml)


@command(LOOK, name="diff", on=rubric)
def rubric_diff(
    first: Annotated[str, typer.Argument(metavar="A", help="A rubric's name or file.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    wave: Annotated[
        str | None,
        typer.Option("--wave", metavar="ID", help="Judge this wave by both: who moves, and why.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """What differs between two rubrics: weights, parameters, caps, letters.

    With --wave: what each store of a wave would have got from either. Nothing is stored.
    """
    from mysteryshop.cli import rubrics

    if wave is None:
        rubrics.rubric_diff(first, second, as_json=as_json)
    else:
        rubrics.wave_diff(first, second, wave, as_json=as_json)
