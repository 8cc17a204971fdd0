"""Following a recipe: the way to the form, and what became of each of its steps."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urljoin

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.model import NamedRecipe, Outcome, Step
from mysteryshop.submit.finding.find import Found, Search
from mysteryshop.submit.page.clearing import clear
from mysteryshop.submit.page.locate import PATIENCE_SECONDS, Located, NotThere, locate, look_for
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.snapshot import FormSnapshot
from mysteryshop.submit.page.visit import Stop, Visit
from mysteryshop.submit.recognise import FormReading, recognise

_CLICK = 3_000


@dataclass(frozen=True, slots=True)
class StepTold:
    """What became of one step: `ok` True, False, or None where it was not tried."""

    number: int
    words: str
    ok: bool | None
    said: str = ""


class Replay:
    """One following of one recipe. `told` has a line for each step so far; `place` is the next step."""

    def __init__(self, named: NamedRecipe) -> None:
        self.named, self.recipe = named, named.recipe
        self.told: list[StepTold] = []
        self.place = 0
        self.frame: Frame | None = None

    @property
    def next(self) -> Step | None:
        """The step that comes now; None after the last."""
        return self.recipe.steps[self.place] if self.place < len(self.recipe.steps) else None

    def done(self, said: str = "", *, ok: bool | None = True) -> None:
        """Notes what became of the step that comes now, and goes on to the one after it."""
        step = self.recipe.steps[self.place]
        self.told.append(StepTold(self.place + 1, step.said(), ok, said))
        self.place += 1

    def failed(self, why: str) -> Stop:
        """The step that comes now does not fit the page."""
        step = self.recipe.steps[self.place]
        self.told.append(StepTold(self.place + 1, step.said(), False, why))
        return Stop(Outcome.FAILED, f"the recipe {self.named.name} no longer fits, step {self.place + 1}, {step.said()}: {why}")

    def press_told(self, ok: bool | None, said: str) -> None:
        """What became of the last line, `press`."""
        words = f"press {self.recipe.press.said()}"
        self.told = [line for line in self.told if line.number <= len(self.recipe.steps)]
        self.told.append(StepTold(len(self.recipe.steps) + 1, words, ok, said))

    def rest(self) -> tuple[StepTold, ...]:
        """Every step: those tried, then those that were not."""
        tried = {line.number for line in self.told}
        steps = [(number, step.said()) for number, step in enumerate(self.recipe.steps, 1)]
        left = [StepTold(number, words, None, "not tried") for number, words in steps if number not in tried]
        last = len(self.recipe.steps) + 1
        end = [] if last in tried else [StepTold(last, f"press {self.recipe.press.said()}", None, "not tried")]
        return tuple(sorted([*self.told, *left, *end], key=lambda line: line.number))

    def where(self, visit: Visit) -> Frame:
        """The frame the recipe works in; the page itself once that frame is gone."""
        if self.frame is None or self.frame.is_detached():
            self.frame = visit.page.main_frame
        return self.frame


class RecipeSearch(Search):
    """Goes to the form by a recipe's steps in place of a search; walls, robots.txt and the limits of a visit hold as ever."""

    def __init__(self, visit: Visit, today: date, replay: Replay) -> None:
        super().__init__(visit, today)
        self.replay = replay

    async def run(self) -> Found:
        """The form the recipe leads to. Raises Stop: FAILED where a step no longer fits."""
        named = self.replay.named
        self.visit.step(f"following the recipe {named.name} (sha256 {named.sha256[:12]})")
        while (step := self.replay.next) is not None and not step.fills:
            await self.way(step)
        return await self.form()

    async def way(self, step: Step) -> None:
        """One step that fills nothing."""
        replay, frame = self.replay, self.replay.where(self.visit)
        try:
            if step.open is not None:
                await self._open_page(step.open)
            elif step.click is not None:
                await self.click(await locate(self.visit, frame, step.click, "press", seconds=self._patience(step)))
            elif step.wait_for is not None:
                await locate(self.visit, frame, step.wait_for, "any", seconds=step.seconds or 10.0)
            elif step.frame is not None:
                replay.frame = await self._inner(step)
            elif step.scroll is not None:
                await self._scroll(step)
        except (NotThere, PlaywrightError) as trouble:
            why = str(trouble).splitlines()[0][:200]
            if not step.optional and not _closes(step):
                raise replay.failed(why) from None
            replay.done(f"left out: {why}")
            return
        replay.done()

    def _patience(self, step: Step) -> float:
        """What may be missing, or was put aside already, is not waited for long."""
        return 2.0 if step.optional or _closes(step) else PATIENCE_SECONDS

    async def _open_page(self, address: str) -> None:
        url = urljoin(self.home, address)
        await self.visit.open(url)
        self.replay.frame = None
        status = self.visit.status
        if status is not None and status >= 400 and status not in (403, 429):
            raise NotThere(f"{url} answered {status}")
        await self._arrive(pressed=True)
        if status is not None and status >= 400:
            raise NotThere(f"{url} answered {status}")

    async def click(self, thing: Located) -> None:
        """A press before anything of the shopper's was typed. Links are followed as robots.txt allows."""
        href = str(thing.raw["href"])
        if href and not await self.visit.robots.allows(href):
            raise Stop(Outcome.BLOCKED, f"robots.txt asks automated visitors to stay away from {href}")
        locator = self.replay.where(self.visit).locator(thing.selector).first
        try:
            await locator.click(timeout=_CLICK)
        except PlaywrightError:
            await clear(self.visit, await self.visit.survey())
            await locator.click(timeout=_CLICK)
        self.visit.step(f"pressed “{thing.words[:60]}”")
        await asyncio.sleep(0.25)
        await self.visit.settle(2.0)
        if (window := await self.visit.newest_window()) is not None:
            self.visit.windows.remove(window)
            self.visit.adopt(window)
            self.replay.frame = None
            self.visit.step("went on in the new window")
            await self.visit.settle()
        await self._arrive(pressed=True)

    async def _inner(self, step: Step) -> Frame:
        assert step.frame is not None
        if step.frame.words == "top":
            return self.visit.page.main_frame
        thing = await locate(self.visit, self.replay.where(self.visit), step.frame, "frame")
        handle = await self.replay.where(self.visit).locator(thing.selector).first.element_handle(timeout=_CLICK)
        inner = await handle.content_frame()
        if inner is None:
            raise NotThere(f"{step.frame.said()} is no frame")
        with suppress(PlaywrightError):
            await inner.wait_for_load_state("load", timeout=5_000)
        return inner

    async def _scroll(self, step: Step) -> None:
        assert step.scroll is not None
        if step.scroll.words in ("bottom", "top"):
            place = "document.documentElement.scrollHeight" if step.scroll.words == "bottom" else "0"
            await self.visit.page.evaluate(f"scrollTo(0, {place})")
            await asyncio.sleep(0.3)
            return
        thing = await locate(self.visit, self.replay.where(self.visit), step.scroll, "any")
        await self.replay.where(self.visit).locator(thing.selector).first.scroll_into_view_if_needed(timeout=_CLICK)

    async def form(self) -> Found:
        """The form that holds what the recipe names next; where the page has none that is seen as a form, the page itself."""
        frame = self.replay.where(self.visit)
        named = await self._named(frame)
        best: FormReading | None = None
        most, until = 0, time.monotonic() + min(PATIENCE_SECONDS, self.visit.left)
        while best is None:
            for form_frame, snapshot in await self.visit.snapshots():
                for reading in recognise(snapshot) if form_frame is frame else ():
                    held = len(named & {r.field.selector for r in reading.fields})
                    if held > most:
                        best, most = reading, held
            if not named or time.monotonic() >= until:
                break
            if best is None:
                await asyncio.sleep(0.5)
                named = await self._named(frame)
        self._note(await self.visit.survey())
        kind = self.replay.recipe.form
        whole = FormReading(FormSnapshot(selector="body"), kind, 1.0, ())
        reading = replace(best, form_type=kind) if best else whole
        self.best = Found(frame, reading, 1.0, self.visit.page.url)
        return self.best

    async def _named(self, frame: Frame) -> set[str]:
        """Selectors of what the coming steps name and the page shows already."""
        found: set[str] = set()
        for step in self.replay.recipe.steps[self.replay.place :]:
            target, want = (step.into, "field") if step.into else (step.source, "list") if step.source else (step.tick, "field")
            if target is not None:
                with suppress(NotThere):
                    found.add((await look_for(self.visit, frame, target, want)).selector)
        with suppress(NotThere):
            found.add((await look_for(self.visit, frame, self.replay.recipe.press, "press")).selector)
        return found


def _closes(step: Step) -> bool:
    """It puts a cookie wall or a pop-up aside, which a visit does by itself."""
    target = step.click
    told = plain((target.words or target.name or target.text or "") if target else "")
    lists = [("cookies", name) for name in ("reject", "save", "accept")] + [("popups", "close")]
    return bool(told.strip()) and any(phrases("submit_walls", *names).whole(told) for names in lists)
