"""A form is taken for a word in its favour, not for want of one against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mysteryshop.submit.finding.strangers import asks_of_own_car
from mysteryshop.submit.finding.warrant import BY_PLACE, FULL, LAST_RESORT, warrant
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import FormReading, recognise


def form(question: str, button: str, heading: str = "", above: str = "") -> FormReading:
    """A form that asks a person and one free text."""
    asked = (*(FieldSnapshot(f"#{word}", label=word) for word in ("Name", "Email", "Phone")),)
    if question:
        asked = (*asked, FieldSnapshot("#q", kind="textarea", label=question))
    send = (FieldSnapshot("#b", kind="submit", button=True, text=button),)
    told = FormSnapshot("form", asked, send, heading=heading or above, heading_inside=bool(heading), heading_above=above)
    return recognise(FrameSnapshot(forms=(told,)))[0]


@pytest.mark.parametrize(
    ("question", "button", "heading", "above"),
    [
        ("Which models do you like?", "Sign me up", "Our circle of friends", ""),
        ("Tell us about your society", "Send", "", "In the community"),
        ("Dates and size of van", "Request booking", "", "Vans by the day"),
        ("Comments", "Submit", "", "Tell us about your visit: our survey"),
        ("", "Claim mine", "A hundred dollars off", ""),
    ],
)
def test_nothing_vouches_for_it(question: str, button: str, heading: str, above: str) -> None:
    assert warrant(form(question, button, heading, above), "", led=False) == 0.0


def test_its_own_words_vouch_fully() -> None:
    assert warrant(form("Notes", "Send", "Check availability"), "", led=False) == FULL


def test_a_page_or_a_way_of_leads_vouches_for_a_form_of_any_name() -> None:
    unknown = form("Tell us all", "Go", "Let us sort it out together")
    assert warrant(unknown, "", led=True) == BY_PLACE
    assert warrant(unknown, "Contact us | Harbor View | /contact-us", led=False) == BY_PLACE


def test_a_bare_question_box_is_the_last_resort() -> None:
    assert warrant(form("Your message", "Send", "", "Welcome to our family"), "", led=False) == LAST_RESORT


def test_who_offers_to_find_a_car_takes_a_question_where_the_site_has_nothing_else() -> None:
    page = "{0} | Ridgeway | /go".format
    assert warrant(form("Comments", "Send", "", "Tell us what you want"), page("Tell us what you want"), led=False) == LAST_RESORT
    assert warrant(form("Comments", "Send", "", "Tell us how you are"), page("Tell us how you are"), led=False) == 0.0


@pytest.mark.parametrize(
    ("button", "above"),
    [
        ("Parrainer", "Parrainez un ami"),
        ("Einlagerung anfragen", "Reifenhotel: jetzt einlagern"),
        ("Invia valutazione", "Valuta il tuo intervento"),
    ],
)
def test_what_heading_and_button_name_together_is_its_own_errand(button: str, above: str) -> None:
    assert warrant(form("Message", button, "", above), "Contact | Garage | /contact", led=True) == 0.0


def test_a_question_named_twice_is_a_question() -> None:
    assert (
        warrant(form("Votre question", "Envoyer ma question", "", "Je souhaite poser une autre question"), "", led=True) == FULL
    )


@pytest.mark.parametrize("heading", ["Home charge point quote", "Customer feedback"])
def test_words_of_leads_about_something_else_vouch_for_nothing(heading: str) -> None:
    assert warrant(form("Tell us about your property", "Send", "", heading), "", led=False) == 0.0


def test_a_price_of_a_car_vouches() -> None:
    assert warrant(form("", "Send", "Request a quote for this vehicle"), "", led=False) == FULL


@pytest.mark.parametrize(
    ("question", "above"),
    [
        ("Questão", "Tem uma questão sobre uma viatura?"),
        ("Pregunta", "Pregunta lo que quieras"),
        ("Ihre Frage", "Fragen an den Verkäufer"),
    ],
)
def test_what_is_written_is_no_errand_of_its_own(question: str, above: str) -> None:
    assert warrant(form(question, "Ok", "", above), "", led=True) >= BY_PLACE


@pytest.mark.parametrize(
    ("legend", "question"), [("Name (Required)", "Comments (Required)"), ("Name (Pflichtfeld)", "Wünsche (Pflichtfeld)")]
)
def test_that_a_box_must_be_answered_is_no_errand(legend: str, question: str) -> None:
    asked = form(question, "Submit", "Send us a note")
    told = replace(asked, form=replace(asked.form, legend=legend))
    assert warrant(told, "Contact | Harbor View | /contact", led=True) > 0.5


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("What's your car doing?", True),
        ("Was macht Ihr Auto für Geräusche?", True),
        ("What would you like to know about your vehicle?", False),
        ("Message about your car", False),
        ("Help with your car search", False),
        ("Ask away", False),
    ],
)
def test_who_asks_what_ails_the_shoppers_car_repairs_it(question: str, own: bool) -> None:
    assert asks_of_own_car(form(question, "Send", "Ask our team")) is own
