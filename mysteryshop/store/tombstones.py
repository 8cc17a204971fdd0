"""What was forgotten stays forgotten: of a mail that was erased its hash alone is kept, so that it is not taken in again.

A server that numbers its mails anew shows all of them again, and a forgotten one among them looks new.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from mysteryshop.store.database import insert_once
from mysteryshop.store.schema import tombstones
from mysteryshop.store.shops import each


def bury(connection: Connection, digests: Iterable[str]) -> None:
    """Never take these mails in again."""
    insert_once(connection, tombstones, [{"sha256": digest} for digest in sorted(digests)])


def buried(connection: Connection, digests: Iterable[str]) -> set[str]:
    """Those of these mails that were forgotten."""
    found: set[str] = set()
    for piece in each(sorted(set(digests))):
        found |= set(connection.execute(select(tombstones.c.sha256).where(tombstones.c.sha256.in_(piece))).scalars())
    return found
