"""Choosing in a list box that is no native select: opened, looked through, typed into, the way a person would."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from playwright.async_api import ElementHandle, Frame, Locator, Page
from playwright.async_api import Error as PlaywrightError

from mysteryshop.submit.content import choose
from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.filling.openlist import OpenList
from mysteryshop.submit.filling.pressing import press_on, press_opener, shut
from mysteryshop.submit.page.scripts import script

_CLICK = 3_000
_SCROLLS = 40
_LEVELS = 4
_OPENING = (0.05, 0.1, 0.2, 0.35)
_SUGGESTING = (0.1, 0.2)
_ANSWERING = (0.2, 0.25, 0.35, 0.5, 0.7)
"""Seconds between looks while a list answers what was typed; lists that ask a server need their time."""

_SPELLINGS = 7
_CLOSING = (0.1, 0.2)
_TELLING = (0.15, 0.25, 0.0)
"""Seconds between looks at a box that takes its time to say what was chosen."""
_LYING = """(el) => {
  if (el.getAttribute('role') !== 'listbox' || el.hasAttribute('aria-expanded') || el.hasAttribute('aria-haspopup')) return [];
  const all = [...el.querySelectorAll('[role=option]')];
  const seen = (o) => o.checkVisibility({ visibilityProperty: true }) && o.getBoundingClientRect().height > 0;
  return all.every(seen) ? all.map((o) => (o.innerText || '').replace(/\\s+/g, ' ').trim()) : [];
}"""


_NO_SENDING = """(on) => {
  window.__held = window.__held || ((event) => { event.preventDefault(); event.stopImmediatePropagation(); });
  window[on ? 'addEventListener' : 'removeEventListener']('submit', window.__held, true);
}"""


class ListBox:
    """One list box. `spelled`: what the answer may be called, likeliest first; `pick` chooses where no entry is called so.
    `open`: it lies open by itself, and a second press on an entry may take the first one back; `shown`: the entry taken stands
    in the box or beside it."""

    def __init__(
        self,
        page: Page,
        frame: Frame,
        box: Locator,
        *,
        typed: Locator | None,
        spelled: Sequence[str],
        pick: Callable[[Sequence[Option]], Option | None],
    ) -> None:
        self._page, self._frame, self._box, self._typed = page, frame, box, typed
        self._spelled, self._pick = [s for s in spelled if s], pick
        self._handle: ElementHandle | None = None
        self._face = ""
        self._list = OpenList(frame)
        self.open = self.shown = False

    async def begin(self, *, may_be_open: bool = False) -> None:
        """Remembers what is in sight, before something is pressed that may open the list."""
        self._handle = await self._box.element_handle(timeout=_CLICK)
        await self._list.begin(self._handle, may_be_open=may_be_open)
        self._face = (await self._list.says(""))[1]

    async def looked(self) -> list[Option]:
        """The entries in sight now."""
        return await self._list.look()

    async def choose(self, *, opened: bool = False) -> Option | None:
        """Opens (unless it is `opened`), chooses, closes. The entry taken, or None."""
        with suppress(PlaywrightError):
            if not opened:
                await self.begin()
            if lying := await self._lying_open():
                self.open = True
                return await self._press_one(lying)
            options = await (self._list.look() if opened else self._open())
            chosen = await self._among(options)
            if chosen is None and (self._typed is not None or self._list.search):
                chosen = await self._by_typing()
            if chosen is None:
                await self._shut()
                return None
            return await self._take(chosen)
        return None

    async def _lying_open(self) -> list[Option]:
        """The entries of a list that is no box to be opened: they stand in sight, and a press on the list would answer it."""
        told = await self._handle.evaluate(_LYING) if self._handle and self._typed is None else []
        return [(str(words), "") for words in told]

    async def _press_one(self, options: list[Option]) -> Option | None:
        chosen = self._exact(options) or self._named(options) or self._pick(options)
        if chosen is None or self._handle is None:
            return None
        found = await self._handle.query_selector_all("[role=option]")
        await found[options.index(chosen)].click(timeout=_CLICK)
        await asyncio.sleep(0.12)
        return chosen

    async def suggested(self, text: str, *, patient: bool = False) -> Option | None:
        """Types into a plain box; where it opens a list or answers with suggestions, takes the one that is called so. `patient`:
        it is known to answer."""
        with suppress(PlaywrightError):
            if patient:
                await self._box.evaluate("(el) => el.blur()")  # its list may be open by now
            await self.begin(may_be_open=patient)
            if await self._box.input_value(timeout=_CLICK):  # what stands in it narrows its list
                await self._box.fill("", timeout=_CLICK)
            await press_on(self._page, self._box)
            if (options := await self._list.wait(_OPENING[:2])) and (found := await self._among(options)):
                return await self._take(found)  # it is a list, whatever it calls itself
            self._spelled.sort(key=len, reverse=True)  # the fullest name tells two of one town apart
            shorter = [s for s in reversed(self._spelled) if len(s) < len(text)][:1] if patient else []
            shorter += [text[: max(3, len(text) * 3 // 5)]] if patient else []  # a lone suggestion looks like no list
            for words in (text, *shorter):
                await self._box.fill(words[:-1], timeout=_CLICK)
                await self._box.press_sequentially(words[-1:])
                pauses = _ANSWERING if patient else _SUGGESTING
                if found := self._named(await self._list.wait(pauses, lambda options: self._named(options) is not None)):
                    return await self._take(found)
            if shorter:  # the last letter by its key: pages that listen to keys must hear the whole
                await self._box.fill(text[:-1], timeout=_CLICK)
                await self._box.press_sequentially(text[-1:])
        return None

    async def _open(self) -> list[Option]:
        await press_on(self._page, self._box)
        options = await self._list.wait(_OPENING)
        for key in ("ArrowDown", await self._last_key()):
            if options or (self._typed is not None and key == "Enter"):
                break
            with suppress(PlaywrightError):
                await (self._typed or self._box).press(key, timeout=1_000)
            options = await self._list.wait(_OPENING[:3])
        if not options and self._typed is not None and await press_opener(self._frame, self._box):
            options = await self._list.wait(_OPENING[:3])
        if not options and self._typed is None and (place := await self._frame.evaluate(script("head.js"), self._handle)):
            element = (await self._frame.evaluate_handle("() => window.__head")).as_element()
            if element is not None and place:
                with suppress(PlaywrightError):
                    await element.click(timeout=700)
                options = await self._list.wait(_OPENING[:3])
        return await self._list.unfold(options) if options else options

    async def _last_key(self) -> str:
        """What opens a list that neither a press nor an arrow opened. In a one-line box of a form "Enter" would send the form."""
        one_line = self._handle is not None and await self._handle.evaluate("(el) => el.tagName === 'INPUT'")
        return "Space" if one_line and self._typed is None else "Enter"

    def _named(self, options: Sequence[Option]) -> Option | None:
        return choose.by_value(self._list.free(options), *self._spelled) if self._spelled else None

    async def _among(self, options: list[Option]) -> Option | None:
        """The entry, looked for to the end of a long list that shows only a part of itself."""
        if not options:
            return None
        if found := self._exact(options):
            return found
        everything = dict.fromkeys(options)
        if self._list.more and (self._typed is not None or self._list.search) and self._spelled:
            return None  # typing is the quicker way through a long list
        for _ in range(_SCROLLS):
            if not self._list.more:
                break
            await self._list.look(scroll=True)
            await asyncio.sleep(0.08)
            options = await self._list.look()
            if found := self._exact(options):
                return found
            everything.update(dict.fromkeys(options))
        return self._named(list(everything)) or self._pick(self._list.free(list(everything)))

    def _exact(self, options: Sequence[Option]) -> Option | None:
        """An entry that is called just as wanted; the likeliest name first."""
        called = {" ".join(o[0].casefold().split()): o for o in reversed(self._list.free(options))}
        wanted = (" ".join(s.casefold().split()) for s in self._spelled)
        return next((called[name] for name in wanted if name in called), None)

    async def _by_typing(self) -> Option | None:
        """Types each spelling until the list answers with it; the short ones too where it shows nothing at all for the others."""
        answered = False
        for place, text in enumerate(self._spelled[:_SPELLINGS]):
            if answered and place > 2:
                break
            await self._write(text)
            pauses = _ANSWERING if place == 0 else _ANSWERING[:3] if place < 3 else _ANSWERING[:2]
            options = await self._list.wait(pauses, lambda found: self._named(found) is not None)
            if found := self._named(options):
                return found
            answered = answered or bool(options)
        if self._spelled:
            await self._write("")
        options = await self._list.wait(_OPENING)
        return self._pick(self._list.free(options)) if options else None

    async def _write(self, text: str) -> None:
        if (search := await self._list.search_box()) is not None:
            await search.fill("")
            await search.type(text, delay=8)
            return
        if self._typed is not None:
            await self._typed.press("ControlOrMeta+a", timeout=1_000)
            await self._typed.press("Delete")
            await self._typed.press_sequentially(text, delay=8)

    async def _take(self, chosen: Option) -> Option | None:
        options = await self._bring(chosen)
        if chosen not in options or not await self._list.press(chosen, options):
            return None
        await asyncio.sleep(0.12)
        chosen = await self._deeper(chosen, options)
        if await self._list.confirm():
            await asyncio.sleep(0.15)
        elif await self._stands(chosen, again=0.25):
            await self._by_keys(chosen, len(options))
            chosen = await self._deeper(chosen, options)
        await self._leave()
        if not await self._told(chosen):
            await self._otherwise(chosen)
        return chosen

    async def _bring(self, chosen: Option) -> list[Option]:
        """The entries in sight, the list scrolled until this one is among them."""
        options: list[Option] = []
        for _ in range(_SCROLLS):
            options = await self._list.look()
            if chosen in options:
                break
            if not self._list.more:
                await self._list.top()
                options = await self._list.wait(_OPENING[:2])
                if chosen in options:
                    break
            await self._list.look(scroll=True)
            await asyncio.sleep(0.06)
        return options

    async def _told(self, chosen: Option) -> bool:
        """The box says the entry now, or at least something else than it did before. `shown`: the former."""
        told = self._face
        for pause in _TELLING:
            self.shown, told = await self._list.says(chosen[0])
            if self.shown or told != self._face:
                return True
            await asyncio.sleep(pause)
        return False

    async def _otherwise(self, chosen: Option) -> None:
        """The list took the press, or closed, and the box says what it said: the keys, then the native list beneath."""
        options = await self._open()
        if chosen in options and not await self._list.marked(options.index(chosen)):
            await self._by_keys(chosen, len(options))
        await self._leave()
        if not await self._told(chosen):
            await self._frame.evaluate(script("beneath.js"), [self._handle, chosen[0]])

    async def _stands(self, chosen: Option, *, again: float) -> bool:
        """The press on it came to nothing, also after a pause: it is still there to choose, and not shown as chosen."""
        for pause in (again, 0.0):
            if chosen not in await self._list.look() or await self._list.shows(chosen):
                return False
            await asyncio.sleep(pause)
        return True

    async def _deeper(self, chosen: Option, before: list[Option]) -> Option:
        """A list whose entry opens a list of its own beside it (make, then model): goes on there. The last entry taken."""
        for _ in range(_LEVELS):
            now = await self._list.look()
            for pause in _OPENING[1:3]:  # it may open late
                if chosen not in now or now != before or await self._list.shows(chosen):
                    break
                await asyncio.sleep(pause)
                now = await self._list.look()
            new = [option for option in now if option not in before]
            finer = bool(new) and chosen in now and not set(before) <= set(now)  # hours, then what each is parted into
            if finer and await self._list.press(chosen, now):
                break
            if not new or not set(now) & set(before) or await self._list.shows(chosen):
                break
            below = self._exact(new) or self._named(new) or self._pick(self._list.free(new))
            if below is None or not await self._list.press(below, now):
                break
            chosen, before = below, now
            await asyncio.sleep(0.15)
        return chosen

    async def _by_keys(self, chosen: Option, many: int) -> None:
        """For lists that hear the keyboard alone: down to the entry, then Enter."""
        wanted = " ".join(chosen[0].split())
        box, keys = self._typed or self._box, self._page.keyboard
        with suppress(PlaywrightError):
            await box.press("ArrowDown", timeout=1_000)  # the list may take the keys from here on
            for _ in range(min(many, _SCROLLS) + 2):
                if await self._frame.evaluate(script("active.js"), self._handle) == wanted:
                    await self._enter()
                    return
                await keys.press("ArrowDown")

    async def _enter(self) -> None:
        """The return key for the list alone: where none is open any more it would send the form."""
        await self._frame.evaluate(_NO_SENDING, True)
        try:
            await self._page.keyboard.press("Enter")
            await asyncio.sleep(0.1)
        finally:
            await self._frame.evaluate(_NO_SENDING, False)

    async def _leave(self) -> None:
        """Waits for the list to close by itself; a key may take back what one that is closing just took."""
        if await self._list.look() and await self._list.wait(_CLOSING, lambda options: not options):
            await self._shut()

    async def _shut(self) -> None:
        with suppress(PlaywrightError):
            await shut(self._page, self._box, self._list.look)
