"""Making amends: what a site objects to is answered, while nothing was taken; what waits for an answer insists on one."""

from __future__ import annotations

import asyncio
from typing import Protocol

from mysteryshop.model import Outcome
from mysteryshop.submit.content.texts import at_least_one
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.filling.insist import insisting, insisting_on_one, unanswered, unticked
from mysteryshop.submit.finding.interview import in_view
from mysteryshop.submit.finding.welcome import captcha_of
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.page.visit import Stop, Visit
from mysteryshop.submit.recognise import FormReading
from mysteryshop.submit.sending.complaints import too_soon
from mysteryshop.submit.sending.corrections import (
    Asked,
    agreeing,
    all_but,
    asked_of,
    boxes_to_tick,
    insisting_on,
    wants_plain_letters,
)
from mysteryshop.submit.sending.hand import Hand
from mysteryshop.submit.sending.objections import answered, in_plain_letters, later
from mysteryshop.submit.sending.signs import Signs

ROUNDS = 4
"""So many objections of the page itself, or pages that only lead on, are answered at most."""
_TYPED = ("text", "email", "tel", "textarea")
_DAYS = ("date", "date_part")


class PlannerOf(Protocol):
    """Makes the planner of a form; `plain_email`: the address without its plus sign."""

    def __call__(self, reading: FormReading, *, plain_email: bool) -> Planner: ...


class Amends:
    """Answers one form's objections. `objections`: what was answered so far."""

    def __init__(self, visit: Visit, filler: Filler, hand: Hand, planner: PlannerOf) -> None:
        self._visit, self._filler, self._hand, self._planner = visit, filler, hand, planner
        self.objections: list[str] = []
        self._insisted = self._agreed = False
        self._ticked: set[str] = set()

    def insist(self, reading: FormReading, *, boxes: bool = False, spared: str = "") -> bool:
        """A step asks one thing at a time and lets nobody on without an answer, marked or not: from here on every list in sight
        is answered (`boxes`: every box as well, but for those `spared` by name). True where this one has one that still waits."""
        if self._insisted or not (still := unanswered(reading, self._filler.done, boxes=boxes, spared=spared)):
            return False
        for selector in still:  # opened before, and left as nothing was marked
            self._filler.done.pop(selector, None)
        self._insisted, base = True, self._filler.plan
        self._filler.plan = lambda form: base(insisting(form, boxes=boxes, spared=spared))
        return True

    def tick_one(self, reading: FormReading, *, alone: bool = False) -> bool:
        """A step goes no further: of boxes that answer one question, one is ticked; `alone`: only where nothing else is asked.
        True where some wait for that, the first time."""
        boxes = frozenset(unticked(reading)) - self._ticked
        if not boxes or (alone and any(r.field.kind != "checkbox" for r in in_view(reading))):
            return False
        self._ticked |= boxes
        for selector in boxes:
            self._filler.done.pop(selector, None)
        base = self._filler.plan
        self._filler.plan = lambda form: base(insisting_on_one(form, boxes))
        return True

    def agree(self, reading: FormReading, asked: Asked | None = None) -> bool:
        """A box whose words nobody knows is ticked once the site insists on it (`asked`: by what it says; None: its button
        sleeps); once."""
        if self._agreed or not (boxes := boxes_to_tick(reading, asked)):
            return False
        self._agreed, base = True, self._filler.plan
        for selector in boxes:
            self._filler.done.pop(selector, None)
        self._filler.plan = lambda form: base(agreeing(form, boxes))
        self._visit.step("the site insists on a box whose words are not known; ticking it")
        return True

    def may(self, signs: Signs, reason: str) -> bool:
        """What a site objects to is answered once; further objections of the page itself, before anything left, are as well."""
        left = signs.carriers or signs.spoke
        return not self.objections or (not left and reason not in self.objections and len(self.objections) < ROUNDS)

    async def make(self, signs: Signs) -> bool:
        """Answers what the site asked to be corrected, once. False: there is nothing to answer with."""
        fresh = await self._filler.look()
        if fresh is None:
            return False
        if guard := await captcha_of(self._filler.found):
            raise Stop(Outcome.CAPTCHA, f"the form is guarded by {guard}, which came late")
        self._hand.answered = True
        asked = asked_of(signs, fresh)
        if (pause := too_soon(asked.words)) is not None:
            self._visit.step(f"the site asks to wait; waiting {pause:.0f} seconds")
            await asyncio.sleep(pause)
            return True
        before = {s: w.value for s, w in self._filler.done.items()}
        held = next((w.value for w in self._filler.done.values() if w.type == "phone" and w.value), "")
        base, changed = self._filler.plan, False
        if "email" in asked.wrong and "+" in self._visit.shop.persona.email.split("@")[0]:
            base, changed = (lambda reading: self._planner(reading, plain_email=True)), True
            self._visit.step("the site refused the address with a plus sign; giving the plain one")

        def stricter(reading: FormReading) -> Planner:
            return answered(base(insisting_on(reading, asked)), asked.wrong, asked.words, held)

        self._filler.plan = stricter
        wishes = stricter(fresh).wishes()
        changed = changed or any(w.action != "leave" and before.get(w.field.selector) != w.value for w in wishes)
        changed = self.agree(fresh, asked) or changed
        spared = all_but(asked)
        if spared or not changed:  # "please complete all fields" beside a box that is named may mean that box alone
            boxes = bool(spared) or not (asked.named or asked.wrong)
            changed = self.insist(fresh, boxes=boxes, spared=spared) or changed
        if not changed or any(map(at_least_one, asked.words)):
            changed = self.tick_one(fresh) or changed
        if not changed and not (signs.carriers or signs.spoke):  # a page drawn anew holds nothing any more
            changed = any(r.field.selector in before and before[r.field.selector] and emptied(r.field) for r in fresh.fields)
        if not changed and wants_plain_letters(self._visit.shop.persona.full_name, asked):
            self._filler.plan, changed = (lambda reading: in_plain_letters(stricter(reading))), True
        elif not changed and any(w.type in _DAYS and w.value for w in self._filler.done.values()):
            self._filler.plan, changed = (lambda reading: later(stricter(reading), asked.words)), True
        self._visit.step(
            "answering what the site asks to be corrected" if changed else "nothing to answer the site's objection with"
        )
        return changed


def emptied(box: FieldSnapshot) -> bool:
    """A box to be typed into that holds nothing."""
    return box.kind in _TYPED and not box.value
