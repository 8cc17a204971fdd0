"""Sentences that answer a lead, in seven languages: good news proves it however it is put, bad news never does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mysteryshop.submit.sending.signs import Carrier, Signs, Verdict
from mysteryshop.submit.sending.thanks import best_thanks
from mysteryshop.submit.sending.witness import judge

GOOD = (
    "Tu solicitud se envió sin errores.",
    "Il modulo è stato inviato senza errori.",
    "En cuanto podamos te llamamos. Hemos recibido tu solicitud.",
    "Ihre Nachricht wurde gesendet. Noch heute meldet sich Ihr Berater.",
    "Una vez más, gracias por su solicitud.",
    "Geschafft!|Ihr Ansprechpartner hat Ihre Zeilen vorliegen.",
    "Gràcies! El teu missatge s'ha enviat correctament.",
    "Tak for din henvendelse.",
    "Ya tenemos los datos de tu coche. Te haremos llegar nuestra oferta.",
    "Cheers! Your note just landed on Sam's desk.",
    "Nice! Our sales desk has been notified.",
    "Inquiry #HV-2291 created",
    "We've sent a copy of your message to your inbox.",
    "You will hear from a team member shortly.",
    "We appreciate you contacting us.",
    "Thank you. No further action is required.",
    "Envío correcto",
    "Su solicitud ya se está revisando.",
    "Un comercial le llamará antes de comer.",
    "Pronto tendrá noticias de nuestro equipo.",
    "Envoi effectué",
    "Votre demande est déjà en cours d’étude.",
    "Nous vous remercions de nous avoir contactés.",
    "Un conseiller vous répond demain.",
    "Versand erfolgreich",
    "Ihre Anfrage wird bereits geprüft.",
    "Vorgang 8812 angelegt",
    "Ein Mitarbeiter antwortet bald.",
    "Verzending gelukt",
    "Uw aanvraag wordt al bekeken.",
    "Een medewerker antwoordt snel.",
    "Invio riuscito",
    "La tua richiesta è già in lavorazione.",
    "Ti abbiamo mandato una copia del messaggio.",
    "Envio concluído",
    "Seu pedido já está em análise.",
    "Wir haben Ihre Zeilen erhalten.",
    "Schön, dass Sie uns geschrieben haben.",
    "Ihre Probefahrt ist angefragt. Wir rufen Sie an, um den Termin zu fixieren.",
    "Ihre Anfrage ist unterwegs. Prüfen Sie bitte auch Ihren Spam-Ordner.",
    "Nous avons noté votre intérêt pour la 308.",
    "Nous accusons réception de votre demande.",
    "Ihre Probefahrt ist angefragt.",
    "Uw proefrit is aangevraagd.",
    "La tua prova su strada è stata prenotata.",
    "Comprobaremos la disponibilidad y te avisamos.",
    "A sua mensagem seguiu para a nossa equipa comercial.",
    "Your quote is on its way.",
    "Votre offre arrive par e-mail.",
    "Ihr Angebot kommt per E-Mail.",
    "Uw offerte is onderweg.",
    "Su presupuesto va en camino.",
    "Il tuo preventivo arriva via e-mail.",
    "A sua proposta chega por e-mail.",
    "Obrigado pelo interesse no Onix.|Um vendedor vai confirmar a disponibilidade.",
)

BAD = (
    "Neither your message nor a copy was sent.",
    "Ni su mensaje ni una copia fueron enviados.",
    "Weder das Formular noch der Anhang wurde übermittelt.",
    "Noch het formulier noch de bijlage is verstuurd.",
    "Nem o formulário nem o anexo foram enviados.",
    "No s'ha pogut enviar el missatge. Torna-ho a provar.",
    "Beskeden kunne ikke sendes.",
    "Your offer has expired.",
    "Sie haben das Formular zu schnell abgeschickt.",
    "Sie haben uns zu diesem Fahrzeug schon geschrieben.",
    "Vous avez déjà demandé ce véhicule.",
    "Esa cita ya está reservada.",
    "La tua prova su strada non è stata prenotata.",
    "O seu agendamento não foi registrado.",
    "Votre offre a expiré.",
    "Our mailbox is full.",
    "You've already contacted us about this vehicle.",
    "You have exceeded the number of submissions allowed.",
    "Your request has expired.",
    "Your submission was flagged by our filter.",
    "Access to this form is restricted to US visitors.",
    "We already have an open inquiry from this email address.",
    "Our chat agents are away.|Leave your number and we'll call.",
    "You must accept our terms first.",
    "Nuestro buzón está lleno.",
    "Ya nos ha contactado por este vehículo.",
    "No nos ha llegado nada.|Recargue la página",
    "Solo se admite una consulta por semana.",
    "Hemos alcanzado el máximo de consultas de hoy.",
    "Notre boîte de réception est saturée.",
    "Vous nous avez déjà écrit au sujet de ce véhicule.",
    "Votre demande a expiré.",
    "Notre formulaire est en panne.",
    "Unser Postfach ist überfüllt.",
    "Ihre Anfrage ist abgelaufen.",
    "Bei uns ist nichts angekommen.|Laden Sie die Seite neu",
    "Pro Woche ist nur eine Anfrage möglich.",
    "Onze inbox zit vol.",
    "Uw aanvraag is verlopen.",
    "Er is niets bij ons aangekomen.|Herlaad de pagina",
    "La nostra casella è satura.",
    "Non ci è arrivato nulla.|Ricarichi la pagina",
    "Ciao! Grazie per aver visitato il sito. Come posso aiutarti?",
    "Nossa caixa de entrada está cheia.",
    "Já existe uma solicitação aberta com este e-mail.",
    "Você ultrapassou o número de envios permitidos.",
)


def page(*lines: str) -> Signs:
    """A page came that answers the post."""
    carrier = Carrier("http://d/lead", True, 200, whole=True)
    told = {"form_gone": True, "navigated": True, "apart": True, "spoke": True, "late": True}
    return Signs("http://d/contact", "http://d/lead", new_text=lines, carriers=(carrier,), **told)


def replaced(*lines: str) -> Signs:
    """A script put the words in the form's place."""
    carrier = Carrier("http://d/lead", True, 200, whole=True, scripted=True)
    return Signs(
        "http://d/contact", "http://d/contact", new_text=lines, form_gone=True, carriers=(carrier,), spoke=True, late=True
    )


