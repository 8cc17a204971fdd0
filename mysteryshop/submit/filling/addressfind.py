"""A button beside the postal code finds the address: pressed as a shopper would, and the own address taken from the list."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.model import Persona
from mysteryshop.submit.content import values
from mysteryshop.submit.content.choose import Option, by_words, real_options
from mysteryshop.submit.content.kinds import LEAVE
from mysteryshop.submit.content.wishes import Wish
from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.filling.openlist import OpenList
from mysteryshop.submit.finding.buttons import looks_up
from mysteryshop.submit.page.ask import ask
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import FormReading

_PLACED = ("street", "city")
_SAYS = 0.6
"""How much of a button's words, by letters, must offer to find an address."""
_COMING = (0.2, 0.4, 0.6, 0.8, 1.0)
"""Seconds between looks while a server is asked."""
_MOST = 80


def waits_for_address(filler: Filler, reading: FormReading) -> bool:
    """A postal code was typed, and no box of the form holds a street or a town, though one must, or waits out of reach."""
    coded = any(wish.type == "zip" and wish.action != LEAVE and wish.value for wish in filler.done.values())
    places = [r.field for r in reading.fields if r.type in _PLACED and not r.field.button]
    if not coded or any(place.usable and place.value for place in places):
        return False
    if any(place.required or not place.usable for place in places):
        return True
    given = filler.visit.shop.persona.street is not None
    return given and any(r.field.button and r.field.usable and _offers(r.field.text or r.field.value) for r in reading.fields)


async def find_address(filler: Filler) -> bool:
    """Presses what finds the address, and takes the shopper's, or the first where none is it. False: there is nothing to press,
    or nothing came of it."""
    frame, before = filler.found.frame, filler.found.reading
    selector, words = await _button(frame, before)
    if not selector:
        return False
    opened = OpenList(frame)
    try:
        place = frame.locator(selector).first
        await opened.begin(await place.element_handle(timeout=1_000))
        await place.click(timeout=2_000)
    except PlaywrightError:
        return False
    filler.visit.step(f"pressed “{words[:60]}”")
    known = {r.field.selector: (r.field.usable, r.field.option_count, r.field.value) for r in before.fields}
    for pause in _COMING:
        await asyncio.sleep(pause)
        fresh = await filler.look()
        if fresh is None:
            return False
        if await _from_native(filler, fresh, known) or await _from_list(filler, opened):
            await asyncio.sleep(_COMING[1])
            return await filler.look() is not None
        if any(r.type in _PLACED and r.field.usable and not known.get(r.field.selector, (False,))[0] for r in fresh.fields):
            return True  # boxes to type it into, or filled already
    return False


async def look_up_places(filler: Filler, reading: FormReading) -> bool:
    """Presses once what searches for the postal code or town typed beside it (stores nearby), where another button goes on. True
    where boxes came of it."""
    typed = [w.field for w in filler.done.values() if w.type in ("zip", "city") and w.action != LEAVE and w.value]
    beside = [
        r.field
        for r in reading.fields
        if r.field.button and r.field.usable and looks_up(r.field) and any(_beside(r.field, one) for one in typed)
    ]
    if not beside or beside[0].selector in filler.done:
        return False
    button, known = beside[0], {r.field.selector for r in reading.fields if r.field.usable}
    filler.done[button.selector] = Wish(button, "button_other", 1.0, LEAVE, None, why="it searches")
    with suppress(PlaywrightError):
        await filler.found.frame.locator(button.selector).first.click(timeout=2_000)
        filler.visit.step(f"pressed “{button.text[:60]}”")
        for pause in _COMING:
            await asyncio.sleep(pause)
            fresh = await filler.look()
            if fresh is None or any(r.field.usable and r.field.selector not in known for r in fresh.fields):
                return fresh is not None
    return False


def _beside(button: FieldSnapshot, box: FieldSnapshot) -> bool:
    """In one row with a box, or right under it."""
    return -box.box[3] <= button.box[1] - box.box[1] <= 2 * box.box[3] + button.box[3]


async def _button(frame: Frame, reading: FormReading) -> tuple[str, str]:
    """(selector, words) of what finds the address, ("", "") where there is none."""
    named = [(r.field.selector, r.field.text or r.field.value) for r in reading.fields if r.field.button and r.field.usable]
    with suppress(PlaywrightError):
        named += [(str(s), str(w)) for s, w in await ask(frame, reading.form.selector, script("reveal.js"))]
    return next((one for one in named if _offers(one[1])), ("", ""))


def _offers(words: str) -> bool:
    return phrases("submit_buttons", "address", "words").share(plain(words)) > _SAYS


async def _from_native(filler: Filler, fresh: FormReading, known: dict[str, tuple[bool, int, str]]) -> bool:
    """Takes it in a native list that came, or was filled, with the press."""
    for reading in fresh.fields:
        field = reading.field
        if (
            field.kind != "select"
            or not field.usable
            or known.get(field.selector, (False, 0, ""))[:2] == (True, field.option_count)
        ):
            continue
        options = [(str(words), str(value)) for words, value in field.options]
        if (chosen := own_address(options, filler.visit.shop.persona)) is None:
            continue
        with suppress(PlaywrightError):
            await filler.found.frame.locator(field.selector).first.select_option(index=options.index(chosen), timeout=2_000)
            filler.done[field.selector] = Wish(
                field, reading.type, reading.confidence, "select", chosen[0], why="the address found"
            )
            return True
    return False


async def _from_list(filler: Filler, opened: OpenList) -> bool:
    """Takes it in a drawn list that came with the press."""
    with suppress(PlaywrightError):
        options = await opened.look()
        chosen = own_address(options, filler.visit.shop.persona, drawn=True)
        return chosen is not None and await opened.press(chosen, options)
    return False


def own_address(options: Sequence[Option], persona: Persona, *, drawn: bool = False) -> Option | None:
    """The shopper's address among those found, else the first of them. `drawn`: the entries have no values, and only one that
    bears the street is known to be an address."""
    street, number = values.street_parts(persona)
    found = [option for option in real_options(options[:_MOST]) if not _by_hand(option[0])]
    spelled = [f"{number} {street}", f"{street} {number}"] if number and street else []
    own = by_words(found, [*spelled, street] if street else [])
    return own or (found[0] if found and not drawn else None)


def _by_hand(words: str) -> bool:
    return phrases("submit_buttons", "address", "not").find(plain(words)) is not None
