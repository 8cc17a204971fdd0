"""The last word on checks that hang on the whole message: the rules' finding weighed against everything else that is seen.

A rule reads turns of phrase; some checks (is it canned? is the question answered?) need the sum of many small signs. For these
the rule proposes and a learned scale decides: logistic weights over the message's traits, in which the rule's own word weighs
most. Where the scale says yes and no rule found words, the sentence that speaks most for it is quoted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from mysteryshop.grade.check import Judged
from mysteryshop.grade.moves import MOVES
from mysteryshop.grade.reply import Reply, Sentence
from mysteryshop.grade.traits import traits

WEIGHED = {
    "answers_question": 0.5,
    "asks_need_question": 0.5,
    "acknowledges_person": 0.5,
    "soft_next_step": 0.5,
    "product_insight": 0.55,
    "alternatives_offered": 0.5,
    "offers_remote_help": 0.5,
    "pressure_urgency": 0.6,
    "canned_auto": 0.55,
}
"""Check -> the probability from which the scale says yes: the guide says "in doubt, no"; a charge needs more than a hint."""

AGAINST_WORDS = 0.15
"""Below this probability the scale overrules even a finding whose very words the lexicon knows; else it does so at the same
probability at which it says yes."""

CHARGES = frozenset({"pressure_urgency", "canned_auto"})
"""Findings that cost points: in doubt the scale speaks for the store, whatever the words."""

FEWEST_SENTENCES = 2
"""A single sentence is no whole to be weighed: there the rule stands."""

LEVELS = {"answers_question": (1, 2)}
"""Checks with more answers than yes and no: the values that each have a scale of their own ("at least this much")."""

_SPEAKS_FOR = {
    "asks_need_question": ("need",),
    "acknowledges_person": ("ack",),
    "soft_next_step": ("soft", "need", "remote", "visit"),
    "product_insight": ("insight",),
    "alternatives_offered": ("alt",),
    "offers_remote_help": ("remote",),
    "pressure_urgency": ("pressure",),
    "canned_auto": ("receipt",),
    "answers_question": ("insight", "avail", "unknown", "defer"),
}


def scale_names() -> list[tuple[str, int]]:
    """Every scale: (check, value it stands for), in the order of the weights' columns."""
    return [(id_, value) for id_ in WEIGHED for value in LEVELS.get(id_, (1,))]


Scales = tuple[list[str], Any, Any, Any]
"""(traits, their means, their spreads, weights: traits and a constant x scales)."""


def parsed(text: str) -> Scales:
    """The scales as `train.weigh` wrote them. Raises ValueError when they were made for other checks."""
    head, *lines = text.splitlines()
    if head.rsplit("scales: ", 1)[-1] != " ".join(f"{id_}:{value}" for id_, value in scale_names()):
        raise ValueError("scales.txt was made for other scales; rebuild it with python -m mysteryshop.grade.train")
    rows = [line.split("\t") for line in lines]
    table = np.array([[float(v) for v in row[1:]] for row in rows])
    return [row[0] for row in rows[:-1]], table[:-1, 0], table[:-1, 1], table[:, 2:]


@cache
def _shipped() -> Scales:
    return parsed(files(__package__).joinpath("scales.txt").read_text(encoding="utf-8"))


_trial: list[Scales] = []


@contextmanager
def trying(scales: Scales) -> Iterator[None]:
    """Weigh by other scales for a while: to measure on replies that the scales have not seen."""
    _trial.append(scales)
    try:
        yield
    finally:
        _trial.pop()


def probabilities(reply: Reply) -> dict[tuple[str, int], float]:
    """(check, value) -> probability that at least this value holds; remembered with the reply."""
    known = reply.memo.get("scales")
    if known is None:
        names, mean, spread, weights = _trial[-1] if _trial else _shipped()
        seen = traits(reply)
        row = (np.array([seen.get(name, 0.0) for name in names]) - mean) / spread
        sums = np.append(row, 1.0) @ weights
        known = {
            scale: 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
            for scale, total in zip(scale_names(), sums.tolist(), strict=True)
        }
        reply.memo["scales"] = known
    return known  # type: ignore[return-value]


def settle(check: str, reply: Reply, proposed: Judged) -> Judged:
    """The rule's finding as the scale leaves it. Findings that do not apply, or are unsure, stand as they are."""
    if check not in WEIGHED or proposed.value is None or proposed.unsure or len(reply.sentences) < FEWEST_SENTENCES:
        return proposed
    shares = probabilities(reply)
    plainly = AGAINST_WORDS if proposed.value and _in_words(check, reply, proposed) else WEIGHED[check]
    value = sum(shares[check, level] > min(plainly, WEIGHED[check]) for level in LEVELS.get(check, (1,)))
    if value == proposed.value:
        return proposed
    top = max(LEVELS.get(check, (1,)))
    share = shares[check, max(1, value)]
    if value == 0:
        return Judged(0, "too little speaks for it in the message as a whole", rule="weighed", confidence=round(1 - share, 2))
    quotes = proposed.quotes or _speaks_for(check, reply)
    if not quotes:
        return proposed
    reason = "the message as a whole" + (" answers in part" if value < top else " speaks for it")
    return Judged(value, reason, quotes, "weighed", round(share, 2))


def _in_words(check: str, reply: Reply, proposed: Judged) -> bool:
    """Whether the lexicon itself knows the words that the rule quotes."""
    if check == "answers_question" or check in CHARGES:
        return False
    quoted = [s for s in reply.sentences if s.text in proposed.quotes]
    return any(move in sentence.hits for sentence in quoted for move in _SPEAKS_FOR[check])


def _speaks_for(check: str, reply: Reply) -> tuple[str, ...]:
    """The sentence that speaks most for a check: by the moves that show it; a need is asked by a question."""
    places = [MOVES.index(move) for move in _SPEAKS_FOR[check]]
    fitting = [s for s in reply.sentences if s.scores and (s.question or check != "asks_need_question")]
    if not fitting:
        return ()

    def strength(sentence: Sentence) -> float:
        return max((sentence.scores[place] for place in places), default=0.0)

    return (max(fitting, key=strength).text,)
