"""Mails read by a second process: reading takes about half of collecting, storing the other half; each has a core of its own.

The reader is a plain child with two pipes. It is given mails and gives back arrivals, knows no store and no network, and ends
when its pipe ends: however this process dies, it is gone with it. Where the reader dies, or never was, mails are read here.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, cast

from mysteryshop.inbox.match import Matcher
from mysteryshop.inbox.watch import Arrival, read_arrival
from mysteryshop.model import RawMail

WORTH_IT, LARGE = 150, 50_000
"""Mails from which a second process is started, for it takes a third of a second to come up; so many bytes count as one more."""
PIECE_MAILS, PIECE_BYTES = 25, 1_000_000
"""What is handed over at a time; bounds the memory on both sides."""

_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from mysteryshop.inbox.readers import serve; serve()"
_FAULTS = (OSError, EOFError, ValueError, pickle.UnpicklingError, AttributeError, ImportError)
"""What a pipe to a process that died, or that is of another version, raises."""
_SPARING = {"MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "131072", "OPENBLAS_NUM_THREADS": "1"}
"""Memory of large mails is given back at once (GNU libc), and arithmetic brings no threads."""
_SELDOM = 20_000, 50, 50
"""Allocations between two looks for circles of objects: a mail makes many objects, and all but none of them in circles."""
_beside = threading.Semaphore(1)
"""One reader a process: mailboxes that are read at the same time find it taken and read for themselves."""


class Readers:
    """Reads mails, beside this process where that pays. Used in a `with` block."""

    def __init__(self, matcher: Matcher, *, trusted_hosts: Sequence[str] = (), nobodys: Collection[str] = ()) -> None:
        self._knows = (matcher, tuple(trusted_hosts), frozenset(nobodys))
        self._child: subprocess.Popen[bytes] | None = None
        self._post: ThreadPoolExecutor | None = None
        self._given = 0

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child is None:
            return
        child, self._child = self._child, None
        child.kill()  # it holds nothing: what it was reading is on the disk, and read again where it was not written down
        if self._post is not None:
            self._post.shutdown(cancel_futures=True)
        child.wait()
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                cast(IO[bytes], pipe).close()
        _beside.release()

    def read(self, mails: Sequence[RawMail]) -> Callable[[], list[Arrival]]:
        """Begin to read; what is given back waits for the arrivals, in order, judged without knowing of other shops' mail.
        Nothing raises."""
        self._given += len(mails) + sum(len(mail.raw) for mail in mails) // LARGE
        if self._child is None and self._given >= WORTH_IT:
            self._start()
        if self._child is None or self._post is None:
            return lambda: self._here(mails)
        reading = self._post.submit(self._there, self._child, mails)
        return lambda: self._awaited(reading, mails)

    def _start(self) -> None:
        if self._post is not None or cores() < 2 or not sys.executable or not _beside.acquire(blocking=False):
            return
        try:
            self._child = subprocess.Popen(
                [sys.executable, "-c", _CHILD, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_SPARING},
            )
        except OSError:
            _beside.release()
            return
        self._post = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._post.submit(self._tell, self._child)

    def _tell(self, child: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(*_FAULTS):  # a reader that is gone shows when it is asked
            pickle.dump(self._knows, cast(IO[bytes], child.stdin), protocol=pickle.HIGHEST_PROTOCOL)

    def _there(self, child: subprocess.Popen[bytes], mails: Sequence[RawMail]) -> list[Arrival] | None:
        """Hand mails over and take arrivals, piece by piece; None when the reader is gone."""
        to, back = cast(IO[bytes], child.stdin), cast(IO[bytes], child.stdout)
        found: list[Arrival] = []
        try:
            for piece in _pieces(mails):
                pickle.dump(piece, to, protocol=pickle.HIGHEST_PROTOCOL)
                to.flush()
                found += [Arrival(mail, *parts) for mail, parts in zip(piece, pickle.load(back), strict=True)]
        except _FAULTS:
            return None
        return found

    def _awaited(self, reading: Future[list[Arrival] | None], mails: Sequence[RawMail]) -> list[Arrival]:
        found = reading.result()
        return self._here(mails) if found is None else found

    def _here(self, mails: Sequence[RawMail]) -> list[Arrival]:
        return [_read(mail, *self._knows) for mail in mails]


def serve() -> None:
    """The reader's life: what it must know, then mails in, arrivals out, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks; he closes the pipe
    mails, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that prints can get between the answers
    with contextlib.suppress(*_FAULTS):
        knows = pickle.load(mails)
        gc.freeze()
        gc.set_threshold(*_SELDOM)
        while True:
            read = [_read(mail, *knows) for mail in pickle.load(mails)]
            parts = [(one.message, one.match, one.nature, one.notice, one.touch, one.among_twins) for one in read]
            pickle.dump(parts, answers, protocol=pickle.HIGHEST_PROTOCOL)
            answers.flush()
    os._exit(0)


def _read(mail: RawMail, matcher: Matcher, hosts: tuple[str, ...], nobodys: frozenset[str]) -> Arrival:
    return read_arrival(mail, matcher, trusted_hosts=hosts, nobodys=nobodys)


def cores() -> int:
    """The processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pieces(mails: Sequence[RawMail]) -> Iterator[list[RawMail]]:
    piece: list[RawMail] = []
    size = 0
    for mail in mails:
        if piece and (len(piece) >= PIECE_MAILS or size + len(mail.raw) > PIECE_BYTES):
            yield piece
            piece, size = [], 0
        piece.append(mail)
        size += len(mail.raw)
    if piece:
        yield piece
