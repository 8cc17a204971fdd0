"""Pretend sites whose trap is the way to the form: the right form is reached, no decoy is posted, the word is right."""

from __future__ import annotations

import asyncio

import pytest

from mysteryshop.browser import Browser
from mysteryshop.model import Submission
from tests.live import sites_tools, sites_ways, sites_ways_desks, sites_ways_last, sites_ways_more, sites_ways_tongues
from tests.live.submit_support import BROWSER
from tests.live.ways_support import Street, faults, visit

pytestmark = pytest.mark.live
ALL = (
    *sites_ways.WAYS,
    *sites_ways_more.MORE,
    *sites_ways_last.LAST,
    *sites_ways_desks.DESKS,
    *sites_ways_tongues.TONGUES,
    *sites_tools.TOOLS,
)
AT_ONCE = 10


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[Street, Submission]]:
    """Every street after one visit, several at a time in one browser."""

    async def run() -> dict[str, tuple[Street, Submission]]:
        limit = asyncio.Semaphore(AT_ONCE)
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:

            async def one(kind: type[Street]) -> tuple[str, tuple[Street, Submission]]:
                async with limit:
                    site = kind()
                    return kind.__name__, (site, await visit(browser, site))

            return dict(await asyncio.gather(*map(one, ALL)))

    return asyncio.run(run())


@pytest.mark.parametrize("name", [kind.__name__ for kind in ALL])
def test_the_right_form_is_reached(told: dict[str, tuple[Street, Submission]], name: str) -> None:
    assert faults(*told[name]) == []


def test_no_form_says_what_the_site_offers(told: dict[str, tuple[Street, Submission]]) -> None:
    assert "phone" in told["MailOnly"][1].reason
    assert set(told["WhatsappOnly"][1].site.channels) == {"phone", "whatsapp"}


def test_what_robots_txt_forbids_is_not_asked_for(told: dict[str, tuple[Street, Submission]]) -> None:
    assert "/contact" not in told["RobotsOtherWay"][0].seen
    assert "/intern/form" not in [post.path for post in told["RobotsRedirect"][0].posts]
    assert "/contact" not in told["RobotsDown"][0].seen
    assert "503" in told["RobotsDown"][1].reason


def test_a_guarded_form_is_told_and_kept_as_evidence(told: dict[str, tuple[Street, Submission]]) -> None:
    submission = told["CaptchaEverywhere"][1]
    assert submission.site.captcha_seen
    assert submission.form_url is not None
    assert submission.form_url.endswith("/contato")
    assert told["CaptchaOnBest"][1].site.captcha_seen


@pytest.mark.parametrize(("name", "most"), [("WishGone", 7), ("ByStock", 8), ("PictureCards", 6), ("DriveWish", 5)])
def test_no_page_is_opened_for_nothing(told: dict[str, tuple[Street, Submission]], name: str, most: int) -> None:
    assert len(told[name][0].seen) <= most, told[name][0].seen
