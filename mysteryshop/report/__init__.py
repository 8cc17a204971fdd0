"""The report wing: evidence and scorecards become pages a manager reads, tables a program reads, and a bundle a dispute needs.

Pages are self-contained files without script or remote parts. Nothing a dealer wrote is ever rendered as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from mysteryshop.model import Advice, Branding, Comparison, Evidence, Rubric, Scorecard, SecondLook, Wave
from mysteryshop.report import papers  # noqa: F401 - the built-in papers register when they are imported
from mysteryshop.report.bundle import write_bundle
from mysteryshop.report.digest import wave_digest
from mysteryshop.report.pages import render
from mysteryshop.report.renderers import WaveReport, all_papers, renderer
from mysteryshop.report.scorecard import scorecard_page
from mysteryshop.report.standing import wave_standings
from mysteryshop.report.wave import wave_page

__all__ = ["WaveReport", "renderer", "wave_digest", "write_bundle", "write_reports"]


def write_reports(
    out: Path,
    *,
    wave: Wave,
    results: Sequence[tuple[Evidence, Scorecard | None]],
    branding: Branding,
    advice: Mapping[str, Advice],
    rubric: Rubric,
    as_of: datetime,
    picture: Callable[[str], bytes | None],
    history: Mapping[str, Sequence[tuple[str, datetime, float]]] | None = None,
    across: Mapping[str, Sequence[Comparison]] | None = None,
    second: Mapping[str, Sequence[SecondLook]] | None = None,
    sample: bool = False,
) -> list[Path]:
    """Write the wave page, a scorecard for each dealer and what the renderers make (tables, a digest in plain text) under
    `out/<wave id>/`, the wave page first.

    `picture` gives a stored screenshot by its sha256 (None: gone). `history`: dealer id -> (wave name, closed at, points)
    of earlier waves, oldest first. `across`: dealer id -> what its leads say together. `second`: shop id -> what a
    second reader says. Each file is replaced whole or not at all. Raises OSError when the folder cannot be written, InputError
    that names a consultant's renderer which fails.
    """
    folder = out / wave.id
    folder.mkdir(parents=True, exist_ok=True)
    standings = wave_standings(results, rubric, history or {})
    report = WaveReport(wave, results, standings, rubric, branding, as_of, sample, history or {}, across or {}, second or {})
    shared = {"wave": wave, "sample": sample, "as_of": as_of}
    front = wave_page(standings, wave=wave, rubric=rubric, as_of=as_of)
    written = [_put(folder / "index.html", render("wave.html.j2", branding=branding, page=front, **shared))]
    for one in standings:
        page = scorecard_page(
            one,
            standings,
            wave=wave,
            rubric=rubric,
            advice=advice,
            branding=branding,
            picture=picture,
            as_of=as_of,
            across=report.across.get(one.dealer.id, ()),
            second=second,
        )
        text = render("scorecard.html.j2", branding=branding, page=page, **shared)
        written.append(_put(folder / f"{one.dealer.id}.html", text))
    made = all_papers(report, frozenset(path.name for path in written))
    return [*written, *(_put(folder / name, content) for name, content in made.items())]


def _put(path: Path, content: str | bytes) -> Path:
    """Write beside, then move into place: a reader never meets half a page."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
    draft.replace(path)
    return path
