"""One wave under two rubrics: the points move, the reasons add up, and nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mysteryshop.errors import MysteryshopError
from mysteryshop.model import Rubric, Settings
from mysteryshop.stages import compare
from mysteryshop.stages.compare import Moved
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace
from tests.builders import MONDAY_10, a_dealer, a_shop, a_touch, a_wave

SLOW = "Hi Maria, yes, the 2023 RAV4 XLE is still here, with both keys. Do you tow with it? If you like I film a walk-round.\nDana Whitlock"


class Later:
    """A clock that stands a month after the leads."""

    def now(self) -> datetime:
        return (MONDAY_10 + timedelta(days=30)).astimezone(UTC)


@pytest.fixture
def shopped(tmp_path: Path) -> Iterator[tuple[Workspace, Store]]:
    """A wave of two stores: one answers well after two days, one at once."""
    ws = Workspace(tmp_path, Settings())
    with Store.open(f"sqlite:///{tmp_path / 'shops.db'}", tmp_path / "evidence") as store:
        store.add_wave(a_wave())
        for dealer, after in (("slow", "2d"), ("quick", "6m")):
            shop = a_shop(id=f"{dealer}-1", dealer=a_dealer(id=dealer, name=dealer.title()))
            store.add_shops([shop])
            store.add_touch(a_touch(shop, after, SLOW))
        yield ws, store


def both(ws: Workspace, store: Store, first: Rubric, second: Rubric) -> dict[str, Moved]:
    return {one.dealer: one for one in compare(ws, store, Later(), first, second, "2026-w23")}


def test_the_slow_store_falls_where_speed_weighs_more_and_the_reason_says_so(shopped: tuple[Workspace, Store]) -> None:
    ws, store = shopped
    moved = both(ws, store, ws.rubric("standard"), ws.rubric("speed-first"))
    slow, quick = moved["slow"], moved["quick"]
    assert slow.change is not None
    assert quick.change is not None
    assert slow.change < -10 < quick.change
    assert next(iter(slow.why)) == "first_personal_time"
    assert slow.why["first_personal_time"] < 0
    assert slow.places == (2, 2)


def test_a_rubric_beside_itself_moves_nobody(shopped: tuple[Workspace, Store]) -> None:
    ws, store = shopped
    for one in both(ws, store, ws.rubric("standard"), ws.rubric("standard")).values():
        assert one.change == 0
        assert one.why == {}
        assert all(before == after for before, after in one.letters)


def test_nothing_is_stored(shopped: tuple[Workspace, Store]) -> None:
    ws, store = shopped
    both(ws, store, ws.rubric("standard"), ws.rubric("speed-first"))
    assert store.scorecards("slow-1") == []


def test_a_wave_there_is_not(shopped: tuple[Workspace, Store]) -> None:
    ws, store = shopped
    with pytest.raises(MysteryshopError, match="no wave"):
        compare(ws, store, Later(), ws.rubric("standard"), ws.rubric("standard"), "2031-w01")
