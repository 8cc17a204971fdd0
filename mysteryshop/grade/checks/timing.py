"""Timing: how soon somebody, how soon an answer, on how many channels; curves, not cliffs."""

from __future__ import annotations

from datetime import timedelta

from mysteryshop.grade import signs
from mysteryshop.grade.check import Parameters, check
from mysteryshop.grade.curve import LogNormal
from mysteryshop.grade.reading import Conversation
from mysteryshop.model import Channel, Finding, Timing, Verdict


@check(
    "first_personal_time",
    group="timing",
    per="conversation",
    title="A person answers soon",
    failing_title="A person answers late, or never",
    why="Within the hour a lead turns into a conversation far more often than an hour later. An auto-response stops no clock.",
    advice="Within 15 open minutes: a person, by name, with the answer or a time for it.",
    example="I am walking out to the car now; the answer in ten minutes.",
)
def first_personal_time(conversation: Conversation, parameters: Parameters) -> Finding:
    """Open minutes (elapsed where hours are unknown or the dealer promises 24/7) from the lead to the first personal answer."""
    curve = LogNormal.of(parameters, "first_personal", (15, 0.9), (60, 0.5))
    timing = conversation.timings.get("first_personal")
    if timing is None:
        return _missing("first_personal_time", conversation, "no personal answer")
    always = conversation.evidence.shop.dealer.promises_always_open
    use_open = timing.open_minutes is not None and not always and parameters.get("personal_clock", "open") == "open"
    minutes = timing.open_minutes if use_open and timing.open_minutes is not None else timing.elapsed_minutes
    clock = "open" if use_open else "elapsed"
    return _timed(
        "first_personal_time", curve, minutes, f"first personal answer after {span_words(minutes)} ({clock} time)", timing
    )


@check(
    "first_answer_time",
    group="timing",
    per="conversation",
    title="The question is answered soon",
    failing_title="The question is answered late, or never",
    why="The shopper waits by their own clock, nights and Sundays included.",
    advice="Answer within the hour; where a fact takes longer, answer the rest now.",
    example="Yes to the keys; the belt I will look up and tell you before noon.",
)
def first_answer_time(conversation: Conversation, parameters: Parameters) -> Finding:
    """Elapsed minutes from the lead to the first message that answers, whoever wrote it."""
    curve = LogNormal.of(parameters, "first_answer", (60, 0.9), (360, 0.5))
    timing = conversation.timings.get("first_answer")
    if timing is None and any(not r.reply.known_language for r in conversation.spoken):
        return Finding("first_answer_time", Verdict.UNSURE, 0.0, reason="a message in a language the grader does not read")
    if timing is None:
        return _missing("first_answer_time", conversation, "no message answers the question")
    return _timed(
        "first_answer_time",
        curve,
        timing.elapsed_minutes,
        f"first answering message after {span_words(timing.elapsed_minutes)}",
        timing,
    )


@check(
    "second_channel",
    group="timing",
    per="conversation",
    title="Tries a second channel within a day",
    failing_title="Tries no second channel within a day",
    why="Mails drown. A short text beside the mail reaches the shopper who gave a number.",
    advice="Where a number was given and no channel asked for, add one text or call on the first day.",
    example="Text: Hi Maria, I mailed you about the RAV4. Dana, Harbor View",
)
def second_channel(conversation: Conversation, parameters: Parameters) -> Finding:
    """A second channel tried within 24 hours; judged where a number was given, watched, and no channel was asked for."""
    hours = float(parameters.get("second_channel_hours", 24))
    if not conversation.evidence.shop.persona.phone or not conversation.evidence.shop.scenario.give_phone:
        return Finding("second_channel", Verdict.NOT_APPLICABLE, 0.0, reason="the lead gave no phone number")
    if conversation.lead.preferred_channel is not None:
        return Finding(
            "second_channel", Verdict.NOT_APPLICABLE, 0.0, reason=f"the shopper asked for {conversation.lead.preferred_channel}"
        )
    if not conversation.watched(Channel.TEXT, Channel.CALL, Channel.VOICEMAIL):
        return Finding("second_channel", Verdict.NO_EVIDENCE, 0.0, reason="nobody watched the phone", rule="not_watched")
    near = conversation.within(hours / 24)
    channels = {"call" if r.touch.channel is Channel.VOICEMAIL else r.touch.channel.value for r in near}
    if len(channels) >= 2:
        return Finding(
            "second_channel",
            Verdict.PASS,
            1.0,
            1,
            reason=f"tried {' and '.join(sorted(channels))} within {hours:g} hours",
            rule="two_channels",
        )
    if not conversation.passed(hours / 24):
        return Finding("second_channel", Verdict.PENDING, 0.0, reason=f"{hours:g} hours are not over")
    return Finding("second_channel", Verdict.FAIL, 0.0, 0, reason=f"no second channel within {hours:g} hours", rule="one_channel")


