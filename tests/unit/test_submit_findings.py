"""What a shopper meets on a site, read from pages of our own: channels by marks and by words, prices, trade-in tools, troubles."""

from __future__ import annotations

import pytest

from mysteryshop.model import FormType, Outcome, SiteFindings
from mysteryshop.submit.finding.findings import observe, ways_to_talk, with_form, with_trouble
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.page.survey import Button, Link, Survey
from mysteryshop.submit.recognise import FieldReading, FormReading


def a_link(text: str, href: str = "https://d.example/x") -> Link:
    return Link(text=text, title="", href=href, region="main", visible=True, blank=False, around="")


def a_button(text: str, **over: object) -> Button:
    values: dict[str, object] = {
        "selector": "#b", "text": text, "title": "", "region": "overlay", "visible": True, "submits": False, "opens": "", "expanded": "",
        "layer": "", "layer_mark": "", "layer_share": 0.0, "tag": "button", "folds": False, "around": "", "classes": "",
    }  # fmt: skip
    return Button(**(values | over))  # type: ignore[arg-type]


def seen(text: str = "", url: str = "https://d.example/", **over: object) -> SiteFindings:
    return observe(SiteFindings(), Survey(url=url, text=text, **over), 1.2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mark", "channels", "name"),
    [
        ("https://www.gubagoo.io/js/loader.js", ("chat", "text"), "Gubagoo"),
        ("global:Tawk_API", ("chat",), "Tawk.to"),
        ("https://connect.facebook.net/en_US/sdk/xfbml.customerchat.js", ("messenger",), "Facebook Messenger"),
        ("https://cdn.kenect.com/widget.js", ("chat", "text"), "Kenect"),
        ("sms:+15185550100", ("text",), ""),
        ("tel:+15185550100", ("phone",), ""),
        ("https://d.example/theme.css", (), ""),
    ],
)
def test_software_is_known_by_its_marks(mark: str, channels: tuple[str, ...], name: str) -> None:
    found, names = ways_to_talk(Survey(marks=(mark,)))
    assert found == channels
    assert names == ((name,) if name else ())


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("Chat with us", "chat"),
        ("Text us", "text"),
        ("Live-Chat", "chat"),
        ("Escríbenos por WhatsApp", "whatsapp"),
        ("Appelez-nous", "phone"),
        ("Messenger", "messenger"),
        ("Ouvrir le chat", "chat"),
        ("Avvia chat", "chat"),
    ],
)
def test_software_nobody_knows_is_known_by_what_it_says(words: str, channel: str) -> None:
    assert seen(buttons=(a_button(words),)).channels == (channel,)


@pytest.mark.parametrize(
    "words", ["Text size", "Chateau tours", "Call for price", "Contact us", "Chat about our history since 1971"]
)
def test_other_words_open_no_channel(words: str) -> None:
    assert seen(buttons=(a_button(words),)).channels == ()


@pytest.mark.parametrize(
    ("text", "price", "words"),
    [
        ("2023 Toyota RAV4 XLE Our price $29,400 14,020 miles", "shown", "Our price $29,400"),
        ("VW Golf Variant, 23.450 €, 28.900 km", "shown", "23.450 €"),
        ("Renault Clio 2021 12 990 € TTC", "shown", "12 990 €"),
        ("Preis: EUR 18’900 inkl. MwSt", "shown", "18’900"),
        ("SUVs under $20,000", None, ""),
        ("Lease from $299/mo with $3,000 down", None, ""),
        ("Save $4,000 on every Sienna. $2,500 off.", None, ""),
        ("Since 1971 in Albany, 12,400 happy customers, call 518-555-0100", None, ""),
        ("2023 RAV4 XLE Call for price", "on_request", "call for price"),
        ("Golf VIII Preis auf Anfrage", "on_request", "preis auf anfrage"),
        ("Clio IV Prix : nous consulter", "on_request", "prix nous consulter"),
        ("VW Golf Barpreis 17.480 EUR Kontakt Mo-Sa", "shown", "VW Golf Barpreis 17.480 EUR Kontakt"),
    ],
)
def test_a_price_is_shown_or_asked_for_or_neither(text: str, price: str | None, words: str) -> None:
    site = seen(text)
    assert site.price == price
    assert words in site.price_words


