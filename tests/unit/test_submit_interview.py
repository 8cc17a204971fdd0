"""Forms that ask one thing at a time: what counts as one question, as a start, as the next one. Pure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mysteryshop.model import FormType
from mysteryshop.submit.content.atdealer import filters
from mysteryshop.submit.filling.again import moved_on, same_question
from mysteryshop.submit.filling.insist import waits
from mysteryshop.submit.finding.buttons import is_sending, onward_button
from mysteryshop.submit.finding.candidates import begins_a_purchase
from mysteryshop.submit.finding.gathering import gathered
from mysteryshop.submit.finding.interview import asks_one, asks_when_alone, leads_on, opening, shows, to_come
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import LEADS_TO
from mysteryshop.submit.finding.welcome import Place, worth
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.page.survey import Button, Survey
from mysteryshop.submit.recognise import FieldReading, FormReading, recognise
from mysteryshop.submit.sending.confirm import _talked_on
from tests.builders import a_planned_shop


def _box(selector: str, kind: str = "first_name", *, visible: bool = True, label: str = "", box: str = "text") -> FieldReading:
    return FieldReading(FieldSnapshot(selector, kind=box, visible=visible, label=label or kind, name=""), kind, 0.9, "")


def _button(words: str) -> FieldReading:
    return FieldReading(FieldSnapshot(f"#{words}", kind="button", button=True, text=words), "submit", 0.7, "")


def _form(*fields: FieldReading, kind: FormType = FormType.OTHER) -> FormReading:
    visible = any(r.field.visible and not r.field.button for r in fields)
    return FormReading(FormSnapshot("form", visible=visible), kind, 0.3, tuple(fields))


def test_first_and_last_name_are_one_question() -> None:
    assert asks_one(_form(_box("#a"), _box("#b", "last_name"), _button("OK")))
    assert not asks_one(_form(_box("#a"), _box("#b", "email"), _button("OK")))


@pytest.mark.parametrize(("words", "told"), [("OK", True), ("Next", True), ("Subscribe", False), ("Call me", False)])
def test_a_single_question_leads_on_by_its_button(words: str, told: bool) -> None:
    assert leads_on(_form(_box("#a"), _button(words))) is told


def test_a_start_screen_shows_a_form_whose_boxes_are_all_out_of_sight() -> None:
    asked = (_box("#a", visible=False), _box("#b", "email", visible=False))
    assert shows(_form(*asked, _button("Start")))
    assert to_come(_form(*asked, _button("Let's go")))
    assert not shows(_form(*asked, _button("Close")))


def test_a_first_question_is_what_the_way_promised() -> None:
    first = _form(_box("#a"), _button("OK"))
    assert opening(first, FormType.CONTACT).form_type is FormType.CONTACT
    assert opening(first, None) is first
    search = _form(_box("#a", "search_query"), _button("OK"))
    assert opening(search, FormType.CONTACT) is search


def test_when_to_buy_is_no_order_where_a_way_led_to_it() -> None:
    entries = ("Right away", "Within 30 days", "1-3 months", "Just looking")
    tiles = [
        replace(_box(f"#{i}", "other", label=words, box="radio").field, group_label="When do you buy?", name="w")
        for i, words in enumerate(entries)
    ]
    asked = _form(*(FieldReading(tile, "other", 0.2, "") for tile in tiles), _button("Continue"), kind=FormType.ORDER)
    assert opening(asked, FormType.QUOTE).form_type is FormType.QUOTE
    assert opening(asked, None) is asked
    typed = _form(_box("#q", "quantity"), _button("Continue"), kind=FormType.ORDER)
    assert opening(typed, FormType.QUOTE) is typed


def test_the_same_place_may_hold_another_question() -> None:
    first, then = _box("#a", label="Your name?"), _box("#a", "email", label="Your e-mail?")
    assert not same_question(first.field, then.field)
    assert same_question(first.field, replace(first.field, label="Your name? Please fill this in"))
    assert moved_on(_form(first, _button("OK")), _form(then, _button("OK")))
    assert not moved_on(_form(first, _button("OK")), _form(first, _button("OK")))


@pytest.mark.parametrize(
    ("words", "sends"),
    [
        ("Next: Contact", False),
        ("Continue to contact details", False),
        ("Weiter zur Kontaktaufnahme", False),
        ("Contact us", True),
        ("Continue and send", True),
        ("Send", True),
    ],
)
def test_what_a_button_names_after_next_is_a_step(words: str, sends: bool) -> None:
    assert is_sending(_button(words).field) is sends


def test_a_car_asked_for_where_a_trade_in_was_promised_is_the_shoppers_own() -> None:
    car = [_box("#mk", "vehicle_make"), _box("#md", "vehicle_model"), _box("#n", "full_name"), _box("#e", "email"), _button("Go")]
    form = _form(*car, kind=FormType.VEHICLE_INQUIRY)
    assert opening(form, FormType.TRADE_IN).form_type is FormType.TRADE_IN
    assert opening(form, FormType.CONTACT).form_type is FormType.VEHICLE_INQUIRY
    assert opening(replace(form, confidence=0.9), FormType.TRADE_IN).form_type is FormType.VEHICLE_INQUIRY


def test_boxes_that_wait_for_the_one_before_them_are_asked_as_well() -> None:
    year, make, model = _box("#y", "vehicle_year"), _box("#mk", "vehicle_make"), _box("#md", "vehicle_model")
    asleep = [replace(r, field=replace(r.field, disabled=True)) for r in (make, model)]
    assert opening(_form(year, *asleep, _button("See my number")), FormType.TRADE_IN).form_type is FormType.TRADE_IN
    assert opening(_form(year, _button("See my number")), FormType.TRADE_IN).form_type is FormType.OTHER


def test_on_the_page_of_the_shoppers_car_a_question_may_come_first_and_the_person_later() -> None:
    first = _form(
        _box("#a", "message", label="What would you like to know?", box="textarea"), _button("Next"), kind=FormType.CONTACT
    )
    assert worth(first, a_planned_shop(), Place(our_car=1.0)) > 0
    assert worth(first, a_planned_shop(), Place()) == 0


def test_who_asks_may_come_after_a_button_that_says_nothing_of_leading_on() -> None:
    grade, who = _box("#g", "other", label="Grade"), (_box("#e", "email", visible=False), _box("#q", "message", visible=False))
    asked = _form(grade, *who, _button("Calculate"), kind=FormType.CONTACT)
    assert (
        0
        < worth(asked, a_planned_shop(), Place(our_car=1.0))
        < worth(_form(grade, *who, _button("Next"), kind=FormType.CONTACT), a_planned_shop(), Place(our_car=1.0))
    )
    assert worth(asked, a_planned_shop(), Place()) == 0
    assert worth(_form(grade, *who, _button("Back"), kind=FormType.CONTACT), a_planned_shop(), Place(our_car=1.0)) == 0


def test_the_only_button_of_a_page_a_leads_way_led_to_is_worth_a_press() -> None:
    last = Way(0.9, 1.0, "Talk to us", href="https://d.example/talk", kind="human")
    page = Survey(url="https://d.example/talk", fullest=1, buttons=(Button("#go", "Off we trot"),))
    found = gathered(page, a_planned_shop(), "https://d.example/", [last], frozenset())
    assert [(way.selector, way.kind) for way in found] == [("#go", "open")]  # it promises no lead where it leads away
    asks = replace(page, fullest=3)
    assert gathered(asks, a_planned_shop(), "https://d.example/", [last], frozenset()) == []


def test_a_lone_box_for_a_car_is_a_trade_ins_first_question() -> None:
    first = _form(_box("#a", "vehicle_interest", label="Start typing your vehicle"))
    assert opening(first, FormType.TRADE_IN).form_type is FormType.TRADE_IN
    assert opening(first, FormType.CONTACT) is first
    assert (
        opening(_form(_box("#a", "vehicle_interest"), _box("#b", "search_query")), FormType.TRADE_IN).form_type is FormType.OTHER
    )


@pytest.mark.parametrize(("boxes", "words", "first"), [(1, "Get started", True), (1, "Show more", False), (0, "Show form", True)])
def test_on_the_page_a_way_led_to_what_begins_comes_first(boxes: int, words: str, first: bool) -> None:
    led = Way(1.0, 1.0, "Instant offer", href="https://d.example/offer", page="https://d.example/", kind="trade_in")
    shown = Survey(url="https://d.example/offer", fullest=boxes, buttons=(Button("#go", words),))
    found = gathered(shown, a_planned_shop(), "https://d.example/", [led], frozenset())
    assert any(way.selector == "#go" and way.kind == "trade_in" and way.score > 0.9 for way in found) is first


def test_a_form_that_talks_asks_what_was_said_last() -> None:
    def read(before: str, words: str = "Type your answer") -> FormReading:
        box = FieldSnapshot("#q", placeholder=words, text_before=before)
        button = FieldSnapshot("#b", tag="button", kind="submit", button=True, text="Send")
        return recognise(FrameSnapshot(forms=(FormSnapshot("form", fields=(box,), buttons=(button,)),)))[0]

    miles = read("What car is it? | 2017 Honda Accord | Roughly how many miles?")
    assert miles.fields[0].field.label == "Roughly how many miles?"
    assert miles.fields[0].type == "vehicle_mileage"
    assert leads_on(miles)
    assert read("Is it a good one?", "Ihre Antwort").fields[0].field.label == "Is it a good one?"
    assert read("Is it a good one?", "Your name").fields[0].field.label == ""


def test_a_tool_whose_heading_names_the_trade_in_needs_no_promise() -> None:
    box = FieldReading(FieldSnapshot("#q", placeholder="Year Make Model Trim"), "vehicle_model", 0.6, "")
    named = FormSnapshot("form", heading="What is your trade-in worth?", heading_inside=True)
    assert opening(FormReading(named, FormType.OTHER, 0.5, (box,)), None).form_type is FormType.TRADE_IN
    nameless = FormReading(replace(named, heading="Find a car"), FormType.OTHER, 0.5, (box,))
    assert opening(nameless, None) is nameless


def test_lists_that_wait_are_told_by_their_question() -> None:
    def answer(words: str, group: str, *, checked: bool = False) -> FieldReading:
        return FieldReading(FieldSnapshot(f"#{words}", tag="div", kind="radio", label=words, group_label=group, checked=checked), "other", 0.3, "")  # fmt: skip

    form = _form(answer("At the store", "Where?", checked=True), answer("Tue 2", "When?"), answer("Wed 3", "When?"))
    assert not waits(form.fields[0], form)
    assert waits(form.fields[1], form)
    drawn = FieldReading(FieldSnapshot("#m", tag="button", kind="listbox", value="Model"), "vehicle_model", 0.7, "")
    assert waits(drawn, _form(drawn))
    assert not waits(replace(drawn, field=replace(drawn.field, value="Accord")), _form(drawn))


def test_answers_without_a_button_lead_on_by_themselves() -> None:
    kinds = [
        replace(
            _box(f"#{n}", "subject", label=label, box="radio"),
            field=FieldSnapshot(f"#{n}", kind="radio", name="kind", label=label),
        )
        for n, label in enumerate(("Service", "Buying a car"))
    ]
    assert leads_on(_form(*kinds))
    assert not leads_on(_form(*kinds, _button("Subscribe")))


def test_a_step_that_asks_when_alone_leads_on_whatever_its_button_says() -> None:
    when = (_box("#d", "date", box="date"), _box("#t", "time", box="radio"), _button("Confirm the time"))
    opened = opening(_form(*when), FormType.TEST_DRIVE)
    assert opened.form_type is FormType.TEST_DRIVE
    assert leads_on(opened)
    assert not asks_when_alone(_form(_box("#e", "email", visible=False), *when))
    assert opening(_form(*when), FormType.CONTACT).form_type is FormType.OTHER


@pytest.mark.parametrize(
    ("words", "told"), [("Next", "Next"), ("Weiter", "Weiter"), ("Next month", None), ("Back", None), ("Send inquiry", None)]
)
def test_a_button_that_leads_on_stands_beside_the_one_that_sends_at_the_end(words: str, told: str | None) -> None:
    step = _form(_box("#a", "message"), _button(words), _button("Send"))
    placed = [replace(r, field=replace(r.field, box=(0, 50 * n, 90, 30))) for n, r in enumerate(step.fields)]
    button = onward_button(replace(step, fields=tuple(placed)))
    assert (button.text if button else None) == told


def test_beside_drawn_answers_a_box_that_narrows_them_or_takes_any_answer_asks_nothing() -> None:
    drawn = tuple(
        FieldReading(FieldSnapshot(f"#{words}", tag="x-radio", kind="radio", label=words), "other", 0.5, "")
        for words in ("Good", "Fair")
    )
    for words in ("Type to filter ...", "Filtrer", "Type your answer here", "Digite aqui"):
        assert filters(FieldSnapshot("#q", kind="textarea", placeholder=words), drawn), words
    assert not filters(FieldSnapshot("#q", kind="textarea", placeholder="Your message"), drawn)
    assert not filters(FieldSnapshot("#q", kind="text", placeholder="Type to filter ..."), drawn[:1])


def test_of_a_talk_something_else_said_over_the_emptied_box_is_the_next_question() -> None:
    asked = {"talk": "What is your name? | ", "filled": 1}
    assert _talked_on(asked, {"talk": "And your number? | ", "filled": 0})
    assert not _talked_on(asked, {"talk": "What is your name? | ", "filled": 0})
    assert not _talked_on(asked, {"talk": "And your number? | ", "filled": 1})
    assert not _talked_on(asked, {"talk": "", "filled": 0})


def test_what_a_button_in_unknown_words_opened_and_goes_on_without_a_question_may_be_a_purchase() -> None:
    who = (_box("#n", "full_name", label="Name"), _box("#e", "email"), _box("#p", "phone"))
    assert begins_a_purchase(_form(*who, _button("Save and continue")))
    assert not begins_a_purchase(_form(*who, _button("Send")))
    assert not begins_a_purchase(_form(*who, _box("#m", "message"), _button("Continue")))


def test_a_question_about_the_car_named_leads_to_its_form() -> None:
    here = "https://d.example/rav4"
    page = Survey(url=here, heading="2023 Toyota RAV4", buttons=(Button("#q", "Got a question about this RAV4?"),))
    found = gathered(page, a_planned_shop(), "https://d.example/", [Way(1.0, 1.0, "RAV4", href=here, kind="car")], frozenset())
    assert [way.kind in LEADS_TO for way in found if way.selector == "#q"] == [True]
