"""What circumstances tell of a mail: the program it was made with, whom it speaks of, what it reads out, what it asks about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.nature.hollow import Hollow, hollow
from mysteryshop.inbox.nature.making import by_hand, mail_program
from mysteryshop.inbox.nature.surveys import is_survey
from mysteryshop.inbox.nature.verdict import judge_nature
from mysteryshop.model import Actor, Message, Nature
from tests.builders import a_shop
from tests.inbox_mails import LEAD_AT, a_mail, fetched

DAY = 1_440.0


def mail(text: str, *, minutes: float = 60, **headers: str) -> Message:
    return read_message(fetched(a_mail(text, **headers), internal_date=LEAD_AT + timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("headers", "program"),
    [
        ({"X_Mailer": "iPhone Mail (22G100)"}, "iphone mail"),
        ({"User_Agent": "Mozilla Thunderbird"}, "thunderbird"),
        ({"X_Mailer": "Microsoft Outlook 16.0"}, "microsoft outlook"),
        ({"X_Mailer": "LeadRunner 4.2"}, None),
        ({}, None),
    ],
)
def test_a_mail_program_of_a_person_names_itself(headers: dict[str, str], program: str | None) -> None:
    assert mail_program(mail("Still here.", **headers)) == program


def test_a_letter_from_a_persons_program_is_a_persons_though_it_thanks_like_a_form() -> None:
    text = "Dear Maria, thank you for your interest. The delivery would be in week 14 at present. Kind regards"
    assert by_hand(mail(text, X_Mailer="iPhone Mail (22G100)", In_Reply_To="<lead-1@store.example>"))[0] == -2.5
    assert by_hand(mail(text, X_Mailer="iPhone Mail (22G100)", Auto_Submitted="auto-replied"))[0] == 0
    assert judge_nature(mail(text, X_Mailer="Apple Mail (2.3)"), shop=a_shop()).nature.actor is Actor.HUMAN


@pytest.mark.parametrize(
    "text",
    [
        "Hi Maria, I'm Tom, your advisor at Hill Toyota. The RAV4 is available at $23,400. When could you come in for a test drive?",
        "Guten Tag Maria, ich bin Ihr Ansprechpartner. Der RAV4 ist verfügbar und kostet 23.400 Euro. Wann passt Ihnen ein Termin?",
        "Bonjour Maria, je suis votre conseiller. Le RAV4 est disponible au prix de 23 400 €. Quelles sont vos disponibilités ?",
        "Hola Maria, soy tu asesor. El RAV4 está disponible por 23.400 €. ¿Qué día te viene bien para verlo?",
        "Beste Maria, ik ben uw verkoopadviseur. De RAV4 is beschikbaar voor 23.400 euro. Welk moment past u?",
        "Gentile Maria, sono il suo consulente. La RAV4 è disponibile a 23.400 euro. Quando preferisce passare da noi?",
        "Olá Maria, sou o seu consultor. O RAV4 está disponível por 23.400 €. Que dia lhe convém passar por cá?",
    ],
)
def test_a_price_that_the_advertisement_holds_is_nothing_of_the_writers_own(text: str) -> None:
    assert hollow(mail(text), a_shop()) is Hollow.FIRST


@pytest.mark.parametrize(
    "text",
    [
        "Hi Maria, the RAV4 is $23,400 because it needs a windshield. When could you come in for a test drive?",
        "Guten Tag Maria, den RAV4 habe ich auf 23.400 Euro gesenkt, die Bremsen sind neu. Wann passt Ihnen ein Termin?",
        "Hi Maria, I just left you a voicemail about the RAV4. Is there a better number to reach you on?",
    ],
)
def test_what_is_said_beside_the_price_and_a_call_that_was_tried_are(text: str) -> None:
    assert hollow(mail(text), a_shop()) is None


def test_a_rate_that_a_bank_came_back_with_is_in_no_file_of_a_programs() -> None:
    text = "Hi Maria, the bank came back at 5.9 for 60 on the RAV4. Shall I try the other one as well?"
    assert hollow(mail(text, minutes=2 * DAY), a_shop()) is None


def test_nobody_asks_after_a_week_who_has_nothing_to_say() -> None:
    text = "Hi Maria, if there were one thing between you and the RAV4, what would that be?"
    assert hollow(mail(text, minutes=2 * DAY), a_shop()) is Hollow.LATER
    assert hollow(mail(text, minutes=6 * DAY), a_shop()) is Hollow.LONG


@pytest.mark.parametrize(
    ("text", "survey"),
    [
        ("Maria, I own this store. Did my people get back to you fast enough? Good or bad, I read every answer.", True),
        ("Ich leite das Haus. Hat man Ihre Frage schnell beantwortet, waren Sie zufrieden? Eine Zeile genügt mir.", True),
        ("Je dirige le garage. Mon équipe vous a-t-elle bien répondu ? Que pouvons-nous améliorer ? Un mot suffit.", True),
        ("Soy la gerente. ¿Te atendieron bien, quedaste contenta con la respuesta? Una línea me basta.", True),
        ("Sono il titolare. Le hanno risposto in fretta, è rimasta soddisfatta? Mi basta una riga.", True),
        ("Ik ben de eigenaar. Bent u snel geholpen en was het naar wens? Eén regel is genoeg.", True),
        ("Sou o gerente. Responderam-lhe depressa, ficou satisfeita? Basta uma linha.", True),
        ("I'm the general manager. Has Tom answered your questions? Are you still looking for a RAV4?", False),
        ("Did Tom get back to you about the trade? If he didn't I will walk over there myself.", False),
        ("Hat Herr Bosse Ihnen geantwortet? Der Wagen steht noch da, die Bremsen sind gemacht.", False),
    ],
)
def test_a_manager_who_asks_how_it_went_surveys(text: str, survey: bool) -> None:
    assert is_survey(mail(text, minutes=6 * DAY)) is survey


def test_what_a_portal_says_of_its_own_mail_is_nothing_about_the_words_it_hands_over() -> None:
    text = "Sorry, sold."
    portal = {"sender": "messages@wheels.example", "subject": "New message from a dealer", "Auto_Submitted": "auto-generated"}
    assert judge_nature(mail(text, **portal), shop=a_shop()).nature.actor is Actor.HUMAN
    receipt = "We have received your message and passed it on to the dealer."
    assert judge_nature(mail(receipt, **portal), shop=a_shop()).nature.actor is Actor.AUTOMATED


@pytest.mark.parametrize(
    "text",
    [
        "This mailbox uses BoxGate. Your mail waits in a queue; please confirm it here: https://gate.example/ok/e09c867de",
        "Ihre Nachricht wird zurückgehalten. Bitte bestätigen: https://gate.example/ok/e09c867de",
        "Votre message est en attente. Merci de le valider ici : https://gate.example/ok/e09c867de",
        "Tu correo está retenido. Confírmalo aquí: https://gate.example/ok/e09c867de y lo entregamos. Pulse para verificar.",
        "Il suo messaggio è in attesa. Confermi qui: https://gate.example/ok/e09c867de",
        "Uw bericht staat in de wachtrij. Bevestig het hier: https://gate.example/ok/e09c867de",
        "A sua mensagem está em espera. Confirme aqui: https://gate.example/ok/e09c867de",
    ],
)
def test_a_program_that_holds_a_mail_until_it_is_confirmed_challenges(text: str) -> None:
    assert judge_nature(mail(text, Auto_Submitted="auto-replied"), shop=a_shop()).nature is Nature.CHALLENGE


def test_a_receipt_with_a_link_is_no_challenge() -> None:
    text = "We have received your message. Confirm your appointment here: https://harborview.example/a/1 and we get it ready."
    assert judge_nature(mail(text, Auto_Submitted="auto-replied"), shop=a_shop()).nature is Nature.ACKNOWLEDGEMENT


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Please confirm your message", "Strangers knock first: https://porter.example/c/31981 and press the button."),
        ("Votre message", "Pour lutter contre le spam, merci de valider votre adresse : https://filtre.example/v/33c1"),
    ],
)
def test_a_gate_is_known_by_its_subject_or_by_what_it_is_against(subject: str, text: str) -> None:
    assert judge_nature(mail(text, subject=subject), shop=a_shop()).nature is Nature.CHALLENGE


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms Jensen, in response to your inquiry we inform you that the timing belt was replaced in March and both keys are here.",
        "Sehr geehrte Frau Jensen, bezugnehmend auf Ihre Anfrage teilen wir Ihnen mit, dass die Bremsen im März erneuert wurden.",
        "Geachte mevrouw, naar aanleiding van uw aanvraag delen wij u mede dat de distributieriem in maart is vervangen.",
    ],
)
def test_a_formal_letter_tells_something_behind_its_courtesies(text: str) -> None:
    assert judge_nature(mail(text, minutes=200), shop=a_shop()).nature.actor is Actor.HUMAN


@pytest.mark.parametrize(
    "text",
    [
        "I use a filter to cut down on junk. Your email has been set aside until you tap the link: https://g.example/a/8",
        "Wir kennen Ihre Adresse noch nicht. Ihre E-Mail wird erst nach Ihrer Freischaltung angezeigt: https://g.example/f/1",
        "Votre adresse ne figure pas dans mes contacts. Votre mail est mis de côté, ouvrez ce lien : https://g.example/d/5",
        "Este buzón solo recibe correos de contactos autorizados. Autorízate aquí: https://g.example/a/3",
        "Il Suo messaggio è fermo in attesa di sblocco. Apra la pagina https://g.example/s/6 per sbloccarlo.",
        "Uw bericht staat in de wacht. Antwoord op deze mail om het door te laten.",
        "O seu e-mail está em espera porque o remetente é desconhecido. Responda a esta mensagem para o libertar.",
    ],
)
def test_a_gate_is_known_by_what_it_speaks_of(text: str) -> None:
    assert judge_nature(mail(text), shop=a_shop()).nature is Nature.CHALLENGE


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Add us",
            "To make sure our messages reach your inbox, add sales@fox.example to your contacts: https://fox.example/safe",
        ),
        ("Out of hours", "Your message reached us outside opening hours. Click here to chat now: https://fox.example/chat"),
        ("Confirme o seu e-mail", "Clique para confirmar o seu e-mail e receber os alertas: https://fox.example/c"),
        ("Uw aanvraag", "Uw bericht wacht op behandeling. Klik op de link en kies een tijd: https://fox.example/t"),
        ("Your quote", "Your message is waiting for an agent. Tap the link to unlock your price: https://fox.example/q"),
        ("Keine Robots", "Bei uns antworten echte Menschen, keine Bots. Ihre Nachricht wird weitergeleitet. https://fox.example"),
        ("Recebido", "O seu e-mail será encaminhado para o departamento comercial. Visite https://fox.example"),
    ],
)
def test_what_a_stores_program_writes_of_mail_is_no_gate(subject: str, text: str) -> None:
    for headers in ({}, {"Auto_Submitted": "auto-replied"}, {"Return_Path": "<>"}):
        assert judge_nature(mail(text, subject=subject, **headers), shop=a_shop()).nature is not Nature.CHALLENGE
