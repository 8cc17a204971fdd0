"""What `recipe check` and `recipe record` do."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.global_options import told
from mysteryshop.cli.session import SystemClock, leave, open_workspace
from mysteryshop.errors import ExitCode, InputError, UsageError
from mysteryshop.model import BrowserSettings, NamedRecipe, SubmitSettings

if TYPE_CHECKING:
    from mysteryshop.stages.recipes import Checked
    from mysteryshop.workspace import Workspace

_MARKS = {True: "[green]ok[/green]     ", False: "[red]no fit[/red] ", None: "[dim]-[/dim]      "}


def workspace_if_any() -> Workspace | None:
    """The workspace here, or None: a recipe can be written and tried before there is one."""
    from mysteryshop.workspace import FILE

    return open_workspace() if (told().folder / FILE).exists() else None


def check_them(files: Sequence[Path], *, everything: bool, pictures: Path | None, as_json: bool) -> None:
    """Each recipe to its button."""
    ws = workspace_if_any()
    named = _wanted(ws, files, everything=everything)
    folder = pictures or (ws.reports / "recipes" if ws else None)
    failed = asyncio.run(_check(ws, named, folder, as_json=as_json))
    if failed:
        leave(ExitCode.SOME_FAILED)


def _wanted(ws: Workspace | None, files: Sequence[Path], *, everything: bool) -> tuple[NamedRecipe, ...]:
    from mysteryshop.workspace.problems import Problems
    from mysteryshop.workspace.recipes import FOLDER, read_recipes, recipe_files

    if bool(files) == everything:
        raise UsageError(
            "which recipes?", tip="Name files (recipes/harbor.yaml), or say --all for every recipe of the workspace."
        )
    if everything:
        if ws is None:
            raise UsageError(
                f"there is no workspace here, so no {FOLDER}/ to go through", tip="-w DIR names one; or name the files."
            )
        if not recipe_files(ws.folder):
            tip = "`mysteryshop recipe record URL` writes one; most sites need none."
            raise InputError(f"there is no recipe in {ws.folder / FOLDER}", tip=tip)
        return ws.recipes
    problems = Problems()
    found = read_recipes(files, problems)
    problems.raise_if_any()
    return found


async def _check(ws: Workspace | None, named: Sequence[NamedRecipe], folder: Path | None, *, as_json: bool) -> int:
    from mysteryshop.browser import Browser
    from mysteryshop.stages.recipes import check_recipes

    settings = ws.settings.submit if ws else SubmitSettings(allow_private_addresses=True)
    browser_settings = ws.settings.browser if ws else BrowserSettings()
    failed = 0
    async with Browser.open(browser_settings, allow_private=settings.allow_private_addresses, say=console.note) as browser:
        async for checked in check_recipes(browser, named, ws, SystemClock(), settings):
            failed += not checked.fits
            picture = _keep(checked, folder)
            if as_json:
                console.give_json(
                    {
                        "recipe": checked.name,
                        "fits": checked.fits,
                        "reason": checked.reason,
                        "steps": checked.steps,
                        "picture": picture,
                    }
                )
            else:
                _tell(checked, picture)
    return failed


def _keep(checked: Checked, folder: Path | None) -> Path | None:
    if folder is None or checked.picture is None:
        return None
    path = folder / f"{checked.name}.jpg"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(checked.picture)
    except OSError as error:
        raise InputError(
            f"cannot write {path}: {error.strerror}", file=str(path), tip="Name a folder with --pictures."
        ) from error
    return path


def _tell(checked: Checked, picture: Path | None) -> None:
    head = f"[bold]{escape(checked.name)}[/bold]  "
    if checked.fits:
        console.say(head + "fits: filled up to the button, nothing was pressed")
    else:
        console.trouble(f"{checked.name}: {checked.reason}")
    for line in checked.steps:
        said = f"  [dim]{escape(line.said)}[/dim]" if line.said else ""
        console.say(f"  {line.number:>3}  {_MARKS[line.ok]}{escape(line.words)}{said}")
    if picture is not None:
        console.say(f"  picture: {escape(str(picture))}")
