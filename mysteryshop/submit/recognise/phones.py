"""Boxes that hold one telephone number together: its parts, an area code before the rest, a number behind its dial code."""

from __future__ import annotations

import re
from itertools import pairwise

from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.candidate import Candidate
from mysteryshop.submit.recognise.words import plain

NUMBERED = frozenset({"phone", "phone_part", "other", "phone_country_code"})
"""What boxes of one telephone number are read as, one by one."""
NUMBER = frozenset({"n", "no", "nr", "num", "numero", "nummer", "number", "n o"})
_TYPED = frozenset({"text", "tel", "number"})
_VAGUE = frozenset({"other", "house_number", "phone_part"})
_NARROW = 110
"""Pixels: a box for a part of a number is at most so wide."""
_LEVEL = 8
"""Pixels: boxes of one line differ by no more in height."""
_DIAL_CODE = re.compile(r"(?:\+|00)[1-9]\d{0,3}")
_AMERICAN = [3, 3, 4]
"""How long the parts of a number are in North America."""


def phone_boxes(all_: list[Candidate], about: str) -> None:
    """Two or three short boxes together are the parts of one number."""
    for one in all_:
        if one.type == "phone_part" and not short(one.field, 6) and one.votes.sum("phone") > 0.5:
            one.become("phone", "long enough for a whole number")
    for one, after in pairwise(all_):
        if one.type == "phone" and after.type == "phone" and one.votes.sum("phone_part") > after.votes.sum("phone_part") + 1.5:
            one.become("phone_part", "an area code before the number")
    for code, one in pairwise(all_):
        if _holds_dial_code(code) and abs(one.field.box[1] - code.field.box[1]) <= _LEVEL and one.field.kind in _TYPED:
            code.become("phone_country_code", "it holds a dial code, and a box follows beside it")
    _after_area_codes(all_)
    for code, one in pairwise(all_):
        typed = one.type in _VAGUE and one.field.kind in _TYPED
        bare = set(one.asked.split()) <= NUMBER  # its caption under it, perhaps
        if typed and code.type == "phone_country_code" and (bare or (one.type == "other" and _unnamed(one.field))):
            one.become("phone", "behind its dial code")
    for i, one in enumerate(all_):
        if one.type == "phone" and not (i and _continues(all_[i - 1], one)):
            run = [one]
            for other in all_[i + 1 :]:
                if not _continues(run[-1], other):
                    break
                run.append(other)
            numbers = [hit for hit in books.labels().find(one.asked) if hit.kinds[0] == "phone"]
            if 2 <= len(run) <= 4:
                each = len(numbers) == len(run) and all(c.field.box[2] > _NARROW for c in run)  # at home, and one to carry
                for c in run:
                    c.become("phone" if each else "phone_part", f"one of {len(run)} boxes under the same words")
    i = 0
    while i < len(all_):
        j, coded = i, False
        while j < len(all_) and short(all_[j].field, 5):
            j += 1
        run = all_[i:j]
        if len(run) > 2 and run[0].type in {"country", "phone_country_code"} and run[0].field.kind != "select":
            run[0].become("phone_country_code", "a short box before those of a number")
            run, coded = run[1:], True
        while len(run) > 2 and run[-1].type not in NUMBERED and _lengths(run) != _AMERICAN:  # an extension, a postal code
            run = run[:-1]
        lengths = _lengths(run)
        phonish = coded or any(c.votes.score.get("phone", 0) + c.votes.score.get("phone_part", 0) > 0.6 for c in run)
        known = all(c.type in NUMBERED for c in run) or lengths == _AMERICAN
        if 2 <= len(run) <= 4 and phonish and known:
            for c in run:
                c.become("phone_part", f"one of {len(run)} short boxes {lengths}")
        i = max(j, i + 1)


def _holds_dial_code(one: Candidate) -> bool:
    """A narrow box in which nothing but a dial code stands beforehand ("+34")."""
    field = one.field
    small = short(field, 6) or 0 < field.box[2] <= _NARROW
    return field.kind in _TYPED and small and _DIAL_CODE.fullmatch(field.value.strip()) is not None


def _after_area_codes(all_: list[Candidate]) -> None:
    """A box right after one for an area code holds the rest of the number, though it may only say "Number"."""
    for i, (code, one) in enumerate(pairwise(all_)):
        asks = any("phone_part" in hit.kinds for hit in books.labels().find(code.asked))
        extension = i and all_[i - 1].type == "phone"  # it follows a whole number
        if not asks or extension or code.field.kind not in _TYPED or one.field.kind not in _TYPED:
            continue
        bare = set(one.asked.split()) <= NUMBER
        if code.type in {"phone_part", "phone", "other"} and (one.type == "phone" or (one.type in _VAGUE and bare)):
            code.become("phone_part", "an area code before the number")
            one.become("phone", "behind its area code")


def _lengths(run: list[Candidate]) -> list[int]:
    return [c.field.maxlength or c.field.size or 0 for c in run]


def _unnamed(field: FieldSnapshot) -> bool:
    return not (field.label or field.placeholder or field.aria_label or len(plain(field.text_before)) > 3)


def _continues(before: Candidate, one: Candidate) -> bool:
    """A box with no words of its own right after a telephone box, both in one table cell or close together on one line."""
    field, previous = one.field, before.field
    if field.kind not in {"text", "tel", "number"} or one.type not in {"phone", "phone_part", "other"}:
        return False
    if not _unnamed(field) or previous.placeholder:
        return False
    if field.cell_left and field.cell_left == previous.cell_left:
        return True
    (x, y, width, _), (left, top, own, _) = previous.box, field.box
    return 0 < own <= _NARROW and 0 < width <= _NARROW and abs(top - y) <= 6 and 0 <= left - (x + width) < 40


def short(field: FieldSnapshot, most: int) -> bool:
    """A box for at most so many letters."""
    size = field.maxlength or field.size
    return field.kind in {"text", "tel", "number"} and size is not None and size <= most
