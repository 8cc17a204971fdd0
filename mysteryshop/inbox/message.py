"""Bytes to a Message: what a shopper reads, what the headers claim, when it arrived. Never raises, never fetches. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from email.message import Message as Parsed

from mysteryshop.inbox.language.which import language_of
from mysteryshop.inbox.mail.headers import addresses, raw_text, readable
from mysteryshop.inbox.mail.hops import MAX_HOPS, arrival, parse_date, parse_hop
from mysteryshop.inbox.mail.html import HtmlText, html_to_text
from mysteryshop.inbox.mail.in_colour import in_colour, points_below
from mysteryshop.inbox.mail.mime import MAX_TEXT, Bodies, bodies_of, parse
from mysteryshop.inbox.text.reply import Reply, new_text
from mysteryshop.inbox.text.writer import NOBODY, Writer
from mysteryshop.model import Hop, Message, RawMail

MAX_HEADERS = 400
MAX_RECIPIENTS = 100
MAX_STUB_WORDS = 40
_ID = re.compile(r"<[^<>\s]{1,300}>")
_RECIPIENT_HEADERS = (
    "delivered-to",
    "x-delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-rcpt-to",
    "x-forwarded-to",
    "x-forwarded-for",
    "apparently-to",
    "x-real-to",
    "x-apparently-to",
    "resent-to",
    "original-recipient",
    "x-x-forwarded-to",
    "x-mailgun-recipient",
)


class Heads:
    """The header fields of a mail, listed once: in order, and by name in lower case."""

    def __init__(self, parsed: Parsed) -> None:
        try:
            self.items: list[tuple[str, object]] = [
                (str(name)[:200], value) for name, value in list(parsed.raw_items())[:MAX_HEADERS]
            ]
        except (AttributeError, TypeError, ValueError):
            self.items = []
        self._by_name: dict[str, list[str]] = {}
        for name, value in self.items:
            self._by_name.setdefault(name.lower(), []).append(str(value))

    def all(self, name: str) -> list[str]:
        """Every raw value of a field, in order."""
        return self._by_name.get(name, [])

    def one(self, name: str) -> str:
        """The first raw value of a field; "" where it is not there."""
        return next(iter(self.all(name)), "")


def read_message(mail: RawMail, *, trusted_hosts: Sequence[str] = ()) -> Message:
    """Read one mail. Whatever is broken in it is named in `defects`; the result always stands."""
    parsed, defects = parse(mail.raw)
    if mail.truncated:
        defects.append("the mail is larger than what is fetched")
    heads = Heads(parsed)
    try:
        bodies = bodies_of(parsed)
    except Exception as error:  # noqa: BLE001 - a mail must never stop the batch; it is shown with its defect
        bodies = Bodies(defects=[f"the body could not be read: {type(error).__name__}"])
    sender = _sender(heads)
    reply, full, facts = read_bodies(bodies, writer=Writer(*sender))
    hops = tuple(parse_hop(raw_text(value)) for value in heads.all("received")[:MAX_HOPS])
    arrived = arrival(hops, trusted_hosts=trusted_hosts, internal_date=mail.internal_date, seen_at=mail.seen_at)
    answer_to = addresses(heads.all("reply-to")[:3])
    subject = readable(heads.one("subject"))[:2000]
    return Message(
        sha256=hashlib.sha256(mail.raw).hexdigest(),
        size=len(mail.raw),
        account=mail.account,
        folder=mail.folder,
        junk=mail.junk,
        uidvalidity=mail.uidvalidity,
        uid=mail.uid,
        message_id=next(iter(_ids(heads.one("message-id"))), None),
        in_reply_to=_ids(heads.one("in-reply-to")),
        references=_ids(heads.one("references")),
        from_name=sender[0],
        from_address=sender[1],
        reply_to_address=answer_to[0][1] if answer_to else None,
        to=tuple(dict.fromkeys(address for _, address in addresses(heads.all("to") + heads.all("cc")) if address)),
        recipients=recipients(heads, hops),
        subject=subject,
        date_claimed=parse_date(raw_text(heads.one("date"))),
        hops=hops,
        internal_date=mail.internal_date,
        seen_at=mail.seen_at,
        received_at=arrived.at,
        received_why=arrived.why,
        text=reply.text,
        signature=reply.signature,
        full_text=full,
        headers=tuple((name, readable(value)) for name, value in heads.items),
        attachments=tuple(bodies.attachments),
        html_facts=facts,
        boxes=reply.boxes,
        has_html=bool(bodies.html),
        language=language_of(reply.text or subject),
        defects=(*defects, *bodies.defects),
        junk_delay_seconds=max(0.0, (mail.seen_at - arrived.at).total_seconds()) if mail.junk else None,
        forwarding_delay_seconds=arrived.forwarding_seconds,
    )


def _sender(heads: Heads) -> tuple[str, str]:
    """Name and address a mail is from. "Lee, Ann <ann@store.example>" without quotes reads as two senders, the first without an
    address: it is the family name."""
    found = addresses(heads.all("from")[:3]) or addresses(heads.all("sender")[:1]) or [("", "")]
    place = next((place for place, (_, address) in enumerate(found) if "@" in address), 0)
    before = [name or address for name, address in found[:place]]
    name, address = found[place]
    return (f"{name} {before[0].title()}".strip() if len(before) == 1 and len(before[0].split()) <= 3 else name), address


def read_bodies(bodies: Bodies, *, writer: Writer = NOBODY) -> tuple[Reply, str, tuple[str, ...]]:
    """(new text and signature, everything as text, facts of the HTML). The plain part is read unless it is a stub of the HTML."""
    page = html_to_text("\n".join(bodies.html)) if bodies.html else None
    reply, full, facts = _own_words(bodies, page, writer)
    reply = _with_answers_within(reply, bodies.html)
    if page is not None and page.boxes:
        reply = replace(reply, boxes=page.boxes)
    inner = [read_bodies(one) for one in bodies.attached]
    full = _joined(full, *(text for _, text, _ in inner))
    if not reply.text and not bodies.report and (passed_on := next((one for one, _, _ in inner if one.text), None)):
        return passed_on, full, facts  # sent on as an attachment without a word: what it says is what the shopper reads
    return reply, full, facts


def _with_answers_within(reply: Reply, html: Sequence[str]) -> Reply:
    """What somebody typed into the quote in a colour belongs to his words, where those point to it."""
    if not (reply.quoted and html and points_below(reply.text)):
        return reply
    runs = in_colour("\n".join(html), f"{reply.text} {reply.signature}")
    return replace(reply, text="\n\n".join((reply.text, *runs))) if runs else reply


def _own_words(bodies: Bodies, page: HtmlText | None, writer: Writer) -> tuple[Reply, str, tuple[str, ...]]:
    """The same without the mails attached to it."""
    plain = "\n".join(part for part in bodies.plain if part.strip())[:MAX_TEXT]
    embedded = "\n\n".join(bodies.embedded)[:40_000]
    if page is None or not (page.text or page.signature):
        reply = new_text(plain, writer=writer)
        return reply, _joined(plain, embedded), page.facts if page else ()
    if plain.strip() and not _is_stub(plain, page.text):
        reply = new_text(plain, writer=writer, small=page.small)
        signed = bool(reply.signature or not page.signature)
        if signed and len(reply.text) * 2 >= len(page.text):  # what is new in the page is no longer than all of it
            return reply, _joined(plain, embedded), page.facts
        shown = new_text(page.text, marked_signature=page.signature, writer=writer, small=page.small)
        if signed and len(reply.text) * 2 >= len(shown.text):
            return reply, _joined(plain, embedded), page.facts
    else:
        shown = new_text(page.text, marked_signature=page.signature, writer=writer, small=page.small)
    return shown, _joined(page.text, page.signature, embedded), page.facts


def _is_stub(plain: str, page: str) -> bool:
    """A plain part that only says "your program cannot show HTML", is markup itself, or holds a fraction of the page."""
    words = len(plain.split())
    if "<" in plain and _MARKUP.search(plain[:5000]):
        return True
    return words * 2 < len(page.split()) or _speaks_of_something_else(plain, page)


def _speaks_of_something_else(plain: str, page: str) -> bool:
    """A short plain part that shares next to no words with a page as long: "to read this mail, use another program"."""
    said = set(_SAID.findall(plain.casefold()))
    if not 0 < len(said) <= MAX_STUB_WORDS:
        return False
    shown = set(_SAID.findall(page.casefold()))
    return len(shown) >= len(said) and len(said & shown) * 4 < len(said)


_MARKUP = re.compile(r"<(?:html|body|table|div|p|br)\b[^>]*>", re.IGNORECASE)
_SAID = re.compile(r"\w{3,}")


def _joined(*parts: str) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())[: MAX_TEXT * 2]


def recipients(heads: Heads, hops: Sequence[Hop]) -> tuple[tuple[str, str], ...]:
    """(where it stands, address) of everyone the mail was delivered to, the surest first; each place and address once."""
    found: dict[tuple[str, str], None] = {}
    for name in filter(heads.all, _RECIPIENT_HEADERS):
        for _, address in addresses(heads.all(name)[:10]):
            if "@" in address:
                found[(_SHOWN.get(name, name), address)] = None
    for hop in hops:
        if hop.for_:
            found[("Received for", hop.for_)] = None
    for name in ("to", "cc", "bcc"):
        for _, address in addresses(heads.all(name)[:10]):
            if "@" in address:
                found[(name.capitalize(), address)] = None
    return tuple(found)[:MAX_RECIPIENTS]


_SHOWN = {name: "-".join(word.capitalize() for word in name.split("-")) for name in _RECIPIENT_HEADERS}


def _ids(value: str) -> tuple[str, ...]:
    text = raw_text(value)
    found = _ID.findall(text)[:100]
    if not found and text.strip() and "@" in text and len(text) < 300:
        found = [f"<{text.strip().strip('<>').split()[0]}>"]
    return tuple(dict.fromkeys(found))
