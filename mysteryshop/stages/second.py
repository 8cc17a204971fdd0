"""A second opinion, asked for by hand: each answer of a dealer is put once to a configured endpoint and kept; nothing is graded
by it. What was kept is laid beside the findings without any network, so that old reports can be made again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mysteryshop.endpoint import Endpoint
from mysteryshop.grade.second import asked_of, beside, heard
from mysteryshop.model import Clock, Evidence, SecondLook, ShopState, Tally
from mysteryshop.stages.grade import evidence_of
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.store import ERASED, Store
from mysteryshop.workspace import Workspace


def second_opinion(
    ws: Workspace,
    store: Store,
    clock: Clock,
    *,
    endpoint: Endpoint | None = None,
    wave: str | None = None,
    progress: Progress = silent,
) -> Tally:
    """Put every answer that was not asked about yet to the second reader. Raises InputError where none is configured and
    EndpointError where it cannot be reached; what was heard before is kept."""
    reader = endpoint or Endpoint(ws.settings.second_opinion, ws.second_key)
    counts: Counter[str] = Counter()
    troubles: list[str] = []
    for evidence in _evidences(ws, store, clock, wave):
        for asked, reading in asked_of(evidence, reader.model):
            kept = store.opinions(asked.key)
            if kept is None:
                try:
                    kept, thrown = heard(asked, reader.ask(asked.messages, asked.schema))
                except ValueError as error:
                    troubles.append(f"{asked.shop_id}: the second reader was not understood ({error})")
                    continue
                store.keep_opinions(asked.key, asked.shop_id, reader.model, clock.now(), kept)
                counts["asked"] += 1
                counts["thrown away"] += thrown
                progress("second", counts["asked"], 0, f"{asked.shop_id}: {len(kept)} answers, {thrown} without words to show")
            looks = beside(asked, reading, kept, reader.model)
            counts["agree"] += sum(look.agrees is True for look in looks)
            counts["disagree"] += sum(look.agrees is False for look in looks)
    told = {name: counts[name] for name in ("asked", "agree", "disagree", "thrown away") if counts[name]}
    return Tally("second", done=counts["asked"], counts=told, troubles=tuple(troubles))


def _evidences(ws: Workspace, store: Store, clock: Clock, wave: str | None) -> Iterator[Evidence]:
    now = clock.now()
    for one in [store.wave(wave)] if wave else store.waves():
        for shop in store.shops(wave=one.id):
            if shop.state in (ShopState.SENT, ShopState.ENDED):
                evidence = evidence_of(ws, store, shop, now)
                if not any(touch.text == ERASED for touch in evidence.touches):
                    yield evidence


def second_looks(ws: Workspace, store: Store, evidence: Evidence) -> tuple[SecondLook, ...]:
    """What the configured second reader once said of this shop's answers, beside our own; () where nobody was asked."""
    model = ws.settings.second_opinion.model
    if not ws.settings.second_opinion.url or not model:
        return ()
    found: list[SecondLook] = []
    for asked, reading in asked_of(evidence, model):
        kept = store.opinions(asked.key)
        if kept:
            found += beside(asked, reading, kept, model)
    return tuple(found)
