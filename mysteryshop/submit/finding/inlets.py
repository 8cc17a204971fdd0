"""The pages of other houses that stand in frames: their stock, their forms and tools."""

from __future__ import annotations

from dataclasses import replace

from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.visit import Visit, same_place

__all__ = ["Inlets"]

_MOST = 3
_HERE = 0.95  # a tool in a frame of the very page a way led to is tried before another way


class Inlets:
    """The frames seen on one visit that are a part of their page, as no chat and no advertisement is."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._ways: dict[str, Way] = {}

    async def note(self, *, pressed: bool) -> None:
        """Keeps the addresses of the frames of the page as it stands; `pressed`: what lies over the page was asked for."""
        known = {frame.url for frame in self._visit.frames()[1:] if frame.url.startswith("http")}
        if not known:
            return
        page = self._visit.page
        for url in await self._visit.try_look(page.evaluate(script("inlets.js"), pressed)) or ():
            if url in known:
                self._ways.setdefault(url, Way(0.3, 0.8, "what stands in a frame", href=url, page=page.url, kind="open"))

    def of(self, page: str, way: Way) -> list[Way]:
        """Those of the `page` that `way` led to, as ways that promise what it did."""
        inlets = [inlet for inlet in self._ways.values() if same_place(inlet.page, page)]
        return [replace(way, href=inlet.href, selector=None, score=_HERE * way.promise) for inlet in inlets]

    def first(self) -> list[Way]:
        """The first few of the visit, by themselves."""
        return list(self._ways.values())[:_MOST]
