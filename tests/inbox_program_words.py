"""What the mail programs of tests/inbox_programs.py say in seven languages, and what dealers wrote with them."""

from __future__ import annotations

LOCAL: dict[str, dict[str, str]] = {
    "en": {
        "gmail": "On Mon, Jun 1, 2026 at 10:12 AM {name} <{mail}> wrote:", "apple": "On Jun 1, 2026, at 10:12 AM, {name} <{mail}> wrote:",
        "yahoo": "On Monday, June 1, 2026 at 10:12:33 AM EDT, {name} <{mail}> wrote:", "thunderbird": "On 6/1/26 10:12, {name} wrote:",
        "zoho": "---- On Mon, 01 Jun 2026 10:12:33 -0400 {name} <{mail}> wrote ---", "k9": "On June 1, 2026 10:12:33 AM EDT, {name} <{mail}> wrote:",
        "proton": "On Monday, June 1st, 2026 at 10:12 AM, {name} <{mail}> wrote:", "roundcube": "On 2026-06-01 10:12, {name} wrote:",
        "evolution": "On Mon, 2026-06-01 at 10:12 -0400, {name} wrote:", "from": "From", "sent": "Sent", "date": "Date", "to": "To", "subject": "Subject",
        "outlook_date": "Monday, June 1, 2026 10:12 AM", "original": "Original Message", "original2": "Original Message", "iphone": "Sent from my iPhone",
        "outlook_ios": "Get Outlook for iOS", "yahoo_sent": "Sent from Yahoo Mail on Android", "galaxy": "Sent from my Galaxy", "webmail_sent": "Sent from mail.com",
        "k9_sent": "Sent from my Android device with K-9 Mail. Please excuse my brevity.", "blackberry": "Sent from my BlackBerry 10 smartphone on the Verizon network.",
        "proton_sent": "Sent with Proton Mail secure email.", "spark": "Sent via Spark for iPhone", "reply_above": "Please type your reply above this line",
        "service": "This email is a service from {store}.", "preheader": "An answer about the car you asked for", "browser": "Trouble viewing this email? View it in your browser.",
        "optout": "If you no longer wish to receive these emails, click here to", "unsubscribe": "Unsubscribe", "rights": "All rights reserved.", "inquiry": "Original inquiry",
        "legal": "CONFIDENTIALITY NOTICE: This e-mail and any attachments are intended only for the person named above and may contain privileged information. If you have received this e-mail in error, please notify the sender and delete it.",
        "re": "Re: ", "goodbyes": "Best regards,|Thanks,|Kind regards|Talk soon,|Sincerely,",
    },
    "de": {
        "gmail": "Am Mo., 1. Juni 2026 um 10:12 Uhr schrieb {name} <{mail}>:", "apple": "Am 01.06.2026 um 10:12 schrieb {name} <{mail}>:",
        "yahoo": "Am Montag, 1. Juni 2026 um 10:12:33 MESZ hat {name} <{mail}> Folgendes geschrieben:", "thunderbird": "Am 01.06.26 um 10:12 schrieb {name}:",
        "zoho": "---- Am Mo, 01 Jun 2026 10:12:33 +0200 schrieb {name} <{mail}> ---", "k9": "Am 1. Juni 2026 10:12:33 MESZ schrieb {name} <{mail}>:",
        "proton": "{name} <{mail}> schrieb am Montag, 1. Juni 2026 um 10:12:", "roundcube": "Am 2026-06-01 10:12, schrieb {name}:",
        "evolution": "Am Montag, dem 01.06.2026 um 10:12 +0200 schrieb {name}:", "from": "Von", "sent": "Gesendet", "date": "Datum", "to": "An", "subject": "Betreff",
        "outlook_date": "Montag, 1. Juni 2026 10:12", "original": "Ursprüngliche Nachricht", "original2": "Original-Nachricht", "iphone": "Von meinem iPhone gesendet",
        "outlook_ios": "Outlook für iOS beziehen", "yahoo_sent": "Von Yahoo Mail auf Android gesendet", "galaxy": "Von meinem Galaxy gesendet", "webmail_sent": "Gesendet mit der GMX Mail App",
        "k9_sent": "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.", "blackberry": "Von meinem BlackBerry 10-Smartphone gesendet.",
        "proton_sent": "Gesendet mit Proton Mail, sichere E-Mail.", "spark": "Gesendet mit Spark", "reply_above": "Bitte antworten Sie oberhalb dieser Linie",
        "service": "Diese E-Mail ist ein Service von {store}.", "preheader": "Antwort zu Ihrem Wunschfahrzeug", "browser": "Wird diese E-Mail nicht richtig angezeigt? Im Browser ansehen.",
        "optout": "Wenn Sie keine weiteren E-Mails erhalten möchten, können Sie sich hier", "unsubscribe": "abmelden", "rights": "Alle Rechte vorbehalten.", "inquiry": "Ihre ursprüngliche Anfrage",
        "legal": "Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den Absender und löschen Sie diese E-Mail. Sitz der Gesellschaft: Lübeck, Amtsgericht Lübeck HRB 1234.",
        "re": "AW: ", "goodbyes": "Mit freundlichen Grüßen|Viele Grüße|Beste Grüße|Freundliche Grüße aus Lübeck|MfG",
    },
    "fr": {
        "gmail": "Le lun. 1 juin 2026 à 10:12, {name} <{mail}> a écrit :", "apple": "Le 1 juin 2026 à 10:12, {name} <{mail}> a écrit :",
        "yahoo": "Le lundi 1 juin 2026 à 10:12:33 UTC+2, {name} <{mail}> a écrit :", "thunderbird": "Le 01/06/2026 à 10:12, {name} a écrit :",
        "zoho": "---- Le lun., 01 juin 2026 10:12:33 +0200 {name} <{mail}> a écrit ----", "k9": "Le 1 juin 2026 10:12:33 GMT+02:00, {name} <{mail}> a écrit :",
        "proton": "Le lundi 1 juin 2026 à 10:12, {name} <{mail}> a écrit :", "roundcube": "Le 2026-06-01 10:12, {name} a écrit :",
        "evolution": "Le lundi 01 juin 2026 à 10:12 +0200, {name} a écrit :", "from": "De", "sent": "Envoyé", "date": "Date", "to": "À", "subject": "Objet",
        "outlook_date": "lundi 1 juin 2026 10:12", "original": "Message d'origine", "original2": "Message original", "iphone": "Envoyé de mon iPhone",
        "outlook_ios": "Télécharger Outlook pour iOS", "yahoo_sent": "Envoyé à partir de Yahoo Mail pour Android", "galaxy": "Envoyé de mon Galaxy", "webmail_sent": "Envoyé depuis l'application Mail Orange",
        "k9_sent": "Envoyé de mon appareil Android avec Courriel K-9 Mail. Veuillez excuser ma brièveté.", "blackberry": "Envoyé de mon smartphone BlackBerry 10.",
        "proton_sent": "Envoyé avec la messagerie sécurisée Proton Mail.", "spark": "Envoyé depuis Spark", "reply_above": "Veuillez répondre au-dessus de cette ligne",
        "service": "Cet e-mail est un service de {store}.", "preheader": "Une réponse pour la voiture demandée", "browser": "Si ce message ne s'affiche pas correctement, voir la version en ligne.",
        "optout": "Si vous ne souhaitez plus recevoir nos messages,", "unsubscribe": "se désabonner", "rights": "Tous droits réservés.", "inquiry": "Votre demande initiale",
        "legal": "Ce message et ses pièces jointes sont confidentiels et destinés exclusivement à leur destinataire. Si vous avez reçu ce message par erreur, merci d'en avertir l'expéditeur et de le détruire. Pensez à l'environnement avant d'imprimer.",
        "re": "RE: ", "goodbyes": "Cordialement,|Bien cordialement|Bonne journée,|Bien à vous,|Sincères salutations",
    },
    "es": {
        "gmail": "El lun, 1 jun 2026 a las 10:12, {name} (<{mail}>) escribió:", "apple": "El 1 jun 2026, a las 10:12, {name} <{mail}> escribió:",
        "yahoo": "El lunes, 1 de junio de 2026, 10:12:33 CEST, {name} <{mail}> escribió:", "thunderbird": "El 1/6/26 a las 10:12, {name} escribió:",
        "zoho": "---- El lun, 01 jun 2026 10:12:33 +0200, {name} <{mail}> escribió ----", "k9": "El 1 de junio de 2026 10:12:33 CEST, {name} <{mail}> escribió:",
        "proton": "El lunes, 1 de junio de 2026 a las 10:12, {name} <{mail}> escribió:", "roundcube": "El 2026-06-01 10:12, {name} escribió:",
        "evolution": "El lun, 01-06-2026 a las 10:12 +0200, {name} escribió:", "from": "De", "sent": "Enviado el", "date": "Fecha", "to": "Para", "subject": "Asunto",
        "outlook_date": "lunes, 1 de junio de 2026 10:12", "original": "Mensaje original", "original2": "Mensaje original", "iphone": "Enviado desde mi iPhone",
        "outlook_ios": "Obtener Outlook para iOS", "yahoo_sent": "Enviado desde Yahoo Mail para Android", "galaxy": "Enviado desde mi Galaxy", "webmail_sent": "Enviado desde mi correo móvil",
        "k9_sent": "Enviado desde mi dispositivo Android con K-9 Mail. Por favor, disculpa mi brevedad.", "blackberry": "Enviado desde mi smartphone BlackBerry 10.",
        "proton_sent": "Enviado con el correo seguro de Proton Mail.", "spark": "Enviado desde Spark", "reply_above": "Responda por encima de esta línea",
        "service": "Este correo es un servicio de {store}.", "preheader": "Respuesta sobre el coche que busca", "browser": "Si no ve bien este mensaje, ver en el navegador.",
        "optout": "Si no desea recibir más correos, puede", "unsubscribe": "darse de baja", "rights": "Todos los derechos reservados.", "inquiry": "Su consulta original",
        "legal": "Este mensaje y sus archivos adjuntos van dirigidos exclusivamente a su destinatario y pueden contener información confidencial. Si ha recibido este mensaje por error, le rogamos que lo comunique al remitente. Antes de imprimir este correo piense en el medio ambiente.",
        "re": "RE: ", "goodbyes": "Un saludo,|Saludos cordiales,|Saludos|Atentamente,|Gracias,",
    },
    "it": {
        "gmail": "Il giorno lun 1 giu 2026 alle ore 10:12 {name} <{mail}> ha scritto:", "apple": "Il giorno 1 giu 2026, alle ore 10:12, {name} <{mail}> ha scritto:",
        "yahoo": "Il lunedì 1 giugno 2026 alle ore 10:12:33 CEST, {name} <{mail}> ha scritto:", "thunderbird": "Il 01/06/26 10:12, {name} ha scritto:",
        "zoho": "---- Il lun, 01 giu 2026 10:12:33 +0200 {name} <{mail}> ha scritto ----", "k9": "Il 1 giugno 2026 10:12:33 CEST, {name} <{mail}> ha scritto:",
        "proton": "Il lunedì 1 giugno 2026 alle 10:12, {name} <{mail}> ha scritto:", "roundcube": "Il 2026-06-01 10:12 {name} ha scritto:",
        "evolution": "Il giorno lun, 01/06/2026 alle 10.12 +0200, {name} ha scritto:", "from": "Da", "sent": "Inviato", "date": "Data", "to": "A", "subject": "Oggetto",
        "outlook_date": "lunedì 1 giugno 2026 10:12", "original": "Messaggio originale", "original2": "Messaggio originale", "iphone": "Inviato da iPhone",
        "outlook_ios": "Scarica Outlook per iOS", "yahoo_sent": "Inviato da Yahoo Mail su Android", "galaxy": "Inviato dal mio Galaxy", "webmail_sent": "Inviato da Libero Mail per Android",
        "k9_sent": "Inviato dal mio dispositivo Android con K-9 Mail. Perdonate la brevità.", "blackberry": "Inviato dal mio smartphone BlackBerry 10.",
        "proton_sent": "Inviato con l'email sicura Proton Mail.", "spark": "Inviato da Spark", "reply_above": "Rispondi sopra questa riga",
        "service": "Questa e-mail è un servizio di {store}.", "preheader": "Una risposta per la sua auto", "browser": "Non vede bene questa e-mail? Visualizza nel browser.",
        "optout": "Se non desidera più ricevere le nostre e-mail,", "unsubscribe": "annulla l'iscrizione", "rights": "Tutti i diritti riservati.", "inquiry": "La sua richiesta originale",
        "legal": "Questo messaggio e gli eventuali allegati sono riservati e destinati esclusivamente al destinatario. Se lo avete ricevuto per errore vi preghiamo di avvisare il mittente e di cancellarlo, ai sensi del Regolamento UE 2016/679.",
        "re": "R: ", "goodbyes": "Cordiali saluti|Un cordiale saluto,|Saluti,|A presto,|Buona giornata,",
    },
    "nl": {
        "gmail": "Op ma 1 jun 2026 om 10:12 schreef {name} <{mail}>:", "apple": "Op 1 jun 2026 om 10:12 heeft {name} <{mail}> het volgende geschreven:",
        "yahoo": "Op maandag 1 juni 2026 om 10:12:33 CEST schreef {name} <{mail}>:", "thunderbird": "Op 01-06-2026 om 10:12 schreef {name}:",
        "zoho": "---- Op ma, 01 jun. 2026 10:12:33 +0200 schreef {name} <{mail}> ----", "k9": "Op 1 juni 2026 10:12:33 CEST schreef {name} <{mail}>:",
        "proton": "Op maandag 1 juni 2026 om 10:12 schreef {name} <{mail}>:", "roundcube": "{name} schreef op 2026-06-01 10:12:",
        "evolution": "Op ma 01-06-2026 om 10:12 [+0200] schreef {name}:", "from": "Van", "sent": "Verzonden", "date": "Datum", "to": "Aan", "subject": "Onderwerp",
        "outlook_date": "maandag 1 juni 2026 10:12", "original": "Oorspronkelijk bericht", "original2": "Oorspronkelijk bericht", "iphone": "Verstuurd vanaf mijn iPhone",
        "outlook_ios": "Outlook voor iOS downloaden", "yahoo_sent": "Verzonden vanuit Yahoo Mail op Android", "galaxy": "Verzonden vanaf mijn Galaxy", "webmail_sent": "Verzonden via de mail-app",
        "k9_sent": "Verzonden vanaf mijn Android-apparaat met K-9 Mail. Excuseer mijn beknoptheid.", "blackberry": "Verzonden vanaf mijn BlackBerry 10-smartphone.",
        "proton_sent": "Verzonden met Proton Mail beveiligde e-mail.", "spark": "Verzonden met Spark", "reply_above": "Antwoord boven deze lijn",
        "service": "Deze e-mail is een service van {store}.", "preheader": "Antwoord over de auto van uw keuze", "browser": "Wordt deze e-mail niet goed weergegeven? Bekijk in uw browser.",
        "optout": "Wilt u geen e-mails meer ontvangen? Dan kunt u zich hier", "unsubscribe": "afmelden", "rights": "Alle rechten voorbehouden.", "inquiry": "Uw oorspronkelijke vraag",
        "legal": "De informatie in deze e-mail is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Indien u niet de bedoelde ontvanger bent, verzoeken wij u de afzender te informeren en dit bericht te verwijderen. Denk aan het milieu voordat u print.",
        "re": "RE: ", "goodbyes": "Met vriendelijke groet,|Vriendelijke groeten,|Groet,|Hartelijke groet|Mvg,",
    },
    "pt": {
        "gmail": "{name} <{mail}> escreveu (segunda, 1/06/2026 à(s) 10:12):", "apple": "No dia 01/06/2026, às 10:12, {name} <{mail}> escreveu:",
        "yahoo": "Em segunda-feira, 1 de junho de 2026 às 10:12:33 BRT, {name} <{mail}> escreveu:", "thunderbird": "Às 10:12 de 01/06/26, {name} escreveu:",
        "zoho": "---- Em seg, 01 jun 2026 10:12:33 +0100 {name} <{mail}> escreveu ----", "k9": "Em 1 de junho de 2026 10:12:33 BRT, {name} <{mail}> escreveu:",
        "proton": "Em segunda-feira, 1 de junho de 2026 às 10:12, {name} <{mail}> escreveu:", "roundcube": "Em 2026-06-01 10:12, {name} escreveu:",
        "evolution": "Em seg, 2026-06-01 às 10:12 +0100, {name} escreveu:", "from": "De", "sent": "Enviado", "date": "Data", "to": "Para", "subject": "Assunto",
        "outlook_date": "segunda-feira, 1 de junho de 2026 10:12", "original": "Mensagem original", "original2": "Mensagem original", "iphone": "Enviado do meu iPhone",
        "outlook_ios": "Obter o Outlook para iOS", "yahoo_sent": "Enviado do Yahoo Mail no Android", "galaxy": "Enviado do meu Galaxy", "webmail_sent": "Enviado pela app Mail",
        "k9_sent": "Enviado do meu dispositivo Android com o K-9 Mail. Desculpe a brevidade.", "blackberry": "Enviado do meu smartphone BlackBerry 10.",
        "proton_sent": "Enviado com o e-mail seguro Proton Mail.", "spark": "Enviado via Spark", "reply_above": "Responda acima desta linha",
        "service": "Este e-mail é um serviço de {store}.", "preheader": "Resposta sobre o carro que procura", "browser": "Não consegue ver este e-mail? Ver no navegador.",
        "optout": "Se não deseja receber mais e-mails, pode", "unsubscribe": "cancelar a subscrição", "rights": "Todos os direitos reservados.", "inquiry": "O seu pedido original",
        "legal": "Esta mensagem e os seus anexos são confidenciais e destinam-se exclusivamente ao destinatário. Se não é o destinatário, agradecemos que avise o remetente e elimine a mensagem. Pense no ambiente antes de imprimir.",
        "re": "RE: ", "goodbyes": "Cumprimentos,|Com os melhores cumprimentos,|Obrigado,|Atenciosamente,|Um abraço,",
    },
}  # fmt: skip

