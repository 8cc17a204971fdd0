"""How welcome a form is: the shopper's own store counts for a little, and never for a whole kind of form."""

from __future__ import annotations

from mysteryshop.submit.finding.candidates import GOOD
from mysteryshop.submit.finding.welcome import Place, worth
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import FormReading, recognise
from tests.builders import a_dealer, a_planned_shop

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
