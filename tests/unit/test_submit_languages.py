"""What is known in one language is known in all: leads are led to, other errands are left, answers are told apart."""

from __future__ import annotations

import pytest

from mysteryshop.submit.content import choose
from mysteryshop.submit.finding.warrant import names_lead, warrant
from mysteryshop.submit.finding.weighing import LEADS_TO, weigh
from mysteryshop.submit.finding.welcome import Place, worth
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.page.survey import Button
from mysteryshop.submit.recognise import FormReading, recognise
from mysteryshop.submit.sending.layers import affirming, passing_by
from tests.builders import a_shop

# Each row: one thing, as English, Spanish, French, German, Dutch, Italian and Portuguese sites call it.
LEADS = """
Contact us | Contáctenos | Contactez-nous | Kontaktieren Sie uns | Neem contact op | Contattaci | Contacte-nos
Write to us | Escríbenos | Écrivez-nous | Schreiben Sie uns | Schrijf ons | Scrivici | Escreva-nos
Ask a question | Haz una pregunta | Posez une question | Frage stellen | Stel een vraag | Fai una domanda | Faça uma pergunta
I am interested | Me interesa | Je suis intéressé | Ich bin interessiert | Ik ben geïnteresseerd | Sono interessato | Tenho interesse
Request information | Solicitar información | Demande de renseignements | Informationen anfordern | Informatie aanvragen | Richiesta informazioni | Pedido de informações
Ask about this car | Preguntar por este coche | Demander ce véhicule | Dieses Fahrzeug anfragen | Vraag over deze auto | Chiedi di questa auto | Perguntar por este carro
Check availability | Consultar disponibilidad | Vérifier la disponibilité | Verfügbarkeit prüfen | Beschikbaarheid checken | Verifica disponibilità | Verificar disponibilidade
Request a quote | Pedir presupuesto | Demander un devis | Angebot anfordern | Offerte aanvragen | Richiedi un preventivo | Pedir orçamento
Best price | Mejor precio | Meilleur prix | Bestpreis | Beste prijs | Miglior prezzo | Melhor preço
Contact the seller | Contactar con el vendedor | Contacter le vendeur | Verkäufer kontaktieren | Contacteer de verkoper | Contatta il venditore | Contactar o vendedor
Talk to an adviser | Hablar con un asesor | Parler à un conseiller | Mit einem Berater sprechen | Spreek met een adviseur | Parla con un consulente | Falar com um consultor
Leave a message | Deja un mensaje | Laissez un message | Nachricht hinterlassen | Laat een bericht achter | Lascia un messaggio | Deixe uma mensagem
Get in touch | Ponte en contacto | Prenez contact | Kontakt aufnehmen | Contact opnemen | Mettiti in contatto | Entre em contacto
Send an enquiry | Enviar una consulta | Envoyer une demande | Anfrage senden | Aanvraag versturen | Invia una richiesta | Enviar um pedido
Make an offer | Hacer una oferta | Faire une offre | Preisvorschlag machen | Doe een bod | Fai un'offerta | Fazer uma proposta
Have a question? | ¿Tienes preguntas? | Une question ? | Haben Sie Fragen? | Heeft u vragen? | Hai domande? | Tem dúvidas?
More about this car | Más información sobre este coche | Plus d'informations sur ce véhicule | Mehr Informationen zum Fahrzeug | Meer weten over deze auto | Maggiori informazioni su questa auto | Mais informações sobre esta viatura
See it in person | Quiero verlo | Demander à le voir | Besichtigen | Bezichtigen | Vieni a vederla | Quero negociar
Enquire now | Consultar ahora | Faire une demande | Jetzt anfragen | Nu aanvragen | Richiedi ora | Consultar agora
"""
ERRANDS = """
Book a service | Pedir cita en el taller | Rendez-vous atelier | Werkstatttermin | Werkplaatsafspraak | Prenota un tagliando | Marcar revisão
Order parts | Pedir recambios | Commander des pièces | Ersatzteile bestellen | Onderdelen bestellen | Ordina ricambi | Encomendar peças
Tyre quote | Presupuesto de neumáticos | Devis pneus | Reifenangebot | Bandenofferte | Preventivo pneumatici | Orçamento de pneus
Body repair | Chapa y pintura | Carrosserie | Karosserie und Lack | Schadeherstel | Carrozzeria | Chapa e pintura
Insurance quote | Presupuesto de seguro | Devis d'assurance | Versicherungsangebot | Verzekering berekenen | Preventivo assicurazione | Simular seguro
Apply for finance | Solicitar financiación | Demande de financement | Finanzierung beantragen | Financiering aanvragen | Richiedi finanziamento | Pedir financiamento
Job application | Enviar candidatura | Candidature spontanée | Initiativbewerbung | Open sollicitatie | Candidatura spontanea | Candidatura espontânea
Press enquiry | Solicitud de prensa | Demande presse | Presseanfrage | Persaanvraag | Richiesta stampa | Pedido de imprensa
Sponsorship request | Solicitud de patrocinio | Demande de sponsoring | Sponsoringanfrage | Sponsorverzoek | Richiesta di sponsorizzazione | Pedido de patrocínio
Become a supplier | Hazte proveedor | Devenir fournisseur | Lieferant werden | Leverancier worden | Diventa fornitore | Seja nosso fornecedor
Fleet enquiries | Flotas de empresa | Flottes d'entreprise | Flottenanfrage | Wagenpark aanvraag | Flotte aziendali | Frotas empresariais
Van hire | Alquiler de furgonetas | Location d'utilitaires | Transporter mieten | Bestelbus huren | Noleggio furgoni | Aluguer de carrinhas
File a complaint | Presentar una queja | Déposer une réclamation | Beschwerde einreichen | Klacht indienen | Invia un reclamo | Apresentar reclamação
Customer survey | Encuesta de satisfacción | Enquête de satisfaction | Kundenumfrage | Tevredenheidsonderzoek | Sondaggio di soddisfazione | Inquérito de satisfação
Write a review | Escribe una reseña | Donnez votre avis | Bewertung schreiben | Schrijf een beoordeling | Scrivi una recensione | Escreva uma avaliação
Prize draw | Sorteo | Jeu concours | Gewinnspiel | Winactie | Concorso a premi | Passatempo
Newsletter | Boletín de noticias | Lettre d'information | Newsletter abonnieren | Nieuwsbrief | Iscriviti alla newsletter | Subscrever a newsletter
Event registration | Inscripción al evento | Inscription à l'événement | Anmeldung zur Veranstaltung | Aanmelden voor het evenement | Iscrizione all'evento | Inscrição no evento
Join the club | Hazte socio del club | Adhérer au club | Clubmitglied werden | Word clublid | Iscriviti al club | Adira ao clube
Refer a friend | Recomienda a un amigo | Parrainez un ami | Freunde werben | Vriend aanbrengen | Invita un amico | Indique um amigo
Delete my data | Supresión de mis datos | Suppression de mes données | Löschung meiner Daten | Verwijdering van mijn gegevens | Cancellazione dei dati | Eliminação dos dados
Whistleblower | Canal de denuncias | Lanceur d'alerte | Hinweisgeber | Klokkenluider | Whistleblowing | Canal de denúncias
Report a claim | Declarar un siniestro | Déclarer un sinistre | Schadenmeldung | Schade melden | Denuncia sinistro | Participar sinistro
Roadside assistance | Asistencia en carretera | Assistance dépannage | Pannenhilfe | Pechhulp | Soccorso stradale | Assistência em viagem
Voucher | Vale de regalo | Bon cadeau | Gutschein bestellen | Cadeaubon | Buono regalo | Vale-presente
Apprenticeship | Prácticas de formación | Contrat d'apprentissage | Ausbildungsplatz | Stageplaats | Tirocinio | Estágio
Live chat | Iniciar chat | Démarrer le chat | Chat starten | Start chat | Avvia chat | Iniciar conversa
Lost property | Objetos perdidos | Objets trouvés | Fundbüro | Gevonden voorwerpen | Oggetti smarriti | Perdidos e achados
Recall check | Campaña de revisión | Campagne de rappel | Rückrufaktion | Terugroepactie | Campagna di richiamo | Campanha de recall
Pay a bill | Pagar factura | Payer une facture | Rechnung bezahlen | Factuur betalen | Paga fattura | Pagar fatura
Become a dealer | Hazte concesionario | Devenir concessionnaire | Händler werden | Dealer worden | Diventa concessionario | Seja concessionário
Book a car wash | Lavado de coches | Lavage auto | Fahrzeugaufbereitung | Autowasstraat | Autolavaggio | Lavagem de carros
Caravan storage | Guarda de caravanas | Gardiennage de caravanes | Reifeneinlagerung | Caravanstalling | Rimessaggio camper | Guarda de caravanas
Legal vehicle test | Pedir cita ITV | Contrôle technique | Hauptuntersuchung | APK keuring | Revisione auto | Inspeção periódica
Report this ad | Denunciar anuncio | Signaler l'annonce | Anzeige melden | Advertentie melden | Segnala annuncio | Denunciar anúncio
Price alert | Alerta de precio | Alerte prix | Preisalarm | Prijsalert | Avviso di prezzo | Alerta de preço
Search alert | Crear alerta | Créer une alerte | Suchauftrag | Zoekopdracht bewaren | Salva ricerca | Criar alerta
"""
CONFIRM = """
Do you want to send your message? | ¿Desea enviar su mensaje? | Confirmez-vous l'envoi ? | Nachricht wirklich absenden? | Bericht nu verzenden? | Vuoi inviare il messaggio? | Deseja enviar a mensagem?
Yes | Sí | Oui | Ja | Ja | Sì | Sim
No | No | Non | Nein | Nee | No | Não
Send now | Enviar ahora | Envoyer | Jetzt absenden | Nu verzenden | Invia ora | Enviar agora
Cancel | Cancelar | Annuler | Abbrechen | Annuleren | Annulla | Cancelar
Confirm | Confirmar | Confirmer | Bestätigen | Bevestigen | Conferma | Confirmar
Go back | Volver | Retour | Zurück | Terug | Indietro | Voltar
"""
FAULTS = """
Please choose an entry from the list | Elija una opción de la lista | Veuillez choisir dans la liste | Bitte wählen Sie einen Eintrag aus der Liste | Kies een optie uit de lijst | Scegli una voce dall'elenco | Escolha uma opção da lista
This field is required | Este campo es obligatorio | Ce champ est obligatoire | Dies ist ein Pflichtfeld | Dit veld is verplicht | Campo obbligatorio | Este campo é obrigatório
Please fill in all fields | Rellene todos los campos | Merci de remplir tous les champs | Bitte füllen Sie alle Felder aus | Vul alle velden in | Compila tutti i campi | Preencha todos os campos
Invalid phone number | Número de teléfono no válido | Numéro de téléphone invalide | Ungültige Telefonnummer | Ongeldig telefoonnummer | Numero di telefono non valido | Número de telefone inválido
Check your entries | Revise los datos introducidos | Vérifiez votre saisie | Bitte prüfen Sie Ihre Eingaben | Controleer uw invoer | Controlla i dati inseriti | Verifique os dados inseridos
"""
PARTIES = """
Private customer | Particular | Un particulier | Privatkunde | Particulier | Privato | Pessoa singular
Company | Empresa | Un professionnel | Firma | Zakelijk | Azienda | Empresa
"""
THANKS = """
Your message has been sent | Su mensaje ha sido enviado | Votre message a été envoyé | Ihre Nachricht wurde gesendet | Uw bericht is verzonden | Il tuo messaggio è stato inviato | A sua mensagem foi enviada
We have received your request | Hemos recibido su solicitud | Nous avons bien reçu votre demande | Wir haben Ihre Anfrage erhalten | Wij hebben uw aanvraag ontvangen | Abbiamo ricevuto la tua richiesta | Recebemos o seu pedido
Message sent | Mensaje enviado | Message envoyé | Nachricht gesendet | Bericht verzonden | Messaggio inviato | Mensagem enviada
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def cells(table: str) -> list[str]:
    return list(dict.fromkeys(cell for row in rows(table) for cell in row))


def form(heading: str, button: str = "OK") -> FormReading:
    asked = tuple(FieldSnapshot(f"#{word}", label=word) for word in ("Name", "E-mail", "Telefon"))
    asked = (*asked, FieldSnapshot("#m", kind="textarea", label="Message"))
    send = (FieldSnapshot("#b", kind="submit", button=True, text=button),)
    told = FormSnapshot("form", asked, send, heading=heading, heading_inside=True)
    return recognise(FrameSnapshot(forms=(told,)))[0]


@pytest.mark.parametrize("table", [LEADS, ERRANDS, CONFIRM, FAULTS, PARTIES, THANKS])
def test_every_row_speaks_seven_languages(table: str) -> None:
    assert {len(row) for row in rows(table)} == {7}


@pytest.mark.parametrize("words", cells(LEADS))
def test_a_lead_is_led_to_and_named(words: str) -> None:
    kind, score, _ = weigh(plain(words), "", a_shop())
    assert kind not in ("", "never"), kind
    assert score > 0.3
    assert names_lead(words)


@pytest.mark.parametrize("words", cells(ERRANDS))
def test_another_errand_is_neither_led_to_nor_vouched_for(words: str) -> None:
    kind, score, _ = weigh(plain(words), "", a_shop())
    assert kind not in LEADS_TO or not score, kind
    reading = form(words, "Send")
    assert worth(reading, a_shop(), Place()) * warrant(reading, "", led=False) == 0.0


@pytest.mark.parametrize("place", range(7))
def test_a_layer_that_asks_whether_to_send_gets_a_yes(place: int) -> None:
    asks, yes, no, send, cancel, confirm, back = (row[place] for row in rows(CONFIRM))
    for positive, negative in ((yes, no), (send, cancel), (confirm, back), (f"{yes}, {send.lower()}", f"{no}, {back.lower()}")):
        layer = f"{asks} {negative} {positive}"
        pair = [Button("#n", negative, layer=layer), Button("#y", positive, layer=layer)]
        chosen = affirming(pair, scolded=True)
        assert chosen is not None
        assert chosen.text == positive


@pytest.mark.parametrize("words", cells(FAULTS))
def test_an_objection_is_known(words: str) -> None:
    assert phrases("submit_outcomes", "errors", "strong").find(plain(words))


@pytest.mark.parametrize("words", cells(THANKS))
def test_thanks_are_known(words: str) -> None:
    assert phrases("submit_outcomes", "thanks", "strong").find(plain(words)) or phrases("submit_outcomes", "thanks", "weak").find(
        plain(words)
    )


@pytest.mark.parametrize("place", range(7))
def test_who_buys_for_themselves_is_no_company(place: int) -> None:
    person, company = (row[place] for row in rows(PARTIES))
    assert choose.private([(company, "1"), (person, "2")]) == (person, "2")
    assert choose.private([(company, "1"), ("?", "2")]) is None


@pytest.mark.parametrize(
    ("layer", "more", "sends"),
    [
        ("Before you go - would you like a finance quote too?", "Yes, quote me", "No thanks, just send my enquiry"),
        ("Get exclusive deals by text", "Agree & send", "Send without texts"),
        ("Möchten Sie auch Ihr Auto in Zahlung geben?", "Ja, Fahrzeug bewerten", "Nur Anfrage absenden"),
        ("Recevez aussi nos offres par e-mail !", "Oui, je m'inscris et j'envoie", "Non merci"),
        ("¿Quiere calcular también su financiación?", "Sí, calcular financiación", "Ahora no, enviar mensaje"),
        ("Vuoi ricevere anche le nostre promozioni?", "Sì", "No"),
        ("Wilt u ook uw auto inruilen?", "Ja, waarde berekenen", "Nee, alleen aanvraag versturen"),
        ("Quer aproveitar e simular o crédito?", "Simular crédito", "Agora não, enviar mensagem"),
        ("Add cover to your car", "Show me", "Continue without cover"),
        ("¿Te interesa también un seguro para tu coche?", "Me interesa", "Continuar sin seguro"),
        ("Profitez de notre assurance", "Je suis intéressé", "Continuer sans assurance"),
        ("Versicherung gleich dazu?", "Interessiert mich", "Weiter ohne Versicherung"),
        ("Verzekering erbij?", "Graag", "Verder zonder verzekering"),
        ("Aggiunga la polizza", "Mi interessa", "Prosegui senza polizza"),
        ("Adicione o seguro", "Tenho interesse", "Avançar sem seguro"),
    ],
)
def test_a_layer_that_offers_more_is_passed_by_and_one_that_asks_whether_to_send_is_not(
    layer: str, more: str, sends: str
) -> None:
    told = f"{layer} {more} {sends}"
    pair = [Button("#y", more, layer=told), Button("#n", sends, layer=told)]
    chosen = passing_by(pair, a_shop())
    assert chosen is not None
    assert chosen.text == sends


@pytest.mark.parametrize("place", range(7))
def test_a_no_to_the_sending_itself_is_no_way_on(place: int) -> None:
    asks, yes, no, send, cancel, confirm, back = (row[place] for row in rows(CONFIRM))
    for positive, negative in ((yes, no), (send, cancel), (confirm, back)):
        layer = f"{asks} {negative} {positive}"
        assert passing_by([Button("#n", negative, layer=layer), Button("#y", positive, layer=layer)], a_shop()) is None


@pytest.mark.parametrize(
    ("asks", "yes", "no"),
    [
        ("Is everything correct?", "Yes, send", "No, edit my message"),
        ("Send it now?", "Yes, send", "No, don't send"),
        ("¿Enviar su consulta?", "Sí, enviar", "No enviar"),
        ("Envoyer votre demande ?", "Oui, envoyer", "Non, ne pas envoyer"),
        ("Anfrage senden?", "Ja, senden", "Nein, nicht senden"),
        ("Alles richtig?", "Ja, senden", "Nein, Nachricht bearbeiten"),
        ("Versturen?", "Ja, versturen", "Nee, annuleer mijn aanvraag"),
        ("Tutto corretto?", "Sì, invia", "No, modifica il messaggio"),
        ("Enviar o pedido?", "Sim, enviar", "Não, alterar a minha mensagem"),
        ("Is everything correct?", "Yes, send", "No, let me read my message again"),
        ("Envoyer votre demande ?", "Oui, envoyer", "Continuer sans envoyer"),
        ("Anfrage jetzt senden?", "Ja, senden", "Später senden"),
        ("Send it now?", "Yes, send", "No, I'll send it later"),
    ],
)
def test_a_no_that_names_the_message_but_changes_or_keeps_it_is_no_way_on(asks: str, yes: str, no: str) -> None:
    told = f"{asks} {yes} {no}"
    pair = [Button("#n", no, layer=told), Button("#y", yes, layer=told)]
    assert passing_by(pair, a_shop()) is None
    chosen = affirming(pair)
    assert chosen is not None
    assert chosen.text == yes
