"""Filling a form as planned, and reading back what it then holds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from playwright.async_api import Error as PlaywrightError

from mysteryshop.model import FilledField
from mysteryshop.submit.content import values
from mysteryshop.submit.content.kinds import LEAVE, TELLING
from mysteryshop.submit.content.wishes import Wish
from mysteryshop.submit.filling.again import FREE, came, grown, lists, moved_on, same_form, same_question, sleeping, woke
from mysteryshop.submit.filling.answer import Answerer
from mysteryshop.submit.filling.morelist import lacks_own, show_all
from mysteryshop.submit.filling.moved import follow_moved
from mysteryshop.submit.filling.onward import next_form
from mysteryshop.submit.filling.readback import booked, stands
from mysteryshop.submit.filling.readout import agree_by_link, read_out
from mysteryshop.submit.filling.reveal import reveal_message, wants_message
from mysteryshop.submit.filling.springs import Springs
from mysteryshop.submit.filling.standing import hours_after, standing_day
from mysteryshop.submit.filling.strokes import expects, may_suggest, type_run
from mysteryshop.submit.filling.widgets import amended, look_behind, look_both
from mysteryshop.submit.finding.beside import with_beside
from mysteryshop.submit.finding.find import Found
from mysteryshop.submit.finding.interview import asks_one, in_view
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.snapshot import FieldSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import FormReading, recognise

_ROUNDS = 4
_CHOSEN = frozenset(("radio", "select", "listbox"))
_MOST_TURNS = 12
"""How often a form may go on by itself."""
_DRAWN = (0.0, 0.3, 0.5)
"""How long the next question may take to be drawn where the last one was."""
_FADES = (0.8, 1.0, 1.2)
"""Seconds between looks for what slides into a form that asks nothing."""
_LOADING = (0.25, 0.4, 0.6, 0.9, 1.2)
"""Seconds between looks at lists that fill themselves after another was answered."""


@dataclass(slots=True)
class Filler(Answerer):
    """Fills one form over its rounds. `done`: what was last done to each field; `gone`: after the last round the form, and
    whatever may go on from it, was no longer to be seen; `_awaited`: boxes that did not wake though they were given time."""

    done: dict[str, Wish] = field(default_factory=dict)
    fields: dict[str, FilledField] = field(default_factory=dict)
    gone: bool = False
    _revealed: bool = False
    _around: bool = False
    _read_to_end: bool = False
    _turns: int = 0
    _said: set[str] = field(default_factory=set)
    _awaited: set[str] = field(default_factory=set)

    @property
    def personal(self) -> bool:
        """Something that tells who the shopper is has been typed."""
        return bool(self._said & TELLING) or any(wish.personal for wish in self.done.values())

    @property
    def told(self) -> set[str]:
        """The types that were given an answer so far, on all steps."""
        return self._said | {wish.type for wish in self.done.values() if wish.action != LEAVE and wish.value}

    def turn_to(self, found: Found) -> None:
        """Goes on with another form, which asks for what this one did not. What was filled stays told."""
        self._said = self.told
        self.fields = {self._shelf(selector): told for selector, told in self.fields.items()}
        self.found = found
        for known in (self.done, self.widgets, self._taken, self._again, self._awaited, self._settled):
            known.clear()

    async def fill(self) -> FormReading:
        """Fills what can be filled now; looks again after each round: fields appear, and boxes may not keep what was typed."""
        reading, place, turns = await self._start(), 0, 0
        self.gone = False
        while place < _ROUNDS:
            wishes = self.plan(reading).wishes()
            pending = [wish for wish in wishes if self._open(wish)]
            alone = {wish.field.selector for wish in pending} - self.done.keys() if len(pending) == 1 else set()
            await self._do_all(pending)
            fresh = await (self._until_loaded(reading, pending) if pending else self.look())
            over = fresh is None or (pending and not in_view(fresh))  # what follows may be drawn as a form of its own
            if over and turns < _MOST_TURNS and (turned := await self._turned(reading)) is not None:
                reading, place, turns = turned, 0, turns + 1
                continue
            if fresh is None:
                self.gone = True
                break
            went_on = moved_on(reading, fresh) and turns < _MOST_TURNS  # an answer alone led to the next question
            self._book(reading if went_on else fresh, wishes)
            # one list after the other, each brought by the last
            grew = bool(alone) and turns < _MOST_TURNS and grown(reading, fresh)
            place = place if grew else 0 if went_on else place + 1
            reading, turns = fresh, turns + (went_on or grew)
            if (not pending and place > 1) or not any(self._open(wish) for wish in self.plan(reading).wishes()):
                break
        return await self.fill() if await self._standing_day() or await self._read_out(reading) else reading

    async def _read_out(self, reading: FormReading) -> bool:
        """A consent in sight sleeps, perhaps until its text was read, once. True where it woke."""
        asleep = [r.field for r in reading.fields if r.type == "consent" and r.field.visible and r.field.disabled]
        if not asleep or self._read_to_end or self.gone:
            return False
        self._read_to_end = True
        return await read_out(self.visit, self.found.frame, asleep, partial(self._wakes, reading))

    async def _wakes(self, before: FormReading) -> bool:
        fresh = await self.look()
        return fresh is not None and woke(before, fresh)

    async def _standing_day(self) -> bool:
        """The day is taken in a calendar that stands open in the form and is no box's. True where the form asks more since."""
        planner = self.plan(self.found.reading)
        parts = sum(wish.type == "date_part" for wish in self.done.values())  # a month and a year alone head the calendar
        dated = "calendar" in self.fields or self.found.dated or "date" in self.told or parts > 2
        if dated or self.gone or not planner.wants_a_day:
            return False
        taken = await standing_day(self.found, values.visit_day(planner.today))
        self.fields |= {"calendar": taken} if taken else {}
        if taken is None or taken.type != "date":
            return False
        hours = [s for s, wish in self.done.items() if (wish.type, wish.action) == ("time", "listbox")]  # the day puts them back
        return bool([self.done.pop(s) for s in hours]) or await hours_after(self.found, self.look)

    def _shelf(self, selector: str) -> str:
        """Where what was filled stays told when its place holds another question."""
        self._turns += 1
        return f"{self._turns} {selector.partition(' ')[2] if selector[:1].isdigit() else selector}"

    async def _turned(self, before: FormReading) -> FormReading | None:
        """A form that asks one thing at a time may go on by itself as soon as it is answered."""
        found = None
        for pause in _DRAWN if asks_one(before) else ():
            await asyncio.sleep(pause)
            if (found := await next_form(self.visit, self.found)) is not None:
                break
        if found is None:
            return None
        self.turn_to(found)
        return await self._start()

    def _forget(self, fresh: FormReading) -> None:
        """Drops what was done to places that hold another question now."""
        now = {r.field.selector: r.field for r in fresh.fields}
        for selector in [s for s, wish in self.done.items() if s in now and not self._same(wish, now[s])]:
            wish = self.done.pop(selector)
            if wish.action != LEAVE and wish.value:
                self._said.add(wish.type)
            if selector in self.fields:
                self.fields[self._shelf(selector)] = self.fields.pop(selector)
            self._taken.pop(selector, None)
            self._again.discard(selector)

    def _same(self, wish: Wish, now: FieldSnapshot) -> bool:
        """It asks what it asked; one called by the entry that was taken in it is called by its answer."""
        taken = plain(self._taken.get(wish.field.selector, ""))
        return same_question(wish.field, now) or (bool(taken.strip()) and taken == plain(now.label or now.aria_label))

    async def _start(self) -> FormReading:
        """The form as found, with its widgets told."""
        found = self.found
        self.widgets = await self.visit.try_look(look_behind(found.frame, found.reading.form)) or {}
        if self.widgets:
            frame = FrameSnapshot(url=found.page_url, language="", forms=(amended(found.reading.form, self.widgets),))
            found.reading = replace(recognise(frame)[0], form_type=found.reading.form_type)
        reading = self._keep_types(found.reading)
        car = values.the_car(self.visit.shop, reading.form_type, False)
        if lacks_own(reading, car) and await show_all(self.visit, found.frame, reading):
            reading = await self.look() or reading
        if not self._revealed and wants_message(reading) and "message" not in self.told:
            self._revealed = await reveal_message(self.visit, found.frame, reading)
            reading = (await self.look() if self._revealed else None) or reading
        return reading

    async def look(self) -> FormReading | None:
        """The same form as it stands now, or None when it is gone."""
        frame, own = self.found.frame, self.found.reading.form
        if (both := await self.visit.try_look(look_both(frame, own.selector, tool=self.visit.tool))) is None:
            return None
        snapshot, behind = both
        if (form := same_form(own, snapshot.forms)) is None:
            return None
        if behind is None or form.selector != own.selector:
            behind = await self.visit.try_look(look_behind(frame, form))
        self.widgets = behind or {}
        form = with_beside(form, snapshot.forms) if self._around else form
        return self._keep_types(recognise(replace(snapshot, forms=(amended(form, self.widgets),)))[0])

    async def drawn_late(self, before: FormReading) -> bool:
        """What slides or fades into the form is out of sight for a moment. True where more is asked after a few."""
        for pause in _FADES:
            await asyncio.sleep(pause)
            if (fresh := await self.look()) is not None and came(before, fresh):
                return True
            found = await next_form(self.visit, self.found) if fresh is None else None
            if found is not None and any(r.field.label for r in in_view(found.reading)):  # the question may come after its box
                self.turn_to(found)
                return True
        return False

    async def look_around(self) -> bool:
        """The form, with the shopper typed into it, does not go on: perhaps for something that stands by it and is none of its
        boxes. True where something was found, the first time."""
        return await self._takes_choices() or await self._agrees_by_link()

    async def _takes_choices(self) -> bool:
        """From here on the choices that stand over the form are taken for its own. True where there are any, the first time."""
        if asks_one(self.found.reading) or not self.personal:
            return False
        first, self._around = not self._around, True
        before = len(self.found.reading.fields)
        fresh = await self.look() if first else None
        return fresh is not None and len(fresh.fields) > before

    async def _agrees_by_link(self) -> bool:
        """No box of the form asks for leave: perhaps a link does that wants to be read and agreed to. Once."""
        asked = any(r.type == "consent" and r.field.usable for r in self.found.reading.fields)
        if asked or self._read_to_end or not self.personal:
            return False
        self._read_to_end = True
        return await agree_by_link(self.visit, self.found.frame, self.found.reading.form.selector)

    async def _until_loaded(self, before: FormReading, pending: Sequence[Wish]) -> FormReading | None:
        """Looks again; where a list still sleeps or is empty, after another was answered, it is given time to load; where a
        single question was answered by choosing, time to go on by itself."""
        fresh = await self.look()
        chosen = asks_one(before) and any(wish.action in _CHOSEN for wish in pending)
        for pause in _LOADING[:3] if chosen else ():
            if fresh is None or moved_on(before, fresh):
                return fresh
            await asyncio.sleep(pause)
            fresh = await self.look()
        waiting = self._asleep(fresh) & (sleeping(before) | lists(fresh) | came(before, fresh)) if fresh else set()
        anew = any(wish.type in FREE and wish.action in _CHOSEN for wish in pending)  # a make that its models wait for
        for pause in _LOADING if anew or waiting - self._awaited else _LOADING[:1]:
            if fresh is None or not waiting or not waiting <= self._asleep(fresh):
                return fresh
            await asyncio.sleep(pause)
            fresh = await self.look()
        self._awaited |= waiting
        return fresh

    def _asleep(self, reading: FormReading) -> set[str]:
        """Without the lists behind drawn ones, which never wake."""
        behind = {selector for selector, widget in self.widgets.items() if widget.kind == "popup"}
        return sleeping(reading) - behind

    def _keep_types(self, reading: FormReading) -> FormReading:
        """A field already filled keeps the type it was filled as: what stands in it now must not change its meaning."""
        follow_moved(reading, self.done, self._taken)
        self._forget(reading)
        fields = tuple(
            replace(r, type=self.done[r.field.selector].type) if r.field.selector in self.done and not r.field.button else r
            for r in reading.fields
        )
        reading = replace(reading, fields=fields, form_type=self.found.reading.form_type)
        self.found.reading = reading
        return reading

    def _open(self, wish: Wish) -> bool:
        """Still to be done: never touched, or not kept and not yet tried again."""
        if wish.action == LEAVE or (wish.action == "radio" and wish.type in self._settled):
            return False
        selector = wish.field.selector
        before = self.done.get(selector)
        if before is None:
            return True
        stood = stands(wish, before, self._taken.get(selector), self.widgets.get(selector))
        insists = wish.field.required and not before.field.required  # the site has asked for it since
        return not stood and (before.value != wish.value or insists or selector not in self._again)

    async def _do_all(self, pending: Sequence[Wish]) -> None:
        """Fills these, and takes the suggestions of boxes that answered typing with some."""
        springs = Springs(self.visit, self.found.frame)
        await springs.watch([w.field.selector for w in pending if may_suggest(w) and w.field.selector not in self.done])
        self._watched = frozenset(springs.watched)
        odd, typed = {selector for selector, widget in self.widgets.items() if widget.kind != "plain"}, set[str]()
        for place, wish in enumerate(pending):
            if wish.field.selector not in typed:
                skip = odd | self.done.keys()
                run = await type_run(self.visit, self.found.frame, pending[place:], watched=self._watched, skip=skip)
                self.done |= run
                typed |= run.keys()
                last = [wish, *run.values()][-1]
                if not run:
                    await self._do(wish)
                if last.field.selector in self._watched:
                    springs.typed()
                    if expects(last) and await springs.answers(last.field.selector):
                        await self._answered(last)
        sprung = set(await springs.sprung()) - self._taken.keys()
        self._watched = frozenset()
        for wish in pending:
            if wish.field.selector in sprung:
                await self._answered(wish)

    async def _answered(self, wish: Wish) -> None:
        with suppress(PlaywrightError):
            await self._suggested(wish, self.found.frame.locator(wish.field.selector).first, patient=True)

    async def _do(self, wish: Wish) -> None:
        selector = wish.field.selector
        again = selector in self.done and self.done[selector].value == wish.value
        self._again |= {selector} if again else set()
        self.done[selector] = wish
        locator = self.found.frame.locator(selector).first
        with suppress(PlaywrightError):
            if wish.action != "listbox" or await self._target(wish, locator).is_visible():  # another answer may have led past it
                await self._act(wish, locator, slowly=again)

    def _book(self, reading: FormReading, wishes: list[Wish]) -> None:
        """Notes what each field holds after this round."""
        now = {r.field.selector: r for r in reading.fields}
        for wish in wishes:
            last, seen = self.done.get(wish.field.selector, wish), now.get(wish.field.selector)
            said = self._taken.get(wish.field.selector, last.value)
            self.fields[wish.field.selector] = booked(wish, last, said, seen.field if seen else None)
