"""A rehearsal looks at every planned shop at once, sends nothing, and ends none."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from mysteryshop.model import Outcome, ShopState
from mysteryshop.store import Store
from tests.builders import MONDAY_10, a_dealer, a_persona, a_planned_shop, a_wave
from tests.e2e.counting_server import counting_street

pytestmark = pytest.mark.e2e


def test_a_rehearsal_waits_for_no_hour_and_ends_no_shop(tmp_path: Path) -> None:
    (tmp_path / "mysteryshop.toml").write_text(
        'alias_domain = "shop.example"\n[submit]\nallow_private_addresses = true\n', encoding="utf-8"
    )
    with counting_street(1) as street, Store.open(f"sqlite:///{tmp_path / 'mysteryshop.db'}", tmp_path / "evidence") as store:
        store.add_wave(a_wave())
        urls = {"here": street.url(0), "gone": "http://127.0.9.9:9/"}
        store.add_shops(
            a_planned_shop(
                id=f"shop-{name}",
                dealer=a_dealer(id=name, url=url),
                persona=a_persona(id=name, email=f"{name}@shop.example"),
                due_at=MONDAY_10 + timedelta(days=250),
            )
            for name, url in urls.items()
        )
        command = [sys.executable, "-m", "mysteryshop", "-w", str(tmp_path), "submit"]
        said = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert {shop.state for shop in store.shops()} == {ShopState.PLANNED}, said.stderr
        assert [one.outcome for one in store.submissions("shop-here")] == [Outcome.REHEARSED]
        assert [one.outcome for one in store.submissions("shop-gone")] == [Outcome.UNREACHABLE]
        again = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert len(store.submissions("shop-gone")) == 1, again.stderr
    assert not street.leads
