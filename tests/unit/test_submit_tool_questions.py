"""What tools ask a question a screen: things of the car in whole sentences, days, when it was new, whether it is the right one."""

from __future__ import annotations

from datetime import date

import pytest

from mysteryshop.model import FormType, Intent, TradeIn
from mysteryshop.submit.content.atdealer import second_thoughts
from mysteryshop.submit.content.carparts import part_of_car
from mysteryshop.submit.content.texts import without_papers
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.filling.again import grown, turned
from mysteryshop.submit.finding.agreeing import agreeing_way
from mysteryshop.submit.finding.candidates import pressed_for
from mysteryshop.submit.finding.guards import riddle_in
from mysteryshop.submit.finding.interview import in_view
from mysteryshop.submit.finding.moments import moments
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import names_own_worth
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.page.survey import Button, Survey
from mysteryshop.submit.recognise import FieldReading, FormReading
from tests.builders import a_planned_shop, a_scenario

OPEL = TradeIn(year=2018, make="Opel", model="Corsa", mileage=64_000)
SHOP = a_planned_shop(scenario=a_scenario(intent=Intent.TRADE_IN, trade_in=OPEL))
WAY = Way(1.0, 1.0, "Book a drive", selector="#way", page="http://dealer.example/", kind="test_drive")


def _form(kind: FormType, *fields: FieldReading) -> FormReading:
    return FormReading(FormSnapshot("#f", real=False, fields=tuple(r.field for r in fields), buttons=()), kind, 0.9, fields)


def _box(label: str, kind: str = "other", selector: str = "#a", box: str = "text", **more: str | bool) -> FieldReading:
    return FieldReading(FieldSnapshot(selector, kind=box, label=label, **more), kind, 0.4, "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("What year is it?", "vehicle_year"), ("¿De qué marca es? *", "vehicle_make"), ("Et le modèle ?", "vehicle_model"),
     ("Wie viele Kilometer hat es gelaufen?", "vehicle_mileage"), ("Uit welk jaar is hij?", "vehicle_year"), ("Che modello è?", "vehicle_model"),
     ("Quantos km rodados?", "vehicle_mileage"), ("Which model year is it?", "vehicle_year"), ("Which make and model is it?", None),
     ("Make", None), ("Who are you?", None)],
)  # fmt: skip
def test_a_whole_sentence_asks_one_thing_of_the_car(asked: str, kind: str | None) -> None:
    assert part_of_car(_box(asked).field) == kind
    assert second_thoughts([_box(asked)], tool=True)[0].type == kind or kind is None


def test_a_question_of_the_car_is_no_riddle_in_a_tool() -> None:
    asked = _box("¿De qué año es? *", required=True)
    assert riddle_in(_form(FormType.TRADE_IN, asked)) is None
    assert riddle_in(_form(FormType.CONTACT, asked)) is not None


@pytest.mark.parametrize("words", ["Der ID.4", "Av. España 3", "Model 3", "Audi Q5"])
def test_what_bears_a_number_is_no_day(words: str) -> None:
    page = Survey(url="http://dealer.example/td", buttons=(Button("#d", words),))
    assert moments(page, frozenset({plain(words)}), WAY) == []


def test_what_was_pressed_to_come_here_is_no_question() -> None:
    drawn = [_box(words, selector=at, box="radio", tag="button") for words, at in (("Reserve", "#r"), ("Book a drive", "#way"))]
    assert pressed_for(_form(FormType.OTHER, *drawn), (WAY,))
    assert not pressed_for(_form(FormType.OTHER, *drawn, _box("Your name", "full_name", "#n")), (WAY,))


def test_answers_that_are_days_ask_for_the_day() -> None:
    days = [
        _box(words, "time", at, "radio", group_label="Pick a slot")
        for words, at in (("samedi 28 novembre", "#a"), ("lundi 30 novembre", "#b"))
    ]
    assert {r.type for r in second_thoughts(days)} == {"date"}
    hours = [_box(words, "time", at, "radio", group_label="Pick a slot") for words, at in (("09h00", "#a"), ("11h00", "#b"))]
    assert {r.type for r in second_thoughts(hours)} == {"time"}


