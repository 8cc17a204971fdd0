"""Replies as some forty mail programs, webmailers, helpdesks and dealer CRMs write them, in seven languages; written for the tests.

`replies()` yields whole mails with what a shopper would read as the new message and the contact block that belongs apart from it.
"""

from __future__ import annotations

import base64
import html as markup
import quopri
import random
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.inbox_program_words import BODIES, LEADS, LOCAL, POINTS, SENDERS

Bodies = tuple[str, str | None]
"""(plain part, HTML part or None); an empty plain part: the mail is HTML alone."""


@dataclass(frozen=True)
class Case:
    """One reply: `text` the new words with goodbye and name, `signature` the contact lines, `program` who wrote it how."""

    id: str
    program: str
    language: str
    raw: bytes
    text: str
    signature: str


@dataclass
class Letter:
    """What is to be written, before a mail program gets hold of it."""

    lang: str
    body: str
    goodbye: str
    name: str
    card: list[str]
    address: str
    to: str
    lead: str
    subject: str
    footer: str = ""
    mobile: str = ""
    expect_name: bool = True
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The words with goodbye and name."""
        return "\n".join((self.body, "", self.goodbye, self.name)) if self.goodbye else self.body

    @property
    def signed(self) -> str:
        """The words, the goodbye and the card below, as people without a delimiter write."""
        card = "\n".join(self.card)
        return self.said + (("\n" + card) if card and self.goodbye else ("\n\n" + self.name + "\n" + card) if card else "")

    def w(self, name: str) -> str:
        return LOCAL[self.lang][name]


def quoted(text: str, mark: str = "> ", width: int = 72) -> str:
    lines = [part for line in text.split("\n") for part in (textwrap.wrap(line, width) or [""])]
    return "\n".join((mark + line).rstrip() for line in lines)


def paragraphs(text: str, tag: str = "div", attributes: str = "") -> str:
    """Every line an element, empty lines as programs write them."""
    opened = f"<{tag}{' ' + attributes if attributes else ''}>"
    return "".join(f"{opened}{markup.escape(line) if line else '<br>'}</{tag}>" for line in text.split("\n"))


def brs(text: str) -> str:
    return markup.escape(text).replace("\n", "<br>")


def m(address: str, name: str = "") -> str:
    return markup.escape(f"{name} <{address}>" if name else address)


def wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 74, break_long_words=False, break_on_hyphens=False))


MARIA = "Maria Jensen"


# --- programs: each gets a letter and says how it would have been sent


def gmail_web(x: Letter) -> Bodies:
    intro = x.w("gmail").format(name=MARIA, mail=x.to)
    card = "\n-- \n" + "\n".join([x.name, *x.card]) if x.card else ""
    plain = f"{x.said}{card}\n\n{wrapped(intro)}\n\n{quoted(x.lead)}\n"
    sign = f'<br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">{paragraphs(chr(10).join([x.name, *x.card]))}</div>' if x.card else ""  # fmt: skip
    rich = f'<div dir="ltr">{paragraphs(x.said)}{sign}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">{markup.escape(intro)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">{brs(x.lead)}</blockquote></div>'  # fmt: skip
    return plain, rich


def gmail_phone(x: Letter) -> Bodies:
    intro = x.w("gmail").format(name=MARIA, mail=x.to)
    rich = f'<div dir="auto">{paragraphs(x.signed, "div", "dir=auto")}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{markup.escape(intro)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{brs(x.lead)}</blockquote></div>'  # fmt: skip
    return f"{x.signed}\n\n{wrapped(intro)}\n\n{quoted(x.lead)}\n", rich


def gmail_plain_only(x: Letter) -> Bodies:
    intro = x.w("gmail").format(name=MARIA, mail=x.to)
    return f"{x.signed}\n\n{x.footer}\n\n{wrapped(intro)}\n{quoted(x.lead)}\n", None


def iphone(x: Letter) -> Bodies:
    intro = x.w("apple").format(name=MARIA, mail=x.to)
    sent = x.w("iphone")
    plain = f"{x.signed}\n\n{sent}\n\n{quoted(intro, width=200)}\n> \n{quoted(x.lead)}\n"
    rich = f'<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">{paragraphs(x.signed)}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">{sent}</div><div dir="ltr"><br><blockquote type="cite">{markup.escape(intro)}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">﻿{brs(x.lead)}</div></blockquote></body></html>'  # fmt: skip
    return plain, rich


def apple_mac(x: Letter) -> Bodies:
    intro = x.w("apple").format(name=MARIA, mail=x.to)
    rich = f'<html><body style="overflow-wrap: break-word;">{brs(x.signed)}<br><div><br><blockquote type="cite"><div>{markup.escape(intro)}</div><br class="Apple-interchange-newline"><div><div>{brs(x.lead)}</div></div></blockquote></div><br></body></html>'  # fmt: skip
    return f"{x.signed}\n\n{quoted(intro, width=200)}\n> \n{quoted(x.lead)}\n\n", rich


def header(x: Letter, bold: bool = False, order: str = "from sent to subject", colon: str = ":") -> str:
    """The From-Sent-To-Subject block in the language of the program."""
    values = {
        "from": f"{MARIA} <{x.to}>", "sent": x.w("outlook_date"), "date": x.w("outlook_date"), "to": f"{x.name} <{x.address}>", "subject": x.subject,
    }  # fmt: skip
    if bold:
        return "<br>".join(f"<b>{x.w(one)}{colon}</b> {markup.escape(values[one])}" for one in order.split())
    return "\n".join(f"{x.w(one)}{colon} {values[one]}" for one in order.split())


def outlook_desktop(x: Letter) -> Bodies:
    foot = f"\n\n{x.footer}" if x.footer else ""
    plain = f"{x.signed}{foot}\n\n{header(x)}\n\n{x.lead}\n"
    rows = paragraphs(x.signed + foot, "p", "class=MsoNormal").replace("<br></p>", "<o:p>&nbsp;</o:p></p>")
    rich = f'<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {{margin:0cm; font-size:11.0pt;}} --></style></head><body lang="EN-US"><div class="WordSection1">{rows}<p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">{header(x, True)}<o:p></o:p></p></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p>{paragraphs(x.lead, "p", "class=MsoNormal")}</div></body></html>'  # fmt: skip
    return plain, rich


def outlook_plain(x: Letter) -> Bodies:
    return f"{x.signed}\n\n-----{x.w('original')}-----\n{header(x)}\n\n{x.lead}\n", None


def outlook_bold_stars(x: Letter) -> Bodies:
    """Bold header names as programs turn them into text."""
    stars = header(x).replace(f"{x.w('from')}:", f"*{x.w('from')}:*").replace(f"{x.w('sent')}:", f"*{x.w('sent')}:*")
    return f"{x.signed}\n\n{stars}\n\n{x.lead}\n", None


def outlook_web(x: Letter) -> Bodies:
    rich = f'<html><body dir="ltr"><div class="elementToProof" style="font-family: Aptos; font-size: 12pt;">{paragraphs(x.signed)}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">{header(x, True)}</font><div>&nbsp;</div></div><div>{brs(x.lead)}</div></body></html>'  # fmt: skip
    return f"{x.signed}\n________________________________\n{header(x)}\n\n{x.lead}\n", rich


def outlook_phone(x: Letter) -> Bodies:
    got = x.w("outlook_ios")
    rich = f'<html><body><div dir="ltr">{paragraphs(x.signed)}</div><div id="ms-outlook-mobile-body-separator-line"><br></div><div id="ms-outlook-mobile-signature">{markup.escape(got)}</div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><font face="Calibri">{header(x, True)}</font></div><div>{brs(x.lead)}</div></body></html>'  # fmt: skip
    return f"{x.signed}\n\n{got}<https://aka.ms/o0ukef>\n________________________________\n{header(x)}\n\n{x.lead}\n", rich


def outlook_new(x: Letter) -> Bodies:
    rich = f'<html><body><div class="elementToProof">{paragraphs(x.signed)}</div><div id="mail-editor-reference-message-container"><div class="ms-outlook-mobile-reference-message skipProofing" style="padding: 3pt 0in 0in; border-width: 1pt medium medium; border-style: solid none none;">{header(x, True)}<br><br></div><div>{brs(x.lead)}</div></div></body></html>'  # fmt: skip
    return "", rich


def yahoo_web(x: Letter) -> Bodies:
    intro = x.w("yahoo").format(name=MARIA, mail=x.to)
    rich = f'<html><body><div class="ydp1a2yahoo-style-wrap" style="font-size:13px;">{paragraphs(x.signed, "div", "dir=ltr")}</div><div id="ydp9yahoo_quoted_1" class="ydp9yahoo_quoted"><div style="color:#26282a;"><div>{markup.escape(intro)}</div><div><br></div><div>{brs(x.lead)}</div></div></div></body></html>'  # fmt: skip
    return f" {x.signed}\n\n    {intro}  \n \n {x.lead}  \n", rich


def yahoo_phone(x: Letter) -> Bodies:
    intro = x.w("yahoo").format(name=MARIA, mail=x.to)
    return f"{x.signed}\n\n{x.w('yahoo_sent')} \n \n  {intro}   {x.lead}  \n", None


def thunderbird(x: Letter) -> Bodies:
    intro = x.w("thunderbird").format(name=MARIA)
    card = "\n-- \n" + "\n".join([x.name, *x.card]) if x.card else ""
    return f"{x.said}\n\n{intro}\n{quoted(x.lead)}\n{card}\n", None


def thunderbird_below(x: Letter) -> Bodies:
    intro = x.w("thunderbird").format(name=MARIA)
    card = "\n-- \n" + "\n".join([x.name, *x.card]) if x.card else ""
    rich = f'<html><body><div class="moz-cite-prefix">{markup.escape(intro)}<br></div><blockquote type="cite" cite="mid:1@x.example">{brs(x.lead)}</blockquote><p>{brs(x.said)}</p>{"<pre class=" + chr(34) + "moz-signature" + chr(34) + ">" + markup.escape(card.strip(chr(10))) + "</pre>" if card else ""}</body></html>'  # fmt: skip
    return f"{intro}\n{quoted(x.lead)}\n\n{x.said}\n{card}\n", rich


def zoho(x: Letter) -> Bodies:
    intro = x.w("zoho").format(name=MARIA, mail=x.to)
    rich = f'<div style="font-family: Verdana; font-size: 10pt;"><div>{brs(x.signed)}</div><div><br></div><div class="zmail_extra_hr" style="border-top: 1px solid rgb(204,204,204); height: 0px;"><br></div><div class="zmail_extra" data-zbluepencil-ignore="true"><div id="Zm-_Id_-Sgn1">{markup.escape(intro)}<br></div><div><br></div><blockquote style="margin: 0px;"><div>{brs(x.lead)}</div></blockquote></div></div>'  # fmt: skip
    return f"{x.signed}\n\n\n\n{intro}\n\n\n{x.lead}\n", rich


def webmail_sent_first(x: Letter) -> Bodies:
    """GMX, Web.de, mail.com: the date comes first."""
    block = header(x, True, "sent from to subject")
    rich = f'<html><head></head><body><div style="font-family: Verdana;font-size: 12.0px;"><div>{brs(x.signed)}</div><div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5; word-wrap: break-word;"><div style="margin:0 0 10px 0;">{block}</div><div name="quoted-content">{brs(x.lead)}</div></div></div></div></body></html>'  # fmt: skip
    return f"{x.signed}\n \n\n{header(x, False, 'sent from to subject')}\n\n{x.lead}\n", rich


def t_online(x: Letter) -> Bodies:
    return f"{x.signed}\n\n-----{x.w('original2')}-----\n{header(x, False, 'subject sent from to')}\n\n{x.lead}\n", None


def orange(x: Letter) -> Bodies:
    return f"{x.signed}\n\n\n> Message du 01/06/26 10:12\n> De : \"{MARIA}\" <{x.to}>\n> A : {x.address}\n> Copie à : \n> Objet : {x.subject}\n> \n{quoted(x.lead)}\n", None  # fmt: skip


def libero(x: Letter) -> Bodies:
    return f"{x.signed}\n\n{x.w('webmail_sent')}\n\n> Il 01/06/2026 10:12 {MARIA} <{x.to}> ha scritto:\n> \n> \n{quoted(x.lead)}\n", None  # fmt: skip


def samsung(x: Letter) -> Bodies:
    block = header(x, False, "from date to subject").replace("\n", " \n")
    rich = f'<html><body dir="auto">{paragraphs(x.signed, "div", "dir=auto")}<div id="composer_signature" dir="auto"><div style="font-size:12px;color:#575757" dir="auto">{x.w("galaxy")}</div></div><div dir="auto"><br></div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- {x.w("original")} --------</div>{"".join(f"<div>{markup.escape(line)}</div>" for line in block.splitlines())}<div><br></div></div>{brs(x.lead)}</body></html>'  # fmt: skip
    return f"{x.signed}\n\n\n{x.w('galaxy')}\n\n\n-------- {x.w('original')} --------\n{block}\n\n{x.lead}\n", rich


def k9(x: Letter) -> Bodies:
    intro = x.w("k9").format(name=MARIA, mail=x.to)
    return f"{x.signed}\n\n\n{wrapped(intro)}\n{quoted(x.lead, '>')}\n\n-- \n{x.w('k9_sent')}", None


def blackberry(x: Letter) -> Bodies:
    return f"{x.signed}\n\n{x.w('blackberry')}\n{header(x)}\n\n\n{x.lead}\n", None


def notes(x: Letter) -> Bodies:
    block = header(x, False, "from to sent subject").replace(": ", ":\t", 1).replace(f"\n{x.w('to')}: ", f"\n{x.w('to')}:\t")
    return f"{x.signed}\n\n\n\n{block}\n\n\n\n{x.lead}\n\n\n", None


def aol(x: Letter) -> Bodies:
    return f"{x.signed}\n\n\n-----{x.w('original')}-----\n{header(x, False, 'from to sent subject')}\n\n\n{x.lead}\n", None


def zimbra(x: Letter) -> Bodies:
    block = header(x, True, "from to sent subject")
    rich = f'<html><body><div style="font-family: arial; font-size: 12pt"><div>{brs(x.signed)}</div><div><br></div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">{block}<br></div><div><br></div><div data-marker="__QUOTED_TEXT__">{brs(x.lead)}</div></div></body></html>'  # fmt: skip
    return f"{x.signed}\n\n----- {x.w('original')} -----\n{header(x, False, 'from to sent subject')}\n\n{x.lead}\n", rich


def proton(x: Letter) -> Bodies:
    intro = x.w("proton").format(name=MARIA, mail=x.to)
    rich = f'<div style="font-family: Arial, sans-serif; font-size: 14px;">{brs(x.signed)}</div><div class="protonmail_signature_block" style="font-family: Arial"><div class="protonmail_signature_block-proton">{x.w("proton_sent")}</div></div><div class="protonmail_quote">{markup.escape(intro)}<br><blockquote class="protonmail_quote" type="cite">{brs(x.lead)}</blockquote><br></div>'  # fmt: skip
    return f"{x.signed}\n\n{x.w('proton_sent')}\n\n{intro}\n\n{quoted(x.lead)}\n", rich


def roundcube_below(x: Letter) -> Bodies:
    intro = x.w("roundcube").format(name=MARIA)
    return f"{intro}\n{quoted(x.lead)}\n\n{x.said}\n\n-- \n{chr(10).join([x.name, *x.card])}\n", None


def evolution(x: Letter) -> Bodies:
    intro = x.w("evolution").format(name=MARIA, mail=x.to)
    return f"{x.said}\n\n{intro}\n{quoted(x.lead)}\n\n", None


def freshdesk(x: Letter) -> Bodies:
    intro = x.w("gmail").format(name=MARIA, mail=x.to)
    rich = f'<div style="font-size: 13px; font-family:Helvetica"><div dir="ltr">{paragraphs(x.said)}</div><div class="signature"><p>{"<br>".join(map(markup.escape, x.card))}</p></div><div class="quoted-text"><blockquote class="freshdesk_quote"> {markup.escape(intro)}<br>{brs(x.lead)}</blockquote></div></div><img src="https://tickets.example/notification/track.gif" width="1" height="1">'  # fmt: skip
    return "", rich


def zendesk(x: Letter) -> Bodies:
    foot = x.w("service").format(store=x.marks["store"])
    plain = f"##- {x.w('reply_above')} -##\n\n{x.said}\n\n--------------------------------\n{MARIA}\n{x.w('outlook_date')}\n\n{x.lead}\n\n--------------------------------\n{foot}\n"  # fmt: skip
    return plain, None


def hubspot(x: Letter) -> Bodies:
    intro = x.w("gmail").format(name=MARIA, mail=x.to)
    hidden = f'<div style="display:none;max-height:0;overflow:hidden">{x.w("preheader")}</div>'
    rich = f'<html><body>{hidden}<div class="hs_reply_wrap">{paragraphs(x.said, "p")}</div><table cellpadding="0" cellspacing="0"><tr><td><img src="https://crm.example/face.png" width="80"></td><td>{"<br>".join(map(markup.escape, x.card))}</td></tr></table><div>{intro.replace("<", "&lt;").replace(">", "&gt;")}</div><blockquote>{brs(x.lead)}</blockquote><p style="font-size:11px">{markup.escape(x.w("optout"))} <a href="https://crm.example/u/1">{x.w("unsubscribe")}</a></p><img src="https://crm.example/open/1" width="1" height="1"></body></html>'  # fmt: skip
    return "", rich


def salesforce(x: Letter) -> Bodies:
    return f"{x.signed}\n\n--------------- {x.w('original')} ---------------\n{header(x)}\n\n{x.lead}\n\nref:!00D301abc.!500Wv0def:ref\n", None  # fmt: skip


def crm_table(x: Letter) -> Bodies:
    store = x.marks["store"]
    rows = "".join(f'<tr><td style="font-family:Arial;font-size:15px;padding:6px 24px">{brs(part)}</td></tr>' for part in x.said.split("\n\n"))  # fmt: skip
    hidden = f'<span style="display:none !important;visibility:hidden;opacity:0;height:0;width:0;font-size:1px;color:#fff">{x.w("preheader")}&nbsp;&zwnj;&nbsp;&zwnj;</span>'  # fmt: skip
    rich = f'<html><body bgcolor="#eee">{hidden}<table width="640" align="center"><tr><td><a href="https://{x.marks["domain"]}"><img src="https://cdn.example/logo.png" width="600" alt=""></a></td></tr>{rows}<tr><td style="padding:6px 24px"><table><tr><td>{"<br>".join(map(markup.escape, x.card))}</td></tr></table></td></tr><tr><td style="font-size:10px;color:#777">{markup.escape(x.w("optout"))} <a href="https://cdn.example/u">{x.w("unsubscribe")}</a><br>© 2026 {markup.escape(store)}. {x.w("rights")}</td></tr></table><img src="https://cdn.example/o.gif?open=1" width="1" height="1"></body></html>'  # fmt: skip
    stub = x.w("browser")
    return (stub if x.marks["stub"] else ""), rich


def crm_plain_footer(x: Letter) -> Bodies:
    return f"{x.signed}\n\n{x.w('optout')} {x.w('unsubscribe')}: https://crm.example/u/8812\n{x.marks['store']}\n", None


def lead_repeated(x: Letter) -> Bodies:
    """No marker but a word of the CRM's, then the shopper's own lead."""
    return f"{x.signed}\n\n------------------------------\n{x.w('inquiry')}:\n{x.lead}\n", None


def legal_below(x: Letter) -> Bodies:
    return f"{x.signed}\n\n{x.w('legal')}\n\n{header(x)}\n\n{x.lead}\n\n{x.w('legal')}\n", None


def twice_quoted(x: Letter) -> Bodies:
    intro = x.w("gmail").format(name=MARIA, mail=x.to)
    older = x.w("gmail").format(name=x.name, mail=x.address)
    return f"{x.signed}\n\n{wrapped(intro)}\n\n> {POINTS[x.lang][0][1]}\n>\n{quoted(wrapped(older))}\n{quoted(x.lead, '> > ')}\n", None  # fmt: skip


def spark(x: Letter) -> Bodies:
    intro = x.w("apple").format(name=MARIA, mail=x.to)
    return f"{x.signed}\n\n{x.w('spark')}\n{intro}\n\n{quoted(x.lead)}\n", None


PROGRAMS: tuple[Callable[[Letter], Bodies], ...] = (
    gmail_web, gmail_phone, gmail_plain_only, iphone, apple_mac, outlook_desktop, outlook_plain, outlook_bold_stars, outlook_web,
    outlook_phone, outlook_new, yahoo_web, yahoo_phone, thunderbird, thunderbird_below, zoho, webmail_sent_first, t_online, orange,
    libero, samsung, k9, blackberry, notes, aol, zimbra, proton, roundcube_below, evolution, freshdesk, zendesk, hubspot, salesforce,
    crm_table, crm_plain_footer, lead_repeated, legal_below, twice_quoted, spark,
)  # fmt: skip
ONLY_IN = {"t_online": ("de",), "orange": ("fr",), "libero": ("it",), "webmail_sent_first": ("de", "en", "fr", "es", "it")}
NAME_UNDER_LINE = ("gmail_web", "thunderbird", "thunderbird_below", "roundcube_below")
NO_CARD = ("evolution", "zendesk")


def replies(seed: int = 1) -> Iterator[Case]:
    """Every program in the languages it is used in, with bodies, cards and encodings drawn from the seed; then interleaved answers."""
    rng = random.Random(seed)
    for program in PROGRAMS:
        name = program.__name__
        for lang in ONLY_IN.get(name, tuple(LOCAL)):
            yield _case(rng, program, lang, f"{name}-{lang}")
    for lang in LOCAL:
        yield from _interleaved(rng, lang)


def _letter(rng: random.Random, lang: str, program: str) -> Letter:
    sender = rng.choice(SENDERS[lang])
    card = [] if program in NO_CARD or rng.random() < 0.3 else list(sender["card"])
    goodbye = rng.choice(LOCAL[lang]["goodbyes"].split("|")) if card or rng.random() < 0.7 else ""
    return Letter(
        lang=lang, body=rng.choice(BODIES[lang]), goodbye=goodbye, name=sender["name"], card=card, address=sender["mail"],
        to="maria.jensen47@shop.example", lead=rng.choice(LEADS[lang]), subject=LOCAL[lang]["re"] + sender["subject"],
        footer=LOCAL[lang]["legal"] if rng.random() < 0.4 else "",
        marks={"store": sender["store"], "domain": sender["mail"].split("@")[1], "stub": "x" if rng.random() < 0.5 else ""},
    )  # fmt: skip


def _case(rng: random.Random, program: Callable[[Letter], Bodies], lang: str, name: str) -> Case:
    letter = _letter(rng, lang, program.__name__)
    plain, rich = program(letter)
    if program.__name__ in NAME_UNDER_LINE or not letter.card:
        signature = "\n".join([letter.name, *letter.card]) if letter.card else ""
        text = letter.said
    else:
        signature = "\n".join(letter.card)
        text = letter.said if letter.goodbye else f"{letter.body}\n\n{letter.name}"
    if program.__name__ == "roundcube_below":
        signature = "\n".join([letter.name, *letter.card])
    return Case(name, program.__name__, lang, mail(rng, letter, plain, rich), text, signature)


def _interleaved(rng: random.Random, lang: str) -> Iterator[Case]:
    letter = _letter(rng, lang, "interleaved")
    hello, *points = POINTS[lang]
    pairs = "\n\n".join(f"{quoted(question)}\n{answer}" for question, answer in points)
    told = f"{hello[1]}\n\n{pairs}\n\n{letter.goodbye}\n{letter.name}" if letter.goodbye else f"{hello[1]}\n\n{pairs}"
    intro = letter.w("gmail").format(name=MARIA, mail=letter.to)
    # opened by a word of the writer's own, then the introduction, then point by point
    bye = f"{letter.goodbye}\n{letter.name}" if letter.goodbye else ""
    first = f"{hello[1]}\n\n{wrapped(intro)}\n{pairs}\n\n{bye}\n"
    yield Case(f"interleaved-{lang}", "interleaved", lang, mail(rng, letter, first, None), told, "")
    below = f"{letter.w('thunderbird').format(name=MARIA)}\n{quoted(hello[0])}\n>\n{pairs}\n\n{bye}\n"
    opened = f"{pairs}\n\n{bye}".rstrip()
    yield Case(f"interleaved-below-{lang}", "interleaved_below", lang, mail(rng, letter, below, None), opened, "")
    rich = f'<div dir="ltr">{markup.escape(hello[1])}<br><br><div class="gmail_quote"><div class="gmail_attr">{markup.escape(intro)}<br></div>' + "".join(f'<blockquote class="gmail_quote">{markup.escape(q)}</blockquote><div>{markup.escape(a)}</div><div><br></div>' for q, a in points) + f"</div><div>{letter.goodbye}</div><div>{letter.name if letter.goodbye else ''}</div></div>"  # fmt: skip
    yield Case(f"interleaved-html-{lang}", "interleaved_html", lang, mail(rng, letter, "", rich), told, "")


def _part(rng: random.Random, kind: str, text: str) -> str:
    """One body in a charset and transfer encoding as they come."""
    ways = ["utf-8 qp", "utf-8 base64", "utf-8 8bit", "iso-8859-1 qp", "windows-1252 base64"]
    charset, encoding = rng.choice(ways).split()
    try:
        data = text.encode(charset)
    except UnicodeEncodeError:
        charset, data = "utf-8", text.encode()
    if encoding == "8bit":
        shown, named = data.decode("latin-1"), "8bit"
    elif encoding == "qp":
        shown, named = quopri.encodestring(data).decode("ascii"), "quoted-printable"
    else:
        shown, named = base64.encodebytes(data).decode("ascii"), "base64"
    return f'Content-Type: text/{kind}; charset="{charset}"\nContent-Transfer-Encoding: {named}\n\n{shown}'


def mail(rng: random.Random, letter: Letter, plain: str, rich: str | None) -> bytes:
    """The whole mail as bytes."""
    name = base64.b64encode(letter.name.encode()).decode()
    subject = quopri.encodestring(letter.subject.encode(), header=True).decode("ascii").replace("?", "=3F")
    head = f"From: =?utf-8?B?{name}?= <{letter.address}>\nTo: {MARIA} <{letter.to}>\nSubject: =?utf-8?Q?{subject}?=\nDate: Mon, 01 Jun 2026 16:40:00 +0200\nMIME-Version: 1.0\n"  # fmt: skip
    if rich is None:
        body = _part(rng, "plain", plain)
    elif not plain:
        body = _part(rng, "html", rich)
    else:
        body = f'Content-Type: multipart/alternative; boundary="=_b"\n\n--=_b\n{_part(rng, "plain", plain)}\n--=_b\n{_part(rng, "html", rich)}\n--=_b--\n'  # fmt: skip
    return (head + body).encode("latin-1")
