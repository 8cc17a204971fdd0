"""Answers typed into the quoted lead in a colour belong to the letter that points to them."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.message import read_message
from tests.inbox_mails import a_mail, fetched

HEAD = "<div><p><b>From:</b> Maria Jensen<br><b>Sent:</b> Monday, October 19, 2026 6:59 PM<br><b>To:</b> office@fox.example<br><b>Subject:</b> RAV4</p></div>"
LEAD = "<p>What is your bottom number? Maria</p>"
ANSWER = "24,300 with both keys, and that is the bottom."


def _text(said: str, run: str) -> str:
    return read_message(fetched(a_mail(html=f"<html><body><p>{said}</p>{HEAD}{LEAD}<p>{run}</p></body></html>", text=""))).text


@pytest.mark.parametrize(
    "said",
    [
        "Maria, see my answers in red below.",
        "Hallo Maria, meine Antworten stehen unten in Rot.",
        "Bonjour, mes réponses sont en rouge ci-dessous.",
        "Hola, mis respuestas van abajo en rojo.",
        "Buongiorno, le mie risposte sono in rosso.",
        "Dag Maria, mijn antwoorden staan hieronder in het rood.",
        "Olá, as minhas respostas estão abaixo a vermelho.",
    ],
)
@pytest.mark.parametrize("style", ['span style="color:red"', 'span style="color:#C00000"', 'font color="#0070C0"', "mark"])
def test_answers_in_a_colour_are_part_of_the_letter_that_points_to_them(said: str, style: str) -> None:
    text = _text(said, f"<{style}>{ANSWER}</{style.split()[0]}>")
    assert text.startswith(said)
    assert text.endswith(ANSWER)
    assert "bottom number" not in text


@pytest.mark.parametrize(
    "run", [ANSWER, f'<span style="color:#333333">{ANSWER}</span>', f'<span style="color:#1F497D">{ANSWER}</span>']
)
def test_what_stands_in_no_colour_stays_quoted(run: str) -> None:
    assert ANSWER not in _text("Maria, see my answers below.", run)


def test_a_letter_that_points_nowhere_is_whole_without_colours() -> None:
    assert ANSWER not in _text("Hi Maria, it is still here and ready to drive.", f'<span style="color:red">{ANSWER}</span>')


def test_a_colour_that_is_none_does_no_harm() -> None:
    run = f'<font color="#zzzzzz">{ANSWER}</font><font color="#">.</font><font color="">.</font>'
    assert _text("Maria, see my answers below.", run) == "Maria, see my answers below."
