"""Closing paragraphs that speak of the mail itself: why it came, how to end such mails, which program sent it. Pure.

Every store words them anew. They are known by what they speak of together, in whatever order, not by sentences.
"""

from __future__ import annotations

import re
from functools import cache, partial

from mysteryshop.inbox.language.words import Words
from mysteryshop.inbox.text.card_lines import MONEY
from mysteryshop.lexicons import load

LONGEST = 60
"""Words of such a paragraph; a longer one is a letter's or a legal note, which other lists know."""
LONGEST_UNREAD = 25
"""The same for a word that a mail is a machine's and that nobody reads the answers to it."""
SHORT = 20
"""The same for a word on where to change what one chose."""
NEAR = 30
"""Characters within which a paragraph says for whom it was sent, if that is what it is about."""
FEW = 10
"""The same for a word on how to answer."""
FEWEST = 4
LABEL_WORDS = 3
"""Words in front of a link to a thread."""
_TOKEN = re.compile(r"(?!\S+@|https?:|www\.)(?=\S*\d\S*\d)(?=\S*[:!#\[\]{}])\S{12,}$")
"""A thread's number ("ref:!00D5.!5001:ref", "[LEAD#48213-A]"), which is no address."""
_LINK_LAST = re.compile(r"(?:https?://|www\.)\S+\W*$")
_HERE_LAST = re.compile(r"\b(?:here|hier|ici|aquí|qui|aqui)\W*$", re.IGNORECASE)
_NO_WORD = re.compile(r",\s[A-Z]{2}\b(?!['’])|(?<=\d)\s?mi\b")
"""What may be "my" in another language and is a state behind a town or miles ("Cambridge, MA", "41,210 mi")."""
_I = re.compile(r"\bI\b")
"""A capital alone; in small letters it is the article of another language."""


def is_aside(paragraph: str) -> bool:
    """Whether a paragraph is about the mail, not about the car: an end to mails by a click, the reason why it came, that nobody
    reads the answers, or what program a store answers with. Who says "I" or "we" speaks himself, and a price is the message."""
    if is_token(paragraph) or _is_ticket_link(paragraph):
        return True
    count = len(paragraph.split())
    if count <= SHORT and _LINK_LAST.search(paragraph) and speaks("unwanted", paragraph) and speaks("mail", paragraph):
        return True  # "I do not want your messages: https://...", in the shopper's name
    if count <= SHORT and _HERE_LAST.search(paragraph) and speaks("unwanted", paragraph):
        return True  # the same with the link behind its last word
    if not FEWEST <= count <= LONGEST or MONEY.search(paragraph) or says_i(paragraph):
        return False
    if _warns_of_fraud(paragraph, count) or _ends_mails(paragraph) or _is_sent_for(paragraph, count):
        return True
    if speaks("several", paragraph):
        return False
    if count <= FEW and speaks("plainly", paragraph) and _tells_how_to_answer(paragraph):
        return True
    if count <= SHORT and speaks("choice", paragraph) and speaks("change", paragraph):
        return True
    if speaks("mail", paragraph) and all(map(partial(speaks, text=paragraph), ("because", "reach", "addressed"))):
        return True
    if count <= LONGEST_UNREAD and "?" not in paragraph and _says_that_nobody_reads(paragraph):
        return True
    return _names_the_tool(paragraph) or (count <= SHORT and _calls_to_the_app(paragraph))


def is_token(line: str) -> bool:
    """Whether a line is a thread's number and nothing else."""
    return bool(_TOKEN.match(line.strip()))


def _is_ticket_link(line: str) -> bool:
    """ "Ticket: https://...": a link to the thread behind its label, and nothing else."""
    label, _, link = line.strip().partition("http")
    return bool(link) and len(line.split()) <= LABEL_WORDS + 2 and bool(_ticket().match(label)) and not re.search(r"\s", link)


def _warns_of_fraud(paragraph: str, count: int) -> bool:
    """A portal's word on money for a car that nobody saw."""
    return count <= LONGEST_UNREAD and "?" not in paragraph and speaks("never_pay", paragraph) and speaks("unseen", paragraph)


def _calls_to_the_app(paragraph: str) -> bool:
    """ "Reply to this e-mail or answer in the app.": one sentence on how to answer, which no person needs to say."""
    one = not re.search(r"[.!?]\s", paragraph.strip()) and "?" not in paragraph
    call = _concept("answer").search(paragraph) if one else None
    return call is not None and call.start() == 0 and speaks("app", paragraph) and speaks("mail", paragraph)


def _tells_how_to_answer(paragraph: str) -> bool:
    """ "Reply directly to this e-mail.", and nothing of what to answer."""
    call = _concept("answer").search(paragraph)
    return call is not None and call.start() == 0 and speaks("mail", paragraph) and paragraph.endswith(".")


def _says_that_nobody_reads(paragraph: str) -> bool:
    """Every sentence of it: "This is an automatic confirmation. We look at your car now." says more than that."""
    sentences = [one for one in re.split(r"(?<=[.!])\s+", paragraph.strip()) if one]
    if not (speaks("unread", paragraph) and speaks("box", paragraph)):
        return False
    return all(speaks("unread", one) or speaks("box", one) or speaks("press", one) for one in sentences)


def says_i(text: str) -> bool:
    """Whether somebody speaks of himself ("I", "my")."""
    text = _NO_WORD.sub(",", text)
    if _I.search(text) or speaks("speaker", text):
        return True
    return speaks("speaker_in_french", text) and not speaks("in_dutch", text)  # where it means "you"


def mails_end(paragraph: str) -> bool:
    """Whether somebody speaks of these mails and of an end to them, or of where to choose."""
    return speaks("mail", paragraph) and (speaks("end", paragraph) or speaks("off", paragraph) or speaks("choice", paragraph))


def _ends_mails(paragraph: str) -> bool:
    """A press that ends the mails, or leads to what a shopper may choose about them."""
    return speaks("press", paragraph) and (
        speaks("choice", paragraph) or (speaks("mail", paragraph) and speaks("end", paragraph))
    )


def _is_sent_for(paragraph: str, count: int) -> bool:
    """ "Sent to you on behalf of Lee Motors.", and not much else."""
    hit = _concept("behalf").search(paragraph)
    return hit is not None and hit.start() <= NEAR and count <= LONGEST_UNREAD and "?" not in paragraph


def _names_the_tool(paragraph: str) -> bool:
    """ "Lee Motors uses SomeHub to answer inquiries.": one sentence to nobody."""
    if "?" in paragraph or re.search(r"[.!]\s", paragraph.strip()) or speaks("addressed", paragraph):
        return False
    return speaks("tool", paragraph) and (speaks("matter", paragraph) or speaks("mail", paragraph))


def speaks(concept: str, text: str) -> bool:
    """Whether a text speaks of one of the things that asides are known by."""
    return bool(_concept(concept).search(text))


@cache
def _concept(name: str) -> Words:
    return Words("|".join(rf"\b(?:{one})" for one in load("inbox_asides")[name]))


@cache
def _ticket() -> re.Pattern[str]:
    return re.compile(r"\W*(?:" + "|".join(load("inbox_asides")["ticket"]) + r")\b[^.!?]{0,24}?[:>\s]\s*<?$", re.IGNORECASE)
