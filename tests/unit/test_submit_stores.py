"""A group's other stores are known by the list they stand in; desks by what they are called."""

from __future__ import annotations

import pytest

from mysteryshop.submit.content.errands import other_desk, sells
from mysteryshop.submit.finding.desks import desk_to_choose
from mysteryshop.submit.finding.stores import read_stores, under
from mysteryshop.submit.finding.ways import GATE, ways
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.survey import Button, Link, Survey
from mysteryshop.submit.page.walls import cookie_step
from tests.builders import a_dealer, a_planned_shop

HOME = "https://group.example/"
SHOP = a_planned_shop(dealer=a_dealer(name="Garage du Lac Lyon", city="Lyon", zip="69003"))
TOWNS = (("Annecy", "74000"), ("Lyon", "69003"), ("Valence", "26000"))


def listed(heading: str, *, words: str = "Voir", card: str = "Garage du Lac {code} {town}") -> Survey:
    """A page of cards alike, one for each town."""
    links = tuple(
        Link(words, "", HOME + "s/" + town.lower(), "main", True, around=card.format(town=town, code=code))
        for town, code in TOWNS
    )
    return Survey(url=HOME + "liste", heading=heading, links=links)


def test_beside_the_own_store_stand_the_others() -> None:
    stores = read_stores(listed("Nos concessions"), SHOP)
    assert list(stores.own) == [1]
    assert stores.others == {HOME + "s/annecy", HOME + "s/valence"}
    assert under(HOME + "s/annecy/contact", stores.others)
    assert not under(HOME + "s/lyon/contact", stores.others)
    assert not under(HOME + "s/annecy-le-vieux", stores.others)


def test_cards_with_postal_codes_are_stores_on_a_page_of_any_name() -> None:
    assert read_stores(listed("Bienvenue"), SHOP).others


def test_cards_of_cars_that_tell_where_they_stand_are_no_stores() -> None:
    assert not read_stores(listed("Nos occasions", card="Peugeot 308 2021 41 200 km {code} {town}"), SHOP).others


@pytest.mark.parametrize(
    ("card", "others"),
    [
        ("{town} Voir", True),
        ("Site de {town} Voir 04 50 00 00 00", True),
        ("{town} promenade au bord du lac et du parc Voir", True),
        ("Voir", False),
    ],
)
def test_cards_alike_but_for_a_town_are_stores_on_a_page_of_any_name(card: str, others: bool) -> None:
    assert bool(read_stores(listed("Contact", card=card), SHOP).others) is others


def test_cards_alike_but_for_other_names_are_none() -> None:
    elsewhere = a_planned_shop(dealer=a_dealer(name="Garage du Lac", city="Genève", zip="74100"))
    assert not read_stores(listed("Contact", card="{town} Voir"), elsewhere).others


def streets(*entries: tuple[str, str], heading: str = "Book a drive", text: str = "") -> Survey:
    """Links below one address."""
    links = tuple(Link(words, "", f"{HOME}drive/{path}", "main", True) for path, words in entries)
    return Survey(url=HOME + "drive", heading=heading, text=text, links=links)


def test_of_links_below_one_address_that_bear_the_stores_name_the_one_with_its_town_is_ours() -> None:
    shop = a_planned_shop(dealer=a_dealer(name="Whitmore Kia York", city="York", zip="YO10 3JA"))
    entries = ("harrogate", "Kia Harrogate Leeds Road"), ("york", "Kia York Hull Road")
    assert read_stores(streets(*entries), shop).others == {HOME + "drive/harrogate"}
    strange = ("moor", "A walk on the moor"), ("york", "A weekend in York")
    assert not read_stores(streets(*strange), shop).others
    assert read_stores(streets(*strange, text="Choose your showroom"), shop).others == {HOME + "drive/moor"}


@pytest.mark.parametrize("words", ["Email sales", "Email sales in {}"])
def test_cards_of_a_groups_stores_are_told_by_its_name_and_the_town(words: str) -> None:
    shop = a_planned_shop(dealer=a_dealer(name="Sherwood Motor Group Mansfield", city="Mansfield", zip="NG18 1AA"))
    links = tuple(
        Link(said.format(town), "", f"{HOME}d/{town.lower()}/{desk}", "main", True, around=f"Sherwood Vauxhall {town} Call us")
        for town in ("Derby", "Mansfield")
        for said, desk in (("Email service in {}" if "in" in words else "Email service", "service"), (words, "contact"))
    )
    stores = read_stores(Survey(url=HOME + "contact", heading="Contact us", links=links), shop)
    assert list(stores.own) == [3]
    assert under(HOME + "d/derby/contact", stores.others)
    assert not under(HOME + "d/mansfield/contact", stores.others)


