"""Texts, voicemails and missed calls that a phone service forwards as mail: the true channel, caller and words. Pure."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.language.signals import domain_of, found, local_part, pattern
from mysteryshop.inbox.text.asides import is_aside, mails_end, says_i
from mysteryshop.inbox.text.card_lines import MONEY
from mysteryshop.inbox.text.footers import paragraphs_of
from mysteryshop.inbox.text.heads import is_greeting
from mysteryshop.inbox.voicemail import (
    DATE,
    MOST_BID,
    MOST_GREETING,
    NUMBER,
    handed_over,
    heard_at,
    spoken_words,
    telephones,
    transcript_heading,
    without_label,
)
from mysteryshop.lexicons import load
from mysteryshop.model import Channel, Message, Notice

_FROM = re.compile(r"\b(?:from|von|vom|de|du|del|da|dal|van)\s+(\+?\(?\d[\d ()./-]{6,18}\d)")
_CALLED = re.compile(r"^\s*\+?\(?\d[\d ()./-]{6,}\d:\s+(?=\S)")
"""The number in front of its words ("(518) 555-0141: Both keys are here")."""
MOST_GOODBYE, SHORTEST_NAME = 5, 4
"""Words of a service's goodbye; letters of its name."""
HEAD = 400
"""Characters within which a notice says in a sentence who called."""
_LABELLED = re.compile(r"[^\W\d_][^\d:]{0,30}:\s*\+?[\d\s()./-]+$")
_TIMED = re.compile(r"[^\W\d_][^\d:]{0,30}:\s*(?:\w+,?\s+){0,2}\d[^\n:]{0,24}(?::\d\d){0,2}(?:\s?[^\W\d_]{1,4}\.?){0,2}$")
"""A label and a day, a time or how long it took ("Zeit: 07.10.26, 16:41 Uhr")."""
_LASTING = re.compile(r":\s*(?:\d{1,2}:\d\d(?::\d\d)?|\d{1,3}\s?(?:s|sec|sek|seg|min)\w*\.?)$", re.IGNORECASE)
"""A label and a duration ("Dauer: 0:21")."""
_STAMPED = re.compile(r"(\+?\(?\d[\d ()./-]{5,18}?\d)\W{1,5}\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
"""A number and the time at which it wrote ("06655 77026-0 - 16:04")."""
_MARK = re.compile(r"^(?:\[[^\]]{1,20}\]\s*)+")
"""What a service puts in front of a subject ("[PBX]")."""
HEAD_LINES, FEWEST_ROWS = 8, 2
"""Lines within which a notice's rows end; rows, and numbers in them, at least."""
_SHORT_LABEL = re.compile(r"(?:[^\W\d_]+ ){1,2}(?:from|von|vom|de|du|del|da|dal|van) ", re.IGNORECASE)
"""What stands in front of a number where nobody put a colon."""
_DAY_AND_TIME = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? (?:\w+ )?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]m)?", re.IGNORECASE)
_TOOK = re.compile(r"[^\W\d_]+ (?:0?0:\d\d|\d{1,3} ?(?:s|sec|sek|seg|min)\.?)", re.IGNORECASE)
"""How long a call took, without a colon; no hour of the day begins so."""
LABEL_WORDS = 4
"""Words beside the number in the subject of a text that a service hands on."""
TAIL_WORDS = 30
"""Words of a paragraph in which a service speaks of itself under the words."""
_WORDS = re.compile(r"\w+")
_RULE = re.compile(r"^\s*[-_=*~#—–]{3,}\s*$")
_HEADED = re.compile(r"^[^\n:]{2,60}:\s*\n\s*(?=[\"“„«])")
"""A heading in words of its own over what somebody said, between quotation marks."""


def read_notice(message: Message) -> Notice | None:
    """The phone event a mail tells of, or None for ordinary mail. `at` is None: a notice follows its event within seconds,
    so the mail's own arrival is the better witness."""
    gateway = _is_gateway(message.from_address)
    kind = Channel.TEXT if gateway else _kind(message.subject) or _kind(_MARK.sub("", message.subject))
    if kind is None and _looks_like_service(message):
        kind = _kind(message.full_text[:200])
    kind = kind or _kind_by_head(message)
    if kind in (None, Channel.CALL):
        kind = handed_over(message, _service(message)) or kind  # missed, and something was said
    if kind is None:
        return None
    missed = kind is Channel.CALL
    text = None if missed else _words(message, kind=kind, bare=gateway)
    return Notice(channel=kind, at=None, caller=_caller(message), text=text or None, missed=missed)


def _service(message: Message) -> str:
    """The name a service goes by: one that is in its domain, too, else the whole that the mail came under."""
    domain = domain_of(message.from_address)
    words = _WORDS.findall(message.from_name)
    return next((one for one in words if len(one) >= SHORTEST_NAME and one.casefold() in domain), message.from_name)


