"""How a scorecard was measured, what it could not see, and what it must not be used for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mysteryshop.model import Branding, Rubric, Verdict, Wave
from mysteryshop.report import words
from mysteryshop.report.standing import Standing

_LEFT_OUT = (
    (Verdict.NO_EVIDENCE, "not observed"),
    (Verdict.UNSURE, "unsure"),
    (Verdict.PENDING, "still open"),
    (Verdict.NOT_APPLICABLE, "not applicable"),
    (Verdict.ERROR, "could not be computed"),
)


def fine_print(
    standing: Standing, rubric: Rubric, wave: Wave, branding: Branding, as_of: datetime
) -> tuple[tuple[str, str], ...]:
    """The lines of "How this was measured": (name, words)."""
    sent = sum(evidence.shop.sent_at is not None for evidence, _card in standing.results)
    tried = words.plural(len(standing.results), "test enquiry", "test enquiries")
    left = "" if sent == len(standing.results) else f"; {words.number(sent)} of them could be sent"
    seen = sorted({words.CHANNEL_WORDS[one] for evidence, _c in standing.results for one in evidence.watched})
    return (
        (
            "What we did",
            f"{tried} through the store’s own web form, each with a question of its own{left}. "
            f"Replies count for {wave.window_days} days after each lead.",
        ),
        (
            "What counts as a reply",
            "A message from a person. Automatic messages are told apart by headers, timing and wording; "
            "the signals that decided stand under each message.",
        ),
        (
            "What we watched",
            f"{words.joined(seen).capitalize() or 'Nothing'}. What nobody watched is “not observed” and takes no weight.",
        ),
        ("What was left out", _left_out(standing)),
        ("How sure it is", _sure(standing)),
        (
            "Rubric",
            f"{measured_by(standing, rubric)}. As of {words.moment(as_of)} UTC. "
            f"Times on this page: {standing.dealer.timezone or 'UTC'}.",
        ),
        ("Use", _use(standing, branding)),
    )


def measured_by(standing: Standing | None, rubric: Rubric) -> str:
    """The rubric and grader as they must be named for anybody to compute the marks again."""
    card = next((card for _evidence, card in standing.results if card is not None), None) if standing else None
    by = f", digest {card.rubric_digest[:12]}, grader {card.grader_version}" if card else ""
    return f"{rubric.title}, {rubric.id} version {rubric.version}{by}"


def _left_out(standing: Standing) -> str:
    counts: dict[Verdict, int] = {}
    for _evidence, card in standing.results:
        for finding in card.findings if card else ():
            counts[finding.verdict] = counts.get(finding.verdict, 0) + 1
    left = words.joined([f"{counts[verdict]} {what}" for verdict, what in _LEFT_OUT if counts.get(verdict)])
    said = f"Of the single checks: {left}. These take no weight." if left else "No single check."
    cards = standing.cards
    if cards:
        said += f" On average {sum(card.judged_points for card in cards) / len(cards):.0f} of 100 points could be judged."
    return said


def _sure(standing: Standing) -> str:
    spread: Sequence[float] = [card.points for card in standing.cards if card.points is not None]
    if standing.interval is None:
        return "No score, hence no interval."
    count = standing.interval.count
    said = f"A sample of {words.plural(count, 'lead')}: one lead moves the score by up to {100 / count:.0f} points."
    if standing.interval.low is not None and standing.interval.high is not None:
        said += f" 95 % interval {standing.interval.low:.0f} to {standing.interval.high:.0f}."
    if len(spread) > 1:
        said += f" Consistency: the single leads lie between {min(spread):.0f} and {max(spread):.0f}."
    return said


def _use(standing: Standing, branding: Branding) -> str:
    if not branding.show_staff_names or standing.competitor:
        names = "Names and addresses of staff are hidden."
    else:
        names = "Names of staff are shown because the operator asked for it."
    return (
        f"For training, not for discipline. {names} Every mark can be computed again from the stored evidence; "
        "ask for a review of any of them."
    )
