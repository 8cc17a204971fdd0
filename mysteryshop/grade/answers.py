"""Does a message answer what was asked? Question by question: the fact, an honest "not known", a promise, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from mysteryshop.grade.lead import content_stems
from mysteryshop.grade.money import price_in
from mysteryshop.grade.reply import Reply, Sentence
from mysteryshop.grade.words import plain
from mysteryshop.lexicons import load
from mysteryshop.model import Question


@dataclass(frozen=True, slots=True)
class Answer:
    """How one question fared: "answered", "partly", "deferred" or "ignored", the words, and the rule that says so."""

    question: str
    status: str
    quote: str = ""
    rule: str = ""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("grade_questions")[name], re.IGNORECASE)


@cache
def _own(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def kind_of(question: Question) -> str:
    """What sort of fact a question asks for: price, availability, count, when, or yes_no."""
    text = plain(question.text)
    if question.about in ("price", "trade") or _pattern("price_words").search(text):
        return "price"
    if question.about == "availability" or _pattern("availability_words").search(text):
        return "availability"
    if _pattern("when_words").search(text):
        return "when"
    if _pattern("count_words").search(text):
        return "count"
    return "yes_no"


def answers(reply: Reply) -> tuple[Answer, ...]:
    """Each question of the lead, and how the message treats it."""
    known = reply.memo.get("answers")
    if known is None:
        sold = sold_words(reply)
        known = tuple(
            Answer(q.text, "answered", sold, "sold") if sold else _treat(q, reply, alone=len(reply.lead.questions) == 1)
            for q in reply.lead.questions
        )
        reply.memo["answers"] = known
    return known  # type: ignore[return-value]


def sold_words(reply: Reply) -> str:
    """The sentence that says the car is sold; "" when none does. Sold answers every question about it."""
    for sentence in reply.sentences:
        if _pattern("sold").search(sentence.plain) and not sentence.question and not _pattern("not_sold").search(sentence.plain):
            return sentence.text
    return ""


def _treat(question: Question, reply: Reply, *, alone: bool) -> Answer:
    told = _by_patterns(question, reply)
    if told is not None:
        return told
    kind, stems = kind_of(question), content_stems(question.text)
    best: tuple[float, Sentence | None] = (0.0, None)
    deferred: Sentence | None = None
    for place, sentence in enumerate(reply.sentences):
        overlap = _overlap(stems, sentence, reply, place)
        strength = _strength(kind, sentence, overlap, alone=alone, reply=reply)
        if strength > best[0]:
            best = (strength, sentence)
        if deferred is None and sentence.does("defer") and not sentence.does("receipt") and (overlap or alone):
            deferred = sentence
    if best[1] is not None and best[0] >= 1.0:
        return Answer(question.text, "answered", best[1].text, f"{kind}_answered")
    if deferred is not None:
        return Answer(question.text, "deferred", deferred.text, "deferred")
    if best[1] is not None and best[0] >= 0.5:
        return Answer(question.text, "partly", best[1].text, f"{kind}_touched")
    return Answer(question.text, "ignored", "", "ignored")


def _by_patterns(question: Question, reply: Reply) -> Answer | None:
    """What the scenario's own patterns say, refusals and promises before answers; None where they say nothing."""
    if not question.answered_by:
        return None
    for status, patterns in (
        ("answered", question.answered_by),
        ("deferred", question.deferred_by),
        ("ignored", question.refused_by),
    ):
        for sentence in reply.sentences:
            if sentence.question and status == "answered":
                continue
            if any(_own(pattern).search(sentence.plain) for pattern in patterns):
                return Answer(question.text, status, sentence.text, f"{status}_by")
    return None


def _overlap(stems: Iterable[str], sentence: Sentence, reply: Reply, place: int) -> int:
    own = content_stems(sentence.text)
    shared = len(frozenset(stems) & own)
    if not shared and place and not sentence.question:
        before = reply.sentences[place - 1]
        if not before.does("receipt") and len(before.text) < 60:
            shared = int(bool(frozenset(stems) & content_stems(before.text)))
    return shared


def _strength(kind: str, sentence: Sentence, overlap: int, *, alone: bool, reply: Reply) -> float:
    """How far a sentence answers a question of this kind: 1 and more is an answer, half is a touch."""
    spoken = sentence.plain
    if sentence.does("receipt") and not sentence.does("insight", "avail"):
        return 0.0
    if sentence.does("pressure") and not sentence.does("insight", "avail") and not price_in(sentence.text, about_price=True):
        return 0.0
    if sentence.question and not re.search(r"[.!:;,]\s", spoken):
        return 0.0
    if any(plain(q.text).strip(" ?").casefold() in spoken.casefold() for q in reply.lead.questions):
        return 0.0
    if sentence.does("visit", "call", "checkin") and not sentence.does("insight", "avail"):
        overlap, alone = max(0, overlap - 1), False
    says = bool(_pattern("yes").search(spoken))
    number = bool(_pattern("number_words").search(spoken))
    dated = bool(_pattern("date_words").search(spoken))
    fact = sentence.does("insight") or number or dated
    if kind == "price":
        if price_in(sentence.text, about_price=True):
            return 1.5 + overlap
        return 0.5 if overlap and (says or number) else 0.0
    if kind == "availability" and sentence.does("avail"):
        return 1.5
    if kind == "count":
        return (1.0 if overlap or alone else 0.4) if number else (0.5 if overlap and says else 0.0)
    if kind == "when":
        return (1.0 if overlap or alone else 0.4) if dated or number else (0.5 if overlap and says else 0.0)
    if says and (overlap or (alone and not sentence.does("call", "receipt", "checkin", "visit"))):
        return 1.2
    if overlap and (fact or _pattern("negation").search(spoken)):
        return 1.0
    if overlap >= 2 and not sentence.does("visit", "call", "receipt"):
        return 1.0
    return 0.5 if alone and sentence.does("insight") else 0.0


def fact_sentences(reply: Reply) -> int:
    """How many sentences state a fact (a part, a number, the stock, a price) rather than invite, promise or greet."""
    told = 0
    for sentence in reply.sentences:
        if sentence.question or sentence.does("receipt", "visit", "call", "evade", "pressure", "checkin"):
            continue
        told += sentence.does("insight", "avail", "unknown") or price_in(sentence.text) is not None
    return told
