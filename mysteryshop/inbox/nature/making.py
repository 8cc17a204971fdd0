"""What a mail was made with: a person's own mail program, or a reply that somebody pressed. Pure.

Systems that answer leads name themselves in a mail's headers, or nothing; they begin every letter anew. Only people write with
what people have on their desks and phones, and answer the notice of the lead that came there.
"""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.language.signals import header, is_bulk
from mysteryshop.lexicons import load
from mysteryshop.model import Message

BY_PROGRAM, BY_TRACES, BY_REPLY, MOST = -2.0, -1.0, -0.8, -2.5
"""Points of a mail program that names itself, of the traces one leaves, of an answer to another mail; and of all together."""

_MADE_BY_HAND = re.compile(r"@(?:mail\.gmail\.com|email\.android\.com|(?:[\w-]+\.)*(?:prod\.outlook|yahoo)\.com)>?$")
"""Ends of the ids that the mail pages and phones of large providers give."""


def by_hand(message: Message) -> tuple[float, str]:
    """What the making of a mail weighs for a person, below zero, and the words for it; (0, "") where it tells nothing. Mail
    programs answer by themselves, too, and say so; what goes to a list was sent through one."""
    if header(message, "auto-submitted") not in ("", "no") or header(message, "precedence") or is_bulk(message):
        return 0.0, ""
    if any(header(message, name) for name in ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-response")):
        return 0.0, ""
    points, words = 0.0, ""
    if program := mail_program(message):
        points, words = BY_PROGRAM, f"written with {program}"
    elif header(message, "thread-index") or _MADE_BY_HAND.search((message.message_id or "").lower()):
        points, words = BY_TRACES, "made as a mail program makes them"
    if message.in_reply_to:
        points, words = points + BY_REPLY, words or "it answers another mail"
    return max(MOST, points), words


def mail_program(message: Message) -> str | None:
    """The mail program of a person that a mail was written with, as it names itself; None where it is another or unknown."""
    named = header(message, "x-mailer") or header(message, "user-agent")
    hit = _programs().search(named) if named else None
    return hit[1] if hit else None


@cache
def _programs() -> re.Pattern[str]:
    names = "|".join(load("inbox_providers")["mail_programs"])
    return re.compile(rf"^(?:mozilla\b.*?\b)?({names})(?![\w-])")
