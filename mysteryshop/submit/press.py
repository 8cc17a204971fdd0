"""From the filled form to an outcome: steps of a wizard, arming, one press, corrections asked before anything was taken."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Locator

from mysteryshop.lexicons import load
from mysteryshop.model import Arrival, Outcome, Witness
from mysteryshop.submit import walls
from mysteryshop.submit.confirm import Watch
from mysteryshop.submit.fill import Filler
from mysteryshop.submit.phrases import Phrases, plain
from mysteryshop.submit.recognise import FormReading
from mysteryshop.submit.scripts import script
from mysteryshop.submit.snapshot import FieldSnapshot
from mysteryshop.submit.texts import required
from mysteryshop.submit.visit import Stop, Visit
from mysteryshop.submit.wishes import Planner
from mysteryshop.submit.witness import Judgement, Signs, Verdict, blamed

MAX_STEPS = 8
DWELL_SECONDS = 3.0
"""A shopper needs longer than this to type; forms that time their visitors discard what comes faster."""
_HIT = "hit.js"


class Sender:
    """Carries one filled form to its outcome. `arm` asks the ledger; once, before the first press that could send."""

    def __init__(self, visit: Visit, filler: Filler, *, arm: Callable[[], Awaitable[bool]], live: bool, today: date) -> None:
        self.visit, self.filler, self._arm, self._live, self._today = visit, filler, arm, live, today
        self.witnesses: tuple[Witness, ...] = ()
        self.confidence = 0.0
        self.proof = Arrival()
        self._armed = False
        self._corrected = False
        self._began = time.monotonic()

    async def send(self) -> tuple[Outcome, str]:
        """Fills and presses until the signs tell. Presses nothing that could send unless live and armed."""
        persona = self.visit.shop.persona
        marks = [persona.email, persona.email.split("@")[0], f"{persona.first_name} {persona.last_name}"]
        frame, form = self.filler.found.frame, self.filler.found.reading.form
        watch = Watch(self.visit, frame, frame.locator(form.selector), marks, proof=self.proof)
        watch.start()
        try:
            for _ in range(MAX_STEPS):
                if (done := await self._step(watch)) is not None:
                    return done
        finally:
            watch.stop()
            self.visit.sending = False
        return self._end(
            Outcome.UNCONFIRMED if self._armed else Outcome.FAILED, "the form has more steps than a shopper would take"
        )

    async def _step(self, watch: Watch) -> tuple[Outcome, str] | None:
        """One step of the form: fill, press, see. None: the form goes on."""
        reading = await self.filler.fill()
        if (refusal := self.filler.plan(reading).refusal()) is not None:
            raise Stop(Outcome.NO_FORM if not self._armed else Outcome.REJECTED, refusal)
        button, onward = await self._button(reading)
        if button is None:
            return self._end(Outcome.FAILED if not self._armed else Outcome.UNCONFIRMED, "the form has no button to send it with")
        if self.filler.personal or not onward:
            if not self._live:
                return self._end(Outcome.REHEARSED, "filled; nothing was sent")
            if not self._armed:
                await asyncio.sleep(max(0.0, DWELL_SECONDS - (time.monotonic() - self._began)))
                if not await self._arm():
                    return self._end(Outcome.FAILED, "the claim on this shop was lost; nothing was sent")
                self._armed = True
        return await self._press(watch, button, onward=onward)

    async def _button(self, reading: FormReading) -> tuple[FieldSnapshot | None, bool]:
        """What carries the form on now, and whether it only leads to a next step."""
        button = send_button(reading)
        return button, button is not None and is_onward(button) and not is_sending(button)

    @property
    def _goes_on(self) -> bool:
        """More is known to follow, whatever the page shows."""
        return False

    def _planner(self, reading: FormReading, *, plain_email: bool) -> Planner:
        return Planner(self.visit.shop, reading, self._today, plain_email=plain_email)

    async def _press(self, watch: Watch, button: FieldSnapshot, *, onward: bool) -> tuple[Outcome, str] | None:
        await watch.baseline()
        self.visit.sending = True
        await self.visit.browser.tunnel(self.visit.context).drop_idle()
        if not await self._click(button):
            return self._end(
                Outcome.FAILED if not self._armed else Outcome.UNCONFIRMED,
                f"the button “{button.text[:40]}” could not be pressed",
            )
        self.visit.step(f"pressed “{(button.text or button.aria_label)[:60]}”")
        judgement, signs = await watch.verdict(
            6.0 if onward and (self._goes_on or not self.filler.personal) else self.visit.settings.confirm_seconds
        )
        self.witnesses, self.confidence = judgement.witnesses, judgement.confidence
        return await self._read(judgement, signs, onward=onward)

    async def _read(self, judgement: Judgement, signs: Signs, *, onward: bool) -> tuple[Outcome, str] | None:
        verdict, reason = judgement.verdict, judgement.reason
        if verdict is Verdict.PROVEN:
            return self._end(Outcome.CONFIRMED, reason)
        if verdict is Verdict.MOVED or (verdict is Verdict.SILENT and onward and self._goes_on):
            return None
        if verdict is Verdict.CAPTCHA:
            return self._end(Outcome.CAPTCHA, reason)
        if verdict is Verdict.WALL:
            return self._end(Outcome.BLOCKED, reason)
        if verdict is Verdict.REFUSED:
            if not self._corrected and await self._correct(signs):
                self._corrected = True
                return None
            return self._end(Outcome.REJECTED, reason)
        if not self._armed:
            return self._end(Outcome.FAILED, f"the form does not go on: {reason}")
        return self._end(Outcome.UNCONFIRMED, reason)

    async def _correct(self, signs: Signs) -> bool:
        """Answers what the site asked to be corrected, once. False: there is nothing to answer with."""
        wrong = blamed(signs)
        persona = self.visit.shop.persona
        plan = self.filler.plan
        changed = False
        if "email" in wrong and "+" in persona.email.split("@")[0]:
            self.filler.plan = lambda reading: self._planner(reading, plain_email=True)
            self.visit.step("the site refused the address with a plus sign; giving the plain one")
            plan, changed = self.filler.plan, True
        named = {name for name, _ in signs.invalid if name}
        base = plan

        def stricter(reading: FormReading) -> Planner:
            fields = tuple(
                replace(r, field=replace(r.field, required=True)) if _is_named(r.field, named) else r for r in reading.fields
            )
            planner = base(replace(reading, fields=fields))
            if "phone" in wrong and planner.phone is not None:
                planner.respell_phone()
            return planner

        fresh = await self.filler.look()
        if fresh is None:
            return False
        before = {s: w.value for s, w in self.filler.done.items()}
        self.filler.plan = stricter
        wishes = stricter(fresh).wishes()
        changed = changed or any(w.action != "leave" and before.get(w.field.selector) != w.value for w in wishes)
        changed = changed or any(
            w.action != "leave" and required(w.field) and not (w.field.value or w.field.checked) for w in wishes
        )
        self.visit.step(
            "answering what the site asks to be corrected" if changed else "nothing to answer the site's objection with"
        )
        return changed

    async def _click(self, button: FieldSnapshot) -> bool:
        """A press that reaches the button: what lies over it is put aside, a sleeping button is given a moment."""
        locator = self.filler.found.frame.locator(button.selector).first
        for attempt in range(4):
            try:
                state = await locator.evaluate(script(_HIT), timeout=3_000)
            except PlaywrightError:
                return False
            if state["disabled"]:
                await self._wake(locator, attempt)
                continue
            if not state["free"]:
                await self._uncover()
            if await self._try_click(locator, by_script=not state["free"] and attempt >= 1):
                return True
        return False

    async def _try_click(self, locator: Locator, *, by_script: bool) -> bool:
        try:
            if by_script:  # a bubble that cannot be put aside lies over it; the button itself is pressed, nothing else
                await locator.evaluate("(el) => el.click()", timeout=3_000)
            else:
                await locator.click(timeout=2_500, no_wait_after=True)
        except PlaywrightError as trouble:
            return "intercepts pointer events" not in str(trouble) and "Timeout" not in str(trouble)
        return True

    async def _wake(self, locator: Locator, attempt: int) -> None:
        with suppress(PlaywrightError):
            await self.visit.page.keyboard.press("Tab")
        await asyncio.sleep(0.3 + 0.7 * attempt)
        if attempt == 1:
            await self.filler.fill()
        del locator

    async def _uncover(self) -> None:
        survey = await self.visit.survey()
        press = walls.cookie_press(survey.buttons) or walls.popup_press(survey.buttons)
        if press is not None:
            with suppress(PlaywrightError):
                await self.visit.page.locator(press.selector).first.click(timeout=1_500)
                self.visit.step(f"put aside what lay over the button (“{press.words[:40]}”)")

    def _end(self, outcome: Outcome, reason: str) -> tuple[Outcome, str]:
        return outcome, reason


def send_button(reading: FormReading) -> FieldSnapshot | None:
    """The button that carries the form on: its submit button, else its onward button, else its last one."""
    usable = [r for r in reading.fields if r.field.button and r.field.visible and r.field.kind != "reset"]
    usable = [r for r in usable if not _table("back").find(plain(r.field.text)) or _table("sending").find(plain(r.field.text))]
    submits = [r for r in usable if r.type == "submit"]
    sending = [r for r in submits if is_sending(r.field)]
    onward = [r for r in usable if is_onward(r.field)]
    for choice in (
        sending,
        submits,
        onward,
        [r for r in usable if is_sending(r.field)],
        [r for r in usable if r.field.kind == "submit"],
    ):
        if choice:
            return choice[-1].field
    return None


def is_onward(button: FieldSnapshot) -> bool:
    """Its words lead to a next step."""
    return _table("onward").find(plain(button.text or button.aria_label)) is not None


def is_sending(button: FieldSnapshot) -> bool:
    """Its words send."""
    return _table("sending").find(plain(button.text or button.aria_label)) is not None


def _table(name: str) -> Phrases:
    return Phrases(load("submit_buttons")[name]["words"])


def _is_named(field: FieldSnapshot, names: set[str]) -> bool:
    return bool({field.id, field.name, field.aria_label, field.placeholder} & names - {""})
