"""Finding a recipe's targets on a page: by label, words, role; CSS as the last resort; a number tells namesakes apart."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.model import Target
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.page.visit import Visit

PATIENCE_SECONDS = 8.0
"""How long a thing may take to come: late scripts bring most forms within this."""
_LIBRARY = "names.js"


class NotThere(Exception):
    """The target is not on the page, or several things are called so; the words say which."""


@dataclass(frozen=True, slots=True)
class Located:
    """A thing on the page: `selector` finds it in its frame; `raw` is what the page says of it."""

    selector: str
    raw: dict[str, Any]

    @property
    def words(self) -> str:
        """What a person reads on or beside it."""
        return str(self.raw["words"] or self.raw["label"])

    def field(self, *, button: bool = False) -> FieldSnapshot:
        """It as a field of a form, as far as one look at it alone can tell."""
        raw = self.raw
        return FieldSnapshot(
            selector=self.selector,
            tag=raw["tag"],
            kind="button" if button else raw["kind"] or "text",
            button=button,
            name=raw["name"],
            id=raw["id"],
            autocomplete=raw["autocomplete"],
            label=raw["label"],
            group_label=raw["group"],
            placeholder=raw["placeholder"],
            text=raw["words"] if button else "",
            options=tuple((str(words), str(value)) for words, value in raw["options"]),
            option_count=len(raw["options"]),
            required=raw["required"],
            maxlength=raw["maxlength"],
            pattern=raw["pattern"],
            visible=raw["visible"],
            disabled=raw["disabled"],
        )


async def locate(visit: Visit, frame: Frame, target: Target, want: str, *, seconds: float = PATIENCE_SECONDS) -> Located:
    """The thing `target` names; waits for it. `want`: "field", "list", "press", "frame", "any". Raises NotThere: the reason."""
    until = time.monotonic() + min(seconds, visit.left)
    while True:
        try:
            return await look_for(visit, frame, target, want)
        except NotThere:
            if time.monotonic() >= until or frame.is_detached():
                raise
        await asyncio.sleep(0.3)


async def look_for(visit: Visit, frame: Frame, target: Target, want: str) -> Located:
    """The same without waiting."""
    found = (
        await visit.try_look(frame.evaluate(_finding(), [target.model_dump(exclude_none=True), want])) if not target.css else None
    )
    if target.css:
        found = await _by_css(visit, frame, target)
    if found is None:
        raise NotThere("the page cannot be looked at just now")
    things: list[dict[str, Any]] = found["things"]
    if not things:
        raise NotThere(_nothing(target, found["known"]))
    if target.nth is not None:
        if target.nth > len(things):
            raise NotThere(f"there are only {len(things)} things called {target.said()}")
        return _located(things[target.nth - 1])
    if len(things) > 1 and want != "any" and not _one_group(things):
        raise NotThere(f"{len(things)} things are called {target.said()}: add nth: 1 … {len(things)}")
    return _located(things[0])


def _located(raw: dict[str, Any]) -> Located:
    return Located(raw["selector"], raw)


def _one_group(things: Sequence[dict[str, Any]]) -> bool:
    """Radio buttons of one question: any of them leads to it."""
    return all(thing["kind"] in ("radio", "checkbox") and thing["name"] == things[0]["name"] for thing in things)


def _nothing(target: Target, known: Sequence[str]) -> str:
    wanted = target.words or target.label or target.text or target.name or target.placeholder or ""
    near = get_close_matches(wanted.lower(), [name.lower() for name in known], n=1, cutoff=0.5)
    hint = next((f"; the nearest is “{name[:60]}”" for name in known if near and name.lower() == near[0]), "")
    return f"nothing on the page is called {target.said()}{hint}"


async def _by_css(visit: Visit, frame: Frame, target: Target) -> dict[str, Any] | None:
    locator = frame.locator(target.css or "")
    try:
        elements = await locator.element_handles()
    except PlaywrightError as trouble:
        raise NotThere(f"“{target.css}” is no CSS: {str(trouble).splitlines()[0][:120]}") from None
    things = [
        thing
        for element in elements[:60]
        if (thing := await visit.try_look(element.evaluate(f"(el) => {script(_LIBRARY)}.describe(el)"))) is not None
    ]
    shown = [thing for thing in things if thing["visible"]]
    return {"things": shown or things, "known": []}


def _finding() -> str:
    return (
        f"([target, want]) => {{ const lib = {script(_LIBRARY)};"
        " const things = lib.find(target, want).slice(0, 60).map(lib.describe);"
        " return { things, known: things.length ? [] : lib.known(want) }; }"
    )
