"""A store's hours and whereabouts under a letter are no part of it; hours that somebody tells are."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.notices import read_notice
from mysteryshop.inbox.text.asides import is_aside
from mysteryshop.inbox.text.own_table import Own, without_car_below, without_own_table
from mysteryshop.inbox.text.reply import new_text
from mysteryshop.inbox.text.visiting import is_hours
from tests.inbox_mails import a_mail, fetched

SAID = "still here. two came to see it today"
OWN = Own.of(
    ("ann@mill.example", "+1 802 555 0143"), "Ann Miller", "Is it still there with both keys?", "2021 Kia Rio 4411", "Elm Kia"
)


@pytest.mark.parametrize(
    "block",
    [
        "Sales hours\nMon-Fri 9:00 AM - 8:00 PM\nSat 9:00 AM - 6:00 PM\nSun Closed",
        "So finden Sie uns\nHauptstr. 4, Aalen\n07361 555 010\nMo-Fr 8-18 Uhr, Sa 9-14 Uhr",
        "Nous trouver\n4 route de Lyon, Vienne\n04 74 55 50 10\nLun-Ven 9h-19h, Sam 9h-17h",
        "Dónde estamos\nCtra. Nueva 3, Jaén\n953 55 50 10\nL-V 9-14 y 16-20, S 10-14",
        "Waar u ons vindt\nKade 4, Goes\n0113 555 010\nma t/m vr 9.00 - 18.00 uur\nzo gesloten",
        "Dove siamo\nvia Roma 9, Asti\n0141 555 010\nlun-ven 9-12:30 e 15-19, dom chiuso",
        "Onde estamos\nRua Nova 8, Braga\n253 555 010\nsegunda a sexta das 9h às 19h",
    ],
)
def test_hours_and_whereabouts_under_a_heading_are_off_the_text(block: str) -> None:
    assert new_text(f"{SAID}\n\n{block}\n").text == SAID


@pytest.mark.parametrize(
    "words",
    [
        "Here is when you can come:\n\nHours this week\nMon-Fri 9-6\nSat 9-2",
        "Our hours have changed.\n\nThis week\nMon-Fri 9-6\nSat 9-2",
        "I could do either.\n\nSat 10-2\nSun 1-4",
        "Come by.\n\nSaturday morning\nI am there from 9 to 12",
    ],
)
def test_hours_that_somebody_tells_stay(words: str) -> None:
    assert new_text(words).text == words


def test_a_day_in_a_sentence_is_no_row_of_hours() -> None:
    assert is_hours("Samstag 9 - 14 Uhr")
    assert not is_hours("Saturday 10 am works for me")
    assert not is_hours("Sunday")


def test_a_link_to_the_thread_and_a_call_to_the_app_speak_of_the_mail() -> None:
    assert is_aside("Ticket: https://help.elm.example/t/4411")
    assert is_aside("Antworten Sie direkt auf diese E-Mail oder in der Portal-App.")
    assert not is_aside("Photos: https://elm.example/rio/4411")
    assert not is_aside("Reply to this email and I will hold it.")


def test_rules_titles_and_last_rows_are_no_part_of_a_text() -> None:
    for body in (
        "Bellwave | TEXT | 802-555-0143 -> 802-555-0199\n--------------\nfound the 3rd key\n--------------\nAnswer in Bellwave.",
        "You have a new text.\n\nCaller ID: 802-555-0143\nMessage: found the 3rd key\n\nBellwave | Change alerts | Help",
    ):
        mail = a_mail(body, subject="New text from 802-555-0143", sender="Bellwave <alerts@bellwave.example>")
        notice = read_notice(read_message(fetched(mail)))
        assert notice is not None
        assert notice.text == "found the 3rd key"


def test_the_shoppers_table_goes_with_the_stores_last_row_and_the_name_of_the_car() -> None:
    table = "~~~ Shopper info ~~~\nFull name -> Ann Miller\nEmail -> ann@mill.example\nNote -> Is it still there with both keys?\n~~~~~"
    assert without_own_table(f"{SAID}\n\n{table}\n\nElm Kia · 12 Main St, Barre\nNot interested? Let us know.", OWN) == SAID
    assert without_car_below(f"{SAID}\n\nKia Rio", OWN) == SAID
    for told in (f"{SAID}:\n\nKia Rio", f"{SAID}\n\nKia Soul", "Kia Rio"):
        assert without_car_below(told, OWN) == told


def test_a_store_in_one_row_over_a_stop_line_and_the_hours_under_a_quote_go() -> None:
    assert new_text(f"{SAID}\n\nElm Kia | 12 stores, one promise\nReply STOP to get no more messages.").text == SAID
    quoted = f"{SAID}\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Miller <ann@mill.example> wrote:\n\n> Is it there?\n\n"
    assert new_text(f"{quoted}Find us\n12 Main St, Barre\n802-555-0143\nMon-Fri 9-6, Sat 9-2").text == SAID


def test_a_word_on_the_mail_is_the_message_where_nothing_but_a_greeting_stands_above() -> None:
    words = "Hi Ann,\n\nA ticket was opened. You will get an email each time there is an update because you asked for it."
    assert new_text(words).text == words
    assert is_aside("Consejo: nunca pague por un coche que no ha visto. El equipo de Portal")
    assert not is_aside("You have not seen the car yet, come by on Monday.")


def test_a_rule_over_the_letter_is_the_pages() -> None:
    assert new_text(f"________________\n\n{SAID}").text == SAID
