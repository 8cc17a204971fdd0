"""Who wrote it: machine, person, or no answer at all; by words and time alone, and by headers where there are some."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.nature.verdict import judge_alone_and_among, judge_nature
from mysteryshop.inbox.notices import read_notice
from mysteryshop.model import Actor, Channel, Nature, NatureVerdict
from tests.builders import a_shop
from tests.inbox_mails import LEAD_AT, MAILS, a_mail, fetched


def judged(raw: bytes, *, minutes: float = 60, twins: float | None = None, known: bool = True) -> NatureVerdict:
    message = read_message(fetched(raw, internal_date=LEAD_AT + timedelta(minutes=minutes)))
    return judge_nature(message, shop=a_shop() if known else None, notice=read_notice(message), twins=twins)


def test_machine_person_and_no_answer_are_told_apart_without_headers() -> None:
    rows = [
        (actor, judged(a_mail(text, subject=subject), minutes=minutes).nature.actor) for _, actor, minutes, subject, text in MAILS
    ]
    pairs = Counter(rows)
    scores = []
    for actor in Actor:
        hits = pairs[actor, actor]
        scores.append(
            2 * hits / (sum(n for (a, _), n in pairs.items() if a is actor) + sum(n for (_, b), n in pairs.items() if b is actor))
        )
    assert sum(scores) / len(scores) >= 0.95, pairs
    assert not [n for (a, b), n in pairs.items() if a is Actor.HUMAN and b is not Actor.HUMAN], pairs


@pytest.mark.parametrize(
    ("headers", "nature"),
    [
        ({"Auto_Submitted": "auto-replied"}, Nature.ACKNOWLEDGEMENT),
        ({"Auto_Submitted": "no"}, Nature.PERSONAL),
        ({"X_Auto_Response_Suppress": "All"}, Nature.PERSONAL),
        ({"Precedence": "bulk"}, Nature.PERSONAL),
        ({"List_Unsubscribe": "<https://crm.example/u>"}, Nature.PERSONAL),
    ],
)
def test_headers_weigh_as_much_as_they_tell(headers: dict[str, str], nature: Nature) -> None:
    text = "Hi Maria, I just checked: it has both keys and is still available. Do you need a tow bar?"
    assert judged(a_mail(text, **headers)).nature is nature


@pytest.mark.parametrize(
    ("sender", "subject", "text", "nature"),
    [
        ("MAILER-DAEMON@mx.example", "Undelivered Mail Returned to Sender", "550 5.1.1 user unknown", Nature.BOUNCE),
        ("postmaster@mx.example", "Unzustellbar: RAV4", "Ihre Nachricht konnte nicht zugestellt werden.", Nature.BOUNCE),
        (
            "MAILER-DAEMON@mx.example",
            "Warning: could not send message for past 4 hours",
            "It will be retried; you do not need to resend.",
            Nature.DELAY_NOTICE,
        ),
        ("guard@spamwall.example", "Please verify", "Confirm that you are human to release your message.", Nature.CHALLENGE),
        (
            "dana@harborview.example",
            "Your car",
            "Sorry, the mailbox key for the car is not found yet; I could not deliver it myself.",
            Nature.PERSONAL,
        ),
    ],
)
def test_the_mail_systems_words(sender: str, subject: str, text: str, nature: Nature) -> None:
    assert judged(a_mail(text, sender=sender, subject=subject)).nature is nature


def test_the_same_body_at_other_shops_is_a_template_however_personal_it_sounds() -> None:
    text = "Hi Maria, the RAV4 is here and it would suit a family well. When would you like to see it? I am in until six every day. Dana"
    assert judged(a_mail(text)).nature.actor is Actor.HUMAN
    assert judged(a_mail(text), twins=96).nature is Nature.TEMPLATE


def test_a_long_letter_at_night_seconds_after_the_lead_was_not_typed() -> None:
    text = "Hi Maria, great question! The RAV4 XLE comes with both keys and is still available. " * 4
    quick = judged(a_mail(text), minutes=0.6)
    assert quick.nature.actor is Actor.AUTOMATED
    assert any("seconds after the lead" in one for one in quick.signals)
    assert judged(a_mail(text), minutes=50).nature.actor is Actor.HUMAN


@pytest.mark.parametrize("greeting", ["Bonjour,", "Hallo,", "Hola,", "Ciao,"])
def test_a_bare_greeting_is_no_unfilled_field(greeting: str) -> None:
    assert not any("unfilled" in one for one in judged(a_mail(f"{greeting}\n\nla voiture est là.")).signals)


@pytest.mark.parametrize("field", ["{{first_name}}", "[First Name]", "%%NAME%%", "<<Vehicle>>"])
def test_an_unfilled_field_gives_the_template_away(field: str) -> None:
    assert any("unfilled" in one for one in judged(a_mail(f"Hi {field}, thanks for your interest.")).signals)


@pytest.mark.parametrize(
    ("sender", "subject", "text", "channel", "missed", "words"),
    [
        ('"(518) 555-0141" <15185550100.15185550141.x@txt.voice.google.com>', "New text message from (518) 555-0141", "Yes it is here, two keys. Tom\n\nTo respond to this text message, reply to this email.", Channel.TEXT, False, "Yes it is here, two keys. Tom"),
        ("voice-noreply@google.com", "New voicemail from (518) 555-0141 at 2:12 PM", "Hi Maria this is Tom from Harbor View calling about the RAV4\n\nplay message", Channel.VOICEMAIL, False, "Hi Maria this is Tom from Harbor View calling about the RAV4"),
        ("hello@openline.example", "New message from (518) 555-0141", "(518) 555-0141 sent a message to (518) 555-0199\n\nYes, two keys. Tom\n\nReply in OpenLine: https://app.openline.example/1\n\nManage notifications", Channel.TEXT, False, "Yes, two keys. Tom"),
        ("um@exchange.example", "Voice Mail (14 seconds)", "You received a voice mail from (518) 555-0141\n\nBoth keys are here\n\nThis voice mail was transcribed by a program.", Channel.VOICEMAIL, False, "Both keys are here"),
        ("asterisk@pbx.example", "[PBX]: New message 3 in mailbox 204", "Dear 204:\n\n\tYou were just left a 0:14 long message (number 3)\nin mailbox 204 from 518-555-0141.\n\nTranscription: Both keys are here\n\n\t\t--Asterisk", Channel.VOICEMAIL, False, "Both keys are here"),
        ("posta@tel.example", "Messaggio vocale da 051 555 01 41", "Chiamante: 051 555 01 41\nNumero chiamato: 051 555 01 42\n\nTesto: Ci sono due chiavi", Channel.VOICEMAIL, False, "Ci sono due chiavi"),
        ("sms@box.example", "Text message from (518) 555-0141", "New text message\nFrom (518) 555-0141\nTo (518) 555-0142\nMessage Both keys are here", Channel.TEXT, False, "Both keys are here"),
        ("post@voip.example", "Neue Sprachnachricht vom 03.11.2026 von 0221 / 555 0141", "Transkript: Ja, zwei Schlüssel", Channel.VOICEMAIL, False, "Ja, zwei Schlüssel"),
        ("vm@voip.example", "Voice message from (518) 555-0141", "Voice message for extension 204\n\nTranscription (beta):\nYes it is here, two keys\n\nManage your voicemail at https://pbx.example/vm", Channel.VOICEMAIL, False, "Yes it is here, two keys"),
        ("vm@voip.example", "New voicemail", 'From: (518) 555-0141\n\nTranscript:\n"Yes it is here, two keys"\n\nRingWise, Inc.', Channel.VOICEMAIL, False, "Yes it is here, two keys"),
        ("vm@voip.example", "(518) 555-0141 left you a voicemail", '"Yes it is here, two keys"\n\nCall back: (518) 555-0141\nYour line: (518) 555-0199', Channel.VOICEMAIL, False, "Yes it is here, two keys"),
        ("notify@voip.example", "Missed call from +15185550141", "You missed a call.", Channel.CALL, True, None),
        ("notify@voip.example", "Gemiste oproep van +15185550141", "Er is gebeld.", Channel.CALL, True, None),
    ],
)  # fmt: skip
def test_texts_and_calls_that_come_as_mail(
    sender: str, subject: str, text: str, channel: Channel, missed: bool, words: str | None
) -> None:
    notice = read_notice(read_message(fetched(a_mail(text, sender=sender, subject=subject))))
    assert notice is not None
    assert (notice.channel, notice.missed, notice.text) == (channel, missed, words)
    assert "555" in (notice.caller or "")


def test_an_ordinary_mail_is_no_notice() -> None:
    assert read_notice(read_message(fetched(a_mail("I left you a voicemail, call me")))) is None
    assert read_notice(read_message(fetched(a_mail("Please look.", subject="Message from 192.0.2.222 refused")))) is None


@pytest.mark.parametrize(
    "told",
    [
        "Your request went to Harbor View. This inbox isn't monitored.",
        "Ihre Anfrage liegt dem Haus vor. Dieses Postfach wird nicht gelesen.",
        "Votre demande a été remise à la concession. Cette boîte n'est pas relevée.",
        "Su consulta está en manos del concesionario. Este buzón no se atiende.",
        "La richiesta è arrivata alla concessionaria. Questa casella non è presidiata.",
        "Uw vraag ligt bij het bedrijf. Deze mailbox wordt niet gelezen.",
        "O pedido está com o concessionário. Esta caixa não é monitorizada.",
    ],
)
def test_a_mailbox_nobody_reads_is_a_machines(told: str) -> None:
    assert judged(a_mail(told), minutes=47).nature.actor is Actor.AUTOMATED


def test_praise_with_stars_in_the_subject_asks_for_no_stars() -> None:
    mail = a_mail(
        "Maria, see why so many drivers gave us 5 stars. Our process is simple and our choice is huge.",
        subject="5 star service at Harbor View",
    )
    assert judged(mail, minutes=3_000).nature is not Nature.SURVEY


def test_a_few_words_that_nudge_are_as_well_a_persons() -> None:
    assert judged(a_mail("Touching base. I'm here till 8 tonight.\n\nRick"), minutes=3_000).nature is not Nature.DRIP


def test_a_blunt_come_in_by_a_person_is_a_persons() -> None:
    text = "Maria\n\nThanks for your interest in the RAV4! Best thing is to come down to the store and we'll work some numbers. When can you stop by, today or tomorrow? Ask for Rick or call me.\n\nRick"
    assert judged(a_mail(text), minutes=47).nature.actor is Actor.HUMAN
    assert judged(a_mail(text), minutes=2).nature.actor is Actor.AUTOMATED


BLAST = "Hello, we noticed a few issues with the speed of your site. Can I send you a screenshot today?"


def test_a_stranger_who_writes_the_same_to_other_shoppers_answers_none_of_them() -> None:
    blast = a_mail(BLAST, sender="kevin@growthly.example", subject="Quick question")
    assert judged(blast, minutes=5000, twins=100.0).nature.actor is Actor.NOT_A_REPLY
    store = a_mail("Hi Maria, your RAV4 has both keys, I looked. When can you come?", subject="RAV4")
    assert judged(store, minutes=5000, twins=100.0).nature.actor is Actor.HUMAN


def test_a_mail_alone_and_among_its_like_is_judged_in_one_reading_as_in_two() -> None:
    shop = a_shop()
    for _, _, minutes, subject, text in MAILS:
        mail = a_mail(text, subject=subject)
        message = read_message(fetched(mail, internal_date=LEAD_AT + timedelta(minutes=minutes)))
        both = judge_nature(message, shop=shop), judge_nature(message, shop=shop, twins=100.0)
        assert judge_alone_and_among(message, shop=shop) == both


def test_the_same_words_weigh_by_what_they_state_and_whether_they_answer_a_mail() -> None:
    empty = "Hi Maria,\n\nif you have not found your next car yet, my door stays open. One short call is all it takes."
    quoted = f"{empty}\n\nOn Mon, Jun 1, 2026 at 2:00 PM Maria Jensen <maria@shop.example> wrote:\n> Is it still there?"
    assert judged(a_mail(empty), minutes=5000, twins=100.0).nature.actor is Actor.AUTOMATED
    assert judged(a_mail(quoted), minutes=5000, twins=100.0).nature.actor is Actor.HUMAN


def test_a_greeting_and_a_goodbye_say_nothing_about_who_wrote() -> None:
    text = "Hey Maria!\n\nDid you know trade-in values are at record highs? Get an instant offer for your car today.\n\nThx\nHugh Reed"
    assert not [why for why in judged(a_mail(text), minutes=5000, twins=100.0).signals if why in ('"Hey"', '"Thx"')]


@pytest.mark.parametrize(
    ("subject", "text", "nature"),
    [
        ("Three questions", "Please answer three short questions about your visit. It takes less than a minute.", Nature.SURVEY),
        ("Zu Ihren Fragen", "Guten Tag, zu Ihren Fragen: der Wagen hat beide Schlüssel, die Bremsen sind neu.", Nature.PERSONAL),
        (
            "En formation",
            "Bonjour, je suis en formation et de retour lundi. Mes collègues : 01 99 00 11 22.",
            Nature.OUT_OF_OFFICE,
        ),
        ("Hallo", "Hallo Maria, hier schreibt Jule, die digitale Assistentin von Harbor View.", Nature.AI_ASSISTANT),
        (
            "Your message",
            "I don't know this address yet. Confirm you are the sender; your mail stays on hold until then.",
            Nature.CHALLENGE,
        ),
    ],
)
def test_more_ways_of_saying_what_one_is(subject: str, text: str, nature: Nature) -> None:
    assert judged(a_mail(text, subject=subject), minutes=3000).nature is nature


@pytest.mark.parametrize(
    "text",
    [
        "Hi, I get a lot of spam. Press the button once and your mail is delivered to sales@store.example.\nhttps://wall.example/c/81",
        "Before your message reaches sales@store.example you must solve a short riddle: https://wall.example/r/17",
        "Damit Ihre Nachricht zugestellt wird, klicken Sie bitte einmalig hier: https://wall.example/k/3",
        "Votre message sera distribué dès que vous aurez cliqué sur ce lien : https://wall.example/f/9",
        "Su mensaje será entregado cuando pulse este enlace: https://wall.example/s/4",
        "The person you wrote to takes mail from known senders only. Tap the shield once to be added.",
        "Uw bericht wordt vastgehouden en pas bezorgd nadat u op de knop hebt geklikt.",
        "La tua mail è in quarantena: clicca qui e verrà recapitata.",
        "A tua mensagem ficou retida. Clica no escudo e será entregue.",
    ],
)
def test_a_mail_that_is_held_until_its_sender_proves_something_is_a_challenge(text: str) -> None:
    assert judged(a_mail(text, subject="One more step"), minutes=0.3).nature is Nature.CHALLENGE


def test_a_page_to_pass_on_the_way_to_a_mailbox_is_a_challenge_where_nobody_sent_it() -> None:
    text = "To reach desk@fox.example click once on https://gate.fox.example/c/7f"
    assert judged(a_mail(text, Return_Path="<>"), minutes=300).nature is Nature.CHALLENGE
    assert judged(a_mail(text), minutes=300).nature is not Nature.CHALLENGE


def test_a_letter_about_lost_mail_or_a_link_is_no_challenge() -> None:
    text = "Hi Maria, my mail to you came back last night, so here it is again: both keys are there. https://store.example/photos"
    assert judged(a_mail(text)).nature is Nature.PERSONAL


@pytest.mark.parametrize(
    "text",
    [
        "Thank you. Your message was delivered to our sales team. Click here to see all cars.",
        "Please confirm your e-mail address with one click so that your quote can be delivered.",
        "Your message will be delivered to the right desk and someone will contact you. Click here to chat.",
        "Sorry, your email landed in our spam folder. The RAV4 is on hold for you, click the link for photos.",
        "Your car is on hold until Friday. Click to confirm your appointment.",
        "Ihre Nachricht wurde zugestellt. Klicken Sie hier für unsere Angebote.",
        "La sua auto sarà consegnata venerdì. Clicchi qui per i dettagli.",
    ],
)
def test_a_store_that_writes_of_mail_and_clicks_holds_no_mail(text: str) -> None:
    assert judged(a_mail(text), minutes=3).nature is not Nature.CHALLENGE


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Hi Maria, I thought of you when I saw the new Toyota incentives that came out. They may apply to the RAV4. Do you have ten minutes for a call?", Actor.AUTOMATED),
        ("Hi Maria, I saw both keys in the drawer this morning, so yes, the RAV4 comes with two.", Actor.HUMAN),
        ("Buenos días Maria, he visto el coche en el taller, tiene las dos llaves.", Actor.HUMAN),
    ],
)  # fmt: skip
def test_seeing_an_offer_or_that_somebody_is_interested_is_not_looking_at_the_car(text: str, nature: Actor) -> None:
    assert judged(a_mail(text), minutes=25).nature.actor is nature


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Print this coupon and save: oil change, tire rotation and multi-point inspection $29.95. Not valid with other offers. Expires 9/30.", Actor.NOT_A_REPLY),
        ("Thank you for contacting us about the RAV4. We have received your request and will be in touch shortly.", Actor.AUTOMATED),
    ],
)  # fmt: skip
def test_a_header_of_automatic_making_makes_no_answer_of_an_offer(text: str, actor: Actor) -> None:
    raw = a_mail(text, Auto_Submitted="auto-generated", List_Unsubscribe="<https://x.example/u>")
    assert judged(raw, minutes=3 * 1440).nature.actor is actor


def test_a_persons_later_letter_through_a_system_that_adds_ways_to_opt_out_is_an_answer() -> None:
    text = "My day off is tomorrow so if you come by, ask for Denise, I told her everything incl. the floor mats."
    raw = a_mail(text, sender="Brad <lead-33@relay.example>", Precedence="bulk", List_Unsubscribe="<https://x.example/u>")
    assert judged(raw, minutes=2 * 1440).nature.actor is Actor.HUMAN


def test_a_text_that_a_service_names_in_brackets_is_a_text_whatever_made_its_mail() -> None:
    text = "(518) 555-0137 -> +1 518 555 0129\n\nMaria, Tom from Harbor View: both keys are here. what r u towing\n\nReply in the app: https://x.example/1"
    raw = a_mail(
        text, sender="Desk <no-reply@lines.example>", subject="[Lines] Text from (518) 555-0137", Auto_Submitted="auto-generated"
    )
    notice = read_notice(read_message(fetched(raw)))
    assert notice is not None
    assert (notice.channel, notice.text) == (Channel.TEXT, "Maria, Tom from Harbor View: both keys are here. what r u towing")


def test_who_tells_the_shopper_of_the_car_that_he_will_be_away_is_no_machine() -> None:
    own = "Hello Maria,\n\nI will be out of the office from Thursday, my sister is getting married. Renee has the key of the RAV4 and knows your question.\n\nDana"
    assert judged(a_mail(own), minutes=900).nature.actor is Actor.HUMAN
    notice = "I am out of the office from Thursday and back on the 12th. For anything urgent please call the front desk."
    assert judged(a_mail(notice), minutes=900).nature is Nature.OUT_OF_OFFICE
    assert judged(a_mail(own, Auto_Submitted="auto-replied"), minutes=900).nature is Nature.OUT_OF_OFFICE
    coming = "Hallo, ich bin ab Donnerstag im Urlaub, mein Kollege Ihno macht das dann mit Ihnen. Der Wagen ist da."
    assert judged(a_mail(coming), minutes=900).nature.actor is Actor.HUMAN
    span = "Ich bin ab Donnerstag bis Dienstag im Urlaub."
    assert judged(a_mail(span), minutes=900).nature is Nature.OUT_OF_OFFICE


@pytest.mark.parametrize(
    "text",
    [
        "Sorry for the wait, I was on vacation until yesterday. All in it comes to 31,200. Are you still looking?",
        "Bitte entschuldigen Sie, ich war bis gestern im Urlaub. Preis wäre 21.400 mit Zulassung.",
        "Pardon pour l'attente, j'étais en congé jusqu'à hier. C'est 19 800 tout compris.",
        "Disculpe, estuve de vacaciones hasta ayer. Se queda en 18.300 con todo.",
        "Mi scusi, ero in ferie fino a ieri. Viene 17.900 chiavi in mano.",
        "Excuus, ik was met vakantie tot gisteren. Hij kost 16.750 rijklaar.",
        "Peço desculpa, estive de férias até ontem. Fica em 15.600 chave na mão.",
    ],
)
def test_who_was_away_and_is_back_writes_himself(text: str) -> None:
    assert judged(a_mail(text), minutes=900).nature.actor is Actor.HUMAN
    assert judged(a_mail(text, Auto_Submitted="auto-replied"), minutes=900).nature.actor is Actor.AUTOMATED


def test_who_sends_a_bounce_on_and_says_why_is_no_mail_server() -> None:
    report = "\n\n---------- Forwarded message ---------\nFrom: Mail Delivery Subsystem <mailer-daemon@mx.example>\nSubject: Delivery Status Notification (Failure)\n\nYour message could not be delivered: 550 user unknown."
    subject = "Fwd: Delivery Status Notification (Failure)"
    own = "My first mail came back, see below. The RAV4 is here, both keys, 24,900."
    assert judged(a_mail(own + report, subject=subject)).nature.actor is Actor.HUMAN
    bounce = a_mail(report.split("\n\n", 2)[2], subject=subject[5:], sender="mailer-daemon@mx.example")
    assert judged(bounce).nature is Nature.BOUNCE


def test_a_letter_over_the_lead_it_answers_is_no_strangers() -> None:
    text = "Two sets and the valet one. I tried all of them on the way out.\n\nDana"
    made = {"sender": "dana@relay.example", "subject": "Your note", "Feedback_ID": "7:crm"}
    lead = a_shop().message
    assert judged(a_mail(text, **made), minutes=900).nature.actor is Actor.NOT_A_REPLY
    below = f"{text}\n\n-----Original Message-----\nFrom: Maria Jensen\nSubject: lead\n\n{lead}"
    assert judged(a_mail(below, **made), minutes=900).nature.actor is Actor.HUMAN


def test_a_helpdesk_that_marks_all_its_mail_hands_over_what_people_write() -> None:
    marked = {"Auto_Submitted": "auto-generated", "sender": "Dana Whitlock <support@desk.example>"}
    top = "##- Please type your reply above this line -##\n\n"
    own = "I just looked, the boss let me take another 300 off the RAV4, more I cannot do."
    assert judged(a_mail(top + own, **marked)).nature.actor is Actor.HUMAN
    receipt = "We have received your request and a member of our team will get back to you."
    assert judged(a_mail(top + receipt, **marked)).nature is Nature.ACKNOWLEDGEMENT


def test_a_sheet_of_figures_is_a_programs() -> None:
    sheet = "Example for the RAV4:\nCash price 31,200\nDeposit 3,000\n48 payments of 389\nAPR 8.9 %\nTotal 34,120"
    assert "a sheet of figures and hardly a word beside them" in judged(a_mail(sheet), minutes=30).signals
    told = f"{sheet}\n\nI would not take the longer one, Maria, you would pay twice for the same tyres. Which suits you?"
    assert judged(a_mail(told), minutes=30).nature.actor is Actor.HUMAN


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Maria, did Harbor View Motors get back to you quickly? Tap thumbs up or thumbs down.", Nature.SURVEY),
        ("Hat Harbor View Motors rasch geantwortet? Wählen Sie den Daumen, der passt.", Nature.SURVEY),
        ("Harbor View Motors vous a-t-il bien répondu ? Un clic sur le pouce suffit.", Nature.SURVEY),
        ("Buongiorno Maria, sono Nina, consulente virtuale di Harbor View. La RAV4 costa 24.900 euro.", Nature.AI_ASSISTANT),
        ("Dag Maria, Nina hier, virtuele adviseur van Harbor View. De RAV4 kost 24.900 euro.", Nature.AI_ASSISTANT),
        ("Our server has not seen maria@shop.example before. One short step is left: https://gate.example/x", Nature.CHALLENGE),
        (
            "This is an automated challenge. To reach us you need to verify once that you are a person: https://x.example/c",
            Nature.CHALLENGE,
        ),
        ("Bitte bestätigen Sie einmal, dass Sie ein Mensch sind: https://x.example/c", Nature.CHALLENGE),
        (
            "The RAV4 is 24,900.\n\nPlease leave the subject line unchanged so that your reply reaches me. (Ref 72)",
            Nature.PERSONAL,
        ),
        ("Hi Maria, did Tom call you back? I told him to. The RAV4 is still here, 24,900, two keys.", Nature.PERSONAL),
    ],
)
def test_who_asks_how_the_store_did_who_is_virtual_and_who_wants_proof(text: str, nature: Nature) -> None:
    assert judged(a_mail(text, subject="One question"), minutes=2000).nature is nature


@pytest.mark.parametrize(
    "text",
    [
        "Aprovecha nuestra oferta de otoño: cambio de aceite y filtro por 59 euros. Pide cita.",
        "Unser Herbstangebot: Ölwechsel mit Filter für 69 Euro. Termin online vereinbaren.",
        "Fall maintenance package: oil change and tire rotation for $89. Schedule your visit.",
    ],
)
def test_the_workshops_offers_of_the_season_are_marketing(text: str) -> None:
    assert judged(a_mail(text, subject="News", list_unsubscribe="<mailto:u@x.example>"), minutes=5000).nature is Nature.MARKETING


def test_rates_that_somebody_types_on_his_phone_are_no_marketing() -> None:
    """The same words from a system, which names no such program, are an offer to many."""
    text = "Op 48 maanden kom je aan 341 per maand, op 60 aan 288. Die 3,9 procent geldt tot eind deze maand. Heb je een vast contract?"
    told = a_mail(text, subject="Uw aanvraag", sender="lies.vos@harborview.example", x_mailer="iPhone Mail (22A3354)")
    assert judged(told, minutes=1118).nature.actor is Actor.HUMAN
    bare = a_mail(text, subject="Uw aanvraag", sender="lies.vos@harborview.example")
    assert judged(bare, minutes=1118).nature is Nature.MARKETING


def test_one_weak_word_beside_an_opt_out_makes_no_marketing() -> None:
    own = "Maria, I forgot: two keys, and service book up to 60,000. The car is ready to show."
    assert judged(a_mail(own, list_unsubscribe="<mailto:u@x.example>"), minutes=300).nature.actor is Actor.HUMAN


@pytest.mark.parametrize(
    ("text", "minutes", "actor"),
    [
        (
            "Hello Maria, I see your message coming in. I will check it right now and tell you in a moment. Vera",
            0.8,
            Actor.AUTOMATED,
        ),
        ("Hello Maria, I just checked the shelf: both keys are in my drawer. Vera", 90, Actor.HUMAN),
        ("Thanks for your interest. Stop by any time and ask for Teresa, I am off that day.", 90, Actor.HUMAN),
        ("300 off is what im approved for. more if u finance w us", 90, Actor.HUMAN),
    ],
)
def test_habits_of_people_and_what_takes_them_time(text: str, minutes: float, actor: Actor) -> None:
    assert judged(a_mail(text), minutes=minutes).nature.actor is actor


FORMAL = "Agradecemos su interés. El vehículo sigue aquí, aunque hasta el jueves está en el taller porque pierde aire una rueda. Quedamos a su disposición para cualquier aclaración."
COURTESY = "Agradecemos su interés. Será un placer atenderle en nuestras instalaciones. Quedamos a su disposición para cualquier aclaración."
QUOTE = "\n\nOn Mon, Oct 5, 2026 at 9:12 AM LeadNest <noreply@leadnest.example> wrote:\n> Is it still there?"
AWAY = "Absent ce jour, retour demain matin."


@pytest.mark.parametrize(
    ("text", "minutes", "nature"),
    [
        (FORMAL, 90, Nature.PERSONAL),
        (COURTESY, 90, Nature.ACKNOWLEDGEMENT),
        ("One more thing, the spare is a full size one." + QUOTE, 90, Nature.PERSONAL),
        (AWAY, 20, Nature.OUT_OF_OFFICE),
        ("Absent demain, passez plutôt samedi. Demandez Karim si je suis en essai.", 90, Nature.PERSONAL),
    ],
)
def test_what_was_typed_for_this_shopper_counts_and_courtesies_do_not(text: str, minutes: float, nature: Nature) -> None:
    assert judged(a_mail(text), minutes=minutes).nature is nature


@pytest.mark.parametrize(("minutes", "told"), [(6, True), (55, False)])
def test_who_asks_within_minutes_and_tells_nothing_was_prepared_for_it(minutes: float, told: bool) -> None:
    text = "Hello Maria. Two things would help me here: what monthly figure feels right, and are you set on that trim or open to others?"
    assert any("asks within ten minutes" in one for one in judged(a_mail(text), minutes=minutes).signals) is told
