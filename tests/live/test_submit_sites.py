"""Each pretend site with its named trap: one lead, the right form, the right fields, the right word."""

from __future__ import annotations

import asyncio
import json

import pytest

from mysteryshop.browser import Browser
from mysteryshop.model import Outcome
from tests.live import sites, sites_more, sites_steps
from tests.live.submit_support import BROWSER, SETTINGS, Drawer, OpenGate, faults, send

pytestmark = pytest.mark.live
ALL = (*sites.SITES, *sites_more.MORE, *sites_steps.STEPS)


@pytest.fixture(scope="module")
def told() -> dict[str, list[str]]:
    """The faults of every site, eight visits at a time in one browser."""

    async def run() -> dict[str, list[str]]:
        limit = asyncio.Semaphore(8)
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:

            async def one(kind: type[sites.Site]) -> tuple[str, list[str]]:
                async with limit:
                    site = kind()
                    gate = OpenGate()
                    submission = await send(browser, site, gate=gate)
                    out = faults(site, submission)
                    if site.posts and gate.armed != 1:
                        out.append(f"armed {gate.armed} times")
                    return kind.__name__, out

            return dict(await asyncio.gather(*map(one, ALL)))

    return asyncio.run(run())


@pytest.mark.parametrize("name", [kind.__name__ for kind in ALL])
def test_site(told: dict[str, list[str]], name: str) -> None:
    assert told[name] == []


def test_rehearsal_sends_nothing_and_never_arms() -> None:
    async def run() -> None:
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:
            for kind in (sites.PlainContact, sites.Steps):
                site, gate, drawer = kind(), OpenGate(), Drawer()
                submission = await send(browser, site, live=False, gate=gate, drawer=drawer)
                assert submission.outcome is Outcome.REHEARSED
                assert site.posts == []
                assert gate.armed == 0
                assert drawer.kept["before.jpg"].startswith(b"\xff\xd8")
                assert json.loads(drawer.kept["form.json"])["outcome"] == "rehearsed"

    asyncio.run(run())


def test_a_lost_claim_presses_nothing() -> None:
    async def run() -> None:
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:
            site = sites.PlainContact()
            submission = await send(browser, site, gate=OpenGate(opens=False))
            assert submission.outcome is Outcome.FAILED
            assert site.posts == []

    asyncio.run(run())


def test_private_addresses_are_refused_unless_allowed() -> None:
    async def run() -> None:
        async with Browser.open(BROWSER, allow_private=False, say=lambda words: None) as browser:
            site = sites.PlainContact()
            submission = await send(browser, site, settings=SETTINGS)
            assert submission.outcome is Outcome.UNREACHABLE
            assert "private address" in submission.reason
            assert site.seen == []

    asyncio.run(run())


def test_the_evidence_tells_what_the_page_then_held() -> None:
    """The page's own script rewrites the number: what was wanted and what stood there are both told."""

    async def run() -> None:
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:
            submission = await send(browser, sites.Mask(), live=False)
            filled = {field.type: field for field in submission.fields if field.value}
            assert {"email", "phone", "message"} <= filled.keys()
            assert filled["email"].read_back == filled["email"].value
            assert filled["message"].read_back == filled["message"].value
            held = filled["phone"].read_back or ""
            assert held.startswith("(")
            assert held[-4:] == (filled["phone"].value or "")[-4:]

    asyncio.run(run())