def beside(*lines: str) -> Signs:
    """A script put the words beside the form, which stands there as it was."""
    carrier = Carrier("http://d/lead", True, 200, whole=True, scripted=True)
    return Signs("http://d/contact", "http://d/contact", new_text=lines, carriers=(carrier,), spoke=True, late=True)


@pytest.mark.parametrize("how", [page, replaced, beside])
@pytest.mark.parametrize("words", GOOD)
def test_good_news_proves_the_lead(how, words: str) -> None:
    assert judge(how(*words.split("|"))).verdict is Verdict.PROVEN


@pytest.mark.parametrize("how", [page, replaced, beside])
@pytest.mark.parametrize("words", BAD)
def test_bad_news_never_does(how, words: str) -> None:
    assert judge(how(*words.split("|"))).verdict is not Verdict.PROVEN


def test_a_promise_on_a_page_seen_before_proves_nothing() -> None:
    carrier = Carrier("http://d/lead", True, 200, whole=True)
    home = Signs(
        "http://d/contact",
        "http://d/",
        new_text=("Our team answers within the hour.",),
        form_gone=True,
        familiar=True,
        navigated=True,
        carriers=(carrier,),
        spoke=True,
        late=True,
    )
    assert judge(home).verdict is Verdict.SILENT


def test_a_case_number_proves_it_though_the_page_asks_to_keep_it() -> None:
    told = ("Ihre Vorgangsnummer: DE-77812", "Bitte geben Sie diese Nummer bei Rückfragen an.")
    assert judge(page(*told)).verdict is Verdict.PROVEN
    assert judge(page("Something went wrong.", "Reference number: 77812")).verdict is not Verdict.PROVEN


@pytest.mark.parametrize("how", [page, replaced, beside])
@pytest.mark.parametrize(
    "words",
    [
        "You have already sent a request. Please try again in 24 hours.",
        "Ya has enviado una solicitud hoy.",
        "Vous avez déjà envoyé une demande.",
        "Sie haben heute bereits eine Anfrage gesendet.",
        "U heeft al een aanvraag verstuurd.",
        "Hai già inviato una richiesta. Riprova tra 24 ore.",
        "Você já enviou um pedido com este e-mail.",
        "Se ha superado el máximo de consultas por día.",
        "Trop de demandes depuis votre adresse.",
        "A sua sessão expirou. Volte a preencher o formulário.",
        "La page a expiré.",
        "Uw bericht is als spam geweigerd.",
    ],
)
def test_who_takes_no_lead_now_has_turned_it_away(how, words: str) -> None:
    told = judge(how(words))
    assert (told.verdict, told.final) == (Verdict.REFUSED, True)
    taken_before = replace(how(words), carriers=tuple(replace(c, says=True) for c in how(words).carriers))
    assert judge(taken_before).verdict is not Verdict.REFUSED


@pytest.mark.parametrize(
    "words",
    [
        "Si no ha recibido nada, mire en la carpeta de spam.",
        "Nichts erhalten?",
        "Merci ! Nous avons bien reçu votre message. Vous avez déjà envoyé une demande ?",
        "Your message has already been sent.",
    ],
)
def test_what_may_come_turns_nobody_away(words: str) -> None:
    assert judge(page(words)).verdict is not Verdict.REFUSED


