"""Whose words a mail's are: a letter stays whole whatever it tells of, and what is said around it makes nobody of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.watch import Arrival, read_arrival
from mysteryshop.model import Actor, Nature, Shop
from tests.builders import a_shop
from tests.inbox_mails import LEAD_AT, a_mail, fetched

SHOP = a_shop()
OUTSIDERS = (
    "Dana Whitlock <dana@whitlockauto.example>",
    f"{SHOP.dealer.name} via DriveCRM <x@drivecrm.example>",
    "Dana <dana@lotpilot.example>",
)


def read(text: str, sender: str, *, minutes: int = 90, shop: Shop = SHOP, subject: str = "Your RAV4", **headers: str) -> Arrival:
    at = LEAD_AT + timedelta(minutes=minutes)
    to = shop.reply_to
    raw = a_mail(text, sender=sender, to=to, delivered_to=to, subject=subject, at=at, **headers)
    return read_arrival(fetched(raw, internal_date=at), Matcher([shop]))


@pytest.mark.parametrize("sender", OUTSIDERS)
@pytest.mark.parametrize(
    "letter",
    [
        'Hi Maria,\n\nOur mechanic wrote this about the car:\n\n"Front pads at 60 %, no leaks."\n\nSo nothing is due before winter.\n\nTom',
        "Hallo Maria,\n\nhier die Nachricht von unserem Meister:\n\nZahnriemen im März neu, zwei Schlüssel da.\n\nTom",
        "Bonjour Maria,\n\nVoici la réponse de notre atelier :\n\nCourroie faite en mars, deux clés.\n\nTom",
        "Hi Maria,\n\nthe car was sold by the dealer in Troy, our other store, yesterday.\n\nYour message came an hour too late.\n\nTom",
    ],
)
def test_who_tells_what_a_colleague_wrote_has_written_all_of_it(letter: str, sender: str) -> None:
    kept = read(letter, sender).message
    shown = f"{kept.text}\n{kept.signature}"
    assert [paragraph for paragraph in letter.split("\n\n") if paragraph not in shown] == []


def test_the_keys_that_a_seller_left_are_no_message_that_he_left() -> None:
    letter = "Bonjour Maria,\n\nLe vendeur précédent a laissé les deux clés.\n\nLa courroie est faite.\n\nTom"
    assert "laissé les deux clés" in read(letter, OUTSIDERS[0]).message.text


@pytest.mark.parametrize(
    "letter",
    [
        "Maria, did our team get back to you? I was off sick. The car went back to the auction, but I found a second one.",
        "Hallo Maria, hat mein Kollege Ihnen geantwortet? Ich bin der Verkaufsleiter, es gibt nur einen Schlüssel.",
        "Hola Maria, ¿le contestó mi compañero? Soy el gerente. Del RAV4 hay solo una llave.",
    ],
)
def test_who_states_something_of_the_car_asks_for_no_opinion(letter: str) -> None:
    assert read(letter, "Dana <dana@lotpilot.example>", minutes=3 * 1440).nature.nature is not Nature.SURVEY


@pytest.mark.parametrize(
    ("subject", "text"),
    [("New message from Dana", "Hi Maria, your Toyota is waiting!"), ("You have a message", "Tap to open the app.")],
)
def test_a_system_that_speaks_of_messages_has_written_them_itself(subject: str, text: str) -> None:
    made = {"Auto-Submitted": "auto-generated"}
    sender = f"{SHOP.dealer.name.split()[0]} Team <noreply@drivecrm.example>"
    assert read(text, sender, minutes=3 * 1440, subject=subject, **made).nature.nature.actor is Actor.AUTOMATED


def test_a_groups_name_in_another_word_and_without_a_cars_number_ties_to_no_lead() -> None:
    shop = replace(SHOP, dealer=SHOP.dealer.model_copy(update={"group": "Fox"}))
    name, car = shop.persona.full_name, shop.vehicle.model if shop.vehicle else ""
    raw = a_mail(
        f"Dear {name}, the {car} recall: read our firefox guide", to="me@x.example", delivered_to=None, sender="n@news.example"
    )
    assert read_arrival(fetched(raw), Matcher([shop])).match.shop_id is None
