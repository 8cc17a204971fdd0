"""From a home page to the form the scenario wants, the way a shopper would go."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.model import FormType, Outcome, SiteFindings
from mysteryshop.submit import walls
from mysteryshop.submit.clearing import clear
from mysteryshop.submit.phrases import plain
from mysteryshop.submit.recognise import FormReading, recognise
from mysteryshop.submit.scripts import script
from mysteryshop.submit.snapshot import FrameSnapshot
from mysteryshop.submit.survey import Survey, channels, platform
from mysteryshop.submit.visit import Stop, Visit, same_place
from mysteryshop.submit.ways import Way, language_way, other_car, usual_paths, ways, weight
from mysteryshop.submit.wishes import Planner

_BOXES = "count.js"
_SCROLL = "scroll.js"
_CAPTCHA = "captcha.js"


@dataclass(slots=True)
class Found:
    """A form a lead may go through: where it stands and how welcome it is (1.0 the best)."""

    frame: Frame
    reading: FormReading
    welcome: float
    page_url: str
    trail: tuple[Way, ...] = ()


class Search:
    """One search on one visit. `run` returns the form or raises Stop with the outcome."""

    def __init__(self, visit: Visit, today: date) -> None:
        self.visit, self.shop, self.today = visit, visit.shop, today
        self.home = visit.shop.dealer.url
        self.best: Found | None = None
        self.refusals: list[str] = []
        self.site = SiteFindings()
        self._channels: set[str] = set()
        self._tried: set[tuple[str, str]] = set()
        self._frontier: list[Way] = []
        self._trail: list[Way] = []
        self._since_best = 0
        self._dead: str | None = None

    async def run(self) -> Found:
        """Home page first, then what promises most, until the best form or the limits."""
        await self.visit.open(self.home)
        survey = await self._arrive(first=True)
        while True:
            if await self._look(survey):
                break
            self._frontier = _merged(self._frontier, [way for way in ways(survey, self.shop, self.home) if self._new(way)])
            survey_after = await self._follow_best()
            if survey_after is None:
                break
            survey = survey_after
        self._note(survey)
        if self.best is None:
            raise self._nothing()
        return await self._return_to(self.best)

    async def _arrive(self, *, first: bool = False, pressed: bool = False) -> Survey:
        """Looks around after a page came: walls end the visit or are put aside; an empty shell is given time. What lies over
        the page after a press of ours (`pressed`) was asked for, and stays."""
        survey = await self.visit.survey()
        if not survey.links and not survey.buttons and len(survey.text) < 200:
            await self._until_more(8.0 if first else 4.0)
            survey = await self.visit.survey()
        if reason := walls.bot_wall(survey, self.visit.status):
            raise Stop(Outcome.BLOCKED, f"a wall against robots: {reason}")
        if first and self.visit.status and self.visit.status >= 500:
            raise Stop(Outcome.UNREACHABLE, f"the site answered {self.visit.status}")
        if first and (words := walls.captcha_page(survey)):
            raise Stop(Outcome.CAPTCHA, f"the site opens with a captcha (“{words}”)")
        self._note(survey)
        if first:
            if words := walls.parked(survey):
                raise Stop(Outcome.UNREACHABLE, f"no dealer's site stands here: the page says “{words}”")
            self._dead = walls.dead_page(survey, self.visit.status)
        if await clear(self.visit, survey, popups=not pressed):
            survey = await self.visit.survey()
        if first and (way := language_way(survey, self.shop, self.home)):
            await self._take(way)
            return await self._arrive()
        return survey

    def _note(self, survey: Survey) -> None:
        self._channels |= set(channels(survey))
        self.site = SiteFindings(
            channels=tuple(sorted(self._channels)),
            load_seconds=self.visit.load_seconds,
            platform=self.site.platform or platform(survey),
            captcha_seen=self.site.captcha_seen,
            notes=self.site.notes,
        )

    async def _look(self, survey: Survey) -> bool:
        """Reads all forms of the page; True when the best possible one is found."""
        for frame, snapshot in await self.visit.snapshots():
            for reading in recognise(snapshot):
                welcome = await self._welcome(frame, snapshot, reading, survey)
                if welcome > (self.best.welcome + 0.02 if self.best else 0.0):
                    self.best = Found(frame, reading, welcome, self.visit.page.url, tuple(self._trail))
                    self._since_best = 0
        return self.best is not None and self.best.welcome >= 0.9

    async def _welcome(self, frame: Frame, snapshot: FrameSnapshot, reading: FormReading, survey: Survey) -> float:
        base = weight(reading.form_type, self.shop)
        form = reading.form
        kinds = {r.type for r in reading.fields if r.field.usable and not r.field.button}
        if base <= 0 or not form.visible or not kinds:
            return 0.0
        wizard = any(r.field.hidden_in == "step" for r in reading.fields)
        reachable = {r.type for r in reading.fields if not r.field.button and (r.field.usable or wizard)}
        if not reachable & {"email", "phone", "phone_part"} and not wizard and reading.form_type is not FormType.TRADE_IN:
            return 0.0
        if reason := Planner(self.shop, reading, self.today).refusal():
            self.refusals.append(reason)
            return 0.0
        about = plain(f"{survey.heading} {survey.title}")
        if (
            reading.form_type in (FormType.VEHICLE_INQUIRY, FormType.QUOTE)
            and self.shop.vehicle
            and other_car(about, self.shop.vehicle)
        ):
            base *= 0.6
        if frame is not self.visit.page.main_frame and not await _shown(frame):
            return 0.0
        if not await _reachable(frame, reading):
            return 0.0
        return base * (0.5 + 0.5 * min(1.0, reading.confidence / 0.7))

    async def _follow_best(self) -> Survey | None:
        """Follows the most promising way that may lead to something better; None when there is none left."""
        tries_left = len(_TRIES) if self.best is None else 4
        while not self.visit.spent:
            floor = self.best.welcome + 0.04 if self.best else 0.0
            here = self.visit.page.url
            fit = [w for w in self._frontier if w.promise > floor and self._new(w) and (w.href or same_place(w.page, here))]
            if self.best is None and not fit:
                fit = [w for w in self._frontier if self._new(w)] or [
                    w for w in usual_paths(self.shop, self.home) if self._new(w)
                ]
            elif self.best is not None:
                self._since_best += 1
                if self._since_best > 4:
                    return None
            if not fit or tries_left <= 0:
                return None
            tries_left -= 1
            way = max(fit, key=lambda w: w.score * (1.04 if w.selector else 1.0))
            if await self._take(way):
                survey = await self._arrive(pressed=way.href is None)
                if way.kind not in ("stock", "used", "new", "store", "about", "detail") and self.best is None:
                    await self._be_patient(2.0 if way.kind == "car" else 7.0)
                return survey
        return None

    async def _take(self, way: Way) -> bool:
        self._tried.add(_key(way))
        if way.selector and not same_place(way.page, self.visit.page.url):
            await self.visit.open(way.page)
        if way.href:
            try:
                await self.visit.open(way.href)
            except Stop as stop:
                if stop.outcome is Outcome.BLOCKED or self.visit.page.is_closed():
                    self.visit.step(stop.reason)
                return False
            self._trail = [way]
            if self.visit.status and self.visit.status >= 400:
                return self.visit.status in (403, 429)  # a wall is told by `_arrive`; a missing page is passed over
            return True
        return await self._press(way)

    async def _press(self, way: Way) -> bool:
        assert way.selector is not None
        before = self.visit.page.url
        try:
            await self.visit.page.locator(way.selector).first.click(timeout=3_000)
        except PlaywrightError:
            return False
        self.visit.step(f"pressed “{way.words[:60]}”")
        await asyncio.sleep(0.25)
        await self.visit.settle(2.0)
        if (window := await self.visit.newest_window()) is not None:
            self.visit.windows.remove(window)
            self.visit.adopt(window)
            self.visit.step("went on in the new window")
            await self.visit.settle()
        self._trail = [*self._trail, way] if same_place(before, self.visit.page.url) else [way]
        return True

    async def _be_patient(self, seconds: float = 7.0) -> None:
        """A page that should hold a form may bring it late, or only when it is scrolled to."""
        snapshots = await self.visit.snapshots()
        if any(len(form.fields) > 2 and form.visible for _, snapshot in snapshots for form in snapshot.forms):
            return
        await self.visit.try_look(self.visit.page.evaluate(script(_SCROLL)))
        await self._until_more(seconds)

    async def _until_more(self, seconds: float) -> None:
        """Waits until the number of boxes and links changes and then rests, `seconds` at most."""
        count, waited = await self.visit.try_look(self.visit.page.evaluate(script(_BOXES))), 0.0
        for pause in (0.25, 0.35, 0.5, 0.7, 0.9, 1.2, 1.5, 1.5, 1.5):
            await asyncio.sleep(pause)
            waited += pause
            now = await self.visit.try_look(self.visit.page.evaluate(script(_BOXES)))
            if now != count or waited >= seconds:
                break
        await asyncio.sleep(0.2)

    def _new(self, way: Way) -> bool:
        return _key(way) not in self._tried

    async def _return_to(self, found: Found) -> Found:
        """Goes back to the page of the best form, and presses again what opened it."""
        if same_place(found.page_url, self.visit.page.url) and not found.frame.is_detached():
            looked = [r for f, s in await self.visit.snapshots() if f is found.frame for r in recognise(s)]
            if any(r.form.selector == found.reading.form.selector and r.form.visible for r in looked):
                return found
        await self.visit.open(found.page_url)
        await clear(self.visit, await self.visit.survey())
        for way in found.trail:
            if way.selector:
                await self._press(way)
        await self._be_patient()
        for frame, snapshot in await self.visit.snapshots():
            for reading in recognise(snapshot):
                same = reading.form.selector == found.reading.form.selector or reading.form_type is found.reading.form_type
                if same and reading.form.visible:
                    return Found(frame, reading, found.welcome, self.visit.page.url, found.trail)
        raise Stop(Outcome.NO_FORM, "the form found before did not come back")

    def _nothing(self) -> Stop:
        if self.refusals:
            return Stop(Outcome.NO_FORM, f"no form that may be filled: {self.refusals[0]}")
        if self.visit.robots.turned_away:
            return Stop(
                Outcome.BLOCKED, f"robots.txt asks automated visitors to stay away from {self.visit.robots.turned_away[0]}"
            )
        if self._dead:
            return Stop(Outcome.UNREACHABLE, f"no dealer's site stands here at present: {self._dead}")
        return Stop(Outcome.NO_FORM, f"no lead form on the {self.visit.pages_opened} pages looked at")


_TRIES = range(12)


async def captcha_of(found: Found) -> str | None:
    """The captcha that guards this form, or None. Unseen checks that ask the shopper nothing do not count."""
    for reading in found.reading.fields:
        if reading.type in ("captcha", "security_qa") and reading.field.usable and not reading.field.button:
            return f"a captcha field (“{reading.field.label or reading.field.name}”)"
    if words := walls.captcha_words(found.reading.form):
        return f"a riddle against robots (“{words}”)"
    try:
        mark = await found.frame.locator(found.reading.form.selector).first.evaluate(script(_CAPTCHA), timeout=3_000)
    except PlaywrightError:
        return None
    return f"a captcha ({str(mark)[:60]})" if mark else None


async def _reachable(frame: Frame, reading: FormReading) -> bool:
    """A person can see at least one of its boxes now (what is folded away has a place on the page, too)."""
    first = next((r.field for r in reading.fields if r.field.usable and not r.field.button and r.type != "honeypot"), None)
    try:
        return first is not None and await frame.locator(first.proxy or first.selector).first.is_visible()
    except PlaywrightError:
        return False


async def _shown(frame: Frame) -> bool:
    try:
        element = await frame.frame_element()
        return await element.is_visible()
    except PlaywrightError:
        return False


def _key(way: Way) -> tuple[str, str]:
    return (way.href.rstrip("/"), "") if way.href else (way.page, way.words or way.selector or "")


def _merged(old: list[Way], new: list[Way]) -> list[Way]:
    known = {_key(way): way for way in old}
    for way in new:
        if _key(way) not in known or known[_key(way)].score < way.score:
            known[_key(way)] = way
    return sorted(known.values(), key=lambda way: -way.score)[:150]
