"""The sentence classifier: how probable each move is, from the lexicon's hits, words, word vectors and learned weights."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from mysteryshop.grade.features import SIZE, VECTOR_WEIGHT, features
from mysteryshop.grade.moves import MOVES
from mysteryshop.grade.vectors import DIMENSIONS, sentence_vector

Weights = tuple[Any, Any, Any]
"""(feature -> row of the weights, weights, weights of the word vectors)."""


def parsed(text: str) -> Weights:
    """The weights as `train.written` wrote them. Raises ValueError when they were made for other moves."""
    head, *lines = text.splitlines()
    if head.rsplit("moves: ", 1)[-1].split() != list(MOVES):
        raise ValueError("weights.txt was made for other moves; rebuild it with python -m mysteryshop.grade.train")
    numbers = np.array([[int(v) for v in line.split()] for line in lines], dtype=np.int64)
    place = np.full(SIZE, len(numbers), dtype=np.int64)  # features without a weight share a last row of zeros
    plain = numbers[:, 0] < SIZE
    place[numbers[plain, 0]] = np.flatnonzero(plain)
    table = np.vstack([numbers[:, 1:], np.zeros((1, len(MOVES)))]) / 100.0
    vectors = np.zeros((2 * DIMENSIONS, len(MOVES)))
    vectors[numbers[~plain, 0] - SIZE] = table[:-1][~plain]
    return place, table, vectors


@cache
def _shipped() -> Weights:
    return parsed(files(__package__).joinpath("weights.txt").read_text(encoding="utf-8"))


_trial: list[Weights] = []


@contextmanager
def trying(weights: Weights) -> Iterator[None]:
    """Classify by other weights for a while: training reads each letter by weights that have not seen it."""
    _trial.append(weights)
    try:
        yield
    finally:
        _trial.pop()


WITH_HIT, WITHOUT_HIT = 0.55, -0.2
"""What the lexicon's word adds to the classifier's, and what its silence takes."""

CHARGES = frozenset({"call", "evade", "pressure", "receipt", "checkin", "avail"})
"""Moves a store is charged for (and the plain word on stock): a guess of the classifier alone is never enough."""


def scores(sentence: str, hits: Mapping[str, str], language: str) -> list[float]:
    """For each of MOVES the learned weights' sum (logit: 0 is as likely as not)."""
    place, table, vectors = _trial[-1] if _trial else _shipped()
    found = features(sentence, hits, language)
    rows = place[np.fromiter(found, dtype=np.int64, count=len(found))]
    values = np.fromiter(found.values(), dtype=np.float64, count=len(found))
    sums = values @ table[rows] + VECTOR_WEIGHT * (sentence_vector(sentence, language) @ vectors)
    return [float(total) for total in sums]


def probabilities(sums: Sequence[float], hits: Mapping[str, str]) -> dict[str, float]:
    """Move -> probability, from a sentence's scores and the lexicon's hits in it."""
    found = {}
    for move, total in zip(MOVES, sums, strict=True):
        share = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
        found[move] = max(0.0, min(1.0, share + (WITH_HIT if move in hits else _silence(move))))
    return found


def _silence(move: str) -> float:
    return -0.5 if move in CHARGES else WITHOUT_HIT
