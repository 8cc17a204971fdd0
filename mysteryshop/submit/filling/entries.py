"""Which entry of a list that opened only now is the shopper's: where its name tells nothing, what it holds may. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.page.snapshot import FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import FieldReading, recognise

_UNTOLD = "other"
_MOST = 150
"""As many entries as a look at a native list takes in."""


def pick_entry(planner: Planner, reading: FieldReading, options: Sequence[Option]) -> Option | None:
    """The entry to take, or None to leave the list."""
    chosen = planner.pick(reading, options)
    if chosen is not None or reading.type != _UNTOLD or len(options) < 2:
        return chosen
    told = _by_entries(planner.form.form, reading, options)
    return planner.pick(told, options) if told is not None and told.type != _UNTOLD else None


def _by_entries(form: FormSnapshot, reading: FieldReading, options: Sequence[Option]) -> FieldReading | None:
    """The field, read as if its list had been in sight from the first."""
    where, shown = reading.field.selector, tuple(options[:_MOST])
    fields = tuple(
        replace(field, kind="select", options=shown, option_count=len(options)) if field.selector == where else field
        for field in form.fields
    )
    again = recognise(FrameSnapshot(forms=(replace(form, fields=fields),)))[0]
    return next((one for one in again.fields if one.field.selector == where), None)
