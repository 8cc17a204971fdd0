"""What two hundred stores write back to shoppers, by language and by who writes; written for the tests.

Slots: {first} {last} {car} {model} {store} {rep} {role} {price} {hour} {site} {ref}. Texts of machines are whole; people's words are put
together from parts, so that no two of them are alike.
"""

from __future__ import annotations

ACKS: dict[str, list[tuple[str, str]]] = {
    "en": [
        ("We received your inquiry", "Hello {first},\n\nThanks for reaching out to {store} about the {car}. This note confirms we have your message and it has been passed to our sales floor. Expect to hear from one of us during business hours.\n\n{store}\n{site}"),
        ("Thank you, {first}!", "{first},\n\nYour information was successfully submitted. Your request number is {ref}.\n\nWhat happens next? A product specialist will look at your request and contact you by your preferred method.\n\nHours: Mon-Sat 9-8"),
        ("{store}: {car}", "Thank you for your interest in the {car}! We strive to answer every question within one hour while we are open. If you need us sooner, call the showroom. Meanwhile, take a look at more vehicles like this one: {site}/inventory"),
        ("Ticket #{ref} created", "Hi {first} {last}, your ticket #{ref} has been opened and assigned to the Internet team. You can add information by replying to this message."),
        ("Great choice!", "Great choice, {first}!\n\nThe {car} is one of our most popular vehicles, so your request is at the top of our list. Someone from our team is pulling up the details right now and you'll hear back shortly.\n\nSee you soon,\n{store}"),
    ],
    "de": [
        ("Ihre Anfrage bei {store}", "Guten Tag {first} {last},\n\nIhre Nachricht zum {car} ist bei uns angekommen. Wir kümmern uns während der Öffnungszeiten darum und kommen dann auf Sie zu.\n\n{store}"),
        ("Vielen Dank für Ihr Interesse", "Sehr geehrte Kundin, sehr geehrter Kunde,\n\nvielen Dank für Ihre Nachricht über unser Kontaktformular (Vorgang {ref}). Ihr Anliegen wird von der zuständigen Abteilung bearbeitet.\n\n{store}"),
        ("Bestätigung", "Hallo {first},\n\nschön, dass Sie sich für den {car} interessieren! Ein Verkäufer ruft Sie schnellstmöglich an. Weitere Angebote: {site}"),
    ],
    "fr": [
        ("Votre demande n° {ref}", "Bonjour {first} {last},\n\nNous vous confirmons l'enregistrement de votre demande concernant : {car}. Elle sera traitée par nos équipes pendant les heures d'ouverture.\n\n{store}"),
        ("Merci de votre message", "Bonjour,\n\nVotre message a été transmis au service commercial de {store}, qui vous rappellera. Retrouvez tous nos véhicules sur {site}.\n\nÀ très vite !"),
    ],
    "es": [
        ("Solicitud {ref}", "Hola {first}:\n\nTu solicitud sobre el {car} ha llegado a nuestro equipo. Un compañero te llamará en horario comercial.\n\n{store}"),
        ("Gracias por contactar con {store}", "Estimado/a {first} {last}:\n\nLe confirmamos que su mensaje ha quedado registrado. En breve recibirá respuesta de nuestro departamento comercial.\n\n{site}"),
    ],
    "it": [
        ("Richiesta {ref}", "Buongiorno {first} {last},\n\nla Sua richiesta per {car} è arrivata al nostro reparto vendite, che La contatterà negli orari di apertura.\n\n{store}"),
        ("Grazie!", "Ciao {first}, grazie per averci scritto! Il tuo messaggio è stato inoltrato a un consulente di {store}. Intanto dai un'occhiata a {site}."),
    ],
    "nl": [
        ("Uw bericht aan {store}", "Beste {first} {last},\n\nUw vraag over de {car} is bij ons binnen. Tijdens openingstijden krijgt u antwoord van een verkoopadviseur.\n\n{store}"),
        ("Aanvraag {ref}", "Hallo {first},\n\nLeuk dat je interesse hebt in de {car}! Je aanvraag heeft nummer {ref}. Kijk ondertussen rond op {site}."),
    ],
    "pt": [
        ("Pedido {ref}", "Olá {first} {last},\n\nO seu pedido sobre o {car} chegou à nossa equipa comercial, que o contactará no horário de funcionamento.\n\n{store}"),
        ("Obrigado pelo contacto", "Exmo(a). Sr(a). {last},\n\nConfirmamos a receção da sua mensagem. Receberá resposta em breve.\n\n{store}\n{site}"),
    ],
}  # fmt: skip

