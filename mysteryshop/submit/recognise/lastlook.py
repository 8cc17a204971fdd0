"""Rows of buttons that look like the answers to a question, and are the end of a page that shows the entries back. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from mysteryshop.submit.page.phrases import phrases, plain

if TYPE_CHECKING:
    from mysteryshop.submit.page.snapshot import FieldSnapshot

_MOST = 3
"""To change, to go back, to send: a page that shows the entries back has hardly more buttons."""


def without_endings(fields: Sequence[FieldSnapshot]) -> tuple[FieldSnapshot, ...]:
    """The fields without rows in which one button sends the entries ("Send enquiry") and another changes them ("Edit")."""
    out: list[FieldSnapshot] = []
    for (drawn, _, _), row in groupby(fields, key=lambda field: (_drawn(field), field.name, field.group_label)):
        members = list(row)
        if not (drawn and _ends([field.label or field.aria_label or field.text for field in members])):
            out += members
    return tuple(out)


def _drawn(field: FieldSnapshot) -> bool:
    return field.tag == "button" and field.kind == "radio"


def _ends(words: Sequence[str]) -> bool:
    sends = (phrases("submit_outcomes", "review", "send"), phrases("submit_buttons", "sending", "words"))
    changes = (phrases("submit_outcomes", "review", "no"), phrases("submit_buttons", "back", "words"))
    if not 1 < len(words) <= _MOST:
        return False
    amend = [any(table.find(plain(word)) for table in changes) for word in words]
    send = [not back and any(table.find(plain(word)) for table in sends) for back, word in zip(amend, words, strict=True)]
    return any(amend) and sum(send) == 1 and sum(amend) + 1 == len(words)
