"""Steps between the questions of a tool: what is agreed to, passed over, or shown in part; a visit begun. Pure."""

from __future__ import annotations

import asyncio
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from mysteryshop.model import Channel, FormType, TradeIn
from mysteryshop.submit.content.carstate import damage_told, grade, state
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.filling import skipping
from mysteryshop.submit.filling.skipping import idle, what_skips
from mysteryshop.submit.finding.buttons import chooses, send_button
from mysteryshop.submit.finding.gathering import gathered
from mysteryshop.submit.finding.interview import leads_on, opening
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.page.survey import Button, Survey
from mysteryshop.submit.recognise import FieldReading, FormReading, recognise
from mysteryshop.submit.sending.buttons import way_on
from tests.builders import a_planned_shop, a_scenario

CAR = TradeIn(year=2017, make="Honda", model="Accord", mileage=84000, remark="84,000 miles, a dent in the rear door")
ON = ["onward", "answering", "send"]
SHOP = a_planned_shop()


def _shown(*words: str) -> dict[str, Any]:
    return {"buttons": [(f"#b{n}", said, False, False, False) for n, said in enumerate(words)]}


@pytest.mark.parametrize(
    ("agrees", "changes"),
    [("Yes, that is my car", "No, change it"), ("Sí, es mi coche", "No, cambiar"), ("Oui, c'est ma voiture", "Modifier"), ("Ja, das ist mein Auto", "Nein"),
     ("Dat klopt", "Wijzigen"), ("Sì, è corretto", "No, modifica"), ("Sim, é meu carro", "Não, corrigir"), ("Looks right", "Back")],
)  # fmt: skip
def test_a_page_that_asks_whether_it_is_right_is_agreed_to(agrees: str, changes: str) -> None:
    assert way_on(_shown(changes, agrees), ON, SHOP) == ("#b1", agrees)
    assert way_on(_shown(agrees, "See our cars"), ON, SHOP) is None  # nothing there would change it
    assert way_on(_shown(changes, agrees), ["send"], SHOP) is None


def test_of_last_buttons_that_differ_by_channel_the_shoppers_is_pressed() -> None:
    both = _shown("Text me", "Email me")
    assert way_on(both, ON, SHOP) == ("#b1", "Email me")
    by_text = a_planned_shop(scenario=a_scenario(preferred_channel=Channel.TEXT))
    assert way_on(both, ON, by_text) == ("#b0", "Text me")


def test_drawn_answers_that_are_channels_are_the_shoppers_whatever_they_are_about() -> None:
    boxes = tuple(
        FieldSnapshot(f"#{n}", kind="radio", tag="button", label=said, name="r", group_label="Where should we send your price?")
        for n, said in enumerate(("Text me", "Email me"))
    )
    form = FormSnapshot("#s", boxes, (), real=False, heading="Where should we send your price?")
    wishes = Planner(SHOP, recognise(FrameSnapshot(forms=(form,)))[0], date(2026, 6, 1)).wishes()
    assert [wish.field.selector for wish in wishes if wish.action == "radio"] == ["#1"]


@pytest.mark.parametrize(
    "words",
    ["Skip this step", "Maybe later", "Omitir este paso", "Passer cette étape", "Überspringen", "Overslaan", "Salta questo passaggio", "Pular etapa"],
)  # fmt: skip
def test_a_step_that_may_be_left_out(words: str) -> None:
    assert what_skips(Survey(buttons=(Button("#go", "Continue"), Button("#no", words)))) == ("#no", words)
    assert what_skips(Survey(buttons=(Button("#go", "Continue"), Button("#no", words, region="header")))) is None
    assert what_skips(Survey(buttons=(Button("#a", words), Button("#b", words)))) is None


@pytest.mark.parametrize("words", ["Show more times", "Toon meer momenten", "Weitere Termine", "Autres créneaux"])
def test_what_shows_more_answers_carries_no_step_on(words: str) -> None:
    answers = tuple(FieldSnapshot(f"#{n}", tag="button", kind="radio", label=f"{n} June", visible=True) for n in (2, 3))
    more = FieldSnapshot("#more", tag="button", kind="button", button=True, text=words, visible=True)
    form = FormSnapshot("#w", answers, (more,), real=False, visible=True)
    assert send_button(recognise(FrameSnapshot(forms=(form,)))[0]) is None


def test_damage_is_told_where_it_is_asked_for() -> None:
    yes, no = ("Yes", "Yes"), ("No", "No")
    assert state(CAR, "Is there any body damage?", [yes, no]) == yes
    assert state(CAR.model_copy(update={"remark": None}), "Is there any body damage?", [yes, no]) != yes
    assert state(CAR, "Has it been in an accident?", [yes, no]) == no
    assert damage_told(CAR, "Please describe the damage") == CAR.remark
    assert damage_told(CAR, "Comments (damage, extras)") is None
    assert damage_told(CAR, "Welche Schäden hat das Auto?") == CAR.remark


@pytest.mark.parametrize(
    ("words", "begins"), [("Agendar pelo site", True), ("Book here", True), ("Book by phone", False), ("Our cars", False)]
)
def test_what_begins_to_arrange_a_visit_beside_other_ways(words: str, begins: bool) -> None:
    way = Way(0.9, 1.0, "Test drive", href="http://dealer.example/td", kind="test_drive")
    page = Survey(url="http://dealer.example/td", buttons=(Button("#b", words), Button("#x", "Hours")), fields=1)
    found = gathered(
        page, a_planned_shop(scenario=a_scenario(intent="test_drive")), "http://dealer.example/", (way,), frozenset()
    )
    assert any(one.kind == "test_drive" and one.selector == "#b" for one in found) is begins