LEADS: dict[str, list[str]] = {
    "en": ["Hello, I saw the 2022 Outback on your site. Does it come with two keys, and has the timing chain been looked at? We hope to buy within three weeks.\nMaria Jensen"],
    "de": ["Guten Tag, ich interessiere mich für den Passat Variant. Gibt es zwei Schlüssel und wurde der Zahnriemen schon gewechselt? Wir möchten in drei Wochen kaufen.\nMaria Jensen"],
    "fr": ["Bonjour, la Scenic de 2021 est-elle encore en vente ? Y a-t-il deux clés et la courroie a-t-elle été changée ? Nous voulons acheter d'ici trois semaines.\nMaria Jensen"],
    "es": ["Buenos días, me interesa el León de 2021. ¿Trae las dos llaves y se ha cambiado la correa? Queremos comprar en tres semanas.\nMaria Jensen"],
    "it": ["Buongiorno, mi interessa la Tipo del 2021. Ci sono due chiavi ed è stata cambiata la cinghia? Vorremmo comprare entro tre settimane.\nMaria Jensen"],
    "nl": ["Goedemorgen, ik heb interesse in de Octavia uit 2021. Zijn er twee sleutels en is de distributieriem al vervangen? We willen binnen drie weken kopen.\nMaria Jensen"],
    "pt": ["Bom dia, tenho interesse no Leon de 2021. Vem com as duas chaves e a correia já foi trocada? Queremos comprar dentro de três semanas.\nMaria Jensen"],
}  # fmt: skip

