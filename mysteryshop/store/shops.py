"""Waves, shops, submissions and notes: what was planned and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, Select, func, or_, select

from mysteryshop.errors import InputError
from mysteryshop.model import Dealer, Outcome, Persona, Scenario, Shop, ShopState, Submission, Vehicle, Wave
from mysteryshop.store.base import StorePart
from mysteryshop.store.codec import from_json, to_json
from mysteryshop.store.database import insert_once, reading, writing
from mysteryshop.store.schema import notes, shop_files, shops, submissions, waves

_OptionalVehicle = Vehicle | None


class ShopRows(StorePart):
    """Waves, shops, submissions and notes."""

    def add_wave(self, wave: Wave) -> None:
        """Open a wave; the same id twice leaves the first as it is."""
        with writing(self.engine) as connection:
            insert_once(connection, waves, [{"id": wave.id, "opened_at": wave.opened_at, "body": to_json(wave)}])

    def wave(self, wave_id: str) -> Wave:
        """One wave by its id. Raises InputError naming the waves there are."""
        with reading(self.engine) as connection:
            body = connection.execute(select(waves.c.body).where(waves.c.id == wave_id)).scalar()
        if body is None:
            known = ", ".join(wave.id for wave in self.waves()[-5:]) or "none yet"
            raise InputError(f'no wave "{wave_id}"', text=wave_id, tip=f"waves: {known}")
        return from_json(Wave, body)

    def waves(self) -> list[Wave]:
        """All waves, oldest first."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(waves.c.body).order_by(waves.c.opened_at, waves.c.id))
            return [from_json(Wave, body) for (body,) in rows]

    def add_shops(self, planned: Iterable[Shop]) -> int:
        """Write planned shops down with their copies of dealer, persona and scenario; how many were new.

        A shop that stands already (its id, or the same wave, dealer and scenario) is left as it is.
        """
        rows = [row_of(shop) for shop in planned]
        with writing(self.engine) as connection:
            before = connection.execute(select(func.count()).select_from(shops)).scalar_one()
            insert_once(connection, shops, rows)
            return connection.execute(select(func.count()).select_from(shops)).scalar_one() - before

    def shop(self, shop_id: str) -> Shop:
        """One shop by its id, by the beginning of it where that is unmistakable, or by its dealer where that has only one.
        Raises InputError otherwise."""
        exact = self._shops(select(shops).where(shops.c.id == shop_id))
        if exact:
            return exact[0]
        near = (
            self._shops(select(shops).where(shops.c.id.startswith(shop_id, autoescape=True)).limit(2))
            if len(shop_id) >= 4
            else []
        )
        if len(near) == 1:
            return near[0]
        own = self._shops(select(shops).where(shops.c.dealer_id == shop_id).order_by(shops.c.due_at.desc(), shops.c.id))
        if len(own) == 1:
            return own[0]
        if own:
            ids = ", ".join(one.id for one in own[:6]) + (", ..." if len(own) > 6 else "")
            raise InputError(f'"{shop_id}" is a dealer with {len(own)} shops', text=shop_id, tip=f"Name one of them: {ids}")
        raise InputError(f'no shop "{shop_id}"', text=shop_id, tip="mysteryshop status lists the shops of a wave with their ids")

    def shops(
        self, *, wave: str | None = None, dealer: str | None = None, states: Iterable[ShopState] | None = None
    ) -> list[Shop]:
        """Shops by wave, dealer and state (None: any), in the order they are due."""
        query = select(shops).order_by(shops.c.due_at, shops.c.id)
        if wave is not None:
            query = query.where(shops.c.wave == wave)
        if dealer is not None:
            query = query.where(shops.c.dealer_id == dealer)
        if states is not None:
            query = query.where(shops.c.state.in_([str(state) for state in states]))
        return self._shops(query)

    def past_shops(self, since: datetime) -> list[Shop]:
        """Shops due or sent at or after `since`, in every state: what planning must respect."""
        return self._shops(
            select(shops).where(or_(shops.c.due_at >= since, shops.c.sent_at >= since)).order_by(shops.c.due_at, shops.c.id)
        )

    def adopted_shops(self) -> list[Shop]:
        """Shops whose leads were sent elsewhere: an old mailbox may be laid beside old leads."""
        return self._shops(select(shops).where(shops.c.adopted).order_by(shops.c.due_at, shops.c.id))

    def counts(self, wave: str | None = None) -> Mapping[tuple[ShopState, Outcome | None], int]:
        """How many shops stand in each state with each outcome."""
        query = select(shops.c.state, shops.c.outcome, func.count()).group_by(shops.c.state, shops.c.outcome)
        if wave is not None:
            query = query.where(shops.c.wave == wave)
        with reading(self.engine) as connection:
            rows = connection.execute(query).all()
        return {(ShopState(state), Outcome(outcome) if outcome else None): count for state, outcome, count in rows}

    def add_submission(self, submission: Submission) -> None:
        """Keep one attempt for ever; attempts are only ever added."""
        row = {"shop_id": submission.shop_id, "started_at": submission.started_at, "body": to_json(submission)}
        with writing(self.engine) as connection:
            connection.execute(submissions.insert(), row)

    def submissions(self, shop_id: str) -> list[Submission]:
        """The attempts of a shop, in the order they were made."""
        query = (
            select(submissions.c.body)
            .where(submissions.c.shop_id == shop_id)
            .order_by(submissions.c.started_at, submissions.c.id)
        )
        with reading(self.engine) as connection:
            return [from_json(Submission, body) for (body,) in connection.execute(query)]

    def note(self, shop_id: str, what: str, by: str, at: datetime) -> None:
        """A decision by hand, for the shop's timeline: what, by whom, when."""
        with writing(self.engine) as connection:
            connection.execute(notes.insert(), {"shop_id": shop_id, "what": what, "by": by, "at": at})

    def notes(self, shop_id: str) -> list[tuple[datetime, str, str]]:
        """Decisions by hand on a shop, oldest first: (when, by whom, what)."""
        query = select(notes.c.at, notes.c.by, notes.c.what).where(notes.c.shop_id == shop_id).order_by(notes.c.at, notes.c.id)
        with reading(self.engine) as connection:
            return [(at, by, what) for at, by, what in connection.execute(query)]

    def files_of(self, shop_id: str) -> dict[str, str]:
        """The files shown in a shop's folder: name -> sha256."""
        query = select(shop_files.c.name, shop_files.c.sha256).where(shop_files.c.shop_id == shop_id).order_by(shop_files.c.name)
        with reading(self.engine) as connection:
            return {row.name: row.sha256 for row in connection.execute(query)}

    def _shops(self, query: Select[Any]) -> list[Shop]:
        with reading(self.engine) as connection:
            return [shop_of(row) for row in connection.execute(query)]


