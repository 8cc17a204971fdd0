"""How a shopper is addressed: by the given name where it tells, else what claims least; the little words before Dutch surnames."""

from __future__ import annotations

import pytest

from mysteryshop.submit.content.address import before_surname, form_of_address, usual_of
from tests.builders import a_persona


def _taken(words: str, first_name: str, language: str) -> str | None:
    found = form_of_address([(word, word) for word in words.split("|")], a_persona(first_name=first_name, language=language))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("first_name", "language", "words", "taken"),
    [
        ("Anna", "de", "Herr|Frau|Divers|Firma", "Frau"),
        ("Lukas", "de", "Frau|Herr|Divers|Keine Angabe", "Herr"),
        ("Julie", "fr", "M.|Mme|Société", "Mme"),
        ("Ségolène", "fr", "Monsieur|Madame", "Madame"),
        ("Thomas", "fr", "Madame|Monsieur", "Monsieur"),
        ("Sanne", "nl", "Dhr.|Mevr.|X", "Mevr."),
        ("Daan", "nl", "M|V", "M"),
        ("Lucía", "es", "Sr.|Sra.", "Sra."),
        ("Remedios", "es", "D.|Dña.", "Dña."),
        ("Hans", "de", "Frau|Xerr", "Xerr"),
        ("Andrea", "it", "Sig.|Sig.ra", "Sig."),
        ("Andrea", "es", "Sr.|Sra.", "Sra."),
        ("Marta", "pt", "Sr.|Sra.|Dr.|Dra.|Eng.", "Sra."),
        ("João", "pt", "Senhor|Senhora", "Senhor"),
        ("Maria", "en", "Mr|Mrs|Miss|Ms|Mx", "Ms"),
        ("James", "en", "Ms|Mr|Other", "Mr"),
        ("Kim", "de", "Herr|Frau|Divers|Firma", "Divers"),
        ("Xyq", "de", "Frau|Herr|Keine Angabe", "Keine Angabe"),
        ("Anna", "de", "Dr.|Prof.|Prof. Dr.", None),
    ],
)
def test_the_name_tells_the_form_of_address(first_name: str, language: str, words: str, taken: str | None) -> None:
    assert _taken(words, first_name, language) == taken


def test_a_name_is_read_in_the_shoppers_language() -> None:
    assert usual_of("Jean", "fr") == "men"
    assert usual_of("Jean", "en") == "women"
    assert usual_of("Camille", "fr") is None
    assert usual_of("Bertille", "fr") == "women"  # by its ending
    assert usual_of("Cyrille", "fr") == "men"
    assert usual_of("Enrico", "de") == "men"  # other languages know it
    assert usual_of("Zzbo", "de") is None


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("de Vries", ("de", "Vries")),
        ("van der Berg", ("van der", "Berg")),
        ("van 't Hof", ("van 't", "Hof")),
        ("Bakker", ("", "Bakker")),
    ],
)
def test_little_words_before_a_surname(whole: str, parts: tuple[str, str]) -> None:
    assert before_surname(whole) == parts
