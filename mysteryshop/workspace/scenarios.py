"""scenarios.yaml: who asks, and what. Every pattern is compiled and every name looked up before a single lead is planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mysteryshop.model import Persona, PersonaPool, Question, Scenario, ScenarioFile, Settings
from mysteryshop.workspace.places import brand_name
from mysteryshop.workspace.problems import Problems, did_you_mean
from mysteryshop.workspace.tree import Place, Tree, read_yaml
from mysteryshop.workspace.validation import check, problem_of

PLACEHOLDERS = (
    "first_name", "last_name", "city", "state", "zip", "vehicle", "year", "make", "model", "trim", "color", "stock", "questions",
    "timeframe", "situation", "trade_in", "dealer", "brand",
)  # fmt: skip
_TIP = "`mysteryshop init` writes a set of tested scenarios to start from."
_HOLE = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_ADDRESS = re.compile(r"[^@\s<>\",;]+@[^@\s<>\",;]+\.[^@\s<>\",;]+")


def read_scenarios(path: Path, settings: Settings, problems: Problems) -> ScenarioFile:
    """The personas and scenarios of the file; what is wrong goes to `problems` and is left out of what is returned."""
    tree = read_yaml(path, problems, what="scenarios", tip=_TIP)
    if tree is None:
        return ScenarioFile(scenarios=())
    if not isinstance(tree.data, dict):
        problems.add(tree.file, 1, 'should have the keys "personas" and "scenarios"', tip=_TIP)
        return ScenarioFile(scenarios=())
    before = len(problems)
    for key in tree.data:
        if key not in ScenarioFile.model_fields and not key.startswith("x-"):
            problems.at(tree, (key,), f'unknown key "{key}"', text=key, tip=did_you_mean(key, ScenarioFile.model_fields))
    personas = tuple(_personas(tree, settings, problems))
    scenarios = tuple(_scenarios(tree, problems))
    if not scenarios and len(problems) == before:
        problems.at(tree, ("scenarios",), "there is no scenario in it", tip=_TIP)
    if not personas and len(problems) == before:
        problems.at(
            tree,
            ("personas",),
            "there is no persona in it",
            tip="A scenario needs a shopper: add one under personas.",
        )
    _names_exist(tree, personas, scenarios, problems)
    return ScenarioFile(personas=personas, scenarios=scenarios)


def _items(tree: Tree, key: str, problems: Problems) -> Iterator[tuple[Place, dict[str, Any]]]:
    listed = tree.data.get(key) or []
    if not isinstance(listed, list):
        problems.at(tree, (key,), f"{key} should be a list", tip="Start each entry with a dash: - id: ...")
        return
    for number, item in enumerate(listed):
        if isinstance(item, dict):
            yield (key, number), item
        else:
            text = str(item)[:60]
            problems.at(
                tree,
                (key, number),
                f'"{text}" is not an entry of {key}',
                text=text,
                tip="Start it with - id: ...",
            )


def _once(tree: Tree, place: Place, item: Persona | PersonaPool | Scenario, seen: dict[str, int], problems: Problems) -> None:
    line = tree.line((*place, "id")) or 0
    first = seen.setdefault(item.id, line)
    if first != line:
        problems.add(
            tree.file,
            line,
            f'the id "{item.id}" stands here a second time (first in line {first})',
            text=item.id,
            tip="Rename one.",
        )


def _personas(tree: Tree, settings: Settings, problems: Problems) -> Iterator[Persona | PersonaPool]:
    seen: dict[str, int] = {}
    homeless: list[tuple[int | None, str]] = []
    for place, item in _items(tree, "personas", problems):
        line, name = tree.line((*place, "id")), str(item.get("id", "?"))
        one: Persona | PersonaPool | None
        if {"first_name", "last_name", "email", "street"} & item.keys():
            if not item.get("email"):
                tip = "Every shopper needs an address of its own that reaches your mailbox: email: maria.jensen@your-domain"
                problems.add(tree.file, line, f'persona "{name}" has no mail alias (key "email")', text=name, tip=tip)
                continue
            one = check(Persona, item, tree, place, problems)
            if one and not _ADDRESS.fullmatch(one.email):
                problems.at(tree, (*place, "email"), f'"{one.email}" is not a mail address', text=one.email)
        else:
            one = check(PersonaPool, item, tree, place, problems)
            if one and not re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", one.locale):
                tip = "A locale looks like en_US, es_MX or de_DE."
                problems.at(tree, (*place, "locale"), f'"{one.locale}" is not a locale', text=one.locale, tip=tip)
            if one and not (settings.alias_domain or settings.alias_base):
                homeless.append((line, name))
        if one:
            _once(tree, place, one, seen, problems)
            yield one
    if homeless:  # one cause, said once, however many pools there are
        line, name = homeless[0]
        more = f" (nor do {len(homeless) - 1} other pools)" if len(homeless) > 1 else ""
        tip = 'Set alias_domain = "your-catch-all.com" or alias_base = "you@example.com" in mysteryshop.toml.'
        problems.add(tree.file, line, f'the personas of "{name}" have no mail alias{more}', text=name, tip=tip)


def _scenarios(tree: Tree, problems: Problems) -> Iterator[Scenario]:
    seen: dict[str, int] = {}
    for place, item in _items(tree, "scenarios", problems):
        one = check(Scenario, item, tree, place, problems)
        if one:
            one = _brands_as_dealers_have_them(one)
            _once(tree, place, one, seen, problems)
            _message_is_sound(tree, (*place, "message"), one, problems)
            ids: dict[str, int] = {}
            for number, question in enumerate(one.questions):
                where = (*place, "questions", number)
                first = ids.setdefault(question.id, number)
                if first != number:
                    problems.at(
                        tree,
                        (*where, "id"),
                        f'two questions of "{one.id}" are called "{question.id}"',
                        text=question.id,
                        tip="Rename one.",
                    )
                _patterns_compile(tree, where, question, problems)
            yield one


def _brands_as_dealers_have_them(scenario: Scenario) -> Scenario:
    """ "Mercedes" and "VW" are spelled as in a list of dealers, so that both mean one brand."""
    vehicles = {brand_name(brand): vehicle for brand, vehicle in scenario.vehicles_by_brand.items()}
    return scenario.model_copy(update={"brands": tuple(map(brand_name, scenario.brands)), "vehicles_by_brand": vehicles})


def _patterns_compile(tree: Tree, where: Place, question: Question, problems: Problems) -> None:
    for key in ("answered_by", "refused_by", "deferred_by"):
        for number, pattern in enumerate(getattr(question, key)):
            line = tree.line((*where, key, number))
            try:
                matches_nothing_said = re.compile(pattern, re.IGNORECASE).search("")
            except re.error as error:
                at = f" at character {error.pos + 1}" if error.pos is not None else ""
                tip = (
                    "Patterns are regular expressions; put a backslash before ( ) [ ] ? * + . $ | when the sign itself is meant."
                )
                problems.add(
                    tree.file,
                    line,
                    f'{key} of question "{question.id}": "{pattern}" is not a pattern: {error.msg}{at}',
                    text=pattern,
                    tip=tip,
                )
                continue
            if matches_nothing_said:
                tip = "It would call every reply an answer; ask for at least one word."
                problems.add(
                    tree.file,
                    line,
                    f'{key} of question "{question.id}": "{pattern}" matches an empty text',
                    text=pattern,
                    tip=tip,
                )


def _message_is_sound(tree: Tree, where: Place, scenario: Scenario, problems: Problems) -> None:
    message, line = scenario.message, tree.line(where)
    for hole in _HOLE.findall(message):
        name = hole.split("|")[0].split(".")[0].strip()
        if name not in PLACEHOLDERS:
            tip = did_you_mean(name, PLACEHOLDERS, what="Placeholders")
            problems.add(
                tree.file, line, f'message of "{scenario.id}": unknown placeholder "{{{{ {hole} }}}}"', text=hole, tip=tip
            )
    if message.count("{{") != message.count("}}"):
        problems.add(
            tree.file,
            line,
            f'message of "{scenario.id}": a {{{{ without its }}}}, or the other way round',
            text=message[:60],
            tip="Write {{ first_name }}.",
        )
    if re.search(r"https?://|www\.", message):
        tip = "A link makes spam filters drop the lead, and no shopper types one."
        problems.add(tree.file, line, f'message of "{scenario.id}" holds a link', text=message[:60], tip=tip)
    if scenario.questions and "questions" not in _HOLE.findall(message) and not _asked_in_words(scenario):
        tip = "Put {{ questions }} where they should stand, or write each question out."
        problems.add(tree.file, line, f'message of "{scenario.id}" never asks its questions', text=message[:60], tip=tip)


def _asked_in_words(scenario: Scenario) -> bool:
    plain = " ".join(scenario.message.lower().split())
    return all(" ".join(question.text.lower().split()) in plain for question in scenario.questions) or "?" in plain


def _names_exist(
    tree: Tree, personas: tuple[Persona | PersonaPool, ...], scenarios: tuple[Scenario, ...], problems: Problems
) -> None:
    people = [persona.id for persona in personas]
    listed = tree.data.get("scenarios") if isinstance(tree.data.get("scenarios"), list) else []
    ids = [str(item.get("id")) for item in listed or [] if isinstance(item, dict)]
    for scenario in scenarios:
        place: Place = ("scenarios", ids.index(scenario.id))
        for number, persona in enumerate(scenario.personas):
            if persona not in people and people:
                line = tree.line((*place, "personas", number))
                problems.add(
                    tree.file,
                    line,
                    f'scenario "{scenario.id}": there is no persona "{persona}"',
                    text=persona,
                    tip=did_you_mean(persona, people, what="Personas"),
                )
        if scenario.pair and (scenario.pair not in ids or scenario.pair == scenario.id):
            line = tree.line((*place, "pair"))
            tip = did_you_mean(scenario.pair, [one for one in ids if one != scenario.id], what="Scenarios")
            problems.add(
                tree.file,
                line,
                f'scenario "{scenario.id}": its pair "{scenario.pair}" is no other scenario',
                text=scenario.pair,
                tip=tip,
            )


__all__ = ["PLACEHOLDERS", "problem_of", "read_scenarios"]
