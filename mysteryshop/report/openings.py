"""A stronger opening, written for this very lead. It shows the manner; facts in square brackets are the dealer's."""

from __future__ import annotations

from collections.abc import Mapping

from mysteryshop.model import Advice, Intent, Scorecard, Shop, Verdict

_MATTERS = ("answers_question", "blunt_come_in", "asks_need_question", "soft_next_step", "acknowledges_person", "evades_price")

_NEED = {
    Intent.AVAILABILITY: "What will you use it for most, and is there anything it must have?",
    Intent.PRICE: "Are you set on this one, or would a similar car do if the figure is better?",
    Intent.HISTORY: "What matters most to you in its history: the servicing, the owners, or any damage?",
    Intent.TRADE_IN: "How many miles are on yours, and is there anything you would want me to know about it?",
    Intent.TEST_DRIVE: "Which of your own roads or errands would you like to try it on?",
    Intent.LEASE: "Roughly how many miles a year do you drive, and what do you drive now?",
    Intent.ELECTRIC: "How far do you drive on a long day, and can you charge at home?",
    Intent.BROWSING: "What is your present car not doing for you?",
    Intent.CONTACT: "What will you use the car for most?",
}
_STEP = {
    Intent.TRADE_IN: "If you like, send four photos and I will come back with a range today.",
    Intent.BROWSING: "No rush; if useful I can send a short comparison of two that fit.",
    Intent.TEST_DRIVE: "Would a weekday evening or Saturday morning suit you better?",
    Intent.PRICE: "If useful, I can put the full figure in writing so that you can compare.",
}
_ANY_STEP = "If useful, I can film a short walk-round for you today, or just answer by e-mail."


def opening(shop: Shop, card: Scorecard | None, advice: Mapping[str, Advice]) -> str | None:
    """A better start than the one the dealer made; None where there is nothing to mend or the lead's language is not English."""
    failed = [check for check in _MATTERS if _failed(card, check)]
    if card is not None and not failed:
        return None
    if shop.scenario.language != "en":
        return next((advice[check].advice for check in failed if check in advice), None)
    need = _NEED[shop.scenario.intent]
    step = _STEP.get(shop.scenario.intent, _ANY_STEP)
    return f"Hi {shop.persona.first_name}, {_answer(shop)} {need} {step}"


def _answer(shop: Shop) -> str:
    car = shop.vehicle.words() if shop.vehicle else ""
    asked = [question for question in shop.scenario.questions if question.about != "availability"]
    here = "" if len(asked) == len(shop.scenario.questions) else f"yes, the {car or 'car'} is here as I write."
    facts = " ".join(f"On “{question.text.rstrip()}”: [the fact, in one line]." for question in asked)
    if here or facts:
        return f"{here} {facts}" if here and facts else here or facts.replace("On ", "on ", 1)
    return f"thank you for asking about the {car}." if car else "thank you for writing."


def _failed(card: Scorecard | None, check: str) -> bool:
    finding = card.finding(check) if card else None
    return finding is not None and finding.verdict in (Verdict.FAIL, Verdict.PARTIAL)
