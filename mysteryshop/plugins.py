"""A consultant's own checks, recognisers, mailboxes and pages: Python files named in mysteryshop.toml, or installed packages.

A plug-in registers itself when it is imported, with the same decorators the built-in parts use. It runs with the rights of the
person who named it; nothing is loaded that the settings do not name or that was not installed on purpose.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path

from mysteryshop.errors import InputError

GROUP = "mysteryshop.plugins"

_loaded: set[str] = set()


def load_plugins(folder: Path, names: Iterable[str]) -> list[str]:
    """Import each plug-in once: files relative to `folder` or dotted modules, then installed ones. InputError names a bad one."""
    for name in names:
        key = str((folder / name).resolve()) if name.endswith(".py") else name
        if key not in _loaded:
            _import_file(Path(key), name) if name.endswith(".py") else _import_module(name)
            _loaded.add(key)
    for point in entry_points(group=GROUP):
        if point.value not in _loaded:
            _guarded(point.load, point.name)
            _loaded.add(point.value)
    return sorted(_loaded)


def _import_file(path: Path, name: str) -> None:
    if not path.is_file():
        raise InputError(
            f"there is no plug-in {name}", text=name, tip="`plugins` in mysteryshop.toml is relative to the workspace."
        )
    title = f"mysteryshop_plugin_{path.stem}"
    spec = importlib.util.spec_from_file_location(title, path)
    if spec is None or spec.loader is None:
        raise InputError(f"the plug-in {name} is not a Python file", text=name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[title] = module
    loader = spec.loader
    _guarded(lambda: loader.exec_module(module), name)


def _import_module(name: str) -> None:
    _guarded(lambda: importlib.import_module(name), name)


def _guarded(load: object, name: str) -> None:
    assert callable(load)
    try:
        load()
    except Exception as error:  # a stranger's code may raise anything, and its name is what helps
        trace = error.__traceback__
        line = None
        while trace is not None:
            line, trace = trace.tb_lineno, trace.tb_next
        raise InputError(
            f"the plug-in cannot be loaded: {type(error).__name__}: {error}", file=name, line=line, text=name,
            tip="Mend it, or take it out of `plugins` in mysteryshop.toml.",
        ) from error  # fmt: skip
