"""Frames known by what stands in them: the shopper's own details, the store's name and place, what stands over a greeting."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.text.asides import is_aside
from mysteryshop.inbox.text.echo import without_imprint, without_store_below
from mysteryshop.inbox.text.heads import without_head
from mysteryshop.inbox.text.own_table import Own, without_own_table
from mysteryshop.inbox.text.reply import new_text

OWN = Own.of(
    ("maria.j@shop.example", "+1 555 010 4477"), "Maria Jensen", "Is the RAV4 still here? I drive a lot.", "2023 Toyota RAV4"
)
LETTER = "Hi Maria,\n\nthe car is here.\n\nDana"
TABLE = "Wuppen Maria Jensen\nDrint maria.j@shop.example\nZorbl 2023 Toyota RAV4\nGlim Website\nPlok Is the RAV4 still here? I drive a lot."


@pytest.mark.parametrize("heading", ["", "Brelz wuppen\n", "=====\nBrelz wuppen\n=====\n", "--- Brelz wuppen ---\n"])
def test_a_table_of_the_shoppers_details_is_known_by_them_under_any_labels(heading: str) -> None:
    assert without_own_table(f"{LETTER}\n\n{heading}{TABLE}", OWN) == LETTER


@pytest.mark.parametrize("mark", ["", "> "])
def test_cells_on_lines_of_their_own_are_rows_too(mark: str) -> None:
    cells = "\n".join(mark + cell for cell in ("Wuppen", "Maria", "Drint", "Jensen", "Zorbl", "maria.j@shop.example"))
    assert without_own_table(f"{LETTER}\n\nYou wrote:\n{cells}", OWN) == LETTER


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        f"{LETTER}\n\nVehicle: 2023 Toyota RAV4\nPrice: $24,300",
        "I wrote down maria.j@shop.example and will send the photos there.",
        f"{TABLE}\n\nThe car you asked for is here, and two keys come with it.",
    ],
)
def test_a_dealers_own_table_and_what_stands_under_one_stay(text: str) -> None:
    assert without_own_table(text, OWN) == text


@pytest.mark.parametrize("line", ["Fox Motors", "Fox Motors, 12 Main Street, Albany", "Fox Motors · Am Markt 3, Celle · Zorbl"])
def test_the_store_with_its_place_under_a_letter_is_no_part_of_it(line: str) -> None:
    assert without_imprint(f"{LETTER}\n\n{line}", "Fox Motors") == LETTER


def test_a_sentence_that_begins_with_the_store_stays() -> None:
    assert without_imprint(f"{LETTER}\n\nFox Motors, where it stands, opens at nine.", "Fox Motors").endswith("opens at nine.")


@pytest.mark.parametrize("name", ["Dana", "Dana Fox", "DF"])
@pytest.mark.parametrize("line", ["Fox Motors", "Fox Motors, since 1974"])
def test_the_store_under_its_writers_name_belongs_to_the_signature(name: str, line: str) -> None:
    assert without_store_below(f"The car is here.\n\n{name}\n{line}", "Fox Motors") == (f"The car is here.\n\n{name}", line)


@pytest.mark.parametrize("above", ["The car is at", "Hi Maria,", "Thanks,", "ask at the other lot"])
def test_the_store_that_signs_or_ends_a_sentence_stays(above: str) -> None:
    text = f"It is here.\n{above}\nFox Motors"
    assert without_store_below(text, "Fox Motors") == (text, "")


@pytest.mark.parametrize(
    "greeting", ["Hi Maria,", "Guten Tag Frau Jensen,", "Bonjour,", "Hola:", "Buongiorno,", "Beste Maria,", "Olá,", "Maria,"]
)
def test_what_stands_over_a_greeting_is_a_programs(greeting: str) -> None:
    letter = f"{greeting}\n\nx is here and y is not."
    assert without_head(f"Zorbl #4821\nWuppen: Dana\n\n{letter}", ("Maria", "Jensen")) == letter


@pytest.mark.parametrize("above", ["I found it!", "Is Friday good?", "It is $24,300."])
def test_what_its_writer_said_before_he_greeted_stays(above: str) -> None:
    text = f"{above}\n\nHi Maria,\n\nthe car is here."
    assert without_head(text, ("Maria", "Jensen")) == text


@pytest.mark.parametrize(
    "head", ["08/10/2026 11:28 - Maria Jensen:\n| Is it here?", "08.10.2026, 11:28 Maria Jensen:\n> Is it here?"]
)
def test_a_date_a_time_and_a_name_introduce_a_quote_in_any_language(head: str) -> None:
    assert new_text(f"Yes, come by.\n\n{head}").text == "Yes, come by."


def test_a_confirmation_that_says_more_than_that_nobody_reads_answers_stays() -> None:
    assert not is_aside("This is an automatic confirmation. Please allow our staff some time to check on your vehicle.")
    assert is_aside("This is an automated message. Please do not reply to this e-mail.")


@pytest.mark.parametrize(
    "line",
    [
        "If you would rather not hear from us, say so here: https://x.example/a",
        "Ich möchte keine Nachrichten mehr: https://x.example/a",
        "Je ne souhaite plus vos courriers : https://x.example/a",
        "No deseo más mensajes: https://x.example/a",
        "Non desidero altri messaggi: https://x.example/a",
        "Ik wil geen berichten meer: https://x.example/a",
        "Não desejo mais mensagens: https://x.example/a",
    ],
)
def test_a_link_by_which_a_shopper_ends_the_mails_is_no_part_of_one(line: str) -> None:
    assert is_aside(line)
    assert not is_aside("The pictures in my last message were not the right ones, so here are others: https://x.example/a")


def test_a_store_that_signs_under_a_goodbye_stays() -> None:
    text = "Hi Maria,\n\nthe car is here.\n\nBest regards,\n\nFox Motors"
    assert without_imprint(text, "Fox Motors") == text


@pytest.mark.parametrize(
    "line",
    [
        "Reply directly to this email to answer.",
        "Antworten Sie einfach auf diese E-Mail.",
        "If you would rather not hear from me, let me know here",
        "Non paghi mai prima di aver visto il veicolo.",
        "Contattami: https://t.card.example/19dd3fd9",
    ],
)
def test_how_to_answer_and_what_to_beware_of_is_about_the_mail(line: str) -> None:
    assert is_aside(line)


@pytest.mark.parametrize(
    "line", ["Reply to this email and tell me which day suits you.", "Just reply with a time, we keep it here."]
)
def test_a_call_that_says_what_to_answer_is_a_letters(line: str) -> None:
    assert not is_aside(line)
