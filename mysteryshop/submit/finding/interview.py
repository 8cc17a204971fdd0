"""Forms that ask one thing at a time: a start screen, then a question a screen, the rest not to be seen yet. Pure."""

from __future__ import annotations

from dataclasses import replace

from mysteryshop.model import FormType
from mysteryshop.submit.content.atdealer import filters
from mysteryshop.submit.content.carparts import part_of_car
from mysteryshop.submit.content.choose import asks_timeframe
from mysteryshop.submit.content.texts import asks_car, held_car, question, without_papers
from mysteryshop.submit.finding.buttons import (
    answers,
    is_onward,
    is_sending,
    leads_back,
    looks_up,
    puts_off,
    send_button,
    starts,
    who_comes_later,
)
from mysteryshop.submit.finding.slight import names_a_door
from mysteryshop.submit.finding.wants import STEPPED
from mysteryshop.submit.finding.warrant import names_lead, takes_a_question
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.recognise import FieldReading, FormReading
from mysteryshop.submit.recognise.spoken import reply_here
from mysteryshop.submit.recognise.words import MOTOR

_NAMES = frozenset(("first_name", "middle_name", "last_name", "full_name"))
_REACHED = frozenset(("email", "phone", "phone_part", "message"))
_PRESENT_CAR = frozenset(
    ("vehicle_year", "vehicle_make", "vehicle_model", "vehicle_trim", "vehicle_mileage", "vin", "has_trade_in")
)
_ONE_CAR = frozenset(("vehicle_interest", "vehicle_make", "vehicle_model"))
"""What a single box may ask that takes a whole car: "Start typing your vehicle"."""
_A_PLATE = 6
"""Words up to which a box that names a plate asks for it."""
_HARDLY, _SURE = 0.6, 0.75
_UNSURE = (FormType.OTHER, FormType.NEWSLETTER, FormType.LOGIN, FormType.SEARCH)
_PLAIN = (FormType.CONTACT, FormType.VEHICLE_INQUIRY)
_WHEN = frozenset(("date", "time"))
"""A form that asks for both, where a test drive was promised, books one, whatever heads it."""
_PLACE = frozenset(("zip", "city"))
_NOT_OURS = frozenset(("search_query", "password", "username", "login_id", "zip", "city", "payment"))
"""What a form asks alone that is no interview: a search, a door, a store to be chosen."""


def in_view(reading: FormReading) -> list[FieldReading]:
    """The boxes a person could answer now."""
    shown = [r for r in reading.fields if r.field.usable and not r.field.button and r.type != "honeypot"]
    return [r for r in shown if not filters(r.field, shown)]


def questions(reading: FormReading) -> int:
    """How many things are asked now; the entries of a list, the parts of a name, a number or a date are one."""
    asked = set()
    for r in in_view(reading):
        box = r.field
        several = box.kind in ("radio", "checkbox") and (box.name or box.group_label)
        part = "name" if r.type in _NAMES else r.type if r.type in ("phone_part", "date_part") else ""
        asked.add(several or part or box.selector)
    return len(asked)


def asks_one(reading: FormReading) -> bool:
    """One thing is asked in view."""
    return questions(reading) == 1


def to_come(reading: FormReading) -> bool:
    """Its other questions are out of sight, and a button in view leads to them: from a start screen, or from a first one."""
    hidden = {r.type for r in reading.fields if not r.field.button and not r.field.usable and r.type != "honeypot"}
    return bool(hidden & _REACHED) and leads_on(reading)


def asks_later(reading: FormReading) -> bool:
    """What stands over it names a lead, its button says that it goes on, and a box for the question waits out of sight: an
    address alone is its first step."""
    button, form = send_button(reading), reading.form
    unseen = any(not box.field.usable for box in reading.of("message"))
    if not (unseen and button is not None and is_onward(button) and takes_a_question(reading)):
        return False
    said = [words for words in (form.heading, form.heading_above, form.legend, form.aria_label) if words]
    return any(map(names_lead, said)) and not any(map(names_a_door, said))


