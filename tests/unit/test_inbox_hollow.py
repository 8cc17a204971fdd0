"""Letters that hold nothing but what a program knows, and lines that stand around letters and are nobody's words in them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mysteryshop.inbox.language.speech import says_of_its_own
from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.nature.asked import without_the_lead
from mysteryshop.inbox.nature.hollow import Hollow, hollow
from mysteryshop.inbox.nature.verdict import judge_nature
from mysteryshop.model import Actor, Nature, NatureVerdict
from tests.builders import a_shop
from tests.inbox_mails import LEAD_AT, a_mail, fetched

DAY = 1_440.0


def judged(text: str, *, minutes: float, **headers: str) -> NatureVerdict:
    message = read_message(fetched(a_mail(text, **headers), internal_date=LEAD_AT + timedelta(minutes=minutes)))
    return judge_nature(message, shop=a_shop())


@pytest.mark.parametrize(
    ("text", "minutes", "when"),
    [
        (
            "Hi Maria, my boss asked about you this morning over coffee. Is the RAV4 still the one you want?",
            3 * DAY,
            Hollow.LATER,
        ),
        (
            "Bonjour Maria, hier mon directeur m'a parlé de vous. Le RAV4 vous plaît toujours autant qu'avant ?",
            3 * DAY,
            Hollow.LATER,
        ),
        ("Hi Maria, the RAV4 is listed at $23,400 with 41,200 miles. Will you finance or pay cash?", 3, Hollow.SOON),
        ("Hi Maria, the key for the RAV4 was in my sister's desk this morning. Still want it?", 3 * DAY, None),
        ("Hi Maria, I can do 23,400 on the RAV4 if you come before Friday. Would that work for you?", 3 * DAY, None),
        ("Best thing is you come down and we talk about the RAV4. When can you be here?", 47, None),
    ],
)
def test_a_letter_is_hollow_where_nobody_had_to_look(text: str, minutes: float, when: Hollow | None) -> None:
    message = read_message(fetched(a_mail(text), internal_date=LEAD_AT + timedelta(minutes=minutes)))
    assert hollow(message, a_shop()) is when


def test_a_sellers_voice_days_later_is_a_schedules() -> None:
    text = "Hi Maria, I walked past the RAV4 this morning with my coffee and you came to mind. Are you free this week?\n\nDana"
    assert judged(text, minutes=4 * DAY).nature is Nature.DRIP
    fact = "Hi Maria, I walked past the RAV4 this morning and saw that the left mirror is cracked. We will change it.\n\nDana"
    assert judged(fact, minutes=4 * DAY).nature is Nature.PERSONAL


def test_a_line_above_the_stores_letter_is_a_persons() -> None:
    letter = (
        "Hello Maria, thank you for choosing us! I am your dedicated consultant and would be glad to assist you with your purchase. "
        "What is the best time to reach you?"
    )
    assert judged(letter, minutes=90).nature.actor is Actor.AUTOMATED
    assert judged(f"It has the small roof, the picture shows the large one.\n\n{letter}", minutes=90).nature.actor is Actor.HUMAN


def test_the_shoppers_own_lines_below_a_letter_are_not_the_stores() -> None:
    lead = a_shop().message
    assert without_the_lead(f"Thanks!\n> {lead}\nDana", a_shop()) == "Thanks!\nDana"
    assert without_the_lead("Yes, two keys.\nDana", a_shop()) == "Yes, two keys.\nDana"


def test_what_a_portal_marks_as_generated_may_be_a_persons() -> None:
    headers = {"sender": "Motor Square <post@motorsquare.example>", "Auto_Submitted": "auto-generated"}
    text = "Hey Maria, one owner, clean title. I drove it home and the left rear tire loses air, we put two new ones on."
    assert judged(text, minutes=200, **headers).nature.actor is Actor.HUMAN
    receipt = "Hello Maria, your request has been received and one of our specialists will be in touch shortly."
    assert judged(receipt, minutes=200, **headers).nature.actor is Actor.AUTOMATED


def test_an_advertisement_read_out_says_nothing_of_its_own() -> None:
    assert not says_of_its_own("The car has 41,200 miles and costs $23,400.", "en")
    assert says_of_its_own("The car has 41,200 miles and a new clutch and costs $23,400.", "en")
    assert not says_of_its_own("Ich habe gestern mit meinem Chef gesprochen.", "de")


def test_numbered_answers_are_no_menu() -> None:
    text = "1. Camera: yes\n2. Heated seats: no\n3. Roof load: I have to ask\n\nI will write tomorrow about the third."
    assert judged(text, minutes=1.2 * DAY).nature is Nature.PERSONAL
