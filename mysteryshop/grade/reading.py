"""Evidence read as the shopper lives it: which touches count, who wrote them, which answers. Derived, never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from mysteryshop.grade.answers import answers
from mysteryshop.grade.lead import Lead
from mysteryshop.grade.reply import Reply
from mysteryshop.hours import open_minutes
from mysteryshop.model import Actor, Channel, Evidence, Finding, Nature, Timing, Touch, Verdict

WRITTEN = frozenset({Channel.EMAIL, Channel.TEXT, Channel.CHAT, Channel.VOICEMAIL})
_RECEIPTS = frozenset({Nature.ACKNOWLEDGEMENT, Nature.OUT_OF_OFFICE})


@dataclass(frozen=True)
class Reading:
    """A touch as the shopper takes it: `kind` is "personal", "ai", "template" or "automated"; `reply` its words."""

    touch: Touch
    kind: str
    reply: Reply

    @property
    def personal(self) -> bool:
        """A person spoke (or called, or stood there)."""
        return self.kind == "personal"


@dataclass(frozen=True)
class Conversation:
    """Everything the dealer did about one lead, in order of arrival, up to `as_of` and the close of the window.

    `ai_counts` is the rubric's word on whether an AI assistant's message is a personal answer.
    """

    evidence: Evidence
    lead: Lead
    readings: tuple[Reading, ...]
    ai_counts: bool = False

    @classmethod
    def of(cls, evidence: Evidence, *, ai_counts: bool = False) -> Conversation:
        """Read evidence. Bounces, surveys, marketing and second copies of a message are no answers to the lead."""
        end = min(evidence.as_of, evidence.closes_at)
        counted = sorted(
            (t for t in evidence.touches if t.at <= end and t.duplicate_of is None and t.nature.actor is not Actor.NOT_A_REPLY),
            key=lambda t: (t.at, t.id),
        )
        readings: list[Reading] = []
        earlier: list[str] = []
        for touch in counted:
            kind = _kind(touch, ai_counts=ai_counts)
            lead = Lead.of_shop(evidence.shop, tuple(earlier))
            readings.append(Reading(touch, kind, _reply(touch, lead, later=bool(earlier))))
            if touch.text and kind != "automated":
                earlier.append(touch.text)
        return cls(evidence, Lead.of_shop(evidence.shop), tuple(readings), ai_counts)

    @property
    def sent_at(self) -> datetime:
        """When the lead left."""
        return self.evidence.shop.sent_at or self.evidence.shop.due_at

    @property
    def closed(self) -> bool:
        """Whether the window in which answers count is over."""
        return self.evidence.as_of >= self.evidence.closes_at

    @property
    def window_days(self) -> float:
        """Days from the lead to the close of the window: nobody looks at what comes later."""
        return (self.evidence.closes_at - self.sent_at).total_seconds() / 86400

    def watched(self, *channels: Channel) -> bool:
        """Whether anybody watched any of these channels."""
        return any(channel in self.evidence.watched for channel in channels)

    @cached_property
    def spoken(self) -> tuple[Reading, ...]:
        """Messages with words that were written to be read as an answer: personal, AI and templates, no mere receipts."""
        return tuple(r for r in self.readings if r.kind != "automated" and r.touch.text.strip() and r.touch.channel in WRITTEN)

    @cached_property
    def personal(self) -> tuple[Reading, ...]:
        """Everything a person did, calls included."""
        return tuple(r for r in self.readings if r.personal)

    @cached_property
    def first_personal(self) -> Reading | None:
        """The first personal answer: written or a call that was not missed... a missed call is still a person's attempt."""
        return next(iter(self.personal), None)

    @cached_property
    def first_answer(self) -> Reading | None:
        """The first message that answers (at least in part); where the lead asks nothing, the first personal one."""
        if not self.lead.questions:
            return self.first_personal
        return next((r for r in self.readings if r.touch.text.strip() and _answers(r)), None)

    @cached_property
    def timings(self) -> dict[str, Timing]:
        """The clocks, first_touch to first_text (see `model.Scorecard`); absent where nothing came."""
        firsts: dict[str, Reading | None] = {
            "first_touch": next(iter(self.readings), None),
            "first_automated": next((r for r in self.readings if not r.personal), None),
            "first_personal": self.first_personal,
            "first_answer": self.first_answer,
            "first_call": self._first(lambda t: t.channel in (Channel.CALL, Channel.VOICEMAIL)),
            "first_text": self._first(lambda t: t.channel is Channel.TEXT),
        }
        return {name: self.timing(reading.touch) for name, reading in firsts.items() if reading is not None}

    def _first(self, wanted: Callable[[Touch], bool]) -> Reading | None:
        return next((r for r in self.readings if wanted(r.touch)), None)

    def timing(self, touch: Touch) -> Timing:
        """Minutes from the lead to a touch, by both clocks."""
        elapsed = max(0.0, (touch.at - self.sent_at).total_seconds() / 60)
        opened = open_minutes(self.evidence.shop.dealer, self.sent_at, touch.at)
        return Timing(touch.id, touch.at, round(elapsed, 2), None if opened is None else round(opened, 2))

    def within(self, days: float, readings: Iterable[Reading] | None = None) -> tuple[Reading, ...]:
        """The readings that arrived within so many days of the lead."""
        limit = self.sent_at + timedelta(days=days)
        return tuple(r for r in (self.readings if readings is None else readings) if r.touch.at <= limit)

    def passed(self, days: float) -> bool:
        """Whether so many days have passed since the lead (or the window closed before)."""
        return self.closed or self.evidence.as_of >= self.sent_at + timedelta(days=days)


def no_reply(id_: str, conversation: Conversation) -> Finding:
    """The one finding of every check on words that never came: it does not apply, whatever the reason it was looked for."""
    only_automatic = any(r.kind == "automated" for r in conversation.readings)
    reason = "no reply (only automatic messages came)" if only_automatic else "no reply"
    return Finding(id_, Verdict.NOT_APPLICABLE, 0.0, reason=reason, rule="silence")


def _kind(touch: Touch, *, ai_counts: bool) -> str:
    if touch.nature is Nature.AI_ASSISTANT:
        return "personal" if ai_counts else "ai"
    if touch.nature.actor is Actor.HUMAN:
        return "personal"
    return "automated" if touch.nature in _RECEIPTS else "template"


def _reply(touch: Touch, lead: Lead, *, later: bool) -> Reply:
    text = touch.text if touch.signature in touch.text else f"{touch.text}\n\n{touch.signature}"
    return Reply(
        lead,
        text,
        touch.subject,
        channel=touch.channel.value,
        hint=touch.language,
        later=later,
        has_attachment=touch.has_attachment,
        sender_name=touch.sender_name,
    )


def _answers(reading: Reading) -> bool:
    found = answers(reading.reply)
    if reading.kind == "automated":
        return bool(found) and all(a.status == "answered" for a in found)
    return any(a.status in ("answered", "partly") for a in found)
