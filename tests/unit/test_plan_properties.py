"""Rules that hold for every list, every past and every seed: cap, ceiling, gap, reuse, determinism."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from mysteryshop.model import Outcome, PacingSettings, SendWindow, Settings, Shop, ShopState
from mysteryshop.model.settings import SHOPS_PER_30_DAYS_CEILING
from mysteryshop.plan import Plan, plan_wave
from tests.builders import MONDAY_10, a_dealer, a_persona, a_scenario, a_shop, a_wave

HOURS = [None, "24/7", "Mo-Fr 09:00-19:00; Sa 09:00-17:00; PH off", "Sa 10:00-12:00", "Mo-Su 18:00-02:00"]
ZONES = [None, "America/New_York", "Europe/Berlin", "Pacific/Auckland"]

dealers = st.lists(
    st.builds(
        lambda number, group, hours, zone: a_dealer(id=f"d{number}", group=group, hours=hours, timezone=zone, url=f"https://h{number % 2}.example"),
        st.integers(0, 8), st.sampled_from([None, "north", "south"]), st.sampled_from(HOURS), st.sampled_from(ZONES),
    ),
    min_size=1, max_size=6, unique_by=lambda dealer: dealer.id,
)  # fmt: skip
scenarios = st.lists(st.sampled_from(SendWindow), min_size=1, max_size=5).map(
    lambda windows: [a_scenario(id=f"x{number}", send=send) for number, send in enumerate(windows)]
)
personas = st.integers(1, 12).map(
    lambda count: [
        a_persona(id=f"p{n}", last_name=f"J{n % 9}", email=f"p{n}@shop.example", street=f"{n % 7} Elm", phone=f"+1{n % 3}")
        for n in range(count)
    ]
)
moments = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 1, 1), timezones=st.just(UTC))
pacings = st.builds(
    lambda cap, gap, days, jitter: PacingSettings.model_construct(
        **(PacingSettings().model_dump() | {
            "shops_per_dealer_30_days": cap, "hours_between_shops_of_a_dealer": gap, "spread_days": days, "jitter_minutes": jitter})
    ),
    st.integers(1, 9), st.sampled_from([1.0, 24.0, 50.0]), st.integers(1, 40), st.sampled_from([0.0, 20.0, 700.0]),
)  # fmt: skip


def _past(now: datetime, had: list[tuple[int, int, int]]) -> list[Shop]:
    return [
        a_shop(
            id=f"old{n}", wave="old", dealer=a_dealer(id=f"d{dealer}", group="north"), scenario=a_scenario(id=f"x{n}"),
            persona=a_persona(id=f"p{who}", last_name=f"J{who}", email=f"p{who}@shop.example", street=f"{who} Elm", phone=f"+1{who % 3}"),
            due_at=now - timedelta(days=days), sent_at=now - timedelta(days=days), state=ShopState.SENT, outcome=Outcome.CONFIRMED,
        )
        for n, (dealer, who, days) in enumerate(had)
    ]  # fmt: skip


def _plan(now: datetime, seed: int, pacing: PacingSettings, past: list[Shop], **over: Any) -> Plan:
    configured = Settings().model_copy(update={"pacing": pacing})  # not validated: a ceiling must hold even then
    return plan_wave(
        wave=a_wave(opened_at=now), past=past, optout=frozenset(), settings=configured, now=now, rng=random.Random(seed), **over
    )


def _met(shop: Shop) -> set[tuple[str, str]]:
    persona = shop.persona
    marks = {("name", persona.full_name), ("mail", persona.email), ("street", persona.street or persona.id)}
    return marks | ({("phone", persona.phone)} if persona.phone else set())


@settings(max_examples=120, deadline=None)
@given(
    now=moments,
    seed=st.integers(0, 9),
    pacing=pacings,
    had=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 6), st.integers(0, 400)), max_size=6),
    who=dealers,
    what=scenarios,
    cast=personas,
)
def test_no_plan_breaks_a_rule(now: Any, seed: int, pacing: Any, had: Any, who: Any, what: Any, cast: Any) -> None:
    past = _past(now, had)
    over = {"dealers": who, "scenarios": what, "personas": cast}
    plan = _plan(now, seed, pacing, past, **over)
    assert plan == _plan(now, seed, pacing, past, **over)
    assert {shop.dealer.id for shop in plan.shops} | {out.dealer_id for out in plan.left_out} >= {dealer.id for dealer in who}
    assert len({shop.id for shop in plan.shops}) == len(plan.shops)
    everything = [*past, *plan.shops]
    for shop in plan.shops:
        assert now <= shop.due_at <= now + timedelta(days=pacing.spread_days)
        others = [other for other in everything if other is not shop]
        mine = [other for other in others if other.dealer.id == shop.dealer.id]
        for first in (one.due_at for one in [*mine, shop]):
            month = [one for one in [*mine, shop] if first <= one.due_at < first + timedelta(days=30)]
            assert shop not in month or len(month) <= min(pacing.shops_per_dealer_30_days, SHOPS_PER_30_DAYS_CEILING)
        gap = max(timedelta(hours=pacing.hours_between_shops_of_a_dealer), timedelta(hours=24))
        assert all(abs(other.due_at - shop.due_at) >= gap for other in mine)
    for one, other in combinations(everything, 2):
        if one in past and other in past:
            continue
        same_party = one.dealer.id == other.dealer.id or (one.dealer.group and one.dealer.group == other.dealer.group)
        if same_party and abs(one.due_at - other.due_at) < timedelta(days=365):
            assert not _met(one) & _met(other)
    again = _plan(now + timedelta(minutes=5), seed + 1, pacing, everything, **over)
    planned_before = {shop.dealer.id for shop in plan.shops}
    assert not {shop.dealer.id for shop in again.shops} & planned_before


@settings(max_examples=60, deadline=None)
@given(
    days=st.lists(st.integers(0, 60), max_size=6), cap=st.integers(1, 4), hours=st.sampled_from(HOURS), spread=st.integers(1, 45)
)
def test_a_dealer_is_left_out_only_when_no_time_is_free(days: list[int], cap: int, hours: str | None, spread: int) -> None:
    past = _past(MONDAY_10, [(1, n, day) for n, day in enumerate(days)])
    pacing = PacingSettings(shops_per_dealer_30_days=cap, spread_days=spread)
    dealer = a_dealer(id="d1", hours=hours)
    others = [dealer, a_dealer(id="d2")]
    cast = [a_persona(id=f"q{n}", last_name=f"Q{n}", email=f"q{n}@x.example", street=f"{n} Oak", phone=None) for n in range(9)]
    plan = _plan(MONDAY_10, 1, pacing, past, dealers=others, scenarios=[a_scenario()], personas=cast)
    if any(shop.dealer.id == "d1" for shop in plan.shops):
        return
    times = [shop.due_at for shop in past]
    for minutes in range(0, spread * 24 * 60, 60):
        at = MONDAY_10 + timedelta(minutes=minutes)
        local = at.astimezone(ZoneInfo("America/New_York"))
        if not 9 <= local.hour < 12:  # every day has a waking part then: an open morning or a closed day
            continue
        free = sum(abs(at - other) < timedelta(days=30) for other in times) < cap
        free = free and all(abs(at - other) >= timedelta(hours=24) for other in times)
        assert not free or hours in ("Sa 10:00-12:00", "Mo-Su 18:00-02:00")
