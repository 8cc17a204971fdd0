"""Traits of a whole message beside its lead, as numbers: what the rules found, what the sentences do, its shape. Pure.

They are what a message is weighed by (`weighing`). Each is small (mostly 0 to 3), so that none drowns the others.
"""

from __future__ import annotations

import math
import re

from mysteryshop.grade.answers import answers, fact_sentences
from mysteryshop.grade.check import guide_checks
from mysteryshop.grade.manner import days_of
from mysteryshop.grade.money import amounts
from mysteryshop.grade.moves import MOVES
from mysteryshop.grade.reply import Reply
from mysteryshop.grade.words import words

_LINK = re.compile(r"https?:|www\.|\[[A-Z][A-Z ]+\]|>>")
_CAPITALS = re.compile(r"\b[A-ZÄÖÜÉ]{4,}\b")
_REPLIES = re.compile(r"\s*(?:re|aw|sv|antw|wg|tr)\s*:", re.IGNORECASE)
LATER_DAYS = 21
"""A shopper who buys after so many days has time."""


def traits(reply: Reply) -> dict[str, float]:
    """Trait -> number; remembered with the reply, for several checks ask."""
    known = reply.memo.get("traits")
    if known is None:
        known = {**_by_rules(reply), **_by_moves(reply), **_by_lead(reply), **_by_shape(reply)}
        reply.memo["traits"] = known
    return known  # type: ignore[return-value]


def _by_rules(reply: Reply) -> dict[str, float]:
    found: dict[str, float] = {}
    for id_, item in guide_checks().items():
        if item.judge_message is not None:
            value = item.rule(reply).value
            found[f"rule {id_}"] = float(value or 0)
            found[f"na {id_}"] = float(value is None)
    return found


def _by_moves(reply: Reply) -> dict[str, float]:
    """The strongest sign of each move by the classifier, and how often the lexicon sees it."""
    found: dict[str, float] = {}
    every = [s.scores for s in reply.sentences if s.scores]
    for number, move in enumerate(MOVES):
        best = max((one[number] for one in every), default=-5.0)
        found[f"move {move}"] = max(-5.0, min(5.0, best)) / 2
        found[f"words {move}"] = math.log1p(sum(move in s.hits for s in reply.sentences))
    return found


def _by_lead(reply: Reply) -> dict[str, float]:
    lead, treated = reply.lead, answers(reply)
    days = lead.timeframe_days if lead.timeframe_days is not None else days_of(f"{lead.timeframe} {lead.message}")
    share = {
        f"questions {status}": sum(a.status == status for a in treated) / max(1, len(treated))
        for status in ("answered", "partly", "deferred", "ignored")
    }
    return {
        **share,
        "questions": min(len(treated), 3) / 3,
        "asks price": float(lead.asks_price),
        "asks visit": float(lead.asks_visit),
        "no time frame": float(not lead.timeframe),
        "has time": float(days is None or days > LATER_DAYS),
        "asked for a call": float(lead.preferred_channel == "call"),
        "told": len(lead.situation_stems) / 10,
    }


def _by_shape(reply: Reply) -> dict[str, float]:
    body = reply.body
    return {
        "later": float(reply.later),
        "no mail": float(reply.channel != "email"),
        "sentences": math.log1p(len(reply.sentences)),
        "length": math.log1p(len(words(body))),
        "asks": math.log1p(sum(s.question for s in reply.sentences)),
        "exclaims": math.log1p(body.count("!")),
        "numbers": math.log1p(len(re.findall(r"\d+", body))),
        "money": float(any(amounts(s.text) for s in reply.sentences)),
        "links": float(bool(_LINK.search(body))),
        "capitals": math.log1p(len(_CAPITALS.findall(body))),
        "facts": math.log1p(fact_sentences(reply)),
        "subject": math.log1p(len(words(reply.subject))),
        "subject replies": float(bool(_REPLIES.match(reply.subject))),
    }
