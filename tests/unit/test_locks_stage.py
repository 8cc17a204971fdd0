"""One run per stage, whatever lies about in the lock folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mysteryshop.errors import ExitCode, HeldElsewhere, StoreError
from mysteryshop.locks import FOLDER, stage_lock

HOLD = """
import sys
from pathlib import Path
from mysteryshop.errors import HeldElsewhere
from mysteryshop.locks import stage_lock
try:
    with stage_lock(Path(sys.argv[1]), "submit"):
        print("held", flush=True)
        sys.stdin.readline()
except HeldElsewhere as error:
    print("elsewhere", error.message, flush=True)
"""


def _start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_of_twenty_starts_at_once_exactly_one_holds(tmp_path: Path) -> None:
    starts = [_start(tmp_path) for _ in range(20)]
    try:
        said = [_first_line(process) for process in starts]
    finally:
        for process in starts:
            process.communicate("\n")
    assert said.count("held") == 1
    assert sum(line.startswith("elsewhere") for line in said) == 19


def test_a_killed_holder_leaves_the_stage_free(tmp_path: Path) -> None:
    holder = _start(tmp_path)
    assert _first_line(holder) == "held"
    with pytest.raises(HeldElsewhere, match=f"process {holder.pid}") as held, stage_lock(tmp_path, "submit"):
        pass
    assert held.value.exit_code is ExitCode.HELD
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    with stage_lock(tmp_path, "submit"):
        assert (tmp_path / FOLDER / "submit.lock").read_text() == f"{os.getpid()}\n"


def test_a_stale_file_is_harmless(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "submit.lock").write_text("4194304\nleft by a crash")
    with stage_lock(tmp_path, "submit"):
        pass


def test_stages_do_not_hinder_each_other_and_are_free_again(tmp_path: Path) -> None:
    with stage_lock(tmp_path, "submit"), stage_lock(tmp_path, "collect-inbox"), stage_lock(tmp_path, "collect-other"):
        pass
    with pytest.raises(ZeroDivisionError), stage_lock(tmp_path, "submit"):
        raise ZeroDivisionError
    with stage_lock(tmp_path, "submit"), pytest.raises(HeldElsewhere), stage_lock(tmp_path, "submit"):
        pass


def test_a_mailbox_name_is_no_path(tmp_path: Path) -> None:
    with stage_lock(tmp_path / "ws", "collect-../../etc/passwd"):
        assert [path.parent for path in tmp_path.rglob("*.lock")] == [tmp_path / "ws" / FOLDER]


def test_an_unusable_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in the way")
    with pytest.raises(StoreError, match="lock file"), stage_lock(tmp_path, "submit"):
        pass