ASSISTANTS: dict[str, list[tuple[str, str]]] = {
    "en": [
        ("Re: {car}", "Hi {first}! Thanks for asking about the {car}. I'd be happy to get those details for you. Are you looking to replace a vehicle you currently own, or adding one to the family? Also, would mornings or afternoons work better for a quick visit?\n\n{rep}\n{role}\n{store}"),
        ("{first}, about the {model}", "Hello {first},\n\nGreat question! The {car} is a fantastic choice with plenty of features you're going to love. To make sure you get the most accurate answer, I can set up a time with one of our specialists. Does today at 5:15 or tomorrow at 10:45 work better for you?\n\nBest,\n{rep}"),
        ("Your question", "Hey {first}, this is {rep} with {store}. It looks like the {car} is currently showing as available. What features matter most to you? I can have someone go over keys, service history and pricing with you over the phone - what's the best number to reach you?"),
    ],
    "de": [("{car}", "Hallo {first}, danke für Ihre Nachricht zum {car}! Gerne kläre ich das für Sie. Passt Ihnen ein Termin heute Nachmittag oder morgen Vormittag besser? Wofür möchten Sie das Fahrzeug nutzen?\n\n{rep}\n{store}")],
    "fr": [("{car}", "Bonjour {first}, merci pour votre message au sujet de : {car}. Je serais ravie de vous aider ! Préférez-vous passer cet après-midi ou demain matin ? Quelle utilisation prévoyez-vous ?\n\n{rep}\n{store}")],
    "es": [("{car}", "¡Hola {first}! Gracias por preguntar por el {car}. Con gusto le ayudo con eso. ¿Le viene mejor hoy por la tarde o mañana por la mañana para verlo? ¿Qué uso le va a dar?\n\n{rep}\n{store}")],
    "it": [("{car}", "Ciao {first}! Grazie per l'interesse verso {car}. Sarò felice di aiutarti. Preferisci passare oggi pomeriggio o domani mattina? Che uso ne faresti?\n\n{rep}\n{store}")],
    "nl": [("{car}", "Hallo {first}! Bedankt voor je vraag over de {car}. Ik help je graag verder. Komt vanmiddag of morgenochtend beter uit? Waar ga je de auto voor gebruiken?\n\n{rep}\n{store}")],
    "pt": [("{car}", "Olá {first}! Obrigado pela sua mensagem sobre o {car}. Terei todo o gosto em ajudar. Prefere passar hoje à tarde ou amanhã de manhã? Que utilização lhe vai dar?\n\n{rep}\n{store}")],
}  # fmt: skip

