"""The lead repeated under an answer without a mark goes; taken up within the answer it stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.text.answer_row import without_row_of_lead
from mysteryshop.inbox.text.echo import (
    without_details,
    without_imprint,
    without_lead,
    without_quoted_lead,
    without_store_below,
)
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


def test_of_an_answer_point_by_point_the_leads_lines_go_and_other_quotes_stay() -> None:
    lead, mine = "Is it still available? Does it come with two keys? Maria", ("maria@shop.example",)
    text = "Hi Maria,\n\n> Is it still available?\nYes.\n\n> Does it come with two keys?\nOne only.\n\n> Maria, maria@shop.example\n\nDana"
    assert without_quoted_lead(text, lead, mine) == "Hi Maria,\n\nYes.\n\nOne only.\n\nDana"
    other = "> We sold it on Friday.\nThat was the grey one."
    assert without_quoted_lead(other, lead, mine) == other
    assert without_quoted_lead("> Is it still available?", lead, mine) == "> Is it still available?"


def test_the_stores_name_alone_under_an_answer_is_no_part_of_it() -> None:
    shop = a_shop(message=LEAD)
    raw = a_mail(f"ok\n\n{shop.dealer.name}", to=shop.reply_to, delivered_to=shop.reply_to)
    assert read_arrival(fetched(raw, internal_date=LEAD_AT + timedelta(minutes=30)), Matcher([shop])).message.text == "ok"


@pytest.mark.parametrize(
    "line", ["Jefe de ventas, Lee Motors", "Verkauf bei Lee Motors", "Sales | Lee Motors", "Lee Motors, Albany"]
)
def test_a_title_and_the_store_under_a_name_are_a_cards(line: str) -> None:
    assert without_store_below(f"It is here.\n\nDana Reyes\n{line}", "Lee Motors") == ("It is here.\n\nDana Reyes", line)


@pytest.mark.parametrize("line", ["See you at the show: Lee Motors", "Ask for us at the new Lee Motors", "Come to Lee Motors!"])
def test_words_to_the_shopper_that_end_with_the_store_stay(line: str) -> None:
    text = f"It is here.\n\nDana Reyes\n{line}"
    assert without_store_below(text, "Lee Motors") == (text, "")


def test_the_stores_place_under_its_name_on_top_is_no_part_of_an_answer() -> None:
    assert without_imprint("Lee Motors\n12 Main Street, Albany · (518) 555-0141\n\nIt is here.", "Lee Motors") == "It is here."
    kept = "Lee Motors\nWe moved to 12 Main Street, Albany.\n\nIt is here."
    assert without_imprint(kept, "Lee Motors") == kept.partition("\n")[2]


def test_an_arrival_is_read_without_the_lead_it_repeats() -> None:
    shop = a_shop(message=LEAD)
    raw = a_mail(f"Yes, both keys.\n\nKelly\n\n{LEAD}", to=shop.reply_to, delivered_to=shop.reply_to)
    read = read_arrival(fetched(raw, internal_date=LEAD_AT + timedelta(minutes=30)), Matcher([shop]))
    assert read.message.text == "Yes, both keys.\n\nKelly"
    assert read.touch is not None
    assert read.touch.text == "Yes, both keys.\n\nKelly"


MINE = ["maria.jensen47@shop.example", "+15185550123"]
TABLE = "Name: Maria Jensen\nEmail: maria.jensen47@shop.example\nVehicle: 2023 Toyota RAV4"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Yes, it is here.\n\nKelly\n\n{TABLE}", "Yes, it is here.\n\nKelly"),
        (
            f"Yes, it is here.\n\nYour details:\n{TABLE.replace('maria.jensen47@shop.example', '(518) 555-0123')}",
            "Yes, it is here.",
        ),
        (
            "Yes, it is here.\n\nInquiry details\nName\nMaria Jensen\nPhone\n518-555-0123\nComments\n" + "Is it there? " * 9,
            "Yes, it is here.",
        ),
        (
            f"Yes, it is here.\n\nOriginal request (Mon, Nov 2, 2026 at 09:30)\nFrom: Maria <{MINE[0]}>\nUnit: RAV4",
            "Yes, it is here.",
        ),
        (
            f"Yes, it is here.\n\nLead details\nName Maria Jensen\nEmail address {MINE[0]}\nCar RAV4\nComments Is it there, and has it two keys and a hitch?\nMaria",
            "Yes, it is here.",
        ),
        (f"This is what reached us:\n\n{TABLE}\n\nI will call you at noon.", None),
        ("Here is the car:\n\nPrice: $24,300\nMileage: 12,000\nColor: red", None),
        (TABLE, None),
    ],
    ids=[
        "at the end",
        "by number",
        "cells under a heading",
        "two rows under a heading",
        "rows without colons",
        "in the midst",
        "the car's own table",
        "nothing else",
    ],
)
def test_a_table_of_the_shoppers_own_details_at_the_end_is_no_part_of_an_answer(text: str, said: str | None) -> None:
    assert without_details(text, MINE) == (text if said is None else said)


def test_the_card_above_a_repeated_lead_goes_to_the_signature() -> None:
    shop = a_shop(message=LEAD)
    letter = (
        f"Yes, both keys.\n\nBest regards,\nKelly Fox\nSales\n(518) 555-0177\n\nEmail: {shop.reply_to}\nName: Maria\nCar: Outback"
    )
    raw = a_mail(letter, to=shop.reply_to, delivered_to=shop.reply_to)
    read = read_arrival(fetched(raw, internal_date=LEAD_AT + timedelta(minutes=30)), Matcher([shop]))
    assert read.message.text == "Yes, both keys.\n\nBest regards,\nKelly Fox"
    assert "(518) 555-0177" in read.message.signature


ASKED = "Hi, is the RAV4 still there and does it have two keys?"
SAID = "Yes, both keys are in the drawer here."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Your question {ASKED}\nDealer answer Hi Maria,\n\n{SAID}", f"Hi Maria,\n\n{SAID}"),
        (f"Ihre Frage {ASKED}\nAntwort des Händlers {SAID}", SAID),
        (f"Notre réponse {SAID}\nVotre question {ASKED}", SAID),
        (f"Customer comments\n{ASKED}\n\nOur response\n{SAID}", SAID),
        (f"You asked: {ASKED} {SAID}", SAID),
        (f"Your mail said {ASKED} and yes, both are so.", None),
        ("Reply The second key is lost, we order it on Monday.", None),
        (f"Your note {ASKED}\n\nYes.", None),
    ],
)
def test_an_answer_in_a_row_beside_the_lead_stays_alone(text: str, kept: str | None) -> None:
    assert without_lead(without_row_of_lead(text, ASKED), ASKED) == (text if kept is None else kept)
