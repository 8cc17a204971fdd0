"""What a form insists on, said in its words or by the site's objection; and an hour a mask took only half of."""

from __future__ import annotations

from datetime import time

import pytest

from mysteryshop.model import FormType
from mysteryshop.submit.content.texts import required
from mysteryshop.submit.filling.insist import insisting, unanswered
from mysteryshop.submit.filling.shows import shows_hour
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.recognise import FieldReading, FormReading


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
    )
    form = FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, fields)
    assert unanswered(form, {}) == []
    assert unanswered(form, {}, boxes=True) == ["#day"]
    assert [r.field.required for r in insisting(form, boxes=True).fields] == [False, True, False, False]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("10:0m", False), ("10:mm", False), ("10:00", True), ("10 h", True), ("10:00 AM", True), ("10:03", False), ("", None)],
)
def test_an_hour_half_written_is_not_the_hour(text: str, shown: bool | None) -> None:
    assert shows_hour(text, time(10)) is shown
