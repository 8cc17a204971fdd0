"""What a form insists on, said in its words or by the site's objection; and an hour a mask took only half of."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from mysteryshop.model import FormType
from mysteryshop.submit.content.texts import required
from mysteryshop.submit.filling.insist import insisting, insisting_on_one, unanswered, unticked
from mysteryshop.submit.filling.readout import agrees_to_text, offers_leave
from mysteryshop.submit.filling.shows import shows_hour
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.page.survey import Button
from mysteryshop.submit.recognise import FieldReading, FormReading
from mysteryshop.submit.sending.corrections import Asked, agreeing, all_but, boxes_to_tick


def a_box(selector: str, kind: str = "text", **over: str) -> FieldSnapshot:
    """A box in sight."""
    return FieldSnapshot(selector, kind=kind, label=over.pop("label", "A box"), visible=True, **over)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Best time to call (required)", True),
        ("Teléfono (obligatorio)", True),
        ("Téléphone - champ requis", True),
        ("Telefon (Pflichtfeld)", True),
        ("Telefoonnummer (verplicht)", True),
        ("Telefono (obbligatorio)", True),
        ("Telefone (obrigatório)", True),
        ("Company (not required)", False),
        ("Firma (nicht erforderlich)", False),
        ("Société (facultatif)", False),
        ("Azienda (non obbligatoria)", False),
        ("Required", False),
        ("Is a trade-in required for your deal?", False),
    ],
)
def test_the_last_words_of_a_label_may_say_that_it_is_required(label: str, told: bool) -> None:
    assert required(a_box("#a", label=label)) is told


def test_a_tick_box_is_no_field_to_be_filled() -> None:
    assert not required(a_box("#a", "checkbox", label="Consent to advertising is not a condition and never required"))
    assert not required(a_box("#a", "checkbox", label="I agree that texts may be required"))


def test_where_all_is_asked_for_every_empty_box_is_insisted_on_and_no_trap() -> None:
    fields = (
        FieldReading(a_box("#name", value="Maria"), "full_name", 0.9, ""),
        FieldReading(a_box("#day", "date", label="Preferred date"), "date", 0.9, ""),
        FieldReading(a_box("#find", label="Search"), "search_query", 0.9, ""),
        FieldReading(a_box("#trap", label="Leave this empty"), "honeypot", 0.9, ""),
        FieldReading(a_box("#vin", label="VIN (optional)"), "vehicle_vin", 0.9, ""),
    )
    form = FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, fields)
    assert unanswered(form, {}) == []
    assert unanswered(form, {}, boxes=True) == ["#day"]
    assert [r.field.required for r in insisting(form, boxes=True).fields] == [False, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("10:0m", False), ("10:mm", False), ("10:00", True), ("10 h", True), ("10:00 AM", True), ("10:03", False), ("", None)],
)
def test_an_hour_half_written_is_not_the_hour(text: str, shown: bool | None) -> None:
    assert shows_hour(text, time(10)) is shown


@pytest.mark.parametrize(
    ("sentence", "said", "ticked"),
    [
        ("House rules apply", "Please tick this box to go on", True),
        ("Fair dealing charter", "Fair dealing charter This field is required.", True),
        ("Se aplican las normas de la casa", "Debe aceptar las normas", True),
        ("Les règles de la maison s'appliquent", "Veuillez cocher la case", True),
        ("Unsere Hausordnung gilt", "Bitte setzen Sie das Häkchen", True),
        ("De huisregels zijn van toepassing", "Vink het vakje aan", True),
        ("Valgono le regole della casa", "Si prega di spuntare la casella", True),
        ("Aplicam-se as regras da casa", "Marque a caixa de seleção", True),
        ("House rules apply", "Please enter a valid phone number", False),
        ("House rules apply", "Please agree to receive our offers", False),
        ("Be first to know", "Please tick this box to go on", False),
        ("Lo mejor de la movilidad en mi buzón", "Marque la casilla", False),
        ("Gardons le lien", "Veuillez cocher la case", False),
        ("Lassen Sie uns in Verbindung bleiben", "Bitte setzen Sie das Häkchen", False),
        ("Zet mij op de lijst", "Vink het vakje aan", False),
        ("Voglio sapere per primo dei nuovi lanci", "Si prega di spuntare la casella", False),
        ("O melhor da mobilidade na minha caixa de entrada", "Marque a caixa de seleção", False),
    ],
)
def test_a_box_in_words_nobody_knows_is_ticked_once_the_site_insists_unless_it_lures(
    sentence: str, said: str, ticked: bool
) -> None:
    form = _reading(a_box("#x", "checkbox", label=sentence, name="a9"))
    told = boxes_to_tick(form, Asked(frozenset(), set(), (said,)))
    assert told == (["#x"] if ticked else [])
    assert [r.type for r in agreeing(form, told).fields] == ["consent" if ticked else "other"]


def test_leave_bound_to_the_enquiry_is_given_once_the_site_insists_and_a_second_one_to_something_unknown_never() -> None:
    def form(*sentences: str) -> FormReading:
        boxes = (a_box(f"#{n}", "checkbox", label=said, name=f"a{n}") for n, said in enumerate(sentences))
        return FormReading(
            FormSnapshot("form"), FormType.CONTACT, 0.9, tuple(FieldReading(box, "consent", 0.9, "") for box in boxes)
        )

    insists = Asked(frozenset(("a0", "a1")), set(), ())
    bound = form("J'accepte que mes données servent à ma demande et à m'envoyer des offres")
    assert (boxes_to_tick(bound, insists), boxes_to_tick(bound, None)) == (["#0"], ["#0"])
    both = form("J'accepte la politique de confidentialité", "J'accepte l'ouverture d'un espace Étoile")
    assert boxes_to_tick(both, insists) == ["#0"]


def _reading(box: FieldSnapshot) -> FormReading:
    return FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, (FieldReading(box, "other", 0.5, ""),))


def test_of_boxes_that_answer_one_question_one_is_to_be_ticked_where_the_step_goes_no_further() -> None:
    def ticks(*checked: bool, kind: str = "other") -> FormReading:
        boxes = (replace(a_box(f"#{n}", "checkbox", label=f"Box {n}", name="ask"), checked=on) for n, on in enumerate(checked))
        return FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, tuple(FieldReading(b, kind, 0.5, "") for b in boxes))

    assert unticked(ticks(False, False)) == ["#0", "#1"]
    assert unticked(ticks(False, True)) == []
    assert unticked(ticks(False)) == []
    assert unticked(ticks(False, False, kind="marketing_optin")) == []
    assert [r.field.required for r in insisting_on_one(ticks(False, False), ["#0"]).fields] == [True, False]


@pytest.mark.parametrize(
    ("words", "pressed"),
    [
        (("Cerrar", "Aceptar"), "Aceptar"),
        (("Annuleren", "Akkoord"), "Akkoord"),
        (("Li e aceito", "Recusar"), "Li e aceito"),
        (("Gelesen und akzeptiert",), "Gelesen und akzeptiert"),
        (("Fermer", "Imprimer"), None),
    ],
)
def test_the_text_of_a_consent_that_was_opened_is_agreed_to_where_it_asks_for_that(
    words: tuple[str, ...], pressed: str | None
) -> None:
    shown = [Button(f"#b{i}", said, layer="Aviso de privacidad") for i, said in enumerate(words)]
    beside = [Button("#x", "Accept all"), Button("#y", "I agree", layer="Subscribe", layer_asks=1)]
    told = agrees_to_text([*beside, *shown])
    assert (told.text if told else None) == pressed


@pytest.mark.parametrize(
    ("words", "pressed"),
    [
        (("Add comments", "Read and accept"), ["Read and accept"]),
        (("Datenschutz", "Lesen und akzeptieren"), ["Lesen und akzeptieren", "Datenschutz"]),
        (("Lire et accepter",), ["Lire et accepter"]),
        (("Leer y aceptar", "Aceptar ofertas"), ["Leer y aceptar"]),
        (("Lezen en accepteren",), ["Lezen en accepteren"]),
        (("Leggi e accetta",), ["Leggi e accetta"]),
        (("Ler e aceitar",), ["Ler e aceitar"]),
        (("Allow", "Toestaan", "Accept", "Sí, acepto", "J'accepte"), []),
        (("Accept the privacy policy",), ["Accept the privacy policy"]),
        (("Agree and continue", "Send", "Sign me up for offers"), []),
    ],
)
def test_a_link_that_agrees_to_a_legal_text_stands_for_a_box_and_one_that_sends_or_sells_does_not(
    words: tuple[str, ...], pressed: list[str]
) -> None:
    assert [said for _, said in offers_leave([(f"#{i}", said) for i, said in enumerate(words)])] == pressed


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        ("Please fill in all required fields", ""),
        ("All fields are required", ""),
        ("All fields except M.I. and Work Phone are required", " m i and work phone are required "),
        ("Please complete all fields.", ""),
        ("Bitte füllen Sie alle Felder aus", ""),
        ("Tous les champs sont obligatoires, sauf le téléphone", " le telephone "),
        ("Please enter a phone number", ""),
        ("We answer all enquiries within an hour of the form's arrival", ""),
    ],
)
def test_an_objection_may_ask_for_all_boxes_but_some(words: str, spared: str) -> None:
    assert all_but(Asked(frozenset(), set(), (words,))) == spared
    boxes = FormReading(
        FormSnapshot("form"),
        FormType.CONTACT,
        1.0,
        tuple(FieldReading(a_box(f"#{n}", label=label), "other", 0.5, "") for n, label in enumerate(("M.I.", "Street"))),
    )
    assert unanswered(boxes, {}, boxes=True, spared=" m i and work phone are required ") == ["#1"]
