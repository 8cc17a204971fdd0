"""Answering a site's objection: the same facts, spelled as its message asks. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from mysteryshop.lexicons import load
from mysteryshop.model import Shop
from mysteryshop.submit.content import values
from mysteryshop.submit.content.values import Phone
from mysteryshop.submit.content.weekdays import first_open, open_days
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.snapshot import FieldSnapshot

_OUT = "submit_outcomes"
_SAMPLE = re.compile(r"\+?\(?[\dxX#_][\dxX#_ ().\-/]{4,18}[\dxX#_]")
_CODE_SAMPLE = re.compile(r"\b[A-Z0-9]{2,5}(?:[ \-][A-Z0-9]{2,4})?\b")
_UNITS = (
    "numeric|numerische|stellige|karakter|character|caract|zeichen|tekens|digit|chiffres|ziffern|cijfers|cifre|numeros|numbers"
    "|stellen|stellig"
)
_COUNT = re.compile(rf"\b(\d{{1,2}})[ -]+(?:{_UNITS})")
_BARE = re.compile(
    r" (?:only|just|solo|solamente|unicamente|soltanto|somente|apenas|nur|ausschliesslich|uniquement|seulement|que|alleen|enkel)"
    r"(?: [a-z]{1,5}){0,2} (?:numer[oi]s?|digitos|digits|numbers|numerals|ziffern|zahlen|chiffres|cijfers|cifre) "
)
"""Nothing but figures, said with a word or two between: "somente com números"."""
_LIMITS = "most|maximum|max|exceed|than|hoechstens|hochstens|maximal|plus de|maximo|massimo|meer dan|no mas de|ate"
_MOST = re.compile(rf"(?:{_LIMITS}) (\d{{2,4}})|(\d{{2,4}}) (?:character|zeichen|caracteres|tekens|caratteri)")
_LEASTS = (
    "at least|minimum(?: is| of)?|min|less than|fewer than|mindestens|au moins|moins de|minimal|minimaal|minstens|almeno|minimo"
    "|al menos|pelo menos|no minimo"
)
_LEAST = re.compile(
    rf"(?:{_LEASTS})(?: de| di| is| of)? (\d{{2,3}}) (\w+)"
    r"|(\d{2,3}) (?:character|zeichen|caracteres|tekens|caratteri)\w* (?:minimum|min)"
)
_WORD_LETTERS = 8
_LETTERS = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "Ł": "L",
}
_SPLITS = {"CA": 3, "NL": 4, "SE": 3, "CZ": 3, "SK": 3, "GR": 3}


class Spelled(Phone):
    """A telephone number in the one spelling a site asked for."""

    told = ""

    def fitting(self, field: FieldSnapshot, *, with_code: bool = False) -> str:
        """That spelling; where the country's code has its own box, the number without it."""
        return self.significant if with_code else self.told


def respell_phone(phone: Phone, words: Sequence[str], held: str) -> str:
    """The number as the site's words ask; where they do not tell, another likely spelling than the one `held`."""
    ten = phone.significant if len(phone.significant) == 10 else ""
    choices = [phone.digits, phone.significant]
    if ten:
        area, middle, rest = ten[:3], ten[3:6], ten[6:]
        choices += [f"{area}-{middle}-{rest}", f"({area}) {middle}-{rest}", f"{area}.{middle}.{rest}"]
    choices += [phone.e164, phone.international, phone.national, f"00{phone.e164[1:]}", phone.e164[1:]]
    for line in words:
        for found in _SAMPLE.findall(line):
            sample = found if ")" in found else found.replace("(", "")  # in brackets itself: "a mobile number (0612345678)"
            if shaped := _shaped(sample, choices, phone):
                return shaped
    told = plain(" ".join(words))
    if hit := _COUNT.search(told):
        for choice in choices:
            if choice.isdigit() and len(choice) == int(hit.group(1)):
                return choice
    if phrases(_OUT, "errors", "bare").find(told) or _BARE.search(told):
        return next((choice for choice in choices if choice.isdigit() and choice != held), held)
    code = phrases(_OUT, "errors", "country_code").find(told)
    if code and _unwanted(told.partition(code)[0]):
        return phone.digits
    if code or any(re.search(r"\+\(?\d", line) for line in words):
        return phone.e164
    return next((choice for choice in choices if choice != held), held)


def _unwanted(before: str) -> bool:
    """The words right before something say that it is to be left out ("without the country code")."""
    return phrases(_OUT, "errors", "without").find(f" {' '.join(before.split()[-3:])} ") is not None


