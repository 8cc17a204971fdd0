"""What the shopper types into one box, by its type; what a box asks, and whether the form insists on it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mysteryshop.lexicons import load
from mysteryshop.model import Persona, TradeIn, Vehicle
from mysteryshop.submit.content import values
from mysteryshop.submit.content.address import before_surname, written
from mysteryshop.submit.content.carparts import shows_a_car
from mysteryshop.submit.content.carstate import damage_told, grade
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.layout import first_line, last_line
from mysteryshop.submit.recognise.words import OR

if TYPE_CHECKING:
    from mysteryshop.submit.content.wishes import Planner
    from mysteryshop.submit.recognise import FieldReading

OF_STATE = ("other", "vehicle_other", "quantity")
"""Types that a box about the present car's state may have been taken for."""
_FEW_WORDS = 13
_HINT = 80
"""Letters after a slider that may say what its ends mean."""
_A_LACK = 6
"""Words below which a sentence says one thing."""


def values_text(plan: Planner, reading: FieldReading) -> tuple[str | None, str]:
    """The text of one box by its type; (None, reason) to leave it."""
    persona, shop, field, kind = plan.shop.persona, plan.shop, reading.field, reading.type
    if kind in ("phone", "phone_country_code"):
        return _phone_text(plan, reading)
    own_car = plan.car(reading) if kind in ("message", *OF_STATE) else None
    if isinstance(own_car, TradeIn) and (told := _of_state(own_car, field)):
        return told, "as the shopper's own car is"
    if kind.startswith("vehicle_"):
        return _vehicle_text(plan, reading)
    street, number = values.street_parts(persona)
    own: dict[str, str | None] = {
        "first_name": persona.first_name,
        "full_name": _full_name(persona, field),
        "email": plan.email,
        "email_confirm": plan.email,
        "street": street if plan.has_house_number else values.street_line(persona),
        "house_number": number,
        "city": _zip(plan, field) if not plan.has("zip") and asks_both(field) else _city(plan, field),
        "zip": _zip(plan, field),
        "state": _state(persona, field),
        "middle_name": f"{persona.first_name[0]}." if _asks_initials(field) else _infix(plan, field),
        "country": values.country_names(persona.country)[0],
    }
    if kind == "last_name":
        return _surname(plan, field)
    if kind in own and (own[kind] or kind != "middle_name"):
        return own[kind], "the shopper's own"
    if kind in ("name_prefix", "gender"):
        asks = phrases("submit_choices", "written_prefix", "asks").find(plain(question(field))) is not None
        return (written(persona) if asks or required(field) else None), "as the given name is addressed"
    if kind == "message":
        return shop.message, "the shopper's message"
    if kind == "subject":
        car = shop.vehicle.words() if shop.vehicle else ""
        return (car or shop.scenario.name), "what the message is about"
    if kind == "hear_about":
        return ("Google" if required(field) else None), "the form insists"
    if kind in ("date", "time") and plan.wants_a_day:
        day = plan.day_for(field)
        both = _asks_moment(field) and not (plan.has("date") and plan.has("time"))
        why = "an hour the store is open" if kind == "time" else "a day the shopper could come"
        return values.moment_text(day, field, plan.country, hour_alone=kind == "time", both=both), why
    if kind == "other" and plan.wants_a_day and plan.has("time") and _asks_minutes(field):
        return "00", "an hour the store is open"
    if (
        kind == "other"
        and phrases("submit_choices", "how_help", "words").find(plain(question(field)))
        and not plan.has("message")
    ):
        return shop.message, "the shopper's message"
    if kind == "contact_method" and field.kind in ("text", "search"):
        return ("Email" if required(field) else None), "the form insists"
    return None, "nothing to say here"


def _of_state(car: TradeIn, field: FieldSnapshot) -> str | None:
    """What is damaged, or the number of a scale, where a box to be typed into asks for that."""
    if field.kind in ("text", "textarea"):
        return damage_told(car, question(field))
    if field.kind not in ("number", "range"):
        return None
    if field.kind == "number":
        return grade(car, question(field), field.min or "", field.max or "")
    ends = (last_line(field.text_before), first_line(field.text_after))
    return grade(car, f"{question(field)} {field.text_after[:_HINT]}", field.min or "", field.max or "", ends)


