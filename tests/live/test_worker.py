"""Two machines' worth of workers on one Postgres, real browsers, a server that counts: every lead once."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from mysteryshop.model import Outcome, ShopState
from mysteryshop.store import Store
from tests.builders import a_dealer, a_persona, a_planned_shop, a_wave
from tests.e2e.counting_server import counting_street
from tests.live.ledger_support import postgres

pytestmark = pytest.mark.live
LEADS = 6
CONFIG = """
live = true
alias_domain = "shop.example"
store = "{url}"
[submit]
allow_private_addresses = true
concurrency = 2
[pacing]
host_gap_seconds = 0
platform_gap_seconds = 0
"""


def test_two_workers_share_a_queue_and_send_each_lead_once(tmp_path: Path) -> None:
    pytest.importorskip("procrastinate", reason="the queue is an extra (cluster)")
    with postgres() as url, counting_street(LEADS) as street:
        (tmp_path / "mysteryshop.toml").write_text(CONFIG.format(url=url), encoding="utf-8")
        with Store.open(url, tmp_path / "evidence") as store:
            store.add_wave(a_wave())
            store.add_shops(
                a_planned_shop(
                    id=f"shop-{n}",
                    dealer=a_dealer(id=f"dealer-{n}", url=street.url(n)),
                    persona=a_persona(id=f"p{n}", email=f"maria{n}@shop.example"),
                )
                for n in range(LEADS)
            )
        command = [sys.executable, "-m", "mysteryshop", "-w", str(tmp_path), "worker", "--queue", url, "--drain"]
        both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        said = [process.communicate(timeout=180) for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        with Store.open(url, tmp_path / "evidence") as store:
            shops = store.shops()
    assert Counter(street.leads.values()) == {1: LEADS}
    assert {(shop.state, shop.outcome) for shop in shops} == {(ShopState.SENT, Outcome.CONFIRMED)}


def test_a_worker_refuses_a_store_nobody_else_can_see(tmp_path: Path) -> None:
    (tmp_path / "mysteryshop.toml").write_text('live = true\nalias_domain = "shop.example"\n', encoding="utf-8")
    command = [sys.executable, "-m", "mysteryshop", "-w", str(tmp_path), "worker", "--queue", "postgresql://127.0.0.1:1/x"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "SQLite" in done.stderr
