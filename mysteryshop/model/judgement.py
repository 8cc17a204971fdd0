"""How evidence is judged: findings, the rubric that prices them, a dealer's own process, and the scorecard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pydantic import Field

from mysteryshop.model.parties import Channel, Written


class Verdict(StrEnum):
    """The answer of a check. Only `pass`, `partial` and `fail` carry weight; the others are counted aloud and take none."""

    PASS = "pass"
    PARTIAL = "partial"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"
    NO_EVIDENCE = "no_evidence"
    UNSURE = "unsure"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's verdict on one conversation. `score` 0..1 is how good it is for the dealer (a penalty found scores 0).

    `value` is the guide's own answer (0, 1, 2 or None); `quotes` are words that stand literally in the touch named by
    `touch_id` (subject or text); `rule` names what decided.
    """

    check: str
    verdict: Verdict
    score: float
    value: int | None = None
    quotes: tuple[str, ...] = ()
    reason: str = ""
    touch_id: str | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Advice:
    """A check's report copy: what it asks, titles for passing and failing, why it matters, what to do, a better example."""

    check: str
    group: str
    title: str
    failing_title: str
    why: str
    advice: str
    example: str = ""


class CheckLine(Written):
    """One priced check. `takes`: points taken off the section when the check fails, instead of given when it passes.
    `bonus`: extra points when it passes, counted only on a strong base (the rubric's parameter `bonus_from`)."""

    check: str
    points: float = Field(default=0, ge=0)
    takes: float = Field(default=0, ge=0)
    bonus: float = Field(default=0, ge=0)
    reason: str = ""


class Section(Written):
    """A section of the scorecard: its points are the most it can earn."""

    id: str
    title: str
    points: float = Field(gt=0)
    checks: tuple[CheckLine, ...]
    reason: str = ""


class Cap(Written):
    """The best letter possible when the named check has one of the named verdicts, and the sentence the card shows."""

    check: str
    verdicts: tuple[Verdict, ...] = (Verdict.FAIL,)
    letter: str
    says: str


class Letter(Written):
    """A letter and the points (0..100) from which it is given."""

    letter: str
    from_points: float = Field(alias="from", ge=0, le=100)


class Rubric(Written):
    """Weights, parameters, caps and letters, all data. `parameters` are read by checks (e.g. `first_personal_good_minutes`)."""

    id: str
    version: str
    title: str
    about: str = ""
    sections: tuple[Section, ...]
    caps: tuple[Cap, ...] = ()
    letters: tuple[Letter, ...]
    parameters: dict[str, float | bool | str] = Field(default_factory=dict)
    judged_at_least: float = Field(default=60, ge=0, le=100)


class ProcessStep(Written):
    """One promised step: within `within_minutes` of the lead (open or elapsed), on `channel` (None: any), saying `contains`."""

    id: str
    title: str
    channel: Channel | None = None
    within_minutes: float = Field(gt=0)
    clock: str = Field(default="open", pattern=r"^(open|elapsed)$")
    personal: bool = True
    contains: tuple[str, ...] = ()


class Process(Written):
    """A dealer's own written promise, graded beside the rubric."""

    id: str
    title: str
    dealers: tuple[str, ...] = ()
    steps: tuple[ProcessStep, ...]


@dataclass(frozen=True, slots=True)
class StepResult:
    """A promised step laid beside what happened: kept, late, missing or pending."""

    step: str
    title: str
    status: str
    words: str
    touch_id: str | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """A clock reading in minutes since the lead left; `open_minutes` None where the dealer's hours are unknown."""

    touch_id: str
    at: datetime
    elapsed_minutes: float
    open_minutes: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several leads of one dealer say together that no single one can: is a lead a lead?

    `id` is consistency, cadences, same_words, after_hours or contacts. `verdict` is not_applicable where there are too few leads
    to say anything. `columns` and `rows` are a small table behind the words; its cells are text.
    """

    id: str
    title: str
    verdict: Verdict
    words: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Opinion:
    """A second reader's answer to one check on one message; `quote` stands literally in that message."""

    check: str
    value: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Our answer and a second reader's to one check on one message, side by side. `agrees` None where ours is unsure."""

    check: str
    touch_id: str
    model: str
    ours: int | None
    theirs: int | None
    quote: str
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class SectionScore:
    """Points earned of those that could be judged; `possible` is the section's full weight."""

    id: str
    title: str
    earned: float
    judged: float
    possible: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Findings priced by a rubric. Keyed by (shop, rubric digest, grader version, as_of).

    `points` 0..100 is None when there is nothing fair to score (`withheld` says why); `letter` is None when withheld.
    `line_points` maps a check to (earned, judged). `timings` are keyed first_touch, first_automated, first_personal,
    first_answer, first_call, first_text.
    """

    shop_id: str
    rubric: str
    rubric_version: str
    rubric_digest: str
    grader_version: str
    as_of: datetime
    provisional: bool
    points: float | None
    letter: str | None
    withheld: str | None
    judged_points: float
    sections: tuple[SectionScore, ...]
    findings: tuple[Finding, ...]
    line_points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    caps: tuple[str, ...] = ()
    timings: Mapping[str, Timing] = field(default_factory=dict)
    process: tuple[StepResult, ...] = ()
    notes: tuple[str, ...] = ()

    def finding(self, check: str) -> Finding | None:
        """The finding of one check, or None where the rubric did not ask it."""
        return next((item for item in self.findings if item.check == check), None)
