"""The tool the scenario wants (a trade-in, a test drive): the pages the site led to it by, and whether it asks anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from playwright.async_api import Frame

from mysteryshop.model import FormType, Shop
from mysteryshop.submit.finding.buttons import leads_back
from mysteryshop.submit.finding.interview import in_view
from mysteryshop.submit.finding.wants import TOOLS, wanted_forms
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import LEADS_TO
from mysteryshop.submit.finding.welcome import refusal
from mysteryshop.submit.page.phrases import phrases, plain, unkeyed
from mysteryshop.submit.page.snapshot import FrameSnapshot
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.recognise import FormReading, recognise

__all__ = ["ToolPages"]

_BESIDE = (FormType.SEARCH, FormType.NEWSLETTER, FormType.LOGIN, FormType.CONTACT, FormType.REGISTRATION)
"""Forms that stand on every page, or are none of the tool's own."""
_ALIKE = 3
"""So many buttons called the same, on a page that promised a tool, are its answers: "Choose", "Choose", "Choose"."""
_STARTS = 0.5


class ToolPages:
    """The ways of one visit that led to a page of the wanted tool; the first is gone back to once when nothing was recognised.
    `led_to`: words led to such a page."""

    def __init__(self, shop: Shop, today: date) -> None:
        self._shop, self._today = shop, today
        wanted = wanted_forms(shop)[0]
        self._wanted = wanted if wanted in TOOLS else None
        self._led: list[Way] = []
        self.led_to = False

    def led(self, way: Way) -> None:
        """A way was followed, and led somewhere."""
        if self._wanted and LEADS_TO.get(way.kind) is self._wanted:
            self._led.append(way)
            self.led_to = True

    def take_back(self) -> Way | None:
        """The way to go once more, and none after it."""
        first = self._led[0] if self._led else None
        self._led = []
        return first

    def asks(self, main: Survey, frames: Sequence[tuple[Frame, FrameSnapshot]], parts: Mapping[Frame, Survey]) -> bool:
        """Something is to be answered, or to be begun, on the page of a tool: boxes of its own, a frame with boxes or buttons
        that is a part of the page (`parts`), a button that begins, buttons that are all called the same. A tool that takes
        nothing but the plate asks what is never given."""
        papers: set[Frame] = set()
        for frame, snapshot in frames:
            for reading in recognise(snapshot) if frame.parent_frame is None or frame in parts else ():
                asked = {r.type for r in in_view(reading)}
                if not asked or (reading.form_type in _BESIDE and "vehicle_mileage" not in asked):
                    continue
                if not self._refused(reading):
                    return True
                papers.add(frame)
        if any(survey.fields or _pressable(survey) for frame, survey in parts.items() if frame not in papers):
            return True
        names = _pressable(main)
        starts = phrases("submit_buttons", "starting", "words")
        return any(starts.share(name) > _STARTS for name in names) or max(Counter(names).values(), default=0) >= _ALIKE

    def _refused(self, reading: FormReading) -> bool:
        return refusal(replace(reading, form_type=self._wanted or reading.form_type), self._shop, self._today) is not None


def _pressable(survey: Survey) -> list[str]:
    """What its buttons say that belong to no form, fold nothing and do not lead back."""
    shown = (b for b in survey.buttons if b.visible and b.region in ("main", "dialog") and not (b.folds or b.expanded))
    return [unkeyed(plain(b.words)) for b in shown if any(map(str.isalpha, b.words)) and not leads_back(b.words)]
