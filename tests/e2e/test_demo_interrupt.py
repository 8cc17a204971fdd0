"""The demo interrupted in the middle: whatever ends it, nothing of it stays running."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.demo_support import alive, descendants

pytestmark = [pytest.mark.live, pytest.mark.e2e, pytest.mark.slow]

PATIENCE = 60


def _until_it_browses(process: subprocess.Popen[bytes]) -> dict[int, str]:
    """Everything the demo has started, once its mail server and a browser are among it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        below = descendants(process.pid)
        commands = " ".join(below.values())
        if "mailserver" in commands and "chrom" in commands:
            return below
        time.sleep(0.1)
    raise AssertionError(f"the demo did not get as far as browsing (exit code {process.poll()})")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill -9"])
def test_an_interrupted_demo_leaves_nothing_running(tmp_path: Path, how: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "from mysteryshop.cli.main import run; run()", "demo", str(tmp_path / "demo"), "--no-open"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # a shell's background jobs ignore it
    )
    started = _until_it_browses(process)
    process.send_signal(how)
    code = process.wait(PATIENCE)
    assert code == (130 if how is signal.SIGINT else -signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and any(alive(pid) for pid in started):
        time.sleep(0.1)
    assert {pid: words for pid, words in started.items() if alive(pid)} == {}
