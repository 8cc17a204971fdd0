"""Drawn list boxes, calendars, masks and cards: exactly the wanted values arrive, once."""

from __future__ import annotations

import asyncio

import pytest

from mysteryshop.browser import Browser
from tests.live import (
    sites_builders,
    sites_clocks,
    sites_days,
    sites_drawn,
    sites_makers,
    sites_questions,
    sites_rows,
    sites_sheets,
    sites_shells,
    sites_widgets,
)
from tests.live.sites_widgets import Drawn
from tests.live.submit_support import BROWSER, OpenGate, faults, send

pytestmark = pytest.mark.live
ALL = (
    *sites_widgets.WIDGETS,
    *sites_builders.BUILDERS,
    *sites_drawn.MORE,
    *sites_clocks.CLOCKS,
    *sites_days.DAYS,
    *sites_questions.QUESTIONS,
    *sites_makers.MAKERS,
    *sites_sheets.SHEETS,
    *sites_shells.SHELLS,
    *sites_rows.ROWS,
)


@pytest.fixture(scope="module")
def told() -> dict[str, list[str]]:
    """The faults of every site, six visits at a time in one browser."""

    async def run() -> dict[str, list[str]]:
        limit = asyncio.Semaphore(6)
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:

            async def one(kind: type[Drawn]) -> tuple[str, list[str]]:
                async with limit:
                    site, gate = kind(), OpenGate()
                    submission = await send(browser, site, gate=gate)
                    out = faults(site, submission)
                    got = site.leads[-1].form if site.leads else {}
                    out += [
                        f"{key} is {got.get(key)!r}, not {value!r}"
                        for key, value in kind.exact.items()
                        if got.get(key, "") != value and got
                    ]
                    return kind.__name__, out

            return dict(await asyncio.gather(*map(one, ALL)))

    return asyncio.run(run())


@pytest.mark.parametrize("name", [kind.__name__ for kind in ALL])
def test_site(told: dict[str, list[str]], name: str) -> None:
    assert told[name] == []
