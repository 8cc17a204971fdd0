"""The language of a message, from its words. Pure; the model is loaded at the first use."""

from __future__ import annotations

from functools import cache
from typing import Any

MIN_LETTERS = 12
SAMPLE = 240
"""Characters that are looked at; more cost time and tell nothing new."""
LANGUAGES = (
    "en",
    "es",
    "fr",
    "de",
    "nl",
    "it",
    "pt",
    "sv",
    "da",
    "no",
    "fi",
    "pl",
    "cs",
    "tr",
    "ru",
    "uk",
    "el",
    "ro",
    "hu",
    "zh",
    "ja",
    "ko",
    "ca",
)


def language_of(text: str) -> str | None:
    """Two-letter code of the language, None for texts too short to tell."""
    sample = text[:SAMPLE]
    if sum(letter.isalpha() for letter in sample) < MIN_LETTERS:
        return None
    return str(_identifier().classify(sample)[0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
