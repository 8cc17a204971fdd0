"""Honeypots: fields only a robot would fill. A later step, a closed dialog or a styled box is not one."""

from __future__ import annotations

import re

from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.words import name_words, plain
from mysteryshop.submit.snapshot import FieldSnapshot

_MARKS = re.compile(
    r"honey|hpot|(^|[\s_-])hp([\s_-]|$)|nospam|no-?bot|anti-?(spam|bot)|ohno|bot-?(field|trap|check|catch|test)|spam-?trap|gotcha",
    re.I,
)
_TEXTUAL = frozenset(["text", "email", "tel", "url", "textarea", "number", "search", "checkbox", "radio", "select"])
DECOYS = frozenset({"url", "fax", "subject", "search_query", "honeypot", "company", "username", "middle_name"})
"""What traps like to be called, for robots fill these gladly and few lead forms ask them."""
HIDDEN_WORTH = {"display none": 0.7, "visibility": 0.9, "off-screen": 1.3, "opacity": 1.1, "clipped": 0.9, "zero size": 1.0}
_HEX = re.compile(r"^(?=.*\d)(?=.*[a-f])[a-f0-9]{10,}$|^[a-z]_[a-f0-9]{12,}_[a-f0-9]{6,}$", re.I)


def own_words(snapshot: FieldSnapshot) -> str:
    """What a person could read of the field: its label, or the words right beside it."""
    near = snapshot.text_before.rpartition(" | ")[2]
    told = (
        snapshot.label,
        snapshot.aria_label,
        snapshot.placeholder,
        snapshot.title,
        snapshot.cell_left,
        snapshot.cell_above,
        near,
    )
    first = snapshot.options[0][0] if snapshot.options else ""
    return next((text for text in (*told, near, first) if plain(text)), "")


def trap_evidence(
    snapshot: FieldSnapshot, *, form_visible: bool, fields_in_form: int, silent: bool = False, again: bool = False
) -> tuple[float, str]:
    """How much speaks for a honeypot (1.0 is enough), and why.

    `silent`: no words of its own in a form whose other fields have some. `again`: another, visible field asks the same.
    """
    if snapshot.kind not in _TEXTUAL or snapshot.button:
        return 0.0, ""
    weight, reasons = 0.0, []
    spoken = " ".join(
        plain(text) for text in (snapshot.label, snapshot.aria_label, snapshot.placeholder, snapshot.title, snapshot.description)
    )
    near = plain(snapshot.text_before.split(" | ")[-1]) if snapshot.text_before else ""
    after = plain(snapshot.text_after.split(" | ")[0]) if snapshot.text_after else ""
    boxed = snapshot.kind in {"checkbox", "radio"}
    said = ((spoken, 2.0), ("" if snapshot.label else near, 1.6), ("" if boxed else after, 1.6))
    for text, worth in () if snapshot.kind == "password" else said:
        for hit in books.labels().find_words(tuple(text.split())[:60]):
            if "honeypot" in hit.kinds and hit.length > 1:
                weight += worth
                reasons.append(f'says "{hit.phrase}"')
                break
    if _MARKS.search(" ".join((snapshot.name, snapshot.id, snapshot.classes, snapshot.wrapper))):
        weight += 1.3
        reasons.append("named as a trap")
    elif any("honeypot" in hit.kinds for hit in books.names().find_words(name_words(snapshot.name)) if hit.length > 1):
        weight += 0.9
        reasons.append("named as a trap")
    decoy = again or any(set(hit.kinds) & DECOYS for hit in books.names().find_words(name_words(snapshot.name)))
    if silent and snapshot.kind not in {"textarea", "checkbox", "radio", "select"} and not snapshot.required:
        weight += 1.05 if decoy else 0.7
        reasons.append("without a word where the others speak" + (", a decoy's name" if decoy else ""))
    elif silent and not snapshot.visible:
        weight += 0.5
        reasons.append("without a word")
    hidden, why = _hidden(snapshot, form_visible=form_visible, fields_in_form=fields_in_form, again=again)
    weight += hidden
    reasons += why
    if snapshot.tabindex is not None and snapshot.tabindex < 0 and not snapshot.proxy:
        weight += 0.7
        reasons.append("out of the tab order")
    if _HEX.match(snapshot.name) and not snapshot.label:
        weight += 0.4
        reasons.append("random name")
    if snapshot.autocomplete in {"off", "nope", "new-password", "false"} and weight:
        weight += 0.2
    if snapshot.required and not reasons:
        weight -= 0.5
    return weight, "; ".join(reasons)


def _hidden(snapshot: FieldSnapshot, *, form_visible: bool, fields_in_form: int, again: bool) -> tuple[float, list[str]]:
    """What its being out of sight is worth."""
    if (
        snapshot.visible
        or snapshot.proxy
        or snapshot.label_visible
        or not form_visible
        or snapshot.autocomplete.startswith("cc-")
    ):
        return 0.0, []
    if snapshot.hidden_in in {"form", "dialog"} or snapshot.kind in {"select", "radio", "checkbox"}:
        return 0.1, []
    if snapshot.hidden_with > 2 and snapshot.hidden_with * 3 > fields_in_form:
        return 0.0, []
    worth = {"display none": 0.7, "visibility": 0.9, "off-screen": 1.3, "opacity": 1.1, "clipped": 0.9, "zero size": 1.0}[
        snapshot.why_hidden
    ]
    if snapshot.hidden_in in {"step", "collapsed"}:
        worth *= 0.35
    if snapshot.hidden_with > 1:
        worth *= 0.6
    if again:
        worth += 0.3
    if snapshot.aria_hidden:
        worth += 0.4
    return worth, [f"hidden: {snapshot.why_hidden}"]
