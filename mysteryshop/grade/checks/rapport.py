"""Rapport: does the shopper meet somebody who read the lead, or a blunt "come in and we'll work some numbers"?"""

from __future__ import annotations

import re

from mysteryshop.grade import signs
from mysteryshop.grade.answers import answers, fact_sentences
from mysteryshop.grade.check import Judged, Over, check
from mysteryshop.grade.reply import Reply


@check(
    "uses_name",
    group="rapport",
    guide=True,
    title="Uses the shopper's name",
    failing_title="Never uses the shopper's name",
    why="A name costs two words and tells the shopper that a person, not a machine, is answering.",
    advice="Open with the name exactly as the shopper wrote it.",
    example="Hi Maria, thanks for writing.",
)
def uses_name(reply: Reply) -> Judged:
    """The lead's first or last name, used for the shopper in subject or text."""
    quote = signs.shopper_name(reply)
    if quote:
        return Judged(1, "the shopper is called by name", (quote,), "name_of_lead")
    return Judged(0, "the shopper's name does not appear", rule="no_name")


@check(
    "refers_vehicle",
    group="rapport",
    guide=True,
    title="Names the car asked about",
    failing_title="Does not say which car is meant",
    why="A shopper writes to several stores about several cars; the model's name shows that this lead was read.",
    advice="Name the model, and the colour or stock number where it helps.",
    example="the silver Golf on our front row",
)
def refers_vehicle(reply: Reply) -> Judged:
    """The model (or stock number) the lead is about."""
    quote = signs.vehicle_named(reply)
    if quote:
        return Judged(1, "names the car asked about", (quote,), "model_of_lead")
    return Judged(0, "the model asked about is not named", rule="no_model")


@check(
    "acknowledges_person",
    group="rapport",
    guide=True,
    title="Shows that this lead was read",
    failing_title="Could have been sent to anybody",
    why="People buy from people who noticed what they said: the dogs, the commute, the worry about rust.",
    advice="Repeat the shopper's own situation or worry in half a sentence before you answer.",
    example="With two dogs I understand why the boot matters.",
)
def acknowledges_person(reply: Reply) -> Judged:
    """The shopper's situation, wish or worry taken up."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = signs.acknowledgement(reply)
    if found:
        return Judged(1, "takes up what the shopper told", (found.text,), found.rule, found.confidence)
    return Judged(0, "nothing of the shopper's situation is taken up", rule="nothing_taken_up")


@check(
    "asks_need_question",
    group="rapport",
    guide=True,
    title="Asks a question about the shopper's needs",
    failing_title="Asks nothing about what the shopper needs",
    why="Most shoppers still research. A question about use, budget or trade starts a conversation; an invitation ends it.",
    advice="Ask one question whose answer would change which car or offer you propose.",
    example="Do you need room for a roof box, or is it mostly the commute?",
)
def asks_need_question(reply: Reply) -> Judged:
    """A question whose answer would change car, trim, finance or trade."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = signs.need_question(reply)
    if found:
        return Judged(1, "asks about the shopper's needs", (found.text,), "need_question", found.moves.get("need", 0.0))
    return Judged(0, "no question about needs, use, budget or trade", rule="no_need_question")


@check(
    "blunt_come_in",
    group="rapport",
    guide=True,
    penalty=True,
    over=Over.FIRST,
    title="Helps before it invites",
    failing_title="Blunt come-in: only an invitation, no help",
    why="Pushing a researcher to the store before helping is the commonest way to lose the lead.",
    advice="Answer the question first, add one useful fact, ask one question; then invite.",
    example="Yes, it is here, with both keys. Would the tow hitch matter to you?",
)
def blunt_come_in(reply: Reply) -> Judged:
    """A visit, test drive, appointment or call is asked for, and nothing is given."""
    if not reply.known_language:
        return signs.unreadable(reply)
    asked = reply.first("visit") or signs.call_push(reply)
    if asked is None:
        return Judged(0, "no bare invitation", rule="no_invitation")
    if reply.lead.asks_visit and asked.does("visit"):
        return Judged(0, "the shopper asked for a visit", (asked.text,), "visit_was_asked")
    given = signs.what_is_given(reply)
    if not given and (fact_sentences(reply) or signs.availability(reply)):
        given = "a fact"
    if not given and any(a.status in ("partly", "deferred") for a in answers(reply)):
        given = "part of an answer"
    if not given and reply.first("unknown"):
        given = "an honest not known"
    if given:
        return Judged(0, f"invites, but also gives {given}", (asked.text,), f"gives_{given.replace(' ', '_')}")
    if re.search(r"\bor\b|\boder\b|\bou\b|\bof\b|\bo\b", asked.plain) and asked.does("remote"):
        return Judged(0, "the invitation is one of several ways on", (asked.text,), "other_ways")
    return Judged(1, "asks the shopper in and gives nothing", (asked.text,), "only_invitation", 0.85)
