"""The demo's own arithmetic: its clock, the desk's ear, and times at which leads leave together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mysteryshop.demo.clock import StreetClock, street_opens
from mysteryshop.demo.leads import Posted, as_lead
from mysteryshop.demo.street import shown_phone, week_of
from mysteryshop.demo.together import moments
from tests.builders import a_dealer, a_planned_shop

WEDNESDAY = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize("day", range(14))
def test_the_street_opens_on_a_sunday_with_four_whole_days_since(day: int) -> None:
    present = WEDNESDAY + timedelta(days=day, hours=day)
    opens = street_opens(present)
    assert opens.weekday() == 6
    assert timedelta(days=4) <= present - opens < timedelta(days=12)


def test_the_clock_never_goes_back() -> None:
    clock = StreetClock(WEDNESDAY)
    clock.jump(WEDNESDAY + timedelta(hours=3))
    clock.jump(WEDNESDAY)
    assert clock.now() >= WEDNESDAY + timedelta(hours=3)


def test_a_desk_reads_a_lead_whatever_the_site_calls_its_fields() -> None:
    old = Posted(
        "x", WEDNESDAY, "/formmail", {"realname": "Maria Jensen", "email": "m@x.example", "comments": "Has it two keys?"}
    )
    press = Posted(
        "x", WEDNESDAY, "/contact",
        {"input_1.3": "Maria", "input_1.6": "Jensen", "input_2": "m@x.example", "phone_area": "518", "phone_prefix": "555",
         "phone_line": "0123", "input_5": "Has it two keys?"},
    )  # fmt: skip
    assert as_lead(old).full_name == as_lead(press).full_name == "Maria Jensen"
    assert as_lead(press).phone == "5185550123"
    assert as_lead(old).topics() == ("keys",)


def test_topics_come_in_the_order_they_are_asked_and_only_from_questions() -> None:
    message = "Hi, my last car had one key. When was its last service? And do you know who drove it before?"
    assert as_lead(Posted("x", WEDNESDAY, "/", {"message": message})).topics() == ("service", "owners")


def test_leads_leave_together_but_never_early_and_never_across_closing_time() -> None:
    dealer = a_dealer(hours="Mo-Su 09:00-18:00", timezone="UTC")
    dues = [WEDNESDAY.replace(hour=hour, minute=minute) for hour, minute in ((10, 0), (11, 30), (17, 50), (19, 0))]
    shops = [a_planned_shop(id=f"s{number}", dealer=dealer, due_at=due) for number, due in enumerate(dues)]
    times = moments(shops)
    assert [at.hour for at in times] == [11, 17, 19]
    assert all(any(due <= at < due + timedelta(hours=11) for at in times) for due in dues)


def test_hours_and_numbers_as_a_sign_shows_them() -> None:
    assert week_of("Mo-Fr 09:00-19:00; Sa 09:00-17:00; Su off", "en")[5:] == ("09:00 – 17:00", "closed")
    assert shown_phone("+15185550141") == "(518) 555-0141"
    assert shown_phone("+4951123125044") == "0511 23125044"
