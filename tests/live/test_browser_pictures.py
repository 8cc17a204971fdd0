"""Pictures and prints of real scorecards: complete, on paper's size, and nothing in them runs or fetches."""

from __future__ import annotations

import asyncio
import re
import struct
import zlib
from pathlib import Path

import pytest

from mysteryshop.browser import Browser
from mysteryshop.model import Verdict
from tests.builders import a_dealer, a_shop, a_submission, a_touch, an_evidence
from tests.live.sites import PlainContact, Served
from tests.live.submit_support import BROWSER
from tests.unit.report_fixtures import a_card, a_finding, written

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scorecard of one store with four leads."""
    out, results = tmp_path_factory.mktemp("reports"), []
    for lead in range(4):
        shop = a_shop(id=f"s{lead}", dealer=a_dealer(id="d0"))
        touch = a_touch(shop, text="It is still here, and it has two keys.", subject="Your RAV4", sender_name="Dana Whitlock")
        evidence = an_evidence(shop, touch, submission=a_submission(shop))
        finding = a_finding("answers_question", Verdict.PASS, quotes=("still here",), touch_id=touch.id)
        results.append((evidence, a_card(evidence, 80, "B", findings=(finding,))))
    written(out, results)
    return next(out.rglob("d0.html"))


def size_and_colours(png: bytes) -> tuple[int, int, int]:
    """Width, height and number of different bytes in the first rows of a PNG: a blank page has one or two."""
    width, height = struct.unpack(">II", png[16:24])
    data = b"".join(part[1] for part in chunks(png) if part[0] == b"IDAT")
    return width, height, len(set(zlib.decompress(data)[: width * 4 * 400]))


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    """Name and bytes of each part of a PNG."""
    out, place = [], 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        out.append((png[place + 4 : place + 8], png[place + 8 : place + 8 + length]))
        place += length + 12
    return out


def sheets(pdf: bytes) -> set[tuple[int, int]]:
    """The sizes of its pages, in points."""
    return {(int(float(w)), int(float(h))) for w, h in re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)}


def test_picture_and_print_of_a_scorecard(card: Path, tmp_path: Path) -> None:
    target = tmp_path / "card.pdf"

    async def run() -> tuple[bytes, bytes]:
        async with Browser.open(BROWSER, allow_private=False, say=lambda words: None) as browser:
            await browser.print_pdf(card, target)
            return await browser.picture(card), await browser.picture(card, width=400, height=700, full=True)

    window, whole = asyncio.run(run())
    assert size_and_colours(window)[:2] == (1280, 900)
    assert size_and_colours(window)[2] > 20
    width, height, _ = size_and_colours(whole)
    assert (width, height > 700) == (400, True)
    pdf = target.read_bytes()
    assert pdf.startswith(b"%PDF-")
    pages = re.findall(rb"/Type\s*/Page\b", pdf)
    assert 1 <= len(pages) < 12
    assert sheets(pdf) == {(612, 792)}  # the scorecard's own style asks for Letter
    assert len(pdf) > 15_000


def test_nothing_in_a_page_runs_or_fetches_while_it_is_pictured(tmp_path: Path) -> None:
    site = PlainContact()
    with Served(site) as served:
        page = tmp_path / "hostile.html"
        page.write_text(
            f"<img src='{served.url}i'><link rel=stylesheet href='{served.url}c'><iframe src='{served.url}f'></iframe><body style=\"background:url('{served.url}b')\">"
            f"<script>fetch('{served.url}s');document.body.innerHTML='run'</script><meta http-equiv=refresh content='0;url={served.url}r'><p>Words</p>"
        )

        async def run() -> None:
            async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:
                await browser.print_pdf(page, tmp_path / "h.pdf")
                assert await browser.picture(page)

        asyncio.run(run())
    assert site.seen == []
    assert sheets((tmp_path / "h.pdf").read_bytes()) == {(595, 842)}


def test_a_crashed_browser_is_started_again() -> None:
    """The run goes on with a fresh one."""
    site = PlainContact()

    async def run() -> None:
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:
            first = browser._browser
            assert first is not None
            await first.close()
            with Served(site) as served:
                async with browser.visit(locale="en-US") as context:
                    page = await context.new_page()
                    await page.goto(served.url)
            assert browser._browser is not first

    asyncio.run(run())
    assert "/" in site.seen
