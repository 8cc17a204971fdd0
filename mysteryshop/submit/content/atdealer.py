"""Second thoughts on a reading, knowing what the recogniser need not: a dealer asks, and these boxes stand in a row. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mysteryshop.submit.content.carparts import part_of_car, shows_a_car
from mysteryshop.submit.content.dateparts import names_month
from mysteryshop.submit.content.texts import question
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.joint import NO_VEHICLE
from mysteryshop.submit.recognise.spoken import reply_here

if TYPE_CHECKING:
    from mysteryshop.submit.page.snapshot import FieldSnapshot
    from mysteryshop.submit.recognise import FieldReading

_DIAL_CODE = re.compile(r"(?:^|[\s(])\+\d{1,4}\b")
_CAR = ("vehicle_make", "vehicle_model", "vehicle_year")
_LOOSE = frozenset(
    ("other", "subject", "search_query", "quantity", "phone", "phone_part", "zip", "date", "vehicle_year", "house_number")
)
"""Types that a box with few words of its own may have been taken for."""
_UNSURE = 0.6
_WITHDRAWN = re.compile(rf"{NO_VEHICLE}, else (vehicle_\w+)")


def second_thoughts(readings: Sequence[FieldReading], *, tool: bool = False) -> list[FieldReading]:
    """The readings, mended where a dealer's form tells more: lone "Make" and "Year", the parts of numbers and dates, the
    only large box. `tool`: the form is a tool about a car, a question a screen."""
    out = [_of_the_car(reading) if tool else reading for reading in readings]
    out = [_alone(reading) for reading in out]
    who = any(r.type in ("email", "phone") for r in out)
    out = [replace(r, type="other", why="a list beside a person") if who and _listed_search(r) else r for r in out]
    out = [replace(r, type="search_query", why="narrows the answers") if filters(r.field, out) else r for r in out]
    others = phrases("submit_choices", "entry", "other")
    entries = {words for r in out if r.field.kind in ("radio", "checkbox") and others.find(words := plain(r.field.label))}
    out = [_of_an_entry(reading) if plain(reading.field.label) in entries else reading for reading in out]
    out = _number_rows(out)
    out = _of_days(_date_rows(out))
    large = [
        i for i, r in enumerate(out) if r.field.kind in ("textarea", "editable") and r.field.usable and not filters(r.field, out)
    ]
    if len(large) == 1 and out[large[0]].type in _LOOSE | {"vehicle_interest"} and not any(r.type == "message" for r in out):
        out[large[0]] = replace(out[large[0]], type="message", why="the only large box")
    return out


def _alone(reading: FieldReading) -> FieldReading:
    field = reading.field
    if field.kind == "listbox" and _DIAL_CODE.search(f"{field.value} {field.aria_label}") and reading.type != "phone":
        return replace(reading, type="phone_country_code", why="shows a dial code")
    if reading.type == "vehicle_year" and phrases("submit_choices", "licence", "since").find(plain(question(field))):
        return replace(reading, type="other", why="the year of a driving licence is no car's")
    if reading.type not in ("other", "quantity") or field.kind in ("checkbox", "radio"):
        return reading
    if field.kind in ("text", "number", "tel") and phrases("submit_choices", "car", "mileage").find(plain(question(field))):
        return replace(reading, type="vehicle_mileage", why="a dealer asks how far the car has gone")
    if reading.type != "other":
        return reading
    words = tuple(plain(question(field)).split())
    for hit in books.labels().find_words(words[:8]):
        if hit.length == len(words) and (kind := next((k for k in hit.kinds if k in _CAR), None)):
            return replace(reading, type=kind, why=f'a dealer asks "{hit.phrase}"')
    return reading


def _of_the_car(reading: FieldReading) -> FieldReading:
    """A box that a tool asks something of the car by, in a whole sentence."""
    vague = reading.type in ("other", "quantity") or reading.confidence < _UNSURE or reading.why.startswith(NO_VEHICLE)
    if not vague or reading.field.kind in ("checkbox", "file"):
        return reading
    kind = part_of_car(reading.field) or ("vehicle_interest" if shows_a_car(reading.field) else _withdrawn(reading))
    if kind is None:
        return reading
    return replace(reading, type=kind, why="a tool asks this of the car")


def _withdrawn(reading: FieldReading) -> str | None:
    """What the recogniser took it for, but that no vehicle was spoken of: the steps before did so."""
    told = _WITHDRAWN.match(reading.why)
    return told[1] if told else None


def _listed_search(reading: FieldReading) -> bool:
    """A list taken for search words: "I am looking for"."""
    return reading.type == "search_query" and reading.field.kind in ("select", "listbox", "radio")


def filters(box: FieldSnapshot, readings: Sequence[FieldReading]) -> bool:
    """It says that it searches, or no more than that an answer is typed there, and stands beside drawn answers: they are
    narrowed by it, or answer as well as it would, and it asks nothing."""
    if box.kind not in ("text", "search", "textarea"):
        return False
    told = plain(box.label or box.aria_label or box.placeholder)
    search = phrases("submit_ways", "gates", "site_search").find(told) or phrases("submit_ways", "gates", "narrows").find(told)
    if search is None and (box.label or not reply_here(box)):
        return False
    drawn = [r.field for r in readings if r.field.kind == "radio" and r.field.tag != "input"]
    return sum(search is not None or field.usable for field in drawn) > 1


def _of_an_entry(reading: FieldReading) -> FieldReading:
    """A box inside the label of a list's entry ("Other: ____") is for those who take that entry."""
    if reading.field.kind != "text":
        return reading
    return replace(reading, type="other", field=replace(reading.field, disabled=True), why="belongs to an entry of a list")


