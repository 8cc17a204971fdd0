"""Recipes on sites that nothing else opens: the lead arrives once, rules hold, and a step that no longer fits is named."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from mysteryshop.browser import Browser
from mysteryshop.model import Outcome
from tests.live.recipe_support import KINDS, Coded, Gone, Wizard, follow
from tests.live.submit_support import BROWSER, Drawer, OpenGate, faults

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def told() -> dict[str, list[str]]:
    """The faults of every site, four visits at a time in one browser."""

    async def run() -> dict[str, list[str]]:
        limit = asyncio.Semaphore(4)
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:

            async def one(kind: Any) -> tuple[str, list[str]]:
                async with limit:
                    site, gate = kind(), OpenGate()
                    submission, replay = await follow(browser, site, gate=gate)
                    out = faults(site, submission)
                    if site.posts and gate.armed != 1:
                        out.append(f"armed {gate.armed} times")
                    return kind.__name__, out + ([str(line) for line in replay.rest()] if out else [])

            return dict(await asyncio.gather(*map(one, KINDS)))

    return asyncio.run(run())


@pytest.mark.parametrize("name", [kind.__name__ for kind in KINDS])
def test_site(told: dict[str, list[str]], name: str) -> None:
    assert told[name] == []


def rehearse(kind: Any) -> tuple[Any, OpenGate, Any, Any]:
    async def run() -> Any:
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:
            site, gate = kind(), OpenGate()
            submission, replay = await follow(browser, site, live=False, gate=gate, drawer=Drawer())
            return site, gate, submission, replay

    return asyncio.run(run())  # type: ignore[no-any-return]


def test_a_rehearsal_goes_to_the_button_and_presses_nothing() -> None:
    site, gate, submission, replay = rehearse(Coded)
    assert submission.outcome is Outcome.REHEARSED
    assert (site.posts, gate.armed) == ([], 0)
    assert all(line.ok for line in replay.rest())
    assert replay.rest()[-1].said == "found, not pressed"
    assert any("sha256 000000000000" in step for step in submission.steps)


def test_a_rehearsal_of_a_wizard_stops_before_the_first_press_after_the_shopper_is_named() -> None:
    site, gate, submission, replay = rehearse(Wizard)
    assert submission.outcome is Outcome.REHEARSED
    assert (site.posts, gate.armed) == ([], 0)
    assert [line.ok for line in replay.rest()] == [True, True, True, None, None, None, None]


def test_a_step_that_no_longer_fits_is_named_with_the_nearest_name() -> None:
    site, _, submission, replay = rehearse(Gone)
    assert submission.outcome is Outcome.FAILED
    assert "step 4, type {last_name} into “F2”: nothing on the page is called “F2”" in submission.reason
    assert [line.ok for line in replay.rest()][:5] == [True, True, True, False, None]
    assert site.posts == []
