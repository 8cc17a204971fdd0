"""Rebuild the weights of the wording from the labelled sentences: `python -m mysteryshop.inbox.train`.

`material/machines.txt` and `material/people.txt` hold a sentence a line, names as "#". Deterministic: the same material gives the
same file, byte for byte. Logistic regression; rare features are left out, for they are names and chance.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from mysteryshop.inbox.language import language_of
from mysteryshop.inbox.wording import features

HERE = Path(__file__).parent
WEIGHTS = HERE / "wording.txt"
ROUNDS, RATE, RIDGE = 16, 0.5, 0.02
FEWEST = 3
"""Sentences in which a feature is found at least."""
MOST = 3.0
"""What a sentence counts at most."""
LEAST = 1
"""Tenths below which a weight is not written."""


def material() -> list[tuple[str, bool]]:
    """Sentences with whether a program sent them."""
    return [
        (line, name == "machines")
        for name in ("machines", "people")
        for line in (HERE / "material" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    ]


def trained(labelled: Sequence[tuple[str, bool]]) -> tuple[dict[str, float], float]:
    """The weight of each feature, and that of every sentence, natural logarithms."""
    seen = Counter(one for sentence, _ in labelled for one in features(sentence))
    rows = [
        (sorted(one for one in features(sentence) if seen[one] >= FEWEST), machine, weight)
        for (sentence, machine), weight in zip(labelled, balance(labelled), strict=True)
    ]
    weights = dict.fromkeys(sorted(one for one, count in seen.items() if count >= FEWEST), 0.0)
    steps = dict.fromkeys(weights, 1.0)
    bias, order = 0.0, random.Random(7)
    for _ in range(ROUNDS):
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


def balance(labelled: Sequence[tuple[str, bool]]) -> list[float]:
    """What each sentence counts: in every language programs' as much as people's, or its small words would speak for either."""
    kinds = [(language_of(sentence), machine) for sentence, machine in labelled]
    counts = Counter(kinds)
    return [min(MOST, (counts[spoken, True] + counts[spoken, False]) / 2 / counts[spoken, machine]) for spoken, machine in kinds]


def written(weights: dict[str, float], bias: float) -> str:
    """The file's text."""
    lines: dict[int, list[str]] = {}
    for one, weight in weights.items():
        if abs(tenths := round(10 * weight)) >= LEAST:
            lines.setdefault(tenths, []).append(one)
    told = ["\t".join([str(tenths), *sorted(found)]) for tenths, found in sorted(lines.items())]
    return "\n".join([str(round(10 * bias)), *told]) + "\n"


def rebuild(labelled: Iterable[tuple[str, bool]]) -> str:
    """The file's text for this material."""
    return written(*trained(list(labelled)))


if __name__ == "__main__":
    WEIGHTS.write_text(rebuild(material()), encoding="utf-8")
