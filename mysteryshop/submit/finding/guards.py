"""Guards of a form that no mark of a captcha's maker tells: a question about the world, a riddle in a frame of the form's own."""

from __future__ import annotations

from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.submit.content.texts import question, required
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.riddles import riddle
from mysteryshop.submit.recognise import FieldReading, FormReading

_KNOWN = frozenset(
    ("first_name", "last_name", "full_name", "email", "email_confirm", "phone", "zip", "city", "street", "message", "subject")
)
_ANSWERED = frozenset(("text", "number", "tel", "search", "select", "radio"))
_INSIDE = "(el, form) => { const f = el.closest(form); return Boolean(f) && f !== document.body; }"
_MOST_FRAMES = 4
_MOST_WORDS = 900


def riddle_in(reading: FormReading) -> str | None:
    """The form's question about the world, or None. Pure."""
    asked = [question(one.field) for one in reading.fields if _insists(one)]
    return next((words[:80] for words in asked if riddle(words)), None)


def _insists(one: FieldReading) -> bool:
    field = one.field
    return not field.button and field.usable and field.kind in _ANSWERED and one.type not in _KNOWN and required(field)


async def framed_riddle(frame: Frame, form: str) -> str | None:
    """Words of a riddle in a frame that stands inside the form, or None."""
    for inner in frame.child_frames[:_MOST_FRAMES]:
        with suppress(PlaywrightError):
            if await (await inner.frame_element()).evaluate(_INSIDE, form):
                told = plain((await inner.inner_text("body", timeout=500))[:_MOST_WORDS])
                if words := phrases("submit_walls", "bots", "captcha").find(told):
                    return words
    return None
