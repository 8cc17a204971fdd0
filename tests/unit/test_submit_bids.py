"""Bids to ask that stand in no list are known by their words; what is offered beside them is not."""

from __future__ import annotations

import pytest

from mysteryshop.submit.finding.requests import bids
from mysteryshop.submit.page.phrases import plain, thin


@pytest.mark.parametrize(
    "words",
    [
        "Gespräch mit einem Verkäufer",
        "Kontaktdaten hinterlassen",
        "Discuter avec un conseiller",
        "Joindre la concession",
        "Deja tus datos",
        "Quiero ver este coche",
        "Laat je gegevens achter",
        "Verkoopadviseur spreken",
        "Hai dei dubbi?",
        "Lasciaci i tuoi dati",
        "Tem alguma dúvida?",
        "Quero mais detalhes",
        "Plan a visit",
        "Talk to a product specialist",
    ],
)
def test_a_bid_to_ask(words: str) -> None:
    assert bids(thin(plain(words)))


@pytest.mark.parametrize(
    "words",
    [
        "Mehr erfahren",
        "Unser Team",
        "Werkstatt kontaktieren",
        "Voir plus",
        "Devis pneus",
        "Contacter l'atelier",
        "Recibir ofertas",
        "Cita previa taller",
        "Ontvang aanbiedingen",
        "Scopri di più",
        "Preventivo gomme",
        "Saber mais",
        "Deixar avaliação",
        "Leave a review",
        "Book a service",
    ],
)
def test_no_bid_to_ask_a_seller(words: str) -> None:
    assert not bids(thin(plain(words)))