def test_a_page_that_says_it_did_not_send_under_a_good_answer_turned_the_lead_down_where_the_form_stands() -> None:
    denied = beside("Es ist ein Fehler aufgetreten. Ihre Nachricht wurde nicht gesendet.")
    assert (judge(denied).verdict, judge(denied).final) == (Verdict.REFUSED, True)
    by_dialog = replace(beside(), said=("No hemos podido enviar tu mensaje, llámanos.",))
    assert judge(by_dialog).verdict is Verdict.REFUSED
    for other in (
        replace(denied, emptied=True),
        replace(denied, form_gone=True),
        replace(denied, carriers=(replace(denied.carriers[0], says=True),)),
        replace(denied, carriers=(replace(denied.carriers[0], status=None, failed=True),)),
    ):
        assert judge(other).verdict is Verdict.TROUBLE
    kept = page("Oups", "Votre demande n'a pas pu être enregistrée.")
    assert judge(kept).verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    "line",
    [
        "Hemos recibido su solicitud. Le contestaremos en un plazo máximo de 24 horas a su mensaje.",
        "Votre demande a bien été envoyée. Un seul conseiller traitera votre demande.",
        "Ihre Anfrage ist bei uns eingegangen. Nur eine Person bearbeitet Ihre Anfrage.",
        "Thank you! You have already made the first step to your new car.",
    ],
)
def test_thanks_that_go_on_have_turned_nobody_away(line: str) -> None:
    assert judge(page(line)).verdict is not Verdict.REFUSED
    assert judge(replaced(line)).verdict is not Verdict.REFUSED


@pytest.mark.parametrize(
    "line",
    [
        "Sobald Ihre Anfrage eingegangen ist, erhalten Sie eine E-Mail.",
        "Tras enviar el formulario recibirás un correo de confirmación.",
        "As soon as your enquiry has been received you get an e-mail.",
        "Dès réception de votre demande, nous vous rappelons.",
        "Zodra uw bericht is verzonden ontvangt u een bevestiging.",
        "Una volta ricevuta la richiesta ti contatteremo.",
        "Assim que recebermos o seu pedido, entraremos em contacto.",
    ],
)
def test_what_comes_once_a_message_is_there_says_of_none(line: str) -> None:
    assert best_thanks([line]) is None


DECLINED = (
    "Sorry, we only accept enquiries from postcodes in Northern Ireland (BT).",
    "We do not take enquiries from your area.",
    "Unfortunately we are unable to accept enquiries from outside the Republic of Ireland.",
    "We can only take enquiries from customers in Florida.",
    "We're sorry, we don't accept requests from your region.",
    "Your inquiry can't be accepted because you live outside our area.",
    "We are not able to deal with requests from your county.",
    "Enquiries from outside the United Kingdom are not accepted.",
    "Anfragen aus Ihrem Postleitzahlgebiet nehmen wir leider nicht entgegen.",
    "Wir nehmen nur Anfragen aus Bayern an.",
    "Anfragen aus Ihrer Region können nicht bearbeitet werden.",
    "Für Ihre Postleitzahl ist dieser Service nicht verfügbar.",
    "Aus Ihrem Land können wir keine Anfragen entgegennehmen.",
    "Leider bearbeiten wir ausschließlich Anfragen aus Österreich.",
    "Nous n'acceptons pas les demandes provenant de votre région.",
    "Nous ne traitons que les demandes de la région Bretagne.",
    "Désolé, votre demande ne peut être acceptée car vous êtes hors de notre secteur.",
    "Ce service n'est pas disponible pour votre code postal.",
    "Les demandes venant de votre département ne sont pas prises en charge.",
    "No aceptamos solicitudes de su zona.",
    "Solo atendemos consultas de la provincia de Sevilla.",
    "Su solicitud no puede ser atendida.",
    "Lo sentimos, no podemos tramitar consultas desde su código postal.",
    "No admitimos peticiones de fuera de la península.",
    "Non accettiamo richieste dalla sua zona.",
    "Accettiamo solo richieste dalla provincia di Torino.",
    "La sua richiesta non può essere accettata.",
    "Purtroppo non gestiamo richieste provenienti da fuori regione.",
    "Le richieste dalla Sua provincia non vengono prese in carico.",
    "We nemen geen aanvragen aan uit uw regio.",
    "Helaas behandelen wij alleen aanvragen uit Noord-Brabant.",
    "Uw aanvraag kan niet in behandeling worden genomen.",
    "Deze dienst is niet beschikbaar voor uw postcode.",
    "Aanvragen van buiten Nederland accepteren wij niet.",
    "Não aceitamos pedidos da sua zona.",
    "Só aceitamos pedidos do distrito de Faro.",
    "Este serviço não está disponível para o seu código postal.",
    "Infelizmente não atendemos solicitações da sua região.",
    "De momento apenas tratamos pedidos de clientes do concelho de Sintra.",
)
"""The store takes nothing from this shopper, or from where the shopper lives."""

