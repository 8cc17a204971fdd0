"""Checks and their registry: a check is a question put to a dealer's answer, and its metadata is the report's copy.

Two kinds exist. A *message check* judges one message beside its lead and gives the guide's own answer (0, 1, 2 or None); the
conversation's finding is derived from its messages by the check's `over`. A *conversation check* judges all that happened.
Both register with `@check`; a workspace's own plug-in does the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from mysteryshop.model import Advice, Finding, Verdict

if TYPE_CHECKING:
    from mysteryshop.grade.reading import Conversation
    from mysteryshop.grade.reply import Reply

Parameters = Mapping[str, float | bool | str]
"""A rubric's parameters, as checks read them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The guide's answer on one message: `value` 0, 1, 2 or None (does not apply, or unsure when `unsure` is set).

    `quotes` stand literally in the message's subject or text.
    """

    value: int | None
    reason: str
    quotes: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    unsure: bool = False


class Over(StrEnum):
    """How the verdicts on single messages become one on the conversation."""

    BEST = "best"
    """The dealer did it if any message did."""
    ANY = "any"
    """A failing found in any message stands."""
    FIRST = "first"
    """Only the first message written for the shopper counts: first impressions are made once."""
    NEVER_MENDED = "never_mended"
    """A failing stands unless a later message mends it."""


MessageJudge = Callable[["Reply"], Judged]
ConversationJudge = Callable[["Conversation", Parameters], Finding]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. `penalty`: finding it is a failing. `top` is the largest value (2 for answers_question)."""

    id: str
    group: str
    advice: Advice
    judge_message: MessageJudge | None = None
    judge_conversation: ConversationJudge | None = None
    over: Over = Over.BEST
    penalty: bool = False
    top: int = 1
    guide: bool = False
    applies: Callable[[Conversation], str | None] | None = field(default=None)

    def judge(self, reply: Reply) -> Judged:
        """The guide's answer on one message: the rule's finding, weighed where the check hangs on the whole message."""
        from mysteryshop.grade.weighing import settle  # it reads every check's rule, so it cannot be known here earlier

        return settle(self.id, reply, self.rule(reply))

    def rule(self, reply: Reply) -> Judged:
        """The rule's own finding on one message; remembered with the message, for the scales read every rule."""
        known = reply.memo.get(f"rule {self.id}")
        if known is None:
            assert self.judge_message is not None
            known = reply.memo[f"rule {self.id}"] = self.judge_message(reply)
        return known  # type: ignore[return-value]

    def verdict(self, judged: Judged) -> tuple[Verdict, float]:
        """The verdict and score (how good it is for the dealer) of one message's answer."""
        if judged.unsure:
            return Verdict.UNSURE, 0.0
        if judged.value is None:
            return Verdict.NOT_APPLICABLE, 0.0
        share = judged.value / self.top
        score = 1.0 - share if self.penalty else share
        if 0 < score < 1:
            return Verdict.PARTIAL, score
        return (Verdict.PASS if score else Verdict.FAIL), score


_REGISTRY: dict[str, Check] = {}


def check(
    id: str,
    *,
    group: str,
    title: str,
    failing_title: str,
    why: str,
    advice: str,
    example: str = "",
    per: str = "message",
    over: Over = Over.BEST,
    penalty: bool = False,
    top: int = 1,
    guide: bool = False,
    applies: Callable[[Conversation], str | None] | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a check. `per` is "message" or "conversation"; `applies` gives the reason why it does not apply here, or None.

    Raises ValueError when the id is taken: ids are stable for ever, so two meanings must not share one.
    """

    def register(judge: Callable[..., Any]) -> Callable[..., Any]:
        known = _REGISTRY.get(id)
        if known is not None:
            raise ValueError(f"check {id!r} is registered twice; pick another id")
        copy = Advice(id, group, title, failing_title, why, advice, example)
        by_message = judge if per == "message" else None
        by_conversation = judge if per == "conversation" else None
        _REGISTRY[id] = Check(id, group, copy, by_message, by_conversation, over, penalty, top, guide, applies)
        return judge

    return register


def all_checks() -> dict[str, Check]:
    """Every registered check by id, in the order of registration."""
    import mysteryshop.grade.checks  # noqa: F401  the built-ins register when first asked for

    return dict(_REGISTRY)


def guide_checks() -> dict[str, Check]:
    """The checks of the guide: those a loose reply can be judged by."""
    return {id_: item for id_, item in all_checks().items() if item.guide}


def catalogue() -> tuple[Advice, ...]:
    """The report copy of every check, in the order of the guide."""
    return tuple(item.advice for item in all_checks().values())