TEMPLATES: dict[str, list[tuple[str, str]]] = {
    "en": [
        ("{car} at {store}", "Hi {first},\n\nMy name is {rep} and I'll be your point of contact at {store}. I see that you have an interest in the {car}. We price our cars using live market data so you never overpay. When is a good time for you to come in and take it for a drive?\n\n{rep}\n{role}\n{store}"),
        ("Your {model} is waiting", "{first},\n\nI have great news! The {car} is in high demand and we have it priced to move. I'd like to offer you a VIP appointment. Simply reply with a day and time and I will have it pulled up front, gassed up and ready to go.\n\nSincerely,\n{rep}\n{role}"),
        ("Quote for {car}", "Hello {first},\n\nThank you for the opportunity to earn your business. Here is the information you requested:\n\n{car}\nInternet price: {price}\n\nWe offer financing for all credit situations, top dollar for trades and free lifetime oil changes. Call me today to take advantage of this offer.\n\n{rep}\n{store}"),
    ],
    "de": [("Ihr {model}", "Hallo {first} {last},\n\nmein Name ist {rep}, ich bin Ihr persönlicher Ansprechpartner bei {store}. Gerne stelle ich Ihnen den {car} bei einer Probefahrt vor. Wann dürfen wir Sie begrüßen? Wir bieten attraktive Finanzierungen und nehmen Ihren Gebrauchten in Zahlung.\n\n{rep}\n{role}")],
    "fr": [("Votre {model}", "Bonjour {first} {last},\n\nJe suis {rep}, votre interlocuteur chez {store}. Je vous propose de découvrir le véhicule {car} lors d'un essai. Quand souhaitez-vous venir ? Nous proposons des financements sur mesure et la reprise de votre véhicule.\n\n{rep}\n{role}")],
    "es": [("Su {model}", "Hola {first} {last}:\n\nSoy {rep}, su asesor personal en {store}. Me encantaría enseñarle el {car} en una prueba. ¿Cuándo podría pasarse? Ofrecemos financiación a medida y tasamos su coche.\n\n{rep}\n{role}")],
    "it": [("La Sua {model}", "Buongiorno {first} {last},\n\nsono {rep}, il Suo consulente presso {store}. Sarei lieto di mostrarLe {car} con un test drive. Quando può passare? Offriamo finanziamenti su misura e valutiamo il Suo usato.\n\n{rep}\n{role}")],
    "nl": [("Uw {model}", "Beste {first} {last},\n\nMijn naam is {rep} en ik ben uw aanspreekpunt bij {store}. Graag laat ik u de {car} zien tijdens een proefrit. Wanneer komt het u uit? Wij bieden financiering op maat en nemen uw auto in.\n\n{rep}\n{role}")],
    "pt": [("O seu {model}", "Olá {first} {last},\n\nO meu nome é {rep} e serei o seu contacto na {store}. Gostaria de lhe mostrar o {car} num test drive. Quando lhe dá jeito? Temos financiamento à medida e aceitamos retomas.\n\n{rep}\n{role}")],
}  # fmt: skip

DRIPS: dict[str, list[tuple[str, str]]] = {
    "en": [
        ("Was it something I said?", "Hi {first},\n\nI've left no stone unturned and still no word from you. Did you win the lottery and fly to Tahiti? If not, the {car} would love some company. Just hit reply with A, B or C:\nA) Still shopping\nB) Bought elsewhere\nC) Stuck under a boulder, send help\n\n{rep}"),
        ("Quick update on the {model}", "Hi {first}, prices on the {model} just changed and I didn't want you to be the last to know. Have a minute to chat this week?\n\n{rep}\n{store}"),
        ("{first}, is this still your email?", "I wanted to make sure my messages are getting through. Many shoppers tell us the {model} is at the top of their list. Can I answer anything for you?\n\n{rep}\n{role}\n{store}"),
        ("Closing your file", "{first},\n\nSince we haven't connected, I'm going to assume your plans changed and close out your file. If I got it wrong, tell me and I'll reopen it right away.\n\nRegards,\n{rep}"),
        ("3 reasons to buy from {store}", "Hi {first},\n\n1. Lifetime powertrain warranty\n2. Upfront pricing\n3. Five-day exchange\n\nStill thinking about the {model}? Book your visit online: {site}/appointment"),
    ],
    "de": [("Ihr {model} wartet", "Hallo {first} {last},\n\nich habe leider noch keine Rückmeldung von Ihnen erhalten. Ist der {car} noch interessant für Sie? Antworten Sie einfach mit JA oder NEIN.\n\n{rep}\n{store}"), ("Unser Angebot gilt noch", "Guten Tag {first} {last}, nur noch diese Woche: Winterräder gratis zu jedem {model}. Termin online buchen: {site}\n\n{rep}")],
    "fr": [("Votre projet", "Bonjour {first},\n\nVotre projet est-il toujours d'actualité ? Le véhicule {car} suscite beaucoup d'intérêt. Répondez simplement OUI et je vous rappelle.\n\n{rep}\n{store}")],
    "es": [("Su {model}", "Hola {first}, no hemos podido hablar todavía. ¿Sigue buscando coche? Responda SÍ y le llamo hoy mismo. Reserve su prueba en {site}.\n\n{rep}\n{store}")],
    "it": [("La Sua {model}", "Buongiorno {first}, non ho ancora avuto Sue notizie. La {model} è ancora di Suo interesse? Risponda SÌ e La richiamo oggi stesso.\n\n{rep}\n{store}")],
    "nl": [("Nog op zoek?", "Beste {first}, ik heb nog geen reactie van u gehad. Bent u nog op zoek naar een {model}? Antwoord met JA en ik bel u vandaag.\n\n{rep}\n{store}")],
    "pt": [("O seu {model}", "Olá {first}, ainda não tive notícias suas. Continua à procura de um {model}? Responda SIM e ligo-lhe ainda hoje.\n\n{rep}\n{store}")],
}  # fmt: skip

