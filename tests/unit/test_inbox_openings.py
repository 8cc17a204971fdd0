"""What systems print above a letter, and a card's heading left under it, is not what its writer says."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.text.openings import without_heading_below, without_openings

WORDS = "Any luck with the credit union?\n\nSee you soon,\nDana"


@pytest.mark.parametrize(
    "head",
    [
        "Dana Reyes (Fox Motors)",
        "Dana Reyes",
        "Fox Motors",
        "Dana Reyes from Fox Motors",
        "Dana Reyes von Fox Motors",
        "Processo: 517599",
        "Pratica: 316070",
        "Ihre Vorgangsnummer: 4711-22",
        "Votre dossier n° 48213",
        "New | Pre-Owned | Service | Finance",
        "Neuwagen · Gebrauchte · Werkstatt",
        "Dana Reyes (Fox Motors)\n\nRef. 48213",
    ],
)
def test_what_a_system_prints_above_a_letter_is_taken_off(head: str) -> None:
    assert without_openings(f"{head}\n\n{WORDS}", "Dana Reyes", "Fox Motors") == WORDS


def test_mails_come_under_a_first_name_and_the_store() -> None:
    assert without_openings(f"Dana Reyes from Fox Motors\n\n{WORDS}", "Dana @ Fox Motors", "Fox Motors") == WORDS


def test_a_person_is_known_by_the_end_where_mails_come_under_the_stores_name() -> None:
    for head in ("Dana Reyes (Fox Motors)", "Dana Reyes from Fox Motors", "Dana Reyes | Fox Motors"):
        said = "It is still here.\n\nRegards,"
        assert without_openings(f"{head}\n\n{said}", "Fox Motors", "Fox Motors", "Dana Reyes\nSales Manager") == said
        assert without_openings(f"{head}\n\n{said}\nDana Reyes", "Fox Motors", "Fox Motors") == f"{said}\nDana Reyes"


@pytest.mark.parametrize(
    "head",
    [
        "Dana here from Fox Motors.",
        "Dana,",
        "Dana Reyes here",
        "Price: 24500",
        "Stock 48213",
        "Mileage: 45000",
        "Call me | text me | or stop by?",
        "Gray | 24,500 | clean title",
        "Hi from Fox Motors!",
        "Fox Motors has two more of them",
    ],
)
def test_what_somebody_says_on_top_stays(head: str) -> None:
    assert without_openings(f"{head}\n\n{WORDS}", "Dana Reyes", "Fox Motors") == f"{head}\n\n{WORDS}"


def test_a_name_alone_or_not_set_off_stays() -> None:
    for text in ("Dana Reyes\n\nFox Motors", "Dana Reyes\nAny luck with the credit union?", "Dana Reyes"):
        assert without_openings(text, "Dana Reyes", "Fox Motors") == text


@pytest.mark.parametrize("heading", ["Votre interlocuteur", "Ihr Ansprechpartner", "Your sales consultant:", "Il suo consulente"])
def test_a_cards_heading_goes_with_the_card(heading: str) -> None:
    card = "Dana Reyes\nSales\n605-555-0110"
    assert without_heading_below(f"Still here.\n\nRegards,\n\n{heading}", card) == (
        "Still here.\n\nRegards,",
        f"{heading}\n{card}",
    )
    assert without_heading_below(f"Still here.\n\n{heading}", "") == (f"Still here.\n\n{heading}", "")
