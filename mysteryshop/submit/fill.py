"""Filling a form as planned, and reading back what it then holds."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Locator

from mysteryshop.model import FilledField
from mysteryshop.submit import choose
from mysteryshop.submit.find import Found
from mysteryshop.submit.phrases import plain
from mysteryshop.submit.recognise import FieldReading, FormReading, recognise
from mysteryshop.submit.scripts import script
from mysteryshop.submit.snapshot import FieldSnapshot, take_snapshot
from mysteryshop.submit.visit import Visit
from mysteryshop.submit.wishes import LEAVE, Planner, Wish

_ACT = 3_000
_ROUNDS = 4
_OPEN_OPTIONS = "options.js"
_NATIVE_OPTIONS = "native_options.js"
_IS_COMBO = "combo.js"
_SET_HIDDEN = "set_hidden.js"
_COMBO_TYPES = frozenset(
    [
        "vehicle_year",
        "vehicle_make",
        "vehicle_model",
        "vehicle_trim",
        "vehicle_interest",
        "state",
        "country",
        "contact_method",
        "contact_time",
        "subject",
        "hear_about",
        "new_or_used",
        "other",
        "time",
        "city",
    ]
)


@dataclass(slots=True)
class Filler:
    """Fills one form over its rounds. `plan` makes the planner for a reading of it; `done`: what was last done to each field."""

    visit: Visit
    found: Found
    plan: Callable[[FormReading], Planner]
    done: dict[str, Wish] = field(default_factory=dict)
    fields: dict[str, FilledField] = field(default_factory=dict)
    _again: set[str] = field(default_factory=set)

    @property
    def personal(self) -> bool:
        """Something that tells who the shopper is has been typed."""
        return any(wish.personal for wish in self.done.values())

    async def fill(self) -> FormReading:
        """Fills what can be filled now; looks again after each round: fields appear, and boxes may not keep what was typed."""
        reading = self.found.reading
        for place in range(_ROUNDS):
            wishes = self.plan(reading).wishes()
            pending = [wish for wish in wishes if self._open(wish)]
            for wish in pending:
                await self._do(wish)
            fresh = await self.look()
            if fresh is None:
                break
            reading = fresh
            self._book(reading, wishes)
            if (not pending and place) or not any(self._open(wish) for wish in self.plan(reading).wishes()):
                break
        return reading

    async def look(self) -> FormReading | None:
        """The same form as it stands now, or None when it is gone."""
        snapshot = await self.visit.try_look(take_snapshot(self.found.frame))
        if snapshot is None:
            return None
        readings = recognise(snapshot)
        own = self.found.reading.form
        known = {f.selector for f in own.fields}
        for reading in readings:
            if reading.form.selector == own.selector and reading.form.visible:
                return self._keep_types(reading)
        likely = [(len(known & {f.selector for f in r.form.fields}), r) for r in readings if r.form.visible]
        best = max(likely, key=lambda pair: pair[0], default=None)
        return self._keep_types(best[1]) if best and best[0] > 0 else None

    def _keep_types(self, reading: FormReading) -> FormReading:
        """A field already filled keeps the type it was filled as: what stands in it now must not change its meaning."""
        fields = tuple(
            replace(r, type=self.done[r.field.selector].type) if r.field.selector in self.done and not r.field.button else r
            for r in reading.fields
        )
        reading = replace(reading, fields=fields)
        self.found.reading = reading
        return reading

    def _open(self, wish: Wish) -> bool:
        """Still to be done: never touched, or not kept and not yet tried again."""
        if wish.action == LEAVE:
            return False
        before = self.done.get(wish.field.selector)
        if before is None or before.value != wish.value:
            return True
        return not _kept(wish) and wish.field.selector not in self._again

    async def _do(self, wish: Wish) -> None:
        selector = wish.field.selector
        again = selector in self.done and self.done[selector].value == wish.value
        if again:
            self._again.add(selector)
        self.done[selector] = wish
        locator = self.found.frame.locator(selector).first
        with suppress(PlaywrightError):
            await self._act(wish, locator, slowly=again)

    async def _act(self, wish: Wish, locator: Locator, *, slowly: bool) -> None:
        if wish.action == "text":
            await self._type(wish, locator, slowly=slowly)
        elif wish.action == "select":
            await self._select(wish, locator)
        elif wish.action == "listbox":
            await self._listbox(wish, locator)
        elif wish.action in ("check", "radio", "uncheck"):
            await self._tick(wish, locator, wish.action != "uncheck")

    async def _type(self, wish: Wish, locator: Locator, *, slowly: bool) -> None:
        value = wish.value or ""
        if slowly:  # masks that build the text from key strokes
            await locator.click(timeout=_ACT)
            await locator.press("ControlOrMeta+a")
            await locator.press("Delete")
            digits = wish.type in ("phone", "phone_part", "zip") and not value.startswith("+")
            await locator.press_sequentially(re.sub(r"\D", "", value) if digits else value, delay=8)
            await locator.evaluate("(el) => el.blur()")
            return
        await locator.fill(value, timeout=_ACT)
        if wish.type in _COMBO_TYPES and await locator.evaluate(script(_IS_COMBO)):
            await asyncio.sleep(0.25)
            await self._take_open_option(wish)

    async def _select(self, wish: Wish, locator: Locator) -> None:
        value = wish.value or ""
        hidden = not wish.field.visible
        options = [(str(text), str(key)) for text, key in await locator.evaluate(script(_NATIVE_OPTIONS))]
        chosen = next(
            (o for o in options if o[0] == value and (not wish.also or o[1] == wish.also[-1])), None
        ) or choose.by_value(options, value, *wish.also)
        if chosen is None:
            return
        if hidden:
            await locator.evaluate(script(_SET_HIDDEN), chosen[1])
        else:
            place = options.index(chosen)
            await locator.select_option(index=place, timeout=_ACT)

    async def _listbox(self, wish: Wish, locator: Locator) -> None:
        target = self.found.frame.locator(wish.field.proxy).first if wish.field.proxy and not wish.field.visible else locator
        await target.click(timeout=_ACT)
        await asyncio.sleep(0.2)
        if not await self._take_open_option(wish):
            await self.visit.page.keyboard.press("Escape")

    async def _take_open_option(self, wish: Wish) -> bool:
        """Chooses in the list that is open now; False when there is none or nothing in it fits."""
        for pause in (0.0, 0.3, 0.6):
            await asyncio.sleep(pause)
            options = [(str(text), str(key)) for text, key in await self.found.frame.evaluate(script(_OPEN_OPTIONS))]
            if options:
                break
        if not options:
            return False
        reading = self._reading_of(wish)
        chosen = (choose.by_value(options, wish.value, *wish.also) if wish.value or wish.also else None) or (
            self.plan(self.found.reading).pick(reading, options) if reading else None
        )
        if chosen is None:
            return False
        handle = await self.found.frame.evaluate_handle("(n) => window.__options[n]", options.index(chosen))
        element = handle.as_element()
        if element is None:
            return False
        await element.click(timeout=_ACT)
        self.done[wish.field.selector] = Wish(
            wish.field, wish.type, wish.confidence, wish.action, wish.value or chosen[0], (*wish.also, chosen[0]), wish.why
        )
        return True

    def _reading_of(self, wish: Wish) -> FieldReading | None:
        return next((r for r in self.found.reading.fields if r.field.selector == wish.field.selector), None)

    async def _tick(self, wish: Wish, locator: Locator, on: bool) -> None:
        native = wish.field.tag == "input"
        if wish.field.visible and native:
            with suppress(PlaywrightError):
                await locator.set_checked(on, timeout=1_500)
                return
        target = self.found.frame.locator(wish.field.proxy).first if wish.field.proxy else locator
        with suppress(PlaywrightError):
            await target.click(timeout=1_500, position={"x": 6, "y": 8} if wish.field.proxy and wish.type == "consent" else None)
        if native and await locator.is_checked() is not on:
            await locator.evaluate("(el) => el.click()")

    def _book(self, reading: FormReading, wishes: list[Wish]) -> None:
        """Notes what each field holds after this round."""
        now = {r.field.selector: r for r in reading.fields}
        for wish in wishes:
            last = self.done.get(wish.field.selector, wish)
            seen = now.get(wish.field.selector)
            held = _held(seen.field) if seen else None
            self.fields[wish.field.selector] = FilledField(
                selector=wish.field.selector,
                label=(
                    wish.field.label
                    or wish.field.aria_label
                    or wish.field.placeholder
                    or wish.field.group_label
                    or wish.field.name
                )[:120],
                type=wish.type,
                confidence=round(wish.confidence, 3),
                value=None if last.action in (LEAVE, "uncheck") else last.value,
                read_back=held if last.action != LEAVE else None,
                why=last.why,
            )


def _held(snapshot: FieldSnapshot) -> str:
    if snapshot.kind in ("checkbox", "radio"):
        return "yes" if snapshot.checked else ""
    return snapshot.value


def _kept(wish: Wish) -> bool:
    """Does the field, as last looked at, hold what was wanted?"""
    snapshot, value = wish.field, wish.value or ""
    if wish.action in ("check", "radio"):
        return snapshot.checked
    if wish.action == "uncheck":
        return not snapshot.checked
    if wish.action == "listbox":
        return bool(snapshot.value) and not choose.is_placeholder((snapshot.value, snapshot.value))
    held = snapshot.value
    if wish.action == "select":
        return (
            plain(held)[:60] == plain(value)[:60]
            or any(plain(held) == plain(other) for other in wish.also)
            or (wish.field.option_count > len(wish.field.options) and bool(held))
        )
    if wish.type in ("phone", "phone_part"):
        mine, theirs = re.sub(r"\D", "", value), re.sub(r"\D", "", held)
        return bool(theirs) and (mine.endswith(theirs) or theirs.endswith((mine, mine.lstrip("0"))))
    short = " ".join(value.split())[:200]
    return held[:200] == short or plain(held)[:150] == plain(short)[:150]
