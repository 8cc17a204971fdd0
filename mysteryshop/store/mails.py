"""Mail: raw, kept before anything else happens, and never taken in again once it was forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from mysteryshop.errors import InputError
from mysteryshop.model import Cursor, Match, Message, NatureVerdict, Notice, RawMail
from mysteryshop.store.base import StorePart
from mysteryshop.store.codec import from_json
from mysteryshop.store.database import insert_once, reading, writing
from mysteryshop.store.schema import blobs, cursors, decisions, mails, messages, not_ours, shops, sightings
from mysteryshop.store.shops import each
from mysteryshop.store.tombstones import buried

RETRY = timedelta(days=45)
"""How long unmatched mail is tried again: the longest watch window with room to spare. A person's decision is always heeded."""


class MailRows(StorePart):
    """Raw mail, where it was seen, cursors, and what was read from it."""

    def cursors(self, account: str) -> dict[str, Cursor]:
        """How far each folder of a mailbox has been read."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(cursors).where(cursors.c.account == account)).all()
        return {row.folder: Cursor(row.account, row.folder, row.uidvalidity, row.uid) for row in rows}

    def move_cursor(self, cursor: Cursor) -> None:
        """Commit how far a folder has been read; called after `keep_mails` has committed the batch."""
        with writing(self.engine) as connection:
            put_cursor(connection, cursor)

    def keep_mails(self, fetched: Sequence[RawMail]) -> list[str]:
        """Put raw mails on disk and write them down, committed before this returns; their sha256 in order.

        Bytes known already are not kept twice; that they were seen (again, or in another folder) is written down. What was
        forgotten once is not kept again.
        """
        digests = [hashlib.sha256(mail.raw).hexdigest() for mail in fetched]
        with reading(self.engine) as connection:
            gone = buried(connection, digests)
        kept = [(sha, mail) for sha, mail in zip(digests, fetched, strict=True) if sha not in gone]
        self.files.keep_all(kept_bytes(kept))
        with writing(self.engine) as connection:
            for piece in each(kept):
                insert_once(
                    connection,
                    blobs,
                    [{"sha256": sha, "size": len(mail.raw), "media_type": "message/rfc822"} for sha, mail in piece],
                )
                insert_once(connection, mails, [{"sha256": sha, "seen_at": mail.seen_at} for sha, mail in piece])
                insert_once(connection, sightings, [_sighting(sha, mail) for sha, mail in piece])
        return digests

    def take_in(self, fetched: Sequence[RawMail], *, besides: Collection[str] = ()) -> dict[str, RawMail]:
        """Keep a batch; by their sha256 those of it that are still to be read: not read before, not forgotten, and not among
        those being read just now (`besides`)."""
        digests = self.keep_mails(fetched)
        done: set[str] = set(besides)
        with reading(self.engine) as connection:
            for piece in each(sorted(set(digests))):
                done |= set(connection.execute(select(messages.c.sha256).where(messages.c.sha256.in_(piece))).scalars())
            done |= buried(connection, digests)
        fresh: dict[str, RawMail] = {}
        for sha, mail in zip(digests, fetched, strict=True):
            if sha not in done:
                fresh.setdefault(sha, mail)
        return fresh

    def known_mail(self, sha256: str) -> bool:
        """Whether these bytes were kept before."""
        with reading(self.engine) as connection:
            return connection.execute(select(mails.c.sha256).where(mails.c.sha256 == sha256)).first() is not None

    def known_mail_at(self, mail: RawMail) -> bool:
        """Whether this mail was kept *and* read before (here or in another folder): then there is nothing new in it."""
        digest = hashlib.sha256(mail.raw).hexdigest()
        with reading(self.engine) as connection:
            return connection.execute(select(messages.c.sha256).where(messages.c.sha256 == digest)).first() is not None

    def mail(self, sha256: str) -> RawMail:
        """A raw mail as first seen. Raises InputError where none with this hash (or its beginning) is kept."""
        found = self.sightings(sha256)
        if not found:
            raise InputError(f'no mail "{sha256}"', text=sha256, tip="mysteryshop status lists unmatched mail with its id")
        return found[0]

    def sightings(self, sha256: str) -> list[RawMail]:
        """Every place the same mail was seen (Junk first, INBOX later: somebody rescued it), oldest first."""
        query = select(sightings).order_by(sightings.c.seen_at, sightings.c.id)
        known = sightings.c.sha256 == sha256 if len(sha256) == 64 else sightings.c.sha256.startswith(sha256, autoescape=True)
        with reading(self.engine) as connection:
            rows = connection.execute(query.where(known)).all() if len(sha256) >= 8 else []
        if len({row.sha256 for row in rows}) != 1:
            return []
        raw = self.files.read(rows[0].sha256)
        return [_raw_mail(row, raw) for row in rows] if raw is not None else []

    def unmatched(self, *, now: datetime | None = None) -> list[RawMail]:
        """The mails of `unmatched_ids`."""
        return self.first_seen(self.unmatched_ids(now=now))

    def first_seen(self, digests: Sequence[str]) -> list[RawMail]:
        """These mails as first seen; those whose bytes are gone are left out."""
        return [found[0] for sha in digests if (found := self.sightings(sha))]

    def unmatched_ids(self, *, now: datetime | None = None) -> list[str]:
        """Kept mail that wants (another) look, by its sha256, oldest first.

        Never read yet (a crash came between); unmatched of the last weeks, where shops were added or sent since the last try;
        or decided by a person and not yet following that decision.
        """
        joined = mails.outerjoin(messages, messages.c.sha256 == mails.c.sha256)
        nobody = select(not_ours.c.sha256).scalar_subquery()
        query = (
            select(mails.c.sha256, mails.c.seen_at, messages.c.shop_id, messages.c.tried, decisions.c.shop_id.label("decided"))
            .select_from(joined.outerjoin(decisions, decisions.c.sha256 == mails.c.sha256))
            .where(or_(messages.c.shop_id.is_(None), decisions.c.shop_id.is_distinct_from(messages.c.shop_id)))
            .where(or_(mails.c.sha256.not_in(nobody), messages.c.tried.is_(None), messages.c.shop_id.is_not(None)))
            .order_by(mails.c.seen_at, mails.c.sha256)
        )
        with reading(self.engine) as connection:
            mark = tried_mark(connection)
            newest = now or connection.execute(select(func.max(mails.c.seen_at))).scalar()
            rows = connection.execute(query).all()
        return [
            row.sha256
            for row in rows
            if row.tried is None
            or (row.decided is not None and row.decided != row.shop_id)
            or (row.shop_id is None and row.tried != mark and newest - row.seen_at <= RETRY)
        ]

    def messages(self) -> Iterator[tuple[Message, Match, NatureVerdict, Notice | None]]:
        """Everything read from mails, by arrival; a thousand at a time."""
        with reading(self.engine) as connection:
            query = select(messages).order_by(messages.c.received_at, messages.c.sha256)
            for row in connection.execution_options(yield_per=1000).execute(query):
                notice = from_json(Notice, row.notice) if row.notice else None
                yield from_json(Message, row.message), from_json(Match, row.match), from_json(NatureVerdict, row.verdict), notice

    def message(self, sha256: str) -> Message | None:
        """What was read from one mail; None where it was not read yet."""
        with reading(self.engine) as connection:
            body = connection.execute(select(messages.c.message).where(messages.c.sha256 == sha256)).scalar()
        return from_json(Message, body) if body else None


def put_cursor(connection: Connection, cursor: Cursor) -> None:
    """Write down how far a folder has been read."""
    here = and_(cursors.c.account == cursor.account, cursors.c.folder == cursor.folder)
    values = {"uidvalidity": cursor.uidvalidity, "uid": cursor.uid}
    insert_once(connection, cursors, [{"account": cursor.account, "folder": cursor.folder, **values}])
    connection.execute(cursors.update().where(here).values(**values))


def tried_mark(connection: Connection) -> str:
    """What the matcher could know, which is the shops: unmatched mail is tried again only when this has changed."""
    known = connection.execute(select(func.count()).select_from(shops)).scalar_one()
    sent = connection.execute(select(func.count()).select_from(shops).where(shops.c.sent_at.is_not(None))).scalar_one()
    return f"{known}/{sent}"


def kept_bytes(kept: Sequence[tuple[str, RawMail]]) -> list[tuple[str, bytes]]:
    """What goes to the disk: hash and bytes."""
    return [(sha, mail.raw) for sha, mail in kept]


def _sighting(sha256: str, mail: RawMail) -> dict[str, Any]:
    return {
        "sha256": sha256,
        "account": mail.account,
        "folder": mail.folder,
        "uidvalidity": mail.uidvalidity,
        "uid": mail.uid,
        "junk": mail.junk,
        "truncated": mail.truncated,
        "internal_date": mail.internal_date,
        "seen_at": mail.seen_at,
    }


def _raw_mail(row: Row[Any], raw: bytes) -> RawMail:
    return RawMail(
        account=row.account,
        folder=row.folder,
        junk=row.junk,
        uidvalidity=row.uidvalidity,
        uid=row.uid,
        internal_date=row.internal_date,
        seen_at=row.seen_at,
        raw=raw,
        truncated=row.truncated,
    )
