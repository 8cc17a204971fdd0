"""Questions about who asks, which are answered by yes: a licence, an age, the country one lives in. Pure."""

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

_DRIVING_AGE = re.compile(r"\b(?:1[6-9]|2[0-9])\b")


def of_driving(field: FieldSnapshot, asked: str, options: Sequence[Option]) -> tuple[Option, str] | None:
    """The answer of who may drive alone, to what is asked about a licence or an age."""
    told = plain(asked)
    of_any = phrases("submit_choices", "licence", "any").find(told)
    held = of_any and choose.only_yes_or_no(options) and not phrases("submit_choices", "licence", "no").find(told)
    if (held or may_drive(told)) and (yes := choose.yes_or_no(options, True)):
        return yes, "who drives has a licence, and the age for it"
    if not (required(field) and of_any):
        return None
    whole = choose.licence_class(options)
    return (whole, "who drives alone has a whole licence") if whole else None


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
