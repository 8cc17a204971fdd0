"""What a message says that helps: the lead taken up, a need asked, availability, a price, insight, another car."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mysteryshop.grade.answers import answers, sold_words
from mysteryshop.grade.identity import any_model
from mysteryshop.grade.lead import content_stems
from mysteryshop.grade.money import price_in
from mysteryshop.grade.reply import Reply, Sentence
from mysteryshop.grade.words import plain
from mysteryshop.lexicons import load


@dataclass(frozen=True, slots=True)
class Found:
    """Words found, the rule that found them, and how sure it is."""

    text: str
    rule: str
    confidence: float


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("grade_speech")[name], re.IGNORECASE)


def acknowledgement(reply: Reply) -> Found | None:
    """The sentence that takes up the shopper's situation, wish or worry."""
    told = frozenset(s for s in reply.lead.situation_stems if not s[:1].isdigit())
    for sentence in reply.sentences:
        if sentence.does("receipt") or _echo(sentence, reply):
            continue
        shared = told & content_stems(sentence.text)
        yours = bool(_pattern("about_you").search(sentence.plain))
        if sentence.does("ack") and (shared or "ack" in sentence.hits):
            return Found(sentence.text, "takes_up", 0.85)
        if len(shared) >= (1 if yours else 3) and not sentence.does("visit", "call"):
            return Found(sentence.text, "words_of_the_lead", 0.7)
    return None


def _echo(sentence: Sentence, reply: Reply) -> bool:
    """A sentence that only copies the lead back ("Your comments: ...")."""
    spoken = sentence.plain.casefold()
    copied = any(len(q.text) > 15 and plain(q.text).strip(" ?").casefold() in spoken for q in reply.lead.questions)
    return copied or (len(sentence.text) > 25 and spoken.strip(" \"'") in plain(reply.lead.message).casefold())


def need_question(reply: Reply) -> Sentence | None:
    """The surest question about needs, use, budget, trade or preference."""
    asked = [s for s in reply.sentences if not _echo(s, reply) and not _pattern("not_a_need").search(_asked_part(s))]
    sure = [s for s in asked if s.does("need")]
    if sure:
        return max(sure, key=lambda s: s.moves["need"])
    return next((s for s in asked if s.question and _open_question(s)), None)


def _asked_part(sentence: Sentence) -> str:
    """The part of a sentence that asks: what stands before its last question mark, back to the mark before."""
    spoken = _pattern("polite_preface").sub(" ", sentence.plain)
    end = spoken.rfind("?")
    if end < 0:
        return spoken
    start = max(spoken.rfind(mark, 0, end) for mark in (". ", "! ", "? ", "; "))
    return spoken[start + 1 : end + 1]


def _open_question(sentence: Sentence) -> bool:
    """A question to the shopper about themselves or between two kinds of car: no invitation, no courtesy, no offer."""
    asked = _asked_part(sentence)
    if len(asked.split()) < 3 or sentence.does("visit", "call", "checkin", "receipt", "pressure"):
        return False
    return bool(_pattern("about_you").search(asked) or _pattern("either_or").search(asked))


def availability(reply: Reply) -> Sentence | None:
    """The sentence that says whether the car is there, sold or when it comes."""
    return next((s for s in reply.doing("avail") if not s.does("receipt", sure=0.8)), None)


def price(reply: Reply) -> str:
    """The amount given for the car, its payment or a trade; "" where none is."""
    for sentence in reply.sentences:
        found = price_in(sentence.text, about_price=reply.lead.asks_price)
        if found and _squeezed(found) not in _squeezed(reply.lead.message):
            return found
    return ""


def _squeezed(text: str) -> str:
    return re.sub(r"[^\d]", "", text) or "-"


def insight(reply: Reply) -> Sentence | None:
    """The sentence with a concrete fact about a car, its history or buying it."""
    return next((s for s in reply.doing("insight") if not s.does("receipt", sure=0.8) and not _echo(s, reply)), None)


def alternative(reply: Reply) -> Sentence | None:
    """The sentence that offers another car, trim or way to buy."""
    known = reply.lead.model_names
    found = reply.first("alt")
    if found:
        return found
    terms = [(s, m) for s in reply.sentences for m in _pattern("term").findall(s.plain)]
    if len({m for _, m in terms}) >= 2 and any(m not in reply.lead.message for _, m in terms):
        return next(s for s, m in terms if m not in reply.lead.message)
    for sentence in reply.sentences:
        other = any_model(sentence.text, but=frozenset(known)) if known else ""
        if other and _pattern("offers_car").search(sentence.plain) and other.casefold() not in reply.lead.message.casefold():
            return sentence
    return None


def remote_help(reply: Reply) -> Sentence | None:
    """The sentence that offers or gives something useful without a visit."""
    return next((s for s in reply.doing("remote") if not s.does("receipt", sure=0.8)), None)


def answered_before(reply: Reply) -> bool:
    """Whether one of the dealer's earlier messages had already answered everything."""
    for earlier in reply.lead.history:
        past = Reply(reply.lead, earlier, hint=reply.hint)
        found = answers(past)
        if found and all(a.status == "answered" for a in found):
            return True
    return False


def what_is_given(reply: Reply) -> str:
    """The first kind of help a message gives, in words; "" when it gives none."""
    if reply.lead.questions and any(a.status == "answered" for a in answers(reply)):
        return "an answer"
    if price(reply):
        return "a price"
    if insight(reply):
        return "a fact"
    if need_question(reply):
        return "a need question"
    if remote_help(reply):
        return "remote help"
    if sold_words(reply):
        return "an answer"
    return ""


def promised_time(reply: Reply) -> str:
    """The words that say when somebody will answer ("by 10:30", "within two hours"); "" when none do."""
    match = _pattern("promised_time").search(reply.spoken)
    return reply.body[match.start() : match.end()] if match else ""
