"""Recording: a person uses a site once, and what they did becomes a recipe. The lead itself is never let out."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import unquote_plus, urlsplit

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Page, Request, Route

from mysteryshop.lexicons import load
from mysteryshop.model import FormType, Recipe, Shop, Step, Target
from mysteryshop.model.recipes import LEAD_WORDS
from mysteryshop.submit.content.kinds import PERSONAL
from mysteryshop.submit.content.lists import NEVER
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.snapshot import take_snapshot
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recipes.recipe import lead_words
from mysteryshop.submit.recognise import recognise

_NAMED_BY_TYPE = {kind: name for name, kind in reversed(LEAD_WORDS.items()) if kind in PERSONAL}
_LEAD_FORMS = (FormType.CONTACT, FormType.TEST_DRIVE, FormType.VEHICLE_INQUIRY, FormType.QUOTE, FormType.TRADE_IN)
_OWN_CLICK_SECONDS = 4.0
"""A page that comes so soon after a click came by it; later, the person typed an address."""

Ask = Callable[[str], Awaitable[bool]]
"""Asks the person whether the button with these words sends the form."""


@dataclass
class Recording:
    """What was recorded: steps, the button that sends (None: it was not reached), what was left out, and the form's purpose."""

    url: str
    steps: list[Step] = field(default_factory=list)
    press: Target | None = None
    remarks: list[str] = field(default_factory=list)
    form: FormType = FormType.CONTACT

    def recipe(self, on: date) -> Recipe:
        """The recipe. The button must have been reached."""
        assert self.press is not None
        host = urlsplit(self.url).netloc.rpartition("@")[2].lower()
        return Recipe(host=host, form=self.form, recorded=on, steps=tuple(self.steps), press=self.press)


