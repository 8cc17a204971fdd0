"""Where each dealer of a wave stands: its leads, its mean and interval, its place, the figures that pages and exports share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from mysteryshop.model import Dealer, Delivery, Evidence, Finding, Nature, Outcome, Relationship, Rubric, Scorecard, Verdict
from mysteryshop.report import numbers, words

Result = tuple[Evidence, Scorecard | None]
History = Mapping[str, Sequence[tuple[str, datetime, float]]]

SPEED_SECTION = "timeliness"


@dataclass(frozen=True)
class Standing:
    """One dealer in one wave. `interval`, `letter` and `place` are None where nothing may be scored or ranked.

    `place` is (place, best, worst) as far as the intervals allow; `label` is the name a page may show beside others.
    """

    dealer: Dealer
    label: str
    results: tuple[Result, ...]
    interval: numbers.Interval | None
    letter: str | None
    held: bool
    place: tuple[int, int, int] | None
    past: tuple[tuple[str, datetime, float], ...]

    @property
    def cards(self) -> list[Scorecard]:
        """The cards that carry points."""
        return [card for _evidence, card in self.results if card is not None and numbers.scored(card)]

    @property
    def competitor(self) -> bool:
        """Whether names and a named place are out of the question."""
        return self.dealer.relationship is Relationship.COMPETITOR

    @property
    def reached(self) -> list[Result]:
        """The leads the store is proven to have received."""
        return [(evidence, card) for evidence, card in self.results if evidence.delivery is Delivery.PROVEN]

    @property
    def provisional(self) -> bool:
        """Whether some window is still open."""
        return any(card.provisional for card in self.cards)


@dataclass(frozen=True, slots=True)
class Figures:
    """A dealer's key figures over its delivered leads. Minutes are medians, None where no person answered."""

    reached: int
    attempted: int
    by_person: int
    person_minutes: float | None
    person_open_minutes: float | None
    fastest_minutes: float | None
    questions: int
    answered: int
    partly: int
    replies_judged: int
    need_asked: int
    blunt: int
    blunt_machines: int


def wave_standings(results: Sequence[Result], rubric: Rubric, history: History) -> list[Standing]:
    """Every dealer's standing, best first; those without a score last, by name."""
    by_dealer: dict[str, list[Result]] = {}
    for evidence, card in results:
        by_dealer.setdefault(evidence.shop.dealer.id, []).append((evidence, card))
    for own in by_dealer.values():
        own.sort(key=lambda one: (one[0].shop.sent_at or one[0].shop.due_at, one[0].shop.id))
    scores = {
        name: [card.points for _e, card in own if card is not None and card.points is not None and card.letter is not None]
        for name, own in by_dealer.items()
    }
    means = numbers.intervals(scores)
    enough = sum(len(values) for values in scores.values()) >= numbers.RANK_FROM_SHOPS and len(means) > 1
    spots = numbers.places(means) if enough else {}
    labels = _labels({name: own[0][0].shop.dealer for name, own in by_dealer.items()})
    standings = [
        _standing(own, labels[name], means.get(name), spots.get(name), rubric, history.get(name, ()))
        for name, own in by_dealer.items()
    ]
    return sorted(
        standings, key=lambda one: (one.interval is None, -(one.interval.mean if one.interval else 0), one.label.lower())
    )


def _standing(
    own: list[Result],
    label: str,
    interval: numbers.Interval | None,
    place: tuple[int, int, int] | None,
    rubric: Rubric,
    past: Sequence[tuple[str, datetime, float]],
) -> Standing:
    cards = [card for _evidence, card in own if card is not None and numbers.scored(card)]
    letter, held = numbers.dealer_letter(cards, rubric) if cards else (None, False)
    return Standing(own[-1][0].shop.dealer, label, tuple(own), interval, letter, held, place, tuple(past))


