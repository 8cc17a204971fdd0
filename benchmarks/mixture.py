"""The tests' month of mail as it comes over the wire: header chains, CRM tables, newsletters, quoted history, attachments, reports."""

from __future__ import annotations

import base64
import html
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime

from mysteryshop.model import Shop
from tests.inbox_street import Posted, the_mailbox

STYLE = (
    "<style>body{margin:0;padding:0;-webkit-text-size-adjust:100%}table{border-collapse:collapse;mso-table-lspace:0pt}"
    ".p{font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px;color:#333}a{color:#0057b8}"
    "@media only screen and (max-width:600px){.w{width:100%!important}.h{display:none!important}}</style>"
)
OUTLOOK = (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">'
    "<head><style><!-- /* Font Definitions */ @font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;} p.MsoNormal, li.MsoNormal "
    '{margin:0in; font-size:11.0pt; font-family:"Calibri",sans-serif;} a:link {color:#0563C1;} @page WordSection1 {size:8.5in 11.0in;} --></style></head>'
    '<body lang="EN-US" link="#0563C1"><div class="WordSection1">'
)


def mixture(shops: list[Shop], number: int, seed: int = 5) -> Iterator[tuple[bytes, datetime]]:
    """`number` mails to these leads, month by month in the order they come, each with the time it arrives."""
    rng = random.Random(seed)
    random.seed(seed)  # the boundaries between parts are drawn by the email package from the shared source
    made = 0
    while made < number:
        seed += 1
        for mail in the_mailbox(seed, shops)[: number - made]:
            yield dressed(rng, mail), mail.at
            made += 1


def dressed(rng: random.Random, mail: Posted) -> bytes:
    """The same words in the clothes that mails of their kind wear."""
    before = message_from_bytes(mail.raw, policy=policy.default)
    text = before.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    now = EmailMessage()
    first = True
    for name, value in before.items():
        if name.lower() in ("content-type", "content-transfer-encoding", "mime-version"):
            continue
        now[name] = str(value)
        if first:
            for line_name, line in _chain(rng, mail.at):
                now[line_name] = line
            first = False
    if mail.kind == "bounce":
        now.set_content("")
        return _report(now.as_bytes(), text)
    now.set_content(text, cte=rng.choice(("quoted-printable", "base64", None)))
    if mail.kind in ("news", "spam"):
        now.add_alternative(_newsletter(rng, text), subtype="html", cte="quoted-printable")
    elif mail.kind in ("ack", "assistant", "template", "drip", "survey", "booking", "through a CRM", "line above a template"):
        now.add_alternative(_table(rng, text), subtype="html", cte=rng.choice(("quoted-printable", "base64")))
    elif mail.kind not in ("text", "auto text", "voicemail", "read receipt", "challenge") and rng.random() < 0.8:
        now.add_alternative(_outlook(rng, text, mail), subtype="html", cte=rng.choice(("quoted-printable", "base64")))
        _attach(rng, now)
    elif mail.kind == "voicemail":
        now.add_attachment(
            rng.randbytes(rng.randrange(20_000, 80_000)), maintype="audio", subtype="mpeg", filename="voicemail.mp3"
        )
    return now.as_bytes()


def _chain(rng: random.Random, at: datetime) -> Iterator[tuple[str, str]]:
    for step in range(rng.randint(2, 5)):
        host = f"out{rng.randrange(99)}.relay{step}.example"
        stamp = format_datetime(at - timedelta(seconds=step + 1))
        yield (
            "Received",
            f"from {host} ({host} [203.0.113.{rng.randrange(250)}]) by mta{step}.hub.example with ESMTPS id {rng.randrange(10**12)}; {stamp}",
        )
    sealed = base64.b64encode(rng.randbytes(256)).decode()
    yield (
        "DKIM-Signature",
        f"v=1; a=rsa-sha256; c=relaxed/relaxed; d=relay.example; s=s1; h=from:to:subject:date; bh={sealed[:44]}; b={sealed}",
    )
    yield "ARC-Seal", f"i=1; a=rsa-sha256; t={rng.randrange(10**9)}; cv=none; d=hub.example; s=arc; b={sealed}"
    yield (
        "Authentication-Results",
        "mx.shop.example; dkim=pass header.i=@relay.example; spf=pass smtp.mailfrom=relay.example; dmarc=pass",
    )
    for name in ("X-MS-Exchange-Organization-SCL", "X-Feedback", "X-SG-EID", "X-Entity-ID", "X-Report-Abuse"):
        yield name, base64.b64encode(rng.randbytes(60)).decode()


def _paragraphs(text: str) -> list[str]:
    return [html.escape(part).replace("\n", "<br>\r\n") for part in text.split("\n\n") if part.strip()]