BODIES: dict[str, list[str]] = {
    "en": [
        "Hi Maria,\n\nYes, two keys, and our technician looked at the chain in April. From our side nothing speaks against a visit.\n\nWhat would you mostly use it for?",
        "Good morning Maria,\n\nHere is what I found:\n- two keys and the book\n- one owner, 38,200 miles\n- price $24,480, fees included\n\nOn Saturday we are open until 5 pm. Shall I send a walkaround video?",
        "Yes. Two keys.",
        "Maria, it was sold on Friday, sorry. I have a 2021 in blue at $22,900 with 41,000 miles. You can reach me directly at (518) 555-0188 until six tonight, or just answer here. Does blue work for you?",
        "Hello Ms. Jensen,\n\nthanks for the note.\n\nMonday to Friday: 9 to 7\nSaturday: 9 to 5\n\nTwo keys: yes, and I have asked the shop about the chain. I'll write again when I know, probably this afternoon.",
    ],
    "de": [
        "Guten Tag Frau Jensen,\n\nja, zwei Schlüssel sind dabei. Der Zahnriemen wurde im April bei 118.000 km gemacht.\n\nVon Montag bis Freitag bin ich immer da. Wofür brauchen Sie den Wagen vor allem?",
        "Hallo Frau Jensen,\n\nhier die Eckdaten:\n- zwei Schlüssel, Scheckheft\n- erste Hand, 61.000 km\n- 19.850 €, Winterräder inklusive\n\nAm Samstag haben wir bis 14 Uhr geöffnet. Soll ich ein Video schicken?",
        "Ja, beide Schlüssel da.",
        "Liebe Frau Jensen, der Passat ist seit Freitag leider weg. Ich hätte einen Octavia Combi für 18.900 Euro, gleiche Größe. Sie erreichen mich bis 18 Uhr unter 0451 555018 oder einfach hier. Wäre der etwas?",
        "Moin Frau Jensen,\n\ndanke für die Nachricht.\n\nMontag bis Freitag: 8 bis 18 Uhr\nSamstag: 9 bis 14 Uhr\n\nZwei Schlüssel: ja. Nach dem Riemen frage ich in der Werkstatt und schreibe heute Nachmittag noch einmal.",
    ],
    "fr": [
        "Bonjour Madame Jensen,\n\nOui, deux clés, et la courroie a été faite en avril à 92 000 km.\n\nDe notre côté rien ne s'oppose à une visite. Vous roulez surtout en ville ?",
        "Bonjour Maria,\n\nVoici ce que j'ai trouvé :\n- deux clés et le carnet\n- première main, 61 000 km\n- 15 900 €, carte grise comprise\n\nLe samedi nous sommes ouverts jusqu'à 17 h. Voulez-vous une vidéo ?",
        "Oui, les deux clés.",
        "Bonjour, elle est partie vendredi, désolé. J'ai une autre Scenic à 14 700 euros, 70 000 km. Vous pouvez me joindre au 04 72 55 01 88 jusqu'à 18 h, ou simplement ici. Le gris vous irait ?",
        "Bonjour Madame,\n\nmerci pour votre mot.\n\nDu lundi au vendredi : 9 h à 19 h\nSamedi : 9 h à 17 h\n\nDeux clés : oui. Pour la courroie je demande à l'atelier et je vous récris cet après-midi.",
    ],
    "es": [
        "Buenos días, Maria:\n\nSí, trae las dos llaves y la correa se cambió en abril con 92.000 km.\n\nDe lunes a viernes estoy siempre aquí. ¿Lo usaría sobre todo en ciudad?",
        "Hola Maria:\n\nEsto es lo que he visto:\n- dos llaves y libro\n- único dueño, 61.000 km\n- 15.900 €, transferencia incluida\n\nEl sábado abrimos hasta las 14 h. ¿Le mando un vídeo?",
        "Sí, las dos llaves.",
        "Buenas, se vendió el viernes, lo siento. Tengo otro León por 14.700 euros con 70.000 km. Me puede llamar al 91 555 01 88 hasta las seis o escribirme aquí mismo. ¿Le valdría en gris?",
        "Buenos días, señora Jensen:\n\ngracias por escribir.\n\nLunes a viernes: 9 a 20 h\nSábado: 10 a 14 h\n\nDos llaves: sí. Lo de la correa lo pregunto en el taller y le escribo esta tarde.",
    ],
    "it": [
        "Buongiorno Maria,\n\nsì, ci sono due chiavi e la cinghia è stata fatta ad aprile a 92.000 km.\n\nDa lunedì a venerdì sono sempre qui. La userebbe soprattutto in città?",
        "Salve Maria,\n\necco quello che ho trovato:\n- due chiavi e libretto\n- unico proprietario, 61.000 km\n- 12.900 €, passaggio incluso\n\nIl sabato siamo aperti fino alle 17. Le mando un video?",
        "Sì, due chiavi.",
        "Buongiorno, è stata venduta venerdì, mi dispiace. Ho un'altra Tipo a 11.700 euro con 70.000 km. Mi trova fino alle 18 allo 06 5550188 oppure qui. Grigia andrebbe bene?",
        "Gentile signora Jensen,\n\ngrazie per avermi scritto.\n\nDa lunedì a venerdì: 9-19\nSabato: 9-17\n\nDue chiavi: sì. Per la cinghia chiedo in officina e le riscrivo oggi pomeriggio.",
    ],
    "nl": [
        "Goedemorgen mevrouw Jensen,\n\nja, twee sleutels, en de riem is in april gedaan bij 118.000 km.\n\nVan maandag tot vrijdag ben ik er altijd. Waar gaat u hem vooral voor gebruiken?",
        "Hallo Maria,\n\ndit heb ik gevonden:\n- twee sleutels en het boekje\n- eerste eigenaar, 61.000 km\n- € 15.900, inclusief beurt\n\nOp zaterdag zijn we open tot 17 uur. Zal ik een filmpje sturen?",
        "Ja, twee sleutels.",
        "Goedemiddag, hij is vrijdag verkocht, helaas. Ik heb nog een Octavia voor 14.750 euro met 70.000 km. U kunt me tot 18 uur bellen op 020 555 0188 of gewoon hier antwoorden. Mag het een grijze zijn?",
        "Beste mevrouw Jensen,\n\ndank voor uw mail.\n\nMaandag t/m vrijdag: 9 tot 18 uur\nZaterdag: 9 tot 17 uur\n\nTwee sleutels: ja. Naar de riem vraag ik in de werkplaats en dan mail ik u vanmiddag nog.",
    ],
    "pt": [
        "Bom dia Maria,\n\nsim, vem com as duas chaves e a correia foi feita em abril aos 92.000 km.\n\nDe segunda a sexta estou sempre cá. Seria mais para cidade?",
        "Olá Maria,\n\nfoi isto que encontrei:\n- duas chaves e livro\n- único dono, 61.000 km\n- 14.900 €, transferência incluída\n\nNo sábado estamos abertos até às 17 h. Quer que lhe mande um vídeo?",
        "Sim, as duas chaves.",
        "Boa tarde, foi vendido na sexta, lamento. Tenho outro Leon por 13.700 euros com 70.000 km. Pode ligar-me até às 18 h para o 21 555 0188 ou responder aqui. Cinzento serve?",
        "Bom dia senhora Jensen,\n\nobrigado pela mensagem.\n\nSegunda a sexta: 9 às 19 h\nSábado: 9 às 13 h\n\nDuas chaves: sim. Sobre a correia pergunto na oficina e escrevo-lhe esta tarde.",
    ],
}  # fmt: skip

