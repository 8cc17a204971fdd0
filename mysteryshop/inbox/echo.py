"""The shopper's own lead at the end of an answer, repeated by a CRM without any mark of a quote. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

FEWEST_WORDS = 8
"""Shorter leads are repeated by chance."""
FEWEST_BELOW = 6
"""Fewer words below it are the shopper's name."""
ALIKE = 0.9
"""Part of the lead's words that must follow each other as the shopper wrote them."""
MAX_TEXT = 40_000

_WORD = re.compile(r"\w+")


def without_lead(text: str, lead: str) -> str:
    """The text without the lead repeated in it from the beginning of a line on; the text itself where nothing else is in it.

    A label above ("Comments:") and the shopper's name below go with it. A lead taken up within a sentence
    stays: that is an answer.
    """
    asked = _words_of(lead)
    if len(asked) < FEWEST_WORDS or len(text) > MAX_TEXT or not _may_hold(text.casefold(), asked):
        return text
    words = [(hit[0].casefold(), hit.start(), hit.end()) for hit in _WORD.finditer(text)]
    for place in range(len(words) - len(asked) + 1):
        if words[place][0] != asked[0] or words[place + 1][0] != asked[1]:
            continue
        run = words[place : place + len(asked)]
        if sum(told[0] == word for told, word in zip(run, asked, strict=True)) < ALIKE * len(asked):
            continue
        begin = text.rfind("\n", 0, run[0][1]) + 1
        before = text[begin : run[0][1]].strip(" \t\"'“«„")
        if before and not (before.endswith(":") and len(before.split()) <= 4):
            return text
        return _joined(text[:begin], text[run[-1][2] :]) or text
    return text


@lru_cache(maxsize=64)
def _words_of(lead: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(lead)]


def _may_hold(folded: str, asked: list[str]) -> bool:
    """Whether enough of the lead's words stand anywhere in a text; most answers have hardly any."""
    left = len(asked)
    for word in asked:
        if word not in folded:
            left -= 1
            if left < ALIKE * len(asked):
                return False
    return True


def _joined(above: str, below: str) -> str:
    """What stands around the lead: the label and the rule above it go, and what is too short below it to say anything."""
    lines = above.rstrip().split("\n")
    while lines and (not lines[-1].strip(" -_=*#~") or (lines[-1].rstrip().endswith(":") and len(lines[-1].split()) <= 5)):
        lines.pop()
    rest = below.lstrip(" .!?\"'”»\n")
    kept = "\n".join(lines).rstrip()
    return f"{kept}\n\n{rest}".strip() if len(rest.split()) >= FEWEST_BELOW else kept
