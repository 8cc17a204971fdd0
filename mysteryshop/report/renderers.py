"""Renderers: what is made of a wave beside its pages. Built-in tables and digest register like a consultant's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from mysteryshop.errors import InputError
from mysteryshop.model import Branding, Comparison, Evidence, Rubric, Scorecard, SecondLook, Wave
from mysteryshop.report.standing import Standing

Paper = str | bytes
"""A file's content; text is written as UTF-8."""


@dataclass(frozen=True, slots=True)
class WaveReport:
    """A wave as its reports see it. Names of staff and of competitors stand in it unhidden: hide them before a page leaves.

    `results`: every lead with its card (None: not graded); `standings`: the same by dealer, best first. `history`: dealer id ->
    (wave name, closed at, points) of earlier waves, oldest first. `across`: dealer id -> what its leads say together.
    `second`: shop id -> what a second reader says.
    """

    wave: Wave
    results: Sequence[tuple[Evidence, Scorecard | None]]
    standings: Sequence[Standing]
    rubric: Rubric
    branding: Branding
    as_of: datetime
    sample: bool
    history: Mapping[str, Sequence[tuple[str, datetime, float]]]
    across: Mapping[str, Sequence[Comparison]]
    second: Mapping[str, Sequence[SecondLook]]


Renderer = Callable[[WaveReport], Mapping[str, Paper]]
"""From a wave to files of its report folder: file name -> content."""

_renderers: dict[str, Renderer] = {}


def renderer(render: Renderer) -> Renderer:
    """Register a renderer, called for every wave that is reported, in the order of registration.

    Raises ValueError when one of that name stands already.
    """
    name = f"{render.__module__}.{render.__qualname__}"
    if name in _renderers:
        raise ValueError(f"renderer {name} is registered twice; give one another name")
    _renderers[name] = render
    return render


def all_papers(report: WaveReport, taken: frozenset[str]) -> dict[str, Paper]:
    """What all renderers make of the wave, by file name; `taken` are the names of its pages.

    Raises InputError that names the renderer which failed, or gave a name that is no plain file name or stands already.
    """
    made: dict[str, Paper] = {}
    for name, render in _renderers.items():
        try:
            own = dict(render(report))
        except Exception as trouble:  # a stranger's code may raise anything, and its name is what helps
            raise _failed(name, f"failed: {type(trouble).__name__}: {trouble}") from trouble
        for file, content in own.items():
            if not _plain(file):
                raise _failed(name, f"gave the file name {file!r}, which is no plain name inside the wave's folder")
            if file in taken or file in made:
                raise _failed(name, f"gave the file name {file!r}, which another part writes")
            if not isinstance(content, str | bytes):
                raise _failed(name, f"gave {type(content).__name__} for {file!r}; text or bytes are wanted")
            made[file] = content
    return made


def _plain(file: object) -> bool:
    return (
        isinstance(file, str)
        and bool(file.strip())
        and PurePosixPath(file).name == file
        and "\\" not in file
        and not file.startswith(".")
    )


def _failed(name: str, words: str) -> InputError:
    return InputError(
        f"the renderer {name} {words}", text=name, tip="Mend it, or take its file out of `plugins` in mysteryshop.toml."
    )
