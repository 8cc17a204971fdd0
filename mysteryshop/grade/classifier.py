"""The sentence classifier: how probable each move is, from the lexicon's hits and learned weights (see `train`)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from mysteryshop.grade.features import features
from mysteryshop.grade.moves import MOVES


@cache
def _weights() -> dict[int, tuple[float, ...]]:
    """Feature -> its weight for each move. Raises ValueError when the file was made for other moves."""
    text = files(__package__).joinpath("weights.txt").read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    if head.rsplit("moves: ", 1)[-1].split() != list(MOVES):
        raise ValueError("weights.txt was made for other moves; rebuild it with python -m mysteryshop.grade.train")
    return {int(number): tuple(int(v) / 100 for v in rest) for number, *rest in (line.split() for line in lines)}


WITH_HIT, WITHOUT_HIT = 0.55, -0.2
"""What the lexicon's word adds to the classifier's, and what its silence takes."""


CHARGES = frozenset({"call", "evade", "pressure", "receipt", "checkin", "avail"})
"""Moves a store is charged for (and the plain word on stock): a guess of the classifier alone is never enough."""


def probabilities(sentence: str, hits: Mapping[str, str], language: str) -> dict[str, float]:
    """Move -> probability, for every move."""
    known = _weights()
    sums = [0.0] * len(MOVES)
    for place, value in features(sentence, hits, language).items():
        row = known.get(place)
        if row is not None:
            for number, weight in enumerate(row):
                if weight:
                    sums[number] += value * weight
    found = {}
    for move, total in zip(MOVES, sums, strict=True):
        learned = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
        found[move] = max(0.0, min(1.0, learned + (WITH_HIT if move in hits else _silence(move))))
    return found


def _silence(move: str) -> float:
    return -0.5 if move in CHARGES else WITHOUT_HIT
