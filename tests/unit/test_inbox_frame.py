"""What a page prints small, pale or as links only is no part of a letter, in whatever words; what its writer says himself stays."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.message import read_message
from tests.inbox_mails import a_mail, fetched

FRAMES = (
    '<p style="font-size:11px">Zorbl wuppen drint: {store}</p>',
    '<div style="color:#999999">Zorbl wuppen drint: {store}</div>',
    "<p><small>Zorbl wuppen drint: {store}</small></p>",
    '<p align="center"><a href="https://store.example/1">Zorbl</a> | <a href="https://store.example/2">Wuppen drint</a></p>',
)
LETTER = "<p>Hi Maria,</p><p>the car is here and two keys come with it.</p>"


def _text(page: str, plain: str = "") -> str:
    return read_message(fetched(a_mail(html=f"<html><body>{page}</body></html>", text=plain))).text


@pytest.mark.parametrize("frame", FRAMES)
def test_the_frame_that_a_page_shows_is_taken_off_above_and_below_a_letter(frame: str) -> None:
    frame = frame.format(store="Fox Motors")
    assert _text(frame + LETTER + frame) == "Hi Maria,\n\nthe car is here and two keys come with it."


def test_a_threads_number_in_white_makes_no_letter_small_print() -> None:
    page = f'<div style="font-size:12px">{LETTER}</div><span style="color:#ffffff">[77224A-6007]</span>'
    assert _text(page) == "Hi Maria,\n\nthe car is here and two keys come with it."


def test_what_the_page_shows_as_frame_is_taken_off_the_plain_part_too() -> None:
    plain = "Hi Maria,\n\nthe car is here and two keys come with it.\n\nZorbl wuppen drint: Fox Motors"
    assert _text(LETTER + FRAMES[0].format(store="Fox Motors"), plain).endswith("two keys come with it.")


@pytest.mark.parametrize(
    "own", ["It is $24,300 with the tow package.", "PS: the coffee is good here.", "I will be there until six.", "Best regards,"]
)
def test_what_a_writer_says_himself_stays_however_it_is_printed(own: str) -> None:
    assert _text(f'{LETTER}<p style="font-size:11px;color:#999">{own}</p>').endswith(own)


def test_a_letter_that_is_all_small_print_stays() -> None:
    assert _text('<div style="font-size:11px"><p>Maria,</p><p>the car is here.</p><p>Come by.</p></div>').endswith("Come by.")


def test_a_letter_set_small_stays_beside_pale_marks_of_the_system() -> None:
    letter = '<div style="font-size:12px"><p>Nothing on the report. The subframe is straight.</p></div>'
    mark = '<p style="font-size:11px">Zorbl wuppen</p><span style="color:#ffffff">[77224A-6007]</span>'
    assert _text(letter + mark) == "Nothing on the report. The subframe is straight."


def test_a_card_in_small_print_is_the_signature() -> None:
    card = '<p style="font-size:11px">Dana Reyes<br>Fox Motors<br>(555) 010-4477</p>'
    read = read_message(fetched(a_mail(html=f"<html><body>{LETTER}{card}</body></html>", text="")))
    assert read.text.endswith("come with it.")
    assert "(555) 010-4477" in read.signature


def test_the_size_is_read_from_a_shorthand_too_and_not_from_the_height_of_the_line() -> None:
    page = f'<div style="font:16px/11px Arial">{LETTER}</div><p style="font:bold 12px/18px Arial">Zorbl wuppen</p>'
    assert _text(page) == "Hi Maria,\n\nthe car is here and two keys come with it."


def test_the_name_under_the_goodbye_stays_where_a_card_in_small_print_repeats_it() -> None:
    card = '<div style="font-size:11px"><b>Dana Reyes</b><br>Sales<br>(555) 010-4477</div>'
    assert _text(f"{LETTER}<p>Best regards,<br>Dana Reyes</p>{card}").endswith("Best regards,\nDana Reyes")


def test_captions_of_pictures_that_are_links_are_no_part_of_a_letter_whatever_they_cost() -> None:
    cell = '<td><a href="https://store.example/{n}"><img src="https://store.example/{n}.jpg"></a><br>Zorbl wuppen {n}<br>$2{n},900</td>'
    cards = f"<table><tr>{cell.format(n=1)}{cell.format(n=2)}</tr></table>"
    assert _text(LETTER + cards) == "Hi Maria,\n\nthe car is here and two keys come with it."
    assert "$21,900" in _text(f"{LETTER}<table><tr>{cell.format(n=1)}</tr></table>")


def test_small_print_right_under_a_letter_of_one_paragraph_goes() -> None:
    assert _text('the car is here.<div style="font-size:11px">Zorbl wuppen drint</div>') == "the car is here."


def test_a_word_on_how_to_see_the_mail_goes_though_it_asks() -> None:
    head = '<p style="font-size:11px">Wird diese E-Mail nicht richtig angezeigt? <a href="https://s.example">Im Browser öffnen</a></p>'
    assert _text(head + LETTER).startswith("Hi Maria")
    assert _text(head.replace("Im Browser öffnen", "Zorbl") + LETTER).startswith("Wird")
