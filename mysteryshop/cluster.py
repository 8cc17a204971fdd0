"""The optional queue of several machines (extra `cluster`: Procrastinate on Postgres). It hands out shop ids and nothing more.

No engine retry, no lock of its own, no future-scheduled jobs: whether a lead may be sent is the ledger's word alone. A job that
is lost with its machine is handed out again as soon as the ledger calls its shop due.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from mysteryshop.errors import OutOfReach, UsageError

QUEUE = "shops"


async def work(
    url: str, *, due: Callable[[], list[str]], send: Callable[[str], Awaitable[None]], at_once: int, every: float, stay: bool
) -> None:
    """Offer what is `due` to the queue at `url` and `send` what it hands us, `at_once` at a time.

    Looks for due shops each `every` seconds while it stays; with `stay` False it ends when the queue is empty.
    Raises UsageError where the extra is not installed, OutOfReach where the queue's database cannot be reached.
    """
    try:
        import procrastinate
        from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
    except ImportError as error:
        raise UsageError("the queue needs an extra package", tip="pip install 'mysteryshop[cluster]'") from error
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url))

    @app.task(name="mysteryshop.send", queue=QUEUE, retry=False)
    async def hand_over(shop_id: str) -> None:
        await send(shop_id)

    async def offer() -> None:
        for shop_id in due():
            try:
                await hand_over.configure(queueing_lock=shop_id).defer_async(shop_id=shop_id)
            except AlreadyEnqueued:
                continue

    async def keep_offering() -> None:
        while True:
            await asyncio.sleep(every)
            await offer()

    try:
        async with app.open_async():
            await _prepare(app)
            await offer()
            feeder = asyncio.create_task(keep_offering()) if stay else None
            try:
                await app.run_worker_async(queues=[QUEUE], concurrency=at_once, wait=stay, delete_jobs="always")
            finally:
                if feeder is not None:
                    feeder.cancel()
    except ConnectorException as error:
        raise OutOfReach(f"the queue's database cannot be used: {error}", tip="Check --queue and that Postgres runs.") from error


async def _prepare(app: Any) -> None:
    """Make the queue's tables where they are not there yet; of two workers that start at once one is faster, which is fine."""
    from procrastinate.exceptions import ConnectorException

    if await app.check_connection_async():
        return
    try:
        await app.schema_manager.apply_schema_async()
    except ConnectorException:
        await asyncio.sleep(1)
        if not await app.check_connection_async():
            raise
