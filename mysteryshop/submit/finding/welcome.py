"""Which forms of a page may carry the lead, and how welcome each is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.model import FormType, Intent, Shop
from mysteryshop.submit.content.errands import other_desk
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.finding.buttons import onward_button
from mysteryshop.submit.finding.desks import asks_desk, errand_lists
from mysteryshop.submit.finding.guards import framed_riddle, riddle_in
from mysteryshop.submit.finding.interview import in_view, leads_on, leads_unnamed, shows, to_come
from mysteryshop.submit.finding.moments import CALENDAR
from mysteryshop.submit.finding.slight import asks_a_bid, for_calls, only_alerts, only_joins, opens_a_door, plain_list, pressed
from mysteryshop.submit.finding.strangers import asks_of_own_car, buys_in, of_other_cars
from mysteryshop.submit.finding.wants import TOOLS, car_likeness, other_car, shows_number, store_likeness, wants_car, weight
from mysteryshop.submit.finding.warrant import label_of, names_lead, own_errand, takes_a_question
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import LEADS_TO, NAMED_PRICE
from mysteryshop.submit.page import walls
from mysteryshop.submit.page.ask import ask
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.recognise import FormReading
from mysteryshop.submit.recognise.forms import speaks_of

_RIDDLES = ("captcha", "security_qa")
_GENERAL = frozenset((FormType.CONTACT, FormType.OTHER))
_EXCHANGE = re.compile(r" (?:part ex(?:change)?|parts? of) ")
_PARTED = re.compile(r"[?!:|–—]\s+|\.\s+")
"""What parts a heading of two sayings: "RSVP: grand opening"."""
ABOUT_A_CAR = (FormType.VEHICLE_INQUIRY, FormType.QUOTE, FormType.CONTACT)
OTHER_CAR = 0.6
OTHER_STOCK = 0.85
OTHER_STORE = 0.6
OTHER_DESK = 0.6
OTHER_CONDITION = 0.85
APPOINTMENT = 0.7
"""What a form that asks for the day and the hour of a visit is worth for who only asks a question."""
UNNAMED = 0.9
"""What a form is worth whose only button says nothing of leading on."""
OUR_STORE = 1.05
"""What a form is worth, beside one alike, when its heading or the words before it name this very store."""
_NAMED = 0.6
NO_CARS_PAGE = 0.8
"""What a form for a car, or for its price, is worth on a page of no car in particular, beside one on the shopper's car's page."""
_OF_ANY_CAR = (FormType.VEHICLE_INQUIRY, FormType.QUOTE)
CALL_BACK = 0.7
"""What a form that takes a telephone number and nothing else, or says that it is for calls alone, is worth beside one that takes
the questions."""


@dataclass(slots=True)
class Found:
    """A form a lead may go through: where it stands and how welcome it is (1.0 the best)."""

    frame: Frame
    reading: FormReading
    welcome: float
    page_url: str
    trail: tuple[Way, ...] = ()

    @property
    def dated(self) -> bool:
        """The day to come was chosen on the way."""
        return any(way.selector == CALENDAR for way in self.trail)

    def likeness(self, other: FormReading) -> float:
        """How surely another look's form is this one, by what it asks first, then by where it stands; 0.0: surely not."""
        mine, theirs = _asks(self.reading), _asks(other)
        shared = len(mine & theirs) / max(1, len(mine | theirs))
        placed = other.form.selector == self.reading.form.selector
        alike = placed or other.form_type is self.reading.form_type
        return 2 * shared + 0.5 * placed + 0.1 if alike else 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """What the page is about: the shopper's car (`ours`: by its very stock number, else by year and model), another car, a
    group whose store is still to be chosen; which form the way here `promised`; the
    page's main `heading`; `strange_model`: the link of a car of another model led here, whose form speaks of that car."""

    our_car: float = 0.0
    another_car: bool = False
    unchosen_store: bool = False
    promised: FormType | None = None
    heading: str = ""
    strange_model: bool = False


_SHOPS = frozenset(("vehicle_make", "vehicle_model", "vehicle_interest", "has_trade_in", "contact_method"))
"""Types that who judges a visit, or books a seat, is not asked."""


def _asks(reading: FormReading) -> set[tuple[str, str]]:
    return {(r.type, r.field.name) for r in reading.fields if not r.field.button}


