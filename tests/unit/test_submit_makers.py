"""Habits of form makers in seven languages: clocks, buttons that keep for later, questions whether one came for a car."""

from __future__ import annotations

import json

import pytest

from mysteryshop.submit.content import choose
from mysteryshop.submit.content.errands import wants_a_car
from mysteryshop.submit.finding.buttons import puts_off
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.sending.answers import what_it_says
from mysteryshop.submit.sending.complaints import too_soon


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("Please wait a little longer before submitting.", 6.0),
        ("There was a problem with your form submission. Please wait 6 seconds and try again.", 7.0),
        ("Bitte warten Sie 5 Sekunden, bevor Sie das Formular absenden.", 6.0),
        ("Veuillez patienter 10 secondes avant de renvoyer le formulaire.", 11.0),
        ("Espere 4 segundos e inténtelo de nuevo.", 5.0),
        ("U hebt het formulier te snel verstuurd.", 6.0),
        ("Thank you! Please wait, you will be redirected in 5 seconds.", None),
        ("Too many requests. Wait 60 seconds and try again.", None),
        ("We reply quickly.", None),
    ],
)
def test_a_site_that_asks_to_wait_names_its_seconds(line: str, seconds: float | None) -> None:
    assert too_soon([line]) == seconds


@pytest.mark.parametrize("words", ["Save and continue later", "Als Entwurf speichern", "Continuer plus tard", "Salva bozza"])
def test_a_button_that_keeps_for_later_is_no_way_on(words: str) -> None:
    assert puts_off(words)
    assert not puts_off("Save and continue")


@pytest.mark.parametrize(
    "asked",
    ["Are you shopping for a vehicle?", "Suchen Sie ein Fahrzeug?", "¿Te interesa comprar un coche?", "Zoekt u een auto?"],
)
def test_who_asks_whether_one_came_for_a_car_hears_yes(asked: str) -> None:
    assert wants_a_car(plain(asked))


@pytest.mark.parametrize(
    "asked", ["Do you own a vehicle?", "Are you interested in financing a car?", "Would you like to trade in your car?", "Sure?"]
)
def test_who_asks_for_more_than_a_car_does_not(asked: str) -> None:
    assert not wants_a_car(plain(asked))


def test_within_the_month_is_sooner_than_three_months() -> None:
    options = [(words, words) for words in ("Immédiatement", "Dans le mois", "Dans 3 mois", "Plus tard")]
    assert choose.timeframe(options, 30) == ("Dans le mois", "Dans le mois")


def test_an_answer_that_brings_boxes_claims_nothing() -> None:
    step = {"success": True, "html": "<label>Email</label><input type='email' name='email'>"}
    assert what_it_says(json.dumps(step)) == (None, "")
    assert what_it_says(json.dumps({"success": True, "html": "<p>Done.</p>"}))[0] is True
