"""Single checks on single sentences: what counts, and what only looks as if it did."""

from __future__ import annotations

from typing import Any

import pytest

from mysteryshop.grade.lead import Lead
from mysteryshop.grade.money import price_in
from mysteryshop.grade.moves import lexicon_hit
from mysteryshop.grade.replies import grade_message, grade_replies
from mysteryshop.grade.words import language_of, sentences
from mysteryshop.model import Question


def a_lead(**over: Any) -> Lead:
    values: dict[str, Any] = {
        "first_name": "Maria",
        "last_name": "de Wit",
        "vehicle": "2023 Honda CR-V EX",
        "message": "Is the CR-V still there? What is the price with fees? I have two big dogs and drive to the lake a lot.",
        "questions": (Question(id="a", text="Is it still there?"), Question(id="b", text="What is the price with fees?")),
        "language": "en",
        "dealer_name": "Harbor View Motors",
    }
    return Lead(**(values | over))


def value(check: str, text: str, *, subject: str = "", **over: Any) -> int | None:
    finding = grade_message(text, subject, a_lead(**over))[check]
    assert all(q in f"{subject}\n{text}" for q in finding["quotes"]), finding
    return finding["value"]


@pytest.mark.parametrize(
    ("check", "text", "wanted"),
    [
        ("uses_name", "Hi Maria, it is here.", 1),
        ("uses_name", "Beste mevrouw de Wit, hij is er nog.", 1),
        ("uses_name", "Dear customer, it is here.", 0),
        ("refers_vehicle", "The CRV is here.", 1),
        ("refers_vehicle", "The Honda is here.", 0),
        ("acknowledges_person", "With two dogs you will want the flat boot floor.", 1),
        ("acknowledges_person", "Thank you for your interest in the CR-V.", 0),
        ("asks_need_question", "Do you need room for a roof box?", 1),
        ("asks_need_question", "When can you come in?", 0),
        ("asks_need_question", "Any questions?", 0),
        ("asks_need_question", "Shall I send you the details?", 0),
        ("blunt_come_in", "Thanks for your interest! When can you come in for a test drive?", 1),
        ("blunt_come_in", "Yes, it is still here; it is $31,480 with everything. Would you like to try it on Saturday?", 0),
        ("answers_question", "It is still here, and with all fees it comes to $31,480.", 2),
        ("answers_question", "It sold on Friday, sorry.", 2),
        ("answers_question", "When would you like to come in?", 0),
        ("availability_stated", "It is still on the lot.", 1),
        ("availability_stated", "We have many cars to choose from.", 0),
        ("price_given", "It is $31,480 out the door.", 1),
        ("price_given", "We have great prices.", 0),
        ("price_given", "You get $500 off this week.", 0),
        ("evades_price", "We do not give prices by email.", 1),
        ("evades_price", "It is $31,480 out the door; we do not add fees by email later.", 0),
        ("product_insight", "One owner, serviced here every spring at about 10,000 miles.", 1),
        ("product_insight", "It is a great car.", 0),
        ("offers_remote_help", "I can film a walk-round for you this afternoon.", 1),
        ("offers_remote_help", "Call me.", 0),
        ("pushes_call", "Please call me at 212-555-0100.", 1),
        ("pushes_call", "Email or call, whichever you like.", 0),
        ("pressure_urgency", "Two other people are coming to look at it, so act fast.", 1),
        ("pressure_urgency", "The quote is valid until the 30th.", 0),
        ("canned_auto", "We have received your enquiry. A member of our team will contact you shortly.", 1),
        ("canned_auto", "yes still here", 0),
        ("signed_person", "It is here.\n\nDana Whitlock\nHarbor View Motors", 1),
        ("signed_person", "It is here.\n\nYour Sales Team\nHarbor View Motors", 0),
        ("contact_block", "It is here.\n\nDana\nHarbor View Motors, 212-555-0100", 1),
        ("contact_block", "It is here.\n\nDana\nHarbor View Motors", 0),
    ],
)
def test_english(check: str, text: str, wanted: int) -> None:
    assert value(check, text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Guten Tag, der Wagen ist noch da und hat zwei Schlüssel. Kommen Sie gerne am Samstag zu einer Probefahrt.", {"availability_stated": 1, "visit_cta": 1, "product_insight": 1}),
        ("fr", "Bonjour, elle est toujours disponible, première main avec carnet complet. Quel usage en aurez-vous ?", {"availability_stated": 1, "product_insight": 1, "asks_need_question": 1}),
        ("nl", "Hallo, hij is er nog, met beide sleutels en apk tot mei. Heeft u een auto in te ruilen?", {"availability_stated": 1, "product_insight": 1, "asks_need_question": 1}),
        ("es", "Hola, sigue disponible, un solo dueño y con factura original. ¿Tiene auto para dejar a cuenta?", {"availability_stated": 1, "product_insight": 1, "asks_need_question": 1}),
    ],
)  # fmt: skip
def test_other_languages(language: str, text: str, found: dict[str, int]) -> None:
    findings = grade_message(text, "", a_lead(language=language))
    assert {check: findings[check]["value"] for check in found} == found


