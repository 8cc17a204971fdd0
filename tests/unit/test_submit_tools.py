"""Tools of several steps: the entry that is taken, the button of a last look, what stands in for a tool that fails. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest

from mysteryshop.model import FormType, Intent
from mysteryshop.submit.filling.pickalike import chooses, entry_to_pick
from mysteryshop.submit.finding.buttons import send_button
from mysteryshop.submit.finding.candidates import Candidates
from mysteryshop.submit.finding.welcome import Found
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.page.survey import Button
from mysteryshop.submit.recognise import FormReading, recognise
from mysteryshop.submit.sending.buttons import closing
from tests.builders import a_dealer, a_planned_shop, a_scenario

if TYPE_CHECKING:
    from playwright.async_api import Frame

SHOP = a_planned_shop(dealer=a_dealer(name="Harbor View Toyota", city="Albany"))


def _entries(*around: str, words: str = "Select") -> list[Button]:
    return [Button(f"#b{n}", words, around=text) for n, text in enumerate(around)]


def test_the_own_store_is_picked_among_those_found() -> None:
    found = _entries("Lakeside Toyota, Troy (9 mi)", "Harbor View Toyota, Albany (2 mi)", "Northway Toyota")
    picked = entry_to_pick(found, SHOP)
    assert picked is not None
    assert picked.selector == "#b1"


def test_what_opens_or_sends_is_no_entry() -> None:
    assert entry_to_pick(_entries("Harbor View Toyota, Albany", words="Directions"), SHOP) is None


@pytest.mark.parametrize(
    "words",
    ["Select this store", "Choose", "Elegir", "Seleccionar este concesionario", "Choisir", "Auswählen", "Dieses Autohaus wählen", "Kies deze vestiging",
     "Scegli", "Selecionar"],
)  # fmt: skip
def test_words_that_take_an_entry(words: str) -> None:
    assert chooses(words)


def _shown(*buttons: str) -> dict[str, Any]:
    return {"buttons": [[f"#{n}", words, False, False, False] for n, words in enumerate(buttons)]}


@pytest.mark.parametrize(
    ("buttons", "sends"),
    [
        (("Edit", "Confirm booking"), "Confirm booking"),
        (("Ändern", "Termin verbindlich anfragen"), "Termin verbindlich anfragen"),
        (("Modifier", "Confirmer mon rendez-vous"), "Confirmer mon rendez-vous"),
        (("Edit my request",), None),
        (("Book this one", "Book another"), None),
    ],
)
def test_the_one_button_of_a_last_look(buttons: tuple[str, ...], sends: str | None) -> None:
    assert [words for _, words, _ in closing(_shown(*buttons))] == ([sends] if sends else [])


def test_what_searches_for_stores_carries_no_step_on() -> None:
    box = FieldSnapshot("#zip", label="ZIP code", box=(0, 0, 80, 20))
    search = FieldSnapshot("#go", kind="submit", button=True, text="Search", tag="button", box=(90, 0, 60, 20))
    on = FieldSnapshot(
        "#on", kind="submit", button=True, text="Next: your details", tag="button", disabled=True, box=(0, 90, 60, 20)
    )
    form = FormSnapshot("#s2", (box,), (search, on), real=False, heading="Find a dealer")
    button = send_button(recognise(FrameSnapshot(forms=(form,)))[0])
    assert button is not None
    assert button.selector == "#on"


def test_no_other_form_stands_in_for_a_tool_that_failed_by_our_fault() -> None:
    shop = a_planned_shop(scenario=a_scenario(intent=Intent.TRADE_IN))
    tool = FormReading(FormSnapshot("#tool"), FormType.TRADE_IN, 0.9, ())
    contact = FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, ())
    forms = Candidates(shop, date(2026, 6, 1))
    forms.spurn(_found(tool), ours=False)
    assert forms.stands_in(contact)
    forms.spurn(_found(tool), ours=True)
    assert not forms.stands_in(contact)
    assert forms.stands_in(tool)


def _found(reading: FormReading) -> Found:
    return Found(cast("Frame", None), reading, 1.0, "http://dealer.example/trade")
