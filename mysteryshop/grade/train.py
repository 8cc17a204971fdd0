"""Rebuild the classifier's and the scales' weights from the labelled material: `python -m mysteryshop.grade.train`.

Two kinds of material teach it: sentences labelled by the moves they make, and whole replies labelled by the guide's checks. Of a
reply in which a move is not found no sentence makes it; of one in which it is found the sentence that looks most like it does
(looked for twice, with weights that know a little more the second time). Deterministic: the same material gives the same file,
byte for byte. Logistic regression per move; weights are rounded, so that the last bits of arithmetic do not matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from mysteryshop.grade.classifier import parsed, trying
from mysteryshop.grade.features import BUCKETS, SIZE, VECTOR_WEIGHT, features
from mysteryshop.grade.moves import MOVES, lexicon_hits
from mysteryshop.grade.replies import reply_of_row
from mysteryshop.grade.traits import traits
from mysteryshop.grade.vectors import DIMENSIONS, sentence_vector
from mysteryshop.grade.weighing import scale_names
from mysteryshop.grade.words import SUPPORTED, fold, plain, words

MATERIAL = Path(__file__).parent / "material"
WEIGHTS = Path(__file__).parent / "weights.txt"
SCALES = Path(__file__).parent / "scales.txt"
STEPS, RATE = 250, 0.4
RIDGE_WORDS, RIDGE_HITS, RIDGE_VECTORS = 2e-3, 3e-4, 1e-3
RIDGE_TRAITS, RIDGE_RULE = 0.1, 1e-3
"""The rule's own word is nearly free; everything else has to earn its weight."""
CAUTIOUS = {"acknowledges_person": 0.3, "soft_next_step": 0.3, "offers_remote_help": 0.3}
"""Checks on which careful readers differ more: their scales are held closer to the rule."""
FOLDS = 4
ROUNDS = 2
"""How often the sentence that shows a reply's move is looked for."""

SHOWN_BY = {
    "visit": "visit_cta",
    "call": "pushes_call",
    "need": "asks_need_question",
    "avail": "availability_stated",
    "evade": "evades_price",
    "insight": "product_insight",
    "alt": "alternatives_offered",
    "value": "value_prop",
    "remote": "offers_remote_help",
    "pressure": "pressure_urgency",
    "ack": "acknowledges_person",
    "checkin": "checkin_only",
}
"""Move -> the check whose label says whether some sentence of a reply makes it."""

Spoken = tuple[str, Mapping[str, str], str]
"""A sentence with plain quotes, the lexicon's hits in it, its language."""


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


