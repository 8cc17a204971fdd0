"""Which forms may not be filled, and why: those that insist on papers, money, accounts or a date of birth. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mysteryshop.model import FormType
from mysteryshop.submit.content.carparts import names_a_make
from mysteryshop.submit.content.choose import Option, licence_class, only_yes_or_no, private, real_options
from mysteryshop.submit.content.errands import workshop_alone
from mysteryshop.submit.content.kinds import PERSONAL
from mysteryshop.submit.content.texts import box_words, question, required, without_papers
from mysteryshop.submit.page.phrases import phrases, plain

if TYPE_CHECKING:
    from mysteryshop.submit.page.snapshot import FieldSnapshot
    from mysteryshop.submit.recognise import FieldReading

_NO_PAPERS = PERSONAL - {"full_name", "house_number"} | {"consent", "marketing_optin", "honeypot", "captcha"}
"""Types that are surely no question about papers, money or work, whatever else their words say."""
CAR = frozenset(("vehicle_make", "vehicle_model"))
"""Types that tell which car it is without its papers."""
_REFUSED_WHEN_REQUIRED = {
    "password": "a password",
    "password_confirm": "a password",
    "payment": "payment data",
    "gov_id": "an identity document",
    "otp": "a one-time code",
    "username": "an account name",
    "login_id": "an account",
    "birth_date": "a date of birth",
    "file": "a file",
}

_LISTED = frozenset(("other", "subject", "contact_method", "vehicle_other"))
"""Types of lists that may tell what one comes for."""
_NO_PLATE = frozenset(("vehicle_year", "vehicle_make", "vehicle_model", "vehicle_mileage", "date", "date_part"))


def refusal(form_type: FormType, readings: Sequence[FieldReading]) -> str | None:
    """Why this form may not be filled, or None."""
    asked = [r for r in readings if r.field.usable]
    plates = [r for r in asked if _asks_plate(r)] if form_type is FormType.TRADE_IN else []
    told = {r.type for r in asked} & (PERSONAL | CAR)
    unseen = {r.type for r in readings if not r.field.usable} & CAR
    if plates and not _otherwise(asked) and (required(plates[0].field) or not told or (unseen and not told & CAR)):
        return f"the form insists on the papers of the shopper's car (“{question(plates[0].field)[:60]}”)"
    if form_type is not FormType.TRADE_IN and (first := _workshops(asked)):
        return f"the form is the workshop's: it asks for “{first[:40]}”"
    to_choose = private_to_be_told(asked)
    for reading in readings:
        if not reading.field.usable:
            continue
        needed = required(reading.field) and not answered_by_yes(reading.field, readings)
        needed = needed and not (to_choose and (reading.type == "gov_id" or about_papers(reading)))
        if reading.type == "payment" and _runs_out(reading, readings):
            continue
        if needed and (what := _REFUSED_WHEN_REQUIRED.get(reading.type)):
            return f"the form insists on {what}"
        if needed and about_papers(reading):
            return f"the form insists on “{question(reading.field)[:60]}”"
        if reading.type == "payment" and reading.field.visible and not answered_by_yes(reading.field, readings):
            return "the form asks for payment data"
    return None


def _runs_out(reading: FieldReading, readings: Sequence[FieldReading]) -> bool:
    """It asks until when something is valid, and no card is asked for beside it: a sticker's or a permit's date."""
    runs_out = phrases("submit_choices", "runs_out", "words")
    paying = (plain(question(r.field)) for r in readings if r.type == "payment" and r.field.usable)
    return bool(runs_out.find(plain(question(reading.field)))) and all(map(runs_out.find, paying))


def private_to_be_told(asked: Sequence[FieldReading]) -> bool:
    """A choice between people and companies still stands at none or at companies: what only a company is asked may go once the
    entry for people is taken."""
    for options, chosen in _choices(asked):
        own = private(options)
        if own is not None and own not in chosen:
            return True
    return False


def _choices(asked: Sequence[FieldReading]) -> list[tuple[list[Option], list[Option]]]:
    """The entries of each question that is chosen from, and those that are taken."""
    rows: dict[str, list[FieldSnapshot]] = {}
    for r in asked:
        if r.field.kind == "radio" and r.type in _LISTED:
            rows.setdefault(r.field.name or r.field.group_label, []).append(r.field)
    out = [([(box_words(f), f.value) for f in row], [(box_words(f), f.value) for f in row if f.checked]) for row in rows.values()]
    for r in asked:
        if r.field.kind == "select" and r.type in _LISTED:
            options = real_options(r.field.options)
            out.append((options, [option for option in options if r.field.value in option]))
    return out


def _workshops(asked: Sequence[FieldReading]) -> str | None:
    """The first entry of a question that only the workshop's errands answer."""
    lists = [real_options(r.field.options) for r in asked if r.field.kind == "select" and r.type in _LISTED]
    rows: dict[str, list[Option]] = {}
    for r in asked:
        if r.field.kind == "radio" and r.type in _LISTED:
            rows.setdefault(r.field.name or r.field.group_label, []).append((box_words(r.field), r.field.value))
    return next((options[0][0] for options in (*lists, *rows.values()) if workshop_alone(options)), None)


