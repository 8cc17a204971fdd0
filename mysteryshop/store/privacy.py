"""Forgetting: raw mail and pictures after their time (`prune`), a person at any time (`erase`). What was graded stays as numbers.

A forgotten touch keeps its time, channel and nature, so that clocks and scores still stand; its words, sender and quotes go. The
bytes go from the evidence folder under every name, from the database (secure_delete), and from its journal.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from mysteryshop.errors import UsageError
from mysteryshop.model import Scorecard, Touch, Wave
from mysteryshop.store.base import StorePart
from mysteryshop.store.codec import from_json, to_json
from mysteryshop.store.database import reading, writing
from mysteryshop.store.schema import blobs, decisions, mails, messages, notes, scorecards, shop_files, shops, touches, waves
from mysteryshop.store.shops import each

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
            told = [row.id for row in connection.execute(select(notes.c.id, notes.c.what)) if said(row.what)]
        found |= {sha for sha in unread if said((self.files.read(sha) or b"").decode("utf-8", "replace"))}
        gone = self._forget(found, met, quoted_at=quoted, files=found)
        with writing(self.engine) as connection:
            connection.execute(notes.update().where(notes.c.id.in_(told)).values(what=ERASED))
        self._scrub()
        return gone

    def prune(self, before: datetime) -> Forgotten:
        """Forget raw mails, pictures and words of shops whose wave closed before `before`, and unmatched mail seen before it."""
        with reading(self.engine) as connection:
            over = [row.id for row in connection.execute(select(waves)) if self._closed(row.body, before)]
            done = set(connection.execute(select(shops.c.id).where(shops.c.wave.in_(over))).scalars())
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

    @staticmethod
    def _closed(body: str, before: datetime) -> bool:
        return from_json(Wave, body).closes_at < before

    def _forget(self, found: set[str], met: set[str], *, quoted_at: set[str], files: set[str]) -> Forgotten:
        with reading(self.engine) as connection:
            rows = connection.execute(select(touches.c.id, touches.c.shop_id, touches.c.message_sha256, touches.c.body)).all()
        blank = [row for row in rows if row.id in met or row.message_sha256 in found]
        affected = {row.shop_id for row in blank} | quoted_at
        with writing(self.engine) as connection:
            for row in blank:
                words = to_json(_blank(from_json(Touch, row.body)))
                connection.execute(touches.update().where(touches.c.id == row.id).values(body=words, plain="", shape=None))
            for row in connection.execute(select(scorecards).where(scorecards.c.shop_id.in_(affected))).all():
                card = to_json(_without_words(from_json(Scorecard, row.body)))
                connection.execute(scorecards.update().where(scorecards.c.id == row.id).values(body=card))
            for piece in each(sorted(files)):
                for table in (messages, decisions, shop_files, mails, blobs):
                    connection.execute(table.delete().where(table.c.sha256.in_(piece)))
            hit = set(connection.execute(select(shops.c.wave).where(shops.c.id.in_(affected))).scalars())
        return Forgotten(len(found), len(blank), self._unlink(files), tuple(sorted(hit)))

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
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()


def _finder(who: str) -> Callable[[str], bool]:
    """Whether a text (or JSON) holds the person: the words without case, or the last nine digits of a phone."""
    folded = " ".join(who.casefold().split())
    digits = re.sub(r"\D", "", who)
    phone = digits[-9:] if len(digits) >= 7 and not re.search(r"[^\d\s()+./-]", who) else None

    def said(text: str) -> bool:
        if text.startswith("{"):
            text = json.dumps(json.loads(text), ensure_ascii=False)
        plain = " ".join(text.casefold().split())
        return folded in plain or (phone is not None and phone in re.sub(r"[\s()+./-]", "", plain))

    return said


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


def _without_words(card: Scorecard) -> Scorecard:
    findings = tuple(replace(one, quotes=(), reason=ERASED if one.quotes else one.reason) for one in card.findings)
    steps = tuple(replace(step, words=ERASED) for step in card.process)
    return replace(card, findings=findings, process=steps)
