"""The language of a message, from its words. Pure; the model is loaded at the first use."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from mysteryshop.lexicons import load

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENOUGH, AHEAD, FEW = 5, 1.6, 2
"""Small words that must be there, and how far ahead of the next language (Portuguese shares some with Spanish); fewer do where
no other language has any."""
FEWEST_WORDS = 6
"""Below so many words without a small one among them nobody can tell."""

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
    """Two-letter code of the language, None for texts too short to tell.

    Small words decide where they are many and agree; the model, which is large, is asked for the rest only.
    """
    sample = text[:SAMPLE]
    if sum(letter.isalpha() for letter in sample) < MIN_LETTERS:
        return None
    if found := _by_small_words(sample):
        return found
    return str(_identifier().classify(sample)[0]) if len(_WORD.findall(sample)) >= FEWEST_WORDS else None


def _by_small_words(sample: str) -> str | None:
    """The language whose small words are at least ENOUGH of them and AHEAD times as many as any other's; else None."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(sample.casefold()):
        counts.update(_small_words().get(word, ()))
    (first, most), (_second, next_) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    alone = most >= FEW and not next_
    return first if alone or (most >= ENOUGH and most >= AHEAD * next_) else None


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in load("small_words")["function_words"].items():
        for word in words:
            found.setdefault(word.casefold(), []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
