"""Addresses one slip apart."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.matching import slips
from mysteryshop.inbox.matching.slips import Slips

KNOWN = ("maria.lee@shop.example", "mara.lee@shop.example", "jo@shop.example", "marla.lee@shop.example")


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("maria.lee@shop.example", ["mara.lee@shop.example", "marla.lee@shop.example"]),
        ("mraia.lee@shop.example", ["maria.lee@shop.example"]),
        ("amria.lee@shop.example", ["maria.lee@shop.example"]),
        ("oj@shop.example", ["jo@shop.example"]),
        ("somebody@else.example", []),
    ],
)
def test_known_addresses_one_slip_away_are_found(address: str, near: list[str]) -> None:
    assert sorted(Slips(KNOWN).near(address)) == sorted(near)


def test_what_is_remembered_is_bounded_and_comes_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slips, "KEPT", 2)
    found = Slips(KNOWN)
    asked = ["amria.lee@shop.example", "oj@shop.example", "x@shop.example", "amria.lee@shop.example"]
    assert [len(found.near(one)) for one in asked] == [1, 1, 0, 1]
    assert len(found._found) <= 2
