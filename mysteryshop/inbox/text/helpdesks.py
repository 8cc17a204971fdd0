"""What a helpdesk prints between its "reply above this line" and the newest comment, which is what was written. Pure.

Helpdesks print a ticket from its newest comment down, each under the name of who wrote it and the time; some put a word of their
own above ("Your request (12345) has been updated"). Without that line on top a name with a time heads an older message.
"""

from __future__ import annotations

import re

from mysteryshop.inbox.text.footers import paragraphs_of
from mysteryshop.inbox.text.quotes import bids_to_answer, stamped_name
from mysteryshop.inbox.text.writer import Writer
from mysteryshop.lexicons import load

MOST_WORDS = 30
"""Words of what a helpdesk says on its own above a comment."""
_TICKET = re.compile(r"[(\[#№]\s?#?\d{4,}\b")
_WORD = re.compile(r"\w+")


def newest_comment(lines: list[str], writer: Writer) -> list[str]:
    """The lines from the newest comment on; all of them where no helpdesk bids to answer above, or none heads a comment."""
    begin = next((place for place, line in enumerate(lines) if line.strip()), None)
    if begin is None or not bids_to_answer(lines[begin]):
        return lines
    rest = lines[begin + 1 :]
    parts = paragraphs_of(rest)
    told = len(parts) > 1 and _is_of_the_ticket(" ".join(rest[parts[0][0] : parts[0][1]]))
    for first, _ in parts[: 2 if told else 1]:
        if (run := stamped_name(rest, first)) and _is_his(rest[first], writer):
            return rest[first + run :]
    return rest[parts[0][1] :] if told else lines


def is_from_desk(text: str) -> bool:
    """Whether a mail begins with a line to answer above: a helpdesk sent it, whoever wrote; its headers tell no more."""
    return any(bids_to_answer(line) for line in [line for line in text.split("\n")[:12] if line.strip()][:3])


def _is_of_the_ticket(said: str) -> bool:
    """Whether a paragraph only says, with the ticket's number, that something was written."""
    new = any(word in said.casefold() for word in load("inbox_quotes")["ticket_updated"])
    return new and len(said.split()) <= MOST_WORDS and _TICKET.search(said) is not None


def _is_his(head: str, writer: Writer) -> bool:
    """Whether a head names whom the mail is from: two words of his name, or all of it."""
    shared = writer.names & set(_WORD.findall(head.casefold()))
    return len(shared) >= min(2, max(1, len(writer.names)))
