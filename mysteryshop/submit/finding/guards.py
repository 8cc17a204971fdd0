"""Guards of a form that no mark of a captcha's maker tells: a question about the world, a riddle in a frame of the form's own."""

from __future__ import annotations

from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.model import FormType
from mysteryshop.submit.content.carparts import part_of_car
from mysteryshop.submit.content.texts import question, required
from mysteryshop.submit.finding.wants import STEPPED
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.riddles import claims_human, puzzle, riddle
from mysteryshop.submit.recognise import FieldReading, FormReading

_KNOWN = frozenset(
    ("first_name", "last_name", "full_name", "email", "email_confirm", "phone", "zip", "city", "street", "message", "subject")
)
_SURE = 0.5
_ANSWERED = frozenset(("text", "number", "tel", "search", "select", "radio"))
_INSIDE = "(el, form) => { const f = el.closest(form); return Boolean(f) && f !== document.body; }"
_MOST_FRAMES = 4
_MOST_WORDS = 900


def riddle_in(reading: FormReading) -> str | None:
    """What the form asks only to keep machines out, or None. Pure."""
    for one in reading.fields:
        words = question(one.field) if one.field.usable and not one.field.button else ""
        if one.field.kind == "checkbox":
            if claims_human(words):
                return words[:80]
        elif (_insists(one, reading.form_type) and riddle(words)) or (one.type not in _KNOWN and puzzle(words)):
            return words[:80]
    return "something is to be dragged" if puzzle(reading.form.text) else None


def _insists(one: FieldReading, kind: FormType) -> bool:
    of_car = kind in STEPPED and bool(part_of_car(one.field))  # "What year is it?" asks of the car given away
    known = of_car or (one.type in _KNOWN and one.confidence >= _SURE)  # a riddle may speak of the name of a day
    return one.field.kind in _ANSWERED and not known and required(one.field)


async def framed_riddle(frame: Frame, form: str) -> str | None:
    """Words of a riddle in a frame that stands inside the form, or None."""
    for inner in frame.child_frames[:_MOST_FRAMES]:
        with suppress(PlaywrightError):
            if await (await inner.frame_element()).evaluate(_INSIDE, form):
                told = plain((await inner.inner_text("body", timeout=500))[:_MOST_WORDS])
                if words := next(
                    (hit for table in ("captcha", "words") if (hit := phrases("submit_walls", "bots", table).find(told))), None
                ):
                    return words
    return None
