"""Mails cut at their boundaries hold what the standard parser finds in them; what is not by the book is left to it."""

from __future__ import annotations

import random
from email import message_from_bytes
from email.message import Message as Parsed

import pytest

from mysteryshop.inbox.mail.tree import by_the_book
from tests.inbox_mails import MAILS, a_mail
from tests.inbox_programs import replies


def shown(part: Parsed) -> object:
    payload = part.get_payload()
    return list(part.raw_items()), [shown(one) for one in payload] if isinstance(payload, list) else payload  # type: ignore[arg-type]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_what_is_cut_is_what_the_standard_parser_finds(end: bytes) -> None:
    mails = [case.raw for seed in (1, 2) for case in replies(seed)]
    mails += [a_mail(text, subject=subject, html=f"<p>{text}</p>") for _, _, _, subject, text in MAILS]
    made = [raw.replace(b"\r\n", b"\n").replace(b"\n", end) for raw in mails]
    parsed = [(raw, found) for raw in made if (found := by_the_book(raw)) is not None]
    assert len(parsed) > 0.95 * len(mails)
    for raw, found in parsed:
        assert shown(found) == shown(message_from_bytes(raw))


def test_bytes_lost_added_and_moved_change_nothing_or_are_left_to_the_standard_parser() -> None:
    rng = random.Random(4)
    mails = [case.raw for case in replies(3) if b"multipart" in case.raw]
    agreed = 0
    for _ in range(3000):
        raw = bytearray(rng.choice(mails)[:4000])
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(len(raw))
            piece = rng.choice(
                (b"", b"\n", b"\r", b"\n\n", b"--", b"--=_b\n", b"--=_b--\n", b" ", b":", b"\xff", bytes(raw[place : place + 30]))
            )
            raw[place : place + rng.randrange(3)] = piece
        found = by_the_book(bytes(raw))
        if found is not None:
            agreed += 1
            assert shown(found) == shown(message_from_bytes(bytes(raw))), bytes(raw)
    assert agreed > 500


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: a\nno header\n\nbody",
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nnever closed",
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n--x\n\ntwice\n--x--\n",
        b"From: a@b.example\nContent-Type: message/rfc822\n\nSubject: inner\n\ninner",
        b"From: a@b.example\r\nSubject: mixed\n\r\nends",
        b"From: a@b.example\nSubject: no body at all",
        b" goes on from nothing\nSubject: a\n\nbody",
    ],
)
def test_what_is_not_by_the_book_is_left_alone(raw: bytes) -> None:
    assert by_the_book(raw) is None
