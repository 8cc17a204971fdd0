"""Mails read by two processes: a second one reads all the while, this one whenever nothing else is to be done.

The reader is a plain child with two pipes. It is given mails and gives back arrivals, knows no store and no network, and ends
when its pipe ends: however this process dies, it is gone with it. Mails are handed over in small pieces, from the front; who
waits for them reads pieces from the back himself, so that both have work until the last is read, on any machine. Where the
reader dies, or never was, all are read here.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, cast

from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.watch import Arrival, read_arrival
from mysteryshop.model import RawMail

WORTH_IT, LARGE = 150, 50_000
"""Mails from which a second process is started, for it takes a third of a second to come up; so many bytes count as one more."""
PIECE_MAILS, PIECE_BYTES = 8, 500_000
"""What is read at a time on either side; who is done waits no longer for the other than one of these takes."""

WIDE = 1 << 20
"""Bytes of a pipe."""

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
        self._often = gc.get_threshold()

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child is None:
            return
        gc.set_threshold(*self._often)
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
        """Begin to read; what is given back reads along, and has the arrivals, in order, judged without knowing of other shops'
        mail. Nothing raises."""
        self._given += len(mails) + sum(len(mail.raw) for mail in mails) // LARGE
        if self._child is None and self._given >= WORTH_IT:
            self._start()
        job = _Job(mails)
        if self._child is None or self._post is None:
            return lambda: self._helped(job, None)
        reading = self._post.submit(self._there, self._child, job)
        return lambda: self._helped(job, reading)

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
        for pipe in (self._child.stdin, self._child.stdout):
            _widened(cast(IO[bytes], pipe))
        self._often = gc.get_threshold()
        gc.set_threshold(*_SELDOM)
        self._post = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._post.submit(self._tell, self._child)

    def _tell(self, child: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(*_FAULTS):  # a reader that is gone shows when it is asked
            pickle.dump(self._knows, cast(IO[bytes], child.stdin), protocol=pickle.HIGHEST_PROTOCOL)

    def _there(self, child: subprocess.Popen[bytes], job: _Job) -> None:
        """Hand pieces over and take arrivals, as long as there are any, or until the reader is gone. The next piece is there
        before the one before is read: what this process is at just now keeps nobody waiting."""
        to, back = cast(IO[bytes], child.stdin), cast(IO[bytes], child.stdout)
        with contextlib.suppress(*_FAULTS):
            given = self._given_to(to, job)
            while given is not None:
                ahead = self._given_to(to, job)
                parts = pickle.load(back)
                job.read[given] = [Arrival(mail, *some) for mail, some in zip(job.pieces[given], parts, strict=True)]
                given = ahead

    def _given_to(self, to: IO[bytes], job: _Job) -> int | None:
        """Hand the next piece over; its place."""
        place = job.first()
        if place is not None:
            pickle.dump(job.pieces[place], to, protocol=pickle.HIGHEST_PROTOCOL)
            to.flush()
        return place

    def _helped(self, job: _Job, reading: Future[None] | None) -> list[Arrival]:
        """All arrivals, those that nobody has read yet read here; at the end what a reader that died had in its hands."""
        while (place := job.last()) is not None:
            job.read[place] = self._here(job.pieces[place])
        if reading is not None:
            reading.result()
        return [one for place, piece in enumerate(job.pieces) for one in job.read.get(place) or self._here(piece)]

    def _here(self, mails: Sequence[RawMail]) -> list[Arrival]:
        return [_read(mail, *self._knows) for mail in mails]


class _Job:
    """Mails in pieces, taken from both ends by who reads; what was read stands at its piece's place."""

    def __init__(self, mails: Sequence[RawMail]) -> None:
        self.pieces = list(_pieces(mails))
        self.read: dict[int, list[Arrival]] = {}
        self._left = deque(range(len(self.pieces)))

    def first(self) -> int | None:
        """The place of the first piece that nobody has taken yet; None when all are taken."""
        with contextlib.suppress(IndexError):
            return self._left.popleft()
        return None

    def last(self) -> int | None:
        """The same from the end."""
        with contextlib.suppress(IndexError):
            return self._left.pop()
        return None


def serve() -> None:
    """The reader's life: what it must know, then mails in, arrivals out, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks; he closes the pipe
    mails, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that prints can get between the answers
    given: queue.SimpleQueue[list[RawMail] | None] = queue.SimpleQueue()
    with contextlib.suppress(*_FAULTS):
        knows = pickle.load(mails)
        threading.Thread(target=_taken, args=(mails, given.put), daemon=True).start()
        gc.freeze()
        gc.set_threshold(*_SELDOM)
        while (piece := given.get()) is not None:
            read = [_read(mail, *knows) for mail in piece]
            parts = [(one.message, one.match, one.nature, one.notice, one.touch, one.among_twins) for one in read]
            pickle.dump(parts, answers, protocol=pickle.HIGHEST_PROTOCOL)
            answers.flush()
    os._exit(0)


def _taken(mails: IO[bytes], put: Callable[[list[RawMail] | None], None]) -> None:
    """Take pieces from the pipe as they come, so that who gives them never waits; None at its end."""
    with contextlib.suppress(*_FAULTS):
        while True:
            put(pickle.load(mails))
    put(None)


def _widened(pipe: IO[bytes]) -> None:
    """Let a pipe hold a piece whole, where the system can (Linux): neither side waits for the other while it fills."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, WIDE)


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
