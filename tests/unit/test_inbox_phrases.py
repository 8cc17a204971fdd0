"""Letters put together from parts: no two are alike, and the parts and their times give the machine away."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import product

from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.together.copies import Copy
from mysteryshop.inbox.together.phrases import Phrased, Phrases, verdict_by_phrases
from mysteryshop.model import Actor
from tests.builders import a_persona, a_shop
from tests.inbox_mails import LEAD_AT, a_mail, fetched

OPENINGS = ("how is the hunt for your next one coming along", "any movement at your end since the last note of ours")
MIDDLES = ("the one you picked is still sitting in our lineup", "your favourite has not gone anywhere so far today")
ENDS = ("one quick ring is all that it would ever take", "even a yes or a no from you would make the day")
LETTERS = [" ".join(parts) for parts in product(OPENINGS, MIDDLES, ENDS)]


def phrases(hours: list[float]) -> Phrases:
    """Eight shops with a letter each, so many hours after their leads, which went out at all hours of the day."""
    mails = []
    for number, (letter, wait) in enumerate(zip(LETTERS, hours, strict=True)):
        sent: datetime = LEAD_AT + timedelta(hours=3 * number)
        shop = a_shop(id=f"s{number}", persona=a_persona(first_name=f"P{number}"), sent_at=sent)
        mails.append(Phrased(f"m{number}", Copy(shop, sent + timedelta(hours=wait)), letter))
    return Phrases(mails)


def test_parts_that_come_by_the_clock_are_a_machines() -> None:
    told = phrases([72.1, 71.9, 72.0, 72.3, 71.8, 72.2, 72.0, 71.9]).points("m0")
    assert told is not None
    assert told > 0
    message = read_message(fetched(a_mail(LETTERS[0]), internal_date=LEAD_AT + timedelta(hours=72)))
    verdict = verdict_by_phrases(message, a_shop(), told)
    assert verdict is not None
    assert verdict.nature.actor is Actor.AUTOMATED


def test_parts_that_come_at_any_time_are_peoples() -> None:
    told = phrases([0.5, 3.0, 9.0, 22.0, 27.0, 50.0, 75.0, 120.0]).points("m3")
    assert told is not None
    assert told < 0


def test_a_letter_with_words_of_its_own_is_not_judged_by_others() -> None:
    known = phrases([72.0] * 8)
    own = Phrases([Phrased("own", Copy(a_shop(), LEAD_AT), "the spare wheel is in my shed behind the old tractor")])
    assert own.points("own") is None
    assert known.points("unknown") is None
