"""Help desks, calculators and lists of cars: what programs put around or in place of what somebody says."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.language.signals import found, pattern
from mysteryshop.inbox.language.speech import speech_of
from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.nature.declared import declared
from mysteryshop.inbox.nature.matter import is_illustration
from mysteryshop.inbox.text.helpdesks import is_from_desk
from mysteryshop.inbox.text.reply import new_text
from mysteryshop.inbox.text.writer import Writer
from tests.inbox_mails import a_mail, fetched

DESKS = (
    "##- Please type your reply above this line -##\n\nYour request (4821) has been updated. To add comments, reply.\n\n",
    "##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein -##\n\nIhre Anfrage (4821) wurde aktualisiert.\n\n",
    "##- Digiti la risposta sopra questa riga -##\n\nLa sua richiesta (4821) è stata aggiornata.\n\n",
)
WORDS = "Maria, the belt was changed in March and two keys come with it."


@pytest.mark.parametrize("head", DESKS)
@pytest.mark.parametrize("stamp", ["", "Dana Reyes (Fox Motors)\nNov 4, 2026, 10:12 GMT\n\n", "Dana Reyes\n04.11.2026 10:12\n\n"])
def test_the_newest_words_of_a_desk_are_what_is_read(head: str, stamp: str) -> None:
    older = "Maria Jensen, 28. October 2026, 16:27\n\nIs it still here?"
    assert new_text(f"{head}{stamp}{WORDS}\n\n{older}", writer=Writer("Dana Reyes", "dana@desk.example")).text == WORDS


def test_a_desks_own_header_says_nothing_of_who_wrote() -> None:
    mail = read_message(fetched(a_mail(DESKS[0] + WORDS, auto_submitted="auto-generated")))
    assert is_from_desk(mail.full_text)
    assert declared(mail, None) is None


@pytest.mark.parametrize(
    "rows",
    [
        "Representative example:\nCash price 34,920\nDeposit 2,000\n48 monthly payments of 289\nRepresentative APR 10.9%",
        "Beispiel:\nKaufpreis 34.454 EUR\nAnzahlung 3.000 EUR\nLaufzeit 48 Monate\nEffektiver Jahreszins 6,99 %",
        "Offre :\nPrix : 33 247 € TTC\nMensualité à partir de 219 €\nOffre valable 7 jours",
        "Esempio:\nPrezzo 15.352 euro\nAnticipo 3.000 euro\n48 rate da 225 euro\nTAEG 8,7 %\nSalvo approvazione",
    ],
)
def test_a_calculation_of_instalments_is_known_unless_somebody_speaks_in_it(rows: str) -> None:
    assert is_illustration(rows)
    assert not is_illustration("Price 14,500\nMiles 88,000\nNew tires 2026")


def test_a_list_of_cars_states_nothing_of_the_one_asked_for() -> None:
    rows = "\n".join(f"2024 Toyota RAV4 trim {n}, 2{n},870 miles" for n in (1, 2, 3))
    assert speech_of(rows, "en").claims == 0
    assert speech_of("2024 Toyota RAV4 XLE, silver, 21,870 miles", "en").claims == 1


@pytest.mark.parametrize(
    "said",
    ["soy Leo, el asistente de inteligencia artificial", "l'assistente basato su intelligenza artificiale", "o assistente de inteligência artificial", "l'assistant à intelligence artificielle", "Ihr KI-Assistent"],
)  # fmt: skip
def test_assistants_say_so_in_every_language(said: str) -> None:
    assert found(pattern("assistant"), said)
