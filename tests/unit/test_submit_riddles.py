"""A question about the world guards a form; a question about the shopper or the car belongs to it."""

from __future__ import annotations

import pytest

from mysteryshop.submit.page.riddles import claims_human, puzzle, riddle


@pytest.mark.parametrize(
    "words",
    [
        "How many wheels does a car have?",
        "What is the capital of France? *",
        "What day comes after Monday?",
        "What is the name of the day after Friday? *",
        "¿De qué color es el cielo?",
        "¿Cuántas ruedas tiene un coche?",
        "Quelle est la couleur du ciel ?",
        "Combien de roues a une voiture ?",
        "Welche Farbe hat der Himmel?",
        "Wie viele Tage hat eine Woche?",
        "Hoeveel wielen heeft een auto?",
        "Quante ruote ha un'auto?",
        "Quantos dias tem uma semana?",
    ],
)
def test_a_question_about_the_world_is_a_riddle(words: str) -> None:
    assert riddle(words)


@pytest.mark.parametrize(
    "words",
    [
        "What is the best time to reach you?",
        "What is the mileage of the trade-in?",
        "What color is the vehicle?",
        "How many people will be driving it?",
        "What year is it",
        "¿Cuántos asientos necesita?",
        "¿Cuál es el motivo de su consulta?",
        "Quel est le kilométrage de la voiture ?",
        "Wie viele Kilometer hat das Fahrzeug?",
        "Was ist der Grund der Anfrage?",
        "Welke auto is het?",
        "Qual è la targa del veicolo?",
        "Qual é o melhor horário?",
    ],
)
def test_a_question_about_the_shopper_or_the_car_is_none(words: str) -> None:
    assert not riddle(words)


@pytest.mark.parametrize(
    "words",
    [
        "Scrivi il risultato di tre + cinque",
        "What is two plus three",
        "Glissez la pièce à sa place",
        "Slide the bar to the right",
        "Ziehen Sie den Pfeil nach rechts",
    ],
)
def test_sums_in_words_and_pieces_to_be_dragged_are_puzzles(words: str) -> None:
    assert puzzle(words)


@pytest.mark.parametrize(
    "words",
    ["Drag and drop your files here", "Two or three doors", "Open 9 - 18", "Desliza para ver más fotos", "One plus model"],
)
def test_files_doors_and_hours_are_none(words: str) -> None:
    assert not puzzle(words)


@pytest.mark.parametrize("words", ["Ik ben echt een mens", "I am a real person", "Ich bin ein Mensch", "Je suis un humain"])
def test_a_tick_may_claim_to_be_human(words: str) -> None:
    assert claims_human(words)


@pytest.mark.parametrize("words", ["I am interested in leasing", "Ich bin Bestandskunde", "Soy cliente", "I am over 18"])
def test_other_ticks_claim_other_things(words: str) -> None:
    assert not claims_human(words)