def leads_on(reading: FormReading) -> bool:
    """Little or nothing is asked in view and the button there goes on, or more is and it says so."""
    button, asked = send_button(reading), questions(reading)
    if button is None and asked == 1:
        return answered_by_press(reading)
    if button is None:
        return False
    if asked > 1:
        alone = reading.form_type is FormType.TEST_DRIVE and asks_when_alone(reading)
        return alone or (is_onward(button) and not is_sending(button)) or (who_comes_later(reading) and not looks_up(button))
    if reading.form_type in STEPPED and place_first(reading) and not looks_up(button):
        return True
    return is_onward(button) or starts(button) or (asked == 1 and (answers(button) or talks(reading)))


def leads_unnamed(reading: FormReading) -> bool:
    """Who asks is a part of the form that is out of sight yet, and one button stands there, whatever it says: "Calculate"."""
    who = [r.field.usable for r in reading.fields if r.type in ("email", "phone") and not r.field.button]
    pressed = [r.field for r in reading.fields if r.field.button and r.field.usable and r.field.kind != "reset"]
    alone = len(pressed) == 1 and not (looks_up(pressed[0]) or leads_back(pressed[0].text) or puts_off(pressed[0].text))
    return alone and bool(who) and not any(who) and questions(reading) > 0 and reading.form_type not in _UNSURE


def place_first(reading: FormReading) -> bool:
    """A layer asks where the shopper lives, and nothing else yet."""
    return reading.form.in_dialog and bool(asked := {r.type for r in in_view(reading)}) and asked <= _PLACE


def asks_when_alone(reading: FormReading) -> bool:
    """A day is asked, and nothing yet by which anybody could be answered, not even out of sight: whatever its button says
    ("Confirm the time"), who comes is asked after it."""
    asked = {r.type for r in in_view(reading)}
    return "date" in asked and not {r.type for r in reading.fields} & (_REACHED | _NAMES | _NOT_OURS)


def talks(reading: FormReading) -> bool:
    """All answers are typed into one box, and more will be asked."""
    return any(reply_here(r.field) for r in in_view(reading))


def answered_by_press(reading: FormReading) -> bool:
    """One question with drawn answers to press, and no button: the press alone leads on."""
    boxes = in_view(reading)
    pressed = not any(r.field.button and r.field.visible for r in reading.fields)
    return len(boxes) > 1 and all(r.field.kind == "radio" and (r.field.tag != "input" or pressed) for r in boxes)


def shows(reading: FormReading) -> bool:
    """A person sees it, or the start of it."""
    return reading.form.visible if in_view(reading) else to_come(reading)


def opening(reading: FormReading, promised: FormType | None) -> FormReading:
    """A single question with a button that goes on, where a form was promised: its first question. So is the shopper's present
    car, where a trade-in was promised."""
    asked = {r.type for r in in_view(reading)}
    promised = promised or _named(reading)
    if promised is FormType.TRADE_IN:
        asked |= _asleep(reading)  # the model waits for the make, and that for the year
    if promised is FormType.TRADE_IN and _of_a_car(reading) and len(asked & _PRESENT_CAR) > 1:
        return replace(
            reading, form_type=promised, confidence=max(reading.confidence, 0.6)
        )  # whose car is meant, the way here said
    if promised is FormType.TEST_DRIVE and reading.form_type in _PLAIN and {r.type for r in reading.fields} >= _WHEN:
        return replace(reading, form_type=promised, confidence=max(reading.confidence, 0.6))
    stepped = promised in STEPPED and reading.form_type in _PLAIN
    if promised and stepped and asked and who_comes_later(replace(reading, form_type=promised)):
        return replace(reading, form_type=promised, confidence=max(reading.confidence, 0.6))
    if promised in STEPPED and reading.form_type in _UNSURE and place_first(reading):
        here = replace(reading, form_type=promised, confidence=0.6)
        return here if leads_on(here) else reading
    if promised is FormType.TEST_DRIVE and reading.form_type is FormType.OTHER and asks_when_alone(reading):
        return replace(reading, form_type=promised, confidence=max(reading.confidence, 0.6))
    if promised is FormType.TEST_DRIVE and reading.form_type is FormType.VEHICLE_INQUIRY and _begins_with_car(reading):
        return replace(reading, form_type=promised)
    if promised is None or not (reading.form_type in _UNSURE or _chooses_a_time(reading)):
        return reading
    hardly = reading.form_type in (FormType.NEWSLETTER, FormType.OTHER) and reading.confidence < _HARDLY
    if asked >= {"email"} and asked & _NAMES and hardly:
        return replace(reading, form_type=promised, confidence=0.6)  # a name and an address, and no word of a mailing list
    car = promised is FormType.TRADE_IN and not asked & _REACHED and (len(asked & _PRESENT_CAR) > 1 or "vehicle_mileage" in asked)
    boxes = [r.field for r in in_view(reading)] if promised is FormType.TRADE_IN else []
    alone = asks_one(reading) and asked <= _ONE_CAR
    car = car or (alone and bool(boxes)) or (asks_one(reading) and any(map(asks_car, boxes)))
    car = car or any(without_papers(box.label) for box in boxes)
    car = car or (asks_one(reading) and any(_of_my_car(box) for box in boxes))
    strange = asked & _NOT_OURS - (_PLACE if promised is _named(reading) else frozenset())  # where it is begins many a tool
    if not car and not (leads_on(reading) and asked and not strange):
        return reading
    if asked == {"email"} and not _says_more_comes(reading):  # a mailing list, whatever its button says
        return reading
    return replace(reading, form=_nameless(reading.form), form_type=promised, confidence=0.6)


