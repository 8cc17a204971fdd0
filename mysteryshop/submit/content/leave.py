"""Whether words that ask for leave say what it is given for, in words known here, and how a list answers them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from mysteryshop.model import Shop
from mysteryshop.submit.content import choose, errands
from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.content.texts import question
from mysteryshop.submit.page.phrases import adverts, phrases, plain
from mysteryshop.submit.recognise.boxes import read_sentence, sentence_of
from mysteryshop.submit.recognise.sentence import OBJECTS, SELLS, SHARES, bare, read_leave, speaks

if TYPE_CHECKING:
    from mysteryshop.submit.page.snapshot import FieldSnapshot
    from mysteryshop.submit.recognise import FieldReading

_NAMED = OBJECTS - {"habit"}
_ENQUIRY, _SOLD = frozenset(("enquiry",)), frozenset(("advert", "advert_end", "habit"))
_BOUND = frozenset(("enquiry", "legal"))
_ALSO = 0.45
"""So much leave to advertise is asked for, and not only named in passing."""


def says_to_what(words: str) -> bool:
    """They name what is agreed to, or nothing but the act, and the words around them do; or something is only taken note of."""
    return (
        speaks(words, _NAMED) or bare(words) or phrases("submit_choices", "acknowledge", "words").find(plain(words)) is not None
    )


def asks_to_answer(words: str) -> bool:
    """They ask whether this very enquiry may be answered, and speak of nothing that is sent to many, nor of a call."""
    called = phrases("submit_ways", "errand_words", "calls").find(plain(words))
    return speaks(words, _ENQUIRY) and not speaks(words, _SOLD) and not called


def sells_too(words: str) -> bool:
    """They ask leave to advertise as well, whatever else they ask for."""
    return speaks(words, SELLS | SHARES) and read_leave(words).of("marketing_optin") >= _ALSO


def bound(words: str) -> bool:
    """They speak of this enquiry or of legal texts, too."""
    return speaks(words, _BOUND)


def to_what_nobody_knows(field: FieldSnapshot, readings: Iterable[FieldReading]) -> bool:
    """A box that agrees to something in words not known here, and states no fact, beside a consent of the form that says what it
    is given for: "I agree to enter the Horizon universe" beside "I accept the privacy policy"."""
    words = sentence_of(field)
    harmless = ("statement", "licence", "answered")
    if says_to_what(words) or any(phrases("submit_choices", table, "words").find(plain(words)) for table in harmless):
        return False
    beside = (r.field for r in readings if r.type == "consent" and r.field.kind == "checkbox" and r.field.usable)
    return any(not _same(other, field) and bound(sentence_of(other)) for other in beside)


def to_other_ends(field: FieldSnapshot, readings: Iterable[FieldReading]) -> bool:
    """Leave to an end that is not this enquiry, in words not known here, beside a consent that the form has for it as well: "so
    that the maker can look after me" beside "to answer my request"."""
    beside = (r.field for r in readings if r.type == "consent" and r.field.usable and not _same(r.field, field))
    return _to_some_end(_asked(field)) and any(_for_this(_asked(other)) for other in beside)


def _asked(field: FieldSnapshot) -> str:
    return sentence_of(field) if field.kind == "checkbox" and field.group_size < 2 else question(field)


def _same(one: FieldSnapshot, other: FieldSnapshot) -> bool:
    return one.selector == other.selector or (one.kind == other.kind == "radio" and bool(one.name) and one.name == other.name)


def _to_some_end(words: str) -> bool:
    """They say an end, and it is not this enquiry; nothing is only taken note of."""
    told = plain(words)
    said = phrases("submit_choices", "ends", "words").find(told) and not phrases("submit_choices", "acknowledge", "words").find(
        told
    )
    return bool(said) and not speaks(words, _ENQUIRY)


def _for_this(words: str) -> bool:
    """They speak of this enquiry, or of legal texts alone."""
    return speaks(words, _ENQUIRY) or (says_to_what(words) and not _to_some_end(words))


