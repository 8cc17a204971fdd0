"""What was said on a machine, apart from what the telephone service puts around it; and such notices in any words. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.language.signals import cue, domain_of, found, local_part, pattern
from mysteryshop.inbox.text.asides import says_i
from mysteryshop.inbox.text.footers import paragraphs_of
from mysteryshop.inbox.text.heads import is_greeting
from mysteryshop.inbox.text.signature import is_closing
from mysteryshop.lexicons import load
from mysteryshop.model import Channel, Message

NUMBER = re.compile(r"\+?\(?\d[\d\s()./-]{5,18}\d")
DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b")
TOLD_DIGITS = 7
"""Digits by which telephone numbers are the same."""
MOST_GREETING, MOST_SIGNED, MOST_LEAVE, MOST_BID = 3, 5, 12, 14
"""Words of a service's greeting; that sign under its goodbye; of a paragraph in which it takes its leave; of its sentence."""
MOST_ABOVE, FEWEST_SPOKEN = 20, 5
"""Words in which a service tells that somebody called; words of a caller."""
MOST_AROUND = 3
"""Paragraphs above what was said, and below."""
FEWEST_LED, MOST_IN_A_FACT = 2, 1
"""Rows of a label and a fact, where no sentence tells who called; words in a fact beside its figures ("today", "14 sec")."""
_LED = re.compile(r"^\s*[^\W\d_][^\d:.?!]{1,24}:\s+")
"""A label ("Inhalt: ...")."""
_STOPS = re.compile(r"[.!…](?:\s|$)")
_QUOTED = re.compile(r"[\"“„«].+[\"”“»]", re.DOTALL)
_TEXTED = re.compile(r"\b(?:sms|texted|text message|textnachricht|kurznachricht|tekstbericht)\b", re.IGNORECASE)


def telephones(text: str) -> list[str]:
    """The last digits of the telephone numbers in a text."""
    found_digits = (re.sub(r"\D", "", one) for one in NUMBER.findall(text) if not DATE.match(one))
    return [digits[-TOLD_DIGITS:] for digits in found_digits if len(digits) >= TOLD_DIGITS]


@cache
def transcript_heading(*, bare: bool = False) -> re.Pattern[str]:
    """What stands in front of the words; `bare`: facts are told in a table, without colons."""
    names = "|".join(load("inbox_signals")["notice"]["transcripts"])
    mark = r"(?:\s*:\s*|\s+)" if bare else r"\s*:\s*"
    return re.compile(rf"^\s*(?:(?:voice ?mail|voice|sms|text|call) )?(?:{names})(?: \([^()]{{1,20}}\))?{mark}", re.IGNORECASE)


def handed_over(message: Message, service: str) -> Channel | None:
    """The channel of a notice in words that are not known, by how it is built. Its sender is nobody, or of its domain's `service`
    alone; it tells a number in the subject or in a sentence of its own; below stands what a program wrote down by ear, in small
    letters and without stops, or in quotation marks."""
    if message.in_reply_to or not _is_a_service(message, service):
        return None
    lines = message.full_text.splitlines()
    begun = heard_at(lines)
    above = [line.strip() for line in lines[: begun or 0] if line.strip()]
    if begun is None or any(len(line.split()) > MOST_ABOVE for line in above):
        return None
    if sum(1 for start, _ in paragraphs_of(lines) if start > begun) > MOST_AROUND:
        return None
    led = above[-1] if above else lines[begun]
    rows = sum(bool(_LED.match(f"{line} ")) for line in (*above, lines[begun]))
    if is_greeting(led) or _echoes_a_lead(above) or not telephones("\n".join((message.subject, *above))):
        return None
    if not (telephones(led) or led.endswith(":") or rows >= FEWEST_LED):
        return None
    above = [line for line in above if not _LED.match(line) or telephones(line)]
    return Channel.TEXT if _TEXTED.search(f"{message.subject} {' '.join(above)}") else Channel.VOICEMAIL


