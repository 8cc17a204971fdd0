"""How letters are worded: what weighs, what does not, and that the weights come from the material."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mysteryshop.inbox.language.train import WEIGHTS, material, rebuild
from mysteryshop.inbox.language.wording import features, odds_of_wording, parsed
from mysteryshop.inbox.nature.timing import open_seconds
from tests.builders import a_dealer, a_shop


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for giving us the chance to be of service. Which day would be most convenient for a visit?",
        "Als Ihr Ansprechpartner begleite ich Sie bei jedem Schritt. Wann dürfen wir Sie begrüßen?",
        "Nous vous remercions de votre confiance. Quel jour souhaitez-vous nous rendre visite ?",
        "Le agradecemos su confianza. ¿Qué día le gustaría visitarnos?",
    ],
)
def test_what_suits_anybody_is_worded_as_programs_do(text: str) -> None:
    assert odds_of_wording(text) > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Went out to look and the left mirror is scratched. The boss said no to that price, sorry.",
        "Ich war eben draußen, links ist ein Kratzer. Der Chef sagt leider nein zu dem Preis.",
        "Je suis allé la voir, il y a une rayure à gauche. Le patron a dit non pour ce prix.",
        "He salido a verlo y tiene un arañazo a la izquierda. El jefe dice que no a ese precio.",
    ],
)
def test_what_somebody_saw_is_worded_as_people_do(text: str) -> None:
    assert odds_of_wording(text) < -0.5


def test_names_and_unknown_words_tell_nothing() -> None:
    assert "# said" not in features("# said so")
    assert "said so" in features("# said so")
    assert abs(odds_of_wording("Zxqv kwrt plmf. Brnk tsvl ggrh.")) < 0.5
    assert odds_of_wording("Hi Ann") == 0.0


def test_the_weights_come_from_the_material() -> None:
    text = WEIGHTS.read_text(encoding="utf-8")
    assert rebuild(material()) == text
    assert len(parsed(text)[0]) > 1_000


def test_what_is_held_back_till_the_morning_came_at_once_by_the_stores_clock() -> None:
    dealer = a_dealer(hours="Mo-Fr 09:00-18:00", timezone="America/New_York")
    shop = replace(a_shop(), dealer=dealer)
    assert shop.sent_at is not None
    sent = shop.sent_at.replace(hour=2, minute=0)  # ten in the evening there
    shop = replace(shop, sent_at=sent)
    assert open_seconds(shop, sent + timedelta(hours=11, minutes=5)) == pytest.approx(300)
    assert open_seconds(shop, sent + timedelta(minutes=5)) == 300
    assert open_seconds(shop, sent - timedelta(minutes=5)) is None
