"""One glance at a page a way led to: is what it promised there already, so that nothing need be waited for?"""

from __future__ import annotations

from mysteryshop.submit.finding.interview import opening
from mysteryshop.submit.finding.welcome import Place, worth
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recognise import recognise

_PROMISING = 0.5


async def promising(visit: Visit, place: Place) -> bool:
    """A form that could carry the lead is in view."""
    if place.promised is None:
        return False
    readings = [reading for _, snapshot in await visit.snapshots() for reading in recognise(snapshot)]
    return any(worth(opening(reading, place.promised), visit.shop, place) > _PROMISING for reading in readings)