def test_an_opt_out_line_counts_neither_way() -> None:
    with_line = grade_message("Yes, it is still here. Reply STOP to end", "", a_lead())
    without = grade_message("Yes, it is still here.", "", a_lead())
    assert {c: f["value"] for c, f in with_line.items()} == {c: f["value"] for c, f in without.items()}


def test_an_earlier_answer_makes_the_question_not_applicable() -> None:
    later = a_lead(history=("It is still here, $31,480 with all fees. Dana",))
    assert grade_message("Did you have a look at the pictures, Maria?", "", later)["answers_question"]["value"] is None


def test_the_scenario_patterns_decide_first() -> None:
    asked = (Question(id="mats", text="Are both mats in it?", answered_by=(r"both mats",), refused_by=(r"come and see",)),)
    assert value("answers_question", "Both mats are in it.", questions=asked) == 2
    assert value("answers_question", "Just come and see for yourself.", questions=asked) == 0


def test_rows_carry_their_lead_and_get_every_guide_check() -> None:
    row = {
        "id": "r1",
        "language": "en",
        "lead": {
            "first_name": "Jo",
            "last_name": "Lee",
            "vehicle": "2020 Kia Soul",
            "message": "Still there?",
            "questions": ["Still there?"],
        },
        "dealer": {"name": "Kia of Albany"},
        "channel": "email",
        "subject": "Your Soul",
        "text": "Hi Jo, yes it's here. Kim, Kia of Albany 518-555-0100",
    }
    (out,) = grade_replies([row])
    assert out["id"] == "r1"
    assert len(out["findings"]) == 24
    assert out["findings"]["answers_question"]["value"] == 2
    assert set(out["findings"]["uses_name"]) >= {"value", "verdict", "score", "quote", "reason"}


def test_empty_and_odd_texts_break_nothing() -> None:
    for text in ("", "\n\n", "????", "🙂" * 50, "a" * 20000, "\x00\x1b[31m", "{{7*7}}", "١٢٣ مرحبا", "| | | |\n- - -"):
        findings = grade_message(text, text[:50], a_lead())
        assert all(f["verdict"] != "error" for f in findings.values())


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("€489 p/m all in", "€489"),
        ("from £18,990", "£18,990"),
        ("24.300 € VB", "24.300 €"),
        ("It was serviced for $240 last week", None),
        ("$500 off", None),
        ("serviced at 41,000 miles", None),
        ("call (03) 5550 0112", None),
    ],
)
def test_amounts(sentence: str, amount: str | None) -> None:
    assert price_in(sentence) == amount


def test_sentences_stand_where_they_say() -> None:
    text = "Hi Maria,\n\n• It's here. Price: $9,400!\n- Two keys; no rust\nThanks,\nDana"
    for start, sentence in sentences(text):
        assert text[start : start + len(sentence)] == sentence


def test_languages_are_told_apart() -> None:
    assert language_of("Der Wagen ist noch da und Sie können ihn am Samstag fahren") == "de"
    assert language_of("Bilen finns kvar och vi har två nycklar till den") == "sv"
    assert language_of("ok", "nl") == "nl"


def test_an_offer_that_ends_answers_nothing() -> None:
    asked = (Question(id="lease", text="When does the lease offer end and what does it cost a month?"),)
    assert value("answers_question", "Thank you for your interest. Offers end this week!", questions=asked) == 0


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "May I ask what the CR-V would mostly do for you: commuting, kids, dogs, snow?", 1),
        ("de", "Darf ich fragen, wofür Sie den Wagen vor allem brauchen, eher Stadt oder lange Strecken?", 1),
        ("en", "May I ask when you can come in?", 0),
        ("de", "Darf ich fragen, wann Sie vorbeikommen können?", 0),
        ("nl", "Mag ik vragen waarvoor u de auto vooral gebruikt?", 1),
        ("fr", "Puis-je vous demander pour quel usage vous cherchez la voiture ?", 1),
        ("es", "¿Le puedo preguntar para qué usaría el coche sobre todo?", 1),
    ],
)
def test_a_courtesy_before_a_question_changes_nothing(language: str, text: str, wanted: int) -> None:
    assert value("asks_need_question", text, language=language) == wanted


