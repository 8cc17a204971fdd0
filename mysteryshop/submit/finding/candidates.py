"""The forms met on a visit: the best so far, the one kept in reserve, and those that may not be filled, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from mysteryshop.model import FormType, Shop
from mysteryshop.submit.content.errands import other_desk
from mysteryshop.submit.content.kinds import TELLING
from mysteryshop.submit.finding.beside import stands_over
from mysteryshop.submit.finding.buttons import begins, is_onward, puts_off, send_button
from mysteryshop.submit.finding.desks import asks_errand
from mysteryshop.submit.finding.interview import asks_held_car, asks_later, asks_one, in_view, opening, shows
from mysteryshop.submit.finding.moments import chosen
from mysteryshop.submit.finding.slight import only_address
from mysteryshop.submit.finding.wants import TOOLS, car_likeness, tool_missing, wanted_forms
from mysteryshop.submit.finding.warrant import (
    BY_PLACE,
    FULL,
    LAST_RESORT,
    another_errand,
    named_alike,
    names_lead,
    own_errand,
    takes_a_question,
    warrant,
)
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import LEADS_TO, trades_in
from mysteryshop.submit.finding.welcome import ABOUT_A_CAR, Found, Place, another_wish, captcha_of, ground_of, refusal, worth
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.snapshot import FrameSnapshot
from mysteryshop.submit.page.visit import same_place
from mysteryshop.submit.recognise import FormReading, recognise
from mysteryshop.submit.recognise.forms import speaks_of

if TYPE_CHECKING:
    from playwright.async_api import Frame

GOOD = 0.9
"""A form this welcome is taken without looking further."""
_BETTER = 0.02
_THE_CAR = 0.7
"""From this likeness on a heading names the shopper's car: what was pressed for it led here."""


_SURE = 0.6
"""From this confidence on what a tool asks tells what it is."""
_ELSEWHERE = ("finance", "service", "newsletter", "login", "registration", "password_reset", "order")
"""Errands for which a shopper is asked which car he has."""
_OF_A_VISIT = (FormType.CONTACT, FormType.OTHER, FormType.VEHICLE_INQUIRY)
"""What a form is taken for that only asks who comes, and for which car, once the day and the hour are chosen."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A page as its forms are judged: its address, what it is about, the words that vouch for a form on it, the way there;
    `days`: it asks for a day or an hour first."""

    url: str
    place: Place
    words: str
    trail: tuple[Way, ...]
    days: bool = False


def pressed_for(reading: FormReading, trail: Sequence[Way]) -> bool:
    """Nothing but drawn answers, one of which was pressed on the way here and led on: "Book a drive" beside "Reserve". Pure."""
    asked = {r.field.selector for r in in_view(reading) if r.field.kind == "radio" and r.field.tag != "input"}
    led = {way.selector for way in trail if way.kind in LEADS_TO and not chosen((way,))}
    return bool(asked & led) and len(asked) == len(in_view(reading))


def begins_a_purchase(reading: FormReading) -> bool:
    """It takes no question, says nothing of one, and goes on after asking who: what a button in unknown words opened on the car's
    page may be a deal to be made online. Pure."""
    button, form = send_button(reading), reading.form
    if reading.of("message") or names_lead(form.heading) or button is None:
        return False
    return is_onward(button) or puts_off(button.text)


def own_car_first(reading: FormReading, scene: Scene, shop: Shop) -> float:
    """How much vouches that one question for the car that the shopper has begins the trade-in that is wanted, 0.0 for nothing:
    the words of the page and of the way there; or it is the page's heading, and they say nothing else. A workshop, an insurer, a
    seller of chargers ask the same. Pure."""
    if wanted_forms(shop)[0] is not FormType.TRADE_IN or not asks_held_car(reading):
        return 0.0
    said = [*scene.words.split(" | "), *(way.words for way in scene.trail), reading.form.heading_above, reading.form.legend]
    if any(another_errand(words) or other_desk(plain(words)) or speaks_of(words, _ELSEWHERE) for words in said):
        return 0.0
    if any(trades_in(words) for words in (*said, reading.form.above, reading.form.text)):
        return BY_PLACE
    titles = {plain(words).strip() for words in (scene.place.heading, scene.words.split(" | ")[0])}
    return LAST_RESORT if scene.trail and titles <= {"", plain(reading.form.heading).strip()} else 0.0


def by_itself(readings: Sequence[FormReading], shop: Shop, place: Place) -> list[FormReading]:
    """The forms of a frame that are judged by themselves: not the first questions of the form under them, and none in which
    nothing can be asked, not even in a later step, while beside it something can. Pure."""
    asking = [read.form for read in readings if len({r.type for r in read.fields} & TELLING) > 1]
    kept = [read for read in readings if not any(stands_over(read.form, form) for form in asking)]
    takes = any(takes_a_question(one) and worth(one, shop, place) for one in readings)
    return [read for read in kept if not (takes and only_address(read) and not asks_later(read))]


@dataclass(slots=True)
class Candidates:
    """All forms of a visit. `fresh`: the best, while nothing was opened or pressed since it was seen; `guarded`: the best of
    those behind a captcha, `guard` its words; `refusals`: why forms may not be filled; `tool_met`: the tool the scenario wants
    was recognised, whatever became of it."""

    shop: Shop
    today: date
    best: Found | None = None
    reserve: Found | None = None
    fresh: Found | None = None
    guarded: Found | None = None
    guard: str = ""
    refusals: list[str] = field(default_factory=list)
    tool_met: bool = False
    _spurned: set[tuple[str, str]] = field(default_factory=set)
    _only: FormType | None = None
    _first_seen: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = field(default_factory=dict)
    _opened: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    _of_cars: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)

    @property
    def welcome(self) -> float | None:
        """How welcome the best is; None where there is none."""
        return self.best.welcome if self.best else None

    @property
    def settled(self) -> bool:
        """Whether the best is good enough to look no further."""
        return self.best is not None and self.best.welcome >= GOOD

    def spurn(self, found: Found, *, ours: bool) -> None:
        """Forgets all; `found` is not taken again, nor anything in its stead that names another wish. `ours`: the fault is ours;
        the tool the scenario wants could be used by a shopper, and no other form stands in for it."""
        self._spurned.add((found.page_url, found.reading.form.selector))
        kind = found.reading.form_type
        self._only = kind if ours and kind in TOOLS and not tool_missing(self.shop, kind) else self._only
        self.best = self.reserve = None

    def stands_in(self, reading: FormReading) -> bool:
        """It may be taken for a form that could not be completed."""
        return self._only in (None, reading.form_type) and not another_wish(reading, self.shop)

    async def judge(self, scene: Scene, frames: Sequence[tuple[Frame, FrameSnapshot]], main: Frame) -> bool:
        """Judges all forms of a page; True when one is better than all before."""
        before = self.best
        for frame, snapshot in frames:
            for read in by_itself(recognise(snapshot), self.shop, scene.place):
                await self._judge(scene, frame, read, main=frame is main)
        return self.best is not before

    async def _judge(self, scene: Scene, frame: Frame, read: FormReading, *, main: bool) -> None:
        reading, welcome, vouched = self._weighed(scene, read, frame.url)
        self.tool_met = self.tool_met or (welcome > 0 and reading.form_type is wanted_forms(self.shop)[0])
        if welcome <= (self.best.welcome + _BETTER if self.best else 0.0):
            return
        if pressed_for(read, [way for way in scene.trail if same_place(way.page, scene.url)]):
            return
        if (scene.url, reading.form.selector) in self._spurned or (self._spurned and not self.stands_in(reading)):
            return
        if reason := refusal(reading, self.shop, self.today):
            self.refusals.append(reason)
            return
        ground = await ground_of(frame, reading, main=main)
        if not ground.open:
            return
        found = Found(frame, reading, welcome, scene.url, scene.trail)
        if vouched <= LAST_RESORT:
            self.reserve = max(self.reserve or found, found, key=lambda one: one.welcome)
        elif guard := await captcha_of(found, ground.captcha):
            if self.guarded is None or welcome > self.guarded.welcome:
                self.guarded, self.guard = found, guard
        else:
            self.best = self.fresh = found

    def _weighed(self, scene: Scene, read: FormReading, frame: str) -> tuple[FormReading, float, float]:
        """The form as it is to be understood here, how welcome it is, and how much vouches for it. `frame`: the address
        it stands at."""
        place, new = scene.place, self._new_on(scene, frame, read)
        here = place if new else replace(place, promised=None)
        trade = own_car_first(read, scene, self.shop) if new and not (scene.days or here.promised) else 0.0
        reading = opening(read, FormType.TRADE_IN if trade else None if scene.days else here.promised)
        about, led = (scene.words, place.promised is not None or place.our_car > 0) if new else ("", False)
        # its heading is the question, or what the first step of a tool asks, and no name
        first = reading is not read and (asks_one(reading) or reading.form_type is FormType.TRADE_IN)
        vouched = (trade or FULL) if first else warrant(reading, about, led=led)
        if new and ((chosen(scene.trail) and reading.form_type in _OF_A_VISIT) or self._for_a_drive(reading, here)):
            reading, vouched = replace(reading, form_type=FormType.TEST_DRIVE), FULL
        if vouched and reading.form_type is here.promised in TOOLS and read.confidence > _SURE:
            vouched = FULL  # told by what it asks, whatever its parts are called
        if reading.form_type is wanted_forms(self.shop)[0] in TOOLS and read.confidence > _SURE and new and not trade:
            vouched = max(vouched, BY_PLACE)  # the very tool that is wanted, wherever it was met
        if new and not vouched and begins(reading.form.heading) and asks_errand(reading):
            vouched = LAST_RESORT
        last = scene.trail[-1] if scene.trail else None
        if new and last and last.selector and last.kind in LEADS_TO and named_alike(reading, last.words):
            vouched = max(vouched, BY_PLACE)  # "Write to Julie", and then "Send to Julie"
        if reading.form_type in ABOUT_A_CAR and led and not own_errand(reading):
            if (likeness := car_likeness(plain(read.form.heading), self.shop.vehicle)) > _THE_CAR:
                vouched = max(vouched, BY_PLACE)
                if last and last.selector and last.kind in LEADS_TO:  # on the car's own card, in a list
                    here, vouched = replace(here, our_car=max(here.our_car, likeness)), FULL
            elif last and last.kind == "call" and reading.of("message"):
                vouched = max(vouched, BY_PLACE)  # the car's page wanted it to be opened, and it takes a question
        if last and last.kind == "call" and last.selector and begins_a_purchase(reading):
            vouched = min(vouched, LAST_RESORT)
        return reading, worth(reading, self.shop, here) * vouched, vouched

    def _for_a_drive(self, reading: FormReading, here: Place) -> bool:
        """An inquiry under a heading that offers a test drive, where the way here promised one: it may ask for no day."""
        asked = reading.form_type is FormType.VEHICLE_INQUIRY and here.promised is FormType.TEST_DRIVE
        wanted = wanted_forms(self.shop)[0] is FormType.TEST_DRIVE
        return asked and wanted and bool(speaks_of(f"{reading.form.heading} {reading.form.heading_above}", ("test_drive",)))

    def _new_on(self, scene: Scene, frame: str, reading: FormReading) -> bool:
        """What was shown on another page before is a part of the site's frame, and not what the way here promised; unless the
        page is that frame's, opened by itself; or this page is the very car's, and the form came both times by the press of a
        lead's button, or was first shown on the page of another car: every car has one like it."""
        asks = tuple(r.field.name or r.field.label for r in reading.fields)
        key, url = (reading.form.action, asks), scene.url
        last = scene.trail[-1] if scene.trail else None
        pressed = last is not None and last.selector is not None and last.kind in LEADS_TO
        first = self._first_seen.get(key)
        if first is None and shows(reading):
            self._first_seen[key] = (url, frame)
            self._opened |= {key} if pressed else set()
            self._of_cars |= {key} if scene.place.another_car or 0 < scene.place.our_car < 1 else set()
        if first is None or any(same_place(place, url) for place in first):
            return True
        if key in self._of_cars and scene.place.our_car == 1 and last is not None and last.kind == "car":
            return True
        return pressed and key in self._opened and car_likeness(plain(scene.place.heading), self.shop.vehicle) > _THE_CAR
