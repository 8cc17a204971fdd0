"""What was read from mails, and what a person decided about it: messages, touches, decisions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from mysteryshop.errors import InputError
from mysteryshop.model import Certainty, Cursor, Match, Message, NatureVerdict, Notice, Shop, Touch
from mysteryshop.store.codec import from_json, to_json
from mysteryshop.store.copies import copies_of, point_copies
from mysteryshop.store.database import insert_all, insert_once, reading, writing
from mysteryshop.store.families import Worded, families_of, first_answers, latest_words
from mysteryshop.store.likeness import mark, masked, most_like
from mysteryshop.store.mails import MailRows, put_cursor, tried_mark
from mysteryshop.store.schema import decisions, flags, messages, not_ours, shop_files, shops, touches
from mysteryshop.store.shops import each, shops_of

LIKE_TOUCHES = 200
"""Touches a text is held against in each way, see likeness.py."""
_READ = touches.join(messages, messages.c.sha256 == touches.c.message_sha256)
_JUDGED = select(messages.c.sha256, messages.c.message, messages.c.match, messages.c.notice, touches.c.shop_id).select_from(_READ)
_BODIES = select(touches.c.id, touches.c.message_sha256, touches.c.body)
_JUDGE = messages.update().where(messages.c.sha256 == bindparam("mail")).values(nature=bindparam("is"), verdict=bindparam("why"))
_REWRITE = touches.update().where(touches.c.id == bindparam("touch")).values(body=bindparam("written"))

_LETTERS = (
    select(touches.c.message_sha256, touches.c.shop_id, touches.c.body).select_from(_READ).where(messages.c.notice.is_(None))
)
_ENDING = "ending "
_MESSAGES = select(messages.c.sha256, messages.c.message)
_RETELL = messages.update().where(messages.c.sha256 == bindparam("mail")).values(message=bindparam("told"))

Whole = tuple[Message, Match, Notice | None, Shop]
"""A message with its match and notice, and the shop it answers."""


Arrived = tuple[Message, Match, NatureVerdict, Notice | None, Touch | None]


class ArrivalRows(MailRows):
    """Messages, touches and decisions."""

    def add_arrivals(self, items: Sequence[Arrived], *, cursor: Cursor | None = None) -> None:
        """Write down what was read from kept mails: message, match, nature, notice and (where matched) the touch; with them how
        far the folder has been read, where `cursor` says so.

        Given again for the same mail (a later match, a decision by hand) it replaces what was derived before; raw mail stays.
        """
        items = list({item[0].sha256: item for item in items}.values())
        if not items and cursor is None:
            return
        with writing(self.engine) as connection:
            if cursor is not None:
                put_cursor(connection, cursor)
            if not items:
                return
            tried = tried_mark(connection)
            whose = shops_of(connection, {touch.shop_id for *_, touch in items if touch is not None})
            for piece in each(items):
                digests = [message.sha256 for message, *_ in piece]
                connection.execute(touches.delete().where(touches.c.message_sha256.in_(digests)))
                connection.execute(messages.delete().where(messages.c.sha256.in_(digests)))
                insert_all(
                    connection,
                    messages,
                    [_message_row(m, match, verdict, notice, tried) for m, match, verdict, notice, _ in piece],
                )
                insert_all(connection, touches, [_touch_row(touch, whose) for *_, touch in piece if touch is not None])
            point_copies(connection, [(message, match.shop_id) for message, match, *_ in items])
            self._show(
                connection,
                [(touch.shop_id, _mail_name(message), message.sha256) for message, _, _, _, touch in items if touch is not None],
            )

    def judge_anew(self, verdicts: Mapping[str, NatureVerdict]) -> None:
        """Another nature for mails that were read, by their sha256; what else is known of them stays."""
        if not verdicts:
            return
        with writing(self.engine) as connection:
            rows = [{"mail": sha, "is": str(one.nature), "why": to_json(one)} for sha, one in verdicts.items()]
            connection.execute(_JUDGE, rows)
            for piece in each(verdicts):
                found = connection.execute(_BODIES.where(touches.c.message_sha256.in_(piece))).all()
                for row in found:
                    one, touch = verdicts[row.message_sha256], from_json(Touch, row.body)
                    judged = replace(touch, nature=one.nature, nature_confidence=one.confidence, signals=one.signals)
                    connection.execute(_REWRITE, {"touch": row.id, "written": to_json(judged)})

    def letters(self, latest: int, filed: Collection[str] = ()) -> Iterator[tuple[str, Shop, Touch]]:
        """Mails of known shops as (sha256, shop, touch): the latest, then those of `filed` that are older.
        Texts and calls that came as notices are left out."""
        with reading(self.engine) as connection:
            newest = connection.execute(_LETTERS.order_by(touches.c.at.desc(), touches.c.id).limit(latest)).all()
            seen = {row.message_sha256 for row in newest}
            yield from _letters(connection, newest)
            for piece in each(sha for sha in filed if sha not in seen):
                yield from _letters(connection, connection.execute(_LETTERS.where(touches.c.message_sha256.in_(piece))).all())

    def reword(self, said: Mapping[str, tuple[str, str]]) -> None:
        """Another new text and signature for mails that were read, by their sha256; the raw mail stays."""
        for piece in each(said):
            with writing(self.engine) as connection:
                read = connection.execute(_MESSAGES.where(messages.c.sha256.in_(piece))).all()
                for row in read:
                    text, signature = said[row.sha256]
                    message = replace(from_json(Message, row.message), text=text, signature=signature)
                    connection.execute(_RETELL, {"mail": row.sha256, "told": to_json(message)})
                found = connection.execute(_BODIES.where(touches.c.message_sha256.in_(piece))).all()
                told = [from_json(Touch, row.body) for row in found]
                whose = shops_of(connection, {touch.shop_id for touch in told})
                for touch in told:
                    text, signature = said[touch.message_sha256 or ""]
                    fresh = _touch_row(replace(touch, text=text, signature=signature), whose)
                    connection.execute(touches.update().where(touches.c.id == touch.id).values(fresh))

    def endings(self) -> frozenset[str]:
        """The marks of programs' closing paragraphs: gone from the texts, nothing would show them again."""
        with reading(self.engine) as connection:
            names = connection.execute(select(flags.c.name).where(flags.c.name.startswith(_ENDING))).scalars()
            return frozenset(name.removeprefix(_ENDING) for name in names)

    def know_endings(self, marks: Collection[str]) -> None:
        """Remember these marks."""
        if marks:
            with writing(self.engine) as connection:
                insert_once(connection, flags, [{"name": f"{_ENDING}{mark}", "value": ""} for mark in sorted(marks)])

    def copies(self) -> dict[str, str]:
        """Messages that are copies of another one: sha256 -> sha256 of the one that counts."""
        with reading(self.engine) as connection:
            return copies_of(connection)

    def decide_match(self, sha256: str, shop_id: str, by: str, at: datetime | None = None) -> None:
        """A person says which shop a mail belongs to; the last word counts, and every word stays in the shop's notes."""
        moment = at or self.mail(sha256).seen_at
        with writing(self.engine) as connection:
            connection.execute(decisions.delete().where(decisions.c.sha256 == sha256))
            connection.execute(delete(not_ours).where(not_ours.c.sha256 == sha256))
            connection.execute(decisions.insert(), {"sha256": sha256, "shop_id": shop_id, "by": by, "at": moment})

    def decisions(self) -> dict[str, str]:
        """Matches by hand: sha256 of the mail -> shop id."""
        with reading(self.engine) as connection:
            return {row.sha256: row.shop_id for row in connection.execute(select(decisions))}

    def decide_none(self, sha256: str, by: str, at: datetime) -> None:
        """A person says that a mail belongs to no shop; it is never filed under one again, until somebody says otherwise."""
        with writing(self.engine) as connection:
            connection.execute(decisions.delete().where(decisions.c.sha256 == sha256))
            connection.execute(delete(not_ours).where(not_ours.c.sha256 == sha256))
            connection.execute(not_ours.insert(), {"sha256": sha256, "by": by, "at": at})

    def nobodys(self) -> frozenset[str]:
        """The mails a person said belong to no shop."""
        with reading(self.engine) as connection:
            return frozenset(connection.execute(select(not_ours.c.sha256)).scalars())

    def add_touch(self, touch: Touch) -> None:
        """Log a touch by hand (a call, a text, a visit), or correct one logged before under the same id."""
        with writing(self.engine) as connection:
            connection.execute(touches.delete().where(touches.c.id == touch.id))
            connection.execute(touches.insert(), _touch_row(touch, shops_of(connection, {touch.shop_id})))

    def add_touches(self, logged: Sequence[Touch]) -> int:
        """Log many touches at once, all or none; how many are new. One whose id stands is left as it is."""
        with writing(self.engine) as connection:
            before: set[str] = set()
            for piece in each([touch.id for touch in logged]):
                before |= set(connection.execute(select(touches.c.id).where(touches.c.id.in_(piece))).scalars())
            whose = shops_of(connection, {touch.shop_id for touch in logged})
            insert_once(connection, touches, [_touch_row(touch, whose) for touch in logged if touch.id not in before])
        return len({touch.id for touch in logged} - before)

    def touches(self, shop_id: str) -> list[Touch]:
        """The touches of a shop in the order they arrived."""
        with reading(self.engine) as connection:
            rows = connection.execute(
                select(touches.c.body).where(touches.c.shop_id == shop_id).order_by(touches.c.at, touches.c.id)
            )
            return [from_json(Touch, body) for (body,) in rows]

    def touches_of(self, sha256: str) -> list[Touch]:
        """The touches that came of one mail: one, or none while it belongs to no shop."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(touches.c.body).where(touches.c.message_sha256 == sha256))
            return [from_json(Touch, body) for (body,) in rows]

    def worded_alike(self, digests: Sequence[str]) -> list[list[Worded]]:
        """The families of mails with the same words that several shoppers got, of those families that these mails are of; each
        family by its arrivals, whenever they came. A template's first letter is judged before its second is known."""
        with reading(self.engine) as connection:
            return families_of(connection, digests, limit=LIKE_TOUCHES)

    def latest_words(self, limit: int) -> list[tuple[Worded, str]]:
        """The latest mails of all shops with the words they are compared by ("#" for names and numbers), oldest first."""
        with reading(self.engine) as connection:
            return latest_words(connection, limit)

    def first_answers(self, besides: Collection[str]) -> dict[str, datetime]:
        """When a person first wrote to a shop, by the shop's id; the mails `besides` are not counted."""
        with reading(self.engine) as connection:
            return first_answers(connection, besides)

    def whole(self, digests: Sequence[str]) -> list[Whole]:
        """These mails read, with match, notice and the shop they answer; those of no shop are left out."""
        read = []
        with reading(self.engine) as connection:
            for piece in each(digests, 100):
                judged = connection.execute(_JUDGED.where(messages.c.sha256.in_(piece))).all()
                whose = shops_of(connection, {row.shop_id for row in judged})
                read += [_whole(row, whose[row.shop_id]) for row in judged]
        return read

    @contextmanager
    def likening(self) -> Iterator[Callable[[Shop, str, str, datetime], float | None]]:
        """How like (80..100) a text is to the most similar touch other shops got by a time, names and cars aside; None where none
        comes near: the sign of a template. Many texts in one view; (shop, text, sender's name, until) -> likeness."""
        with reading(self.engine) as connection:

            def likeness_to(shop: Shop, text: str, sender: str, until: datetime) -> float | None:
                return most_like(connection, shop, masked(text, shop, sender), until=until, limit=LIKE_TOUCHES)

            yield likeness_to

    def _show(self, connection: Connection, shown: Sequence[tuple[str, str, str]]) -> None:
        """Link evidence (shop id, name, sha256) into the shops' folders and write the names down, so that erasing finds them."""
        places = {}
        for piece in each(sorted({shop_id for shop_id, _, _ in shown})):
            found = connection.execute(select(shops.c.id, shops.c.wave, shops.c.dealer_id).where(shops.c.id.in_(piece)))
            places.update({row.id: (row.wave, row.dealer_id) for row in found})
        rows = [
            {"shop_id": shop_id, "name": self.files.link(digest, *places[shop_id], shop_id, name), "sha256": digest}
            for shop_id, name, digest in shown
            if shop_id in places
        ]
        insert_once(connection, shop_files, rows)


def _whole(row: Any, shop: Shop) -> Whole:
    notice = from_json(Notice, row.notice) if row.notice else None
    return from_json(Message, row.message), from_json(Match, row.match), notice, shop


def _letters(connection: Connection, rows: Sequence[Any]) -> Iterator[tuple[str, Shop, Touch]]:
    whose = shops_of(connection, {row.shop_id for row in rows})
    for row in rows:
        yield row.message_sha256, whose[row.shop_id], from_json(Touch, row.body)


def _mail_name(message: Message) -> str:
    return f"mail-{message.received_at:%Y%m%d-%H%M}-{message.sha256[:8]}.eml"


def _touch_row(touch: Touch, whose: dict[str, Shop]) -> dict[str, Any]:
    shop = whose.get(touch.shop_id)
    if shop is None:
        raise InputError(f'no shop "{touch.shop_id}"', text=touch.shop_id)
    plain = masked(touch.text, shop, touch.sender_name)
    return {
        "id": touch.id,
        "shop_id": touch.shop_id,
        "message_sha256": touch.message_sha256,
        "at": touch.at,
        "shape": mark(plain),
        "plain": plain,
        "body": to_json(touch),
    }


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
