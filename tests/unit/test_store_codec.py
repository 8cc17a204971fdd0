"""Nouns survive storage exactly, odd characters and all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mysteryshop.model import (
    Cursor,
    Dealer,
    Match,
    Message,
    NatureVerdict,
    Notice,
    Persona,
    Scenario,
    Scorecard,
    Shop,
    Submission,
    Touch,
    Vehicle,
    Wave,
)
from mysteryshop.store.codec import from_json, time_of, time_text, to_json
from tests.builders import a_dealer, a_persona, a_scenario, a_shop, a_touch

ANY_TEXT = st.text(st.characters(), max_size=20) | st.sampled_from(["\0", "\ud800", "‮", "\\u0041", '"', "=1+1"])
st.register_type_strategy(str, ANY_TEXT)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    datetime,
    st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2200, 1, 1), timezones=st.just(UTC)),
)
st.register_type_strategy(Dealer, st.builds(lambda name: a_dealer(name=name.strip() or "x"), st.text(max_size=20)))
st.register_type_strategy(Persona, st.sampled_from([a_persona(), a_persona(phone=None, house_number="7b")]))
st.register_type_strategy(Scenario, st.just(a_scenario()))
st.register_type_strategy(Vehicle, st.builds(Vehicle, year=st.none() | st.integers(1900, 2100), make=st.just("Škoda")))

NOUNS = [Wave, Shop, Submission, Touch, Scorecard, Message, Match, NatureVerdict, Notice, Cursor]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_every_noun_comes_back_as_it_was(noun: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(noun))
    text = to_json(value)
    assert from_json(noun, text) == value
    assert text.isascii()
    assert "\0" not in text
    assert to_json(from_json(noun, text)) == text


@given(st.datetimes(timezones=st.timezones() | st.just(timezone(timedelta(hours=5, minutes=45)))))
def test_times_come_back_in_utc_and_sort_as_text(at: datetime) -> None:
    if not datetime(2, 1, 1) < at.replace(tzinfo=None) < datetime(9998, 1, 1):
        return
    text = time_text(at)
    assert time_of(text) == at.astimezone(UTC)
    assert time_of(text).utcoffset() == timedelta(0)
    assert len(text) == 27
    later = at.astimezone(UTC) + timedelta(microseconds=1)
    assert time_text(later) > text


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        time_text(datetime(2026, 6, 1))


def test_reading_forgives_what_other_versions_wrote() -> None:
    shop = a_shop()
    touch = a_touch(shop)
    stored = json.loads(to_json(touch))
    stored["of_the_future"] = 1
    del stored["html_facts"]
    assert from_json(Touch, json.dumps(stored)) == touch
    dealer = json.loads(to_json(shop.dealer)) | {"of_the_future": 1}
    assert from_json(Dealer, json.dumps(dealer)) == shop.dealer


@dataclass(frozen=True)
class _Odd:
    day: date
    raw: bytes
    pair: tuple[int, str]
    names: frozenset[str]
    inner: dict[str, tuple[int, ...]]


def test_dates_bytes_pairs_and_sets() -> None:
    odd = _Odd(date(2026, 6, 1), b"\x00\xff", (1, "a"), frozenset({"b", "a"}), {"k": (1, 2)})
    assert from_json(_Odd, to_json(odd)) == odd
    assert '"names":["a","b"]' in to_json(odd)


@pytest.mark.parametrize("kind", [int | str, list[int], object])
def test_types_that_json_cannot_keep_apart_are_refused(kind: Any) -> None:
    with pytest.raises(TypeError):
        to_json(1, kind)
