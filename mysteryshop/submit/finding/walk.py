"""Taking a way: opening, pressing, choosing, and waiting for what comes late."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Locator

from mysteryshop.model import Outcome
from mysteryshop.submit.finding.moments import CALENDAR
from mysteryshop.submit.finding.stores import under
from mysteryshop.submit.finding.wants import lists_cars
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import LEADS_TO
from mysteryshop.submit.page import addresses
from mysteryshop.submit.page.calendar import take_standing
from mysteryshop.submit.page.clearing import clear, uncover
from mysteryshop.submit.page.phrases import phrases, plain, unkeyed
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.snapshot import FormSnapshot
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.page.visit import Stop, Visit, same_place

PATIENCE = 4.0
LONG_PATIENCE = 20.0
_GLANCES = 4
_BARE = 6
_FADE = 0.5
_AWAKE = 1.0
_QUIET = 5.0
"""Seconds after which a page that fetches nothing any more brings no form."""
_MIDDLE = (640, 400)
_SCROLL = "scroll.js"
_LIST_END = "list_end.js"
_WAIT = "wait.js"
_LINK = "click_link.js"


def _below(here: str, start: str) -> bool:
    """An address under another one, or the same page asked for something else ("?model=...")."""
    top = addresses.plain(start).partition("?")[0].rstrip("/")
    return under(here, [top]) or addresses.plain(here).startswith(f"{top}?")


def says_wait(survey: Survey) -> bool:
    """Something on the page says that more is coming."""
    return survey.waiting or phrases("submit_ways", "waiting", "words").find(plain(survey.text)) is not None


def begins(survey: Survey) -> bool:
    """A tool's own page, with hardly more on it than the button that begins."""
    table = phrases("submit_buttons", "starting", "words")
    bare = len(survey.links) + len(survey.buttons) <= _BARE
    return bare and any(table.share(unkeyed(plain(b.text))) > 0.5 for b in survey.buttons)


def drawn_answers(form: FormSnapshot) -> bool:
    """Nothing but answers to be pressed."""
    return len(form.fields) > 1 and all(field.kind == "radio" and field.tag != "input" for field in form.fields)


