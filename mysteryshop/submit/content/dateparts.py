"""A date asked in three boxes: which box takes the month, the day, the year, and what goes in; or in a list of days, and which
entry is the day. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mysteryshop.lexicons import load
from mysteryshop.submit.content.choose import Option
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


def asks_a_day(fields: Sequence[FieldSnapshot], country: str) -> bool:
    """One of the boxes takes the day of the month."""
    return "day" in _parts(fields, country)


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


def entry(options: Sequence[Option], day: date, country: str) -> Option | None:
    """The entry of a list of days that names this one: "Thu 4 Jun", "June 4th", "04/06", or by its value. None where none."""
    iso = day.isoformat()
    return next((one for one in options if iso in (one[0][:10], one[1][:10]) or _names(plain(one[0]), day, country)), None)


def _names(words: str, day: date, country: str) -> bool:
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", words)
    figures = [int(figure) for figure in re.findall(r"(?<!\d)\d{1,2}(?!\d)", words)]
    if not figures or (years and str(day.year) not in years):
        return False
    if months := [found for word in words.split() if (found := _months(word))]:
        return figures[0] == day.day and day.month in months[-1]  # "mar 2 jun": a weekday may be short for a month as well
    if len(figures) > 1:
        return figures[:2] == ([day.month, day.day] if country in _MONTH_FIRST else [day.day, day.month])
    return figures[0] == day.day and re.search(r"[a-z]{2}", re.sub(r"\d+(st|nd|rd|th)\b", "", words)) is not None  # its weekday


def names_month(words: str) -> bool:
    """A month stands among the words, whole or shortened, with a figure."""
    return any(map(_months, words.split())) and any(map(str.isdigit, words.split()))


def _months(word: str) -> set[int]:
    """The months a word may be the name of, whole or shortened."""
    listed = load(_TABLE)["months"].values() if len(word) > 2 else ()
    return {place for names in listed for place, name in enumerate(names, 1) if name.startswith(word)}
