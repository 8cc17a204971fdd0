"""What `rubric` does: list, show, and lay two side by side, over a stored wave too."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.session import open_desk

if TYPE_CHECKING:
    from mysteryshop.stages.compare import Moved


def rubric_shown(name: str, *, as_json: bool, as_yaml: bool) -> None:
    """One rubric: its sections, what each check is worth, caps and letters; or its file, to make one's own of."""
    rubric = _judges(name)[0]
    if as_yaml:
        from mysteryshop.cli.global_options import told
        from mysteryshop.workspace.judging import rubric_text

        sys.stdout.write(rubric_text(told().folder, name))
        return
    if as_json:
        console.give_json(rubric)
        return
    table = console.a_table("section", "check", ">gives", ">takes", title=f"{rubric.title} ({rubric.id} {rubric.version})")
    for section in rubric.sections:
        table.add_row(f"[bold]{escape(section.title)}[/bold]", "", f"{section.points:g}", "")
        for line in section.checks:
            table.add_row("", line.check, f"{line.points:g}" if line.points else "", f"{line.takes:g}" if line.takes else "")
    console.show(table)
    for cap in rubric.caps:
        console.say(f"[dim]at best {cap.letter}:[/dim] {escape(cap.says)}")
    console.say("[dim]letters:[/dim] " + ", ".join(f"{letter.letter} from {letter.from_points:g}" for letter in rubric.letters))


def rubric_diff(first: str, second: str, *, as_json: bool) -> None:
    """What differs between two rubrics, item by item."""
    one, two = _judges(first, second)
    before, after = _flat(one.model_dump(mode="json", by_alias=True)), _flat(two.model_dump(mode="json", by_alias=True))
    changes = {key: (before.get(key), after.get(key)) for key in before | after if before.get(key) != after.get(key)}
    if as_json:
        console.give_json({key: {"from": old, "to": new} for key, (old, new) in changes.items()})
        return
    if not changes:
        console.say("The two rubrics judge alike.")
        return
    table = console.a_table("what", first, second)
    for key, (old, new) in changes.items():
        table.add_row(escape(key), escape("-" if old is None else str(old)), escape("-" if new is None else str(new)))
    console.show(table)


def wave_diff(first: str, second: str, wave: str, *, as_json: bool) -> None:
    """A stored wave judged by both rubrics: who moves, by how much, and which checks move it."""
    with open_desk() as desk:
        from mysteryshop import stages  # slow to load; a slip in a file is told at once

        one, two = desk.ws.rubric(first), desk.ws.rubric(second)
        moved = stages.compare(desk.ws, desk.store, desk.clock, one, two, wave)
    if as_json:
        console.give_json([{**console.plain(item), "change": item.change} for item in moved])
        return
    if not moved:
        console.say(f"No lead of {escape(wave)} can be judged yet.")
        return
    table = console.a_table("store", ">leads", f">{first}", f">{second}", ">change", "place", "letters", "what moves it")
    for item in moved:
        table.add_row(*_moved_row(item))
    console.show(table)
    console.say("[dim]Means over the leads a rubric can score. Nothing was stored: `grade --rubric` keeps cards.[/dim]")


def _moved_row(item: Moved) -> tuple[str, ...]:
    places = " -> ".join("-" if place is None else str(place) for place in item.places)
    letters = ", ".join(a or "-" if a == b else f"{a or '-'} -> {b or '-'}" for a, b in item.letters)
    why = ", ".join(f"{check} {points:+.1f}" for check, points in item.why.items())
    return (
        escape(item.name),
        str(item.leads),
        "-" if item.before is None else f"{item.before:.1f}",
        "-" if item.after is None else f"{item.after:.1f}",
        "-" if item.change is None else f"{item.change:+.1f}",
        places if item.places[0] != item.places[1] else places.split(" ")[0],
        letters,
        why or "only what weighs around it",
    )


def rubric_list(*, as_json: bool) -> None:
    """The rubrics there are: the workspace's own and the built-in ones."""
    from mysteryshop.cli.global_options import told
    from mysteryshop.workspace.judging import rubric_names

    names = rubric_names(told().folder)
    if as_json:
        console.give_json(
            [
                {"name": name, "title": rubric.title, "version": rubric.version}
                for name, rubric in zip(names, _judges(*names), strict=True)
            ]
        )
        return
    table = console.a_table("rubric", "version", "title")
    for name, rubric in zip(names, _judges(*names), strict=True):
        table.add_row(escape(name), rubric.version, escape(rubric.title))
    console.show(table)


def _judges(*names: str) -> list[Any]:
    """Rubrics by name; with or without a workspace."""
    from mysteryshop.cli.global_options import told
    from mysteryshop.workspace import Workspace
    from mysteryshop.workspace.settings_toml import FILE

    folder = told().folder
    from mysteryshop.model import Settings

    ws = Workspace.open(folder) if (folder / FILE).exists() else Workspace(folder, Settings())
    return [ws.rubric(name) for name in names]


def _flat(value: Any, path: str = "") -> dict[str, Any]:
    """Nested data as "sections.answer.checks.price_given.points" -> 5; listed things go by their id."""
    if isinstance(value, dict):
        return {k: v for key, item in value.items() for k, v in _flat(item, f"{path}.{key}" if path else str(key)).items()}
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        named = {
            str(item.get("id") or item.get("check") or item.get("letter") or number): item for number, item in enumerate(value)
        }
        return {k: v for key, item in named.items() for k, v in _flat(item, f"{path}.{key}").items()}
    skip = re.search(r"(?:^|\.)(?:reason|about)$", path)
    return {} if skip else {path: ", ".join(map(str, value)) if isinstance(value, list) else value}
