"""A form that keeps the box for the message folded away behind a link ("+ Add comments")."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.submit.finding.buttons import is_onward, is_sending
from mysteryshop.submit.page.ask import ask
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recognise import FormReading

_WORDS = 0.6
"""How much of a link's words, by letters, must offer a message."""


def wants_message(reading: FormReading) -> bool:
    """Nothing in view takes the shopper's message, and no later step is going to."""
    buttons = [r.field for r in reading.fields if r.field.button and r.field.visible]
    if any(map(is_onward, buttons)) and not any(map(is_sending, buttons)):
        return False
    boxes = [r for r in reading.fields if r.field.usable and not r.field.button]
    return bool(boxes) and not any(r.type == "message" or r.field.kind in ("textarea", "editable") for r in boxes)


async def reveal_message(visit: Visit, frame: Frame, reading: FormReading) -> bool:
    """Presses the link of the form that offers to add a message. False: there is none."""
    offered = await _offers(frame, reading)
    if not offered:
        return False
    selector, words = max(offered)[1:]
    with suppress(PlaywrightError):
        await frame.locator(selector).first.click(timeout=2_000)
        visit.step(f"pressed “{words[:60]}” for the box it opens")
        await asyncio.sleep(0.35)
        return True
    return False


async def _offers(frame: Frame, reading: FormReading) -> list[tuple[float, str, str]]:
    """(share, selector, words) of what offers a message."""
    try:
        near = await ask(frame, reading.form.selector, script("reveal.js"))
    except PlaywrightError:
        return []
    return offers(reading, [(str(selector), str(words)) for selector, words in near])


def offers(reading: FormReading, near: Sequence[tuple[str, str]]) -> list[tuple[float, str, str]]:
    """(share, selector, words) of the things to press that offer a message. What may send the form as it stands ("Send
    message") is none of them. Pure."""
    table, sending = phrases("submit_buttons", "message", "words"), phrases("submit_buttons", "sending", "words")
    ends = {r.field.selector for r in reading.fields if r.type == "submit"}
    said = [(selector, words, plain(words)) for selector, words in near if selector not in ends]
    shares = [
        (table.share(told), selector, words) for selector, words, told in said if table.whole(told) or not sending.find(told)
    ]
    return [one for one in shares if one[0] >= _WORDS]
