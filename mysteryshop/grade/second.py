"""A second reader's view of one message: what is asked of it, and which of its answers are believed. Pure; asks nobody itself.

The message is data: it travels as a JSON string, and an answer counts only with words that stand in it. The second reader never
overwrites a finding; `beside` lays both side by side.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mysteryshop.grade.check import guide_checks
from mysteryshop.grade.lead import Lead
from mysteryshop.grade.reading import Conversation, Reading
from mysteryshop.grade.replies import judge
from mysteryshop.lexicons import load
from mysteryshop.model import Evidence, Opinion, SecondLook

SHORTEST_QUOTE = 2
"""Letters a quote must have at least: a lone letter stands in every message."""


@dataclass(frozen=True)
class Asked:
    """One message to be read a second time: `key` names exactly this question to exactly this model (sha256)."""

    shop_id: str
    touch_id: str
    key: str
    messages: tuple[dict[str, str], ...]
    schema: dict[str, Any]
    source: str


def asked_of(evidence: Evidence, model: str) -> Iterator[tuple[Asked, Reading]]:
    """Every message of a shop that was written as an answer, ready to be put to `model`."""
    told = Conversation.of(evidence)
    earlier: list[str] = []
    for reading in told.spoken:
        yield _asked(reading, Lead.of_shop(evidence.shop, tuple(earlier)), evidence.shop.id, model), reading
        earlier.append(reading.touch.text)


def _asked(reading: Reading, lead: Lead, shop_id: str, model: str) -> Asked:
    touch = reading.touch
    known = {id_: item for id_, item in guide_checks().items() if item.judge_message is not None}
    guide = {id_: words for id_, words in load("grade_second")["checks"].items() if id_ in known}
    rules = load("grade_second")["rules"]
    criteria = "\n".join(f"{id_}: {words['asks']} Yes: {words['yes']} No: {words['no']}" for id_, words in guide.items())
    system = "\n".join([rules["role"], rules["data"], rules["what"], rules["form"], "The checks:", criteria])
    data = {
        "lead": {
            "name": f"{lead.first_name} {lead.last_name}",
            "car": lead.vehicle,
            "message": lead.message,
            "questions": [question.text for question in lead.questions],
            "buys": lead.timeframe,
            "wants_answer_by": lead.preferred_channel,
        },
        "earlier_messages_of_the_dealer": list(lead.history),
        "message": {"channel": touch.channel.value, "subject": touch.subject, "text": touch.text, "signature": touch.signature},
    }
    messages = (
        {"role": "system", "content": system},
        {"role": "user", "content": json.dumps(data, ensure_ascii=False, sort_keys=True)},
    )
    schema = _schema(tuple(guide))
    key = hashlib.sha256(json.dumps([model, messages, schema], ensure_ascii=True, sort_keys=True).encode()).hexdigest()
    source = f"{touch.subject}\n{touch.text}\n{touch.signature}"
    return Asked(shop_id, touch.id, key, messages, schema, source)


def _schema(checks: tuple[str, ...]) -> dict[str, Any]:
    answer = {
        "type": "object",
        "additionalProperties": False,
        "required": ["check", "answer", "quote"],
        "properties": {
            "check": {"type": "string", "enum": list(checks)},
            "answer": {"type": ["integer", "null"], "enum": [0, 1, 2, None]},
            "quote": {"type": "string"},
        },
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["answers"],
        "properties": {"answers": {"type": "array", "items": answer}},
    }


def heard(asked: Asked, said: str) -> tuple[tuple[Opinion, ...], int]:
    """What is believed of a second reader's words, and how many answers were thrown away: unknown checks, impossible values,
    a check answered twice, and above all answers whose quote does not stand in the message. Raises ValueError where the words
    are no JSON of the wanted shape at all."""
    answers = _answers(said)
    allowed = set(asked.schema["properties"]["answers"]["items"]["properties"]["check"]["enum"])
    tops = {id_: item.top for id_, item in guide_checks().items()}
    found: dict[str, Opinion] = {}
    thrown = 0
    for one in answers:
        check, value, quote = (one.get(name) for name in ("check", "answer", "quote")) if isinstance(one, dict) else (None,) * 3
        known = isinstance(check, str) and check in allowed and check not in found
        fits = value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= tops.get(str(check), 1))
        literal = stands_in(quote, asked.source) if isinstance(quote, str) else None
        if not (known and fits and literal):
            thrown += 1
            continue
        found[str(check)] = Opinion(str(check), value, str(literal))
    return tuple(found.values()), thrown


def _answers(said: str) -> list[Any]:
    """The list of answers in the reader's words; a fence or a word around the JSON is forgiven, another shape is not."""
    start, end = said.find("{"), said.rfind("}")
    if start < 0 or end < start:
        raise ValueError("no JSON object in the answer")
    try:
        data = json.loads(said[start : end + 1])
    except RecursionError as error:
        raise ValueError("the answer is nested without end") from error
    answers = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(answers, list):
        raise ValueError('the answer has no list "answers"')
    return answers


def stands_in(quote: str, source: str) -> str | None:
    """The literal words of `source` that a quote means (runs of white space are alike); None where they do not stand there."""
    words = quote.split()
    if len("".join(words)) < SHORTEST_QUOTE:
        return None
    found = re.search(r"\s+".join(re.escape(word) for word in words), source)
    return found[0] if found else None


def beside(asked: Asked, reading: Reading, opinions: tuple[Opinion, ...], model: str) -> tuple[SecondLook, ...]:
    """Both readers' answers to each check, the second's only where it is believed."""
    checks = guide_checks()
    looks = []
    for opinion in opinions:
        if opinion.check not in checks:
            continue  # the opinion is older than today's checks
        own = judge(checks[opinion.check], reading.reply)
        unsure = own["verdict"] == "unsure"
        looks.append(
            SecondLook(
                check=opinion.check,
                touch_id=asked.touch_id,
                model=model,
                ours=own["value"],
                theirs=opinion.value,
                quote=opinion.quote,
                agrees=None if unsure else own["value"] == opinion.value,
            )
        )
    return tuple(looks)
