"""What a person wrote as hours: accepted, or refused with a sentence that says what to write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mysteryshop.hours import hours_problem


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 09:00-19:00; Sa 09:00-17:00; PH off",
        "24/7",
        "Mo-Th 10:00-02:00",
        "Fr 19:00-33:00",
        "Mo-Fr 08:00-12:00,13:00-18:00",
        "Mo-Sa 9:00-20:00; Su off",
        "Mo-Fr 00:00-24:00",
    ],
)
def test_good_hours_pass(text: str) -> None:
    assert hours_problem(text, "US", "America/Chicago") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Mo-Fr 19:00-09:00", 'did you mean "09:00-19:00"'),
        ("Mo-Fr 19:00-09:00", 'write "19:00-33:00"'),
        ("Mo-Fr 09:00-09:00", "same time"),
        ("Mon-Fri 9am-6pm", "24-hour clock"),
        ("Monday-Friday 09:00-18:00", "two letters"),
        ("Mo-Fr 9-17", "times with minutes"),
        ("Mo-Fr 9-17", "character 7"),
        ("Mo-Fr 09:00-19:00; x", '"x"'),
        ("", "empty"),
        ("off", "never open"),
    ],
)
def test_bad_hours_are_told_with_a_remedy(text: str, says: str) -> None:
    problem = hours_problem(text, "US", "America/Chicago")
    assert problem is not None
    assert says in problem


@pytest.mark.parametrize(
    ("zone", "meant"),
    [
        ("America/New York", "America/New_York"),
        ("europe/berlin", "Europe/Berlin"),
        ("Chicago", "America/Chicago"),
        ("Europe/Berln", "Europe/Berlin"),
        ("America", "America/"),
        ("", "America/New_York"),
    ],
)
def test_an_unknown_zone_names_the_nearest(zone: str, meant: str) -> None:
    problem = hours_problem("24/7", "US", zone)
    assert problem is not None
    assert meant in problem


def test_holidays_of_an_unknown_country_are_told() -> None:
    assert hours_problem("Mo-Fr 09:00-17:00", "ZZ", None) is None
    problem = hours_problem("Mo-Fr 09:00-17:00; PH off", "ZZ", None)
    assert problem is not None
    assert '"ZZ"' in problem


@given(st.text(max_size=60), st.text(max_size=3), st.none() | st.text(max_size=30))
def test_whatever_is_written_gets_an_answer(text: str, country: str, zone: str | None) -> None:
    problem = hours_problem(text, country, zone)
    assert problem is None or len(problem) > 20
