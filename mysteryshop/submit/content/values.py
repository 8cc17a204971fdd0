"""What the shopper types, written as the form's country writes it: telephone, address, dates, names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import phonenumbers

from mysteryshop.lexicons import load
from mysteryshop.model import Dealer, FormType, Persona, Shop, TradeIn, Vehicle
from mysteryshop.submit.page.snapshot import FieldSnapshot

_DATE_ORDERS = {"US": "%m/%d/%Y", "CA": "%Y-%m-%d", "DE": "%d.%m.%Y", "AT": "%d.%m.%Y", "CH": "%d.%m.%Y", "NL": "%d-%m-%Y"}
_HOUSE_LAST = frozenset(("DE", "AT", "CH", "NL", "BE", "ES", "IT", "PT", "BR", "MX", "PL"))
_PARTICLES = frozenset(["de", "del", "la", "las", "los", "da", "das", "do", "dos", "di", "e", "y", "i", "san", "santa"])
"""Words that belong to the surname after them."""
_TRUNK_WRITTEN = frozenset(("49", "43", "41", "31", "32", "44", "33", "353"))
"""Dial codes of countries whose area codes are written with the nought in front."""
_HOUSE = re.compile(r"^\s*(\d+\s?[a-zA-Z]?)\b[ ,]+(.+)$|^(.+?)[ ,]+(\d+\s?[a-zA-Z]?)\s*$")


def street_parts(persona: Persona) -> tuple[str, str]:
    """(street, house number), also when both stand in one string."""
    street = persona.street or ""
    if persona.house_number:
        return street, persona.house_number
    hit = _HOUSE.match(street)
    if not hit:
        return street, ""
    return (hit.group(2), hit.group(1)) if hit.group(1) else (hit.group(3), hit.group(4))


def street_line(persona: Persona) -> str:
    """Street and number on one line, in the country's order."""
    street, number = street_parts(persona)
    if not number:
        return street
    return f"{street} {number}" if persona.country in _HOUSE_LAST else f"{number} {street}"


def surnames(whole: str) -> tuple[str, str]:
    """The first and the second of two surnames, with the little words before them ("de la Cruz Ortiz"); the second may be ""."""
    names = whole.split()
    at = next((i for i, name in enumerate(names) if name.casefold() not in _PARTICLES), 0)
    return " ".join(names[: at + 1]), " ".join(names[at + 1 :])


def region(country: str, state: str | None, zip_code: str | None, city: str | None) -> tuple[str, ...]:
    """The state or province an address surely lies in, as lists may spell it: name, code where it has one, other names, the
    region a province lies in. It says so itself, or its postal code does, or its town bears the name of a province."""
    codes = load("submit_postcodes")
    starts: dict[str, str] = codes["starts"].get(country, {})
    named = state or _lies_in(starts, zip_code or "") or city or ""
    table: dict[str, str] = load("submit_regions")["states"].get(country, {})
    code = next((key for key, name in table.items() if named.casefold() in (key.casefold(), name.casefold())), None)
    name = table[code] if code else named
    if not code and country in codes["numbered"] and name in starts:
        code = codes["renumbered"].get(country, {}).get(name, starts[name])
    if not code and not state and name not in starts:
        return ()
    lands = (land for land, parts in codes["lands"].get(country, {}).items() if code in parts.split())
    return tuple(dict.fromkeys((name, *((code,) if code else ()), *codes["also"].get(country, {}).get(name, ()), *lands)))


def _lies_in(starts: dict[str, str], zip_code: str) -> str | None:
    """The area whose beginnings of postal codes fit longest."""
    letters = "".join(c for c in zip_code.upper() if c.isalnum())
    fitting = [(len(start), name) for name, known in starts.items() for start in known.split() if letters.startswith(start)]
    return max(fitting)[1] if fitting else None


