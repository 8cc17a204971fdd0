"""The multi-point inspection and what to fix first: the rubric's lines over a dealer's leads, by what each would have added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from mysteryshop.model import Advice, Delivery, Rubric, Scorecard, Section, Verdict
from mysteryshop.report import numbers, words
from mysteryshop.report.standing import Standing


@dataclass(frozen=True, slots=True)
class Cell:
    """A check on one lead: CSS kind, word, and the reason."""

    kind: str
    word: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """A check over all leads; `points` as "9 / 13", or "−8" where the check only takes."""

    title: str
    cells: tuple[Cell, ...]
    points: str


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the rubric with its rows; `points` are means over the scored leads."""

    title: str
    points: str
    share: float | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """Something to mend: the points it would have added to the dealer's mean, what happened, what to do, an example."""

    gain: float
    title: str
    happened: str
    todo: str
    example: str


def inspection(standing: Standing, rubric: Rubric, advice: Mapping[str, Advice]) -> tuple[Group, ...]:
    """The table, section by section, with one cell for each lead that has a card."""
    cards = [card for _evidence, card in standing.results]
    return tuple(_group(section, cards, standing.cards, advice) for section in rubric.sections)


def _group(
    section: Section, cards: Sequence[Scorecard | None], scored: Sequence[Scorecard], advice: Mapping[str, Advice]
) -> Group:
    rows = []
    for line in section.checks:
        item = advice.get(line.check)
        title = item.title if item else line.check.replace("_", " ").capitalize()
        prices = [card.line_points[line.check] for card in scored if line.check in card.line_points]
        rows.append(Row(title, tuple(_cell(card, line.check) for card in cards), _priced(prices, takes=line.takes > 0)))
    own = [one for card in scored for one in card.sections if one.id == section.id]
    if not own or not any(one.judged for one in own):
        return Group(section.title, "not judged", None, tuple(rows))
    earned, judged = fmean(one.earned for one in own), fmean(one.judged for one in own)
    return Group(
        section.title, f"{words.points(earned)} of {words.points(judged)}", earned / judged if judged else None, tuple(rows)
    )


def _cell(card: Scorecard | None, check: str) -> Cell:
    finding = card.finding(check) if card else None
    if finding is None:
        return Cell("na", "n/a", "not judged on this lead")
    kind, word = words.VERDICT_WORDS[finding.verdict]
    return Cell(kind, word, finding.reason)


def _priced(prices: Sequence[tuple[float, float]], *, takes: bool) -> str:
    if not prices:
        return "–"
    earned, judged = fmean(one for one, _ in prices), fmean(one for _, one in prices)
    if takes and judged <= 0:
        return f"−{words.points(-earned)}" if earned < -0.05 else "0"
    return f"{words.points(earned)} / {words.points(judged)}" if judged > 0.05 else "–"


def fixes(standing: Standing, rubric: Rubric, advice: Mapping[str, Advice]) -> tuple[Fix, ...]:
    """What to mend, by the points it would have added to the mean of this wave, most first.

    Leads nobody answered come as one item: their points are lost to silence, not to the single checks.
    """
    pairs = [(evidence, card) for evidence, card in standing.results if card is not None and numbers.scored(card)]
    if not pairs:
        return ()
    silent = [card for evidence, card in pairs if evidence.delivery is Delivery.PROVEN and not _heard(card)]
    heard = [card for _evidence, card in pairs if card not in silent]
    found = [
        fix
        for section in rubric.sections
        for line in section.checks
        if (fix := _fix(line.check, section, heard, len(pairs), advice))
    ]
    if silent:
        found.append(_unanswered(silent, heard, len(pairs)))
    return tuple(sorted((fix for fix in found if fix.gain >= 0.5), key=lambda fix: -fix.gain))


def _heard(card: Scorecard) -> bool:
    """Whether a person, or an assistant with an answer, wrote at all."""
    return "first_personal" in card.timings or "first_answer" in card.timings


