"""A dealer's own promise laid beside what happened, step by step: kept, late, missing, pending, and what came unpromised."""

from __future__ import annotations

import re

from mysteryshop.grade.checks.timing import span_words
from mysteryshop.grade.reading import Conversation, Reading
from mysteryshop.model import Evidence, Process, ProcessStep, StepResult


def lay_beside(process: Process, evidence: Evidence, conversation: Conversation | None = None) -> tuple[StepResult, ...]:
    """Each promised step with the touch that keeps it. A touch keeps one step only; touches left over are "extra"."""
    told = conversation or Conversation.of(evidence)
    free = list(told.readings)
    results = []
    for step in process.steps:
        result, used = _step(step, told, free)
        results.append(result)
        if used is not None:
            free.remove(used)
    results.extend(
        StepResult(
            "extra",
            "Not promised",
            "extra",
            f"{r.touch.channel.value} after {span_words(told.timing(r.touch).elapsed_minutes)}",
            r.touch.id,
        )
        for r in free
        if r.personal
    )
    return tuple(results)


def _step(step: ProcessStep, told: Conversation, free: list[Reading]) -> tuple[StepResult, Reading | None]:
    fitting = [r for r in free if _fits(step, r)]
    limit = span_words(step.within_minutes)
    for reading in fitting:
        minutes = _minutes(step, told, reading)
        if minutes <= step.within_minutes:
            missing = _not_said(step, reading)
            if missing:
                continue
            words = f"{reading.touch.channel.value} after {span_words(minutes)} {step.clock} (promised within {limit})"
            return StepResult(step.id, step.title, "kept", words, reading.touch.id), reading
    late = next((r for r in fitting if not _not_said(step, r)), None)
    if late is not None:
        words = f"after {span_words(_minutes(step, told, late))} {step.clock}, promised within {limit}"
        return StepResult(step.id, step.title, "late", words, late.touch.id), late
    if not told.closed and not _time_is_up(step, told):
        return StepResult(step.id, step.title, "pending", f"promised within {limit}; there is time left", None), None
    if step.channel is not None and step.channel not in told.evidence.watched:
        return StepResult(step.id, step.title, "no_evidence", f"nobody watched {step.channel.value}", None), None
    half = next((r for r in fitting if _not_said(step, r)), None)
    if half is not None:
        return StepResult(
            step.id, step.title, "missing", f"came, but does not say {_not_said(step, half)!r}", half.touch.id
        ), None
    return StepResult(step.id, step.title, "missing", f"promised within {limit}; nothing of the kind came", None), None


def _fits(step: ProcessStep, reading: Reading) -> bool:
    if step.channel is not None and reading.touch.channel is not step.channel:
        return False
    return reading.personal or not step.personal


def _minutes(step: ProcessStep, told: Conversation, reading: Reading) -> float:
    timing = told.timing(reading.touch)
    return timing.open_minutes if step.clock == "open" and timing.open_minutes is not None else timing.elapsed_minutes


def _time_is_up(step: ProcessStep, told: Conversation) -> bool:
    from mysteryshop.hours import open_minutes

    elapsed = (told.evidence.as_of - told.sent_at).total_seconds() / 60
    opened = open_minutes(told.evidence.shop.dealer, told.sent_at, told.evidence.as_of) if step.clock == "open" else None
    return (elapsed if opened is None else opened) > step.within_minutes


def _not_said(step: ProcessStep, reading: Reading) -> str:
    """The first promised content (a word or regular expression) the touch lacks; "" when it has all."""
    for wanted in step.contains:
        try:
            found = re.search(wanted, reading.reply.whole, re.IGNORECASE)
        except re.error:
            found = re.search(re.escape(wanted), reading.reply.whole, re.IGNORECASE)
        if not found:
            return wanted
    return ""
