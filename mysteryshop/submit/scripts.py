"""The small scripts that look at a page, by file name; read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def script(name: str) -> str:
    """The JavaScript of `name` in this folder."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
