"""What a portal says right above a letter: that somebody wrote, and to whom it gives the word. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.language.words import Words
from mysteryshop.inbox.text.asides import says_i, speaks
from mysteryshop.inbox.text.card_lines import NAME
from mysteryshop.inbox.text.heads import is_greeting
from mysteryshop.inbox.text.parties import SENTENCE_END, Parties, names_car, names_of
from mysteryshop.inbox.text.portal_below import MOST_CALL, MOST_WORDS
from mysteryshop.inbox.text.portal_rows import MOST_LABEL, told
from mysteryshop.lexicons import load


def introduces(said: str, who: Parties) -> bool:
    """Whether a sentence points to words of the store, or of "our dealer", that follow it ("Please find their answer below.")."""
    if len(said.split()) > MOST_WORDS or "?" in said or says_i(said) or speaks("unread", said):
        return False
    low = said.casefold()
    last = re.split(r"(?<=\w[.!])\s+", low)[-1]
    points = told("pointing").search(last) is not None
    handed = told("hands_on").search(last) is not None
    if not (points or handed):
        return False
    theirs = told("their_dealers").search(low) is not None
    sellers = told("sellers").search(low) is not None
    named = theirs or sellers or any(name in low for name in names_of(who))
    theirs = theirs or (handed and sellers)
    if not named or (not theirs and (speaks("several", said) or told("ours").search(low))):
        return False
    return ((points or handed) and told("letters").search(last) is not None) or (handed and said.endswith(":"))


def is_notice(lines: list[str], who: Parties) -> bool:
    """Whether a paragraph announces that somebody wrote: the store, or whom the mail is from, in the third person."""
    said = " ".join(line.strip() for line in lines)
    if len(said.split()) > MOST_WORDS or "?" in said or says_i(said):
        return False
    low = said.lower()
    theirs = told("their_dealers").search(low) is not None
    if (not theirs and (speaks("several", said) or told("ours").search(low))) or speaks("unread", said):
        return False
    if theirs:
        low = told("their_dealers").regex.sub("§", low)
    for name in names_of(who):
        low = low.replace(name, "§")
    whole = "§" in low or not SENTENCE_END.search(said) or names_car(said.rstrip(" .!\"'”»"), who)
    if not whole and (len(said.split()) > MOST_CALL + 2 or ":" in said):
        return False  # whoever it speaks of, it tells more than that he wrote
    low = told("sellers").regex.sub("§", low) if told("sellers").search(low) else low
    if len(lines) == 1 and speaks("box", said) and len(said.split()) <= 2 * MOST_LABEL and names_car(said, who):
        return True  # "A message about your RAV4"
    return told("notices").search(low) is not None or _introductions().search(low) is not None


def hands_on(said: str, who: Parties) -> bool:
    """Whether a paragraph hands on what follows it for the store: "Your dealer Lee Motors has asked us to pass on this:"."""
    low = said.casefold()
    if not said.endswith(":") or len(said.split()) > MOST_WORDS or "?" in said or says_i(said):
        return False
    return any(name in low for name in names_of(who)) and told("hands_on").search(low) is not None


def is_person_of(said: str, who: Parties) -> bool:
    """ "Ann Lee (Lee Motors) :", "Ann Lee from Lee Motors": a name, the store's, and small words between them."""
    bare = said.rstrip(" :")
    place = bare.casefold().find(who.house.casefold()) if who.house else -1
    if place <= 0 or bare[place + len(who.house) :].strip(" )]") or SENTENCE_END.search(said):
        return False
    name = [
        word for word in re.findall(r"[\w.'’-]+", bare[:place]) if word.casefold() not in load("inbox_quotes")["between_names"]
    ]
    return 1 <= len(name) <= 4 and bool(NAME.match(" ".join(name))) and not is_greeting(bare[:place].strip() + ",")


@cache
def _introductions() -> Words:
    """All but the first, which any sentence with a colon may be."""
    return Words("|".join(load("inbox_relays")["introduction"][1:]))