def _chooses_a_time(reading: FormReading) -> bool:
    """Nothing but when the shopper means to buy, which is no order."""
    boxes = [r.field for r in in_view(reading)]
    drawn = bool(boxes) and all(box.kind == "radio" for box in boxes) and asks_one(reading)
    over = f"{reading.form.heading} {question(boxes[0])}" if drawn else ""
    return drawn and reading.form_type is FormType.ORDER and asks_timeframe(over, [(box.label, box.value) for box in boxes])


def _asleep(reading: FormReading) -> set[str]:
    """What is asked in sight once the boxes before it are answered."""
    return {r.type for r in reading.fields if r.field.visible and r.field.disabled and not r.field.button}


def _named(reading: FormReading) -> FormType | None:
    """What stands over it calls it a trade-in tool."""
    form = reading.form
    near = form.heading if form.heading_inside or form.heading_near else ""
    return FormType.TRADE_IN if thin_phrases("submit_ways", "leads", "trade_in").find(thin(plain(near))) else None


def _of_a_car(reading: FormReading) -> bool:
    return reading.form_type in (FormType.VEHICLE_INQUIRY, FormType.QUOTE) and reading.confidence < _SURE


def asks_held_car(reading: FormReading) -> bool:
    """One typed box for the car that the shopper has ("What do you drive now?"), and a button that goes on."""
    boxes, button = in_view(reading), send_button(reading)
    if len(boxes) != 1 or boxes[0].field.kind != "text" or boxes[0].type in _NOT_OURS | _REACHED | _NAMES:
        return False
    form, box = reading.form, boxes[0].field
    over = form.heading if form.heading_inside or form.heading_near else ""
    asked = [words for words in (question(box), box.text_before.rpartition(" | ")[2], over) if held_car(words)]
    drives = phrases("submit_choices", "trade", "drives")
    car = boxes[0].type in _ONE_CAR or asks_car(box)
    car = car or any(drives.find(plain(words)) or MOTOR & set(plain(words).split()) for words in asked)
    return bool(asked) and car and button is not None and is_onward(button) and not (is_sending(button) or looks_up(button))


def _begins_with_car(reading: FormReading) -> bool:
    """Which car is asked alone, and the rest is still to come."""
    return asks_one(reading) and {r.type for r in in_view(reading)} <= _ONE_CAR and leads_on(reading)


def _of_my_car(box: FieldSnapshot) -> bool:
    """It asks for the plate, or one thing about the car in a whole sentence: the first question of a tool."""
    told = plain(question(box))
    plate = box.kind == "text" and phrases("submit_choices", "trade", "papers").find(told) and len(told.split()) <= _A_PLATE
    return bool(plate) or part_of_car(box) is not None


def _nameless(form: FormSnapshot) -> FormSnapshot:
    """What stands over a question screen is the question, and no name of the form's."""
    asks = form.heading.rstrip().endswith("?")
    return replace(form, heading="", heading_inside=False, heading_above="", legend="") if asks else form


def _says_more_comes(reading: FormReading) -> bool:
    button = send_button(reading)
    begins = button is not None and starts(button) and len(plain(button.text).split()) > 1  # "go" alone ends a mailing list's box
    return to_come(reading) or begins or (button is not None and is_onward(button))
