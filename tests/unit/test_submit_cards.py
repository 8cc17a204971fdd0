"""Of several cars on a page the shopper's own comes first, a bid is no question, and how long a service takes is no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mysteryshop.model import FormType, Vehicle
from mysteryshop.submit.content.lists import from_list
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.finding.candidates import Candidates, Scene
from mysteryshop.submit.finding.frontier import Frontier
from mysteryshop.submit.finding.moments import moments
from mysteryshop.submit.finding.requests import asks_price
from mysteryshop.submit.finding.wants import car_words, shows_number
from mysteryshop.submit.finding.ways import Way, ways
from mysteryshop.submit.finding.weighing import twin, weigh
from mysteryshop.submit.finding.welcome import Place, another_wish, place_of, worth
from mysteryshop.submit.page.phrases import plain, thin
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.page.survey import Button, Link, Survey
from mysteryshop.submit.recognise import FieldReading, FormReading, recognise
from tests.builders import a_dealer, a_planned_shop, a_scenario

HOME = "https://harborview.example/"


def _button(words: str, selector: str, **over: object) -> Button:
    return Button(selector, words, **over)  # type: ignore[arg-type]


def test_the_car_of_another_trim_comes_after_the_shoppers_own() -> None:
    links = [Link(f"2023 Toyota RAV4 {trim}", "", f"{HOME}{trim}", "main", True) for trim in ("Adventure", "XLE", "LE")]
    found = ways(Survey(url=HOME + "used", links=tuple(links)), a_planned_shop(), HOME)
    assert found[0].words.endswith("XLE")
    assert all(way.score < 0.8 * found[0].score for way in found[1:])


def test_of_cars_alike_at_several_stores_of_a_group_the_one_at_the_shoppers_store_comes_first() -> None:
    shop = a_planned_shop(dealer=a_dealer(name="Harbor View Toyota Albany", city="Albany"))
    links = [
        Link("2023 Toyota RAV4 XLE", "", f"{HOME}{town}", "main", True, around=f"2023 Toyota RAV4 XLE $29,400 at {town}")
        for town in ("Buffalo", "Albany")
    ]
    found = ways(Survey(url=HOME + "used", links=tuple(links)), shop, HOME)
    assert found[0].href == f"{HOME}Albany"
    assert found[1].score < 0.8 * found[0].score


def test_what_is_in_sight_under_the_mouse_alone_is_a_way() -> None:
    told = {"around": "2023 Toyota RAV4 XLE $29,400", "visible": False}
    shown, closed = (
        Survey(url=HOME + "used", buttons=(_button("Details", "#a", hovers=hovers, **told),)) for hovers in (True, False)
    )
    assert [way.kind for way in ways(shown, a_planned_shop(), HOME)] == ["car"]
    assert ways(closed, a_planned_shop(), HOME) == []


def test_a_card_is_looked_for_by_all_that_is_known_of_the_car_first() -> None:
    assert car_words(a_planned_shop().vehicle) == [["RAV4", "2023", "XLE"], ["RAV4", "2023"], ["RAV4"]]
    assert car_words(None) == []


@pytest.mark.parametrize(
    "words",
    [
        "Make an offer",
        "Name your own price",
        "Haz una oferta",
        "Faites une offre",
        "Gebot abgeben",
        "Doe een bod",
        "Fai un'offerta",
    ],
)
def test_to_bid_is_worth_less_than_to_ask(words: str) -> None:
    shop = a_planned_shop()
    assert weigh(plain(words), " ", shop)[1] < weigh(plain("Ask a question"), " ", shop)[1]


@pytest.mark.parametrize("asked", ["Your offer", "Su oferta", "Votre offre", "Ihr Preisvorschlag", "Uw bod", "La tua offerta"])
def test_a_form_that_asks_for_a_bid_is_welcome_last(asked: str) -> None:
    def form(label: str) -> float:
        boxes = [FieldSnapshot(f"#{word}", label=word) for word in (label, "Name", "Email", "Telephone", "Message")]
        send = FieldSnapshot("#b", kind="submit", button=True, text="Send")
        reading = recognise(FrameSnapshot(forms=(FormSnapshot("form", tuple(boxes), (send,), heading="Request a quote"),)))[0]
        assert reading.form_type in (FormType.QUOTE, FormType.CONTACT, FormType.VEHICLE_INQUIRY)
        return worth(reading, a_planned_shop(), Place(our_car=1.0, promised=FormType.QUOTE))

    assert form(asked) < 0.7 * form("Town")


def test_a_form_that_writes_a_letter_in_a_mail_program_sends_nothing() -> None:
    boxes = tuple(FieldSnapshot(f"#{word}", label=word) for word in ("Name", "Email", "Message"))
    send = FieldSnapshot("#b", kind="submit", button=True, text="Send")

    def welcome(action: str) -> float:
        form = FormSnapshot("form", boxes, (send,), heading="Contact us", action=action)
        return worth(recognise(FrameSnapshot(forms=(form,)))[0], a_planned_shop(), Place())

    assert welcome("/send") > 0
    assert welcome("mailto:sales@dealer.example") == 0


def test_a_box_for_an_address_alone_is_no_way_to_ask() -> None:
    def welcome(*labels: str, press: str = "Send", heading: str = "Keep in touch") -> float:
        boxes = tuple(FieldSnapshot(f"#{word}", label=word) for word in labels)
        form = FormSnapshot("form", boxes, (FieldSnapshot("#b", kind="submit", button=True, text=press),), heading=heading)
        reading = replace(recognise(FrameSnapshot(forms=(form,)))[0], form_type=FormType.CONTACT)
        return worth(reading, a_planned_shop(), Place(promised=FormType.CONTACT))

    assert welcome("Email") == welcome("Name", "Email") == 0
    assert welcome("Name", "Email", "Message") > 0
    assert welcome("Name", "Email", heading="Contact us") > 0
    assert welcome("Email", press="Next") > 0  # the rest is asked after it


def test_how_long_a_service_takes_is_no_day() -> None:
    drive = Way(0.9, 1.0, "Book a test drive", href=HOME + "book", kind="test_drive")
    said = ("Valuation 20 min", "Inspektion 2 Stunden", "Tue 2 June", "Di 3. Juni")
    page = Survey(url=HOME + "book", buttons=tuple(_button(words, f"#{place}") for place, words in enumerate(said)))
    names = frozenset(plain(words) for words in said)
    assert [way.words for way in moments(page, names, drive)] == ["Tue 2 June", "Di 3. Juni"]


@pytest.mark.parametrize(
    ("heading", "button", "asked", "wish"),
    [
        ("Request a call back", "Call me back", ("Name", "Phone"), True),
        ("", "Rappelez-moi", ("Nom", "E-mail", "Téléphone"), True),
        ("Rückrufservice", "Senden", ("Name", "E-Mail", "Telefon"), True),
        ("Quero receber uma ligação", "Enviar", ("Nome", "E-mail", "Telefone", "Mensagem"), True),
        ("Book a test drive", "Book", ("Name", "Email", "Phone", "Preferred date", "Preferred time"), True),
        ("Contact us", "Send", ("Name", "Email", "Phone", "Message"), False),
        ("Kontakt", "Nachricht senden", ("Name", "E-Mail", "Telefon", "Nachricht"), False),
        ("Ask about this car", "Send enquiry", ("Name", "Email", "Phone", "Your question"), False),
    ],
)
def test_what_names_another_wish_is_no_stand_in(heading: str, button: str, asked: tuple[str, ...], wish: bool) -> None:
    boxes = tuple(FieldSnapshot(f"#f{place}", label=word) for place, word in enumerate(asked))
    send = (FieldSnapshot("#b", kind="submit", button=True, text=button),)
    told = FormSnapshot("form", boxes, send, heading=heading, heading_inside=bool(heading))
    assert another_wish(recognise(FrameSnapshot(forms=(told,)))[0], a_planned_shop()) is wish


def test_of_two_dialogs_alike_the_one_at_the_shoppers_car_is_of_that_car() -> None:
    boxes = tuple(FieldSnapshot(f"#{word}", label=word, name=word) for word in ("Name", "Email", "Phone", "Message"))
    send = (FieldSnapshot("#b", kind="submit", button=True, text="Go"),)
    read = recognise(FrameSnapshot(forms=(FormSnapshot("form", boxes, send),)))[0]

    def scene(page: str, heading: str, *, pressed: bool) -> Scene:
        way = Way(0.8, 1.0, "I am interested", None, "#i" if pressed else None, HOME + page, "inquiry")
        car = 1.0 if "RAV4" in heading else 0.0
        return Scene(HOME + page, Place(car, not car, promised=FormType.VEHICLE_INQUIRY, heading=heading), heading, (way,))

    for pressed in (True, False):  # what stands on every page without a press is the site's own
        forms = Candidates(a_planned_shop(), date(2026, 3, 2))
        other = forms._weighed(scene("s/1", "2021 Toyota Camry", pressed=pressed), read, HOME)
        ours = forms._weighed(scene("s/2", "2023 Toyota RAV4 XLE", pressed=pressed), read, HOME)
        assert (ours[1] > 1.3 * other[1] and ours[2] == other[2]) is pressed
    for likeness, same in ((0.85, True), (0.0, False)):  # first shown at a car alike; first shown where no car was
        forms, opened = Candidates(a_planned_shop(), date(2026, 3, 2)), Way(1.0, 1.0, "RAV4", HOME, None, HOME, "car")
        places = ((likeness, "s/3"), (1.0, "s/4"))
        scenes = [
            Scene(HOME + page, Place(car, heading="2023 Toyota RAV4"), "2023 Toyota RAV4", (opened,)) for car, page in places
        ]
        alike, ours = (forms._weighed(scene, read, HOME) for scene in scenes)
        assert (ours[1] > alike[1] and ours[2] == alike[2]) is same


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("2023 Toyota RAV4 XLE VIN 2T3P1RFV8NC111111", True),
        ("2023 Toyota RAV4 XLE 2T3P1RFV8NC111111", True),
        ("2023 Toyota RAV4 XLE VIN: 111111", True),
        ("Toyota RAV4 2023 Fahrgestellnummer 2T3P1RFV8NC111111", True),
        ("2023 Toyota RAV4 XLE VIN 2T3P1RFV8NC123456", False),
        ("2023 Toyota RAV4 XLE VIN ...123456", False),
        ("2023 Toyota RAV4 XLE $29,400 12,500 miles", False),
        ("2023 Toyota RAV4 XLE VIN on request", False),
    ],
)
def test_a_card_with_another_number_is_another_cars(told: str, other: bool) -> None:
    car = Vehicle(year=2023, make="Toyota", model="RAV4", trim="XLE", vin="2T3P1RFV8NC123456")
    assert twin(plain(told), car) is other
    assert not twin(plain(told), Vehicle(year=2023, make="Toyota", model="RAV4"))


@pytest.mark.parametrize(
    ("stock", "told", "other"),
    [
        ("EA-1924", "2023 Toyota RAV4 XLE $20,310 · EA-1904", True),
        ("EA-1924", "2023 Toyota RAV4 XLE $20,310 · EA-1924", False),
        ("P9B2", "2023 Toyota RAV4 XLE #P9C3", True),
        ("P9B2", "2023 Toyota RAV4 XLE RAV4", False),
        ("41877", "2023 Toyota RAV4 XLE 31877 miles", False),
        *[("78-GHT", f"Toyota RAV4 2023 {label} 78-GHS", True) for label in ("nr", "Nr.", "no.", "n°", "réf.", "rif.", "ref:")],
        *[("78-GHT", f"Toyota RAV4 2023 {label} 78 GHS", True) for label in ("matrícula", "Kennzeichen", "kenteken", "plaque")],
        *[("78-GHT", f"Toyota RAV4 2023 {label} {own}", False) for label in ("nr", "plaque") for own in ("78.GHT", "78GHT")],
        ("GX-417-K", "Toyota RAV4 2023 · GX 418 L", True),
        ("GX-417-K", "Toyota RAV4 2023 · GX417K", False),
        ("12-JAN", "Toyota RAV4 2023 XLE, 24 mnd garantie, 10 jan APK", False),
        ("78-GHT", "Toyota RAV4 2023 nr 4 op de lijst, 15 km", False),
    ],
)
def test_a_number_made_like_the_shoppers_is_another_cars(stock: str, told: str, other: bool) -> None:
    assert twin(plain(told), Vehicle(year=2023, make="Toyota", model="RAV4", trim="XLE", stock=stock)) is other


@pytest.mark.parametrize(
    ("stock", "told", "shown"),
    [
        ("78-GHT", "78GHT", True),
        ("GX-417-K", "gx 417k", True),
        ("20-22", "2022", False),
        ("20-22", "20.22", True),
        ("A-1", "a1", False),
    ],
)
def test_a_number_is_the_same_however_it_is_parted(stock: str, told: str, shown: bool) -> None:
    assert shows_number(plain(told), Vehicle(year=2023, make="Toyota", model="RAV4", stock=stock)) is shown


def test_of_two_cars_alike_the_one_whose_card_shows_the_number_is_opened_first() -> None:
    car = Vehicle(year=2023, make="Toyota", model="RAV4", trim="XLE", stock="78-GHT")
    shop = a_planned_shop(scenario=a_scenario(vehicle=car))
    for cards in (("nr 78-GHS", "nr 78-GHT"), ("", "78 GHT"), ("78-GHS", "(78GHT)")):
        links = [
            Link("2023 Toyota RAV4 XLE", "", f"{HOME}{place}", "main", True, around=f"2023 Toyota RAV4 XLE {card}")
            for place, card in enumerate(cards)
        ]
        assert (ways(Survey(url=HOME + "used", links=tuple(links)), shop, HOME)[0].href or "")[-1] == "1", cards


@pytest.mark.parametrize(
    ("words", "priced"),
    [
        ("Get Your Local Price", True),
        ("Unlock Harbor price", True),
        ("Obtenir mon prix final", True),
        ("Ver precio especial", True),
        ("Finalen Preis anfragen", True),
        ("Get price history", False),
        ("Get Your Price Drop Alerts", False),
    ],
)
def test_a_price_is_asked_for_in_the_stores_own_words(words: str, priced: bool) -> None:
    assert asks_price(thin(plain(words))) is priced


def test_what_opens_a_form_out_of_sight_is_pressed_whatever_it_says() -> None:
    for holds, kinds in ((6, ["open"]), (1, [])):
        survey = Survey(url=HOME, buttons=(_button("Let us in on it", "#b", holds=holds),))
        assert [way.kind for way in ways(survey, a_planned_shop(), HOME)] == kinds


def test_more_of_a_list_is_asked_for_before_a_car_with_another_number() -> None:
    car = Vehicle(year=2023, make="Toyota", model="RAV4", trim="XLE", vin="2T3P1RFV8NC123456")
    shop = a_planned_shop(scenario=a_scenario(vehicle=car))

    def first(vin: str, words: str = "Load more") -> str:
        cards = [("2023 Toyota RAV4 XLE", vin), ("2021 Toyota Camry SE", "4T1B11HK1KU000001")]
        buttons = tuple(
            _button("Inquire", f"#{place}", around=f"{name} VIN {number}", region="main", visible=True)
            for place, (name, number) in enumerate(cards)
        )
        more = _button(words, "#more", region="main", visible=True)
        text = " | ".join(f"{name} VIN {number}" for name, number in cards)
        return ways(Survey(url=HOME + "used", text=text, buttons=(*buttons, more)), shop, HOME)[0].words

    assert first("2T3P1RFV8NC111111") == "Load more"
    assert first("2T3P1RFV8NC111111", "Load more vehicles") == "Load more vehicles"
    assert first("2T3P1RFV8NC123456") == "Inquire"


@pytest.mark.parametrize(
    "words", ["See more", "Ver ficha", "Voir plus", "Zum Inserat", "Lees meer", "Vedi scheda", "Scopri di più", "Ver mais"]
)
def test_what_leads_on_from_a_card_leads_to_its_car(words: str) -> None:
    shop = a_planned_shop()
    ours, other = (weigh(plain(words), " ", shop, around=plain(name)) for name in ("Toyota RAV4 2023", "Toyota Camry 2021"))
    assert ours[0] == "car"
    assert ours[1] > 1
    assert other[0] == "other car"


@pytest.mark.parametrize("words", ["See more", "Ver ficha", "Lees meer", "Ver mais"])
def test_below_a_list_they_lead_to_no_car(words: str) -> None:
    around = plain("Toyota RAV4 2023 Toyota Camry 2021")
    assert weigh(plain(words), " ", a_planned_shop(), around=around)[0] not in ("car", "other car")


def test_of_several_cars_that_name_the_model_the_one_that_says_most_of_ours_is_taken() -> None:
    cars = ("Choose", "2021 Toyota RAV4 LE", "2022 Toyota Camry SE", "2023 Toyota RAV4 XLE Premium")
    box = FieldSnapshot(
        "#c", tag="select", kind="select", text_before="Vehicle *", options=tuple((c, "" if c == "Choose" else c) for c in cars)
    )
    texts = (FieldSnapshot("#n", kind="text", label="Name"), FieldSnapshot("#e", kind="email", label="Email"))
    form = FormSnapshot("form", (*texts, box), (FieldSnapshot("#b", kind="submit", button=True, text="Send inquiry"),))
    plan = Planner(a_planned_shop(), recognise(FrameSnapshot(forms=(form,)))[0], date(2026, 6, 1))
    assert [wish.value for wish in plan.wishes() if wish.field is box] == ["2023 Toyota RAV4 XLE Premium"]


@pytest.mark.parametrize(
    ("cars", "wanted"),
    [
        (("KS-5101 BMW X1 sDrive18i (2020)", "KS-5180 BMW X1 xDrive20d (2020)"), 1),
        (("KS-5101 BMW X1 xDrive20d (2020)", "KS-5180 BMW X1 xDrive20d (2020)"), 1),  # alike but for the number
        (("2020 BMW X1 xDrive20d", "Stock KS-5180"), 1),
        (("BMW X1 xDrive20d M Sport (2018)", "BMW X1 (2020)", "BMW X3 xDrive20d (2020)"), 1),
        (("BMW X1 (2020)", "BMW X1 xDrive20d (2020)"), 1),
        (("BMW X1 xDrive20d", "X1"), 1),  # a list of models
    ],
)
def test_of_several_cars_the_number_tells_first_then_year_and_trim(cars: tuple[str, ...], wanted: int) -> None:
    car = Vehicle(year=2020, make="BMW", model="X1", trim="xDrive20d", stock="KS-5180")
    reading = FieldReading(FieldSnapshot("#c", kind="select", label="Fahrzeug"), "vehicle_interest", 0.9, "")
    form = FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, (reading,))
    told = from_list(Planner(a_planned_shop(vehicle=car), form, date(2026, 6, 1)), reading, [(words, "") for words in cars])
    assert told is not None
    assert told[0][0] == cars[wanted]


def test_a_list_that_grew_by_cards_alone_is_asked_for_more_again() -> None:
    frontier = Frontier(a_planned_shop())
    pages = [
        Survey(url=HOME + "used", text="car " * number, links=(Link("2020 Ford Edge", "", HOME, "main", True),) * number)
        for number in (12, 24, 24)
    ]
    assert [frontier.grew((), page) for page in pages] == [False, True, False]


def test_a_trade_in_is_no_door_for_the_trade() -> None:
    shop = a_planned_shop(scenario=a_scenario(intent="trade_in"))
    links = (Link("Trade-in", "", HOME + "trade-in", "main", True), Link("Contact", "", HOME + "contact", "main", True))
    assert ways(Survey(url=HOME, links=links), shop, HOME)[0].words == "Trade-in"


def test_of_people_written_to_by_name_those_who_sell_come_first() -> None:
    shop = a_planned_shop(scenario=a_scenario(intent="contact"))
    staff = (("Kim", "Service Advisor"), ("Marcus", "Sales Consultant"))
    cards = tuple(
        _button(f"Email {name}", f"#{name}", around=f"{name} Bell {job} Call Email {name}", region="main", visible=True)
        for name, job in staff
    )
    assert ways(Survey(url=HOME + "staff", buttons=cards), shop, HOME)[0].words == "Email Marcus"


def test_a_link_that_bears_a_persons_name_is_told_by_the_job_beside_it() -> None:
    shop = a_planned_shop(scenario=a_scenario(intent="contact"))
    staff = (
        ("Franz Leitner", "Werkstattmeister", "leitner"),
        ("Gerda Plank", "", "buchhaltung"),
        ("Fergal Battle", "After Sales Manager", "2"),
        ("Martin Eder", "Verkauf", "eder"),
    )
    links = tuple(Link(n, "", f"/kontakt/{path}", "main", True, around=f"{n} {job} 03612 555") for n, job, path in staff)
    assert ways(Survey(url=HOME + "kontakt", links=links), shop, HOME)[0].words == "Martin Eder"


def test_the_form_of_another_model_is_never_taken_and_that_of_another_year_may_be() -> None:
    boxes = tuple(FieldSnapshot(f"#{word}", label=word, visible=True) for word in ("Name", "Email", "Message"))
    send = FieldSnapshot("#b", kind="submit", button=True, text="Send", visible=True)
    read = recognise(FrameSnapshot(forms=(FormSnapshot("form", boxes, (send,), heading="Request information"),)))[0]
    led = (Way(0.1, 0.47, "View", href=f"{HOME}cars/1", page=HOME, kind="other car"),)

    def welcome(heading: str, trail: tuple[Way, ...] = led) -> float:
        shop = a_planned_shop()
        survey = Survey(url=f"{HOME}cars/1", heading=heading, title=heading)
        return worth(read, shop, place_of(survey, shop, trail, frozenset(), unchosen=False))

    assert welcome("2023 Toyota Corolla LE") == 0
    assert welcome("2021 Toyota RAV4 LE") > 0
    assert welcome("2023 Toyota Corolla LE", ()) > 0  # a title of the whole site may name a car
