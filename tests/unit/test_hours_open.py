"""Open minutes as they were lived: clock changes, holidays, nights, and hours nobody knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mysteryshop.hours import is_open, next_closing, next_opening, open_minutes, spans
from tests.builders import a_dealer

NEW_YORK = ZoneInfo("America/New_York")
ALL_DAY = a_dealer(hours="24/7")
WEEK = a_dealer()


def there(day: str, clock: str, zone: str = "America/New_York") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone))


def test_a_lead_of_sunday_evening_answered_at_monday_opening_took_no_open_time() -> None:
    assert open_minutes(WEEK, there("2026-05-31", "21:00"), there("2026-06-01", "09:12")) == 12


@pytest.mark.parametrize(
    ("zone", "country", "evening", "morning", "minutes"),
    [
        ("America/New_York", "US", "2026-03-07", "2026-03-08", 14 * 60 - 60),  # spring: the night has an hour less
        ("America/New_York", "US", "2026-10-31", "2026-11-01", 14 * 60 + 60),
        ("Europe/Berlin", "DE", "2026-03-28", "2026-03-29", 14 * 60 - 60),
        ("Europe/Berlin", "DE", "2026-10-24", "2026-10-25", 14 * 60 + 60),
        ("Australia/Sydney", "AU", "2026-10-03", "2026-10-04", 14 * 60 - 60),
        ("America/Phoenix", "US", "2026-03-07", "2026-03-08", 14 * 60),
    ],
)
def test_nights_of_clock_change_count_as_they_were_lived(
    zone: str, country: str, evening: str, morning: str, minutes: int
) -> None:
    dealer = a_dealer(hours="24/7", timezone=zone, country=country)
    assert open_minutes(dealer, there(evening, "20:00", zone), there(morning, "10:00", zone)) == minutes


def test_opening_over_the_lost_hour_is_an_hour_shorter() -> None:
    night = a_dealer(hours="Su 01:00-04:00")
    assert open_minutes(night, there("2026-03-07", "12:00"), there("2026-03-09", "12:00")) == 120
    lost = a_dealer(hours="Su 02:15-02:45")
    assert open_minutes(lost, there("2026-03-07", "12:00"), there("2026-03-09", "12:00")) == 0


@pytest.mark.parametrize(
    ("day", "opened"),
    [
        ("2026-11-25", 600.0),
        ("2026-11-26", 0.0),
        ("2026-12-25", 0.0),
        ("2025-07-04", 0.0),
        ("2026-07-03", 0.0),
        ("2026-07-11", 480.0),
    ],
)
def test_public_holidays_of_the_country_are_closed(day: str, opened: float) -> None:
    """The fourth of July of 2026 is a Saturday: the calendar knows the Friday on which it is observed."""
    assert open_minutes(WEEK, there(day, "00:00"), there(day, "23:59")) == opened


def test_holidays_are_those_of_the_dealers_country() -> None:
    german = a_dealer(timezone="Europe/Berlin", country="DE")
    assert is_open(german, there("2026-11-26", "12:00", "Europe/Berlin")) is True
    assert is_open(german, there("2026-10-03", "12:00", "Europe/Berlin")) is False  # unity day, a Saturday


def test_the_callers_zone_does_not_matter() -> None:
    tokyo = there("2026-06-01", "10:30").astimezone(timezone(timedelta(hours=9)))
    assert is_open(WEEK, tokyo) is True
    assert open_minutes(WEEK, tokyo, tokyo + timedelta(hours=1)) == 60


def test_seconds_count() -> None:
    start = there("2026-06-01", "09:00") + timedelta(seconds=30)
    assert open_minutes(WEEK, start, start + timedelta(seconds=45)) == pytest.approx(0.75)


@pytest.mark.parametrize(
    "over", [{"hours": None}, {"timezone": None}, {"hours": ""}, {"hours": "nonsense"}, {"timezone": "Mars/Base"}]
)
def test_unknown_hours_are_never_guessed(over: dict[str, str | None]) -> None:
    dealer, at = a_dealer(**over), there("2026-06-01", "10:00")
    assert is_open(dealer, at) is None
    assert open_minutes(dealer, at, at + timedelta(days=1)) is None
    assert next_opening(dealer, at) is None
    assert next_closing(dealer, at) is None
    assert spans(dealer, at, at + timedelta(days=1), open_=True) is None


def test_next_opening_and_closing_look_over_weekend_and_holiday() -> None:
    evening = there("2026-11-25", "20:00")  # the evening before Thanksgiving
    assert next_opening(WEEK, evening) == there("2026-11-27", "09:00")
    assert next_closing(WEEK, evening) == there("2026-11-27", "19:00")
    assert next_opening(WEEK, there("2026-06-06", "17:00")) == there("2026-06-08", "09:00")
    assert next_opening(WEEK, there("2026-06-01", "09:00")) == there("2026-06-01", "09:00")
    assert next_closing(ALL_DAY, evening) is None


def test_a_country_without_a_calendar_here_still_has_hours() -> None:
    nowhere = a_dealer(country="ZZ", hours="Mo-Fr 09:00-19:00")
    assert is_open(nowhere, there("2026-06-01", "10:00")) is True


moments = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
expressions = st.sampled_from(
    ["Mo-Fr 09:00-19:00; Sa 09:00-17:00; PH off", "24/7", "Mo-Su 18:00-02:00", "Tu 10:00-12:00,14:00-18:00"]
)
zones = st.sampled_from(["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])


@given(moments, st.integers(0, 20 * 24 * 60), st.integers(0, 20 * 24 * 60), expressions, zones)
def test_open_minutes_add_up_and_never_pass_elapsed(start: datetime, first: int, second: int, text: str, zone: str) -> None:
    dealer = a_dealer(hours=text, timezone=zone)
    middle = start + timedelta(minutes=first)
    end = middle + timedelta(minutes=second)
    whole, left, right = open_minutes(dealer, start, end), open_minutes(dealer, start, middle), open_minutes(dealer, middle, end)
    assert whole is not None
    assert left is not None
    assert right is not None
    assert whole == pytest.approx(left + right)
    assert 0 <= whole <= (end - start) / timedelta(minutes=1) + 1e-9
    opened, closed = spans(dealer, start, end, open_=True), spans(dealer, start, end, open_=False)
    assert opened is not None
    assert closed is not None
    lived = sum((high - low for low, high in [*opened, *closed]), timedelta())
    assert lived == end - start


@given(moments, expressions, zones)
def test_next_opening_is_the_first_open_instant(at: datetime, text: str, zone: str) -> None:
    dealer = a_dealer(hours=text, timezone=zone)
    opening = next_opening(dealer, at)
    if opening is None:
        assert text == "24/7"
        return
    assert opening >= at
    assert is_open(dealer, opening) is True
    assert is_open(dealer, opening - timedelta(seconds=1)) is False


def test_the_end_before_the_start_is_no_time() -> None:
    at = there("2026-06-01", "10:00")
    assert open_minutes(WEEK, at, at - timedelta(hours=1)) == 0.0
