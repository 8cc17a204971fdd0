"""Choosing in a native list, also in one that is hidden behind a drawn list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playwright.async_api import Locator

from mysteryshop.submit.content import choose
from mysteryshop.submit.content.wishes import Wish
from mysteryshop.submit.filling.again import bare
from mysteryshop.submit.page.elements import press_element
from mysteryshop.submit.page.scripts import script

_ACT = 3_000
_PRESS = 700
_NATIVE_OPTIONS = "native_options.js"
_SET_HIDDEN = "set_hidden.js"


async def choose_native(wish: Wish, locator: Locator, drawn: Callable[[str], Awaitable[None]]) -> None:
    """Takes the entry wished for, where the list has it. `drawn` chooses these words in the list drawn over it."""
    value = wish.value or ""
    options = [(str(text), str(key)) for text, key in await locator.evaluate(script(_NATIVE_OPTIONS))]
    named = next((o for o in options if o[0] == value and (not wish.also or o[1] == wish.also[-1])), None)
    chosen = named or choose.by_value(options, value, *wish.also)
    if chosen is None:
        return
    if wish.field.visible:
        await locator.select_option(index=options.index(chosen), timeout=_ACT)
        if wish.type == "time" and (half := choose.half_of(options, chosen)):
            await press_element(await locator.evaluate_handle(script("half.js"), half), _PRESS)
        return
    if wish.field.proxy:  # the drawn list first, for its script may keep the choice to itself
        await drawn(bare(chosen[0]))
    if await locator.evaluate("(el) => el.value", timeout=_ACT) != chosen[1]:
        await locator.evaluate(script(_SET_HIDDEN), chosen[1])
