"""Lists a step of a form will not go on without, whether or not it says so. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from mysteryshop.submit.content import choose
from mysteryshop.submit.content.kinds import LISTS
from mysteryshop.submit.content.lists import NEVER
from mysteryshop.submit.content.texts import box_words
from mysteryshop.submit.content.wishes import Wish
from mysteryshop.submit.page.phrases import Phrases, phrases, plain
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import FieldReading, FormReading, books

_FAULTS = ("other", "vehicle_other")
"""Types of boxes in a row of which one is ticked in any case, if only the one that says that none fits."""
_BOXES = frozenset(("text", "tel", "number", "date", "time", "datetime-local", "textarea"))
_OWN_BOXES = NEVER | {"consent", "marketing_optin", "honeypot"}
"""Types of boxes each of which is a question of its own."""
_NOT_ASKED = NEVER | {"honeypot", "search_query", "url", "birth_date"}
"""Types of boxes no site means by "all fields"."""
_FEW_WORDS = 4
"""What a list is called is shorter than this."""


def waits(reading: FieldReading, form: FormReading) -> bool:
    """A list in sight that a person could answer and that holds no answer yet."""
    field = reading.field
    if field.kind == "checkbox" and field.usable and reading.type in _FAULTS:
        boxes = [r.field for r in form.fields if r.field.kind == "checkbox" and _alike(r.field, field)]
        return not any(box.checked for box in boxes) and any(_none().find(plain(box_words(box))) for box in boxes)
    if not field.usable or field.kind not in LISTS or reading.type in NEVER:
        return False
    if field.kind == "radio":
        return not any(r.field.checked for r in form.fields if _together(r.field, field))
    if not field.value or choose.is_placeholder((field.value, "")) or _only_called(field):
        return True
    shown = [option for option in field.options if option[0] == field.value]  # "Style", which has no value, over the styles
    return bool(shown) and field.kind == "select" and not any(option in choose.real_options(field.options) for option in shown)


def _together(one: FieldSnapshot, other: FieldSnapshot) -> bool:
    """Radio buttons of one question: of one name, or drawn ones without a name under the same words."""
    return one.kind == other.kind == "radio" and _alike(one, other)


def _alike(one: FieldSnapshot, other: FieldSnapshot) -> bool:
    return one.name == other.name and bool(one.name or one.group_label == other.group_label)


def _none() -> Phrases:
    """Words of a box that is ticked where none of the others is: "None of the above"."""
    return phrases("submit_choices", "harmless", "none")


def _only_called(field: FieldSnapshot) -> bool:
    """A drawn list shows what it asks, which stands nowhere else: "Make"."""
    if field.kind != "listbox" or field.label or field.aria_label or field.group_label or field.options:
        return False
    words = tuple(plain(field.value).split())
    return bool(words) and len(words) < _FEW_WORDS and bool(books.labels().find_words(words))


def blank(reading: FieldReading, spared_too: str = "") -> bool:
    """A box in sight, to be typed into, that holds nothing and does not say that it may stay so. `spared_too`: words (as `plain`
    wrote them) that except boxes by their names."""
    field = reading.field
    named = field.label or field.aria_label or field.placeholder or field.cell_left or field.text_before
    if spared_too and plain(named).strip() and plain(named) in spared_too:
        return False
    spared = phrases("submit_choices", "required", "never").find(plain(named))
    asked = field.usable and field.kind in _BOXES and not field.value and reading.type not in _NOT_ASKED
    return asked and bool(named) and spared is None


def unanswered(form: FormReading, done: Mapping[str, Wish], *, boxes: bool = False, spared: str = "") -> list[str]:
    """The lists in sight that wait and were given no answer by what was `done`, by their selectors; `boxes`: empty boxes too,
    but for those `spared` by name."""
    waiting = [r.field.selector for r in form.fields if waits(r, form) or (boxes and blank(r, spared))]
    return [one for one in waiting if one not in done or not done[one].value]


def unticked(form: FormReading) -> list[str]:
    """The boxes of questions that are answered by ticking, of which none is ticked: "What would you like to know?"."""
    boxes = [r for r in form.fields if r.field.kind == "checkbox" and r.field.usable and r.type not in _OWN_BOXES]
    rows = [(r.field, [o.field for o in boxes if _alike(o.field, r.field)]) for r in boxes]
    return [box.selector for box, row in rows if len(row) > 1 and not any(one.checked for one in row)]


def insisting_on_one(form: FormReading, boxes: Collection[str]) -> FormReading:
    """The form, as if it insisted on one of these boxes."""
    told = (replace(r, field=replace(r.field, required=True)) if r.field.selector in boxes else r for r in form.fields)
    return replace(form, fields=tuple(told))


def insisting(form: FormReading, *, boxes: bool = False, spared: str = "") -> FormReading:
    """The form, as if it insisted on every list in sight; `boxes`: on every empty box too, but for those `spared` by name."""
    told = (
        replace(r, field=replace(r.field, required=True)) if waits(r, form) or (boxes and blank(r, spared)) else r
        for r in form.fields
    )
    return replace(form, fields=tuple(told))
