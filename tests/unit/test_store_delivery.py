"""Delivery: proven by the site or by an answer, unproven, or not sent - and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mysteryshop.model import NEVER_SENT, Certainty, Channel, Delivery, Nature, Outcome, ShopState, Touch, Witness
from mysteryshop.store.delivery import delivery_of
from tests.builders import a_planned_shop, a_shop, a_submission, a_touch

ANSWER = a_touch(a_shop())


def test_a_confirmation_is_proof_and_is_quoted() -> None:
    shop = a_shop()
    witnesses = (Witness("url", "/thanks", 0.5), Witness("thank_you", "Thank you, we got it.", 0.9))
    assert delivery_of(shop, a_submission(shop, witnesses=witnesses), ()) == (
        Delivery.PROVEN,
        'the site confirmed the lead: "Thank you, we got it."',
    )
    assert delivery_of(shop, None, ())[0] is Delivery.PROVEN


@pytest.mark.parametrize("outcome", [Outcome.UNCONFIRMED, Outcome.IN_DOUBT, Outcome.REJECTED])
@pytest.mark.parametrize(
    ("touch", "proves"),
    [
        (ANSWER, True),
        (replace(ANSWER, nature=Nature.ACKNOWLEDGEMENT), True),
        (replace(ANSWER, nature=Nature.AI_ASSISTANT), True),
        (replace(ANSWER, nature=Nature.UNSURE), True),
        (replace(ANSWER, channel=Channel.CALL, certainty=Certainty.BY_HAND), True),
        (replace(ANSWER, nature=Nature.BOUNCE), False),
        (replace(ANSWER, nature=Nature.MARKETING), False),
        (replace(ANSWER, nature=Nature.SURVEY), False),
        (replace(ANSWER, certainty=Certainty.PROBABLE), False),
    ],
)
def test_only_a_genuine_answer_settles_what_the_site_left_open(outcome: Outcome, touch: Touch, proves: bool) -> None:
    delivery, why = delivery_of(a_shop(outcome=outcome), None, (touch,))
    assert (delivery is Delivery.PROVEN) is proves
    assert ("the dealer answered" in why) is proves


@pytest.mark.parametrize("outcome", [Outcome.UNCONFIRMED, Outcome.IN_DOUBT])
def test_silence_after_no_proof_is_unproven(outcome: Outcome) -> None:
    assert delivery_of(a_shop(outcome=outcome), None, ())[0] is Delivery.UNPROVEN


@pytest.mark.parametrize("earlier", [None, Outcome.REHEARSED, Outcome.UNREACHABLE])
def test_a_shop_found_armed_is_unproven_even_before_it_is_booked(earlier: Outcome | None) -> None:
    armed = a_planned_shop(state=ShopState.ARMED, outcome=earlier)
    assert delivery_of(armed, None, ())[0] is Delivery.UNPROVEN
    assert delivery_of(armed, None, (ANSWER,))[0] is Delivery.PROVEN


@pytest.mark.parametrize("outcome", sorted(NEVER_SENT))
def test_what_was_never_sent_says_why(outcome: Outcome) -> None:
    shop = a_shop(outcome=outcome, state=ShopState.ENDED, sent_at=None)
    delivery, why = delivery_of(shop, a_submission(shop, outcome=outcome, reason="the page asks for a captcha"), ())
    assert delivery is Delivery.NOT_SENT
    assert outcome is Outcome.REHEARSED or "the page asks for a captcha" in why


@pytest.mark.parametrize("outcome", sorted(NEVER_SENT - {Outcome.REJECTED}))
def test_mail_to_a_used_alias_proves_nothing_about_a_lead_that_never_left(outcome: Outcome) -> None:
    assert delivery_of(a_shop(outcome=outcome, state=ShopState.ENDED), None, (ANSWER,))[0] is Delivery.NOT_SENT


def test_a_planned_shop_has_not_left() -> None:
    assert delivery_of(a_planned_shop(), None, ()) == (Delivery.NOT_SENT, "the lead has not left yet")
