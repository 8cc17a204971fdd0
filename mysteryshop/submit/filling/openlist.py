"""A list that lies open, looked at: its entries in sight, what its box says, and one entry pressed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from playwright.async_api import ElementHandle, Frame
from playwright.async_api import Error as PlaywrightError

from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.filling.columns import press_in_column
from mysteryshop.submit.filling.settle import choice_waits, take_choice
from mysteryshop.submit.page.scripts import script

_CLICK = 3_000
_UNFOLDING = 0.12
_HOVER = 700
_FOLDS = 16
_MARKED = """(n) => {
  const el = (window.__options || [])[n], on = (a) => el.getAttribute(a) === 'true';
  return Boolean(el && (on('aria-selected') || on('aria-checked') || el.querySelector('input:checked')));
}"""


_INNER = """(el) => {
  const said = (n) => (n.textContent || '').replace(/\\s+/g, ' ').trim();
  if (el.getAttribute('role') || !/^(LI|DIV|DD|SPAN)$/.test(el.tagName)) return el;
  const whole = (n) => said(n) === said(el) && n.getBoundingClientRect().height > 1;
  return [...el.querySelectorAll('label,a,button')].find(whole) || el;
}"""
"""The part of an entry that takes it, where the entry is drawn wider than that."""


class OpenList:
    """What the last look told: `more`: it can be scrolled on; `search`: it came with a box to search it by."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.box: ElementHandle | None = None
        self.more = self.search = False
        self._off: set[str] = set()

    async def begin(self, box: ElementHandle | None, *, may_be_open: bool = False) -> None:
        """Remembers what is in sight, before something is pressed that may open the list of `box`; `may_be_open`: not what hangs
        on it by now."""
        self.box = box
        await self._frame.evaluate(script("shown.js"), box if may_be_open else None)

    async def look(self, *, scroll: bool = False) -> list[Option]:
        """The entries in sight; `scroll` moves on for the next look."""
        told = await self._frame.evaluate(f"([box, scroll]) => ({script('options.js')})(box, scroll)", [self.box, scroll])
        self.more, self.search = bool(told["more"]), bool(told["search"])
        self._off = {str(words) for words, _, off in told["options"] if off}
        return [(str(words), str(value)) for words, value, _ in told["options"]]

    async def wait(self, pauses: Sequence[float], until: Callable[[list[Option]], bool] = bool) -> list[Option]:
        """Looks again after each pause, until it is as wanted."""
        options: list[Option] = []
        for pause in pauses:
            await asyncio.sleep(pause)
            options = await self.look()
            if until(options):
                break
        return options

    async def unfold(self, options: list[Option]) -> list[Option]:
        """The entries, with those that lie folded in others."""
        for _ in range(_FOLDS):
            if not await self._frame.evaluate(script("unfold.js")):
                break
            await asyncio.sleep(_UNFOLDING)
            options = await self.look()
        return options

    async def top(self) -> None:
        await self._frame.evaluate(script("top.js"))

    def free(self, options: Sequence[Option]) -> list[Option]:
        """Those that can be taken."""
        return [option for option in options if option[0] not in self._off]

    async def search_box(self) -> ElementHandle | None:
        return (await self._frame.evaluate_handle("() => window.__search")).as_element() if self.search else None

    async def marked(self, place: int) -> bool:
        """The entry at this place is marked as the one taken."""
        return bool(await self._frame.evaluate(_MARKED, place))

    async def says(self, words: str) -> tuple[bool, str]:
        """Does the box say these words, and all it says."""
        says, told = await self._frame.evaluate(script("shows.js"), [self.box, words])
        return bool(says), str(told)

    async def shows(self, chosen: Option) -> bool:
        return (await self.says(chosen[0]))[0]

    async def confirm(self) -> bool:
        """Presses the button by which the list takes the choice, where there is one."""
        return await take_choice(self._frame)

    async def press(self, chosen: Option, options: list[Option]) -> bool:
        """A click on the entry; again where the list drew itself anew under the pointer. None on one that is chosen and
        shown already: it would be taken back."""
        for left in (2, 1, 0):
            place = options.index(chosen)
            element = (await self._frame.evaluate_handle("(n) => window.__options[n]", place)).as_element()
            if element is None:
                return False
            if await element.evaluate("(el) => el.getAttribute('aria-selected') === 'true'") and await self.shows(chosen):
                return True
            if await self._turned(element) or await self._opens_under(element, options):
                break
            try:
                await ((await element.evaluate_handle(_INNER)).as_element() or element).click(timeout=_CLICK)
                break
            except PlaywrightError:
                options = await self.look()
                if chosen in options and left and not await element.evaluate("(el) => el.isConnected"):
                    continue
                await element.evaluate("(el) => el.click()")
                break
        return True

    async def _opens_under(self, entry: ElementHandle, options: list[Option]) -> bool:
        """An entry that holds a list of its own may open it as soon as the pointer is on it: a press would shut that again."""
        if not await entry.evaluate("(el) => el.matches('[aria-expanded=false],[aria-haspopup]')"):
            return False
        with suppress(PlaywrightError):
            await entry.hover(timeout=_HOVER)
            await asyncio.sleep(_UNFOLDING)
        return any(option not in options for option in await self.look())

    async def _turned(self, entry: ElementHandle) -> bool:
        """In a wheel that waits for its button, the entry is turned to the middle. False where it stands in none."""
        if not (await entry.evaluate(script("wheel.js"), "look") and await choice_waits(self._frame)):
            return False
        await press_in_column(self._frame, entry)
        return True
