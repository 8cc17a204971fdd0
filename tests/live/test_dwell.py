"""While a shopper waits before the press the page stands still, and is as it was before the press."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from mysteryshop.browser import Browser
from mysteryshop.submit.page.scripts import script
from tests.live.submit_support import BROWSER

pytestmark = pytest.mark.live

PAGE = """<!doctype html><style>@keyframes p { to { transform: scale(2) } } #dot { animation: p 1s infinite } #row, #late { transition: margin 9s }
  #late { transition-duration: 0.2s }</style>
<input id="a" value="Maria"><div id="dot">x</div><div id="row">y</div><div id="late">z</div><script>let ticks = 0; setInterval(() => ticks++, 20);
let ended = 0; late.addEventListener('transitionend', () => ended++);</script>"""
LOOK = """() => { row.style.marginLeft = row.style.marginLeft ? '' : '90px'; return [a.selectionStart, a.selectionEnd, document.activeElement.id,
  document.getAnimations().map((one) => one.playState).sort(), getComputedStyle(row).transitionProperty, ticks]; }"""


def test_caret_and_motion_rest_and_come_back() -> None:
    async def run() -> tuple[list[Any], list[Any]]:
        async with (
            Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser,
            browser.visit(locale="en-US") as context,
        ):
            page = await context.new_page()
            await page.set_content(PAGE)
            await page.evaluate("() => { a.focus(); a.setSelectionRange(5, 5); late.style.marginLeft = '50px'; }")
            await page.evaluate(script("still.js"), 1500)
            await page.wait_for_function("ended === 1", timeout=1_000)
            await page.wait_for_function("getComputedStyle(row).transitionProperty === 'none'", timeout=1_000)
            resting = await page.evaluate(LOOK)
            await page.wait_for_function("a.selectionStart === 5")
            return resting, await page.evaluate(LOOK)

    resting, awake = asyncio.run(run())
    assert resting[:5] == [0, 5, "a", ["paused"], "none"]
    assert awake[:5] == [5, 5, "a", ["running", "running"], "margin"]
    assert awake[5] > resting[5], "timers go on all the while"


FORM = """<!doctype html><main id="around"><form id="lead"><input id="a" name="a"><p id="under"></p><x-box></x-box></form></main><p id="clock"></p>"""
STIRRING = f"() => {{ ({script('stirring.js')})(document.querySelector('#lead')); }}"
QUIET = ("document.querySelector('#clock').textContent = '12:01'", "document.querySelector('#a').value = 'Maria'")
LOUD = (
    "document.querySelector('#under').innerHTML = '<img alt=captcha>'",
    "document.querySelector('#a').required = true",
    "document.querySelector('#around').className = 'last-step'",
    "document.querySelector('#lead').outerHTML = document.querySelector('#lead').outerHTML",
)


def test_what_stirs_the_form_is_noted_and_what_stirs_elsewhere_is_not() -> None:
    async def run() -> list[bool]:
        told = []
        async with (
            Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser,
            browser.visit(locale="en-US") as context,
        ):
            page = await context.new_page()
            for work in (*QUIET, *LOUD):
                await page.set_content(FORM)
                await page.evaluate(STIRRING)
                await page.evaluate(f"() => {{ {work}; }}")
                told.append(await page.evaluate("window.__stirring.stirred()"))
            await page.set_content(FORM)
            await page.evaluate("() => { document.querySelector('x-box').attachShadow({ mode: 'open' }); }")
            await page.evaluate(STIRRING)
            return [*told, await page.evaluate("window.__stirring.stirred()")]

    assert asyncio.run(run()) == [False, False, True, True, True, True, True], "shadow roots keep their changes to themselves"
