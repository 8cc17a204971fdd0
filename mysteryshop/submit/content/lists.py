"""Which entry of a list answers a question of the form, by the type of the field and the shop. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mysteryshop.lexicons import load
from mysteryshop.model import Channel, Intent, Persona, Shop, TradeIn, Vehicle
from mysteryshop.submit.content import choose, dateparts, errands, values
from mysteryshop.submit.content.address import form_of_address
from mysteryshop.submit.content.carparts import unit
from mysteryshop.submit.content.carstate import asks_of_service, state
from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.content.grouped import of_our_desk
from mysteryshop.submit.content.leave import gives_leave, says_to_what, to_a_list, to_other_ends
from mysteryshop.submit.content.oneself import lives_there, of_a_plain_shopper, of_driving
from mysteryshop.submit.content.persons import nobody_of
from mysteryshop.submit.content.texts import own_car_in_one, question, required, values_text, without_papers
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.recognise.boxes import read_sentence

if TYPE_CHECKING:
    from mysteryshop.submit.content.wishes import Planner
    from mysteryshop.submit.page.snapshot import FieldSnapshot
    from mysteryshop.submit.recognise import FieldReading

_SECRETS = frozenset(("password", "password_confirm", "payment", "security_qa", "otp", "username", "login_id"))
NEVER = _SECRETS | {"gov_id", "birth_date", "captcha", "file", "honeypot"}
"""Types that are never filled, whatever the form says."""

_PAPERS = frozenset(("payment", "gov_id", "birth_date", "file", "username"))
_NAMES = frozenset(("vehicle_make", "vehicle_model", "vehicle_trim", "vehicle_year", "city", "state", "country", "company"))
"""Types of what has a name or a number."""
_PARTIES = frozenset(("marketing_optin", "consent", "country", "state", "company", "job_title", "contact_method"))
"""Types that a list of people and companies may have been taken for."""
_OF_ANYTHING = frozenset(("other", "subject", "price", "vehicle_other", "department"))
"""Types that a list of ways to answer may have been taken for ("Where should we send your price?")."""
_STORES = frozenset(("other", "subject", "city", "company", "contact_method", "vehicle_interest"))
"""Types that a list of stores may have been taken for."""
_OF_STATE = frozenset(("other", "vehicle_other", "vehicle_interest", "quantity", "state", "country", "has_trade_in", "price"))
"""Types that a question about the present car's state may have been taken for."""


def from_list(plan: Planner, reading: FieldReading, options: Sequence[Option]) -> tuple[Option, str] | None:
    """The entry a shopper would take, and why; None to leave the list."""
    field, kind, shop = reading.field, _kind(reading, options), plan.shop
    if not options or kind in NEVER:
        return None
    if (bare := choose.unlettered(options)) != list(options) or (bare := of_our_desk(field, options, shop)):
        return _of_fewer(plan, reading, options, bare)
    asked = question(field)
    if kind in ("other", "consent") and len(options) == 1 and field.kind != "select":  # a drawn tick box
        leave = read_sentence(replace(field, kind="checkbox", label=options[0][0], text_before="", text_after=""))[0]
        return (options[0], "consent the form needs") if leave == "consent" else None
    if kind in ("other", "country", "contact_method") and (found := _language(options, shop.scenario.language)):
        return found, "the shopper's language"
    if found := unit(options, shop.persona.country):
        return found, "the unit in which the car tells it"
    calls = kind in ("contact_time", "other") and len(options) > 1 and _unwanted_call(asked, shop)
    if calls and (no := choose.declining([(words, "") for words, _ in options])):  # "n" may be the afternoon
        return next(option for option in options if option[0] == no[0]), "the shopper writes, and wants no call"
    if (told := to_a_list(field, kind, options, shop)) is not False:
        return told  # None where nobody can tell which entry refuses
    vague = kind == "consent" and asked and (not says_to_what(asked) or to_other_ends(field, plan.readings))
    if vague and choose.only_yes_or_no(options):
        return (no, "what is agreed to is not said in words known here") if (no := choose.yes_or_no(options, False)) else None
    spans = ("other", "contact_time", "date", "time", "subject", "vehicle_other", "vehicle_interest", "hear_about", "price")
    if kind in spans and choose.asks_timeframe(asked, options):
        span = shop.scenario.timeframe.days if shop.scenario.timeframe else None
        if found := choose.timeframe(options, span):
            return found, "the scenario's time frame"
    if kind == "contact_time" and not required(field) and _unwanted_call(asked, shop):
        return None
    if kind in ("other", "subject", "contact_time", "date", "time") and choose.clock_times(options):
        return (found, "an hour the store is open") if (found := choose.hour(options)) else None
    if kind in _STORES and (found := _store(plan, asked, options)):
        return found, "this dealer's store"
    if kind in ("other", "subject", "hear_about", "vehicle_interest", "vehicle_other") and (
        found := _own_car(plan, reading, options)
    ):
        return found, "the car asked about"
    if kind in ("other", "subject", "vehicle_interest") and (found := _new_or_used(plan, options) or choose.who_asks(options)):
        return found, "new or used, as the car is; a person, as the shopper is"
    if found := next((option for option in options if len(options) > 1 and without_papers(option[0])), None):
        return found, "the car is told by its make and model"
    if kind in ("other", "subject", "full_name") and (found := nobody_of(options)):
        return found, "no person of the house in particular"
    if kind in ("other", "subject", "vehicle_other", "has_trade_in") and (found := _errand(plan, options)):
        return found, "what the shopper came for"
    if found := _by_kind(shop, kind, options):
        return found, "the shopper's choice"
    if found := choose.by_value(options, *spellings(plan, reading)):
        return found, "the shopper's own"
    if kind.startswith("vehicle_") and (found := _mileage(plan, reading, options) or _own_car(plan, reading, options)):
        return found, "the car asked about"
    if kind in ("other", "contact_method", "vehicle_interest", "vehicle_other") and errands.tells_errands(options, shop):
        may = field.kind == "checkbox" and not required(field)  # only what the shopper came for is added
        found = errands.wish(options, shop) if may else errands.department(options, shop)
        return (found, "the sales desk") if found else None
    if kind == "other" and (told := of_driving(field, asked, options)):
        return told
    if kind.startswith("date") and required(field):
        return _free_day(plan, field, options), "a day that is free"
    return _wished_or_insisted(plan, reading, kind, options)


