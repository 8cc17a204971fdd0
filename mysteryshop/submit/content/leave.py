"""Whether words that ask for leave say what it is given for, in words known here. Pure."""

from __future__ import annotations

from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.recognise.sentence import OBJECTS, bare, speaks

_NAMED = OBJECTS - {"habit"}
_ENQUIRY, _SOLD = frozenset(("enquiry",)), frozenset(("advert", "advert_end", "habit"))


def says_to_what(words: str) -> bool:
    """They name what is agreed to, or nothing but the act, and the words around them do; or something is only taken note of."""
    return (
        speaks(words, _NAMED) or bare(words) or phrases("submit_choices", "acknowledge", "words").find(plain(words)) is not None
    )


def asks_to_answer(words: str) -> bool:
    """They ask whether this very enquiry may be answered, and speak of nothing that is sent to many, nor of a call."""
    called = phrases("submit_ways", "errand_words", "calls").find(plain(words))
    return speaks(words, _ENQUIRY) and not speaks(words, _SOLD) and not called