LIMITS = (
    "We do not deliver outside Northern Ireland, but thank you, your enquiry was sent.",
    "Thank you, your enquiry has been sent. Please note that we only deliver within Scotland.",
    "Thanks for your message! We don't accept part exchanges from outside your region.",
    "Outside our opening hours enquiries are not processed; we will answer on Monday.",
    "Your enquiry has not been processed yet; a colleague will call you.",
    "Your request will only be processed by the dealer in your region.",
    "Please enter a valid postcode, we cannot accept enquiries without one.",
    "We do not deliver to your postcode.",
    "Home delivery is not available for your postcode.",
    "We do not accept enquiries by phone on Sundays.",
    "Sales area: Kent, Sussex and Surrey only.",
    "Can't we accept enquiries from your area?",
    "Your data is only processed within your country.",
    "Vielen Dank, Ihre Anfrage ist eingegangen. Wir liefern nicht außerhalb von Deutschland.",
    "Außerhalb der Öffnungszeiten werden Anfragen nicht bearbeitet.",
    "Ihre Anfrage wird nur vom Händler in Ihrer Region bearbeitet.",
    "Ohne Postleitzahl können wir Ihre Anfrage nicht bearbeiten.",
    "Eine Lieferung in Ihr Postleitzahlgebiet ist nicht möglich.",
    "Danke! Wir verkaufen nur in Ihrem Gebiet, Ihre Anfrage wurde gesendet.",
    "Ihre Daten werden nur in Ihrem Land verarbeitet.",
    "Merci, votre demande a bien été envoyée. Nous ne livrons pas hors de la Bretagne.",
    "La livraison n'est pas disponible pour votre code postal.",
    "Votre demande sera traitée uniquement par le concessionnaire de votre région.",
    "En dehors des heures d'ouverture, les demandes ne sont pas traitées.",
    "Gracias, su solicitud ha sido enviada. No entregamos fuera de la península.",
    "Su solicitud solo será atendida por el concesionario de su zona.",
    "La entrega no está disponible en su código postal.",
    "Sin teléfono no podemos tramitar su solicitud.",
    "Fuera del horario comercial no atendemos consultas.",
    "Grazie, la sua richiesta è stata inviata. Non consegniamo fuori regione.",
    "La consegna non è disponibile per il suo CAP.",
    "La sua richiesta verrà gestita solo dal concessionario della sua zona.",
    "Senza il CAP non possiamo gestire la richiesta.",
    "Bedankt, uw aanvraag is verzonden. Wij leveren niet buiten Nederland.",
    "Bezorging is niet beschikbaar voor uw postcode.",
    "Uw aanvraag wordt alleen behandeld door de dealer in uw regio.",
    "Zonder telefoonnummer kunnen wij uw aanvraag niet behandelen.",
    "Buiten openingstijden worden aanvragen niet behandeld.",
    "Obrigado, o seu pedido foi enviado. Não entregamos fora do distrito.",
    "O seu pedido só será tratado pelo concessionário da sua zona.",
    "A entrega não está disponível para o seu código postal.",
    "Sem telefone não podemos tratar o seu pedido.",
    "Fora do horário não tratamos pedidos.",
    "Your enquiry is not just taken, it is handled by a real person in your area.",
    "Die Anfrage wird nicht gespeichert, sondern von Ihrem Händler in der Region bearbeitet.",
)
"""Limits told beside thanks, of bringing cars, of hours, of what is missing: nobody is turned away."""


@pytest.mark.parametrize("words", DECLINED)
def test_who_lives_elsewhere_is_turned_away(words: str) -> None:
    there, script = "http://a/c", Carrier("http://a/lead", True, 200, scripted=True)
    back = Signs(there, there, (words,), carriers=(Carrier("http://a/lead", True, 200),), navigated=True, again=True)
    for seen in (back, replace(back, alerts=(words,)), replace(back, navigated=False, again=False, carriers=(script,))):
        assert (judge(seen).verdict, judge(seen).final) == (Verdict.REFUSED, True)
    assert judge(replace(back, new_text=("Thank you, your enquiry was sent.", words))).verdict is not Verdict.REFUSED


@pytest.mark.parametrize("words", LIMITS)
def test_limits_turn_nobody_away(words: str) -> None:
    told = judge(
        Signs("http://a/c", "http://a/c", (words,), carriers=(Carrier("http://a/lead", True, 200),), navigated=True, again=True)
    )
    assert not (told.verdict is Verdict.REFUSED and told.final)
