"""YAML and TOML files as plain data that still knows its lines, so that an error can name the place.

YAML is read with the surprises taken out: `no`, `on` and `yes` are words (Norway keeps its language code), 02134 stays a
postal code, 12:30 a time of day, and the same key twice is an error instead of a silent loss.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from mysteryshop.workspace.problems import Problem, Problems, did_you_mean, shown_path

Place = tuple[str | int, ...]
LARGEST_FILE = 50_000_000


@dataclass(slots=True)
class Tree:
    """A file's data; `lines` maps a place such as ("scenarios", 0, "intent") to its line; `raw` to the scalar as typed."""

    file: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)
    raw: dict[Place, str] = field(default_factory=dict)

    def line(self, place: Place) -> int | None:
        """The line of a place, or of the nearest thing around it."""
        for end in range(len(place), -1, -1):
            if place[:end] in self.lines:
                return self.lines[place[:end]]
        return None


def read_text(path: Path, problems: Problems, *, what: str, tip: str) -> str | None:
    """The text of a file a person wrote (UTF-8, BOM or not, else cp1252); None, with a problem added, if there is none."""
    shown = shown_path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        folder = path.parent
        near = [file.name for file in folder.iterdir() if file.is_file()] if folder.is_dir() else []
        hint = did_you_mean(path.name, near) if near else ""
        problems.add(shown, None, f"there is no such file ({what})", text=path.name, tip=hint if "mean" in hint else tip)
        return None
    except OSError as error:
        problems.add(shown, None, f"cannot be read: {error.strerror or error}", tip=tip)
        return None
    if len(data) > LARGEST_FILE:
        problems.add(shown, None, f"is {len(data) // 1_000_000} MB, which no {what} should be", tip=tip)
        return None
    return decode(data)


def decode(data: bytes) -> str:
    """Text as spreadsheets and editors write it: UTF-16 with its mark, UTF-8 with or without one, else Windows' cp1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class _Loader(yaml.SafeLoader):
    """SafeLoader without YAML 1.1's surprises."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9_]*)$"), list("-+0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$"), list("-+.0123456789")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile(r"^(?:<<)$"), ["<"])


def read_yaml(path: Path, problems: Problems, *, what: str, tip: str) -> Tree | None:
    """A YAML file as a tree; None, with problems added, when it cannot be read as YAML at all."""
    text = read_text(path, problems, what=what, tip=tip)
    if text is None:
        return None
    shown = shown_path(path)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        problems.extend([_yaml_problem(shown, text, error)])
        return None
    if node is None:
        problems.add(shown, None, "the file is empty", tip=tip)
        return None
    tree = Tree(shown, None)
    try:
        tree.data = _plain(loader, node, (), tree, problems)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problems.extend([_yaml_problem(shown, text, error)])
        return None
    return tree


def _yaml_problem(shown: str, text: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else None
    lines = text.splitlines()
    offending = lines[line - 1].strip() if line and line <= len(lines) else None
    words = str(
        getattr(error, "problem", None) or "nested too deep" if isinstance(error, RecursionError | yaml.YAMLError) else error
    )
    tip = "Indent with spaces, two per level; put words with a colon, a # or a leading * in quotes."
    if offending and "\t" in lines[(line or 1) - 1]:
        tip = "There is a tab here; YAML wants spaces."
    return Problem(shown, line, f"is not valid YAML: {words}" + (f", at: {offending[:80]}" if offending else ""), offending, tip)


def _plain(loader: _Loader, node: yaml.Node, place: Place, tree: Tree, problems: Problems) -> Any:
    tree.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        tree.raw[place] = node.value
        return loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, item, (*place, number), tree, problems) for number, item in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    written = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode) and key.value != "<<"]
    loader.flatten_mapping(node)
    plain: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        line = key.start_mark.line + 1
        if name in plain and written.count(name) > 1:
            first = tree.lines[(*place, name)]
            problems.add(
                tree.file, line, f'"{name}" stands here a second time (first in line {first})', text=name, tip="Keep one."
            )
        tree.lines[(*place, name)] = line
        plain[name] = _plain(loader, value, (*place, name), tree, problems)
    return plain


_TABLE = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")


def read_toml(path: Path, problems: Problems, *, what: str, tip: str) -> Tree | None:
    """A TOML file as a tree; None, with problems added, when it cannot be read as TOML at all."""
    text = read_text(path, problems, what=what, tip=tip)
    if text is None:
        return None
    shown = shown_path(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.extend([_toml_problem(shown, text, str(error))])
        return None
    tree = Tree(shown, data)
    tree.lines = dict(_toml_lines(text))
    return tree


def _toml_problem(shown: str, text: str, words: str) -> Problem:
    found = re.search(r"\(at line (\d+), column \d+\)", words)
    lines = text.splitlines()
    line = int(found[1]) if found else len(lines)
    offending = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    if re.search(r"(?i)passw|secret|token", offending):
        offending = ""  # a half-written secret is not for the screen
    tip = 'Words stand in "quotes", lists in [brackets], and every key = value on a line of its own.'
    message = f"is not valid TOML: {words.split(' (at')[0]}" + (f", at: {offending[:80]}" if offending else "")
    return Problem(shown, line, message, offending or None, tip)


def _toml_lines(text: str) -> Iterator[tuple[Place, int]]:
    """Where each key stands. Keys inside inline tables share the line of the key that holds them."""
    base: Place = ()
    counts: dict[Place, int] = {}
    fence: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if fence:
            fence = None if fence in line else fence
            continue
        if table := _TABLE.match(line):
            base = _names(table[2])
            if table[1] == "[[":
                counts[base] = counts.get(base, -1) + 1
                base = (*base, counts[base])
            yield base, number
        elif key := _KEY.match(line):
            yield (*base, *_names(key[1])), number
        for mark in ('"""', "'''"):
            if line.count(mark) % 2:
                fence = mark


def _names(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", dotted))