def test_the_day_the_shopper_asked_for_is_no_push() -> None:
    wish = (Question(id="drive", text="Could I take a test drive on Saturday?"),)
    assert value("respects_timeframe", "Saturday at 10 works, I put you down.", timeframe="this month", questions=wish) == 1


@pytest.mark.parametrize(
    ("check", "language", "text", "wanted"),
    [
        ("value_prop", "en", "And if it turns out to be the wrong car, you have five days to bring it back.", 1),
        ("value_prop", "fr", "Vous avez quatorze jours pour nous la rendre.", 1),
        ("value_prop", "en", "We would love to help you.", 0),
        ("alternatives_offered", "de", "Auf dem Hof steht aber ein Golf Variant Style von 2022 in Grau mit 28.900 km.", 1),
        ("alternatives_offered", "nl", "Er staat ook een stationwagen met minder kilometers.", 1),
        ("alternatives_offered", "de", "Er steht noch bei uns.", 0),
        ("pressure_urgency", "de", "Die Aktion läuft nur noch diese Woche.", 1),
        ("pressure_urgency", "nl", "Haast is niet nodig, de prijs blijft staan.", 0),
        ("evades_price", "es", "El precio lo vemos aquí en la agencia.", 1),
        ("evades_price", "en", "We can go over the numbers. When can you come in?", 1),
        ("evades_price", "en", "It is $31,480 with everything. When can you come in?", 0),
        ("canned_auto", "en", "Thank you for your interest in the CR-V. Your satisfaction is our number one priority. A representative will contact you.", 1),
        ("canned_auto", "en", "Hi Maria, I will look at the bill of sale tonight. Dana", 0),
    ],
)  # fmt: skip
def test_look_alikes_are_told_apart(check: str, language: str, text: str, wanted: int) -> None:
    assert value(check, text, language=language) == wanted


GERMAN_AND_DUTCH = [
    ("visit", "de", "Wir hätten am Samstag ab zehn jemanden da, der Ihnen alles zeigt.", True),
    ("visit", "de", "Schauen Sie doch nächste Woche einmal zu uns herein.", True),
    ("visit", "de", "Ich komme mit dem Wagen zu Ihnen nach Hause.", False),
    ("pressure", "de", "Warten Sie nicht zu lange, der geht bei uns weg wie warme Semmeln.", True),
    ("pressure", "de", "Der Bonus gilt nur für Verträge bis Ende dieser Woche.", True),
    ("pressure", "de", "Es drängt nichts, der Preis gilt auch im Herbst noch.", False),
    ("evade", "de", "Was wir Ihnen geben können, rechnen wir Ihnen aus, wenn Sie im Haus sind.", True),
    ("evade", "de", "Die Rate nennt Ihnen mein Kollege beim Termin.", True),
    ("evade", "de", "Für Ihren Polo geben wir 4.200 Euro.", False),
    ("remote", "de", "Das Gutachten maile ich Ihnen noch heute.", True),
    ("remote", "de", "Ich drehe Ihnen einen kleinen Film vom Innenraum.", True),
    ("value", "de", "Wir geben auf alle Gebrauchten zwei Jahre Garantie und nehmen ihn binnen acht Tagen zurück.", True),
    ("value", "de", "Wir helfen Ihnen gern weiter.", False),
    ("alt", "de", "Als Diesel hätten wir ihn sogar günstiger da.", True),
    ("alt", "de", "Haben Sie noch eine Frage?", False),
    ("avail", "de", "Der ist letzte Woche über die Theke gegangen, verkauft.", True),
    ("avail", "de", "Vor Ende Juni ist leider keiner zu bekommen.", True),
    ("need", "de", "Wie viele Leute sollen denn regelmäßig mitfahren?", True),
    ("need", "de", "Wollen wir einen Termin machen?", False),
    ("insight", "de", "Die Ladekante liegt bei 62 Zentimetern.", True),
    ("ack", "de", "Ein Hund mit kaputter Hüfte braucht einen niedrigen Einstieg, da haben Sie recht.", True),
    ("visit", "nl", "We hebben zaterdag vanaf tien iemand die u alles laat zien.", True),
    ("visit", "nl", "Loop volgende week eens bij ons binnen.", True),
    ("visit", "nl", "Ik kom met de auto naar u thuis.", False),
    ("pressure", "nl", "Wacht niet te lang, deze gaan als warme broodjes.", True),
    ("pressure", "nl", "De premie geldt alleen voor contracten tot eind deze week.", True),
    ("pressure", "nl", "Er is geen haast bij, de prijs blijft ook in het najaar zo.", False),
    ("evade", "nl", "Wat we ervoor kunnen geven, rekenen we uit als u hier bent.", True),
    ("evade", "nl", "Het maandbedrag vertelt mijn collega u tijdens de afspraak.", True),
    ("evade", "nl", "Voor uw Polo geven we 4.200 euro.", False),
    ("remote", "nl", "Het keuringsrapport mail ik u vandaag nog.", True),
    ("remote", "nl", "Ik maak een filmpje van het interieur voor u.", True),
    ("value", "nl", "Op alle occasions zit twee jaar garantie en binnen acht dagen nemen we hem terug.", True),
    ("value", "nl", "Wij helpen u graag verder.", False),
    ("alt", "nl", "Als diesel hebben we hem zelfs voordeliger staan.", True),
    ("alt", "nl", "Heeft u nog een vraag?", False),
    ("avail", "nl", "Die is vorige week de deur uit gegaan.", True),
    ("avail", "nl", "Voor eind juni is er helaas geen te krijgen.", True),
    ("need", "nl", "Hoeveel mensen moeten er geregeld mee?", True),
    ("need", "nl", "Zullen we een afspraak maken?", False),
    ("insight", "nl", "De laaddrempel ligt op 62 centimeter.", True),
    ("ack", "nl", "Een hond met een slechte heup heeft een lage instap nodig, daar heeft u gelijk in.", True),
]