def place_of(survey: Survey, shop: Shop, trail: tuple[Way, ...], car_pages: frozenset[str], *, unchosen: bool) -> Place:
    """Reads a page's heading and title, and how we came to it."""
    about = plain(f"{survey.heading} {survey.title}").replace(plain(shop.dealer.name), " ")  # it may bear a model's name
    likeness = car_likeness(about, shop.vehicle)
    another = bool(shop.vehicle) and other_car(about, shop.vehicle)
    last = trail[-1] if trail else None
    if (
        not likeness
        and not another
        and last
        and (last.kind == "car" or (last.page in car_pages and last.kind in (*LEADS_TO, "call")))
    ):
        likeness = 0.8
    if likeness and shop.vehicle and shop.vehicle.stock:
        told = plain(f"{survey.text} {survey.url}")
        likeness = 1.0 if plain(shop.vehicle.stock) in told or shows_number(told, shop.vehicle) else OTHER_STOCK
    elif likeness:
        likeness = 1.0
    promised = [LEADS_TO[way.kind] for way in trail if way.kind in LEADS_TO]
    if not promised and any(way.kind == "open" and way.href for way in trail):
        promised = [FormType.CONTACT]  # what stands in a frame of the page
    model = plain(shop.vehicle.model or "") if shop.vehicle else ""
    strange = another and last is not None and last.kind == "other car" and bool(model.strip()) and model not in about
    return Place(likeness, another, unchosen, promised[-1] if promised else None, survey.heading, strange)


def at_the_car(survey: Survey, last: Way, shop: Shop) -> bool:
    """This is the page of the shopper's car: the way here led to the car, or a lead's link did and the heading names it."""
    return last.kind == "car" or (
        last.kind in LEADS_TO and last.href is not None and car_likeness(plain(survey.heading), shop.vehicle) > 0
    )


def worth(reading: FormReading, shop: Shop, place: Place) -> float:
    """How welcome a form is by its kind and the page's subject, seen or not; 0.0: it may not carry the lead. Pure."""
    base = weight(reading.form_type, shop)
    mails = reading.form.action.strip().lower().startswith("mailto:")  # the visitor's own mail program, which sends nothing
    if base <= 0 or place.strange_model or mails or not shows(reading) or _another_errand(reading):
        return 0.0
    wizard = any(r.field.hidden_in == "step" for r in reading.fields) or to_come(reading)
    reachable = {r.type for r in reading.fields if not r.field.button and (r.field.usable or wizard)}
    expected = place.promised is not None or place.our_car > 0 or names_lead(reading.form.heading)
    goes_on = leads_on(reading) or onward_button(reading) is not None  # also beside the button that sends it at the end
    if reading.form_type in _GENERAL and not (wizard or (goes_on and not plain_list(reading))) and only_joins(reachable, reading):
        return 0.0
    if (
        only_alerts(reachable, reading)
        or opens_a_door(reading)
        or buys_in(reading, shop, place.heading, at_the_car=place.our_car > 0)
    ):
        return 0.0
    unnamed = expected and not (wizard or goes_on) and leads_unnamed(reading)
    wizard = wizard or unnamed or (expected and goes_on and not reachable & {"email", "phone", "phone_part"})
    if (
        not reachable & {"email", "phone", "phone_part"}
        and not (wizard or _by_choice(reading))
        and reading.form_type is not FormType.TRADE_IN
    ):
        return 0.0
    enough = 0.7
    if shop.vehicle and reading.form_type in ABOUT_A_CAR:
        if place.our_car:
            base = max(base, weight(FormType.VEHICLE_INQUIRY, shop)) * place.our_car
            enough = 0.5
        elif place.another_car or of_other_cars(reading, shop):
            base *= OTHER_CAR
        elif reading.form_type in _OF_ANY_CAR and wants_car(shop):
            base *= NO_CARS_PAGE
    named = errand_lists(reading, shop)
    base = max(base, 1.0) if named else base
    base *= (1.0 if named else _desk(reading, place.heading)) * _condition(reading, shop)
    if place.unchosen_store:
        base *= OTHER_STORE
    form = reading.form
    if store_likeness(plain(f"{form.above} {form.heading} {form.legend} {form.aria_label}"), shop) >= _NAMED:
        base *= OUR_STORE
    if (reachable & {"phone", "phone_part"} and not reachable & {"email", "message"} and not wizard) or for_calls(reading):
        base *= CALL_BACK
    base *= UNNAMED if unnamed else 1.0
    if {"date", "time"} <= reachable and shop.scenario.intent is not Intent.TEST_DRIVE:
        base *= APPOINTMENT
    base *= NAMED_PRICE if asks_a_bid(reading) else 1.0
    # of two forms alike, the one whose own words say what it is for
    return base * (0.5 + 0.5 * min(1.0, reading.confidence / enough)) * (0.98 + 0.02 * reading.confidence)


