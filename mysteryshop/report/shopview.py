"""One lead as its card shows it: the question beside its answer, the reply word for word, the findings, and the proof."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from mysteryshop.hours import is_open
from mysteryshop.model import (
    Advice,
    Branding,
    Delivery,
    Evidence,
    Finding,
    Nature,
    Scorecard,
    SecondLook,
    Touch,
    Verdict,
)
from mysteryshop.report import words
from mysteryshop.report.marks import Piece, pieces
from mysteryshop.report.mask import Mask, mask_of
from mysteryshop.report.openings import opening
from mysteryshop.report.proof import PictureOf, Proof, proof_of
from mysteryshop.report.second import SecondView, second_view
from mysteryshop.report.standing import Result, answered_how, outcome_of


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as a line: `kind` ok, warn, bad or na; `said` the title, `detail` the reason."""

    kind: str
    said: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question the shopper asked and what became of it."""

    question: str
    kind: str
    said: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A message as the shopper read it."""

    head: str
    who: str
    body: tuple[Piece, ...]
    signature: tuple[Piece, ...]
    subject: str
    signals: tuple[str, ...]
    matched: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class ShopView:
    """One lead. `state`: replied, automated (only machines wrote), silent, lost, or ours (never sent for reasons of our own)."""

    anchor: str
    label: str
    short: tuple[str, str]
    state: str
    box: str
    answers: tuple[Answer, ...]
    reply: Reply | None
    others: tuple[Reply, ...]
    notes: tuple[Note, ...]
    more_notes: int
    opening: str | None
    good_as_is: bool
    proof: Proof
    letter: str | None
    points: float | None
    withheld: str | None
    caps: tuple[str, ...]
    provisional: bool
    card_notes: tuple[str, ...]
    promise: tuple[Note, ...]
    second: SecondView | None


def shop_view(
    at: int,
    result: Result,
    *,
    advice: Mapping[str, Advice],
    branding: Branding,
    picture: PictureOf,
    zone: tzinfo,
    second: Sequence[SecondLook] = (),
) -> ShopView:
    """Everything the scorecard says about lead number `at` (from 0)."""
    evidence, card = result
    shop, mask = evidence.shop, mask_of(evidence, card, branding)
    findings = card.findings if card else ()
    shown = [touch for touch in evidence.touches if touch.duplicate_of is None and touch.nature is not Nature.UNRELATED]
    first = _main_touch(evidence, card, shown)
    state = _state(evidence, card, first)
    notes = _notes(findings, card, advice, mask, _elsewhere(shown, first)) if first is not None else ()
    mends = opening(shop, card, advice) if evidence.delivery is Delivery.PROVEN else None
    title = {check: item.failing_title if _failed(findings, check) else item.title for check, item in advice.items()}
    replies = {touch.id: _reply(touch, evidence, findings, mask, title, zone) for touch in shown}
    return ShopView(
        anchor=f"lead-{at + 1}",
        label=shop_label(evidence, zone),
        short=short_label(evidence, zone),
        state=state,
        box=_box(evidence, first, zone, state),
        answers=_answers(evidence, card, mask),
        reply=replies[first.id] if first else None,
        others=tuple(replies[touch.id] for touch in shown if first is None or touch.id != first.id),
        notes=_chosen(notes),
        more_notes=len(notes) - len(_chosen(notes)),
        opening=mends,
        good_as_is=first is not None and state == "replied" and mends is None,
        proof=proof_of(evidence, mask, picture, zone),
        letter=card.letter if card else None,
        points=card.points if card else None,
        withheld=card.withheld if card else None,
        caps=tuple(mask.text(one) for one in card.caps) if card else (),
        provisional=card.provisional if card else False,
        second=second_view(second, advice, mask),
        card_notes=tuple(mask.text(one) for one in card.notes) if card else (),
        promise=tuple(Note(_STEP_KIND.get(s.status, "na"), f"{s.title}: {s.status}", mask.text(s.words)) for s in card.process)
        if card
        else (),
    )


_STEP_KIND = {"kept": "ok", "late": "warn", "missing": "bad", "pending": "na"}


def shop_label(evidence: Evidence, zone: tzinfo) -> str:
    """ "Mon, Jun 1, 10:00 · Is it still there?", with "after closing" where the store was shut."""
    return f"{_sent_words(evidence, zone)} · {evidence.shop.scenario.name}"


