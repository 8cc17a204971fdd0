"""What letters are compared by: their words without what belongs to one lead alone."""

from __future__ import annotations

import pytest

from mysteryshop.model import Shop, Vehicle
from mysteryshop.store.likeness import mark, masked
from tests.builders import a_dealer, a_persona, a_shop


def at(store: str, first: str = "Maria", last: str = "Jensen", **car: object) -> Shop:
    return a_shop(
        dealer=a_dealer(name=store),
        persona=a_persona(first_name=first, last_name=last),
        vehicle=Vehicle(**({"year": 2022, "make": "Ford", "model": "Focus"} | car)),
    )


@pytest.mark.parametrize(
    ("text", "shops"),
    [
        (
            "Gracias por escribir a {store}. Quiero enseñarle el coche y probarlo con usted cuando se pueda.",
            (at("Talleres y Ocasión Marín"), at("Grupo Zurita Motor"), at("Autos del Sur", trim="SE")),
        ),
        (
            "I will be your contact at {store} and we will find the price of the car that suits you.",
            (at("Hillside Ford", "Will", "Price"), at("The Car Center of Ames"), at("Best Auto and Sons")),
        ),
        (
            "{first} - did you see my question? Mike",
            (at("Hillside Ford"), at("Northgate Kia", "Dina", "Patel")),
        ),
    ],
)
def test_a_template_is_one_whatever_words_its_stores_and_shoppers_are_called_by(text: str, shops: tuple[Shop, ...]) -> None:
    told = {mark(masked(text.format(store=shop.dealer.name, first=shop.persona.first_name), shop, "Mike")) for shop in shops}
    assert len(told) == 1
    assert None not in told


def test_a_name_in_small_letters_is_a_name_where_it_is_no_everyday_word() -> None:
    shop = at("Hillside Ford", make="Dacia", model="Sandero")
    assert masked("hi maria the sandero is still here with both its keys", shop) == "hi # the # is still here with both its keys"
