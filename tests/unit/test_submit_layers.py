"""Layers that come up with the press: an address taken for mistyped, a code to be typed in."""

from __future__ import annotations

from typing import Any, cast

import pytest

from mysteryshop.submit.content.values import Phone
from mysteryshop.submit.page.mistyped import proposes
from mysteryshop.submit.page.survey import Button
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.sending.answers import what_it_says
from mysteryshop.submit.sending.complaints import awaits_mail
from mysteryshop.submit.sending.layers import keeping, vouching
from mysteryshop.submit.sending.marks import Marks
from mysteryshop.submit.sending.objections import respell_phone
from mysteryshop.submit.sending.signs import Carrier, Signs, Verdict
from mysteryshop.submit.sending.thanks import thanks_in
from mysteryshop.submit.sending.traffic import Traffic
from mysteryshop.submit.sending.witness import judge

OWN = "maria.jensen47@shop.example"


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Did you mean maria.jensen47@shop.com?", "maria.jensen47@shop.com"),
        ("You wrote maria.jensen47@shop.example. Did you mean maria.jensen@shop.example?", "maria.jensen@shop.example"),
        ("Is maria.jensen47@shop.example right?", None),
        ("Write to sales@harborview.example", None),
    ],
)
def test_an_address_proposed_in_the_place_of_the_shoppers(words: str, other: str | None) -> None:
    assert proposes(words, OWN) == other


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("Ja, ändern", "Nein, so lassen"), "Nein, so lassen"),
        (("Use maria.jensen47@shop.com", "Keep mine"), "Keep mine"),
        (("Correct it", "Send anyway"), "Send anyway"),
        (("Yes", "No"), "No"),
        (("Übernehmen", "Beibehalten"), "Beibehalten"),
        (("×", "Yes, change it"), None),
    ],
)
def test_the_address_is_left_as_it_is(texts: tuple[str, ...], kept: str | None) -> None:
    layer = "Did you mean maria.jensen47@shop.com?"
    chosen = keeping([Button(f"#{i}", text, layer=layer) for i, text in enumerate(texts)], OWN)
    assert (chosen.text if chosen else None) == kept


def test_a_lead_that_waits_for_a_code_is_not_proven() -> None:
    taken = Carrier("https://store.example/lead", certain=True, status=200, whole=True)
    signs = Signs("a", "b", new_text=("Thank you for your message!",), form_gone=True, carriers=(taken,))
    assert judge(signs).verdict is Verdict.PROVEN
    asked = Signs("a", "b", new_text=("Thank you for your message!",), form_gone=True, carriers=(taken,), coded=True)
    assert judge(asked).verdict is Verdict.TROUBLE


@pytest.mark.parametrize(
    "words", ["Informe DDD + número, somente dígitos", "Digits only, please", "Nur Ziffern, bitte", "Alleen cijfers"]
)
def test_nothing_but_digits_asked_of_a_number(words: str) -> None:
    number = Phone.read("+551130001234", "BR", "BR")
    assert number is not None
    assert respell_phone(number, [words], "(11) 3000-1234") == "1130001234"


def test_an_answer_that_names_the_box_by_a_code_is_heard() -> None:
    assert what_it_says('{"message": "Su mensaje no se ha enviado."}')[0] is False
    assert what_it_says('{"message": "There was a problem processing your enquiry."}')[0] is False
    assert what_it_says('{"status": "error", "code": "INVALID_PHONE", "field": "tel"}') == (False, "tel: INVALID_PHONE")


def test_an_address_that_is_checked_is_not_the_lead() -> None:
    class Nowhere:
        pass

    heard = Traffic(
        cast(Visit, Nowhere()), ["giulia.ferri@shop.example", "giulia.ferri@shop.example", "Ferri", "Buongiorno, l'auto"]
    )
    assert heard._reads("/verify?email=giulia.ferri%40shop.example") == (True, False)
    assert heard._reads('{"email": "giulia.ferri@shop.example", "nome": "Giulia", "cognome": "Ferri"}') == (True, True)