def _echoes_a_lead(above: list[str]) -> bool:
    """Whether what stands above some words is a receipt over a form's rows: thanks, an address, a name, a wish."""
    told = "\n".join(above)
    if "@" in told or found(cue("received"), told) or found(cue("someone_will"), told):
        return True
    facts = [_LED.sub("", f"{line} ", count=1) for line in above if _LED.match(line)]
    return any(len(re.findall(r"[^\W\d_]{2,}", fact)) > MOST_IN_A_FACT for fact in facts)


def heard_at(lines: list[str]) -> int | None:
    """The line at which the first words begin that a program took down by ear: a paragraph, or what stands below or behind a
    label."""
    for start, end in paragraphs_of(lines):
        begun = None
        for place in range(start, end):
            if is_heard(_LED.sub("", _joined(lines, (place, end)))):
                begun = place  # a row of a fact may stand above
            if not (_LED.match(f"{lines[place].strip()} ") or lines[place].rstrip().endswith(":")):
                break
        if begun is not None:
            return begun
    return None


def without_label(line: str) -> str:
    """A line of what was said without the label in front of it."""
    return _LED.sub("", line)


def is_heard(part: str) -> bool:
    """Whether a paragraph is as a program writes what it hears: in small letters, without stops; or between quotation marks."""
    bare = part.strip()
    if len(bare.split()) < FEWEST_SPOKEN:
        return False
    begun = re.sub(r"^[^\w]+", "", bare)[:1]
    return bool(_QUOTED.fullmatch(bare)) or (begun.islower() and not _STOPS.search(bare) and not bare.endswith((":", ",")))


def spoken_words(lines: list[str]) -> list[str]:
    """What was said without the service's sentence above it that tells the number ("... left this message:"), its heading, and
    the few words in which it takes its leave: nobody speaks in paragraphs."""
    parts = paragraphs_of(lines)
    by_ear = any(is_heard(_joined(lines, part)) for part in parts)
    while len(parts) > 1 and _announces(_joined(lines, parts[0]), by_ear=by_ear):
        parts = parts[1:]
    while len(parts) > 1 and _takes_leave(_joined(lines, parts[-1]), by_ear=by_ear):
        parts = parts[:-1]
    if not parts:
        return lines
    first, last = parts[0][0], parts[-1][1]
    while first < last - 1 and transcript_heading(bare=True).fullmatch(f"{lines[first].strip().rstrip(':')} "):
        first += 1
    for place in range(first + 1, last):
        if is_closing(lines[place].strip()) and len(" ".join(lines[place + 1 : last]).split()) <= MOST_SIGNED:
            return lines[first:place]
    return lines[first:last]


def _joined(lines: list[str], part: tuple[int, int]) -> str:
    return " ".join(lines[part[0] : part[1]]).strip()


def _is_a_service(message: Message, service: str) -> bool:
    """Whether nobody can be answered at an address, or it goes by one word that is its domain's. People have two names."""
    if found(pattern("no_reply", "senders"), local_part(message.from_address)):
        return True
    if found(pattern("notice", "senders"), local_part(message.from_address)):
        return True
    return len(message.from_name.split()) == 1 and service.casefold() in domain_of(message.from_address)


def _announces(above: str, *, by_ear: bool) -> bool:
    """Whether a paragraph is a greeting, or one sentence of a few words that tells the number that called; over words taken down
    `by_ear` also one with a colon or a greeting of more words."""
    if by_ear and is_heard(above):
        return False
    greets = is_greeting(above) or above.endswith(",")
    if (greets and (by_ear or len(above.split()) <= MOST_GREETING)) or (by_ear and above.endswith(":")):
        return True
    most = MOST_ABOVE if by_ear else MOST_BID
    return len(above.split()) <= most and above.endswith((".", ":")) and len(telephones(above)) == 1


def _takes_leave(below: str, *, by_ear: bool) -> bool:
    if by_ear and below[:1].isupper() and _STOPS.search(below) and not telephones(below):
        return len(below.split()) <= MOST_BID and "?" not in below and not says_i(below)  # who hears no stops writes none
    return len(below.split()) <= MOST_LEAVE and not re.search(r"[\d?]", below) and not says_i(below)
