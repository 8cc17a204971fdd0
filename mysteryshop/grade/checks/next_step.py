"""Next step: is there one, is it easy to take or decline, and is nobody pushed?"""

from __future__ import annotations

from mysteryshop.grade import signs
from mysteryshop.grade.check import Judged, Over, Parameters, check
from mysteryshop.grade.reading import Conversation, no_reply
from mysteryshop.grade.reply import Reply
from mysteryshop.model import Finding, Verdict


@check(
    "visit_cta",
    group="next_step",
    guide=True,
    title="Invites the shopper",
    failing_title="Does not invite the shopper",
    why="A visit or test drive is the goal; after help, an invitation is a service.",
    advice="Once you have answered, offer a time.",
    example="If you like, try it on Saturday morning.",
)
def visit_cta(reply: Reply) -> Judged:
    """Any invitation to visit, to an appointment or to a test drive."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = reply.first("visit")
    if found:
        return Judged(1, "invites to a visit or test drive", (found.text,), "visit", found.moves.get("visit", 0.0))
    return Judged(0, "no invitation", rule="no_invitation")


@check(
    "soft_next_step",
    group="next_step",
    guide=True,
    title="Offers an easy next step after helping",
    failing_title="Offers no easy next step",
    why="A step that is easy to decline is easy to take; it keeps the talk going with people who are not ready.",
    advice='After the answer, offer a choice or an "if you like".',
    example="If useful I can put it aside for 24 hours.",
)
def soft_next_step(reply: Reply) -> Judged:
    """A clear next step that follows help and is easy to decline or offers a choice."""
    if not reply.known_language:
        return signs.unreadable(reply)
    if not signs.what_is_given(reply):
        return Judged(0, "a next step must follow some help", rule="nothing_given")
    found = signs.soft_step(reply)
    if found:
        return Judged(1, "an easy next step after help", (found.text,), "soft_step", 0.8)
    return Judged(0, "no next step that is easy to take or decline", rule="no_soft_step")


@check(
    "pushes_call",
    group="next_step",
    guide=True,
    penalty=True,
    over=Over.FIRST,
    title="Leaves the choice of channel to the shopper",
    failing_title="Pushes the shopper to the phone",
    why="Who writes wants to be written to; a demand to call is a reason to answer somebody else.",
    advice="Put the number in the signature and answer in writing.",
    example="Email is fine; my number is below if you ever prefer to talk.",
)
def pushes_call(reply: Reply) -> Judged:
    """A phone call is asked for as the main or only way on."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = signs.call_push(reply)
    if found:
        return Judged(1, "asks for a phone call as the way on", (found.text,), "call_push", found.moves.get("call", 0.0))
    return Judged(0, "no push to the phone", rule="no_call_push")


@check(
    "pressure_urgency",
    group="next_step",
    guide=True,
    penalty=True,
    over=Over.ANY,
    title="Uses no pressure",
    failing_title="Uses pressure: deadline, scarcity, other buyers",
    why="Pressure works on few and is remembered by all.",
    advice="State plain facts such as the date a quote runs out; leave out the rest.",
    example="The quote holds until the 30th.",
)
def pressure_urgency(reply: Reply) -> Judged:
    """A deadline, scarcity, other buyers, "today only"."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = reply.first("pressure")
    if found:
        return Judged(1, "uses a deadline, scarcity or other buyers", (found.text,), "pressure", found.moves.get("pressure", 0.0))
    return Judged(0, "no pressure", rule="no_pressure")


def _timeframe_given(conversation: Conversation) -> str | None:
    return None if conversation.lead.timeframe else "the lead gave no time frame"


@check(
    "respects_timeframe",
    group="next_step",
    guide=True,
    applies=_timeframe_given,
    over=Over.FIRST,
    title="Fits the shopper's own time frame",
    failing_title="Pushes now, though the shopper said later",
    why="Ready buyers want speed and researchers want help; one message for all loses both.",
    advice="Say back when they mean to buy, and offer what fits it.",
    example="No rush before October; I can keep an eye out for the new lease terms.",
)
def respects_timeframe(reply: Reply) -> Judged:
    """No push for a visit or deposit now when the lead said later; cadence and tone fit."""
    if not reply.lead.timeframe:
        return Judged(None, "the lead gave no time frame", rule="no_timeframe")
    if not reply.known_language:
        return signs.unreadable(reply)
    return signs.timeframe_respected(reply)


@check(
    "visit_after_help",
    group="next_step",
    per="conversation",
    title="Invites after helping",
    failing_title="Does not invite, or invites before helping",
    why="After an answer an invitation is a service; before it, it is a push.",
    advice="Answer first; then offer two times.",
    example="It has both keys. Thursday after five or Saturday morning, if you want to try it?",
)
def visit_after_help(conversation: Conversation, parameters: Parameters) -> Finding:
    """An invitation in a message that also answers or asks a need."""
    if not conversation.spoken:
        if conversation.closed:
            return no_reply("visit_after_help", conversation)
        return Finding("visit_after_help", Verdict.PENDING, 0.0, reason="no answer yet; the window is open")
    for reading in conversation.spoken:
        found = reading.reply.first("visit")
        if found and (signs.what_is_given(reading.reply) or conversation.lead.asks_visit):
            return Finding(
                "visit_after_help",
                Verdict.PASS,
                1.0,
                1,
                (found.text,),
                "invites after helping",
                reading.touch.id,
                "visit_after_help",
            )
    if any(not reading.reply.known_language for reading in conversation.spoken):
        return Finding("visit_after_help", Verdict.UNSURE, 0.0, reason="a message in a language the grader does not read")
    return Finding("visit_after_help", Verdict.FAIL, 0.0, 0, reason="no invitation after help", rule="no_visit_after_help")
