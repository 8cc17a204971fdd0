"""What a portal says around a letter goes, in any language; what a dealer writes himself, of himself and of his prices, stays."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.parties import Parties
from mysteryshop.inbox.portal import without_portal

WHO = Parties("Fox Motors", "Maria Jensen", "2023 Toyota RAV4", "Zorbmarkt", "reply-77@mail.zorbmarkt.example", ("fox.example",))
OWN = Parties("Fox Motors", "Maria Jensen", "2023 Toyota RAV4", "Dana Reyes", "dana@fox.example", ("fox.example",))
LETTER = "Hi Maria,\n\nthe car is here and two keys come with it.\n\nDana"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("You have a new reply\n\nFox Motors says:", "Reply to dealer\n\nZorbmarkt LLC, 300 Canal St, Chicago, IL 60606"),
        ("Fox Motors replied to your inquiry\n\n2023 Toyota RAV4\n$24,300 · 41,210 mi", "Your address is not shown. Zorbmarkt"),
        ("Hallo Maria,\n\nFox Motors hat auf Ihre Anfrage geantwortet:", "Mit freundlichen Grüßen\n\nIhr Zorbmarkt-Team"),
        ("Réponse du vendeur\n\nFox Motors", "Vous pouvez répondre directement à ce message."),
        ("¡Hola, Maria!\n\nFox Motors te ha escrito sobre el RAV4:", "Recuerda: nunca pagues por adelantado."),
        ("Fox Motors ti ha risposto", "Rispondi\n\nIl team di Zorbmarkt\n\nPratica n. 4711"),
        ("Hoi Maria,\n\nJe hebt een bericht van Fox Motors over 'RAV4':\n\n----------", "----------\n\nTeam Zorbmarkt"),
        ("Nova mensagem de Fox Motors", "Para responder, utilize o botão deste e-mail.\n\nZorbmarkt, Lda., Lisboa"),
        ("From: Fox Motors\nRegarding: Toyota RAV4 (2023)\nRef: FC-77190-2", "----------\n\nZorbmarkt (FRN 555123)."),
        ("Zorbmarkt - Your cars\n\nFox Motors ha respondido:", "Zorbmarkt S.p.A. Capitale sociale € 120.000 i.v."),
        ("Your ad: Toyota RAV4", "Stay safe on Zorbmarkt."),
        ("A message about your 2023 Toyota RAV4", "Zorbmarkt"),
        ("Dana Reyes (Fox Motors):", "Powered by Zorbmarkt"),
        ("Dear customer,\n\nYour dealer Fox Motors has asked us to pass on the following:", "Powered by Zorbmarkt"),
        ("Chère cliente,\n\nFox Motors nous charge de vous transmettre ces lignes :", "Powered by Zorbmarkt"),
        ("Fox Motors hat geantwortet\n\nText der Mitteilung:", "Ihr Zorbmarkt-Team"),
        ("Customer: Maria Jensen\nVehicle: 2023 Toyota RAV4\nDealer comment:", "Powered by Zorbmarkt"),
        ("Vendedor Fox Motors\nCoche Toyota RAV4", "Powered by Zorbmarkt"),
        ("Fox Motors says:", "Similar cars you may like\n\n2021 Toyota RAV4, 3 miles away, $26,837\n\n-----\n\nTeam Zorbmarkt"),
        ("Fox Motors hat geantwortet:", "Ähnliche Fahrzeuge\n\nToyota RAV4, 2021, 24.300 €\n\nIhr Zorbmarkt-Team"),
    ],
)
def test_a_portals_words_go_from_both_ends_of_a_letter(above: str, below: str) -> None:
    assert without_portal(f"{above}\n\n{LETTER}\n\n{below}", WHO) == LETTER


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        f"{LETTER}\n\nI saw that Zorbmarkt has it for 24,000. I match that.",
        f"{LETTER}\n\nPS: Zorbmarkt still shows the old photos.",
        f"{LETTER}\n\nThe price on Zorbmarkt is $24,300.",
        "Hi Maria,\n\nyour message to Fox Motors has been received. Somebody will call you.\n\nFox Motors",
        "Hi Maria,\n\nmy boss wrote:\n\nthe car is here.",
        "Hi Maria,\n\nthis is an automatic reply from Fox Motors:\n\nwe are closed today.",
        "Confirmation for: Maria Jensen\nVehicle: 2023 Toyota RAV4\nRequest: 241209\n\nWe call you tomorrow.",
        "Maria, your visit is set!\n\nWhen: Saturday 10:30\nWhere: 15 Auto Park Blvd\nWith: Zorbmarkt\n\nSee you then.",
        "Fox Motors replied to your inquiry",
        f"{LETTER}\n\nNever pay for shipping, the truck runs every Tuesday anyway.",
        f"{LETTER}\n\nDon't wire anything yet, the title is still at the bank.",
        "Maria,\n\n2023 Toyota RAV4, 41,210 miles\n\nStill available. Dana",
        "Hi Maria,\n\nYou have a reply from the bank: approved at 5.9.\n\nDana",
        "Hi Maria,\n\nThe dealer before us wrote in the service book that the belt was done.\n\nDana",
    ],
)
def test_what_somebody_writes_himself_stays(text: str) -> None:
    assert without_portal(text, WHO) == text
    assert without_portal(text, OWN) == text


def test_a_stores_own_goodbye_and_calls_stay_in_its_own_mail() -> None:
    text = f"{LETTER}\n\nThe Fox Motors team\n\nView our cars: https://www.fox.example/cars"
    assert without_portal(text, OWN) == text


def test_je_is_i_in_french_and_you_in_dutch() -> None:
    below = "Je kunt direct op deze e-mail antwoorden. De verkoper ziet je adres niet."
    assert without_portal(f"{LETTER}\n\n{below}", WHO) == LETTER
    kept = f"{LETTER}\n\nJe reste à votre disposition, répondez à ce message."
    assert without_portal(kept, WHO) == kept
