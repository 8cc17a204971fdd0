"""Shoppers: the same ones each time, plain addresses of their own, and nobody is met twice."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mysteryshop.errors import InputError
from mysteryshop.model import Persona, PersonaPool, Settings
from mysteryshop.plan import expand_personas
from tests.builders import MONDAY_10, a_dealer, a_persona, a_scenario, a_shop
from tests.unit.test_plan_rules import only_reason, people, planned

CATCH_ALL = Settings(alias_domain="shop.example")
PLUS = Settings(alias_base="ops+test@mail.example")
LOCALES = [
    "en_US",
    "en_CA",
    "en_GB",
    "de_DE",
    "de-AT",
    "fr_FR",
    "fr_CA",
    "es_MX",
    "it_IT",
    "pl_PL",
    "sv_SE",
    "ja_JP",
    "ru_RU",
    "zh_CN",
    "el_GR",
]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_pool_makes_plain_shoppers_of_its_locale(locale: str) -> None:
    shoppers = expand_personas([PersonaPool(id="pool", locale=locale, count=60)], settings=CATCH_ALL)
    assert len(shoppers) == 60
    assert len({one.email for one in shoppers}) == 60
    assert len({one.full_name.casefold() for one in shoppers}) >= 58
    assert {(one.language, one.country) for one in shoppers} == {(locale[:2], locale[3:])}
    for one in shoppers:
        assert re.fullmatch(r"[a-z]+\.[a-z]+\d{2,4}@shop\.example", one.email), one.email
        assert not re.match(r"\w+\.\s", one.first_name), one.first_name
        assert one.street
        assert one.phone is None


def test_the_same_pool_gives_the_same_shoppers_and_a_longer_one_keeps_them() -> None:
    few = expand_personas([PersonaPool(id="a", count=30)], settings=CATCH_ALL)
    assert few == expand_personas([PersonaPool(id="a", count=30)], settings=CATCH_ALL)
    assert expand_personas([PersonaPool(id="a", count=90)], settings=CATCH_ALL)[:30] == few
    assert few != expand_personas([PersonaPool(id="a", count=30, seed=2)], settings=CATCH_ALL)
    both = expand_personas([PersonaPool(id="a", count=300), PersonaPool(id="b", count=300)], settings=CATCH_ALL)
    assert len({one.email for one in both}) == 600
    assert len({one.id for one in both}) == 600


def test_aliases_fall_back_to_plus_addresses_and_never_take_a_written_one() -> None:
    (plain,) = expand_personas([PersonaPool(id="a", count=1)], settings=CATCH_ALL)
    written = a_persona(email=plain.email.upper())
    first, other = expand_personas([written, PersonaPool(id="a", count=1)], settings=CATCH_ALL)
    assert first is written
    assert other.email != plain.email
    (plus,) = expand_personas([PersonaPool(id="a", count=1)], settings=PLUS)
    assert re.fullmatch(r"ops\+test\+[a-z]+\.[a-z]+\d\d@mail\.example", plus.email)


@pytest.mark.parametrize("settings", [Settings(), Settings(alias_base="nobody"), Settings(alias_base="@x")])
def test_without_a_mailbox_a_pool_says_what_to_set(settings: Settings) -> None:
    with pytest.raises(InputError) as raised:
        expand_personas([PersonaPool(id="a", count=1)], settings=settings)
    assert raised.value.tip is not None
    assert "alias_domain" in raised.value.tip
    assert expand_personas([a_persona()], settings=settings) == (a_persona(),)


def test_an_unknown_locale_names_the_nearest() -> None:
    with pytest.raises(InputError) as raised:
        expand_personas([PersonaPool(id="a", locale="en_UK")], settings=CATCH_ALL)
    assert raised.value.tip is not None
    assert "did you mean" in raised.value.tip


def test_the_operators_numbers_go_round_and_the_written_place_stays() -> None:
    pool = PersonaPool(id="a", count=4, phones=("+1", "+2"), city="Albany", state="NY", zip="12205")
    shoppers = expand_personas([pool], settings=CATCH_ALL)
    assert [one.phone for one in shoppers] == ["+1", "+2", "+1", "+2"]
    assert {(one.city, one.state, one.zip) for one in shoppers} == {("Albany", "NY", "12205")}


def test_a_shopper_of_no_place_lives_near_the_dealer() -> None:
    pool = expand_personas([PersonaPool(id="a", count=5)], settings=CATCH_ALL)
    near = planned(a_dealer(city="Troy", state="NY", zip="12180"), personas=list(pool)).shops[0].persona
    assert (near.city, near.state, near.zip) == ("Troy", "NY", "12180")
    unknown = a_dealer(city=None, state="NY", zip=None)
    first, again = (planned(unknown, personas=list(pool)).shops[0].persona for _ in range(2))
    assert first == again
    assert first.state == "NY"
    assert re.fullmatch(r"\d{5}", first.zip or "")


def test_neighbours_come_first() -> None:
    far, near = people(5, state="CA"), [a_persona(id="near", state="NY", email="near@shop.example")]
    assert planned(a_dealer(state="NY"), personas=[*far, *near]).shops[0].persona.id == "near"


def test_scenarios_may_name_their_shoppers_and_pools() -> None:
    pool = list(expand_personas([PersonaPool(id="us", count=3), PersonaPool(id="us-2x", count=3)], settings=CATCH_ALL))
    dealers = [a_dealer(id=f"d{n}") for n in range(3)]
    plan = planned(dealers, personas=pool, scenarios=[a_scenario(personas=("us",))])
    assert {shop.persona.id for shop in plan.shops} == {"us-0001", "us-0002", "us-0003"}
    assert "nobody" in only_reason(planned(a_dealer(), personas=pool, scenarios=[a_scenario(personas=("nobody",))]))


@pytest.mark.parametrize(
    "over",
    [
        {"email": "new@shop.example", "street": "9 Oak"},  # the same name
        {"last_name": "Other", "street": "9 Oak", "email": "MARIA.jensen47@shop.example"},
        {"last_name": "Other", "email": "new@shop.example"},  # the same street
    ],
)
@pytest.mark.parametrize("where", ["dealer", "group"])
def test_no_dealer_nor_group_meets_a_shopper_again_within_a_year(over: dict[str, str], where: str) -> None:
    ago = MONDAY_10 - timedelta(days=300)
    before = a_shop(id="old", wave="old", due_at=ago, sent_at=ago, dealer=a_dealer(group="North Group"))
    dealer = a_dealer(group="north  group") if where == "dealer" else a_dealer(id="sister", group="North group")
    again = a_persona(**({"phone": None} | over))
    reason = only_reason(planned(dealer, personas=[again], past=[before]))
    assert "has met all 1 shoppers" in reason
    assert planned(dealer, personas=[again], past=[before], now=MONDAY_10 + timedelta(days=66)).shops
    assert planned(a_dealer(id="stranger"), personas=[again], past=[before]).shops


def test_a_number_met_before_is_not_given_again_and_the_plan_says_what_to_add() -> None:
    dealers = [a_dealer(id=f"d{n}", group="g") for n in range(5)]
    numbers = [one.model_copy(update={"phone": f"+1212555010{n % 2}"}) for n, one in enumerate(people(20))]
    plan = planned(dealers, personas=numbers)
    given_numbers = [shop.persona.phone for shop in plan.shops if shop.persona.phone]
    assert len(plan.shops) == 5
    assert sorted(given_numbers) == ["+12125550100", "+12125550101"]
    (warning,) = plan.warnings
    assert "3 lead(s) give no phone number" in warning
    assert 'add 3 number(s) to "phones"' in warning


def test_too_few_shoppers_are_told_with_what_to_add() -> None:
    group = [a_dealer(id=f"d{n}", group="g") for n in range(5)]
    plan = planned(group, personas=people(3))
    assert len(plan.shops) == 3
    assert len(plan.left_out) == 2
    assert "add at least 2 with language en" in plan.warnings[0]
    strangers = planned([a_dealer(id=f"d{n}") for n in range(5)], personas=people(3))
    assert len(strangers.shops) == 5
    assert "2 lead(s) share a mail address" in strangers.warnings[0]
    foreign = planned(a_dealer(), personas=people(1, country="CA"))
    assert "shopper of another country" in foreign.warnings[0]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), min_size=1, max_size=12), st.integers(1, 12))
def test_an_alias_is_shared_only_when_all_are_used(dealers: list[tuple[str, bool]], count: int) -> None:
    asked = [a_dealer(id=f"d{n}", group=group if grouped else None) for n, (group, grouped) in enumerate(dealers)]
    personas: list[Persona] = people(count)
    plan = planned(asked, personas=personas)
    used = [shop.persona.email for shop in plan.shops]
    assert len(set(used)) == min(len(used), count) or plan.left_out