POINTS: dict[str, list[tuple[str, str]]] = {
    "en": [("Hello, about the Outback:", "Hi Maria, answers below."), ("Does it come with two keys?", "Yes, both."), ("Has the chain been looked at?", "In April, by our own shop.")],
    "de": [("Guten Tag, zum Passat:", "Hallo Frau Jensen, Antworten im Text."), ("Gibt es zwei Schlüssel?", "Ja, beide."), ("Wurde der Zahnriemen gewechselt?", "Im April bei uns.")],
    "fr": [("Bonjour, pour la Scenic :", "Bonjour, mes réponses ci-dessous."), ("Y a-t-il deux clés ?", "Oui, les deux."), ("La courroie est-elle faite ?", "En avril, chez nous.")],
    "es": [("Buenos días, sobre el León:", "Hola Maria, le respondo abajo."), ("¿Trae las dos llaves?", "Sí, las dos."), ("¿Se cambió la correa?", "En abril, en nuestro taller.")],
    "it": [("Buongiorno, per la Tipo:", "Salve, le rispondo qui sotto."), ("Ci sono due chiavi?", "Sì, tutte e due."), ("La cinghia è stata fatta?", "Ad aprile, da noi.")],
    "nl": [("Goedemorgen, over de Octavia:", "Hallo Maria, antwoorden hieronder."), ("Zijn er twee sleutels?", "Ja, allebei."), ("Is de riem vervangen?", "In april, bij ons.")],
    "pt": [("Bom dia, sobre o Leon:", "Olá Maria, respondo abaixo."), ("Vem com as duas chaves?", "Sim, as duas."), ("A correia foi trocada?", "Em abril, na nossa oficina.")],
}  # fmt: skip


