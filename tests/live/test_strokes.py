"""Typing in one go: the page hears what it hears of a person, box by box, and a box that cannot be typed into ends the run."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from mysteryshop.browser import Browser
from mysteryshop.submit.page.scripts import script
from tests.live.submit_support import BROWSER

pytestmark = pytest.mark.live

PAGE = """<!doctype html><form><input id="a" value="old"><input id="b" type="tel"><textarea id="c"></textarea>
<input id="d" readonly><input id="e"></form><script>
const heard = [];
for (const kind of ['focus', 'input', 'change', 'blur']) addEventListener(kind, (e) => e.isTrusted && heard.push(kind + ' ' + e.target.id), true);
b.addEventListener('input', () => { b.value = b.value.replace(/^(\\d{3})(\\d+)$/, '$1-$2'); });
a.addEventListener('blur', () => setTimeout(() => { document.querySelector('#b').disabled = false; }));
document.querySelector('#b').disabled = true;
</script>"""


def test_each_box_is_entered_typed_into_and_left() -> None:
    async def run() -> tuple[int, list[str], Any]:
        async with (
            Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser,
            browser.visit(locale="en-US") as context,
        ):
            page = await context.new_page()
            await page.set_content(PAGE)
            first = await page.evaluate(script("strokes.js"), [["#a", "Maria"], ["#b", "5185550123"]])
            assert first == 1, "the second box sleeps until the first was left"
            await page.evaluate("() => { heard.length = 0; b.disabled = false; }")
            boxes = [["#a", "Jane"], ["#b", "5185550123"], ["#c", "one\ntwo"], ["#d", "no"], ["#e", "no"]]
            done = await page.evaluate(script("strokes.js"), boxes)
            return done, await page.evaluate("heard"), await page.evaluate("[a, b, c, d, e].map((el) => el.value)")

    done, heard, held = asyncio.run(run())
    assert (done, held) == (3, ["Jane", "518-5550123", "one\ntwo", "", ""])
    assert heard[:4] == ["input a", "change a", "blur a", "focus b"]
    assert list(dict.fromkeys(heard[4:])) == ["input b", "change b", "blur b", "focus c", "input c"]
