"""How welcome a form is: the shopper's own store counts for a little, and never for a whole kind of form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mysteryshop.model import FormType, Intent
from mysteryshop.submit.finding.candidates import GOOD, Candidates, Scene
from mysteryshop.submit.finding.welcome import Place, worth
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import FormReading, recognise
from tests.builders import a_dealer, a_planned_shop, a_scenario

SHOP = a_planned_shop(dealer=a_dealer(name="Harbor View Toyota Albany", city="Albany"))


def contact(above: str = "", heading: str = "") -> FormReading:
    labels = ("First name", "Last name", "Email", "Phone", "Message")
    fields = tuple(FieldSnapshot(f"#f{i}", label=text, kind="textarea" if i == 4 else "text") for i, text in enumerate(labels))
    send = (FieldSnapshot("#b", kind="submit", button=True, text="Send"),)
    return recognise(FrameSnapshot(forms=(FormSnapshot("form", fields, send, heading=heading, above=above),)))[0]


def test_of_two_forms_alike_the_own_stores_is_better() -> None:
    other = worth(contact("Harbor View Toyota, 7 Main Street, Buffalo"), SHOP, Place())
    assert worth(contact("Harbor View Toyota, 1 Elm Street, Albany"), SHOP, Place()) > other + 0.02
    assert worth(contact(heading="Harbor View Toyota Albany"), SHOP, Place()) > other + 0.02


def test_the_own_stores_contact_form_does_not_end_the_search_for_the_cars_form() -> None:
    assert 0 < worth(contact("Harbor View Toyota Albany"), SHOP, Place()) < GOOD


@pytest.mark.parametrize(
    ("heading", "entries"),
    [
        ("Select a service", ("MOT", "Annual service", "Test drive")),
        ("Service auswählen", ("Inspektion", "Reifenwechsel", "Probefahrt")),
        ("Choisissez un service", ("Révision", "Pneus", "Essai routier")),
    ],
)
def test_a_list_of_services_that_names_the_errand_is_no_desk_of_the_workshop(heading: str, entries: tuple[str, ...]) -> None:
    drive = a_planned_shop(scenario=a_scenario(intent=Intent.TEST_DRIVE))
    bare = replace(contact(heading=heading).form, heading_inside=True)
    told = recognise(FrameSnapshot(forms=(bare,)))[0]
    assert worth(told, drive, Place(promised=FormType.TEST_DRIVE)) < 0.5
    asked = FieldSnapshot("#s", tag="select", kind="select", label="Service", options=tuple((words, words) for words in entries))
    form = replace(told.form, fields=(asked, *told.form.fields))
    reading = recognise(FrameSnapshot(forms=(form,)))[0]
    assert worth(reading, drive, Place(promised=FormType.TEST_DRIVE)) > 0.7


@pytest.mark.parametrize(
    "asked", ["Part number", "Refacción", "Référence de la pièce", "Teilenummer", "Onderdeel", "Ricambio", "Peça"]
)
def test_a_form_that_asks_which_part_and_no_question_is_no_quote_for_a_car(asked: str) -> None:
    fields = tuple(FieldSnapshot(f"#f{i}", label=text) for i, text in enumerate(("Name", "Email", asked)))
    send = (FieldSnapshot("#b", kind="submit", button=True, text="Request a quote"),)
    form = FormSnapshot("form", fields, send, heading="Request a quote", heading_inside=True)
    reading = recognise(FrameSnapshot(forms=(form,)))[0]
    assert worth(replace(reading, form_type=FormType.QUOTE), SHOP, Place()) == 0.0


@pytest.mark.parametrize("heading", ["Ask a technician", "Contact our service department", "Une question au mécanicien"])
def test_who_is_asked_by_name_and_sells_nothing_is_not_written_to(heading: str) -> None:
    named = replace(contact(heading=heading).form, heading_near=True)
    assert worth(replace(contact(), form=named), SHOP, Place()) == 0
    both = replace(named, heading=f"Contact us: {heading}")
    assert worth(replace(contact(), form=both), SHOP, Place()) > 0


def test_the_day_and_hour_of_a_visit_are_no_question() -> None:
    labels = (("Day", "date"), ("Time", "time"), ("Name", "text"), ("Email", "email"), ("Phone", "tel"))
    fields = tuple(FieldSnapshot(f"#f{i}", label=text, kind=kind) for i, (text, kind) in enumerate(labels))
    send = (FieldSnapshot("#b", kind="submit", button=True, text="Book viewing"),)
    visit = recognise(FrameSnapshot(forms=(FormSnapshot("form", fields, send, heading="Book a viewing"),)))[0]
    assert worth(visit, SHOP, Place(our_car=1.0)) < worth(contact(), SHOP, Place())


@pytest.mark.parametrize(("heading", "taken"), [("Start here", True), ("Your day with us", False)])
def test_who_asks_what_brings_one_here_is_written_to_where_the_page_only_begins(heading: str, taken: bool) -> None:
    labels = ("Have it serviced", "Buy a car")
    asked = tuple(
        FieldSnapshot(f"#r{i}", kind="radio", label=text, name="i", group_label="What can we do for you?")
        for i, text in enumerate(labels)
    )
    form = contact(heading=heading).form
    send = (FieldSnapshot("#b", kind="submit", button=True, text="Finish"),)
    read = recognise(FrameSnapshot(forms=(replace(form, fields=(*asked, *form.fields), buttons=send),)))[0]
    scene = Scene("https://d.example/start", Place(), f"{heading} | Pine | /start", ())
    vouched = Candidates(SHOP, date(2026, 6, 1))._weighed(scene, read, scene.url)[2]
    assert (vouched > 0) is taken


@pytest.mark.parametrize(
    "button",
    [
        "Get price-drop alerts",
        "Avísame si baja de precio",
        "Prévenez-moi d'une baisse de prix",
        "Preisalarm setzen",
        "Prijsdaling melden",
        "Avvisami del calo di prezzo",
        "Avise-me da descida de preço",
    ],
)
def test_an_address_that_is_told_of_changes_is_no_quote(button: str) -> None:
    send = (FieldSnapshot("#b", kind="submit", button=True, text=button),)
    form = FormSnapshot("form", (FieldSnapshot("#e", label="Email", kind="email"),), send)
    reading = replace(recognise(FrameSnapshot(forms=(form,)))[0], form_type=FormType.QUOTE)
    assert worth(reading, SHOP, Place(our_car=1.0)) == 0


def test_a_price_that_may_be_named_makes_a_question_no_bid() -> None:
    plain = contact().form
    asked = replace(plain, fields=tuple(replace(box, required=True) for box in plain.fields))
    offer = FieldSnapshot("#o", label="Your offer")
    may = recognise(FrameSnapshot(forms=(replace(asked, fields=(*asked.fields, offer)),)))[0]
    must = recognise(FrameSnapshot(forms=(replace(asked, fields=(*asked.fields, replace(offer, required=True))),)))[0]
    assert worth(may, SHOP, Place()) > 1.4 * worth(must, SHOP, Place())


def test_an_address_beside_ok_below_a_pages_heading_is_a_mailing_list() -> None:
    box = FieldSnapshot("#e", kind="email", label="Nos offres par mail", box=(0, 40, 200, 20))
    button = FieldSnapshot("#b", tag="input", kind="submit", button=True, text="OK", box=(210, 40, 40, 20))
    told = recognise(FrameSnapshot(language="fr", forms=(FormSnapshot("form", (box,), (button,), heading="Contact"),)))[0]
    assert worth(told, SHOP, Place(promised=FormType.CONTACT, heading="Contact")) == 0
