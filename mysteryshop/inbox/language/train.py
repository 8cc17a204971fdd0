"""Rebuild the weights of the wording from the labelled sentences: `python -m mysteryshop.inbox.language.train`.

`material/machines.txt` and `material/people.txt` hold a sentence a line, names as "#"; so does `material/portals.txt`, of what
those say around a letter who carry it, against which the other two are letters. Deterministic: the same material gives the same
files, byte for byte. Logistic regression; rare features are left out, for they are names and chance.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mysteryshop.inbox.language.which import language_of
from mysteryshop.inbox.language.wording import features

HERE = Path(__file__).parent
WEIGHTS, CARRYING = HERE / "wording.txt", HERE / "carrying.txt"
RATE, RIDGE = 0.5, 0.02
FEWEST = 3
"""Sentences in which a feature is found at least."""


@dataclass(frozen=True, slots=True)
class Course:
    """How often the material is gone through, what a sentence counts at most, and the tenths below which no weight is
    written."""

    rounds: int
    most: float
    least: int


WORDING, CARRIED = Course(16, 3.0, 1), Course(5, 6.0, 2)
EVERY = 3
"""Of how many letters' sentences one is set against those of portals, of which there are few."""


def material() -> list[tuple[str, bool]]:
    """Sentences with whether a program sent them."""
    return [(line, name == "machines") for name in ("machines", "people") for line in _lines(name)]


def material_of_portals() -> list[tuple[str, bool]]:
    """Sentences with whether a portal says them around a letter."""
    said = [(line, True) for line in _lines("portals")]
    return said + [(line, False) for name in ("machines", "people") for line in _lines(name)[::EVERY]]


def _lines(name: str) -> list[str]:
    return (HERE / "material" / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def trained(labelled: Sequence[tuple[str, bool]], course: Course = WORDING) -> tuple[dict[str, float], float]:
    """The weight of each feature, and that of every sentence, natural logarithms."""
    seen = Counter(one for sentence, _ in labelled for one in features(sentence))
    rows = [
        (sorted(one for one in features(sentence) if seen[one] >= FEWEST), machine, weight)
        for (sentence, machine), weight in zip(labelled, balance(labelled, course.most), strict=True)
    ]
    weights = dict.fromkeys(sorted(one for one, count in seen.items() if count >= FEWEST), 0.0)
    steps = dict.fromkeys(weights, 1.0)
    bias, order = 0.0, random.Random(7)
    for _ in range(course.rounds):
        order.shuffle(rows)
        for found, machine, weight in rows:
            total = bias + sum(weights[one] for one in found)
            wrong = weight * (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - machine)
            bias -= 0.01 * wrong
            for one in found:
                slope = wrong + RIDGE * weights[one]
                steps[one] += slope * slope
                weights[one] -= RATE * slope / math.sqrt(steps[one])
    return weights, bias


def balance(labelled: Sequence[tuple[str, bool]], most: float = WORDING.most) -> list[float]:
    """What each sentence counts: in every language one kind as much as the other, or its small words would speak for either."""
    kinds = [(language_of(sentence), machine) for sentence, machine in labelled]
    counts = Counter(kinds)
    return [min(most, (counts[spoken, True] + counts[spoken, False]) / 2 / counts[spoken, machine]) for spoken, machine in kinds]


def written(weights: dict[str, float], bias: float, least: int = WORDING.least) -> str:
    """The file's text."""
    lines: dict[int, list[str]] = {}
    for one, weight in weights.items():
        if abs(tenths := round(10 * weight)) >= least:
            lines.setdefault(tenths, []).append(one)
    told = ["\t".join([str(tenths), *sorted(found)]) for tenths, found in sorted(lines.items())]
    return "\n".join([str(round(10 * bias)), *told]) + "\n"


def rebuild(labelled: Iterable[tuple[str, bool]], course: Course = WORDING) -> str:
    """The file's text for this material."""
    return written(*trained(list(labelled), course), course.least)


if __name__ == "__main__":
    WEIGHTS.write_text(rebuild(material()), encoding="utf-8")
    CARRYING.write_text(rebuild(material_of_portals(), CARRIED), encoding="utf-8")