def _newsletter(rng: random.Random, text: str) -> str:
    rows = [f'<tr><td class="p" style="padding:10px 20px;font-size:14px">{part}</td></tr>' for part in _paragraphs(text)]
    for n in range(rng.randint(6, 40)):
        link = f"https://click.news.example/?qs={rng.randbytes(40).hex()}"
        rows.append(
            f'<tr><td align="center" style="padding:12px 20px;font-family:Arial,sans-serif;font-size:13px;line-height:18px"><table width="560" cellpadding="0" '
            f'cellspacing="0" class="w"><tr><td width="180"><a href="{link}"><img src="https://img.news.example/{n}.jpg" width="180" height="120" '
            f'style="display:block;border:0" alt="Offer {n}"></a></td><td style="padding-left:16px" class="p"><b>Offer {n}</b><br>From ${rng.randint(180, 400) * 100:,} '
            f'<a href="{link}" style="color:#ffffff;background:#0057b8;padding:8px 14px;text-decoration:none">See details</a></td></tr></table></td></tr>'
        )
    return _page(
        f'<table width="600" class="w">{"".join(rows)}</table><img src="https://open.news.example/o?{rng.randrange(10**9)}" width="1" height="1">'
    )


def _table(rng: random.Random, text: str) -> str:
    rows = "".join(
        f'<tr><td class="p" style="padding:0 24px 12px 24px;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px;color:#333333">{part}</td></tr>\r\n'
        for part in _paragraphs(text)
    )
    links = " | ".join(
        f'<a href="https://crm.example/{rng.randbytes(20).hex()}">{word}</a>'
        for word in ("Inventory", "Value your trade", "Directions")
    )
    return _page(
        f'<div style="display:none;max-height:0;overflow:hidden">{html.escape(text[:60])}&#847;&zwnj;&nbsp;</div><table width="600" align="center" class="w">'
        f'<tr><td><img src="https://crm.example/logo.png" width="200" height="60" alt="logo"></td></tr>{rows}<tr><td class="p" style="font-size:11px">{links}</td></tr></table>'
    )


def _page(body: str) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{STYLE * 3}</head><body bgcolor="#f4f4f4"><center>{body}</center></body></html>'


def _outlook(rng: random.Random, text: str, mail: Posted) -> str:
    shown = "\r\n".join(
        f'<p class="MsoNormal">{part}<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>' for part in _paragraphs(text)
    )
    if rng.random() < 0.6:
        shown += (
            '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal"><b>From:</b> Shopper &lt;shopper@shop.example&gt;<br>'
            f"<b>Sent:</b> {mail.at:%A, %B %d, %Y %I:%M %p}<br><b>To:</b> Sales<br><b>Subject:</b> Question<o:p></o:p></p></div>"
            + '<p class="MsoNormal">Hello, I would like to know a little more about the car before I drive over.<o:p></o:p></p>'
            * rng.randint(2, 30)
        )
    return f"{OUTLOOK}{shown}</div></body></html>"


def _attach(rng: random.Random, now: EmailMessage) -> None:
    way = rng.random()
    if way < 0.1:
        now.add_attachment(
            rng.randbytes(rng.randrange(40_000, 160_000)), maintype="application", subtype="pdf", filename="window sticker.pdf"
        )
    elif way < 0.14:
        for n in range(rng.randint(2, 5)):
            now.add_attachment(
                rng.randbytes(rng.randrange(30_000, 120_000)), maintype="image", subtype="jpeg", filename=f"IMG_{n}.jpg"
            )
    elif way < 0.3:
        page = now.get_body(("html",))
        page.add_related(
            rng.randbytes(rng.randrange(4_000, 16_000)),
            maintype="image",
            subtype="png",
            cid="<image001.png>",
            filename="image001.png",
            disposition="inline",
        )  # type: ignore[union-attr]


def _report(head: bytes, text: str) -> bytes:
    """A delivery report under the headers of a plain mail."""
    kept = [line for line in head.split(b"\n\n")[0].split(b"\n") if not line.lower().startswith((b"content-", b"mime-"))]
    body = (
        'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="=_r"\n\n'
        f"--=_r\nContent-Type: text/plain; charset=utf-8\n\n{text}\n--=_r\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.old.example\n\nFinal-Recipient: rfc822; sales@old.example\nAction: failed\nStatus: 5.1.10\n\n"
        "--=_r\nContent-Type: message/rfc822\n\nFrom: shopper@shop.example\nTo: sales@old.example\nSubject: Question\n\nIs it there?\n--=_r--\n"
    )
    return b"\n".join(kept) + b"\n" + body.encode()
