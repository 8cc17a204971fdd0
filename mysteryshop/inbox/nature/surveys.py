"""Mail that asks how the shopper liked the store: with stars and a link, or in a manager's own words. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.language.signals import found, hits, pattern, spoken
from mysteryshop.inbox.language.speech import says_of_its_own, typed
from mysteryshop.inbox.language.words import Words
from mysteryshop.inbox.nature.timing import seconds_waited
from mysteryshop.inbox.text.quotes import quotes_something
from mysteryshop.lexicons import load
from mysteryshop.model import Message, Shop

READ = 3_000
"""Characters that are looked at."""
BELOW = 8
"""Words of a letter below which a survey may stand."""
LONGEST = 90
"""Words of a survey that somebody might have typed."""
WEIGHTS = {"served": 1.0, "staff": 1.0, "about_us": 1.0, "opinion": 1.0, "mark": 1.2, "leads": 0.8, "frank": 0.6}
"""What it weighs that a letter asks how somebody was served or how the house's people did, speaks of opinions, asks for a mark,
says who leads the house, wants a frank word."""
ASKED, WANTED = ("served", "staff", "about_us"), ("opinion", "mark")
"""Of each of these a survey has one."""
SELLING = -1.2
"""What it weighs that it still wants to sell."""
ENOUGH, ENOUGH_LATE, SURE = 1.8, 1.6, 2.4
"""Points from which it is a survey; from which one that came late and names no car; and from which nothing else in it tells."""
SOON, LATE = 7_200, 129_600
"""Seconds after the lead until when nobody asks how it was, and from which a few words on it are enough."""
_CLAUSES = re.compile(r"(?<=[.!?,;])\s+|\n+")


def is_survey(message: Message, shop: Shop | None = None) -> bool:
    """Whether a mail asks how the shopper liked the store."""
    return survey_in(message, shop) is not None


def survey_in(message: Message, shop: Shop | None = None) -> str | None:
    """Words of a survey; one word is enough in the subject, or where it says how little time it takes; elsewhere two, or a
    question on how the store did beside what only surveys say with it."""
    text = f"{message.subject}\n{message.full_text[:READ]}"
    if _stands_below(message):
        return None
    asks = hits("survey_asks", message.full_text[:READ])
    if len(asks) >= 2:
        return asks[0]
    if found(pattern("survey"), text) is not None:
        if asks:
            return asks[0]
        words = hits("survey", text)
        if found(pattern("survey", "senders"), message.from_address):
            return words[0]
        subject = (one for one in hits("survey", message.subject) if not one[:1].isdigit())  # "5 star service" praises
        if told := next(subject, words[0] if len(words) >= 2 else None):
            return told
    return in_own_words(message, shop)


def in_own_words(message: Message, shop: Shop | None) -> str | None:
    """The question on how the store did in a letter of somebody who leads it, if the letter is about nothing else. Fewer words
    tell it days after the lead, where a letter does not even name the car."""
    waited = seconds_waited(message, shop)
    said = typed(message.text[:READ])
    if len(said.split()) > LONGEST or (waited is not None and 0 <= waited < SOON):
        return None
    shown = f"{message.subject}\n{said}".lower()
    told = {concept: words for concept in WEIGHTS if (words := found(_concept(concept), shown))}
    asked = next((told[one] for one in (*ASKED, *WANTED) if one in told), None)
    points = sum(WEIGHTS[one] for one in told)
    if asked is None or points < ENOUGH_LATE:
        return None
    sentences = said[: max(map(said.rfind, ".?!")) + 1].lower()  # not the links below them
    sells = found(_concept("selling"), sentences) is not None
    if any(_is_of_the_car(sentence, spoken(message)) for sentence in _CLAUSES.split(said)):
        return None
    if not sells and _speaks_of_no_car(message, said, shop) and any(one in told for one in (*ASKED, "mark")):
        return asked
    if not any(one in told for one in ASKED) or not any(one in told for one in WANTED):
        return None  # who leads the house and asks whether all was answered still wants to sell
    return asked if points + (SELLING if sells else 0.0) >= ENOUGH else None


def _speaks_of_no_car(message: Message, said: str, shop: Shop | None) -> bool:
    """Whether a letter that came days after its lead neither names the car nor quotes what it answers."""
    waited = seconds_waited(message, shop)
    if shop is None or waited is None or waited < LATE or quotes_something(message.full_text):
        return False
    model = shop.vehicle.model if shop.vehicle else None
    return not model or str(model).casefold() not in said.casefold()


def _is_of_the_car(sentence: str, language: str | None) -> bool:
    """Whether a sentence states something of the car and speaks of nothing that surveys speak of."""
    return not any(found(_concept(one), sentence.lower()) for one in WEIGHTS) and says_of_its_own(sentence, language)


@cache
def _concept(name: str) -> Words:
    return Words("|".join(f"(?:{one})" for one in load("inbox_surveys")[name]))


def _stands_below(message: Message) -> bool:
    """Whether what a survey says stands only around a letter that says something of the car: a portal asks how it was."""
    if len(message.text.split()) < BELOW or len(message.full_text) <= len(message.text):
        return False
    own = f"{message.subject}\n{message.text[:READ]}"
    if found(pattern("survey"), own) or hits("survey_asks", message.text[:READ]):
        return False
    return says_of_its_own(typed(message.text[:READ]), spoken(message))
