"""A step that is nothing but days and hours, gone through to the form that follows."""

from __future__ import annotations

import asyncio
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from mysteryshop.submit.filling import dayfirst


def test_hours_that_stand_under_their_days_take_both_with_one_press(monkeypatch: pytest.MonkeyPatch) -> None:
    after = object()

    async def planned(frame: object, form: str, wanted: date) -> tuple[date, str]:
        return wanted, "10:00"

    async def follows(visit: object, found: object) -> object:
        return after

    monkeypatch.setattr(dayfirst, "take_scheduled", planned)
    monkeypatch.setattr(dayfirst, "take_standing", None)  # no calendar is looked for
    monkeypatch.setattr(dayfirst, "next_form", follows)
    monkeypatch.setattr(dayfirst, "_DRAWN", (0.0,))
    found: Any = SimpleNamespace(frame=None)
    went = asyncio.run(dayfirst.through_calendar(found, found, date(2026, 6, 4)))
    assert went is not None
    assert (went[0].value, went[1]) == ("2026-06-04 10:00", after)
