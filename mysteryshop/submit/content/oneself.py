"""Questions about who asks: a licence, an age, the country one lives in. A shopper is a grown-up who drives alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mysteryshop.submit.content import choose, values
from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.content.texts import required
from mysteryshop.submit.page.phrases import phrases, plain

if TYPE_CHECKING:
    from mysteryshop.model import Persona
    from mysteryshop.submit.page.snapshot import FieldSnapshot

AGE = 40
"""Years of a shopper of whom nothing else is said."""
FEWEST_BANDS, YOUNGEST, OLDEST = 3, 14, 99
"""Entries of a list of ages at least, and the ages that stand in one."""
_OF_ANYBODY = ("yes", "no", "car", "papers", "money")
_NUMBER = re.compile(r"\d+")
_DRIVING_AGE = re.compile(r"\b(?:1[6-9]|2[0-9])\b")


def of_driving(field: FieldSnapshot, asked: str, options: Sequence[Option]) -> tuple[Option, str] | None:
    """The answer of who may drive alone, to what is asked about a licence or an age."""
    told = plain(asked)
    of_any = phrases("submit_choices", "licence", "any").find(told)
    held = of_any and choose.only_yes_or_no(options) and not phrases("submit_choices", "licence", "no").find(told)
    if (held or may_drive(told)) and (yes := choose.yes_or_no(options, True)):
        return yes, "who drives has a licence, and the age for it"
    if not required(field):
        return None
    if phrases("submit_choices", "of_age", "asks").find(told) and (band := of_age(options)):
        return band, "a plain grown-up's age"
    if not of_any:
        return None
    whole = choose.licence_class(options)
    return (whole, "who drives alone has a whole licence") if whole else None


def of_a_plain_shopper(asked: str, options: Sequence[Option]) -> tuple[Option, str] | None:
    """The yes or no to what is so, or is not, of anybody who buys for himself and has a sound car: that it runs, and is in his
    name; that he buys for no company."""
    told = plain(asked)
    says = {name: phrases("submit_choices", "plain_shopper", name).find(told) is not None for name in _OF_ANYBODY}
    owns = says["car"] and not says["money"] and (says["papers"] or phrases("submit_choices", "errand", "cars").find(told))
    so = says["yes"] or owns
    if bool(so) == says["no"] or phrases("submit_choices", "agree", "not").find(told):
        return None
    answer = choose.yes_or_no(options, bool(so))
    return (answer, "as it is with a plain shopper") if answer else None


def lives_there(persona: Persona, asked: str) -> bool:
    """It asks whether the shopper lives in a country, and names the shopper's own: "Are you a UK resident?"."""
    told = plain(asked)
    lives = phrases("submit_choices", "resident", "words").find(told)
    return lives is not None and any(plain(name) in told for name in values.country_names(persona.country)[:-1])


def may_drive(told: str) -> bool:
    """It asks whether the shopper has a licence, or is old enough: "Are you aged 25 or over?"."""
    aged = _DRIVING_AGE.sub("18", told)
    asks = {"licence": told, "of_age": aged}
    return any(
        phrases("submit_choices", name, "words").find(said) and not phrases("submit_choices", name, "no").find(said)
        for name, said in asks.items()
    )


def of_age(options: Sequence[Option]) -> Option | None:
    """Of ages that follow one another ("Under 21", "21-24", "25-69", "70 or over") the shopper's; None of anything else."""
    bands = [([int(one) for one in _NUMBER.findall(words)], (words, value)) for words, value in options]
    told = [numbers for numbers, _ in bands if numbers]
    flat = [number for numbers in told for number in numbers]
    if len(told) < FEWEST_BANDS or len(bands) - len(told) > 1 or flat != sorted(flat):
        return None
    if not all(YOUNGEST <= number <= OLDEST for number in flat) or not any(len(numbers) == 2 for numbers in told):
        return None
    return next((option for numbers, option in bands if len(numbers) == 2 and numbers[0] <= AGE <= numbers[1]), None)
