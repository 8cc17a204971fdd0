"""What stands behind the fields of a form: boxes that open a list or a calendar, whatever library drew them.

One look (`widgets.js`) tells by roles and by what a person sees; `amended` writes it into the snapshot, so that everything
after it reads such a field as the list box or date box it is. Library names play no part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from playwright.async_api import Frame

from mysteryshop.submit.page import snapshot as looks
from mysteryshop.submit.page.scripts import look, script
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot

_WIDGETS = "widgets.js"
_BOTH = """([limits, selector]) => {
  const seen = (%s)(limits), form = seen.forms.find((one) => one.selector === selector);
  let behind = null;
  const asked = form ? form.fields.map((one) => [one.selector, one.kind, one.visible || Boolean(one.proxy)]) : [];
  try { if (form) behind = (%s)(asked); } catch (strange) { }
  return { seen, behind };
}"""
"""The look at a frame, and the one behind the fields of one of its forms, in one message."""
_HINT = re.compile(r"\s*(search|type|buscar|busca|rechercher|such|zoek|cerca|pesquis|procur)", re.I)
"""How a list that can be typed into says so: a hint, not what the box asks for."""


@dataclass(frozen=True, slots=True)
class Widget:
    """`kind`: "listbox", "picker" (a calendar), "choice" (a drawn radio button), "popup" (a part or a twin of another field,
    none itself) or "plain". `box`: selector of what a person clicks ("" the field itself), `shown` the words it shows now,
    `carried` what its hidden input holds, `typed`: text can be typed into it; `shut`: read-only by itself; `guess`: a list by
    what it is called alone; `group`: what holds the choices of one question together; `parts`: (selector, what it takes) of
    each piece of a "segment", a date or an hour typed piece by piece, and `asks` its question."""

    kind: str
    box: str = ""
    shown: str = ""
    carried: str = ""
    typed: bool = False
    guess: bool = False
    shut: bool = False
    disabled: bool = False
    required: bool = False
    group: str = ""
    parts: Sequence[Sequence[str]] = ()
    asks: str = ""


async def look_behind(frame: Frame, form: FormSnapshot) -> dict[str, Widget]:
    """The widgets among the fields of a form, by the field's selector. Raises Playwright's Error when the frame is gone."""
    selectors = [field.selector for field in form.fields]
    if not selectors:
        return {}
    told = await frame.evaluate(script(_WIDGETS), [[f.selector, f.kind, f.visible or bool(f.proxy)] for f in form.fields])
    return {selector: _read(raw) for selector, raw in zip(selectors, told, strict=True) if raw}


async def look_both(frame: Frame, form: str, *, tool: bool = False) -> tuple[FrameSnapshot, dict[str, Widget] | None]:
    """A look at the frame, with what stands behind the fields of the form with this selector, or None where there is no such
    form or its fields cannot be looked behind. Raises Playwright's Error when the frame is gone."""
    told = await look(frame, _both(), [looks.limits(tool=tool), form])
    snapshot, behind = looks.read_snapshot(told["seen"]), told["behind"]
    if behind is None:
        return snapshot, None
    fields = next(one.fields for one in snapshot.forms if one.selector == form)
    return snapshot, {field.selector: _read(raw) for field, raw in zip(fields, behind, strict=True) if raw}


@cache
def _both() -> str:
    return _BOTH % (looks.script(), script(_WIDGETS))


def _read(raw: Mapping[str, Any]) -> Widget:
    return Widget(**{name: raw[name] for name in Widget.__slots__ if name in raw})


def amended(form: FormSnapshot, widgets: Mapping[str, Widget]) -> FormSnapshot:
    """The form with its widgets told: list boxes are list boxes, what a person can click is in reach."""
    named = _own_names(form.fields)
    return replace(form, fields=tuple(_amend(field, widgets.get(field.selector)) for field in named))


def _own_names(fields: Sequence[FieldSnapshot]) -> list[FieldSnapshot]:
    """Where two boxes in a row bear one name between them ("When will you come?"), what stands in the second one names it."""
    out: list[FieldSnapshot] = []
    before: FieldSnapshot | None = None
    for field in fields:
        shared = before is not None and field.aria_label and not field.label and field.aria_label == before.aria_label
        own = shared and before is not None and field.placeholder not in ("", before.placeholder)
        out.append(replace(field, aria_label=field.placeholder) if own and field.kind in ("text", "search", "listbox") else field)
        before = field if field.visible else before
    return out


def _amend(field: FieldSnapshot, widget: Widget | None) -> FieldSnapshot:
    if widget is None:
        return field
    if widget.disabled or widget.kind == "popup":
        return replace(field, disabled=True)
    if widget.kind == "choice":
        return replace(field, name=field.name or widget.group)
    if not field.visible and widget.box:
        field = replace(field, visible=True, why_hidden="", hidden_in="", proxy=widget.box)
    field = replace(field, required=field.required or widget.required, readonly=field.readonly and not widget.shut)
    if widget.kind == "segment":
        value = widget.shown if re.search(r"\d", widget.shown) else ""
        asks = widget.asks or field.label or field.group_label
        return replace(field, kind="text", label=asks, aria_label="", placeholder="", min="", max="", value=value, disabled=False)
    if widget.kind in ("picker", "plain"):
        return field
    before = field.text_before.rpartition(" | ")
    if widget.shown and before[2].strip() == widget.shown:  # its own words, not what stands before it
        field = replace(field, text_before=before[0])
    hint = "" if _HINT.match(field.placeholder) and (field.label or field.text_before) else field.placeholder
    return replace(field, kind="listbox", value=widget.shown, readonly=False, aria_hidden=False, placeholder=hint)


def holds(widget: Widget | None, words: Sequence[str]) -> bool:
    """Does the box show (or carry) one of these?"""
    if widget is None:
        return False
    shown = {" ".join(text.casefold().split()) for text in (widget.shown, widget.carried) if text}
    return any(word and any(" ".join(word.casefold().split()) in text for text in shown) for word in words)
