"""Which shop a mail answers: every way the alias can be lost, and every reason not to guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest

from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.notices import read_notice
from mysteryshop.model import Certainty, Match, Shop, Vehicle
from tests.builders import a_dealer, a_persona, a_shop
from tests.inbox_mails import LEAD_AT, a_mail, fetched

MARIA = a_shop()
JOHN = a_shop(
    id="shop-2",
    persona=a_persona(id="john", first_name="John", last_name="Okafor", email="john.okafor12@shop.example"),
    vehicle=Vehicle(year=2021, make="Toyota", model="Camry", stock="C3307"),
    message="Hello, about the 2021 Camry with stock number C3307: has it been in an accident? John",
)
SISTER = a_shop(
    id="shop-3",
    dealer=a_dealer(
        id="lake",
        name="Lake View Motors",
        url="https://lakeview.example/",
        mail_domains=("harborgroup.example",),
        phone="+15185550177",
    ),
    persona=a_persona(id="ana", first_name="Ana", last_name="Petrova", email="ana.petrova90@shop.example"),
)
SHOPS = (MARIA, JOHN, SISTER)
LOST = "catch-all@shop.example"


def matched(raw: bytes, shops: tuple[Shop, ...] = SHOPS, **over: object) -> Match:
    return Matcher(shops).match(read_message(fetched(raw, **over)))


@pytest.mark.parametrize("header", ["Delivered_To", "X_Original_To", "Envelope_To", "X_Delivered_To"])
def test_a_stamped_alias_decides_whoever_sent_it_and_whatever_it_says(header: str) -> None:
    raw = a_mail(
        "Hi John, the Camry C3307 is here",
        to="undisclosed@crm.example",
        delivered_to=None,
        sender="x@vendor.example",
        **{header: MARIA.reply_to},
    )
    found = matched(raw)
    assert (found.shop_id, found.certainty) == (MARIA.id, Certainty.CERTAIN)
    assert "alias" in found.evidence[0]


def test_the_received_stamp_names_the_alias() -> None:
    raw = a_mail(
        to="list@crm.example",
        delivered_to=None,
        Received=f"from a by mx.shop.example for <{MARIA.reply_to}>; Mon, 1 Jun 2026 14:12:00 +0000",
    )
    assert matched(raw).shop_id == MARIA.id


def test_one_delivery_to_two_shoppers_is_told_apart_by_the_rest() -> None:
    raw = a_mail("Hi John, the Camry C3307 had no accident.", to=f"{MARIA.reply_to}, {JOHN.reply_to}", delivered_to=None)
    assert matched(raw).shop_id == JOHN.id


def test_one_delivery_to_two_shoppers_with_nothing_else_waits_for_a_person() -> None:
    raw = a_mail("Thanks for writing.", subject="Hello", to=f"{MARIA.reply_to}, {JOHN.reply_to}", delivered_to=None)
    assert matched(raw).certainty is Certainty.UNMATCHED


def test_one_letter_wrong_in_the_alias_is_probable_with_more_evidence() -> None:
    raw = a_mail("Hi Maria, the RAV4 is here", to="maria.jenson47@shop.example", delivered_to="maria.jenson47@shop.example")
    found = matched(raw)
    assert (found.shop_id, found.certainty) == (MARIA.id, Certainty.PROBABLE)


def test_a_lost_plus_tag_is_settled_by_name_car_and_store() -> None:
    shops = tuple(
        a_shop(
            id=f"tag-{n}",
            persona=a_persona(id=f"p{n}", first_name=first, last_name=last, email=f"me+{n}@shop.example"),
            dealer=a_dealer(
                id=f"d{n}", name=f"Store {last}", url=f"https://d{n}.example/", mail_domains=(f"d{n}.example",), phone=None
            ),
        )
        for n, (first, last) in enumerate((("Maria", "Jensen"), ("Ana", "Petrova"), ("John", "Okafor")))
    )
    raw = a_mail(
        "Hi Ana Petrova, the RAV4 is here", to="me@shop.example", delivered_to="me@shop.example", sender="Tom <tom@d1.example>"
    )
    assert matched(raw, shops).shop_id == "tag-1"
    by_relay = a_mail(
        "John, did you know that Store Okafor buys cars?",
        to="me@shop.example",
        delivered_to="me@shop.example",
        sender="c7@crm.example",
    )
    assert (matched(by_relay, shops).shop_id, matched(by_relay, shops).certainty) == ("tag-2", Certainty.PROBABLE)
    own = a_mail("Sorry, late. It is here.", to="me@shop.example", delivered_to="me@shop.example", sender="Bo <bo@d0.example>")
    assert matched(own, shops).shop_id == "tag-0"
    assert (
        matched(
            a_mail("Hello, it is here", to="me@shop.example", delivered_to="me@shop.example", sender="x@crm.example"), shops
        ).shop_id
        is None
    )


def test_a_private_mailbox_is_known_by_shopper_car_and_the_leads_own_words() -> None:
    raw = a_mail(
        f"Hi John, no accident at all.\n\n> {JOHN.message}", to=LOST, delivered_to=LOST, sender="Bob <bobsells@gmail.com>"
    )
    found = matched(raw)
    assert (found.shop_id, found.certainty) == (JOHN.id, Certainty.PROBABLE)


def test_two_open_leads_at_one_store_are_not_guessed_between() -> None:
    raw = a_mail("Hello, your car is here. Come in!", to=LOST, delivered_to=LOST)
    assert matched(raw).shop_id is None


@pytest.mark.parametrize(
    "raw",
    [
        a_mail("Cheap watches for everyone", to=LOST, delivered_to=LOST, sender="x@spam.example"),
        a_mail("Maria from accounting asked for the RAV4 brochure", to=LOST, delivered_to=LOST, sender="y@other.example"),
        a_mail("News from the Harbor group", to=LOST, delivered_to=LOST, sender="news@harborgroup.example"),
    ],
    ids=["spam", "a first name", "the group's newsletter"],
)
def test_strangers_are_filed_nowhere(raw: bytes) -> None:
    assert matched(raw).certainty is Certainty.UNMATCHED


def test_a_mail_from_before_the_lead_is_not_its_answer_by_likeness() -> None:
    raw = a_mail("Hi Maria Jensen, the RAV4", to=LOST, delivered_to=LOST, sender="x@vendor.example")
    assert matched(raw, internal_date=LEAD_AT - timedelta(days=3)).shop_id is None


def test_a_persons_decision_outranks_all_evidence() -> None:
    raw = a_mail("Hi Maria")
    message = read_message(fetched(raw))
    found = Matcher(SHOPS, by_hand={message.sha256: JOHN.id}).match(message)
    assert (found.shop_id, found.certainty) == (JOHN.id, Certainty.BY_HAND)


def test_a_call_from_the_store_to_the_shoppers_number_is_that_leads() -> None:
    """Two leads at one store: the number called tells which."""
    other = a_shop(
        id="shop-9", persona=a_persona(id="kim", first_name="Kim", last_name="Berg", email="k@shop.example", phone="+15185550199")
    )
    for text in ("+1 212 555 0100 -> +1 518 555 0123", "Call for +1 518 555 0123\n+1 212 555 0100\n+1 212 555 0100"):
        raw = a_mail(text, subject="Missed call: +1 212 555 0100", sender="call@pbx.example", to=LOST, delivered_to=LOST)
        message = read_message(fetched(raw))
        told = Matcher((MARIA, other)).match(message, read_notice(message))
        assert told.shop_id == MARIA.id
        assert any("number the shopper gave" in why for why in told.evidence)


def test_a_mail_that_nothing_ties_to_a_lead_is_strange_and_one_with_hints_is_not() -> None:
    matcher = Matcher(SHOPS)

    def met(text: str, sender: str) -> Match:
        return matcher.match(read_message(fetched(a_mail(text, subject="Hi", sender=sender, to=LOST, delivered_to=LOST))))

    assert matcher.is_strange(met("Are you coming on Sunday?", "tom@friends.example"))
    assert not matcher.is_strange(met("Ms. Petrova, please call me.", "x@harborgroup.example"))
    assert not Matcher(()).is_strange(met("Are you coming on Sunday?", "tom@friends.example"))


def test_a_mail_from_a_shoppers_own_address_is_no_answer() -> None:
    raw = a_mail(
        "Hello, is the RAV4 still there? Maria Jensen", sender=MARIA.reply_to, to="sales@harborview.example", delivered_to=None
    )
    found = matched(raw)
    assert found.shop_id is None
    assert Matcher(SHOPS).is_strange(found)


def test_a_text_from_the_stores_phone_is_its_one_leads_and_nobodys_where_two_are_out() -> None:
    raw = a_mail(
        "pics sent to your email. the scratch on the door is the only thing i found",
        subject="New text message from (518) 555-0177",
        sender="(518) 555-0177 <15185550122.15185550177.x@txt.voice.google.com>",
        to=LOST,
        delivered_to=LOST,
    )
    message = read_message(fetched(raw))
    found = Matcher(SHOPS).match(message, read_notice(message))
    assert (found.shop_id, found.certainty) == (SISTER.id, Certainty.PROBABLE)
    again = a_shop(
        id="shop-8",
        dealer=SISTER.dealer,
        persona=a_persona(id="lea", first_name="Lea", last_name="Kern", email="lea@shop.example"),
    )
    assert Matcher((*SHOPS, again)).match(message, read_notice(message)).shop_id is None
    later = replace(again, sent_at=message.received_at + timedelta(days=3))
    assert Matcher((*SHOPS, later)).match(message, read_notice(message)).shop_id == SISTER.id


def test_a_call_from_a_store_with_two_leads_out_is_the_one_whose_question_it_speaks_of() -> None:
    hatch = a_shop(id="shop-8", dealer=SISTER.dealer, persona=a_persona(id="lea"), message="Does the hatch have a tow bar? Lea")
    keys = replace(SISTER, message="Are there two keys and the service records? Ana")

    def called(words: str) -> str | None:
        text = f"New voicemail from (518) 555-0177\n\nTranscription\n{words}"
        raw = a_mail(text, subject="New voicemail from (518) 555-0177", sender="no-reply@pbx.example", to=LOST, delivered_to=LOST)
        message = read_message(fetched(raw))
        return Matcher((MARIA, hatch, keys)).match(message, read_notice(message)).shop_id

    assert called("Hi, Cruz here about the email you sent. I have both keys, the records are in the glove box.") == keys.id
    assert called("Yes it does have the tow bar on the hatch, swing by any time.") == hatch.id
    assert called("Hi, Cruz here about the email you sent, call me back about the keys.") is None
    assert called("I have the keys, the records, the hatch and a tow bar.") is None


def test_a_text_from_a_phone_nobody_knows_is_the_lead_whose_first_name_and_car_it_says() -> None:
    def met(text: str, shops: tuple[Shop, ...] = SHOPS) -> Match:
        raw = a_mail(text, subject="", sender="3195550157@vtext.example", to=LOST, delivered_to=LOST)
        message = read_message(fetched(raw))
        return Matcher(shops).match(message, read_notice(message))

    found = met("John its Andre from the dealership, this is my cell. your Camry is here whenever u are")
    assert (found.shop_id, found.certainty) == (JOHN.id, Certainty.PROBABLE)
    assert met("John its Andre from the dealership, call me").shop_id is None
    twin = a_shop(id="shop-9", persona=a_persona(id="j2", first_name="John", last_name="Pell"), vehicle=JOHN.vehicle)
    assert met("John, your Camry is here", (*SHOPS, twin)).shop_id is None


def test_a_text_by_google_voice_tells_which_number_it_was_sent_to() -> None:
    dealer = a_dealer(phone="+1 518 555 0141")
    shops = tuple(
        a_shop(id=f"two-{n}", dealer=dealer, persona=a_persona(id=f"p{n}", email=f"two{n}@shop.example", phone=f"+1518555019{n}"))
        for n in range(2)
    )
    sender = '"(518) 555-0141" <15185550191.15185550141.x7@txt.voice.google.com>'
    raw = a_mail("pics are in your mail", to="box@shop.example", delivered_to="box@shop.example", sender=sender)
    assert matched(raw, shops).shop_id == "two-1"


def test_an_alias_in_the_text_settles_a_lost_tag_with_the_car_and_not_alone() -> None:
    shops = tuple(
        a_shop(
            id=f"tag-{n}",
            persona=a_persona(id=f"p{n}", first_name=first, last_name=last, email=f"me+{n}@shop.example"),
            vehicle=Vehicle(make="Opel", model=model),
            dealer=a_dealer(id=f"d{n}", name=f"Store {last}", url=f"https://d{n}.example/", mail_domains=(), phone=None),
        )
        for n, (first, last, model) in enumerate((("Maria", "Jensen", "Corsa"), ("Ana", "Petrova", "Zafira")))
    )
    envelope = {"to": "me@shop.example", "delivered_to": "me@shop.example", "sender": "Tom <t7@desk.example>"}
    header = "\n\n-----Original Message-----\nFrom: Tom\nSent: Monday\nTo: me+1@shop.example\nSubject: {car}\n\nSee you Thursday."
    told = matched(a_mail("The spare is a thin one.", subject="Zafira", **envelope), shops)
    assert told.shop_id is None
    quoted = a_mail("The spare is a thin one." + header.format(car="Zafira"), subject="Zafira", **envelope)
    assert (matched(quoted, shops).shop_id, matched(quoted, shops).certainty) == ("tag-1", Certainty.PROBABLE)
    bare = a_mail("The spare is a thin one. You wrote as me+1@shop.example.", subject="Hello", **envelope)
    assert matched(bare, shops).shop_id is None


@pytest.mark.parametrize(
    "row", ["Sent: Monday\nTo: {alias}", "Gesendet: Montag\nAn: <{alias}>", "Envoyé : lundi\n*À :* Maria <{alias}>"]
)
@pytest.mark.parametrize("attached", [False, True])
def test_a_mail_to_an_alias_that_was_sent_on_is_filed_by_its_heading(row: str, attached: bool) -> None:
    shop = a_shop(persona=a_persona(email="q7x81@shop.example"))
    other = a_shop(id="other", persona=a_persona(id="p2", email="q9k22@shop.example"), dealer=a_dealer(id="d2"))
    envelope = {
        "to": "me@shop.example",
        "delivered_to": "me@shop.example",
        "sender": "Pat <pat@home.example>",
        "subject": "FW: x",
    }
    heading = f"From: Dana\n{row.format(alias='q7x81@shop.example')}\nSubject: x\n\nyes still here"
    if attached:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "Pat <pat@home.example>", "me@shop.example", "FW: x"
        mail.set_content("see attached")
        inner = EmailMessage()
        inner["From"], inner["To"] = "Dana <dana@home.example>", "q7x81@shop.example"
        inner.set_content("yes still here")
        mail.add_attachment(inner)
        raw = mail.as_bytes()
    else:
        raw = a_mail(f"see below\n\n________________________________\n{heading}", **envelope)
    assert (matched(raw, (shop, other)).shop_id, matched(raw, (shop, other)).certainty) == (shop.id, Certainty.PROBABLE)
    two = a_mail(f"both\n\n{heading}\n\n{heading.replace('q7x81', 'q9k22')}", **envelope)
    assert matched(two, (shop, other)).shop_id is None


def test_a_sister_store_that_says_first_name_car_stock_and_group_answers_that_lead() -> None:
    shop = replace(JOHN, dealer=JOHN.dealer.model_copy(update={"group": "Harbor Auto Group"}))
    words = f"{shop.persona.first_name}, the Camry (stock C3307) has both keys.\n\nKrista\nHarbor Auto Group"
    found = matched(a_mail(words, to=LOST, delivered_to=LOST, sender="krista@harborgroup.example"), (MARIA, shop))
    assert (found.shop_id, found.certainty) == (shop.id, Certainty.PROBABLE)
    assert 'names the group, "Harbor Auto Group"' in found.evidence
    without = a_mail(words.replace(" (stock C3307)", ""), to=LOST, delivered_to=LOST, sender="krista@harborgroup.example")
    assert matched(without, (MARIA, shop)).shop_id is None


def test_of_two_shoppers_of_one_surname_the_one_greeted_in_full_is_meant() -> None:
    other = replace(MARIA, id="shop-9", persona=a_persona(id="olga", first_name="Olga", email="olga.jensen3@shop.example"))
    raw = a_mail("Dear Olga Jensen,\n\nthe RAV4 is here.", to=LOST, delivered_to=None, sender="Dana <dana@harborview.example>")
    assert matched(raw, (*SHOPS, other)).shop_id == "shop-9"