def test_a_button_can_hold_the_price_back_and_a_page_that_shows_one_settles_it() -> None:
    held = seen(buttons=(a_button("Unlock our best price", region="main"),))
    assert (held.price, held.price_words) == ("on_request", "“Unlock our best price”")
    after = observe(held, Survey(url="https://d.example/car", text="Sale price $31,250"), 1.2)
    assert after.price == "shown"
    assert observe(after, Survey(url="https://d.example/b", text="Call for price"), 1.2).price == "shown"


def test_a_trade_in_tool_is_offered_shown_or_held_back() -> None:
    offered = seen(links=(a_link("Value your trade"),))
    assert (offered.trade, offered.trade_words) == ("offered", "“Value your trade”")
    assert (
        observe(offered, Survey(url="https://d.example/t", text="Good news: your car is worth $12,400 today"), 1.2).trade
        == "shown"
    )
    fields = (
        FieldReading(FieldSnapshot("#m", label="Mileage"), "vehicle_mileage", 1, ""),
        FieldReading(FieldSnapshot("#e", label="Your email *", required=True), "email", 1, ""),
    )
    form = FormReading(FormSnapshot("form", fields=tuple(r.field for r in fields)), FormType.TRADE_IN, 1.0, fields)
    held = with_form(offered, form)
    assert (held.trade, held.trade_words) == ("behind_form", "the form asks for Your email")
    assert (held.fields_asked, held.fields_required) == (2, 1)


def test_encryption_and_language_are_those_of_the_first_page() -> None:
    site = seen(url="http://d.example/", language="de-DE")
    assert (site.https, site.language) == (False, "de")
    assert observe(site, Survey(url="https://d.example/", language="en"), 1.2).https is False


@pytest.mark.parametrize(
    ("outcome", "reason", "errors", "words"),
    [
        (
            Outcome.UNCONFIRMED,
            "the site answered 500 to the lead",
            (),
            "Sending the form failed: the site answered 500 to the lead.",
        ),
        (
            Outcome.FAILED,
            "the button “Send” could not be pressed",
            (),
            "The form cannot be sent: the button “Send” could not be pressed.",
        ),
        (Outcome.UNCONFIRMED, "nothing told whether the lead arrived", ("TypeError: x is not a function",), "scripts failed"),
        (Outcome.UNCONFIRMED, "nothing told whether the lead arrived", (), "nothing happened that a shopper could see"),
        (Outcome.UNCONFIRMED, "the page thanks, but no request carried the lead", (), "nothing was seen to leave"),
        (Outcome.CONFIRMED, "the page thanks", ("TypeError: of no account",), ""),
        (Outcome.REHEARSED, "filled; nothing was sent", (), ""),
    ],
)
def test_what_is_broken_is_told(outcome: Outcome, reason: str, errors: tuple[str, ...], words: str) -> None:
    told = " ".join(with_trouble(SiteFindings(), outcome, reason, errors).troubles)
    assert (words in told) if words else told == ""


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("Tasa tu coche gratis", True),
        ("Auto inruilen? Bereken uw auto waarde", True),
        ("Nous reprenons votre véhicule", True),
        ("Faites estimer votre voiture", True),
        ("Find your car", False),
        ("Service your vehicle", False),
        ("Insure your car", False),
        ("Our values", False),
    ],
)
def test_a_trade_is_offered_by_what_is_done_to_whose_car(words: str, offered: bool) -> None:
    assert seen(links=(a_link(words),)).trade == ("offered" if offered else None)


@pytest.mark.parametrize("words", ["Unlock e-Price", "Richiedi il prezzo", "Preis jetzt erfragen", "Demander un prix"])
def test_a_price_one_must_ask_for(words: str) -> None:
    assert seen(buttons=(a_button(words),)).price == "on_request"


@pytest.mark.parametrize("words", ["Our prices", "Get in touch", "Price range"])
def test_words_that_ask_for_no_price(words: str) -> None:
    assert seen(buttons=(a_button(words),)).price is None


def test_boxes_that_share_a_name_ask_one_question() -> None:
    fields = [FieldSnapshot(selector=f"#r{i}", kind="radio", name="civ", visible=True, group_size=2) for i in range(2)]
    fields.append(FieldSnapshot(selector="#mail", kind="email", name="mail", visible=True, required=True))
    form = FormSnapshot(selector="#f", fields=tuple(fields))
    asked = with_form(SiteFindings(), FormReading(form, FormType.CONTACT, 0.9, ()))
    assert (asked.fields_asked, asked.fields_required) == (2, 1)
