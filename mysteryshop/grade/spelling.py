"""Common slips of spelling by language: a short list of what is always wrong, so that no dialect is charged."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.grade.reply import Reply
from mysteryshop.lexicons import load


@cache
def _slips(language: str) -> re.Pattern[str] | None:
    listed = load("grade_spelling").get(language)
    return re.compile(r"\b(?:" + "|".join(listed) + r")\b", re.IGNORECASE) if listed else None


def misspelt(reply: Reply) -> tuple[str, ...]:
    """The slips of a message, literally as written."""
    pattern = _slips(reply.language or "")
    if pattern is None:
        return ()
    return tuple(dict.fromkeys(reply.body[m.start() : m.end()] for m in pattern.finditer(reply.spoken)))
