"""The tables, and the steps that bring an older database up to date.

Nouns are kept whole, as JSON (codec.py); beside them stand only the columns somebody searches or the ledger moves. The ledger
alone writes `state`, `outcome`, `sent_at` and the lease of a shop; everything else is written once and never edited.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    select,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from mysteryshop.errors import StoreError
from mysteryshop.store.codec import time_of, time_text


class Instant(TypeDecorator[datetime]):
    """An aware time, kept as UTC text of fixed width and read back aware."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Aware time to text; a naive one is a bug of the caller."""
        return None if value is None else time_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Text to aware time."""
        return None if value is None else time_of(value)


_ODD = re.compile("[\x00\\\\\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


class AnyText(TypeDecorator[str]):
    """Text from a mail or a server: NUL and lone surrogates, which databases refuse, are escaped and come back as they were."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape what a database refuses (and the backslash, so that reading is exact)."""
        return None if value is None else _ODD.sub(lambda odd: f"\\u{ord(odd.group()):04x}", value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """The text as it was."""
        return None if value is None else _ESCAPED.sub(lambda mark: chr(int(mark.group(1), 16)), value)


metadata = MetaData()


def _shop_id(**options: Any) -> Column[str]:
    return Column("shop_id", String(80), ForeignKey("shops.id", ondelete="CASCADE"), nullable=False, **options)


version = Table("schema_version", metadata, Column("version", Integer, primary_key=True), Column("at", Text, nullable=False))

flags = Table("flags", metadata, Column("name", String(40), primary_key=True), Column("value", AnyText, nullable=False))

waves = Table(
    "waves",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("opened_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)

shops = Table(
    "shops",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("wave", String(80), ForeignKey("waves.id"), nullable=False),
    Column("dealer_id", String(80), nullable=False),
    Column("scenario_id", Text, nullable=False),
    Column("alias", AnyText, nullable=False),
    Column("host", AnyText, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("state", String(10), nullable=False),
    Column("outcome", String(20)),
    Column("sent_at", Instant),
    Column("adopted", Boolean, nullable=False),
    Column("rehearsed", Boolean, nullable=False, default=False),
    Column("attempt", Integer, nullable=False, default=0),
    Column("token", String(40)),
    Column("holder", String(160)),
    Column("claimed_at", Instant),
    Column("claimed_epoch", Double),
    Column("armed_epoch", Double),
    Column("lease_until", Double),
    Column("dealer", Text, nullable=False),
    Column("persona", Text, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("vehicle", Text, nullable=False),
    Column("message", AnyText, nullable=False),
    UniqueConstraint("wave", "dealer_id", "scenario_id", name="one_lead_per_wave_dealer_scenario"),
    Index("shops_due", "state", "due_at"),
    Index("shops_dealer", "dealer_id", "due_at"),
    Index("shops_alias", "alias"),
    Index("shops_when", "due_at"),
    Index("shops_host", "host", "state"),
)

gates = Table("gates", metadata, Column("key", AnyText, primary_key=True), Column("free_at", Double, nullable=False))

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True),
    _shop_id(index=True),
    Column("started_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media_type", AnyText, nullable=False),
)

shop_files = Table(
    "shop_files",
    metadata,
    Column("shop_id", String(80), ForeignKey("shops.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(120), primary_key=True),
    Column("sha256", String(64), ForeignKey("blobs.sha256"), nullable=False, index=True),
)

mails = Table(
    "mails",
    metadata,
    Column("sha256", String(64), ForeignKey("blobs.sha256"), primary_key=True),
    Column("seen_at", Instant, nullable=False, index=True),
)

sightings = Table(
    "sightings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), ForeignKey("mails.sha256", ondelete="CASCADE"), nullable=False, index=True),
    Column("account", AnyText, nullable=False),
    Column("folder", AnyText, nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("junk", Boolean, nullable=False),
    Column("truncated", Boolean, nullable=False),
    Column("internal_date", Instant),
    Column("seen_at", Instant, nullable=False),
    UniqueConstraint("account", "folder", "uidvalidity", "uid", "sha256", name="one_sighting"),
)

cursors = Table(
    "cursors",
    metadata,
    Column("account", AnyText, primary_key=True),
    Column("folder", AnyText, primary_key=True),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("sha256", String(64), ForeignKey("mails.sha256", ondelete="CASCADE"), primary_key=True),
    Column("received_at", Instant, nullable=False, index=True),
    Column("shop_id", String(80), ForeignKey("shops.id", ondelete="SET NULL"), index=True),
    Column("certainty", String(20), nullable=False),
    Column("nature", String(30), nullable=False),
    Column("tried", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("match", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("notice", Text),
)

decisions = Table(
    "decisions",
    metadata,
    Column("sha256", String(64), primary_key=True),
    _shop_id(),
    Column("by", AnyText, nullable=False),
    Column("at", Instant, nullable=False),
)

touches = Table(
    "touches",
    metadata,
    Column("id", String(80), primary_key=True),
    _shop_id(index=True),
    Column("message_sha256", String(64), index=True),
    Column("at", Instant, nullable=False),
    Column("shape", String(32)),
    Column("plain", AnyText, nullable=False),
    Column("body", Text, nullable=False),
    Index("touches_template", "shape", "at", "id"),  # a popular template has thousands: the earliest are read, none sorted
)

scorecards = Table(
    "scorecards",
    metadata,
    Column("id", Integer, primary_key=True),
    _shop_id(),
    Column("rubric_digest", String(64), nullable=False),
    Column("grader_version", String(40), nullable=False),
    Column("as_of", Instant, nullable=False),
    Column("content", String(64), nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("shop_id", "rubric_digest", "grader_version", "as_of", "content", name="one_card"),
)

opinions = Table(
    "opinions",
    metadata,
    Column("key", String(64), primary_key=True),
    _shop_id(index=True),
    Column("model", AnyText, nullable=False),
    Column("at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    _shop_id(index=True),
    Column("what", AnyText, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("at", Instant, nullable=False),
)

not_ours = Table(
    "not_ours",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("by", AnyText, nullable=False),
    Column("at", Instant, nullable=False),
)

tombstones = Table("tombstones", metadata, Column("sha256", String(64), primary_key=True))

marks = Table(
    "marks",
    metadata,
    Column("sha256", String(64), ForeignKey("mails.sha256", ondelete="CASCADE"), primary_key=True),
    Column("mark", String(32), primary_key=True),
    Index("marks_mark", "mark"),
)

copies = Table(
    "copies",
    metadata,
    Column("sha256", String(64), ForeignKey("mails.sha256", ondelete="CASCADE"), primary_key=True),
    Column("of", String(64), nullable=False, index=True),
)

mailboxes = Table(
    "mailboxes",
    metadata,
    Column("account", AnyText, primary_key=True),
    Column("since", Instant, nullable=False),
    Column("last_mail", Instant),
    Column("told", Text, nullable=False),
)

observed = Table(
    "observed",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("number", String(20), primary_key=True),
    Column("first", Instant, nullable=False),
    Column("last", Instant, nullable=False),
)


def _first_tables(connection: Connection) -> None:
    """Every table that is missing."""
    metadata.create_all(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first_tables, _first_tables, _first_tables, _first_tables)
"""The steps from an empty database to today's, oldest first. A step is added at the end, never edited or removed, and looks
before it changes anything: an empty database runs them all, and the first makes today's tables at once."""


def migrate(connection: Connection) -> int:
    """Bring the database up to date inside the caller's transaction; the number of steps taken. A newer database is refused."""
    if connection.dialect.name == "postgresql":  # SQLite's write lock is held already
        connection.execute(text("SELECT pg_advisory_xact_lock(7340032117)"))
    version.create(connection, checkfirst=True)
    done = connection.execute(select(version.c.version).order_by(version.c.version.desc()).limit(1)).scalar() or 0
    if done > len(MIGRATIONS):
        raise StoreError(
            f"the database was written by a newer mysteryshop (version {done} of its tables, this one knows {len(MIGRATIONS)})",
            tip="update mysteryshop: pip install -U mysteryshop",
        )
    for number, step in enumerate(MIGRATIONS[done:], start=done + 1):
        step(connection)
        connection.execute(version.insert().values(version=number, at=text("CURRENT_TIMESTAMP")))
    return len(MIGRATIONS) - done
