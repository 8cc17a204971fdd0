"""From a home page to the form the scenario wants, the way a shopper would go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from playwright.async_api import Frame

from mysteryshop.model import Outcome, SiteFindings
from mysteryshop.submit.finding.agreeing import agreeing_way
from mysteryshop.submit.finding.back import return_to
from mysteryshop.submit.finding.candidates import Candidates, Scene
from mysteryshop.submit.finding.desks import desk_to_choose
from mysteryshop.submit.finding.findings import observe
from mysteryshop.submit.finding.frontier import Frontier
from mysteryshop.submit.finding.gates import gate_way
from mysteryshop.submit.finding.gathering import button_names, gathered, painted
from mysteryshop.submit.finding.glance import promising
from mysteryshop.submit.finding.hints import hints
from mysteryshop.submit.finding.inlets import Inlets
from mysteryshop.submit.finding.moments import calendar_way, moments
from mysteryshop.submit.finding.stores import read_stores, under
from mysteryshop.submit.finding.tools import ToolPages
from mysteryshop.submit.finding.tries import says_nothing, unknown_ways
from mysteryshop.submit.finding.walk import PATIENCE, Walk
from mysteryshop.submit.finding.wants import STEPPED, car_likeness, car_words, tool_missing, wants_car
from mysteryshop.submit.finding.warrant import page_words
from mysteryshop.submit.finding.ways import GATE, Way, names_car, ways
from mysteryshop.submit.finding.weighing import LEADS_TO, LISTS
from mysteryshop.submit.finding.welcome import Found, at_the_car, place_of
from mysteryshop.submit.page import walls
from mysteryshop.submit.page.clearing import clear
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.snapshot import FrameSnapshot
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.page.visit import Stop, Visit, same_place

__all__ = ["Found", "Search"]

_STEPS = 16
_AFTER_BEST = 3
_SCROLLS = 12
_THIN = 300
_STRANGE = 3
"""Links in unknown words that are followed for a tool no other words led to."""


class Search:
    """One search on one visit. `run` returns the form or raises Stop with the outcome; asked again, it returns the next best."""

    def __init__(self, visit: Visit, today: date) -> None:
        self.visit, self.shop, self.today = visit, visit.shop, today
        self.home = visit.shop.dealer.url
        self._forms = Candidates(visit.shop, today)
        self.site = SiteFindings()
        self.walk = Walk(visit)
        self._frontier = Frontier(self.shop)
        self._unknown: list[Way] = []
        self._buttons: frozenset[str] = frozenset()
        self._lead_page: str | None = None
        self._named_on = ""  # a list that names the shopper's car, with nothing to press for it
        self._resorts = [self._under_mouse, self._by_script, self._framed, self._wait_long, self._hinted, self._anything]
        self._inlets = Inlets(visit)
        self._tools = ToolPages(visit.shop, today)
        self._missed = ""  # the page of a tool the scenario wants, where something is asked and nothing was recognised
        self._since_best = 0
        self._days = self._desperate = False
        self._seen: Sequence[tuple[Frame, FrameSnapshot]] = ()  # of the page as it stands, where it was looked through already
        self._dead: str | None = None

    @property
    def guarded(self) -> Found | None:
        """The best of the forms behind a captcha."""
        return self._forms.guarded

    async def run(self) -> Found:
        """Home page first, then what promises most, until the best form or the limits."""
        await self.visit.open(self.home)
        survey = await self._arrive(first=True)
        return await self._search(survey)

    async def _search(self, survey: Survey | None) -> Found:
        while survey is not None:
            unchosen = self._gather(survey)
            if await self._look(survey, unchosen=unchosen):
                break
            survey = await self._onward() or await self._to_the_tool()
        if (best := self._forms.best or self._forms.reserve) is None:
            raise self._nothing()
        if self._missed and not self._forms.tool_met and tool_missing(self.shop, best.reading.form_type):
            raise Stop(Outcome.FAILED, f"the site has a tool for this on {self._missed}, and no form was recognised there")
        self._forms.best = best
        return await return_to(best, self.visit, self.walk, fresh=best is self._forms.fresh)

    async def another(self, found: Found, *, ours: bool = False) -> Found:
        """The next best form, after `found` could not be filled; `ours`: by our fault. Nothing may have been sent."""
        self._forms.spurn(found, ours=ours)
        self._since_best = 0
        return await self._search(await self._arrive())

    # ---- one page

    async def _arrive(self, *, first: bool = False, pressed: bool = False, deep: bool = False) -> Survey:
        """Looks around after a page came: walls end the visit or are put aside; an empty shell is given time. What lies over
        the page after a press of ours (`pressed`) was asked for, and stays."""
        survey = await self.visit.whole_survey(deep=deep)
        if not survey.links and not survey.buttons and len(survey.text) < 200 and (survey.alive or first):
            await self.walk.until_more(8.0 if first and survey.alive else 2.5)
            survey = await self.visit.whole_survey()
            if survey.url.startswith("http") and not await self.visit.robots.allows(survey.url):
                raise Stop(Outcome.BLOCKED, self.visit.robots.why(survey.url))
        if reason := walls.bot_wall(survey, self.visit.status):
            raise Stop(Outcome.BLOCKED, f"a wall against robots: {reason}")
        if first:
            self._first(survey)
        self._note(survey)
        if not self._forms.settled:
            await self._inlets.note(pressed=pressed)
        if await clear(self.visit, survey, popups=not pressed):
            survey = await self.visit.whole_survey()
        for _ in range(3 if first else 0):
            if (way := gate_way(survey, self.shop)) is None or not self._frontier.new(way):
                break
            self._frontier.took(way)
            if await self.walk.take(way):
                survey = await self._arrive()
        return survey

    def _first(self, survey: Survey) -> None:
        """Ends the visit where the first page is no site at all."""
        if self.visit.status and self.visit.status >= 500:
            raise Stop(Outcome.UNREACHABLE, f"the site answered {self.visit.status}")
        if words := walls.captcha_page(survey):
            raise Stop(Outcome.CAPTCHA, f"the site opens with a captcha (“{words}”)")
        if words := walls.parked(survey):
            raise Stop(Outcome.UNREACHABLE, f"no dealer's site stands here: the page says “{words}”")
        self._dead = walls.dead_page(survey, self.visit.status)

    def _note(self, survey: Survey) -> None:
        self.site = observe(self.site, survey, self.visit.load_seconds)

    def _gather(self, survey: Survey) -> bool:
        """Puts the page's ways with the others; True while a group's store, or the desk, is still to be chosen here."""
        found = gathered(survey, self.shop, self.home, self.walk.trail, self._buttons)
        self._frontier.others |= read_stores(survey, self.shop).others
        self._buttons = button_names(survey)
        if self.walk.trail and at_the_car(survey, self.walk.trail[-1], self.shop):
            self._frontier.car_pages |= {survey.url}
        last = self.walk.trail[-1] if self.walk.trail else None
        if self._frontier.grew(found, survey) and last and last.kind == "more" and last.selector:
            self._frontier.again(last)
        fresh_ways = [way for way in found if self._frontier.new(way)]
        self._frontier.add(fresh_ways)
        unknown = unknown_ways(survey, self.shop, self.home)
        self._unknown += [way for way in unknown if len(self._unknown) < 60]
        if self._desperate:
            self._frontier.add(unknown)
        unchosen = desk_to_choose(survey, *self.walk.trail[-1:])
        return unchosen or any(way.kind == "store" and way.score >= GATE for way in fresh_ways)

    async def _look(self, survey: Survey, *, unchosen: bool = False) -> bool:
        """Reads all forms of the page; True when one is found that is good enough to look no further."""
        trail = tuple(self.walk.trail)
        place = place_of(survey, self.shop, trail, self._frontier.car_pages, unchosen=unchosen)
        self._forms.fresh = None
        seen, self._seen = self._seen, ()
        ours = not under(self.visit.page.url, self._frontier.others)
        asks = survey.fields or place.promised or not survey.url  # answers may be drawn, with no box at all
        if ours and asks:
            # a chosen store's front page is no page of an errand, whatever the store's name
            store = bool(trail) and trail[-1].kind == "store" and trail[-1].score >= GATE
            self.visit.tool = place.promised in STEPPED
            scene = Scene(self.visit.page.url, place, "" if store else page_words(survey), trail, self._days)
            if await self._forms.judge(scene, seen or await self.visit.snapshots(), self.visit.page.main_frame):
                self._since_best = 0
            if self._forms.guarded:
                self.site = replace(self.site, captcha_seen=True)
        return self._forms.settled

    # ---- the way on

    async def _onward(self) -> Survey | None:
        """Follows the most promising way that may lead to something better; None when there is none left."""
        for _ in range(_STEPS):
            if self.visit.spent:
                return None
            if self._forms.best is not None:
                self._since_best += 1
                if self._since_best > _AFTER_BEST * (2 if tool_missing(self.shop, self._forms.best.reading.form_type) else 1):
                    return None
            here = self.visit.page.url
            way = self._frontier.best(here, self._forms.welcome, last=not self._resorts) or self._strange_link()
            if way is None:
                if self._forms.best is not None or not self._resorts:
                    return None
                self._forms.fresh = None
                if (survey := await self._resorts.pop(0)()) is not None:
                    return survey
                continue
            if (survey := await self._follow(way)) is not None:
                return survey
        return None

    def _strange_link(self) -> Way | None:
        """Where a form that stands in for the wanted tool is all there is, and no words led to the tool: a link of the menu in
        words nobody knows, "Feel the road"."""
        best = self._forms.best
        if best is None or self._forms.tool_met or self._tools.led_to or not tool_missing(self.shop, best.reading.form_type):
            return None
        fresh = (way for way in self._unknown if way.href and self._frontier.new(way) and says_nothing(way, self.shop))
        return next(fresh, None) if self._frontier.followed("unknown") < _STRANGE else None

    async def _to_the_tool(self) -> Survey | None:
        """Once more to the tool the site led to, where nothing was recognised there and another form would be taken instead: it
        may be late. Where something is asked on its page all the same, nothing stands in for it."""
        best = self._forms.best
        if best is None or self._forms.tool_met or self.visit.spent or not tool_missing(self.shop, best.reading.form_type):
            return None
        if (way := self._tools.take_back()) is None or not await self.walk.take(way):
            return None
        self._forms.fresh = None
        await self.walk.scroll()
        await self.walk.until_late()
        survey = await self._arrive(pressed=way.href is None)
        await self._inlets.note(pressed=way.href is None)
        self._frontier.add(inlets := self._inlets.of(survey.url, way))
        parts = [frame for frame in self.visit.frames()[1:] if any(same_place(frame.url, one.href or "") for one in inlets)]
        surveys = {frame: await self.visit.survey(frame) for frame in parts[:3]}
        if self._tools.asks(survey, await self.visit.snapshots(), surveys):
            self._missed = survey.url
            self._frontier.add([way for way in painted(survey, way) if self._frontier.new(way)])
        self._since_best = 0
        return survey

    async def _follow(self, way: Way) -> Survey | None:
        """Takes a way and looks around there; where a form should be, it is waited for."""
        self._frontier.took(way)
        self._forms.fresh, self._days = None, False
        if not await self.walk.take(way):
            return None
        self._tools.led(way)
        survey = await self._arrive(pressed=way.href is None, deep=way.kind in LISTS)
        if way.kind == "store" and way.score >= GATE:
            self._frontier.store_chosen()
            self._lead_page = None
        if (way.kind in LEADS_TO or way.kind in ("car", "call")) and (self._forms.best is None or way.selector):
            if self._lead_page is None and way.kind in LEADS_TO:
                self._lead_page = self.visit.page.url
            shown = way.kind == "car" and len(survey.text) > _THIN  # the car at least
            place = place_of(survey, self.shop, tuple(self.walk.trail), self._frontier.car_pages, unchosen=False)
            patience = 2.0 if shown else 1.0 if way.kind == "call" else PATIENCE
            self._seen = () if (dated := await self._moments(survey, way)) else await promising(self.visit, place)
            if not (dated or self._seen) and await self.walk.be_patient(survey, patience):
                survey = await self.visit.whole_survey()
                await self._moments(survey, way)
            if way.kind in LEADS_TO:  # a tool of another house may stand in a frame, and ask nothing to be typed yet
                if not self._forms.settled:
                    await self._inlets.note(pressed=way.href is None)
                self._frontier.add(self._inlets.of(survey.url, way))
        elif way.kind in LEADS_TO:
            await self._moments(survey, way)
        return await self._whole(survey) if way.kind in (*LISTS, "more") and wants_car(self.shop) else survey

    async def _moments(self, survey: Survey, way: Way) -> bool:
        """Puts the days and hours to be chosen first with the other ways; False where there are none."""
        names = frozenset(plain(button.words) for button in survey.buttons if button.visible)
        found = moments(survey, names - self._buttons if way.selector else names, way) or agreeing_way(survey, way)
        found = found or await calendar_way(self.visit, survey, way, self.today)
        self._frontier.add(found)
        self._days = bool(found)
        return self._days

    async def _whole(self, survey: Survey) -> Survey:
        """A list may bring its cars late, and more of them whenever it is scrolled to its end: until the shopper's is there."""
        for _ in range(_SCROLLS):
            shown = any(map(names_car, ways(survey, self.shop, self.home)))
            if shown or not await self.walk.more_of_list(survey):
                self._named_on = (
                    survey.url if not shown and car_likeness(plain(survey.text), self.shop.vehicle) else self._named_on
                )
                break
            survey = await self.visit.whole_survey(deep=True)
        return survey

    # ---- last resorts, each tried once

    async def _under_mouse(self) -> Survey | None:
        """What can be pressed for the shopper's car may be drawn only while the mouse is over its card."""
        if not self._named_on or self.guarded or not await self.walk.under_mouse(self._named_on, car_words(self.shop.vehicle)):
            return None
        return await self._arrive(pressed=True)

    async def _by_script(self) -> Survey | None:
        """Links to pages the server does not know may be the business of a script."""
        for way in self.walk.missing[:2]:
            if (way.kind in LEADS_TO or way.kind in ("car", *LISTS)) and not self.visit.spent and await self.walk.click_link(way):
                return await self._arrive(pressed=True)
        return None

    async def _framed(self) -> Survey | None:
        """Another house's stock or form stands in a frame, behind a button of its own: its page is opened by itself."""
        self._frontier.add(self._inlets.first())
        return None

    async def _wait_long(self) -> Survey | None:
        """Once more to the page that should have had the form (or, where there was none, the way to it), and long enough for the
        latest of scripts. Without a page that should have one, all else comes first."""
        if self._lead_page is None and self._resorts:
            self._resorts.append(self._wait_long)
            return None
        if self.guarded:
            return None  # it came already, and is guarded
        page = self._lead_page or self.home
        if not same_place(page, self.visit.page.url):
            await self.visit.open(page)
        survey = await self.visit.whole_survey()
        if not survey.alive:
            return None
        await self.walk.scroll()
        if not await self.walk.until_late():
            return None
        self.walk.trail = self.walk.led_to(self.visit.page.url)
        return await self.visit.whole_survey()

    async def _hinted(self) -> Survey | None:
        self._frontier.add(await hints(self.visit, self.shop, self._site(), self.site.platform))
        return None

    async def _anything(self) -> Survey | None:
        """Links whose words say nothing, as a shopper would try them in the end."""
        self._frontier.add(self._unknown)
        self._desperate = True
        self._resorts.append(self._framed)  # what stands in frames of the pages they lead to
        return None

    def _site(self) -> str:
        here = self.visit.page.url
        return here if here.startswith("http") else self.home

    def _nothing(self) -> Stop:
        if self.guarded:
            return Stop(Outcome.CAPTCHA, f"the form is guarded by {self._forms.guard}")
        if self._forms.refusals:
            return Stop(Outcome.NO_FORM, f"no form that may be filled: {self._forms.refusals[0]}")
        if self.visit.robots.turned_away:
            return Stop(Outcome.BLOCKED, self.visit.robots.why(self.visit.robots.turned_away[0]))
        if self._dead:
            return Stop(Outcome.UNREACHABLE, f"no dealer's site stands here at present: {self._dead}")
        offered = f"; it offers {', '.join(self.site.channels)}" if self.site.channels else ""
        return Stop(Outcome.NO_FORM, f"no lead form on the {self.visit.pages_opened} pages looked at{offered}")
