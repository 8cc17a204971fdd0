"""Stage five: write the scorecards and the wave page of every wave that has something new to say."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from statistics import fmean

from mysteryshop.grade.across import across_shops
from mysteryshop.grade.check import catalogue
from mysteryshop.grade.rubric import rubric_digest
from mysteryshop.locks import stage_lock
from mysteryshop.model import Clock, Comparison, Evidence, Rubric, Scorecard, SecondLook, ShopState, Tally, Wave
from mysteryshop.stages.grade import evidence_of, latest_card
from mysteryshop.stages.printing import forget_prints
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.stages.second import second_looks
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace

Results = list[tuple[Evidence, Scorecard | None]]


def report(
    ws: Workspace,
    store: Store,
    clock: Clock,
    *,
    live: bool | None = None,
    progress: Progress = silent,
    rubric: str | None = None,
    wave: str | None = None,
    again: bool = False,
) -> Tally:
    """Write `reports/<wave>/` for each wave whose cards or touches changed since its pages were made (`again`: for all)."""
    with stage_lock(ws.locks, "report"):
        written: list[Path] = []
        for one in [store.wave(wave)] if wave else store.waves():
            written += _report_wave(ws, store, clock.now(), one, ws.rubric(rubric or one.rubric), again=again)
            progress("report", len(written), 0)
        pages = tuple(str(path) for path in written if path.name == "index.html")
        return Tally("report", done=len(written), counts={"files": len(written)} if written else {}, notes=pages)


def _report_wave(ws: Workspace, store: Store, now: datetime, wave: Wave, rubric: Rubric, *, again: bool) -> list[Path]:
    results = wave_results(ws, store, now, wave, rubric)
    if not results:
        return []
    stamp = ws.reports / wave.id / ".made-from"
    second = {evidence.shop.id: second_looks(ws, store, evidence) for evidence, _card in results}
    made_from = _fingerprint(results, ws, second)
    if not again and stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
        return []
    from mysteryshop.report import write_reports  # spreadsheets take 20 MB, which the other stages need not have

    written = write_reports(
        ws.reports,
        wave=wave,
        results=results,
        branding=ws.settings.branding,
        advice={item.check: item for item in catalogue()},
        rubric=rubric,
        as_of=now,
        picture=store.blob,
        history=_history(ws, store, wave, rubric),
        across=_across(results),
        second=second,
        sample=ws.sample,
    )
    forget_prints(written)
    stamp.write_text(made_from, encoding="utf-8")
    return written


def wave_results(ws: Workspace, store: Store, now: datetime, wave: Wave, rubric: Rubric) -> Results:
    """Every shop of a wave that is over, with its newest card under this rubric."""
    digest = rubric_digest(rubric)
    over = [shop for shop in store.shops(wave=wave.id) if shop.state in (ShopState.SENT, ShopState.ENDED)]
    return [(evidence_of(ws, store, shop, now), latest_card(store, shop.id, rubric, digest)) for shop in over]


def _across(results: Results) -> dict[str, tuple[Comparison, ...]]:
    """What each dealer's leads say together; dealers with fewer than two delivered leads are left out."""
    by_dealer: dict[str, Results] = defaultdict(list)
    for evidence, card in results:
        by_dealer[evidence.shop.dealer.id].append((evidence, card))
    found = {dealer: across_shops(own) for dealer, own in by_dealer.items()}
    return {dealer: comparisons for dealer, comparisons in found.items() if comparisons}


def _fingerprint(results: Results, ws: Workspace, second: Mapping[str, Sequence[SecondLook]]) -> str:
    """What the pages depend on; the passing of time alone is no reason to write them again."""
    facts = [
        [
            evidence.shop.id,
            str(evidence.shop.outcome),
            [touch.id for touch in evidence.touches],
            [card.rubric_digest, card.grader_version, card.as_of.isoformat(), card.provisional] if card else None,
        ]
        for evidence, card in results
    ]
    looks = {shop: [[one.check, one.touch_id, one.theirs] for one in said] for shop, said in second.items() if said}
    return hashlib.sha256(json.dumps([facts, looks, ws.settings.branding.model_dump()], sort_keys=True).encode()).hexdigest()


def _history(ws: Workspace, store: Store, until: Wave, rubric: Rubric) -> dict[str, list[tuple[str, datetime, float]]]:
    """Each dealer's mean points in the earlier waves, oldest first, under this very rubric: other rubrics do not compare."""
    digest = rubric_digest(rubric)
    past: dict[str, list[tuple[str, datetime, float]]] = defaultdict(list)
    for wave in store.waves():
        if wave.opened_at >= until.opened_at:
            break
        points: dict[str, list[float]] = defaultdict(list)
        for shop in store.shops(wave=wave.id):
            card = latest_card(store, shop.id, rubric, digest)
            if card is not None and card.points is not None:
                points[shop.dealer.id].append(card.points)
        for dealer, scores in points.items():
            past[dealer].append((wave.name, wave.closes_at, fmean(scores)))
    return dict(past)


def forget_pages(ws: Workspace, waves: Sequence[str]) -> int:
    """Remove the written pages of these waves, so that nothing that was forgotten lives on in them; how many files."""
    removed = 0
    for wave in waves:
        folder = ws.reports / wave
        if folder.is_dir():
            removed += sum(1 for file in folder.rglob("*") if file.is_file())
            shutil.rmtree(folder)
    return removed