def shop_of(row: Row[Any]) -> Shop:
    """The shop of a row of `shops`."""
    return Shop(
        id=row.id,
        wave=row.wave,
        dealer=_dealer(row.dealer),
        persona=_persona(row.persona),
        scenario=_scenario(row.scenario),
        vehicle=_vehicle(row.vehicle),
        message=row.message,
        due_at=row.due_at,
        state=ShopState(row.state),
        outcome=Outcome(row.outcome) if row.outcome else None,
        sent_at=row.sent_at,
        adopted=row.adopted,
    )


def shops_of(connection: Connection, ids: Iterable[str]) -> dict[str, Shop]:
    """Shops by their ids."""
    found = {}
    for piece in each(sorted(ids)):
        found.update({row.id: shop_of(row) for row in connection.execute(select(shops).where(shops.c.id.in_(piece)))})
    return found


def host_of(url: str) -> str:
    """The web host of a dealer's site with its port, lower case: what pacing counts by."""
    try:
        return urlsplit(url if "//" in url else f"//{url}").netloc.rpartition("@")[2].lower()
    except ValueError:
        return url.lower()


def row_of(shop: Shop) -> dict[str, Any]:
    """A shop as a row of `shops`."""
    return {
        "id": shop.id,
        "wave": shop.wave,
        "dealer_id": shop.dealer.id,
        "scenario_id": shop.scenario.id,
        "alias": shop.reply_to.lower(),
        "host": host_of(shop.dealer.url),
        "due_at": shop.due_at,
        "state": str(shop.state),
        "outcome": str(shop.outcome) if shop.outcome else None,
        "sent_at": shop.sent_at,
        "adopted": shop.adopted,
        "rehearsed": shop.outcome is Outcome.REHEARSED,
        "attempt": 0,
        "dealer": to_json(shop.dealer),
        "persona": to_json(shop.persona),
        "scenario": to_json(shop.scenario),
        "vehicle": to_json(shop.vehicle, _OptionalVehicle),
        "message": shop.message,
    }


# Ten thousand shops share a few scenarios and dealers: each copy is read once and shared (they never change).


@lru_cache(maxsize=512)
def _persona(body: str) -> Persona:
    return from_json(Persona, body)


@lru_cache(maxsize=8192)
def _dealer(text: str) -> Dealer:
    return from_json(Dealer, text)


@lru_cache(maxsize=512)
def _scenario(text: str) -> Scenario:
    return from_json(Scenario, text)


@lru_cache(maxsize=4096)
def _vehicle(text: str) -> Vehicle | None:
    return None if text == "null" else from_json(Vehicle, text)


def each(rows: Iterable[Any], size: int = 500) -> Iterator[list[Any]]:
    """The same things in pieces of at most `size`: databases limit how many values one statement may carry."""
    piece: list[Any] = []
    for row in rows:
        piece.append(row)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece
