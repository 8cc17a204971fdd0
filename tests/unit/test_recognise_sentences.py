"""Tick boxes by their whole sentence in seven languages, and by the words around them where they say too little."""

from __future__ import annotations

import pytest

from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import recognise
from mysteryshop.submit.recognise.sentence import read_leave
from tests.unit.recognise_boxes_cases import BOXES

NAME = FieldSnapshot("#n", label="Name")


def kinds(*boxes: FieldSnapshot) -> list[str]:
    form = FormSnapshot("form", fields=(NAME, *boxes))
    return [field.type for field in recognise(FrameSnapshot(forms=(form,)))[0].fields[1:]]


def box(label: str = "", **over: object) -> FieldSnapshot:
    return FieldSnapshot("#b", kind="checkbox", label=label, **over)  # type: ignore[arg-type]


def run(*labels: str, **over: object) -> list[FieldSnapshot]:
    """Boxes in a row, `over` said of the first."""
    first, *rest = [FieldSnapshot(f"#b{i}", kind="checkbox", name=f"opt{i}", label=word) for i, word in enumerate(labels)]
    return [FieldSnapshot("#b0", kind="checkbox", name="opt0", label=first.label, **over), *rest]  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "expected", "sentence"), BOXES)
def test_a_sentence_is_read_to_its_end(language: str, expected: str, sentence: str) -> None:
    assert kinds(box(sentence)) == [expected]


@pytest.mark.parametrize(
    ("expected", "field"),
    [
        ("consent", box("I agree", text_before="Please read our privacy policy before sending.")),
        ("consent", box("Yes", group_label="Do you accept the terms of use?")),
        ("consent", box("Ja", description="Ich stimme der Verarbeitung meiner Daten zu.")),
        ("consent", box("*", text_before="J'accepte la politique de confidentialité")),
        ("consent", box("Acepto", text_before="Tratamiento de datos personales | Lea el aviso de privacidad")),
        ("consent", box("", text_before="Ho letto l'informativa e acconsento", text_after="Città")),
        ("consent", box("Akkoord", section="Privacyverklaring")),
        ("marketing_optin", box("Yes please", text_before="May we send you our newsletter?")),
        ("marketing_optin", box("Sim", group_label="Quer receber novidades e ofertas?")),
        ("marketing_optin", box("Oui", description="Recevez nos offres et actualités par e-mail.")),
        ("marketing_optin", box("Ja", text_before="Möchten Sie unseren Newsletter mit Angeboten abonnieren?")),
        ("marketing_optin", box("Acconsento", text_before="Invio di comunicazioni commerciali e profilazione")),
        ("marketing_optin", box("I agree", text_before="Marketing communications", required=False)),
        ("marketing_optin", box("Tick here", name="email_opt_in")),
        ("consent", box("I accept the privacy policy and agree to receive news", required=True)),
        ("marketing_optin", box("I accept the privacy policy and wish to receive your news and offers")),
        ("other", box("Leather seats", text_before="Which options do you want to hear about?")),
    ],
)
def test_a_bare_yes_asks_the_words_around_it(expected: str, field: FieldSnapshot) -> None:
    assert kinds(field) == [expected]


@pytest.mark.parametrize(
    ("expected", "boxes"),
    [
        ("marketing_optin", run("E-mail", "Phone", "SMS", section="Stay in touch with us about offers and events")),
        ("marketing_optin", run("Email", "Mail", "Telephone")),
        ("marketing_optin", run("E-mail", "SMS", "Courrier", text_before="Je souhaite recevoir vos offres par :")),
        ("marketing_optin", run("E-Mail", "Telefon", text_before="Ich möchte über Neuheiten informiert werden per")),
        ("marketing_optin", run("E-mail", "Telefono", text_before="Acconsento a ricevere promozioni tramite")),
        ("contact_method", run("E-mail", "Phone", "SMS", text_before="How would you like to hear from us?")),
        ("contact_method", run("E-mail", "Telefoon", text_before="Hoe mogen we contact met u opnemen?")),
        ("contact_method", run("Correo electrónico", "Teléfono", "WhatsApp", text_before="¿Cómo prefiere que le contactemos?")),
        ("contact_method", run("E-Mail", "Anruf", text_before="Wie möchten Sie kontaktiert werden?")),
    ],
)
def test_channels_in_a_row_are_told_by_what_is_asked_of_them(expected: str, boxes: list[FieldSnapshot]) -> None:
    assert kinds(*boxes) == [expected] * len(boxes)


def test_what_goes_on_after_the_last_answer_is_the_question() -> None:
    yes = FieldSnapshot("#a", kind="radio", name="r", label="Acconsento", text_before="Ho letto la privacy policy", group_size=2)
    no = FieldSnapshot("#b", kind="radio", name="r", label="Non acconsento", text_after="Non acconsento al trattamento per finalità di marketing", group_size=2)  # fmt: skip
    assert kinds(yes, no) == ["marketing_optin"] * 2


@pytest.mark.parametrize(
    ("question", "answers", "expected"),
    [
        ("Do you agree to our privacy policy?", ("Yes", "No"), "consent"),
        ("Privacy", ("I have read it and accept", "I do not accept"), "consent"),
        ("Möchten Sie den Newsletter erhalten?", ("Ja", "Nein"), "marketing_optin"),
        ("Acconsento al trattamento per finalità di marketing", ("Sì", "No"), "marketing_optin"),
        ("Consentement : prospection commerciale", ("J'accepte", "Je refuse"), "marketing_optin"),
        ("Autorizo o tratamento dos meus dados pessoais", ("Sim", "Não"), "consent"),
        ("May we use your details to answer you?", ("Yes", "No"), "consent"),
        ("Dürfen wir Ihre Daten zur Beantwortung verwenden?", ("Ja", "Nein"), "consent"),
        ("Do you own a car now?", ("Yes", "No"), "other"),
    ],
)
def test_a_yes_or_no_may_be_a_leave(question: str, answers: tuple[str, ...], expected: str) -> None:
    radios = [
        FieldSnapshot(f"#r{i}", kind="radio", name="q", label=word, group_label=question, group_size=len(answers))
        for i, word in enumerate(answers)
    ]
    assert kinds(*radios) == [expected] * len(answers)


def test_the_reasons_quote_the_sentence() -> None:
    assert read_leave("I agree to marketing texts").why("marketing_optin") == 'says "marketing text*"'
