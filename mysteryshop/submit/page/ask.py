"""One question to one element, in one message where plain CSS reaches it."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.submit.page import scripts

_SECONDS = 3.0


async def ask(frame: Frame, selector: str, function: str, argument: object = None) -> Any:
    """What `function` (JavaScript, of the element and `argument`) returns. In shadow roots, where a plain look finds nothing, a
    locator asks. Raises Playwright's Error where there is no such element or the page does not answer."""
    source = f"""([selector, argument]) => {{
      let el = null;
      try {{ el = document.querySelector(selector); }} catch (strange) {{ }}
      return el ? [({function})(el, argument)] : null;
    }}"""
    try:
        told = await asyncio.wait_for(scripts.look(frame, source, [selector, argument]), _SECONDS)
    except TimeoutError:
        raise PlaywrightError(f"the page did not answer within {_SECONDS:.0f} seconds") from None
    if told is not None:
        return told[0]
    return await frame.locator(selector).first.evaluate(function, argument, timeout=_SECONDS * 1000)
