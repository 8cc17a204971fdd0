"""From the filled form to an outcome: steps of a wizard, arming, one press, corrections asked before anything was taken."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import date

from mysteryshop.model import UNTOUCHED, Arrival, Outcome, Witness
from mysteryshop.submit.content import values
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.filling.addressfind import find_address, look_up_places, waits_for_address
from mysteryshop.submit.filling.again import moved_on, turned, woke
from mysteryshop.submit.filling.dayfirst import past_calendar
from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.filling.onward import Expect, elsewhere, expected, grown_beside, next_form
from mysteryshop.submit.filling.pickalike import pick_alike, show_times
from mysteryshop.submit.filling.skipping import Skip, idle, past_optional
from mysteryshop.submit.filling.tabs import next_tab
from mysteryshop.submit.finding.buttons import looks_up, send_button
from mysteryshop.submit.finding.interview import answered_by_press, asks_one
from mysteryshop.submit.finding.welcome import Found, captcha_of
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.page.visit import Stop, Visit
from mysteryshop.submit.recognise import FormReading
from mysteryshop.submit.sending.amends import ROUNDS, Amends
from mysteryshop.submit.sending.carrying import carrying
from mysteryshop.submit.sending.confirm import Watch
from mysteryshop.submit.sending.dwell import dwell
from mysteryshop.submit.sending.ends import dead, taken, unfinished, unmoved
from mysteryshop.submit.sending.hand import Hand
from mysteryshop.submit.sending.holding import Hold
from mysteryshop.submit.sending.signs import Judgement, Signs, Verdict
from mysteryshop.submit.sending.thanks import busy_or_done

MAX_STEPS = 20
_BETWEEN = 3.0  # seconds for what follows an answer that leads on by itself


class Sender:
    """Carries one filled form to its outcome. `arm` asks the ledger, once, told whether the form may look otherwise by now."""

    def __init__(self, visit: Visit, filler: Filler, *, arm: Callable[[bool], Awaitable[bool]], live: bool, today: date) -> None:
        self.visit, self.filler, self._arm, self._live, self._today = visit, filler, arm, live, today
        self.witnesses: tuple[Witness, ...] = ()
        self.confidence = 0.0
        self.proof = Arrival()
        self._armed = self._skipped = False
        self._over: tuple[Outcome, str] | None = None  # how it ended while a step was passed over
        self._refused = self._broke = ""  # what the site objected to last, how its script failed under the last press
        self._last = self._led = ""  # what the button pressed last says, and the last one that led to a step
        self._between, self._tabs = 0, set[str]()
        self._hand, self._hold = Hand(visit, filler), Hold(visit)
        self._amends = Amends(visit, filler, self._hand, self._planner)
        self._again = self._agreed = self._reviewed = self._stepped = self._sought = self._dated = self._picked = False
        self._began = time.monotonic()

    async def send(self) -> tuple[Outcome, str]:
        """Fills and presses until the signs tell. Presses nothing that could send unless live and armed."""
        persona = self.visit.shop.persona
        marks = [persona.email, values.plain_alias(persona.email), persona.last_name, self.visit.shop.message[:30]]
        frame, form = self.filler.found.frame, self.filler.found.reading.form
        watch = Watch(self.visit, frame, form.selector, marks, proof=self.proof)
        watch.start()
        await self._hold.start()
        try:
            for _ in range(MAX_STEPS):
                if (done := await self._step(watch)) is not None:
                    return done
        finally:
            await self._hold.drop(for_good=not self._live)
            watch.stop()
            self.visit.sending = False
        return self._unfinished(watch, "the form has more steps than a shopper would take")

    async def _step(self, watch: Watch) -> tuple[Outcome, str] | None:
        """One step of the form: fill, press, see. None: the form goes on."""
        single = asks_one(self.filler.found.reading)
        if self._armed or single or send_button(self.filler.found.reading) is None:  # an answer alone may lead on, or to the end
            await watch.baseline()
            asked_on = (self._stepped or not self._armed) and "message" not in self.filler.told
            watch.expect = Expect.STEP if asked_on else Expect.END
        if answered_by_press(self.filler.found.reading):
            self._amends.insist(self.filler.found.reading)
        reading = await self.filler.fill()
        if self.filler.gone and (self._armed or single):
            judgement, signs = await watch.verdict(self.visit.settings.confirm_seconds if self._armed else _BETWEEN)
            self.witnesses, self.confidence = judgement.witnesses, judgement.confidence
            return await self._read(watch, judgement, signs, onward=False)
        if self.filler.gone and not self._armed and not self.filler.personal:
            return self._end(Outcome.FAILED, "the form went away before anything of the shopper's was typed; nothing was sent")
        refusal = self.filler.plan(reading).refusal()
        if (refusal or idle(reading)) and (self._armed or not self.filler.personal) and await self._pass_over(watch):
            return self._over
        if refusal is not None:
            raise Stop(Outcome.NO_FORM if not self._armed else Outcome.REJECTED, refusal)
        button, onward = await self._button(reading)
        if (onward or button is None) and self._amends.insist(reading):
            reading = await self.filler.fill()
            button, onward = (button, onward) if button else await self._button(reading)
        ends = button is None or (onward and looks_up(button))
        if ends and (found := await grown_beside(self.visit, self.filler.found)) is not None:
            return await self._turn(watch, found)
        if button is None:
            late = await self.filler.drawn_late(reading)
            return None if late else self._unfinished(watch, "the form has no button to send it with")
        if self.filler.personal or not onward:
            if not self._live:
                return self._end(Outcome.REHEARSED, "filled; nothing was sent")
            if not self._armed:
                if not await self._arm(await dwell(self.visit, self.filler.found, self._began)):
                    return self._end(Outcome.FAILED, "the claim on this shop was lost; nothing was sent")
                self._armed = True
                if self._hold.kept:
                    return await self._let_go(watch)
                await self._hold.release()
            if not self._sought and waits_for_address(self.filler, reading):
                self._sought = True
                if await find_address(self.filler):
                    return None
        if onward and self._live and await look_up_places(self.filler, reading):
            return None
        if button.disabled and self._live and await self._wakes():
            return None
        return await self._press(watch, button, onward=onward)

    async def _let_go(self, watch: Watch) -> tuple[Outcome, str] | None:
        """What the page had sent by itself leaves now. It may have been the whole lead; else the form is looked at once more, for
        the answer may have changed it."""
        await watch.baseline()
        await self._hold.release()
        if not self._hold.whole:
            return None
        judgement, signs = await watch.verdict(_BETWEEN)
        self.witnesses, self.confidence = judgement.witnesses, judgement.confidence
        proven = judgement.verdict is Verdict.PROVEN and signs.form_gone
        return self._end(Outcome.CONFIRMED, f"the form sent itself: {judgement.reason}") if proven else None

    async def _button(self, reading: FormReading) -> tuple[FieldSnapshot | None, bool]:
        """What carries the form on now, and whether it only leads to a next step."""
        return await carrying(self.filler, reading, stepped=self._stepped, led=self._led)

    async def _wakes(self) -> bool:
        """Something was found that a button may sleep for: choices over the form, an entry of several, hours to be shown."""
        return await self.filler.look_around() or await self._pick() or await show_times(self.filler)

    async def _pick(self) -> bool:
        """The form does not go on: perhaps until one of several entries is taken by the button it bears, or a box of several is
        ticked. Once each."""
        first, self._picked = not self._picked and (self._armed or not self.filler.personal), True
        return (first and await pick_alike(self.filler)) or self._amends.tick_one(self.filler.found.reading, alone=True)

    @property
    def _goes_on(self) -> bool:
        """More is known to follow, whatever the page shows."""
        return False

    def _planner(self, reading: FormReading, *, plain_email: bool) -> Planner:
        return Planner(self.visit.shop, reading, self._today, plain_email=plain_email)

    async def _press(self, watch: Watch, button: FieldSnapshot, *, onward: bool) -> tuple[Outcome, str] | None:
        watch.turn_to(self.filler.found.frame, self.filler.found.reading.form.selector)
        await watch.baseline()
        watch.expect = self._expect(onward)
        self.visit.sending = True
        await self.visit.browser.tunnel(self.visit.context).drop_idle(spared=self.visit.secret_sockets)
        if not await self._hand.press(watch, self.filler.found.frame, button):
            if (
                not self._hand.tried
                and not self._amends.objections
                and (signs := await watch.standing()).invalid
                and await self._amends.make(signs)
            ):
                self._amends.objections.append("the button sleeps")
                return None
            reading = self.filler.found.reading
            if not self._hand.tried and (self._amends.insist(reading) or self._amends.agree(reading)):
                return None  # it may sleep until every list is answered, marked or not, or a box is ticked
            if self._refused and not (self._hand.reached or watch.began):
                return self._end(Outcome.REJECTED, f"{self._refused}; after that its button could not be pressed")
            if self._armed and not self._hand.tried and watch.traffic.silent:
                self.witnesses = (UNTOUCHED,)
            return self._end(
                Outcome.UNCONFIRMED if self._armed and (self._hand.tried or watch.began) else Outcome.FAILED,
                f"the button “{button.text[:40]}” could not be pressed",
            )
        self._refused, self._last = "", button.text or button.aria_label
        self.visit.step(f"pressed “{self._last[:60]}”")
        judgement, signs = await watch.verdict(
            6.0 if onward and (self._goes_on or not self.filler.personal) else self.visit.settings.confirm_seconds
        )
        self._broke = watch.broke
        self.witnesses, self.confidence = judgement.witnesses, judgement.confidence
        return await self._read(watch, judgement, signs, onward=onward)

    async def _read(self, watch: Watch, judgement: Judgement, signs: Signs, *, onward: bool) -> tuple[Outcome, str] | None:
        verdict, reason = judgement.verdict, judgement.reason
        if verdict is Verdict.PROVEN:
            return self._end(Outcome.CONFIRMED, reason)
        if verdict is Verdict.MOVED:
            self._stepped, self._led = True, self._last
        if verdict is Verdict.MOVED and signs.more:
            return await self._turn(watch)
        if verdict is Verdict.MOVED:
            fresh = await self.filler.look()
            return await self._turn(watch) if await elsewhere(self.visit, self.filler.found, fresh) else None
        if verdict is Verdict.SILENT and onward and self._goes_on:
            return None
        if verdict is Verdict.CAPTCHA:
            return self._end(Outcome.CAPTCHA, reason)
        if verdict is Verdict.WALL:
            return self._end(Outcome.BLOCKED, reason)
        if verdict is Verdict.REVIEW and watch.expect is Expect.STEP and await self._by_day(watch):
            return self._over
        if verdict is Verdict.REVIEW and watch.review is not None and self._may_press_on(watch):
            return await self._send_reviewed(watch)
        if verdict is Verdict.REFUSED:
            if (told := taken(signs, reason)) is not None:
                return self._end(*told)
            if await self._agree(watch, signs, scolded=True):
                return await self._again_told(watch, onward=onward)
            if not judgement.final and self._amends.may(signs, reason) and await self._amends.make(signs):
                self._amends.objections.append(reason)
                self._refused = reason
                return None
            if not (judgement.final or signs.carriers or signs.spoke) and (
                await self.filler.look_around() or await next_tab(self.filler, self._tabs)
            ):
                return None
            if onward and not (signs.carriers or signs.spoke) and await self._pick():
                return None
            return self._end(Outcome.REJECTED, reason)
        checked = bool(signs.carriers) and all(c.certain and not c.whole for c in signs.carriers)
        if verdict is Verdict.SILENT and (((onward or checked) and await self._drawn()) or (onward and await self._pick())):
            return None
        if verdict is Verdict.SILENT and not signs.carriers and await self._by_day(watch):
            return self._over
        if verdict is Verdict.SILENT:
            if await self._agree(watch, signs):  # before all else: a layer that a press more brings again is not new any more
                return await self._again_told(watch, onward=onward)
            if not (signs.carriers or signs.spoke) and (
                await self._asks_again() or await self.filler.look_around() or await next_tab(self.filler, self._tabs)
            ):
                return None
        if not self._armed:
            return self._end(Outcome.FAILED, f"the form does not go on: {reason}")
        if verdict is Verdict.SILENT and (told := dead(watch, signs, self._broke)):
            reading = self.filler.found.reading  # its script may refuse without a word while something waits for an answer
            if not self._broke and (self._amends.insist(reading) or self._amends.agree(reading)):
                return None
            self.witnesses = (*self.witnesses, UNTOUCHED)
            return told
        if verdict is Verdict.SILENT and unmoved(watch, signs) and self._asked_anything(signs):
            return None
        return self._end(Outcome.UNCONFIRMED, reason)

    async def _agree(self, watch: Watch, signs: Signs, *, scolded: bool = False) -> bool:
        """Nothing left, or at most the address to be checked, and a layer came up that asks whether to send: says yes, once."""
        if self._agreed or any(c.whole for c in signs.carriers):
            return False
        await watch.baseline()  # what leaves from here on is the answer's doing
        if not (said := await self._hand.agree(signs.new_text, scolded=scolded, spelling=bool(signs.carriers or signs.spoke))):
            return False
        self._agreed = True
        self.visit.step(f"no lead left; a layer came up, pressed “{said[:60]}”")
        return True

    async def _again_told(self, watch: Watch, *, onward: bool) -> tuple[Outcome, str] | None:
        """What the signs tell after one press more."""
        judgement, signs = await watch.verdict(self.visit.settings.confirm_seconds)
        self.witnesses, self.confidence = judgement.witnesses, judgement.confidence
        return await self._read(watch, judgement, signs, onward=onward)

    async def _asks_again(self) -> bool:
        """Nothing left, and the button now says something else, or a layer was answered: it wants to be pressed once more."""
        if self._again:
            return False
        before, fresh = send_button(self.filler.found.reading), await self.filler.look()
        now = send_button(fresh) if fresh else None
        if before is None or now is None or not now.usable:
            return False
        if not self._agreed and (now.text == before.text or busy_or_done(now.text)):
            return False
        self._again = True
        self.visit.step("nothing left; " + ("the layer is gone" if self._agreed else f"the button now says “{now.text[:60]}”"))
        return True

    def _asked_anything(self, signs: Signs) -> bool:
        """What was said may have asked for a list that waits, or for one of several boxes to be ticked."""
        insists, told = self._amends.insist(reading := self.filler.found.reading), bool(signs.new_text or signs.said)
        return insists or (told and self._amends.tick_one(reading))

    def _may_press_on(self, watch: Watch) -> bool:
        """Entries shown once more are sent once; of pages that only lead on there may be several."""
        if watch.expect is Expect.STEP:
            self._between += 1
            return self._between < ROUNDS
        first, self._reviewed = not self._reviewed, True
        return first

    async def _drawn(self) -> bool:
        """The form stands there with other boxes than before, drawn so that only a closer look sees them, or unlocked since."""
        before = self.filler.found.reading
        fresh = await self.filler.look()
        return fresh is not None and (moved_on(before, fresh) or turned(before, fresh) or woke(before, fresh))

    def _expect(self, onward: bool) -> Expect:
        return expected(self.filler.told, onward=onward)

    async def _turn(self, watch: Watch, found: Found | None = None) -> tuple[Outcome, str] | None:
        """Goes on with the form that asks for the rest: with `found`, where it is known."""
        found = found or await next_form(self.visit, self.filler.found)
        if found is None and await self._by_day(watch):
            return self._over
        if found is None:
            return self._unfinished(watch, "the form goes on where it cannot be filled")
        if self._armed and (guard := await captcha_of(found)):
            raise Stop(Outcome.CAPTCHA, f"the next step of the form is guarded by {guard}")
        self.visit.step("the form goes on elsewhere")
        self.filler.turn_to(found)
        watch.turn_to(found.frame, found.reading.form.selector)
        return None

    async def _by_day(self, watch: Watch) -> bool:
        """A calendar, or a step that may be left out, took the place of the last question: goes through to what is asked then."""
        first, self._dated = not self._dated, True
        went = (first and await past_calendar(self.visit, self.filler)) or await self._pass_over(watch)
        if went:
            watch.turn_to(self.filler.found.frame, self.filler.found.reading.form.selector)
        return went

    async def _pass_over(self, watch: Watch) -> bool:
        """Passes over what may be left out. That may send all of it: what leads to nothing more is judged like a press."""
        went = Skip.STAYED if self._skipped else await past_optional(self.filler, watch if self._armed else None)
        if ended := self._armed and went is Skip.ENDED:  # judged once: what was pressed may still stand there
            self._skipped = True
            self._over = await self._again_told(watch, onward=False)
        return ended or went is Skip.PASSED

    async def _send_reviewed(self, watch: Watch) -> tuple[Outcome, str] | None:
        """The site shows the entries once more: presses the button that sends them."""
        assert watch.review is not None
        frame, selector, words = watch.review
        step = watch.expect is Expect.STEP
        what = "a page between two questions" if step else "the entries once more"
        self.visit.step(f"the site shows {what}; pressing “{words[:40]}”")
        await watch.baseline()
        watch.expect = Expect.STEP if step else Expect.NOTHING
        if not await self._hand.reach(watch, frame, selector):
            return self._unfinished(watch, f"the button “{words[:40]}” could not be pressed")
        return await self._again_told(watch, onward=step)

    def _unfinished(self, watch: Watch, reason: str) -> tuple[Outcome, str]:
        told, witnesses = unfinished(watch, reason, armed=self._armed)
        self.witnesses = (*self.witnesses, *witnesses)
        return self._end(*told)

    def _end(self, outcome: Outcome, reason: str) -> tuple[Outcome, str]:
        return outcome, reason
