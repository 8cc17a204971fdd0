"""Work done one item ahead by a thread of its own: while one batch is filed the next is fetched and brought to the disk."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Generator, Iterator
from typing import TypeVar

T = TypeVar("T")

SECONDS = 0.2
"""How often the thread that waits for its item to be taken looks whether it is still wanted."""
PATIENCE = 10.0
"""Seconds the thread is waited for at the end; what it is at is safe to leave (a fetch, a batch that is kept but not filed)."""


class Ahead(Iterator[T]):
    """The items of an iterator that runs in a thread of its own, used in a `with` block.

    At most one item is done and waits while another is used, and one more is being made. What came before a fault is handed
    out before the fault is raised. Leaving the block stops the iterator after the item it is at.
    """

    def __init__(self, items: Generator[T, None, None]) -> None:
        self._items = items
        self._ready: queue.Queue[T | _End] = queue.Queue(1)
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ahead", daemon=True)

    def __enter__(self) -> Ahead[T]:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()
        self._thread.join(PATIENCE)

    def __next__(self) -> T:
        while True:
            with contextlib.suppress(queue.Empty):
                item = self._ready.get(timeout=1)  # not for ever at once: Ctrl-C must come through on every system
                break
        if not isinstance(item, _End):
            return item
        self._hand_over(item)  # whoever asks again is told the same
        if item.fault is not None:
            raise item.fault
        raise StopIteration

    def _run(self) -> None:
        fault: BaseException | None = None
        try:
            with contextlib.closing(self._items):
                for item in self._items:
                    if not self._hand_over(item):
                        return
                    del item  # megabytes
        except BaseException as error:  # noqa: BLE001 - raised where the items are used
            fault = error
        self._hand_over(_End(fault))

    def _hand_over(self, item: T | _End) -> bool:
        """Wait until there is room for it; False where nobody wants it any more."""
        while not self._left.is_set():
            with contextlib.suppress(queue.Full):
                self._ready.put(item, timeout=SECONDS)
                return True
        return False


class _End:
    """After the last item: the fault that ended it, if any."""

    def __init__(self, fault: BaseException | None) -> None:
        self.fault = fault
