"""Who is left out of a wave and why; what each lead says."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mysteryshop.model import (
    Consent,
    Dealer,
    Outcome,
    PacingSettings,
    Persona,
    Relationship,
    Scenario,
    SendWindow,
    Settings,
    Shop,
    ShopState,
    TradeIn,
    Vehicle,
)
from mysteryshop.plan import Plan, plan_wave
from mysteryshop.plan.windows import Part, parts_of
from tests.builders import MONDAY_10, a_dealer, a_persona, a_planned_shop, a_scenario, a_shop, a_wave

SETTINGS = Settings(alias_domain="shop.example")
WAVE = a_wave(id="2026-w23")


def people(count: int, **over: Any) -> list[Persona]:
    return [
        a_persona(
            **(
                {"id": f"p{n}", "last_name": f"Jensen{n}", "email": f"p{n}@shop.example", "phone": None, "street": f"{n} Elm"}
                | over
            )
        )
        for n in range(count)
    ]


def planned(
    dealers: list[Dealer] | Dealer | None = None,
    *,
    scenarios: list[Scenario] | None = None,
    personas: list[Persona] | None = None,
    past: list[Shop] | None = None,
    optout: frozenset[str] = frozenset(),
    now: datetime = MONDAY_10,
    pacing: PacingSettings | None = None,
    seed: int = 1,
) -> Plan:
    chosen = [dealers] if isinstance(dealers, Dealer) else dealers or [a_dealer(), a_dealer(id="second")]
    return plan_wave(
        wave=WAVE,
        dealers=chosen,
        scenarios=scenarios or [a_scenario()],
        personas=people(40) if personas is None else personas,
        past=past or [],
        optout=optout,
        settings=SETTINGS.model_copy(update={"pacing": pacing or PacingSettings()}),
        now=now,
        rng=random.Random(seed),
    )


def only_reason(plan: Plan) -> str:
    assert plan.shops == ()
    (out,) = plan.left_out
    assert out.reason.endswith(".")
    assert out.remedy.endswith(".")
    return f"{out.reason} {out.remedy}"


@pytest.mark.parametrize(
    ("over", "says"),
    [
        ({"consent": None}, 'agreed to be shopped (relationship "client")'),
        ({"consent": None, "relationship": Relationship.OWN}, 'relationship "own"'),
        ({"consent": Consent(by="Dana", on=date(2026, 1, 1), until=date(2026, 5, 31))}, "ended on 2026-05-31"),
        ({"consent": Consent(by="Dana", on=date(2026, 6, 2))}, "begins on 2026-06-02"),
        ({"language": "de"}, "language de"),
    ],
)
def test_who_may_not_be_shopped(over: dict[str, Any], says: str) -> None:
    assert says in only_reason(planned(a_dealer(**over)))


def test_a_competitor_needs_no_consent() -> None:
    assert len(planned(a_dealer(relationship=Relationship.COMPETITOR, consent=None)).shops) == 1


def test_consent_counts_by_the_dealers_day_and_no_lead_is_due_after_it() -> None:
    last_day = Consent(by="Dana", on=date(2026, 1, 1), until=date(2026, 6, 1))
    night = datetime(2026, 6, 2, 2, 0, tzinfo=UTC)  # still the first of June, ten in the evening, in New York
    dealers = [a_dealer(id=f"d{n}", consent=last_day) for n in range(6)]
    for now in (MONDAY_10, night):
        plan = planned(dealers, now=now)
        assert all(shop.due_at < datetime(2026, 6, 2, 4, 0, tzinfo=UTC) for shop in plan.shops)
        assert len(plan.shops) + len(plan.left_out) == 6
    assert len(planned(dealers).shops) == 6


@pytest.mark.parametrize(
    "entry", ["harbor", "harborview.example", "cars.harborview.example", "mail.harbor.example", "harbor.example"]
)
def test_the_opt_out_list_is_heeded_by_id_host_and_mail_domain(entry: str) -> None:
    dealer = a_dealer(id="Harbor", url="https://cars.harborview.example:8443/x", mail_domains=("Mail.Harbor.example",))
    assert "opt-out list" in only_reason(planned(dealer, optout=frozenset({entry})))
    assert planned(dealer, optout=frozenset({"example", "arbor", "other.example", ""})).shops


def test_leads_that_are_not_spread_leave_as_soon_as_the_hours_allow() -> None:
    dealers = [a_dealer(id=f"d{n}", url=f"https://d{n}.example/") for n in range(9)]
    pacing = PacingSettings(spread_days=0)
    open_now = planned(dealers, scenarios=[a_scenario(send=SendWindow.OPEN)], personas=people(20), pacing=pacing)
    assert {shop.due_at for shop in open_now.shops} == {MONDAY_10}
    closed = planned(dealers, scenarios=[a_scenario(send=SendWindow.CLOSED)], personas=people(20), pacing=pacing)
    assert len(closed.shops) == 9
    assert all(MONDAY_10 < shop.due_at < MONDAY_10 + timedelta(hours=14) for shop in closed.shops)


@pytest.mark.parametrize(("days", "cap", "fits"), [(29, 1, False), (31, 1, True), (10, 2, True), (29, 4, True)])
def test_the_cap_of_thirty_days(days: int, cap: int, fits: bool) -> None:
    before = a_shop(id="old", wave="old", due_at=MONDAY_10 - timedelta(days=days), sent_at=MONDAY_10 - timedelta(days=days))
    pacing = PacingSettings(shops_per_dealer_30_days=cap, spread_days=1)
    plan = planned([a_dealer(), a_dealer(id="other")], past=[before], pacing=pacing)
    assert (a_dealer().id in {shop.dealer.id for shop in plan.shops}) is fits
    if not fits:
        assert "again from 2026-06-02" in plan.left_out[0].remedy


@pytest.mark.parametrize(
    ("state", "outcome", "counts"),
    [
        (ShopState.ENDED, Outcome.CAPTCHA, False),
        (ShopState.ENDED, Outcome.NO_FORM, False),
        (ShopState.ENDED, Outcome.REJECTED, True),
        (ShopState.SENT, Outcome.IN_DOUBT, True),
        (ShopState.PLANNED, None, True),
        (ShopState.PLANNED, Outcome.REHEARSED, True),
        (ShopState.ARMED, None, True),
    ],
)
def test_only_leads_that_may_have_reached_the_dealer_count(state: ShopState, outcome: Outcome | None, counts: bool) -> None:
    past = [a_shop(id="old", wave="old", state=state, outcome=outcome, due_at=MONDAY_10 - timedelta(days=5), sent_at=None)]
    assert bool(planned(a_dealer(), past=past).shops) is not counts


def test_planning_the_same_wave_again_adds_nothing_and_leaves_nobody_out() -> None:
    dealers = [a_dealer(id=f"d{n}") for n in range(12)]
    pacing = PacingSettings(shops_per_dealer_30_days=2)
    scenarios = [a_scenario(id=f"x{n}") for n in range(3)]
    first = planned(dealers, scenarios=scenarios, pacing=pacing)
    assert first == planned(dealers, scenarios=scenarios, pacing=pacing)
    again = planned(
        dealers, scenarios=scenarios, past=list(first.shops), pacing=pacing, now=MONDAY_10 + timedelta(hours=5), seed=2
    )
    assert again == Plan((), (), ())


def test_a_longer_list_changes_no_other_dealers_day() -> None:
    few = planned([a_dealer(id=f"d{n}") for n in range(4)])
    assert {shop.id for shop in few.shops} < {shop.id for shop in planned([a_dealer(id=f"d{n}") for n in range(9)]).shops}


@pytest.mark.parametrize(("send", "opened"), [(SendWindow.OPEN, True), (SendWindow.CLOSED, False)])
def test_send_windows_follow_the_dealers_hours(send: SendWindow, opened: bool) -> None:
    dealers = [a_dealer(id=f"d{n}") for n in range(40)]
    plan = planned(dealers, scenarios=[a_scenario(send=send)], personas=people(60), pacing=PacingSettings(spread_days=7))
    assert len(plan.shops) == 40
    for shop in plan.shops:
        part = next(stretch.part for stretch in parts_of(shop.dealer, shop.due_at, shop.due_at) if stretch.holds(shop.due_at))
        assert (part in (Part.MORNING, Part.LATE)) is opened


def test_leads_spread_over_parts_days_and_minutes() -> None:
    dealers = [a_dealer(id=f"d{n}") for n in range(80)]
    plan = planned(dealers, personas=people(100), pacing=PacingSettings(spread_days=7))
    parts = [
        next(stretch.part for stretch in parts_of(shop.dealer, shop.due_at, shop.due_at) if stretch.holds(shop.due_at))
        for shop in plan.shops
    ]
    assert {part: parts.count(part) for part in Part} == dict.fromkeys(Part, 20)
    assert len({shop.due_at.date() for shop in plan.shops}) >= 7
    assert len({shop.due_at.minute for shop in plan.shops}) > 20


def test_stores_of_one_web_host_are_not_due_in_one_minute() -> None:
    dealers = [a_dealer(id=f"d{n}", url=f"https://hub.example/{n}") for n in range(60)]
    plan = planned(dealers, personas=people(80), pacing=PacingSettings(spread_days=1, jitter_minutes=0, host_gap_seconds=120))
    slots = [int(shop.due_at.timestamp() // 120) for shop in plan.shops]
    assert len(slots) == 60
    assert len(set(slots)) == 60


def test_unknown_hours_are_guessed_aloud() -> None:
    dealers = [a_dealer(id="quiet", hours=None), a_dealer(id="known"), a_dealer(id="nowhere", timezone=None)]
    plan = planned(dealers, scenarios=[a_scenario(send=SendWindow.OPEN)])
    assert len(plan.shops) == 3
    assert {shop.dealer.id: shop.dealer.hours for shop in plan.shops}["quiet"] is None  # the copy stays as the person wrote it
    (warning,) = plan.warnings
    assert "2 dealer(s)" in warning
    assert "quiet, nowhere" in warning


def test_a_store_that_never_closes_gets_no_closed_lead() -> None:
    dealer = a_dealer(hours="24/7")
    assert "never closed" in only_reason(planned(dealer, scenarios=[a_scenario(send=SendWindow.CLOSED)]))


def test_a_list_of_one_store_is_shopped_at_once() -> None:
    assert planned(a_dealer()).shops[0].due_at == MONDAY_10
    sunday = MONDAY_10 - timedelta(days=1)
    waits = planned(a_dealer(), scenarios=[a_scenario(send=SendWindow.OPEN)], now=sunday).shops[0].due_at
    assert waits == MONDAY_10.replace(hour=13)  # nine in New York


def test_scenarios_are_shared_evenly_and_differ_from_the_last_time() -> None:
    dealers = [a_dealer(id=f"d{n}") for n in range(9)]
    scenarios = [a_scenario(id=f"x{n}") for n in range(3)]
    first = planned(dealers, scenarios=scenarios)
    assert sorted(shop.scenario.id for shop in first.shops) == ["x0"] * 3 + ["x1"] * 3 + ["x2"] * 3
    past = [a_shop(id=shop.id, wave="old", dealer=shop.dealer, scenario=shop.scenario, due_at=MONDAY_10 - timedelta(days=40),
                   sent_at=MONDAY_10 - timedelta(days=40)) for shop in first.shops]  # fmt: skip
    asked = {(shop.dealer.id, shop.scenario.id) for shop in first.shops}
    second = planned(dealers, scenarios=scenarios, past=past)
    assert len(second.shops) == 9
    assert not asked & {(shop.dealer.id, shop.scenario.id) for shop in second.shops}


def test_paired_scenarios_go_together_and_brands_get_their_own_car() -> None:
    ready, later, other = a_scenario(id="ready", pair="time"), a_scenario(id="later", pair="time"), a_scenario(id="aaa")
    pacing = PacingSettings(shops_per_dealer_30_days=2)
    plan = planned([a_dealer(), a_dealer(id="b")], scenarios=[ready, other, later], pacing=pacing)
    assert {shop.scenario.id for shop in plan.shops if shop.dealer.id == "harbor"} == {"ready", "later"}
    honda = a_scenario(vehicles_by_brand={"Honda": Vehicle(year=2024, make="Honda", model="CR-V")}, vehicle=None)
    assert planned(a_dealer(brand="HONDA"), scenarios=[honda]).shops[0].vehicle == Vehicle(year=2024, make="Honda", model="CR-V")
    assert 'Add a vehicle for Toyota under "vehicles_by_brand"' in only_reason(planned(a_dealer(), scenarios=[honda]))
    only = a_scenario(brands=("Honda",))
    assert "brand Toyota" in only_reason(planned(a_dealer(), scenarios=[only]))


def test_a_message_is_filled_in() -> None:
    scenario = a_scenario(
        trade_in=TradeIn(year=2015, make="Ford", model="Focus", mileage=90000, remark="one dent"),
        message="{% if situation %}{{ situation }}{% endif %}\r\n  {{ vehicle }}? {{ questions }} I trade a {{ trade_in }}. {{ first_name }}, {{ city }}",
    )
    message = planned(a_dealer(), scenarios=[scenario]).shops[0].message
    assert message == (
        "2023 Toyota RAV4 XLE? Is it still available? Does it come with two keys? I trade a 2015 Ford Focus, one dent. Maria, Albany"
    )


def test_data_never_becomes_a_template() -> None:
    dealer = a_dealer(name="{{ 7*7 }}{% raw %}", city="{{ first_name }}")
    message = planned(dealer, scenarios=[a_scenario(message="I write to {{ dealer }} about a car.")]).shops[0].message
    assert message == "I write to {{ 7*7 }}{% raw %} about a car."


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("Please tell me about {{ unicorns }} today", "{{ unicorns }}, which is not known"),
        ("See https://spy.example/x for my wishes", "holds a link"),
        ("See www.spy.org for my wishes please", "holds a link"),
        ("Write to spy.com about my wishes please", "holds a link"),
        ("{{ first_name.__class__.__mro__ }} and so on", "cannot be filled in"),
        ("{{ ''.__class__.__subclasses__() }} and so on", "cannot be filled in"),
        ("{% if %} broken template here", "cannot be filled in"),
        ("{{ 1 // 0 }} broken template here", "cannot be filled in"),
        ("Control \x07 characters do not belong", "control characters"),
        ("{{ '' }}              {# nothing #}", "is empty"),
        ("word " * 500, "has 2499 characters"),
    ],
)
def test_messages_that_must_not_be_sent(message: str, says: str) -> None:
    reason = only_reason(planned(a_dealer(), scenarios=[a_scenario(message=message)]))
    assert says in reason
    assert '"availability"' in reason


@pytest.mark.parametrize("field", ["first_name", "last_name", "email", "phone", "street", "city", "zip"])
@pytest.mark.parametrize("bad", ["a\r\nBcc: x@y.example", "a\nb", "a\0b", "a\u2028b"])
def test_line_breaks_in_one_line_fields_are_refused(field: str, bad: str) -> None:
    reason = only_reason(planned(a_dealer(), personas=[a_persona(**{field: bad})]))
    assert f"The {field.replace('_', ' ')} of persona" in reason


@pytest.mark.parametrize(
    "text", ["Is the 2.5 l engine there, e.g. in red?", "It costs $20.000,50 or so.Call me", "Mt. Vernon, N.Y. is near"]
)
def test_plain_words_are_not_taken_for_links(text: str) -> None:
    assert planned(a_dealer(), scenarios=[a_scenario(message=text)]).shops[0].message == text


def test_a_planned_shop_holds_copies_and_a_short_stable_id() -> None:
    (shop,) = planned(a_dealer()).shops
    assert shop == planned(a_dealer(), seed=99).shops[0]
    assert shop.id.startswith("s")
    assert len(shop.id) == 11
    assert shop.id.isalnum()
    assert (shop.dealer, shop.scenario, shop.state, shop.wave) == (a_dealer(), a_scenario(), ShopState.PLANNED, WAVE.id)


def test_leads_without_a_phone_where_the_scenario_gives_none() -> None:
    (shop,) = planned(a_dealer(), scenarios=[a_scenario(give_phone=False)], personas=[a_persona()]).shops
    assert shop.persona.phone is None


def test_no_scenarios_personas_or_dealers() -> None:
    assert "No persona speaks the language" in only_reason(planned(a_dealer(), personas=[]))
    assert plan_wave(
        wave=WAVE, dealers=[], scenarios=[], personas=[], past=[a_planned_shop()], optout=frozenset(), settings=SETTINGS,
        now=MONDAY_10, rng=random.Random(1),
    ) == Plan((), (), ())  # fmt: skip


def test_a_store_without_a_brand_is_asked_about_a_guessed_car_and_the_operator_is_told() -> None:
    cars = {"Ford": Vehicle(make="Ford", model="Explorer")}
    scenario = a_scenario(vehicle=Vehicle(make="Honda", model="CR-V"), vehicles_by_brand=cars)
    plan = planned([a_dealer(brand=None), a_dealer(id="ford", brand="Ford")], scenarios=[scenario])
    (warning,) = [words for words in plan.warnings if "no brand" in words]
    assert "1 store(s)" in warning
    assert "Honda CR-V" in warning
    assert not any("no brand" in words for words in planned(a_dealer(brand="Ford"), scenarios=[scenario]).warnings)
