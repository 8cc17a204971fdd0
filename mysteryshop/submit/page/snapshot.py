"""One look at a frame: every form and field with the words, places and visibility a shopper would go by.

A snapshot costs one `evaluate` per frame (`snapshot_*.js`), reads only, and is bounded whatever the page holds. Everything
after it is pure: `recognise` decides on these dataclasses alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from mysteryshop.lexicons import load
from mysteryshop.submit.page import scripts

if TYPE_CHECKING:
    from playwright.async_api import Frame

LIMITS: Mapping[str, int] = {
    "nodes": 120_000,
    "fields": 1_200,
    "forms": 60,
    "per_form": 250,
    "options": 150,
    "short": 240,
    "long": 700,
    "text": 4_000,
    "answers": 9,
}
"""Bounds of one snapshot: counts, and characters of one string ("short", "long", "text" for all words of a form); "answers": how
many drawn by hand a question may have."""
_IN_A_TOOL = 60
"""So many it may have where a tool was promised (every make, every year), whatever stands over them."""


@dataclass(frozen=True, slots=True)
class FieldSnapshot:
    """One field or button. `selector` is found exactly once by Playwright's CSS, through open shadow roots.

    `kind`: the input type in force ("text", "email", "checkbox" ...), or "select", "textarea", "listbox" (a custom list box),
    "editable" (contenteditable), and for buttons "submit", "button", "image", "reset" (`button` is then True and `text` its
    words). `label` joins for-, wrapping and aria-labelledby labels. `text_before`/`text_after` are words between this field
    and its neighbours, " | " between two lines; `cell_left`/`cell_above` those of table cells. `group_label` is the legend or
    question of a group, `group_size` the number of boxes that share the name, `section` the heading above. `options` are
    (text, value) pairs, `option_groups` the heading each stands under. `box` is x, y, width, height in page pixels.

    `visible` is False when a person cannot see it; then `why_hidden` says how ("display none", "visibility", "opacity",
    "clipped", "zero size", "off-screen"), `hidden_in` where ("step", "dialog", "collapsed", "form": the whole form, "":
    nothing but itself), `hidden_with` how many fields share the hiding place, and `proxy` is the selector of the visible
    stand-in of a styled box, if any; `label_visible` that its label is in sight though it is not. `covered_by` is the selector
    of what lies over it. `wrapper` holds ids and classes of the elements around this field alone.
    """

    selector: str
    tag: str = "input"
    kind: str = "text"
    button: bool = False
    name: str = ""
    id: str = ""
    autocomplete: str = ""
    label: str = ""
    aria_label: str = ""
    description: str = ""
    placeholder: str = ""
    title: str = ""
    text: str = ""
    text_before: str = ""
    text_after: str = ""
    cell_left: str = ""
    cell_above: str = ""
    group_label: str = ""
    group_size: int = 1
    section: str = ""
    options: tuple[tuple[str, str], ...] = ()
    option_count: int = 0
    option_groups: tuple[str, ...] = ()
    value: str = ""
    checked: bool = False
    required: bool = False
    maxlength: int | None = None
    size: int | None = None
    pattern: str = ""
    inputmode: str = ""
    min: str = ""
    max: str = ""
    readonly: bool = False
    disabled: bool = False
    tabindex: int | None = None
    multiple: bool = False
    aria_hidden: bool = False
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    visible: bool = True
    covered_by: str = ""
    why_hidden: str = ""
    hidden_in: str = ""
    hidden_with: int = 0
    proxy: str = ""
    label_visible: bool = False
    classes: str = ""
    wrapper: str = ""
    data_fid: str | None = None
    in_shadow: bool = False

    @property
    def usable(self) -> bool:
        """A person can reach it now: itself or its visible stand-in, neither disabled nor read-only."""
        return (self.visible or bool(self.proxy)) and not self.disabled and not self.readonly


@dataclass(frozen=True, slots=True)
class FormSnapshot:
    """One form, or a group of fields without a <form> (`real` False, `selector` then the element around them).

    `heading` is the first heading inside, else the last one above (`heading_near`: nothing of another form or block stands
    between); `above` the last words between the form before and this one; `text` all its words, bounded. `hidden_names` names its
    hidden inputs. `fields` and `buttons` stand in document order.
    """

    selector: str
    fields: tuple[FieldSnapshot, ...] = ()
    buttons: tuple[FieldSnapshot, ...] = ()
    real: bool = True
    action: str = ""
    method: str = ""
    id: str = ""
    name: str = ""
    classes: str = ""
    aria_label: str = ""
    role: str = ""
    heading: str = ""
    heading_inside: bool = False
    heading_above: str = ""
    heading_near: bool = False
    above: str = ""
    legend: str = ""
    text: str = ""
    in_dialog: bool = False
    visible: bool = True
    why_hidden: str = ""
    data_form: str | None = None
    hidden_names: tuple[str, ...] = ()
    box: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class FrameSnapshot:
    """All forms of one frame. `truncated`: the page held more than the limits allow; `unborn`: components (text boxes,
    lists, buttons with a tag of their own) that have drawn nothing yet."""

    url: str = ""
    title: str = ""
    language: str = ""
    headings: tuple[str, ...] = ()
    truncated: bool = False
    unborn: int = 0
    forms: tuple[FormSnapshot, ...] = ()


PARTS = ("walk", "sight", "words", "forms")
"""The files of the look, `snapshot_<part>.js`: each builds on those before it."""


@cache
def script() -> str:
    """The JavaScript of the look: one function of the limits, its parts joined."""
    return "(limits) => {\n" + "".join(scripts.script(f"snapshot_{part}.js") for part in PARTS) + "}"


def _field(raw: Mapping[str, Any]) -> FieldSnapshot:
    options = tuple((str(text), str(value)) for text, value in raw["options"])
    x, y, width, height = raw["box"]
    return FieldSnapshot(
        **{**raw, "options": options, "option_groups": tuple(raw["option_groups"]), "box": (x, y, width, height)}
    )


def _form(raw: Mapping[str, Any]) -> FormSnapshot:
    x, y, width, height = raw["box"]
    parts = {
        "fields": tuple(map(_field, raw["fields"])),
        "buttons": tuple(map(_field, raw["buttons"])),
        "hidden_names": tuple(raw["hidden_names"]),
        "box": (x, y, width, height),
    }
    return FormSnapshot(**{**raw, **parts})


def read_snapshot(raw: Mapping[str, Any]) -> FrameSnapshot:
    """The dataclasses of what the look returned (also of a stored copy of it)."""
    parts = {
        "headings": tuple(raw["headings"]),
        "forms": tuple(map(_form, raw["forms"])),
    }
    return FrameSnapshot(**{**raw, **parts})


def limits(*, tool: bool = False) -> dict[str, Any]:
    """The bounds of a look; `tool`: at a page that should hold a tool of several steps. There `picks` are the words of a button
    that takes the card it stands on."""
    return {**LIMITS, "answers": _IN_A_TOOL, "picks": load("submit_buttons")["picking"]["verbs"]} if tool else dict(LIMITS)


async def take_snapshot(frame: Frame, *, tool: bool = False) -> FrameSnapshot:
    """Look at one frame (a Page's main frame or any iframe); `tool`: a tool of several steps should stand there. Raises
    Playwright's Error when the frame is gone."""
    return read_snapshot(await scripts.look(frame, script(), limits(tool=tool)))
