"""How a message pushes, waits or stands off: calls, dodged prices, soft steps, canned text, the shopper's own time frame."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.grade.answers import answers, fact_sentences
from mysteryshop.grade.check import Judged
from mysteryshop.grade.identity import signer
from mysteryshop.grade.reply import Reply, Sentence
from mysteryshop.grade.speech import acknowledgement, answered_before, insight, need_question, price, remote_help
from mysteryshop.grade.words import plain
from mysteryshop.lexicons import load


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("grade_speech")[name], re.IGNORECASE)


def unreadable(reply: Reply) -> Judged:
    """The verdict where the grader cannot read the language: unsure, never a charge."""
    return Judged(None, f"the grader does not read this language ({reply.language or 'unknown'})", rule="language", unsure=True)


def call_push(reply: Reply) -> Sentence | None:
    """The sentence that makes a phone call the main or only way on."""
    if reply.lead.preferred_channel == "call":
        return None
    done = any(a.status == "answered" for a in answers(reply))
    if done and (need_question(reply) or remote_help(reply) or reply.first("visit")):
        return None
    for sentence in reply.doing("call"):
        if sentence.does("remote") or _pattern("either_way").search(sentence.plain) or _pattern("call_if").search(sentence.plain):
            continue
        return sentence
    return None


def price_dodge(reply: Reply) -> Sentence | None:
    """The sentence that refuses, postpones or conditions numbers; none where a price is given all the same."""
    if price(reply):
        return None
    found = reply.first("evade")
    if found is not None and (reply.lead.asks_price or found.moves["evade"] >= 0.75):
        return found
    if not reply.lead.asks_price:
        return None
    tied = next((s for s in reply.doing("visit", "call") if _pattern("money_talk").search(s.plain)), None)
    if tied is None and any(_pattern("money_talk").search(s.plain) for s in reply.sentences if not s.does("insight")):
        tied = next((s for s in reply.doing("visit", "call") if not _pattern("call_if").search(s.plain)), None)
        if tied is not None and (insight(reply) or remote_help(reply) or reply.first("defer")):
            tied = None
    if tied is not None or remote_help(reply) or reply.first("defer"):
        return tied
    return next((s for s in reply.sentences if s.question and _pattern("payment_question").search(s.plain)), None)


def soft_step(reply: Reply) -> Sentence | None:
    """A next step that is easy to decline or offers a choice. A need question may be the step itself."""
    if canned(reply).value:
        return None
    need = need_question(reply)
    if need is not None:
        return need
    for sentence in reply.doing("soft"):
        if sentence.does("pressure") or (
            not sentence.does("visit", "remote", "call", "need", "alt", "defer") and not sentence.question
        ):
            continue
        if _pattern("idle_offer").search(sentence.plain):
            continue
        return sentence
    return None


def canned(reply: Reply) -> Judged:
    """Whether a shopper would believe that no person wrote this for them."""
    told = answers(reply)
    done = sum(a.status == "answered" for a in told)
    if not reply.sentences:
        return Judged(0, "no words", rule="empty")
    robot = next(
        (s for s in reply.sentences if _pattern("robot").search(s.plain) and not _pattern("not_robot").search(s.plain)), None
    )
    if robot is None and _pattern("robot").search(plain(reply.subject)):
        robot = reply.sentences[0]
    if robot is not None and (not told or done < len(told) or not insight(reply)):
        return Judged(1, "says itself that it is automatic", (robot.text,), "robot", 0.9)
    receipts = list(reply.doing("receipt"))
    nothing_told = not fact_sentences(reply) and not price(reply) and not need_question(reply) and not reply.first("unknown")
    if nothing_told and receipts and (len(receipts) >= 2 or not (done or signer(reply))) and not reply.first("ack"):
        return Judged(1, "a receipt: nothing in it depends on the lead", (receipts[0].text,), "receipt_only", 0.85)
    taken_up = acknowledgement(reply)
    if done or taken_up:
        return Judged(0, "depends on the lead", rule="written_for_this_lead")
    receipt = reply.first("receipt")
    first = reply.sentences[0].text
    personal = need_question(reply) or (reply.sentences and answered_before(reply))
    helps = price(reply) or insight(reply) or remote_help(reply) or reply.first("defer") or reply.first("avail")
    if receipt is not None and not personal and (not helps or sum(1 for _ in reply.doing("receipt")) >= 2):
        return Judged(1, "a receipt: nothing in it depends on the lead", (receipt.text,), "receipt", 0.85)
    if _pattern("menu").search(plain(reply.text)):
        return Judged(1, "a menu or a mailing: nothing in it depends on the lead", (first,), "menu", 0.8)
    if len(_pattern("promo").findall(plain(reply.text))) >= 3 and not personal and not signer(reply):
        return Judged(1, "a promotion: nothing in it depends on the lead", (first,), "promo", 0.75)
    return Judged(0, "a person's short word", rule="not_canned")


def checkin_only(reply: Reply) -> Sentence | None:
    """The sentence of a message that only checks in; none where the message brings anything new."""
    found = reply.first("checkin")
    if found is None or not reply.later:
        return None
    if price(reply) or insight(reply) or reply.first("alt") or remote_help(reply) or need_question(reply):
        return None
    return found


def timeframe_respected(reply: Reply) -> Judged:
    """Whether a message fits the time the shopper named for buying."""
    lead = reply.lead
    days = lead.timeframe_days if lead.timeframe_days is not None else days_of(f"{lead.timeframe} {lead.message}")
    later = days is None or days > 21
    pressed = reply.first("pressure")
    if pressed:
        return Judged(0, "presses, whatever time the shopper named", (pressed.text,), "pressure", 0.8)
    if later and not lead.asks_visit:
        pushed = next((s for s in reply.doing("visit") if _pattern("now").search(s.plain)), None)
        if pushed:
            return Judged(0, "pushes for now, though the shopper said later", (pushed.text,), "push_now", 0.75)
    return Judged(1, "fits the time the shopper named", rule="fits", confidence=0.7)


def days_of(timeframe: str) -> int | None:
    """The days a time frame's words stand for (7 for "this week"); None where they cannot be told."""
    spoken = plain(timeframe)
    for days, pattern in load("grade_speech")["timeframe_days"]:
        if re.search(pattern, spoken, re.IGNORECASE):
            return int(days)
    return None
