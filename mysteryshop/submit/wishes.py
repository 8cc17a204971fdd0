"""What to put into each field of a form, and which forms to refuse: the plan of filling, before anything is touched. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from mysteryshop.lexicons import load
from mysteryshop.model import FormType, Intent, Shop, TradeIn, Vehicle
from mysteryshop.submit import choose, values
from mysteryshop.submit.choose import Option
from mysteryshop.submit.phrases import phrases, plain
from mysteryshop.submit.snapshot import FieldSnapshot
from mysteryshop.submit.values import Phone

if TYPE_CHECKING:
    from mysteryshop.submit.recognise import FieldReading, FormReading

LEAVE = "leave"
LISTS = frozenset(("select", "radio", "listbox"))
PERSONAL = frozenset(
    [
        "first_name",
        "last_name",
        "full_name",
        "middle_name",
        "email",
        "email_confirm",
        "phone",
        "phone_part",
        "street",
        "house_number",
        "city",
        "zip",
        "message",
    ]
)
"""Types that say who the shopper is: after one of these was typed, any press may send."""
_NEVER = frozenset(
    [
        "password",
        "password_confirm",
        "payment",
        "gov_id",
        "security_qa",
        "otp",
        "username",
        "login_id",
        "birth_date",
        "captcha",
        "file",
        "honeypot",
    ]
)
_REFUSED_WHEN_REQUIRED = {
    "password": "a password",
    "password_confirm": "a password",
    "payment": "payment data",
    "gov_id": "an identity document",
    "security_qa": "a security question",
    "otp": "a one-time code",
    "username": "an account name",
    "login_id": "an account",
    "birth_date": "a date of birth",
    "file": "a file",
}


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
        return self.type in PERSONAL and self.action not in (LEAVE,)


class Planner:
    """Plans one form for one shop on one day. `plain_email`: use the alias without its plus-part."""

    def __init__(self, shop: Shop, form: FormReading, today: date, *, plain_email: bool = False) -> None:
        self.shop, self.form, self.today = shop, form, today
        self.country = shop.dealer.country
        self.email = values.plain_alias(shop.persona.email) if plain_email else shop.persona.email
        self.readings = [reading for reading in form.fields if not reading.field.button]
        self.phone = Phone.read(shop.persona.phone, shop.persona.country, self.country)
        self._types = {reading.type for reading in self.readings}

    def refusal(self) -> str | None:
        """Why this form may not be filled, or None."""
        for reading in self.readings:
            if not reading.field.usable:
                continue
            needed = _required(reading.field)
            if needed and (what := _REFUSED_WHEN_REQUIRED.get(reading.type)):
                return f"the form insists on {what}"
            if (
                needed
                and reading.type in ("other", "price", "quantity")
                and phrases("submit_choices", "refuse", "words").find(plain(question(reading.field)))
            ):
                return f"the form insists on “{question(reading.field)[:60]}”"
            if reading.type == "payment" and reading.field.visible:
                return "the form asks for payment data"
        return None

    def wishes(self) -> list[Wish]:
        """One wish a field, in the form's order; groups of radios and boxes are decided together."""
        out: list[Wish] = []
        done: set[str] = set()
        parts = self._phone_parts()
        for reading in self.readings:
            field = reading.field
            if field.selector in done:
                continue
            group = self._group(reading)
            done.update(member.field.selector for member in group)
            if len(group) > 1 or field.kind == "radio":
                out.extend(self._grouped(group))
            elif field.selector in parts:
                out.append(_wish(reading, "text", parts[field.selector], "a part of the telephone number"))
            else:
                out.append(self._single(reading))
        return out

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
        elif field.kind == "checkbox" and (not field.name or reading.type in ("consent", "marketing_optin", "honeypot")):
            return [reading]
        return same

    def _grouped(self, group: list[FieldReading]) -> list[Wish]:
        """Radios, or boxes of one name: choose one, leave the rest."""
        kinds = [reading.type for reading in group]
        kind = max(set(kinds), key=kinds.count)
        options = [(_box_words(r.field), r.field.value) for r in group]
        chosen = self._from_list(replace_type(group[0], kind), options)
        out = []
        for reading, option in zip(group, options, strict=True):
            if kind in _NEVER or not reading.field.usable or chosen is None or option != chosen[0]:
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
        if kind in _NEVER:
            return _wish(reading, LEAVE, None, "never filled")
        if not field.usable:
            return _wish(reading, LEAVE, None, f"out of reach ({field.why_hidden or 'disabled or read-only'})")
        if field.kind == "checkbox":
            return self._box(reading)
        if field.kind in LISTS or (field.options and field.kind == "select"):
            return self._list(reading)
        if field.kind == "range":
            return _wish(reading, LEAVE, None, "left as it stands")
        text, why = self._text(reading)
        if text is None and _required(field):
            text, why = self._must(reading)
        if text is None or text == "":
            return _wish(reading, LEAVE, None, why or "nothing to say here")
        return _wish(reading, "text", values.fit(text, field), why, also=self._spellings(reading))

    def _box(self, reading: FieldReading) -> Wish:
        field, kind = reading.field, reading.type
        words = plain(question(field))
        if kind == "consent":
            return _wish(reading, LEAVE if field.checked else "check", "yes", "consent the form needs")
        if kind == "marketing_optin":
            if _required(field) and any(
                word in words
                for word in (" privacy ", " terms ", " datenschutz", " confidentialite ", " privacidad ", " voorwaarden ")
            ):
                return _wish(
                    reading, LEAVE if field.checked else "check", "yes", "consent the form needs, bound to its advertising"
                )
            return _wish(reading, "uncheck" if field.checked else LEAVE, None, "advertising is never agreed to")
        if kind == "has_trade_in":
            return _wish(
                reading, "check" if self.shop.scenario.trade_in and not field.checked else LEAVE, "yes", "the shopper's own car"
            )
        if (
            kind == "contact_method"
            and choose.contact_method([(_box_words(field), field.value)], self.shop)
            and not field.checked
        ):
            return _wish(reading, "check", "yes", "the channel the shopper likes")
        if _required(field) and not field.checked and kind in ("other", "contact_method", "contact_time"):
            return _wish(reading, "check", "yes", "the form insists on this box")
        return _wish(reading, LEAVE, None, "nothing here needs an answer")

    def _list(self, reading: FieldReading) -> Wish:
        field = reading.field
        options = choose.real_options(field.options)
        if field.kind == "listbox" and not options:
            text, why = self._text(reading)
            also = self._spellings(reading)
            if (
                text
                or also
                or _required(field)
                or reading.type in ("contact_method", "contact_time", "subject", "hear_about", "other")
            ):
                return _wish(reading, "listbox", text, why or "chosen once the list is open", also=also)
            return _wish(reading, LEAVE, None, why or "nothing to say here")
        chosen = self._from_list(reading, options)
        if chosen is None and field.option_count > len(field.options):
            also = self._spellings(reading)
            if also:
                return _wish(reading, "select", also[0], "the shopper's own", also=also)
        if chosen is None:
            return _wish(reading, LEAVE, None, "nothing here needs an answer")
        return _wish(reading, "select", chosen[0][0], chosen[1], also=(chosen[0][1],))

    def pick(self, reading: FieldReading, options: Sequence[Option]) -> Option | None:
        """The entry of a list that opened only now; None to leave it."""
        chosen = self._from_list(reading, choose.real_options(options))
        return chosen[0] if chosen else None

    def _from_list(self, reading: FieldReading, options: Sequence[Option]) -> tuple[Option, str] | None:
        field, kind, shop = reading.field, reading.type, self.shop
        if not options or kind in _NEVER:
            return None
        asked = question(field)
        by_kind: dict[str, Callable[[], Option | None]] = {
            "contact_method": lambda: choose.contact_method(options, shop),
            "contact_time": lambda: choose.by_words(options, load("submit_choices")["contact_time"]["words"]),
            "subject": lambda: choose.department(options, shop),
            "hear_about": lambda: choose.by_words(options, load("submit_choices")["hear_about"]["words"]),
            "new_or_used": lambda: choose.condition(options, shop.vehicle.condition if shop.vehicle else None),
            "has_trade_in": lambda: choose.yes_or_no(options, shop.scenario.trade_in is not None),
            "consent": lambda: choose.yes_or_no(options, True),
            "marketing_optin": lambda: choose.yes_or_no(options, False),
            "time": lambda: (
                choose.by_words(
                    options,
                    [
                        "10 00 am",
                        "10 00",
                        "10 am",
                        "10h00",
                        "10h",
                        "10 30",
                        "11 00",
                        "11 am",
                        "morning",
                        "manana",
                        "matin",
                        "vormittag*",
                        "ochtend",
                        "mattina",
                        "manha",
                    ],
                )
                or options[len(options) // 3]
            ),
            "name_prefix": lambda: choose.by_words(options, load("submit_choices")["prefix"]["words"]),
        }
        if kind in ("other", "contact_time", "date", "time", "subject", "vehicle_other") and choose.asks_timeframe(
            asked, options
        ):
            span = shop.scenario.timeframe.days if shop.scenario.timeframe else None
            if found := choose.timeframe(options, span):
                return found, "the scenario's time frame"
        if kind in by_kind and (found := by_kind[kind]()):
            return found, "the shopper's choice"
        if found := choose.by_value(options, *self._spellings(reading)):
            return found, "the shopper's own"
        if kind in ("other", "subject") and (found := self._store(asked, options)):
            return found, "this dealer's store"
        if kind == "other" and choose.by_words(options, ["sales", "ventas", "verkauf", "verkoop", "vendite", "vendas", "ventes"]):
            return (found, "the sales desk") if (found := choose.department(options, shop)) else None
        if kind.startswith("date") and _required(field):
            return options[min(len(options) - 1, 2)], "a day that is free"
        if _required(field):
            return (found, "the form insists; this claims least") if (found := choose.harmless(options)) else None
        return None

    def _store(self, asked: str, options: Sequence[Option]) -> Option | None:
        dealer = self.shop.dealer
        return choose.by_value(options, dealer.name, dealer.city, dealer.zip) or (
            choose.by_words(options, [w for w in plain(dealer.name).split() if len(w) > 4])
            if phrases("submit_choices", "store", "words").find(plain(asked))
            else None
        )

    def _spellings(self, reading: FieldReading) -> tuple[str, ...]:
        """What a list may call the answer."""
        persona, car = self.shop.persona, self._car(reading)
        if reading.type == "state":
            return values.state_names(persona)
        if reading.type == "country":
            return values.country_names(persona.country)
        if reading.type == "phone_country_code" and self.phone:
            return (f"+{self.phone.code}", *values.country_names(persona.country), self.phone.code)
        if reading.type == "vehicle_interest" and self.shop.vehicle:
            v = self.shop.vehicle
            return tuple(
                s
                for s in (
                    v.words(),
                    f"{v.year or ''} {v.make or ''} {v.model or ''}".strip(),
                    f"{v.make or ''} {v.model or ''}".strip(),
                    v.model or "",
                    v.make or "",
                )
                if s
            )
        text, _ = self._text(reading) if reading.type.startswith("vehicle_") or reading.type in ("city", "zip") else (None, "")
        del car
        return (text,) if text else ()

    def _car(self, reading: FieldReading) -> Vehicle | TradeIn | None:
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
        if kind in (
            "company",
            "job_title",
            "fax",
            "middle_name",
            "other",
            "vehicle_other",
            "hear_about",
            "street2",
            "name_suffix",
        ):
            return ("0" if field.kind == "number" else "n/a"), "the form insists; this claims nothing"
        if kind in ("quantity", "price") and field.kind in ("number", "text"):
            return (field.min or "1"), "the form insists; the least it takes"
        if kind in ("date", "time"):
            return values.date_text(values.visit_day(self.today), field, self.country), "a day the shopper could come"
        return None, "the form insists, and there is nothing true to say"

    def _phone_parts(self) -> dict[str, str]:
        """Texts of the boxes of one telephone number, by selector."""
        if self.phone is None:
            return {}
        boxes = [r.field for r in self.readings if r.type == "phone_part" and r.field.usable and r.field.kind != "select"]
        if not boxes:
            return {}
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


def values_text(plan: Planner, reading: FieldReading) -> tuple[str | None, str]:
    """The text of one box by its type; (None, reason) to leave it."""
    persona, shop, field, kind = plan.shop.persona, plan.shop, reading.field, reading.type
    if kind in ("phone", "phone_country_code"):
        return _phone_text(plan, reading)
    if kind.startswith("vehicle_"):
        return _vehicle_text(plan, reading)
    street, number = values.street_parts(persona)
    own: dict[str, str | None] = {
        "first_name": persona.first_name,
        "last_name": persona.last_name,
        "full_name": persona.full_name,
        "email": plan.email,
        "email_confirm": plan.email,
        "street": street if plan.has_house_number else values.street_line(persona),
        "house_number": number,
        "city": persona.city,
        "zip": persona.zip,
        "state": persona.state,
        "country": values.country_names(persona.country)[0],
    }
    if kind in own:
        return own[kind], "the shopper's own"
    if kind == "message":
        return shop.message, "the shopper's message"
    if kind == "subject":
        car = shop.vehicle.words() if shop.vehicle else ""
        return (car or shop.scenario.name), "what the message is about"
    if kind == "hear_about":
        return ("Google" if _required(field) else None), "the form insists"
    if kind in ("date", "time") and (shop.scenario.intent is Intent.TEST_DRIVE or plan.form.form_type is FormType.TEST_DRIVE):
        day = values.visit_day(plan.today)
        if kind == "time":
            return "10:00", "an hour the store is open"
        return values.date_text(day, field, plan.country), "a day the shopper could come"
    if (
        kind == "other"
        and phrases("submit_choices", "how_help", "words").find(plain(question(field)))
        and not plan.has("message")
    ):
        return shop.message, "the shopper's message"
    if kind == "contact_method" and field.kind in ("text", "search"):
        return ("Email" if _required(field) else None), "the form insists"
    return None, "nothing to say here"


def _phone_text(plan: Planner, reading: FieldReading) -> tuple[str | None, str]:
    field = reading.field
    if plan.phone is None:
        return None, "the shopper gives no telephone number"
    if reading.type == "phone_country_code":
        return f"+{plan.phone.code}", "the number's country"
    if not plan.shop.scenario.give_phone and not _required(field):
        return None, "this shopper keeps the telephone number back"
    return plan.phone.fitting(
        field, with_code=plan.has("phone_country_code")
    ), "the operator's number, as this form's country writes it"


def _vehicle_text(plan: Planner, reading: FieldReading) -> tuple[str | None, str]:
    kind, car = reading.type, plan._car(reading)
    if kind == "vehicle_interest":
        return (plan.shop.vehicle.words() or None if plan.shop.vehicle else None), "the car asked about"
    if car is None:
        return None, "no car to name"
    if kind == "vehicle_mileage":
        return (str(car.mileage) if isinstance(car, TradeIn) else None), "the shopper's own car"
    fact = {"vehicle_year": car.year, "vehicle_make": car.make, "vehicle_model": car.model}.get(kind)
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


def _box_words(field: FieldSnapshot) -> str:
    return field.label or field.aria_label or field.text_after or field.value


def _required(field: FieldSnapshot) -> bool:
    """Marked as required, by attribute or by an asterisk in its words."""
    return field.required or "*" in f"{field.label}{field.placeholder}{field.text_before[-4:]}{field.group_label}"


def required(field: FieldSnapshot) -> bool:
    """The form insists on this field, as far as it says so."""
    return _required(field)


def replace_type(reading: FieldReading, kind: str) -> FieldReading:
    """The same field read as another type."""
    return replace(reading, type=kind)


def _wish(reading: FieldReading, action: str, value: str | None, why: str, also: Iterable[str] = ()) -> Wish:
    return Wish(reading.field, reading.type, reading.confidence, action, None if action == LEAVE else value, tuple(also), why)
