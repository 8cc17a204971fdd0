"""Stage one: who is shopped in this wave, as whom, and when."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from mysteryshop.locks import stage_lock
from mysteryshop.model import Clock, Tally, Wave
from mysteryshop.plan import Plan, expand_personas, plan_wave
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace


def current_wave(ws: Workspace, store: Store, now: datetime) -> Wave:
    """The wave that is still taking shops, else the one that would open now, named after its ISO week.

    A wave takes shops for `wave_days`; the 30-day cap, not the calendar, decides how often a dealer is shopped.
    """
    taking = timedelta(days=ws.settings.wave_days)
    waves = store.waves()
    for wave in reversed(waves):
        if wave.opened_at <= now < wave.opened_at + taking and not wave.adopted:
            return wave
    year, week, _ = now.isocalendar()
    stem = f"{year}-w{week:02d}"
    taken = {wave.id for wave in waves}
    name = next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if one not in taken)
    window = ws.settings.window_days
    return Wave(
        id=name,
        name=f"Wave {name}",
        opened_at=now,
        closes_at=now + taking + timedelta(days=window),
        rubric=ws.settings.rubric,
        window_days=window,
    )


def preview(ws: Workspace, store: Store, clock: Clock) -> tuple[Wave, Plan]:
    """What planning now would add, without adding it. The same workspace, past and wave give the same plan."""
    now = clock.now()
    wave = current_wave(ws, store, now)
    past = store.past_shops(now - timedelta(days=max(ws.settings.persona_reuse_days, 30)))
    plan_ = plan_wave(
        wave=wave,
        dealers=ws.dealers,
        scenarios=ws.scenarios,
        personas=expand_personas(ws.personas, settings=ws.settings),
        past=past,
        optout=ws.optout,
        settings=ws.settings,
        now=now,
        rng=random.Random(f"{ws.settings.seed}/{wave.id}"),
    )
    return wave, plan_


def plan(ws: Workspace, store: Store, clock: Clock, *, live: bool | None = None, progress: Progress = silent) -> Tally:
    """Book the shops of the wave that is taking them; planning twice adds nothing. `live` makes no difference here."""
    with stage_lock(ws.locks, "plan"):
        wave, plan_ = preview(ws, store, clock)
        if plan_.shops:
            if wave.id not in {known.id for known in store.waves()}:
                store.add_wave(wave)
            store.add_shops(plan_.shops)
        progress("plan", len(plan_.shops), len(plan_.shops))
        left = tuple(f"{out.dealer_id}: {out.reason} {out.remedy}".strip() for out in plan_.left_out)
        return Tally(
            "plan",
            done=len(plan_.shops),
            counts={"planned": len(plan_.shops), "left out": len(plan_.left_out)},
            notes=(*plan_.warnings, *left),
        )