def _unanswered(silent: Sequence[Scorecard], heard: Sequence[Scorecard], all_: int) -> Fix:
    """The gain is what these leads would have earned at the level of the answered ones, or half of what was open to them."""
    level = fmean(card.points or 0.0 for card in heard) if heard else 50.0
    gain = sum(max(level - (card.points or 0.0), 0.0) for card in silent) / all_
    what = "this lead" if all_ == 1 else f"{len(silent)} of {all_} leads"
    pending = any(card.provisional for card in silent)
    return Fix(
        gain,
        "Give every lead an owner",
        f"No person answered {what}{' yet' if pending else ''}. An automatic message stops no clock.",
        "Name one person, by shift, who owns each new lead until it is answered; and one who covers evenings and Sundays.",
        "",
    )


def _gain(check: str, section: Section, card: Scorecard) -> float:
    """What the card's points would grow by, had this check passed. No section falls below zero, so a penalty may weigh less."""
    now = sum(card.line_points[line.check][0] for line in section.checks if line.check in card.line_points)
    earned, judged = card.line_points[check]
    return (max(now + judged - earned, 0.0) - max(now, 0.0)) * 100 / card.judged_points


def _fix(check: str, section: Section, cards: Sequence[Scorecard], all_: int, advice: Mapping[str, Advice]) -> Fix | None:
    lost = 0.0
    failed = []
    for card in cards:
        finding = card.finding(check)
        if finding is None or finding.verdict not in (Verdict.FAIL, Verdict.PARTIAL) or check not in card.line_points:
            continue
        lost += _gain(check, section, card) / all_
        failed.append(finding)
    if not failed or lost <= 0:
        return None
    item = advice.get(check)
    title = _DO.get(check) or (item.title if item else check.replace("_", " ").capitalize())
    where = f" (on {len(failed)} of {all_} leads)" if all_ > 1 else ""
    reason = failed[0].reason.strip()
    happened = f"{item.failing_title if item else title}{where}. {_sentence(reason)}".strip()
    return Fix(lost, title, happened, item.advice if item else "", item.example if item else "")


def _sentence(reason: str) -> str:
    """A reason as a sentence: a capital first, a stop last."""
    whole = reason[:1].upper() + reason[1:]
    return whole if not whole or whole.endswith((".", "?", "!")) else f"{whole}."


_DO = {
    # the title of a check, as something to do
    "answers_question": "Answer what was asked",
    "first_personal_time": "Let a person write sooner",
    "first_answer_time": "Get the answer out sooner",
    "asks_need_question": "Ask before you invite",
    "acknowledges_person": "Show that you read the lead",
    "uses_name": "Use the shopper’s name",
    "refers_vehicle": "Name the car",
    "canned_auto": "Write to this shopper",
    "blunt_come_in": "Help before you invite",
    "availability_stated": "Say whether the car is there",
    "price_given": "Give a price",
    "evades_price": "Do not dodge the price",
    "product_insight": "Tell something about the car",
    "alternatives_offered": "Offer an alternative",
    "value_prop": "Give a reason to buy here",
    "offers_remote_help": "Help without a visit",
    "visit_cta": "Invite, once you have helped",
    "soft_next_step": "Offer an easy next step",
    "pushes_call": "Leave the choice of channel to the shopper",
    "pressure_urgency": "Leave out the pressure",
    "second_touch": "Come back within three days",
    "second_channel": "Try a second channel on day one",
    "cadence": "Keep at it for two weeks",
    "followup_varied": "Bring something new each time",
    "checkin_only": "Bring something new, not “just checking in”",
    "respects_channel": "Write where they asked you to",
    "respects_timeframe": "Go by the shopper’s own time frame",
    "acknowledgement_useful": "Make the auto-response useful",
    "signed_person": "Sign with a name",
    "contact_block": "Say how to reach you",
}
