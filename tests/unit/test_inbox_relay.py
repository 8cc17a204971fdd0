"""Letters that a portal hands over: its own lines above and below are taken off, and nothing of the letter."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.nature.verdict import judge_nature
from mysteryshop.inbox.text.relay import carried
from mysteryshop.model import Actor
from tests.builders import a_shop
from tests.inbox_mails import a_mail, fetched

LETTER = "Maria, the tow bar is in the shed, I can bolt it on while you wait.\n\nCome after four."


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "Harbor View sent you a message about the 2023 RAV4:",
            "Reply to this email to answer Harbor View.\n\nCarPlace, Reno. Unsubscribe",
        ),
        ("Dana hat Ihnen geschrieben:", "Um zu antworten, nutzen Sie das Portal.\n\nAutoplatz GmbH"),
        ("Garage Dupin vous a envoyé un message :", "Voir la conversation\n\nAutoPlace SA"),
        ("Nuevo mensaje de Talleres Ruiz:", "Responda a este correo para contestar."),
        ("You have a new message from Harbor View", "Open in the app: https://m.example/1"),
        (
            "Autohaus Nord hat auf Ihre Nachricht reagiert:",
            "Hier geht es zur Unterhaltung: https://m.example/2\n\nAutoplatz GmbH",
        ),
        ("Autobedrijf Smit heeft gereageerd op je vraag:", "Reageren kan in het gesprek: https://m.example/3\n\nAutomarkt"),
    ],
)
def test_a_portals_lines_are_taken_off(above: str, below: str) -> None:
    raw = a_mail(f"{above}\n\n{LETTER}\n\n{below}", sender="noreply@carplace.example", delivered_to=None)
    message = read_message(fetched(raw))
    assert message.text == LETTER
    assert judge_nature(message, shop=a_shop()).nature.actor is Actor.HUMAN


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        f"Hi Maria,\nmy boss wrote:\n\n{LETTER}",
        f"Hi Maria,\n\nyou can reply here.\n\n{LETTER}",
        "Dana sent you a message:",
        f"{LETTER}\n\nYou wrote:\nIs it still here?\n\nThis e-mail was sent by Fox Motors: https://fox.example/1",
    ],
)
def test_what_is_no_portals_mail_stays_whole(text: str) -> None:
    assert carried(text) is None
