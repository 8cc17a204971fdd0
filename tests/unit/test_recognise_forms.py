"""What a form is for, and which button sends it."""

from __future__ import annotations

import pytest

from mysteryshop.model.parties import FormType
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import FormReading, recognise
from tests.unit.recognise_forms_cases import FORMS
from tests.unit.recognise_forms_more import MORE


def form(labels: str, *buttons: str, heading: str = "", **over: object) -> FormReading:
    kinds = {"Password": "password", "Passwort": "password", "Message": "textarea", "Search": "search", "CV": "file"}
    fields = tuple(
        FieldSnapshot(f"#f{i}", label=text, kind=kinds.get(text, "text"))
        for i, text in enumerate(filter(None, labels.split("|")))
    )
    pressed = tuple(FieldSnapshot(f"#b{i}", kind="submit", button=True, text=text) for i, text in enumerate(buttons))
    text = " ".join((heading, labels.replace("|", " "), *buttons))
    snapshot = FormSnapshot("form", fields, pressed, heading=heading, heading_inside=bool(heading), text=text, **over)  # type: ignore[arg-type]
    return recognise(FrameSnapshot(forms=(snapshot,)))[0]


@pytest.mark.parametrize(
    ("labels", "button", "heading", "expected"),
    [
        ("First name|Last name|Email|Phone|Message", "Send", "Contact us", "contact"),
        ("Name|Email|Phone|Date", "Book it", "Schedule a test drive", "test_drive"),
        ("Vorname|Nachname|E-Mail|Telefon", "Probefahrt anfragen", "", "test_drive"),
        ("Name|Email|Phone", "Check availability", "Is this vehicle available?", "vehicle_inquiry"),
        ("Prénom|Nom|E-mail|Téléphone", "Envoyer", "Ce véhicule vous intéresse ?", "vehicle_inquiry"),
        ("Name|Email|Phone", "Get a quote", "", "quote"),
        ("Year|Make|Model|Mileage|Name|Email", "Get my value", "Value your trade", "trade_in"),
        ("Name|Email|Phone|Date", "Book service", "Schedule service", "service"),
        ("First name|Last name|Email|Annual income", "Apply", "Apply for financing", "finance"),
        ("Email|Password", "Log in", "", "login"),
        ("E-Mail|Passwort", "Einloggen", "", "login"),
        ("First name|Last name|Email|Password|Confirm password", "Create account", "", "registration"),
        ("Email|Password", "Create my account", "Sign up", "registration"),
        ("Email", "Reset my password", "Forgot your password?", "password_reset"),
        ("Email", "Subscribe", "Stay informed", "newsletter"),
        ("Correo electrónico", "Suscribirme", "Boletín", "newsletter"),
        ("Search", "Go", "", "search"),
        ("Name|Email|Website|Message", "Post comment", "Leave a reply", "comment"),
        ("Name|Email|CV|Message", "Send", "Job application: technician", "other"),
    ],
)
def test_the_purpose_of_a_form(labels: str, button: str, heading: str, expected: str) -> None:
    assert form(labels, button, heading=heading).form_type == FormType(expected)


def test_what_is_booked_under_a_heading_about_drives_is_a_drive() -> None:
    asked = "Full name|Email|Mobile|Preferred date"
    assert form(asked, "Book now", heading_above="Book a test drive", action="/book").form_type == FormType.TEST_DRIVE
    assert form("Email|Quantity|Street|Zip|City", "Place order", heading_above="Your basket").form_type == FormType.ORDER


def test_the_sending_button_is_told_from_the_others() -> None:
    reading = form("Name|Email|Message", "Clear form", "Send message", "Cancel")
    assert [r.type for r in reading.fields[-3:]] == ["button_other", "submit", "button_other"]


def test_an_aid_beside_a_field_is_not_the_sending_button() -> None:
    reading = form("Name|Email|Message", "", "Send")
    assert [r.type for r in reading.fields[-2:]] == ["button_other", "submit"]


def test_the_only_submit_button_sends_whatever_it_says() -> None:
    assert form("Name|Email", "Reset").fields[-1].type == "submit"


def test_the_same_snapshot_gives_the_same_reading() -> None:
    assert form("Name|Email|Message", "Send") == form("Name|Email|Message", "Send")


def sketched(heading: str, labels: str, button: str, ident: str) -> FormReading:
    """A form from a line of the case lists."""
    fields = []
    for i, label in enumerate(labels.split("|")):
        text, _, kind = label.partition(":")
        fields.append(FieldSnapshot(f"#f{i}", name=f"f{i}", label=text, kind=kind or "text"))
    pressed = (FieldSnapshot("#b", kind="submit", button=True, text=button),) if button else ()
    text = " ".join(filter(None, (heading, *(f.label for f in fields), button)))
    personal = any(f.kind in {"email", "password", "textarea"} for f in fields)
    snapshot = FormSnapshot(
        "form", tuple(fields), pressed, heading=heading, heading_inside=bool(heading), text=text, id=ident,
        method="post" if personal else "get",
    )  # fmt: skip
    return recognise(FrameSnapshot(forms=(snapshot,)))[0]


@pytest.mark.parametrize(("expected", "heading", "labels", "button", "ident"), [*FORMS, *MORE])
def test_hard_forms_in_seven_languages(expected: str, heading: str, labels: str, button: str, ident: str) -> None:
    assert sketched(heading, labels, button, ident).form_type == FormType(expected)


def test_a_french_power_rating_is_no_application() -> None:
    """ "CV" beside a vehicle's fields are horse powers, not a curriculum."""
    reading = sketched("Estimer ma voiture", "Marque|Modèle|Kilométrage|CV|Nom|E-mail:email|Téléphone", "Estimer", "")
    assert reading.form_type == FormType.TRADE_IN


@pytest.mark.parametrize(("names", "expected"), [(("a", "b"), FormType.SEARCH), (("", ""), FormType.OTHER)])
def test_boxes_without_names_are_no_search_by_get(names: tuple[str, str], expected: FormType) -> None:
    boxes = tuple(
        FieldSnapshot(f"#b{n}", kind="text", name=name, label=label)
        for n, (name, label) in enumerate(zip(names, ("Department", "When do you plan to buy?"), strict=True))
    )
    reading = recognise(FrameSnapshot(forms=(FormSnapshot("form", method="get", fields=boxes),)))[0]
    assert reading.form_type is expected


def test_a_sentence_of_help_under_a_question_is_not_what_is_asked() -> None:
    box = FieldSnapshot(
        "#q",
        kind="textarea",
        tag="textarea",
        text_before="Hello | What is your question? * | Shift + Enter to make a line break.",
    )
    reading = recognise(FrameSnapshot(forms=(FormSnapshot("form", fields=(box,)),)))[0]
    assert [field.type for field in reading.fields] == ["message"]
