"""One door to the database: how it is opened, and the only two ways to talk to it, `reading` and `writing`.

SQLite (a file, the default) runs with a write-ahead log, synchronous FULL, foreign keys and secure_delete. A writing
transaction takes the write lock at once (BEGIN IMMEDIATE), so that it never fails half way because another one was quicker.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Double, Engine, Table, create_engine, event, func, literal_column
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from mysteryshop.errors import InputError, StoreError

BUSY_SECONDS = 30
"""How long a transaction waits for another process's write before it gives up."""

KEPT_STATEMENTS = 24
"""Statements a connection keeps prepared: those with lists of hundreds of values are large, and never the same again."""

_WRITE = "mysteryshop_write"


def open_engine(url: str) -> Engine:
    """An engine for a store URL (`sqlite:///file.db`, `postgresql://...`). Raises InputError for a URL that means nothing."""
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgresql", "postgres"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(parsed)
        if parsed.get_backend_name() != "postgresql":
            raise InputError(
                f'no store of the kind "{parsed.drivername}"', text=parsed.drivername, tip="use sqlite:/// or postgresql://"
            )
        return create_engine(parsed, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise InputError("the store's URL cannot be read", tip='write e.g. store = "sqlite:///mysteryshop.db"') from error
    except ModuleNotFoundError as error:
        raise InputError(
            f"the driver for this store is not installed ({error.name})", tip='install it: pip install "mysteryshop[postgres]"'
        ) from error


def _sqlite(url: URL) -> Engine:
    engine = create_engine(
        url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "cached_statements": KEPT_STATEMENTS}
    )
    if url.database and url.database != ":memory:":
        path = Path(url.database)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):  # personal data: readable by its owner alone, from the first byte
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except OSError as error:
            raise StoreError(
                f"cannot create the database {path}: {error.strerror}", tip="choose a folder you may write to"
            ) from error
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={BUSY_SECONDS * 1000}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get(_WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: one consistent view."""
    with _told(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: committed (and on disk) when the block ends, undone when it raises."""
    with _told(engine), engine.connect().execution_options(**{_WRITE: True}) as connection, connection.begin():
        yield connection


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """Turns the driver's errors into ours, with a remedy and without the password in the URL."""
    try:
        yield
    except DBAPIError as error:
        words = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        where = engine.url.render_as_string(hide_password=True)
        raise StoreError(f"the database {where} cannot be used: {words}", tip=_remedy(words)) from error


def _remedy(words: str) -> str:
    if "full" in words or "No space" in words:
        return "free some space on the disk, then run again: nothing is lost"
    if "locked" in words:
        return "another program holds the database: end it, then run again"
    if "malformed" in words or "not a database" in words:
        return "restore the last backup and put the ledger on hold first (docs/evidence.md)"
    return "check that the database runs and may be written, then run again"


def epoch_now(connection: Connection) -> ColumnElement[float]:
    """The database's own clock in seconds since 1970, as an expression: leases and gates trust no other clock."""
    if connection.dialect.name == "sqlite":
        return literal_column("((julianday('now') - 2440587.5) * 86400.0)", Double)
    return func.extract("epoch", func.clock_timestamp()).cast(Double)


def insert_once(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, leaving alone those whose key stands already. All rows have the same columns."""
    _insert(connection, table, rows, once=True)


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, none of which may stand already. All rows have the same columns."""
    _insert(connection, table, rows, once=False)


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, once: bool) -> None:
    """Every mail is ten rows: the statement is put together once for all, and the values are handed to the driver as they go."""
    if not rows:
        return
    words, fields, by_name = _statement(table, tuple(rows[0]), connection.dialect, once)
    ready = [[write(row[name]) if write else row[name] for name, write in fields] for row in rows]
    if by_name:
        connection.exec_driver_sql(words, [dict(zip(rows[0], values, strict=True)) for values in ready])
    else:
        connection.exec_driver_sql(words, [tuple(values) for values in ready])


@lru_cache(maxsize=64)
def _statement(
    table: Table, names: tuple[str, ...], dialect: Dialect, once: bool
) -> tuple[str, tuple[tuple[str, Callable[[Any], Any] | None], ...], bool]:
    """The words of an INSERT; per column its name and what makes its values ready for the driver; whether the driver takes them
    by name."""
    if dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        statement: Any = sqlite_insert(table)
    else:
        from sqlalchemy.dialects.postgresql import insert as postgres_insert

        statement = postgres_insert(table)
    statement = (statement.on_conflict_do_nothing() if once else statement).inline()
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    by_name = compiled.positiontup is None
    order = names if by_name else tuple(compiled.positiontup)
    if set(order) != set(compiled.params) or set(order) != set(names):
        raise ValueError(f"rows of {table.name} need more columns than {', '.join(names)}")
    kinds = [table.c[name].type.dialect_impl(dialect) for name in order]
    return str(compiled), tuple(zip(order, (kind.bind_processor(dialect) for kind in kinds), strict=True)), by_name
