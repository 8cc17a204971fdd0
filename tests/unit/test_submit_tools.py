"""Tools of several steps: the entry that is taken, the button of a last look, what stands in for a tool that fails. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from mysteryshop.model import UNTOUCHED, Channel, FormType, Intent, Outcome, TradeIn, Witness
from mysteryshop.stages.submit import _as_armed
from mysteryshop.submit.content.choose import within
from mysteryshop.submit.content.errands import called
from mysteryshop.submit.content.texts import without_papers
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.filling.again import woke
from mysteryshop.submit.filling.morelist import lacks_own, shows_more
from mysteryshop.submit.filling.pickalike import entry_to_pick
from mysteryshop.submit.finding.buttons import chooses, send_button
from mysteryshop.submit.finding.candidates import Candidates, Scene
from mysteryshop.submit.finding.gates import choice_ways
from mysteryshop.submit.finding.gathering import gathered, painted
from mysteryshop.submit.finding.interview import opening
from mysteryshop.submit.finding.moments import moments
from mysteryshop.submit.finding.tools import ToolPages
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.welcome import Found, Place, worth
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.page.survey import Button, Choice, Link, Survey
from mysteryshop.submit.recognise import FieldReading, FormReading, recognise
from mysteryshop.submit.sending.buttons import closing
from mysteryshop.submit.sending.ends import dead, unfinished
from mysteryshop.submit.sending.signs import Signs
from tests.builders import a_dealer, a_planned_shop, a_scenario, a_submission

if TYPE_CHECKING:
    from playwright.async_api import Frame

SHOP = a_planned_shop(dealer=a_dealer(name="Harbor View Toyota", city="Albany"))


def _entries(*around: str, words: str = "Select") -> list[Button]:
    return [Button(f"#b{n}", words, around=text) for n, text in enumerate(around)]


def test_the_own_store_is_picked_among_those_found() -> None:
    found = _entries("Lakeside Toyota, Troy (9 mi)", "Harbor View Toyota, Albany (2 mi)", "Northway Toyota")
    picked = entry_to_pick(found, SHOP)
    assert picked is not None
    assert picked.selector == "#b1"


def test_what_opens_or_sends_is_no_entry() -> None:
    assert entry_to_pick(_entries("Harbor View Toyota, Albany", words="Directions"), SHOP) is None


@pytest.mark.parametrize(
    "words",
    ["Select this store", "Choose", "Elegir", "Seleccionar este concesionario", "Choisir", "Auswählen", "Dieses Autohaus wählen", "Kies deze vestiging",
     "Scegli", "Selecionar"],
)  # fmt: skip
def test_words_that_take_an_entry(words: str) -> None:
    assert chooses(words)


def _shown(*buttons: str) -> dict[str, Any]:
    return {"buttons": [[f"#{n}", words, False, False, False] for n, words in enumerate(buttons)]}


@pytest.mark.parametrize(
    ("buttons", "sends"),
    [
        (("Edit", "Confirm booking"), "Confirm booking"),
        (("Ändern", "Termin verbindlich anfragen"), "Termin verbindlich anfragen"),
        (("Modifier", "Confirmer mon rendez-vous"), "Confirmer mon rendez-vous"),
        (("Edit my request",), None),
        (("Book this one", "Book another"), None),
    ],
)
def test_the_one_button_of_a_last_look(buttons: tuple[str, ...], sends: str | None) -> None:
    assert [words for _, words, _ in closing(_shown(*buttons))] == ([sends] if sends else [])


def test_what_searches_for_stores_carries_no_step_on() -> None:
    box = FieldSnapshot("#zip", label="ZIP code", box=(0, 0, 80, 20))
    search = FieldSnapshot("#go", kind="submit", button=True, text="Search", tag="button", box=(90, 0, 60, 20))
    on = FieldSnapshot(
        "#on", kind="submit", button=True, text="Next: your details", tag="button", disabled=True, box=(0, 90, 60, 20)
    )
    form = FormSnapshot("#s2", (box,), (search, on), real=False, heading="Find a dealer")
    button = send_button(recognise(FrameSnapshot(forms=(form,)))[0])
    assert button is not None
    assert button.selector == "#on"


@pytest.mark.parametrize("words", [("Yes", "No"), ("Ja", "Nein"), ("Oui", "Non"), ("Sí", "No"), ("Sim", "Não"), ("Ja", "Nee")])
def test_the_answer_to_a_question_carries_no_step_on(words: tuple[str, str]) -> None:
    box = FieldSnapshot("#m", kind="textarea", tag="textarea", label="Message", box=(0, 0, 80, 20))
    presses = tuple(
        FieldSnapshot(f"#{said}", kind="button", button=True, text=said, tag="button", box=(0, 90, 60, 20)) for said in words
    )
    form = FormSnapshot("#s", (box,), presses, real=False, heading="May we answer you?")
    assert send_button(recognise(FrameSnapshot(forms=(form,)))[0]) is None


@pytest.mark.parametrize(
    ("liked", "pressed"), [(None, "mail"), (Channel.EMAIL, "mail"), (Channel.TEXT, "text"), (Channel.CALL, "mail")]
)
@pytest.mark.parametrize(
    "words", [("Email me", "Text me"), ("Send by e-mail", "Send by SMS"), ("Per E-Mail senden", "Per SMS senden")]
)
def test_of_buttons_that_send_by_channel_the_shoppers_is_pressed(
    words: tuple[str, str], liked: Channel | None, pressed: str
) -> None:
    box = FieldSnapshot("#e", kind="email", label="Email", box=(0, 0, 80, 20))
    presses = tuple(
        FieldSnapshot(f"#{name}", kind="submit", button=True, text=said, tag="button", box=(0, 90, 60, 20))
        for name, said in zip(("mail", "text"), words, strict=True)
    )
    form = FormSnapshot("#s", (box,), presses, heading="Where should we send your price?")
    button = send_button(recognise(FrameSnapshot(forms=(form,)))[0], a_planned_shop(scenario=a_scenario(preferred_channel=liked)))
    assert button is not None
    assert button.selector == f"#{pressed}"


def test_no_other_form_stands_in_for_a_tool_that_failed_by_our_fault() -> None:
    shop = a_planned_shop(scenario=a_scenario(intent=Intent.TRADE_IN))
    tool = FormReading(FormSnapshot("#tool"), FormType.TRADE_IN, 0.9, ())
    contact = FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, ())
    forms = Candidates(shop, date(2026, 6, 1))
    forms.spurn(_found(tool), ours=False)
    assert forms.stands_in(contact)
    forms.spurn(_found(tool), ours=True)
    assert not forms.stands_in(contact)
    assert forms.stands_in(tool)


def test_the_very_tool_that_is_wanted_is_taken_wherever_it_was_met() -> None:
    labels = ("Merk", "Model", "Bouwjaar", "Kilometerstand", "Naam", "E-mail", "Telefoon")
    boxes = tuple(FieldSnapshot(f"#f{i}", label=words, required=True) for i, words in enumerate(labels))
    send = (FieldSnapshot("#b", kind="submit", button=True, text="Overmaken"),)
    form = FormSnapshot("form", boxes, send, heading="Afstand van uw wagen", heading_inside=True)
    reading = replace(recognise(FrameSnapshot(language="nl", forms=(form,)))[0], form_type=FormType.TRADE_IN, confidence=0.8)
    scene = Scene("http://d.example/afstand", Place(), "", ())

    def vouched(intent: Intent) -> float:
        shop = a_planned_shop(scenario=a_scenario(intent=intent))
        return Candidates(shop, date(2026, 6, 1))._weighed(scene, reading, scene.url)[2]

    assert vouched(Intent.TRADE_IN) > vouched(Intent.AVAILABILITY)


def _found(reading: FormReading) -> Found:
    return Found(cast("Frame", None), reading, 1.0, "http://dealer.example/trade")


def test_boxes_that_were_greyed_and_are_not_any_more() -> None:
    def form(*, disabled: bool) -> FormReading:
        box = FieldSnapshot("#name", label="Name", disabled=disabled)
        return FormReading(FormSnapshot("form"), FormType.TRADE_IN, 0.9, (FieldReading(box, "full_name", 0.9, ""),))

    assert woke(form(disabled=True), form(disabled=False))
    assert not woke(form(disabled=False), form(disabled=False))


@pytest.mark.parametrize(
    "words", ["Find dealers", "Händler suchen", "Trouver un concessionnaire", "Zoek dealers", "Cerca concessionari"]
)
def test_a_button_that_finds_stores_tells_what_the_box_beside_it_is_for(words: str) -> None:
    many = tuple(Link(f"Page {n}", "", f"/{n}", "nav", True) for n in range(12))
    box = Choice("#pc", "Your suburb or postcode", "", (), "#fd", "main", True)
    shop = a_planned_shop(dealer=a_dealer(city="Albany", zip="12205"))
    survey = Survey(url="http://dealer.example/", links=many, buttons=(Button("#fd", words),), choices=(box,))
    assert [way.value for way in choice_ways(survey, shop) if way.kind == "store"] == ["12205"]


@pytest.mark.parametrize(("witnesses", "word"), [((UNTOUCHED,), "failed"), ((), "in_doubt")])
def test_a_button_never_pressed_leaves_no_doubt(witnesses: tuple[Witness, ...], word: str) -> None:
    told = a_submission(SHOP, outcome=Outcome.FAILED, witnesses=witnesses)
    assert _as_armed(told, armed=True).outcome == word


@pytest.mark.parametrize(
    "words",
    ["Freitag, 27. November · 4 Termine", "Di. 02.06.", "Wednesday, December 2nd (3 slots)", "lunes 1 de junio", "mardi 2 juin 2026",
     "terça-feira, 2 de junho", "Tue Jun 2"],
)  # fmt: skip
def test_buttons_that_are_called_by_a_day(words: str) -> None:
    page = Survey(url="http://dealer.example/td", buttons=(Button("#d", words),))
    way = Way(1.0, 1.0, "Test drive", href="/td", page="/", kind="test_drive")
    assert [found.selector for found in moments(page, frozenset({plain(words)}), way)] == ["#d"]


def test_of_a_table_of_days_whose_free_times_are_all_called_alike_one_is_taken() -> None:
    way = Way(1.0, 1.0, "Proefrit", href="/td", page="/", kind="test_drive")

    def taken(*rows: str) -> list[str | None]:
        buttons = tuple(Button(f"#b{n}", "Kies", around=row) for n, row in enumerate(rows))
        page = Survey(url="http://dealer.example/td", buttons=buttons)
        return [found.selector for found in moments(page, frozenset({plain("Kies")}), way)]

    assert taken("za 28-11 Kies Bezet", "di 1-12 Kies Bezet", "wo 2-12 Kies")[0] == "#b1"
    assert taken("Kia Niro EV Kies", "Kia Picanto 1.0 Kies", "Kia Sportage Kies") == []


@pytest.mark.parametrize(
    "words",
    ["Véhicule sans plaque française ?", "Car without a plate?", "Auto ohne Kennzeichen", "Coche sin matrícula", "Auto zonder kenteken",
     "Auto senza targa", "Carro sem placa"],
)  # fmt: skip
def test_ways_round_the_number_plate(words: str) -> None:
    assert without_papers(words)


@pytest.mark.parametrize(
    ("words", "beside"),
    [("I don't have either", "License plate"), ("No la recuerdo", "Matrícula"), ("Je ne l'ai pas", "Plaque d'immatriculation"),
     ("Weiß ich nicht", "Kennzeichen"), ("Weet ik niet", "Kenteken"), ("Non la ricordo", "Targa"), ("Não lembro", "Placa")],
)  # fmt: skip
def test_a_lack_said_beside_the_plate_is_a_way_round_it(words: str, beside: str) -> None:
    assert without_papers(words, beside)
    assert not without_papers(words, "How many keys are there?")


@pytest.mark.parametrize("words", ["Enter your details manually", "Select your make and model", "Enter my vehicle details"])
def test_small_words_do_not_hide_a_way_round_the_plate(words: str) -> None:
    assert without_papers(words)


@pytest.mark.parametrize(
    "words",
    ["See all makes", "Ver todas las marcas", "Autre marque", "Alle Marken anzeigen", "Toon alle merken", "Altre marche", "Outras marcas"],
)  # fmt: skip
def test_what_shows_the_rest_of_the_answers(words: str) -> None:
    def makes(*names: str) -> FormReading:
        tiles = (FieldSnapshot(f"#{n}", tag="span", kind="radio", visible=True, label=n) for n in names)
        return FormReading(
            FormSnapshot("form", visible=True),
            FormType.TRADE_IN,
            0.9,
            tuple(FieldReading(t, "vehicle_make", 0.7, "") for t in tiles),
        )

    car = TradeIn(year=2017, make="Honda", model="Accord", mileage=84000)
    assert lacks_own(makes("Ford", "Opel"), car)
    assert not lacks_own(makes("Ford", "Honda"), car)
    assert shows_more([("#back", "Back"), ("#all", words)]) == "#all"
    assert shows_more([("#next", "Next"), ("#send", "See my offer")]) is None


@pytest.mark.parametrize(
    ("entries", "amount", "taken"),
    [
        (["Até 20.000 km", "20.001 a 50.000 km", "50.001 a 100.000 km", "Acima de 100.000 km"], 90_000, 2),
        (["Até 20.000 km", "20.001 a 50.000 km", "50.001 a 100.000 km", "Acima de 100.000 km"], 140_000, 3),
        (["Under 10k", "10k - 50k", "50k - 100k", "100k+"], 84_000, 2),
        (["Moins de 30 000 km", "30 000 à 60 000 km", "Plus de 60 000 km"], 12_000, 0),
        (["Automatic", "Manual"], 12_000, None),
    ],
)
def test_the_range_that_holds_the_mileage(entries: list[str], amount: int, taken: int | None) -> None:
    chosen = within([(words, words) for words in entries], amount)
    assert chosen == (None if taken is None else (entries[taken], entries[taken]))


def test_a_tool_of_links_is_answered_with_the_present_car_and_then_by_what_grows() -> None:
    shop = a_planned_shop(
        scenario=a_scenario(intent=Intent.TRADE_IN, trade_in=TradeIn(year=2017, make="Honda", model="Accord", mileage=84_000))
    )
    tool = Way(1.0, 1.0, "Trade-in value", href="http://kit.example/k", page="/", kind="trade_in")

    def next_of(url: str, last: Way, *names: str) -> list[str | None]:
        links = tuple(Link(name, "", f"{url}{'&' if '?' in url else '?'}a={name}", "main", True) for name in names)
        page = Survey(url=url, links=links, buttons=())
        found = gathered(page, shop, "http://dealer.example/", [last], frozenset())
        return [way.words for way in found if way.kind == "trade_in"]

    assert next_of("http://kit.example/k", tool, "2018", "2017", "2016") == ["2017"]
    chosen = replace(tool, words="Accord")
    assert next_of("http://kit.example/k?m=Accord", chosen, "LX", "Sport") == ["LX"]
    assert next_of("http://kit.example/k?m=Accord", tool, "LX", "Sport") == []


def test_a_form_that_opens_the_visitors_mail_program_carries_no_lead() -> None:
    boxes = tuple(FieldSnapshot(f"#f{n}", label=label) for n, label in enumerate(("Name", "Email", "Message")))
    send = (FieldSnapshot("#b", kind="submit", button=True, text="Send"),)
    read = {
        a: recognise(FrameSnapshot(forms=(FormSnapshot("form", boxes, send, action=a),)))[0]
        for a in ("/send", "mailto:x@y.example")
    }
    assert worth(read["/send"], SHOP, Place()) > 0.5
    assert worth(read["mailto:x@y.example"], SHOP, Place()) == 0.0


@pytest.mark.parametrize(
    ("buttons", "boxes", "asks"),
    [
        (("Kies", "Kies", "Kies"), (), True),
        (("Let's get started",), (), True),
        (("Call us", "Directions"), (), False),
        ((), ("Year, make and model", "Mileage"), True),
        ((), ("License plate *",), False),
    ],
)
def test_whether_a_tool_asks_anything_a_shopper_could_answer(
    buttons: tuple[str, ...], boxes: tuple[str, ...], asks: bool
) -> None:
    shop = a_planned_shop(scenario=a_scenario(intent=Intent.TRADE_IN))
    fields = tuple(FieldSnapshot(f"#f{n}", label=label) for n, label in enumerate(boxes))
    forms = (FormSnapshot("#w", fields, (FieldSnapshot("#go", kind="button", button=True, text="Go on"),)),) if boxes else ()
    page = Survey(url="http://dealer.example/trade", buttons=tuple(Button(f"#b{n}", words) for n, words in enumerate(buttons)))
    own = cast("Frame", SimpleNamespace(parent_frame=None))
    assert ToolPages(shop, date(2026, 6, 1)).asks(page, [(own, FrameSnapshot(forms=forms))], {}) is asks


TRADER = a_planned_shop(
    scenario=a_scenario(intent=Intent.TRADE_IN, trade_in=TradeIn(year=2017, make="Honda", model="Accord", mileage=84_000))
)
TOOL = Way(1.0, 1.0, "Value your trade", href="http://kit.example/v", page="http://dealer.example/", kind="trade_in")


def _pressed_first(*buttons: Button) -> list[str]:
    page = Survey(url="http://kit.example/v", buttons=buttons, text="VIN or license plate")
    found = gathered(page, TRADER, "http://dealer.example/", [TOOL], frozenset())
    return [way.words for way in found if way.kind == "trade_in"]


def test_the_only_button_of_a_tool_that_asks_nothing_yet_is_pressed_whatever_it_says() -> None:
    assert _pressed_first(Button("#go", "Show me the money")) == ["Show me the money"]
    assert _pressed_first(Button("#go", "Show me the money"), Button("#no", "Read our story")) == []
    assert _pressed_first(Button("#go", "Chat with us")) == []
    begins, sends = Button("#go", "C'est parti", region="form"), Button("#no", "S'inscrire", region="form", submits=True)
    assert _pressed_first(Button("#story", "Read our story"), begins, sends) == ["C'est parti"]


def test_where_nothing_was_recognised_what_a_tools_page_wants_pressed_most_is() -> None:
    page = Survey(
        url="http://kit.example/v",
        buttons=(
            Button("#s", "Read our story", calls=900),
            Button("#go", "Roll up", calls=4_000),
            Button("#n", "Back", calls=10),
        ),
    )
    assert [(way.selector, way.kind) for way in painted(page, TOOL)] == [("#go", "trade_in")]
    assert painted(replace(page, buttons=(Button("#pay", "Pay now", calls=4_000),)), TOOL) == []


def test_what_stands_right_after_words_for_who_has_no_papers() -> None:
    boxes = [Button("#go", "Check"), Button("#alt", "Use a list", around="VIN or license plate Check No VIN? Use a list")]
    assert _pressed_first(*boxes) == ["Use a list"]


@pytest.mark.parametrize(
    "entries",
    [
        ("Sell my car", ">Trade in my car"),
        ("Vender mi coche", ">Entregarlo como parte del pago"),
        ("Auto verkaufen", ">In Zahlung geben"),
    ],
)
def test_a_car_given_in_part_payment_is_not_sold(entries: tuple[str, ...]) -> None:
    found = called([(one.lstrip(">"), "") for one in entries], TRADER)
    assert found is not None
    assert f">{found[0]}" in entries


def test_a_slider_is_moved_to_the_mileage_and_no_other() -> None:
    boxes = (
        FieldSnapshot("#y", label="Year"),
        FieldSnapshot("#m", label="Make"),
        FieldSnapshot("#km", kind="range", label="Mileage"),
        FieldSnapshot("#b", kind="range", label="Budget"),
        FieldSnapshot("#e", label="Email"),
    )
    reading = recognise(FrameSnapshot(forms=(FormSnapshot("form", boxes, heading="Value your trade"),)))[0]
    wishes = {wish.field.selector: (wish.action, wish.value) for wish in Planner(TRADER, reading, date(2026, 6, 1)).wishes()}
    assert wishes["#km"] == ("range", "84000")
    assert wishes["#b"] == ("leave", None)


def test_a_box_that_does_away_with_the_papers_stays_ticked() -> None:
    boxes = (
        FieldSnapshot("#t", label="TSN*"),
        FieldSnapshot("#no", kind="checkbox", label="HSN/TSN nicht zur Hand", checked=True),
        FieldSnapshot("#m", label="Marke*"),
    )
    reading = recognise(FrameSnapshot(forms=(FormSnapshot("form", boxes, heading="Inzahlungnahme"),)))[0]
    wishes = {wish.field.selector: wish.action for wish in Planner(TRADER, reading, date(2026, 6, 1)).wishes()}
    assert wishes["#no"] == "leave"


@pytest.mark.parametrize(
    ("silent", "over", "broke", "word"),
    [
        (True, {}, "", "failed"),
        (True, {}, "send is not a function", "rejected"),
        (False, {}, "", None),
        (True, {"new_text": ("One moment",)}, "", None),
        (True, {"form_gone": True}, "", None),
    ],
)
def test_a_press_after_which_nothing_left_is_no_lead(silent: bool, over: dict[str, Any], broke: str, word: str | None) -> None:
    watch: Any = SimpleNamespace(traffic=SimpleNamespace(silent=silent))
    here = "https://harbor.example/contact"
    told = dead(watch, Signs(url_before=here, url=here, **over), broke)
    assert (told[0].value if told else None) == word
    assert unfinished(watch, "more steps", armed=True)[0][0] == ("failed" if silent else "unconfirmed")


def test_where_no_day_shown_is_free_the_days_after_them_are_turned_to_once() -> None:
    way = Way(1.0, 1.0, "Probefahrt", href="/td", page="/", kind="test_drive")
    page = Survey(url="http://dealer.example/td", buttons=(Button("#p", "Vorherige Woche"), Button("#n", "Nächste Woche")))
    assert [found.selector for found in moments(page, frozenset(), way)] == ["#n"]
    assert moments(page, frozenset(), replace(way, words="Nächste Woche", selector="#n")) == []


def test_a_day_and_an_hour_where_a_test_drive_was_promised() -> None:
    labels = ("Name", "Email", "Phone", "Date", "Time")
    boxes = tuple(FieldSnapshot(f"#{label}", label=label, kind="date" if label == "Date" else "text") for label in labels)
    read = recognise(FrameSnapshot(forms=(FormSnapshot("form", boxes, heading="2. Your details"),)))[0]
    plain_form = replace(read, form_type=FormType.CONTACT)
    assert opening(plain_form, FormType.TEST_DRIVE).form_type is FormType.TEST_DRIVE
    assert opening(plain_form, FormType.TRADE_IN).form_type is FormType.CONTACT


@pytest.mark.parametrize(
    ("heading", "language", "drives"),
    [
        ("Book a test drive", "en", True),
        ("Reserva tu prueba de conducción", "es", True),
        ("Réserver un essai", "fr", True),
        ("Probefahrt vereinbaren", "de", True),
        ("Proefrit aanvragen", "nl", True),
        ("Prenota un test drive", "it", True),
        ("Agende seu test drive", "pt", True),
        ("Ask about this car", "en", False),
    ],
)
def test_an_inquiry_under_the_heading_of_a_drive_is_the_tool_that_was_promised(heading: str, language: str, drives: bool) -> None:
    boxes = tuple(FieldSnapshot(f"#f{i}", label=words) for i, words in enumerate(("Name", "E-mail", "Message")))
    form = FormSnapshot("form", boxes, heading_above=heading)
    read = replace(
        recognise(FrameSnapshot(language=language, forms=(form,)))[0], form_type=FormType.VEHICLE_INQUIRY, confidence=0.8
    )
    scene = Scene("http://d.example/drive", Place(promised=FormType.TEST_DRIVE), "", ())
    told = {
        intent: Candidates(a_planned_shop(scenario=a_scenario(intent=intent)), date(2026, 6, 1))._weighed(scene, read, scene.url)[
            0
        ]
        for intent in (Intent.TEST_DRIVE, Intent.AVAILABILITY)
    }
    assert (told[Intent.TEST_DRIVE].form_type is FormType.TEST_DRIVE) is drives
    assert told[Intent.AVAILABILITY].form_type is FormType.VEHICLE_INQUIRY


def test_of_the_services_a_booking_tool_lists_the_drive_is_taken_where_a_lead_may_be_one() -> None:
    rows = ("Car viewing / test drive 45 min Free", "Sell your car 30 min Free", "Minor service 2 hr $180")
    buttons = tuple(Button(f"#b{n}", "Book", around=f"{words} Book") for n, words in enumerate(rows))
    page, led = Survey(url="http://kit.example/b", buttons=buttons), Way(0.3, 0.8, "what stands in a frame", kind="open")
    for forms, taken in ((("vehicle_inquiry", "contact", "test_drive"), ["#b0"]), (("contact",), [])):
        shop = a_planned_shop(scenario=a_scenario(forms=tuple(map(FormType, forms))))
        found = gathered(page, shop, "http://dealer.example/", [led], frozenset())
        assert [way.selector for way in found if way.kind == "test_drive"] == taken


def test_a_day_that_is_gone_does_not_speak_for_the_days_beside_it() -> None:
    days = [("Friday, June 5", True), ("Saturday, June 6", False), ("Monday, June 8", False)]
    boxes = tuple(
        FieldSnapshot(
            f"#d{n}", tag="button", kind="radio", label=day, group_label="Select a date", disabled=gone, required=not gone
        )
        for n, (day, gone) in enumerate(days)
    )
    reading = recognise(FrameSnapshot(forms=(FormSnapshot("#w", boxes),)))[0]
    fields = tuple(replace(r, type="date") for r in reading.fields)
    taken = Planner(SHOP, replace(reading, fields=fields, form_type=FormType.TEST_DRIVE), date(2026, 6, 1)).wishes()
    assert [wish.action for wish in taken].count("radio") == 1