def _labels(dealers: Mapping[str, Dealer]) -> dict[str, str]:
    """Names for pages that compare stores; competitors get a letter each, in an order that gives nothing away."""
    rivals = [name for name, dealer in dealers.items() if dealer.relationship is Relationship.COMPETITOR]
    rivals.sort(key=lambda name: hashlib.sha256(name.encode()).digest())
    hidden = {name: f"Competitor {_column(number)}" for number, name in enumerate(rivals)}
    return {name: hidden.get(name, dealer.name) for name, dealer in dealers.items()}


def _column(number: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    return ("" if number < 26 else _column(number // 26 - 1)) + chr(65 + number % 26)


def verdict_of(card: Scorecard | None, check: str) -> Verdict | None:
    """One check's verdict on one card; None where it was not asked."""
    finding: Finding | None = card.finding(check) if card else None
    return finding.verdict if finding else None


def figures(standing: Standing) -> Figures:
    """Count what the key figures and the verdict sentence need."""
    reached = standing.reached
    cards = [card for _evidence, card in reached if card is not None]
    timings = [card.timings["first_personal"] for card in cards if "first_personal" in card.timings]
    opens = [timing.open_minutes for timing in timings if timing.open_minutes is not None]
    asked = [verdict_of(card, "answers_question") for card in cards]
    need = [verdict_of(card, "asks_need_question") for card in cards if "first_personal" in card.timings]
    blunt = _blunt_machines(reached)
    attempted = [one for one, _card in standing.results if words.OUTCOME_WORDS[outcome_of(one)][2] != "ours"]
    return Figures(
        reached=len(reached),
        attempted=len(attempted),
        by_person=len(timings),
        person_minutes=numbers.middle([timing.elapsed_minutes for timing in timings]),
        person_open_minutes=numbers.middle(opens) if len(opens) == len(timings) else None,
        fastest_minutes=min((timing.elapsed_minutes for timing in timings), default=None),
        questions=sum(verdict in (Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL) for verdict in asked),
        answered=asked.count(Verdict.PASS),
        partly=asked.count(Verdict.PARTIAL),
        replies_judged=sum(verdict in (Verdict.PASS, Verdict.FAIL, Verdict.PARTIAL) for verdict in need),
        need_asked=need.count(Verdict.PASS),
        blunt=blunt.count(False),
        blunt_machines=blunt.count(True),
    )


def _blunt_machines(reached: Sequence[Result]) -> list[bool]:
    """One entry for each lead that met a blunt "come in": True where a machine wrote it, which is not the person's failing."""
    said = []
    for evidence, card in reached:
        finding = card.finding("blunt_come_in") if card else None
        if finding is not None and finding.verdict is Verdict.FAIL:
            said.append(any(one.id == finding.touch_id and one.nature.actor == "automated" for one in evidence.touches))
    return said


def outcome_of(evidence: Evidence) -> Outcome:
    """The outcome of the shop; a shop without a submission was never tried."""
    if evidence.submission is not None:
        return evidence.submission.outcome
    return evidence.shop.outcome or Outcome.FAILED


def quality(standing: Standing) -> float | None:
    """Points earned outside the speed section, in per cent of those that could be judged, over the scored cards."""
    shares = []
    for card in standing.cards:
        rest = [section for section in card.sections if section.id != SPEED_SECTION]
        judged = sum(section.judged for section in rest)
        if judged > 0:
            shares.append(100 * max(sum(section.earned for section in rest), 0.0) / judged)
    return fmean(shares) if shares else None


def answered_how(evidence: Evidence, card: Scorecard | None) -> str:
    """The best kind of answer a lead got: person, assistant, automated, none, or lost (not proven to have arrived)."""
    natures = {touch.nature for touch in evidence.touches if not touch.missed_call}
    if (card is not None and "first_personal" in card.timings) or (card is None and Nature.PERSONAL in natures):
        return "person"
    if Nature.AI_ASSISTANT in natures:
        return "assistant"
    if natures & {Nature.ACKNOWLEDGEMENT, Nature.TEMPLATE, Nature.DRIP, Nature.OUT_OF_OFFICE}:
        return "automated"
    if natures & {Nature.UNSURE}:
        return "unsure"
    return "none" if evidence.delivery is Delivery.PROVEN else "lost"
