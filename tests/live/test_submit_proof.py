"""Walls, buttons, objections and proof, one named trap each: the right word, one lead at most, nothing agreed to."""

from __future__ import annotations

import asyncio

import pytest

from mysteryshop.browser import Browser
from mysteryshop.model import Outcome
from tests.live.sites import Site
from tests.live.sites_asks import ASKS
from tests.live.sites_habits import HABITS
from tests.live.sites_proof import PROOF
from tests.live.sites_sending import SENDING
from tests.live.sites_walls import WALLS
from tests.live.sites_wordings import WORDINGS
from tests.live.submit_support import BROWSER, OpenGate, faults, send

pytestmark = pytest.mark.live
ALL = (*WALLS, *SENDING, *ASKS, *WORDINGS, *PROOF, *HABITS)
TOGETHER = 10


@pytest.fixture(scope="module")
def told() -> dict[str, list[str]]:
    """The faults of every site, several visits at a time in one browser."""

    async def run() -> dict[str, list[str]]:
        limit = asyncio.Semaphore(TOGETHER)
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:

            async def one(kind: type[Site]) -> tuple[str, list[str]]:
                async with limit:
                    site, gate = kind(), OpenGate()
                    submission = await send(browser, site, gate=gate)
                    out = faults(site, submission)
                    if site.posts and gate.armed != 1:
                        out.append(f"armed {gate.armed} times")
                    if submission.outcome in (Outcome.REJECTED, Outcome.CAPTCHA, Outcome.BLOCKED):
                        sent = [post for post in site.posts if post.path in ("/lead", "/graphql")]
                        if len(sent) > getattr(kind, "most", 1):
                            out.append(f"sent {len(sent)} times")
                    return kind.__name__, out

            return dict(await asyncio.gather(*map(one, ALL)))

    return asyncio.run(run())


@pytest.mark.parametrize("name", [kind.__name__ for kind in ALL])
def test_site(told: dict[str, list[str]], name: str) -> None:
    assert told[name] == []
