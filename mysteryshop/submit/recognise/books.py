"""The lexicons of the recogniser, opened once as phrase books."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.recognise.words import PhraseBook, plain

STANCES = ("refuse", "denial")
NAMED = {"consent": ("agree", "legal"), "marketing_optin": ("advert",), "other": ("choice",), "has_trade_in": ("trade_in",)}
"""The signs whose `keys` name a kind of leave in the page's source."""


def _spoken(table: Mapping[str, list[str]]) -> list[str]:
    return [phrase for language, phrases in table.items() if language != "keys" for phrase in phrases]


def _all(table: Mapping[str, list[str]]) -> list[str]:
    return [phrase for phrases in table.values() for phrase in phrases]


@cache
def labels() -> PhraseBook:
    """Field types by the words people read."""
    return PhraseBook({kind: _spoken(table) for kind, table in load("recognise_fields").items()})


@cache
def heads() -> PhraseBook:
    """Field types by words that may end a compound ("Rechnungsanschrift"): those of the languages that build them."""
    tables = load("recognise_fields").items()
    return PhraseBook({kind: [p for language in ("de", "nl", "more") for p in table.get(language, [])] for kind, table in tables})


@cache
def names() -> PhraseBook:
    """Field types by the names and ids of the page's source."""
    return PhraseBook({kind: _all(table) for kind, table in load("recognise_fields").items()})


@cache
def short_keys() -> frozenset[str]:
    """Names of one or two letters that the lexicon lists as names; others are words that people read ("Re:")."""
    return frozenset(key for table in load("recognise_fields").values() for key in table.get("keys", ()) if len(key) < 3)


@cache
def signs() -> PhraseBook:
    """Signs in the sentence of a tick box: agree, legal, enquiry, want, advert, advert_end, message, reach, aside, ..."""
    return PhraseBook({sign: _spoken(table) for sign, table in load("recognise_permissions").items() if sign not in STANCES})


@cache
def stances() -> PhraseBook:
    """Phrases that turn a clause round: refuse (the shopper does not want it), denial (the site says it will not)."""
    return PhraseBook({sign: _spoken(load("recognise_permissions")[sign]) for sign in STANCES})


@cache
def permission_keys() -> PhraseBook:
    """What a tick box asks leave for by names and ids: consent, marketing_optin, other, has_trade_in."""
    tables = load("recognise_permissions")
    keys = {kind: [key for sign in signs for key in tables[sign].get("keys", [])] for kind, signs in NAMED.items()}
    return PhraseBook(keys)


@cache
def choices() -> Mapping[str, frozenset[str]]:
    """Answers that give a question away, by field type."""
    tables = load("recognise_answers")
    answers = {kind: frozenset(map(plain, words)) for kind, words in tables["choices"].items()}
    return {**answers, "contact_method": frozenset(map(plain, _all(tables["method"])))}


@cache
def post() -> frozenset[str]:
    """Names of the letter post as an answer."""
    return frozenset(map(plain, _all(load("recognise_answers")["post"])))


@cache
def prompts() -> re.Pattern[str]:
    """Prompts that form software writes at every box, the longest first."""
    words = sorted(map(plain, _all(load("recognise_answers")["prompts"])), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase.strip()) for phrase in words)})\b")


@cache
def buttons() -> PhraseBook:
    """Words on buttons: send, other."""
    return PhraseBook({kind: _all(table) for kind, table in load("recognise_buttons").items()})


@cache
def forms() -> PhraseBook:
    """What a form is for, by headings, buttons and titles."""
    return PhraseBook({kind: _spoken(table) for kind, table in load("recognise_forms").items()})


@cache
def telling() -> PhraseBook:
    """What gives an errand away: the plate of one's own car, work on it, an income."""
    return PhraseBook(load("recognise_common")["telling"])


@cache
def form_keys() -> PhraseBook:
    """What a form is for, by ids, classes and addresses."""
    return PhraseBook({kind: _all(table) for kind, table in load("recognise_forms").items()})
