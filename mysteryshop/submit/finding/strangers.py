"""Forms for other cars than the one asked about: for the shopper's own, which the store would buy, or those of a list. Pure."""

from __future__ import annotations

from mysteryshop.model import FormType, Shop
from mysteryshop.submit.content.choose import real_options
from mysteryshop.submit.finding.slight import pressed
from mysteryshop.submit.finding.wants import car_likeness, other_car, weight
from mysteryshop.submit.finding.warrant import label_of, names_a_message, takes_a_question
from mysteryshop.submit.finding.weighing import gives_away
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.recognise import FormReading

_CARS = ("vehicle_model", "vehicle_interest")


def buys_in(reading: FormReading, shop: Shop, heading: str, *, at_the_car: bool) -> bool:
    """What stands over it or on its button offers to buy the shopper's own car, and the scenario offers none. `heading`: the
    page's; `at_the_car`: the page is that of the car asked about, where a form that takes a question may have such a part."""
    if weight(FormType.TRADE_IN, shop) or (at_the_car and takes_a_question(reading)):
        return False
    form = reading.form
    named = form.heading_inside or form.heading_near or plain(form.heading) == plain(heading)
    said = (form.heading if named else "", form.aria_label, *pressed(reading))
    return any(gives_away(plain(words)) for words in said if words)


def asks_of_own_car(reading: FormReading) -> bool:
    """All that may be written there is about a car the shopper has: "What's your car doing?". Who asks that repairs it."""
    if reading.form_type is FormType.TRADE_IN:
        return False
    boxes = [r for r in reading.fields if r.field.kind in ("textarea", "editable") and r.type != "honeypot"]
    own, seeks = (phrases("submit_ways", "own_car", table) for table in ("car", "seeks"))
    told = [plain(words) for box in boxes if not names_a_message(words := label_of(box))]
    return len(told) == len(boxes) > 0 and all(own.find(words) and not seeks.find(words) for words in told)


def of_other_cars(reading: FormReading, shop: Shop) -> bool:
    """It offers a list of cars, and the shopper's is not among them: the maker's new ones for who asks about a used one."""
    for one in reading.fields:
        options = real_options(one.field.options) if one.type in _CARS else []
        told = [plain(words) for words, _ in options]
        cars = sum(other_car(words, shop.vehicle) for words in told)
        if cars > 1 and not any(car_likeness(words, shop.vehicle) for words in told):
            return True
    return False