@check(
    "acknowledgement_useful",
    group="timing",
    per="conversation",
    title="The auto-response is honest and useful",
    failing_title="The auto-response says nothing",
    why="An auto-response that names the car, says who will answer and when, buys patience; an empty one spends it.",
    advice="Let it name the car, who will answer, and by when.",
    example="We have your question about the RAV4. Dana in our online team answers by 10:30.",
)
def acknowledgement_useful(conversation: Conversation, parameters: Parameters) -> Finding:
    """The auto-response, if one came: names the car, says who and when."""
    auto = next((r for r in conversation.readings if r.kind == "automated" and r.touch.text.strip()), None)
    if auto is None:
        return Finding("acknowledgement_useful", Verdict.NOT_APPLICABLE, 0.0, reason="no auto-response came")
    if not auto.reply.known_language:
        return Finding("acknowledgement_useful", Verdict.UNSURE, 0.0, reason="unknown language", touch_id=auto.touch.id)
    car, who, when = signs.vehicle_named(auto.reply), signs.signer(auto.reply), signs.promised_time(auto.reply)
    parts = [words for words, found in (("the car", car), ("who", who), ("when", when)) if found]
    score = round(len(parts) / 3, 3)
    verdict = Verdict.PASS if score == 1 else Verdict.PARTIAL if score else Verdict.FAIL
    reason = f"names {', '.join(parts)}" if parts else "names neither the car, nor who answers, nor when"
    quotes = tuple(q for q in (car, who, when) if q)
    return Finding("acknowledgement_useful", verdict, score, int(score == 1), quotes, reason, auto.touch.id, "auto_response")


@check(
    "after_hours_answer",
    group="timing",
    per="conversation",
    title="A person answers though the store is closed",
    failing_title="Nobody answers outside opening hours",
    why="Over half of leads arrive when the store is closed.",
    advice="Agree who looks in the evening and on Sunday.",
    example="I am at home, but I know that car: yes, both keys are here.",
)
def after_hours_answer(conversation: Conversation, parameters: Parameters) -> Finding:
    """Extra credit: a personal answer within two elapsed hours to a lead sent while the store was closed."""
    timing = conversation.timings.get("first_personal")
    soon = conversation.sent_at + timedelta(minutes=120)
    if timing is None or timing.open_minutes is None or timing.at > soon or timing.open_minutes > 0:
        return Finding("after_hours_answer", Verdict.NOT_APPLICABLE, 0.0, reason="no quick answer outside opening hours")
    return Finding(
        "after_hours_answer",
        Verdict.PASS,
        1.0,
        1,
        reason="a person answered while the store was closed",
        touch_id=timing.touch_id,
        rule="after_hours",
    )


@check(
    "personal_reply",
    group="timing",
    per="conversation",
    title="A person answered",
    failing_title="No personal answer",
    why="An auto-response is not an answer.",
    advice="Give every lead an owner by name, with a deputy.",
)
def personal_reply(conversation: Conversation, parameters: Parameters) -> Finding:
    """Whether any person, or any message that answers, came within the window. The rubric's cap for silence hangs on it."""
    first = conversation.first_personal or conversation.first_answer
    if first is not None:
        return Finding(
            "personal_reply",
            Verdict.PASS,
            1.0,
            1,
            reason="a personal or answering reply came",
            touch_id=first.touch.id,
            rule="replied",
        )
    return _missing("personal_reply", conversation, "no personal or answering reply")


def _timed(id_: str, curve: LogNormal, minutes: float, words: str, timing: Timing) -> Finding:
    score = round(curve.score(minutes), 4)
    verdict = Verdict.PASS if score >= 0.9 else Verdict.PARTIAL if score >= 0.05 else Verdict.FAIL
    return Finding(id_, verdict, score, None, (), words, timing.touch_id, "curve")


def _missing(id_: str, conversation: Conversation, words: str) -> Finding:
    if not conversation.closed:
        return Finding(id_, Verdict.PENDING, 0.0, reason=f"{words} yet; the window is open")
    if not conversation.watched(Channel.EMAIL):
        return Finding(id_, Verdict.NO_EVIDENCE, 0.0, reason="nobody watched the mailbox", rule="not_watched")
    return Finding(id_, Verdict.FAIL, 0.0, 0, reason=f"{words} within the window", rule="none_came")


def span_words(minutes: float) -> str:
    """Minutes as people say them: "12 min", "3 h 20 min", "2 d 4 h"."""
    whole = round(minutes)
    if whole < 60:
        return f"{whole} min"
    if whole < 48 * 60:
        return f"{whole // 60} h {whole % 60} min"
    return f"{whole // 1440} d {whole % 1440 // 60} h"
