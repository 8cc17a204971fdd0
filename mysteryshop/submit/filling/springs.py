"""Which plain text boxes answer typing with suggestions: watched while the form is filled, asked once when it is."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from playwright.async_api import Frame

from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.visit import Visit

_ANSWER_SECONDS = 0.75
"""How long after the last stroke a list may take to open: they wait until somebody stops typing, and ask a server."""

_ANSWERS = """([place, ms]) => new Promise((done) => {
  const until = performance.now() + ms;
  const look = () => (window.__sprung.has(place) ? done(true) : performance.now() > until ? done(false) : setTimeout(look, 40));
  look();
})"""


class Springs:
    """One watch over the boxes of a round of filling."""

    def __init__(self, visit: Visit, frame: Frame) -> None:
        self._visit, self._frame = visit, frame
        self.watched: tuple[str, ...] = ()
        self._all: list[str] = []
        self._until = 0.0

    async def watch(self, selectors: Sequence[str]) -> None:
        """Begins; `watched` are the boxes of which it can be told here."""
        told = await self._visit.try_look(self._frame.evaluate(script("springs.js"), list(selectors))) if selectors else None
        self._all = list(selectors)
        self.watched = tuple(selector for selector, seen in zip(selectors, told or (), strict=False) if seen)

    async def sprung(self) -> list[str]:
        """The boxes beside which something opened; waits for what may be on its way."""
        if not self.watched:
            return []
        await asyncio.sleep(max(0.0, self._until - asyncio.get_running_loop().time()))
        places = await self._visit.try_look(
            self._frame.evaluate("() => { if (window.__springs) window.__springs.disconnect(); return [...window.__sprung]; }")
        )
        return [self._all[place] for place in places or () if self._all[place] in self.watched]

    def typed(self) -> None:
        """One of them was typed into just now."""
        self._until = asyncio.get_running_loop().time() + _ANSWER_SECONDS

    async def answers(self, selector: str) -> bool:
        """Does this box answer? Waits for that as long as it may take: one that gives up its list when it is left."""
        if selector not in self.watched:
            return False
        told = self._frame.evaluate(_ANSWERS, [self._all.index(selector), _ANSWER_SECONDS * 1_000])
        return bool(await self._visit.try_look(told))
