"""Filling and sending by a recipe: its steps say which box is which; rules, read-back, arming and proof are the ordinary ones."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field, replace
from datetime import date

from playwright.async_api import Error as PlaywrightError

from mysteryshop.model import Outcome, Shop, Step
from mysteryshop.model.recipes import LEAD_WORDS
from mysteryshop.submit.content import choose, values
from mysteryshop.submit.content.kinds import LEAVE, PERSONAL
from mysteryshop.submit.content.lists import NEVER, spellings
from mysteryshop.submit.content.texts import box_words
from mysteryshop.submit.content.wishes import Planner, Wish, replace_type
from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.filling.onward import Expect
from mysteryshop.submit.page.locate import Located, NotThere, locate
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.page.visit import Stop
from mysteryshop.submit.recipes.replay import RecipeSearch, Replay
from mysteryshop.submit.recognise import FieldReading, FormReading, recognise
from mysteryshop.submit.sending.confirm import Watch
from mysteryshop.submit.sending.press import Sender
from mysteryshop.submit.sending.signs import Judgement, Signs, Verdict

_HOLE = re.compile(r"\{([^{}]*)\}")
_TICKS = frozenset(("checkbox", "radio"))


def lead_words(shop: Shop) -> dict[str, str]:
    """The facts a recipe may name, as plain words; what this shop does not have is left out."""
    persona, car, trade = shop.persona, shop.vehicle, shop.scenario.trade_in
    street, number = values.street_parts(persona)
    known: dict[str, object] = {
        "first_name": persona.first_name,
        "last_name": persona.last_name,
        "full_name": persona.full_name,
        "email": persona.email,
        "phone": persona.phone if shop.scenario.give_phone else None,
        "street": street,
        "house_number": number,
        "city": persona.city,
        "state": persona.state,
        "zip": persona.zip,
        "country": values.country_names(persona.country)[0],
        "message": shop.message,
        "subject": (car.words() if car else "") or shop.scenario.name,
        "vehicle": car.words() if car else None,
        "vehicle_year": car.year if car else None,
        "vehicle_make": car.make if car else None,
        "vehicle_model": car.model if car else None,
        "vehicle_trim": car.trim if car else None,
        "vehicle_vin": car.vin if car else None,
        "vehicle_color": car.color if car else None,
        "vehicle_mileage": trade.mileage if trade else None,
        "stock": car.stock if car else None,
        "timeframe": shop.scenario.timeframe.words if shop.scenario.timeframe else None,
    }
    return {name: str(value) for name, value in known.items() if value not in (None, "")}


class RecipePlanner(Planner):
    """The ordinary plan, except that what the recipe named stays as it was set; with `fill: named` the rest is left alone."""

    def __init__(
        self, shop: Shop, form: FormReading, today: date, fixed: dict[str, Wish], *, rest: bool, plain_email: bool = False
    ) -> None:
        super().__init__(shop, form, today, plain_email=plain_email)
        self._fixed, self._rest = fixed, rest

    def wishes(self) -> list[Wish]:
        """One wish a field."""
        groups = {(w.field.kind, w.field.name) for w in self._fixed.values() if w.field.kind == "radio" and w.field.name}
        return [self._own(wish, groups) for wish in super().wishes()]

    def _own(self, wish: Wish, groups: set[tuple[str, str]]) -> Wish:
        fixed = self._fixed.get(wish.field.selector)
        if fixed is not None:
            value = self.email if fixed.value == self.shop.persona.email else fixed.value
            return replace(fixed, field=wish.field, value=value)
        if not self._rest or (wish.field.kind, wish.field.name) in groups:
            why = "another entry of the list is taken" if self._rest else "the recipe does not name it"
            return replace(wish, action=LEAVE, value=None, why=why)
        return wish


@dataclass(slots=True)
class RecipeFiller(Filler):
    """Does the recipe's filling steps in their order, up to the next press; then, if the recipe says so, the rest as ever."""

    search: RecipeSearch | None = None
    today: date = date.min
    fixed: dict[str, Wish] = field(default_factory=dict)

    @property
    def replay(self) -> Replay:
        """The recipe being followed."""
        assert self.search is not None
        return self.search.replay

    def planner(self, reading: FormReading, *, plain_email: bool = False) -> Planner:
        """The plan of one reading of the form."""
        rest = self.replay.recipe.fill == "auto"
        return RecipePlanner(self.visit.shop, reading, self.today, self.fixed, rest=rest, plain_email=plain_email)

    async def fill(self) -> FormReading:
        """All steps that come before the next press that could send."""
        assert self.search is not None
        if self.done:
            await self._follow_the_page()  # the press before may have led on
        while (step := self.replay.next) is not None:
            if step.fills:
                await self._follow(step)
            elif step.click is not None and self.personal:
                break
            else:
                await self.search.way(step)
                await self._follow_the_page()
        reading = await self.look() or self.found.reading  # as the steps have left it: what is kept is not done twice
        if self.replay.next is not None and self.replay.recipe.fill == "auto":
            return reading  # more boxes may be named further on
        return await Filler.fill(self)

    async def _follow_the_page(self) -> None:
        """After a step that may have led to another page or frame: the form is the one there."""
        assert self.search is not None
        frame = self.replay.where(self.visit)
        if frame is self.found.frame and await Filler.look(self) is not None:
            return
        there = await self.search.form()
        self.found.frame, self.found.reading, self.found.page_url = there.frame, there.reading, there.page_url

    async def look(self) -> FormReading | None:
        """The form as it stands; a page that is not seen as a form is still the page the recipe works on."""
        seen = await Filler.look(self)
        if seen is None and not self.found.frame.is_detached() and not self.found.reading.form.real:
            return self.found.reading
        return replace(seen, form_type=self.replay.recipe.form) if seen else None

    async def _follow(self, step: Step) -> None:
        """One filling step: found, allowed, done, read back."""
        frame = self.found.frame = self.replay.where(self.visit)
        target = step.into or step.source or step.tick
        assert target is not None
        try:
            thing = await locate(self.visit, frame, target, "list" if step.choose else "field")
            reading = await self._reading(thing)
            wish = self._wish_of(step, reading, thing)
        except NotThere as trouble:
            if not step.optional:
                raise self.replay.failed(str(trouble)) from None
            self.replay.done(f"left out: {trouble}")
            return
        if wish.action == LEAVE:
            self.replay.done(f"left alone: {wish.why}")
            return
        self.fixed[wish.field.selector] = wish
        await self._do(wish)
        held = await self._held(wish)
        if held is None:
            await asyncio.sleep(0.2)
            await self._do(wish)
            held = await self._held(wish)
        if held is None:
            raise self.replay.failed(f"{thing.words[:60] or 'the box'} does not keep what is put into it")
        self._book(self.found.reading, [wish])
        self.replay.done(held)

    async def _reading(self, thing: Located) -> FieldReading:
        """The thing as the recogniser reads it: in its form where it is seen there, else by itself."""
        for reading in await self._readings():
            for one in reading.fields:
                if one.field.selector == thing.selector and not one.field.button:
                    return one
        own = thing.field()
        if not thing.raw["control"]:
            raise NotThere(f"“{thing.words[:60]}” is no box, list or tick box")
        alone = recognise(FrameSnapshot(forms=(FormSnapshot(selector="body", fields=(own,), real=False),)))
        kinds = [(one.type, one.confidence) for form in alone for one in form.fields if one.field.selector == own.selector]
        kind, sure = kinds[0] if kinds and kinds[0][0] != "honeypot" else ("other", 0.3)
        return FieldReading(own, kind, sure, "as it stands by itself")

    async def _readings(self) -> list[FormReading]:
        """The form first, then whatever else the frame holds."""
        snapshots = [snapshot for frame, snapshot in await self.visit.snapshots() if frame is self.found.frame]
        readings = [reading for snapshot in snapshots for reading in recognise(snapshot)]
        return sorted(readings, key=lambda reading: reading.form.selector != self.found.reading.form.selector)

    def _wish_of(self, step: Step, reading: FieldReading, thing: Located) -> Wish:
        """What the step puts there. Raises NotThere for what cannot be, Stop for what is never done."""
        box = reading.field
        if reading.type in NEVER and reading.type != "honeypot":
            what = reading.type.replace("_", " ")
            raise Stop(Outcome.NO_FORM, f"the recipe {self.replay.named.name} fills a box that is never filled: {what}")
        if not box.visible and not box.proxy and not (box.kind in _TICKS and box.label_visible):
            raise NotThere(f"“{thing.words[:60]}” cannot be seen by a person, so nothing goes into it")
        if step.tick is not None:
            return self._ticked(reading)
        text = step.type if step.type is not None else step.choose or ""
        whole = _HOLE.fullmatch(text)
        if whole is not None:
            return self._fact(whole[1], reading)
        said = self._words(text)
        kind = next((LEAD_WORDS[name] for name in _HOLE.findall(text) if LEAD_WORDS[name] in PERSONAL), reading.type)
        return self._put(replace_type(reading, kind), said, "as the recipe says")

    def _words(self, text: str) -> str:
        known = lead_words(self.visit.shop)
        missing = [name for name in _HOLE.findall(text) if name not in known]
        if missing:
            raise NotThere(f"this lead has no {missing[0].replace('_', ' ')}")
        return _HOLE.sub(lambda hole: known[hole[1]], text)

    def _fact(self, name: str, reading: FieldReading) -> Wish:
        """A fact of the lead, spelled as this box wants it."""
        named = replace_type(reading, LEAD_WORDS[name])
        form = replace(self.found.reading, fields=(*(r for r in self.found.reading.fields if r.field != reading.field), named))
        planner = Planner(self.visit.shop, form, self.today)
        wish = next((w for w in planner.wishes() if w.field.selector == reading.field.selector), None)
        if wish is not None and wish.action != LEAVE and name not in ("stock", "vehicle_color"):
            return wish
        known = lead_words(self.visit.shop).get(name)
        if known is None:
            return Wish(reading.field, named.type, 1.0, LEAVE, None, (), f"this lead has no {name.replace('_', ' ')}")
        return self._put(named, known, "the lead's own", also=spellings(planner, named))

    def _put(self, reading: FieldReading, words: str, why: str, also: tuple[str, ...] = ()) -> Wish:
        box = reading.field
        if box.kind == "radio":
            return self._one_of(reading, words)
        if box.kind in ("select", "listbox"):
            options = choose.real_options(box.options)
            taken = choose.by_value(options, words, *also) if options else None
            if taken is None and box.kind == "select" and box.option_count <= len(box.options):
                raise NotThere(f"the list has no “{words[:60]}”; it has {', '.join(o[0] for o in options[:8])}")
            action = "select" if box.kind == "select" else "listbox"
            return Wish(box, reading.type, 1.0, action, taken[0] if taken else words, (taken[1],) if taken else also, why)
        if box.kind in _TICKS:
            raise NotThere(f"{box.label or 'it'} is a tick box: use tick")
        return Wish(box, reading.type, 1.0, "text", values.fit(words, box), (), why)

    def _one_of(self, reading: FieldReading, words: str) -> Wish:
        """The radio button of a question that says these words."""
        box = reading.field
        group = [r for r in self.found.reading.fields if r.field.kind == "radio" and r.field.name == box.name] or [reading]
        options = [(box_words(r.field), r.field.value) for r in group]
        taken = choose.by_value(options, words)
        if taken is None:
            raise NotThere(f"the question has no answer “{words[:60]}”; it has {', '.join(o[0] for o in options[:8])}")
        one = group[options.index(taken)]
        return Wish(one.field, one.type, 1.0, "radio", taken[0], (), "as the recipe says")

    def _ticked(self, reading: FieldReading) -> Wish:
        box, kind = reading.field, reading.type
        if box.kind not in _TICKS:
            raise NotThere(f"“{(box.label or box.text)[:60]}” is no tick box")
        if kind == "marketing_optin":
            form = replace(self.found.reading, fields=(reading,))
            own = Planner(self.visit.shop, form, self.today).wishes()[0]
            return own if own.action == "check" else replace(own, action=LEAVE, why="advertising is never agreed to")
        if box.checked:
            return Wish(box, kind, 1.0, LEAVE, None, (), "ticked already")
        return Wish(
            box, kind, 1.0, "radio" if box.kind == "radio" else "check", box_words(box) or "yes", (), "as the recipe says"
        )

    async def _held(self, wish: Wish) -> str | None:
        """What the box now holds, or None where it did not keep it."""
        box = self.found.frame.locator(wish.field.selector).first
        for reading in await self._readings():
            for one in reading.fields:
                if one.field.selector == wish.field.selector:
                    last = self.done.get(wish.field.selector, wish)
                    return _shown(one.field) if not self._open(replace(last, field=one.field)) else None
        try:
            return str(await box.evaluate("(el) => el.value || el.innerText || String(el.checked || '')"))[:80] or None
        except PlaywrightError:
            return None


