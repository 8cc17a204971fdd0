"""The tool the scenario wants (a trade-in, a test drive): the pages the site led to it by, and whether anything is asked there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from playwright.async_api import Frame

from mysteryshop.model import FormType, Shop
from mysteryshop.submit.finding.buttons import leads_back
from mysteryshop.submit.finding.interview import in_view
from mysteryshop.submit.finding.wants import TOOLS, wanted_forms
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import LEADS_TO
from mysteryshop.submit.page.phrases import phrases, plain, unkeyed
from mysteryshop.submit.page.snapshot import FrameSnapshot
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.page.visit import same_place
from mysteryshop.submit.recognise import recognise

__all__ = ["ToolPages"]

_BESIDE = (FormType.SEARCH, FormType.NEWSLETTER, FormType.LOGIN, FormType.CONTACT, FormType.REGISTRATION)
"""Forms that stand on every page, or are none of the tool's own."""
_ALIKE = 3
"""So many buttons called the same, on a page that promised a tool, are its answers: "Choose", "Choose", "Choose"."""
_STARTS = 0.5


class ToolPages:
    """The ways of one visit that led to a page of the wanted tool; the first is gone back to once when nothing was recognised."""

    def __init__(self, shop: Shop) -> None:
        wanted = wanted_forms(shop)[0]
        self._wanted = wanted if wanted in TOOLS else None
        self._led: list[Way] = []

    def led(self, way: Way) -> None:
        """A way was followed, and led somewhere."""
        if self._wanted and LEADS_TO.get(way.kind) is self._wanted:
            self._led.append(way)

    def take_back(self) -> Way | None:
        """The way to go once more, and none after it."""
        first = self._led[0] if self._led else None
        self._led = []
        return first


def asks_there(main: Survey, frames: Sequence[tuple[Frame, FrameSnapshot]], inner: Sequence[Survey], parts: Sequence[str]) -> bool:
    """Something is to be answered, or to be begun, on the page of a tool: boxes of its own, a frame with boxes or buttons that is a
    part of the page (`parts`: the addresses of those), a button that begins, buttons that are all called the same."""
    for frame, snapshot in frames:
        part = frame.parent_frame is None or any(same_place(frame.url, url) for url in parts)
        if part and any(r.form_type not in _BESIDE and in_view(r) for r in recognise(snapshot)):
            return True
    for survey in (main, *inner):
        names = [
            unkeyed(plain(b.words))
            for b in survey.buttons
            if b.visible and b.region in ("main", "dialog") and not (b.folds or b.expanded or leads_back(b.words))
        ]
        if survey is not main and (survey.fields or names):
            return True
        if any(phrases("submit_buttons", "starting", "words").share(name) > _STARTS for name in names):
            return True
        if any(count >= _ALIKE for name, count in Counter(names).items() if name.strip()):
            return True
    return False