def _of_days(readings: list[FieldReading]) -> list[FieldReading]:
    """Answers that each name a day, under words for an hour ("Choose a slot"), ask for the day."""

    def group(r: FieldReading) -> tuple[str, str] | None:
        spans = r.field.kind == "radio" and r.type in ("time", "contact_time", "other")
        return (r.field.name, r.field.group_label) if spans else None

    groups = Counter(map(group, readings))
    named = Counter(group(r) for r in readings if group(r) and names_month(plain(r.field.label)))
    days = {one for one, count in named.items() if count > 1 and count == groups[one]}
    return [replace(r, type="date", why="its answers are days") if group(r) in days else r for r in readings]


def _length(field: FieldSnapshot) -> int:
    return field.maxlength or field.size or 99


def _rows(readings: Sequence[FieldReading], longest: int) -> list[list[int]]:
    """Runs of neighbouring short text boxes in one line, as places."""
    rows: list[list[int]] = []
    last: int | None = None
    for i, reading in enumerate(readings):
        field = reading.field
        if field.kind not in ("text", "tel", "number") or not field.usable or _length(field) > longest:
            continue
        near = last is not None and last == i - 1 and abs(readings[last].field.box[1] - field.box[1]) < 12
        if near:
            rows[-1].append(i)
        else:
            rows.append([i])
        last = i
    return [row for row in rows if len(row) > 1]


def _number_rows(readings: list[FieldReading]) -> list[FieldReading]:
    """Short boxes in a row that together hold a telephone number, one of them said so."""
    for row in _rows(readings, 8):
        kinds = {readings[i].type for i in row}
        total = sum(_length(readings[i].field) for i in row)
        told = kinds & {"phone", "phone_part"}
        if told and kinds <= _LOOSE and 7 <= total <= 15 and 2 <= len(row) <= 4 and "date_part" not in kinds:
            for i in row:
                readings[i] = replace(readings[i], type="phone_part", why="short boxes in a row hold the number")
    return readings


def _date_rows(readings: list[FieldReading]) -> list[FieldReading]:
    """Short boxes in a row that together hold a date, one of them said so."""
    for row in _rows(readings, 4):
        kinds = {readings[i].type for i in row}
        if "date_part" in kinds and kinds <= _LOOSE | {"date_part"} and len(row) == 3:
            for i in row:
                readings[i] = replace(readings[i], type="date_part", why="short boxes in a row hold the date")
    return readings
