"""Radio buttons whose answers tell the question, or tell nothing; a postal code in two boxes."""

from __future__ import annotations

from datetime import date

import pytest

from mysteryshop.submit.content.wishes import Planner, Wish
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import recognise
from tests.builders import a_persona, a_planned_shop

NAME, MAIL = FieldSnapshot("#n", label="Name"), FieldSnapshot("#e", kind="email", label="Email")


def _wishes(*boxes: FieldSnapshot, **over: object) -> list[Wish]:
    send = FieldSnapshot("#b", kind="submit", button=True, text="Send")
    comments = FieldSnapshot("#m", tag="textarea", kind="textarea", label="Message")
    form = FormSnapshot("form", (NAME, MAIL, *boxes, comments), (send,))
    wishes = Planner(a_planned_shop(**over), recognise(FrameSnapshot(forms=(form,)))[0], date(2026, 6, 1)).wishes()
    return [wish for wish in wishes if wish.field in boxes]


def _chosen(question: str, *answers: str, **over: object) -> list[str | None]:
    starred = question.endswith("*")
    boxes = [
        FieldSnapshot(
            f"#r{i}", kind="radio", label=words, value=str(i), name="f9", required=starred, group_label=question, group_size=9
        )
        for i, words in enumerate(answers)
    ]
    return [wish.value for wish in _wishes(*boxes, **over) if wish.value]


@pytest.mark.parametrize(
    ("question", "answers", "sales"),
    [
        ("Département", ("Service", "Pièces", "Ventes"), "Ventes"),
        ("Département", ("Entretien", "Pièces et accessoires", "Ventes"), "Ventes"),
        ("Department", ("Service", "Parts", "Sales"), "Sales"),
        ("Departamento", ("Servicio", "Refacciones", "Ventas"), "Ventas"),
        ("Departamento", ("Serviço", "Peças", "Vendas"), "Vendas"),
        ("Reparto", ("Officina", "Ricambi", "Vendite"), "Vendite"),
        ("Abteilung", ("Werkstatt", "Teile", "Verkauf"), "Verkauf"),
        ("Afdeling", ("Werkplaats", "Onderdelen", "Verkoop"), "Verkoop"),
    ],
)
def test_desks_under_a_word_for_a_part_of_the_land_are_desks(question: str, answers: tuple[str, ...], sales: str) -> None:
    assert _chosen(question, *answers) == [sales]


@pytest.mark.parametrize(
    ("hints", "code", "halves"),
    [
        (("A1A", "1A1"), "J8T 4X2", ["J8T", "4X2"]),
        (("1234", "AB"), "3511 LX", ["3511", "LX"]),
        (("SW1A", "1AA"), "M1 1AE", ["M1", "1AE"]),
    ],
)
def test_a_postal_code_in_two_boxes_that_show_their_shape(hints: tuple[str, str], code: str, halves: list[str]) -> None:
    first = FieldSnapshot("#z", name="c1", text_before="Postal code", placeholder=hints[0], maxlength=len(hints[0]))
    second = FieldSnapshot("#y", name="c2", placeholder=hints[1], maxlength=len(hints[1]))
    assert [wish.value for wish in _wishes(first, second, persona=a_persona(zip=code))] == halves


@pytest.mark.parametrize(
    ("question", "answers", "taken"),
    [
        ("Have you shopped with us before?", ("I'm a customer", "First time here"), "First time here"),
        ("Sind Sie bereits Kunde?", ("Ich bin Kunde", "Noch kein Kunde"), "Noch kein Kunde"),
        ("Êtes-vous client ?", ("Déjà client", "Pas encore client"), "Pas encore client"),
    ],
)
def test_the_shopper_was_never_here_before(question: str, answers: tuple[str, ...], taken: str) -> None:
    assert _chosen(question, *answers) == [taken]


@pytest.mark.parametrize("first", ["Consigning a car", "Keeping my car warm"])
def test_of_things_that_may_bring_one_here_a_car_is_taken(first: str) -> None:
    assert _chosen("I am reaching out about *", first, "Purchasing a car", "Storage") == ["Purchasing a car"]


