"""Moves: what one sentence of a dealer's message does (invites, asks a need, dodges ...), by lexicon and classifier."""

from __future__ import annotations

import re
from functools import cache

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
    compiled = {}
    for move in MOVES:
        against = listed.get(f"not_{move}") or []
        compiled[move] = (
            re.compile("|".join(f"(?:{p})" for p in listed[move]), re.IGNORECASE),
            re.compile("|".join(f"(?:{p})" for p in against), re.IGNORECASE) if against else None,
        )
    return compiled


def lexicon_hit(move: str, sentence: str, language: str) -> str | None:
    """The words of `sentence` (plain) that show the move, or None; languages we do not know show nothing."""
    if language not in SUPPORTED:
        return None
    wanted, against = _patterns(language)[move]
    hit = wanted.search(sentence)
    if hit is None or (against is not None and against.search(sentence)):
        return None
    return hit.group(0)


def lexicon_hits(sentence: str, language: str) -> dict[str, str]:
    """Every move the lexicon sees in a sentence, with the words that show it."""
    return {move: hit for move in MOVES if (hit := lexicon_hit(move, sentence, language)) is not None}