def test_a_retailer_is_chosen_by_its_button() -> None:
    assert chooses("Select retailer")
    assert not chooses("Select your retailer on the map of the country")


def test_a_box_alone_that_asks_for_your_vehicle_asks_for_the_car_given_away() -> None:
    def typed(asked: str) -> str | None:
        box = FieldSnapshot("#q", kind="text", placeholder=asked, visible=True)
        reading = FormReading(
            FormSnapshot("#w", (box,), visible=True), FormType.TRADE_IN, 0.9, (FieldReading(box, "vehicle_interest", 0.7, ""),)
        )
        scenario = a_scenario(intent="trade_in", trade_in=CAR, vehicle={"make": "Toyota", "model": "RAV4", "condition": "new"})
        return Planner(a_planned_shop(scenario=scenario), reading, date(2026, 6, 1)).wishes()[0].value

    assert typed("Start typing your vehicle") == "2017 Honda Accord"
    assert typed("Vehicle of interest") == "Toyota RAV4"


def test_a_form_whose_boxes_for_who_asks_are_out_of_sight_is_led_on_by_its_only_button() -> None:
    def reading(words: str, *, seen: bool, kind: FormType = FormType.QUOTE) -> FormReading:
        boxes = [("zip", True), ("vehicle_other", True), ("email", seen)]
        fields = [FieldReading(FieldSnapshot(f"#{name}", kind="text", visible=shown), name, 0.9, "") for name, shown in boxes]
        button = FieldSnapshot("#go", tag="button", kind="button", button=True, text=words, visible=True)
        return FormReading(FormSnapshot("#f", visible=True), kind, 0.9, (*fields, FieldReading(button, "button_other", 0.9, "")))

    assert leads_on(reading("Calculate", seen=False))
    assert not leads_on(reading("Calculate", seen=True))
    assert not leads_on(reading("Search", seen=False))
    assert not leads_on(reading("Calculate", seen=False, kind=FormType.CONTACT))


def test_a_step_that_asks_for_pictures_alone_asks_what_is_never_given() -> None:
    assert idle(
        FormReading(
            FormSnapshot("#f"),
            FormType.TRADE_IN,
            0.9,
            (FieldReading(FieldSnapshot("#p", kind="file", visible=True), "file", 0.9, ""),),
        )
    )
    assert not idle(FormReading(FormSnapshot("#f"), FormType.TRADE_IN, 0.9, ()))


def test_a_grade_that_is_typed_keeps_to_its_scale() -> None:
    assert grade(CAR.model_copy(update={"remark": None}), "Overall condition (1 poor - 10 like new)", "1", "10") == "8"
    assert grade(CAR, "Overall condition (1 poor - 10 like new)", "1", "10") == "6"  # something is damaged
    assert grade(CAR, "How many keys?", "1", "10") is None
    assert grade(CAR, "Condition", "0", "100") is None


def test_a_grade_that_is_slid_is_told_by_the_ends_of_its_scale() -> None:
    plain_car = CAR.model_copy(update={"remark": None})
    assert grade(plain_car, "Stato del veicolo", "0", "100", ("Pessimo", "Ottimo")) == "80"
    assert grade(plain_car, "Zustand als Schulnote: 6 1 = sehr gut, 6 = ungenügend", "1", "6", ("Zustand", "")) == "2"
    assert grade(plain_car, "Budget", "0", "100", ("0", "100")) is None


@pytest.mark.parametrize(
    ("words", "dialog", "told"), [("Check local price", True, True), ("Check local price", False, False), ("Search", True, False)]
)
def test_a_layer_that_asks_first_where_the_shopper_lives(words: str, dialog: bool, told: bool) -> None:
    box = FieldReading(FieldSnapshot("#z", kind="text", visible=True, label="ZIP code"), "zip", 0.9, "")
    button = FieldSnapshot("#go", tag="button", kind="button", button=True, text=words, visible=True)
    fields = (box, FieldReading(button, "submit", 0.9, ""))
    form = FormReading(FormSnapshot("#d", visible=True, in_dialog=dialog), FormType.OTHER, 0.5, fields)
    assert (opening(form, FormType.QUOTE).form_type is FormType.QUOTE) is told


class _Step:
    """A frame and a visit whose page shows "Skip this step" until it is pressed; `watch` sees each press coming."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.first = self
        self.found = SimpleNamespace(frame=self)

    @property
    def visit(self) -> _Step:
        return self

    def locator(self, selector: str) -> _Step:
        return self

    async def click(self, **_: int) -> None:
        self.told.append("press")

    async def baseline(self) -> None:
        self.told.append("baseline")

    async def survey(self, frame: object) -> Survey:
        return Survey(buttons=() if "press" in self.told else (Button("#no", "Skip this step"),))

    def step(self, words: str) -> None:
        self.told.append(words)


async def _nothing(*_: object) -> None:
    return None


@pytest.mark.parametrize("watched", [True, False])
def test_a_step_passed_over_that_nothing_follows_may_have_sent_it_all(monkeypatch: pytest.MonkeyPatch, watched: bool) -> None:
    monkeypatch.setattr(skipping, "next_form", _nothing)
    monkeypatch.setattr(skipping, "_DRAWN", (0.0,))
    page = _Step()
    went = asyncio.run(skipping.past_optional(cast("Any", page), page if watched else None))
    assert went is skipping.Skip.ENDED
    assert page.told[: 2 if watched else 1] == (["baseline", "press"] if watched else ["press"])
    assert asyncio.run(skipping.past_optional(cast("Any", page))) is skipping.Skip.STAYED
