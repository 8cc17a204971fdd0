"""What a portal says around a letter goes, in any language; what a dealer writes himself, of himself and of his prices, stays."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.text.parties import Parties
from mysteryshop.inbox.text.portal import without_portal

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
        (
            "New message\n\nDealer: Fox Motors\nAsking price: $24,300\nDate: 11/03/2026 1:12 PM\n\nDealer comment:",
            "Team Zorbmarkt",
        ),
        ("Zorbmarkt\n\nVous avez 1 message non lu\n\nFox Motors\nRAV4 Toyota - 24 300 €", "Donnez votre avis !\nZorbmarkt SARL"),
        (
            "Fox Motors sent you an offer\n\nList price $25,300\nYour price $24,300\n\nA note from your dealer contact, Al Roe:",
            "Zorbmarkt",
        ),
        ("¡Buenas noticias, Maria!\n\nFox Motors ha contestado.\n\nSu respuesta", "¿No te interesa? Mira coches parecidos"),
        ("Fox Motors hat geantwortet:", "Zum Schutz unserer Nutzer filtern wir Nachrichten.\n\nIhr Zorbmarkt-Team"),
        ("Fox Motors ti ha risposto", "Lascia una recensione\n\nPuò contattare il Concessionario allo 0544 555880."),
        ("Fox Motors heeft gereageerd", "Uw dealer\n\nFox Motors\nWetterkant 4"),
        ("Fox Motors respondeu", "Contacto: Ana Reis\nTelefone: +351 253 555 880"),
        (
            "Dear Ms Jensen\n\nThank you for choosing us.\n\nPlease find a response from Fox Motors below.\n\n______",
            "______\n\nBest wishes",
        ),
        (
            "Sehr geehrte Damen und Herren,\n\nzu Ihrer Anfrage liegt eine Antwort unseres Vertragspartners vor.",
            "Ihr Zorbmarkt-Team",
        ),
        (
            "Onderstaande reactie kregen wij van onze dealer Fox Motors.\n\n=== Reactie dealer ===",
            "=== Einde reactie ===\n\nTot ziens.",
        ),
        (
            "Le trasladamos la respuesta del concesionario Fox Motors.\n\nRespuesta del concesionario",
            "Puede llamar al concesionario.",
        ),
        ("Bonjour Maria,\n\nLe professionnel Fox Motors a traité votre demande.\n\nSa réponse", "Votre avis compte : notez-le"),
        (
            "Cara cliente,\n\ndi seguito la comunicazione della nostra concessionaria Fox Motors.\n\n-----",
            "-----\n\nGrazie a tutti.",
        ),
        ("O seu pedido foi respondido pelo concessionário Fox Motors. Transcrevemos a resposta:", "Ver a minha conta"),
        ("¡Maria, tienes un mensaje!\n\nFox Motors · 26/10/2026 22:49", "Reply to my retailer"),
        (
            "¡Hola!\n\nHay novedades.\n\nVendedor: Fox Motors\nPrecio: 24.300 €\n\nMensaje del vendedor",
            "No compartas tus datos bancarios.",
        ),
        (
            "Hallo Maria,\n\nzu deiner Anfrage ist eine Antwort eingegangen:\n\nRAV4, 24.300 €\n\nFox Motors schreibt:",
            "Zorbmarkt",
        ),
        ("Thomas Roe", "Reply\n\n2023 Toyota RAV4\n\n41,210 mi $24,300"),
        ("Dealer Fox Motors\nYour contact Al Roe\n\nDear Maria,", "Powered by Zorbmarkt"),
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
        "Hi Maria! Thanks for writing to Fox Motors. This is an automatic reply to let you know that your message is here.\n\nDana",
        "Maria,\n\nthanks for asking.\n\nBelow is the answer of our mechanic at Fox Motors:\n\nthe belt was done.\n\nDana",
        "Gracias por tu mensaje.\n\nHemos recibido tu mensaje y te responderemos pronto, el concesionario abre a las nueve.",
        "Hi Maria,\n\nit is here.\n\nDealer: Fox Motors\nPhone: 919-555-0188\n\nSee you.",
        "Maria,\n\nRAV4, blue\n\nMessage from the bank: approved.\n\nDana",
        f"{LETTER}\n\nYou can contact the seller of the other one, I have his number.",
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


def test_under_the_goodbye_of_a_letter_that_was_announced_a_portals_first_words_begin_its_own() -> None:
    signed = "Hi Maria,\n\nthe car is here.\n\nRegards,\nDana Reyes"
    below = "Dealer contact information\n\nFox Motors\n12 Main St\n\nBring your certificate with you.\n\nPrint my certificate"
    assert without_portal(f"Fox Motors says:\n\n{signed}\n\n{below}", WHO) == signed
    said = f"{signed}\n\nOh, and I will be out on Friday."
    assert without_portal(f"Fox Motors says:\n\n{said}\n\nPowered by Zorbmarkt", WHO) == said


def test_one_goodbye_goes_with_a_portals_team_and_the_writers_own_stays() -> None:
    letter = "Hoi Maria,\n\nde auto is er nog.\n\nGroet, Jelle"
    assert without_portal(f"Bericht van Fox Motors\n\n{letter}\n\nMet vriendelijke groet,\n\nTeam Zorbmarkt", WHO) == letter


def test_a_name_of_several_words_is_that_of_the_system_that_they_spell() -> None:
    who = Parties(
        "Fox Motors", "Maria Jensen", "2023 Toyota RAV4", "Fox Motors", "noreply@valleygroupbdc.example", ("fox.example",)
    )
    text = "The car is here."
    assert without_portal(f"{text}\n\nFox Motors is part of Valley Auto Group BDC, 12 Evergreen Way.", who) == text


def test_a_state_behind_a_town_says_nothing_of_oneself() -> None:
    assert without_portal(f"Fox Motors says:\n\n{LETTER}\n\nZorb, Inc., 2 Canal Park, Cambridge, MA.", WHO) == LETTER


def test_a_letter_quoted_under_what_tells_of_it_is_a_letter() -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in LETTER.split("\n"))
    text = (
        f"Zorbmarkt\n\nDana Reyes, du garage Fox Motors, vient de vous écrire :\n\n{quoted}\nLui répondre\n\nL'équipe Zorbmarkt"
    )
    assert without_portal(text, WHO) == LETTER


@pytest.mark.parametrize("sender", ["info@fox.example", "feedback@pulse.example"])
def test_a_letter_beside_a_card_of_the_car_is_never_dropped_for_it(sender: str) -> None:
    said = "Hello Maria, please rate the response you received from Fox Motors: Excellent, Good, Fair, Poor. One click is all it takes."
    card = "Your vehicle of interest\n\n2021 Toyota RAV4\n#T8534\nOpen in my garage"
    who = Parties("Fox Motors", "Maria Lopez", "2021 Toyota RAV4", "Fox Motors", sender, ("fox.example",))
    assert said in without_portal(f"Fox Motors\n\n{said}\n\n{card}", who)


@pytest.mark.parametrize(
    ("page", "letter"),
    [
        ("Fox Motors says:\n\n{}\n10:42", LETTER.replace("Dana", "Thanks,\nDana Reyes")),
        ("Fox Motors\nToyota RAV4\n{}", LETTER),
        ("Message from the dealer\n\nPrice $24,300\nSeller Fox Motors\nMessage from the dealer {}", LETTER),
        ("Fox Motors says:\n\n{}", "Hi Maria,\n\nyour drive is with\nDana Reyes\n10:30"),
        ("Fox Motors says:\n\n{}", "Hi Maria,\n\nit is here.\n\nThanks,\nDana Reyes\n10:42\nSaturday works"),
    ],
)
def test_a_greeting_begins_a_letter_in_a_cell_and_an_hour_ends_it_under_a_name(page: str, letter: str) -> None:
    assert without_portal(page.format(letter), WHO) == letter
