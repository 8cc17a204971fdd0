"""recipes/*.yaml: a site's own steps, read strictly, and written so that a person can read them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mysteryshop.model.recipes import ACTIONS, LEAD_WORDS, RECIPE_FORMAT, NamedRecipe, Recipe, Step, Target, bare_host
from mysteryshop.workspace.problems import Problems, did_you_mean, shown_path
from mysteryshop.workspace.tree import Place, Tree, read_yaml
from mysteryshop.workspace.validation import check

FOLDER = "recipes"
_TIP = "`mysteryshop recipe record URL` writes one; docs/forms.md shows each key."
_HOLE = re.compile(r"\{([^{}]*)\}")
_WANTS = {"type": ("into", "the box to type into"), "choose": ("from", "the list to choose from")}
_ROLES = (
    "button", "checkbox", "combobox", "dialog", "heading", "link", "listbox", "menuitem", "option", "radio", "searchbox",
    "spinbutton", "switch", "tab", "textbox",
)  # fmt: skip


def recipe_files(folder: Path) -> list[Path]:
    """The recipes of a workspace, by name."""
    return sorted((folder / FOLDER).glob("*.y*ml"))


def read_recipes(paths: Iterable[Path], problems: Problems, *, scenarios: Iterable[str] | None = None) -> tuple[NamedRecipe, ...]:
    """Every recipe that can be used; what is wrong goes to `problems`. `scenarios`: the ids that `scenarios:` may name."""
    found: list[NamedRecipe] = []
    known = None if scenarios is None else tuple(scenarios)
    for path in paths:
        named = _read(path, problems, known)
        if named is not None:
            _alone(named, found, path, problems)
            found.append(named)
    return tuple(found)


def _read(path: Path, problems: Problems, scenarios: tuple[str, ...] | None) -> NamedRecipe | None:
    before = len(problems)
    tree = read_yaml(path, problems, what="recipe", tip=_TIP)
    if tree is None:
        return None
    if not isinstance(tree.data, dict):
        problems.add(tree.file, 1, 'should have the keys "host", "steps" and "press"', tip=_TIP)
        return None
    told = tree.data.get("format")
    if isinstance(told, int) and told > RECIPE_FORMAT:
        tip = "A later version of the program wrote it: update mysteryshop."
        problems.at(
            tree, ("format",), f"is written in format {told}; this program knows {RECIPE_FORMAT}", text=str(told), tip=tip
        )
        return None
    recipe = check(Recipe, tree.data, tree, (), problems)
    if recipe is None:
        return None
    _makes_sense(recipe, tree, problems, scenarios)
    if len(problems) > before:
        return None
    return NamedRecipe(path.stem, hashlib.sha256(path.read_bytes()).hexdigest(), recipe)


def _makes_sense(recipe: Recipe, tree: Tree, problems: Problems, scenarios: tuple[str, ...] | None) -> None:
    for number, step in enumerate(recipe.steps):
        _step(step, ("steps", number), tree, problems)
    _target(recipe.press, ("press",), tree, problems)
    if not any(step.verbs == ("open",) for step in recipe.steps[:1]):
        problems.at(tree, ("steps", 0), "the first step does not open a page", tip="Begin with - open: /contact")
    if not any(step.verbs and step.fills for step in recipe.steps) and recipe.fill == "named":
        tip = "Name the boxes with type:, choose: and tick:, or write fill: auto."
        problems.at(tree, ("fill",), "fill: named, but no step fills anything", text=recipe.fill, tip=tip)
    for place, pattern in enumerate(recipe.scenarios):
        if scenarios is not None and pattern not in scenarios:
            tip = did_you_mean(pattern, scenarios, what="Scenarios")
            problems.at(tree, ("scenarios", place), f'there is no scenario "{pattern}"', text=pattern, tip=tip)


def _step(step: Step, place: Place, tree: Tree, problems: Problems) -> None:
    verbs = step.verbs
    if len(verbs) != 1:
        said = "does nothing" if not verbs else f"does {len(verbs)} things at once ({', '.join(verbs)})"
        problems.at(tree, place, f"step {int(place[1]) + 1} {said}", tip=f"One of these a step: {', '.join(ACTIONS)}.")
        return
    verb = verbs[0]
    for owner, (key, what) in _WANTS.items():
        given = step.into if key == "into" else step.source
        if verb == owner and given is None:
            problems.at(tree, (*place, verb), f"step {int(place[1]) + 1} does not say {what}", text=key, tip=f"Add {key}: LABEL")
        if verb != owner and given is not None:
            problems.at(
                tree, (*place, key), f'"{key}" belongs to {owner}, not to {verb}', text=key, tip=f"Known for {verb}: none."
            )
    if step.seconds is not None and verb != "wait_for":
        problems.at(tree, (*place, "seconds"), f'"seconds" belongs to wait_for, not to {verb}', text="seconds")
    for key in ("type", "choose"):
        _holes(getattr(step, key), (*place, key), tree, problems)
    for key, target in (("into", step.into), ("from", step.source), (verb, getattr(step, verb))):
        if isinstance(target, Target):
            _target(target, (*place, key), tree, problems)


def _holes(text: str | None, place: Place, tree: Tree, problems: Problems) -> None:
    for hole in _HOLE.findall(text or ""):
        if hole not in LEAD_WORDS:
            tip = did_you_mean(hole, LEAD_WORDS, what="Names")
            problems.at(tree, place, f'there is nothing called "{{{hole}}}"', text=hole, tip=tip)


def _target(target: Target, place: Place, tree: Tree, problems: Problems) -> None:
    if not any((target.words, target.label, target.role, target.text, target.placeholder, target.css)):
        tip = "Name it by label, text, role and name, placeholder, or css."
        problems.at(tree, place, "does not say which thing on the page", tip=tip)
    if target.role is not None and target.role not in _ROLES:
        tip = did_you_mean(target.role, _ROLES, what="Roles")
        problems.at(tree, (*place, "role"), f'there is no role "{target.role}"', text=target.role, tip=tip)


def _alone(named: NamedRecipe, found: list[NamedRecipe], path: Path, problems: Problems) -> None:
    """Two recipes that want the same lead: nobody could say which one is followed."""
    mine = named.recipe
    for other in found:
        theirs = other.recipe
        same = bare_host(mine.host) == bare_host(theirs.host) and bool(mine.scenarios) == bool(theirs.scenarios)
        if not same:
            continue
        both = set(mine.scenarios) & set(theirs.scenarios) if mine.scenarios else set(mine.intents) & set(theirs.intents)
        if both or (not mine.scenarios and not mine.intents and not theirs.intents):
            about = f" for {', '.join(sorted(str(one) for one in both))}" if both else ""
            problems.add(
                shown_path(path),
                None,
                f"{other.name} is a recipe for {mine.host}{about} already",
                text=mine.host,
                tip="Keep one, or say intents: or scenarios: in each.",
            )


def chosen(recipes: Iterable[NamedRecipe], host: str, intent: Any, scenario: str) -> NamedRecipe | None:
    """The recipe meant most closely for this lead; None where there is none for the site."""
    fitting = [(named.fits(host, intent, scenario), named) for named in recipes]
    best = max((pair for pair in fitting if pair[0]), key=lambda pair: pair[0], default=None)
    return best[1] if best else None


def recipe_text(recipe: Recipe, *, remarks: Iterable[str] = ()) -> str:
    """The recipe as a file a person can read and change; `remarks` become comments above it."""
    return "\n".join(_lines(recipe, remarks)) + "\n"


def _lines(recipe: Recipe, remarks: Iterable[str]) -> Iterator[str]:
    yield "# A site's own steps to its lead form. `mysteryshop recipe check` replays it to the button and presses nothing."
    for remark in remarks:
        yield from (f"# {line}" for line in remark.splitlines())
    yield f"format: {recipe.format}"
    yield f"host: {_scalar(recipe.host)}"
    if recipe.intents:
        yield f"intents: [{', '.join(recipe.intents)}]"
    if recipe.scenarios:
        yield f"scenarios: [{', '.join(recipe.scenarios)}]"
    yield f"form: {recipe.form}"
    if recipe.recorded:
        yield f"recorded: {recipe.recorded.isoformat()}"
    if recipe.note:
        yield f"note: {_scalar(recipe.note)}"
    yield "steps:"
    for step in recipe.steps:
        yield from _step_lines(step)
    yield f"fill: {recipe.fill}        # auto: what no step names is filled by the recogniser; named: it stays empty"
    yield f"press: {_target_text(recipe.press)}"
    proof = {key: value for key, value in (("text", recipe.proof.text), ("url", recipe.proof.url)) if value}
    if proof:
        yield "proof: {" + ", ".join(f"{key}: {_scalar(value)}" for key, value in proof.items()) + "}"
    else:
        yield "# proof: {text: thank you}      # what the site shows once it has the lead, if it is unusual"


def _step_lines(step: Step) -> Iterator[str]:
    verb, value = step.verb, getattr(step, step.verb)
    yield f"  - {verb}: {_target_text(value) if isinstance(value, Target) else _scalar(value)}"
    for key, target in (("into", step.into), ("from", step.source)):
        if target is not None:
            yield f"    {key}: {_target_text(target)}"
    if step.seconds is not None:
        yield f"    seconds: {step.seconds:g}"
    if step.optional:
        yield "    optional: true"


def _target_text(target: Target) -> str:
    parts = target.model_dump(exclude_none=True)
    if set(parts) == {"words"}:
        return _scalar(parts["words"])
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in parts.items()) + "}"


_PLAIN = re.compile(r"[A-Za-zÀ-ÿ/][A-Za-zÀ-ÿ0-9 ./'’_-]*")


def _scalar(value: str | int) -> str:
    """A YAML scalar: plain where nobody could mistake it, else in double quotes (a JSON string is one)."""
    text = str(value)
    simple = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in ("true", "false", "null")
    return text if isinstance(value, int) or simple else json.dumps(text, ensure_ascii=False)
