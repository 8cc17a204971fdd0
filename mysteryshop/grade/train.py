"""Rebuild the classifier's weights from the labelled sentences: `python -m mysteryshop.grade.train`.

Deterministic: the same sentences give the same file, byte for byte. Plain numpy, logistic regression per move with the same
ridge for all; weights are rounded, so that the last bits of arithmetic do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mysteryshop.grade.features import BUCKETS, SIZE, features
from mysteryshop.grade.moves import MOVES, lexicon_hits
from mysteryshop.grade.words import SUPPORTED, plain

MATERIAL = Path(__file__).parent / "material"
WEIGHTS = Path(__file__).parent / "weights.txt"
STEPS, RATE, RIDGE_WORDS, RIDGE_HITS = 400, 0.5, 2e-3, 3e-4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence of the material and the moves it makes; `source` is the line it stems from (its variants share it)."""

    text: str
    language: str
    moves: frozenset[str]
    source: int


def fillers() -> dict[str, list[str]]:
    """Slot -> words; a slot such as "day.de" belongs to one language."""
    lines = (MATERIAL / "words.txt").read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[1:] for line in lines if line and not line.startswith("#")}


def material() -> Iterator[Labelled]:
    """Every labelled sentence; one with slots twice, filled differently. Raises ValueError for an unknown move."""
    slots, source = fillers(), 0
    for language in SUPPORTED:
        moves: frozenset[str] = frozenset()
        for line in (MATERIAL / f"{language}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                moves = frozenset(line[3:].split()) - {"none"}
                if moves - set(MOVES):
                    raise ValueError(f"{language}.txt: unknown move in {line!r}")
            elif line.strip() and not line.startswith("#"):
                source += 1
                for variant in range(2 if "{" in line else 1):
                    yield Labelled(fill(line, language, source + variant, slots), language, moves, source)


def fill(line: str, language: str, turn: int, slots: dict[str, list[str]]) -> str:
    """The line with its slots filled by the words whose turn it is."""
    for slot, listed in slots.items():
        name, _, own = slot.partition(".")
        if own in ("", language):
            line = line.replace("{" + name + "}", listed[turn % len(listed)])
    return line


def matrix(rows: list[Labelled]) -> tuple[Any, Any]:
    """(features, truths) as dense arrays."""
    x = np.zeros((len(rows), SIZE), dtype=np.float64)
    y = np.zeros((len(rows), len(MOVES)), dtype=np.float64)
    for number, row in enumerate(rows):
        spoken = plain(row.text)
        for place, value in features(spoken, lexicon_hits(spoken, row.language), row.language).items():
            x[number, place] = value
        for place, move in enumerate(MOVES):
            y[number, place] = move in row.moves
    return x, y


def train(rows: list[Labelled]) -> Any:
    """Weights (features x moves) by accelerated gradient descent on the logistic loss, positives weighted up mildly."""
    x, y = matrix(rows)
    used = np.flatnonzero(x.any(axis=0))
    x = x[:, used]
    balance = np.sqrt((len(y) - y.sum(axis=0)) / np.maximum(1.0, y.sum(axis=0)))
    weight = np.where(y > 0, np.minimum(balance, 4.0), 1.0)
    ridge = np.where(used < BUCKETS, RIDGE_WORDS, RIDGE_HITS)[:, None]
    w = np.zeros((x.shape[1], y.shape[1]))
    step, last = w.copy(), w.copy()
    for turn in range(1, STEPS + 1):
        guess = 1.0 / (1.0 + np.exp(-np.clip(x @ step, -30, 30)))
        gradient = x.T @ (weight * (guess - y)) / len(y) + ridge * step
        w = step - RATE * gradient
        step = w + (turn - 1) / (turn + 2) * (w - last)
        last = w
    whole = np.zeros((SIZE, y.shape[1]))
    whole[used] = w
    return whole


def written(weights: Any) -> str:
    """The weights as text: a line a feature that matters, its number and its weight (in hundredths) for each move."""
    lines = ["# Weights of the sentence classifier, rebuilt by mysteryshop.grade.train; moves: " + " ".join(MOVES)]
    hundredths = np.rint(weights * 100).astype(int)
    for number in np.flatnonzero(np.abs(hundredths).max(axis=1) >= 2):
        lines.append(f"{number} " + " ".join(str(v) for v in hundredths[number]))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Train on the whole material and write the weights beside this file."""
    WEIGHTS.write_text(written(train(list(material()))), encoding="utf-8")


if __name__ == "__main__":
    main()
