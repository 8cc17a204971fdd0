"""The time a shopper takes before the press, spent without the page drawing itself all the while."""

from __future__ import annotations

import asyncio
import time

from mysteryshop.submit.finding.welcome import Found
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.visit import Visit

DWELL_SECONDS = 3.0
"""A shopper needs longer than this to type, from the moment the form was found."""
_AWAKE_SECONDS = 0.3
"""So long before the press the page is as it was again."""
_STILL = """([least, stand, awake, selector]) => {
  const left = Math.max(least, stand - performance.now() / 1000);
  if (left > 2 * awake) (%s)((left - awake) * 1000);
  let form = null;
  try { form = document.querySelector(selector); } catch (strange) { }
  if (form) (%s)(form); else window.__stirring = null;
  return left;
}"""
_STIRRED = "() => !window.__stirring || window.__stirring.stirred()"


async def dwell(visit: Visit, found: Found, began: float) -> bool:
    """Waits until DWELL_SECONDS have passed since `began` (monotonic), and the settings' since the page came: forms that time
    their visitors count from there, and discard what comes faster. True: the form may look otherwise by now."""
    least = began + DWELL_SECONDS - time.monotonic()
    given = [least, visit.settings.dwell_seconds, _AWAKE_SECONDS, found.reading.form.selector]
    left = await visit.try_look(found.frame.evaluate(_STILL % (script("still.js"), script("stirring.js")), given))
    await asyncio.sleep(max(0.0, visit.settings.dwell_seconds if left is None else left))
    return await visit.try_look(found.frame.evaluate(_STIRRED)) is not False
