"""Which channels somebody watched by importing a phone log: for whom, and over which days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from mysteryshop.model import Channel, Shop
from mysteryshop.store.base import StorePart
from mysteryshop.store.database import writing
from mysteryshop.store.schema import observed


class ObservedRows(StorePart):
    """Imported channels."""

    def observe(self, channels: Iterable[Channel], numbers: Mapping[str, tuple[datetime, datetime]]) -> None:
        """A log was read that covers these numbers (their last nine digits) between two moments; spans grow, never shrink."""
        with writing(self.engine) as connection:
            for channel in channels:
                for number, (first, last) in numbers.items():
                    here = (observed.c.channel == str(channel)) & (observed.c.number == number)
                    row = connection.execute(select(observed).where(here)).first()
                    if row is None:
                        values = {"channel": str(channel), "number": number, "first": first, "last": last}
                        connection.execute(observed.insert(), values)
                    else:
                        grown = {"first": min(first, row.first), "last": max(last, row.last)}
                        connection.execute(observed.update().where(here).values(**grown))


def observed_by_log(connection: Connection, shop: Shop, window: timedelta) -> frozenset[Channel]:
    """The channels a log covers for this shop: its number is in it, and so is some of the time in which answers count."""
    number = "".join(c for c in shop.persona.phone or "" if c.isdigit())[-9:]
    if not number or shop.sent_at is None:
        return frozenset()
    rows = connection.execute(select(observed).where(observed.c.number == number))
    return frozenset(Channel(row.channel) for row in rows if row.last >= shop.sent_at and row.first <= shop.sent_at + window)