def _full_name(persona: Persona, field: FieldSnapshot) -> str:
    """The name in the order the box names its parts in: "Name, Vorname" takes "Keller, Anna"."""
    _, comma, last = question(field).partition(",")
    given = {plain(word) for words in load("recognise_fields")["first_name"].values() for word in words}
    if comma and persona.last_name and plain(last) in given:
        return f"{persona.last_name}, {persona.first_name}"
    return persona.full_name


def _asks_minutes(field: FieldSnapshot) -> bool:
    """Does the box hold the minutes of an hour, as its bounds or the letters in it say?"""
    small = field.kind == "number" or field.maxlength == 2
    called = phrases("submit_choices", "minutes", "words").whole(plain(field.label or field.aria_label))
    return small and (called or field.max in ("59", "60") or field.placeholder.strip().casefold() in ("mm", "min", "00"))


def _asks_moment(field: FieldSnapshot) -> bool:
    """Does one box ask for the day and the hour ("Preferred date and time")?"""
    said, table = plain(field.label), load("recognise_fields")
    return all(any(phrases("recognise_fields", kind, name).find(said) for name in table[kind]) for kind in ("date", "time"))


def _surname(plan: Planner, field: FieldSnapshot) -> tuple[str | None, str]:
    """The surname; where the form has a box for each of two, the one asked for, as far as the shopper has two."""
    whole = plan.shop.persona.last_name
    asked = plain(question(field))
    first, second = values.surnames(whole)
    if phrases("submit_choices", "second_surname", "words").find(asked):
        told = second or (whole if required(field) else None)
        return told, "the shopper's second surname" if second else "the shopper has one"
    parted = any(
        phrases("submit_choices", "second_surname", "words").find(plain(question(r.field)))
        for r in plan.readings
        if r.type == "last_name"
    )
    if any(_asks_infix(r.field) for r in plan.readings if r.type == "middle_name"):
        return before_surname(whole)[1], "the shopper's own, its little words stand in a box of their own"
    return (first if parted and second else whole), "the shopper's own"


def _infix(plan: Planner, field: FieldSnapshot) -> str | None:
    """The little words before a Dutch surname, where a box asks for them."""
    return before_surname(plan.shop.persona.last_name)[0] or None if _asks_infix(field) else None


def _asks_infix(field: FieldSnapshot) -> bool:
    return field.usable and phrases("submit_choices", "infix", "words").find(plain(question(field))) is not None


def _zip(plan: Planner, field: FieldSnapshot) -> str | None:
    """The postal code; with the town where one box asks for both; its part where two short boxes hold it."""
    code, town = plan.shop.persona.zip, plan.shop.persona.city
    if code and town and not (plan.has("city") and plan.has("zip")) and asks_both(field):
        both = f"{code} {town}"
        return both if field.maxlength is None or field.maxlength >= len(both) else code
    boxes = [r.field for r in plan.readings if r.type == "zip" and r.field.usable]
    letters = "".join(c for c in code or "" if c.isalnum())
    lengths = [box.maxlength or box.size or 99 for box in boxes]
    halves = re.split(r"[\s-]", code or "")
    if len(boxes) == len(halves) == 2 and all(len(half) <= most < 9 for half, most in zip(halves, lengths, strict=True)):
        return halves[0] if field.selector == boxes[0].selector else halves[1]
    if len(boxes) != 2 or sum(lengths) != len(letters):
        return code
    return letters[: lengths[0]] if field.selector == boxes[0].selector else letters[lengths[0] :]


def _city(plan: Planner, field: FieldSnapshot) -> str | None:
    """The town; with the state where one box asks for both ("City, State")."""
    town, state = plan.shop.persona.city, plan.shop.persona.state
    if town and state and not plan.has("state") and asks_both(field, "state"):
        both = f"{town}, {state}"
        return both if field.maxlength is None or field.maxlength >= len(both) else town
    return town


def asks_both(field: FieldSnapshot, other: str = "zip") -> bool:
    """One box asks for the postal code (or the `other` kind) and the town, as "PLZ / Ort" does, and not for either of them."""
    words = tuple(plain(field.label or field.placeholder or field.text_before[-40:]).split())
    hits = books.labels().find_words(words)
    return {other, "city"} <= {kind for hit in hits for kind in hit.kinds} and not OR.intersection(words)