AWAY: dict[str, list[tuple[str, str]]] = {
    "en": [("Automatic reply: {car}", "Thanks for your email. I'm on vacation through the 14th. For immediate help call the store and ask for the Internet desk.\n\n{rep}"), ("Out of office Re: {model}", "It's my day off! I'll be back Wednesday. If this can't wait, my manager is happy to help.\n{rep}")],
    "de": [("Automatische Antwort: {model}", "Ich bin bis einschließlich 12.06. in Elternzeit und lese keine E-Mails. Meine Vertretung erreichen Sie unter der Zentrale.\n{rep}")],
    "fr": [("Réponse automatique : {model}", "Bonjour, je suis en congés jusqu'au 14 juin inclus. Votre message ne sera pas transféré.\n{rep}")],
    "es": [("Respuesta automática: {model}", "Estoy de vacaciones hasta el 14 de junio. Para cualquier urgencia llame al concesionario.\n{rep}")],
    "it": [("Risposta automatica: {model}", "Sono in ferie fino al 14 giugno. Per urgenze contatti la sede.\n{rep}")],
    "nl": [("Automatisch antwoord: {model}", "Ik ben met verlof tot 14 juni. Voor dringende zaken belt u de receptie.\n{rep}")],
    "pt": [("Resposta automática: {model}", "Estou de férias até 14 de junho. Em caso de urgência ligue para o stand.\n{rep}")],
}  # fmt: skip

SURVEYS: dict[str, list[tuple[str, str]]] = {
    "en": [("Tell us about your visit to {store}", "Dear {first},\n\nAs a recent visitor to {store}, your thoughts matter. On a scale of 0 to 10, how likely are you to recommend us? 0 1 2 3 4 5 6 7 8 9 10\n\nThe survey closes in 5 days."), ("{first}, 2 minutes for {store}?", "Your feedback helps us improve. Please rate your online shopping experience: ★ ★ ★ ★ ★\nStart survey")],
    "de": [("Wie zufrieden waren Sie?", "Guten Tag {first} {last}, wie zufrieden waren Sie mit Ihrer Anfrage bei {store}? Ihre Teilnahme dauert nur 2 Minuten. Zur Befragung")],
    "fr": [("Votre avis compte", "Bonjour {first}, sur une échelle de 0 à 10, recommanderiez-vous {store} ? Répondre à l'enquête")],
    "es": [("Su opinión nos ayuda", "Hola {first}, del 0 al 10, ¿recomendaría {store}? Responder a la encuesta")],
    "it": [("La Sua opinione", "Buongiorno {first}, da 0 a 10 quanto consiglierebbe {store}? Compili il questionario")],
    "nl": [("Wat vond u ervan?", "Beste {first}, hoe waarschijnlijk is het dat u {store} aanbeveelt (0-10)? Start de enquête")],
    "pt": [("A sua opinião", "Olá {first}, de 0 a 10, recomendaria a {store}? Responda ao inquérito")],
}  # fmt: skip

