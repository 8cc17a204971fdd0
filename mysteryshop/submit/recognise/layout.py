"""Where a form's words stand: before the boxes, after them, or in a row above a row of boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.words import plain

_COUNTS = re.compile(r"(.*[a-zA-Z])[\W_]*\d+\W*")
_COUNTED_ALIKE = 4
"""Three boxes called "phone 1" to "phone 3" are parts of a number."""


def last_line(text: str) -> str:
    """The line next to the field in the words before it; of a question with a sentence of help below it, the question."""
    lines = [line for line in text.split(" | ") if plain(line)]
    helped = len(lines) > 1 and lines[-1].rstrip().endswith(".") and lines[-2].rstrip(" *").endswith("?")
    return lines[-2 if helped else -1] if lines else ""


def first_line(text: str) -> str:
    """The line next to the field in the words after it."""
    lines = [line for line in text.split(" | ") if plain(line)]
    return lines[0] if lines else ""


def _speaks(text: str) -> bool:
    return bool(books.labels().find_words(tuple(plain(text).split())[:40]))


def worth_after(fields: Sequence[FieldSnapshot]) -> float:
    """What the words after a box are worth in this form: little where the words of its boxes without labels stand before them,
    much where they stand after them."""
    loose = [f for f in fields if not (f.label or f.aria_label or f.cell_left or _speaks(f.placeholder))]
    before = sum(_speaks(last_line(f.text_before)) for f in loose)
    after = sum(_speaks(first_line(f.text_after)) for f in loose)
    if before == after:
        return 1.0 if not loose or plain(first_line(loose[-1].text_after)) else 0.3
    return 0.3 if before > after else 3.0 if after >= before + 2 else 1.0


def in_rows(fields: Sequence[FieldSnapshot]) -> list[FieldSnapshot]:
    """The fields, those that stand in a row under a row of words each with its own words before it."""
    found = list(fields)
    i = 0
    while i < len(found):
        lines = [line for line in found[i].text_before.split(" | ") if plain(line)]
        j = i + 1
        while j < len(found) and bare(found[j]) and not plain(found[j].text_before):
            j += 1
        n = j - i
        if 2 <= n <= len(lines) and bare(found[i]) and all(_speaks(line) and len(line.split()) <= 4 for line in lines[-n:]):
            found[i:j] = [replace(one, text_before=line) for one, line in zip(found[i:j], lines[-n:], strict=True)]
        i = j
    return found


def under_rows(fields: Sequence[FieldSnapshot]) -> list[FieldSnapshot]:
    """The fields, those of a row with its own words under each box ("Name", and under two boxes "First" and "Last") with those
    words before them, and what stands over the row as the words of their group."""
    found = list(fields)
    after = [_own_after(fields, i) for i in range(len(fields))]
    i = 0
    while i < len(found):
        j = i + 1
        while j < len(found) and after[i] and bare(found[j]) and not plain(found[j].text_before) and after[j]:
            j += 1
        if j > i + 1 and bare(found[i]):
            over = last_line(found[i].text_before) or found[i].group_label
            found[i:j] = [
                replace(one, text_before=words, text_after="", group_label=over)
                for one, words in zip(found[i:j], after[i:j], strict=True)
            ]
        i = j
    return found


def behind(fields: Sequence[FieldSnapshot]) -> list[FieldSnapshot]:
    """The fields; where every box stands before its words, in one plain row of boxes and words, with those words before it."""
    loose = [i for i, field in enumerate(fields) if bare(field)]
    pairs = [(i, j) for i, j in pairwise(loose) if j == i + 1]
    shared = [i for i, j in pairs if plain(first_line(fields[i].text_after)) == plain(last_line(fields[j].text_before)) != ""]
    if len(shared) < 2 or len(shared) < len(loose) - 2 or _speaks(last_line(fields[loose[0]].text_before)):
        return list(fields)
    if not _speaks(first_line(fields[loose[-1]].text_after)):
        return list(fields)
    return [
        replace(field, text_before=first_line(field.text_after), text_after="") if i in loose else field
        for i, field in enumerate(fields)
    ]


def _own_after(fields: Sequence[FieldSnapshot], i: int) -> str:
    """The words after a box that speak and are not those of the next."""
    words = first_line(fields[i].text_after)
    following = fields[i + 1] if i + 1 < len(fields) else None
    theirs = following is not None and (
        plain(words) in plain(following.text_before) or plain(words) in {plain(following.label), plain(following.cell_left)}
    )
    return words if words and not theirs and len(words.split()) <= 5 and _speaks(words) else ""


def bare(field: FieldSnapshot) -> bool:
    """No words of its own are tied to it."""
    return not (field.label or field.aria_label or field.placeholder or field.cell_left or field.cell_above)


def uncounted(fields: Sequence[FieldSnapshot]) -> list[FieldSnapshot]:
    """The fields without names that only count them: where most of a form's boxes are called alike but for a number ("tfa_1",
    "tfa_2"), the word they share says nothing of any of them."""
    often: set[str] = set()
    for called in ([f.name for f in fields], [f.id for f in fields]):
        stems = Counter(_stem(word) for word in called)
        often |= {stem for stem, n in stems.items() if stem and n >= max(_COUNTED_ALIKE, 0.6 * len(fields))}
    return [replace(f, name=_unless(often, f.name), id=_unless(often, f.id)) for f in fields] if often else list(fields)


def _stem(name: str) -> str:
    hit = _COUNTS.fullmatch(name)
    return hit.group(1) if hit else ""


def _unless(often: set[str], name: str) -> str:
    return "" if _stem(name) in often else name