class Recorder:
    """Listens to one visit. `over` is set when the button that sends was pressed (and held back), or the window was closed."""

    def __init__(self, visit: Visit, shop: Shop, *, ask: Ask, say: Callable[[str], None] = lambda words: None) -> None:
        self.visit, self.shop, self._ask, self._say = visit, shop, ask, say
        self.over = asyncio.Event()
        self.recording = Recording(shop.dealer.url)
        self._frame: Frame | None = None
        self._page: Page | None = None
        self._secrets: set[str] = set()
        self._renamed: list[str] = []
        self._where: list[tuple[str, str]] = []
        self._clicked, self._opening = 0.0, True
        self._turn = asyncio.Lock()

    async def start(self, url: str) -> None:
        """Opens the page and listens from then on, in every frame and window."""
        context = self.visit.context
        await context.expose_binding("__recipeNote", self._noted)
        await context.expose_binding("__recipeAsk", self._asked)
        await context.add_init_script(_listener())
        await context.route("**/*", self._guard)
        context.on("page", self._watch)
        await self.visit.start()
        self._watch(self.visit.page)
        self._page, self._frame = self.visit.page, self.visit.page.main_frame
        self.recording.url = url
        self._add(Step(open=url), ("open", url))
        await self.visit.open(url)
        self._opening = False

    async def finish(self) -> Recording:
        """What was recorded, once everything that was told has been written down."""
        async with self._turn:
            with suppress(PlaywrightError):
                await self.visit.context.unroute("**/*")
            if self._renamed:
                names = ", ".join(dict.fromkeys(self._renamed))
                self._leave_out(f"other words than the shopper's were typed; the lead's own stand in their place: {names}")
            return self.recording

    def _watch(self, page: Page) -> None:
        page.on("close", lambda _: self._closed())
        page.on("framenavigated", self._moved)

    def _closed(self) -> None:
        if not [page for page in self.visit.context.pages if not page.is_closed()]:
            self.over.set()

    def _moved(self, frame: Frame) -> None:
        """A page that came without a click: the person typed an address."""
        if self._opening or frame.parent_frame is not None or frame.url in ("about:blank", "") or self.over.is_set():
            return
        if time.monotonic() - self._clicked > _OWN_CLICK_SECONDS and frame.url.split("#")[0] != self.recording.url.split("#")[0]:
            self._add(Step(open=frame.url), ("open", frame.url))

    async def _asked(self, source: dict[str, Any], told: dict[str, Any]) -> bool:
        return await self._ask(str(told["words"]))

    async def _noted(self, source: dict[str, Any], told: dict[str, Any]) -> None:
        if told["kind"] in ("click", "press"):
            self._clicked = time.monotonic()
        async with self._turn:
            if self.over.is_set():
                return
            await self._write(source["frame"], source["page"], told)

    async def _write(self, frame: Frame, page: Page, told: dict[str, Any]) -> None:
        kind, words = str(told["kind"]), str(told["words"])
        if kind == "secret":
            self._leave_out(f"a password box (“{words}”) was left out: passwords are never recorded")
            return
        await self._enter(frame, page)
        target = Target.model_validate(told["target"])
        place = (kind, f"{id(frame)} {told['selector']}")
        if kind == "press":
            self.recording.press = target
            self._say(f"held back: “{words}” is the button that sends; nothing was sent")
            self.over.set()
        elif kind == "click":
            self._add(Step(click=target), place)
        elif kind == "untick":
            self._forget(("tick", place[1]))
        else:
            await self._fill(kind, frame, told, target, place)

    async def _fill(self, kind: str, frame: Frame, told: dict[str, Any], target: Target, place: tuple[str, str]) -> None:
        """A box: its value by name where it is the shopper's; what is never filled is left out."""
        typed = await self._type_of(frame, str(told["selector"]))
        value = str(told.get("value") or "")
        words = str(told["words"])
        if typed in NEVER and typed != "honeypot":
            self._leave_out(f"“{words}” was left out: {typed.replace('_', ' ')} is never filled")
        elif kind == "tick" and typed == "marketing_optin":
            self._leave_out(f"“{words}” was left out: advertising is never agreed to")
        elif kind == "tick":
            self._add(Step(tick=target), place)
        elif not value:
            self._forget(place)
        elif kind == "choose":
            self._add(Step.model_validate({"choose": self._by_name(value, typed), "from": target}), place)
        else:
            named = self._by_name(value, typed)
            if typed in ("email", "phone", "full_name", "last_name", "message") and len(value) > 4:
                self._secrets.add(value.lower())
            self._add(Step(type=named, into=target), place)

    def _by_name(self, value: str, typed: str) -> str:
        """The value as a recipe writes it: {first_name} for the shopper's own, also where the person typed somebody else's."""
        known = lead_words(self.shop)
        squashed = " ".join(value.split()).casefold()
        digits = re.sub(r"\D", "", value)
        for name, own in known.items():
            same = " ".join(own.split()).casefold() == squashed
            own_digits = re.sub(r"\D", "", own)
            if same or (name == "phone" and len(digits) >= 7 and own_digits.endswith(digits[-10:])):
                return f"{{{name}}}"
        if typed in ("state", "country"):  # where the shopper lives is the shopper's, whoever recorded it
            return f"{{{typed}}}"
        if typed in _NAMED_BY_TYPE:
            name = _NAMED_BY_TYPE[typed]
            self._renamed.append(f"{{{name}}}")
            return f"{{{name}}}"
        return value.replace("{", "(").replace("}", ")")

    async def _type_of(self, frame: Frame, selector: str) -> str:
        """What the recogniser takes the box for; "" where it is not seen any more."""
        snapshot = await self.visit.try_look(take_snapshot(frame))
        for reading in recognise(snapshot) if snapshot else ():
            for one in reading.fields:
                if one.field.selector == selector:
                    if reading.form_type in _LEAD_FORMS:
                        self.recording.form = reading.form_type
                    return one.type
        return ""

    async def _enter(self, frame: Frame, page: Page) -> None:
        """Steps into the frame the person went on in."""
        if page is not self._page:
            self._page, self._frame = page, page.main_frame
        if frame is self._frame or self._frame is None:
            return
        if self._frame.parent_frame is not None and not self._frame.is_detached():
            self._add(Step(frame=Target(words="top")), ("frame", "top"))
        chain: list[Frame] = []
        inner: Frame | None = frame
        while inner is not None and inner.parent_frame is not None:
            chain.insert(0, inner)
            inner = inner.parent_frame
        for one in chain:
            element = await one.frame_element()
            best = await element.evaluate(f"(el) => {_frame_name()}({script('names.js')}, el)")
            self._add(Step(frame=Target.model_validate(best)), ("frame", str(best)))
        self._frame = frame

    def _add(self, step: Step, place: tuple[str, str]) -> None:
        """A step; a box filled again since the last press only changes its value."""
        steps, where = self.recording.steps, self._where
        for at in range(len(where) - 1, -1, -1):
            if where[at][0] in ("click", "open"):
                break
            if where[at] == place and step.fills:
                steps[at] = step
                return
        if steps and steps[-1] == step and place[0] in ("open", "frame"):
            return
        steps.append(step)
        where.append(place)

    def _forget(self, place: tuple[str, str]) -> None:
        if place in self._where:
            at = len(self._where) - 1 - self._where[::-1].index(place)
            del self._where[at], self.recording.steps[at]

    def _leave_out(self, remark: str) -> None:
        if remark not in self.recording.remarks:
            self.recording.remarks.append(remark)

    async def _guard(self, route: Route, request: Request) -> None:
        """The second lock: what carries the shopper's own data does not leave, whatever was pressed."""
        with suppress(PlaywrightError):
            if not self._carries(request):
                await route.continue_()
                return
            await route.abort("blockedbyclient")
            if request.method in ("POST", "PUT") or request.is_navigation_request():
                await self._held_back()

    def _carries(self, request: Request) -> bool:
        if not self._secrets:
            return False
        body = ""
        with suppress(PlaywrightError, UnicodeDecodeError, ValueError):
            body = request.post_data or ""
        told = f"{request.url} {body[:40_000]}".lower()
        told = f"{told} {unquote_plus(told)}"
        marks = {secret[:40] for secret in self._secrets} | {json.dumps(secret)[1:-1][:40] for secret in self._secrets}
        return any(mark in told for mark in marks)

    async def _held_back(self) -> None:
        """The last click was the one that sends."""
        async with self._turn:
            if self.over.is_set():
                return
            steps = self.recording.steps
            if steps and steps[-1].click is not None:
                self.recording.press = steps.pop().click
                self._where.pop()
                self._leave_out("the button was known by the request it made, which was held back")
                self._say("held back: the last press would have sent the form; nothing was sent")
                self.over.set()


