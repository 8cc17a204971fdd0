"""The words of a lead: which car is meant and what is written. A sandboxed template; data never becomes one. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mysteryshop.model import Dealer, Persona, Scenario, Vehicle

LONGEST = 2000
"""Characters a contact form's message box surely takes."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINK = re.compile(r"(?:https?://|\bwww\.|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|biz|de|eu|uk|fr|example)\b)", re.IGNORECASE)


class MessageProblem(Exception):
    """A lead that cannot be written: the reason and the remedy, each a sentence."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


class _Missing(StrictUndefined):
    """What is not known may be asked about (`{% if vehicle %}`) but never written."""

    __slots__ = ()

    def __bool__(self) -> bool:  # type: ignore[override]  # the strict parent only ever raises
        return False


_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=_Missing, autoescape=False, trim_blocks=True, lstrip_blocks=True)


def fits(scenario: Scenario, dealer: Dealer) -> bool:
    """Whether a scenario is meant for this dealer: its language, and its brands where it names some."""
    brands = {brand.casefold() for brand in scenario.brands}
    return scenario.language == dealer.language and (not brands or (dealer.brand or "").casefold() in brands)


def vehicle_for(scenario: Scenario, dealer: Dealer) -> Vehicle | None:
    """The car asked about: the one for the dealer's brand, else the scenario's own."""
    by_brand = {brand.casefold(): vehicle for brand, vehicle in scenario.vehicles_by_brand.items()}
    return by_brand.get((dealer.brand or "").casefold(), scenario.vehicle)


def message_of(scenario: Scenario, dealer: Dealer, persona: Persona, vehicle: Vehicle | None) -> str:
    """The message as it is sent. Raises MessageProblem for what cannot be written or must not be sent."""
    _refuse_controls(persona, vehicle)
    known = {name: value for name, value in _words(scenario, dealer, persona, vehicle).items() if value}
    try:
        text = _template(scenario.message).render(known)
    except UndefinedError as error:
        raise _unknown_word(scenario, dealer, str(error)) from error
    except (TemplateError, ArithmeticError, TypeError, ValueError, AttributeError, LookupError) as error:
        raise MessageProblem(
            f'The message of scenario "{scenario.id}" cannot be filled in: {error}.', "Correct its message in scenarios.yaml."
        ) from error
    text = "\n".join(line.strip() for line in text.replace("\r\n", "\n").split("\n")).strip()
    _refuse_message(scenario, text)
    return text


@lru_cache(maxsize=256)
def _template(text: str) -> Template:
    return _ENVIRONMENT.from_string(text)


def _words(scenario: Scenario, dealer: Dealer, persona: Persona, vehicle: Vehicle | None) -> dict[str, Any]:
    trade = scenario.trade_in
    owned = f"{trade.year} {trade.make} {trade.model}" if trade else ""
    remark = f", {trade.remark}" if trade and trade.remark else ""
    return {
        "first_name": persona.first_name,
        "last_name": persona.last_name,
        "city": persona.city,
        "state": persona.state,
        "zip": persona.zip,
        "vehicle": vehicle.words() if vehicle else "",
        "year": vehicle.year if vehicle else None,
        "make": vehicle.make if vehicle else None,
        "model": vehicle.model if vehicle else None,
        "trim": vehicle.trim if vehicle else None,
        "color": vehicle.color if vehicle else None,
        "stock": vehicle.stock if vehicle else None,
        "questions": " ".join(question.text for question in scenario.questions),
        "timeframe": scenario.timeframe.words if scenario.timeframe else "",
        "situation": scenario.situation,
        "trade_in": f"{owned}{remark}",
        "dealer": dealer.name,
        "brand": dealer.brand,
    }


def _unknown_word(scenario: Scenario, dealer: Dealer, error: str) -> MessageProblem:
    found = re.search(r"'(\w+)' is undefined", error)
    word = found.group(1) if found else "a word"
    if word in ("vehicle", "make", "model", "year", "trim", "color", "stock"):
        brand = dealer.brand or "its brand"
        remedy = f'Add a vehicle for {brand} under "vehicles_by_brand", or a "vehicle", to the scenario.'
    else:
        remedy = f"Fill it in, or write {{% if {word} %}} around it in the message."
    return MessageProblem(f'The message of scenario "{scenario.id}" wants {{{{ {word} }}}}, which is not known here.', remedy)


def _refuse_controls(persona: Persona, vehicle: Vehicle | None) -> None:
    """Line breaks and control characters in a form's one-line fields are how headers are forged in a dealer's mail."""
    fields = {**persona.model_dump(), **({f"vehicle {name}": value for name, value in vehicle} if vehicle else {})}
    for name, value in fields.items():
        if isinstance(value, str) and _CONTROL.search(value):
            raise MessageProblem(
                f'The {name.replace("_", " ")} of persona "{persona.id}" holds a line break or control character.', "Remove it."
            )


def _refuse_message(scenario: Scenario, text: str) -> None:
    where = f'The message of scenario "{scenario.id}"'
    if not text:
        raise MessageProblem(f"{where} is empty once filled in.", "Write what the shopper asks.")
    if len(text) > LONGEST:
        raise MessageProblem(f"{where} has {len(text)} characters.", f"Keep it below {LONGEST}; shoppers write 30 to 70 words.")
    if _CONTROL.search(text.replace("\n", "")):
        raise MessageProblem(f"{where} holds control characters.", "Remove them.")
    link = _LINK.search(text)
    if link is not None:
        raise MessageProblem(f'{where} holds a link ("{link.group()}").', "Remove it: forms discard leads with links as spam.")
