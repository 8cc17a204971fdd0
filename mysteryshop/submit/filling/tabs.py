"""A form parted into tabs: what the site misses may be asked on one that was not shown yet."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError

from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.finding.interview import in_view
from mysteryshop.submit.page.scripts import script

_DRAWN = (0.1, 0.25, 0.5)
_PRESS = 1_500


async def next_tab(filler: Filler, pressed: set[str]) -> bool:
    """Presses the next tab within the form that was not pressed yet, each once. True where it asks something since."""
    frame, form = filler.found.frame, filler.found.reading.form
    before = {r.field.selector for r in in_view(filler.found.reading)}
    with suppress(PlaywrightError):
        tab = (await frame.evaluate_handle(script("other_tab.js"), [form.selector, sorted(pressed)])).as_element()
        if tab is None:
            return False
        words = " ".join((await tab.text_content() or "").split())[:80]
        pressed.add(words)
        await tab.click(timeout=_PRESS)
        filler.visit.step(f"pressed the tab “{words[:60]}”")
        for pause in _DRAWN:
            await asyncio.sleep(pause)
            fresh = await filler.look()
            if fresh is not None and {r.field.selector for r in in_view(fresh)} - before:
                return True
    return False
