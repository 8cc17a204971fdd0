"""Layers that come up with the press: an address taken for mistyped, a code to be typed in."""

from __future__ import annotations

import pytest

from mysteryshop.submit.page.mistyped import proposes
from mysteryshop.submit.page.survey import Button
from mysteryshop.submit.sending.hand import keeping
from mysteryshop.submit.sending.signs import Carrier, Signs, Verdict
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
