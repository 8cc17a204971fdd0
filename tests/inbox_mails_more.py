"""A second hand's mails to Maria Jensen about the RAV4: written after the rules stood, to see whether they hold; for the tests."""

from __future__ import annotations

from tests.inbox_mails import A, H, N

MORE: tuple[tuple[str, object, float, str, str], ...] = (
    ("en", A, 0.4, "Harbor View Motors", "Maria, you're on the list! Our online desk opens at 9 and works through messages in the order they arrive. Hang tight."),
    ("en", A, 2, "RE: 2023 Toyota RAV4", "Hi Maria, it's Jenna at Harbor View! I saw your note on the RAV4 and wanted to say hello right away. Would you prefer a phone call or a quick video chat to go over everything? Also curious, what caught your eye about this one?\n\nJenna Cole\nGuest Experience\nHarbor View Motors"),
    ("en", A, 8, "Welcome to the Harbor View family", "Maria,\n\nAt Harbor View we do business differently. No games, no gimmicks, just great people and great cars. I personally guarantee your satisfaction and look forward to shaking your hand.\n\nBill Harper\nGeneral Manager"),
    ("en", A, 2900, "A little bird told me...", "Hi Maria,\n\nA little bird told me you might still be hunting for your next ride. My boss says I should stop emailing you, but I'm stubborn like that. Throw me a bone? One word is fine: YES, NO or LATER.\n\nScott"),
    ("en", A, 7300, "Thought of you", "Good afternoon Maria,\n\nI was going through my list this morning and noticed we never had the chance to speak about the RAV4. My goal is to make your shopping easy and stress free. If there is anything you need, you know where to find me.\n\nScott Bell\nHarbor View Motors"),
    ("en", A, 15, "Your price is ready", "Maria, your personalized price on the 2023 Toyota RAV4 has been prepared. To unlock it, confirm your phone number and zip code here. Prices are valid today only and may change without notice."),
    ("en", A, 1440, "Auto-Reply: Re: RAV4", "Hello, I no longer work at Harbor View Motors. Please direct your message to the front desk."),
    ("en", H, 27, "RE: RAV4", "Maria - got your message between customers. Looked it up: second key is in the lockbox. Number you asked about is 28,450 all in. Holler if you want me to hold it. Deb"),
    ("en", H, 65, "2023 RAV4 XLE", "Good afternoon Ms. Jensen,\n\nUnfortunately I have to disappoint you: the XLE was spoken for late yesterday. We do have an LE with heated seats, same year, about eleven thousand miles more on it and roughly two grand less. Is the XLE trim a must, or is it more about the color?\n\nWarm regards,\nPriya Nair\nSales"),
    ("en", H, 12, "keys", "both. D"),
    ("en", H, 200, "Re: Your RAV4", "Sorry for the slow reply, Saturdays are nuts. I asked Mike in service, he says one key came in with the trade and they cut a second. I'd bring the title question to finance, I honestly don't know."),
    ("en", H, 4400, "Re: RAV4", "Hi Maria, any thoughts after seeing the pictures? No pressure, I just need to know whether to keep the sign in the window. - Tom"),
    ("en", H, 35, "Your Toyota RAV4 inquiry", "Hi Maria,\n\nThank you for contacting Harbor View Motors about the RAV4. My name is Lou and I work on the used side. To your question: yes there are two keys, I checked the box myself. When would you like to come and see it? Our hours are 9 to 7.\n\nLou Santos\nHarbor View Motors\n(518) 555-0142"),
    ("en", N, 12000, "Recall notice for owners", "Important safety information for owners of 2019-2021 sedans. Enter your VIN to check for open recalls. This message was sent to all registered households."),
    ("en", N, 9000, "Weekend plans?", "FARMERS MARKET + TEST TRACK\n\nLive music, food trucks and 0.9% on every hybrid. Bring the family this Saturday!\n\nUpdate preferences | Harbor View Motors, 12 Pier Rd"),
    ("en", N, 6000, "We'd value your input", "Hi Maria, on a scale from 1 to 5, how satisfied were you with the response to your online inquiry? Click a number below. It takes 30 seconds."),
    ("en", N, 5000, "Invoice 88213 overdue", "Hello, please find the overdue invoice 88213 attached. Kindly arrange payment to avoid suspension of service. Accounts department."),
    ("de", A, 1, "Danke, Maria!", "Ihre Nachricht liegt jetzt bei unserem Onlineteam. Bitte haben Sie etwas Geduld, wir arbeiten alle Nachrichten der Reihe nach ab."),
    ("de", A, 40, "Ihr Wunschfahrzeug", "Guten Tag Frau Jensen,\n\nschön, dass Sie uns gefunden haben. Gerne begleite ich Sie auf dem Weg zu Ihrem neuen RAV4. Kommen Sie auf eine Tasse Kaffee vorbei und lernen Sie unser Haus kennen. Wann passt es Ihnen?\n\nIhr Verkaufsberater\nTim Roth"),
    ("de", A, 6000, "Sind Sie schon fündig geworden?", "Hallo Frau Jensen, ich wollte mich kurz erkundigen, ob Sie bereits fündig geworden sind. Falls nicht, stehe ich Ihnen jederzeit gern zur Verfügung.\n\nTim Roth"),
    ("de", H, 80, "RAV4", "Guten Tag Frau Jensen, kurz zur Rückfrage: der Zweitschlüssel fehlt, den bestellt mein Kollege gerade nach, dauert etwa eine Woche. Sonst ist der Wagen top, ich bin ihn gestern selbst gefahren. Beste Grüße, T. Roth"),
    ("de", H, 9, "AW: Anfrage", "Ist reserviert bis Freitag, danach gern. Roth"),
    ("de", N, 8000, "Radwechsel nicht vergessen", "Jetzt Termin sichern: Räderwechsel inkl. Einlagerung ab 79 €. Gültig bis 31.10. Newsletter abbestellen"),
    ("fr", A, 1, "C'est noté !", "Bonjour Maria, c'est noté ! Votre message est entre de bonnes mains, un membre de l'équipe prend le relais dès l'ouverture."),
    ("fr", A, 5000, "Petit rappel", "Bonjour Madame Jensen, je n'ai pas eu le plaisir de vous lire. Souhaitez-vous toujours changer de véhicule ? Je reste à votre entière disposition.\n\nPaul Morin"),
    ("fr", H, 55, "RAV4", "Bonjour, j'ai regardé au tableau : un seul double, le propriétaire cherche l'autre. On vous fait le prix de la seconde si elle ne revient pas. Paul"),
    ("fr", N, 9000, "Nos offres d'automne", "PNEUS HIVER : 4 pour le prix de 3 jusqu'au 15/11. Prenez rendez-vous en ligne. Se désabonner"),
    ("es", A, 2, "¡Recibido!", "¡Hola Maria! Tu mensaje ya está en nuestras manos. En cuanto abramos, alguien del equipo te escribe."),
    ("es", H, 70, "RAV4", "Hola Maria, pues mira, he bajado al garaje y solo veo una llave puesta. Le pregunto al anterior dueño y te digo. El resto está de lujo. Paco"),
    ("es", N, 9000, "Revisión de otoño", "Revisión gratuita de 20 puntos hasta el 30 de noviembre. Pide cita. Darse de baja"),
    ("it", A, 2, "Ricevuto", "Ciao Maria, il tuo messaggio è nelle nostre mani! Appena apriamo qualcuno del team ti scrive."),
    ("it", H, 75, "RAV4", "Buongiorno signora, sono sceso in garage: le chiavi ci sono tutte e due, il libretto pure. Se vuole la tengo ferma fino a sabato. Gino"),
    ("nl", A, 2, "Binnen!", "Hoi Maria, je bericht is binnen! Zodra we open zijn krijg je van een collega antwoord."),
    ("nl", H, 62, "RAV4", "Dag Maria, ik ben even naar achteren gelopen: allebei de sleutels hangen er. Proefrit kan zaterdag, maar dan pas na tweeën want hij moet nog gepoetst. Kees"),
    ("pt", A, 2, "Recebido", "Olá Maria, a sua mensagem já está connosco! Assim que abrirmos, alguém da equipa escreve-lhe."),
    ("pt", H, 66, "RAV4", "Bom dia Maria, fui agora ao parque e só está lá uma chave, a outra ficou com o antigo dono. Peço-lha hoje. De resto está impecável. Zé"),
)  # fmt: skip
