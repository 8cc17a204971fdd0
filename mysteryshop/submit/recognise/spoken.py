"""A form that talks: one box for all answers, "Type your answer", and the question is the last thing said above it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.recognise.layout import last_line
from mysteryshop.submit.recognise.words import plain

_TYPED = frozenset(("text", "search", "textarea", "email", "tel", "number", "editable"))
_SAYS = 2
"""Words from which a line may be a question."""


def reply_here(field: FieldSnapshot) -> bool:
    """Its own words say no more than that an answer is to be typed."""
    told = {plain(words).strip() for words in (field.aria_label, field.placeholder)} - {""}
    return bool(told) and told <= _replies()


def asked_aloud(form: FormSnapshot) -> FormSnapshot:
    """The form, its only box called by the question that was put last."""
    boxes = [field for field in form.fields if field.usable]
    if len(boxes) != 1 or boxes[0].kind not in _TYPED or not reply_here(boxes[0]):
        return form
    box, said = boxes[0], last_line(boxes[0].text_before)
    if (box.label and plain(box.label).strip() not in _replies()) or len(plain(said).split()) < _SAYS:
        return form
    return replace(form, fields=tuple(replace(field, label=said) if field is box else field for field in form.fields))


@cache
def _replies() -> frozenset[str]:
    return frozenset(plain(phrase).strip() for phrases in load("recognise_common")["reply_here"].values() for phrase in phrases)