def short_label(evidence: Evidence, zone: tzinfo) -> tuple[str, str]:
    """Two lines for the head of a column: the weekday, and what was asked."""
    local = (evidence.shop.sent_at or evidence.shop.due_at).astimezone(zone)
    return f"{local:%a} {local.day}", evidence.shop.scenario.intent.value.replace("_", " ")


def _sent_words(evidence: Evidence, zone: tzinfo) -> str:
    sent = evidence.shop.sent_at or evidence.shop.due_at
    shut = is_open(evidence.shop.dealer, sent) is False
    return words.moment(sent, zone) + (" (closed)" if shut else "")


def _main_touch(evidence: Evidence, card: Scorecard | None, shown: Sequence[Touch]) -> Touch | None:
    """The reply to put beside the question: the first personal one, else the first that answers, else the first at all."""
    wanted = (
        [card.timings[key].touch_id for key in ("first_personal", "first_answer", "first_touch") if key in card.timings]
        if card
        else []
    )
    by_id = {touch.id: touch for touch in shown}
    for touch_id in wanted:
        if touch_id in by_id:
            return by_id[touch_id]
    replies = [touch for touch in shown if touch.nature.actor != "not_a_reply"]
    return next((touch for touch in replies if touch.nature is Nature.PERSONAL), replies[0] if replies else None)


def _state(evidence: Evidence, card: Scorecard | None, first: Touch | None) -> str:
    if first is not None:
        return "replied" if answered_how(evidence, card) in ("person", "unsure") else "automated"
    if evidence.delivery is Delivery.PROVEN:
        return "silent"
    return "ours" if words.OUTCOME_WORDS[outcome_of(evidence)][2] == "ours" else "lost"


def _box(evidence: Evidence, first: Touch | None, zone: tzinfo, state: str) -> str:
    """The sentence in place of (or above) a reply."""
    closed = evidence.as_of >= evidence.closes_at
    sent = evidence.shop.sent_at or evidence.shop.due_at
    if state == "automated" and first is not None:
        window = words.span((min(evidence.as_of, evidence.closes_at) - sent).total_seconds() / 60)
        kind = words.NATURE_WORDS[first.nature]
        so_far = f"in {window}" if closed else f"yet, {window} after the lead"
        after = words.span((first.at - sent).total_seconds() / 60)
        return f"No reply from a person {so_far}. What came first, after {after}: {kind}."
    if state == "silent":
        return words.silence_words(evidence, proven=True, closed=closed, zone=zone)
    if state in ("lost", "ours"):
        outcome = outcome_of(evidence)
        if words.OUTCOME_WORDS[outcome][2] == "open":
            return words.silence_words(evidence, proven=False, closed=closed, zone=zone)
        return words.lost_words(outcome, evidence.submission.reason if evidence.submission else "")
    return ""


def _reply(
    touch: Touch, evidence: Evidence, findings: Sequence[Finding], mask: Mask, title: dict[str, str], zone: tzinfo
) -> Reply:
    sent = evidence.shop.sent_at or evidence.shop.due_at
    after = words.span((touch.at - sent).total_seconds() / 60)
    parts = [f"after {after}", words.CHANNEL_WORDS[touch.channel] + (" (missed call)" if touch.missed_call else "")]
    if touch.sender_name and not touch.missed_call:
        parts.append(f"from {mask.text(touch.sender_name)}")
    if touch.junk:
        late = f", {words.span(touch.junk_delay_seconds / 60)} until found" if touch.junk_delay_seconds else ""
        parts.append(f"landed in the spam folder{late}")
    if touch.logged_by:
        parts.append("logged by hand")
    who = words.NATURE_WORDS[touch.nature]
    sure = f"{who}, {touch.nature_confidence:.0%} sure" if touch.nature_confidence < 0.995 else who
    return Reply(
        head=f"{words.moment(touch.at, zone)}: {', '.join(parts)}",
        who=sure,
        body=pieces(touch.text, findings, touch, mask, title),
        signature=pieces(touch.signature, findings, touch, mask, title) if touch.signature not in touch.text else (),
        subject=mask.text(touch.subject),
        signals=tuple(mask.text(one) for one in touch.signals),
        matched=mask.text("; ".join(touch.how)) + ("" if touch.certainty != "probable" else " (probable; a person should look)"),
        sha256=touch.message_sha256,
    )