def _shaped(sample: str, choices: Sequence[str], phone: Phone) -> str | None:
    """The number in the shape of an example ("555-555-5555"), or None where it has another length."""
    shape = re.sub(r"[\dxX#_]", "9", sample.strip())
    for choice in choices:
        if re.sub(r"\d", "9", choice) == shape:
            return choice
    gaps, groups = set(re.findall(r"\D", shape)), phone.national.split()
    if len(gaps) == 1 and re.fullmatch(r"0\d+(?:\D\d+)*", sample.strip()) and len(re.findall(r"\d+", shape)) == len(groups):
        return str(gaps.pop()).join(groups)  # numbers of a country may differ in length, not in how they are parted
    abroad = phone.international.split()
    if len(gaps - {"+"}) == 1 and shape.startswith("+") and len(re.findall(r"\d+", shape)) == len(abroad):
        return str((gaps - {"+"}).pop()).join(abroad)
    digits = phone.e164[1:] if shape.startswith("+") else None
    for number in (digits,) if digits else (phone.digits, phone.significant):
        if shape.count("9") == len(number) >= 7:
            rest = iter(number)
            return "".join(next(rest) if char == "9" else char for char in shape)
    return None


def respell_code(code: str, country: str, words: Sequence[str]) -> str:
    """The postal code as the site's words ask, else with its gap where it had none and without where it had one."""
    bare = re.sub(r"[^A-Za-z0-9]", "", code).upper()
    skeleton = re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", bare))
    for line in words:
        for sample in _CODE_SAMPLE.findall(line):
            if re.sub(r"[^A9]", "", re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", sample))) == skeleton:
                rest = iter(bare)
                return "".join(next(rest) if char.isalnum() else char for char in sample)
    told = plain(" ".join(words))
    if phrases(_OUT, "errors", "no_space").find(told):
        return bare
    hit = _COUNT.search(told)
    if hit and int(hit.group(1)) == len(bare) and code != bare:
        return bare
    if code != bare:
        return bare
    cut = _SPLITS.get(country) or (4 if country == "PT" else len(bare) - 3 if country == "GB" else 0)
    return f"{bare[:cut]}{'-' if country == 'PT' else ' '}{bare[cut:]}" if cut else bare


def shorter(message: str, words: Sequence[str]) -> str:
    """The message within the length the site's words name."""
    hit = _MOST.search(plain(" ".join(words)))
    most = int(hit.group(1) or hit.group(2)) if hit else 0
    if not 20 <= most < len(message):
        return message
    return message[:most].rsplit(" ", 1)[0]


def longer(message: str, words: Sequence[str], language: str) -> str:
    """The message with kind words after it, until it has the length the site wants at least."""
    told = plain(" ".join(words))
    hit, short = _LEAST.search(told), phrases(_OUT, "errors", "too_short").find(told)
    if not hit and not short:
        return message
    least = int(hit.group(1) or hit.group(3)) if hit else len(message) + 1
    if hit and phrases(_OUT, "errors", "words").find(f" {hit.group(2)} "):
        least *= _WORD_LETTERS
    out = message
    for line in load(_OUT)["courtesies"].get(language, load(_OUT)["courtesies"]["en"]):
        if len(out) < least:
            out = f"{out.rstrip()}\n{line}"
    return out


def later(planner: Planner, words: Sequence[str]) -> Planner:
    """The planner for a shopper who comes on a later day: the next one, as far ahead as the site's words name, or on one of the
    days of the week that they name."""
    said, day = " | ".join(words), values.visit_day(planner.today)
    if len(open_days(said)) < 7:
        planner.days_told = said
        planner.today += first_open(day + timedelta(days=1), said) - day
        return planner
    ahead = max((int(n) for n in re.findall(r"\b\d{1,2}\b", " ".join(words)) if int(n) < 73), default=0)
    ahead = -(-ahead // 24) if ahead >= 24 else ahead  # so long a time is told in hours
    planner.today = max(day - timedelta(days=2), planner.today + timedelta(days=max(ahead - 2, 0)))
    return planner


def in_plain_letters(planner: Planner) -> Planner:
    """The planner for the same shopper, the name without accents: some sites know no other letters."""
    persona = planner.shop.persona
    first, last = (bare(name) for name in (persona.first_name, persona.last_name))
    planner.shop = replace(planner.shop, persona=persona.model_copy(update={"first_name": first, "last_name": last}))
    return planner


def bare(name: str) -> str:
    """A name in the letters a to z, as its bearer writes it where there are no others."""
    told = "".join(_LETTERS.get(char, char) for char in name)
    return "".join(char for char in unicodedata.normalize("NFKD", told) if not unicodedata.combining(char))


def answered(planner: Planner, wrong: set[str], words: Sequence[str], held: str) -> Planner:
    """The planner with its facts spelled as the site asks. `wrong`: kinds of box the site speaks of; `held`: the telephone
    number as it was given."""
    shop: Shop = planner.shop
    persona = shop.persona
    if "phone" in wrong and persona.phone:
        told = Spelled.read(persona.phone, persona.country, planner.country)
        if isinstance(told, Spelled):
            told.told = respell_phone(told, words, held)
            planner.phone = told
    if "zip" in wrong and persona.zip:
        persona = persona.model_copy(update={"zip": respell_code(persona.zip, persona.country, words)})
    message = shop.message
    if "message" in wrong or not wrong:
        message = longer(shorter(shop.message, words), words, shop.scenario.language)
    planner.shop = replace(shop, persona=persona, message=message)
    return planner
