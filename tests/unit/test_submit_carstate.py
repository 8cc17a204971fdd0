"""Questions after the state of the shopper's present car: `>` marks the entry that is so. Pure."""

from __future__ import annotations

import pytest

from mysteryshop.model import TradeIn
from mysteryshop.submit.content.carstate import state

CAR = TradeIn(year=2017, make="Honda", model="Accord", mileage=84000)
ASKED = (
    "Does the vehicle run and drive?;>Yes|No", "Has it ever been in an accident?;Yes|>No", "Title status;Salvage|Rebuilt|>Clean",
    "How many keys do you have?;0|1|>2", "Overall condition;Excellent|>Good|Fair|Poor", "Any mechanical issues?;Yes, engine|Yes, other|>No issues",
    "Condition;Like new|>Average|Below average", "How is its condition?;ExcellentLike new|Very goodMinor wear|>GoodNormal wear, small dents|FairNeeds repairs",
    "Condition (1 = poor, 5 = excellent);1|2|3|>4|5", "How is its condition?;5 - Excellent|>4|3|2|1 - Poor", "Condition;1|2|>3|4|5",
    "Zustand (1 = sehr gut, 6 = mangelhaft);1|>2|3|4|5|6", "État (1 = mauvais, 5 = comme neuf);1|2|3|>4|5", "Estado (1 = malo, 5 = excelente);1|2|3|>4|5",
    "Staat (1 = slecht, 10 = als nieuw);1|2|3|4|5|6|7|>8|9|10", "Condizioni (1 = pessime, 5 = ottime);1|2|3|>4|5", "Conservação: 1 (mau) a 5 (ótimo);1|2|3|>4|5",
    "Ist das Fahrzeug fahrbereit?;>Ja|Nein", "Ist Ihr Auto unfallfrei?;>Ja|Nein", "Hatte das Fahrzeug einen Unfallschaden?;Ja|>Nein", "Zustand;Sehr gut|>Gut|Schlecht",
    "Le véhicule est-il roulant ?;>Oui|Non", "Un crédit en cours ?;Oui|>Non", "État général;Excellent|>Bon|Moyen|Mauvais", "Nombre de clés;1|>2",
    "¿El coche arranca?;>Sí|No", "¿Ha tenido algún siniestro?;Sí|>No", "Estado;Impecable|>Bueno|Con desperfectos",
    "Is de auto rijdbaar?;>Ja|Nee", "Heeft de auto een aanrijding gehad?;Ja|>Nee", "Staat;Als nieuw|>Goed|Redelijk|Slecht",
    "L'auto è marciante?;>Sì|No", "Ha subito incidenti?;Sì|>No", "Condizioni;Ottime|>Buone|Scarse",
    "Is the title of the car clean?;>Yes|No", "O IPVA está pago?;>Sim|Não", "Technische keuring in orde?;Nee|>Ja",
    "As revisões em dia?;>Sim|Não", "Já sofreu sinistro?;Sim|>Não", "Estado de conservação;Ótimo|>Bom|Ruim",
    "Log books;None|Incomplete|>Complete", "Service history;>Full service history|Part service history|No service history",
    "Historial de mantenimiento;Ninguno|Parcial|>Completo", "Carnet d'entretien;Aucun|Partiel|>Complet", "Scheckheft;nein|teilweise|>lückenlos",
    "Onderhoudsboekje;Geen|Gedeeltelijk|>Volledig", "Libretto tagliandi;Assente|Parziale|>Completo", "Livro de revisões;Não tem|Parcial|>Completo",
    "NCT passed?;No|>Yes", "HU noch gültig?;Nein|>Ja", "L'auto ha la revisione in corso di validità?;No|>Sì", "Service stamps;None|Some|>Full",
    "Rijdt de auto zonder problemen?;Nee|>Ja", "Is it free of accident damage?;No|>Yes", "Sind Mängel bekannt?;>Nein|Ja", "Läuft er ohne Mängel?;Nein|>Ja",
    "¿Nacional o importado?;Importado|>Nacional",
    "Is the odometer accurate?;No|>Yes",
    "Anda normalmente?;Não|>Sim",
    "L'auto è intestata a te?;No|>Sì",
    "Entretien suivi ?;Non|>Oui",
    "Start en rijdt de auto normaal?;Nee|>Ja",
    "Ist die Kfz-Steuer bezahlt?;Nein|>Ja",
    "¿Impuestos al día?;No|>Sí",
    "Nichtraucherfahrzeug?;>Ja|Nein", "Véhicule non-fumeur ?;>Oui|Non", "Wurde im Fahrzeug geraucht?;Ja|>Nein",
)  # fmt: skip
"""Question, then the entries."""


@pytest.mark.parametrize("told", ASKED)
def test_a_car_that_is_driven_every_day(told: str) -> None:
    asked, _, entries = told.partition(";")
    options = [(entry.lstrip(">"), entry.lstrip(">")) for entry in entries.split("|")]
    wanted = next(entry[1:] for entry in entries.split("|") if entry.startswith(">"))
    found = state(CAR, asked, options)
    assert found is not None
    assert found[0] == wanted


@pytest.mark.parametrize(
    ("remark", "taken"),
    [
        ("84,000 miles, a dent in the rear door", "Dents or dings"),
        ("scratched bumper", "Scratches"),
        ("one owner", "None of these"),
    ],
)
def test_the_remark_tells_what_is_damaged(remark: str, taken: str) -> None:
    options = [(words, words) for words in ("Scratches", "Dents or dings", "Rust", "None of these")]
    found = state(CAR.model_copy(update={"remark": remark}), "Exterior damage (select all that apply)", options)
    assert found is not None
    assert found[0] == taken


def test_a_dent_is_owned_to() -> None:
    dented = CAR.model_copy(update={"remark": "a dent in the rear door"})
    options = [("Yes", "Yes"), ("No", "No")]
    assert state(dented, "Are there any dents or scratches?", options) == ("Yes", "Yes")
    assert state(CAR, "Is there a loan on this vehicle?", options) == ("No", "No")


@pytest.mark.parametrize("asked", ["Do you like pizza?", "May we call you?", "Is the title clean, or is it salvage?"])
def test_other_questions_are_left_to_others(asked: str) -> None:
    assert state(CAR, asked, [("Yes", "Yes"), ("No", "No")]) is None


def test_a_damaged_car_stands_in_the_middle_of_a_scale_and_doors_are_none() -> None:
    scale = [(str(number), str(number)) for number in range(1, 6)]
    dented = CAR.model_copy(update={"remark": "a dent in the rear door"})
    assert state(dented, "Condition (1 = poor, 5 = excellent)", scale) == ("3", "3")
    assert state(CAR, "Number of doors", scale) is None


def test_stars_to_be_pressed_are_told_by_their_numbers() -> None:
    found = state(CAR, "Overall condition", [("★", str(number)) for number in (5, 4, 3, 2, 1)])
    assert found == ("★", "3")
