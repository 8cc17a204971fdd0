"""A site's own steps: `recipe record`, `recipe check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mysteryshop.cli.app import HAND, app, command
from mysteryshop.cli.global_options import JsonOption

recipe = typer.Typer(help="A site's own steps to its form, for sites that nothing else opens.", no_args_is_help=True)
app.add_typer(recipe, name="recipe", rich_help_panel=HAND)


@command(HAND, name="record", on=recipe)
def recipe_record(
    url: Annotated[str, typer.Argument(metavar="URL", help="The page to begin at.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="The recipe (default: recipes/HOST.yaml).", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a recipe that is there.")] = False,
) -> None:
    """Use the site once in a window; it becomes a recipe.

    Fill in the form and press the button that sends: the press is held back, nothing is sent. Passwords are never recorded.
    """
    from mysteryshop.cli.recording import record_site

    record_site(url, out, force=force)


@command(HAND, name="check", on=recipe)
def recipe_check(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help="Recipes to try.", show_default=False)] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every recipe of the workspace.")] = False,
    pictures: Annotated[
        Path | None,
        typer.Option(
            "--pictures", metavar="DIR", help="Where pictures go (default: the reports' folder, recipes/).", show_default=False
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Follow recipes to the button; press nothing.

    Says what became of each step. Ends with 3 when one no longer fits: worth a weekly cron job.
    """
    from mysteryshop.cli.recipes import check_them

    check_them(files or [], everything=everything, pictures=pictures, as_json=as_json)
