"""The house rules on imports, read from the syntax tree: who may know whom, and where each library lives."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "mysteryshop"

FLOOR = {
    # what each part of the house may import of ours; a part may always import itself
    "model": set(),
    "errors": set(),
    "lexicons": set(),
    "hours": {"model", "errors"},
    "plan": {"model", "errors", "hours"},
    "browser": {"model", "errors"},
    "submit": {"model", "errors", "hours", "lexicons", "browser"},
    "inbox": {"model", "errors", "hours", "lexicons"},
    "grade": {"model", "errors", "hours", "lexicons"},
    "report": {"model", "errors", "hours", "lexicons"},
    "locks": {"errors"},
    "redact": {"errors"},
    "store": {"model", "errors"},
    "ledger": {"model", "errors", "store"},
    "plugins": {"model", "errors"},
    "workspace": {"model", "errors", "hours", "plan", "plugins", "redact", "grade", "lexicons", "locks", "starter"},
    "starter": set(),
    "endpoint": {"model", "errors"},
}
TOP = {"stages", "demo", "cli", "cluster", "__main__"}  # may import what lies below; see the test
WINGS = {"submit", "inbox", "grade", "report"}

HOMES = {
    "playwright": {"browser", "submit"},
    "imapclient": {"inbox"},
    "sqlalchemy": {"store", "ledger"},
    "jinja2": {"report", "plan"},
    "textstat": {"grade"},
    "rich": {"cli"},
    "typer": {"cli"},
    "yaml": {"workspace"},
    "tomllib": {"workspace", "lexicons"},
    "faker": {"plan"},
    "keyring": {"workspace"},
    "msal": {"workspace"},
    "google_auth_oauthlib": {"workspace"},
    "opening_hours": {"hours"},
    "openpyxl": {"report"},
    "selectolax": {"inbox"},
    "ahocorasick": {"inbox"},
    "pymap": {"demo"},
}


def _part(file: Path) -> str:
    inside = file.relative_to(ROOT)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def _imports(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import; say where it comes from"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


FILES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_run_downwards(file: Path) -> None:
    part = _part(file)
    for name, line in _imports(file):
        names = name.split(".")
        if names[0] != "mysteryshop" or len(names) == 1 or names[1] in (part, "__version__"):
            continue
        where = f"{file.relative_to(ROOT)}:{line} imports {name}"
        if part in TOP:
            assert part == "__main__" or names[1] != "cli", where
            assert not (part == "stages" and names[1] in {"demo", "cluster"}), where
        elif part != "__init__":
            assert names[1] in FLOOR[part], where


ROOMS = {
    "submit": ("page", "recognise", "content", "finding", "filling", "sending", "recipes"),
    "inbox": ("mailboxes", "language", "mail", "text", "matching", "nature", "together"),
}
"""The rooms of a wing in the order of a visit, and of a mail's way: each may import those before it. Files beside the rooms
(lead.py, assist.py, probe.py; message.py, watch.py, readers.py, notices.py) are the whole way and may import them all."""


@pytest.mark.parametrize(
    "file",
    [f for f in FILES if f.relative_to(ROOT).parts[0] in ROOMS and len(f.relative_to(ROOT).parts) > 2],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_rooms_are_entered_in_order(file: Path) -> None:
    wing, room = file.relative_to(ROOT).parts[:2]
    order = ROOMS[wing]
    assert room in order, f"{file.relative_to(ROOT)}: a room without a place in the order {order}"
    for name, line in _imports(file):
        if name.startswith(f"mysteryshop.{wing}."):
            assert name.split(".")[2] in order[: order.index(room) + 1], f"{file.relative_to(ROOT)}:{line} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_each_library_has_one_home(file: Path) -> None:
    part = _part(file)
    for name, line in _imports(file):
        library = name.split(".")[0]
        if library in HOMES:
            assert part in HOMES[library], f"{file.relative_to(ROOT)}:{line}: {library} lives in {sorted(HOMES[library])}"


def test_imapclient_is_known_to_one_file() -> None:
    users = {str(file.relative_to(ROOT)) for file in FILES for name, _ in _imports(file) if name.split(".")[0] == "imapclient"}
    assert users == {"inbox/mailboxes/link.py"}


def test_only_the_command_line_asks_the_time() -> None:
    """Every other part is told the time, so that a wave can be simulated and graded again. Monotonic clocks measure waits."""
    for file in FILES:
        if _part(file) in {"cli", "demo"}:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"now", "utcnow", "today"}
            ):
                owner = ast.unparse(node.func.value)
                assert owner not in {"datetime", "date", "datetime.datetime"}, (
                    f"{file.relative_to(ROOT)}:{node.lineno} asks the time"
                )


def test_files_and_functions_stay_small() -> None:
    long_files = {str(f.relative_to(ROOT)): n for f in FILES if (n := f.read_text(encoding="utf-8").count("\n")) > 360}
    assert not long_files
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno
                assert length <= 60, f"{file.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"
