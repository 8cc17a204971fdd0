"""The language of a message, from its words. Pure; the model is loaded at the first use."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from functools import cache

from mysteryshop.inbox.language.model import LanguageModel
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
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    if found := _by_small_words(sample):
        return found
    return _model()(sample) if len(_WORD.findall(sample)) >= FEWEST_WORDS else None


def _by_small_words(sample: str) -> str | None:
    """The language whose small words are at least ENOUGH of them and AHEAD times as many as any other's; else None."""
    known = _small_words()
    words = _WORD.findall(sample.casefold())
    counts: dict[str, int] = {}
    for word in words:
        for language in known.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    first, most, next_ = "", 0, 0
    for language, count in counts.items():
        if count > most:
            first, most, next_ = language, count, most
        elif count > next_:
            next_ = count
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
def _model() -> Callable[[str], str]:
    """(text) -> its likeliest language."""
    try:
        return LanguageModel(LANGUAGES).language_of
    except (
        AttributeError,
        KeyError,
        OSError,
        TypeError,
        ValueError,
        struct.error,
    ):  # a model of another make: read as its library does
        from py3langid import langid

        identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
        identifier.set_languages(list(LANGUAGES))
        return lambda text: str(identifier.classify(text)[0])
