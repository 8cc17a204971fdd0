"""Rows out of the files other tools write: JSON lines, a JSON list, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from mysteryshop.workspace.problems import Problems

TIP = "One lead a line as JSON, or a CSV with a header; docs/commands.md shows both."


def json_rows(text: str, shown: str, problems: Problems) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The objects of JSON lines (or of one JSON list) with their lines; what is none goes to `problems`."""
    if text.lstrip().startswith("["):
        yield from _list(text, shown, problems)
        return
    for line, words in enumerate(text.split("\n"), 1):
        if not words.strip():
            continue
        try:
            row = json.loads(words)
        except ValueError as error:
            problems.add(shown, line, f"is not JSON: {error}", text=words[:60], tip="One whole object a line.")
            continue
        if isinstance(row, dict):
            yield line, row
        else:
            problems.add(shown, line, "is no object with keys", text=words[:60], tip=TIP)


def _list(text: str, shown: str, problems: Problems) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        rows = json.loads(text)
    except ValueError as error:
        problems.add(shown, getattr(error, "lineno", None), f"is not JSON: {error}", tip=TIP)
        return
    for number, row in enumerate(rows, 1):
        if isinstance(row, dict):
            yield number, row
        else:
            problems.add(shown, number, "is no object with keys", text=str(row)[:60], tip=TIP)


def table_rows(text: str, shown: str, problems: Problems) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows of a CSV (comma, semicolon, tab) with their lines; what is broken goes to `problems`."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=lambda mark: first.count(mark))
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            problems.add(shown, rows.line_num, f"is not valid CSV: {error}", tip="Look for an open quotation mark.")
            return
        if row is None:
            return
        more = row.pop(None, None)
        if more:
            problems.add(
                shown, rows.line_num, "has more cells than the header", text=str(more[0]), tip="Quote cells with commas."
            )
        elif any((value or "").strip() for value in row.values()):
            yield rows.line_num, {key: value for key, value in row.items() if key}
