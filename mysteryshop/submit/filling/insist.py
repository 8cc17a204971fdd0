"""Lists a step of a form will not go on without, whether or not it says so. Pure."""

from __future__ import annotations

from dataclasses import replace

from mysteryshop.submit.content import choose
from mysteryshop.submit.content.kinds import LISTS
from mysteryshop.submit.content.lists import NEVER
from mysteryshop.submit.recognise import FieldReading, FormReading


def waits(reading: FieldReading, form: FormReading) -> bool:
    """A list in sight that a person could answer and that holds no answer yet."""
    field = reading.field
    if not field.usable or field.kind not in LISTS or reading.type in NEVER:
        return False
    if field.kind == "radio":
        return not any(r.field.checked for r in form.fields if r.field.kind == "radio" and r.field.name == field.name)
    if not field.value or choose.is_placeholder((field.value, "")):
        return True
    shown = [option for option in field.options if option[0] == field.value]  # "Style", which has no value, over the styles
    return bool(shown) and field.kind == "select" and not any(option in choose.real_options(field.options) for option in shown)


def insisting(form: FormReading) -> FormReading:
    """The form, as if it insisted on every list in sight."""
    told = (replace(r, field=replace(r.field, required=True)) if waits(r, form) else r for r in form.fields)
    return replace(form, fields=tuple(told))
