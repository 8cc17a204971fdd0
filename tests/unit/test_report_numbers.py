"""Means, intervals, places, letters, and what is not ranked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mysteryshop.model import Branding, Delivery, Nature, Verdict
from mysteryshop.report import numbers
from mysteryshop.report.colour import SHEET_DARK, WHITE, contrast, mixed, readable, rgb
from mysteryshop.report.digest import wave_digest
from mysteryshop.report.inspection import fixes
from mysteryshop.report.standing import figures, wave_standings
from mysteryshop.report.verdict import verdict_words
from mysteryshop.report.words import span
from tests.builders import MONDAY_10, a_dealer, a_shop, a_touch, a_wave, an_evidence
from tests.unit.report_fixtures import ADVICE, RUBRIC, a_card, a_finding, written

POINTS = st.floats(0, 100)


def wave_of(*points: float, silent: int = 0):  # type: ignore[no-untyped-def]
    results = []
    for at, value in enumerate(points):
        shop = a_shop(id=f"s{at}", dealer=a_dealer(id=f"d{at}", name=f"Store {at}"))
        evidence = an_evidence(shop, a_touch(shop))
        results.append((evidence, a_card(evidence, value, numbers.letter_for(value, RUBRIC))))
    return results


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.lists(POINTS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_an_interval_holds_its_mean_and_a_range_its_place(scores: dict[str, list[float]]) -> None:
    means = numbers.intervals(scores)
    for one in means.values():
        if one.low is not None and one.high is not None:
            assert -1e-9 <= one.low <= one.mean + 1e-9
            assert one.mean - 1e-9 <= one.high <= 100 + 1e-9
    for place, best, worst in numbers.places(means).values():
        assert 1 <= best <= place <= worst <= len(means)


def test_more_leads_make_a_narrower_interval() -> None:
    noisy = {f"d{n}": [40.0, 60.0, 50.0, 45.0] for n in range(3)}
    means = numbers.intervals(noisy | {"few": [40.0, 60.0]})
    few, many = means["few"], means["d0"]
    assert few.high is not None
    assert many.high is not None
    assert few.high - few.mean > many.high - many.mean


@pytest.mark.parametrize(("count", "ranked"), [(4, False), (5, True)])
def test_below_five_scored_leads_nothing_is_ranked(tmp_path: Path, count: int, ranked: bool) -> None:
    page = written(tmp_path, wave_of(*range(90, 90 - 10 * count, -10)))["index.html"]
    assert (">Place<" in page) is ranked
    assert ("an order would be chance" in page) is not ranked


def test_unranked_stores_stand_by_name(tmp_path: Path) -> None:
    page = written(tmp_path, wave_of(10, 90, 50))["index.html"]
    assert page.index("Store 0") < page.index("Store 1") < page.index("Store 2")


def test_a_withheld_card_is_no_zero() -> None:
    results = wave_of(80, 60)
    evidence = results[1][0]
    results[1] = (evidence, a_card(evidence, 12, None))
    standing = next(one for one in wave_standings(results, RUBRIC, {}) if one.dealer.id == "d1")
    assert standing.interval is None
    assert standing.letter is None


def test_a_cap_on_one_lead_out_of_four_weighs_a_quarter() -> None:
    evidence = an_evidence()
    cards = [a_card(evidence, 90, "A")] * 3 + [a_card(evidence, 88, "F")]
    assert numbers.dealer_letter(cards, RUBRIC) == ("B", True)
    assert numbers.dealer_letter(cards[:3], RUBRIC) == ("A", False)
    assert numbers.dealer_letter([a_card(evidence, 90, "C")], RUBRIC) == ("C", True)


def _one_dealer(*findings_of):  # type: ignore[no-untyped-def]
    results = []
    for at, (findings, lines, points, heard) in enumerate(findings_of):
        shop = a_shop(id=f"s{at}", sent_at=MONDAY_10 + timedelta(days=at), due_at=MONDAY_10 + timedelta(days=at))
        evidence = an_evidence(shop, *([a_touch(shop)] if heard else []))
        results.append((evidence, a_card(evidence, points, "C", findings=findings, line_points=lines)))
    return wave_standings(results, RUBRIC, {})[0]


def test_fixes_are_ordered_by_the_points_they_would_have_added() -> None:
    findings = (a_finding("answers_question", Verdict.FAIL), a_finding("asks_need_question", Verdict.FAIL))
    lines = {"answers_question": (0.0, 40.0), "asks_need_question": (0.0, 20.0), "first_personal_time": (40.0, 40.0)}
    found = fixes(_one_dealer((findings, lines, 40, True)), RUBRIC, ADVICE)
    assert [(fix.title, round(fix.gain, 1)) for fix in found] == [
        ("Answer what was asked", 40.0),
        ("Ask before you invite", 20.0),
    ]


def test_a_penalty_in_an_empty_section_would_have_added_nothing() -> None:
    lines = {"answers_question": (0.0, 40.0), "asks_need_question": (0.0, 20.0), "blunt_come_in": (-10.0, 0.0)}
    findings = (a_finding("blunt_come_in", Verdict.FAIL),)
    assert fixes(_one_dealer((findings, lines, 40, True)), RUBRIC, ADVICE) == ()
    lines["answers_question"] = (40.0, 40.0)
    assert [round(fix.gain) for fix in fixes(_one_dealer((findings, lines, 70, True)), RUBRIC, ADVICE)] == [10]


def test_silence_is_one_fix_not_twenty() -> None:
    lines = {"answers_question": (0.0, 40.0)}
    silent = ((a_finding("answers_question", Verdict.FAIL),), lines, 0, False)
    good = ((), {"answers_question": (40.0, 40.0)}, 80, True)
    found = fixes(_one_dealer(good, silent), RUBRIC, ADVICE)
    assert [(fix.title, fix.gain) for fix in found] == [("Give every lead an owner", 40.0)]


def test_the_verdict_in_plain_words() -> None:
    yes = ((a_finding("answers_question", Verdict.PASS, 1.0), a_finding("asks_need_question", Verdict.PASS, 1.0)), {}, 80, True)
    no = ((a_finding("answers_question", Verdict.FAIL),), {}, 0, False)
    four = _one_dealer(yes, yes, yes, no)
    said = verdict_words(four, figures(four))
    assert said.startswith("You answered three shoppers out of four; the fastest heard from a person after 12 min.")
    assert "One of the four got no answer to what they asked." in said
    none = _one_dealer(no)
    assert verdict_words(none, figures(none)) == "No person answered the shopper."


def test_a_machines_blunt_invitation_is_not_laid_to_the_person_who_answered() -> None:
    shop = a_shop()
    bot = a_touch(shop, "2m", "When can you come in?", nature=Nature.AI_ASSISTANT)
    person = a_touch(shop, "50m", "Yes, both keys are here. Do you tow?")
    evidence = an_evidence(shop, bot, person)
    said = {}
    for who in (bot, person):
        blunt = a_finding("blunt_come_in", Verdict.FAIL, touch_id=who.id)
        standing = wave_standings([(evidence, a_card(evidence, 60, "C", findings=(blunt,)))], RUBRIC, {})[0]
        said[who.id] = verdict_words(standing, figures(standing))
    assert "An automatic message asked the shopper to come in" in said[bot.id]
    assert "reply asked the shopper to come in" not in said[bot.id]
    assert "Your reply asked the shopper to come in before helping." in said[person.id]


def test_unproven_leads_are_not_among_those_not_answered() -> None:
    shop = a_shop()
    standing = wave_standings([(an_evidence(shop, delivery=Delivery.UNPROVEN), None)], RUBRIC, {})[0]
    own = figures(standing)
    assert (own.reached, own.attempted, own.by_person) == (0, 1, 0)
    assert "nothing fair to score" in verdict_words(standing, own)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0.2, "under 1 min"), (38, "38 min"), (59.6, "1 h"), (60, "1 h"), (850, "14 h 10 min"), (1439.7, "1 day"), (1440, "1 day"), (1620, "1 day 3 h"), (20160, "14 days")],
)  # fmt: skip
def test_spans(minutes: float, said: str) -> None:
    assert span(minutes) == said


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_any_brand_colour_is_made_readable(color: str) -> None:
    own = rgb(color)
    soft, dark_soft = mixed(own, WHITE, 0.88), mixed(own, SHEET_DARK, 0.72)
    assert contrast(readable(own, soft), soft) >= 4.5
    assert contrast(readable(own, soft), WHITE) >= 4.5
    assert contrast(readable(own, dark_soft), dark_soft) >= 4.5


def test_the_trend_and_last_wave(tmp_path: Path) -> None:
    history = {"d0": [("Wave 1", MONDAY_10 - timedelta(days=60), 50.0), ("Wave 2", MONDAY_10 - timedelta(days=30), 60.0)]}
    page = written(tmp_path, wave_of(80, 70), history=history, branding=Branding())["d0.html"]
    assert "Last wave: C, 60." in page
    assert "Up 30 points since Wave 1." in page


def test_the_digest_says_what_moved_and_who_waits() -> None:
    results = wave_of(80, 40)
    shop = a_shop(id="silent", dealer=a_dealer(id="quiet", name="Quiet Cars"))
    results.append((an_evidence(shop), a_card(an_evidence(shop), 0, "F")))
    history = {"d0": [("Wave 1", MONDAY_10, 60.0)], "d1": [("Wave 1", MONDAY_10, 41.0)]}
    said = wave_digest(wave=a_wave(), results=results, rubric=RUBRIC, as_of=MONDAY_10, history=history)
    assert "Store 0: +20 points, from 60 to 80" in said
    assert "Store 1: " in said
    assert "Store 1: -1" not in said
    assert "Quiet Cars, Is it still there?: no reply observed" in said
