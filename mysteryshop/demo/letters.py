"""What the staff writes, as real mail: MIME with plain and HTML parts, Received stamps of every hop, quoted originals."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from string import Template
from zoneinfo import ZoneInfo

from mysteryshop.demo.leads import Lead
from mysteryshop.demo.look import page_file

MAIL_HOME = "everyday-mail.example"
"""The shoppers' mail provider: its servers' stamps are the ones to be trusted."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing a store sends, ready to be delivered at `at`.

    `layout` names an HTML file under demo/pages (None: plain text alone); `to` is the address it is sent to (the shopper's, or
    the operator's for notices by phone services); `quotes` the lead put below, as mail programs do.
    """

    at: datetime
    from_name: str
    from_address: str
    subject: str
    text: str
    to: str
    to_name: str = ""
    layout: str | None = None
    folder: str = "INBOX"
    headers: Mapping[str, str] = field(default_factory=dict)
    quotes: Lead | None = None
    sound: bool = False
    store_id: str = ""


def as_mime(letter: Letter, *, timezone: str, seed: int) -> bytes:
    """The letter's bytes as they lie in the mailbox. The same letter and seed give the same bytes."""
    rng = random.Random(f"{seed}/{letter.from_address}/{letter.to}/{letter.at.isoformat()}/{letter.subject}")
    local = letter.at.astimezone(ZoneInfo(timezone))
    message = EmailMessage(policy=SMTP)
    for stamp in _stamps(letter, rng):
        message["Received"] = stamp
    message["Delivered-To"] = letter.to
    message["Date"] = format_datetime(local.replace(microsecond=0) - timedelta(seconds=rng.randint(3, 9)))
    message["From"] = Address(letter.from_name, addr_spec=letter.from_address)
    message["To"] = Address(letter.to_name, addr_spec=letter.to)
    message["Subject"] = letter.subject
    message["Message-ID"] = f"<{rng.getrandbits(64):016x}.{rng.getrandbits(32):08x}@{letter.from_address.partition('@')[2]}>"
    for name, value in letter.headers.items():
        message[name] = value
    text = letter.text + (_quoted(letter.quotes, timezone) if letter.quotes else "")
    message.set_content(text, cte="quoted-printable")
    if letter.layout:
        message.add_alternative(_html(letter, timezone), subtype="html", cte="quoted-printable")
    if letter.sound:
        sound = b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00" + bytes(400)
        message.add_attachment(sound, maintype="audio", subtype="x-wav", filename="voicemail.wav")
    return message.as_bytes()


def _stamps(letter: Letter, rng: random.Random) -> list[str]:
    """Newest first: the provider's two servers, then the sender's own."""
    sender = letter.from_address.partition("@")[2]
    last = letter.at.replace(microsecond=0)
    mail_id = f"{rng.getrandbits(40):010X}"
    numbers = f"198.51.100.{rng.randint(10, 240)}"
    return [
        f"from mx2.{MAIL_HOME} (mx2.{MAIL_HOME} [203.0.113.12]) by store1.{MAIL_HOME} with LMTP id {mail_id} "
        f"for <{letter.to}>; {format_datetime(last + timedelta(seconds=1))}",
        f"from out{rng.randint(1, 4)}.{sender} (out.{sender} [{numbers}]) by mx2.{MAIL_HOME} with ESMTPS id {mail_id}X "
        f"for <{letter.to}>; {format_datetime(last)}",
        f"from app{rng.randint(1, 9)}.internal ([10.2.0.{rng.randint(2, 90)}]) by out.{sender} with ESMTP; "
        f"{format_datetime(last - timedelta(seconds=rng.randint(1, 3)))}",
    ]


def _quoted(lead: Lead, timezone: str) -> str:
    when = lead.at.astimezone(ZoneInfo(timezone))
    lines = "\n".join(f"> {line}" for line in lead.message.splitlines())
    return (
        f"\n\nOn {when:%a, %b} {when.day}, {when.year} at {when:%I:%M %p}, {lead.full_name} <{lead.email}> wrote:\n>\n{lines}\n"
    )


def _html(letter: Letter, timezone: str) -> str:
    paragraphs = "".join(
        f"<p>{escape(block).replace(chr(10), '<br>')}</p>" for block in letter.text.strip().split("\n\n") if block.strip()
    )
    quote = ""
    if letter.quotes:
        head, _, _ = _quoted(letter.quotes, timezone).strip().partition("\n")
        said = escape(letter.quotes.message).replace("\n", "<br>")
        quote = f'<div class="gmail_quote"><div class="gmail_attr">{escape(head)}<br></div><blockquote>{said}</blockquote></div>'
    number = f"{sum(letter.from_address.encode()) * 7919 % 999_983:06d}"
    return Template(page_file(str(letter.layout))).substitute(
        body=paragraphs, quote=quote, subject=escape(letter.subject), name=escape(letter.from_name), number=number
    )
