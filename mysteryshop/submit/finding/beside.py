"""Questions that stand over a form and are read by its script, though they are no part of it: rows of answers, lists. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot

_CHOICES = frozenset(("radio", "checkbox", "select", "listbox"))
_NEAR = 320
"""How far over the form's first box they may end, in pixels."""
_MOST = 12


def with_beside(own: FormSnapshot, forms: Sequence[FormSnapshot]) -> FormSnapshot:
    """The form with the choices that stand over it as its first questions, as if it insisted on each."""
    over = [form for form in forms if stands_over(form, own)]
    added = tuple(_asked(field, form) for form in over for field in form.fields if field.usable)
    return replace(own, fields=(*added, *own.fields)) if added else own


def stands_over(form: FormSnapshot, own: FormSnapshot) -> bool:
    """Nothing but choices, in no form of their own, right over this form's first box."""
    boxes = [field.box for field in form.fields if field.usable]
    first = next((field.box for field in own.fields if field.usable), None)
    if form.real or not boxes or first is None or len(boxes) > _MOST or {field.kind for field in form.fields} - _CHOICES:
        return False
    if {field.selector for field in form.fields} & {field.selector for field in own.fields}:
        return False
    left, right = min(box[0] for box in boxes), max(box[0] + box[2] for box in boxes)
    gap = first[1] - max(box[1] + box[3] for box in boxes)
    return -first[3] <= gap < _NEAR and left < own.box[0] + own.box[2] and right > own.box[0]


def _asked(field: FieldSnapshot, form: FormSnapshot) -> FieldSnapshot:
    return replace(field, required=field.kind != "checkbox", group_label=field.group_label or form.heading or form.selector)
