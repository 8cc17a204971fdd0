"""Bytes to a message: what a shopper reads comes out, whatever the mail is made of, and nothing ever raises."""

from __future__ import annotations

import base64
import hashlib
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mysteryshop.inbox.message import read_message
from mysteryshop.model import Message
from tests.inbox_mails import MAILS, SEEN, a_mail, fetched


def read(raw: bytes, **over: object) -> Message:
    return read_message(fetched(raw, **over))


@pytest.mark.parametrize(
    ("language", "text"), [(row[0], row[4]) for row in MAILS if row[1].value == "human" and len(row[4]) > 120]
)
@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_a_dealers_words_survive_every_charset_and_encoding(language: str, text: str, charset: str) -> None:
    mail = EmailMessage()
    mail["From"] = "Dana <dana@harborview.example>"
    mail.set_content(text, charset=charset, cte="base64" if charset == "utf-8" else "quoted-printable")
    found = read(mail.as_bytes())
    assert " ".join(found.full_text.split()) == " ".join(text.split())
    assert found.language == language


@pytest.mark.parametrize(
    ("sender", "meant"),
    [
        ("Whitlock, Dana <dana@harborview.example>", ("Dana Whitlock", "dana@harborview.example")),
        ('"Whitlock, Dana" <dana@harborview.example>', ("Whitlock, Dana", "dana@harborview.example")),
        ("dana@harborview.example, tom@harborview.example", ("", "dana@harborview.example")),
    ],
)
def test_who_a_mail_is_from(sender: str, meant: tuple[str, str]) -> None:
    found = read(f"From: {sender}\r\n\r\nYes, both keys.".encode())
    assert (found.from_name, found.from_address) == meant


@pytest.mark.parametrize(
    ("subject", "meant"),
    [
        (b"=?utf-8?B?R3LDvMOfZSBhdXMgS8O2bG4=?=", "Grüße aus Köln"),
        (b"=?iso-8859-1?Q?Votre_Clio_est_l=E0?=", "Votre Clio est là"),
        (b"=?utf-8?Q?Ihr_?= =?utf-8?Q?Golf?=", "Ihr Golf"),
        ("Grüße, roh".encode(), "Grüße, roh"),
        ("Grüße, alt".encode("latin-1"), "Grüße, alt"),
    ],
)
def test_subjects_in_every_dress(subject: bytes, meant: str) -> None:
    assert read(b"From: a@b.example\r\nSubject: " + subject + b"\r\n\r\nHi").subject == meant


def test_places_of_the_alias_are_named_and_stamped_ones_come_first() -> None:
    raw = a_mail(
        to="Maria <maria@shop.example>", delivered_to="m1@shop.example", X_Original_To="m2@shop.example",
        Received="from a by mx.shop.example for <m3@shop.example>; Mon, 1 Jun 2026 14:12:00 +0000",
    )  # fmt: skip
    assert read(raw).recipients == (
        ("Delivered-To", "m1@shop.example"),
        ("X-Original-To", "m2@shop.example"),
        ("Received for", "m3@shop.example"),
        ("To", "maria@shop.example"),
    )


def test_html_is_read_where_plain_is_a_stub_and_the_preheader_is_not_read() -> None:
    html = "<div style='display:none'>Great offers inside</div><p>Hi Maria,</p><p>the RAV4 is here, with two keys.</p>"
    found = read(a_mail("Your mail program cannot show HTML.", html=html))
    assert "two keys" in found.text
    assert "Great offers" not in found.full_text


def test_attachments_are_named_and_hashed_and_their_names_are_text() -> None:
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    mail.set_content("See the quote.")
    mail.add_attachment(b"%PDF-1.7 x", maintype="application", subtype="pdf", filename="../../etc/passwd")
    found = read(mail.as_bytes())
    assert found.text == "See the quote."
    assert len(found.attachments) == 1
    kept = found.attachments[0]
    assert (kept.name, kept.content_type, kept.size) == ("passwd", "application/pdf", 10)
    assert kept.sha256 == hashlib.sha256(b"%PDF-1.7 x").hexdigest()


def test_a_mail_inside_another_is_known_by_its_heads_and_kept_as_an_attachment() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "dana@harborview.example", "RAV4"
    inner.set_content("Two keys, Maria.")
    outer = EmailMessage()
    outer["From"] = "me@shop.example"
    outer.set_content("see below")
    outer.add_attachment(inner)
    found = read(outer.as_bytes())
    assert found.text == "see below"
    assert "From: dana@harborview.example" in found.full_text
    assert [kept.content_type for kept in found.attachments] == ["message/rfc822"]


