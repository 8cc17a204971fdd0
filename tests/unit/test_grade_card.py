"""The scorecard: what a store earns for what it did, and what is never charged."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from mysteryshop.grade.check import all_checks, catalogue
from mysteryshop.grade.curve import LogNormal
from mysteryshop.grade.grader import GRADER_VERSION, NO_PROOF, grade
from mysteryshop.grade.rubric import rubric_digest, rubric_problems
from mysteryshop.model import Channel, Delivery, Nature, Process, ProcessStep, Rubric, Verdict
from tests.builders import a_dealer, a_persona, a_scenario, a_shop, a_touch, an_evidence

RUBRICS = Path(__file__).parents[2] / "mysteryshop" / "rubrics"

RAPPORT = (
    "Hi Maria,\n\nYes, the RAV4 is still here, and it has both keys. One owner, serviced here every spring, and the tires are from May.\n\n"
    "Is it mostly for the commute, or do you need room for a roof box? I can film a walk-round this afternoon if you like.\n\n"
    "Dana Whitlock\nHarbor View Motors, 212-555-0100"
)
BLUNT = "Hi Maria, thanks for your interest! When can you come in for a test drive? Dana Whitlock"


def rubric(name: str = "standard") -> Rubric:
    return Rubric.model_validate(yaml.safe_load((RUBRICS / f"{name}.yaml").read_text(encoding="utf-8")))


def card_of(*touches, shop=None, rubric_name="standard", **over):
    return grade(an_evidence(shop or a_shop(), *touches, **over), rubric(rubric_name))


@pytest.mark.parametrize("name", ["standard", "speed-first", "self-audit", "eu-anonymous"])
def test_the_built_in_rubrics_are_sound(name: str) -> None:
    assert rubric_problems(rubric(name)) == []
    assert rubric(name).id == name


def test_a_misspelt_check_names_the_nearest() -> None:
    data = yaml.safe_load((RUBRICS / "standard.yaml").read_text(encoding="utf-8"))
    data["sections"][1]["checks"][0]["check"] = "answers_questions"
    (problem,) = rubric_problems(Rubric.model_validate(data))
    assert "'answers_question'" in problem


def test_the_digest_depends_on_meaning_only() -> None:
    data = yaml.safe_load((RUBRICS / "standard.yaml").read_text(encoding="utf-8"))
    shuffled = dict(reversed(list(data.items())))
    assert rubric_digest(Rubric.model_validate(data)) == rubric_digest(Rubric.model_validate(shuffled))
    before = rubric_digest(Rubric.model_validate(data))
    data["sections"][0]["checks"][0]["points"] = 12
    assert rubric_digest(Rubric.model_validate(data)) != before


def test_every_check_has_its_report_copy() -> None:
    for advice in catalogue():
        assert all((advice.title, advice.failing_title, advice.why, advice.advice)), advice.check
    assert len({a.check for a in catalogue()}) == len(all_checks())


def test_rapport_earns_more_than_the_blunt_come_in() -> None:
    shop = a_shop()
    good, blunt = card_of(a_touch(shop, "12m", RAPPORT)), card_of(a_touch(shop, "12m", BLUNT))
    assert good.points is not None
    assert blunt.points is not None
    assert good.points > blunt.points + 25
    assert good.finding("blunt_come_in").verdict is Verdict.PASS
    assert blunt.finding("blunt_come_in").verdict is Verdict.FAIL
    assert "come in" in blunt.finding("blunt_come_in").quotes[0]


def test_silence_is_an_f_only_when_delivery_is_proven() -> None:
    proven = card_of()
    assert (proven.letter, proven.points) == ("F", proven.points)
    assert proven.points == pytest.approx(0.0, abs=5)
    assert any("No personal" in cap for cap in proven.caps)
    unproven = card_of(delivery=Delivery.UNPROVEN, delivery_why="sent, no thank-you seen")
    assert (unproven.points, unproven.letter, unproven.withheld) == (None, None, NO_PROOF)


def test_silence_is_said_once() -> None:
    card = card_of()
    costs = {f.check for f in card.findings if f.verdict is Verdict.FAIL}
    assert costs == {"personal_reply", "first_personal_time", "first_answer_time", "second_touch"}
    unsaid = [f for f in card.findings if f.rule == "silence"]
    assert len(unsaid) > 20
    assert {(f.verdict, f.reason) for f in unsaid} == {(Verdict.NOT_APPLICABLE, "no reply")}
    assert (card.letter, card.withheld) == ("F", None)


def test_follow_up_costs_nothing_for_days_nobody_watched() -> None:
    shop = a_shop()
    short = {"closes_at": shop.sent_at + timedelta(days=3), "watched": frozenset({Channel.EMAIL, Channel.TEXT})}
    card = card_of(a_touch(shop, "12m", RAPPORT), shop=shop, **short)
    assert card.finding("cadence").verdict is Verdict.NOT_APPLICABLE
    assert "watched for 3 days" in card.finding("cadence").reason
    assert card.finding("followup_varied").verdict is Verdict.NOT_APPLICABLE
    assert card.finding("second_touch").verdict is Verdict.FAIL


@pytest.mark.parametrize(("facts", "verdict"), [(("font_px:11",), "pass"), (("text_px:11",), "fail"), (("width:720",), "fail")])
def test_a_small_footer_does_not_make_a_letter_small(facts: tuple[str, ...], verdict: str) -> None:
    card = card_of(a_touch(a_shop(), "12m", RAPPORT, html_facts=facts))
    assert card.finding("mobile").verdict.value == verdict


def test_long_words_in_long_sentences_are_hard_to_read() -> None:
    heavy = (
        "Dear Maria, thank you for your message about the car. Pursuant to manufacturer certification requirements, comprehensive reconditioning documentation accompanies every "
        "vehicle throughout processing. Supplementary protection considerations notwithstanding, individual financing "
        "arrangements necessitate preliminary verification concerning residential circumstances, employment continuity, "
        "anticipated utilization, registration jurisdiction, insurance eligibility and outstanding contractual obligations."
    )
    shop = a_shop()
    hard, plain = card_of(a_touch(shop, "12m", heavy)), card_of(a_touch(shop, "12m", RAPPORT))
    assert hard.finding("hard_to_read").verdict is Verdict.FAIL
    assert hard.finding("hard_to_read").quotes[0] in heavy
    assert plain.finding("hard_to_read").verdict is Verdict.PASS
    assert card_of(a_touch(shop, "12m", "Yes, still here.")).finding("hard_to_read").verdict is Verdict.NOT_APPLICABLE


def test_a_lead_never_sent_is_not_scored() -> None:
    card = card_of(delivery=Delivery.NOT_SENT, delivery_why="captcha")
    assert card.points is None
    assert "captcha" in (card.withheld or "")


def test_an_auto_response_stops_no_clock() -> None:
    shop = a_shop()
    auto = a_touch(
        shop, "1m", "We have received your request. A member of our team will contact you shortly.", nature=Nature.ACKNOWLEDGEMENT
    )
    card = card_of(auto, a_touch(shop, "3h", RAPPORT))
    assert card.timings["first_automated"].elapsed_minutes == 1
    assert card.timings["first_personal"].elapsed_minutes == 180
    only_auto = card_of(auto)
    assert only_auto.letter == "F"
    assert "first_personal" not in only_auto.timings


def test_an_ai_assistant_answers_but_is_no_person_unless_the_rubric_says_so() -> None:
    shop = a_shop()
    ai = a_touch(shop, "2m", "Hi Maria, the RAV4 is still available and comes with both keys.", nature=Nature.AI_ASSISTANT)
    card = card_of(ai)
    assert "first_personal" not in card.timings
    assert card.timings["first_answer"].elapsed_minutes == 2
    assert any("AI assistant" in note for note in card.notes)
    data = yaml.safe_load((RUBRICS / "standard.yaml").read_text(encoding="utf-8"))
    data["parameters"]["ai_counts_as_personal"] = True
    lenient = grade(an_evidence(shop, ai), Rubric.model_validate(data))
    assert lenient.timings["first_personal"].elapsed_minutes == 2


def test_unwatched_channels_take_no_weight() -> None:
    shop = a_shop(scenario=a_scenario(preferred_channel=None))
    mail = a_touch(shop, "12m", RAPPORT)
    unwatched, watched = card_of(mail, shop=shop), card_of(mail, shop=shop, watched=frozenset({Channel.EMAIL, Channel.TEXT}))
    assert unwatched.finding("second_channel").verdict is Verdict.NO_EVIDENCE
    assert watched.finding("second_channel").verdict is Verdict.FAIL
    assert unwatched.judged_points < watched.judged_points
    assert unwatched.points > watched.points


def test_while_the_window_is_open_silence_is_pending_and_provisional() -> None:
    shop = a_shop()
    card = card_of(as_of=shop.sent_at + timedelta(hours=2))
    assert card.provisional
    assert card.finding("first_personal_time").verdict is Verdict.PENDING
    assert card.points is None or card.letter is None


def test_sunday_lead_answered_at_opening_is_on_time_by_the_open_clock() -> None:
    sunday = a_shop(sent_at=a_shop().sent_at - timedelta(days=1), due_at=a_shop().due_at - timedelta(days=1))
    card = card_of(a_touch(sunday, "23h10m", RAPPORT), shop=sunday)
    timing = card.timings["first_personal"]
    assert timing.elapsed_minutes == 23 * 60 + 10
    assert timing.open_minutes == 10
    assert card.finding("first_personal_time").score > 0.9
    always = a_shop(sent_at=sunday.sent_at, dealer=a_dealer(promises_always_open=True))
    assert card_of(a_touch(always, "23h10m", RAPPORT), shop=always).finding("first_personal_time").score < 0.05


def test_the_curve_runs_through_its_control_points() -> None:
    curve = LogNormal.through((15, 0.9), (60, 0.5))
    assert curve.score(15) == pytest.approx(0.9)
    assert curve.score(60) == pytest.approx(0.5)
    assert curve.score(0) == 1
    assert curve.score(10_000) < 0.01
    with pytest.raises(ValueError, match="fall with time"):
        LogNormal.through((60, 0.9), (15, 0.5))


def test_wrong_name_caps_at_c() -> None:
    shop = a_shop()
    card = card_of(a_touch(shop, "5m", RAPPORT.replace("Hi Maria", "Hi Steven")))
    assert card.letter in {"C", "D", "F"}
    assert any("Another shopper's name" in cap for cap in card.caps)


def test_unfilled_field_caps_at_b_and_is_quoted() -> None:
    shop = a_shop()
    card = card_of(a_touch(shop, "5m", RAPPORT.replace("the RAV4", "the {{vehicle_model}} RAV4")))
    assert card.finding("merge_error").quotes == ("{{vehicle_model}}",)
    assert card.letter in {"B", "C", "D", "F"}


def test_quotes_stand_in_the_touch_they_name() -> None:
    shop = a_shop()
    touches = {
        t.id: t
        for t in (a_touch(shop, "5m", RAPPORT), a_touch(shop, "2d", BLUNT), a_touch(shop, "4d", "Still interested, Maria? Dana"))
    }
    card = card_of(*touches.values())
    quoted = [f for f in card.findings if f.quotes]
    assert len(quoted) > 8
    for finding in quoted:
        touch = touches[finding.touch_id]
        assert all(q in f"{touch.subject}\n{touch.text}\n{touch.signature}" for q in finding.quotes), finding


def test_grading_is_repeatable() -> None:
    shop = a_shop()
    evidence = an_evidence(shop, a_touch(shop, "5m", RAPPORT))
    assert grade(evidence, rubric()) == grade(evidence, rubric())
    assert grade(evidence, rubric()).grader_version == GRADER_VERSION


def test_few_judged_points_withhold_the_letter() -> None:
    shop = a_shop()
    data = yaml.safe_load((RUBRICS / "standard.yaml").read_text(encoding="utf-8")) | {"judged_at_least": 99}
    card = grade(an_evidence(shop, a_touch(shop, "5m", RAPPORT)), Rubric.model_validate(data))
    assert card.letter is None
    assert "could be judged" in (card.withheld or "")


def test_an_unknown_language_is_unsure_and_never_charged() -> None:
    shop = a_shop()
    swedish = "Hej! Tack för att du hörde av dig. Bilen finns kvar och har två nycklar. Vill du komma hit och provköra den på lördag? Vänliga hälsningar Anders"
    card = card_of(a_touch(shop, "5m", swedish, language="sv"))
    for id_ in ("blunt_come_in", "pressure_urgency", "pushes_call", "canned_auto", "answers_question"):
        assert card.finding(id_).verdict is Verdict.UNSURE, id_


def test_a_promise_is_laid_beside_what_happened() -> None:
    shop = a_shop(persona=a_persona())
    promise = Process(
        id="ours",
        title="Our promise",
        steps=(
            ProcessStep(id="answer", title="A personal answer", within_minutes=30, contains=("key",)),
            ProcessStep(id="second", title="A second mail", within_minutes=2880, clock="elapsed"),
            ProcessStep(id="call", title="A call", channel=Channel.CALL, within_minutes=60),
        ),
    )
    evidence = an_evidence(shop, a_touch(shop, "12m", RAPPORT), a_touch(shop, "3d", "One more came in, Maria. Dana"))
    steps = {s.step: s.status for s in grade(evidence, rubric(), process=promise).process}
    assert steps == {"answer": "kept", "second": "late", "call": "no_evidence"}
