"""New text and signature: every way mail programs introduce a quote, answers above, below and between, cards and footers."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mysteryshop.inbox.text.quotes import quotes_something
from mysteryshop.inbox.text.reply import new_text
from mysteryshop.inbox.text.writer import Writer

ANSWER = "Hi Maria,\n\nyes, it is still here and has both keys.\n\nDana"
QUOTED = "> Hello, is the car still there?\n> Thanks"

INTRODUCTIONS = (
    "On Tue, Mar 3, 2026 at 4:05 PM Maria Jensen <maria@x.example> wrote:",
    "On Tue, Mar 3, 2026 at 4:05 PM Maria Jensen via Harbor View Motors <\nleads@crm.example> wrote:",
    'On 3/3/26, 4:05 PM, "Maria Jensen" <maria@x.example> wrote:',
    "At 04:05 PM 3/3/2026, you wrote:",
    "Am Di., 3. März 2026 um 16:05 Uhr schrieb Maria Jensen <\nmaria@x.example>:",
    "Maria Jensen <maria@x.example> schrieb am Di., 3. März 2026, 16:05:",
    "Le 3 mars 2026 à 16:05, Maria Jensen\n<maria@x.example>\na écrit :",
    "El mar, 3 mar 2026 a las 16:05, Maria Jensen (<maria@x.example>) escribió:",
    "Il giorno mar 3 mar 2026 alle ore 16:05 Maria Jensen <maria@x.example>\nha scritto:",
    "Op 3 mrt. 2026 om 16:05 heeft Maria Jensen <maria@x.example> het volgende geschreven:",
    "Em ter., 3 de mar. de 2026 às 16:05, Maria Jensen <maria@x.example> escreveu:",
    "Den tis 3 mars 2026 kl 16:05 skrev Maria Jensen <maria@x.example>:",
    "W dniu wt., 3 mar 2026 o 16:05 Maria Jensen <maria@x.example> napisał(a):",
    "вт, 3 мар. 2026 г. в 16:05, Maria Jensen <maria@x.example>:",
    "Maria Jensen <maria@x.example> 于2026年3月3日周二 16:05写道：",
    "2026-03-03 16:05 GMT+01:00 Maria Jensen <maria@x.example>:",
    "---- On Tue, 03 Mar 2026 16:05:12 +0100 Maria Jensen <maria@x.example> wrote ----",
    "From: Maria Jensen\nSent: Tuesday, March 3, 2026 4:05 PM\nTo: Dana\nSubject: RE: RAV4",
    "Von: Maria Jensen\nGesendet: Dienstag, 3. März 2026 16:05\nAn: Dana\nBetreff: AW: Golf",
    "De : Maria Jensen\nEnvoyé : mardi 3 mars 2026 16:05\nÀ : Dana\nObjet : RE: Clio",
    "Da: Maria Jensen\nInviato: martedì 3 marzo 2026 16:05\nA: Dana\nOggetto: R: Panda",
    "Van: Maria Jensen\nVerzonden: dinsdag 3 maart 2026 16:05\nAan: Dana\nOnderwerp: RE: Polo",
    "De: Maria Jensen\nEnviada: terça-feira, 3 de março de 2026 16:05\nPara: Dana\nAssunto: RE: Corsa",
    "-----Original Message-----\nFrom: Maria",
    "________________________________\nFrom: Maria Jensen <maria@x.example>\nSent: Tuesday",
    "*From:* Maria Jensen <maria@x.example>\n*Sent:* Tuesday, March 3, 2026 4:05 PM\n*To:* Dana <dana@y.example>",
    "Sent from my iPhone\n\nOn Mar 3, 2026, at 4:05 PM, Maria Jensen <maria@x.example> wrote:",
    "##- Please type your reply above this line -##",
)


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
@pytest.mark.parametrize("history", [QUOTED, QUOTED.replace("> ", "")], ids=["marked", "bare"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["gap", "close"])
def test_an_answer_above_is_all_that_stays(introduction: str, history: str, gap: str) -> None:
    assert new_text(f"{ANSWER}{gap}{introduction}{gap}{history}").text == ANSWER


def test_an_answer_below_the_quote_is_found() -> None:
    told = new_text(f"On Tue, 3 Mar 2026 at 16:05, Maria <maria@x.example> wrote:\n{QUOTED}\n\nYes, both keys are here.\nDana")
    assert told.text == "Yes, both keys are here.\nDana"


def test_answers_between_the_quotes_all_stay() -> None:
    told = new_text(
        "Hi Maria,\n\nOn Tue, 3 Mar 2026 at 16:05, Maria <maria@x.example> wrote:\n> Is it there?\n\nYes, right by the door.\n\n> Two keys?\n\nYes, both of them.\n\nDana"
    )
    assert "Yes, right by the door." in told.text
    assert "Yes, both of them." in told.text


@pytest.mark.parametrize(
    "words",
    [
        "Your options:\n\n-----\nRed RAV4, 12,000 miles, and it comes with the tow package, $24,300.\n-----\nBlue RAV4, one owner, new tires, $25,000.",
        "Here is the list:\n\nRed RAV4\n$24,300\nhttps://x.example/a\n\nBlue RAV4\n$25,000\nhttps://x.example/b",
        "Date: Saturday\nTime: 10:00\nAddress: 130 Fox Street\n\nSee you there, bring your license.",
        "As you wrote at 10:30, the price matters most: it is $24,300 out the door.",
        "Ask my colleague:\n\nTom Reyes\n(518) 555-0141\ntom@harborview.example",
    ],
    ids=["rules", "price list", "appointment", "wrote", "colleague"],
)
def test_a_dealers_words_that_look_like_something_else_stay(words: str) -> None:
    assert new_text(words).text == words


@pytest.mark.parametrize(
    "card",
    [
        "Best regards,\nDana Whitlock\nInternet sales\n(518) 555-0141\nwww.harborview.example",
        "Mit freundlichen Grüßen\nDana Whitlock\nVerkauf\nTel.: 0351 555 0141\nHafenstraße 12",
    ],
    ids=["goodbye", "German"],
)
def test_a_card_goes_to_the_signature_and_the_name_under_a_goodbye_stays(card: str) -> None:
    told = new_text(f"Hi Maria,\n\nit is still here.\n\n{card}")
    assert told.text.endswith("Dana Whitlock")
    assert "555" in told.signature
    assert "555" not in told.text


def test_what_stands_under_the_delimiter_is_the_signature() -> None:
    told = new_text("It is still here.\n\n-- \nDana Whitlock\n(518) 555-0141")
    assert (told.text, told.signature) == ("It is still here.", "Dana Whitlock\n(518) 555-0141")


@pytest.mark.parametrize(
    "footer",
    [
        "CONFIDENTIALITY NOTICE: this e-mail is for the named recipient only.",
        "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie.",
        "Ce message est confidentiel et destiné exclusivement à son destinataire.",
        "If you no longer wish to receive these messages, click here to unsubscribe.",
        "*" * 40 + "\nThis message may be monitored.\n" + "*" * 40,
        "Harbor View answers its inquiries with the DealDesk platform. Rather not hear from the store? Click to end these mails.",
        "This inbox is not monitored.",
        "All prices exclude tax and a $250 service fee. See dealer for details.",
        "Please do not delete this line: [ref:2291-A]",
        "Fox Motors values your privacy. Press the link to change how we write.",
        "Verstuurd namens Autohuis De Vos. Voorkeuren beheren",
        "ref:!00D1X7.!500Q3:ref",
        "Fox Motors | You get these updates because your details were entered on the store's page.",
        "Diese Benachrichtigung ist automatisch erzeugt, Antworten werden nicht gelesen.",
        "Pour ne plus avoir de courriels du garage, cliquez sur le lien.",
        "Geen mails meer van deze winkel? Klik op de link.",
        "Le comunicazioni arrivano perché lei ha scritto dal sito; le ricevono tutti i clienti.",
        "----- Web lead -----\nName: Maria Jensen\nPhone: (518) 555-0123",
        "=== Anfragedetails ===\nName: Maria Jensen\nTelefon: 030 1234567",
        "_" * 30 + "\nDemande du client\nNom\nMaria Jensen\nTél\n04 78 00 00 00",
    ],
)
def test_footers_are_no_part_of_the_message(footer: str) -> None:
    assert new_text(f"{ANSWER}\n\n{footer}").text == ANSWER


@pytest.mark.parametrize(
    "last",
    [
        "I could not answer before because my mailbox was full of messages you had not seen.",
        "If the link does not open, click once more; I can also mail you the pictures.",
        "The software update that you asked about is done by our own people, no customers wait.",
        "Tell us your preferences for the options and we will change the order before Friday.",
        "It was sent to the body shop on Monday, the bumper is new.",
        "https://foxmotors.example/cars/2023-rav4-9911",
        "PS: no more messages from me until Monday, I promise!",
        "Lead time is nine days for the requests you made: hitch, mats, tint.",
    ],
)
def test_a_last_paragraph_of_the_writers_own_stays(last: str) -> None:
    assert new_text(f"{ANSWER}\n\n{last}").text == f"{ANSWER}\n\n{last}"


def test_what_is_passed_on_under_a_word_of_ones_own_stays() -> None:
    words = "FYI\n\n---------- Forwarded message ----------\nFrom: a@b.example\nDate: Tue, 4 Sep 2012\nSubject: Keys\nTo: c@d.example\n\nBoth are here."
    assert new_text(words).text == words


@given(st.text(alphabet=st.sampled_from("abc >-_*:@\n.,0123From"), max_size=400))
@example("*00*")
def test_any_text_is_read_and_no_word_is_made_up(source: str) -> None:
    told = new_text(source)
    plain = source.replace("\r", "\n")
    assert set(told.text.split()) <= {*plain.split(), *(word.strip("*") for word in plain.split())}  # stars that only stress go


def test_thousands_of_rules_and_quotes_do_no_harm() -> None:
    assert new_text("x\n" + "**********\nmay be monitored\n" * 3000 + ">" * 5000).text.startswith("x")


@pytest.mark.parametrize("goodbye", ["V/r,", "Appreciate you,", "Bis denne", "La saluda"])
def test_the_card_under_the_senders_own_name_is_kept_apart_however_the_goodbye_is_worded(goodbye: str) -> None:
    told = new_text(
        f"It is still here.\n\n{goodbye}\nDana W.\nClient Advisor | Harbor View\n(518) 555-0141", writer=Writer("Dana Whitlock")
    )
    assert told.text == f"It is still here.\n\n{goodbye}\nDana W."
    assert "(518) 555-0141" in told.signature


def test_a_note_in_unknown_words_under_a_card_goes_and_a_postscript_stays() -> None:
    card = "It is still here.\n\nBest regards,\nDana\nHarbor View\n(518) 555-0141\n\n"
    assert new_text(card + "Harbor View is a trading name of a company whose papers lie at the town hall.").text.endswith("Dana")
    for kept in (
        "PS: bring the second key of your old car, the manager will ask for it.",
        "Would Saturday at ten suit you, or is Monday better for you?",
    ):
        assert kept in new_text(card + kept).text


@pytest.mark.parametrize(
    "head",
    [
        "Maria Jensen ---03.06.2026 09:12:00---Is it still there?...",
        "Maria Jensen\n\nJun 3, 2026, 09:12",
        "Maria Jensen\nJun 3, 2026 at 9:12 AM EDT:",
        "------ Message d’origine ------",
    ],
)
def test_names_with_a_time_and_curly_quotes_stand_above_history_too(head: str) -> None:
    assert new_text(f"{ANSWER}\n\n{head}\n\nIs it still there?\nMaria").text == ANSWER


@pytest.mark.parametrize(
    "phone",
    [
        "Sent from my iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon mobile. Veuillez excuser ma brièveté.",
    ],
)
@pytest.mark.parametrize("below", ["On Mar 3, 2026, at 4:05 PM, Maria <maria@x.example> wrote:\n", ""], ids=["told", "bare"])
def test_a_phones_own_line_right_above_the_quote_goes(phone: str, below: str) -> None:
    assert new_text(f"{ANSWER}\n{phone}\n{below}{QUOTED}").text == ANSWER


def test_a_letter_signed_above_its_card_is_signed_once() -> None:
    told = new_text(
        "Both keys are here.\n\nDana\n\nDana Whitlock\nClient Advisor\n(518) 555-0141", writer=Writer("Dana Whitlock")
    )
    assert told.text == "Both keys are here.\n\nDana"
    assert told.signature.startswith("Dana Whitlock")


def test_a_line_of_store_phone_and_site_alone_is_a_card() -> None:
    told = new_text("We have your request.\n\nToyota of the Harbor | (518) 555-0141 | www.harborview.example")
    assert told.text == "We have your request."
    prices = "Here is what I can do:\n\nSE $28,400 | XLE $31,200"
    assert new_text(prices).text == prices


def test_a_card_without_a_goodbye_goes_to_the_signature_whole() -> None:
    card = "Dana Whitlock\nInternet sales | Harbor View Toyota\n840 Central Avenue, Albany, NY 12205 | (518) 555-0141 | dana@harborview.example"
    told = new_text(f"Hi Maria,\n\nit is still here.\n\n{card}")
    assert (told.text, told.signature) == ("Hi Maria,\n\nit is still here.", card)


@pytest.mark.parametrize(
    ("letter", "writer", "kept"),
    [
        ("Both keys.\n\nDana Whitlock | Client Advisor\nHarbor View | (518) 555-0141", Writer("Dana Whitlock"), "Both keys."),
        ("Both keys.\n\n- Dana\n\nDana Whitlock, Sales\n12 Main St\n(518) 555-0141", Writer("Dana", "dwhitlock@x.example"), "Both keys.\n\n- Dana"),
        ("Both keys.\n\nDana Whitlock // Sales // Harbor View\n518 555 0141 // dana@x.example", Writer("Dana Whitlock"), "Both keys."),
        ("Both keys.\n\nThanks,\nDana Whitlock (Sales)\nHarbor View\n(518) 555-0141", Writer("Harbor View"), "Both keys.\n\nThanks,\nDana Whitlock"),
        ("Both keys.\n\nThanks,\nDANA WHITLOCK\nClient Advisor, Harbor View\n(518) 555-0141", Writer("Dana"), "Both keys.\n\nThanks,"),
        ("We got your request.\n\nHarbor View Motors\n12 Pier Bypass\nAlbany", Writer("Harbor View Motors"), "We got your request."),
        ("We got your request.\n\nHarbor View Motors\n12 Pier Bypass\nAlbany", Writer("Leads", "no-reply@harborviewmotors.example"), "We got your request."),
        ("Welcome to Harbor View Motors! We got it.\n\nHarbor View Motors\n12 Pier Bypass\nAlbany", Writer("Riley"), "Welcome to Harbor View Motors! We got it."),
    ],
)  # fmt: skip
def test_a_name_with_its_title_and_a_store_with_its_street_are_cards(letter: str, writer: Writer, kept: str) -> None:
    assert new_text(letter, writer=writer).text == kept


@pytest.mark.parametrize(
    "letter",
    [
        "Anna Lee, the car is here.\nCome by at noon.",
        "You find us here:\n\nHarbor View Motors\n12 Pier Bypass\nAlbany",
        "Anna - still here.\n\nHarbor View Motors\nsays hello",
    ],
)
def test_what_only_looks_like_a_card_is_the_message(letter: str) -> None:
    assert new_text(letter, writer=Writer("Harbor View Motors", "anna.lee@harborviewmotors.example")).text == letter


@pytest.mark.parametrize(
    "banner",
    [
        "[EXTERNAL EMAIL]",
        "[WARNING: EXTERNAL SENDER] Think before you open links or attachments.",
        "[EXTERNO] Atenção: remetente externo.",
        "Achtung: Externer Absender. Bitte Anhänge nur öffnen, wenn Sie ihn kennen.",
        "CAUTION: This email originated from outside of the organization. Do not click links unless you know the sender.",
        "[You don't often get email from dana@store.example. Learn why this is important at https://aka.ms/Learn ]",
        "ACHTUNG: Diese E-Mail stammt von einem externen Absender.",
        "U ontvangt niet vaak e-mail van dana@store.example. Meer informatie over waarom dit belangrijk is",
    ],
)
def test_what_a_mail_server_puts_above_a_mail_from_outside_is_no_part_of_it(banner: str) -> None:
    assert new_text(f"{banner}\n\n{ANSWER}").text == ANSWER


def test_the_head_of_a_page_is_no_part_of_the_letter_and_a_first_line_over_a_rule_is() -> None:
    fox = Writer("Fox Motors", "sales@foxmotors.example")
    assert new_text(f"View this email in your browser\n\n{ANSWER}").text == ANSWER
    assert new_text(f"Fox Motors\n{'_' * 30}\n\n{ANSWER}", writer=fox).text == ANSWER
    assert new_text(f"Two cars\n{'_' * 30}\n\n{ANSWER}", writer=fox).text.startswith("Two cars")


def test_a_footer_right_under_an_unended_line_goes() -> None:
    told = new_text(
        "yes its here im in till 8\nFox Motors sends mails with StarDesk. Click to unsubscribe from these messages."
    ).text
    assert told == "yes its here im in till 8"


def test_a_line_to_answer_above_is_neither_part_of_the_letter_nor_a_quote() -> None:
    head = "=== Please write above this line ==="
    assert new_text(f"{head}\n\n{ANSWER}").text == ANSWER
    assert not quotes_something(f"{head}\n\n{ANSWER}")


@pytest.mark.parametrize(
    "heading", ["Your inquiry:", "Your inquiry (Tue, Nov 3, 2026 at 9:30)", "Ihre Anfrage:", "O seu pedido:"]
)
def test_the_heading_of_a_quote_goes_with_the_quote(heading: str) -> None:
    assert new_text(f"{ANSWER}\n\n{heading}\n\n> Is the RAV4 there?\n> Maria").text == ANSWER


def test_a_letter_that_begins_with_a_warning_of_its_own_is_kept() -> None:
    letter = "Caution: the message on the dash is for the oil.\n\nDana"
    assert new_text(letter).text == letter


@pytest.mark.parametrize(
    "note",
    [
        "Whoever is not the addressee of this message is kindly asked to forget what it says and to throw it away.",
        "Der Inhalt dieser Nachricht geht nur den bezeichneten Adressaten etwas an; Dritte dürfen ihn nicht lesen.",
        "Cette annonce et ses pièces jointes regardent leur seul destinataire, qui seul a le droit de les lire ici.",
        "El contenido de este correo interesa solo a su destinatario y nadie más puede hacer uso alguno de él.",
        "Quanto scritto in questo messaggio interessa solo il destinatario e nessun altro ne può fare alcun uso.",
        "Wat in dit bericht staat gaat alleen de geadresseerde aan en mag door niemand anders worden gelezen.",
        "O que se escreve nesta mensagem interessa apenas ao destinatário e ninguém mais o pode usar de modo algum.",
        "Fox Autos SARL au capital de 12 000 euros - RCS Albi 4411 220",
    ],
)
def test_a_legal_note_in_words_of_its_own_goes_with_what_stands_above_it(note: str) -> None:
    card = "Dana Fox\n12 Main Street\n555-010-4477"
    assert new_text(f"{ANSWER}\n\n{card}\n\n{note}").text == ANSWER
    tail = "Gesendet mit meinem Telefon"
    assert new_text(f"{ANSWER} Fox\n{tail}\n\n{note}").text == f"{ANSWER} Fox"
    own = "I put your message on the desk of our manager, who is the one to say whether the price may move at all."
    assert own in new_text(f"{own}\n\n{note}").text


def test_who_signed_right_above_a_company_line_stays() -> None:
    assert (
        new_text("It is here.\n\nDana\nFox Autos SARL au capital de 12 000 euros - RCS Albi 4411 220").text
        == "It is here.\n\nDana"
    )


def test_a_note_in_the_row_under_a_card_goes() -> None:
    note = "What this page says of mileage and of trim was told by those who sold it to us and has been weighed by nobody."
    text = f"It is still here.\n\nRegards,\nDana Fox\nFox Motors, Sales\nDirect 555-010-4477\n{note}"
    assert new_text(text).text == "It is still here.\n\nRegards,\nDana Fox"
    asked = f"It is still here.\n\nRegards,\nDana Fox\n{note}"
    assert new_text(asked).text == asked


def test_several_notes_under_a_card_are_dropped_in_whatever_words() -> None:
    notes = "Every car here was washed by hand by our own people.\n\nRates of data may apply where texts are sent to phones."
    told = new_text(
        f"Both keys.\n\nThanks,\n\nDana Whitlock\nClient Advisor\n(518) 555-0141\n\n{notes}", writer=Writer("Dana Whitlock")
    )
    assert told.text.startswith("Both keys.\n\nThanks,")
    assert "washed" not in told.text
    assert "Rates" not in told.text
    assert "(518) 555-0141" in told.signature


def test_the_stores_name_above_a_persons_belongs_to_the_card() -> None:
    told = new_text(
        "Both keys.\n\nThanks,\nDana\n\nHarbor View\nDana Whitlock\nClient Advisor\n(518) 555-0141",
        writer=Writer("Dana Whitlock", "dana@harborview.example"),
    )
    assert told.text == "Both keys.\n\nThanks,\nDana"


def test_what_stands_under_a_line_between_arrows_is_history() -> None:
    told = new_text(f"{ANSWER}\n\n>>> Maria Jensen <maria@x.example> 03.10.2026 16:05 >>>\nIs it still there?")
    assert told.text == ANSWER
    assert told.quoted


def test_a_rule_within_a_card_does_not_leave_its_head_in_the_text() -> None:
    card = "Dana Whitlock\nClient Advisor\n\n—\n\nHarbor View\n(518) 555-0141"
    told = new_text(f"Both keys.\n\n- Dana\n\n{card}", writer=Writer("Dana Whitlock"))
    assert told.text == "Both keys.\n\n- Dana"
    assert "Client Advisor" in told.signature
    signed = new_text("Both keys.\n\nDana Whitlock\n-- \nDana Whitlock\n(518) 555-0141", writer=Writer("Dana Whitlock"))
    assert signed.text == "Both keys.\n\nDana Whitlock"


TICKETS = (
    ("please type your reply above this line", "Your ticket (48213) has been updated. Reply to this mail to add to it.", "Oct 5, 2026, 09:12 EDT"),
    ("Bitte antworten Sie oberhalb dieser Zeile", "Zu Ihrer Anfrage (48213) gibt es eine neue Antwort.", "05.10.2026, 09:12 MESZ"),
    ("Répondez au-dessus de cette ligne", "Votre demande (48213) a été mise à jour.", "5 octobre 2026 à 09:12"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "told", "stamp"), TICKETS)
def test_of_a_printed_ticket_the_newest_comment_is_the_letter(line: str, told: str, stamp: str) -> None:
    dana = Writer("Dana Whitlock", "support@desk.example")
    head, older = f"##- {line} -##\n\n", f"Maria Jensen\n{stamp}\n\nHello, is it still there?"
    comment = f"Dana Whitlock (Harbor View)\n{stamp}\n\n{ANSWER}\n\n{older}"
    for source in (f"{head}{told}\n\n{comment}", f"{head}{comment}", f"{head}{told}\n\n{ANSWER}", f"{head}{ANSWER}\n\n{older}"):
        assert new_text(source, writer=dana).text == ANSWER


def test_a_letter_between_two_rules_stays_though_a_footer_stands_below() -> None:
    rule = "_" * 32
    letter = "Hi Maria, the car is here and both keys come with it. Does Saturday suit you?"
    text = f"Zorbl wuppen\n\n{rule}\n\n{letter}\n\n{rule}\n\nYou are receiving this e-mail because you asked us."
    assert letter in new_text(text).text


def test_two_numbers_in_a_line_are_a_cards() -> None:
    read = new_text("Hola Irene, sigue aquí.\n\nUn saludo,\nPaco Ruiz\n\nAutos Ruiz\n968 50 47 57 / 968 50 72 82")
    assert read.text.endswith("Paco Ruiz")
    assert "968 50 72 82" in read.signature


@pytest.mark.parametrize("heading", ["Your message to us:", "Ihre Nachricht an uns:", "Votre message :", "A sua mensagem:"])
def test_what_is_quoted_above_a_footer_goes_with_its_heading_and_frees_the_card_above_it(heading: str) -> None:
    card = "Thanks,\nDana Whitlock\nClient Advisor\nHarbor View\n(518) 555-0141"
    footer_below = "Harbor View | 12 Main St | (518) 555-0141\nTo stop receiving emails click here: https://x.example/o"
    told = new_text(f"It is here.\n\n{card}\n\n{heading}\n\n> Is it still there?\n> Maria\n\n{footer_below}")
    assert told.text == "It is here.\n\nThanks,\nDana Whitlock"
    assert told.quoted


def test_a_phones_line_right_above_a_quoted_head_goes() -> None:
    told = new_text(
        "Parfait à samedi\nEnvoyé depuis mon appareil Galaxy\n-------- Message d'origine --------\nDe : M <m@x.example>\nOk"
    )
    assert told.text == "Parfait à samedi"


def test_a_few_words_under_a_title_and_a_store_belong_to_the_card() -> None:
    for motto in ("Text me: fastest way to reach me", "Referrals are the best compliment!"):
        told = new_text(f"Both keys.\n\nThanks,\nDana Whitlock\nSales Consultant\nHarbor View\n{motto}")
        assert told.text == "Both keys.\n\nThanks,\nDana Whitlock"


def test_a_buttons_address_goes_from_behind_its_label() -> None:
    assert new_text("It is here.\n\nView Car ( https://c.example/1 )\n\nDana").text == "It is here.\n\nView Car\n\nDana"


def test_a_store_above_a_letter_heads_no_card_below_it() -> None:
    dana = Writer("Dana Whitlock", "dana@harborview.example")
    letter = "Reply\n\nHarbor View\n\nHello Maria, it is here, and you may look at it on any day."
    told = new_text(f"{letter}\n\nDana Whitlock\nSales\nCall: https://x.example/1\nSee us soon and often.", writer=dana)
    assert told.text.startswith(letter)
