"""Rubrics and processes: how the evidence is priced, and what a dealer has promised."""

from __future__ import annotations

import re
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from mysteryshop.model import Process, Rubric
from mysteryshop.workspace.problems import Problems, did_you_mean, shown_path
from mysteryshop.workspace.tree import Place, Tree, read_yaml
from mysteryshop.workspace.validation import check

_RUBRIC_TIP = "`mysteryshop checks` lists what can be priced; `mysteryshop rubric show --yaml` prints a rubric to start from."


def rubric_names(folder: Path) -> tuple[str, ...]:
    """The names of all rubrics: the workspace's `rubrics/*.yaml`, then the built-in ones."""
    own = sorted(path.stem for path in (folder / "rubrics").glob("*.y*ml"))
    return tuple(dict.fromkeys([*own, *sorted(_builtin())]))


def _builtin() -> dict[str, Traversable]:
    folder = resources.files("mysteryshop").joinpath("rubrics")
    return (
        {item.name.removesuffix(".yaml"): item for item in folder.iterdir() if item.name.endswith(".yaml")}
        if folder.is_dir()
        else {}
    )


def read_rubric(folder: Path, name_or_path: str, problems: Problems) -> Rubric | None:
    """One rubric, checked: sections add up to 100, checks exist, letters fall. None with problems added if it cannot be used."""
    path = _rubric_path(folder, name_or_path)
    if path is None:
        tip = did_you_mean(name_or_path, rubric_names(folder), what="Rubrics")
        problems.add(name_or_path, None, "there is no rubric of this name", text=name_or_path, tip=tip)
        return None
    tree = read_yaml(path, problems, what="rubric", tip=_RUBRIC_TIP)
    if tree is None:
        return None
    rubric = check(Rubric, tree.data, tree, (), problems)
    if rubric is not None:
        _rubric_makes_sense(rubric, tree, problems)
    return rubric


def rubric_text(folder: Path, name_or_path: str) -> str:
    """A rubric's file as its author wrote it, remarks and all; of one that `read_rubric` can read."""
    path = _rubric_path(folder, name_or_path)
    assert path is not None
    return path.read_text(encoding="utf-8")


def _rubric_path(folder: Path, name: str) -> Path | None:
    if name.endswith((".yaml", ".yml")) or "/" in name:
        return next((path for path in (folder / name, Path(name)) if path.is_file()), Path(name))
    for suffix in (".yaml", ".yml"):
        if (folder / "rubrics" / f"{name}{suffix}").is_file():
            return folder / "rubrics" / f"{name}{suffix}"
    builtin = _builtin().get(name)
    return Path(str(builtin)) if builtin else None


def _rubric_makes_sense(rubric: Rubric, tree: Tree, problems: Problems) -> None:
    from mysteryshop.grade.rubric import rubric_problems  # the grade wing is slow to import, and few commands need it

    for words in rubric_problems(rubric):
        quoted = re.findall(r"[\"']([\w-]+)[\"']", words.split("did you mean")[0])
        place = max((found for word in quoted for found in _places_of(tree, word)), key=len, default=())
        problems.add(tree.file, tree.line(place), words, text=tree.raw.get(place), tip=_RUBRIC_TIP)


def _places_of(tree: Tree, word: str) -> list[Place]:
    return [place for place, raw in tree.raw.items() if raw == word][:1]


def read_processes(folder: Path, problems: Problems) -> tuple[Process, ...]:
    """Every promise in `process/*.yaml`. No folder: none."""
    found: list[Process] = []
    for path in sorted(folder.glob("*.y*ml")):
        tree = read_yaml(path, problems, what="process", tip="docs/commands.md shows a process file.")
        if tree is None:
            continue
        process = check(Process, tree.data, tree, (), problems)
        if process is None:
            continue
        _steps_make_sense(process, tree, problems)
        if any(process.id == other.id for other in found):
            problems.add(
                shown_path(path),
                tree.line(("id",)),
                f'another process file has the id "{process.id}"',
                text=process.id,
                tip="Rename one.",
            )
        found.append(process)
    return tuple(found)


def _steps_make_sense(process: Process, tree: Tree, problems: Problems) -> None:
    seen: set[str] = set()
    for number, step in enumerate(process.steps):
        if step.id in seen:
            problems.at(
                tree,
                ("steps", number, "id"),
                f'two steps are called "{step.id}"',
                text=step.id,
                tip="Rename one.",
            )
        seen.add(step.id)
        for at, pattern in enumerate(step.contains):
            try:
                re.compile(pattern, re.IGNORECASE)
            except re.error as error:
                problems.at(
                    tree,
                    ("steps", number, "contains", at),
                    f'"{pattern}" is not a pattern: {error.msg}',
                    text=pattern,
                    tip="Put a backslash before a sign that is meant as itself.",
                )
