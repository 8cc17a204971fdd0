"""Forgetting: raw mail and pictures after their time (`prune`), a person at any time (`erase`). What was graded stays as numbers.

A forgotten touch keeps its time, channel and nature, so that clocks and scores still stand; its words, sender and quotes go. The
bytes go from the evidence folder under every name, from the database (secure_delete), and from its journal.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email import message_from_bytes

from sqlalchemy import select

from mysteryshop.errors import StoreError, UsageError
from mysteryshop.model import Scorecard, Submission, Touch, Wave
from mysteryshop.store.base import StorePart
from mysteryshop.store.codec import from_json, to_json
from mysteryshop.store.database import reading, writing
from mysteryshop.store.schema import (
    blobs,
    decisions,
    mails,
    messages,
    notes,
    opinions,
    scorecards,
    shop_files,
    shops,
    submissions,
    touches,
    waves,
)
from mysteryshop.store.shops import each
from mysteryshop.store.tombstones import bury

ERASED = "[erased]"
"""Stands where words were. A shop with such a touch keeps its last card: there is nothing left to read again."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was forgotten, and whose pages have to be written again."""

    mails: int
    touches: int
    files: int
    waves: tuple[str, ...]


class PrivacyRows(StorePart):
    """What a store can forget."""

    def erase(self, who: str) -> Forgotten:
        """Forget a person by address, name or phone: every mail, touch, note and quote that holds it. Raises UsageError when
        `who` is too short to mean one person."""
        if len(who.strip()) < 4:
            raise UsageError(f'"{who}" is too short to mean one person', tip="Give a whole address, name or phone number.")
        said = _finder(who)
        with reading(self.engine) as connection:
            found = {row.sha256 for row in connection.execute(select(messages.c.sha256, messages.c.message)) if said(row.message)}
            unread = set(connection.execute(select(mails.c.sha256)).scalars()) - found
            met = {row.id for row in connection.execute(select(touches.c.id, touches.c.body)) if said(row.body)}
            quoted = {
                row.shop_id for row in connection.execute(select(scorecards.c.shop_id, scorecards.c.body)) if said(row.body)
            }
            quoted |= {row.shop_id for row in connection.execute(select(opinions.c.shop_id, opinions.c.body)) if said(row.body)}
            told = [
                row for row in connection.execute(select(notes.c.id, notes.c.what, notes.c.by)) if said(row.what) or said(row.by)
            ]
            sent = [row for row in connection.execute(select(submissions.c.id, submissions.c.body)) if said(row.body)]
            decided = [row.sha256 for row in connection.execute(select(decisions.c.sha256, decisions.c.by)) if said(row.by)]
            kept = set(connection.execute(select(blobs.c.sha256).where(blobs.c.media_type.not_like("image/%"))).scalars())
        found |= {sha for sha in unread if said(_words_of(self.files.read(sha)))}
        papers = {sha for sha in kept - found - unread if said((self.files.read(sha) or b"").decode("utf-8", "replace"))}
        gone = self._forget(found, met, quoted_at=quoted, files=found | papers)
        with writing(self.engine) as connection:
            for note in told:
                connection.execute(notes.update().where(notes.c.id == note.id).values(what=ERASED, by=ERASED))
            for old in sent:
                attempt = to_json(_silent(from_json(Submission, old.body)))
                connection.execute(submissions.update().where(submissions.c.id == old.id).values(body=attempt))
            connection.execute(decisions.update().where(decisions.c.sha256.in_(decided)).values(by=ERASED))
        self._scrub()
        return gone

    def prune(self, before: datetime) -> Forgotten:
        """Forget raw mails, pictures and words of shops whose wave closed before `before`, and unmatched mail seen before it."""
        with reading(self.engine) as connection:
            rounds = {row.id: from_json(Wave, row.body) for row in connection.execute(select(waves))}
            times = connection.execute(select(shops.c.id, shops.c.wave, shops.c.sent_at, shops.c.due_at)).all()
            done = {row.id for row in times if _over(rounds[row.wave], row.sent_at or row.due_at) < before}
            found = {
                row.sha256
                for row in connection.execute(
                    select(mails.c.sha256, mails.c.seen_at, messages.c.shop_id).outerjoin(
                        messages, messages.c.sha256 == mails.c.sha256
                    )
                )
                if row.shop_id in done or (row.shop_id is None and row.seen_at < before)
            }
            met = {row.id for row in connection.execute(select(touches.c.id, touches.c.shop_id)) if row.shop_id in done}
            shown = {row.sha256 for row in connection.execute(select(shop_files)) if row.shop_id in done}
            shared = {row.sha256 for row in connection.execute(select(shop_files)) if row.shop_id not in done}
        gone = self._forget(found, met, quoted_at=done, files=found | (shown - shared))
        self._scrub()
        return gone

    def _forget(self, found: set[str], met: set[str], *, quoted_at: set[str], files: set[str]) -> Forgotten:
        with reading(self.engine) as connection:
            rows = connection.execute(select(touches.c.id, touches.c.shop_id, touches.c.message_sha256, touches.c.body)).all()
        silent = f'"text":{json.dumps(ERASED)}'
        blank = [row for row in rows if (row.id in met or row.message_sha256 in found) and silent not in row.body]
        affected = {row.shop_id for row in blank} | quoted_at
        removed = self._unlink(files)  # first: should we die here, the rows still lead a second call to what is left
        with writing(self.engine) as connection:
            for row in blank:
                words = to_json(_blank(from_json(Touch, row.body)))
                connection.execute(touches.update().where(touches.c.id == row.id).values(body=words, plain="", shape=None))
            for row in connection.execute(select(scorecards).where(scorecards.c.shop_id.in_(affected))).all():
                card = to_json(_without_words(from_json(Scorecard, row.body)))
                connection.execute(scorecards.update().where(scorecards.c.id == row.id).values(body=card))
            connection.execute(opinions.delete().where(opinions.c.shop_id.in_(affected)))
            bury(connection, found)
            for piece in each(sorted(files)):
                for table in (messages, decisions, shop_files, mails, blobs):
                    connection.execute(table.delete().where(table.c.sha256.in_(piece)))
            hit = set(connection.execute(select(shops.c.wave).where(shops.c.id.in_(affected))).scalars())
        return Forgotten(len(found), len(blank), removed, tuple(sorted(hit)))

    def _unlink(self, digests: Iterable[str]) -> int:
        """Remove the bytes under every name; how many files."""
        doomed = {path.stat().st_ino: path for digest in digests if (path := self.files.path(digest)).exists()}
        removed = 0
        for place in [*self.files.folder.joinpath("shops").rglob("*"), *doomed.values()]:
            with contextlib.suppress(FileNotFoundError):
                if place.is_file() and place.stat().st_ino in doomed:
                    place.unlink()
                    removed += 1
        return removed

    def _scrub(self) -> None:
        """Leave nothing of deleted rows in SQLite's free pages or journal; Postgres does so in its own time."""
        if self.engine.dialect.name != "sqlite":
            return
        raw = self.engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("VACUUM")
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            raw.close()
        if busy:
            raise StoreError(
                "the words are deleted, but another program still reads the database, so its journal could not be emptied",
                tip="end the other program (collect --watch?), then say the same again",
            )


