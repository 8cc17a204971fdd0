"""Which way a tick box about advertising turns: whether its tick agrees to it or declines it.

"Tick if you do not wish to hear from us" declines; "untick if you do not wish ..." and "I do not want to miss any offer" agree.
Negations are counted clause by clause against what turns them round; a text that says both is told neither way.
"""

from __future__ import annotations

from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.sentence import CLAUSE
from mysteryshop.submit.recognise.words import Hit, PhraseBook, plain

AGREES, DECLINES, UNSURE = "agrees", "declines", ""
_WISHES = frozenset({"agree", "want", "message", "reach", "advert", "advert_end"})
_PORTUGUESE = frozenset(load("recognise_stance")["portuguese"]["pt"])
_REACH = 7
"""How many words a negation may stand before what it denies."""
_BEHIND = 2
"""How many words it may stand after it ("möchte nicht")."""


@cache
def _turns() -> PhraseBook:
    tables = load("recognise_stance").items()
    return PhraseBook(
        {kind: [phrase for phrases in table.values() for phrase in phrases] for kind, table in tables if kind != "portuguese"}
    )


def _idle(words: tuple[str, ...]) -> bool:
    """A bare "no" denies nothing there: the words are Portuguese."""
    return not _PORTUGUESE.isdisjoint(words)


def clause_stance(words: tuple[str, ...]) -> str:
    """What ticking says by one clause in `plain` words, or UNSURE where it speaks of no wish."""
    turns = _turns().find_words(words)
    turned = sum(1 for kind in ("miss", "turn") if any(kind in hit.kinds for hit in turns))
    wishes = [hit for hit in books.signs().find_words(words) if set(hit.kinds) & _WISHES]
    if any("tick" in hit.kinds for hit in turns):
        wishes += [hit for hit in turns if "will" in hit.kinds]
    stances = books.stances().find_words(words)
    if any("denial" in hit.kinds for hit in stances):
        return UNSURE
    nots = [hit for hit in turns if "not" in hit.kinds and any(-_BEHIND <= _gap(hit, wish) <= _REACH for wish in wishes)]
    if _idle(words):
        nots = [hit for hit in nots if hit.phrase != "no"]
    nots += [hit for hit in turns if "unless" in hit.kinds and wishes]
    nots += [hit for hit in stances if "refuse" in hit.kinds]
    if not nots:
        return UNSURE if turned else AGREES if any({"agree", "want"} & set(hit.kinds) for hit in wishes) else UNSURE
    first = min(hit.start for hit in nots)
    given = [hit for hit in wishes if hit.start + hit.length <= first and _given(hit, first)]
    aside = any("aside" in hit.kinds for hit in books.signs().find_words(words))
    if given or aside or turned > 1:
        return UNSURE
    return AGREES if turned else DECLINES


def _given(wish: Hit, denial: int) -> bool:
    """Leave was given, or a wish said, well before the negation: that denies something else."""
    between = denial - wish.start - wish.length
    return "agree" in wish.kinds or ("want" in wish.kinds and between > 1)


def _gap(denial: Hit, wish: Hit) -> int:
    """Words from the end of a negation to a wish; negative where it stands behind."""
    inside = wish.start <= denial.start < wish.start + wish.length
    return 0 if inside else wish.start - (denial.start + denial.length)


def box_stance(text: str) -> str:
    """What ticking a box says, by all its sentences: AGREES, DECLINES, or UNSURE where they differ or say nothing."""
    said = {clause_stance(tuple(plain(part).split())) for part in CLAUSE.split(text)} - {UNSURE}
    return said.pop() if len(said) == 1 else UNSURE
