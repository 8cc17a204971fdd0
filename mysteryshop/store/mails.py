"""Mail: raw and kept before anything else happens, then read, matched, and turned into touches."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from mysteryshop.errors import InputError
from mysteryshop.model import Certainty, Cursor, Match, Message, NatureVerdict, Notice, RawMail, Touch
from mysteryshop.store.base import StorePart
from mysteryshop.store.codec import from_json, to_json
from mysteryshop.store.database import insert_once, reading, writing
from mysteryshop.store.likeness import likeness, masked, shape
from mysteryshop.store.schema import blobs, cursors, decisions, mails, messages, shop_files, shops, sightings, touches
from mysteryshop.store.shops import each, shop_of

Arrived = tuple[Message, Match, NatureVerdict, Notice | None, Touch | None]

RETRY = timedelta(days=45)
"""How long unmatched mail is tried again: the longest watch window with room to spare. A person's decision is always heeded."""


class MailRows(StorePart):
    """Raw mail, cursors, messages, decisions and touches."""

    def cursors(self, account: str) -> dict[str, Cursor]:
        """How far each folder of a mailbox has been read."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(cursors).where(cursors.c.account == account)).all()
        return {row.folder: Cursor(row.account, row.folder, row.uidvalidity, row.uid) for row in rows}

    def move_cursor(self, cursor: Cursor) -> None:
        """Commit how far a folder has been read; called after `keep_mails` has committed the batch."""
        here = and_(cursors.c.account == cursor.account, cursors.c.folder == cursor.folder)
        values = {"uidvalidity": cursor.uidvalidity, "uid": cursor.uid}
        with writing(self.engine) as connection:
            insert_once(connection, cursors, [{"account": cursor.account, "folder": cursor.folder, **values}])
            connection.execute(cursors.update().where(here).values(**values))

    def keep_mails(self, fetched: Sequence[RawMail]) -> list[str]:
        """Put raw mails on disk and write them down, committed before this returns; their sha256 in order.

        Bytes known already are not kept twice; that they were seen (again, or in another folder) is written down.
        """
        digests = self.files.keep(mail.raw for mail in fetched)
        with writing(self.engine) as connection:
            for piece in each(zip(digests, fetched, strict=True)):
                insert_once(
                    connection,
                    blobs,
                    [{"sha256": sha, "size": len(mail.raw), "media_type": "message/rfc822"} for sha, mail in piece],
                )
                insert_once(connection, mails, [{"sha256": sha, "seen_at": mail.seen_at} for sha, mail in piece])
                insert_once(connection, sightings, [_sighting(sha, mail) for sha, mail in piece])
        return digests

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

    def add_arrivals(self, items: Sequence[Arrived]) -> None:
        """Write down what was read from kept mails: message, match, nature, notice and (where matched) the touch.

        Given again for the same mail (a later match, a decision by hand) it replaces what was derived before; raw mail stays.
        """
        with writing(self.engine) as connection:
            tried = _tried(connection)
            for message, match, verdict, notice, touch in items:
                connection.execute(touches.delete().where(touches.c.message_sha256 == message.sha256))
                connection.execute(messages.delete().where(messages.c.sha256 == message.sha256))
                connection.execute(messages.insert(), _message_row(message, match, verdict, notice, tried))
                if touch is not None:
                    _put_touch(connection, touch)
        self._show(
            [(touch.shop_id, _mail_name(message), message.sha256) for message, _, _, _, touch in items if touch is not None]
        )

    def unmatched(self, *, now: datetime | None = None) -> list[RawMail]:
        """Kept mail that wants (another) look, oldest first.

        Never read yet (a crash came between); unmatched of the last weeks, where shops or touches were added since the last try;
        or decided by a person and not yet following that decision.
        """
        joined = mails.outerjoin(messages, messages.c.sha256 == mails.c.sha256)
        query = (
            select(mails.c.sha256, mails.c.seen_at, messages.c.shop_id, messages.c.tried, decisions.c.shop_id.label("decided"))
            .select_from(joined.outerjoin(decisions, decisions.c.sha256 == mails.c.sha256))
            .where(or_(messages.c.shop_id.is_(None), decisions.c.shop_id.is_distinct_from(messages.c.shop_id)))
            .order_by(mails.c.seen_at, mails.c.sha256)
        )
        with reading(self.engine) as connection:
            mark = _tried(connection)
            newest = now or connection.execute(select(func.max(mails.c.seen_at))).scalar()
            rows = connection.execute(query).all()
        wanted = [
            row.sha256
            for row in rows
            if row.tried is None
            or (row.decided is not None and row.decided != row.shop_id)
            or (row.shop_id is None and row.tried != mark and newest - row.seen_at <= RETRY)
        ]
        return [found[0] for sha in wanted if (found := self.sightings(sha))]

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

    def decide_match(self, sha256: str, shop_id: str, by: str, at: datetime | None = None) -> None:
        """A person says which shop a mail belongs to; the last word counts, and every word stays in the shop's notes."""
        moment = at or self.mail(sha256).seen_at
        with writing(self.engine) as connection:
            connection.execute(decisions.delete().where(decisions.c.sha256 == sha256))
            connection.execute(decisions.insert(), {"sha256": sha256, "shop_id": shop_id, "by": by, "at": moment})

    def decisions(self) -> dict[str, str]:
        """Matches by hand: sha256 of the mail -> shop id."""
        with reading(self.engine) as connection:
            return {row.sha256: row.shop_id for row in connection.execute(select(decisions))}

    def add_touch(self, touch: Touch) -> None:
        """Log a touch by hand (a call, a text, a visit), or correct one logged before under the same id."""
        with writing(self.engine) as connection:
            connection.execute(touches.delete().where(touches.c.id == touch.id))
            _put_touch(connection, touch)

    def touches(self, shop_id: str) -> list[Touch]:
        """The touches of a shop in the order they arrived."""
        with reading(self.engine) as connection:
            rows = connection.execute(
                select(touches.c.body).where(touches.c.shop_id == shop_id).order_by(touches.c.at, touches.c.id)
            )
            return [from_json(Touch, body) for (body,) in rows]

    def likeness_of(self, shop_id: str, text: str, *, until: datetime) -> float | None:
        """How like (80..100) this text is to the most similar touch other shops got by `until`; None where none comes near.

        The sign of a template: the same words to different shoppers, names and cars aside.
        """
        with reading(self.engine) as connection:
            row = connection.execute(select(shops).where(shops.c.id == shop_id)).first()
            if row is None:
                return None
            found = likeness(connection, shop_of(row), masked(text, shop_of(row)), until=until, limit=200)
        return max(found.values(), default=None)

    def _show(self, shown: Sequence[tuple[str, str, str]]) -> None:
        """Link evidence (shop id, name, sha256) into the shops' folders and write the names down, so that erasing finds them."""
        if not shown:
            return
        with reading(self.engine) as connection:
            places = {}
            for piece in each(sorted({shop_id for shop_id, _, _ in shown})):
                found = connection.execute(select(shops.c.id, shops.c.wave, shops.c.dealer_id).where(shops.c.id.in_(piece)))
                places.update({row.id: (row.wave, row.dealer_id) for row in found})
        rows = [
            {"shop_id": shop_id, "name": self.files.link(digest, *places[shop_id], shop_id, name), "sha256": digest}
            for shop_id, name, digest in shown
            if shop_id in places
        ]
        with writing(self.engine) as connection:
            insert_once(connection, shop_files, rows)


