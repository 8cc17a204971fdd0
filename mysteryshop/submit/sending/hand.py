"""The press itself: a button is reached, whatever lies over it, however it sleeps; never twice once anything arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator

from mysteryshop.submit.content.errands import offers_more
from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.finding.buttons import answers, is_onward, is_sending
from mysteryshop.submit.page.ask import ask
from mysteryshop.submit.page.clearing import clear
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.sending.confirm import Watch
from mysteryshop.submit.sending.layers import affirming, keeping, passing_by, vouching

_TRIES = 7
_NUMB = 2
"""So often a button that no press reaches is waited for; then it is pressed all the same."""

_ASIDE = 3
"""So often a button is pressed by the mouse while something over it goes away; then by script."""


class Hand:
    """Presses for one form. `tried`: a press was made that may have arrived; `reached`: the last one was; `answered`: an
    objection was answered already."""

    def __init__(self, visit: Visit, filler: Filler) -> None:
        self._visit, self._filler = visit, filler
        self.tried = self.reached = self.answered = False
        self._covered = False  # something of a page around the frame lay over the last press

    async def press(self, watch: Watch, frame: Frame, button: FieldSnapshot) -> bool:
        """A press of the form's button, or of the return key where it has none."""
        locator = frame.locator(button.selector).first
        if button.kind == "return":
            self.tried = self.reached = True
            try:
                await locator.press("Enter", timeout=3_000, no_wait_after=True)
            except PlaywrightError:
                return watch.began
            return True
        return await self.reach(watch, frame, button.selector)

    async def reach(self, watch: Watch, frame: Frame, selector: str) -> bool:
        """A press that reaches the button: what lies over it is put aside, a sleeping button is given a moment. Ends as soon as
        anything shows that a press arrived: a second one could send a second lead."""
        locator = frame.locator(selector).first
        self.reached = False
        for attempt in range(_TRIES):
            try:
                state = await ask(frame, selector, script("hit.js"))
            except PlaywrightError:
                return False
            if state["disabled"] or (state["numb"] and attempt < _NUMB):
                if attempt > 1 and not self.answered and (await watch.standing()).invalid:
                    return False  # it sleeps until that is answered
                await self._wake(attempt)
                if attempt == 1:
                    await self._lead_up(frame)
                continue
            covered = self._covered or not state["free"]
            aside = covered and await self._uncover()
            before = self.tried
            self.tried = self.reached = True
            opened = len(self._visit.windows)
            if await self._try_click(locator, by_script=covered and attempt >= (_ASIDE if aside else 1)) or watch.began:
                if await _soon(watch) or await self._arrived():
                    if len(self._visit.windows) > opened and not watch.began:
                        await self._finish(frame, locator)
                    return True
            elif await self._arrived():
                return True
            if self._covered:  # held back before it was made: nothing was pressed
                self.tried, self.reached = before, False
        return False

    async def _arrived(self) -> bool:
        """The press came to the button. A page that cannot be asked, for it is busy or gone, counts as pressed."""
        try:  # of the frame, not of the button: that may be gone already, and would be waited for
            count = await asyncio.wait_for(self._filler.found.frame.evaluate("() => window.__presses"), 2)
        except (PlaywrightError, TimeoutError):
            return True
        return count is None or count > 0

    async def _finish(self, frame: Frame, locator: Locator) -> None:
        """Windows that opened as the mouse went down took it before it came up: the press is brought to its end."""
        with suppress(PlaywrightError, TimeoutError):
            if await asyncio.wait_for(frame.evaluate("() => window.__presses > 0 && window.__clicked === false"), 2):
                self._visit.step("windows opened under the press; bringing it to its end")
                await locator.evaluate("(el) => el.click()", timeout=2_000)

    async def _try_click(self, locator: Locator, *, by_script: bool) -> bool:
        try:
            if by_script:  # a bubble that cannot be put aside lies over it; the button itself is pressed, nothing else
                await locator.evaluate("(el) => el.click()", timeout=3_000)
            else:
                await locator.click(timeout=2_500, no_wait_after=True)
        except PlaywrightError as trouble:
            self._covered = "intercepts pointer events" in str(trouble)
            return not self._covered and "Timeout" not in str(trouble)
        return True

    async def _wake(self, attempt: int) -> None:
        """Leaves the box, reads to the end of the page, waits: what a sleeping button may be waiting for."""
        with suppress(PlaywrightError):
            await self._visit.page.keyboard.press("Tab")
        await asyncio.sleep(0.3 + 0.7 * attempt)
        if attempt == 1:
            await self._filler.fill()
        if attempt == 2:
            await self._visit.try_look(self._visit.page.evaluate(script("to_the_end.js")))

    async def _lead_up(self, frame: Frame) -> None:
        """Presses what leads from question to question, where all of them stand on one page and wake one after the other."""
        for reading in self._filler.found.reading.fields:
            box = reading.field
            if box.button and box.text and (is_onward(box) or answers(box)) and not is_sending(box):
                with suppress(PlaywrightError):
                    await frame.locator(box.selector).first.click(timeout=1_000, no_wait_after=True)

    async def _uncover(self) -> bool:
        if aside := await clear(self._visit, await self._visit.survey()):
            self._visit.step("put aside what lay over the button")
        return aside

    async def agree(self, fresh: Sequence[str], *, scolded: bool = False, spelling: bool = False) -> str | None:
        """Presses what sends, or agrees, in a layer that came up over the form with the press; its words, or None. Only where
        nothing has left: one press more is still the first. `scolded`: the page's words could be an objection, so the layer must
        plainly ask whether to send. `spelling`: something left, as where the address alone is checked by a server; only a
        proposal of another address is answered."""
        new = [_letters(line) for line in fresh]  # buttons side by side stand in one line, often without a space
        pressable = [b for b in (await self._visit.survey()).buttons if b.visible and b.text]
        shown = [b for b in pressable if any(_letters(b.text) in line for line in new)]
        button = keeping(shown, self._visit.shop.persona.email)
        if button is None and not spelling:
            button = vouching(shown, self._visit.shop.persona.email)
        if button is None and not spelling:
            button = passing_by(shown, self._visit.shop)
            shown = [b for b in shown if not offers_more(plain(b.text), self._visit.shop)]
        if button is None and not spelling:
            button = affirming([b for b in shown if b.layer and not b.layer_asks], scolded=scolded)
        if button is None and not spelling:  # the question may as well stand in the page
            inline = [b for b in shown if not b.layer and any(_letters(b.around) in line for line in new)]
            button = affirming([replace(b, layer=b.around) for b in inline], scolded=True)
        if button is None:
            return None
        self.tried = True
        return button.text if await self._try_click(self._visit.page.locator(button.selector).first, by_script=False) else None


def _letters(words: str) -> str:
    return plain(words).replace(" ", "")


async def _soon(watch: Watch) -> bool:
    """Something leaves, as it mostly does at once after a press."""
    for _ in range(4):
        if watch.began:
            return True
        await asyncio.sleep(0.02)
    return watch.began
