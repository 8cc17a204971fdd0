"""Closing paragraphs that speak of the mail itself: why it came, how to end such mails, which program sent it. Pure.

Every store words them anew. They are known by what they speak of together, in whatever order, not by sentences.
"""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.card_lines import MONEY
from mysteryshop.inbox.words import Words
from mysteryshop.lexicons import load

LONGEST = 60
"""Words of such a paragraph; a longer one is a letter's or a legal note, which other lists know."""
LONGEST_UNREAD = 25
"""The same for a word that a mail is a machine's and that nobody reads the answers to it."""
FEWEST = 4
_I = re.compile(r"\bI\b")
"""A capital alone; in small letters it is the article of another language."""


def is_aside(paragraph: str) -> bool:
    """Whether a paragraph is about the mail, not about the car: an end to mails by a click, the reason why it came, that nobody
    reads the answers, or what program a store answers with. Who says "I" or "we" speaks himself, and a price is the message."""
    count = len(paragraph.split())
    if not FEWEST <= count <= LONGEST or MONEY.search(paragraph) or _I.search(paragraph) or _speaks("speaker", paragraph):
        return False
    if _speaks("mail", paragraph):
        if _speaks("press", paragraph) and _speaks("end", paragraph):
            return True
        if _speaks("because", paragraph) and _speaks("reach", paragraph) and _speaks("addressed", paragraph):
            return True
    if _speaks("unread", paragraph) and _speaks("box", paragraph) and count <= LONGEST_UNREAD and "?" not in paragraph:
        return True
    return _names_the_tool(paragraph)


def _names_the_tool(paragraph: str) -> bool:
    """ "Lee Motors uses SomeHub to answer inquiries.": one sentence to nobody."""
    if "?" in paragraph or re.search(r"[.!]\s", paragraph.strip()) or _speaks("addressed", paragraph):
        return False
    return _speaks("tool", paragraph) and (_speaks("matter", paragraph) or _speaks("mail", paragraph))


def _speaks(concept: str, text: str) -> bool:
    return bool(_concept(concept).search(text))


@cache
def _concept(name: str) -> Words:
    return Words("|".join(rf"\b(?:{one})" for one in load("inbox_asides")[name]))
