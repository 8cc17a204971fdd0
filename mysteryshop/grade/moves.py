"""Moves: what one sentence of a dealer's message does (invites, asks a need, dodges ...), by lexicon and classifier."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mysteryshop.grade.words import SUPPORTED
from mysteryshop.lexicons import load

MOVES = (
    "visit",
    "call",
    "need",
    "avail",
    "evade",
    "insight",
    "alt",
    "value",
    "remote",
    "pressure",
    "receipt",
    "checkin",
    "ack",
    "soft",
    "defer",
    "unknown",
)
"""Every move a sentence can make; a sentence may make several, or none."""


@cache
def _patterns(language: str) -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    listed = load(f"grade_moves_{language}")
    return {
        move: (_compiled(listed[move]), _compiled(against) if (against := listed.get(f"not_{move}")) else None) for move in MOVES
    }


_CAPITAL = re.compile(r"(?<!\\)[A-ZÀ-ÖØ-Þ]")


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    """The patterns as one. Where none asks for a capital, it is to be sought in small letters: several times faster."""
    joined = "|".join(f"(?:{p})" for p in patterns)
    return re.compile(joined, re.IGNORECASE if _CAPITAL.search(joined) else 0)


def _search(pattern: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    return pattern.search(sentence if pattern.flags & re.IGNORECASE else _lowered(sentence))


def lexicon_hit(move: str, sentence: str, language: str) -> str | None:
    """The words of `sentence` (plain) that show the move, or None; languages we do not know show nothing."""
    if language not in SUPPORTED:
        return None
    wanted, against = _patterns(language)[move]
    hit = _search(wanted, sentence)
    if hit is None or (against is not None and _search(against, sentence)):
        return None
    return sentence[hit.start() : hit.end()]


@lru_cache(maxsize=256)
def _lowered(sentence: str) -> str:
    """In small letters, place by place."""
    lowered = sentence.lower()
    return lowered if len(lowered) == len(sentence) else "".join(c.lower() if len(c.lower()) == 1 else c for c in sentence)


def lexicon_hits(sentence: str, language: str) -> dict[str, str]:
    """Every move the lexicon sees in a sentence, with the words that show it."""
    return {move: hit for move in MOVES if (hit := lexicon_hit(move, sentence, language)) is not None}
