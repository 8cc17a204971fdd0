"""What European forms ask beside what American ones do: provinces, desks, postal codes, plates, pages in another language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mysteryshop.model import FormType, Vehicle
from mysteryshop.submit.content import choose, errands, values
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.finding.wants import car_likeness, other_car
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.recognise import FieldReading, FormReading
from mysteryshop.submit.sending.signs import Carrier, Signs, Verdict
from mysteryshop.submit.sending.witness import judge
from tests.builders import a_persona, a_planned_shop


@pytest.mark.parametrize(
    ("country", "zip_code", "city", "state", "wanted"),
    [
        ("ES", "28013", "Madrid", None, ("Madrid", "28", "Comunidad de Madrid")),
        ("ES", "46002", "Gandía", None, ("Valencia", "46", "Comunidad Valenciana")),
        ("IT", "00184", "Roma", None, ("Roma", "RM", "Lazio")),
        ("FR", "69003", "Lyon", None, ("Rhône", "69", "Auvergne-Rhône-Alpes")),
        ("AT", "6850", "Dornbirn", None, ("Vorarlberg", "V")),
        ("MX", "06700", "Ciudad de México", "CDMX", ("Ciudad de México", "CDMX", "Distrito Federal")),
        ("BR", "01310-100", "São Paulo", "SP", ("São Paulo", "SP")),
        ("DE", "30159", "Hannover", None, ("Niedersachsen", "NI")),
        ("DE", "22846", "Norderstedt", None, ("Schleswig-Holstein", "SH")),
        ("CH", "1003", "Lausanne", None, ("Vaud", "VD", "Waadt")),
        ("BE", "4000", "Liège", None, ("Liège", "Luik")),
        ("NL", "1012 JS", "Amsterdam", None, ("Noord-Holland",)),
        ("PT", "4000-322", "Porto", None, ("Porto",)),
        ("IT", "20900", "Monza", None, ("Monza e Brianza", "MB", "Lombardia")),
        ("CA", "H2X 1Y4", "Montréal", None, ("Quebec", "QC", "Québec")),
        ("MX", "44100", "Guadalajara", None, ("Jalisco", "JAL")),
        ("FR", None, "Lyon", None, ("Lyon",)),
    ],
)
def test_the_province_is_told_by_the_postal_code_or_the_town(
    country: str, zip_code: str | None, city: str, state: str | None, wanted: tuple[str, ...]
) -> None:
    assert values.state_names(a_persona(country=country, zip=zip_code, city=city, state=state)) == wanted


@pytest.mark.parametrize(
    ("offered", "wanted"),
    [
        (("Service après-vente", "Service commercial", "Comptabilité"), "Service commercial"),
        (("Assistenza", "Carrozzeria", "Vendita usato"), "Vendita usato"),
        (("Pós-vendas", "Peças", "Vendas", "RH"), "Vendas"),
        (("Werkstatt & Service", "Teile & Zubehör", "Fahrzeugberatung & Kauf"), "Fahrzeugberatung & Kauf"),
        (("Taller", "Recambios", "Ventas"), "Ventas"),
    ],
)
def test_the_longer_words_say_whose_desk_it_is(offered: tuple[str, ...], wanted: str) -> None:
    found = errands.department([(words, words) for words in offered], a_planned_shop())
    assert found is not None
    assert found[0] == wanted


def test_an_entry_without_a_value_is_a_caption_whatever_it_says() -> None:
    assert choose.real_options([("Provincia", ""), ("Madrid", "Madrid")]) == [("Madrid", "Madrid")]


def test_a_model_that_looks_like_a_year_is_no_other_car() -> None:
    car = Vehicle(year=2021, make="Peugeot", model="2008")
    assert car_likeness(" peugeot 2008 ", car) > 0.7
    assert not other_car(" peugeot 2008 ", car)
    assert other_car(" 2018 peugeot 2008 ", car)


@pytest.mark.parametrize(
    ("country", "code", "names"),
    [
        ("US", "60614-1234", ("Illinois", "IL")),
        ("US", "05501", ("Massachusetts", "MA")),
        ("US", "20101", ("Virginia", "VA")),
        ("US", "88510", ("Texas", "TX")),
        ("AU", "2601", ("Australian Capital Territory", "ACT")),
        ("US", "00901", ()),
        ("FR", "20200", ("Haute-Corse", "2B", "Corse")),
        ("FR", "20000", ("Corse-du-Sud", "2A", "Corse")),
        ("FR", "97400", ("La Réunion", "974")),
    ],
)
def test_a_postal_code_tells_the_state(country: str, code: str, names: tuple[str, ...]) -> None:
    assert values.region(country, None, code, None) == names


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("García Molina", ("García", "Molina")),
        ("de la Cruz Ortiz", ("de la Cruz", "Ortiz")),
        ("dos Santos", ("dos Santos", "")),
        ("Seidel", ("Seidel", "")),
    ],
)
def test_the_first_and_the_second_surname(whole: str, parts: tuple[str, str]) -> None:
    assert values.surnames(whole) == parts


def test_a_province_tells_its_region() -> None:
    assert values.region("IT", "LE", "73100", "Lecce") == ("Lecce", "LE", "Puglia")
    assert "Lombardia" in values.region("IT", None, "20121", "Milano")


def test_leave_to_another_end_is_not_given_where_one_for_the_enquiry_is_asked_beside_it() -> None:
    this = "Ich bin einverstanden, dass meine Daten verarbeitet werden, um mir das gewünschte Angebot zu übermitteln"
    else_ = "Ich bin einverstanden, dass meine Daten verarbeitet werden, um mich bestens umsorgen zu können"
    pair = (("Ja", "j"), ("Nein", "n"))
    box = FieldSnapshot("#box", kind="checkbox", label=else_, checked=True)
    lists = [FieldSnapshot(f"#{i}", kind="select", label=asked, options=pair) for i, asked in enumerate((this, else_))]
    readings = tuple(FieldReading(field, "consent", 0.9, "") for field in (*lists, box))
    plan = Planner(a_planned_shop(), FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, readings), date(2026, 6, 1))
    assert [wish.value for wish in plan.wishes() if wish.action == "select"] == ["Ja", "Nein"]
    assert next(wish.action for wish in plan.wishes() if wish.field is box) == "uncheck"
    alone = Planner(a_planned_shop(), FormReading(FormSnapshot("form"), FormType.CONTACT, 0.9, readings[1:2]), date(2026, 6, 1))
    assert alone.wishes()[0].value == "Ja"


def test_a_model_of_one_letter_is_found_by_its_make_or_where_it_stands_first() -> None:
    models = [("Clio", "c"), ("Renault 5 E-Tech", "r5"), ("Scénic", "s")]
    assert choose.by_value(models, "5", "Renault 5", "Renault5") == models[1]
    assert choose.by_value([("2 Hatchback", "a"), ("3 Hatchback", "b")], "3") == ("3 Hatchback", "b")
    assert choose.by_value([("1-3 months", "a"), ("3 months", "b")], "3") is None


def test_names_of_the_lead_are_no_bad_news() -> None:
    told = "Tu mensaje sobre el Nissan Maxima se envió. Gracias, Fernanda."
    seen = Signs("u", "u", new_text=(told,), form_gone=True, carriers=(Carrier("u", True, 200),))
    assert judge(seen).verdict is Verdict.SILENT
    assert judge(replace(seen, own=frozenset(("fernanda", "nissan", "maxima")))).verdict is Verdict.PROVEN
