"""The store's letter on the page of a carrier that no list knows: found by how all of the page is made, or left alone."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.language.train import CARRIED, CARRYING, material_of_portals, rebuild
from mysteryshop.inbox.mail.html import html_to_text
from mysteryshop.inbox.text.carrier import letter_on_page, sends_in_its_own_name
from mysteryshop.inbox.text.parties import Parties
from mysteryshop.inbox.text.portal import without_portal
from mysteryshop.inbox.text.reply import new_text

CAR = "2023 Toyota RAV4"
WHO = Parties("Fox Motors", "Maria Jensen", CAR, "Motorbazaar", "hello@motorbazaar.example", ("fox.example",))
STORE = Parties("Fox Motors", "Maria Jensen", CAR, "Dana Reyes", "dana@fox.crmworks.example", ("fox.example",))
LETTER = "Still here, and I drove it home last night. The spare key is missing, we order one. Which day suits you?\n\nDana"

PAGES = [
    (
        "Guess what, Maria!\n\nThe folks at Fox Motors took a look at your question.",
        "Chat back\n\nNeed a loan? See our partners' rates.",
    ),
    (
        "Hallo Maria,\n\nzum RAV4 hat der Händler etwas geschrieben.",
        "Zurück zur Börse\n\nLust auf mehr? Stöbere in 900 Angeboten.",
    ),
    (
        "Bonjour Maria,\n\nle garage a regardé votre question sur la RAV4.",
        "Ouvrir ma boîte\n\nNouveau : la garantie panne dès 9 €.",
    ),
    (
        "Hola Maria,\n\nel concesionario ya vio tu pregunta sobre el RAV4.",
        "Abrir el buzón\n\n¿Vendes tu coche? Anúncialo gratis.",
    ),
    ("Dag Maria,\n\nde aanbieder van de RAV4 las je vraag.", "Open de app\n\nVerzekeren? Vergelijk premies."),
    ("Ciao Maria,\n\nil venditore della RAV4 ha letto la tua domanda.", "Apri la posta\n\nScopri le offerte della settimana."),
    ("Viva Maria,\n\no vendedor do RAV4 viu a sua pergunta.", "Abrir a caixa\n\nSimule o seu seguro automóvel."),
]


@pytest.mark.parametrize(("above", "below"), PAGES)
def test_what_a_page_sets_apart_is_the_letter(above: str, below: str) -> None:
    assert without_portal(f"{above}\n\n{LETTER}\n\n{below}", WHO, (LETTER.replace("\n", ""),)) == LETTER


def test_without_a_box_the_lines_around_it_tell() -> None:
    above = "Motorbazaar\n\nDear Maria,\n\nThe dealership holding your car has come back with this:"
    below = "Your car\n2023 Toyota RAV4\n$24,300\n\nSign in to your account to answer the dealer: https://motorbazaar.example/a"
    assert without_portal(f"{above}\n\n{LETTER}\n\n{below}", WHO) == LETTER


def test_two_like_rules_and_marks_of_a_quote_are_a_box() -> None:
    above = "Dear Ms Jensen,\n\nThe retailer you picked has looked into the RAV4."
    below = "Remember to take your member card with you.\n\nThe Motorbazaar desk"
    assert without_portal(f"{above}\n\n--------\n{LETTER}\n--------\n\n{below}", WHO) == LETTER
    assert without_portal(f"{above}\n\n“{LETTER}”\n\n{below}", WHO) == LETTER


@pytest.mark.parametrize(
    ("above", "said", "below"),
    [
        ("Hola,\n\nTienes un mensaje nuevo de Fox Motors", "195 mil es lo menos", "Contesta en https://motorbazaar.example/c/1"),
        ("Solicitud: 5081\nConcesionario: Fox Motors\nRespuesta:", "sigue aquí", "Gracias por usar Motorbazaar."),
        ("Cher client,\n\nVoici la réponse que nous avons reçue de Fox Motors :", "vendue hier", "L'équipe Motorbazaar"),
        ("C'è posta per te!\n\nFox Motors • Pordenone • 30/10/2026 14:55", "sì c'è ancora", "Rispondi al venditore con la app."),
    ],
)
def test_few_words_without_an_end_are_a_letter_where_they_are_announced(above: str, said: str, below: str) -> None:
    assert said in without_portal(f"{above}\n{said}\n\n{below}", WHO)
    assert without_portal(f"{above}\n\n{said}\n\n{below}", WHO) == said


def test_a_name_and_a_time_under_a_heading_are_no_history() -> None:
    said = "We can meet that number, not in white."
    assert said in new_text(f"New comment\n\nDealer Comment\nFox Motors\nOct 28, 2026, 8:09 AM\n\n{said}").text


@pytest.mark.parametrize(
    "text",
    [
        "Hi Maria,\n\nThank you for contacting Fox Motors.\n\nA member of our team will get back to you.\n\nView inventory",
        f"Hi Maria,\n\n{LETTER}\n\nP.S. The dealer fee is in the price.",
        "Maria,\n\nFox Motors has the car you asked about.\n\n2023 Toyota RAV4\n$24,300\n\nCall the dealership and ask for Gil.\n\nGil",
        "Guten Tag Frau Jensen,\n\nIhre Anfrage habe ich gelesen.\n\nDie Antwort auf Ihre Frage: zwei Schlüssel.\n\nDana",
    ],
)
def test_what_the_store_sends_by_a_system_stays_whole(text: str) -> None:
    boxes = (
        "2023 Toyota RAV4$24,300",
        "A member of our team will get back to you.",
        "Die Antwort auf Ihre Frage: zwei Schlüssel.",
    )
    assert letter_on_page(text.split("\n"), STORE, boxes) is None


def test_whose_name_a_mail_comes_under() -> None:
    assert sends_in_its_own_name(WHO)
    assert not sends_in_its_own_name(STORE)


def test_a_page_tells_what_it_sets_apart() -> None:
    page = html_to_text(
        '<p>Good news for you today</p><div style="border-left:3px solid red;padding-left:14px">It was sold last night.</div>'
        '<table bgcolor="#eeeeee"><tr><td>Another is on its way here.</td></tr></table>'
        '<div style="border:0;background-color:transparent">Nothing of the kind here.</div><div style="background:#eee">Go</div>'
    )
    assert page.boxes == ("It was sold last night.", "Another is on its way here.")


def test_whoever_says_i_between_two_rules_writes_a_letter() -> None:
    said = "Price is 34,275 plus tax and 398 doc fee, nothing else. I'm off Sunday."
    assert said in new_text(f"Your dealer's answer\n\n--------------\n{said}\n--------------\n\nAsk for Dana at the desk.").text


def test_the_weights_come_from_the_material() -> None:
    assert rebuild(material_of_portals(), CARRIED) == CARRYING.read_text(encoding="utf-8")
