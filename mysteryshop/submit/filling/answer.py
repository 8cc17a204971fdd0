"""Answering one field of a form: in a list, in a calendar, by typing, by a tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from playwright.async_api import Locator

from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.content.wishes import Planner, Wish
from mysteryshop.submit.filling.again import FREE
from mysteryshop.submit.filling.entries import pick_entry
from mysteryshop.submit.filling.listbox import ListBox
from mysteryshop.submit.filling.natives import choose_native
from mysteryshop.submit.filling.settle import take_choice
from mysteryshop.submit.filling.strokes import ADDRESSED, may_list, may_suggest, type_slowly, write_in_editor
from mysteryshop.submit.filling.tick import tick
from mysteryshop.submit.filling.timepick import hour_of
from mysteryshop.submit.filling.when import answer_day, answer_hour, type_pieces
from mysteryshop.submit.filling.widgets import Widget
from mysteryshop.submit.finding.find import Found
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recognise import FormReading

_ACT = 3_000
_SLIDE = """(el, value) => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(el, value);
  for (const kind of ['input', 'change']) el.dispatchEvent(new Event(kind, { bubbles: true }));
}"""
"""Moves a slider as near to a figure as its steps allow."""


@dataclass(slots=True)
class Answerer:
    """Answers the fields of one form, each by itself. `plan` makes the planner for a reading of it; `widgets`: what stands
    behind the fields, by selector; `_taken`: what the entry chosen is called; `_again`: what was tried twice or bears no second
    try; `_watched`: the boxes beside which suggestions are being looked out for; `_settled`: types confirmed by a press of
    their own."""

    visit: Visit
    found: Found
    plan: Callable[[FormReading], Planner]
    widgets: dict[str, Widget] = field(default_factory=dict)
    _taken: dict[str, str] = field(default_factory=dict)
    _again: set[str] = field(default_factory=set)
    _watched: frozenset[str] = frozenset()
    _settled: set[str] = field(default_factory=set)

    async def _act(self, wish: Wish, locator: Locator, *, slowly: bool) -> None:
        widget = self.widgets.get(wish.field.selector)
        if widget is not None and widget.kind == "segment":
            if wish.action == "text":
                await type_pieces(self.found.frame, widget.parts, self._day_for(wish), hour_of(wish.value or ""))
            return
        drawn = wish.field.kind in ("text", "search", "listbox") and wish.action in ("text", "listbox")
        if drawn and wish.type in ("date", "time"):
            await self._when(wish, locator, slowly=slowly)
        elif wish.action == "text" and widget is not None and widget.shut:
            await self._listbox(wish, locator)
        elif wish.action == "text" and wish.field.kind == "textarea" and wish.field.proxy:
            await write_in_editor(self.found.frame, wish)
        elif wish.action == "text":
            await self._type(wish, locator, slowly=slowly)
        elif wish.action == "select":
            await self._select(wish, locator)
        elif wish.action == "listbox":
            await self._listbox(wish, locator)
        elif wish.action == "radio" and wish.type in ("date", "time") and wish.field.tag != "input":
            await self._slot(wish, locator)
        elif wish.action == "range":
            await locator.evaluate(_SLIDE, wish.value, timeout=_ACT)
        elif wish.action in ("check", "radio", "uncheck"):
            await tick(self.found.frame, wish, locator, wish.action != "uncheck")

    async def _slot(self, wish: Wish, locator: Locator) -> None:
        """A drawn hour or day, and what confirms it where such a button comes up with it: it is settled then."""
        await self.found.frame.evaluate(script("shown.js"))
        await tick(self.found.frame, wish, locator, on=True)
        if await take_choice(self.found.frame):
            self._settled.add(wish.type)
            self._taken[wish.field.selector] = wish.value or ""

    async def _type(self, wish: Wish, locator: Locator, *, slowly: bool) -> None:
        value = wish.value or ""
        if may_suggest(wish) or may_list(wish):
            if wish.field.selector in self._watched:
                await locator.fill(value[:-1], timeout=_ACT)
                await locator.press_sequentially(value[-1:])
                return
            if await self._suggested(wish, locator, patient=slowly and may_suggest(wish)) or not slowly:
                return
        await type_slowly(locator, wish) if slowly else await locator.fill(value, timeout=_ACT)

    async def _suggested(self, wish: Wish, locator: Locator, *, patient: bool = False) -> bool:
        """Types into a box that may answer with suggestions; True when one was taken."""
        box = self._box(wish, locator, typed=locator)
        taken = await box.suggested(wish.value or "", patient=patient)
        if taken is not None:
            self._taken[wish.field.selector] = taken[0]  # what it is called is what the box must show
        if box.shown:
            self._again.add(wish.field.selector)
        return taken is not None

    def _day_for(self, wish: Wish) -> date:
        return self.plan(self.found.reading).day_for(wish.field)

    async def _when(self, wish: Wish, locator: Locator, *, slowly: bool) -> None:
        """A date or an hour: taken in what opens, where something does; typed otherwise."""
        frame, said, widget = self.found.frame, wish.value or "", self.widgets.get(wish.field.selector)
        shut, odd = bool(widget and widget.shut), bool(widget and widget.kind != "plain")
        if wish.type == "date":
            day = await answer_day(frame, locator, said, self._day_for(wish), calendar=slowly or odd, shut=shut)
            taken = day.isoformat() if day else None
            if day is None and widget and shut and widget.kind == "listbox":
                await self._listbox(wish, locator)  # spans, whatever it asks
        else:
            target = self._target(wish, locator)
            entries = self._box(wish, target, typed=None if shut else locator)
            taken = await answer_hour(frame, locator, target, said, entries, day=self._day_for(wish), shut=shut)
        if taken is not None:
            self._taken[wish.field.selector] = taken

    async def _select(self, wish: Wish, locator: Locator) -> None:
        async def drawn(words: str) -> None:
            await self._box(replace(wish, also=(words,)), self._target(wish, locator), typed=None).choose()

        await choose_native(wish, locator, drawn)

    async def _listbox(self, wish: Wish, locator: Locator) -> None:
        widget = self.widgets.get(wish.field.selector)
        typed = locator if wish.field.tag == "input" and (widget is None or widget.typed) else None
        box = self._box(wish, self._target(wish, locator), typed=typed)
        taken = await box.choose()
        if box.open:
            self._again.add(wish.field.selector)
        if taken is not None:
            self._taken[wish.field.selector] = taken[0]
        elif typed is not None and wish.value and (wish.type in FREE or (widget and widget.guess)):
            await locator.fill(wish.value, timeout=_ACT)
            await locator.press("Tab")

    def _target(self, wish: Wish, locator: Locator) -> Locator:
        """What a person clicks to open it."""
        widget = self.widgets.get(wish.field.selector)
        behind = (widget.box if widget else "") or (wish.field.proxy if not wish.field.visible else "")
        return self.found.frame.locator(behind).first if behind else locator

    def _box(self, wish: Wish, target: Locator, *, typed: Locator | None) -> ListBox:
        planner = self.plan(self.found.reading)  # it may insist on what the form itself does not mark
        fields = planner.form.fields
        reading = next((r for r in fields if r.field.selector == wish.field.selector and wish.type not in ADDRESSED), None)

        def pick(options: Sequence[Option]) -> Option | None:
            return pick_entry(planner, reading, options) if reading else None

        return ListBox(self.visit.page, self.found.frame, target, typed=typed, spelled=wish.also, pick=pick)