def _state(persona: Persona, field: FieldSnapshot) -> str | None:
    """The state as the persona has it, or the province its town and postal code surely stand in, as long as the box is."""
    names = values.region(persona.country, persona.state, persona.zip, persona.city)
    short = re.fullmatch(r"\W*[A-Z]{2}\W*", field.placeholder) or (field.size or 9) < 4
    if names and not short and (field.maxlength or 99) >= len(names[0]):
        return names[0]  # boxes that answer with suggestions know whole names
    if persona.state and (field.maxlength is None or len(persona.state) <= field.maxlength):
        return persona.state
    brief = min(names, key=len, default=None) if short else None
    return brief or next((name for name in names if field.maxlength is None or len(name) <= field.maxlength), persona.state)


def _asks_initials(field: FieldSnapshot) -> bool:
    """It asks for the first letters of the given names, as Dutch forms do."""
    return phrases("submit_choices", "initials", "words").find(plain(question(field))) is not None


def _phone_text(plan: Planner, reading: FieldReading) -> tuple[str | None, str]:
    field = reading.field
    if plan.phone is None:
        return None, "the shopper gives no telephone number"
    if reading.type == "phone_country_code":
        return f"+{plan.phone.code}", "the number's country"
    if not plan.shop.scenario.give_phone and not required(field):
        return None, "this shopper keeps the telephone number back"
    return plan.phone.fitting(
        field, with_code=plan.has("phone_country_code")
    ), "the operator's number, as this form's country writes it"


def _vehicle_text(plan: Planner, reading: FieldReading) -> tuple[str | None, str]:
    kind, car = reading.type, plan.car(reading)
    number = phrases("submit_choices", "car", "number")
    if plan.shop.vehicle and number.whole(plain(question(reading.field))) and not (required(reading.field) or car is None):
        return plan.shop.vehicle.stock, "the number the store keeps the car under"
    if kind == "vehicle_interest" and not own_car_in_one(plan, reading):
        if (wanted := plan.shop.vehicle) and _tells(reading.field.value, wanted):
            return reading.field.value, "the site had written the car asked about into it"
        return (wanted.words() or None if wanted else None), "the car asked about"
    if car is None:
        return None, "no car to name"
    whole = asks_car(reading.field) or kind == "vehicle_interest"
    if reading.field.kind in ("text", "search", "textarea", "listbox") and whole:
        words = " ".join(str(part) for part in (car.year, car.make, car.model) if part)
        return words or None, "the car in one line"
    if kind == "vehicle_mileage":
        return (str(car.mileage) if isinstance(car, TradeIn) else None), "the shopper's own car"
    year = car.year and values.year_text(car.year, reading.field, plan.country)
    fact = {"vehicle_year": year, "vehicle_make": car.make, "vehicle_model": car.model}.get(kind)
    if isinstance(car, Vehicle):
        asked = plain(question(reading.field))
        other = (
            car.stock
            if " stock" in asked
            else car.color
            if any(w in asked for w in (" color", " colour", " farbe ", " kleur ", " couleur ", " colore ", " cor "))
            else None
        )
        fact = fact or {"vehicle_trim": car.trim, "vehicle_vin": car.vin, "vehicle_other": other}.get(kind)
    return (str(fact) if fact else None), "the car asked about" if isinstance(car, Vehicle) else "the shopper's own car"


def _tells(written: str, car: Vehicle) -> bool:
    """The words name this very car: by its number, or by its year and model."""
    told = plain(written)
    numbers = [plain(number) for number in (car.stock, car.vin) if number and len(number) > 3]
    return any(number in told for number in numbers) or bool(
        car.year and car.model and plain(str(car.year)) in told and plain(car.model) in told
    )


def own_car_in_one(plan: Planner, reading: FieldReading) -> bool:
    """The box asks for the year, make and model of the car given away, which no other box of the form asks for."""
    alone = sum(not other.field.button for other in plan.readings) == 1  # "Start typing your vehicle"
    theirs = phrases("submit_choices", "trade", "words").find(plain(f"{question(reading.field)} {reading.field.placeholder}"))
    held = held_car(question(reading.field))
    asks = asks_car(reading.field) or (alone and (plan.shop.vehicle is None or theirs is not None or held))
    return isinstance(plan.car(reading), TradeIn) and asks and not plan.has("vehicle_model")