@pytest.mark.parametrize(("move", "language", "sentence", "wanted"), GERMAN_AND_DUTCH)
def test_german_and_dutch_turns_of_phrase(move: str, language: str, sentence: str, wanted: bool) -> None:
    assert (lexicon_hit(move, sentence, language) is not None) is wanted


FRENCH_AND_SPANISH = [
    ("visit", "fr", "Faites donc un crochet par le garage demain soir.", True),
    ("visit", "fr", "Inutile de vous déplacer, tout est dans ce courriel.", False),
    ("call", "fr", "Donnez-moi un coup de fil, ce sera plus rapide.", True),
    ("call", "fr", "Inutile de m'appeler, je vous réponds ici.", False),
    ("evade", "fr", "Nos conditions se discutent uniquement en concession.", True),
    ("evade", "fr", "Pour votre Polo nous donnons 4 200 €.", False),
    ("pressure", "fr", "Un autre client vient la voir demain.", True),
    ("pressure", "fr", "L'offre tient tout le mois, rien ne presse.", False),
    ("value", "fr", "Vous pouvez la rendre sous quatorze jours.", True),
    ("value", "fr", "Avez-vous une prise à la maison ?", False),
    ("remote", "fr", "Je vous filme le démarrage à froid demain matin.", True),
    ("remote", "fr", "Envoyez-moi votre numéro.", False),
    ("avail", "fr", "Elle a trouvé preneur dimanche.", True),
    ("avail", "fr", "Quand seriez-vous disponible ?", False),
    ("receipt", "fr", "La boîte automatique est d'origine.", False),
    ("checkin", "fr", "Vous en êtes où de votre projet, ça avance ?", True),
    ("visit", "es", "¿Cuándo te pasas por aquí y lo pruebas?", True),
    ("visit", "es", "No hace falta que vengas para eso.", False),
    ("call", "es", "Márcame al 55 5555 0144 y te explico.", True),
    ("call", "es", "Te llamo el martes, como pediste.", False),
    ("evade", "es", "Por correo no mandamos cotizaciones.", True),
    ("evade", "es", "Te envío la cotización por escrito esta tarde.", False),
    ("pressure", "es", "Hay dos personas detrás, no te lo puedo guardar más.", True),
    ("pressure", "es", "La oferta dura todo el mes, sin prisas.", False),
    ("value", "es", "Si no te convence, te devolvemos el dinero.", True),
    ("value", "es", "La comisión de apertura es del 2 %.", False),
    ("remote", "es", "¿Quieres que te grabe el arranque en frío?", True),
    ("avail", "es", "Me queda uno en ese color.", True),
    ("avail", "es", "¿Cuándo estarías disponible?", False),
    ("receipt", "es", "Lleva cambio automático de ocho marchas.", False),
    ("need", "es", "¿Por dónde sueles moverte?", True),
    ("alt", "es", "Un kilómetro cero te costaría casi lo mismo.", True),
]


@pytest.mark.parametrize(("move", "language", "sentence", "wanted"), FRENCH_AND_SPANISH)
def test_french_and_spanish_turns_of_phrase(move: str, language: str, sentence: str, wanted: bool) -> None:
    assert (lexicon_hit(move, sentence, language) is not None) is wanted
