"""The form came back with a new line: what finds fault with an entry is answered, what speaks to who is done is not."""

from __future__ import annotations

import pytest

from mysteryshop.submit.sending.complaints import blamed
from mysteryshop.submit.sending.signs import Carrier, Signs, Verdict
from mysteryshop.submit.sending.witness import judge

FAULTS: dict[str, tuple[str, ...]] = {
    "phone": (
        "Die Telefonnummer darf nur Ziffern enthalten.",
        "Telefonnummer bitte im Format +49 ... angeben.",
        "Diese Rufnummer sieht nicht richtig aus.",
        "Telefon: mindestens 10 Ziffern, keine Leerzeichen",
        "Le numéro de téléphone ne doit contenir que des chiffres.",
        "Le téléphone est mal renseigné.",
        "Indiquez votre portable au format 0612345678.",
        "Numéro de téléphone erroné",
        "El teléfono solo puede contener números.",
        "El número de móvil no tiene un formato correcto.",
        "Escribe tu teléfono sin espacios.",
        "Teléfono: 9 dígitos",
        "Het telefoonnummer mag alleen cijfers bevatten.",
        "Dit telefoonnummer herkennen we niet.",
        "Noteer je gsm-nummer zonder spaties.",
        "Telefoonnummer moet met 0 beginnen",
        "Il numero di telefono può contenere solo cifre.",
        "Il cellulare indicato non è corretto.",
        "Scrivi il telefono senza spazi.",
        "Numero di telefono errato",
        "O telefone só pode conter números.",
        "O telemóvel indicado não está correto.",
        "Escreva o telefone sem espaços.",
        "Telefone inválido, use 9 dígitos",
    ),
    "zip": (
        "Die PLZ stimmt nicht.",
        "Postleitzahl bitte fünfstellig.",
        "Le code postal est erroné.",
        "Code postal : 5 chiffres attendus",
        "El código postal no existe.",
        "Código postal: 5 cifras",
        "De postcode is niet bekend.",
        "Il CAP non esiste.",
        "CAP: 5 cifre",
        "O código postal não existe.",
        "Código postal no formato 0000-000",
    ),
    "email": (
        "Diese E-Mail-Adresse sieht nicht gültig aus.",
        "E-Mail bitte ohne Pluszeichen",
        "Cette adresse e-mail semble incorrecte.",
        "L'e-mail ne doit pas contenir le signe +",
        "El correo electrónico no parece correcto.",
        "El correo no admite el signo +",
        "Dit e-mailadres lijkt niet te kloppen.",
        "Het e-mailadres mag geen + bevatten",
        "L'indirizzo e-mail non sembra corretto.",
        "L'e-mail non può contenere il segno +",
        "O e-mail não parece correto.",
        "O e-mail não pode conter o sinal +",
    ),
    "message": (
        "Ihre Nachricht ist zu kurz (mindestens 150 Zeichen).",
        "Votre message est trop court (150 caractères minimum).",
        "El mensaje es demasiado corto (mínimo 150 caracteres).",
        "Je bericht is te kort (minimaal 150 tekens).",
        "Il messaggio è troppo breve (minimo 150 caratteri).",
        "A mensagem é demasiado curta (mínimo 150 caracteres).",
    ),
    "date": (
        "Der Termin liegt zu früh. Wählen Sie einen späteren Tag.",
        "An diesem Tag haben wir geschlossen.",
        "La date choisie est trop proche.",
        "Nous sommes fermés ce jour-là.",
        "La fecha elegida no está disponible.",
        "Ese día estamos cerrados.",
        "De gekozen datum is niet beschikbaar.",
        "Op die dag zijn we gesloten.",
        "La data scelta non è disponibile.",
        "Quel giorno siamo chiusi.",
        "A data escolhida não está disponível.",
        "Nesse dia estamos fechados.",
    ),
    "any": (
        "Bitte alle Felder mit Stern ausfüllen.",
        "Das Feld Anrede wurde nicht ausgefüllt.",
        "Tous les champs marqués d'un astérisque doivent être remplis.",
        "Le champ Civilité n'a pas été rempli.",
        "Le formulaire comporte des erreurs.",
        "Faltan campos por completar.",
        "El campo Tratamiento está vacío.",
        "El formulario contiene errores.",
        "Niet alle velden zijn ingevuld.",
        "Het veld Aanhef is leeg.",
        "Het formulier bevat fouten.",
        "Alcuni campi non sono stati compilati.",
        "Il campo Titolo è vuoto.",
        "Il modulo contiene errori.",
        "Há campos por preencher.",
        "O campo Tratamento está vazio.",
        "O formulário contém erros.",
    ),
}
DONE = (
    "Ihre Nachricht ist raus. Wir melden uns, sobald wir können.",
    "Nachricht gesendet! Keine Sorge, wir antworten schnell.",
    "Anfrage eingegangen. Bitte haben Sie etwas Geduld.",
    "Ihre E-Mail wurde verschickt. Bitte prüfen Sie auch Ihren Spam-Ordner.",
    "Alles erledigt, Ihre Mitteilung liegt bei uns. Sie müssen nichts weiter tun.",
    "Falls Sie keine E-Mail erhalten, rufen Sie uns an.",
    "Unser Verkauf ruft Sie an. Bitte halten Sie Ihr Telefon bereit.",
    "Votre message est parti. Nous ne tarderons pas à vous répondre.",
    "Message envoyé, n'hésitez pas à nous appeler au téléphone.",
    "C'est transmis ! Un vendeur vous appelle sur votre portable.",
    "Votre demande est enregistrée. Merci de patienter.",
    "Vous n'avez pas reçu d'e-mail ? Vérifiez vos indésirables.",
    "Mensaje enviado. No tardaremos en responder.",
    "Tu consulta ya está con nuestro equipo, no hace falta que llames por teléfono.",
    "Hemos anotado tu mensaje. Te llamamos al móvil.",
    "Si no recibes un correo, revisa el spam.",
    "Uw bericht is verstuurd. U hoeft niets meer te doen.",
    "We bellen u op het opgegeven telefoonnummer.",
    "Geen e-mail ontvangen? Kijk in uw spam.",
    "Messaggio spedito. Non tarderemo a rispondere.",
    "La richiesta è nelle mani dei nostri venditori, non serve telefonare.",
    "Se non ricevi l'e-mail controlla lo spam.",
    "Mensagem entregue. Não demoraremos a responder.",
    "O seu pedido seguiu. Não precisa de ligar por telefone.",
    "Caso não receba um e-mail, verifique o spam.",
    "Message on its way. We won't be long.",
    "Your enquiry is with the team, no need to phone.",
    "If you don't get an email, check your spam folder.",
)


def signs(line: str, *, kept: bool) -> Signs:
    """The page with the form, empty or as it was filled, and one new line."""
    lead = Carrier("http://x/k", certain=True, status=200, whole=True)
    return Signs(
        "http://x/k",
        "http://x/k",
        new_text=(line,),
        again=True,
        returned=kept,
        navigated=True,
        spoke=True,
        late=True,
        carriers=(lead,),
    )


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in FAULTS.items() for line in lines])
def test_a_fault_is_found(kind: str, line: str, kept: bool) -> None:
    told = signs(line, kept=kept)
    assert judge(told).verdict is Verdict.REFUSED
    assert kind == "any" or kind in blamed(told)


@pytest.mark.parametrize("line", DONE)
def test_who_is_done_is_asked_for_nothing(line: str) -> None:
    assert judge(signs(line, kept=False)).verdict not in (Verdict.REFUSED, Verdict.TROUBLE)
