"""Honeypots are told from later steps, closed dialogs, styled boxes and honest unlabelled fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import recognise

NAME = FieldSnapshot("#n", name="name", label="Your name")
MAIL = FieldSnapshot("#e", kind="email", name="email", label="Email")
TEXT = FieldSnapshot("#m", kind="textarea", tag="textarea", name="message", label="Message")


def type_of(field: FieldSnapshot, *others: FieldSnapshot) -> str:
    form = FormSnapshot("form", fields=(*(others or (NAME, MAIL, TEXT)), field))
    return recognise(FrameSnapshot(forms=(form,)))[0].fields[-1].type


@pytest.mark.parametrize(
    "words",
    [
        "Leave this field empty",
        "If you are human, leave this field blank.",
        "This field is for validation purposes and should be left unchanged.",
        "Bitte dieses Feld leer lassen",
        "Ne pas remplir ce champ",
        "No rellenar este campo",
        "Laat dit veld leeg",
        "Lasciare vuoto",
        "Não preencha este campo",
    ],
)
def test_wording_gives_a_trap_away(words: str) -> None:
    assert type_of(FieldSnapshot("#h", name="website", label=words)) == "honeypot"


@pytest.mark.parametrize(
    "trap",
    [
        FieldSnapshot("#h", name="url", label="Website", visible=False, why_hidden="off-screen", hidden_with=1, tabindex=-1),
        FieldSnapshot("#h", name="email2", kind="email", label="Email", visible=False, why_hidden="opacity", hidden_with=1),
        FieldSnapshot("#h", name="fax_no", visible=False, why_hidden="display none", hidden_with=1),
        FieldSnapshot("#h", name="contact_me_by_fax", wrapper="hp-wrap honeypot"),
        FieldSnapshot("#h", name="company_url"),
        FieldSnapshot(
            "#h", name="phone_x", label="Phone", visible=False, why_hidden="zero size", hidden_with=1, aria_hidden=True
        ),
    ],
)
def test_out_of_sight_alone_or_a_silent_decoy(trap: FieldSnapshot) -> None:
    assert type_of(trap) == "honeypot"


HIDDEN = FieldSnapshot("#c", name="city", label="City", visible=False, why_hidden="display none")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (replace(HIDDEN, hidden_in="step", hidden_with=1), "city"),
        (replace(HIDDEN, hidden_in="dialog", hidden_with=3), "city"),
        (replace(HIDDEN, hidden_in="collapsed", hidden_with=1), "city"),
        (replace(HIDDEN, hidden_with=4), "city"),
        (FieldSnapshot("#c", name="city", label="City", visible=False, why_hidden="opacity", label_visible=True), "city"),
        (FieldSnapshot("#c", name="phone", label="Phone"), "phone"),
    ],
)
def test_later_steps_dialogs_and_styled_boxes_are_no_traps(field: FieldSnapshot, expected: str) -> None:
    assert type_of(field) == expected


def test_a_whole_form_out_of_sight_is_no_trap() -> None:
    fields = tuple(
        replace(f, visible=False, why_hidden="display none", hidden_in="dialog", hidden_with=3) for f in (NAME, MAIL, TEXT)
    )
    form = FormSnapshot("form", fields=fields, visible=False)
    assert [f.type for f in recognise(FrameSnapshot(forms=(form,)))[0].fields] == ["full_name", "email", "message"]


def test_a_house_number_under_the_streets_label_is_no_trap() -> None:
    street = FieldSnapshot("#s", name="street", label="Street / No.", box=(10, 100, 200, 30))
    number = FieldSnapshot("#no", name="street_no", box=(215, 100, 60, 30))
    assert type_of(number, NAME, MAIL, street) == "house_number"


def test_the_warning_beside_a_trap_does_not_condemn_the_field_before_it() -> None:
    phone = FieldSnapshot("#p", name="phone", label="Phone", text_after="Leave this field empty")
    trap = FieldSnapshot("#h", name="topic_x", text_before="Leave this field empty")
    form = FormSnapshot("form", fields=(NAME, MAIL, phone, trap, TEXT))
    assert [f.type for f in recognise(FrameSnapshot(forms=(form,)))[0].fields][2:4] == ["phone", "honeypot"]


def test_a_field_called_hp_is_a_trap_where_another_asks_the_same() -> None:
    """WordPress form software calls its trap `hp` and gives it an honest label; alone it may be a home phone."""
    assert type_of(FieldSnapshot("#h", name="wpforms[hp]", label="Email", wrapper="wpforms-field-hp")) == "honeypot"
    assert type_of(FieldSnapshot("#h", name="contact[hp]", label="Email")) == "honeypot"
    assert type_of(FieldSnapshot("#h", name="txtHP", label="Home phone")) == "phone"
    assert type_of(FieldSnapshot("#h", name="HP", label="Home phone"), NAME, FieldSnapshot("#w", label="Work phone")) == "phone"


def test_a_website_out_of_sight_is_bait_and_a_company_may_come_later() -> None:
    away = {"visible": False, "why_hidden": "display none", "hidden_with": 1}
    assert type_of(FieldSnapshot("#h", name="web_site", label="Web site", **away)) == "honeypot"  # type: ignore[arg-type]
    assert type_of(FieldSnapshot("#h", name="company", label="Company", **away)) == "company"  # type: ignore[arg-type]


def test_called_hidden_and_out_of_the_tab_order() -> None:
    trap = FieldSnapshot("#h", name="address2", label="Address 2", tabindex=-1, wrapper="form-row visually-hidden")
    assert type_of(trap) == "honeypot"
    assert type_of(replace(trap, tabindex=None)) == "street2"
    many = tuple(FieldSnapshot(f"#f{i}", name=f"city{i}", label="City", tabindex=-1, wrapper="visually-hidden") for i in range(3))
    assert type_of(trap, NAME, *many) == "street2"  # a whole block of them is no trap


def test_a_label_patched_together_of_others() -> None:
    mail, text = replace(MAIL, label="Email *"), replace(TEXT, label="Message *")
    assert type_of(FieldSnapshot("#h", name="wpforms[fields][4]", label="Message Email"), NAME, mail, text) == "honeypot"
    assert type_of(FieldSnapshot("#h", name="f4", label="Message / Email"), NAME, mail, text) != "honeypot"
    assert type_of(FieldSnapshot("#h", name="f4", label="Email address"), NAME, mail, text) != "honeypot"
