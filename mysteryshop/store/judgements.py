"""Evidence put together for grading, and the scorecards that grading gives."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, select

from mysteryshop.model import Channel, Evidence, Opinion, Scorecard, Shop, Touch
from mysteryshop.store.arrivals import ArrivalRows
from mysteryshop.store.codec import from_json, to_json
from mysteryshop.store.database import insert_once, reading, writing
from mysteryshop.store.delivery import delivery_of
from mysteryshop.store.likeness import likeness
from mysteryshop.store.observed import ObservedRows, observed_by_log
from mysteryshop.store.schema import blobs, opinions, scorecards, touches
from mysteryshop.store.shops import ShopRows

CLOSING = "closing note sent: please write no more"
"""The note by which a person books that a dealer was told of the test and asked to stop (`mysteryshop close --sent`)."""

LIKE_TOUCHES = 200
"""At most so many touches of other shops are compared with each touch."""


class JudgementRows(ShopRows, ArrivalRows, ObservedRows):
    """Evidence files, evidence and scorecards."""

    def keep(self, data: bytes, *, shop_id: str | None, name: str, media_type: str) -> str:
        """Keep evidence (a picture, a form) on disk before this returns; its sha256. With a shop it shows in its folder."""
        (digest,) = self.files.keep([data])
        with writing(self.engine) as connection:
            insert_once(connection, blobs, [{"sha256": digest, "size": len(data), "media_type": media_type}])
            if shop_id is not None:
                self._show(connection, [(shop_id, name, digest)])
        return digest

    def blob(self, sha256: str) -> bytes | None:
        """Kept bytes by their sha256; None where they were pruned or never kept. Changed bytes raise StoreError."""
        return self.files.read(sha256)

    def evidence(self, shop_id: str, *, as_of: datetime, watched: frozenset[Channel]) -> Evidence:
        """Everything known about a shop as of a time. Later touches are left out, so that an old grade can be repeated."""
        shop = self.shop(shop_id)
        attempts = [attempt for attempt in self.submissions(shop.id) if attempt.started_at <= as_of]
        submission = next(
            (item for item in reversed(attempts) if item.outcome is shop.outcome), attempts[-1] if attempts else None
        )
        came = tuple(touch for touch in self.touches(shop.id) if touch.at <= as_of)
        delivery, why = delivery_of(shop, submission, came)
        window = timedelta(days=self.wave(shop.wave).window_days)
        with reading(self.engine) as connection:
            watched = watched | observed_by_log(connection, shop, window)
        return Evidence(
            shop=shop,
            submission=submission,
            touches=came,
            as_of=as_of,
            closes_at=(shop.sent_at or shop.due_at) + window,
            watched=watched,
            delivery=delivery,
            delivery_why=why,
            twins=self._twins(shop, came, as_of),
            stopped_at=next((at for at, _by, what in self.notes(shop.id) if what == CLOSING and at <= as_of), None),
        )

    def add_scorecard(self, card: Scorecard) -> bool:
        """Keep a grade beside the older ones. False: the newest under the same rubric and grader says the very same already."""
        content = hashlib.sha256(
            to_json(replace(card, as_of=card.as_of.min.replace(tzinfo=card.as_of.tzinfo))).encode()
        ).hexdigest()
        kind = and_(
            scorecards.c.shop_id == card.shop_id,
            scorecards.c.rubric_digest == card.rubric_digest,
            scorecards.c.grader_version == card.grader_version,
        )
        newest = select(scorecards.c.content).where(kind).order_by(scorecards.c.as_of.desc(), scorecards.c.id.desc()).limit(1)
        with writing(self.engine) as connection:
            if connection.execute(newest).scalar() == content:
                return False
            row = {"shop_id": card.shop_id, "rubric_digest": card.rubric_digest, "grader_version": card.grader_version}
            insert_once(connection, scorecards, [{**row, "as_of": card.as_of, "content": content, "body": to_json(card)}])
        return True

    def scorecards(self, shop_id: str) -> list[Scorecard]:
        """Every grade of a shop, oldest first, whatever the rubric."""
        query = select(scorecards.c.body).where(scorecards.c.shop_id == shop_id).order_by(scorecards.c.as_of, scorecards.c.id)
        with reading(self.engine) as connection:
            return [from_json(Scorecard, body) for (body,) in connection.execute(query)]

    def opinions(self, key: str) -> tuple[Opinion, ...] | None:
        """What a second reader answered to exactly this question (`grade.second.Asked.key`); None where it was never asked."""
        with reading(self.engine) as connection:
            body = connection.execute(select(opinions.c.body).where(opinions.c.key == key)).scalar()
        return None if body is None else tuple(from_json(Opinion, json.dumps(one)) for one in json.loads(body)["said"])

    def keep_opinions(self, key: str, shop_id: str, model: str, at: datetime, said: Sequence[Opinion]) -> None:
        """Keep a second reader's answers; the first answer to a question stands, so that a report can be made again."""
        body = f'{{"said":[{",".join(to_json(one) for one in said)}]}}'
        with writing(self.engine) as connection:
            insert_once(connection, opinions, [{"key": key, "shop_id": shop_id, "model": model, "at": at, "body": body}])

    def _twins(self, shop: Shop, came: tuple[Touch, ...], as_of: datetime) -> dict[str, float]:
        """Touches with (nearly) the same words to other shoppers: this shop's touch ids and the others' ids -> similarity."""
        found: dict[str, float] = {}
        with reading(self.engine) as connection:
            for touch_id, plain in _plain_of(connection, [touch.id for touch in came]):
                like = likeness(connection, shop, plain, until=as_of, limit=LIKE_TOUCHES)
                if like:
                    found[touch_id] = max(like.values())
                    for other, score in like.items():
                        found[other] = max(score, found.get(other, 0.0))
        return found


def _plain_of(connection: Connection, ids: list[str]) -> list[tuple[str, str]]:
    if not ids:
        return []
    rows = connection.execute(
        select(touches.c.id, touches.c.plain).where(touches.c.id.in_(ids)).order_by(touches.c.at, touches.c.id)
    )
    return [(row.id, row.plain) for row in rows]