def _by_choice(reading: FormReading) -> bool:
    """What is asked first is chosen, and the choice shows the rest: how to be reached, what it is about, the day to come."""
    unseen = {r.type for r in reading.fields if not r.field.usable and not r.field.button}
    if not unseen & {"email", "phone"}:
        return False
    if any(r.type == "contact_method" and r.field.usable for r in reading.fields):
        return True
    asked = in_view(reading)
    drawn = all(r.field.kind in ("radio", "select", "date") for r in asked)
    return bool(asked) and drawn and not any(r.field.button and r.field.usable for r in reading.fields)


def refusal(reading: FormReading, shop: Shop, today: date) -> str | None:
    """Why the form may not be filled, or None."""
    return Planner(shop, reading, today).refusal()


def _another_errand(reading: FormReading) -> bool:
    """Its heading or its button names an errand no lead may be sent to: a chat, a job, an insurance; or it asks for stars, or
    how many will come."""
    table = thin_phrases("submit_ways", "not_a_lead", "words")
    form = reading.form
    above = form.heading if form.heading_inside or form.heading_near else ""
    said = [above, form.legend, form.aria_label, *pressed(reading)]
    judged = phrases("submit_ways", "errand_words", "judged")
    comes = any(names_lead(one) for one in said)  # who drives may bring others along
    boxes = (r.field for r in reading.fields if not r.field.button and not (comes and r.type == "quantity"))
    asked = [plain(box.label or box.aria_label or box.group_label) for box in boxes]
    if any(judged.share(words) > 0.6 for words in asked) and not any(r.type in _SHOPS for r in reading.fields):
        return True
    if _orders_a_part(reading, asked, said[:3]) or asks_of_own_car(reading):
        return True
    if not takes_a_question(reading) and any(speaks_of(plain(one), ("newsletter",)) and not names_lead(one) for one in said[:3]):
        return True  # a mailing list, however much it asks
    if reading.form_type is FormType.TEST_DRIVE and names_lead(above):
        said = said[:3]  # "Save my seat" is said of the car's as well
    said += [label_of(box) for box in reading.of("message")]
    parts = [part for words in said for part in (words, *_PARTED.split(words)) if part.strip()]
    return any(table.share(thin(plain(part))) >= 0.5 for part in parts)


def _orders_a_part(reading: FormReading, asked: Sequence[str], titles: Sequence[str]) -> bool:
    """A box asks which part, and the form takes no question or names parts over it as well."""
    parts = phrases("submit_ways", "errand_words", "parts")
    named = any(parts.find(_EXCHANGE.sub(" ", plain(title))) for title in titles)
    if named and any(parts.find(_EXCHANGE.sub(" ", one)) for one in asked):
        return True
    return not takes_a_question(reading) and any(parts.share(one) > 0.6 for one in asked)


def another_wish(reading: FormReading, shop: Shop) -> bool:
    """Its own words, or what it asks, name a wish the scenario has not: to be called, to join a list, a price named by the
    shopper, a drive or a valuation. Such a form is no stand-in for one that could not be completed."""
    form = reading.form
    asked = {r.type for r in reading.fields if not r.field.button and (r.field.usable or r.field.hidden_in == "step")}
    if weight(reading.form_type, shop) < 1.0 and (
        reading.form_type in TOOLS or (reading.form_type is FormType.QUOTE and "message" not in asked)
    ):
        return True
    if asked & {"phone", "phone_part"} and not asked & {"email", "message"}:
        return True  # it takes a call's number and no question
    over = form.heading if form.heading_inside or form.heading_near else form.heading_above
    calls = thin_phrases("submit_ways", "errand_words", "calls")
    said = [over, form.legend, form.aria_label, *pressed(reading)]
    if any(calls.share(thin(plain(words))) > 0.6 for words in said) or asks_a_bid(reading):
        return True
    return _another_errand(reading) or own_errand(reading)