def _failed(findings: Sequence[Finding], check: str) -> bool:
    return any(finding.check == check and finding.verdict in (Verdict.FAIL, Verdict.PARTIAL) for finding in findings)


_ORDER = {Verdict.FAIL: 0, Verdict.PARTIAL: 1, Verdict.PASS: 2}
_QUIET = frozenset({"visit_cta", "contact_block", "after_hours_answer", "personal_reply"})


def _elsewhere(shown: Sequence[Touch], first: Touch) -> dict[str, str]:
    """Touches beside the one shown in full, with the words that say which message a finding is about."""
    said = {}
    for touch in shown:
        if touch.id != first.id:
            machine = touch.nature.actor == "automated"
            said[touch.id] = (
                "in the automatic message" if machine else "before it" if touch.at < first.at else "in a later message"
            )
    return said


def _notes(
    findings: Sequence[Finding], card: Scorecard | None, advice: Mapping[str, Advice], mask: Mask, elsewhere: Mapping[str, str]
) -> tuple[Note, ...]:
    """Findings that cost or earned points, the dearest first; what went well after what to mend."""
    prices = card.line_points if card else {}

    def key(finding: Finding) -> tuple[int, float]:
        earned, judged = prices.get(finding.check, (0.0, 0.0))
        return _ORDER[finding.verdict], -((judged - earned) if finding.verdict is not Verdict.PASS else earned)

    told = [one for one in findings if one.verdict in _ORDER and (one.check in prices or one.verdict is Verdict.FAIL)]
    told = [one for one in told if not (one.check in _QUIET and one.verdict is Verdict.PASS)]
    lines = []
    for finding in sorted(told, key=key):
        item = advice.get(finding.check)
        name = finding.check.replace("_", " ")
        said = name if item is None else item.title if finding.verdict is Verdict.PASS else item.failing_title
        if finding.verdict is Verdict.PARTIAL and item is not None:
            said = f"{item.title}: in part"
        where = elsewhere.get(finding.touch_id or "")
        detail = f"{mask.text(finding.reason)} ({where})" if where else mask.text(finding.reason)
        lines.append(Note(words.VERDICT_WORDS[finding.verdict][0], said, detail))
    return tuple(lines)


def _chosen(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The five dearest failings and what went best beside them, eight at most; the rest stands in the table."""
    notes = list({note.detail or note.said: note for note in reversed(notes)}.values())[::-1]  # one reason is said once
    bad = [note for note in notes if note.kind != "ok"]
    good = [note for note in notes if note.kind == "ok"]
    return (*bad[: max(5, 8 - len(good))], *good[: max(3, 8 - len(bad))])


def _answers(evidence: Evidence, card: Scorecard | None, mask: Mask) -> tuple[Answer, ...]:
    """Each question beside its answer. The verdict is the grader's; its quotes are dealt to the questions they answer."""
    finding = card.finding("answers_question") if card else None
    rows = []
    for question in evidence.shop.scenario.questions:
        if finding is None or finding.verdict not in (Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL):
            rows.append(Answer(question.text, "na", "not judged" if finding or card else "no answer observed"))
            continue
        quote = next((quote for quote in finding.quotes if _answers_it(question.answered_by, quote)), None)
        open_ = question.text in finding.reason and finding.verdict is not Verdict.PASS
        if finding.verdict is Verdict.PASS or (quote and not open_):
            only = finding.quotes[0] if len(finding.quotes) == 1 or (finding.quotes and not quote) else None
            said = quote or only
            rows.append(Answer(question.text, "ok", f"“{mask.text(said)}”" if said else "answered"))
        elif finding.verdict is Verdict.PARTIAL and not open_ and len(evidence.shop.scenario.questions) == 1:
            said = f"in part: “{mask.text(finding.quotes[0])}”" if finding.quotes else "answered in part"
            rows.append(Answer(question.text, "warn", said))
        else:
            rows.append(Answer(question.text, "bad", "not answered"))
    return tuple(rows)


def _answers_it(patterns: Sequence[str], quote: str) -> bool:
    for pattern in patterns:
        try:
            if re.search(pattern, quote[:2000], re.IGNORECASE):
                return True
        except re.error:
            continue
    return False
