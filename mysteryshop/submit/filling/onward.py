"""A form that goes on elsewhere: another page or part asks for the rest, with what was typed carried along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from enum import IntEnum
from typing import Any

from playwright.async_api import Frame

from mysteryshop.model import FormType
from mysteryshop.submit.content.kinds import LISTS
from mysteryshop.submit.filling.insist import waits
from mysteryshop.submit.finding.interview import asks_one, in_view
from mysteryshop.submit.finding.welcome import Found
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.snapshot import FieldSnapshot, take_snapshot
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recognise import FieldReading, FormReading, recognise

_OUT = "submit_outcomes"
_OTHER_ERRANDS = (FormType.NEWSLETTER, FormType.SEARCH, FormType.LOGIN)
_DOORS = frozenset(("password", "username", "login_id", "search_query"))
"""What no step of a lead asks."""
_LEAST_LETTERS = 2
CONTACT = frozenset(("email", "phone", "phone_part"))
"""What a dealer could answer the shopper by."""


class Expect(IntEnum):
    """What a press may bring: NOTHING but an end; an END, for all was said; the REST, for the message or the address was not
    asked yet; a STEP, for the button said so."""

    NOTHING = 0
    END = 1
    REST = 2
    STEP = 3


def expected(types: Set[str], *, onward: bool) -> Expect:
    """By the types of what has been typed so far and what the button says. Pure."""
    if onward:
        return Expect.STEP
    return Expect.END if "message" in types and types & CONTACT else Expect.REST


def goes_on(shown: Mapping[str, Any], lines: Sequence[str], expect: Expect) -> bool:
    """Is the empty form that came into view (`shown`, of `review.js`) the lead's next step? `lines`: words that are new. Pure."""
    if not shown["next"] or expect is Expect.NOTHING:
        return False
    carried = bool(shown["next"]["carried"])
    unfinished, review = phrases(_OUT, "thanks", "unfinished"), phrases(_OUT, "review", "about")
    # a button that leads back tells that a step lies behind; so do words of an unfinished matter
    back = any(phrases("submit_buttons", "back", "words").find(plain(words)) for words in shown["next"].get("words", ()))
    said = back or any(unfinished.find(plain(line)) or review.find(plain(line)) for line in lines if len(line) < 200)
    if expect is Expect.STEP:
        return True
    return carried or said if expect is Expect.REST else carried and said


async def asks_anew(visit: Visit, frame: Frame, form: str, lines: Sequence[str]) -> bool:
    """Questions came into view that no look by tags finds: drawn answers, lone ticks, boxes in roots of their own; `lines`: words
    that are new, run together where a page has them in one line. Where the form stood (`form`) a single question may look like
    a mailing list's box."""
    snapshot = await visit.try_look(take_snapshot(frame, tool=visit.tool))
    fresh = "".join(_letters(line) for line in lines)
    found = recognise(snapshot) if snapshot else ()
    readings = [r for r in found if r.form_type not in _OTHER_ERRANDS or (asks_one(r) and r.form.selector == form)]
    asked = (_letters(asks) for r in readings for box in in_view(r) if not _may_stay(box) for asks in _asking(box.field))
    return any(told in fresh for told in asked if len(told) > _LEAST_LETTERS)


def _asking(box: FieldSnapshot) -> list[str]:
    """What names a box; where nothing does, the question that ends before it."""
    before = box.text_before.rpartition(" | ")[2]
    return [box.label] if box.label or not before.rstrip(" *").endswith("?") else [before]


def _letters(words: str) -> str:
    return plain(words).replace(" ", "")


async def next_form(visit: Visit, found: Found) -> Found | None:
    """The form that goes on from `found`, in the same frame: the one with most that is still to be typed."""
    snapshot = await visit.try_look(take_snapshot(found.frame, tool=visit.tool))
    readings = recognise(snapshot) if snapshot else ()
    ours = [r for r in readings if r.form_type not in _OTHER_ERRANDS or await _next_of(visit, found, r)]
    asking = [(asked, reading) for reading in ours if (asked := _asked(reading))]
    if not asking:
        return None
    reading = max(await _nearest(visit, found, asking), key=lambda pair: pair[0])[1]
    reading = replace(reading, form_type=found.reading.form_type)
    return Found(found.frame, reading, found.welcome, visit.page.url, found.trail)


async def elsewhere(visit: Visit, found: Found, reading: FormReading | None) -> bool:
    """The form in hand (`reading`, as it stands now) is none any more or asks nothing, and another one in its frame does."""
    return not (reading and in_view(reading)) and await next_form(visit, found) is not None


async def grown_beside(visit: Visit, found: Found) -> Found | None:
    """Of a form that bears no button: the part of the page that came into view once it was answered, and asks the rest."""
    form = await next_form(visit, found)
    if form is None or form.reading.form.selector == found.reading.form.selector:
        return None
    boxes = [box.field.selector for box in in_view(form.reading)]
    return form if await visit.try_look(found.frame.evaluate(script("came.js"), boxes)) else None


async def _nearest(visit: Visit, found: Found, asking: list[tuple[int, FormReading]]) -> list[tuple[int, FormReading]]:
    """Of several forms that ask something, those our own press brought into view; else those of the dialog we are in."""
    if len(asking) < 2:
        return asking
    boxes = {box.field.selector: place for place, (_, reading) in enumerate(asking) for box in in_view(reading)}
    fresh = await visit.try_look(found.frame.evaluate(script("came.js"), list(boxes))) or ()
    came = [asking[place] for place in sorted({boxes[selector] for selector in fresh})]
    within = [pair for pair in asking if pair[1].form.in_dialog] if found.reading.form.in_dialog else []
    return came or within or asking


async def _next_of(visit: Visit, found: Found, reading: FormReading) -> bool:
    """It is the lead's next step, whatever it reads as: it stands where the last one stood (a question for an address alone looks
    like a mailing list's box), or came into view by our own press (miles and colours are asked by a search as well)."""
    if reading.form.selector == found.reading.form.selector:
        return True
    boxes = in_view(reading)
    if reading.form.in_dialog != found.reading.form.in_dialog or any(box.type in _DOORS for box in boxes):
        return False
    selectors = [box.field.selector for box in boxes]
    return bool(selectors and await visit.try_look(found.frame.evaluate(script("came.js"), selectors)))


def _asked(reading: FormReading) -> int:
    """How much of a form a person would still type, a message above all; 0 where it is not in view."""
    boxes = [r for r in in_view(reading) if waits(r, reading) or _unanswered(r)]
    return sum(5 if r.type == "message" else 1 for r in boxes) if reading.form.visible else 0


def _may_stay(reading: FieldReading) -> bool:
    """A box for advertising, as nobody has ticked it."""
    return reading.type == "marketing_optin" and reading.field.kind == "checkbox" and not reading.field.checked


def _unanswered(reading: FieldReading) -> bool:
    """A box without a text, an agreement not given yet, or advertising agreed to beforehand."""
    field = reading.field
    if field.kind == "checkbox":
        return (reading.type == "consent" and not field.checked) or (reading.type == "marketing_optin" and field.checked)
    return field.kind not in LISTS and not field.value
