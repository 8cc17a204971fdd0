"""Typing in one go into boxes that stand one after the other: most of a form is just that, and each message to a page costs."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator

from mysteryshop.submit.content.kinds import TYPED
from mysteryshop.submit.content.wishes import Wish
from mysteryshop.submit.filling.again import FREE
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.visit import Visit

_KINDS = frozenset(("text", "email", "tel", "search", "url", "textarea"))
_SUGGESTED = FREE - {"vehicle_other"}
"""Types whose text boxes may want an entry of the suggestions taken, though they do not say so."""
ADDRESSED = frozenset(("street", "zip"))
"""Of those the types of which only an entry that is called just so is the shopper's."""
_TYPED = TYPED | {"zip", "street2", "date", "time", "date_part", "company", "city"}
"""Types of text boxes that no list stands behind."""
_CALLED = re.compile(r"autocomplete|typeahead|suggest|autosuggest", re.I)
_ACT = 3_000
_SECONDS = 5.0


def may_suggest(wish: Wish) -> bool:
    """A plain text box whose answer a site may want taken from its own list."""
    box = wish.field
    return wish.action == "text" and wish.type in _SUGGESTED and not box.options and box.kind in ("text", "search", "listbox")


def expects(wish: Wish) -> bool:
    """It looks as if it answered typing: the browser's own suggestions are put out, or it is called so."""
    box = wish.field
    return may_suggest(wish) and (box.autocomplete == "off" or bool(_CALLED.search(f"{box.classes} {box.wrapper}")))


def may_list(wish: Wish) -> bool:
    """A plain text box with a question that sites mostly answer by a list: it may open one, whatever it calls itself."""
    box = wish.field
    return wish.action == "text" and wish.type not in _TYPED and not box.options and box.kind in ("text", "search")


def _plain(wish: Wish) -> bool:
    """A text box that takes what is typed as it is. Dates have ways of their own."""
    box = wish.field
    typed = wish.action == "text" and wish.type not in ("date", "time") and len(wish.value or "") > 1
    return typed and box.tag in ("input", "textarea") and box.kind in _KINDS and box.visible and not box.in_shadow


async def type_run(
    visit: Visit, frame: Frame, pending: Sequence[Wish], *, watched: frozenset[str], skip: Set[str]
) -> dict[str, Wish]:
    """Types into the plain boxes at the head of `pending`, up to one to `skip`; those done. A box watched for suggestions ends
    the run: its last letter is a stroke of the key, which lists of suggestions listen to."""
    run: list[Wish] = []
    for wish in pending:
        selector = wish.field.selector
        if not _plain(wish) or selector in skip or ((may_suggest(wish) or may_list(wish)) and selector not in watched):
            break
        run.append(wish)
        if selector in watched:
            break
    if not run:
        return {}
    texts = [[w.field.selector, (w.value or "")[: -1 if w.field.selector in watched else None]] for w in run]
    done = run[: await visit.try_look(frame.evaluate(script("strokes.js"), texts), _SECONDS) or 0]
    if done and done[-1].field.selector in watched:
        with suppress(PlaywrightError):
            await frame.page.keyboard.type((done[-1].value or "")[-1:])
    return {wish.field.selector: wish for wish in done}


async def type_slowly(box: Locator, wish: Wish) -> None:
    """Key by key, for masks that build the text from strokes: a number's figures alone."""
    value = wish.value or ""
    if wish.field.kind == "time":
        await _type_hour(box, value)
        return
    await box.click(timeout=_ACT)
    await box.press("ControlOrMeta+a")
    await box.press("Delete")
    lettered = any(char.isalpha() for char in value)  # as postal codes of some countries are
    digits = wish.type in ("phone", "phone_part") and not value.startswith("+") and not lettered
    await box.press_sequentially(re.sub(r"\D", "", value) if digits else value, delay=8)
    await box.evaluate("(el) => el.blur()")


async def _type_hour(box: Locator, value: str) -> None:
    """Into a native box for an hour, whose parts the browser orders: a half of the day no part asks for is not heard."""
    hours, _, minutes = value.partition(":")
    await box.focus(timeout=_ACT)
    await box.press_sequentially(f"{hours.zfill(2)}{minutes[:2]}{'AM' if int(hours) < 12 else ''}", delay=8)
    if not await box.input_value(timeout=_ACT):
        await box.fill(value, timeout=_ACT)
    await box.evaluate("(el) => el.blur()")


async def write_in_editor(frame: Frame, wish: Wish) -> None:
    """Into the frame of its own that stands for a text box put away: what was there goes, and an editor's script hears each line
    as it hears a person's. Raises Playwright's Error when it is gone."""
    body = frame.frame_locator(wish.field.proxy).locator("body")
    await body.click(timeout=_ACT)
    await body.press("ControlOrMeta+a")
    await frame.page.keyboard.press("Delete")
    await frame.page.keyboard.insert_text(wish.value or "")
    await body.dispatch_event("keyup")  # what many editors listen to before they take the text over
