"""Data against the nouns: what pydantic finds wrong, said in a person's words with line, nearest key and remedy."""

from __future__ import annotations

import types
import typing
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mysteryshop.workspace.problems import Problem, Problems, did_you_mean, nearest
from mysteryshop.workspace.tree import Place, Tree

M = TypeVar("M", bound=BaseModel)

_SECRET_KEYS = ("password", "passwd", "pass", "secret", "token", "pwd", "api_key")

_KINDS = {
    "int_parsing": "a whole number", "int_type": "a whole number", "int_from_float": "a whole number",
    "float_parsing": "a number", "float_type": "a number", "bool_parsing": "true or false", "bool_type": "true or false",
    "string_type": "text", "tuple_type": "a list", "list_type": "a list", "dict_type": "a group of keys",
    "model_type": "a group of keys", "model_attributes_type": "a group of keys", "date_from_datetime_parsing": "a date",
    "date_parsing": "a date", "date_type": "a date", "mapping_type": "a group of keys",
}  # fmt: skip

_HELP = {
    "id": "An id is letters, digits, dots, dashes and underscores, and starts with a letter or digit.",
    "country": 'Two capital letters, e.g. "US", "DE".',
    "language": 'Two small letters, e.g. "en", "es".',
    "condition": 'Write "new" or "used".',
    "about": 'Write "availability", "price", "trade" or "fact".',
    "security": 'Write "tls", "starttls" or, on this machine only, "plain".',
    "sandbox": 'Write "auto", "on" or "off".',
    "color": 'A colour such as "#0d4f43".',
    "clock": 'Write "open" or "elapsed".',
    "shops_per_dealer_30_days": "Four leads in 30 days is the most any dealer gets; no setting lifts that (docs/ethics.md).",
    "hours_between_shops_of_a_dealer": "Two leads to one dealer stay at least 24 hours apart.",
}

SECRET_TIP = (
    "Take it out of the file and put it in the environment variable {env}, in a file named by {env}_FILE, "
    'in `password_command = "..."`, '
    "or in the system keyring: keyring set mysteryshop {name}."
)


