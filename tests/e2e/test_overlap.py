"""Two runs at once: a held stage is skipped and said, a command that can do nothing ends with 5 at once."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mysteryshop.errors import ExitCode
from mysteryshop.locks import stage_lock
from mysteryshop.store import Store
from tests.builders import a_shop, a_wave

pytestmark = pytest.mark.e2e
CONFIG = """
alias_domain = "shop.example"
[[inbox]]
name = "desk"
maildir = "mail"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mysteryshop.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "dealers.csv").write_text("id,name,url,relationship\n", encoding="utf-8")
    for part in ("cur", "new", "tmp"):
        (tmp_path / "mail" / part).mkdir(parents=True)
    with Store.open(f"sqlite:///{tmp_path / 'mysteryshop.db'}", tmp_path / "evidence") as store:
        store.add_wave(a_wave())
        store.add_shops([a_shop()])
    return tmp_path


def _call(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mysteryshop", "-w", str(folder), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize(("stage", "command"), [("submit", "submit"), ("collect-desk", "collect"), ("report", "report")])
def test_a_command_whose_stage_is_held_ends_with_5(folder: Path, stage: str, command: str) -> None:
    with stage_lock(folder, stage):
        done = _call(folder, command)
    assert done.returncode == ExitCode.HELD, done.stdout + done.stderr
    assert "another run" in done.stderr + done.stdout
    assert _call(folder, command).returncode == ExitCode.OK


def test_a_watching_collector_lives_beside_a_run(folder: Path) -> None:
    """`collect --watch` holds its mailbox; a cron `run` grades and reports all the same."""
    with stage_lock(folder, "collect-desk"):
        done = _call(folder, "grade")
        assert done.returncode == ExitCode.OK
        done = _call(folder, "report", "--json")
    assert done.returncode == ExitCode.OK
    assert "index.html" in done.stdout


def test_mail_found_late_is_filed_and_the_second_collect_finds_nothing(folder: Path) -> None:
    mail = (
        "Received: from mail.harborview.example by mx.shop.example; Mon, 1 Jun 2026 14:12:00 +0000\r\n"
        "Delivered-To: maria.jensen47@shop.example\r\nFrom: Dana <dana@harborview.example>\r\nSubject: Your RAV4\r\n"
        "Message-ID: <1@harborview.example>\r\nDate: Mon, 1 Jun 2026 14:11:00 +0000\r\n\r\n"
        "Hi Maria, yes, the RAV4 is still here and it comes with both keys. Will you tow with it?\r\n\r\nDana\r\n"
    )
    (folder / "mail" / "new" / "1780000000.1.host").write_text(mail, encoding="utf-8")
    first = _call(folder, "collect", "--json")
    assert json.loads(first.stdout)["counts"] == {"matched": 1}, first.stdout + first.stderr
    assert json.loads(_call(folder, "collect", "--json").stdout)["counts"] == {}
    assert (folder / "mail" / "new" / "1780000000.1.host").exists(), "the mailbox is only read"
    _call(folder, "grade")
    shown = _call(folder, "show", "shop-1", "--json")
    assert "both keys" in shown.stdout


def test_a_watch_outlives_a_mailbox_that_comes_and_goes(folder: Path) -> None:
    """`collect --watch` goes on when the mailbox is gone for a while, and reads what arrived meanwhile."""
    command = [sys.executable, "-m", "mysteryshop", "-w", str(folder), "collect", "--watch", "--every", "1"]
    gone = folder / "elsewhere"
    (folder / "mail").rename(gone)
    watcher = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        time.sleep(4)
        assert watcher.poll() is None, watcher.communicate()[0]
        (gone / "new" / "1780000000.1.host").write_text(
            "Delivered-To: maria.jensen47@shop.example\r\nFrom: Dana <dana@harborview.example>\r\nSubject: RAV4\r\n\r\nStill here.\r\n",
            encoding="utf-8",
        )
        gone.rename(folder / "mail")
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and "Still here" not in _call(folder, "show", "shop-1", "--json").stdout:
            time.sleep(1)
        assert "Still here" in _call(folder, "show", "shop-1", "--json").stdout
    finally:
        watcher.send_signal(signal.SIGINT)
        told = watcher.communicate(timeout=30)[0]
    assert watcher.returncode == ExitCode.INTERRUPTED, told