def _sender(name: str, mail: str, store: str, subject: str, *card: str) -> dict[str, object]:
    return {"name": name, "mail": mail, "store": store, "subject": subject, "card": card}


SENDERS: dict[str, list[dict[str, object]]] = {
    "en": [
        _sender("Kelly Brandt", "kbrandt@northgate.example", "Northgate Subaru", "2022 Outback", "Internet Sales Consultant", "Northgate Subaru", "(518) 555-0142 direct", "2100 Central Ave, Albany, NY 12205"),
        _sender("Ray Ortiz", "ray@ortizauto.example", "Ortiz Auto", "Your Outback", "Ortiz Auto | Sales", "Cell: 518-555-0177", "www.ortizauto.example"),
        _sender("Tess Lowell", "tess.lowell@hillside.example", "Hillside Motors", "Outback", "Hillside Motors", "T 518.555.0121 / F 518.555.0122", "tess.lowell@hillside.example", "“Driving you forward since 1962”"),
    ],
    "de": [
        _sender("Jörg Petersen", "j.petersen@autohaus-nord.example", "Autohaus Nord", "Passat Variant", "Verkaufsberater", "Autohaus Nord GmbH", "Hansestraße 12, 23558 Lübeck", "Tel. 0451 55501-42", "Fax 0451 55501-49"),
        _sender("Sabine Kröger", "sk@kroeger.example", "Kröger Automobile", "Ihre Anfrage Passat", "Kröger Automobile", "Mobil: +49 170 5550142", "www.kroeger.example"),
    ],
    "fr": [
        _sender("Hélène Faure", "h.faure@garage-faure.example", "Garage Faure", "Scenic", "Conseillère commerciale", "Garage Faure", "14 rue des Lilas, 69003 Lyon", "Tél. : 04 72 55 01 42"),
        _sender("Luc Perrin", "luc@perrin.example", "Perrin Autos", "Votre Scenic", "Perrin Autos", "06 12 55 01 42", "www.perrin.example"),
    ],
    "es": [
        _sender("Lucía Ramos", "lramos@ramosmotor.example", "Ramos Motor", "León 2021", "Asesora comercial", "Ramos Motor S.L.", "C/ Alcalá 214, 28028 Madrid", "Tel. 91 555 01 42"),
        _sender("Iván Soler", "ivan@solerauto.example", "Soler Auto", "Su León", "Soler Auto", "Móvil: 600 555 142", "www.solerauto.example"),
    ],
    "it": [
        _sender("Giulia Ferri", "g.ferri@ferriauto.example", "Ferri Auto", "Tipo 2021", "Consulente vendite", "Ferri Auto S.r.l.", "Via Appia 114, 00179 Roma", "Tel. 06 5550142"),
        _sender("Marco Bassi", "marco@bassi.example", "Bassi Automobili", "La sua Tipo", "Bassi Automobili", "Cell. 333 5550142", "www.bassi.example"),
    ],
    "nl": [
        _sender("Bram de Vries", "b.devries@autodevries.example", "Auto De Vries", "Octavia", "Verkoopadviseur", "Auto De Vries B.V.", "Industrieweg 12, 1099 AB Amsterdam", "T 020 555 0142"),
        _sender("Inge Bakker", "inge@bakkerauto.example", "Bakker Auto", "Uw Octavia", "Bakker Auto", "Mobiel: 06 5550 1422", "www.bakkerauto.example"),
    ],
    "pt": [
        _sender("Rita Moura", "rmoura@mouracar.example", "Moura Car", "Leon 2021", "Consultora comercial", "Moura Car, Lda.", "Rua do Ouro 114, 1100-060 Lisboa", "Tel. 21 555 0142"),
        _sender("Nuno Reis", "nuno@reisauto.example", "Reis Auto", "O seu Leon", "Reis Auto", "Telemóvel: 912 555 142", "www.reisauto.example"),
    ],
}  # fmt: skip
