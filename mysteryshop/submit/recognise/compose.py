"""What the words of a label say together that none of them says alone.

A phrase book knows whole phrases. Here words are weighed against each other: the head of a label against what only describes it,
a word that means something only when it stands alone, and pairs of words ("when" and "call", "how" and "find") that ask one thing
in every wording and language (lists in lexicons/recognise_common.toml).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mysteryshop.submit.recognise.words import FILLER, MOTOR, Hit, group, listed, plain

VEHICLE = group("vehicle")
OF_TRADES = VEHICLE - {"has_trade_in", "vehicle_interest", "new_or_used"}
NAMES = frozenset({"first_name", "last_name", "full_name"})
ALONE, HEADS, FIRST_HEADS, OF, ORGS, OTHERS = map(listed, ("alone", "heads", "first_heads", "of", "orgs", "others"))
CALLS, WHEN, HOW, BY, WHERE, FIND = map(listed, ("calls", "when", "how", "by", "where", "find"))
US, NUMBER, HELP = map(listed, ("us", "number", "help"))
ASKS_WHEN, VISIT, WISH, TRADE, USED = map(listed, ("asks_when", "visit", "wish", "trade", "used"))
NAME = frozenset({"name", "nom", "nombre", "nome", "naam"})
_OR_NAME = re.compile(r"(?i)[/&+]\s*(?:name|nom|nombre|nome|naam)\b|\b(?:name|nom|nombre|nome|naam)\s*[/&+]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
MOST = 14
"""The most words of one question; more are a text."""


def asked_together(words: Sequence[str], hits: Sequence[Hit], text: str) -> str:
    """The type that words of different lists ask together, else "": a phrase that is most of the question says it better."""
    if len(words) > MOST or any(hit.length > max(1, 0.7 * len(words)) for hit in hits):
        return ""
    told = set(words)
    if told & FIND and ((told & US and told & (HOW | WHERE)) or words[-1] in BY):
        return "hear_about"
    if told & WISH and {"from", "us"} <= told:  # "how would you like to hear from us"
        return "contact_method"
    if told & CALLS:
        if told & WHEN:
            return "contact_time"
        if told & HOW or words[-1] in BY:
            return "contact_method"
        if told & NUMBER:
            return "phone"
    if told & FIND and told & (HOW | WHERE) and not told & HELP:  # "what can we help you find"
        return "hear_about"
    if told & ASKS_WHEN and told & VISIT:
        return "date"
    if told & TRADE and told & (MOTOR - TRADE | USED) and not any(set(hit.kinds) & OF_TRADES for hit in hits):
        return "has_trade_in"
    if told & ORGS and told & NAME and not _OR_NAME.search(text):
        return "company"
    return ""


def of_somebody_else(words: Sequence[str], hits: Sequence[Hit]) -> bool:
    """A name, but that of a child, a spouse, a project ..."""
    return len(words) <= 6 and bool(OTHERS & set(words)) and any(set(hit.kinds) & NAMES for hit in hits)


def only_alone(hits: Sequence[Hit], words: Sequence[str]) -> tuple[Hit, ...]:
    """The hits without words that mean something only where nothing else is said: "Contact", but not "Prénom du contact"."""
    said = sum(1 for word in words if word not in FILLER)
    return tuple(hit for hit in hits if hit.phrase not in ALONE or said <= hit.length)


def in_brackets(text: str, hits: Sequence[Hit]) -> frozenset[str]:
    """The words that stand in brackets only, where hits stand outside of them: "Company (if VAT no.)"."""
    if "(" not in text and "[" not in text:
        return frozenset()
    outside = set(plain(_BRACKETS.sub(" ", text)).split())
    spoken = any(not outside.isdisjoint(hit.phrase.split()) for hit in hits)
    return frozenset(plain(text).split()) - outside if spoken else frozenset()


def shares(hits: Sequence[Hit], words: Sequence[str], loose: int) -> list[float]:
    """How much of its worth each hit keeps beside the others."""
    asked = {kind for hit in hits for kind in hit.kinds}
    own = asked & {"email", "email_confirm", "url"} and words[-1] == "address"  # which is no street
    headed = words[-1] in HEADS and not own and any(hit.start + hit.length == len(words) for hit in hits)
    led = len(words) > 2 and words[0] in FIRST_HEADS and words[1] in OF and any(hit.start == 0 for hit in hits)
    kept = []
    for hit in hits:
        kinds = set(hit.kinds)
        share = 1.0
        if hit.length == 1 and loose >= 4 and kinds & VEHICLE:  # "where will the vehicle be picked up?"
            share *= 0.6
        if "has_trade_in" in kinds and asked & OF_TRADES:  # "trade-in mileage"
            share *= 0.3
        if "subject" in kinds and words[0] in ASKS_WHEN:  # "when do you need service?"
            share *= 0.3
        if kinds & {"subject", "search_query"} and asked & VEHICLE:  # "the vehicle you are interested in", "are looking for"
            share *= 0.3
        if kinds & {"house_number", "street2"} and "street" in asked:  # "street and house number"
            share *= 0.3
        if "street2" in kinds and "house_number" in asked:  # "house number + addition"
            share *= 0.3
        if (headed and hit.start + hit.length < len(words)) or (led and hit.start):  # "service date", "date of service"
            share *= 0.5
        kept.append(share)
    return kept
