"""What goes into drawn boxes: second thoughts at a dealer, dates in parts, spans of time, departments, stores, read-back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from mysteryshop.model import FormType, Intent, TradeIn, Vehicle
from mysteryshop.submit.content import choose, dateparts, errands
from mysteryshop.submit.content.atdealer import second_thoughts
from mysteryshop.submit.content.beyond import another_begins
from mysteryshop.submit.content.lists import from_list
from mysteryshop.submit.content.texts import values_text
from mysteryshop.submit.content.ticks import tick
from mysteryshop.submit.content.wishes import Planner, Wish
from mysteryshop.submit.filling.readback import kept
from mysteryshop.submit.filling.reveal import offers
from mysteryshop.submit.filling.schedule import best_slot
from mysteryshop.submit.filling.shows import respelled
from mysteryshop.submit.filling.widgets import Widget, amended
from mysteryshop.submit.finding.beside import with_beside
from mysteryshop.submit.finding.slight import pressed
from mysteryshop.submit.finding.welcome import asks_nobody
from mysteryshop.submit.page.calendar import best_day, days_shown
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.page.walls import captcha_words
from mysteryshop.submit.recognise import FieldReading, FormReading
from mysteryshop.submit.recognise.joint import NO_VEHICLE
from tests.builders import a_dealer, a_persona, a_planned_shop, a_scenario


def a_field(**over: Any) -> FieldSnapshot:
    """A text box."""
    return FieldSnapshot(**({"selector": "#x"} | over))


def a_reading(read_as: str, **over: Any) -> FieldReading:
    """A box read as this type."""
    return FieldReading(a_field(**over), read_as, 0.9, "")


def a_planner(*readings: FieldReading, **over: Any) -> Planner:
    """The plan of a contact form with these fields."""
    form = FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, readings)
    return Planner(a_planned_shop(**over), form, date(2026, 6, 1))


def options(*words: str) -> list[tuple[str, str]]:
    """Entries of a drawn list, which have no values."""
    return [(text, "") for text in words]


@pytest.mark.parametrize(
    ("words", "days", "wanted"),
    [
        (("Within a week", "Within a month", "2 to 3 months", "Just looking"), 30, "Within a month"),
        (("In den nächsten Wochen", "In einem halben Jahr", "Unentschlossen"), 14, "In den nächsten Wochen"),
        (("Cette semaine", "Dans un mois", "Plus tard"), 30, "Dans un mois"),
        (("Dentro de un mes", "Dentro de un año", "Solo mirando"), 200, "Dentro de un año"),
        (("Binnen een maand", "Over een jaar", "Ik oriënteer me"), None, "Ik oriënteer me"),
        (("Entro un mese", "Tra sei mesi"), 170, "Tra sei mesi"),
        (("0-2 weeks", "2-4 weeks", "1-3 months"), 30, "2-4 weeks"),
        (("innerhalb 2 Wochen", "innerhalb 4 Wochen", "innerhalb 6 Monaten"), 30, "innerhalb 4 Wochen"),
    ],
)
def test_spans_of_time_in_words(words: tuple[str, ...], days: int | None, wanted: str) -> None:
    found = choose.timeframe(options(*words), days)
    assert found is not None
    assert found[0] == wanted


@pytest.mark.parametrize(("liked", "wanted"), [(None, "E-mail"), ("text", "SMS"), ("call", "Phone")])
def test_of_boxes_for_channels_one_is_ticked_though_each_is_required(liked: str | None, wanted: str) -> None:
    """A required question marks each of its boxes; each has a name of its own."""
    boxes = [
        a_reading(
            "contact_method", kind="checkbox", selector=f"#{w}", name=w, label=w, group_label="Contact me by", required=True
        )
        for w in ("Phone", "E-mail", "SMS")
    ]
    scenario = a_scenario(preferred_channel=liked) if liked else a_scenario()
    done = {wish.field.label: wish.action for wish in a_planner(*boxes, scenario=scenario).wishes()}
    assert [label for label, action in done.items() if action == "check"] == [wanted]


def test_a_list_that_agrees_is_answered_though_its_words_are_taken_for_a_day() -> None:
    """ "Data" is a date in Italian and Portuguese."""
    asked = a_reading("date", kind="select", label="I agree that my data is processed to answer my enquiry")
    told = from_list(a_planner(asked), asked, [("Yes", "1"), ("No", "0")])
    assert told is not None
    assert told[0] == ("Yes", "1")


@pytest.mark.parametrize(
    ("country", "words", "wanted"),
    [
        ("US", ("Thu 4 Jun", "Fri 5 Jun"), "Thu 4 Jun"),
        ("US", ("Jun 3", "Jun 4th", "Jun 5", "Jul 4"), "Jun 4th"),
        ("US", ("04/06/2026", "06/04/2026"), "06/04/2026"),
        ("DE", ("Do. 04.06.", "Fr. 05.06.", "Sa. 06.06."), "Do. 04.06."),
        ("ES", ("mar 2 jun", "mié 3 jun", "jue 4 jun", "sáb 4 jul"), "jue 4 jun"),
        ("FR", ("jeudi 4 juin 2026", "vendredi 5 juin 2026"), "jeudi 4 juin 2026"),
        ("NL", ("do 4", "vr 5", "za 6"), "do 4"),
        ("IT", ("gio 4 giugno", "ven 5 giugno", "sab 6 giugno"), "gio 4 giugno"),
        ("PT", ("2026-06-02", "2026-06-03", "2026-06-05", "2026-06-04"), "2026-06-04"),
        ("US", ("Tue 2 Jun", "Wed 3 Jun", "Fri 5 Jun", "Sat 6 Jun"), "Fri 5 Jun"),  # not among them: the third
    ],
)
def test_of_days_side_by_side_the_one_the_shopper_would_come_by_is_taken(
    country: str, words: tuple[str, ...], wanted: str
) -> None:
    """The first of June is a Monday, and Thursday the day."""
    rows = [a_reading("date", kind="radio", selector=f"#d{n}", name="d", label=w, required=True) for n, w in enumerate(words)]
    wishes = a_planner(*rows, dealer=a_dealer(country=country)).wishes()
    assert [wish.value for wish in wishes if wish.action == "radio"] == [wanted]


def test_a_day_that_cannot_be_pressed_is_not_the_one_taken() -> None:
    rows = [
        a_reading("date", kind="radio", selector=f"#d{n}", name="d", label=words, required=True, disabled=n == 1)
        for n, words in enumerate(("Wed 3 Jun", "Thu 4 Jun", "Fri 5 Jun"))
    ]
    assert [wish.value for wish in a_planner(*rows).wishes() if wish.action == "radio"] == ["Fri 5 Jun"]


def test_entries_of_drawn_lists_are_not_taken_for_captions() -> None:
    assert choose.real_options(options("Select...", "Within a month", "Any day")) == options("Within a month", "Any day")
    assert choose.real_options([("Year", ""), ("2024", "2024")]) == [("2024", "2024")]


def test_departments_are_told_by_one_that_sells_and_one_that_does_not() -> None:
    assert errands.tells_errands(options("A Book a service", "B Buy a car"), a_planned_shop())
    assert not errands.tells_errands(options("Red", "Blue"), a_planned_shop())


def test_a_test_drive_is_no_errand_of_who_only_asks() -> None:
    offered = options("Probefahrt Teste das Auto", "Finanzierung", "Frage zum Auto Wir antworten schnell")
    assert errands.department(offered, a_planned_shop()) == offered[2]
    driving = a_planned_shop(scenario=a_scenario(intent=Intent.TEST_DRIVE))
    assert errands.department(offered, driving) == offered[0]
    assert errands.department(options("Service", "Test drive"), a_planned_shop()) == ("Test drive", "")
    asks = options("Get a part-exchange value", "Book a test drive", "Ask if it's available")
    assert errands.department(asks, a_planned_shop()) == asks[2]


def test_to_write_is_chosen_where_the_choice_is_to_be_called_or_to_write() -> None:
    reading = a_reading("subject", label="Ik wil graag", kind="radio")
    chosen = from_list(a_planner(reading), reading, options("teruggebeld worden", "een bericht sturen"))
    assert chosen is not None
    assert chosen[0][0] == "een bericht sturen"
    assert not choose.ways_to_answer(options("Call me back", "Book a service", "Send a message"))


def test_hours_are_told_from_spans() -> None:
    assert choose.clock_times(options("9:00 AM", "10:00 AM", "2:30 PM"))
    assert not choose.clock_times(options("1-3 months", "3-6 months"))
    assert not choose.clock_times(options("Do. 04.06.", "Fr. 05.06."))
    assert choose.hour(options("Do. 04.06. 09:00", "Do. 04.06. 10:00")) == ("Do. 04.06. 10:00", "")
    assert choose.hour(options("09:00 Uhr", "10:00 Uhr")) == ("10:00 Uhr", "")
    assert choose.hour(options("HH", *map(str, range(1, 13)))) == ("10", "")
    assert choose.hour(options("MM", "00", "15", "30", "45")) == ("00", "")


def test_the_store_that_is_shopped_is_chosen_among_its_sisters() -> None:
    reading = a_reading("other", label="Preferred location *", required=True)
    planner = a_planner(reading, dealer=a_dealer(city="Albany"))
    stores = options("Harbor View Motors Troy", "Harbor View Motors Albany", "Harbor View Body Shop")
    chosen = from_list(planner, reading, stores)
    assert chosen is not None
    assert chosen[0][0] == "Harbor View Motors Albany"


@pytest.mark.parametrize(
    "desks",
    [
        ("Workshop", "Sales", "Accounts"),
        ("Werkstatt", "Verkauf", "Buchhaltung"),
        ("Werkplaats", "Verkoop", "Administratie"),
        ("Atelier", "Ventes", "Comptabilité"),
        ("Taller", "Ventas", "Contabilidad"),
        ("Officina", "Vendite", "Contabilità"),
        ("Oficina", "Vendas", "Contabilidade"),
    ],
)
def test_of_persons_under_headings_of_desks_one_who_sells_is_taken(desks: tuple[str, ...]) -> None:
    people = options("Dorn", "Kolb", "Seitz", "Wolf", "Ott")
    groups = (desks[0], desks[0], desks[1], desks[1], desks[2])
    reading = a_reading("last_name", kind="select", required=True, options=tuple(people), option_groups=groups)
    chosen = from_list(a_planner(reading), reading, people)
    assert chosen is not None
    assert chosen[0] == ("Seitz", "")
    bare = a_reading("last_name", kind="select", required=True, options=tuple(people), option_groups=("A", "A", "B", "B", "C"))
    assert from_list(a_planner(bare), bare, people) != chosen


@pytest.mark.parametrize(
    "words",
    [
        ("Mattina (9:00 - 12:30)", "Pomeriggio (14:30 - 19:00)", "Indifferente"),
        ("8h-12h", "13h-18h"),
        ("9am-12pm", "12pm-3pm"),
        ("9 bis 12 Uhr", "12 bis 15 Uhr"),
        ("De 9:00 a 14:00", "De 16:00 a 20:00"),
        ("10:00 - 11:00", "9:00 - 10:00"),
    ],
)
def test_an_hour_within_a_span(words: tuple[str, ...]) -> None:
    assert choose.hour(options(*words)) == (words[0], "")


def test_the_half_of_an_hour_beside_its_list() -> None:
    twelve = options(*map(str, range(1, 13)))
    assert [choose.half_of(twelve, (hour, "")) for hour in ("9", "10", "12", "2")] == ["AM", "AM", "PM", "PM"]
    assert choose.half_of(options("9", "10", "14"), ("10", "")) is None
    assert choose.half_of(options("00", "15", "30"), ("00", "")) is None


def test_the_only_entry_of_a_list_the_form_insists_on_is_taken() -> None:
    reading = a_reading("other", label="Concesionario *", kind="select", tag="select", required=True)
    chosen = from_list(a_planner(reading), reading, [("Arenal Centro", "281")])
    assert chosen is not None
    assert chosen[0] == ("Arenal Centro", "281")


def test_errands_are_told_in_a_list_that_was_taken_for_one_of_cars() -> None:
    reading = a_reading("vehicle_interest", label="What are you looking for?", kind="select")
    chosen = from_list(a_planner(reading), reading, options("Schedule service", "Buy a vehicle", "Sell us your car"))
    assert chosen is not None
    assert chosen[0] == ("Buy a vehicle", "")


def test_a_list_whose_question_says_little_gives_the_car_away() -> None:
    reading = a_reading("subject", label="Of interest")
    chosen = from_list(a_planner(reading), reading, options("Honda", "Toyota", "Volvo"))
    assert chosen is not None
    assert chosen[0][0] == "Toyota"


def test_lone_words_of_a_dealers_form_are_the_cars() -> None:
    assert [r.type for r in second_thoughts([a_reading("other", label="Make"), a_reading("other", label="Make a wish")])] == [
        "vehicle_make",
        "other",
    ]


def test_short_boxes_in_a_row_hold_one_number() -> None:
    boxes = [
        a_reading("phone_part", selector="#a", maxlength=3, box=(0, 10, 30, 20)),
        a_reading("subject", selector="#b", maxlength=3, box=(40, 10, 30, 20)),
        a_reading("other", selector="#c", maxlength=4, box=(80, 10, 40, 20)),
    ]
    assert {r.type for r in second_thoughts(boxes)} == {"phone_part"}
    apart = [replace(r, field=replace(r.field, box=(0, 40 * i, 30, 20))) for i, r in enumerate(boxes)]
    assert [r.type for r in second_thoughts(apart)] == ["phone_part", "subject", "other"]


@pytest.mark.parametrize(
    ("over", "words", "wanted"),
    [
        ({"group_label": "Would you like a reply?"}, ("Yes", "No"), "Yes"),
        ({"group_label": "Your question", "text_before": "Would you like us to contact you?"}, ("Yes", "No"), "Yes"),
        ({"group_label": "Möchten Sie eine Antwort erhalten?"}, ("Nein", "Ja"), "Ja"),
        ({"group_label": "Would you like to be contacted about special offers?"}, ("Yes", "No"), "No"),
        ({"group_label": "Do you own a boat?"}, ("Yes", "No"), "No"),
    ],
)
def test_who_asks_whether_an_answer_is_wanted_hears_yes(over: dict[str, str], words: tuple[str, ...], wanted: str) -> None:
    reading = a_reading("other", kind="radio", name="r", required=True, **over)
    chosen = from_list(a_planner(reading), reading, options(*words))
    assert chosen is not None
    assert chosen[0][0] == wanted


def test_a_box_that_shows_a_dial_code_takes_one() -> None:
    planner = a_planner(a_reading("country", kind="listbox", value="🇺🇸 +1"))
    wish = planner.wishes()[0]
    assert (wish.type, wish.action, wish.also[0]) == ("phone_country_code", "listbox", "United States")
    assert wish.also.index("US +1") < wish.also.index("+1")  # another land may share the code


@pytest.mark.parametrize(
    ("country", "placeholders", "wanted"),
    [
        ("US", ("", "", ""), ("06", "04", "2026")),
        ("DE", ("", "", ""), ("04", "06", "2026")),
        ("FR", ("AAAA", "JJ", "MM"), ("2026", "04", "06")),
    ],
)
def test_a_date_in_three_boxes(country: str, placeholders: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    boxes = [a_reading("date_part", selector=f"#{i}", placeholder=text) for i, text in enumerate(placeholders)]
    spelled = dateparts.spellings(boxes, date(2026, 6, 4), country)
    assert tuple(spelled[f"#{i}"][0] for i in range(3)) == wanted


def test_months_are_chosen_by_name_or_number() -> None:
    names = tuple(
        (name, str(i))
        for i, name in enumerate(["Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"], 1)
    )
    reading = a_reading("date_part", kind="select", options=names, option_count=12, required=True)
    wish = a_planner(reading).wishes()[0]
    assert (wish.action, wish.value) == ("select", "Jun")


@pytest.mark.parametrize(
    ("label", "action"),
    [
        ("No Yes | Do you have a trade-in? *", "uncheck"),
        ("I have a trade-in *", "leave"),
        ("I haven't got a part exchange", "check"),
        ("No trade-in this time", "check"),
        ("Je n'ai pas de reprise", "check"),
        ("Ich habe kein Fahrzeug in Zahlung zu geben", "check"),
    ],
)
def test_a_switch_between_yes_and_no_is_told_no(label: str, action: str) -> None:
    box = a_reading("has_trade_in", kind="checkbox", tag="input", label=label, required=True)
    assert a_planner(box).wishes()[0].action == action


def test_what_may_send_the_form_is_not_pressed_for_the_box_it_might_open() -> None:
    button = FieldReading(a_field(selector="#go", kind="button", button=True, text="Ask a question"), "submit", 0.7, "")
    form = FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, (button,))
    words = (
        "Send message",
        "Nachricht senden",
        "Envoyer votre message",
        "Invia messaggio",
        "Bericht versturen",
        "Enviar mensaje",
    )
    assert offers(form, [("#go", "Ask a question"), *((f"#{n}", text) for n, text in enumerate(words))]) == []
    assert [one[1] for one in offers(form, [("#a", "Add a message"), ("#b", "Ask a question")])] == ["#a", "#b"]


def test_of_a_list_the_look_cut_short_no_first_entry_stands_in_for_the_shoppers_own() -> None:
    lands = tuple((name, f"{name} +{n}") for n, name in enumerate(("AC", "AD", "AE"), 300))
    field = {"kind": "select", "options": lands, "option_count": 251, "required": True, "value": "US"}
    wish = a_planner(a_reading("phone_country_code", **field), a_reading("phone", selector="#y", kind="tel")).wishes()[0]
    assert (wish.action, "+1" in wish.also, wish.value in ("AC", "AC +300")) == ("select", True, False)


def test_days_of_a_calendar_page() -> None:
    page = {
        "days": [{"day": d, "date": None, "off": d == 4, "other": False, "month": [2026, 6]} for d in range(1, 31)]
        + [{"day": 1, "date": None, "off": False, "other": True, "month": [2026, 6]}]
        + [{"day": d, "date": None, "off": False, "other": False, "month": [2026, 7]} for d in range(1, 32)],
    }
    days = days_shown(page)
    assert len(days) == 61
    found = best_day(days, date(2026, 6, 4))
    assert found is not None
    assert found.day == date(2026, 6, 5)
    assert best_day(days, date(2026, 9, 1)) is None


def test_drawn_boxes_are_written_into_the_snapshot() -> None:
    form = FormSnapshot(
        "form",
        fields=(
            a_field(selector="#a", visible=False, why_hidden="opacity"),
            a_field(selector="#b"),
            a_field(selector="#c", readonly=True),
        ),
    )
    told = amended(
        form,
        {
            "#a": Widget("listbox", box="#box", shown="Choose", required=True),
            "#b": Widget("popup"),
            "#c": Widget("picker", shut=True),
        },
    )
    first, second, third = told.fields
    assert (first.kind, first.visible, first.value, first.required) == ("listbox", True, "Choose", True)
    assert not second.usable
    assert third.usable


@pytest.mark.parametrize(
    ("wish", "taken", "shown", "good"),
    [
        (Wish(a_field(kind="listbox", value="New York"), "state", 1.0, "listbox", "NY"), "New York", "New York", True),
        (Wish(a_field(kind="listbox", value="Choose"), "state", 1.0, "listbox", "NY"), None, "Choose", False),
        (Wish(a_field(value="0123"), "phone", 1.0, "text", "(518) 555-0123"), None, "", False),
        (Wish(a_field(value="+1 518 555 0123"), "phone", 1.0, "text", "(518) 555-0123"), None, "", True),
        (Wish(a_field(value=""), "date", 1.0, "text", "06/04/2026"), None, "", False),
    ],
)  # fmt: skip
def test_what_stands_in_a_box_is_read_back(wish: Wish, taken: str | None, shown: str, good: bool) -> None:
    assert kept(wish, taken, Widget("listbox", shown=shown)) is good


@pytest.mark.parametrize(
    ("entries", "taken"),
    [
        (("Body shop", "Parts counter", "A car in stock"), "A car in stock"),
        (("My car in the workshop", "A car for sale", "Something else"), "A car for sale"),
        (("Book a test drive", "Ask about a car", "Book a service"), "Ask about a car"),
        (("I want to sell my car", "I need a repair", "I'm looking for a car"), "I'm looking for a car"),
        (("Aftersales", "Fleet", "General question"), "General question"),
        (("Reparatur", "Ein Fahrzeug aus dem Bestand", "Bewerbung"), "Ein Fahrzeug aus dem Bestand"),
        (("Je cherche une voiture", "Entretien", "Assurance"), "Je cherche une voiture"),
        (("Ask a general question", "Finance", "I already own the car"), "Ask a general question"),
        (("Ich bin bereits Kunde und habe das Fahrzeug", "Ein Fahrzeug kaufen"), "Ein Fahrzeug kaufen"),
    ],
)
def test_of_errands_the_one_that_leads_to_a_car_is_taken(entries: tuple[str, ...], taken: str) -> None:
    offered, shop = options(*entries), a_planned_shop()
    assert errands.tells_errands(offered, shop)
    assert errands.department(offered, shop) == (taken, "")


def test_how_to_pay_is_no_errand() -> None:
    assert not errands.tells_errands(options("Cash", "Finance", "Lease a car"), a_planned_shop())


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("We would like to send you offers by email. Untick this box if you do not want to receive them.", "uncheck"),
        ("Tick here if you do not wish to receive offers by email", "leave"),
        ("Send me offers by email", "uncheck"),
    ],
)
def test_a_ticked_box_is_cleared_where_it_agrees_to_advertising(words: str, action: str) -> None:
    plan = a_planner(a_reading("marketing_optin", kind="checkbox", label=words, checked=True))
    assert [wish.action for wish in plan.wishes()] == [action]


@pytest.mark.parametrize(
    "words",
    [
        "I would like to book a test drive|Get a quote",
        "Ich möchte eine Probefahrt vereinbaren|Ich möchte ein Angebot erhalten",
        "Je souhaite réserver un essai|Je souhaite être rappelé",
        "Me gustaría reservar una prueba de conducción|Quiero que me llamen",
        "Ik wil graag een proefrit maken|Ik wil een offerte",
        "Vorrei prenotare un test drive|Essere richiamato",
        "Gostaria de agendar um test drive|Que me liguem",
    ],
)
def test_of_wishes_that_may_be_ticked_the_scenarios_own_is(words: str) -> None:
    boxes = [a_reading("other", kind="checkbox", selector=f"#{i}", name=f"w{i}", label=w) for i, w in enumerate(words.split("|"))]
    drive, asks = (
        [wish.action for wish in a_planner(*boxes, scenario=scenario).wishes()]
        for scenario in (a_scenario(intent=Intent.TEST_DRIVE), a_scenario())
    )
    assert (drive, asks) == (["check", "leave"], ["leave", "leave"])


@pytest.mark.parametrize(("marks", "ticked"), [(("*", ""), [True, False]), (("", ""), [True, True]), (("*", "*"), [True, True])])
def test_of_consents_the_one_the_form_insists_on_is_enough(marks: tuple[str, str], ticked: list[bool]) -> None:
    asked = (f"Presto il consenso al trattamento dei dati{marks[0]}", f"Presto il consenso alla conservazione dei dati{marks[1]}")
    boxes = [a_reading("consent", selector=f"#c{i}", name=f"c{i}", kind="checkbox", label=said) for i, said in enumerate(asked)]
    assert [wish.action == "check" for wish in a_planner(*boxes).wishes()] == ticked


@pytest.mark.parametrize(
    ("words", "marked", "action"),
    [
        ("Lasst uns Freunde sein", True, "leave"),
        ("Ich bin mindestens 18 Jahre alt", True, "check"),
        ("Ich weiß, was ich tue, und habe alles gelesen", True, "check"),
        ("Ich bin damit einverstanden, dass ihr winkt", False, "leave"),
        ("Ich bin einverstanden", False, "check"),
    ],
)
def test_leave_in_words_nobody_knows_is_not_given(words: str, marked: bool, action: str) -> None:
    kind = "consent" if "einverstanden" in words else "other"
    plan = a_planner(a_reading(kind, kind="checkbox", label=words, required=marked))
    assert [wish.action for wish in plan.wishes()] == [action]


@pytest.mark.parametrize(
    "words",
    [
        "I agree to be contacted about my enquiry and about news from the brand",
        "Acepto que me contacten sobre mi consulta y sobre novedades de la marca",
        "J'accepte que mes données servent au traitement de ma demande ainsi qu'à m'adresser des offres et invitations",
        "Meine Daten dürfen zur Bearbeitung meiner Anfrage und zur Zusendung von Angeboten verwendet werden, ich stimme zu",
        "Ik vind het goed dat u contact opneemt over mijn vraag en over nieuws van het merk",
        "Accetto di essere ricontattato per la mia richiesta e per le novità del marchio",
        "Aceito ser contactado sobre o meu pedido e sobre novidades da marca",
    ],
)
def test_leave_to_advertise_bound_to_the_enquiry_is_given_only_where_the_form_insists(words: str) -> None:
    told = [
        a_planner(a_reading("consent", kind="checkbox", label=words, required=marked, checked=checked)).wishes()[0].action
        for marked, checked in ((False, False), (False, True), (True, False))
    ]
    assert told == ["leave", "uncheck", "check"]


@pytest.mark.parametrize(
    ("beside", "words", "action"),
    [
        ("I accept the privacy policy", "I agree to enter the Horizon universe", "leave"),
        ("I accept the privacy policy", "I agree to the call being recorded", "check"),
        ("Acepto la política de privacidad", "Acepto figurar en el directorio Horizonte", "leave"),
        ("Acepto la política de privacidad", "Acepto que un asesor me llame", "check"),
        ("J'accepte la politique de confidentialité", "J'accepte l'ouverture d'un espace Étoile", "leave"),
        ("J'accepte la politique de confidentialité", "J'accepte le règlement de l'essai", "check"),
        ("Ich akzeptiere die Datenschutzerklärung", "Ich akzeptiere die Anmeldung bei MobilPlus", "leave"),
        ("Ich akzeptiere die Datenschutzerklärung", "Ich stimme den Probefahrtbedingungen zu", "check"),
        ("Ik accepteer het privacybeleid", "Ik ga akkoord met vermelding in de Horizongids", "leave"),
        ("Ik accepteer het privacybeleid", "Ik ga akkoord met contact per telefoon", "check"),
        ("Accetto l'informativa privacy", "Accetto di comparire nell'elenco Orizzonte", "leave"),
        ("Accetto l'informativa privacy", "Autorizzo la concessionaria a contattarmi", "check"),
        ("Aceito a política de privacidade", "Aceito constar no diretório Horizonte", "leave"),
        ("Aceito a política de privacidade", "Aceito que me respondam por e-mail", "check"),
    ],
)
def test_a_second_agreement_to_something_unknown_is_not_given_though_it_is_marked(beside: str, words: str, action: str) -> None:
    boxes = [
        a_reading("consent", selector=f"#c{i}", name=f"c{i}", kind="checkbox", label=said, required=True)
        for i, said in enumerate((beside, words))
    ]
    assert [wish.action for wish in a_planner(*boxes).wishes()] == ["check", action]


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Lasst uns Freunde sein", "uncheck"),
        ("Kopie dieser Nachricht an mich", "leave"),
        ("Ich bin Privatperson und kein Händler", "leave"),
    ],
)
def test_what_nobody_can_read_is_taken_back_where_the_site_ticked_it(words: str, action: str) -> None:
    plan = a_planner(a_reading("other", kind="checkbox", label=words, checked=True))
    assert [wish.action for wish in plan.wishes()] == [action]


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("¿Nos autorizas a lo que te gusta?*", "No"),
        ("Acepto el tratamiento de mis datos*", "Sí"),
        ("¿Podemos contactarte por esta consulta?*", "Sí"),
    ],
)
def test_leave_by_yes_or_no_is_given_where_it_says_to_what(words: str, taken: str) -> None:
    boxes = [
        a_reading("consent", selector=f"#y{i}", name="y", kind="radio", label=said, value=str(i), group_label=words)
        for i, said in enumerate(("Sí", "No"))
    ]
    assert [wish.value for wish in a_planner(*boxes).wishes() if wish.value] == [taken]


def test_which_one_is_for_who_has_a_car_to_trade_in() -> None:
    asked = a_reading(
        "has_trade_in", selector="#t", name="t", kind="radio", label="No", value="no", group_label="¿Auto a cuenta?"
    )
    box = a_reading("vehicle_interest", selector="#w", label="¿Cuál?")
    assert a_planner(asked, box).wishes()[-1].action == "leave"
    assert a_planner(asked, replace(box, field=a_field(selector="#w", label="Vehículo de interés"))).wishes()[-1].action == "text"


@pytest.mark.parametrize(("words", "typed"), [("Anrede", "Frau"), ("Titel", None), ("Anrede*", "Frau")])
def test_a_form_of_address_is_written_where_a_box_asks_for_it(words: str, typed: str | None) -> None:
    plan = a_planner(
        a_reading("name_prefix", label=words),
        persona=a_persona(first_name="Verena", language="de", country="DE", phone="+493012345678"),
    )
    assert [wish.value for wish in plan.wishes()] == [typed]


@pytest.mark.parametrize("words", ["Frage stellen", "Anfrage stellen", "Poser ma question", "Stel je vraag"])
def test_asking_is_no_desk_of_the_house(words: str) -> None:
    assert not errands.other_desk(plain(words))


@pytest.mark.parametrize(
    ("home", "store"), [("At my home", "At the dealership"), ("Bei mir zu Hause", "Im Autohaus"), ("À domicile", "En concession")]
)
def test_the_shopper_comes_to_the_store(home: str, store: str) -> None:
    reading = a_reading("other", kind="radio", group_label="Where?", required=True)
    chosen = from_list(a_planner(reading), reading, options(home, store))
    assert chosen is not None
    assert chosen[0][0] == store


def test_the_car_given_away_goes_into_one_box_where_no_other_asks_for_it() -> None:
    box = a_reading("vehicle_interest", label="Year, make and model of your car", kind="listbox")
    wanted = a_reading("vehicle_interest", label="Which of our vehicles do you want?", selector="#y")
    trade = a_scenario(
        intent=Intent.TRADE_IN, vehicle=None, trade_in={"year": 2016, "make": "Ford", "model": "Escape", "mileage": 84_000}
    )
    form = FormReading(FormSnapshot("form"), FormType.TRADE_IN, 0.9, (box, wanted))
    asked, other = Planner(a_planned_shop(scenario=trade, vehicle=None), form, date(2026, 6, 1)).wishes()
    assert (asked.value, asked.also) == ("2016 Ford Escape", ("2016 Ford Escape",))
    assert other.value is None


def test_an_hour_is_written_as_the_box_writes_it() -> None:
    assert respelled("01/12/2026 00:00", time(10)) == "01/12/2026 10:00"
    assert respelled("Dec 1, 2026 3:45 PM", time(9, 30)) == "Dec 1, 2026 9:30 AM"
    assert respelled("1.12.2026, 9:00 Uhr", time(14)) == "1.12.2026, 14:00 Uhr"
    assert respelled("01/12/2026", time(10)) is None


def test_a_tick_that_does_away_with_the_plate_is_taken_and_the_plate_left() -> None:
    plate = a_reading("vehicle_other", label="Registration *", required=True, kind="text", selector="#r")
    unknown = a_reading("other", label="I don't know my registration", kind="checkbox", selector="#u")
    trade = a_scenario(
        intent=Intent.TRADE_IN, vehicle=None, trade_in={"year": 2016, "make": "Ford", "model": "Escape", "mileage": 84_000}
    )
    form = FormReading(FormSnapshot("form"), FormType.TRADE_IN, 0.9, (plate, unknown))
    planner = Planner(a_planned_shop(scenario=trade, vehicle=None), form, date(2026, 6, 1))
    assert planner.refusal() is None
    assert {wish.field.selector: (wish.action, wish.value) for wish in planner.wishes()} == {
        "#r": ("leave", None),
        "#u": ("check", "yes"),
    }


@pytest.mark.parametrize(("country", "wanted"), [("IE", "km"), ("GB", "miles"), ("US", "miles"), ("DE", "km")])
def test_a_distance_is_told_in_the_unit_of_the_cars_country(country: str, wanted: str) -> None:
    unit = a_reading(
        "street2", label="Unit", kind="select", tag="select", options=(("miles", "miles"), ("km", "km")), value="miles"
    )
    wish = a_planner(unit, persona=a_persona(country=country)).wishes()[0]
    assert (wish.action, wish.value) == ("select", wanted)


def test_how_a_car_was_serviced_is_no_subject() -> None:
    trade = a_scenario(
        intent=Intent.TRADE_IN, vehicle=None, trade_in={"year": 2016, "make": "Ford", "model": "Escape", "mileage": 84_000}
    )
    asked = options("None", "Some", "Full")
    box = a_reading("subject", label="Service stamps *", kind="select", tag="select", required=True, options=tuple(asked))
    form = FormReading(FormSnapshot("form"), FormType.TRADE_IN, 0.9, (box,))
    assert Planner(a_planned_shop(scenario=trade, vehicle=None), form, date(2026, 6, 1)).wishes()[0].value == "Full"


def test_a_lone_box_takes_the_whole_car_given_away() -> None:
    trade = a_scenario(
        intent=Intent.TRADE_IN, vehicle=None, trade_in={"year": 2016, "make": "Ford", "model": "Escape", "mileage": 84_000}
    )
    box = a_reading("vehicle_interest", label="Start typing your vehicle", kind="text")
    form = FormReading(FormSnapshot("form"), FormType.TRADE_IN, 0.9, (box,))
    assert Planner(a_planned_shop(scenario=trade, vehicle=None), form, date(2026, 6, 1)).wishes()[0].value == "2016 Ford Escape"


@pytest.mark.parametrize("label", ["Stock #", "Référence du véhicule", "Fahrzeugnummer", "Código do veículo"])
def test_the_stores_own_number_of_a_car_is_given_or_nothing(label: str) -> None:
    box = a_reading("vehicle_interest", label=label, kind="text")
    unknown = Vehicle(year=2023, make="Toyota", model="RAV4")
    known = unknown.model_copy(update={"stock": "T1182"})
    assert a_planner(box, vehicle=unknown).wishes()[0].value is None
    assert a_planner(box, vehicle=known).wishes()[0].value == "T1182"
    both = a_reading("vehicle_interest", label="Vehicle / stock #", kind="text")
    assert a_planner(both, vehicle=unknown).wishes()[0].value == "2023 Toyota RAV4"


def test_the_hour_of_a_plan() -> None:
    plan = [
        ("9:00", "2026-06-03", False),
        ("9:00", "2026-06-05", False),
        ("10:00", "2026-06-05", False),
        ("10:00", "2026-06-04", True),
    ]
    assert best_slot(plan, date(2026, 6, 3)) == 0
    assert best_slot(plan, date(2026, 6, 4)) == 2
    assert best_slot(plan, date(2026, 6, 8)) == 2
    assert best_slot([("10:00", "2026-06-04", True)], date(2026, 6, 4)) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Name, Vorname *", "Jensen, Maria"),
        ("Last name, First name", "Jensen, Maria"),
        ("Apellidos, nombres", "Jensen, Maria"),
        ("Vorname, Nachname", "Maria Jensen"),
        ("Name (as on your license, please)", "Maria Jensen"),
    ],
)
def test_a_name_is_given_in_the_order_the_box_names_its_parts_in(label: str, name: str) -> None:
    reading = a_reading("full_name", label=label)
    assert values_text(a_planner(reading), reading)[0] == name


def test_choices_over_a_form_are_its_first_questions_and_a_filter_beside_it_is_none() -> None:
    boxes = tuple(a_field(selector=f"#b{i}", box=(20, 300 + 40 * i, 200, 30)) for i in range(3))
    own = FormSnapshot("form", fields=boxes, box=(20, 290, 400, 200))

    def row(left: int, top: int, kind: str = "radio") -> FormSnapshot:
        cards = tuple(a_field(selector=f"#c{i}", kind=kind, box=(left + 100 * i, top, 90, 40)) for i in range(3))
        return FormSnapshot("div", fields=cards, real=False, heading="Contact us")

    over = with_beside(own, (row(20, 200), own))
    assert [field.selector for field in over.fields[:3]] == ["#c0", "#c1", "#c2"]
    assert all(field.required and field.group_label == "Contact us" for field in over.fields[:3])
    for other in (row(900, 200), row(20, 2000), row(20, -900), row(20, 200, "text")):
        assert with_beside(own, (other, own)) == own


@pytest.mark.parametrize(
    ("written", "kept"),
    [("2023 Toyota RAV4 XLE (TR2093)", True), ("2021 Toyota RAV4 LE (TR1100)", False), ("RAV4", False), ("", False)],
)
def test_a_box_that_names_the_very_car_already_keeps_its_words(written: str, kept: bool) -> None:
    box = a_reading("vehicle_interest", label="Vehicle", kind="text", value=written)
    assert a_planner(box).wishes()[0].value == (written if kept else "2023 Toyota RAV4 XLE")


def test_boxes_that_all_bear_the_question_are_told_by_what_heads_their_columns() -> None:
    heads = ("Within a week", "Within a month", "Later")
    group = [
        a_reading("other", selector=f"#r{n}", label="Your plans", kind="radio", name="p", value="wml"[n], cell_above=head)
        for n, head in enumerate(heads)
    ]
    assert [wish.value for wish in a_planner(*group).wishes() if wish.value] == ["Within a month"]


def test_a_second_list_of_days_takes_another_day() -> None:
    days = (("Morgen", "1"), ("Overmorgen", "2"), ("In drie dagen", "3"), ("In vier dagen", "4"))
    lists = [
        a_reading("date", selector=f"#d{i}", tag="select", kind="select", label="Dag", options=days, required=True)
        for i in (1, 2)
    ]
    first, second = (wish.value for wish in a_planner(*lists, scenario=a_scenario(intent=Intent.TEST_DRIVE)).wishes())
    assert first != second


def test_a_second_box_for_a_day_takes_the_next_one_that_is_free() -> None:
    boxes = [
        a_reading("date", selector=f"#d{i}", kind="date", label=said)
        for i, said in enumerate(("Wunschtermin", "Alternativtermin"))
    ]
    plan = a_planner(*boxes, scenario=a_scenario(intent=Intent.TEST_DRIVE))
    first, second = (date.fromisoformat(wish.value or "") for wish in plan.wishes())
    assert first < second
    assert second.weekday() not in (6, 0)


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        (("Pickerl gültig bis",), False),
        (("Contrôle valable jusqu'au",), False),
        (("ITV válida hasta",), False),
        (("Geldig tot",), False),
        (("Kartennummer", "Gültig bis"), True),
        (("Card number", "Expiry date"), True),
    ],
)
def test_until_when_something_is_valid_is_no_payment_without_a_card(asked: tuple[str, ...], refused: bool) -> None:
    boxes = [a_reading("payment", selector=f"#p{i}", label=said, visible=True) for i, said in enumerate(asked)]
    assert (a_planner(*boxes).refusal() is not None) is refused


@pytest.mark.parametrize(
    ("question", "entries", "taken"),
    [
        (
            "Ich wünsche (mindestens eine Angabe)",
            ("Probefahrt", "Katalog", "Servicetermin", "Kontaktaufnahme"),
            "Kontaktaufnahme",
        ),
        ("Je souhaite (au moins un choix)", ("Un essai", "Une brochure", "Un contact"), "Un contact"),
        ("Quiero (al menos una opción)", ("Prueba de conducción", "Cita de taller", "Contacto"), "Contacto"),
        ("Vorrei (almeno una scelta)", ("Test drive", "Tagliando", "Un contatto"), "Un contatto"),
        ("Ik wil (minstens één)", ("Proefrit", "Onderhoud", "Contact"), "Contact"),
        ("Quero (pelo menos uma opção)", ("Test drive", "Oficina", "Contacto"), "Contacto"),
        ("I would like (at least one)", ("Test drive", "Service booking", "Contact"), "Contact"),
    ],
)
def test_of_wishes_of_which_one_is_needed_the_shoppers_is_ticked(question: str, entries: tuple[str, ...], taken: str) -> None:
    boxes = [
        a_reading("other", selector=f"#b{i}", name="w[]", kind="checkbox", label=said, value=said, group_label=question)
        for i, said in enumerate(entries)
    ]
    wishes = a_planner(*boxes, scenario=a_scenario(intent=Intent.CONTACT)).wishes()
    assert [wish.value for wish in wishes if wish.action == "check"] == [taken]


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("I hold a valid driving licence", "check"),
        ("Soy titular de un permiso de conducir", "check"),
        ("Je suis titulaire d'un permis de conduire", "check"),
        ("Ich bin im Besitz eines Führerscheins", "check"),
        ("Ik ben in het bezit van een geldig rijbewijs", "check"),
        ("Sono in possesso di patente di guida", "check"),
        ("Tenho carta de condução válida", "check"),
        ("Ich habe noch keinen Führerschein", "leave"),
        ("Send me offers for my driving licence", "leave"),
        ("Wave when I drive by", "leave"),
    ],
)
def test_who_drives_says_to_have_a_licence_marked_or_not(words: str, action: str) -> None:
    box = a_reading("other", kind="checkbox", label=words)
    assert tick(a_planner(box), box)[0] == action


def test_a_mailing_list_below_the_button_is_not_the_form_drawn_around_the_page() -> None:
    def a_button(words: str, top: int) -> FieldReading:
        return a_reading("submit", selector=f"#{top}", tag="button", kind="submit", button=True, text=words, box=(0, top, 90, 20))

    mail = a_reading("email", selector="#m", box=(0, 100, 200, 20))
    news = a_reading("email", selector="#n", box=(0, 900, 200, 20))
    around = (a_button("Cerca", 10), mail, a_button("Invia richiesta", 400), news, a_button("Iscriviti", 900))
    form = FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, around)
    assert another_begins(around) == 900
    assert pressed(form) == ["Invia richiesta"]
    assert pressed(replace(form, fields=around[:3])) == ["Invia richiesta"]


def test_a_riddle_out_of_sight_that_the_page_has_answered_asks_nobody() -> None:
    riddle = a_reading("captcha", label="Sicherheitsfrage*", text_after="Bitte addieren Sie 6 und 3.", value="9", visible=False)
    form = FormReading(
        FormSnapshot("form", text="Mitteilung Sicherheitsfrage* Bitte addieren Sie 6 und 3."), FormType.CONTACT, 0.9, ()
    )
    for box, words in ((riddle, None), (replace(riddle, field=replace(riddle.field, value="")), "sicherheitsfrage")):
        told = replace(form, fields=(box,))
        assert captcha_words(told.form, asks_nobody(told)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Canada's Anti-Spam Legislation: may we send you messages?", None),
        ("Nous respectons la loi anti-spam.", None),
        ("Anti-spam: 3 + 4 =", "anti spam"),
        ("Anti-spam legislation. Anti-spam question: the colour of snow", "anti spam question"),
    ],
)
def test_a_law_against_unwanted_mail_is_no_riddle(text: str, words: str | None) -> None:
    found = captcha_words(FormSnapshot("form", text=text))
    assert found == words or (words is not None and found is not None and found.startswith("anti spam"))


@pytest.mark.parametrize(
    ("read_as", "asked", "entries", "taken"),
    [
        ("vehicle_make", "Recevoir les offres de la marque *", ("J'accepte", "Je refuse"), "Je refuse"),
        ("marketing_optin", "Recevoir les offres des partenaires *", ("J'accepte", "Je refuse"), "Je refuse"),
        ("consent", "Profilage *", ("J'accepte", "Je refuse"), "Je refuse"),
        ("marketing_optin", "Möchten Sie per E-Mail Angebote erhalten? *", ("Gerne", "Lieber nicht"), "Lieber nicht"),
        ("other", "Möchten Sie per E-Mail Angebote erhalten? *", ("Gerne", "Lieber nicht"), "Lieber nicht"),
        ("marketing_optin", "Wilt u aanbiedingen ontvangen? *", ("Graag", "Liever niet"), "Liever niet"),
        ("marketing_optin", "Vuoi ricevere le nostre offerte? *", ("Volentieri", "Preferisco di no"), "Preferisco di no"),
        ("other", "Werbung der Marke *", ("Ich stimme zu", "Ich lehne ab"), "Ich lehne ab"),
        ("marketing_optin", "Aanbiedingen van het merk *", ("Ik ga akkoord", "Ik weiger"), "Ik weiger"),
        ("marketing_optin", "Comunicazioni commerciali *", ("Acconsento", "Nego il consenso"), "Nego il consenso"),
        ("marketing_optin", "Ofertas de la marca *", ("Acepto", "Rechazo"), "Rechazo"),
        ("marketing_optin", "Campanhas da marca *", ("Aceito", "Recuso"), "Recuso"),
        ("consent", "Traitement de mes données pour répondre à ma demande *", ("J'accepte", "Je refuse"), "J'accepte"),
        ("other", "Informativa privacy *", ("Acconsento", "Nego il consenso"), "Acconsento"),
    ],
)
def test_advertising_is_refused_by_whatever_word_refuses(read_as: str, asked: str, entries: tuple[str, str], taken: str) -> None:
    asks = a_reading(read_as, tag="input", kind="radio", group_label=asked, required=True, name="a", label=entries[0])
    told = from_list(a_planner(asks), asks, options(*entries))
    assert told is not None
    assert told[0][0] == taken


def test_a_slider_for_the_state_of_the_car_goes_a_good_way_up() -> None:
    slides = a_reading(
        "vehicle_other", tag="input", kind="range", label="Condizioni generali: Scarse", min="1", max="5", value="1"
    )
    form = FormReading(FormSnapshot("form"), FormType.TRADE_IN, 0.9, (slides,))
    car = TradeIn(year=2014, make="Fiat", model="Panda", mileage=90_000)
    scenario = a_scenario(intent=Intent.TRADE_IN, trade_in=car)
    (wish,) = Planner(a_planned_shop(scenario=scenario), form, date(2026, 6, 1)).wishes()
    assert (wish.action, wish.value in ("3", "4")) == ("range", True)
    (other,) = a_planner(slides).wishes()
    assert other.value is None


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("Do you live in the United States? *", "Yes"),
        ("Résidez-vous aux Etats-Unis ? *", "Yes"),
        ("Do you live in Canada? *", "No"),
        ("Permis depuis plus de 2 ans ? *", "Yes"),
        ("Possiedi la patente da almeno un anno? *", "Yes"),
        ("Permis de moins de 2 ans ? *", "No"),
    ],
)
def test_a_plain_shopper_lives_where_the_persona_does_and_has_had_a_licence_for_long(asked: str, taken: str) -> None:
    asks = a_reading("other", tag="select", kind="select", label=asked, required=True)
    told = from_list(a_planner(asks), asks, options("No", "Yes"))
    assert told is not None
    assert told[0][0] == taken


def test_where_nobody_knows_which_answer_declines_advertising_none_is_given() -> None:
    asks = a_reading(
        "marketing_optin", tag="input", kind="radio", group_label="May we send you offers? *", required=True, name="a"
    )
    assert from_list(a_planner(asks), asks, options("Go ahead", "Skip it")) is None


def test_when_to_call_back_is_left_open_where_the_shopper_writes() -> None:
    hours = (("", ""), ("vormittags", "v"), ("nachmittags", "n"))
    asked = FieldSnapshot("#r", tag="select", kind="select", label="Rückruf gewünscht um", options=hours)
    ticked = FieldSnapshot("#t", kind="checkbox", label="Je souhaite être contacté par téléphone", value="1")
    for field, kind in ((asked, "contact_time"), (ticked, "contact_method")):
        reading = FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, (FieldReading(field, kind, 0.9, ""),))
        assert [wish.action for wish in Planner(a_planned_shop(), reading, date(2026, 6, 1)).wishes()] == ["leave"]


@pytest.mark.parametrize(
    ("asked", "entries", "taken"),
    [
        ("Share details with third parties *", ("Allow", "Deny"), "Deny"),
        ("¿Podemos ceder sus datos a terceros? *", ("Permitir", "Denegar"), "Denegar"),
        ("Aanbiedingen van partners *", ("Toestaan", "Weigeren"), "Weigeren"),
        ("Angebote unserer Partner *", ("Erlauben", "Untersagen"), "Untersagen"),
        ("Offres de nos partenaires *", ("Autoriser", "Refuser"), "Refuser"),
        ("Offerte dei partner *", ("Consenti", "Nega"), "Nega"),
        ("Ofertas de parceiros *", ("Permitir", "Negar"), "Negar"),
        ("Partner offers *", ("I'm in", "Another life"), "Another life"),
        ("Partner offers *", ("Marvellous", "Meh"), None),
    ],
)
def test_a_list_that_insists_on_leave_to_advertise_gets_the_entry_that_refuses(
    asked: str, entries: tuple[str, ...], taken: str | None
) -> None:
    for read_as in ("other", "subject"):
        reading = a_reading(read_as, tag="select", kind="select", label=asked, required=True)
        told = from_list(a_planner(reading), reading, options(*entries))
        assert (told[0][0] if told else None) == taken


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("Is your car roadworthy? *", "Yes"),
        ("Ist Ihr Fahrzeug fahrbereit? *", "Yes"),
        ("Votre voiture est-elle roulante ? *", "Yes"),
        ("Are you the registered keeper? *", "Yes"),
        ("Is the title in your name? *", "Yes"),
        ("¿Está el coche a su nombre? *", "Yes"),
        ("Staat de auto op uw naam? *", "Yes"),
        ("La vettura è intestata a Lei? *", "Yes"),
        ("O carro está em seu nome? *", "Yes"),
        ("Will you be the main driver? *", "Yes"),
        ("Is it for personal use? *", "Yes"),
        ("Are you buying on behalf of a company? *", "No"),
        ("Kaufen Sie im Auftrag einer Firma? *", "No"),
        ("Is there a loan on the car in your name? *", "No"),
    ],
)
def test_what_is_so_of_anybody_who_buys_for_himself_is_answered_so(asked: str, taken: str) -> None:
    for read_as in ("other", "vehicle_other"):
        reading = a_reading(read_as, tag="select", kind="select", label=asked, required=True)
        told = from_list(a_planner(reading), reading, options("Yes", "No") if taken == "No" else options("No", "Yes"))
        assert told is not None
        assert told[0][0] == taken


@pytest.mark.parametrize(
    ("label", "kind", "form", "told"),
    [
        ("Kilometres", "vehicle_mileage", FormType.TRADE_IN, "68000"),
        ("Miles", "vehicle_mileage", FormType.TRADE_IN, "68000"),
        ("Chilometri", "vehicle_mileage", FormType.TRADE_IN, "68000"),
        ("Erstzulassung (Jahr)", "vehicle_year", FormType.TRADE_IN, "2017"),
        ("Hoeveel heeft hij gelopen?", "quantity", FormType.TRADE_IN, "68000"),
        ("Kilometres", "vehicle_mileage", FormType.CONTACT, None),
        ("Within how many miles of your home?", "vehicle_mileage", FormType.CONTACT, None),
    ],
)
def test_a_later_step_of_a_trade_in_need_not_speak_of_a_car(label: str, kind: str, form: FormType, told: str | None) -> None:
    car = TradeIn(year=2017, make="Honda", model="Accord", mileage=68_000)
    shop = a_planned_shop(scenario=a_scenario(intent=Intent.TRADE_IN, trade_in=car))
    box = FieldReading(
        a_field(selector="#mi", kind="text", label=label), "middle_name", 0.61, f"{NO_VEHICLE}, else {kind}; id mi"
    )
    reading = FormReading(FormSnapshot("form"), form, 0.9, (box,))
    assert Planner(shop, reading, date(2026, 6, 1)).wishes()[0].value == told


def test_an_example_in_the_box_asks_for_the_whole_car() -> None:
    car = TradeIn(year=2017, make="Honda", model="Accord", mileage=68_000)
    shop = a_planned_shop(scenario=a_scenario(intent=Intent.TRADE_IN, trade_in=car))
    for example, told in (("e.g. 2016 Honda Civic", "2017 Honda Accord"), ("e.g. 2016", None), ("e.g. Honda Road 12", None)):
        box = FieldReading(a_field(selector="#a", kind="text", label="", placeholder=example), "other", 0.2, "")
        reading = FormReading(FormSnapshot("form"), FormType.TRADE_IN, 0.9, (box,))
        assert Planner(shop, reading, date(2026, 6, 1)).wishes()[0].value == told
