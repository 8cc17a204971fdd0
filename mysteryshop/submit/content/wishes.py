"""What to put into each field of a form, and which forms to refuse: the plan of filling, before anything is touched. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mysteryshop.model import FormType, Intent, Shop, TradeIn, Vehicle
from mysteryshop.submit.content import areacode, choose, dateparts, errands, values
from mysteryshop.submit.content.atdealer import second_thoughts
from mysteryshop.submit.content.beyond import another_begins
from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.content.kinds import LEAVE, LISTS, TELLING, TYPED
from mysteryshop.submit.content.lists import NEVER, from_list, spellings
from mysteryshop.submit.content.refusals import about_papers, answered_by_yes, plate_to_come_off, private_to_be_told, refusal
from mysteryshop.submit.content.texts import OF_STATE, at_least_one, box_words, only_after_yes, question, required, values_text
from mysteryshop.submit.content.ticks import tick
from mysteryshop.submit.content.values import Phone
from mysteryshop.submit.content.weekdays import first_open
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise.spoken import reply_here

if TYPE_CHECKING:
    from mysteryshop.submit.recognise import FieldReading, FormReading

_SHUT_LISTS = NEVER | {"search_query", "marketing_optin"}

_TOOLS = frozenset((FormType.TRADE_IN, FormType.TEST_DRIVE, FormType.QUOTE))
_REACHED = "10:00"
_UNSAID = frozenset(
    ("company", "job_title", "fax", "middle_name", "other", "vehicle_other", "hear_about", "name_prefix", "name_suffix")
)
"""Types that a form may insist on and that a stroke through answers."""
_ASKED_ABOUT = frozenset(("other", "subject", "vehicle_interest", "vehicle_other"))
"""Types of tick boxes under one question that wants an answer."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to do with one field. `action`: text, select, radio, check, uncheck, listbox, range, leave; `value` what is typed or
    chosen (words of the entry), `also` other spellings of it for lists."""

    field: FieldSnapshot
    type: str
    confidence: float
    action: str
    value: str | None = None
    also: tuple[str, ...] = ()
    why: str = ""

    @property
    def personal(self) -> bool:
        """It tells who the shopper is."""
        return self.type in TELLING and self.action not in (LEAVE,)


class Planner:
    """Plans one form for one shop on one day. `plain_email`: use the alias without its plus-part. `days_told`: what the site
    said of the days it has visitors on, where it turned one down."""

    def __init__(self, shop: Shop, form: FormReading, today: date, *, plain_email: bool = False) -> None:
        self.shop, self.form, self.today = shop, form, today
        self.country, self.days_told = shop.dealer.country, ""
        self.email = values.plain_alias(shop.persona.email) if plain_email else shop.persona.email
        boxes = [reading for reading in form.fields if not reading.field.button]
        self.readings = second_thoughts(boxes, tool=form.form_type in _TOOLS)
        self.phone = Phone.read(shop.persona.phone, shop.persona.country, self.country)
        if self.phone and any(reply_here(r.field) for r in self.readings if r.field.usable):
            self.phone.plain_first = True  # whoever talks to a program types no brackets
        self._types = {reading.type for reading in self.readings}

    def refusal(self) -> str | None:
        """Why this form may not be filled, or None."""
        return refusal(self.form.form_type, self.readings)

    def wishes(self) -> list[Wish]:
        """One wish a field, in the form's order; groups of radios and boxes are decided together."""
        out: list[Wish] = []
        done: set[str] = set()
        parts = self._phone_parts()
        dates = self._date_parts()
        for reading in self.readings:
            field = reading.field
            if field.selector in done:
                continue
            group = self._group(reading)
            done.update(member.field.selector for member in group)
            if len(group) > 1 or field.kind == "radio":
                out.extend(self._grouped(group))
            elif field.selector in parts and field.kind == "select":
                out.append(_wish(reading, "select", parts[field.selector], "the shopper's area code"))
            elif field.selector in parts:
                out.append(_wish(reading, "text", parts[field.selector], "a part of the telephone number"))
            elif field.selector in dates:
                out.append(self._date_part(reading, dates[field.selector]))
            else:
                out.append(self._single(reading))
        return out

    def _date_parts(self) -> dict[str, tuple[str, ...]]:
        """Spellings for the boxes of a date, by selector, where a date is wanted."""
        parts = any(r.type == "date_part" for r in self.readings)
        boxes = [
            r
            for r in self.readings
            if r.field.usable and (r.type == "date_part" or (parts and r.type == "date" and dateparts.years(r.field)))
        ]
        wanted = self.wants_a_day or any(required(r.field) for r in boxes)
        if (new := self._first_used(boxes)) is not None:
            return dateparts.spellings(boxes, new, self.country)
        return dateparts.spellings(boxes, values.visit_day(self.today), self.country) if boxes and wanted else {}

    def day_for(self, field: FieldSnapshot) -> date:
        """The day the shopper would come by; in a second box for a day ("or else on") the next one that is free."""
        day = values.visit_day(self.today)
        for _ in range(self.days_before(field)):
            day = values.visit_day(day - timedelta(days=2))
        beside = f"{field.label} | {field.description} | {field.text_before} | {field.text_after} | {field.title}"
        return first_open(day, self.days_told or beside)

    def days_before(self, field: FieldSnapshot) -> int:
        """How many boxes for a day stand before this one."""
        boxes = [r.field.selector for r in self.readings if r.type == "date" and r.field.usable and r.field.kind != "radio"]
        return boxes.index(field.selector) if field.selector in boxes else 0

    def _first_used(self, boxes: Sequence[FieldReading]) -> date | None:
        """About when the car given away was new, where its month and year are asked, or a date that says so."""
        car = values.the_car(self.shop, self.form.form_type, False)
        if not (isinstance(car, TradeIn) and car.year) or not boxes:
            return None
        said = " ".join(f"{question(r.field)} {r.field.text_before[-60:]} {r.field.group_label}" for r in boxes)
        told = phrases("submit_choices", "car", "first_used").find(plain(said))
        return date(car.year, 6, 1) if told or not dateparts.asks_a_day([r.field for r in boxes], self.country) else None

    def _date_part(self, reading: FieldReading, spelled: tuple[str, ...]) -> Wish:
        if reading.field.kind not in LISTS:
            return _wish(reading, "text", values.fit(spelled[0], reading.field), "a day the shopper could come")
        options = choose.real_options(reading.field.options)
        found = choose.by_value(options, *spelled)
        if found is None:
            action = "listbox" if reading.field.kind == "listbox" else LEAVE
            return _wish(reading, action, None, "a day the shopper could come", also=spelled)
        return _wish(reading, "select", found[0], "a day the shopper could come", also=(found[1],))

    @property
    def wants_a_day(self) -> bool:
        """The shopper means to come by."""
        return self.shop.scenario.intent is Intent.TEST_DRIVE or self.form.form_type is FormType.TEST_DRIVE

    def _group(self, reading: FieldReading) -> list[FieldReading]:
        field = reading.field
        if field.kind not in ("radio", "checkbox") or (not field.name and not field.group_label):
            return [reading]
        same = [
            r
            for r in self.readings
            if r.field.kind == field.kind and r.field.name == field.name and r.field.group_label == field.group_label
        ]
        if field.kind == "radio" and field.name:
            same = [r for r in self.readings if r.field.kind == "radio" and r.field.name == field.name]
        elif field.kind == "checkbox" and reading.type in _ASKED_ABOUT and field.group_label:  # each with its own name
            asked = [r for r in self.readings if r.field.kind == field.kind and r.field.group_label == field.group_label]
            told = (
                "*" in field.group_label
                or at_least_one(field.group_label)
                or errands.tells_errands([(box_words(r.field), "") for r in asked], self.shop)
            )
            same = asked if told else same
        elif field.kind == "checkbox" and (not field.name or reading.type in ("consent", "marketing_optin", "honeypot")):
            return [reading]
        return same

    def _grouped(self, group: list[FieldReading]) -> list[Wish]:
        """Radios, or boxes of one name: choose one, leave the rest."""
        kinds = [reading.type for reading in group]
        kind = max(set(kinds), key=kinds.count)
        options = [(words, r.field.value) for r, words in zip(group, _answers(group), strict=True)]
        free = [option for r, option in zip(group, options, strict=True) if r.field.usable or not kind.startswith("date")]
        head = next((reading for reading in group if reading.field.usable), group[0])  # a day that is gone asks for nothing
        chosen = from_list(self, replace_type(head, kind), free)
        out = []
        for reading, option in zip(group, options, strict=True):
            if kind in NEVER or not reading.field.usable or chosen is None or option != chosen[0]:
                ticked = reading.field.checked and reading.field.kind == "checkbox" and kind != "honeypot"
                out.append(
                    _wish(
                        reading,
                        "uncheck" if ticked and kind == "marketing_optin" else LEAVE,
                        None,
                        "another entry of the list is taken" if chosen else "nothing here needs an answer",
                    )
                )
            else:
                out.append(_wish(reading, "radio" if reading.field.kind == "radio" else "check", option[0], chosen[1]))
        return out

    def _single(self, reading: FieldReading) -> Wish:
        field, kind = reading.field, reading.type
        if kind == "honeypot":
            return _wish(reading, LEAVE, None, "a trap for robots: people cannot see it")
        if (kind in NEVER or about_papers(reading)) and not answered_by_yes(field, self.readings):
            return _wish(reading, LEAVE, None, "never filled")
        if not field.usable:
            return _wish(reading, LEAVE, None, f"out of reach ({field.why_hidden or 'disabled or read-only'})")
        if field.kind == "checkbox":
            action, why = tick(self, reading)
            return _wish(reading, action, "yes", why)
        if field.kind in LISTS and not (field.tag == "input" and field.kind == "listbox" and kind in TYPED):
            return self._list(reading)
        if field.kind == "range":
            tells = field.tag == "input" and kind in ("vehicle_mileage", *OF_STATE)
            text, why = self._text(reading) if tells else (None, "")
            told = text if text and text.isdigit() else None
            return _wish(reading, "range" if told else LEAVE, told, why if told else "left as it stands")
        if kind == "email" and self._asked_before(reading):
            return _wish(reading, LEAVE, None, "another form's, in the one around the page")
        if only_after_yes(self, reading):
            return _wish(reading, LEAVE, None, "only for who has a car to trade in")
        text, why = self._text(reading)
        if not text and required(field) and not plate_to_come_off(reading, self.readings):
            text, why = self._must(reading)
        if text is None or text == "":
            return _wish(reading, LEAVE, None, why or "nothing to say here")
        return _wish(reading, "text", values.fit(text, field), why, also=spellings(self, reading))

    def _asked_before(self, reading: FieldReading) -> bool:
        """It belongs to another form, in the one drawn around the page."""
        top = another_begins(self.form.fields)
        return top is not None and reading.field.box[1] >= top

    def _list(self, reading: FieldReading) -> Wish:
        field = reading.field
        options = choose.real_options(field.options)
        if field.kind == "listbox" and not options:
            text, why = self._text(reading)
            also = spellings(self, reading)
            if reading.type not in _SHUT_LISTS:
                return _wish(reading, "listbox", text, why if also else "chosen once the list is open", also=also)
            return _wish(reading, LEAVE, None, why or "nothing to say here")
        if field.option_count > len(field.options) and (also := spellings(self, reading)):  # the look did not take all entries
            return _wish(reading, "select", also[0], "the shopper's own", also=also)
        chosen = from_list(self, reading, options)
        if chosen is None:
            return _wish(reading, LEAVE, None, "nothing here needs an answer")
        return _wish(reading, "select", chosen[0][0], chosen[1], also=(chosen[0][1],))

    def pick(self, reading: FieldReading, options: Sequence[Option]) -> Option | None:
        """The entry of a list that opened only now; None to leave it."""
        chosen = from_list(self, reading, choose.real_options(options))
        return chosen[0] if chosen else None

    def car(self, reading: FieldReading) -> Vehicle | TradeIn | None:
        """The car this box asks for."""
        words = plain(f"{reading.field.section} {reading.field.group_label} {reading.field.name} {reading.field.label}")
        return values.the_car(self.shop, self.form.form_type, phrases("submit_choices", "trade", "words").find(words) is not None)

    def _text(self, reading: FieldReading) -> tuple[str | None, str]:
        """What the shopper would type, and why."""
        return values_text(self, reading)

    def _must(self, reading: FieldReading) -> tuple[str | None, str]:
        """For a box the form insists on and we have no fact for: something that claims nothing, or None."""
        field, kind = reading.field, reading.type
        asked = plain(question(field))
        if kind in ("other", "subject", "vehicle_other", "message") and phrases("submit_choices", "how_help", "words").find(
            asked
        ):
            return self.shop.message, "the shopper's message"
        if kind == "other" and phrases("submit_choices", "timeframe", "asks").find(asked) and self.shop.scenario.timeframe:
            return self.shop.scenario.timeframe.words, "the scenario's time frame"
        if kind == "company" and private_to_be_told([r for r in self.readings if r.field.usable]):
            return None, "only a company is asked this"
        if kind in _UNSAID or kind.startswith("street") or kind == "house_number":
            stroke = "-" if field.maxlength is not None and field.maxlength < len("n/a") else "n/a"
            return ((field.min or "0") if field.kind == "number" else stroke), "the form insists; this claims nothing"
        if kind in ("quantity", "price") and field.kind in ("number", "text"):
            return (field.min or "1"), "the form insists; the least it takes"
        if kind == "contact_time":
            return _REACHED, "an hour the shopper can be reached"
        if kind in ("date", "time"):
            return values.date_text(self.day_for(field), field, self.country), "a day the shopper could come"
        return values.near(self.shop.dealer, kind), "the form insists; the store's own place or nothing"

    def _phone_parts(self) -> dict[str, str]:
        """Texts of the boxes of one telephone number, by selector."""
        if self.phone is None:
            return {}
        if listed := areacode.before_the_rest(self.readings, self.phone):
            chooser, entry, box, rest = listed
            return {chooser: entry[0], box: rest}
        boxes = [r.field for r in self.readings if r.type == "phone_part" and r.field.usable and r.field.kind != "select"]
        if not boxes:
            return {}
        if len(boxes) == 1 and "phone" in self._types:
            asked = [r for r in self.readings if r.type in ("phone", "phone_part") and r.field.usable]
            if asked[0].type == "phone":  # an extension beside the whole number
                return {}
            boxes = [r.field for r in asked[:2]]  # an area code before the rest of it
        lengths = [field.maxlength or field.size for field in boxes]
        return dict(zip((field.selector for field in boxes), self.phone.parts(lengths), strict=False))

    def respell_phone(self) -> None:
        """The site did not like the number's spelling: plain digits this time."""
        if self.phone is not None:
            self.phone.plain_first = True

    @property
    def has_house_number(self) -> bool:
        """A box of its own takes the house number."""
        return "house_number" in self._types

    def has(self, kind: str) -> bool:
        """Some field of the form is of this type."""
        return kind in self._types


def replace_type(reading: FieldReading, kind: str) -> FieldReading:
    """The same field read as another type."""
    return replace(reading, type=kind)


def _answers(group: Sequence[FieldReading]) -> list[str]:
    """What each of a group says; in a table whose boxes all bear the question's words, what heads its column."""
    said, heads = [box_words(r.field) for r in group], [r.field.cell_above for r in group]
    headed = len(set(said)) == 1 and len(set(heads)) == len(group) > 1 and all(heads)
    return heads if headed else said


def _wish(reading: FieldReading, action: str, value: str | None, why: str, also: Iterable[str] = ()) -> Wish:
    return Wish(reading.field, reading.type, reading.confidence, action, None if action == LEAVE else value, tuple(also), why)
