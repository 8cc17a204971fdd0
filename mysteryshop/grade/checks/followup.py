"""Follow-up: does the dealer come back, with something new, in the channel and at the pace the shopper asked for?"""

from __future__ import annotations

from rapidfuzz import fuzz

from mysteryshop.grade import signs
from mysteryshop.grade.check import Judged, Over, Parameters, check
from mysteryshop.grade.reading import Conversation, Reading, no_reply
from mysteryshop.grade.reply import Reply
from mysteryshop.model import Channel, Finding, Verdict

_SAME = 80.0
"""Two bodies this similar (0..100, names and signature aside) are one template sent twice."""


@check(
    "checkin_only",
    group="followup",
    guide=True,
    penalty=True,
    over=Over.ANY,
    title="Follow-ups bring something new",
    failing_title='Only "just checking in"',
    why="A message that brings nothing trains the shopper to ignore the next one.",
    advice="Bring one new thing each time: a price move, another car, a comparison, an offer to do something.",
    example="A second one came in this morning, with fewer miles; shall I send photos?",
)
def checkin_only(reply: Reply) -> Judged:
    """No new information or help: "just checking in"."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = signs.checkin_only(reply)
    if found:
        return Judged(1, "checks in and brings nothing new", (found.text,), "checkin", found.moves.get("checkin", 0.0))
    return Judged(0, "brings something, or is no check-in", rule="no_checkin")


@check(
    "respects_channel",
    group="followup",
    guide=True,
    per="conversation",
    title="Uses the channel the shopper asked for",
    failing_title="Does not use the channel the shopper asked for",
    why="Who asks for e-mail and is phoned learns that nobody read the lead.",
    advice="Answer where you were asked to; offer the other channel in one line.",
    example="You asked for e-mail, so I will keep it to e-mail.",
)
def respects_channel(conversation: Conversation, parameters: Parameters) -> Finding:
    """Contact attempts by a person use the stated channel; a call to a shopper who asked for e-mail does not."""
    wanted = conversation.lead.preferred_channel
    if wanted is None:
        return Finding("respects_channel", Verdict.NOT_APPLICABLE, 0.0, reason="the lead named no channel")
    tries = conversation.personal or conversation.spoken
    if not tries:
        return _no_contact("respects_channel", conversation)
    same = {"call": {"call", "voicemail"}}.get(wanted, {wanted})
    first = tries[0].touch
    strays = [
        r.touch for r in tries if r.touch.channel.value not in same and r.touch.channel in (Channel.CALL, Channel.VOICEMAIL)
    ]
    if wanted != "call" and strays:
        return Finding(
            "respects_channel",
            Verdict.FAIL,
            0.0,
            0,
            reason=f"asked for {wanted}, was phoned",
            touch_id=strays[0].id,
            rule="phoned",
        )
    if first.channel.value in same:
        return Finding(
            "respects_channel", Verdict.PASS, 1.0, 1, reason=f"answers by {wanted}, as asked", touch_id=first.id, rule="as_asked"
        )
    if not conversation.watched(*(c for c in Channel if c.value in same)):
        return Finding("respects_channel", Verdict.NO_EVIDENCE, 0.0, reason=f"nobody watched {wanted}", rule="not_watched")
    return Finding(
        "respects_channel",
        Verdict.FAIL,
        0.0,
        0,
        reason=f"asked for {wanted}, answered by {first.channel.value}",
        touch_id=first.id,
        rule="other_channel",
    )


@check(
    "followup_varied",
    group="followup",
    guide=True,
    per="conversation",
    title="Follow-ups differ and add something",
    failing_title="Follow-ups repeat themselves",
    why="The same note twice says that nobody is there.",
    advice="Plan what each later message adds, instead of how often it is sent.",
    example="Day 2 a film, day 5 a comparison, day 10 a price move.",
)
def followup_varied(conversation: Conversation, parameters: Parameters) -> Finding:
    """At least two later messages, no two alike (similarity below 0.80), each with something new."""
    later = [r for r in conversation.spoken if r.reply.later]
    if len(later) < 2:
        if not conversation.closed:
            return Finding("followup_varied", Verdict.PENDING, 0.0, reason="the window is still open")
        if not conversation.spoken:
            return no_reply("followup_varied", conversation)
        short = _too_short("followup_varied", conversation, float(parameters.get("varied_days", 7)))
        if short:
            return short
        reason = "no later message" if not later else "one later message only"
        return Finding("followup_varied", Verdict.FAIL, 0.0, 0, reason=reason, rule="too_few")
    for place, one in enumerate(later):
        for other in later[place + 1 :]:
            if fuzz.token_set_ratio(_core(one), _core(other)) >= _SAME:
                return Finding(
                    "followup_varied",
                    Verdict.FAIL,
                    0.0,
                    0,
                    (_quote(other),),
                    "two follow-ups are nearly the same",
                    other.touch.id,
                    "same_text",
                )
    empty = next((r for r in later if not signs.what_is_given(r.reply)), None)
    if empty is not None:
        return Finding(
            "followup_varied",
            Verdict.PARTIAL,
            0.5,
            0,
            (_quote(empty),),
            "one of the follow-ups adds nothing",
            empty.touch.id,
            "adds_nothing",
        )
    return Finding(
        "followup_varied",
        Verdict.PASS,
        1.0,
        1,
        reason=f"{len(later)} follow-ups, each with something new",
        touch_id=later[-1].touch.id,
        rule="varied",
    )


@check(
    "second_touch",
    group="followup",
    per="conversation",
    title="Comes back within three days",
    failing_title="Does not come back within three days",
    why="Most stores fall silent after the first day; most shoppers have not decided by then.",
    advice="Plan a second personal message for day two or three.",
    example="I measured the boot as promised: 41 inches.",
)
def second_touch(conversation: Conversation, parameters: Parameters) -> Finding:
    """A personal second touch by the day the rubric names (3); one that only checks in counts half."""
    days = float(parameters.get("second_touch_days", 3))
    near = conversation.within(days, conversation.personal)
    if len(near) >= 2:
        second = near[1]
        idle = bool(signs.checkin_only(second.reply))
        reason = "comes back, but only checks in" if idle else f"comes back within {days:g} days"
        return Finding(
            "second_touch",
            Verdict.PARTIAL if idle else Verdict.PASS,
            0.5 if idle else 1.0,
            1,
            (),
            reason,
            second.touch.id,
            "second_touch",
        )
    short = _too_short("second_touch", conversation, days)
    if short:
        return short
    if not conversation.passed(days):
        return Finding("second_touch", Verdict.PENDING, 0.0, reason=f"{days:g} days are not over")
    return Finding(
        "second_touch", Verdict.FAIL, 0.0, 0, reason=f"no second personal touch within {days:g} days", rule="no_second_touch"
    )


@check(
    "cadence",
    group="followup",
    per="conversation",
    title="Keeps at it over two weeks, on two channels",
    failing_title="Gives up early",
    why="Follow up a second and a third time, where the customer is, in the manner they want.",
    advice="Four touches on two channels within two weeks, each with something new.",
    example="Mail on day 0 and 2, a text on day 5, a mail on day 10.",
)
def cadence(conversation: Conversation, parameters: Parameters) -> Finding:
    """At least four touches on two channels by day 14, where two channels are watched; idle check-ins count half."""
    days, wanted = float(parameters.get("cadence_days", 14)), float(parameters.get("cadence_touches", 4))
    if len(conversation.evidence.watched) < 2 or not conversation.evidence.shop.persona.phone:
        return Finding("cadence", Verdict.NO_EVIDENCE, 0.0, reason="a second channel was not watched", rule="not_watched")
    near = [r for r in conversation.within(days) if r.kind != "automated"]
    weight = sum(0.5 if signs.checkin_only(r.reply) else 1.0 for r in near)
    channels = {"call" if r.touch.channel is Channel.VOICEMAIL else r.touch.channel.value for r in near}
    words = f"{len(near)} touches on {len(channels)} channels within {days:g} days"
    if weight >= wanted and len(channels) >= 2:
        return Finding("cadence", Verdict.PASS, 1.0, 1, reason=words, rule="kept_at_it")
    short = _too_short("cadence", conversation, days)
    if short:
        return short
    if not conversation.passed(days):
        return Finding("cadence", Verdict.PENDING, 0.0, reason=f"{words} so far")
    score = min(1.0, weight / wanted) * (1.0 if len(channels) >= 2 else 0.5)
    return Finding(
        "cadence",
        Verdict.PARTIAL if score >= 0.5 else Verdict.FAIL,
        score if score >= 0.5 else 0.0,
        0,
        reason=words,
        rule="gave_up",
    )


def _core(reading: Reading) -> str:
    """The body without greeting and signature lines and without the shopper's name."""
    lines = reading.reply.lines
    kept = lines[1:-1] if len(lines) > 3 else lines
    return " ".join(kept)


def _quote(reading: Reading) -> str:
    return reading.reply.sentences[0].text if reading.reply.sentences else reading.touch.subject


def _no_contact(id_: str, conversation: Conversation) -> Finding:
    if not conversation.closed:
        return Finding(id_, Verdict.PENDING, 0.0, reason="nothing came yet; the window is open")
    return no_reply(id_, conversation)


def _too_short(id_: str, conversation: Conversation, days: float) -> Finding | None:
    """Not applicable where the window closes before the days are over: what nobody waited for is held against nobody."""
    if conversation.window_days >= days - 0.01:
        return None
    reason = f"answers were watched for {conversation.window_days:.3g} days; this needs {days:g}"
    return Finding(id_, Verdict.NOT_APPLICABLE, 0.0, reason=reason, rule="window_too_short")