def check(model: type[M], data: Any, tree: Tree, place: Place, problems: Problems) -> M | None:
    """`data` as a `model`, or None with one problem for each thing that is wrong.

    A number where words are wanted (a postal code without quotes) is taken as typed.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    if _as_typed(data, errors, tree, place):
        return check(model, data, tree, place, problems)
    problems.extend([problem_of(model, item, tree, place) for item in errors])
    return None


def _as_typed(data: Any, errors: list[ErrorDetails], tree: Tree, place: Place) -> bool:
    changed = False
    for item in errors:
        where = tuple(item["loc"])
        if item["type"] != "string_type" or not where or not isinstance(item["input"], int | float):
            continue
        raw = tree.raw.get((*place, *where))
        if raw is not None and not isinstance(item["input"], bool):
            _put(data, where, raw)
            changed = True
    return changed


def _put(data: Any, where: Place, value: Any) -> None:
    for step in where[:-1]:
        data = data[step]
    data[where[-1]] = value


def problem_of(model: type[BaseModel], item: ErrorDetails, tree: Tree, place: Place) -> Problem:
    """One pydantic error as a problem with its place."""
    where = tuple(item["loc"])
    key = str(next((step for step in reversed(where) if isinstance(step, str)), ""))
    path = _dotted(where)
    line = tree.line((*place, *where))
    kind = item["type"]
    if kind == "extra_forbidden":
        return _unknown_key(model, where, key, tree, line, place)
    if kind == "missing":
        around = tree.line((*place, *where[:-1]))
        missing = f'"{key}" is missing' + (f" in {_dotted(where[:-1])}" if len(where) > 1 else "")
        return Problem(tree.file, around, missing, key, _HELP.get(key) or f"Add a line for {key}.")
    text = str(item["input"])[:80]
    message, tip = _sentence(kind, path, key, text, item)
    return Problem(tree.file, line, message, text, tip or _HELP.get(key))


def _sentence(kind: str, path: str, key: str, text: str, item: ErrorDetails) -> tuple[str, str | None]:
    context: dict[str, Any] = item.get("ctx") or {}
    if kind in _KINDS:
        tip = "Write the date as 2026-01-31." if "date" in kind else None
        return f'{path} should be {_KINDS[kind]}, not "{text}"', tip
    if kind in ("enum", "literal_error"):
        known = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        best = nearest(text, known)
        return f'{path} cannot be "{text}"', (f'Did you mean "{best}"? ' if best else "") + f"Possible: {', '.join(known)}."
    if kind == "string_pattern_mismatch":
        return f'{path} cannot be "{text}"', _HELP.get(key) or f"It must look like {context.get('pattern')}."
    limits = {
        "greater_than_equal": ("ge", "at least"),
        "greater_than": ("gt", "more than"),
        "less_than_equal": ("le", "at most"),
        "less_than": ("lt", "less than"),
    }
    if kind in limits:
        name, words = limits[kind]
        return f"{path} should be {words} {context[name]}, not {text}", _HELP.get(key)
    if kind == "string_too_short":
        short = context.get("min_length")
        return (
            f"{path} is empty" if not text.strip() else f'{path} is too short: "{text}" (at least {short} letters)'
        ), _HELP.get(key)
    if kind == "string_too_long":
        return f"{path} is longer than {context.get('max_length')} letters", None
    return f"{path}: {item['msg']}", None


def _unknown_key(model: type[BaseModel], where: Place, key: str, tree: Tree, line: int | None, place: Place) -> Problem:
    if key.lower() in _SECRET_KEYS:
        return Problem(
            tree.file,
            line,
            f'"{key}" does not belong in a file: secrets are never written here',
            key,
            secret_tip(tree, place, where),
        )
    known = fields_at(model, where[:-1])
    inside = f" in {_dotted(where[:-1])}" if len(where) > 1 else ""
    elsewhere = [name for name in _everywhere(model) if name.endswith(f".{key}")]
    tip = did_you_mean(key, known, what="Known here")
    if elsewhere and not nearest(key, known):
        tip = f"It belongs under [{elsewhere[0].rsplit('.', 1)[0]}]."
    return Problem(tree.file, line, f'unknown key "{key}"{inside}', key, tip)


def secret_tip(tree: Tree, place: Place, where: Place) -> str:
    """Where the secret of the inbox around `where` goes instead."""
    around: Any = tree.data
    for step in (*place, *where[:-1]):
        try:
            around = around[step]
        except (KeyError, IndexError, TypeError):
            around = {}
    around = around if isinstance(around, dict) else {}
    env = around.get("password_env", "MYSTERYSHOP_INBOX_PASSWORD")
    return SECRET_TIP.format(env=env, name=around.get("user", "you@example.com"))


def fields_at(model: type[BaseModel], where: Place) -> tuple[str, ...]:
    """The keys a person may write at a place below `model`."""
    found: type[BaseModel] | None = model
    for step in where:
        if found is None or not isinstance(step, str):
            continue
        info = found.model_fields.get(step)
        found = _model_in(info.annotation) if info else None
    return tuple(info.alias or name for name, info in found.model_fields.items()) if found else ()


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if typing.get_origin(annotation) in (types.UnionType, typing.Union, tuple, list, dict):
        return next((found for part in typing.get_args(annotation) if (found := _model_in(part))), None)
    return None


def _everywhere(model: type[BaseModel]) -> list[str]:
    return [
        f"{name}.{inner}"
        for name, info in model.model_fields.items()
        for inner in fields_at(model, (name,))
        if _model_in(info.annotation)
    ]


def _dotted(where: Place) -> str:
    words = ""
    for step in where:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if words else step
    return words or "this"
