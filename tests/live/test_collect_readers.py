"""Reading beside: the same messages, whatever becomes of the second process; a collect that is killed loses and doubles nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from mysteryshop.inbox import readers as readers_module
from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.readers import Readers
from mysteryshop.inbox.watch import Arrival, read_arrival
from mysteryshop.model import RawMail, ShopState, Wave
from mysteryshop.store import Store
from mysteryshop.store.schema import mails, messages, sightings, touches
from tests.builders import a_shop
from tests.inbox_mails import LEAD_AT, a_mail, fetched

pytestmark = pytest.mark.live
HOSTS = ("mx.shop.example",)
SOME = [
    fetched(a_mail(f"Hi Maria, number {n} is here. Dana", html=f"<p>Hi Maria, number {n}</p>"), uid=n, internal_date=LEAD_AT)
    for n in range(400)
]


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers_module, "cores", lambda: 2)


def a_reader() -> Readers:
    return Readers(Matcher([a_shop()]), trusted_hosts=HOSTS)


def here(mails: Sequence[RawMail]) -> list[Arrival]:
    return [read_arrival(mail, Matcher([a_shop()]), trusted_hosts=HOSTS) for mail in mails]


def pid_of(readers: Readers) -> int:
    assert readers._child is not None
    return readers._child.pid


def test_arrivals_come_back_in_order_as_they_are_read_here() -> None:
    with a_reader() as readers:
        first, second = readers.read(SOME[:200]), readers.read(SOME[200:])
        child = pid_of(readers)
        assert [*first(), *second()] == here(SOME)
    assert_gone(child)


def test_few_mails_and_a_single_core_need_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    with a_reader() as readers:
        assert len(readers.read(SOME[:20])()) == 20
        assert readers._child is None
        monkeypatch.setattr(readers_module, "cores", lambda: 1)
        assert len(readers.read(SOME)()) == 400
        assert readers._child is None


@pytest.mark.parametrize("after", [0.0, 0.3])
def test_a_reader_that_dies_loses_nothing(after: float) -> None:
    with a_reader() as readers:
        reading = [readers.read(SOME[:200]), readers.read(SOME[200:])]
        time.sleep(after)
        os.kill(pid_of(readers), signal.SIGKILL)
        reading.append(readers.read(SOME[:200]))
        found = [arrival for wait in reading for arrival in wait()]
    assert found == here([*SOME, *SOME[:200]])


def test_a_mailbox_beside_this_one_reads_for_itself() -> None:
    with a_reader() as one, a_reader() as other:
        waits = [one.read(SOME), other.read(SOME)]
        assert (one._child is None, other._child is None) == (False, True)
        assert waits[0]() == waits[1]()


def test_the_reader_goes_with_the_one_who_asked_however_he_ends(tmp_path: Path) -> None:
    script = (
        "import sys, time; sys.path[:0] = [sys.argv[1]]\n"
        "from mysteryshop.inbox import readers; readers.cores = lambda: 2\n"
        "from tests.live.test_collect_readers import SOME, a_reader\n"
        "r = a_reader().__enter__(); r.read(SOME)(); print(r._child.pid, flush=True); time.sleep(60)\n"
    )
    asker = subprocess.Popen(
        [sys.executable, "-c", script, str(Path(__file__).parents[2])], stdout=subprocess.PIPE, text=True, cwd=tmp_path
    )
    assert asker.stdout is not None
    child = int(asker.stdout.readline())
    asker.kill()
    asker.wait()
    asker.stdout.close()
    assert_gone(child)


def assert_gone(pid: int) -> None:
    for _ in range(200):
        try:
            if Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] == "Z":
                return
        except FileNotFoundError:
            return
        time.sleep(0.05)
    raise AssertionError(f"process {pid} is still there")


# a collect that is killed


MAILS = 900


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one shop and a Maildir full of its answers."""
    folder = tmp_path_factory.mktemp("killed")
    box = folder / "mail"
    for part in ("cur", "new", "tmp"):
        (box / part).mkdir(parents=True)
    for n in range(MAILS):
        (box / "new" / f"17{n:08d}.host").write_bytes(a_mail(f"Hi Maria, car number {n} is here, both keys with it. Dana {n}"))
    (folder / "mysteryshop.toml").write_text('store = "sqlite:///shops.db"\n[[inbox]]\nname = "box"\nmaildir = "mail"\n')
    (folder / "scenarios.yaml").write_text("personas: []\nscenarios: []\n")
    (folder / "dealers.csv").write_text("id,name,url\n")
    return folder


def store_of(folder: Path) -> Store:
    return Store.open(f"sqlite:///{folder}/shops.db", folder / "evidence")


def test_kill_9_while_collecting_loses_and_doubles_nothing(made: Path) -> None:
    with store_of(made) as store:
        shop = a_shop(state=ShopState.SENT)
        store.add_wave(Wave(shop.wave, "w", LEAD_AT, LEAD_AT + timedelta(days=30), "standard"))
        store.add_shops([replace(shop, sent_at=LEAD_AT)])
    killed = 0
    for enough in (1, 300, 500, MAILS):
        run = subprocess.Popen(
            [sys.executable, "-m", "mysteryshop", "collect"],
            cwd=made,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        while run.poll() is None and (enough == MAILS or count(made, mails) < enough):
            time.sleep(0.01)
        if enough < MAILS and run.poll() is None:
            run.kill()
            killed += 1
        _, told = run.communicate()
    assert run.returncode == 0, told
    assert killed >= 2
    assert [count(made, table) for table in (mails, messages, touches, sightings)] == [MAILS] * 4
    left = [path.name for path in (made / "evidence").rglob("*") if path.name.endswith(".part")]
    assert left == []


def count(folder: Path, table: object) -> int:
    with store_of(folder) as store, store.engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]
