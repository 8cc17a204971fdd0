"""Words by language, as data a person can extend: one TOML file a subject, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon `<name>.toml` of this folder as plain tables and lists. Raises FileNotFoundError for an unknown name."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def small_words() -> frozenset[str]:
    """Words of all languages that only join others ("the", "und", "por"), folded."""
    return frozenset(word.casefold() for words in load("small_words")["function_words"].values() for word in words)
