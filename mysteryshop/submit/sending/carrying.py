"""Which button carries the form on now, and whether it only leads to a next step."""

from __future__ import annotations

from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.filling.onward import CONTACT
from mysteryshop.submit.finding.buttons import answers, is_onward, is_sending, onward_button, send_button, starts, unmarked_button
from mysteryshop.submit.finding.interview import asks_one, in_view, talks
from mysteryshop.submit.page.phrases import plain, thin, thin_phrases
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import FormReading


async def carrying(filler: Filler, reading: FormReading, *, stepped: bool, led: str = "") -> tuple[FieldSnapshot | None, bool]:
    """The button, None where there is none, and whether it leads on. `stepped`: a step lies behind;
    `led`: what the button says that led to the last one."""
    shop = filler.visit.shop
    button = send_button(reading, shop) or await unmarked_button(filler.found.frame, reading, shop)
    if button is None or (button.kind == "return" and not in_view(reading)):
        return None, False
    if talks(reading) or not (filler.told | {r.type for r in in_view(reading)}) & CONTACT:
        button = onward_button(reading) or button
        pays = thin_phrases("submit_ways", "never", "pays").find(thin(plain(button.text)))
        return (None if pays else button), True  # nobody could be answered yet: whatever else it says, more is asked
    if is_sending(button):  # of a talk, the same button takes every answer
        return button, asks_one(reading) and led == (button.text or button.aria_label)
    single = asks_one(reading) and (stepped or answers(button))
    return button, single or is_onward(button) or (starts(button) and not in_view(reading))
