"""How a letter is worded: sentence by sentence, by the words that programs' and people's letters are made of. Pure.

Word lists know what somebody thought of; weights learned from many letters (see `train`) know the turns between. A letter that is
held till the store opens shows by nothing else what it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

MOST_SENTENCES = 30
FEWEST_WORDS = 3
"""Shorter pieces (greetings, names) say nothing about who wrote."""
FIRM = 3.0
"""What one sentence weighs at most, natural logarithm of the odds."""
STEM, LONGER = 5, 7
"""Letters of a word's beginning that is told besides, in words of so many letters."""

OWN_WORDS, OWN_ODDS = 10, -1.8
"""Words that a statement of the writer's own has at least, and the odds of its wording, natural logarithm, at most."""

_SET_APART = re.compile(r"(?<=[.!?…])\s+|\n+|;\s+")
_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")
_TOKEN = re.compile(r"\d[\d.,:]*|[^\W\d_]+(?:'[^\W\d_]+)?|[#?$€£]")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
HIDDEN = "#"
"""Stands for a name in the material; it tells nothing, nor does any pair with it."""


def sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to tell something, small letters."""
    parts = _ENDS.split(text.lower().replace("’", "'"))
    return [part for part in parts if part.count(" ") >= FEWEST_WORDS - 1][:MOST_SENTENCES]


def features(sentence: str) -> frozenset[str]:
    """What a sentence is told by: words, pairs of them, beginnings of long ones, its first word. Numbers are all the same."""
    plain = _ADDRESS.sub(HIDDEN, sentence) if "@" in sentence or "/" in sentence or "www" in sentence else sentence
    words = ["0" if word[0].isdigit() else word for word in _TOKEN.findall(plain)]
    found = {word for word in words if word != HIDDEN}
    found.update(f"{one} {other}" for one, other in pairwise(words) if one != HIDDEN != other)
    found.update(f"{word[:STEM]}~" for word in words if len(word) >= LONGER)
    if words and words[0] != HIDDEN:
        found.add(f"^{words[0]}")
    return frozenset(found)


@lru_cache(maxsize=8)
def odds_of_wording(text: str) -> float:
    """How much likelier a program is the author than a person, by the words alone: the natural logarithm of the odds."""
    total = 0.0
    for sentence in sentences(text):
        total += _odds_of(sentence)
    return total


@lru_cache(maxsize=8)
def own_sentence(text: str) -> str | None:
    """The statement of some length that is least like what programs send, if people alone word theirs so: it was typed for this
    reader, whatever courtesies stand around it. Clauses set apart count by themselves."""
    found: tuple[float, str] | None = None
    for part in _SET_APART.split(text.lower().replace("’", "'"))[:MOST_SENTENCES]:
        if len(part.split()) < OWN_WORDS or part.endswith("?"):
            continue
        odds = _odds_of(part)
        if odds <= OWN_ODDS and (found is None or odds < found[0]):
            found = odds, part
    return found[1] if found else None


@lru_cache(maxsize=1024)
def _odds_of(sentence: str) -> float:
    """The same of one sentence, which templates and habits bring again and again."""
    weights, bias = _weights()
    return max(-FIRM, min(FIRM, bias + sum(weights.get(one, 0) for one in features(sentence)) / 10))


@cache
def _weights() -> tuple[dict[str, int], float]:
    """Feature -> tenths of what it weighs; and what every sentence weighs."""
    return parsed(files(__package__).joinpath("wording.txt").read_text(encoding="utf-8"))


def parsed(text: str) -> tuple[dict[str, int], float]:
    """The weights as `train.written` wrote them: the bias, then a line for each weight with its features, tab by tab."""
    head, *lines = text.splitlines()
    weights: dict[str, int] = {}
    for line in lines:
        weight, *found = line.split("\t")
        weights.update(dict.fromkeys(found, int(weight)))
    return weights, int(head) / 10
