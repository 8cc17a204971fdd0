"""Across the leads of one dealer: consistency, cadences, the same words, after hours, and how often the dealer comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from mysteryshop.grade.across import across_shops
from mysteryshop.grade.grader import grade
from mysteryshop.model import Channel, Comparison, Delivery, Evidence, Nature, Scorecard, Settings, Timeframe, Verdict
from mysteryshop.workspace import Workspace
from tests.builders import MONDAY_10, a_scenario, a_shop, a_touch, an_evidence, span

GOOD = (
    "Hi Maria, yes, the 2023 RAV4 XLE is still here and it comes with both keys. It had new tires in March. "
    "Do you need room for bikes, or is it the commute? If you like I can film a walk-round.\nDana Whitlock\nHarbor View Motors 212-555-0100"
)
BLUNT = "Hi Maria, thanks for your interest in the RAV4. When can you come in today? Two others are looking at it.\nDana Whitlock"
RESEARCH = (
    "Hi Maria, there is no hurry at all if you buy in the autumn. The RAV4 is here today and has both keys; by October I expect "
    "three more like it. What matters most to you, towing or fuel? I can send you a comparison sheet meanwhile.\nDana Whitlock"
)


def a_lead(number: int, text: str | None, *, days: int = 14, sent: str = "0m", after: str = "20m", **over: Any) -> Evidence:
    """Lead `number`, due to buy in `days`, sent so long after Monday ten o'clock, answered with `text` (None: silence)."""
    scenario = a_scenario(timeframe=Timeframe(words=f"in {days} days", days=days), id=f"s{number}", name=f"Scenario {number}")
    shop = a_shop(id=f"shop-{number}", scenario=scenario, sent_at=MONDAY_10 + span(sent))
    touches = (a_touch(shop, after, text, **over),) if text else ()
    return an_evidence(shop, *touches)


def together(*leads: Evidence) -> dict[str, Comparison]:
    rubric = Workspace(Path(), Settings()).rubric("standard")
    results: Sequence[tuple[Evidence, Scorecard | None]] = [(one, grade(one, rubric)) for one in leads]
    return {said.id: said for said in across_shops(results)}


def alike(one: Evidence, other: Evidence) -> Evidence:
    """`one`, told by the store that its answer is worded like the other's."""
    return replace(one, twins={other.touches[0].id: 96.0})


def test_one_lead_says_nothing_together() -> None:
    assert together(a_lead(1, GOOD)) == {}


def test_leads_that_never_arrived_are_left_out() -> None:
    lost = replace(a_lead(2, None), delivery=Delivery.UNPROVEN)
    assert together(a_lead(1, GOOD), lost) == {}


def test_two_equal_leads_are_consistent_and_a_good_and_a_blunt_one_are_not() -> None:
    assert together(a_lead(1, GOOD), a_lead(2, GOOD, sent="2d"))["consistency"].verdict is Verdict.PASS
    apart = together(a_lead(1, GOOD), a_lead(2, BLUNT, sent="2d", after="2d"))["consistency"]
    assert apart.verdict is Verdict.FAIL
    assert "Scenario 1" in apart.words


def test_consistency_shows_open_and_closed_hours_weekends_and_never_a_name() -> None:
    said = together(
        a_lead(1, GOOD), a_lead(2, BLUNT, sent="5d14h", after="1d18h", sender_name="Rick Moss"), a_lead(3, GOOD, sent="1d")
    )["consistency"]
    labels = {row[0] for row in said.rows}
    assert {"sent while open", "sent while closed", "sent on a weekend", "sent on a weekday"} <= labels
    assert {"answered by person A", "answered by person B"} <= labels
    assert "Rick" not in repr(said)
    assert "Dana" not in repr(said)


def test_a_researcher_who_gets_the_buyers_template_is_not_told_apart() -> None:
    ready, research = a_lead(1, GOOD, days=14), a_lead(2, GOOD, days=90, sent="2d")
    assert together(ready, alike(research, ready))["cadences"].verdict is Verdict.FAIL


