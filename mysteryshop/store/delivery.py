"""Whether the dealer is known to have the lead. Silence is graded only where this says `proven`. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from mysteryshop.model import Actor, Certainty, Delivery, Outcome, Shop, ShopState, Submission, Touch

_SURE = frozenset({Certainty.CERTAIN, Certainty.BY_HAND})
_MAY_HAVE_LEFT = frozenset({Outcome.UNCONFIRMED, Outcome.IN_DOUBT, Outcome.REJECTED})


def delivery_of(shop: Shop, submission: Submission | None, touches: Iterable[Touch]) -> tuple[Delivery, str]:
    """Delivery of a shop's lead, and why in a sentence the scorecard can print.

    Proof is a confirmation seen on the site, or an answer that surely belongs to this shop: by a person or a machine of the
    dealer's, not a bounce, a newsletter or a survey.
    """
    outcome = shop.outcome
    if shop.adopted and outcome is Outcome.CONFIRMED:
        return Delivery.PROVEN, "it was sent by hand or by another tool, as the operator recorded"
    if outcome is Outcome.CONFIRMED:
        return Delivery.PROVEN, _confirmed(submission)
    in_doubt = shop.state is ShopState.ARMED  # an outcome that stands there is of an earlier try, e.g. a rehearsal
    if outcome in _MAY_HAVE_LEFT or in_doubt:
        answer = next((touch for touch in touches if _proves(touch)), None)
        if answer is not None:
            return (
                Delivery.PROVEN,
                f"the site gave no proof, but the dealer answered ({answer.channel} of {answer.at:%Y-%m-%d %H:%M} UTC)",
            )
        if outcome is Outcome.UNCONFIRMED:
            return Delivery.UNPROVEN, "the form was sent, but nothing on the site said that it arrived, and no answer came"
        if outcome is Outcome.IN_DOUBT or in_doubt:
            return Delivery.UNPROVEN, "the run was cut off at the very moment of sending; whether the lead left is not known"
    return Delivery.NOT_SENT, _not_sent(shop, submission)


def _confirmed(submission: Submission | None) -> str:
    best = max(submission.witnesses, key=lambda witness: witness.confidence, default=None) if submission else None
    if best is None or not best.words:
        return "the site confirmed that the lead was received"
    return f'the site confirmed the lead: "{best.words[:160]}"'


def _not_sent(shop: Shop, submission: Submission | None) -> str:
    if shop.outcome is None:
        return "the lead has not left yet"
    if shop.outcome is Outcome.REHEARSED:
        return "a rehearsal: the form was filled and nothing was sent"
    reason = submission.reason if submission is not None and submission.outcome is shop.outcome and submission.reason else ""
    words = str(shop.outcome).replace("_", " ")
    return f"nothing was sent: {words}" + (f" ({reason})" if reason else "")


def _proves(touch: Touch) -> bool:
    return touch.certainty in _SURE and touch.nature.actor is not Actor.NOT_A_REPLY
