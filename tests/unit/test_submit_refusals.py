"""Forms that insist on papers, money, passwords or credit are refused with a reason, in seven languages; others are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mysteryshop.model import FormType
from mysteryshop.submit.content.refusals import refusal
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import FieldReading, FormReading, recognise
from tests.builders import a_planned_shop

FRAME = {
    "en": ("Name", "Email", "Message", "Send"),
    "es": ("Nombre", "Correo electrónico", "Mensaje", "Enviar"),
    "fr": ("Nom", "E-mail", "Message", "Envoyer"),
    "de": ("Name", "E-Mail", "Nachricht", "Absenden"),
    "nl": ("Naam", "E-mailadres", "Bericht", "Verzenden"),
    "it": ("Nome", "Email", "Messaggio", "Invia"),
    "pt": ("Nome", "E-mail", "Mensagem", "Enviar"),
}
REFUSED = [
    ("en", "Driver's license number"), ("en", "Social Security Number"), ("en", "Credit card number"), ("en", "Monthly income"), ("en", "Date of birth"),
    ("en", "Current employer"), ("en", "Estimated credit score"), ("en", "Passport number"),
    ("es", "Número de permiso de conducir"), ("es", "DNI / NIE"), ("es", "Número de tarjeta"), ("es", "Ingresos mensuales"), ("es", "Fecha de nacimiento"), ("es", "Número de pasaporte"),
    ("fr", "Numéro de permis de conduire"), ("fr", "Numéro de sécurité sociale"), ("fr", "Numéro de carte bancaire"), ("fr", "Revenus mensuels"), ("fr", "Date de naissance"), ("fr", "Pièce d'identité"),
    ("de", "Führerscheinnummer"), ("de", "Personalausweisnummer"), ("de", "Kreditkartennummer"), ("de", "Monatliches Nettoeinkommen"), ("de", "Geburtsdatum"), ("de", "Ihr Arbeitgeber"),
    ("nl", "Rijbewijsnummer"), ("nl", "BSN"), ("nl", "Creditcardnummer"), ("nl", "Netto maandinkomen"), ("nl", "Geboortedatum"), ("nl", "Paspoortnummer"),
    ("it", "Numero di patente"), ("it", "Codice fiscale"), ("it", "Numero di carta di credito"), ("it", "Reddito mensile"), ("it", "Data di nascita"), ("it", "Datore di lavoro"),
    ("pt", "Número da carta de condução"), ("pt", "CPF"), ("pt", "Número do cartão de crédito"), ("pt", "Renda mensal"), ("pt", "Data de nascimento"), ("pt", "Conta bancária"),
]  # fmt: skip
PASSWORDS = [
    ("en", "Create a password"), ("es", "Contraseña"), ("fr", "Mot de passe"), ("de", "Passwort"), ("nl", "Wachtwoord"), ("it", "Password"), ("pt", "Senha"),
]  # fmt: skip
WELCOME = [
    ("en", "License plate of your trade-in"), ("en", "How many keys should it have?"), ("es", "¿Qué color prefiere?"), ("fr", "Quelle finition souhaitez-vous ?"),
    ("de", "Wunschfarbe"), ("nl", "Gewenste kleur"), ("it", "Colore preferito"), ("pt", "Cor preferida"),
]  # fmt: skip


def _form(language: str, asked: str, *, kind: str = "text", required: bool = True) -> FormReading:
    name, mail, message, send = FRAME[language]
    star = " *" if required else ""
    fields = (
        FieldSnapshot("#a", label=f"{name} *", name="f1", required=True, box=(0, 0, 200, 20)),
        FieldSnapshot("#b", label=f"{mail} *", kind="email", name="f2", required=True, box=(0, 40, 200, 20)),
        FieldSnapshot("#x", label=f"{asked}{star}", name="f9", kind=kind, required=required, box=(0, 80, 200, 20)),
        FieldSnapshot("#m", label=message, kind="textarea", name="f3", box=(0, 120, 200, 60)),
    )
    button = FieldSnapshot("#s", tag="button", kind="submit", button=True, text=send)
    return recognise(FrameSnapshot(language=language, forms=(FormSnapshot("form", fields=fields, buttons=(button,)),)))[0]


def _planner(form: FormReading) -> Planner:
    return Planner(a_planned_shop(), form, date(2026, 6, 1))


@pytest.mark.parametrize(("language", "asked"), REFUSED)
def test_a_form_that_insists_is_refused_with_a_reason(language: str, asked: str) -> None:
    reason = _planner(_form(language, asked)).refusal()
    assert reason is not None
    assert "insists" in reason or "payment" in reason


@pytest.mark.parametrize(("language", "asked"), PASSWORDS)
def test_a_password_is_never_made_up(language: str, asked: str) -> None:
    assert _planner(_form(language, asked, kind="password")).refusal() is not None


@pytest.mark.parametrize(("language", "asked"), [*REFUSED, *PASSWORDS])
def test_what_may_not_be_told_stays_empty_where_it_may(language: str, asked: str) -> None:
    wishes = {wish.field.selector: wish for wish in _planner(_form(language, asked, required=False)).wishes()}
    assert wishes["#x"].value is None


@pytest.mark.parametrize(("language", "asked"), WELCOME)
def test_an_ordinary_question_refuses_nothing(language: str, asked: str) -> None:
    assert _planner(_form(language, asked)).refusal() is None


@pytest.mark.parametrize(
    ("before", "refused"), [("2022 Honda Passport | Stock 41 | Extra *", False), ("Passport | Extra *", True)]
)
def test_a_cars_name_before_a_box_is_no_paper(before: str, refused: bool) -> None:
    box = FieldReading(FieldSnapshot("#x", kind="text", text_before=before, required=True), "other", 0.4, "")
    assert (refusal(FormType.CONTACT, (box,)) is not None) is refused


def test_the_year_of_registration_is_no_number_plate() -> None:
    boxes = (("Make", "vehicle_make"), ("Year of registration", "vehicle_year"), ("Email", "email"))
    fields = tuple(
        FieldReading(FieldSnapshot(f"#{k}", kind="text", label=words, required=True), k, 0.9, "") for words, k in boxes
    )
    assert refusal(FormType.TRADE_IN, fields) is None
    plate = replace(fields[1], type="vehicle_other", field=replace(fields[1].field, label="Registration"))
    assert refusal(FormType.TRADE_IN, (fields[0], plate, fields[2])) is not None
