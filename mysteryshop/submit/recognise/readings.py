"""What recognition says of fields and forms, and the second look a plug-in may take at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from mysteryshop.errors import InputError
from mysteryshop.model.parties import FormType
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise.words import group

FIELD_TYPES = group("field_types")
"""Every type a field may be read as."""


@dataclass(frozen=True, slots=True)
class FieldReading:
    """What a field asks for: one of the field types, a confidence 0..1, and the words or signs that decided."""

    field: FieldSnapshot
    type: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class FormReading:
    """What a form is for, with its fields in document order, its buttons last."""

    form: FormSnapshot
    form_type: FormType
    confidence: float
    fields: tuple[FieldReading, ...]

    def of(self, *types: str) -> tuple[FieldReading, ...]:
        """The fields of these types."""
        return tuple(reading for reading in self.fields if reading.type in types)

    def with_field(self, field: FieldSnapshot, kind: str, why: str, confidence: float = 0.99) -> FormReading:
        """The same reading with another type for one field. ValueError for a type there is not."""
        if kind not in FIELD_TYPES:
            near = get_close_matches(kind, FIELD_TYPES, 1)
            raise ValueError(f"there is no field type {kind!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        changed = FieldReading(field, kind, confidence, why)
        return replace(self, fields=tuple(changed if r.field == field else r for r in self.fields))

    def with_type(self, form_type: FormType, confidence: float = 0.99) -> FormReading:
        """The same reading with another purpose."""
        return replace(self, form_type=form_type, confidence=confidence)


Recogniser = Callable[[FormReading, FrameSnapshot], FormReading | None]
"""A second look at a form: another reading, or None to leave it as it is."""

_second_looks: dict[str, Recogniser] = {}


def recogniser(look: Recogniser) -> Recogniser:
    """Register a second look, taken at every form after the built-in reading, in the order of registration.

    Raises ValueError when one of that name stands already.
    """
    name = f"{look.__module__}.{look.__qualname__}"
    if name in _second_looks:
        raise ValueError(f"recogniser {name} is registered twice; give one another name")
    _second_looks[name] = look
    return look


def second_looks(reading: FormReading, frame: FrameSnapshot) -> FormReading:
    """The reading after every plug-in has seen it. InputError names a plug-in that fails."""
    for name, look in _second_looks.items():
        try:
            reading = look(reading, frame) or reading
        except Exception as trouble:  # a stranger's code may raise anything, and its name is what helps
            raise InputError(
                f"the recogniser {name} failed: {type(trouble).__name__}: {trouble}",
                text=name,
                tip="Mend it, or take its file out of `plugins` in mysteryshop.toml.",
            ) from trouble
    return reading
