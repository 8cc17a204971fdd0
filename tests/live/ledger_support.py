"""A private Postgres on a free port, and worker processes that claim and arm against a real database."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest

from mysteryshop.model import Shop
from mysteryshop.store import Store
from tests.builders import MONDAY_10, a_dealer, a_planned_shop, a_wave

DUE = MONDAY_10 + timedelta(hours=1)

WORKER = """
import os, sys, time
from datetime import datetime
from pathlib import Path
from mysteryshop.ledger import ClaimLost, Ledger
from mysteryshop.model import Outcome, PacingSettings
from mysteryshop.store import Store
from tests.live.ledger_support import DUE

url, evidence, presses, limit, think = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), float(sys.argv[5])
ledger = Ledger(Store.open(url, evidence).engine, PacingSettings(host_gap_seconds=0, platform_gap_seconds=0, lease_minutes=10))
server = os.open(presses, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
for shop in ledger.armed_left():
    ledger.book_doubt(shop.id, DUE)
print("ready", flush=True)
while claims := ledger.take_due(DUE, limit=limit, live=True):
    for claim in claims:
        os.write(server, f"claim {claim.shop.id} {claim.attempt}\\n".encode())
        try:
            if ledger.arm(claim, host=claim.shop.dealer.id, platform=None) == 0.0:
                os.write(server, f"press {claim.shop.id}\\n".encode())  # what a dealer's server would see
                time.sleep(think)
                ledger.finish(claim, Outcome.CONFIRMED, DUE)
        except ClaimLost:
            os.write(server, f"lost {claim.shop.id}\\n".encode())
"""


def shops_of(count: int) -> list[Shop]:
    """So many due shops, each at a dealer of its own."""
    return [a_planned_shop(id=f"shop-{n:03}", dealer=a_dealer(id=f"d{n:03}", url=f"https://d{n}.example/")) for n in range(count)]


def fill(url: str, folder: Path, count: int) -> None:
    """A store with one wave of `count` due shops."""
    with Store.open(url, folder / "evidence") as store:
        store.add_wave(a_wave())
        store.add_shops(shops_of(count))


@contextmanager
def postgres() -> Iterator[str]:
    """A private cluster on loopback, gone afterwards; its URL. Skips where no Postgres is installed or none may be started."""
    pytest.importorskip("psycopg", reason="the Postgres driver is not installed (extra `postgres`)")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(name) for name in [shutil.which("initdb")] if name]
    if not found:
        pytest.skip("no Postgres on this machine (Debian: apt-get install postgresql)")
    programs = found[-1].parent
    folder = Path(mkdtemp(prefix="mysteryshop-pg-"))
    prefix = _as_postgres(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data, options = folder / "data", f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c max_connections=60"
    run = [*prefix, str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
    try:
        subprocess.run(
            [*prefix, str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres"], check=True, capture_output=True
        )
        subprocess.run([*run, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL)
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        if data.exists():
            subprocess.run([*run, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(folder: Path) -> list[str]:
    """Postgres refuses to run as root: then the system's own user runs it."""
    if os.geteuid() != 0:
        return []
    try:
        owner = pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("Postgres does not run as root, and there is no user postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return ["runuser", "-u", "postgres", "--"]
