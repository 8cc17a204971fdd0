"""mysteryshop.toml, scenarios.yaml, rubrics and processes: every slip is told with file, line and remedy, all at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mysteryshop.errors import InputError
from mysteryshop.model import PersonaPool, Relationship, Settings
from mysteryshop.workspace import InputErrors, Workspace
from mysteryshop.workspace.problems import Problem, Problems, nearest
from mysteryshop.workspace.scenarios import PLACEHOLDERS, read_scenarios
from mysteryshop.workspace.settings_toml import environment_keys, read_settings

SCENARIOS = """\
personas:
  - id: people
    count: 5
scenarios:
  - id: stock
    name: Is it there?
    intent: availability
    questions:
      - id: there
        text: Is it still there?
        answered_by: ['\\bsold\\b']
    message: "Hi, {{ questions }} {{ first_name }}"
"""


def a_workspace(folder: Path, *, settings: str = 'alias_domain = "shop.example"\n', scenarios: str = SCENARIOS, dealers: str = "url\nhttps://a.example/\n") -> Path:  # fmt: skip
    (folder / "mysteryshop.toml").write_text(settings)
    (folder / "scenarios.yaml").write_text(scenarios)
    (folder / "dealers.csv").write_text(dealers)
    return folder


def settings_problems(tmp_path: Path, text: str, environ: dict[str, str] | None = None) -> list[Problem]:
    (tmp_path / "mysteryshop.toml").write_text(text)
    problems = Problems()
    read_settings(tmp_path / "mysteryshop.toml", problems, environ or {})
    return list(problems)


def scenario_problems(tmp_path: Path, text: str, **settings: str) -> list[Problem]:
    (tmp_path / "scenarios.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    read_scenarios(tmp_path / "scenarios.yaml", Settings(**({"alias_domain": "shop.example"} | settings)), problems)  # type: ignore[arg-type]
    return list(problems)


# ---------------------------------------------------------------------------------------------------------- the settings


@pytest.mark.parametrize(
    ("text", "line", "offending", "message", "tip"),
    [
        ("liv = true\n", 1, "liv", 'unknown key "liv"', '"live"'),
        ("\n\n[pacing]\njiter_minutes = 3\n", 4, "jiter_minutes", 'unknown key "jiter_minutes" in pacing', '"jitter_minutes"'),
        ("wave_days = 'x'\n", 1, "x", "wave_days should be a whole number", None),
        ("live = 'perhaps'\n", 1, "perhaps", "live should be true or false", None),
        ("[pacing]\nshops_per_dealer_30_days = 9\n", 2, "9", "at most 4", "no setting lifts that"),
        ("jitter_minutes = 3\n", 1, "jitter_minutes", "unknown key", "[pacing]"),
        ("live = yes\n", 1, "live = yes", "not valid TOML", '"quotes"'),
        ("[branding]\ncolor = 'green'\n", 2, "green", 'branding.color cannot be "green"', "#0d4f43"),
        ("[[inbox]]\nhost = 'i.example'\nuser = 'u'\n[[inbox]]\nname = 'b'\nhots = 'x'\n", 6, "hots", "unknown key", '"host"'),
        ("[[inbox]]\nhost = 'i.example'\n", 1, None, 'mailbox "inbox" has no user', "user ="),
        ("[[inbox]]\nhost = 'i.example'\nuser = 'u'\nsecurity = 'plain'\n", 4, "plain", "in clear", "tls"),
        ("watched_channels = ['email', 'txt']\n", 1, "txt", "not a channel", '"text"'),
        ("alias_domain = 'me@x'\n", 1, None, "not a domain", None),
        ("alias_base = 'me'\n", 1, None, "not a mail address", None),
    ],
)
def test_a_slip_in_the_settings(
    tmp_path: Path, text: str, line: int, offending: str | None, message: str, tip: str | None
) -> None:
    problems = settings_problems(tmp_path, text)
    assert len(problems) == 1, problems
    assert (Path(problems[0].file).name, problems[0].line) == ("mysteryshop.toml", line)
    assert message in problems[0].message
    assert offending is None or problems[0].text == offending
    assert tip is None or tip in str(problems[0].tip)


@pytest.mark.parametrize(
    "text",
    [
        "[[inbox]]\nhost = 'i.example'\nuser = 'u'\npassword = 'hunter22'\n",
        "[[inbox]]\nhost = 'i.example'\nuser = 'u'\npassword_env = 'hunter22!'\n",
        "[[inbox]]\npassword = 'hunter22\n",
        "store = 'postgresql://me:hunter22@db/x'\n",
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_repeated(tmp_path: Path, text: str) -> None:
    problems = settings_problems(tmp_path, text)
    assert len(problems) == 1, problems
    assert "hunter22" not in f"{problems[0]} {problems[0].text} {problems[0].tip}"


def test_the_remedy_for_a_password_names_the_ways(tmp_path: Path) -> None:
    (problem,) = settings_problems(tmp_path, "[[inbox]]\nhost = 'i.example'\nuser = 'u@x.example'\npassword = 'abc'\n")
    for way in ("MYSTERYSHOP_INBOX_PASSWORD", "_FILE", "password_command", "keyring set mysteryshop u@x.example"):
        assert way in str(problem.tip)


def test_several_slips_are_told_together(tmp_path: Path) -> None:
    a_workspace(tmp_path, settings="liv = true\nwave_days = 'x'\n")
    with pytest.raises(InputErrors) as caught:
        Workspace.open(tmp_path)
    assert [problem.line for problem in caught.value.problems] == [1, 2]
    assert "2 things need a look" in str(caught.value)
    assert caught.value.line == 1


def test_the_environment_lies_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "mysteryshop.toml").write_text("wave_days = 3\n")
    problems = Problems()
    found = read_settings(
        tmp_path / "mysteryshop.toml", problems,
        {"MYSTERYSHOP_WAVE_DAYS": "9", "MYSTERYSHOP_PACING_JITTER_MINUTES": "1.5", "MYSTERYSHOP_STORE": "postgresql://me:pw@db/x"},
    )  # fmt: skip
    assert not list(problems)
    assert (found.wave_days, found.pacing.jitter_minutes, found.store) == (9, 1.5, "postgresql://me:pw@db/x")


def test_live_is_never_inherited_from_the_environment(tmp_path: Path) -> None:
    assert "MYSTERYSHOP_LIVE" not in environment_keys()


def test_a_misspelt_variable_is_named(tmp_path: Path) -> None:
    (problem,) = settings_problems(tmp_path, "", {"MYSTERYSHOP_WAVE_DAY": "9"})
    assert "MYSTERYSHOP_WAVE_DAYS" in str(problem.tip)


def test_one_mailbox_may_be_written_without_the_double_brackets(tmp_path: Path) -> None:
    assert not settings_problems(tmp_path, "[inbox]\nhost = 'i.example'\nuser = 'u'\nfolders = 'INBOX'\n")


# --------------------------------------------------------------------------------------------------------- the scenarios


def test_the_example_is_sound(tmp_path: Path) -> None:
    assert scenario_problems(tmp_path, SCENARIOS) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "tip"),
    [
        ("intent: availability", "intnt: availability", 7, 'unknown key "intnt"', '"intent"'),
        ("intent: availability", "intent: availabilty", 7, 'intent cannot be "availabilty"', '"availability"'),
        ("    name: Is it there?\n", "", 5, '"name" is missing', None),
        ("scenarios:", "scenaros:", 4, 'unknown key "scenaros"', '"scenarios"'),
        ("    count: 5", "    count: lots", 3, "count should be a whole number", None),
        ("    count: 5", "    cuont: 5", 3, 'unknown key "cuont"', '"count"'),
        ("bsold\\b'", "bsold(\\b'", 11, "is not a pattern", "backslash"),
        ("['\\bsold\\b']", "['(sold)?']", 11, "matches an empty text", None),
        ("{{ first_name }}", "{{ firstname }}", 12, 'unknown placeholder "{{ firstname }}"', '"first_name"'),
        ("{{ first_name }}", "{{ first_name", 12, "without its", None),
        ("Hi,", "See https://x.example", 12, "holds a link", "spam"),
        ("{{ questions }} ", "", 12, "never asks its questions", "{{ questions }}"),
        ("    intent: availability", "    intent: availability\n    pair: stok", 8, "is no other scenario", None),
        ("    intent: availability", "    intent: availability\n    personas: [poeple]", 8, 'no persona "poeple"', '"people"'),
        ("    name: Is it there?", "    name: Is it there?\n    name: Again", 7, "a second time (first in line 6)", None),
        ("    name: Is it there?", "\tname: Is it there?", 6, "not valid YAML", "tab"),
        ("    count: 5", "    locale: english", 3, "not a locale", "en_US"),
    ],
)
def test_a_slip_in_the_scenarios(tmp_path: Path, old: str, new: str, line: int, message: str, tip: str | None) -> None:
    assert old in SCENARIOS
    problems = [p for p in scenario_problems(tmp_path, SCENARIOS.replace(old, new, 1)) if message in p.message]
    assert len(problems) == 1, scenario_problems(tmp_path, SCENARIOS.replace(old, new, 1))
    assert (Path(problems[0].file).name, problems[0].line) == ("scenarios.yaml", line)
    assert tip is None or tip in str(problems[0].tip)


def test_a_persona_without_an_alias(tmp_path: Path) -> None:
    text = SCENARIOS.replace("  - id: people\n    count: 5\n", "  - id: maria\n    first_name: Maria\n    last_name: Jensen\n")
    (problem,) = scenario_problems(tmp_path, text)
    assert (problem.line, problem.text) == (2, "maria")
    assert "no mail alias" in problem.message


def test_a_pool_without_a_domain_for_its_aliases(tmp_path: Path) -> None:
    (problem,) = scenario_problems(tmp_path, SCENARIOS, alias_domain="")
    assert "no mail alias" in problem.message
    assert "alias_domain" in str(problem.tip)


def test_the_same_id_twice(tmp_path: Path) -> None:
    again = SCENARIOS + SCENARIOS.split("scenarios:\n")[1]
    (problem,) = scenario_problems(tmp_path, again)
    assert (problem.line, problem.text) == (13, "stock")
    assert "first in line 5" in problem.message


@pytest.mark.parametrize(("text", "words"), [("", "empty"), ("- a\n- b\n", "personas"), ("{}", "no scenario")])
def test_a_file_without_scenarios(tmp_path: Path, text: str, words: str) -> None:
    problems = scenario_problems(tmp_path, text)
    assert words in problems[0].message


def test_the_surprises_of_yaml_are_out(tmp_path: Path) -> None:
    """Norway's `no`, a postal code that begins with 0 or is all digits, a year as a model's name."""
    text = SCENARIOS.replace("    count: 5", "    count: 5\n    zip: 02134\n    state: no\n    city: 12205").replace(
        "    intent: availability", "    intent: availability\n    language: no\n    vehicle: {make: Ram, model: 1500}"
    )
    (tmp_path / "scenarios.yaml").write_text(text)
    problems = Problems()
    found = read_scenarios(tmp_path / "scenarios.yaml", Settings(alias_domain="shop.example"), problems)
    assert not list(problems)
    pool = found.personas[0]
    assert isinstance(pool, PersonaPool)
    assert (pool.zip, pool.state, pool.city) == ("02134", "no", "12205")
    assert found.scenarios[0].language == "no"
    assert found.scenarios[0].vehicle is not None
    assert found.scenarios[0].vehicle.model == "1500"


# ------------------------------------------------------------------------------------------------------- the whole of it


def test_a_workspace_is_read(tmp_path: Path) -> None:
    ws = Workspace.open(a_workspace(tmp_path))
    ws.check()
    assert ([d.id for d in ws.dealers], [s.id for s in ws.scenarios]) == (["a-example"], ["stock"])
    assert ws.store_url == f"sqlite:///{tmp_path / 'mysteryshop.db'}"
    assert (ws.evidence, ws.reports, ws.locks) == (tmp_path / "evidence", tmp_path / "reports", tmp_path)
    assert ws.rubric("standard").id == "standard"


def test_a_slip_in_the_dealers_does_not_keep_the_mail_waiting(tmp_path: Path) -> None:
    ws = Workspace.open(a_workspace(tmp_path, dealers="url\nhttps:///\n"))
    assert ws.settings.alias_domain == "shop.example"
    with pytest.raises(InputError):
        _ = ws.dealers


def test_check_tells_the_slips_of_all_files_at_once(tmp_path: Path) -> None:
    slips = SCENARIOS.replace("intent: availability", "intent: availabilty")
    ws = Workspace.open(a_workspace(tmp_path, dealers="url\nhttps:///\n", scenarios=slips))
    (tmp_path / "process").mkdir()
    (tmp_path / "process" / "a.yaml").write_text("id: a\ntitle: A\nsteps:\n  - {id: s, title: S, within_minuts: 5}\n")
    with pytest.raises(InputErrors) as caught:
        ws.check()
    assert {Path(problem.file).name for problem in caught.value.problems} == {"dealers.csv", "scenarios.yaml", "a.yaml"}


def test_one_site_in_place_of_a_list(tmp_path: Path) -> None:
    ws = Workspace.open(a_workspace(tmp_path), dealers="https://www.own.example", today=date(2026, 6, 1))
    (dealer,) = ws.dealers
    assert (dealer.id, dealer.relationship, dealer.url) == ("own-example", Relationship.OWN, "https://www.own.example/")
    assert dealer.consent is not None
    assert dealer.consent.on == date(2026, 6, 1)
    assert any("your own store" in words for words in ws.assumed)


def test_a_site_that_stands_on_the_list_keeps_its_row(tmp_path: Path) -> None:
    ws = Workspace.open(a_workspace(tmp_path, dealers="id,url,brand\nown,https://www.own.example/,Kia\n"), dealers="own.example")
    assert [(dealer.id, dealer.brand) for dealer in ws.dealers] == [("own", "Kia")]
    assert ws.assumed == ()


def test_another_list(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("id,url\nb,https://b.example/\n")
    ws = Workspace.open(a_workspace(tmp_path), dealers=str(other))
    assert [dealer.id for dealer in ws.dealers] == ["b"]


def test_rubrics_by_name_and_path(tmp_path: Path) -> None:
    ws = Workspace.open(a_workspace(tmp_path))
    with pytest.raises(InputError) as caught:
        ws.rubric("standart")
    assert '"standard"' in str(caught.value.tip)
    assert set(ws.rubrics) >= {"standard", "speed-first"}


def test_a_slip_in_an_own_rubric(tmp_path: Path) -> None:
    from mysteryshop.workspace import judging

    standard = next(item for name, item in judging._builtin().items() if name == "standard").read_text()
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics" / "house.yaml").write_text(standard.replace("check: uses_name", "check: uses_nam", 1))
    ws = Workspace.open(a_workspace(tmp_path))
    with pytest.raises(InputErrors) as caught:
        ws.rubric("house")
    problem = caught.value.problems[0]
    assert "uses_nam" in problem.message
    assert "uses_name" in problem.message
    assert problem.line is not None
    assert "uses_nam" in (tmp_path / "rubrics" / "house.yaml").read_text().splitlines()[problem.line - 1]


def test_optout_entries(tmp_path: Path) -> None:
    ws = Workspace.open(a_workspace(tmp_path))
    assert ws.optout == frozenset()
    (tmp_path / "optout.csv").write_text("dealer,why\nHarbor,asked\nhttps://www.lake.example/x,\n@pine.example\n# no one\n")
    ws = Workspace.open(tmp_path)
    assert ws.optout == {"harbor", "www.lake.example", "lake.example", "pine.example"}


def test_placeholders_are_those_the_plan_fills_in() -> None:
    from mysteryshop.plan import words
    from tests.builders import a_dealer, a_persona, a_scenario

    scenario = a_scenario()
    assert set(PLACEHOLDERS) == set(words._words(scenario, a_dealer(), a_persona(), scenario.vehicle))


def test_nearest_says_nothing_about_strangers() -> None:
    assert nearest("zzzz", ["live", "hold"]) is None
    assert nearest("LIVE", ["live", "hold"]) == "live"


def test_the_example_of_a_process_is_sound(tmp_path: Path) -> None:
    from mysteryshop.workspace import starter_text

    a_workspace(tmp_path)
    (tmp_path / "process").mkdir()
    (tmp_path / "process" / "house.yaml").write_text(starter_text("process.yaml"))
    (process,) = Workspace.open(tmp_path).processes
    assert len(process.steps) == 3


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id: a\ntitle: A\nsteps:\n  - {id: s, title: S, within_minutes: 5, chanel: email}\n", 4, '"chanel"'),
        ("id: a\ntitle: A\nsteps:\n  - id: s\n    title: S\n    within_minutes: 5\n    contains: ['(']\n", 7, "not a pattern"),
        ("id: a\ntitle: A\nsteps:\n  - id: s\n    title: S\n    within_minutes: -5\n", 6, "more than 0"),
        ("id: a\ntitle: A\nsteps:\n  - id: s\n    title: S\n    within_minutes: 5\n    clock: opne\n", 7, "opne"),
    ],
)
def test_a_slip_in_a_process(tmp_path: Path, text: str, line: int, words: str) -> None:
    a_workspace(tmp_path)
    (tmp_path / "process").mkdir()
    (tmp_path / "process" / "house.yaml").write_text(text)
    with pytest.raises(InputErrors) as caught:
        _ = Workspace.open(tmp_path).processes
    (problem,) = caught.value.problems
    assert problem.line == line
    assert words in problem.message
