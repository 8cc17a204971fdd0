"""The documentation against the program: every command, option, exit code, key and check is written down, and none is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic import BaseModel

from mysteryshop.cli.commands import app
from mysteryshop.errors import ExitCode
from mysteryshop.grade.check import catalogue
from mysteryshop.model import InboxSettings, Process, ProcessStep, Settings
from mysteryshop.workspace.dealers_csv import COLUMNS
from mysteryshop.workspace.scenarios import PLACEHOLDERS

ROOT = Path(__file__).parents[2]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    for name, inner in getattr(command, "commands", {}).items():
        if hasattr(inner, "commands"):
            yield from _leaves(inner, (*path, name))
        else:
            yield " ".join((*path, name)), inner


LEAVES = dict(_leaves(typer.main.get_command(app)))
EVERYWHERE = {"--workspace", "-w", "--quiet", "-q", "--verbose", "--help", "-h", "--version"}


def _section(name: str) -> str:
    """What docs/commands.md says about a command: from its heading to the next."""
    found = re.search(rf"^### [^\n]*`mysteryshop {re.escape(name)}(?: [^`]*)?`.*?(?=^##)", COMMANDS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no heading for {name}"
    return found[0]


@pytest.mark.parametrize("name", LEAVES)
def test_each_command_is_documented_with_its_options(name: str) -> None:
    section = _section(name)
    for parameter in LEAVES[name].params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option.startswith("-") and option not in EVERYWHERE:
                assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", section), (
                    f"{name} {option} is not in docs/commands.md"
                )


@pytest.mark.parametrize("name", LEAVES)
def test_each_command_explains_itself(name: str) -> None:
    command = LEAVES[name]
    first = (command.help or "").split("\n\n")[0]
    assert 10 < len(first) < 80, first
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name} has no help"


def test_what_is_said_of_every_command() -> None:
    for option in EVERYWHERE:
        assert f"`{option}" in COMMANDS or f"mysteryshop {option}" in COMMANDS, option


@pytest.mark.parametrize("file", ["README.md", *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))])
def test_no_command_is_made_up(file: str) -> None:
    words = (ROOT / file).read_text(encoding="utf-8")
    known = {name.split()[0] for name in LEAVES}
    for found in re.findall(r"(?:^\$ |`|^\s*\S*\s*)mysteryshop (?:-w \S+ )?([a-z][a-z-]*)\b", words, re.MULTILINE):
        assert found in known, f"{file} speaks of mysteryshop {found}"


def test_the_readme_shows_the_way_in() -> None:
    for name in ("demo", "init", "doctor", "run", "status", "show"):
        assert re.search(rf"(?:mysteryshop|make) {name}", README), name


@pytest.mark.parametrize("code", ExitCode)
def test_each_exit_code_is_documented(code: ExitCode) -> None:
    for file in ("commands.md", "operations.md"):
        assert re.search(rf"^\| {int(code)} \|", (ROOT / "docs" / file).read_text(encoding="utf-8"), re.MULTILINE), (
            f"{code} in {file}"
        )


def test_each_exit_code_is_in_the_help() -> None:
    from mysteryshop.cli.app import EPILOG

    assert {
        int(number) for number in re.findall(r"\b(\d+) (?:due|below|usage|some|mailbox|another|a bug|interrupted)", EPILOG)
    } == set(ExitCode)


def test_each_setting_is_documented() -> None:
    for name, info in Settings.model_fields.items():
        kind = info.annotation
        inner = InboxSettings if name == "inbox" else kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None
        if inner is None:
            assert re.search(rf"^\|[^|]*`{name}`", COMMANDS, re.MULTILINE), name
            continue
        line = next(line for line in COMMANDS.splitlines() if line.startswith((f"| `[{name}]`", f"| `[[{name}]]`")))
        for key in inner.model_fields:
            assert f"`{key}`" in line, f"{name}.{key}"


def test_each_column_placeholder_and_step_key_is_documented() -> None:
    for column in COLUMNS:
        assert f"`{column}`" in COMMANDS, column
    for hole in PLACEHOLDERS:
        assert f"`{{{{ {hole} }}}}`" in COMMANDS, hole
    for key in (*Process.model_fields, *ProcessStep.model_fields):
        assert re.search(rf"^\s*(?:- )?{key}:", COMMANDS, re.MULTILINE), key


@pytest.mark.parametrize("advice", catalogue(), ids=lambda one: one.check)
def test_each_check_is_documented_and_has_its_words(advice: Any) -> None:
    assert f"`{advice.check}`" in COMMANDS
    for words in (advice.title, advice.failing_title, advice.why, advice.advice):
        assert words.strip()