def _of_fewer(
    plan: Planner, reading: FieldReading, options: Sequence[Option], bare: Sequence[Option]
) -> tuple[Option, str] | None:
    """The entry out of those without the key before each ("A Used"), or of those of one group."""
    told = from_list(plan, reading, bare)
    if told is None or len(bare) < len(options):
        return told
    return options[bare.index(told[0])], told[1]


def _wished_or_insisted(plan: Planner, reading: FieldReading, kind: str, options: Sequence[Option]) -> tuple[Option, str] | None:
    """What the shopper came for; where the form insists on an answer, the one that is so or claims least."""
    field, asked, shop = reading.field, question(reading.field), plan.shop
    wished = errands.wish(options, shop) if kind in ("other", "vehicle_interest", "contact_method") else None
    if required(field) or _last_of_cascade(plan, reading):
        car = plan.car(reading)
        if told := of_a_plain_shopper(asked, options):
            return told
        if isinstance(car, TradeIn) and kind in _OF_STATE and (found := state(car, asked, options)):
            return found, "as the shopper's own car is"
        if lives_there(shop.persona, asked) and (yes := choose.yes_or_no(options, True)):
            return yes, "where the shopper lives"
        here = choose.by_words(options, load("submit_choices")["at_store"]["words"])  # the shopper comes to the store
        least = choose.harmless([option for option in options if not gives_leave(option[0])])
        found = _came_for_it(asked, options, shop) or _near(plan, kind, options) or here or wished or least
        return (found, "the form insists; this claims least") if found else None
    return (wished, "what the shopper came for") if wished else None


def _free_day(plan: Planner, field: FieldSnapshot, options: Sequence[Option]) -> Option:
    """The day the shopper would come by, where the list has it; else one of the first, and not the very next. In a second list
    another one."""
    named = dateparts.entry(options, plan.day_for(field), plan.country)
    return named or options[min(len(options) - 1, 2 + plan.days_before(field))]


def _last_of_cascade(plan: Planner, reading: FieldReading) -> bool:
    """The trim of the car given away, after its make and model: tools that value it go on only with one."""
    return reading.type == "vehicle_trim" and plan.has("vehicle_model") and isinstance(plan.car(reading), TradeIn)


def _kind(reading: FieldReading, options: Sequence[Option]) -> str:
    """The field's type; entries that are ways to reach the shopper ask how to answer; yes, no or a class shows no paper, and
    yes or no names no make; how a car was serviced is no subject."""
    if reading.type == "subject" and asks_of_service(question(reading.field)):
        return "other"
    if reading.type in _PAPERS and (choose.only_yes_or_no(options) or choose.licence_class(options)):
        return "other"
    if reading.type in _NAMES and choose.only_yes_or_no(options):
        return "other"
    if reading.type in _PARTIES and choose.private(options):
        return "other"  # who asks, whatever is said near by
    return "contact_method" if reading.type in _OF_ANYTHING and choose.ways_to_answer(options) else reading.type


