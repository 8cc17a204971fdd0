"""One glance at a page a way led to: is what it promised there already, so that nothing need be waited for?"""

from __future__ import annotations

from collections.abc import Sequence

from playwright.async_api import Frame

from mysteryshop.submit.finding.interview import opening
from mysteryshop.submit.finding.wants import STEPPED
from mysteryshop.submit.finding.welcome import Place, worth
from mysteryshop.submit.page.snapshot import FrameSnapshot
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recognise import recognise

_PROMISING = 0.5


async def promising(visit: Visit, place: Place) -> Sequence[tuple[Frame, FrameSnapshot]]:
    """What was seen, where a form that could carry the lead is in view; else nothing."""
    if place.promised is None:
        return ()
    visit.tool = place.promised in STEPPED
    seen = await visit.snapshots()
    readings = [reading for _, snapshot in seen for reading in recognise(snapshot)]
    return seen if any(worth(opening(reading, place.promised), visit.shop, place) > _PROMISING for reading in readings) else ()
