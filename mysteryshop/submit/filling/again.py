"""A form looked at again: is it the same one, are its boxes still the same questions, which of them still sleep. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mysteryshop.submit.finding.interview import asks_one, in_view
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.recognise import FormReading

FREE = frozenset(
    (
        "vehicle_make",
        "vehicle_model",
        "vehicle_trim",
        "vehicle_interest",
        "state",
        "country",
        "city",
        "street",
        "zip",
        "vehicle_other",
    )
)
"""Types that may stand as typed where no entry of a list box fits."""
DEPENDENT = FREE | {"vehicle_year", "time", "date", "subject", "other"}
"""Types whose lists may load only after another box was answered."""
_SAME = 0.8
"""How much of the words of a question must stay for it to be the same one."""


def same_question(before: FieldSnapshot, now: FieldSnapshot) -> bool:
    """A place that held one question may hold the next one now."""
    if (before.name, before.id) != (now.name, now.id):
        return False
    asked, asks = _asked(before), _asked(now)
    if not asked or not asks or asked in asks or asks in asked:
        return True
    mine, theirs = set(asked.split()), set(asks.split())  # an objection may stand among its words now
    return bool(now.id) and len(mine & theirs) >= _SAME * min(len(mine), len(theirs))


def moved_on(before: FormReading, now: FormReading) -> bool:
    """A form that asks one thing at a time asks another one now."""
    if not (asks_one(before) and asks_one(now)):
        return False
    known = {r.field.selector: r.field for r in in_view(before)}
    return not any(r.field.selector in known and same_question(known[r.field.selector], r.field) for r in in_view(now))


def came(before: FormReading, now: FormReading) -> set[str]:
    """What is asked now and was not."""
    known, asked = ({r.field.selector for r in in_view(reading)} for reading in (before, now))
    return asked - known


def grown(before: FormReading, now: FormReading) -> bool:
    """All that was asked still is, and more."""
    return bool(came(before, now)) and not came(now, before)


def turned(before: FormReading, now: FormReading) -> bool:
    """Nothing that was asked still is, and something else: the next of its slides stands in sight."""
    known, asked = ({r.field.selector for r in in_view(reading)} for reading in (before, now))
    return bool(known and asked) and not known & asked


def woke(before: FormReading, now: FormReading) -> bool:
    """Boxes that were seen and could not be used then can be now: the rest of the form was unlocked."""
    slept = {r.field.selector for r in before.fields if not r.field.button and r.field.visible and r.field.disabled}
    return any(r.field.selector in slept for r in in_view(now))


def _asked(box: FieldSnapshot) -> str:
    told = " ".join(part for part in (box.label or box.aria_label, box.group_label) if part)
    return " ".join((told or (box.text_before if not box.name and not box.id else "") or box.placeholder).casefold().split())


def same_form(own: FormSnapshot, forms: Sequence[FormSnapshot]) -> FormSnapshot | None:
    """Which of the forms of a new look is the one being filled."""
    shown = [form for form in forms if form.visible or any(button.visible for button in form.buttons)]
    if same := next((form for form in shown if form.selector == own.selector), None):
        return same
    known = {field.selector for field in own.fields}
    best = max(shown, key=lambda form: len(known & {field.selector for field in form.fields}), default=None)
    return best if best and known & {field.selector for field in best.fields} else None


def lists(reading: FormReading) -> set[str]:
    return {r.field.selector for r in reading.fields if r.field.kind in ("select", "listbox") and r.type in DEPENDENT}


def sleeping(reading: FormReading) -> set[str]:
    """Boxes a person sees but cannot use yet: disabled, or a list with nothing in it."""
    return {
        r.field.selector
        for r in reading.fields
        if not r.field.button
        and (r.field.visible or r.field.proxy)
        and (r.field.disabled or (r.field.kind == "select" and r.field.option_count <= 1))
        and (r.type in DEPENDENT or r.field.kind in ("select", "listbox"))
    }


def bare(words: str) -> str:
    """Words of an entry without the markup some scripts leave in them."""
    return re.sub(r"<[^>]{1,80}>", "", words).strip()


def name_of(box: FieldSnapshot) -> str:
    """What a person calls it."""
    return box.label or box.aria_label or box.placeholder or box.group_label or box.name
