"""The time a shopper takes before the press, spent without the page drawing itself all the while."""

from __future__ import annotations

import asyncio
import time

from playwright.async_api import Frame

from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.visit import Visit

DWELL_SECONDS = 3.0
"""A shopper needs longer than this to type, from the moment the form was found."""
_AWAKE_SECONDS = 0.3
"""So long before the press the page is as it was again."""


async def dwell(visit: Visit, frame: Frame, began: float) -> None:
    """Waits until DWELL_SECONDS have passed since `began` (monotonic), and the settings' since the page came: forms that time
    their visitors count from there, and discard what comes faster."""
    stood = await visit.try_look(frame.evaluate("() => performance.now() / 1000")) or 0.0
    until = max(began + DWELL_SECONDS, time.monotonic() + visit.settings.dwell_seconds - stood)
    left = until - time.monotonic()
    if left > 2 * _AWAKE_SECONDS:
        await visit.try_look(frame.evaluate(script("still.js"), (left - _AWAKE_SECONDS) * 1000), _AWAKE_SECONDS)
    await asyncio.sleep(max(0.0, until - time.monotonic()))