def test_a_researcher_who_is_pushed_fails_and_one_who_is_helped_passes() -> None:
    ready = a_lead(1, GOOD, days=14)
    assert together(ready, a_lead(2, BLUNT, days=90, sent="2d"))["cadences"].verdict is Verdict.FAIL
    assert together(ready, a_lead(2, RESEARCH, days=90, sent="2d"))["cadences"].verdict is Verdict.PASS


def test_cadences_need_both_kinds_of_shopper() -> None:
    assert together(a_lead(1, GOOD, days=7), a_lead(2, GOOD, days=45))["cadences"].verdict is Verdict.NOT_APPLICABLE
    unanswered = together(a_lead(1, GOOD, days=7), a_lead(2, None, days=90))["cadences"]
    assert unanswered.verdict is Verdict.NOT_APPLICABLE
    assert unanswered.rows


def test_the_same_words_to_all_and_to_some() -> None:
    one, two, three = a_lead(1, GOOD), a_lead(2, GOOD, sent="2d"), a_lead(3, RESEARCH, sent="4d")
    assert together(one, two)["same_words"].verdict is Verdict.PASS, "only the store's comparison says that two are alike"
    assert together(one, alike(two, one))["same_words"].verdict is Verdict.FAIL
    some = together(one, alike(two, one), three)["same_words"]
    assert some.verdict is Verdict.PARTIAL
    assert some.words.startswith("2 of 3")


def test_who_answers_when_the_store_is_closed() -> None:
    night = together(a_lead(1, GOOD), a_lead(2, GOOD, sent="14h", after="1h"))["after_hours"]
    assert night.verdict is Verdict.PASS
    robot = together(
        a_lead(1, GOOD), a_lead(2, "Thank you, we received your request.", sent="14h", after="1m", nature=Nature.ACKNOWLEDGEMENT)
    )["after_hours"]
    assert robot.verdict is Verdict.PARTIAL
    assert robot.rows[0][1:] == ("an automatic message", "never")
    morning = together(a_lead(1, GOOD), a_lead(2, GOOD, sent="14h", after="9h30m"))["after_hours"]
    assert morning.verdict is Verdict.FAIL
    assert morning.rows[0][1:] == ("nobody", "after 30 min")


def test_no_closed_lead_and_no_hours_are_said_apart() -> None:
    assert "while the store was closed" in together(a_lead(1, GOOD), a_lead(2, GOOD, sent="1h"))["after_hours"].words
    blind = [
        replace(one, shop=replace(one.shop, dealer=one.shop.dealer.model_copy(update={"hours": None})))
        for one in (a_lead(1, GOOD), a_lead(2, GOOD))
    ]
    assert "hours are not known" in together(*blind)["after_hours"].words


def test_contacts_by_day_and_channel() -> None:
    one, two = a_lead(1, GOOD), a_lead(2, None, sent="1d")
    later = a_touch(one.shop, "5d", "I measured the boot: 41 inches. Dana", channel=Channel.TEXT)
    said = together(replace(one, touches=(*one.touches, later)), two)["contacts"]
    assert said.columns == ("Touches a lead by", "day 1", "day 3", "day 7", "day 14")
    assert {row[0]: row[1:] for row in said.rows} == {
        "mail": ("0.5", "0.5", "0.5", "0.5"),
        "text or chat": ("0.0", "0.0", "0.5", "0.5"),
        "call or voicemail (not watched)": ("–",) * 4,
    }
    assert said.verdict is Verdict.PARTIAL
    assert "1 of 2" in said.words


def test_days_that_are_not_over_stay_open() -> None:
    early = [replace(one, as_of=one.shop.due_at + timedelta(days=1, hours=1)) for one in (a_lead(1, GOOD), a_lead(2, None))]
    said = together(*early)["contacts"]
    assert said.verdict is Verdict.PENDING
    assert said.rows[0] == ("mail", "0.5", "open", "open", "open")