def state_names(persona: Persona) -> tuple[str, ...]:
    """The shopper's state or province as lists may spell it; else the town, for which many provinces are named."""
    return region(persona.country, persona.state, persona.zip, persona.city) or ((persona.city,) if persona.city else ())


def near(dealer: Dealer, kind: str) -> str | None:
    """What a form that insists on a place hears from a shopper whose file has none: the store's own place, where its customers
    come from, else a large town of its state or country. `kind`: city, zip or state."""
    names = region(dealer.country, dealer.state, dealer.zip, dealer.city)
    towns: dict[str, list[str]] = load("submit_postcodes")["towns"].get(dealer.country, {})
    town, code, state = next((towns[name] for name in (*names, "-") if name in towns), ("", "", ""))
    if kind == "state":
        known = names or region(dealer.country, state, code, town)
        return next(iter(known), None) or dealer.city or town or None  # many are called after a town
    return {"city": dealer.city or town or None, "zip": dealer.zip or code or None}.get(kind)


def country_names(code: str) -> tuple[str, ...]:
    """The country as lists may spell it: names, then the code."""
    return (*load("submit_regions")["countries"].get(code, ()), code)


class Phone:
    """The shopper's number in the spellings forms want."""

    def __init__(self, number: str, country: str, form_country: str) -> None:
        self._parsed = phonenumbers.parse(number, country)
        self.abroad = phonenumbers.region_code_for_number(self._parsed) not in (form_country, None)
        national = phonenumbers.format_number(self._parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
        self.international = phonenumbers.format_number(self._parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        self.e164 = phonenumbers.format_number(self._parsed, phonenumbers.PhoneNumberFormat.E164)
        self.national = national
        self.digits = re.sub(r"\D", "", national)
        self.significant = phonenumbers.national_significant_number(self._parsed)
        self.code = str(self._parsed.country_code or "")
        self.plain_first = False

    @classmethod
    def read(cls, number: str | None, country: str, form_country: str) -> Phone | None:
        """None for no number, or one that is none."""
        if not number:
            return None
        try:
            return cls(number, country, form_country)
        except phonenumbers.NumberParseException:
            return None

    def spellings(self) -> Iterator[str]:
        """Spellings by likelihood: a shopper writes the national one at home, the international one abroad."""
        ten = self.significant if len(self.significant) == 10 else None
        home = [
            self.national,
            self.digits,
            *([f"{ten[:3]}-{ten[3:6]}-{ten[6:]}", f"({ten[:3]}) {ten[3:6]}-{ten[6:]}"] if ten else []),
        ]
        if ten:
            home += [f"{ten[:3]}.{ten[3:6]}.{ten[6:]}", f"{ten[:3]} {ten[3:6]} {ten[6:]}"]
        away = [self.international, self.e164, f"00{self.e164[1:]}", self.e164[1:]]
        if self.plain_first:
            yield self.digits
            return
        yield from (away + home) if self.abroad else (home + away)

    def fitting(self, field: FieldSnapshot, *, with_code: bool = False) -> str:
        """The spelling the box takes: its pattern, its placeholder's shape, its length; digits where it holds a number.
        `with_code`: a box beside it already asks for the country code."""
        if re.match(r"\s*\+\d", field.value):  # it came with a dial code in it
            return self.e164
        if with_code:
            return self.significant
        if field.kind == "number":
            return self.digits
        if self.plain_first:
            return self.e164 if self.abroad else self.digits
        told = field.placeholder or field.title
        spellings = list(self.spellings())
        if told.strip().startswith(("+", "00")):
            spellings = [self.international, self.e164, *spellings]
        shape = re.sub(r"\d|[xX#_]", "9", told.strip())
        spellings.sort(key=lambda spelling: re.sub(r"\d", "9", spelling) != shape)
        for spelling in spellings:
            if (field.maxlength is None or len(spelling) <= field.maxlength) and _matches(field.pattern, spelling):
                return spelling
        short = self.digits if field.maxlength is None else self.significant[-field.maxlength :]
        return short if len(self.digits) > (field.maxlength or 99) else self.digits

    def _area(self, lengths: list[int | None]) -> str | None:
        """The area code, as the first of two boxes holds it; None where their lengths cut the number otherwise."""
        first, second = lengths
        size = phonenumbers.length_of_national_destination_code(self._parsed)
        if not size or (first and second and first + second == len(self.significant)):
            return None
        code = self.significant[:size]
        long = f"0{code}" if self.digits.startswith("0") and self.code in _TRUNK_WRITTEN else code
        return next((told for told in (long, code) if not first or len(told) <= first), None)

    def parts(self, lengths: list[int | None]) -> list[str]:
        """The number over several boxes by their lengths (3, 3, 4 where they do not say)."""
        number = self.significant
        if len(lengths) == 2 and (area := self._area(lengths)):
            return [area, number[len(area.removeprefix("0")) :]]
        usual = {3: [3, 3, 4], 2: [3, 7], 4: [3, 3, 4, 0]}.get(len(lengths), [len(number)])
        sizes = [given or usual[place] for place, given in enumerate(lengths)] if len(usual) == len(lengths) else []
        if not sizes or sum(sizes) < len(number):
            sizes = usual
        out, rest = [], number
        for place, size in enumerate(sizes):
            last = place == len(sizes) - 1
            out.append(rest if last else rest[:size])
            rest = "" if last else rest[size:]
        return out


def _matches(pattern: str, text: str) -> bool:
    if not pattern or len(pattern) > 200:
        return True
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        return True


def plain_alias(email: str) -> str:
    """The address without its plus-part: "maria+shop7@x.example" -> "maria@x.example"."""
    local, at, domain = email.partition("@")
    return f"{local.split('+', 1)[0]}{at}{domain}"


def visit_day(today: date) -> date:
    """The day a shopper would come by: three days ahead, never a Sunday or Monday (many stores are closed)."""
    day = today + timedelta(days=3)
    while day.weekday() in (6, 0):
        day += timedelta(days=1)
    return day


_DAY_LETTERS = re.compile(r"\b([mdyjatg]{1,4})([/.\- ])([mdyjatg]{1,4})\2([mdyjatg]{2,4})\b")
_HOUR_LETTERS = re.compile(
    r"\b(?:hh?|uu)\s?[:.h]\s?(?:mm|ii|nn|min)\b(?P<half>\s?(?:am|pm|aa?|tt|[ap]\.m)\b)?"
    r"|\b\d{1,2}:\d{2}\b(?P<said>\s?[ap]\.?m)?"
)
"""How a box says how an hour is to be written: "hh:mm", "HH:mm aa", "23:59"."""


def moment_text(day: date, field: FieldSnapshot, country: str, *, hour_alone: bool, both: bool = False) -> str:
    """A day, an hour (`hour_alone`), or both in one box that says so by how it wants them written ("DD/MM/YYYY HH:mm"), or by its
    words (`both`)."""
    told = f"{field.placeholder} {field.label} {field.title} {field.description}".lower()
    asks, dated = (
        _HOUR_LETTERS.search(told),
        _DAY_LETTERS.search(told) or re.search(r"\d[/.\-]\d{1,2}[/.\-]\d", field.placeholder),
    )
    hour = "10:00 AM" if (asks and (asks["half"] or asks["said"])) or (both and not asks and country == "US") else "10:00"
    if hour_alone and (field.kind == "number" or field.maxlength == 2):  # the minutes have a box of their own
        return hour[:2]
    if field.kind not in ("text", "search", "tel") or not ((asks and dated) or both):
        return hour if hour_alone else date_text(day, field, country)
    return f"{date_text(day, field, country)} {hour}"


def date_text(day: date, field: FieldSnapshot, country: str) -> str:
    """A date as the box wants it: ISO for native boxes, else the placeholder's order, else the country's."""
    if field.kind == "date":
        return day.isoformat()
    if field.kind == "datetime-local":
        return f"{day.isoformat()}T10:00"
    if field.kind == "month":
        return f"{day:%Y-%m}"
    if field.kind == "week":
        return f"{day:%G-W%V}"
    told = f"{field.placeholder} {field.label} {field.title} {field.description}".lower()
    hit = _DAY_LETTERS.search(told)
    if hit and {hit[1][0], hit[3][0], hit[4][0]} & set("m"):
        return hit[2].join(_date_piece(day, piece) for piece in (hit[1], hit[3], hit[4]))
    if example := re.search(r"\b(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})\b", field.placeholder):  # "e.g. 2026-12-31", "31.12.2026"
        first, mark, second, last = example.groups()
        if len(first) == 4:
            return f"{day:%Y}{mark}{day:%m}{mark}{day:%d}"
        if len(last) == 4 and (int(first) > 12 or int(second) > 12):
            return f"{day:%d}{mark}{day:%m}{mark}{day:%Y}" if int(first) > 12 else f"{day:%m}{mark}{day:%d}{mark}{day:%Y}"
    return day.strftime(_DATE_ORDERS.get(country, "%d/%m/%Y"))


_MONTH_LETTERS = re.compile(r"\b(m{1,2})([/.\- ])([yjat]{4}|a{2}|[yj]{2})\b|\b([yja]{4})([/.\-])(m{2})\b")
_MID_YEAR = 6


def year_text(year: int, field: FieldSnapshot, country: str) -> str:
    """The year a car was first registered, as the box wants it: with a month, or a whole day, where it takes no less; the middle
    of the year then, for nobody said which."""
    day = date(year, _MID_YEAR, 1)
    told = f"{field.placeholder} {field.label} {field.title} {field.description}".lower()
    if field.kind in ("date", "month") or _DAY_LETTERS.search(told):
        return date_text(day, field, country)
    if field.kind not in ("text", "tel", "search") or not (hit := _MONTH_LETTERS.search(told)):
        return str(year)
    if hit[4]:
        return f"{day:%Y}{hit[5]}{day:%m}"
    return f"{day:%m}{hit[2]}{year if len(hit[3]) == 4 else day.strftime('%y')}"


def _date_piece(day: date, letters: str) -> str:
    if letters[0] == "m":
        return f"{day:%m}"
    if (letters[0] in "yja" and len(letters) != 2) or letters[0] == "y":
        return f"{day:%Y}" if len(letters) == 4 else f"{day:%y}"
    if letters[0] in "ja" and len(letters) == 2 and letters[0] == "a":
        return f"{day:%y}"
    return f"{day:%d}"


def the_car(shop: Shop, form_type: FormType, about_trade: bool) -> Vehicle | TradeIn | None:
    """The car a vehicle box asks for: the present one in trade-in forms and sections, else the one of interest."""
    if about_trade or form_type is FormType.TRADE_IN:
        return shop.scenario.trade_in
    return shop.vehicle


_COUNTER = re.compile(r"(?<![\d/.])(\d{1,4}) ?/ ?(\d{2,4})(?![\d/.])")


def fit(text: str, field: FieldSnapshot) -> str:
    """Text for the box: one line where it has one line, cut at a word where it is short."""
    out = text if field.kind in ("textarea", "editable") else " ".join(text.split())
    room = field.maxlength or _counted(field)
    if room is None or len(out) <= room:
        return out
    cut = out[:room]
    return cut.rsplit(" ", 1)[0] if " " in cut[len(cut) // 2 :] else cut


def _counted(field: FieldSnapshot) -> int | None:
    """What a counter beside the box says that it holds: "0/120", or "118/120" beside 118 letters; None without one."""
    if field.kind not in ("text", "textarea", "editable"):
        return None
    for words in (field.label, field.description, field.text_after, field.text_before):
        hit = _COUNTER.search(words)
        if hit and int(hit[1]) in (0, len(field.value)):
            return int(hit[2])
    return None