def _mail_name(message: Message) -> str:
    return f"mail-{message.received_at:%Y%m%d-%H%M}-{message.sha256[:8]}.eml"


def _tried(connection: Connection) -> str:
    """What the matcher could know: unmatched mail is tried again only when this has changed."""
    known = connection.execute(select(func.count()).select_from(shops)).scalar_one()
    sent = connection.execute(select(func.count()).select_from(shops).where(shops.c.sent_at.is_not(None))).scalar_one()
    heard = connection.execute(select(func.count()).select_from(touches)).scalar_one()
    return f"{known}/{sent}/{heard}"


def _put_touch(connection: Connection, touch: Touch) -> None:
    row = connection.execute(select(shops).where(shops.c.id == touch.shop_id)).first()
    if row is None:
        raise InputError(f'no shop "{touch.shop_id}"', text=touch.shop_id)
    plain = masked(touch.text, shop_of(row))
    values = {
        "id": touch.id,
        "shop_id": touch.shop_id,
        "message_sha256": touch.message_sha256,
        "at": touch.at,
        "shape": shape(plain),
    }
    connection.execute(touches.insert(), {**values, "plain": plain, "body": to_json(touch)})


def _message_row(message: Message, match: Match, verdict: NatureVerdict, notice: Notice | None, tried: str) -> dict[str, Any]:
    return {
        "sha256": message.sha256,
        "received_at": message.received_at,
        "shop_id": match.shop_id if match.certainty is not Certainty.UNMATCHED else None,
        "certainty": str(match.certainty),
        "nature": str(verdict.nature),
        "tried": tried,
        "message": to_json(message),
        "match": to_json(match),
        "verdict": to_json(verdict),
        "notice": to_json(notice) if notice else None,
    }


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