def _unwanted_call(asked: str, shop: Shop) -> bool:
    """It asks when to call back ("Call me back at"), and the shopper writes."""
    calls = phrases("submit_ways", "errand_words", "calls").find(plain(asked)) is not None
    return calls and shop.scenario.preferred_channel not in (Channel.CALL, Channel.VOICEMAIL)


def _by_kind(shop: Shop, kind: str, options: Sequence[Option]) -> Option | None:
    """The entry for a question of this type, where the type alone tells."""
    by_kind: dict[str, Callable[[], Option | None]] = {
        "contact_method": lambda: choose.contact_method(options, shop),
        "contact_time": lambda: choose.by_words(options, load("submit_choices")["contact_time"]["words"]),
        "subject": lambda: errands.department(options, shop),
        "hear_about": lambda: choose.by_words(options, load("submit_choices")["hear_about"]["words"]),
        "new_or_used": lambda: choose.condition(options, shop.vehicle.condition if shop.vehicle else None),
        "has_trade_in": lambda: choose.yes_or_no(options, shop.scenario.trade_in is not None),
        "consent": lambda: choose.yes_or_no(options, True),
        "marketing_optin": lambda: choose.yes_or_no(options, False),
        "time": lambda: choose.hour(options),
        "name_prefix": lambda: form_of_address(options, shop.persona),
        "gender": lambda: form_of_address(options, shop.persona),
    }
    return by_kind[kind]() if kind in by_kind else None


def _language(options: Sequence[Option], language: str) -> Option | None:
    """The shopper's language, in a list of languages by the names they give themselves, or their codes."""
    known = [phrases("submit_ways", "languages", code) for code in load("submit_ways")["languages"]]
    if len(options) < 2 or not all(any(names.whole(plain(option[0])) for names in known) for option in options):
        return None
    wanted = phrases("submit_ways", "languages", language)
    return next((option for option in options if wanted.whole(plain(option[0]))), None)


def _came_for_it(asked: str, options: Sequence[Option], shop: Shop) -> Option | None:
    """The yes of a question that is answered with yes or no and asks whether the shopper came for a car; the one entry that says
    so ("Purchasing a car" beside "Storage")."""
    yes, no = choose.yes_or_no(options, True), choose.yes_or_no(options, False)
    if yes and no and yes != no:
        return yes if errands.wants_a_car(plain(asked)) else None
    buys = [option for option in options if errands.comes_for_a_car(plain(option[0]))]
    return buys[0] if len(buys) == 1 < len(options) and shop.scenario.intent is not Intent.TRADE_IN else None


def _near(plan: Planner, kind: str, options: Sequence[Option]) -> Option | None:
    """The store's own place in a list of places: the shopper's file has none, or the list does not hold it."""
    dealer = plan.shop.dealer
    names = values.region(dealer.country, dealer.state, dealer.zip, dealer.city) if kind == "state" else ()
    if found := choose.by_value(
        options, values.near(dealer, kind), *names, dealer.city
    ):  # many provinces are called after a town
        return found
    named = [option for option in options if kind in ("state", "city") and plain(option[0]) in plain(dealer.name)]
    return named[0] if len(named) == 1 < len(options) else None  # a house may be called after its region


def _errand(plan: Planner, options: Sequence[Option]) -> Option | None:
    """The entry that names the very errand the scenario is about, where that has a form of its own: a test drive, a trade-in."""
    return errands.called(options, plan.shop) if plan.shop.scenario.intent in errands.NAMED else None


def _mileage(plan: Planner, reading: FieldReading, options: Sequence[Option]) -> Option | None:
    """Of ranges of miles or kilometres, the present car's."""
    car = plan.car(reading)
    gone = car.mileage if isinstance(car, TradeIn) and reading.type == "vehicle_mileage" else None
    return choose.within(options, gone) if gone else None


def _own_car(plan: Planner, reading: FieldReading, options: Sequence[Option]) -> Option | None:
    """The entry that bears the car's stock number or VIN; the one that is its make, model or year and nothing else, in a list
    whose question says little; or of those that name its model among other words ("MINI Countryman") the one of its year and
    trim."""
    car = plan.car(reading)
    if isinstance(car, Vehicle) and (numbered := _numbered(car, options)):
        return numbered
    facts = [str(fact) for fact in (car.make, car.model, car.year) if fact] if car else []
    wanted = {plain(fact) for fact in facts}
    if whole := next((option for option in options if plain(option[0]) in wanted), None):
        return whole
    model = plain(car.model or "") if car and len(options) > 1 and reading.type != "hear_about" else " "
    named = [option for option in options if model.strip() and model in plain(option[0])]
    year, trim, told = (
        set(plain(str(fact or "")).split()) for fact in (car and car.year, getattr(car, "trim", ""), " ".join(facts))
    )

    def less(option: Option) -> tuple[int, int, int, int]:
        said = set(plain(option[0]).split())
        return -len(year & said), -len(trim & said), -len(told & said), len(option[0])

    return min(named, key=less, default=None)


