"""recipes/*.yaml: read strictly, every slip with file, line and remedy; written so that reading gives the same back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mysteryshop.model import Arrival, FormType, Intent, NamedRecipe, Recipe, Step, Target
from mysteryshop.model.recipes import LEAD_WORDS
from mysteryshop.workspace.problems import Problem, Problems
from mysteryshop.workspace.recipes import chosen, read_recipes, recipe_text
from mysteryshop.workspace.starting import starter_text

GOOD = """\
host: www.harborview.example
intents: [availability, price]
form: vehicle_inquiry
recorded: 2026-11-25
steps:
  - open: /cars/rav4
  - click: {role: button, name: Ask about this car}
  - frame: {css: "#lead-frame"}
  - type: "{first_name}"
    into: First name
  - type: "Stock {stock}"
    into: {label: Reference, nth: 2}
  - choose: Sales
    from: {label: Department}
  - tick: {label: I have read the privacy policy}
  - wait_for: {text: Step 2}
    seconds: 5
    optional: true
fill: auto
press: {role: button, name: Send}
proof: {text: thank you}
"""


def read(tmp_path: Path, text: str, **more: str) -> tuple[tuple[NamedRecipe, ...], list[Problem]]:
    files = []
    for name, words in {"harbor": text, **more}.items():
        (tmp_path / f"{name}.yaml").write_text(words, encoding="utf-8")
        files.append(tmp_path / f"{name}.yaml")
    problems = Problems()
    return read_recipes(files, problems, scenarios=["stock", "price"]), list(problems)


def test_a_sound_recipe_says_what_it_does(tmp_path: Path) -> None:
    (named,), problems = read(tmp_path, GOOD)
    assert problems == []
    recipe = named.recipe
    assert (named.name, len(named.sha256)) == ("harbor", 64)
    assert [step.verb for step in recipe.steps] == ["open", "click", "frame", "type", "type", "choose", "tick", "wait_for"]
    assert recipe.steps[3].said() == "type {first_name} into “First name”"
    assert recipe.steps[5].source == Target(label="Department")
    assert recipe.proof.text == "thank you"


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "tip"),
    [
        ("  - click:", "  - clik:", 7, 'unknown key "clik"', '"click"'),
        ("press: {role: button, name: Send}\n", "", 1, '"press" is missing', "press"),
        ("{first_name}", "{frist_name}", 9, 'nothing called "{frist_name}"', '"first_name"'),
        ("    into: First name\n", "", 9, "does not say the box to type into", "into: LABEL"),
        ("role: button, name: Ask", "role: buton, name: Ask", 7, 'no role "buton"', '"button"'),
        ("  - open: /cars/rav4\n", "", 6, "does not open a page", "open: /contact"),
        ("host: www.harborview.example", "host: a.example\nformat: 2", 2, "is written in format 2", "update"),
        ("intents: [availability", "intents: [avalability", 2, 'cannot be "avalability"', '"availability"'),
        ("intents:", "scenarios: [stok]\nintents:", 2, 'no scenario "stok"', '"stock"'),
        ("    seconds: 5\n", "", None, "", ""),
        ("  - tick: {", "  - tick: {seconds: 3, ", 15, 'unknown key "seconds"', ""),
        ("  - tick:", "  - scroll: bottom\n    tick:", 15, "does 2 things at once (tick, scroll)", "One of these"),
        ("fill: auto", "fill: maybe", 19, 'fill cannot be "maybe"', ""),
        ("{label: Department}", "{nth: 2}", 14, "does not say which thing", "label"),
        ("password", "password", None, "", ""),
    ],
)
def test_each_slip_is_told_with_line_and_remedy(
    tmp_path: Path, old: str, new: str, line: int | None, message: str, tip: str
) -> None:
    found, problems = read(tmp_path, GOOD.replace(old, new, 1))
    if line is None:
        assert problems == []
        return
    assert found == ()
    assert len(problems) == 1, problems
    assert message in problems[0].message
    assert problems[0].line == line
    assert tip in (problems[0].tip or "")


def test_two_recipes_for_one_lead_are_one_too_many(tmp_path: Path) -> None:
    _, problems = read(tmp_path, GOOD, twin=GOOD.replace("intents: [availability, price]", "intents: [price]"))
    assert "is a recipe for www.harborview.example for price already" in problems[0].message
    _, none = read(tmp_path, GOOD, other=GOOD.replace("intents: [availability, price]", "intents: [lease]"))
    assert none == []


def test_the_recipe_meant_most_closely_is_chosen(tmp_path: Path) -> None:
    site = GOOD.replace("intents: [availability, price]\n", "")
    found, problems = read(tmp_path, GOOD, site=site, stock=GOOD.replace("intents: [availability, price]", "scenarios: [stock]"))
    assert problems == []
    url = "https://harborview.example/home"
    for intent, scenario, name in (
        (Intent.PRICE, "price", "harbor"),
        (Intent.PRICE, "stock", "stock"),
        (Intent.LEASE, "x", "site"),
    ):
        named = chosen(found, url, intent, scenario)
        assert named is not None
        assert named.name == name
    assert chosen(found, "https://elsewhere.example/", Intent.PRICE, "price") is None


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(lambda text: text.strip() == text)
TARGETS = st.one_of(
    WORDS.map(lambda words: Target(words=words)),
    st.tuples(WORDS, st.integers(1, 9)).map(lambda pair: Target(label=pair[0], nth=pair[1])),
)


@settings(deadline=None, max_examples=60)
@given(words=WORDS, one=TARGETS, two=TARGETS)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, words: str, one: Target, two: Target) -> None:
    recipe = Recipe(
        host="a.example",
        form=FormType.TEST_DRIVE,
        recorded=date(2026, 11, 25),
        steps=(Step(open="/x?y=1&z=2"), Step(click=one), Step(choose=words.replace("{", "(").replace("}", ")"), source=two)),
        press=one,
        proof=Arrival(url="/thanks"),
    )
    path = tmp_path_factory.mktemp("r") / "a.yaml"
    path.write_text(recipe_text(recipe, remarks=["a password box was left out"]), encoding="utf-8")
    problems = Problems()
    (named,) = read_recipes([path], problems)
    assert list(problems) == []
    assert named.recipe == recipe


def test_the_shipped_example_is_sound_and_shows_every_key(tmp_path: Path) -> None:
    text = starter_text("recipe.yaml")
    (named,), problems = read(tmp_path, text)
    assert problems == []
    for key in (
        *Recipe.model_fields,
        *Target.model_fields,
        *(info.alias or name for name, info in Step.model_fields.items()),
        *Arrival.model_fields,
    ):
        assert key in ("words", "recorded", "note", "scroll") or f"{key}:" in text, key
    assert named.recipe.press.name == "Send request"


def test_the_documentation_names_every_key_and_every_fact() -> None:
    told = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    part = told[told.index("## recipes/*.yaml") :]
    for key in (
        *Recipe.model_fields,
        *Target.model_fields,
        *(info.alias or name for name, info in Step.model_fields.items()),
        *Arrival.model_fields,
    ):
        assert key == "words" or f"`{key}" in part, key
    for name in LEAD_WORDS:
        assert f"`{{{name}}}`" in part, name
