"""kill -9 at random moments of a live run, again and again: no dealer gets two leads, none is lost without a word."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from mysteryshop.model import Outcome, ShopState
from mysteryshop.store import Store
from tests.builders import a_dealer, a_persona, a_planned_shop, a_wave
from tests.e2e.counting_server import Street, counting_street
from tests.e2e.demo_support import alive, descendants

LONG = bool(os.environ.get("MYSTERYSHOP_LONG_TESTS"))
KILLS = 50 if LONG else 14
LEADS = 60 if LONG else 18
ENVIRONMENT = {
    key: value for key, value in os.environ.items() if key != "MYSTERYSHOP_LONG_TESTS"
}  # to the program it is no setting
CONFIG = """
live = true
alias_domain = "shop.example"
[submit]
allow_private_addresses = true
visit_seconds = 20
confirm_seconds = 5
dwell_seconds = 3
[pacing]
host_gap_seconds = 0
platform_gap_seconds = 0
lease_minutes = 1
"""


def _workspace(folder: Path, street: Street) -> None:
    (folder / "mysteryshop.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "dealers.csv").write_text("id,name,url,relationship\n", encoding="utf-8")
    with Store.open(f"sqlite:///{folder / 'mysteryshop.db'}", folder / "evidence") as store:
        wave = a_wave()
        store.add_wave(wave)
        store.add_shops(
            [
                a_planned_shop(
                    id=f"shop-{n:02}",
                    dealer=a_dealer(id=f"dealer-{n:02}", url=street.url(n), mail_domains=()),
                    persona=a_persona(id=f"p{n}", email=f"maria{n:02}@shop.example"),
                )
                for n in range(LEADS)
            ]
        )


def _start(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mysteryshop", "-w", str(folder), "submit", "--live"]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def _kill_at_random(folder: Path, rng: random.Random) -> dict[int, str]:
    """Kills one run, and returns what of its family is still there five seconds later."""
    process, family = _start(folder), dict[int, str]()
    try:
        process.wait(timeout=1.0 + rng.random() * 4.0)
    except subprocess.TimeoutExpired:
        family = descendants(process.pid)
        os.kill(process.pid, signal.SIGKILL)  # the program alone: its browser must notice by itself
    process.communicate()
    until = time.monotonic() + 5
    while (left := {pid: told for pid, told in family.items() if alive(pid)}) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def _status(folder: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "mysteryshop", "-w", str(folder), "status", "--json"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


@pytest.mark.e2e
@pytest.mark.slow
def test_killed_again_and_again_no_lead_is_doubled_and_none_lost_silently(tmp_path: Path) -> None:
    rng = random.Random(20260601)
    with counting_street(LEADS, think=0.3) as street:
        _workspace(tmp_path, street)
        for _ in range(KILLS):
            assert _kill_at_random(tmp_path, rng) == {}
        for _ in range(4):  # undisturbed at last; a second call finds what a kill left claimed or armed
            last = _start(tmp_path)
            _, said = last.communicate(timeout=300)
            assert last.returncode in (0, 3), said.decode()
        time.sleep(0.5)
        doubled = {host: n for host, n in street.leads.items() if n > 1}
        assert not doubled
        _every_shop_is_accounted_for(tmp_path, street)


def _every_shop_is_accounted_for(folder: Path, street: Street) -> None:
    with Store.open(f"sqlite:///{folder / 'mysteryshop.db'}", folder / "evidence") as store:
        shops = store.shops()
    outcomes = Counter(shop.outcome for shop in shops)
    assert {shop.state for shop in shops} <= {ShopState.SENT}, outcomes
    assert set(outcomes) <= {Outcome.CONFIRMED, Outcome.UNCONFIRMED, Outcome.IN_DOUBT}
    # a lead that reached a server is never called anything but sent, and one that did not is never called confirmed
    arrived = set(street.emails)
    assert arrived <= {shop.reply_to for shop in shops}
    assert {shop.reply_to for shop in shops if shop.outcome is Outcome.CONFIRMED} <= arrived
    doubtful = {shop.id for shop in shops if shop.outcome is Outcome.IN_DOUBT}
    told = json.dumps(_status(folder))
    assert all(shop_id in told for shop_id in doubtful), "status must name every shop a person has to settle"
