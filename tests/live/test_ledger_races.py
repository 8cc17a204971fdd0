"""Many processes at one ledger, and kill -9 at any moment: no shop is claimed by two or pressed twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from mysteryshop.ledger import Claim, ClaimLost, Ledger
from mysteryshop.model import Outcome, PacingSettings, ShopState
from mysteryshop.store import Store
from mysteryshop.store.schema import metadata
from tests.live.ledger_support import DUE, WORKER, fill, postgres

pytestmark = pytest.mark.live
FREE = PacingSettings(host_gap_seconds=0, platform_gap_seconds=0)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'shop.db'}"
    address: str = request.getfixturevalue("cluster")
    with Store.open(address, tmp_path / "evidence") as store, store.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)} CASCADE"))
    with Store.open(address, tmp_path / "evidence") as store, store.engine.begin() as connection:
        metadata.drop_all(connection)
    return address


def _start(url: str, folder: Path, *, limit: int = 2, think: float = 0.0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WORKER, url, str(folder / "evidence"), str(folder / "presses"), str(limit), str(think)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _seen(folder: Path, word: str) -> Counter[str]:
    lines = (folder / "presses").read_text().splitlines()
    return Counter(line.split()[1] for line in lines if line.startswith(f"{word} "))


def test_of_many_processes_each_shop_is_claimed_and_pressed_by_one(url: str, tmp_path: Path) -> None:
    fill(url, tmp_path, 60)
    workers = [_start(url, tmp_path) for _ in range(6)]
    for worker in workers:
        worker.communicate()
        assert worker.returncode == 0
    assert set(_seen(tmp_path, "claim").values()) == {1}
    assert len(_seen(tmp_path, "press")) == 60
    assert set(_seen(tmp_path, "press").values()) == {1}
    with Store.open(url, tmp_path / "evidence") as store:
        assert store.counts() == {(ShopState.SENT, Outcome.CONFIRMED): 60}


def test_of_many_threads_with_one_claim_one_arms(url: str, tmp_path: Path) -> None:
    fill(url, tmp_path, 5)
    with Store.open(url, tmp_path / "evidence") as store, ThreadPoolExecutor(8) as pool:
        ledger = Ledger(store.engine, FREE)
        for claim in ledger.take_due(DUE, limit=5, live=True):
            armed = list(pool.map(lambda _, one=claim: _arms(ledger, one), range(8)))
            assert armed.count(True) == 1


def test_of_many_threads_one_passes_a_gate(url: str, tmp_path: Path) -> None:
    fill(url, tmp_path, 8)
    with Store.open(url, tmp_path / "evidence") as store, ThreadPoolExecutor(8) as pool:
        claims = Ledger(store.engine, FREE).take_due(DUE, limit=8, live=True)
        paced = Ledger(store.engine, PacingSettings(host_gap_seconds=600, platform_gap_seconds=600))
        waits = list(pool.map(lambda claim: paced.arm(claim, host="hub.example", platform="dealer.com"), claims))
        assert sorted(wait > 0 for wait in waits) == [False] + [True] * 7
        assert all(0 <= wait <= 600 for wait in waits)


def _arms(ledger: Ledger, claim: Claim) -> bool:
    try:
        return ledger.arm(claim, host="x", platform=None) == 0.0
    except ClaimLost:
        return False


def test_killed_at_any_moment_no_lead_is_pressed_twice_and_none_is_lost(url: str, tmp_path: Path) -> None:
    fill(url, tmp_path, 40)
    rng = random.Random(7)
    for _ in range(12):
        worker = _start(url, tmp_path, think=0.02)
        assert worker.stdout is not None
        worker.stdout.readline()  # ready: from here on it claims, arms and presses
        try:
            worker.wait(timeout=rng.uniform(0.0, 0.12))
        except subprocess.TimeoutExpired:
            os.kill(worker.pid, signal.SIGKILL)
        worker.communicate()
    for _ in range(2):
        last = _start(url, tmp_path)
        last.communicate()
        assert last.returncode == 0
    pressed = _seen(tmp_path, "press")
    assert set(pressed.values()) == {1}
    with Store.open(url, tmp_path / "evidence") as store:
        shops = store.shops()
    assert {shop.state for shop in shops} == {ShopState.SENT}
    confirmed = {shop.id for shop in shops if shop.outcome is Outcome.CONFIRMED}
    doubtful = {shop.id for shop in shops if shop.outcome is Outcome.IN_DOUBT}
    assert confirmed | doubtful == {shop.id for shop in shops}
    assert confirmed <= set(pressed)
    assert doubtful, "no kill came between arming and finishing: the test has proven nothing"


def test_many_may_open_a_new_store_at_once(url: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: Store.open(url, tmp_path / "evidence"), range(6)))
    for store in stores:
        assert store.waves() == []
        store.close()