def _kind_by_head(message: Message) -> Channel | None:
    """A text in words that are not known, from a service of its domain's name. Under a subject with a number the mail begins with
    rows of a label and a number, a day or a time each, one of them that number and one another; then come the words."""
    if _is_told_at_once(message):
        return Channel.TEXT
    named = _service(message).casefold() in domain_of(message.from_address)
    subject = telephones(message.subject) if named else []
    head: list[str] = []
    lines = [line.strip() for line in message.full_text.splitlines() if line.strip()]
    for line in lines[: HEAD_LINES if subject else 0]:
        if _LABELLED.match(line) or _TIMED.match(line):
            head.append(line)
        elif head or is_greeting(line) or line.endswith(","):
            break
    numbers = {one for line in head for one in telephones(line)}
    if len(head) < FEWEST_ROWS or len(numbers) < FEWEST_ROWS or not any(one in numbers for one in subject):
        return None
    return Channel.VOICEMAIL if any(_LASTING.search(line) for line in head) else Channel.TEXT


def _is_told_at_once(message: Message) -> bool:
    """Whether a mail's subject is a number with a label, and its first line the same number and the time, with words below."""
    numbers = telephones(message.subject)
    label = _WORDS.findall(NUMBER.sub(" ", message.subject))
    lines = [line.strip() for line in message.full_text.splitlines() if line.strip()]
    if len(numbers) != 1 or len(label) > LABEL_WORDS or len(lines) < FEWEST_ROWS:
        return False
    if {one.casefold() for one in label} & {one.casefold() for one in _WORDS.findall(message.from_name)}:
        return False  # somebody's name and number
    stamped = _STAMPED.fullmatch(lines[0])
    return stamped is not None and telephones(stamped[1]) == numbers


def _kind(text: str) -> Channel | None:
    for name, channel in (("voicemail", Channel.VOICEMAIL), ("missed", Channel.CALL), ("text", Channel.TEXT)):
        if found(pattern("notice", name), text):
            return channel
    return None


def _is_gateway(address: str) -> bool:
    """Carriers deliver texts from a number at a domain of their own; the number alone is sign enough."""
    domain = domain_of(address)
    known = any(domain == one or domain.endswith(f".{one}") for one in load("inbox_signals")["notice"]["gateways"])
    digits = re.sub(r"\D", "", local_part(address))
    return known or (len(digits) >= 10 and re.fullmatch(r"\+?[\d.]+", local_part(address)) is not None)


def _looks_like_service(message: Message) -> bool:
    return bool(re.search(r"voice|phone|sms|text|call|voip|pbx", message.from_address, re.IGNORECASE))


def _caller(message: Message) -> str | None:
    """The number that wrote or called: from the subject, a labelled line, or the gateway's address."""
    labelled = re.search(rf"^\s*(?:{_labels()})\s*:\s*(.*)$", message.full_text, re.IGNORECASE | re.MULTILINE)
    told = _FROM.search(message.full_text[:HEAD])
    for place in (
        message.subject,
        labelled.group(1) if labelled else "",
        message.from_name,
        local_part(message.from_address),
        told[1] if told else "",
    ):
        for hit in NUMBER.finditer(place):
            if len(re.sub(r"\D", "", hit.group(0))) >= 7 and not DATE.match(hit.group(0)):
                return hit.group(0).strip()
    return None


@cache
def _labels() -> str:
    return "|".join(re.escape(one) for one in load("inbox_signals")["notice"]["labels"])


def _words(message: Message, *, kind: Channel, bare: bool) -> str:
    """The words the caller said or wrote: behind "Transcript:" where there is one, else what is neither heading nor label."""
    lines = message.full_text.splitlines()
    if kind is Channel.VOICEMAIL and (heard := heard_at(lines)) is not None:
        lines = [without_label(lines[heard]), *lines[heard + 1 :]]
    elif not bare:
        heading = transcript_heading(bare=any(_tabled().match(line) for line in lines))
        begun = next((n for n, line in enumerate(lines) if heading.match(line)), None)
        if begun is not None:
            lines = [heading.sub("", lines[begun]), *lines[begun + 1 :]]
    kept = _said(lines, kind, message.subject.casefold())
    kept = _without_goodbye(kept, _service(message))
    if kind is Channel.VOICEMAIL:
        kept = spoken_words(kept)
    words = _HEADED.sub("", "\n".join(kept).strip())
    quoted = re.match(r"[\"“„«]([^\"“”„«»]+)[\"”“»]\s*(?:\n|$)", words)  # the service's name may stand below
    return quoted[1].strip() if quoted and len(words[quoted.end() :].split()) <= 12 else words


