"""What a page says beside its thanks takes nothing back; what says that nothing was sent does, in seven languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mysteryshop.submit.sending.marks import Marks
from mysteryshop.submit.sending.signs import Carrier, Signs, Verdict
from mysteryshop.submit.sending.witness import judge
from tests.unit.test_submit_polarity import beside, page, replaced

KIND = [
    "Danke! Ihre Nachricht wurde gesendet. Bilder über 5 MB konnten nicht übermittelt werden.",
    "Vielen Dank für Ihre Anfrage. Falls keine Bestätigung kommt, konnte die E-Mail nicht zugestellt werden.",
    "Merci, votre message a été envoyé. Si vous n’avez pas reçu de réponse sous 48 h, appelez-nous.",
    "Je vraag ligt bij onze verkoper. Geen antwoord binnen een dag? Bel ons even.",
    "Danke für Ihre Anfrage. Ihre Daten werden nicht an Dritte übermittelt.",
    "Gracias por tu mensaje. Tus datos no serán enviados a terceros.",
    "Thanks, message received. Brochures are not sent by post any more.",
    "Uw infoaanvraag is goed toegekomen. Er wordt geen kopie verstuurd.",
    "Dank je wel! Je hoeft het formulier niet nog eens te versturen.",
    "Grazie per il messaggio. Non è necessario inviare altri documenti.",
    "¡Gracias! Hemos recibido tu consulta. No es necesario volver a enviarla.",
    "Obrigado! Recebemos o seu pedido. Não envie novamente o formulário.",
    "Thanks, your message was sent. Please do not reply to the automatic e-mail.",
]
UNSENT = [
    "Das Senden ist fehlgeschlagen.",
    "Übermittlung gescheitert. Bitte kontaktieren Sie uns telefonisch.",
    "Le message n’est pas parti.",
    "Envoi refusé : contenu non autorisé.",
    "Uw bericht kon niet worden bezorgd.",
    "Siamo spiacenti, la richiesta non è andata a buon fine.",
    "Errore nell’invio della mail.",
    "Envío fallido.",
    "O envio falhou.",
    "A sua mensagem não pôde ser entregue.",
    "Sorry, your message didn't go through.",
    "Nothing was sent.",
    "Er is niets verzonden.",
    "Aucun message n’a été envoyé.",
    "Nenhuma mensagem foi enviada.",
    "El servidor rechazó el mensaje.",
    "La trasmissione è stata interrotta.",
    "Ihre Anfrage wurde leider nicht weitergeleitet.",
    "La Sua richiesta è stata respinta dal nostro filtro antispam.",
]


FOR_A_REASON = [
    "Thank you for your enquiry. Your message was not sent because the attachment is too large.",
    "Vielen Dank für Ihre Anfrage. Ihre Nachricht mit Anhang konnte nicht gesendet werden.",
    "Merci pour votre message. Votre demande n’a pas été envoyée car la photo est trop lourde.",
    "Gracias por su mensaje. Su solicitud no se ha enviado porque el archivo es demasiado grande.",
    "Bedankt voor uw aanvraag. Uw bericht is niet verzonden omdat het bestand te groot is.",
    "Grazie per il messaggio. La richiesta non è stata inviata perché l’allegato è troppo grande.",
    "Obrigado pela mensagem. O seu pedido não foi enviado porque o ficheiro é demasiado grande.",
    "Thank you for your enquiry. Your message was not sent as it contains advertising.",
    "Thank you for your enquiry. Your request was not sent, do you want to try again?",
    "Thank you. Your files and your message were not sent.",
    "Merci ! Une copie n’a pas été envoyée et votre message non plus.",
]


@pytest.mark.parametrize("how", [page, replaced, beside])
@pytest.mark.parametrize("words", FOR_A_REASON)
def test_a_lead_not_sent_for_a_reason_is_no_aside(how, words: str) -> None:
    assert judge(how(words)).verdict is not Verdict.PROVEN


@pytest.mark.parametrize("how", [page, replaced, beside])
@pytest.mark.parametrize("words", KIND)
def test_asides_take_no_thanks_back(how, words: str) -> None:
    assert judge(how(words)).verdict is Verdict.PROVEN


@pytest.mark.parametrize("how", [page, beside])
@pytest.mark.parametrize("words", UNSENT)
def test_what_was_not_sent_is_refused(how, words: str) -> None:
    told = judge(how(words))
    assert (told.verdict, told.final) == (Verdict.REFUSED, True)
    assert judge(how("Vielen Dank für Ihr Interesse. " + words)).verdict is not Verdict.PROVEN


@pytest.mark.parametrize(
    "words",
    [
        "A enviar o seu pedido",
        "Ihre Anfrage wird geladen",
        "Só falta confirmar os seus dados.",
        "Stiamo inviando la tua richiesta.",
    ],
)
def test_what_goes_on_is_not_done(words: str) -> None:
    assert judge(page(words)).verdict is not Verdict.PROVEN


def test_bad_news_of_the_answer_beside_a_box_is_an_objection() -> None:
    words = "No aceptamos este dominio de correo"
    state = {"names": ["mail"], "beside": [["mail", words]], "held": True}
    marks = Marks(
        {"names": ["mail"]},
        {},
        quiet=False,
        late=False,
        returned=False,
        heard=frozenset((" no aceptamos este dominio de correo ",)),
    )
    assert marks.wrong(state) == (("mail", words),)
    assert replace(marks, heard=frozenset()).wrong(state) == ()


def test_a_filter_that_had_the_lead_sets_no_riddle() -> None:
    seen = Signs("u", "u", new_text=("Anti-spam question: what is seven plus one?",), carriers=(Carrier("u", True, 200),))
    assert judge(seen).verdict is Verdict.CAPTCHA
