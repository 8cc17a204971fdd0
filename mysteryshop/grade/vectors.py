"""Word vectors: words that stand in like company lie close together, so that a turn nobody wrote down is near one that was.

The vectors are GloVe's (6B tokens, 100 dimensions; Pennington, Socher and Manning 2014; public domain, PDDL 1.0), cut to common
words, centred and kept as bytes. They are English; words of other languages find their place through a glossary of ours
(`lexicons/grade_glossary.toml`). `python -m mysteryshop.grade.vectors glove.6B.100d.txt` makes the file anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from mysteryshop.grade.words import fold, plain, stem
from mysteryshop.lexicons import load

FILE = Path(__file__).parent / "vectors.npz"
DIMENSIONS = 100
COMMON = 25_000
"""So many of the commonest words are kept, and every word of the material."""
CENTRE = 5_000
"""The mean of so many common words is taken off: what all words share tells nothing."""

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,:]\d+)*|[?!]")


@cache
def _table() -> tuple[dict[str, int], Any, Any]:
    """(word -> row, vectors, weight of each word by how rare it is)."""
    with np.load(FILE) as data:
        words = bytes(data["words"]).decode("utf-8").split("\n")
        vectors = data["vectors"].astype(np.float32) * float(data["scale"])
        rank = data["rank"].astype(np.float32)
    return {word: row for row, word in enumerate(words)}, vectors, 1.0 / (1.0 + 200.0 / (rank + 2.0))


@cache
def _glossary(language: str) -> dict[str, str]:
    """Folded word (and its stem) of a language -> an English word."""
    listed: dict[str, str] = load("grade_glossary").get(language, {})
    found = {stem(fold(word)): english for word, english in reversed(listed.items())}
    return found | {fold(word): english for word, english in listed.items()}


@lru_cache(maxsize=65536)
def row_of(word: str, language: str) -> int | None:
    """The row of a word's vector; None where it has none."""
    table = _table()[0]
    if language == "en" or not word[:1].isalpha():
        if word[:1].isdigit():
            return table.get("100")
        return table.get(word) if word in table else table.get(word.split("'")[0])
    glossary = _glossary(language)
    whole = word.rpartition("'")[2]  # "l'essai", "qu'elle"
    english = glossary.get(word) or glossary.get(stem(word)) or glossary.get(whole) or glossary.get(stem(whole))
    return table.get(english) if english else None


@lru_cache(maxsize=4096)
def sentence_vector(sentence: str, language: str) -> Any:
    """Mean (rare words weigh more) and maximum over a sentence's words, each of length one: 2 x DIMENSIONS numbers, zeros where
    no word is known."""
    _words, vectors, weights = _table()
    rows = [row for token in _TOKEN.findall(plain(sentence)) if (row := row_of(fold(token), language)) is not None]
    if not rows:
        return np.zeros(2 * DIMENSIONS, dtype=np.float32)
    own, weigh = vectors[rows], weights[rows][:, None]
    mean, highest = (own * weigh).sum(axis=0), own.max(axis=0)
    return np.concatenate([_unit(mean), _unit(highest)])


def _unit(vector: Any) -> Any:
    return vector / (float(np.linalg.norm(vector)) + 1e-6)


def written(lines: Iterable[str], wanted: frozenset[str]) -> dict[str, Any]:
    """The arrays of the file from GloVe's own text (a word and its numbers a line, commonest first)."""
    words, rows, ranks, common = [], [], [], []
    for rank, line in enumerate(lines):
        word, *numbers = line.rstrip().split(" ")
        if rank < CENTRE:
            common.append([float(n) for n in numbers])
        if rank < COMMON or word in wanted:
            words.append(word)
            rows.append([float(n) for n in numbers])
            ranks.append(rank)
    centred = np.array(rows, dtype=np.float64) - np.array(common).mean(axis=0)
    scale = float(np.abs(centred).max() / 127)
    clipped = np.clip(np.rint(centred / (scale / 2)), -127, 127).astype(np.int8)  # the few longest are cut at half the range
    return {
        "words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "vectors": clipped,
        "scale": np.float64(scale / 2),
        "rank": np.array(ranks, dtype=np.int32),
    }


def main(path: str) -> None:
    """Write the file beside this module."""
    from mysteryshop.grade.train import every_word

    with Path(path).open(encoding="utf-8") as lines:
        np.savez_compressed(FILE, **written(lines, every_word()))


if __name__ == "__main__":
    main(sys.argv[1])
