"""Honeypots: fields only a robot would fill. A later step, a closed dialog or a styled box is not one."""

from __future__ import annotations

import re
from collections.abc import Collection

from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.words import listed, name_words, plain

_MARKS = re.compile(
    r"honey|hpot|hpsf|field[_-]hp|(?<![a-z])hp(?![a-z0-9])|nospam|no-?bot|anti-?(spam|bot)|(?<![a-z])ohno(?!rt)|bot-?(field|trap|check|catch|test)|spam-?trap|gotcha",
    re.I,
)
_AWAY = re.compile(r"(?:^|[\s_-])(?:visually-?hidden|d-none|hide|hidden|off-?screen|invisible|nodisplay)(?:$|[\s_-])", re.I)
_TEXTUAL = frozenset(["text", "email", "tel", "url", "textarea", "number", "search", "checkbox", "radio", "select"])
DECOYS = frozenset({"url", "fax", "subject", "search_query", "honeypot", "company", "username", "middle_name"})
"""What traps like to be called, for robots fill these gladly and few lead forms ask them."""
BAIT = frozenset({"url", "fax"})
"""Of these, what no form keeps hidden for a later answer, as it may a company's name."""
LURES = DECOYS | {
    "email",
    "email_confirm",
    "full_name",
    "first_name",
    "last_name",
    "phone",
    "message",
    "zip",
    "city",
    "street",
    "captcha",
}
"""What is a trap when it is asked a second time out of sight or without words; a second state or address line is none."""
CONDITIONS, HUMANS = listed("conditions"), listed("humans")
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


def _said(snapshot: FieldSnapshot, after: str) -> tuple[float, str]:
    """What the words on and beside it are worth: "leave this field blank" is as good as a confession."""
    told = (snapshot.label, snapshot.aria_label, snapshot.placeholder, snapshot.title, snapshot.description)
    spoken = " ".join(plain(text) for text in told)
    near = "" if snapshot.label else plain(snapshot.text_before.rpartition(" | ")[2])
    for text, worth in ((spoken, 2.0), (near, 1.6), (plain(after.partition(" | ")[0]), 1.6)):
        for hit in books.labels().find_words(tuple(text.split())[:60]):
            if "honeypot" in hit.kinds and hit.length > 1 and not _unless(text.split()[hit.start + hit.length :]):
                return worth, f'says "{hit.phrase}"'
    return 0.0, ""


def _unless(words: list[str]) -> bool:
    """ "Leave blank if none": a hint to people, not a warning ("... if you are human")."""
    return bool(words) and words[0] in CONDITIONS and not set(words[1:6]) & HUMANS


def patchwork(label: str, others: Collection[str]) -> bool:
    """The label is put together of those of at least two other fields ("Message Email"), as form software dresses its traps."""

    def rest(words: str, parts: int) -> bool:
        if not words:
            return parts >= 2
        return any(rest(words.removeprefix(one).strip(), parts + 1) for one in others if f"{words} ".startswith(f"{one} "))

    return len(plain(label).split()) <= 8 and not re.search(r"[,/&+()*:]", label) and rest(plain(label), 0)


def called_hidden(snapshot: FieldSnapshot) -> bool:
    """A class of it or of its wrapper says that it is out of sight, whatever the styles say."""
    return snapshot.kind in {"text", "email", "tel", "url"} and bool(_AWAY.search(f"{snapshot.classes} {snapshot.wrapper}"))


def _named(snapshot: FieldSnapshot, *, again: bool) -> tuple[float, str]:
    """What names, ids and classes of itself and its wrapper are worth; "hp" may also be somebody's home phone."""
    source = " ".join((snapshot.name, snapshot.id, snapshot.classes, snapshot.wrapper))
    marks = [hit.group().lower() for hit in _MARKS.finditer(source)]
    if set(marks) == {"hp"} and snapshot.visible and (not again or snapshot.name.lower() == "hp"):
        said = books.labels().find_words(tuple(plain(own_words(snapshot)).split()))
        if any("phone" in hit.kinds for hit in said):
            return 0.3, "named as a trap, or as a home phone"
    if marks:
        return 1.3, "named as a trap"
    if any("honeypot" in hit.kinds for hit in books.names().find_words(name_words(snapshot.name)) if hit.length > 1):
        return 0.9, "named as a trap"
    return (0.4, "random name") if _HEX.match(snapshot.name) and not snapshot.label else (0.0, "")


