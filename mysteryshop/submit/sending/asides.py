"""What a page says beside its thanks: cases that may come, what need not be done, files that were not taken. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from mysteryshop.submit.page.phrases import Phrases, adverts, phrases, plain
from mysteryshop.submit.sending.denial import flatly, of_a_case, unsent_words
from mysteryshop.submit.sending.polarity import needless, turns_away
from mysteryshop.submit.sending.thanks import best_thanks, denies

_OUT = "submit_outcomes"
_LONGEST = 600
"""Letters of a paragraph; longer ones are terms."""
_END = re.compile(r"(?<=[.!?…])\s+(?=\S)")
_SURE = 0.8
_MANY = 60
"""Lines of a page that says much else."""
_JOINS = [[word] for word in ("and", "nor", "und", "noch", "et", "ni", "y", "e", "ed", "en", "ne")]
"""What joins two things that were not sent."""
_SHORT = 6
"""Words of a sentence that leaves open what it speaks of."""


@lru_cache(maxsize=32)
def without_asides(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The same lines; where some sentence thanks, without the asides of those who thank, and a line that surely thanks parted
    from what else stands in it, unless that says that nothing was sent."""
    if len(lines) > _MANY:
        return lines
    parted = [_END.split(line.strip()) if len(line) < _LONGEST else [line] for line in lines]
    if not any(_belief(one) for told in parted for one in told):
        return lines
    out: list[str] = []
    for line, told in zip(lines, parted, strict=True):
        kept = [one for one in told if _belief(one) or not _aside(one)]
        if len(kept) > 1 and _belief(line) < _SURE <= max(map(_belief, kept)) and not any(map(_takes_back, kept)):
            out += [one for one in kept if _belief(one) or not flatly(plain(one))]
        elif kept:
            out.append(line if len(kept) == len(told) else " ".join(kept))
    return tuple(out)


def _belief(line: str) -> float:
    thanks = best_thanks([line])
    return thanks[1] if thanks else 0.0


def _takes_back(sentence: str) -> bool:
    """It says that the lead was not sent, or hardly says of what it speaks."""
    told = plain(sentence)
    if _belief(sentence) or not (denies(told) or flatly(told) or turns_away(told)):
        return False
    named = any(phrases(_OUT, "reports", name).find(told) for name in ("yours", "sent"))
    return named or len(told.split()) < _SHORT


def _aside(sentence: str) -> bool:
    """It asks, speaks of a case that may come, of what need not or must not be done, of files, copies or advertising."""
    told = plain(sentence)
    if of_a_case(told) or needless(told) or phrases(_OUT, "asides", "needless").find(told):
        return True
    beside = _places(told, adverts(), phrases(_OUT, "asides", "files"), phrases(_OUT, "unsent", "others"))
    if (denies(told) or flatly(told) or unsent_words(told)) and _of_the_lead(told, min(beside, default=len(told))):
        return False  # the lead itself was not sent, for whatever reason
    return sentence.rstrip().endswith("?") or bool(beside)


def _of_the_lead(told: str, beside: int) -> bool:
    """Words that deny name what the shopper sent before the thing `beside` it, or join the two."""
    lead = _places(told, *(phrases(_OUT, "reports", name) for name in ("yours", "sent")))
    return any(place < beside or told[:place].split()[-1:] in _JOINS for place in lead)


def _places(told: str, *tables: Phrases) -> list[int]:
    """Where these words stand."""
    return [told.index(f" {hit} ") for table in tables for hit in table.all_in(told) if f" {hit} " in told]
