"""What a portal tells in rows and headings: a label each, and whom or what it names behind it. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.language.words import Words
from mysteryshop.inbox.text.asides import says_i, speaks
from mysteryshop.inbox.text.card_lines import MONEY, NAME
from mysteryshop.inbox.text.parties import SENTENCE_END, WORD, Parties, fold, is_car, names_of
from mysteryshop.lexicons import load

MOST_ROWS = 6
MOST_LABEL, MOST_HEADING = 4, 10
"""Words of a label in front of a name, and of a heading that names the seller."""
LABELLED = re.compile(r"^\W{0,3}([^:：]{2,40}?)\s?[:：]\s*(\S.*)$")
_FIGURES = re.compile(r"^[a-z]{0,4}[\W\d]*\d[\W\d]*[a-z]{0,4}$")
_NUMBER_LAST = re.compile(r"^\D{2,24}\s(\+?[\d ()./-]{4,})$")
_MARKS = " \t-=*#~_"


@cache
def told(name: str) -> Words:
    """One of the lists of what portals say."""
    return Words("|".join(f"(?:{one})" for one in load("inbox_relays")[name]))


@cache
def given_names() -> frozenset[str]:
    """Given names of seven languages, folded."""
    lists = load("given_names")
    return frozenset(
        fold(name) for side in ("women", "men", "either") for names in lists.get(side, {}).values() for name in names.split()
    )


def tells_whose(lines: list[str], who: Parties, *, cars: bool, priced: bool = False) -> bool:
    """Rows of a label each, with the store, the sender, the shopper, his car or a number behind it; the store or the sender is
    among them, or where `cars`, his car. `priced`: a portal told of the letter above, and a price may be one of the rows."""
    filled = [line.strip() for line in lines if line.strip(_MARKS)]
    if len(filled) > 1 and ((filled[-1].endswith(":") and len(filled[-1].split()) <= MOST_LABEL) or heads_words(filled[-1])):
        headed = filled.pop()  # "Dealer's comment:"
        if priced and told("comments").search(headed.lower()) and all(map(_is_labelled, filled)):
            return True
    priced = priced and len(filled) > 1
    if not filled or len(filled) > MOST_ROWS or (not priced and MONEY.search(" ".join(filled))):
        return False
    said = [_told_by(line, who, bare=len(filled) > 1, priced=priced) for line in filled]
    names = [fold(name) for name in names_of(who)]
    known = [one is not None and bool(_names_party(one, who, priced=priced) or _FIGURES.match(one)) for one in said]
    contact = [place for place, row in enumerate(known) if not row and _is_contact_row(filled[place])]
    if sum(known) + len(contact[:1]) < len(filled):
        return False
    cars = cars or (priced and len(filled) > 2 and len(contact) == 1)  # somebody else is named beside it
    return any(one and (_holds_name(one, names) or (cars and is_car(one, who, told=priced))) for one in said)


def _holds_name(one: str, names: list[str]) -> bool:
    """Whether folded words are a name, with a place or another name beside it at most ("lee motors, albany")."""
    return any(name in one and len(one.replace(name, " ").split()) <= MOST_LABEL - 1 for name in names)


def _is_labelled(line: str) -> bool:
    row = LABELLED.match(line)
    return row is not None and len(row[1].split()) <= MOST_LABEL and len(row[2].split()) <= MOST_LABEL


def _told_by(line: str, who: Parties, *, bare: bool, priced: bool) -> str | None:
    """What a row says behind its label, folded; `bare`: rows of a table may stand without a colon, or without a label."""
    if (row := LABELLED.match(line)) is not None:
        return fold(row[2]) if len(row[1].split()) <= MOST_LABEL else None
    low = fold(line)
    if not bare or SENTENCE_END.search(line):
        return None
    for name in (*map(fold, names_of(who)), fold(who.shopper)):
        if name and name in low and len(low.replace(name, " ", 1).split()) <= MOST_LABEL - 1:
            return name
    if (number := _NUMBER_LAST.match(line)) is not None:
        return number[1]
    return low if is_car(line, who, told=priced) else None


def _names_party(one: str, who: Parties, *, priced: bool) -> bool:
    """Whether folded words are the store, the sender, both, the shopper or his car."""
    rest = one
    for name in (*map(fold, names_of(who)), fold(who.shopper)):
        rest = rest.replace(name, " ")
    return len(WORD.findall(rest)) < (MOST_LABEL if rest != one else 1) or is_car(one, who, told=priced)


def _is_contact_row(line: str) -> bool:
    """A label of a few words and a person's name in full, with or without a colon ("Your contact Ann Lee")."""
    words = line.replace(":", " ").split()
    return 3 <= len(words) <= MOST_LABEL + 1 and NAME.match(" ".join(words[-2:])) is not None


def are_labelled(lines: list[str]) -> bool:
    """Rows of a label and a name each ("Contact: Ann Lee")."""
    rows = [LABELLED.match(line.strip()) for line in lines if line.strip()]
    return all(row is not None and len(row[1].split()) <= MOST_LABEL and NAME.match(row[2]) for row in rows)


def heads_words(said: str) -> bool:
    """ "Text of the message:", right above it."""
    said = said.strip(_MARKS)
    words, low = len(said.split()), said.lower()
    if not said or says_i(said) or "?" in said or words > MOST_HEADING or SENTENCE_END.search(said):
        return False
    bare = said.rstrip(": ").casefold()
    comments, sellers = told("comments").search(low) is not None, told("sellers").search(low) is not None
    if not said.endswith(":"):
        return comments and (words < MOST_LABEL or (sellers and words <= MOST_LABEL + 1))
    named = comments or speaks("box", said) or speaks("mail", said) or bare in load("inbox_signals")["notice"]["transcripts"]
    return named and (words <= MOST_LABEL or sellers)


def heads_a_card(said: str) -> bool:
    """ "Contact information", "Your dealer": a heading over whom a portal's customer may turn to."""
    bare = said.rstrip(": ").casefold()
    if len(bare.split()) > MOST_LABEL + 1 or SENTENCE_END.search(said):
        return False
    return told("card_heads").search(bare) is not None or any(
        re.fullmatch(one, bare) for one in (*load("inbox_relays")["sellers"], *load("inbox_quotes")["card_headings"])
    )