def _listener() -> str:
    buttons = load("submit_buttons")
    words = {
        name: [plain(word.rstrip("*")).strip() + ("*" if word.endswith("*") else "") for word in buttons[name]["words"]]
        for name in ("onward", "sending")
    }
    words["close"] = [plain(word).strip() for word in load("submit_walls")["popups"]["close"] if plain(word).strip()]
    return f"({script('record.js')})({script('names.js')}, {json.dumps(words)})"


def _frame_name() -> str:
    """The best name of a frame: its title or name where no other bears it, else its CSS."""
    return (
        "((lib, el) => { for (const words of [el.title, el.name, el.id]) if (words && lib.find({ words }, 'frame').length === 1"
        " && lib.find({ words }, 'frame')[0] === el) return { words }; return { css: lib.selector(el) }; })"
    )


async def record(
    visit: Visit,
    shop: Shop,
    url: str,
    *,
    ask: Ask,
    say: Callable[[str], None],
    person: Callable[[Visit], Awaitable[None]] | None = None,
) -> Recording:
    """Records until the button that sends is pressed, or the window closed. `person`: somebody to use the page (tests)."""
    recorder = Recorder(visit, shop, ask=ask, say=say)
    await recorder.start(url)
    using = asyncio.ensure_future(person(visit)) if person else None
    try:
        await recorder.over.wait()
    finally:
        if using is not None:
            using.cancel()
            with suppress(asyncio.CancelledError, PlaywrightError):
                await using
    return await recorder.finish()


__all__ = ["Recorder", "Recording", "record"]
