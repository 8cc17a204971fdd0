"""The lexicons of the recogniser, opened once as phrase books."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.recognise.words import PhraseBook, plain


def _spoken(table: Mapping[str, list[str]]) -> list[str]:
    return [phrase for language, phrases in table.items() if language != "keys" for phrase in phrases]


def _all(table: Mapping[str, list[str]]) -> list[str]:
    return [phrase for phrases in table.values() for phrase in phrases]


@cache
def labels() -> PhraseBook:
    """Field types by the words people read."""
    return PhraseBook({kind: _spoken(table) for kind, table in load("recognise_fields").items()})


@cache
def names() -> PhraseBook:
    """Field types by the names and ids of the page's source."""
    return PhraseBook({kind: _all(table) for kind, table in load("recognise_fields").items()})


@cache
def sentences() -> PhraseBook:
    """What a tick box asks for, by its sentence: consent, marketing_optin, choice, robot."""
    tables = load("recognise_sentences")
    return PhraseBook({kind: _spoken(tables[kind]["strong"]) for kind in ("consent", "marketing_optin", "choice", "robot")})


@cache
def sentence_keys() -> PhraseBook:
    """The same by names and ids."""
    tables = load("recognise_sentences")
    return PhraseBook(
        {kind: tables[kind]["strong"].get("keys", []) for kind in ("consent", "marketing_optin", "choice", "robot")}
    )


@cache
def choices() -> Mapping[str, frozenset[str]]:
    """Answers that give a question away, by field type."""
    tables = load("recognise_sentences")
    answers = {kind: frozenset(map(plain, words)) for kind, words in tables["choices"].items()}
    return {**answers, "contact_method": frozenset(map(plain, _all(tables["method"])))}


@cache
def post() -> frozenset[str]:
    """Names of the letter post as an answer."""
    return frozenset(map(plain, _all(load("recognise_sentences")["post"])))


@cache
def buttons() -> PhraseBook:
    """Words on buttons: send, other."""
    return PhraseBook({kind: _all(table) for kind, table in load("recognise_buttons").items()})


@cache
def forms() -> PhraseBook:
    """What a form is for, by headings, buttons and titles."""
    return PhraseBook({kind: _spoken(table) for kind, table in load("recognise_forms").items()})


@cache
def form_keys() -> PhraseBook:
    """What a form is for, by ids, classes and addresses."""
    return PhraseBook({kind: _all(table) for kind, table in load("recognise_forms").items()})