def _said(lines: list[str], kind: Channel, subject: str) -> list[str]:
    """The lines behind a service's greeting, headings and rows, up to what it puts below. `subject` is the service's, folded."""
    kept: list[str] = []
    framed = False
    for place, line in enumerate(lines):
        begun = any(one.strip() for one in kept)
        if _RULE.match(line):
            if begun:
                break
            continue
        if kept and (_ends(line) or (kind is Channel.VOICEMAIL and "://" in line)):  # nobody speaks a link
            break
        if not begun and (
            (framed and _is_when(line.strip())) or (_is_who(line.strip()) and any(map(str.strip, lines[place + 1 :])))
        ):
            framed = True  # a row right under another, or who called
        elif not _is_frame(line, kind) and not (not begun and _is_title(line, subject)):
            kept.append(_CALLED.sub("", line) if not kept else line)
            framed = False
        else:
            framed = True
            if sum(len(one.split()) for one in kept) <= MOST_GREETING:
                kept.clear()  # "Hello," above "You have a new text" is the service's
    return kept


def _is_who(line: str) -> bool:
    """Whether a line is a telephone number with the time or a label of few words, and nothing else ("Call from ...")."""
    if _STAMPED.fullmatch(line):
        return True
    label = NUMBER.sub("", line, count=1)
    return len(telephones(line)) == 1 and (label == "" or bool(_SHORT_LABEL.fullmatch(label)))


def _is_title(line: str, subject: str) -> bool:
    """Whether a line repeats how the subject begins: a service's heading over its rows."""
    bare = line.strip().casefold()
    return len(bare) >= SHORTEST_NAME and subject.startswith(bare)


def _is_when(line: str) -> bool:
    """Whether a line is a day with the time, or a label with one or with how long it took."""
    return bool(_TIMED.match(line) or _DAY_AND_TIME.fullmatch(line) or _TOOK.fullmatch(line))


def _without_goodbye(lines: list[str], service: str) -> list[str]:
    """The words without the last lines where the service signs ("Your VoxTree team") or says why it sent them."""
    kept = _without_its_tail(lines, service)
    while sum(bool(line.strip()) for line in kept) > 1:
        last = kept[-1].strip()
        if last and not _is_the_services(last, service) and not is_aside(last) and not _bids_to_mail(last):
            break
        kept.pop()
    return kept


def _without_its_tail(lines: list[str], service: str) -> list[str]:
    """The words without the last paragraphs in which a service names itself; nobody who texts speaks of it."""
    kept = list(lines)
    while len(service) >= SHORTEST_NAME and len(parts := paragraphs_of(kept)) > 1:
        last = " ".join(line.strip() for line in kept[parts[-1][0] : parts[-1][1]])
        named = service.casefold() in last.casefold()
        if not named or len(last.split()) > TAIL_WORDS or "?" in last or MONEY.search(last) or says_i(last):
            break
        kept = kept[: parts[-1][0]]
    return kept


def _is_the_services(last: str, service: str) -> bool:
    """A goodbye with the service's name, a row of links behind it, or a word on these mails that begins with it."""
    if len(service) < SHORTEST_NAME or service.casefold() not in last.casefold():
        return False
    if len(_WORDS.findall(last)) <= MOST_GOODBYE:
        return True
    return last.casefold().startswith(service.casefold()) and bool(mails_end(last)) and not says_i(last)


def _bids_to_mail(last: str) -> bool:
    """ "Reply to this text by answering this e-mail.": nobody who texts speaks of a mail that he did not write."""
    return len(last.split()) <= MOST_BID and last.endswith(".") and bool(found(pattern("notice", "by_mail"), last))


@cache
def _tabled() -> re.Pattern[str]:
    """A fact in a row of a table ("From (518) 555-0141")."""
    return re.compile(rf"^\s*(?:{_labels()})\s+\+?\(?\d[\d ()./-]{{6,}}\s*$", re.IGNORECASE)


def _ends(line: str) -> bool:
    return (line.lstrip().startswith("--") and len(line.split()) <= 2) or bool(found(pattern("notice", "ends"), line))


def _is_frame(line: str, kind: Channel) -> bool:
    """A heading of the service ("New text message"), or a labelled fact ("Duration: 0:21")."""
    bare = line.strip()
    numbers = [one for one in NUMBER.findall(bare) if len(re.sub(r"\D", "", one)) >= 7]
    if re.fullmatch(r"<?https?://\S+", bare) or (len(numbers) == 2 and len(bare) < 80):
        return True  # a link alone, or "(518) 555-0141 sent a message to (518) 555-0199"
    if len(numbers) == 1 and (_LABELLED.match(bare) or _tabled().match(bare)):
        return True  # "Call back: (518) 555-0141"
    if len(bare) < 60 and _kind(bare) is not None:
        return True
    if kind is Channel.VOICEMAIL and re.fullmatch(r"you have (?:a |1 )?new voice ?mail.*", bare, re.IGNORECASE):
        return True
    return bool(re.match(rf"^(?:{_labels()})\s*:\s*\S", bare, re.IGNORECASE)) and len(bare) < 80
