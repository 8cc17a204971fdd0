"""The pure parts of submitting: robots.txt, addresses, choices, spellings, witnesses, walls."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mysteryshop.browser import private_reason
from mysteryshop.browser.tunnel import watches
from mysteryshop.model import Vehicle
from mysteryshop.submit.content import choose, errands, values
from mysteryshop.submit.content.values import Phone
from mysteryshop.submit.finding.wants import car_likeness, other_car
from mysteryshop.submit.finding.weighing import weigh
from mysteryshop.submit.page.addresses import is_document, join, same_site
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.robots import read_robots
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.sending.answers import what_it_says
from mysteryshop.submit.sending.complaints import blamed
from mysteryshop.submit.sending.signs import Carrier, Signs, Verdict
from mysteryshop.submit.sending.witness import judge
from tests.builders import a_planned_shop

TAKEN = Carrier("http://d.example/lead", True, 200)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.9",
        "169.254.169.254",
        "::1",
        "fe80::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
    ],
)
def test_private_addresses_in_every_dress(address: str) -> None:
    assert private_reason(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111"])
def test_public_addresses(address: str) -> None:
    assert private_reason(address) is None


def test_hosts_that_only_watch() -> None:
    assert watches("www.google-analytics.com")
    assert not watches("dealer.example")


def test_robots_longest_rule_wins_and_our_own_group_comes_first() -> None:
    rules = read_robots(
        "User-agent: *\nDisallow: /private\nAllow: /private/contact$\n\nUser-agent: Mysteryshop\nUser-agent: other\nDisallow: /a*z\n"
    )
    assert rules.allows("https://d.example/private/x")
    assert not rules.allows("https://d.example/abcz")
    everyone = read_robots("User-agent: *\nDisallow: /private # ours\nAllow: /private/contact$\n")
    assert not everyone.allows("https://d.example/private/x")
    assert everyone.allows("https://d.example/private/contact")
    assert not everyone.allows("https://d.example/private/contact/2")
    assert read_robots("<html>not found</html>").allows("https://d.example/")


def test_sites_and_documents() -> None:
    assert same_site("https://www.dealer.co.uk/a", "https://stock.dealer.co.uk/")
    assert not same_site("https://a.co.uk", "https://b.co.uk")
    assert not same_site("http://10.0.0.1/", "http://20.0.0.1/")
    assert join("https://d.example/", "javascript:void(0)") is None
    assert is_document("https://d.example/price-list.PDF")


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (3, "This week"),
        (30, "Within 30 days"),
        (75, "1-3 months"),
        (120, "3 to 6 months"),
        (400, "More than 6 months"),
        (None, "Just looking"),
    ],
)
def test_timeframe_holds_the_days(days: int | None, wanted: str) -> None:
    words = ["This week", "Within 30 days", "1-3 months", "3 to 6 months", "More than 6 months", "Just looking"]
    options = [(w, w) for w in (words if days is None else words[:-1])]
    assert choose.asks_timeframe("When do you plan to buy?", options)
    found = choose.timeframe(options, days)
    assert found is not None
    assert found[0] == wanted


@pytest.mark.parametrize(
    "words",
    [
        ["Werkstatt", "Verkauf", "Teile"],
        ["Service", "Sales", "Parts"],
        ["Atelier", "Vente de véhicules", "Pièces"],
        ["Officina", "Ricambi", "Vendite"],
    ],
)
def test_department_is_the_sales_desk(words: list[str]) -> None:
    found = errands.department([(w, w) for w in words], a_planned_shop())
    assert found is not None
    assert found[0] in ("Verkauf", "Sales", "Vente de véhicules", "Vendite")


def test_captions_are_no_choice() -> None:
    assert choose.real_options([("Select a state", ""), ("New York", "NY")]) == [("New York", "NY")]


@pytest.mark.parametrize(
    ("over", "wanted"),
    [
        ({}, "(518) 555-0123"),
        ({"placeholder": "555-555-5555"}, "518-555-0123"),
        ({"maxlength": 10}, "5185550123"),
        ({"pattern": r"\d{3}-\d{3}-\d{4}"}, "518-555-0123"),
        ({"placeholder": "+1 555 555 5555"}, "+1 518-555-0123"),
        ({"kind": "number"}, "5185550123"),
    ],
)
def test_telephone_as_the_box_wants_it(over: dict[str, object], wanted: str) -> None:
    phone = Phone.read("+15185550123", "US", "US")
    assert phone is not None
    assert phone.fitting(FieldSnapshot("#p", **over)) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "country", "lengths", "parts"),
    [
        ("+493012345678", "DE", [None, None], ["030", "12345678"]),
        ("+493012345678", "DE", [2, 8], ["30", "12345678"]),
        ("+31612345678", "NL", [4, 8], ["06", "12345678"]),
        ("+541143215678", "AR", [4, 8], ["11", "43215678"]),
        ("+5521987654321", "BR", [2, None], ["21", "987654321"]),
        ("+15185550123", "US", [3, 7], ["518", "5550123"]),
    ],
)
def test_telephone_in_two_boxes(number: str, country: str, lengths: list[int | None], parts: list[str]) -> None:
    phone = Phone.read(number, country, country)
    assert phone is not None
    assert phone.parts(lengths) == parts


def test_telephone_in_three_boxes_and_abroad() -> None:
    phone = Phone.read("+15185550123", "US", "DE")
    assert phone is not None
    assert phone.parts([3, 3, 4]) == ["518", "555", "0123"]
    assert phone.fitting(FieldSnapshot("#p")).startswith("+1")


@pytest.mark.parametrize(
    ("over", "country", "wanted"),
    [
        ({"kind": "date"}, "US", "2026-06-04"),
        ({}, "US", "06/04/2026"),
        ({}, "DE", "04.06.2026"),
        ({"placeholder": "yyyy-mm-dd"}, "US", "2026-06-04"),
        ({"placeholder": "jj/mm/aaaa"}, "US", "04/06/2026"),
        ({"placeholder": "tt.mm.jjjj"}, "US", "04.06.2026"),
        ({"placeholder": "dd-mm-jjjj"}, "US", "04-06-2026"),
    ],
)
def test_dates_as_the_box_wants_them(over: dict[str, str], country: str, wanted: str) -> None:
    assert values.date_text(date(2026, 6, 4), FieldSnapshot("#d", **over), country) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [("", "2017"), ("MM/JJJJ", "06/2017"), ("mm.aaaa", "06.2017"), ("MM/YY", "06/17"), ("yyyy-mm", "2017-06"), ("TT.MM.JJJJ", "01.06.2017"), ("e.g. 2015", "2017")],
)  # fmt: skip
def test_a_year_as_the_box_wants_it(told: str, wanted: str) -> None:
    assert values.year_text(2017, FieldSnapshot("#y", kind="text", placeholder=told), "DE") == wanted


@pytest.mark.parametrize(
    ("over", "hour_alone", "wanted"),
    [
        ({}, False, "04.06.2026"),
        ({}, True, "10:00"),
        ({"placeholder": "hh:mm AM"}, True, "10:00 AM"),
        ({"placeholder": "TT.MM.JJJJ HH:mm"}, False, "04.06.2026 10:00"),
        ({"description": "MM/DD/YYYY hh:mm aa"}, True, "06/04/2026 10:00 AM"),
        ({"placeholder": "z.B. 31.12.2026 23:59"}, False, "04.06.2026 10:00"),
    ],
)
def test_a_day_and_an_hour_as_the_box_wants_them(over: dict[str, str], hour_alone: bool, wanted: str) -> None:
    box = FieldSnapshot("#d", kind="text", **over)
    assert values.moment_text(date(2026, 6, 4), box, "DE", hour_alone=hour_alone) == wanted
    told = values.moment_text(date(2026, 6, 4), FieldSnapshot("#d", kind="text"), "US", hour_alone=hour_alone, both=True)
    assert told == "06/04/2026 10:00 AM"


def test_nobody_visits_on_a_sunday() -> None:
    assert values.visit_day(date(2026, 6, 4)).weekday() not in (6, 0)


def test_plain_alias() -> None:
    assert values.plain_alias("maria+t7@shop.example") == "maria@shop.example"


def test_the_shoppers_car_and_another() -> None:
    car = Vehicle(year=2023, make="Toyota", model="RAV4", stock="T1182")
    assert car_likeness(plain("2023 Toyota RAV4 XLE"), car) > car_likeness(plain("Toyota RAV4"), car) > 0
    assert car_likeness(plain("2021 Toyota RAV4"), car) == 0.0
    assert other_car(plain("2021 Toyota Corolla LE"), car)
    assert not other_car(plain("2023 Toyota RAV4"), car)


@pytest.mark.parametrize(
    "words",
    [
        "Schedule service",
        "Werkstatttermin",
        "Careers",
        "Apply for financing",
        "Trabaja con nosotros",
        "Newsletter",
        "Contact our service department",
    ],
)
def test_other_errands_are_never_followed(words: str) -> None:
    assert weigh(plain(words), "  ", a_planned_shop())[1] == 0.0


@pytest.mark.parametrize(
    "words",
    [
        "Contact us",
        "Kontakt",
        "Nous contacter",
        "Contáctenos",
        "Neem contact op",
        "Contattaci",
        "Fale conosco",
        "Talk to a human",
    ],
)
def test_contact_is_followed_in_every_language(words: str) -> None:
    assert weigh(plain(words), "  ", a_planned_shop())[1] > 0.7


@pytest.mark.parametrize(
    "line",
    [
        "Thank you for your message",
        "Gracias por su mensaje",
        "Merci, votre demande a bien été envoyée",
        "Vielen Dank für Ihre Anfrage!",
        "Bedankt voor uw bericht",
        "Grazie per averci contattato",
        "Obrigado pela sua mensagem",
    ],
)
def test_thanks_in_seven_languages_with_a_request_is_proof(line: str) -> None:
    told = judge(Signs("http://d/c", "http://d/c", new_text=(line,), carriers=(TAKEN,)))
    assert told.verdict is Verdict.PROVEN


def test_thanks_without_a_request_prove_nothing() -> None:
    told = judge(Signs("http://d/c", "http://d/c", new_text=("Thank you for your message",), form_gone=True))
    assert told.verdict is Verdict.SILENT


def test_thanks_over_a_failed_request_prove_nothing() -> None:
    told = judge(
        Signs(
            "http://d/c",
            "http://d/thanks",
            new_text=("Thank you for your message",),
            carriers=(Carrier("http://d/l", True, 500),),
        )
    )
    assert told.verdict is Verdict.TROUBLE


def test_a_form_that_comes_back_silently_is_no_proof() -> None:
    assert judge(Signs("http://d/c", "http://d/lead", carriers=(TAKEN,))).verdict is Verdict.SILENT


def test_a_refusal_names_the_box() -> None:
    signs = Signs("http://d/c", "http://d/c", new_text=("Please enter a valid email address.",), carriers=(TAKEN,))
    assert judge(signs).verdict is Verdict.REFUSED
    assert blamed(signs) == {"email"}


@pytest.mark.parametrize(
    ("body", "taken"),
    [
        ('{"success": true}', True),
        ('{"status": "mail_sent"}', True),
        ('{"success": false, "message": "Invalid email"}', False),
        ('{"status": "validation_failed"}', False),
        ("<html>", None),
        ("[1]", None),
        ("{", None),
    ],
)
def test_what_an_answer_claims(body: str, taken: bool | None) -> None:
    assert what_it_says(body)[0] is taken


def test_of_entries_that_say_a_name_the_one_that_says_most_of_the_car() -> None:
    options = [("Toyota RAV4 LE (2021)", "rav4"), ("Toyota RAV4 XLE (2023)", "b"), ("Toyota Tacoma", "c")]
    assert choose.by_value(options, "2023 Toyota RAV4 XLE", "Toyota RAV4", "RAV4") == options[1]
    assert choose.by_value(options, "RAV4", "RAV4 XLE") == options[1]
    assert choose.by_value([*options, ("RAV4", "d")], "RAV4", "RAV4 XLE") == ("RAV4", "d")


def test_four_weeks_are_a_month() -> None:
    options = [("In 2 weeks", "14"), ("In 4 weeks", "28"), ("In 6 months", "180")]
    assert choose.timeframe(options, 30) == options[1]


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("Leasing|Kredit|Barkauf|Noch offen", "Noch offen"),
        ("Finanzierung|Leasing|Kauf", "Kauf"),
        ("Crédit|LOA|Comptant", "Comptant"),
        ("Financiado|Contado", "Contado"),
        ("Lease|Financieren|Contant", "Contant"),
        ("Finanziamento|Leasing|Contanti", "Contanti"),
        ("Financiamento|Consórcio|À vista", "À vista"),
        ("Lease|Finance|Cash", "Cash"),
    ],
)
def test_how_to_pay_claims_no_credit(words: str, taken: str) -> None:
    assert choose.harmless([(word, word) for word in words.split("|")]) == (taken, taken)


@pytest.mark.parametrize(
    "words",
    [
        "einen Rückruf|eine Probefahrt|weitere Informationen",
        "Rückrufbitte|Probefahrtwunsch|Angebotsanfrage",
        "être rappelé|essayer ce véhicule|plus d'informations",
        "que me llamen|probar el coche|más información",
        "teruggebeld worden|een proefrit|meer informatie",
        "essere richiamato|un test drive|maggiori informazioni",
        "que me liguem|fazer um test drive|mais informações",
        "Call me back|Test drive|More information",
    ],
)
def test_who_only_asks_wishes_no_call_and_no_drive(words: str) -> None:
    options = [(word, str(place)) for place, word in enumerate(words.split("|"))]
    assert errands.wish(options, a_planned_shop()) == options[2]


def test_a_list_without_a_call_or_a_drive_tells_no_wishes() -> None:
    assert errands.wish([("Red", "1"), ("Blue", "2")], a_planned_shop()) is None


@pytest.mark.parametrize(
    ("over", "room"),
    [
        ({"maxlength": 30}, 30),
        ({"label": "Your enquiry 0/40"}, 40),
        ({"text_after": "0 / 40"}, 40),
        ({"text_after": "5/40", "value": "Hello"}, 40),
        ({"label": "Since 01/10/2020"}, 200),
        ({"label": "Rate us 10/100"}, 200),
    ],
)
def test_a_text_keeps_to_the_room_that_the_box_or_a_counter_beside_it_tells(over: dict[str, Any], room: int) -> None:
    told = values.fit("Is the RAV4 still there, " * 6, FieldSnapshot("#m", kind="textarea", **over))
    assert len(told) <= room
    assert len(told) > room - 25 or room == 200
