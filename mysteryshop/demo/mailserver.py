"""The street's post office: a real IMAP server (pymap) in a process of its own, on loopback, gone when the demo is.

Run as a module this file is that process; it also ends by itself when its parent does, whatever ended the parent.
"""

from __future__ import annotations

import imaplib
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from mysteryshop.errors import OutOfReach

USER = "shopping-desk"
START_SECONDS = 30
TRIES = 4


@dataclass(frozen=True, slots=True)
class PostOffice:
    """Where the mailbox is, and its password for this run."""

    port: int
    password: str
    pid: int
    user: str = USER
    host: str = "127.0.0.1"

    def deliver(self, mails: Iterable[tuple[str, datetime, bytes]]) -> int:
        """Put mails (folder, arrival, bytes) into the mailbox by IMAP APPEND, with the arrival as INTERNALDATE."""
        count = 0
        with imaplib.IMAP4(self.host, self.port, timeout=30) as box:
            box.login(self.user, self.password)
            box.create("Junk")
            for folder, at, raw in mails:
                status, words = box.append(folder, "", imaplib.Time2Internaldate(at), raw)
                if status != "OK":
                    raise OutOfReach(f"the demo's mail server would not take a mail: {words!r}")
                count += 1
        return count


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    """Start the server on a free port, wait until it answers, end it with the block."""
    password = secrets.token_urlsafe(12)
    process, port = _start(password)
    try:
        yield PostOffice(port, password, process.pid)
    finally:
        if process.stdin:
            process.stdin.close()  # the child ends by itself; the rest is for a child that hangs
        try:
            process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _start(password: str) -> tuple[subprocess.Popen[bytes], int]:
    """A free port may be taken by somebody else between asking and using it: try again then."""
    for _ in range(TRIES):
        port = _free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "mysteryshop.demo.mailserver", str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"MYSTERYSHOP_DEMO_PASSWORD": password, "PYTHONPATH": os.pathsep.join(sys.path)},
            start_new_session=True,
        )
        if _answers(process, port):
            return process, port
        process.kill()
        process.wait()
    raise OutOfReach(
        "the demo's mail server did not start", tip="The demo needs the package pymap: pip install 'mysteryshop[demo]'."
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
                return line.recv(4) == b"* OK"
        except OSError:
            time.sleep(0.05)
    return False


def _end_with_parent() -> None:
    """The parent holds the other end of our standard input and never writes: its end is ours."""
    sys.stdin.buffer.read()
    os._exit(0)


def _serve(port: str) -> None:
    from pymap.main import main

    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.argv = [
        "pymap", "--host", "127.0.0.1", "--port", port, "--no-tls",
        "dict", "--demo-user", USER, f"--demo-password={os.environ['MYSTERYSHOP_DEMO_PASSWORD']}",  # it may begin with "-"
    ]  # fmt: skip
    main()


if __name__ == "__main__":
    _serve(sys.argv[1])