def _shown(box: FieldSnapshot) -> str:
    return "ticked" if box.kind in _TICKS else f"holds “{' '.join(box.value.split())[:60]}”"


class RecipeSender(Sender):
    """Presses what the recipe names; whether, when and how often is decided as ever."""

    filler: RecipeFiller
    _more = False
    _watch: Watch | None = None
    _thanked: str | None = None

    async def _step(self, watch: Watch) -> tuple[Outcome, str] | None:
        self._watch = watch
        try:
            return await super()._step(watch)
        except Stop as stop:
            if stop.outcome is Outcome.FAILED and self._thanked is not None:  # the site had thanked before the recipe's end
                return self._end(Outcome.CONFIRMED, self._thanked)
            raise

    async def _read(self, watch: Watch, judgement: Judgement, signs: Signs, *, onward: bool) -> tuple[Outcome, str] | None:
        """A press the recipe goes on from ends nothing, whatever polite words the next page begins with."""
        if self._more and judgement.verdict in (Verdict.PROVEN, Verdict.MOVED, Verdict.SILENT, Verdict.REVIEW):
            self._thanked = judgement.reason if judgement.verdict is Verdict.PROVEN else None
            return None
        return await super()._read(watch, judgement, signs, onward=onward)

    async def _button(self, reading: FormReading) -> tuple[FieldSnapshot | None, bool]:
        replay = self.filler.replay
        step = replay.next
        target = step.click if step is not None and step.click is not None else replay.recipe.press
        try:
            thing = await locate(self.visit, replay.where(self.visit), target, "press")
        except NotThere as trouble:
            if step is not None:
                raise replay.failed(str(trouble)) from None
            replay.press_told(False, str(trouble))
            reason = f"the recipe {replay.named.name} no longer fits, the button: {trouble}"
            raise Stop(Outcome.FAILED, reason) from None
        self.filler.found.frame = replay.where(self.visit)
        if self._watch is not None:  # the steps may have led to another form than the first
            found = self.filler.found
            self._watch.turn_to(found.frame, found.reading.form.selector)
        self._more = step is not None
        if step is None:
            replay.press_told(True if not self._live else None, "found, not pressed" if not self._live else "")
        elif self._live:
            replay.done("pressed")
        return thing.field(button=True), step is not None

    @property
    def _goes_on(self) -> bool:
        return self._more

    def _expect(self, onward: bool) -> Expect:
        return Expect.NOTHING  # the recipe says what follows

    def _planner(self, reading: FormReading, *, plain_email: bool) -> Planner:
        return self.filler.planner(reading, plain_email=plain_email)