def leave_asked(field: FieldSnapshot, asked: str, options: Sequence[Option]) -> tuple[Option, str] | None:
    """A list that agrees or does not to what a sentence asks leave for: yes to an answer and to what the form needs, no to its
    advertising."""
    yes, no = choose.yes_or_no(options, True), choose.yes_or_no(options, False)
    leave = read_sentence(replace(field, kind="checkbox", label=asked, text_before="", text_after=""))[0] if asked else ""
    real = choose.real_options(options)
    if leave == "marketing_optin" and (yes is None or no is None) and len(real) == 2 and (no := choose.declining(real)):
        return no, "its advertising is not wanted"
    if yes is None or no is None or yes == no or not asked:
        return None
    told = plain(f"{asked} {field.text_before[-120:]}")
    if len(options) < 5 and phrases("submit_choices", "reply", "words").find(told) and not adverts().find(told):
        return yes, "an answer is what the shopper wants"
    if asks_to_answer(asked):
        return yes, "an answer is what the shopper wants"
    if leave == "consent":
        return yes, "consent the form needs"
    if leave != "marketing_optin" and phrases("submit_choices", "agree", "words").find(plain(yes[0])):
        return no, "what is agreed to is not said in words known here"
    return (no, "its advertising is not wanted") if leave == "marketing_optin" else None


def advertises_by_choice(options: Sequence[Option], shop: Shop) -> bool:
    """Some entry is itself leave to advertise ("You may send me offers by email"), and another says no, or half of them are such:
    one that gives none is to be taken. Not where they tell errands ("Special offers" beside "Sales")."""
    real = choose.real_options(options)
    gives = sum(gives_leave(words) for words, _ in real)
    if not gives or errands.tells_errands(options, shop):
        return False
    return choose.declining(real) is not None or 2 * gives >= len(real)


def without_leave(options: Sequence[Option]) -> tuple[Option, str] | None:
    """Of such entries the one that says no, else the only one that gives no leave; None where nobody can tell which it is."""
    rest = [option for option in choose.real_options(options) if not gives_leave(option[0])]
    no = choose.declining(rest) or (rest[0] if len(rest) == 1 else None)
    return (no, "its advertising is not wanted") if no else None


def gives_leave(words: str) -> bool:
    """An entry that is itself leave to advertise."""
    return speaks(words, SELLS) and read_leave(words).of("marketing_optin") >= _ALSO


def asks_to_advertise(field: FieldSnapshot, asked: str, options: Sequence[Option], shop: Shop) -> bool:
    """Two entries under words that ask leave to advertise, which are no ways to answer, no errands and no kinds of car."""
    leave = read_sentence(replace(field, kind="checkbox", label=asked, text_before="", text_after=""))[0] if asked else ""
    told = choose.ways_to_answer(options) or errands.tells_errands(options, shop) or choose.condition(options, "used")
    return leave == "marketing_optin" and len(choose.real_options(options)) == 2 and not told


def to_a_list(
    field: FieldSnapshot, kind: str, options: Sequence[Option], shop: Shop
) -> tuple[Option, str] | Literal[False] | None:
    """The answer to a list of this type that asks leave to advertise, or for consent; None where nobody can tell which entry
    refuses; False where it asks for neither."""
    asked = question(field)
    # "my data" is a day in other tongues, and no day is answered by yes or no
    may_be = kind in ("other", "subject", "contact_method") or (kind == "date" and choose.only_yes_or_no(options))
    if may_be and ((told := leave_asked(field, asked, options)) or asks_to_advertise(field, asked, options, shop)):
        return told
    if not choose.ways_to_answer(options) and advertises_by_choice(options, shop):
        return without_leave(options)
    if kind == "marketing_optin" and not choose.ways_to_answer(options):  # never the first of what nobody knows
        return (no, "its advertising is not wanted") if (no := choose.declining(options)) else None
    return False
