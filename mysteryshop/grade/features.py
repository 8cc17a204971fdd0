"""Features of a sentence for the classifier: the lexicon's hits, its words and pairs of words hashed, its shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from zlib import crc32

from mysteryshop.grade.moves import MOVES
from mysteryshop.grade.words import stem, words

BUCKETS = 1 << 13
"""Hash buckets for words and pairs of words."""

SHAPE = ("question", "digit", "money", "short", "long", "exclaim", "second_person", "link")
SIZE = BUCKETS + 2 * len(MOVES) + len(SHAPE) + 1
"""Length of the sparse features: buckets, lexicon hits (plain, and in a question), shape, and a constant. The sentence's word
vector (`vectors.sentence_vector`) stands behind them."""

VECTOR_WEIGHT = 2.0
"""By so much a word vector (two parts of length one) counts beside the words themselves."""

_MONEY = re.compile(r"[$€£]|\b(?:eur|euros?|dollars?|pesos?)\b", re.IGNORECASE)
_YOU = re.compile(
    r"\b(?:you|your|u|ur|sie|ihr\w*|du|dir|dein\w*|vous|votre|vos|tu|u|uw|je|jij|jou\w*|usted|su|sus|le|tu)\b", re.IGNORECASE
)


@lru_cache(maxsize=65536)
def bucket(term: str) -> int:
    """The bucket of a term; stable over machines and years."""
    return crc32(term.encode()) % BUCKETS


def features(sentence: str, hits: Mapping[str, str], language: str) -> dict[int, float]:
    """Feature index -> value. Word features carry the language, so that "die" and "die" stay apart."""
    found = words(sentence)
    tokens = ["#" if w[:1].isdigit() else stem(w) for w in found]
    question = "?" in sentence
    values: dict[int, float] = {}
    terms = [f"{language}:{t}" for t in tokens]
    terms += [f"{language}:{a}_{b}" for a, b in zip(["^", *tokens], [*tokens, "$"], strict=True)]
    weight = 1.0 / max(1.0, len(terms)) ** 0.5
    for term in terms:
        place = bucket(term)
        values[place] = values.get(place, 0.0) + weight
    for number, move in enumerate(MOVES):
        if move in hits:
            values[BUCKETS + number] = 1.0
            if question:
                values[BUCKETS + len(MOVES) + number] = 1.0
    shape = (
        question,
        any(w[:1].isdigit() for w in found),
        bool(_MONEY.search(sentence)),
        len(found) <= 4,
        len(found) >= 20,
        "!" in sentence,
        bool(_YOU.search(sentence)),
        "http" in sentence,
    )
    start = BUCKETS + 2 * len(MOVES)
    values.update({start + number: 1.0 for number, on in enumerate(shape) if on})
    values[SIZE - 1] = 1.0
    return values
