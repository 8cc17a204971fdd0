"""The lead repeated under an answer without a mark goes; taken up within the answer it stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mysteryshop.inbox.echo import without_lead
from mysteryshop.inbox.match import Matcher
from mysteryshop.inbox.watch import read_arrival
from tests.builders import a_shop
from tests.inbox_mails import LEAD_AT, a_mail, fetched

LEAD = "Hello, does the Outback come with two keys, and has the timing belt been changed? I hope to buy in three weeks. Maria"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Yes, both keys.\n\nKelly\n\n{LEAD}", "Yes, both keys.\n\nKelly"),
        (f"Yes, both keys.\n\nKelly\n\nComments: {LEAD}\nMaria Jensen", "Yes, both keys.\n\nKelly"),
        (f"Yes, both keys.\n\n-----\nCustomer comments:\n{LEAD}\n", "Yes, both keys."),
        (f"Yes.\n\n{LEAD.replace(' has the', chr(10) + 'has the')}", "Yes."),
        (
            f"{LEAD}\n\nYes to both, and I would drive it home myself. Kelly",
            "Yes to both, and I would drive it home myself. Kelly",
        ),
        (
            f"Top.\n\n{LEAD}\n\nYes to both, and I would drive it home myself. Kelly",
            "Top.\n\nYes to both, and I would drive it home myself. Kelly",
        ),
        (f'I read your line "{LEAD}" twice: yes to both.', f'I read your line "{LEAD}" twice: yes to both.'),
        ("Does it come with two keys? Yes.", "Does it come with two keys? Yes."),
        (LEAD, LEAD),
    ],
)
def test_what_is_left_of_an_answer_without_the_lead(text: str, said: str) -> None:
    assert without_lead(text, LEAD) == said


def test_an_arrival_is_read_without_the_lead_it_repeats() -> None:
    shop = a_shop(message=LEAD)
    raw = a_mail(f"Yes, both keys.\n\nKelly\n\n{LEAD}", to=shop.reply_to, delivered_to=shop.reply_to)
    read = read_arrival(fetched(raw, internal_date=LEAD_AT + timedelta(minutes=30)), Matcher([shop]))
    assert read.message.text == "Yes, both keys.\n\nKelly"
    assert read.touch is not None
    assert read.touch.text == "Yes, both keys.\n\nKelly"
