"""What a person sees: results on stdout, everything else on stderr; bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from mysteryshop import redact
from mysteryshop.cli.global_options import told

WIDE = 160
"""Width of tables where no terminal says how wide it is: wide enough not to break words in a log."""


def out() -> Console:
    """Results. Made anew each time, so that a test or a pipe that replaced stdout is seen."""
    return Console(
        file=sys.stdout, highlight=False, soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else WIDE
    )


def err() -> Console:
    """Everything that is no result."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def say(words: str) -> None:
    """A line of result; nothing with --quiet. `words` may hold rich markup: escape what others wrote."""
    if not told().quiet:
        out().print(redact.clean(words))


def show(table: Table) -> None:
    """A table of result; nothing with --quiet."""
    if not told().quiet:
        out().print(table)


def note(words: str) -> None:
    """A line beside the results (stderr); nothing with --quiet."""
    if not told().quiet:
        err().print(f"[dim]{escape(redact.clean(words))}[/dim]")


def trouble(words: str) -> None:
    """A line that must be seen, --quiet or not (stderr)."""
    err().print(escape(redact.clean(words)), style="yellow")


def give_json(value: Any) -> None:
    """One JSON document, or one line of JSON Lines, on stdout."""
    sys.stdout.write(redact.clean_known(json.dumps(plain(value), ensure_ascii=False)) + "\n")
    sys.stdout.flush()


def plain(value: Any) -> Any:
    """Our nouns as JSON knows them: dates as ISO text, dataclasses and models as objects; bytes are left out."""
    if isinstance(value, BaseModel):
        return plain(value.model_dump(mode="json", exclude_none=True))
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(item) for name, item in asdict(value).items() if not isinstance(item, bytes)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


def a_table(*columns: str, title: str | None = None) -> Table:
    """A table in the house's looks: no box, a rule below the head."""
    table = Table(title=title, box=None, pad_edge=False, padding=(0, 2, 0, 0), title_justify="left", title_style="bold")
    for column in columns:
        right = column.startswith(">")
        table.add_column(column.lstrip(">"), justify="right" if right else "left", header_style="dim", overflow="fold")
    return table


class _Lines:
    """A stage's progress as plain lines, for cron and pipes."""

    def __call__(self, what: str, done: int, total: int, line: str = "") -> None:
        """A line for each thing worth one."""
        if line and not told().quiet:
            sys.stderr.write(redact.clean(f"{what}: {line}") + "\n")
            sys.stderr.flush()


class _Bars:
    """A stage's progress as a bar each, for a terminal."""

    def __init__(self, bars: Progress) -> None:
        self.bars = bars
        self.tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int, line: str = "") -> None:
        if what not in self.tasks:
            self.tasks[what] = self.bars.add_task(what, total=total or None)
        self.bars.update(self.tasks[what], completed=done, total=total or None)
        if line and (told().verbose or not total):
            self.bars.console.print(escape(redact.clean(line)), style="dim")


@contextmanager
def progress() -> Iterator[_Lines | _Bars]:
    """Bars on a terminal, lines elsewhere, silence with --quiet; cleared away at the end."""
    if told().quiet or not sys.stderr.isatty():
        yield _Lines()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err(), transient=True) as bars:
        yield _Bars(bars)
