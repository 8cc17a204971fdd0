"""A date asked in three boxes: which box takes the month, the day, the year, and what goes in. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.snapshot import FieldSnapshot

if TYPE_CHECKING:
    from mysteryshop.submit.recognise import FieldReading

_TABLE = "submit_choices"
_PARTS = ("month", "day", "year")
_MONTH_FIRST = frozenset(("US",))
_YEAR_FIRST = frozenset(("CA",))
_SHAPES = {"month": r"\bm{1,2}\b", "day": r"\b(d{1,2}|t{1,2}|j{1,2}|g{1,2})\b", "year": r"\b(y{2,4}|j{4}|a{4})\b"}


def spellings(boxes: Sequence[FieldReading], day: date, country: str) -> dict[str, tuple[str, ...]]:
    """What each box of the date may be given, likeliest first, by selector."""
    parts = _parts([reading.field for reading in boxes], country)
    return {reading.field.selector: _spelled(day, part, reading.field) for reading, part in zip(boxes, parts, strict=True)}


def _parts(fields: Sequence[FieldSnapshot], country: str) -> list[str]:
    told = [_told(field) for field in fields]
    order = (
        ("year", "month", "day") if country in _YEAR_FIRST else _PARTS if country in _MONTH_FIRST else ("day", "month", "year")
    )
    left = [part for part in order if part not in told]
    return [part or (left.pop(0) if left else "day") for part in told]


def _told(field: FieldSnapshot) -> str:
    """The part a box says it takes; "" when it says nothing."""
    numbers = [int(text) for text, _ in field.options if text.strip().isdigit()]
    if numbers:
        return "year" if max(numbers) > 31 else "day" if max(numbers) > 12 else "month"
    if len(field.options) >= 12:
        return "month"
    for words in (field.label, field.placeholder, field.aria_label, field.name, field.text_after):
        said = plain(re.sub(r"([a-z])([A-Z])", r"\1 \2", words))
        named = {part: place for part in _PARTS if (place := _place(part, said)) >= 0}
        if named:  # the question over all boxes comes first ("which day suits you?"), the box's own word last
            return max(named, key=lambda part: named[part])
    return "year" if field.maxlength == 4 else ""


def _place(part: str, said: str) -> int:
    """Where words name this part last, or -1."""
    shape = [hit.start() for hit in re.finditer(_SHAPES[part], said)]
    return max([*shape, *(said.rfind(f" {hit} ") for hit in phrases(_TABLE, "date_part", part).all_in(said))], default=-1)


def years(field: FieldSnapshot) -> bool:
    """A list of years: the part of a date that gave the whole its name."""
    numbers = [text.strip() for text, _ in field.options if text.strip().isdigit()]
    return len(numbers) > 1 and all(len(number) == 4 for number in numbers)


def _spelled(day: date, part: str, field: FieldSnapshot) -> tuple[str, ...]:
    if part == "year":
        short = field.maxlength == 2
        return (f"{day:%y}",) if short else (f"{day:%Y}", f"{day:%y}")
    if part == "day":
        return (f"{day:%d}", str(day.day))
    names = tuple(listed[day.month - 1] for listed in load(_TABLE)["months"].values())
    return (f"{day:%m}", str(day.month), *names) if not field.options else (*names, f"{day:%m}", str(day.month))
