"""Forms that ask little, or for something else beside the question: an address alone, a number to be called at, a price. Pure."""

from __future__ import annotations

from collections.abc import Set

from mysteryshop.submit.content.beyond import another_begins
from mysteryshop.submit.finding.buttons import answers
from mysteryshop.submit.finding.warrant import label_of, names_lead, takes_a_question
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases
from mysteryshop.submit.recognise import FieldReading, FormReading
from mysteryshop.submit.recognise.forms import DECOYS, speaks_of

_BESIDE = frozenset(("consent", "marketing_optin", "honeypot", "captcha", "hidden", "submit"))
"""Types of boxes that say nothing of who writes or what about."""
_WHO = frozenset(("email", "full_name", "first_name", "last_name"))
_DOORS = frozenset(("login", "password_reset", "newsletter")) | DECOYS
"""Errands for which an address alone is asked first."""
_BIDS = 0.6
"""How much of what a box asks, by letters, must name an offer."""


def pressed(reading: FormReading) -> list[str]:
    """The words of the button that sends it, if it has one."""
    sends = [r.field for r in reading.fields if r.field.button and r.type == "submit"]
    if (end := another_begins(reading.fields)) is not None:
        sends = [one for one in sends if one.box[1] + one.box[3] <= end]
    return [one.text or one.value for one in sends[-1:]]


def only_joins(reachable: Set[str], reading: FormReading) -> bool:
    """An address alone, or with a name where no heading names a lead, and nothing to say: a list of regulars, whatever it is
    called."""
    asked = reachable - _BESIDE
    return asked == {"email"} or ("email" in asked and asked <= _WHO and not names_lead(reading.form.heading))


def only_alerts(reachable: Set[str], reading: FormReading) -> bool:
    """An address, with a name or without, that is told of what changes from now on: "Get price-drop alerts"."""
    asked, form = reachable - _BESIDE, reading.form
    above = form.heading if form.heading_inside or form.heading_near else ""
    said = (above, form.legend, form.aria_label, *pressed(reading))
    watches = phrases("submit_ways", "errand_words", "watches")
    return "email" in asked and asked <= _WHO and any(watches.find(plain(words)) for words in said)


def only_address(reading: FormReading) -> bool:
    """It takes an e-mail address, and nothing else that is typed or chosen."""
    return {r.type for r in reading.fields if not r.field.button and r.field.usable} - _BESIDE == {"email"}


def names_a_door(words: str) -> bool:
    """They name an account, a list, a friend to be told, or a car to be kept in mind: "Sign in to ask a question"; not where they
    enrol for something, or register a lead ("Register your interest")."""
    if thin_phrases("submit_ways", "not_a_lead", "saves").find(thin(plain(words))):
        return True
    if speaks_of(words, ("registration",)) and not names_lead(words):
        return True
    return bool(speaks_of(words, _DOORS)) and not speaks_of(words, ("enrol",))


def opens_a_door(reading: FormReading) -> bool:
    """An address alone, and words over it of an account or a list."""
    form = reading.form
    above = form.heading if form.heading_inside or form.heading_near else ""
    return only_address(reading) and any(map(names_a_door, (above, form.legend, form.aria_label)))


def plain_list(reading: FormReading) -> bool:
    """An address alone beside "OK" or an arrow, and nothing at the form itself that names a lead: no first question of many."""
    form = reading.form
    own = (form.heading if form.heading_inside or form.heading_near else "", form.legend, form.aria_label)
    sends = [r.field for r in reading.fields if r.field.button and r.type == "submit"]
    return only_address(reading) and all(map(answers, sends)) and not any(map(names_lead, own))


def asks_a_bid(reading: FormReading) -> bool:
    """It asks what the shopper would pay, and takes no question without that."""
    bids = [r for r in reading.fields if _names_a_price(r)]
    marked = any(r.field.required for r in reading.fields if not r.field.button)
    named = any(_of_a_bid(words) for words in (reading.form.heading, reading.form.legend, *pressed(reading)))
    spared = marked and not named and not any(r.field.required for r in bids) and takes_a_question(reading)
    return bool(bids) and not spared


def _names_a_price(reading: FieldReading) -> bool:
    field, asked = reading.field, label_of(reading)
    typed = field.kind in ("text", "number", "tel") and field.usable and not field.button
    if not typed or phrases("submit_choices", "required", "never").find(plain(asked)):
        return False
    return _of_a_bid(asked)


def _of_a_bid(words: str) -> bool:
    return thin_phrases("submit_ways", "errand_words", "bid").share(thin(plain(words))) > _BIDS


def for_calls(reading: FormReading) -> bool:
    """Its button says that the dealer is to telephone."""
    return any(phrases("submit_ways", "errand_words", "calls").share(plain(words)) > 0.6 for words in pressed(reading))
