"""Stage four: read the evidence under the rubric. Old cards are never touched; a new one is added when it says something new."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mysteryshop.grade.grader import grade as grade_evidence
from mysteryshop.model import Channel, Clock, Evidence, Process, Rubric, Scorecard, Shop, ShopState, Tally, Wave
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.store import ERASED, Store
from mysteryshop.workspace import Workspace

STOP_DAYS = 30
"""How long after a closing note the mailbox is still looked at for those who go on."""


def grade(
    ws: Workspace,
    store: Store,
    clock: Clock,
    *,
    live: bool | None = None,
    progress: Progress = silent,
    rubric: str | None = None,
    wave: str | None = None,
) -> Tally:
    """Grade every shop of the waves whose cards may still change (of `wave` alone where named), by the wave's rubric or by
    `rubric`. Grading again without new evidence adds nothing."""
    now = clock.now()
    added = looked = provisional = 0
    for one in _waves(store, wave):
        priced_by = ws.rubric(rubric or one.rubric)
        shops = [shop for shop in store.shops(wave=one.id) if shop.state in (ShopState.SENT, ShopState.ENDED)]
        for number, shop in enumerate(shops, 1):
            evidence = evidence_of(ws, store, shop, now)
            if any(touch.text == ERASED for touch in evidence.touches):
                continue  # its words are gone: the last card stands
            card = grade_evidence(evidence, priced_by, process=process_of(ws, shop))
            fresh = _says_something_new(store, card)
            added += fresh and store.add_scorecard(card)
            looked, provisional = looked + 1, provisional + card.provisional
            progress("grade", number, len(shops))
    counts = {"new cards": added, "looked at": looked, "provisional": provisional}
    return Tally("grade", done=added, counts={name: n for name, n in counts.items() if n})


def evidence_of(ws: Workspace, store: Store, shop: Shop, now: datetime) -> Evidence:
    """The shop's evidence as of now, or as of its end once that has passed, so that a closed card is final: the end of the
    window, or of the days in which a closing note's "please stop" is watched, whichever is later."""
    watched = frozenset(Channel(name) for name in ws.settings.watched_channels)
    evidence = store.evidence(shop.id, as_of=now, watched=watched)
    end = evidence.closes_at
    if evidence.stopped_at is not None:
        end = max(end, evidence.stopped_at + timedelta(days=STOP_DAYS))
    return evidence if now <= end else store.evidence(shop.id, as_of=end, watched=watched)


def latest_card(store: Store, shop_id: str, rubric: Rubric, digest: str) -> Scorecard | None:
    """The newest card of this shop under this very rubric."""
    cards = [card for card in store.scorecards(shop_id) if card.rubric == rubric.id and card.rubric_digest == digest]
    return cards[-1] if cards else None


def _waves(store: Store, wanted: str | None) -> list[Wave]:
    return [store.wave(wanted)] if wanted else store.waves()


def process_of(ws: Workspace, shop: Shop) -> Process | None:
    """The dealer's own promise, if the workspace holds one for it."""
    return next((process for process in ws.processes if not process.dealers or shop.dealer.id in process.dealers), None)


def _says_something_new(store: Store, card: Scorecard) -> bool:
    """Whether the newest card under the same rubric and grader says anything else; the passing of time alone is no news."""
    cards = store.scorecards(card.shop_id)
    same = [old for old in cards if (old.rubric_digest, old.grader_version) == (card.rubric_digest, card.grader_version)]
    return not same or replace(same[-1], as_of=card.as_of) != card