NEWS: dict[str, list[tuple[str, str]]] = {
    "en": [
        ("The all-new lineup is here", "Discover what's next.\n\nThe 2027 range has landed. Lease from $299/mo for 36 months with $2,999 due at signing.* Build yours today.\n\n*On approved credit. See dealer for details. Offer ends June 30.\n\nManage preferences | Unsubscribe"),
        ("You're invited: Truck Month", "TRUCK MONTH IS ON\n\nGet up to $5,000 off MSRP on select models.* Tent sale this weekend only. Free hot dogs for the kids!\n\nShop the sale\n\nYou received this email because you inquired at one of our stores."),
        ("{first}, your weekly matches", "Based on your search we found 14 cars near you.\n\n2021 Toyota Camry - $21,995\n2020 Honda Accord - $20,480\n2022 Mazda6 - $22,310\n\nSee all matches. Stop these alerts."),
        ("Service coupon inside", "Oil change $39.95\nTire rotation FREE with any service\nExpires 6/30\n\nBook service online"),
        ("Earn rewards on every fill-up", "Hello! You've been pre-qualified for the Fuel+ card. Zero annual fee. Apply in 60 seconds. Terms apply."),
    ],
    "de": [("Sommer-Aktion: Jetzt sparen", "SOMMER, SONNE, SONDERPREISE\n\nJetzt bis zu 4.000 € Preisvorteil* auf ausgewählte Lagerfahrzeuge sichern. Nur bis 30.06.\n\n*Gegenüber der UPE. Abbestellen")],
    "fr": [("Les Jours J sont là", "JUSQU'AU 30 JUIN\n\nProfitez de 3 000 € de remise* sur une sélection de véhicules. Portes ouvertes ce week-end.\n\n*Voir conditions. Se désinscrire")],
    "es": [("¡Llega el verano con ofertas!", "SOLO ESTE MES\n\nHasta 4.000 € de descuento* en vehículos seleccionados. ¡No te lo pierdas!\n\n*Consulta condiciones. Darse de baja")],
    "it": [("Porte aperte questo weekend", "SOLO FINO AL 30 GIUGNO\n\nFino a 4.000 € di vantaggio* su vetture selezionate. Ti aspettiamo!\n\n*Condizioni in sede. Disiscriviti")],
    "nl": [("Zomeractie", "ALLEEN DEZE MAAND\n\nTot € 4.000 korting* op voorraadauto's. Kom langs tijdens onze showroomdagen!\n\n*Vraag naar de voorwaarden. Afmelden")],
    "pt": [("Campanha de verão", "SÓ ATÉ 30 DE JUNHO\n\nAté 4.000 € de desconto* em viaturas selecionadas. Visite-nos!\n\n*Consulte condições. Cancelar subscrição")],
}  # fmt: skip

