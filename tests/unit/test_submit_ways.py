"""The pure parts of finding a form: what words lead to, which store, which country, what comes next."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from mysteryshop.model import Intent, Shop, Vehicle
from mysteryshop.submit.finding.frontier import Frontier
from mysteryshop.submit.finding.gates import choice_ways, gate_way
from mysteryshop.submit.finding.tries import unknown_ways
from mysteryshop.submit.finding.wants import car_likeness, part_of_car, store_likeness
from mysteryshop.submit.finding.ways import GATE, Way, ways
from mysteryshop.submit.finding.weighing import gives_away, weigh
from mysteryshop.submit.page.phrases import Phrases, plain, thin
from mysteryshop.submit.page.robots import RobotsBook
from mysteryshop.submit.page.survey import Button, Choice, Link, Survey
from tests.builders import a_dealer, a_persona, a_planned_shop, a_scenario

HOME = "https://harborview.example/"


def _link(text: str, href: str = "https://harborview.example/x", **over: Any) -> Link:
    return Link(text, over.pop("title", ""), href, over.pop("region", "main"), over.pop("visible", True), **over)


def _kind(words: str, shop: Shop | None = None, around: str = "") -> str:
    return weigh(plain(words), "  ", shop or a_planned_shop(), around=plain(around))[0]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Unlock your price", "quote"),
        ("See today's best price", "quote"),
        ("Talk to a real person", "human"),
        ("Ihren Bestpreis anfragen", "quote"),
        ("Fahrzeuganfrage", "inquiry"),
        ("Nachricht schreiben", "contact"),
        ("Load 10 more", "more"),
        ("Show 24 more", "more"),
        ("+ 15 more", "more"),
        ("Nog 12 auto's tonen", "more"),
        ("Afficher 12 véhicules supplémentaires", "more"),
        ("5 reasons more", ""),
        ("24 Monate mehr", ""),
        ("Estimez votre véhicule", "trade_in"),
        ("Quanto vale a seu carro", "trade_in"),
        ("Finanzierungsanfrage", "never"),
        ("Contact our service department", "never"),
        ("Werkstatttermin", "never"),
    ],
)
def test_what_words_lead_to(words: str, kind: str) -> None:
    shop = a_planned_shop(scenario=a_scenario(intent="trade_in")) if kind == "trade_in" else None
    assert _kind(words, shop) == kind


def test_articles_and_possessives_change_nothing() -> None:
    assert thin(plain("Unlock your price")) == thin(plain("unlock the price"))
    assert thin(" the ") == " the "


def test_stars_match_beginnings_and_ends() -> None:
    table = Phrases(["*anfrage", "nachricht*"])
    assert table.find(" preisanfrage ") == "preisanfrage"
    assert table.find(" nachrichten ") == "nachrichten"
    assert table.find(" anfragen ") is None


def test_a_short_link_is_read_with_its_card() -> None:
    assert _kind("View details", around="2023 Toyota RAV4 XLE $29,400 View details") == "car"
    assert _kind("View details", around="2021 Toyota Corolla LE View details") == "other car"


def test_a_quick_view_is_read_with_its_card() -> None:
    car = a_planned_shop().vehicle
    assert car is not None
    assert _kind("Quick view", around=f"{car.words()} $31,900") == "car"
    assert _kind("View all our specials", around=f"{car.words()} $31,900") != "car"


def test_the_same_car_with_another_number_waits() -> None:
    shop = a_planned_shop(vehicle=Vehicle(year=2023, make="Toyota", model="RAV4", stock="T1182"))
    own = weigh(plain("View"), " ", shop, around=plain("2023 Toyota RAV4 Stock T1182"))
    twin = weigh(plain("View"), " ", shop, around=plain("2023 Toyota RAV4 Stock T1101"))
    assert own[1] > 1 > twin[1]


def test_make_and_model_alone_are_a_list_of_the_shoppers_cars() -> None:
    car = Vehicle(year=2021, make="Kia", model="Niro")
    assert part_of_car(plain("Kia (3)"), car)
    assert not part_of_car(plain("Kia Sportage"), car)
    assert car_likeness(plain("Kia Sportage 2021"), car) == 0.0


def test_store_by_name_town_and_postal_code() -> None:
    shop = a_planned_shop(dealer=a_dealer(name="Harbor View Toyota of Albany", city="Albany", zip="12205"))
    right = store_likeness(plain("Harbor View Toyota Albany, NY Visit store"), shop)
    other = store_likeness(plain("Harbor View Toyota Buffalo, NY Visit store"), shop)
    same_town = store_likeness(plain("Harbor View Honda Albany, NY Visit store"), shop)
    assert right > same_town > other
    assert store_likeness(plain("Albany"), shop, whole=True) == 1.0
    assert store_likeness(plain("Buffalo"), shop, whole=True) == 0.0


def test_on_a_groups_page_the_own_store_comes_before_the_groups_form() -> None:
    shop = a_planned_shop(dealer=a_dealer(name="Harbor View Toyota of Albany", city="Albany"))
    links = [_link("Contact us", HOME + "contact")] + [
        _link("Visit store", HOME + town.lower(), around=f"Harbor View Toyota {town} NY Visit store")
        for town in ("Buffalo", "Albany", "Utica")
    ]
    best = ways(Survey(url=HOME, links=tuple(links)), shop, HOME)[0]
    assert (best.href, best.kind) == (HOME + "albany", "store")
    assert best.score >= GATE


def test_a_single_stores_page_is_no_group() -> None:
    shop = a_planned_shop(dealer=a_dealer(name="Harbor View Motors", city="Albany"))
    links = (_link("Find us", HOME + "map", around="Harbor View Motors, Albany"), _link("Contact us", HOME + "contact"))
    assert ways(Survey(url=HOME, links=links), shop, HOME)[0].kind == "contact"


def _button(text: str, number: int, **over: Any) -> Button:
    return Button(f"#b{number}", text, **over)


def test_a_country_gate_is_answered_with_the_dealers_own() -> None:
    names = ("Canada", "México", "United States")
    buttons = tuple(_button(name, n, layer="Select your country") for n, name in enumerate(names))
    way = gate_way(Survey(url=HOME, text="x" * 2000, buttons=buttons), a_planned_shop())
    assert way is not None
    assert way.selector == "#b2"


def test_of_two_doors_the_one_for_people_is_taken() -> None:
    links = tuple(
        Link(words, "", f"/contact/{path}", "main", True) for words, path in (("My business", "b"), ("Personal use", "p"))
    )
    assert ways(Survey(url=HOME + "contact", links=links), a_planned_shop(), HOME)[0].words == "Personal use"


def test_a_page_that_asks_for_the_state_alone_is_answered_with_the_dealers_own() -> None:
    asked = Choice("#p", "", "", (("Select", ""), ("New Jersey", "nj"), ("New York", "ny")), "#go", "main", visible=True)
    shop = a_planned_shop(dealer=a_dealer(state="NY"))
    way = gate_way(Survey(url=HOME, text="Choose your state", choices=(asked,)), shop)
    assert way is not None
    assert (way.value, way.confirm) == ("ny", "#go")
    links = tuple(Link(words, "", f"/{words}", "nav", True) for words in ("a", "b", "c", "d", "e", "f", "g"))
    assert gate_way(Survey(url=HOME, text="Cars by state", choices=(asked,), links=links), shop) is None


def test_languages_beside_a_menu_are_no_gate() -> None:
    links = tuple(_link(word, HOME + word) for word in ("EN", "FR", *(f"page {n}" for n in range(20))))
    assert gate_way(Survey(url=HOME, text="short", links=links), a_planned_shop()) is None


def test_stores_are_chosen_in_a_list_or_by_postal_code() -> None:
    shop = a_planned_shop(dealer=a_dealer(name="Garage du Lac Lyon", city="Lyon", zip="69003", language="fr", country="FR"))
    options = (("—", ""), ("Annecy", "1"), ("Lyon", "2"))
    listed = Choice("#s", "Choisissez votre concession", "", options, "#ok", "main", True)
    typed = Choice("#z", "Code postal", "Trouver une concession", (), "#go", "main", True)
    other = Choice("#c", "Couleur", "", (("—", ""), ("Rouge", "r")), "", "main", True)
    found = choice_ways(Survey(url=HOME, choices=(listed, typed, other)), shop)
    assert [(way.selector, way.value) for way in found] == [("#s", "2"), ("#z", "69003")]
    assert all(way.score >= GATE for way in found)


def test_the_make_or_the_state_is_chosen_first_where_the_stores_of_a_list_wait_for_it() -> None:
    shop = a_planned_shop(dealer=a_dealer(name="Baobab Isuzu Mokopane", brand="Isuzu", state="NY", country="US"))
    makes = Choice("#m", "Brand", "Find your dealership", (("—", ""), ("Isuzu", "i"), ("Opel", "o")), "#go", "main", True)
    states = Choice("#s", "State", "Find a dealer", (("—", ""), ("Ohio", "OH"), ("New York", "NY")), "#go", "main", True)
    assert [way.value for way in choice_ways(Survey(url=HOME, choices=(makes,)), shop)] == ["i"]
    assert [way.value for way in choice_ways(Survey(url=HOME, choices=(states,)), shop)] == ["NY"]
    cars = Choice("#m", "Brand", "Search our used cars", makes.options, "#go", "main", True)
    assert not [way for way in choice_ways(Survey(url=HOME, choices=(cars,)), shop) if way.kind == "store"]


def test_a_list_of_drives_by_car_is_a_question_and_no_menu() -> None:
    shop = a_planned_shop(scenario=a_scenario(intent="test_drive"))
    drives = tuple((f"Test drive Toyota {model}", model) for model in ("Yaris", "RAV4", "Camry"))
    assert choice_ways(Survey(url=HOME, choices=(Choice("#s", "Vehicle", "", drives, "", "main", True),)), shop) == []


def test_where_a_stores_postal_code_is_not_known_the_shoppers_own_finds_it() -> None:
    persona = a_persona(zip="69100")
    typed = Choice("#z", "Code postal", "Trouver une concession", (), "#go", "main", True)
    both = Choice("#b", "Code postal ou ville", "Trouver une concession", (), "#go", "main", True)
    shop = a_planned_shop(persona=persona, dealer=a_dealer(city="Lyon", zip=None, language="fr", country="FR"))
    assert [way.value for way in choice_ways(Survey(url=HOME, choices=(typed, both)), shop)] == ["69100", "Lyon"]
    asked = Choice("#m", "Mileage", "Mileage ZIP", (), "#go", "main", True)
    assert choice_ways(Survey(url=HOME, choices=(asked,)), shop) == []


def test_with_a_fair_form_in_hand_only_what_may_be_better_is_followed() -> None:
    frontier = Frontier(a_planned_shop())
    frontier.add(
        [
            Way(0.9, 1.0, "used", href=HOME + "used", kind="used"),
            Way(0.5, 1.0, "new", href=HOME + "new", kind="new"),
            Way(0.7, 0.78, "write", href=HOME + "write", kind="contact"),
            Way(0.2, 0.8, "more", selector="#m", page=HOME, kind="fold"),
        ]
    )
    first = frontier.best(HOME, 0.78, last=False)
    assert first is not None
    assert first.kind == "used"
    frontier.took(first)
    assert frontier.best(HOME, 0.78, last=False) is None


def test_other_cars_are_a_last_resort() -> None:
    frontier = Frontier(a_planned_shop())
    frontier.add([Way(0.1, 0.47, "2021 Corolla", href=HOME + "c", kind="other car")])
    assert frontier.best(HOME, None, last=False) is None
    assert frontier.best(HOME, None, last=True) is not None


def test_what_floats_over_every_page_is_pressed_on_one_of_them() -> None:
    frontier, bubble = (
        Frontier(a_planned_shop()),
        Way(0.35, 0.8, "Need help?", selector="#h", page=HOME, kind="open", floats=True),
    )
    frontier.took(bubble)
    assert not frontier.new(replace(bubble, page=HOME + "contact"))
    assert frontier.new(replace(bubble, page=HOME + "contact", floats=False))


def test_unknown_links_leave_out_other_errands_and_other_sites() -> None:
    links = (
        _link("Über die Firma", HOME + "firma", region="nav"),
        _link("Karriere", HOME + "jobs", region="nav"),
        _link("Partner", "https://other.example/", region="nav"),
    )
    assert [way.words for way in unknown_ways(Survey(url=HOME, links=links), a_planned_shop(), HOME)] == ["Über die Firma"]


@pytest.mark.parametrize(("answers", "allowed", "asked"), [([503, 503], False, 2), ([503, 200], True, 2), ([404], True, 1)])
def test_robots_that_cannot_be_read_keep_us_out(
    answers: list[int], allowed: bool, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mysteryshop.submit.page.robots.SECOND_ASKING_SECONDS", 0.0)
    calls: list[str] = []

    async def fetch(url: str) -> tuple[int, str]:
        calls.append(url)
        return answers[len(calls) - 1], ""

    book = RobotsBook(fetch, respected=True)
    assert asyncio.run(book.allows(HOME)) is allowed
    assert len(calls) == asked
    assert allowed or "503" in book.why(HOME)


def test_robots_name_the_sites_maps() -> None:
    async def fetch(url: str) -> tuple[int, str]:
        return 200, "User-agent: *\nDisallow: /x\nSitemap: https://harborview.example/map.xml\n"

    book = RobotsBook(fetch, respected=True)
    assert asyncio.run(book.allows(HOME))
    assert book.sitemaps(HOME) == ("https://harborview.example/map.xml",)


def test_a_card_that_is_one_link_tells_its_number_itself() -> None:
    shop = a_planned_shop(vehicle=Vehicle(year=2023, make="Toyota", model="RAV4", stock="T1182"))
    own = weigh(plain("2023 Toyota RAV4 Stock T1182 21,000 mi AWD"), " ", shop)
    twin = weigh(plain("2023 Toyota RAV4 Stock T1101 21,000 mi AWD"), " ", shop)
    assert own[1] > 1 > twin[1]


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        (Intent.LEASE, "Lease Specials"),
        (Intent.LEASE, "Leasingangebote"),
        (Intent.LEASE, "Renting"),
        (Intent.ELECTRIC, "Electric Vehicles"),
        (Intent.ELECTRIC, "Véhicules électriques"),
        (Intent.ELECTRIC, "Elektroautos"),
    ],
)
def test_pages_about_what_the_scenario_is_after_are_opened(intent: Intent, words: str) -> None:
    shop = a_planned_shop(scenario=a_scenario(intent=intent))
    assert weigh(plain(words), "", shop)[:1] == ("stock",)
    assert weigh(plain(words), "", shop)[1] > weigh(plain("Contact us"), "", shop)[1]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Usato garantito", "used"), ("Occasionen", "used"), ("Stockwagens", "used"), ("Vehículos de ocasión garantizados", "used"),
     ("Usados com garantia", "used"), ("Nos annonces", "used"), ("Approved used", "used"), ("Alle Modelle", "new"), ("Notre gamme", "new"),
     ("Gamma", "new"), ("Nieuwe wagens", "new"), ("Veículos novos", "new")],
)  # fmt: skip
def test_lists_of_cars_by_what_stores_call_them(words: str, kind: str) -> None:
    car = Vehicle(year=2022, make="Toyota", model="Yaris", condition=kind)
    assert _kind(words, a_planned_shop(vehicle=car, scenario=a_scenario(vehicle=car, intent=Intent.AVAILABILITY))) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Prueba un Toyota", "test_drive"),
        ("Essayez une Toyota", "test_drive"),
        ("Prova una Yaris", "test_drive"),
        ("Guida all'acquisto Toyota", ""),
    ],
)
def test_who_drives_a_make_tries_it(words: str, kind: str) -> None:
    car = Vehicle(year=2025, make="Toyota", model="Yaris", condition="new")
    told = _kind(words, a_planned_shop(vehicle=car, scenario=a_scenario(vehicle=car, intent=Intent.TEST_DRIVE)))
    assert (told == "test_drive") is bool(kind)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We'll buy your car", True),
        ("Sell us your vehicle", True),
        ("Sell your car: get a quote", True),
        ("Wir kaufen Ihr Auto", True),
        ("Nous rachetons votre voiture", True),
        ("What is my car worth?", True),
        ("Find your car", False),
        ("Price your car", False),
        ("Reserve your car", False),
        ("Trade in your car or book a test drive", False),
        ("Contact us to sell your car", False),
        ("Buy your next car here", False),
    ],
)
def test_an_offer_to_take_the_shoppers_own_car_names_no_lead(words: str, told: bool) -> None:
    assert gives_away(plain(words)) is told
    if told:
        assert _kind(words) == "never"
