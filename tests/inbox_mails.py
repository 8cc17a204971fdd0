"""Mails to shoppers in seven languages, written for the tests: who wrote each, and after how many minutes it came.

No headers tell anything here: as with CRM templates, only words, time and sender are left to judge by.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from mysteryshop.model import Actor, RawMail

SEEN = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
LEAD_AT = datetime(2026, 6, 1, 14, 0, tzinfo=UTC)
A, H, N = Actor.AUTOMATED, Actor.HUMAN, Actor.NOT_A_REPLY

MAILS: tuple[tuple[str, Actor, float, str, str], ...] = (
    # language, actor, minutes after the lead, subject, text
    ("en", A, 1, "We got your request", "Hi Maria,\n\nThank you for contacting Harbor View Motors. Your request has been received and a member of our sales team will be in touch with you shortly. In the meantime, feel free to browse our inventory.\n\nHarbor View Motors"),
    ("en", A, 0.5, "Thanks for reaching out!", "Dear Customer,\n\nWe appreciate your interest in the 2023 Toyota RAV4. One of our product specialists will reach out within the next business day. We look forward to earning your business!"),
    ("en", A, 2, "Your vehicle inquiry", "Maria, my name is Kayla, the virtual assistant at Harbor View. The RAV4 XLE is still available! When would you like to come by for a test drive?"),
    ("en", A, 4320, "Still looking, Maria?", "Hi Maria,\n\nI wanted to check in and see if you are still interested in the RAV4. Click here to schedule your test drive. We have great offers right now.\n\nThe Harbor View Team"),
    ("en", A, 30, "Automatic reply: RAV4", "I am out of the office until Monday with limited access to email. For urgent matters please call the front desk."),
    ("en", A, 3, "Regarding your inquiry", "Dear {{customer.first_name}},\n\nThanks for your interest in our vehicles. We are committed to providing the best car buying experience."),
    ("en", H, 41, "RAV4", "Hi Maria,\n\nI just walked out to look: yes, the RAV4 is still here and it has both keys. The brakes were done in March. Do you need room for a dog crate?\n\nDana"),
    ("en", H, 95, "Re: 2023 RAV4", "Hello Maria, thanks for your note. That one sold on Saturday, sorry about that. I have a 2022 in grey with 31,000 miles coming in on Thursday, want me to send photos?\n\nTom Reyes\nSales"),
    ("en", H, 18, "rav4", "hey maria its tom at harbor view, yep still got it, 2 keys. u want the carfax?"),
    ("en", H, 600, "Your question", "Maria, thank you for your interest in the RAV4. To answer your questions: it is available, and the out the door price is $27,940 including the doc fee. I attached the quote. If you like, I can hold it for a day.\n\nBest regards,\nPriya Nair"),
    ("en", N, 8640, "How did we do?", "Hi Maria, please take our short survey and rate your experience with Harbor View Motors. It only takes two minutes. Unsubscribe"),
    ("en", N, 9000, "Summer sales event", "This weekend only: 0% APR financing on all new models. Shop now! View this email in your browser. Unsubscribe | Privacy policy"),
    ("de", A, 1, "Ihre Anfrage", "Sehr geehrte Frau Jensen,\n\nvielen Dank für Ihre Anfrage. Wir haben Ihre Nachricht erhalten und werden uns schnellstmöglich bei Ihnen melden.\n\nIhr Autohaus Bergmann"),
    ("de", A, 2, "Eingangsbestätigung", "Guten Tag,\n\nhiermit bestätigen wir den Eingang Ihrer Anfrage. Ein Mitarbeiter unseres Verkaufsteams setzt sich in Kürze mit Ihnen in Verbindung. Bitte antworten Sie nicht auf diese E-Mail."),
    ("de", A, 20, "Abwesenheitsnotiz", "Ich bin bis zum 12. Juni nicht im Büro. In dringenden Fällen wenden Sie sich bitte an die Zentrale."),
    ("de", A, 5760, "Noch Interesse am Golf?", "Guten Tag Frau Jensen,\n\nhaben Sie noch Interesse an unserem Golf? Besuchen Sie unsere Website und sichern Sie sich Ihren Termin. Wir freuen uns auf Ihren Besuch.\n\nIhr Team vom Autohaus Bergmann"),
    ("de", H, 50, "Golf Variant", "Hallo Frau Jensen,\n\nder Golf ist leider gestern verkauft worden. Ich habe aber einen Variant von 2022 mit 28.900 km für 23.450 Euro auf dem Hof. Soll ich Ihnen Bilder schicken?\n\nViele Grüße\nJonas Keller"),
    ("de", H, 130, "AW: Golf", "Guten Tag Frau Jensen, ich habe eben in der Werkstatt nachgefragt: der Zahnriemen wurde bei 90.000 gemacht, Scheckheft ist lückenlos. Wofür brauchen Sie den Wagen denn hauptsächlich?\n\nMit freundlichen Grüßen\nSabine Wolf"),
    ("de", H, 15, "Golf", "moin, ja der steht noch da, beide schlüssel sind dabei. mfg k. brandt"),
    ("de", N, 9000, "Ihre Meinung zählt", "Liebe Frau Jensen, bitte nehmen Sie an unserer Umfrage teil und bewerten Sie uns. Vom Newsletter abmelden"),
    ("fr", A, 1, "Votre demande", "Bonjour Madame,\n\nNous avons bien reçu votre demande et vous en remercions. Un conseiller commercial vous contactera dans les plus brefs délais.\n\nGarage Lemoine"),
    ("fr", A, 2, "Accusé de réception", "Madame, Monsieur,\n\nCeci est un message automatique, merci de ne pas y répondre. Votre demande a bien été transmise à notre équipe commerciale."),
    ("fr", A, 25, "Absence du bureau", "Bonjour, je suis absente jusqu'au 15 juin. Pour toute urgence, merci de contacter l'accueil."),
    ("fr", A, 4500, "Toujours intéressée par la Clio ?", "Bonjour Maria,\n\nÊtes-vous toujours intéressée par la Clio ? Sans nouvelles de votre part, je me permets de vous relancer. Cliquez ici pour prendre rendez-vous.\n\nL'équipe du Garage Lemoine"),
    ("fr", H, 70, "Clio", "Bonjour Madame Jensen,\n\nJe viens de vérifier : la Clio est toujours là, carnet complet et deux clés. Le pneu avant gauche est à changer, nous le ferons avant la livraison. Vous roulez surtout en ville ?\n\nBien cordialement,\nHélène Marchand"),
    ("fr", H, 200, "Re: Clio", "Bonjour, désolé pour l'attente. Elle est vendue depuis hier, malheureusement. J'ai une autre Clio, 2021, 42 000 km à 13 900 €. Je vous envoie des photos si vous voulez.\n\nMarc"),
    ("fr", N, 9000, "Donnez votre avis", "Chère cliente, répondez à notre enquête de satisfaction. Pour ne plus recevoir nos messages, se désabonner."),
    ("es", A, 1, "Hemos recibido su solicitud", "Estimada Maria:\n\nGracias por contactar con Talleres Robles. Hemos recibido su solicitud y uno de nuestros asesores comerciales se pondrá en contacto con usted a la mayor brevedad."),
    ("es", A, 2, "Respuesta automática", "Este es un mensaje generado automáticamente, por favor no responda a este correo. Su consulta ha sido registrada con el número de referencia 48213."),
    ("es", A, 40, "Fuera de la oficina", "Estaré fuera de la oficina hasta el lunes. Para asuntos urgentes, llame al concesionario."),
    ("es", A, 4400, "¿Sigue interesada?", "Hola Maria, ¿sigue interesada en el Ibiza? Visite nuestra web y descubra todas las ofertas. Será un placer atenderle.\n\nEl equipo de Talleres Robles"),
    ("es", H, 55, "Ibiza", "Hola Maria:\n\nAcabo de mirar en la campa y sí, el Ibiza sigue aquí, tiene las dos llaves y el libro de mantenimiento. Le mando fotos esta tarde. ¿Lo quiere sobre todo para ciudad?\n\nUn saludo,\nLucía Robles"),
    ("es", H, 160, "Re: Ibiza", "Buenas tardes, perdone la demora. Lamentablemente ese coche ya está vendido, pero tengo otro de 2021 con 38.000 km por 12.900 €. ¿Le interesa?\n\nPaco"),
    ("es", N, 9000, "Su opinión nos importa", "Complete nuestra encuesta y valore su experiencia. Si no desea recibir más correos, puede darse de baja."),
    ("it", A, 1, "La sua richiesta", "Gentile Maria,\n\nabbiamo ricevuto la sua richiesta e la ringraziamo per l'interesse. Un nostro consulente la ricontatterà al più presto.\n\nAuto Conti"),
    ("it", A, 2, "Conferma", "Gentile cliente, questa è una risposta automatica, la preghiamo di non rispondere a questa e-mail. La sua richiesta è stata presa in carico."),
    ("it", A, 30, "Risposta automatica: Panda", "Sono fuori ufficio fino a lunedì. Per urgenze contattare la sede."),
    ("it", A, 4500, "Ancora interessata?", "Buongiorno Maria, è ancora interessata alla Panda? Visiti il nostro sito e scopra tutte le offerte.\n\nIl team di Auto Conti"),
    ("it", H, 65, "Panda", "Buongiorno Maria,\n\nho appena controllato in piazzale: la Panda è ancora disponibile e ha tutte e due le chiavi. La cinghia è stata fatta a 80.000 km. Le mando volentieri un video. La userebbe più in città?\n\nCordiali saluti\nGiulia Conti"),
    ("it", H, 180, "R: Panda", "Salve, mi dispiace ma è stata venduta ieri. Ne ho un'altra del 2021 con 35.000 km a 10.900 euro, se vuole le invio le foto.\n\nMarco"),
    ("it", N, 9000, "La sua opinione", "Gentile cliente, risponda al nostro sondaggio. Per non ricevere più le nostre comunicazioni: annulla l'iscrizione."),
    ("nl", A, 1, "Uw aanvraag", "Beste mevrouw Jensen,\n\nBedankt voor uw aanvraag. Wij hebben uw bericht in goede orde ontvangen en nemen zo spoedig mogelijk contact met u op.\n\nAutobedrijf De Wit"),
    ("nl", A, 2, "Ontvangstbevestiging", "Geachte heer/mevrouw, dit is een automatisch gegenereerd bericht. U kunt niet antwoorden op deze e-mail. Een van onze verkoopadviseurs neemt contact met u op."),
    ("nl", A, 30, "Afwezig", "Ik ben tot en met 12 juni afwezig. Voor dringende zaken kunt u bellen met de receptie."),
    ("nl", A, 4500, "Nog interesse?", "Beste Maria, heeft u nog interesse in de Polo? Bekijk onze website voor alle aanbiedingen en plan direct een proefrit.\n\nTeam De Wit"),
    ("nl", H, 60, "Polo", "Hoi Maria,\n\nIk heb net even gekeken: de Polo staat er nog en heeft twee sleutels. De distributieriem is vorig jaar gedaan. Ik stuur je zo wat foto's. Waar ga je hem vooral voor gebruiken?\n\nGroet,\nBram"),
    ("nl", H, 240, "Re: Polo", "Goedemiddag, helaas is deze gisteren verkocht. Ik heb nog een Polo uit 2021 met 41.000 km voor € 14.950. Zal ik die voor u apart houden?\n\nMet vriendelijke groet,\nInge de Wit"),
    ("nl", N, 9000, "Wat vond u van ons?", "Beste klant, doe mee aan ons tevredenheidsonderzoek en beoordeel ons. Afmelden voor deze mails"),
    ("pt", A, 1, "O seu pedido", "Cara Maria,\n\nRecebemos o seu pedido e agradecemos o seu interesse. Um dos nossos consultores entrará em contacto consigo com a maior brevidade.\n\nAuto Lisboa"),
    ("pt", A, 2, "Confirmação", "Prezado cliente, esta é uma mensagem automática, por favor não responda a este e-mail. O seu pedido foi registado com o número de processo 55821."),
    ("pt", A, 30, "Resposta automática", "Estou ausente até segunda-feira. Em caso de urgência contacte a receção."),
    ("pt", A, 4500, "Ainda interessada?", "Olá Maria, ainda está interessada no Corsa? Visite o nosso site e conheça todas as campanhas.\n\nA equipa Auto Lisboa"),
    ("pt", H, 70, "Corsa", "Olá Maria,\n\nAcabei de verificar: o Corsa ainda está cá e tem as duas chaves. A revisão foi feita em março. Envio-lhe fotografias ainda hoje. É mais para cidade ou estrada?\n\nCumprimentos,\nRita Sousa"),
    ("pt", H, 210, "Re: Corsa", "Boa tarde, peço desculpa pela demora. Infelizmente já foi vendido, mas tenho outro de 2021 com 37.000 km por 13.500 €. Quer que lhe mande o relatório?\n\nNuno"),
    ("pt", N, 9000, "A sua opinião", "Caro cliente, responda ao nosso inquérito e avalie-nos. Para deixar de receber estas mensagens, cancele a sua subscrição."),
)  # fmt: skip


def a_mail(
    text: str = "Hi Maria, it is still here. Dana",
    *,
    to: str = "maria.jensen47@shop.example",
    delivered_to: str | None = "maria.jensen47@shop.example",
    sender: str = "Dana Whitlock <dana@harborview.example>",
    subject: str = "Your RAV4",
    at: datetime | None = None,
    html: str | None = None,
    **headers: str,
) -> bytes:
    """The bytes of a mail; further headers by keyword, `_` for `-`."""
    mail = EmailMessage()
    if delivered_to:
        mail["Delivered-To"] = delivered_to
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = format_datetime(at or LEAD_AT + timedelta(minutes=12))
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


def fetched(raw: bytes, **over: object) -> RawMail:
    """`raw` as a mailbox hands it over."""
    values: dict[str, object] = {
        "account": "inbox",
        "folder": "INBOX",
        "junk": False,
        "uidvalidity": 1,
        "uid": 1,
        "internal_date": LEAD_AT + timedelta(minutes=12),
        "seen_at": SEEN,
        "raw": raw,
    }
    return RawMail(**(values | over))  # type: ignore[arg-type]
