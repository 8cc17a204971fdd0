"""Whole forms in a real browser: names beside names, split numbers, later steps, traps by sight, buttons beside buttons."""

from __future__ import annotations

import asyncio
from functools import cache

import pytest

from mysteryshop.browser import Browser
from mysteryshop.model import BrowserSettings
from mysteryshop.submit.page.snapshot import take_snapshot
from mysteryshop.submit.recognise import recognise
from tests.live.recognise_forms import FORMS, STYLE

pytestmark = pytest.mark.live


@cache
def readings() -> dict[str, list[tuple[str, str]]]:
    """What each field should be and what it is read as, by form, from one browser."""

    async def look() -> dict[str, list[tuple[str, str]]]:
        found = {}
        async with (
            Browser.open(BrowserSettings(), allow_private=True, say=lambda _: None) as browser,
            browser.visit(locale="en-US") as context,
        ):
            page = await context.new_page()
            for name, html in FORMS.items():
                await page.set_content(f"<!doctype html>{STYLE}<form method=post>{html}</form>")
                forms = recognise(await take_snapshot(page.main_frame))
                found[name] = [(r.field.data_fid, r.type) for form in forms for r in form.fields if r.field.data_fid]
        return found

    return asyncio.run(look())


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_the_form_is_read_right(name: str) -> None:
    fields = readings()[name]
    assert len(fields) == FORMS[name].count("data-fid")
    assert [got if got in wanted.split("|") else f"{got} for {wanted}" for wanted, got in fields] == [got for _, got in fields]
