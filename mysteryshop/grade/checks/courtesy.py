"""Courtesy in time: no text or call in the night, and an end when the shopper asked for one."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from mysteryshop.grade.check import Parameters, check
from mysteryshop.grade.reading import Conversation
from mysteryshop.model import Channel, Finding, Nature, Touch, Verdict

RINGS = frozenset({Channel.TEXT, Channel.CALL, Channel.VOICEMAIL})
"""Channels that make a phone ring or buzz at once; a mail waits until it is looked for."""

_MACHINERY = frozenset({Nature.BOUNCE, Nature.DELAY_NOTICE, Nature.CHALLENGE, Nature.UNRELATED})
"""What mail servers say by themselves is nobody's contact."""


@check(
    "quiet_hours",
    group="followup",
    per="conversation",
    title="Texts and calls by day",
    failing_title="Texts or calls in the night",
    why="A phone that buzzes at night costs goodwill, and in many places a fine: 8 to 21 o'clock is the usual limit.",
    advice="Let the texting tool hold messages back between 21 and 8 o'clock, the shopper's time.",
)
def quiet_hours(conversation: Conversation, parameters: Parameters) -> Finding:
    """No text, call or voicemail before 8 or after 21 o'clock local time, unless the shopper wrote in that hour as well."""
    zone = conversation.evidence.shop.dealer.timezone
    rung = [r.touch for r in conversation.readings if r.touch.channel in RINGS]
    if not rung:
        reason = "nobody texted or called" if conversation.watched(*RINGS) else "nobody watched the phone"
        verdict = Verdict.NOT_APPLICABLE if conversation.watched(*RINGS) else Verdict.NO_EVIDENCE
        return Finding("quiet_hours", verdict, 0.0, reason=reason)
    if zone is None:
        return Finding("quiet_hours", Verdict.UNSURE, 0.0, reason="the store's time zone is not known")
    begin, end = float(parameters.get("quiet_from_hour", 21)), float(parameters.get("quiet_to_hour", 8))
    soon = conversation.sent_at + timedelta(minutes=30)
    for touch in rung:
        local = touch.at.astimezone(ZoneInfo(zone))
        if _in_night(local.time(), begin, end) and touch.at > soon:
            reason = f"{touch.channel.value} at {local:%H:%M}, the shopper's time"
            return Finding("quiet_hours", Verdict.FAIL, 0.0, 0, reason=reason, touch_id=touch.id, rule="in_the_night")
    reason = f"{len(rung)} by phone, all between {end:g} and {begin:g} o'clock"
    return Finding("quiet_hours", Verdict.PASS, 1.0, 1, reason=reason, touch_id=rung[0].id, rule="by_day")


def _in_night(at: time, begin: float, end: float) -> bool:
    hour = at.hour + at.minute / 60 + at.second / 3600
    return hour >= begin or hour < end if begin > end else begin <= hour < end


@check(
    "stop_honoured",
    group="followup",
    per="conversation",
    title="Stops when asked to",
    failing_title="Goes on after being asked to stop",
    why="Who goes on after a stop was asked loses the customer, and risks a complaint.",
    advice="Take the address and the number off every list the day somebody asks.",
)
def stop_honoured(conversation: Conversation, parameters: Parameters) -> Finding:
    """After the closing note asked to stop: nothing more once the days of grace are over. Judged where a note was sent."""
    stopped = conversation.evidence.stopped_at
    if stopped is None:
        return Finding("stop_honoured", Verdict.NOT_APPLICABLE, 0.0, reason="no closing note asked to stop")
    grace, looked = float(parameters.get("stop_grace_days", 3)), float(parameters.get("stop_watch_days", 10))
    late = [touch for touch in conversation.evidence.touches if _goes_on(touch) and touch.at > stopped + timedelta(days=grace)]
    if late:
        after = (late[0].at - stopped).total_seconds() / 86400
        reason = f"{late[0].channel.value} {after:.0f} days after the closing note asked to stop"
        return Finding("stop_honoured", Verdict.FAIL, 0.0, 0, reason=reason, touch_id=late[0].id, rule="went_on")
    if conversation.evidence.as_of < stopped + timedelta(days=looked):
        return Finding("stop_honoured", Verdict.PENDING, 0.0, reason=f"{looked:g} days since the closing note are not over")
    return Finding("stop_honoured", Verdict.PASS, 1.0, 1, reason=f"nothing came in the {looked:g} days after", rule="stopped")


def _goes_on(touch: Touch) -> bool:
    return touch.duplicate_of is None and touch.nature not in _MACHINERY
