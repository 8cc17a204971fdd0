"""Scorecards in a real browser: no script runs, nothing is fetched, the policy is kept, and a phone needs no sideways scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from mysteryshop.browser import find_browser
from mysteryshop.model import BrowserSettings, Picture, Verdict
from tests.builders import a_dealer, a_shop, a_submission, a_touch, an_evidence
from tests.unit.report_fixtures import a_card, a_finding, written

pytestmark = pytest.mark.live

CANARY = "http://127.0.0.1:9/pixel.gif"
HOSTILE = (
    f'<img src="{CANARY}" onerror="document.title=1"><script>document.title="run"</script>'
    f"<style>@import url({CANARY})</style><iframe src={CANARY}></iframe><svg onload=document.title=2> {{{{7*7}}}} </textarea></style>"
)
JPEG_START = b"\xff\xd8\xff\xe0"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=find_browser(BrowserSettings()).executable, chromium_sandbox=False)
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wave of six stores whose mails attack the page; the first has four leads."""
    out = tmp_path_factory.mktemp("reports")
    results = []
    for number in range(6):
        for lead in range(4 if number == 0 else 1):
            dealer = a_dealer(id=f"d{number}", name=f"Store {number} of the Very Long Name Motor Company")
            shop = a_shop(id=f"s{number}-{lead}", dealer=dealer, message=HOSTILE)
            touch = a_touch(shop, text=f"{HOSTILE}\n{'x' * 300}", subject=HOSTILE, sender_name="Dana Whitlock", signature=HOSTILE)
            submission = a_submission(shop, reason=HOSTILE, form_url=CANARY, pictures=(Picture(HOSTILE, "a" * 64),))
            evidence = an_evidence(shop, touch, submission=submission)
            finding = a_finding("answers_question", Verdict.FAIL, quotes=(HOSTILE[:30],), reason=HOSTILE, touch_id=touch.id)
            results.append((evidence, a_card(evidence, 90 - 10 * number, "C", findings=(finding,))))
    written(out, results, picture=lambda _sha: JPEG_START)
    return out / "2026-w23"


@pytest.mark.parametrize("page", ["index", "d0", "d5"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_a_page_is_quiet_and_fits(browser: Browser, folder: Path, page: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 900})
    tab = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    tab.on("request", lambda request: asked.append(request.url) if not request.url.startswith("data:") else None)
    tab.on("console", lambda message: told.append(message.text))
    tab.on("dialog", lambda dialog: told.append(dialog.message))
    address = (folder / f"{page}.html").as_uri()
    tab.goto(address, wait_until="load")
    assert asked == [address]
    assert told == []
    assert tab.title() not in ("run", "1", "2")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate("getComputedStyle(document.querySelector('.sheet')).maxWidth") == "1060px", "the style sheet was refused"
    context.close()


def test_a_scorecard_prints_without_fetching_anything(browser: Browser, folder: Path) -> None:
    tab = browser.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url) if not request.url.startswith("data:") else None)
    address = (folder / "d0.html").as_uri()
    tab.goto(address)
    assert tab.pdf(format="Letter").startswith(b"%PDF")
    assert asked == [address]
    tab.close()