def test_where_no_card_is_ours_nobody_is_another() -> None:
    away = a_planned_shop(dealer=a_dealer(name="Autohaus Nord", city="Kiel", zip="24103"))
    assert not read_stores(listed("Nos concessions"), away).others


def test_buttons_of_the_other_stores_are_never_pressed() -> None:
    buttons = tuple(
        Button(
            f"#choose{code}",
            "Choisir ce garage",
            opens="location='/contact'",
            around=f"Garage du Lac {code} {town} Choisir ce garage",
        )
        for town, code in TOWNS
    )
    found = ways(Survey(url=HOME + "contact", heading="Contact", buttons=buttons), SHOP, HOME)
    assert {way.selector for way in found} == {"#choose69003"}


@pytest.mark.parametrize(
    ("head", "words", "changed"),
    [
        ("My store: Annecy", "My store: Annecy", True),
        ("Votre concession : Garage du Lac Annecy Changer", "Changer", True),
        ("Ihr Standort: Garage du Lac Annecy ändern", "ändern", True),
        ("Uw vestiging: Annecy wijzigen", "wijzigen", True),
        ("My store: Lyon", "My store: Lyon", False),
        ("Votre concession : Garage du Lac Lyon Changer", "Changer", False),
        ("Your store hours", "Change", False),
    ],
)
def test_a_head_that_names_another_store_is_changed_first(head: str, words: str, changed: bool) -> None:
    survey = Survey(url=HOME, text=head, buttons=(Button("#c", words, region="header"),))
    stores = [way for way in ways(survey, SHOP, HOME) if way.kind == "store"]
    assert [way.selector for way in stores if way.score >= GATE] == (["#c"] if changed else [])


def test_of_stores_to_be_chosen_in_a_layer_the_own_is_taken() -> None:
    buttons = tuple(
        Button(f"#{town}", "Choose", region="dialog", layer="Select your store Garage du Lac", around=f"Garage du Lac {town}")
        for town, _ in TOWNS
    )
    assert list(read_stores(Survey(url=HOME, buttons=buttons), SHOP).own) == [1]


def test_a_word_beside_a_number_and_a_chat_may_be_the_written_way() -> None:
    alone = [Button("#w", "Papoter", direct=beside) for beside in (True, False)]
    there, gone = (ways(Survey(url=HOME + "car/7", buttons=(button,)), SHOP, HOME) for button in alone)
    assert [way.kind for way in there] == ["contact"]
    assert not gone


@pytest.mark.parametrize(
    "words", ["Kundendienst", "Teiledienst und Zubehör", "Après-vente", "Officina", "Schade melden", "Oficina"]
)
def test_desks_that_sell_no_cars(words: str) -> None:
    assert other_desk(plain(words))


@pytest.mark.parametrize(
    "words", ["Verkaufsberater", "Service commercial", "Werkstatt & Verkauf", "Ventas", "Our location", "Nachricht"]
)
def test_desks_that_may_be_written_to(words: str) -> None:
    assert not other_desk(plain(words))


def test_sellers_are_known_by_their_titles() -> None:
    assert all(sells(plain(words)) for words in ("Nora Mayer, Verkaufsberaterin", "Nos conseillers commerciaux", "Vendedores"))


@pytest.mark.parametrize(
    "words", ["✗ Interdire tous les cookies", "Ich lehne alle optionalen Cookies ab", "Rechazo las cookies opcionales"]
)
def test_cookies_are_refused_in_any_words(words: str) -> None:
    layer = "Cookies helfen uns"
    taking = Button("#a", "Tout accepter", layer=layer)
    step = cookie_step((taking, Button("#s", "Personnaliser", layer=layer), Button("#r", words, layer=layer)))
    assert step is not None
    assert (step[0], step[1].selector) == ("reject", "#r")


def test_a_desk_is_to_be_chosen_in_a_dialog_too_and_not_in_the_menu() -> None:
    def tabs(region: str) -> Survey:
        return Survey(
            url="https://d.example/", buttons=tuple(Button(f"#{n}", n, region=region) for n in ("Service", "Parts", "Sales"))
        )

    assert desk_to_choose(tabs("dialog"))
    assert desk_to_choose(tabs("main"))
    assert not desk_to_choose(tabs("nav"))