def answered_by_yes(field: FieldSnapshot, readings: Sequence[FieldReading]) -> bool:
    """Yes or no is all it asks ("Do you have a driving licence?"), or of which class: no paper is shown by either."""
    if field.kind == "select":
        return _shows_nothing(real_options(field.options))
    same = [r.field for r in readings if r.field.kind == "radio" and r.field.name == field.name]
    return field.kind == "radio" and bool(field.name) and _shows_nothing([(box_words(one), one.value) for one in same])


def _shows_nothing(options: Sequence[Option]) -> bool:
    return only_yes_or_no(options) or licence_class(options) is not None


def _otherwise(asked: Sequence[FieldReading]) -> bool:
    """An entry not taken yet lets the car be told by its make and model instead."""
    return any(not r.field.checked and instead_of_papers(r, asked) for r in asked if r.field.kind in ("radio", "checkbox"))


def instead_of_papers(box: FieldReading, readings: Sequence[FieldReading]) -> bool:
    """Taken, it lets the car be told by its make and model: by its own words, or right after the box for the plate."""
    place = next((i for i, r in enumerate(readings) if r.field.selector == box.field.selector), 0)
    before = readings[place - 1] if place else None
    return without_papers(box_words(box.field), question(before.field) if before is not None and _asks_plate(before) else "")


def plate_to_come_off(reading: FieldReading, readings: Sequence[FieldReading]) -> bool:
    """It asks for the plate, and an entry beside it that will be taken does away with it."""
    return _asks_plate(reading) and _otherwise([r for r in readings if r.field.usable])


def _asks_plate(reading: FieldReading) -> bool:
    """It asks for the number plate or the VIN of a car of the shopper's; "year of registration" does not."""
    words = question(reading.field) or reading.field.name
    told = reading.field.kind == "text" and reading.type not in _NO_PLATE
    return told and phrases("submit_choices", "trade", "papers").share(plain(words)) > 0.5


def about_papers(reading: FieldReading) -> bool:
    """It asks for identity papers, money, credit or work."""
    asked = plain(_without_cars(question(reading.field)))
    if reading.field.kind == "checkbox" and phrases("submit_choices", "licence", "words").find(asked):
        return False  # to have a licence is said, its number is not given
    return reading.type not in _NO_PAPERS and phrases("submit_choices", "refuse", "words").find(asked) is not None


def _without_cars(words: str) -> str:
    """What stands before a box without the blocks that name a car: Honda builds a Passport."""
    blocks = words.split(" | ")
    return " | ".join(block for block in blocks if not names_a_make(block)) if len(blocks) > 1 else words