def _finder(who: str) -> Callable[[str], bool]:
    """Whether a text (or JSON) holds the person: the words without case, or the last nine digits of a phone."""
    whole = re.compile(rf"(?<!\w){re.escape(' '.join(who.casefold().split()))}(?!\w)")
    digits = re.sub(r"\D", "", who)
    phone = digits[-9:] if len(digits) >= 7 and not re.search(r"[^\d\s()+./-]", who) else None

    def said(text: str) -> bool:
        if text.startswith("{"):
            with contextlib.suppress(ValueError):  # a mail may begin like JSON and be none
                text = "\n".join(_strings(json.loads(text)))
        plain = " ".join(text.casefold().split())
        return bool(whole.search(plain)) or (phone is not None and phone in re.sub(r"[\s()+./-]", "", plain))

    return said


def _strings(value: object) -> Iterator[str]:
    """Every text inside JSON, keys and numbers included, as it was before it was escaped: a name often begins a line."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    else:
        yield str(value)


def _over(wave: Wave, sent: datetime) -> datetime:
    """When nothing more can come of a shop: its wave closed and its own window ended."""
    return max(wave.closes_at, sent + timedelta(days=wave.window_days))


def _blank(touch: Touch) -> Touch:
    return replace(
        touch,
        text=ERASED,
        subject="",
        signature="",
        sender_name="",
        sender_address="",
        signals=(),
        how=(),
        html_facts=(),
    )


def _silent(attempt: Submission) -> Submission:
    """An attempt to send without words from the page; its outcome and times stay."""
    fields = tuple(replace(one, label="", value=None, read_back=None, why="") for one in attempt.fields)
    signs = tuple(replace(sign, words=ERASED) for sign in attempt.witnesses)
    return replace(attempt, reason=ERASED, fields=fields, witnesses=signs, steps=())


def _words_of(raw: bytes | None) -> str:
    """The words of a mail that was never read: its parts decoded, and the bytes as they are."""
    if raw is None:
        return ""
    parts = [raw]
    for part in message_from_bytes(raw).walk():
        with contextlib.suppress(Exception):  # broken encodings of hostile mail: the raw bytes are searched all the same
            decoded = part.get_payload(decode=True)
            parts.append(decoded if isinstance(decoded, bytes) else b"")
    return "\n".join(part.decode("utf-8", "replace") for part in parts)


def _without_words(card: Scorecard) -> Scorecard:
    """A card whose verdicts and points stand, without quotes, and without reasons, which may repeat them."""
    findings = tuple(replace(one, quotes=(), reason=ERASED) for one in card.findings)
    steps = tuple(replace(step, words=ERASED) for step in card.process)
    return replace(card, findings=findings, process=steps, notes=())
