"""A list of area codes before the box for the rest of a telephone number ("085", "0664", "340"). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from mysteryshop.submit.content import choose
from mysteryshop.submit.content.choose import Option

if TYPE_CHECKING:
    from mysteryshop.submit.content.values import Phone
    from mysteryshop.submit.recognise import FieldReading

_CODE = re.compile(r"\(?\d{2,5}\)?")
_LISTED = frozenset(("phone", "phone_part", "phone_country_code", "other", "subject", "name_prefix"))
"""What a list of numbers beside a telephone's box may have been read as."""


def before_the_rest(readings: Sequence[FieldReading], phone: Phone) -> tuple[str, Option, str, str] | None:
    """(selector of the list, the entry that begins the shopper's number, selector of the box, what is left of the number). None
    without such a list, or where the number begins otherwise."""
    for one, after in pairwise(readings):
        rest = after.type in ("phone", "phone_part") and after.field.usable and after.field.kind in ("text", "tel", "number")
        if not (rest and one.field.kind == "select" and one.field.usable and one.type in _LISTED):
            continue
        options = choose.real_options(one.field.options)
        codes = [re.sub(r"\D", "", words) for words, _ in options]
        if not codes or phone.code in codes or not all(_CODE.fullmatch(words.strip()) for words, _ in options):
            continue
        for number in (phone.digits, phone.significant):
            fitting = [(len(code), -place) for place, code in enumerate(codes) if number.startswith(code)]
            if fitting:
                length, place = max(fitting)
                return one.field.selector, options[-place], after.field.selector, number[length:]
    return None
