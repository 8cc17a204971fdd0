"""Loose replies, each with its own lead: the guide's answers without a shop around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mysteryshop.grade.check import Check, Judged, guide_checks
from mysteryshop.grade.lead import Lead
from mysteryshop.grade.reply import Reply
from mysteryshop.model import Shop, Verdict


def grade_replies(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Judge many loose replies, each row with its lead: `{"id", "findings": {check: {value, verdict, score, quote, ...}}}`.

    `value` is the guide's own answer: 0, 1, 2, or None where the check does not apply or the grader is unsure.
    """
    checks = guide_checks()
    for row in rows:
        reply = reply_of_row(row)
        yield {"id": row.get("id"), "findings": {id_: judge(item, reply) for id_, item in checks.items()}}


def grade_message(text: str, subject: str, lead: Lead | Shop, *, channel: str = "email", later: bool = False) -> dict[str, Any]:
    """Judge one loose reply to a lead (or to the lead of a shop); findings by check id."""
    own = Lead.of_shop(lead) if isinstance(lead, Shop) else lead
    reply = Reply(own, text, subject, channel=channel, later=later or bool(own.history))
    return {id_: judge(item, reply) for id_, item in guide_checks().items()}


def reply_of_row(row: Mapping[str, Any]) -> Reply:
    """The reply a row describes."""
    lead = Lead.of_row(row)
    channel = str(row.get("channel") or "email")
    return Reply(
        lead,
        str(row.get("text") or ""),
        str(row.get("subject") or ""),
        channel={"sms": "text", "whatsapp": "chat", "phone": "call"}.get(channel, channel),
        hint=row.get("language") if isinstance(row.get("language"), str) else None,
        later=bool(lead.history) or (row.get("day") or 0) >= 1,
        minutes_after_lead=row.get("minutes_after_lead"),
    )


def judge(item: Check, reply: Reply) -> dict[str, Any]:
    """One check's finding on one reply, as plain data."""
    if item.judge_message is None:
        judged = Judged(None, "judged over a whole conversation, not on one message", rule="needs_conversation")
    else:
        judged = item.judge(reply)
    verdict, score = item.verdict(judged)
    quotes = [quote for quote in judged.quotes if quote and quote in reply.whole]
    return {
        "value": judged.value,
        "verdict": verdict.value,
        "score": round(score, 3) if verdict in (Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL) else None,
        "quote": quotes[0] if quotes else None,
        "quotes": quotes,
        "reason": judged.reason,
        "rule": judged.rule,
        "confidence": judged.confidence,
    }