HUMAN: dict[str, dict[str, list[str]]] = {
    "en": {
        "hello": ["Hi {first},", "Hello {first}", "Good morning {first},", "{first} -", "Hey {first}!", "Ms. {last},", "Hi there {first},"],
        "answer": ["the {model} has two keys, both in the drawer next to me.", "only one key I'm afraid, a second is about $180 through our parts counter.", "I pulled the file: belt and water pump at 61k, the receipt is in there.", "no accidents, one owner, a teacher from Troy who traded it for a hybrid.", "it left this morning. Sorry.", "out the door you would be at {price}, that includes our $175 fee and tags.", "it's here, it's clean, and the tires have maybe 40% left.", "the {model} is over at the body shop for a bumper scuff, back Thursday."],
        "more": ["One thing you should know: there's a chip in the windshield, pictures attached.", "I drove it home last week and the AC blows cold.", "I could shoot you a video around {hour} if that's easier than driving out.", "The seats fold flat, my lab fits back there.", "We don't do same-day plates, so figure on two trips.", "I'd want to see photos before I put a number on the trade.", "If blue is a no, there's a silver one landing next week.", ""],
        "ask": ["What would it mostly be doing for you?", "Are you set on the {model} or open to something a size up?", "How many miles a year do you put on?", "Who else gets a say, anybody I should copy?", "Does {hour} work for a call or do you prefer email?", ""],
        "bye": ["{rep}", "Thanks,\n{rep}", "Best,\n{rep}\n{role}, {store}", "- {rep}", "Talk soon\n{rep}\n{store}"],
        "short": ["yep still here. 2 keys. {rep}", "Sold yesterday, sorry! want me to watch for another? {rep}", "{price} otd. {rep}", "Yes to both.\n\n{rep}", "in the shop till thurs, will text u pics", "Just one key. No accidents. {rep}"],
        "later": ["Hi {first}, did the video open on your end? The {model} got a new battery today so it's ready whenever you are. {rep}", "{first}, the silver one I mentioned arrived, 18k miles, {price}. Photos below. {rep}", "Following up on the {model}: my manager agreed to the second key. Want me to order it?\n{rep}"],
    },
    "de": {
        "hello": ["Hallo {first},", "Guten Tag {first} {last},", "Moin,", "Liebe Frau {last},"],
        "answer": ["zum {model}: zwei Schlüssel liegen hier, das Heft ist bis zur letzten Inspektion gestempelt.", "der {model} hat leider nur noch einen Schlüssel, ein zweiter kostet rund 190 €.", "Riemen und Wasserpumpe sind bei 118.000 gekommen, Rechnung liegt bei.", "der ist gestern raus, tut mir leid.", "unfallfrei, aus erster Hand, Garagenwagen.", "Endpreis wäre {price} inklusive Zulassung."],
        "more": ["Die Reifen halten noch eine Saison.", "Ein Kratzer hinten links, Foto hängt an.", "Ich kann Ihnen gegen {hour} ein Video drehen.", "Meine Frau fährt den gleichen, der ist sparsam.", ""],
        "ask": ["Wie viele Kilometer fahren Sie im Jahr?", "Muss ein Anhänger dran?", "Darf es auch Diesel sein?", ""],
        "bye": ["Gruß\n{rep}", "Viele Grüße\n{rep}\n{role}", "{rep}"],
        "short": ["ja ist noch da, 2 schlüssel. {rep}", "Leider verkauft. {rep}", "Beides ja. Gruß {rep}"],
        "later": ["Hallo {first}, hat das Video geklappt? Der {model} hat heute neue Scheiben bekommen. {rep}", "Guten Tag Frau {last}, der graue ist jetzt da, 28.000 km, {price}. {rep}"],
    },
    "fr": {
        "hello": ["Bonjour {first},", "Bonjour Madame {last},", "Re-bonjour,"],
        "answer": ["les deux clés sont là, je les ai sous les yeux.", "il n'y a qu'une clé, comptez 190 € pour la seconde.", "la courroie a été faite à 98 000, facture dans le carnet.", "elle est partie hier, désolée.", "première main, jamais accidentée.", "tout compris vous seriez à {price}."],
        "more": ["Les pneus sont à mi-usure.", "Une rayure à l'arrière, photo jointe.", "Je peux vous filmer ça vers {hour}.", ""],
        "ask": ["Vous faites combien de kilomètres par an ?", "Plutôt ville ou route ?", "Vous auriez une reprise ?", ""],
        "bye": ["{rep}", "Cordialement,\n{rep}\n{role}", "À bientôt,\n{rep}"],
        "short": ["oui toujours là, 2 clés. {rep}", "Vendue hier. {rep}", "Oui pour les deux. {rep}"],
        "later": ["Bonjour {first}, la vidéo est-elle bien passée ? Les plaquettes ont été changées ce matin. {rep}"],
    },
    "es": {
        "hello": ["Hola {first}:", "Buenos días, señora {last}:", "Buenas,"],
        "answer": ["las dos llaves están aquí, las tengo delante.", "solo queda una llave, la segunda son unos 190 €.", "la correa se hizo a los 98.000, está la factura.", "se fue ayer, lo siento.", "único dueño y sin golpes.", "todo incluido se queda en {price}."],
        "more": ["Las ruedas están a media vida.", "Tiene un arañazo atrás, va la foto.", "Le grabo un vídeo hacia las {hour} si quiere.", ""],
        "ask": ["¿Cuántos kilómetros hace al año?", "¿Más ciudad o carretera?", "¿Entregaría algún coche?", ""],
        "bye": ["{rep}", "Un saludo,\n{rep}\n{role}", "Saludos\n{rep}"],
        "short": ["si, sigue aqui, 2 llaves. {rep}", "Vendido ayer. {rep}", "Sí a las dos. {rep}"],
        "later": ["Hola {first}, ¿pudo ver el vídeo? Hoy le han cambiado las pastillas. {rep}"],
    },
    "it": {
        "hello": ["Buongiorno {first},", "Salve,", "Gentile signora {last},"],
        "answer": ["le due chiavi sono qui sulla mia scrivania.", "c'è una chiave sola, la seconda costa circa 190 €.", "la cinghia è stata fatta a 98.000, c'è la fattura.", "è andata via ieri, mi spiace.", "unico proprietario, mai incidentata.", "tutto compreso siamo a {price}."],
        "more": ["Le gomme sono a metà.", "C'è un graffio dietro, allego foto.", "Verso le {hour} Le faccio un video.", ""],
        "ask": ["Quanti chilometri fa all'anno?", "Più città o autostrada?", "Ha un usato da dare?", ""],
        "bye": ["{rep}", "Saluti\n{rep}\n{role}", "A presto,\n{rep}"],
        "short": ["si c'è ancora, 2 chiavi. {rep}", "Venduta ieri. {rep}", "Sì a tutte e due. {rep}"],
        "later": ["Buongiorno {first}, ha visto il video? Oggi abbiamo messo i freni nuovi. {rep}"],
    },
    "nl": {
        "hello": ["Hoi {first},", "Goedemorgen mevrouw {last},", "Hallo,"],
        "answer": ["beide sleutels liggen hier voor me.", "er is nog maar één sleutel, een tweede kost zo'n 190 euro.", "de riem is bij 98.000 gedaan, de rekening zit erbij.", "hij is gisteren weggegaan, sorry.", "eerste eigenaar en schadevrij.", "alles bij elkaar kom je op {price}."],
        "more": ["De banden zijn halfweg.", "Krasje achter, foto bijgevoegd.", "Rond {hour} maak ik even een filmpje.", ""],
        "ask": ["Hoeveel kilometer rijdt u per jaar?", "Vooral stad of snelweg?", "Heeft u een inruiler?", ""],
        "bye": ["{rep}", "Groet,\n{rep}\n{role}", "Gr {rep}"],
        "short": ["ja staat er nog, 2 sleutels. {rep}", "Gisteren verkocht. {rep}", "Ja op beide. {rep}"],
        "later": ["Hoi {first}, is het filmpje aangekomen? Er zitten sinds vandaag nieuwe remmen op. {rep}"],
    },
    "pt": {
        "hello": ["Olá {first},", "Bom dia senhora {last},", "Boa tarde,"],
        "answer": ["as duas chaves estão aqui à minha frente.", "só há uma chave, a segunda fica por uns 190 €.", "a correia foi feita aos 98.000, está a fatura.", "saiu ontem, lamento.", "único dono e sem acidentes.", "com tudo incluído fica em {price}."],
        "more": ["Os pneus estão a meio.", "Tem um risco atrás, segue foto.", "Pelas {hour} faço-lhe um vídeo.", ""],
        "ask": ["Quantos quilómetros faz por ano?", "Mais cidade ou estrada?", "Tem retoma?", ""],
        "bye": ["{rep}", "Cumprimentos,\n{rep}\n{role}", "Abraço\n{rep}"],
        "short": ["sim ainda cá está, 2 chaves. {rep}", "Vendido ontem. {rep}", "Sim às duas. {rep}"],
        "later": ["Olá {first}, conseguiu ver o vídeo? Hoje levou pastilhas novas. {rep}"],
    },
}  # fmt: skip

LEADS: dict[str, str] = {
    "en": "Hi, I'm looking at the {car}. How many keys come with it, and has the timing belt been changed? What is the out the door price? {first}",
    "de": "Guten Tag, es geht um den {car}. Wie viele Schlüssel gehören dazu und ist der Zahnriemen gemacht? Was wäre der Endpreis? {first}",
    "fr": "Bonjour, au sujet de : {car}. Combien de clés y a-t-il et la courroie est-elle faite ? Quel serait le prix total ? {first}",
    "es": "Hola, pregunto por el {car}. ¿Cuántas llaves trae y está hecha la correa? ¿Cuál sería el precio final? {first}",
    "it": "Buongiorno, chiedo di {car}. Quante chiavi ci sono e la cinghia è stata fatta? Quale sarebbe il prezzo finale? {first}",
    "nl": "Goedendag, het gaat om de {car}. Hoeveel sleutels zijn erbij en is de riem gedaan? Wat wordt de totaalprijs? {first}",
    "pt": "Bom dia, pergunto pelo {car}. Quantas chaves tem e a correia está feita? Qual seria o preço final? {first}",
}  # fmt: skip