def _silent(snapshot: FieldSnapshot, *, again: bool) -> tuple[float, str]:
    """What it is worth that it says nothing in a form whose other fields do."""
    if snapshot.visible and "##" in snapshot.label:  # how many figures go there
        return 0.0, ""
    if snapshot.kind not in {"textarea", "checkbox", "radio", "select"} and not snapshot.required:
        decoy = again or any(set(hit.kinds) & DECOYS for hit in books.names().find_words(name_words(snapshot.name)))
        return 1.05 if decoy else 0.7, "without a word where the others speak" + (", a decoy's name" if decoy else "")
    return (0.0, "") if snapshot.visible else (0.5, "without a word")


def trap_evidence(
    snapshot: FieldSnapshot,
    kind: str,
    *,
    form_visible: bool,
    fields_in_form: int,
    silent: bool,
    again: bool,
    away: bool,
    after: str,
    others: Collection[str] = (),
) -> tuple[float, str]:
    """How much speaks for a honeypot (1.0 is enough), and why.

    `kind`: what it asks by its words. `silent`: no words of its own in a form whose other fields have some. `again`: another,
    visible field asks the same. `away`: few fields of the form are called hidden. `others`: labels of the other fields, plain.
    `after`: the words after it, where they are not those of the next field.
    """
    if snapshot.kind not in _TEXTUAL or snapshot.button:
        return 0.0, ""
    signs = [
        _said(snapshot, after),
        _named(snapshot, again=again),
        _silent(snapshot, again=again) if silent else (0.0, ""),
        _hidden(snapshot, kind, form_visible=form_visible, fields_in_form=fields_in_form, again=again),
    ]
    if snapshot.kind == "text" and not snapshot.required and patchwork(snapshot.label, others):
        signs.append((1.1, "a label patched together of others"))
    if away and snapshot.visible and called_hidden(snapshot):
        signs.append((0.4, "its class says hidden"))
    if snapshot.tabindex is not None and snapshot.tabindex < 0 and not snapshot.proxy:
        signs.append((0.7, "out of the tab order"))
    weight = sum(worth for worth, _ in signs)
    reasons = [why for _, why in signs if why]
    if snapshot.autocomplete in {"off", "nope", "new-password", "false"} and weight:
        weight += 0.2
    if snapshot.required and not reasons:
        weight -= 0.5
    return weight, "; ".join(reasons)


def _hidden(snapshot: FieldSnapshot, kind: str, *, form_visible: bool, fields_in_form: int, again: bool) -> tuple[float, str]:
    """What its being out of sight is worth."""
    if (
        snapshot.visible
        or snapshot.proxy
        or (snapshot.label_visible and not (snapshot.aria_hidden and snapshot.tabindex == -1))
        or not form_visible
        or snapshot.autocomplete.startswith("cc-")
    ):
        return 0.0, ""
    if snapshot.kind == "checkbox" and not snapshot.hidden_in and not own_words(snapshot) and not plain(snapshot.text_after):
        return 0.5, f"hidden and silent: {snapshot.why_hidden}"
    if snapshot.hidden_in in {"form", "dialog"} or snapshot.kind in {"select", "radio", "checkbox"}:
        return 0.1, ""
    if snapshot.hidden_with > 2 and snapshot.hidden_with * 3 > fields_in_form:
        return 0.0, ""
    worth = HIDDEN_WORTH[snapshot.why_hidden]
    if snapshot.hidden_in in {"step", "collapsed"}:
        worth *= 0.35
    if snapshot.hidden_with > 1:
        worth *= 0.6
    if again or (snapshot.hidden_with <= 1 and kind in BAIT):
        worth += 0.3
    if snapshot.aria_hidden:
        worth += 0.4
    return worth, f"hidden: {snapshot.why_hidden}"
