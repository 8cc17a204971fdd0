"""The time a shopper takes before the press, spent without the page drawing itself all the while."""

from __future__ import annotations

import asyncio
import time

from playwright.async_api import Frame

from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.visit import Visit

DWELL_SECONDS = 3.0
"""A shopper needs longer than this to type; forms that time their visitors discard what comes faster."""
_AWAKE_SECONDS = 0.3
"""So long before the press the page is as it was again."""


async def dwell(visit: Visit, frame: Frame, began: float) -> None:
    """Waits until DWELL_SECONDS have passed since `began` (monotonic)."""
    left = began + DWELL_SECONDS - time.monotonic()
    if left > 2 * _AWAKE_SECONDS:
        await visit.try_look(frame.evaluate(script("still.js"), (left - _AWAKE_SECONDS) * 1000), _AWAKE_SECONDS)
    await asyncio.sleep(max(0.0, began + DWELL_SECONDS - time.monotonic()))