def _desk(reading: FormReading, page: str) -> float:
    """What a form is worth by the desk that reads it: nothing where its own words, or the page's heading over it, name one that
    sells no cars and no lead; less where they name both, or the words above may belong to something else."""
    if reading.form_type is FormType.TRADE_IN:
        return 1.0
    form = reading.form
    own = " ".join((form.heading if form.heading_inside else "", form.aria_label, *pressed(reading)))
    if any(other_desk(plain(words)) for words in pressed(reading)):
        return 0.0
    above = "" if form.heading_inside else form.heading
    for words, sure in (
        (own, True),
        (form.legend, False),
        (above, form.heading_near or plain(above) == plain(page)),
    ):  # a legend may be a question's
        told = plain(words)
        if other_desk(told):
            leads = any(thin_phrases("submit_ways", "leads", kind).find(thin(told)) for kind in LEADS_TO) and not asks_desk(words)
            return 0.0 if sure and not leads else OTHER_DESK
    return 1.0


def _condition(reading: FormReading, shop: Shop) -> float:
    """Of two desks that sell, the one for new cars is less for who asks about a used one, and the other way round."""
    wanted = shop.vehicle.condition if shop.vehicle and reading.form_type is not FormType.TRADE_IN else None
    form = reading.form
    told = plain(f"{form.heading} {form.legend} {form.aria_label}")
    named = {name for name in ("new", "used") if phrases("submit_choices", "condition", name).find(told)}
    return OTHER_CONDITION if wanted in ("new", "used") and named and wanted not in named else 1.0


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a form stands: `open`: a person can use it and it is no chat; `captcha`: the mark of the captcha that guards it, ""
    where there is none, None where that is not known yet."""

    open: bool = False
    captcha: str | None = None


async def ground_of(frame: Frame, reading: FormReading, *, main: bool) -> Ground:
    """Looks where a form stands, in one question to its frame."""
    boxes, buttons = in_view(reading), [r for r in reading.fields if r.field.button and r.field.usable]
    first = next((r.field for r in (*boxes, *buttons)), None)
    if first is None:
        return Ground()
    selector = first.proxy or first.selector
    look = f"(names) => ({script('ground.js')})(names, {script('captcha.js')})"
    try:
        if not main:
            around = await (await frame.frame_element()).evaluate(script("framed.js"))
            if around["chat"] or not around["seen"]:
                return Ground()
        told = await frame.evaluate(look, [selector, reading.form.selector])
        if told is None:  # in a shadow root, where only a locator reaches
            return Ground(await frame.locator(selector).first.is_visible())
    except PlaywrightError:
        return Ground()
    return Ground(bool(told["seen"] and not told["chat"]), str(told["captcha"] or ""))


def asks_nobody(reading: FormReading) -> list[str]:
    """The words beside traps, and beside riddles out of sight that the page has answered by itself."""
    traps = [r.field.label for r in reading.of("honeypot")]
    solved = (r.field for r in reading.fields if r.type in _RIDDLES and r.field.value and not r.field.visible)
    return traps + [words for box in solved for words in (box.label, box.text_before, box.text_after, box.description)]


async def captcha_of(found: Found, mark: str | None = None) -> str | None:
    """The captcha that guards this form, or None. Unseen checks that ask the shopper nothing do not count. `mark`: what the page
    was found to show of one, "" for nothing."""
    for reading in found.reading.fields:
        if reading.type in _RIDDLES and reading.field.usable and not reading.field.button:
            return f"a captcha field (“{reading.field.label or reading.field.name}”)"
    if words := walls.captcha_words(found.reading.form, asks_nobody(found.reading)):
        return f"a riddle against robots (“{words}”)"
    if asked := riddle_in(found.reading):
        return f"a question about the world (“{asked}”)"
    if mark is None:
        if words := await framed_riddle(found.frame, found.reading.form.selector):
            return f"a riddle against robots (“{words}”)"
        try:
            mark = str(await ask(found.frame, found.reading.form.selector, script("captcha.js")))
        except PlaywrightError:
            return None
    return f"a captcha ({mark[:60]})" if mark else None
