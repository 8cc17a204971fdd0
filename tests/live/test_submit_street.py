"""Sites as agencies build them: one lead, through the right form, every field right, the right word."""

from __future__ import annotations

import asyncio

import pytest

from mysteryshop.browser import Browser
from mysteryshop.model import Submission
from tests.live.sites import Site
from tests.live.sites_beside import BESIDE
from tests.live.sites_calls import CALLS
from tests.live.sites_continent import CONTINENT
from tests.live.sites_english import ENGLISH
from tests.live.sites_errands import ERRANDS
from tests.live.sites_lots import LOTS
from tests.live.sites_panes import PANES
from tests.live.sites_street import STREET
from tests.live.submit_support import BROWSER, faults, send

pytestmark = pytest.mark.live
SITES: tuple[type[Site], ...] = (*STREET, *LOTS, *ERRANDS, *CALLS, *BESIDE, *CONTINENT, *ENGLISH, *PANES)


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[Site, Submission]]:
    """Every site after one visit, several at a time in one browser."""

    async def run() -> dict[str, tuple[Site, Submission]]:
        limit = asyncio.Semaphore(5)
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:

            async def one(kind: type[Site]) -> tuple[str, tuple[Site, Submission]]:
                async with limit:
                    site = kind()
                    return kind.__name__, (site, await send(browser, site))

            return dict(await asyncio.gather(*map(one, SITES)))

    return asyncio.run(run())


@pytest.mark.parametrize("name", [kind.__name__ for kind in SITES])
def test_one_lead_and_nothing_else(told: dict[str, tuple[Site, Submission]], name: str) -> None:
    site, submission = told[name]
    assert faults(site, submission) == []
    assert len(site.posts) == (site.outcome != "no_form"), "another form was posted"