_HEAD = b"From: a@b.example\r\nMIME-Version: 1.0\r\n"
MALFORMED = {
    "empty": b"",
    "nul": b"\0" * 500,
    "no blank line": b"From: a@b.example\r\nSubject: x",
    "only body": b"\r\n\r\nhello there",
    "no boundary": _HEAD + b"Content-Type: multipart/mixed\r\n\r\nhello there",
    "boundary never comes": _HEAD + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\nhello there',
    "never closed": _HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nhello there",
    "unknown charset": _HEAD + b"Content-Type: text/plain; charset=x-klingon\r\n\r\nhello there",
    "wrong charset": _HEAD + b"Content-Type: text/plain; charset=utf-16\r\n\r\nhello there",
    "broken base64": _HEAD + b"Content-Transfer-Encoding: base64\r\n\r\naGVsbG8gdGhlcmU=!!=a",
    "unknown encoding": _HEAD + b"Content-Transfer-Encoding: x-uu\r\n\r\nhello there",
    "address of nothing": b"From: <>\r\nTo: ,,;:<<>>\r\n\r\nhello there",
    "huge header": b"From: a@b.example\r\nSubject: " + b"a" * 2_000_000 + b"\r\n\r\nhello there",
    "many headers": b"X-A: b\r\n" * 50_000 + b"\r\nhello there",
    "deep parts": _HEAD + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(300)
    ) + b"\r\nhello there",
    "mails in mails": _HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 400 + b"hello there",
    "control characters": b"From: a\x1b[2J\x07 <a@b.example>\r\nSubject: \x00\x9b\r\n\r\nhello there",
}  # fmt: skip


@pytest.mark.parametrize("raw", MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_mail_is_read_as_far_as_it_goes(raw: bytes) -> None:
    found = read(raw)
    assert found.size == len(raw)
    assert found.seen_at == SEEN
    assert len(found.headers) <= 400
    assert len(found.subject) <= 2000


@pytest.mark.parametrize(
    "name", ["only body", "boundary never comes", "never closed", "unknown charset", "unknown encoding", "address of nothing"]
)
def test_words_in_a_broken_mail_are_not_lost(name: str) -> None:
    assert "hello there" in read(MALFORMED[name]).full_text


def test_what_was_cut_on_the_wire_is_named() -> None:
    assert any("larger" in defect for defect in read(a_mail(), truncated=True).defects)


_PIECES = st.sampled_from(
    [
        b"\r\n", b"\n", b"\r\n\r\n", b"--x", b"--x--", b"From: ", b"To: a@b", b"Received: by ", b"Date: ", b"Subject: =?utf-8?B?",
        b"?=", b"Content-Type: multipart/alternative; boundary=x", b"Content-Type: text/html; charset=", b"charset=utf-7",
        b"Content-Type: message/rfc822", b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: quoted-printable", b"=",
        b"<div>", b"<blockquote>", b"</div>", b"<style>", b"<!--", b"> ", b"On Monday Dana wrote:", b"-- ", b"\xff\xfe", b"\0", b"(((", b"<<",
    ]
) | st.binary(max_size=12)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=60).map(b"".join))
def test_any_bytes_are_read(raw: bytes) -> None:
    found = read(raw)
    assert found.size == len(raw)
    found.text.encode()
    found.subject.encode()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_base64_html_body_is_read(body: bytes) -> None:
    head = _HEAD + b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    read(head + base64.encodebytes(body)).full_text.encode()


def attached(inner: bytes, *, text: str | None = None, report: bool = False) -> bytes:
    """A mail that carries another one."""
    kind = 'report; report-type="delivery-status"' if report else "mixed"
    head = f'From: Dana <dana@harborview.example>\nTo: maria.jensen47@shop.example\nSubject: Fwd: RAV4\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="outer"\n\n'
    own = f"--outer\nContent-Type: text/plain\n\n{text}\n" if text is not None else ""
    return head.encode() + own.encode() + b"--outer\nContent-Type: message/rfc822\n\n" + inner + b"\n--outer--\n"


def test_words_sent_on_as_an_attached_mail_are_read() -> None:
    inner = a_mail(
        "Both keys are in the drawer.\n\n-- \nService desk", subject="keys", sender="Service <service@harborview.example>"
    )
    bare = read_message(fetched(attached(inner)))
    assert bare.text == "Both keys are in the drawer."
    assert bare.signature == "Service desk"
    assert "Both keys" in bare.full_text
    said = read_message(fetched(attached(inner, text="Maria, see the attached note.")))
    assert said.text == "Maria, see the attached note."
    assert "Both keys are in the drawer." in said.full_text
    assert [one.content_type for one in said.attachments] == ["message/rfc822"]


def test_the_mail_inside_a_delivery_report_is_nobodys_answer() -> None:
    inner = a_mail("Is it still there?", sender="maria.jensen47@shop.example")
    assert read_message(fetched(attached(inner, report=True))).text == ""


def test_mails_in_mails_in_mails_end_somewhere() -> None:
    mail = a_mail("the innermost")
    for _ in range(30):
        mail = attached(mail)
    assert read_message(fetched(mail)).sha256


def test_a_stray_line_in_the_header_hides_no_field_below_it() -> None:
    raw = a_mail("It is still here.").replace(b"MIME-Version: 1.0", b"X-Scanned\nMIME-Version: 1.0")
    message = read_message(fetched(raw))
    assert message.text == "It is still here."
    assert any("header" in defect for defect in message.defects)
    bare = b"From: dana@harborview.example\nSubject: Hello\nIt is still here.\nPrice: 900\n\nDana\n"
    assert "It is still here." in read_message(fetched(bare)).text