class Walk:
    """The way a visit goes. `trail`: what was followed last and all that was pressed since, on one page; `missing`: ways to pages
    the server does not know."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.trail: list[Way] = []
        self.missing: list[Way] = []
        self._led: dict[str, Way] = {}
        self._promised: dict[str, Way] = {}  # what a lead's way led to, and the pages below

    async def take(self, way: Way) -> bool:
        """Goes there; False when it led nowhere."""
        if way.selector and not same_place(way.page, self.visit.page.url):
            await self.visit.open(way.page)
            self.trail = self.led_to(way.page)
        if way.href:
            try:
                await self.visit.open(way.href)
            except Stop as stop:
                if stop.outcome is Outcome.BLOCKED or self.visit.page.is_closed():
                    self.visit.step(stop.reason)
                return False
            if "#" in way.href and way.href.split("#")[0] == way.page.split("#")[0]:
                self.missing.append(way)  # a script may answer to the press alone
            self.trail = self._onto(way, way.page, self.visit.page.url)
            self._led.setdefault(self.visit.page.url, way)
            if self.visit.status in (404, 410) and addresses.same_site(way.href, way.page):
                self.missing.append(way)
            # a wall is told where we look around; a page that fails is passed over
            return not self.visit.status or self.visit.status < 400 or self.visit.status in (403, 429, 503)
        return await self.press(way)

    def led_to(self, page: str) -> list[Way]:
        """What led to this page first, as far as a way did."""
        return [self._led[page]] if page in self._led else []

    def _onto(self, way: Way, start: str, here: str) -> list[Way]:
        """The trail on a page another led to: what was promised there is promised on a page below it, and below that one."""
        before = self._promised.get(start)
        below = before if before and _below(here, start) else None
        if promising := way if way.kind in LEADS_TO else below:
            self._promised.setdefault(here, promising)
        return [below, way] if below else [way]

    async def click_link(self, way: Way) -> bool:
        """The server does not know the address; perhaps the script of the page that bears the link does."""
        await self.visit.open(way.page)
        told = await self.visit.try_look(self.visit.page.evaluate(script(_LINK), way.href))
        if told != "taken":  # what draws the links may be late, or what takes them over
            await self.until_more(PATIENCE if told == "" else _AWAKE)
            if await self.visit.try_look(self.visit.page.evaluate(script(_LINK), way.href)) != "taken":
                return False
        await asyncio.sleep(0.3)
        await self.visit.settle(2.0)
        self.visit.step(f"clicked “{way.words[:60]}”")
        self.trail = [way]
        return True

    async def press(self, way: Way) -> bool:
        """Presses, or chooses and confirms; goes on in a window that opens. False: it could not be pressed, or it led to a page
        robots.txt keeps automated visitors from, which is left at once."""
        assert way.selector is not None
        before = self.visit.page.url
        in_sight = await self._in_sight()
        try:
            if way.selector == CALENDAR:
                if await take_standing(self.visit.page.main_frame, "body", date.fromisoformat(way.value or "")) is None:
                    return False
            elif way.value is None:
                await self._click(way.selector)
            else:
                await self._choose(way)
        except PlaywrightError:  # a busy machine tells of a press too late: what it opened shows that it came
            if way.value is not None or await self._in_sight() in (in_sight, None):
                return False
        self.visit.step(f"pressed “{way.words[:60]}”" if way.value is None else f"chose “{way.words[:60]}”")
        for _ in range(_GLANCES):  # a window or another page may take a moment to come
            await asyncio.sleep(0.25)
            if self.visit.page.url != before or await self.visit.newest_window() is not None:
                break
            if await self._in_sight() not in (in_sight, None):  # it opened something here
                break
        await self.visit.settle(2.0)
        if (window := await self.visit.newest_window()) is not None:
            self.visit.windows.remove(window)
            self.visit.adopt(window)
            self.visit.step("went on in the new window")
            await self.visit.settle()
        here = self.visit.page.url
        if same_place(before, here):
            self.trail = [*self.trail, way]
            return True
        self.trail = self._onto(way, before, here)
        self.visit.pages_opened += 1
        if await self.visit.robots.allows(here):
            return True
        self.visit.step(f"left {here}: robots.txt asks automated visitors to stay away from it")
        await self.visit.open(before)
        return False

    async def _click(self, selector: str) -> None:
        """A press; a pop-up that came over the page since we looked around is put aside first."""
        place = self.visit.page.locator(selector).first
        try:
            await place.click(timeout=1_000)
        except PlaywrightError as trouble:
            if "intercepts pointer events" in str(trouble):
                if not await clear(self.visit, await self.visit.survey()):
                    await uncover(self.visit, place)
            elif await self._hover(place):
                return await place.click(timeout=1_000)
            await place.click(timeout=2_000)

    async def _hover(self, place: Locator) -> bool:
        """Moves the mouse over the card that holds what is not in sight; True where that brought it into sight."""
        spot = await place.evaluate(script("card_spot.js"))
        if spot is None:
            return False
        await self.visit.page.mouse.move(*spot)
        with suppress(PlaywrightError):
            await place.wait_for(state="visible", timeout=600)
        return await place.is_visible()

    async def _in_sight(self) -> int | None:
        """How much can be pressed or answered now; None where nobody can tell: the page is just going."""
        return await self.visit.try_look(self.visit.page.evaluate(script("in_sight.js")), 1.0)

    async def _choose(self, way: Way) -> None:
        """Sets a list or a box, and presses what confirms it where setting it did not lead on already."""
        page = self.visit.page
        before, place = page.url, page.locator(way.selector or "").first
        value = way.value or ""
        if await place.evaluate("(el) => el.tagName === 'SELECT'"):
            await place.select_option(value=value, timeout=3_000)
        else:
            await place.fill(value, timeout=3_000)
        await asyncio.sleep(0.3)
        if page.url != before:
            return
        with suppress(PlaywrightError):  # choosing may have led on meanwhile
            if way.confirm == "Enter":
                await place.press("Enter", timeout=2_000)
            else:
                await page.locator(way.confirm).first.click(timeout=2_500)

    async def under_mouse(self, page: str, spelled: Sequence[Sequence[str]]) -> bool:
        """Moves the mouse over the smallest thing on a page that says all of these words, or else all of the next ones; False
        where nothing does."""
        if not same_place(page, self.visit.page.url):
            await self.visit.open(page)
        for words in spelled:
            if spot := await self.visit.try_look(self.visit.page.evaluate(script("saying.js"), list(words))):
                await self.visit.page.mouse.move(*spot)
                await asyncio.sleep(_FADE)
                self.trail = []
                return True
        return False

    async def scroll(self) -> None:
        """Down to the foot, and a move of the mouse: some forms come only when they are scrolled to, or a person stirs."""
        await self.visit.try_look(self.visit.page.evaluate(script(_SCROLL)))
        with suppress(PlaywrightError):
            await self.visit.page.mouse.move(*_MIDDLE)
            await self.visit.page.mouse.wheel(0, 10)

    async def be_patient(self, survey: Survey, seconds: float) -> bool:
        """A page that should hold a form may bring it late, or only when it is scrolled to. A page without scripts brings
        nothing late. True where time went by."""
        if not survey.alive or (survey.fullest > 2 and not survey.waiting):
            return False
        frames = self.visit.frames()[1:]
        if not self._pressed and (begins(survey) or any([begins(await self.visit.survey(frame)) for frame in frames[:3]])):
            await asyncio.sleep(_FADE)
            return True
        forms = (
            [form for _, snapshot in await self.visit.snapshots() for form in snapshot.forms] if frames or self._pressed else []
        )
        if any(form.visible and (len(form.fields) > 2 if frames else drawn_answers(form)) for form in forms):
            return False
        await self.scroll()
        await self.until_more(LONG_PATIENCE if says_wait(survey) else seconds)
        return True  # what was there already may have faded in

    async def more_of_list(self, survey: Survey) -> bool:
        """A list of cars may come late, or grow when its end is scrolled to; True when it did."""
        if not survey.alive or self.visit.spent:
            return False
        if lists_cars(survey):
            return bool(await self.visit.try_look(self.visit.page.evaluate(script(_LIST_END), 1000)))
        await self.scroll()
        if len((await self.visit.survey()).links) > len(survey.links):  # it grew while it was scrolled
            return True
        return await self.until_more(LONG_PATIENCE if says_wait(survey) else PATIENCE)

    async def until_late(self) -> bool:
        """Waits for the latest of scripts; not as long where the page has got all it asked for. True when something came."""
        coming = asyncio.ensure_future(self.until_more(LONG_PATIENCE - PATIENCE))
        limit = min(LONG_PATIENCE, self.visit.left) * 1000
        quiet = asyncio.ensure_future(self.visit.page.wait_for_load_state("networkidle", timeout=limit))
        try:
            await asyncio.wait({coming, quiet}, return_when=asyncio.FIRST_COMPLETED)
            fetched = quiet.done() and not quiet.exception()
            await asyncio.wait({coming}, timeout=_QUIET if fetched else None)
            return coming.done() and coming.result()
        finally:
            for waiting in (coming, quiet):
                waiting.cancel()

    @property
    def _pressed(self) -> bool:
        return bool(self.trail and self.trail[-1].selector)

    async def until_more(self, seconds: float) -> bool:
        """Waits until boxes or links come or go, `seconds` at most; True when they did."""
        seconds = min(seconds, self.visit.left)
        changed = await self.visit.try_look(self.visit.page.evaluate(script(_WAIT), seconds * 1000), seconds + 2)
        if changed:
            await asyncio.sleep(0.3)
        elif changed is None:  # the page went on to another by itself
            await asyncio.sleep(0.2)
            await self.visit.settle()
        return changed is not False