def held_car(words: str) -> bool:
    """They ask for what the shopper has ("What do you drive?"), and not for what he would like to have."""
    asked = plain(words)
    held, wished = (phrases("submit_choices", "trade", table).find(asked) for table in ("held", "wished"))
    return held is not None and wished is None


def only_after_yes(plan: Planner, reading: FieldReading) -> bool:
    """A box the form goes without, only for who said yes to the question before it ("Which one?", "If so, ..."), which this
    shopper does not: it asks of a car to be traded in, and there is none."""
    asked = plain(question(reading.field))
    table = "submit_choices", "follow_up"
    starts = any(asked.startswith(f" {words} ") for words in load("submit_choices")["follow_up"]["starts"])
    if required(reading.field) or plan.shop.scenario.trade_in or not (starts or phrases(*table, "whole").whole(asked)):
        return False
    place = next((i for i, r in enumerate(plan.readings) if r.field.selector == reading.field.selector), 0)
    return place > 0 and plan.readings[place - 1].type == "has_trade_in"


def asks_car(field: FieldSnapshot) -> bool:
    """One box asks for a car's make, model and year, or two of these. A model year is one thing."""
    words = plain(f"{question(field)} {field.placeholder}")
    year, make, model = (phrases("submit_choices", "car", part).find(words) is not None for part in ("year", "make", "model"))
    if shows_a_car(field):
        return True
    return (make and (model or year)) or (year and model and not phrases("submit_choices", "car", "model_year").find(words))


def without_papers(words: str, beside: str = "") -> bool:
    """It lets a trade-in tool be told the car by its make and model instead of by its number plate. `beside`: what is asked next
    to it; where that is the plate, "I don't have it" is enough."""
    told, bare = plain(words), thin(plain(words))
    found = thin_phrases("submit_choices", "trade", "without").all_in(bare)
    if len("".join(found).replace(" ", "")) > 0.6 * len(bare.replace(" ", "")):
        return True
    by_hand = phrases("submit_choices", "trade", "by_hand").find(told)
    if by_hand and len(told.split()) < _FEW_WORDS:
        return True
    lacking, papers = (phrases("submit_choices", "trade", table).find(told) for table in ("unknown", "papers"))
    if lacking and not papers and len(lacking.split()) > 1 and len(told.split()) <= _A_LACK:
        papers = phrases("submit_choices", "trade", "papers").find(plain(beside))
    return bool(lacking and papers) and len(told.split()) < _FEW_WORDS


def question(field: FieldSnapshot) -> str:
    """What the form asks here, in its own words."""
    if field.kind == "radio" or field.group_size > 1:
        return field.group_label or field.label or field.text_before
    return (
        field.label
        or field.aria_label
        or field.group_label
        or field.placeholder
        or field.text_before[-120:]
        or field.text_after[:120]
    )


def box_words(field: FieldSnapshot) -> str:
    """What a tick box or radio button says of itself."""
    return field.label or field.aria_label or field.text_after or field.value


def required(field: FieldSnapshot) -> bool:
    """Marked as required, by attribute, by an asterisk in its words, or by the last of its words ("Phone (required)")."""
    called = field.label or field.cell_left
    starred = "*" in f"{called}{field.placeholder}{field.text_before[-4:]}{field.group_label}"
    return (
        field.required
        or starred
        or at_least_one(field.group_label)
        or (field.kind != "checkbox" and _said_required(plain(field.label or field.aria_label)))
    )


def at_least_one(words: str) -> bool:
    """They bid to choose one at least: "I would like (at least one)"."""
    return bool(words) and phrases("submit_choices", "required", "least").find(plain(words)) is not None


def _said_required(label: str) -> bool:
    """A box is called more than that, and is not called the opposite."""
    marked = phrases("submit_choices", "required", "words").all_in(label)
    whole = bool(marked) and label.endswith(f" {marked[-1]} ") and label.strip() != marked[-1]
    return whole and not phrases("submit_choices", "required", "never").find(label)