@pytest.mark.parametrize(
    ("question", "answers", "neutral"),
    [
        ("How would you like to pay? *", ("Hire purchase", "Contract hire", "Outright purchase", "Not sure yet"), "Not sure yet"),
        ("Payment method *", ("Finance", "Lease", "Undecided"), "Undecided"),
        ("How will you use it? *", ("Towing", "Commuting", "Other"), "Other"),
        ("¿Qué combustible prefiere? *", ("Diésel", "Gasolina", "Todavía no lo he decidido"), "Todavía no lo he decidido"),
        ("Mode de financement *", ("LOA", "LLD", "Je ne sais pas encore"), "Je ne sais pas encore"),
        ("Finanzierungsart *", ("Leasing", "Ratenkauf", "Noch unentschlossen"), "Noch unentschlossen"),
        ("Hoe wilt u betalen? *", ("Private lease", "Financial lease", "Nog niet besloten"), "Nog niet besloten"),
        ("Come desidera pagare? *", ("Leasing", "Noleggio a lungo termine", "Non ho deciso"), "Non ho deciso"),
        ("Como pretende pagar? *", ("Crédito", "Renting", "Ainda não decidi"), "Ainda não decidi"),
    ],
)
def test_where_nothing_is_known_the_entry_that_leaves_it_open_is_taken(
    question: str, answers: tuple[str, ...], neutral: str
) -> None:
    assert _chosen(question, *answers) == [neutral]


@pytest.mark.parametrize(
    ("codes", "number", "country", "taken"),
    [
        (("083", "085", "086"), "+353851234567", "IE", ["085", "1234567"]),
        (("0650", "0660", "0664"), "+436641234567", "AT", ["0664", "1234567"]),
        (("340", "347", "349"), "+393471234567", "IT", ["347", "1234567"]),
        (("91", "93", "96"), "+351961234567", "PT", ["96", "1234567"]),
    ],
)
def test_a_list_of_area_codes_takes_the_shoppers_own(codes: tuple[str, ...], number: str, country: str, taken: list[str]) -> None:
    listed = FieldSnapshot("#a", tag="select", kind="select", aria_label="Prefix", options=tuple((c, c) for c in codes))
    rest = FieldSnapshot("#t", kind="tel", aria_label="Mobile number", required=True)
    persona = a_persona(phone=number, country=country)
    wishes = _wishes(listed, rest, persona=persona)
    assert [wish.value for wish in wishes] == taken


def test_of_tick_boxes_with_names_of_their_own_one_answers_a_question_that_wants_an_answer() -> None:
    boxes = [
        FieldSnapshot(f"#b{i}", kind="checkbox", label=words, name=f"w_{i}", group_label="I am interested in *")
        for i, words in enumerate(("Fleet service", "Upfits", "A new or used vehicle"))
    ]
    assert [wish.action for wish in _wishes(*boxes)] == ["leave", "leave", "check"]


@pytest.mark.parametrize(("asked", "taken"), [("Azienda", False), ("Privato", True)])
def test_a_company_number_may_be_asked_of_nobody_once_a_person_is_chosen(asked: str, taken: bool) -> None:
    party = [
        FieldSnapshot(f"#r{i}", kind="radio", label=words, value=words, name="party", checked=words == asked)
        for i, words in enumerate(("Azienda", "Privato"))
    ]
    number = FieldSnapshot("#v", label="Partita IVA *", name="piva", required=True)
    form = FormSnapshot("form", (NAME, MAIL, *party, number), (FieldSnapshot("#b", kind="submit", button=True, text="Invia"),))
    refusal = Planner(a_planned_shop(), recognise(FrameSnapshot(forms=(form,)))[0], date(2026, 6, 1)).refusal()
    assert (refusal is not None) == taken


@pytest.mark.parametrize(
    ("name", "parties", "person"),
    [
        ("statut", ("Société", "Indépendant", "Particulier"), "Particulier"),
        ("state", ("Gewerblich", "Privat"), "Privat"),
        ("country", ("Eenmanszaak", "Particulier"), "Particulier"),
    ],
)
def test_a_person_is_no_company_whatever_the_list_is_called(name: str, parties: tuple[str, ...], person: str) -> None:
    listed = FieldSnapshot(
        "#l",
        tag="select",
        kind="select",
        label="Vous êtes",
        name=name,
        value=parties[0],
        options=tuple((p, p[:3]) for p in parties),
    )
    assert [wish.value for wish in _wishes(listed)] == [person]


@pytest.mark.parametrize(
    "answers",
    [
        ("Finanzierung", "Besichtigung", "Verfügbarkeit", "Inzahlungnahme"),
        ("Financing", "Test drive", "Availability", "Trade-in value"),
        ("Financiación", "Prueba de conducción", "Disponibilidad", "Tasación"),
    ],
)
def test_who_asks_whether_the_car_is_there_says_so(answers: tuple[str, ...]) -> None:
    assert _chosen("Subject", *answers) == [answers[2]]