def labelled_replies() -> list[dict[str, Any]]:
    """The labelled replies of the material, in the order of their files."""
    files = sorted((MATERIAL / "replies").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def every_word() -> frozenset[str]:
    """Every folded word of the material and every English word of the glossary: their vectors are kept, however rare."""
    from mysteryshop.lexicons import load

    texts = [row.text for row in material()] + [f"{row['subject']} {row['text']}" for row in labelled_replies()]
    glossed = {english for listed in load("grade_glossary").values() for english in listed.values()}
    return frozenset(fold(word) for text in texts for word in words(text)) | glossed


def spoken_of(row: Mapping[str, Any]) -> list[Spoken]:
    """The sentences of a labelled reply as the classifier reads them."""
    reply = reply_of_row(row)
    language = reply.language or ""
    return [(sentence.plain, sentence.hits, language) for sentence in reply.sentences] if reply.known_language else []


def matrix(spoken: Sequence[Spoken]) -> Any:
    """Features of many sentences as a sparse matrix: words, hits and shape first, the word vector behind."""
    rows, columns, values = [], [], []
    for number, (text, hits, language) in enumerate(spoken):
        for place, value in features(text, hits, language).items():
            rows.append(number)
            columns.append(place)
            values.append(value)
    words_ = sparse.csr_matrix((values, (rows, columns)), shape=(len(spoken), SIZE))
    vectors = np.array([sentence_vector(text, language) for text, _hits, language in spoken], dtype=np.float64)
    return sparse.hstack([words_, sparse.csr_matrix(VECTOR_WEIGHT * vectors.reshape(len(spoken), 2 * DIMENSIONS))]).tocsr()


def fit(x: Any, y: Any, known: Any) -> Any:
    """Weights (features x moves) by accelerated gradient descent on the logistic loss; `known` weighs each truth (0: unknown),
    positives are weighted up mildly."""
    positive, told = (y * known).sum(axis=0), known.sum(axis=0)
    balance = np.minimum(np.sqrt((told - positive) / np.maximum(1.0, positive)), 4.0)
    weight = np.where(y > 0, balance, 1.0) * known
    ridge = np.full(x.shape[1], RIDGE_HITS)
    ridge[:BUCKETS], ridge[SIZE:] = RIDGE_WORDS, RIDGE_VECTORS
    turned = x.T.tocsr()
    w = np.zeros((x.shape[1], y.shape[1]))
    step, last = w.copy(), w.copy()
    for turn in range(1, STEPS + 1):
        guess = 1.0 / (1.0 + np.exp(-np.clip(x @ step, -30, 30)))
        w = step - RATE * (turned @ (weight * (guess - y)) / x.shape[0] + ridge[:, None] * step)
        step = w + (turn - 1) / (turn + 2) * (w - last)
        last = w
    return w


def train(rows: Sequence[Labelled], replies: Sequence[Mapping[str, Any]]) -> Any:
    """Weights (features x moves) from labelled sentences and labelled replies."""
    x_told = matrix([(plain(row.text), lexicon_hits(plain(row.text), row.language), row.language) for row in rows])
    y_told = np.array([[float(move in row.moves) for move in MOVES] for row in rows])
    sure = np.ones_like(y_told)
    weights = fit(x_told, y_told, sure)
    letters = [spoken_of(row) for row in replies]
    if not any(letters):
        return weights
    spoken = [sentence for letter in letters for sentence in letter]
    ends = np.cumsum([0, *(len(letter) for letter in letters)])
    x_read = matrix(spoken)
    x_all = sparse.vstack([x_told, x_read]).tocsr()
    for _round in range(ROUNDS):
        y, known = _read(replies, spoken, ends, x_read @ weights)
        weights = fit(x_all, np.vstack([y_told, y]), np.vstack([sure, known]))
    return weights


def _read(replies: Sequence[Mapping[str, Any]], spoken: Sequence[Spoken], ends: Any, scores: Any) -> tuple[Any, Any]:
    """(truths, how known they are) of the replies' sentences, by the replies' labels and today's scores."""
    y, known = np.zeros_like(scores), np.zeros_like(scores)
    for number, row in enumerate(replies):
        start, end = int(ends[number]), int(ends[number + 1])
        if start == end:
            continue
        for place, move in enumerate(MOVES):
            label = row["labels"].get(SHOWN_BY.get(move, ""))
            if label == 0:
                known[start:end, place] = [_unmade(move, spoken[at][1]) for at in range(start, end)]
            elif label == 1:
                best = start + int(np.argmax(scores[start:end, place]))
                y[best, place] = known[best, place] = 1.0
    return y, known


def _unmade(move: str, hits: Mapping[str, str]) -> float:
    """How sure a sentence does not make a move that its reply does not show. A check-in beside news, or a call offered beside
    other ways, is one all the same."""
    if move == "checkin" and move in hits:
        return 0.0
    return 0.5 if move == "call" else 1.0


def written(weights: Any) -> str:
    """The weights as text: a line a feature that matters, its number and its weight (in hundredths) for each move."""
    lines = ["# Weights of the sentence classifier, rebuilt by mysteryshop.grade.train; moves: " + " ".join(MOVES)]
    hundredths = np.rint(weights * 100).astype(int)
    for number in np.flatnonzero(np.abs(hundredths).max(axis=1) >= 2):
        lines.append(f"{number} " + " ".join(str(v) for v in hundredths[number]))
    return "\n".join(lines) + "\n"


def fold_of(row: Mapping[str, Any]) -> int:
    """The fold of a reply: by the number in its id, for replies of the same number tell alike stories in several languages."""
    return int(str(row["id"]).rsplit("-", 1)[-1]) % FOLDS


def read_unseen(rows: Sequence[Labelled], replies: Sequence[Mapping[str, Any]]) -> list[dict[str, float]]:
    """The traits of each reply, read by a classifier that has not learned from it nor from its like."""
    seen: list[dict[str, float]] = [{} for _ in replies]
    for number in range(FOLDS):
        others = [row for row in replies if fold_of(row) != number]
        with trying(parsed(written(train(rows, others)))):
            for place, row in enumerate(replies):
                if fold_of(row) == number:
                    seen[place] = traits(reply_of_row(row))
    return seen


def weigh(seen: Sequence[Mapping[str, float]], replies: Sequence[Mapping[str, Any]]) -> str:
    """The scales as text: a line a trait, its name, mean, spread and weight in each scale; the last line is the constant."""
    names = sorted({name for one in seen for name in one})
    table = np.array([[one.get(name, 0.0) for name in names] for one in seen])
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread < 0.1] = 1.0
    x = np.hstack([(table - mean) / spread, np.ones((len(table), 1))])
    columns = []
    for check, value in scale_names():
        told = [place for place, row in enumerate(replies) if row["labels"].get(check) is not None]
        truth = np.array([float(replies[place]["labels"][check] >= value) for place in told])
        ridge = np.full(x.shape[1], CAUTIOUS.get(check, RIDGE_TRAITS))
        ridge[names.index(f"rule {check}")], ridge[-1] = RIDGE_RULE, 1e-4
        columns.append(_logistic(x[told], truth, ridge))
    lines = ["# What a message is weighed by, rebuilt by mysteryshop.grade.train; scales: "]
    lines[0] += " ".join(f"{check}:{value}" for check, value in scale_names())
    shown = [*zip(names, mean, spread, strict=True), ("constant", 0.0, 1.0)]
    for place, (name, middle, wide) in enumerate(shown):
        lines.append("\t".join([name, f"{middle:.4f}", f"{wide:.4f}", *(f"{column[place]:.3f}" for column in columns)]))
    return "\n".join(lines) + "\n"


def _logistic(x: Any, y: Any, ridge: Any) -> Any:
    """One logistic scale by accelerated gradient descent."""
    rate = 1.0 / (0.25 * np.linalg.norm(x, 2) ** 2 / len(y) + ridge.max())
    w = np.zeros(x.shape[1])
    step, last = w.copy(), w.copy()
    for turn in range(1, STEPS + 1):
        guess = 1.0 / (1.0 + np.exp(-np.clip(x @ step, -30, 30)))
        w = step - rate * (x.T @ (guess - y) / len(y) + ridge * step)
        step = w + (turn - 1) / (turn + 2) * (w - last)
        last = w
    return w


def main() -> None:
    """Train on the whole material and write classifier and scales beside this file."""
    rows, replies = list(material()), labelled_replies()
    SCALES.write_text(weigh(read_unseen(rows, replies), replies), encoding="utf-8")
    WEIGHTS.write_text(written(train(rows, replies)), encoding="utf-8")


if __name__ == "__main__":
    main()
