"""Pacing gates: the moment from which a web host (or a platform) may get its next lead, moved by compare-and-set."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from mysteryshop.store.database import epoch_now, insert_once
from mysteryshop.store.schema import gates


def pass_gates(connection: Connection, pace: dict[str, float]) -> float:
    """Pass all gates, or none: seconds to wait until they are free (0.0: passed). `pace`: gate -> seconds between two leads.

    Runs inside the transaction that arms, so that a gate is never passed by a lead that does not leave.
    """
    wanted = sorted(key for key, gap in pace.items() if gap > 0)  # one order for everybody: no two wait for each other
    insert_once(connection, gates, [{"key": key, "free_at": 0.0} for key in wanted])
    undo = connection.begin_nested()
    for key in wanted:
        clock = epoch_now(connection)
        passed = connection.execute(
            gates.update().where(gates.c.key == key, gates.c.free_at <= clock).values(free_at=clock + pace[key])
        )
        if passed.rowcount != 1:
            undo.rollback()
            return _longest_wait(connection, wanted)
    undo.commit()
    return 0.0


def _longest_wait(connection: Connection, keys: Sequence[str]) -> float:
    wait = connection.execute(select(func.max(gates.c.free_at) - epoch_now(connection)).where(gates.c.key.in_(keys))).scalar()
    return max(float(wait or 0.0), 0.01)