def test_a_month_and_a_year_of_the_car_given_away_tell_when_it_was_new() -> None:
    month = _box("Monat", "date_part", "#m", "select", required=True, options=tuple((f"{n:02}", str(n)) for n in range(1, 13)))
    year = _box(
        "Jahr", "date_part", "#y", "select", required=True, options=tuple((str(n), str(n)) for n in range(2025, 2004, -1))
    )
    held = {w.field.selector: w.value for w in Planner(SHOP, _form(FormType.TRADE_IN, month, year), date(2026, 6, 1)).wishes()}
    assert held["#y"] == "2018"
    assert held["#m"] is not None


@pytest.mark.parametrize(
    "words",
    ["Non ricordi la targa?", "¿No recuerdas la matrícula?", "Kennzeichen unbekannt?", "Plaque oubliée ?", "Kenteken vergeten?"],
)
def test_the_tool_lets_the_car_be_told_without_its_plate(words: str) -> None:
    assert without_papers(words)


def test_a_page_that_only_asks_whether_it_has_the_right_car_is_agreed_to() -> None:
    yes, no = Button("#y", "Yes, this is it", region="main"), Button("#n", "No, show me others", region="main")
    page = Survey(url="http://dealer.example/confirm", buttons=(yes, no))
    assert [way.selector for way in agreeing_way(page, WAY)] == ["#y"]
    assert agreeing_way(Survey(url=page.url, buttons=(yes,)), WAY) == []
    offer = Button("#y", "Yes, sign me up for offers", region="main"), Button("#n", "No thanks", region="main")
    assert agreeing_way(Survey(url=page.url, buttons=offer), WAY) == []
    assert agreeing_way(Survey(url=page.url, buttons=(yes, offer[1])), WAY) == [], "which declines, and changes nothing"


@pytest.mark.parametrize(
    ("words", "theirs"),
    [("Coter ma voiture gratuitement", True), ("What is your car worth?", True), ("Taxeer je auto", True), ("Valutiamo il tuo usato", True), ("Wir kaufen Ihren Gebrauchten", True), ("Wat is uw auto waard", True),
     ("Verkaufen Sie Ihr Auto", True), ("Avalie o seu carro", True), ("Cotizar tu seguro", False), ("Insure your car", False),
     ("Price your car insurance", False), ("Find your car", False)],
)  # fmt: skip
def test_words_for_what_the_shoppers_own_car_is_worth(words: str, theirs: bool) -> None:
    assert names_own_worth(plain(words)) is theirs


def test_a_box_that_narrows_the_answers_asks_nothing() -> None:
    tiles = [_box(words, selector=at, box="radio", tag="button") for words, at in (("Fiat 500", "#a"), ("Fiat Panda", "#b"))]
    search = _box("Cerca modello", "vehicle_model", "#s")
    form = _form(FormType.OTHER, search, *tiles)
    assert [r.field.selector for r in in_view(form)] == ["#a", "#b"]
    assert second_thoughts([search, *tiles])[0].type == "search_query"
    assert len(in_view(_form(FormType.OTHER, search))) == 1


def test_a_list_that_comes_with_an_answer_is_the_next_question() -> None:
    make, model = _box("Marque", "vehicle_make", "#a", "select"), _box("Modèle", "vehicle_model", "#b", "select")
    assert grown(_form(FormType.TRADE_IN, make), _form(FormType.TRADE_IN, make, model))
    assert not grown(_form(FormType.TRADE_IN, make), _form(FormType.TRADE_IN, model))
    assert turned(_form(FormType.TRADE_IN, make), _form(FormType.TRADE_IN, model))


@pytest.mark.parametrize("words", ["Preencher os dados manualmente", "Daten manuell eingeben", "Gegevens handmatig invoeren"])
def test_by_hand_is_without_the_plate(words: str) -> None:
    assert without_papers(words)
    assert not without_papers("Manuell")
