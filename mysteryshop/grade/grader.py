"""The grader: evidence and a rubric in, a scorecard out. A pure function; the same input gives the same card for ever."""

from __future__ import annotations

from mysteryshop.grade.check import Check, Over, all_checks, catalogue
from mysteryshop.grade.process import lay_beside
from mysteryshop.grade.reading import Conversation, Reading, no_reply
from mysteryshop.grade.replies import grade_message, grade_replies
from mysteryshop.grade.rubric import rubric_digest
from mysteryshop.grade.scoring import price
from mysteryshop.model import Channel, Delivery, Evidence, Finding, Process, Rubric, Scorecard, Verdict

__all__ = ["GRADER_VERSION", "catalogue", "grade", "grade_message", "grade_replies"]

GRADER_VERSION = "7"
"""Moves whenever a verdict on the same evidence can come out differently."""

NO_PROOF = "no reply observed; delivery unproven"
NOT_SENT = "no lead was sent"


def grade(evidence: Evidence, rubric: Rubric, *, process: Process | None = None) -> Scorecard:
    """Judge evidence under a rubric, as of the evidence's own time. Never raises for what a dealer wrote."""
    conversation = Conversation.of(evidence, ai_counts=bool(rubric.parameters.get("ai_counts_as_personal", False)))
    withheld = _nothing_to_judge(evidence, conversation)
    findings = {} if withheld else {id_: find(item, conversation, rubric) for id_, item in all_checks().items()}
    priced = price(findings, rubric)
    return Scorecard(
        shop_id=evidence.shop.id,
        rubric=rubric.id,
        rubric_version=rubric.version,
        rubric_digest=rubric_digest(rubric),
        grader_version=GRADER_VERSION,
        as_of=evidence.as_of,
        provisional=not conversation.closed,
        points=None if withheld else priced.points,
        letter=None if withheld else priced.letter,
        withheld=withheld or priced.withheld,
        judged_points=priced.judged_points,
        sections=priced.sections,
        findings=tuple(findings.values()),
        line_points=priced.line_points,
        caps=priced.caps,
        timings=conversation.timings,
        process=lay_beside(process, evidence, conversation) if process else (),
        notes=_notes(conversation),
    )


def _nothing_to_judge(evidence: Evidence, conversation: Conversation) -> str | None:
    """Why there is nothing fair to score: no lead left, or silence with delivery unproven."""
    if evidence.delivery is Delivery.NOT_SENT:
        return f"{NOT_SENT}: {evidence.delivery_why}" if evidence.delivery_why else NOT_SENT
    if evidence.delivery is Delivery.UNPROVEN and not conversation.readings:
        return NO_PROOF
    return None


def find(item: Check, conversation: Conversation, rubric: Rubric) -> Finding:
    """One check's finding on a conversation. A check that breaks is a finding too: one bad mail must not cost the card."""
    try:
        reason = item.applies(conversation) if item.applies else None
        if reason is not None:
            return Finding(item.id, Verdict.NOT_APPLICABLE, 0.0, reason=reason)
        if item.judge_conversation is not None:
            return item.judge_conversation(conversation, rubric.parameters)
        return _over_messages(item, conversation)
    except Exception as error:  # noqa: BLE001  a check may be a plug-in; what breaks is reported on the card, not thrown
        return Finding(item.id, Verdict.ERROR, 0.0, reason=f"the check broke: {type(error).__name__}: {error}")


def _over_messages(item: Check, conversation: Conversation) -> Finding:
    spoken = conversation.spoken
    if not spoken:
        return _silence(item, conversation)
    if item.over is Over.FIRST:
        spoken = spoken[:1]
    if item.id == "checkin_only":
        spoken = tuple(r for r in spoken if r.reply.later) or spoken[:1]
    singles = [_single(item, reading) for reading in spoken]
    judged = [f for f in singles if f.verdict in (Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL)]
    if not judged:
        return singles[0]
    if item.over is Over.ANY:
        return min(judged, key=lambda f: f.score)
    if item.over is Over.NEVER_MENDED:
        return judged[-1] if judged[-1].score >= 1 and _mended(conversation) else min(judged, key=lambda f: f.score)
    return max(judged, key=lambda f: f.score)


def _mended(conversation: Conversation) -> bool:
    from mysteryshop.grade.signs import price as price_words

    return any(price_words(reading.reply) for reading in conversation.spoken)


def _single(item: Check, reading: Reading) -> Finding:
    judged = item.judge(reading.reply)
    verdict, score = item.verdict(judged)
    source = f"{reading.touch.subject}\n{reading.touch.text}\n{reading.touch.signature}"
    quotes = tuple(quote for quote in judged.quotes if quote in source)
    return Finding(
        item.id, verdict, round(score, 4), judged.value, quotes, judged.reason, reading.touch.id, judged.rule, judged.confidence
    )


def _silence(item: Check, conversation: Conversation) -> Finding:
    """No message written as an answer: pending while the window is open; afterwards there are no words to judge. What silence
    costs is counted once: in the times, in the follow-up and by the rubric's cap, not again in every check on the words."""
    if not conversation.closed:
        return Finding(item.id, Verdict.PENDING, 0.0, reason="no answer yet; the window is open")
    if not conversation.watched(Channel.EMAIL, Channel.TEXT, Channel.CHAT):
        return Finding(item.id, Verdict.NO_EVIDENCE, 0.0, reason="nobody watched a written channel")
    return no_reply(item.id, conversation)


def _notes(conversation: Conversation) -> tuple[str, ...]:
    """Sentences the card shows beside the score."""
    notes = []
    kinds = {reading.kind for reading in conversation.readings}
    if "ai" in kinds and not any(r.personal for r in conversation.readings):
        notes.append("An AI assistant answered; no person did.")
    elif "ai" in kinds:
        notes.append("An AI assistant's messages count for the answer, not as a personal reply.")
    if conversation.ai_counts:
        notes.append("This rubric counts AI assistants as personal.")
    if any(r.touch.junk for r in conversation.readings):
        notes.append("Some messages landed in the spam folder; their delay there is reported apart.")
    if any(r.touch.certainty.value == "probable" for r in conversation.readings):
        notes.append("Some messages were matched as probable; a person should look.")
    if not conversation.closed:
        notes.append(f"Provisional: answers count until {conversation.evidence.closes_at:%Y-%m-%d %H:%M} UTC.")
    if conversation.evidence.shop.dealer.timezone is None or conversation.evidence.shop.dealer.hours is None:
        notes.append("Opening hours unknown: elapsed time is used for both clocks.")
    return tuple(notes)