@pytest.mark.parametrize(
    ("lines", "waits"),
    [
        (("We sent you an e-mail.", "Click the link in it to confirm your request."), True),
        (("Bevestig uw mailadres", "Pas daarna gaat uw vraag naar de verkoper."), True),
        (("Bitte bestätigen Sie Ihre E-Mail-Adresse.",), True),
        (("Fast geschafft", "Klicken Sie auf den Bestätigungslink in der E-Mail."), True),
        (("Cliquez sur le lien reçu par courriel pour valider votre demande.",), True),
        (("Thank you! A confirmation e-mail is on its way.", "Click here to see our inventory"), False),
        (("Gracias. Recibirá un correo de confirmación.",), False),
        (("Obrigado. Verifique seu e-mail: os detalhes chegam em breve.",), False),
        (("Haga clic en el enlace del correo para verificar su solicitud.",), True),
        (("Vielen Dank!", "Bestätigen Sie Ihre Newsletter-Anmeldung über den Link in der E-Mail."), False),
    ],
)
def test_a_lead_kept_back_until_a_mail_is_confirmed(lines: tuple[str, ...], waits: bool) -> None:
    assert bool(awaits_mail(lines)) is waits


def test_marks_on_a_form_given_back_are_its_answer() -> None:
    clean = {"invalid": [], "beside": [["tel", ""]], "held": True}
    marked = {"invalid": [], "beside": [["tel", "Formato no válido"]], "held": False}
    assert Marks(clean, clean, quiet=False, late=False, returned=True).wrong(marked) == (("tel", "Formato no válido"),)
    assert Marks(marked, clean, quiet=False, late=False, returned=True).wrong(marked) == (("tel", "Formato no válido"),)
    assert Marks(marked, marked, quiet=False, late=False, returned=True).wrong(marked) == ()
    assert Marks(clean, clean, quiet=False, late=False, returned=False).wrong(marked) == ()


def test_the_empty_boxes_of_a_next_step_or_of_a_last_look_are_no_objections() -> None:
    asked = {"invalid": [], "beside": [["name", ""]], "held": True, "names": ["name"]}
    step = {"invalid": [["ok", "", "native"]], "beside": [["ok", "I agree"], ["no", "News"]], "held": True, "names": ["ok", "no"]}
    look = {"invalid": [], "beside": [["name", ""], ["kind", "Book a service"]], "held": True, "names": ["name", "kind"]}
    told = {"invalid": [["name", "", "native"]], "beside": [["name", "Fill this in"]], "held": True, "names": ["name"]}
    marks = Marks(asked, asked, quiet=True, late=False, returned=False)
    assert (marks.wrong(step), marks.wrong(look)) == ((), ())
    assert marks.wrong(told) == (("name", ""),)


def test_red_of_a_form_that_sent_is_no_objection() -> None:
    clean: dict[str, Any] = {"invalid": [], "beside": [], "held": True}
    red = {"invalid": [["tel", "", "red"]], "beside": [], "held": True}
    assert Marks(clean, clean, quiet=False, late=False, returned=False).wrong(red) == ()
    assert Marks(clean, clean, quiet=True, late=False, returned=False).wrong(red) == (("tel", ""),)


@pytest.mark.parametrize(
    "line",
    [
        "Bedankt voor uw begrip.",
        "Vielen Dank für Ihre Geduld!",
        "Thank you for your patience",
        "Gracias por su comprensión",
        "Grazie della fiducia",
    ],
)
def test_thanks_for_patience_are_none_for_a_message(line: str) -> None:
    assert not thanks_in([line])
    assert thanks_in([line, "Thank you for your message, and for your patience."])


def test_what_is_said_of_the_lead_outweighs_a_kind_word() -> None:
    posted = Carrier("https://store.example/lead", certain=True, status=200, whole=True)
    page = ("Er is iets fout gegaan", "Wij konden uw bericht niet bezorgen.", "Dank u, team De Haven")
    signs = Signs("a", "b", new_text=page, form_gone=True, navigated=True, carriers=(posted,), spoke=True)
    assert judge(signs).verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    ("layer", "texts", "right"),
    [
        (f"Is {OWN} correct? Change Yes, keep it", ("Change", "Yes, keep it"), "Yes, keep it"),
        (f"Stimmt {OWN}? Ändern Ja, stimmt", ("Ändern", "Ja, stimmt"), "Ja, stimmt"),
        (f"Your address is {OWN}. Change Yes", ("Change", "Yes"), None),  # asks nothing
        ("Is somebody@else.example correct? Change Yes", ("Change", "Yes"), None),
    ],
)
def test_own_address_is_vouched_for(layer: str, texts: tuple[str, ...], right: str | None) -> None:
    chosen = vouching([Button(f"#{i}", text, layer=layer) for i, text in enumerate(texts)], OWN)
    assert (chosen.text if chosen else None) == right