def _numbered(car: Vehicle, options: Sequence[Option]) -> Option | None:
    """The one entry of several whose words or value hold the number the store keeps the car under."""
    numbers = [plain(number) for number in (car.stock, car.vin) if number and len(number) > 3]
    told = [option for option in options if any(number in plain(" ".join(option)) for number in numbers)]
    return told[0] if len(told) == 1 < len(options) else None


def _new_or_used(plan: Planner, options: Sequence[Option]) -> Option | None:
    """The entry for cars like the shopper's, in a list that has one for new cars and another for used ones, or whose only such
    entry says just that ("Occasion")."""
    wanted = plan.shop.vehicle.condition if plan.shop.vehicle else None
    if wanted is None:
        return None
    new, used = choose.condition(options, "new"), choose.condition(options, "used")
    if new and used and new != used:
        return new if wanted == "new" else used
    alone = phrases("submit_choices", "condition", wanted)
    return next((option for option in options if alone.whole(plain(option[0]))), None)


def _store(plan: Planner, asked: str, options: Sequence[Option]) -> Option | None:
    """The entry that speaks most of this dealer, in a list that asks for a store or names this one."""
    dealer = plan.shop.dealer
    named = [word for word in plain(dealer.name).split() if len(word) > 3]
    places = [plain(place).strip() for place in (dealer.city, dealer.zip, dealer.state) if place]
    wanted = phrases("submit_choices", "store", "words").find(plain(asked)) is not None
    called = [option for option in options if plain(option[0]).startswith(plain(dealer.name))]
    if len(called) == 1:
        return called[0]  # whatever large town beside it the dealer's file names

    def speaks(option: Option) -> int:
        words = plain(option[0])
        named_too = sum(f" {word} " in words for word in named)
        return 10 * sum(f" {place} " in words for place in places) + (named_too if wanted or named_too == len(named) else 0)

    whole = set(plain(dealer.name).split())  # "South" alone may tell two apart
    best = max(options, key=lambda option: (speaks(option), len(whole & set(plain(option[0]).split()))), default=None)
    if best is not None and speaks(best) >= (1 if wanted else 2) and (wanted or named):
        return best
    # of stores that none is this dealer's for sure, a shopper takes the one in his own town
    home = plan.shop.persona.city
    return next((option for option in options if wanted and home and f" {plain(home).strip()} " in plain(option[0])), None)


def spellings(plan: Planner, reading: FieldReading) -> tuple[str, ...]:
    """What a list may call the answer."""
    persona = plan.shop.persona
    if reading.type == "state":
        return values.state_names(persona)
    if reading.type == "country":
        return values.country_names(persona.country)
    if reading.type == "phone_country_code" and plan.phone:
        code, land = f"+{plan.phone.code}", persona.country  # several lands share one code
        return (*values.country_names(land)[:-1], f"{land} {code}", f"{code} {land}", code, land, plan.phone.code)
    if reading.type == "vehicle_interest" and plan.shop.vehicle and not own_car_in_one(plan, reading):
        v = plan.shop.vehicle
        return tuple(
            s
            for s in (
                v.words(),
                f"{v.year or ''} {v.make or ''} {v.model or ''}".strip(),
                f"{v.make or ''} {v.model or ''} {v.trim or ''}".strip(),
                f"{v.make or ''} {v.model or ''}".strip(),
                f"{v.model or ''} {v.trim or ''}".strip(),
                v.model or "",
                v.make or "",
            )
            if s
        )
    placed = reading.type in ("street", "city", "zip")
    text, _ = values_text(plan, reading) if reading.type.startswith("vehicle_") or placed else (None, "")
    if not text:
        return ()
    if reading.type == "vehicle_model" and (car := plan.shop.vehicle) and text == car.model:
        with_make = (f"{car.make} {text}", f"{car.make}{text}") if car.make else ()
        return (text, *((f"{text} {car.trim}",) if car.trim else ()), *with_make)
    return (text, *(s for s in _with_place(persona, reading.type, text) if s != text)) if placed else (text,)


def _with_place(persona: Persona, kind: str, text: str) -> tuple[str, ...]:
    """How suggestions of a street, a town or a postal code call it: with the place it lies in."""
    code, town = persona.zip or "", persona.city or ""
    if not town:
        return ()
    if kind == "street":
        return tuple(" ".join(f"{text} {place}".split()) for place in (f"{code} {town}", f"{town} {code}", town))
    return tuple(s for s in (f"{code} {town}", f"{town} {code}", code if kind == "zip" else "") if code and s)
