"""Fictional shoppers: a pool expands into as many as it says, the same ones each time (Faker, by locale, from a seed). Pure.

Mail addresses look plain (first.last and two digits) on the operator's catch-all domain, or are plus-addresses of the operator's
mailbox; phone numbers are the operator's own. A longer pool keeps the shoppers it had.
"""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from mysteryshop.errors import InputError
from mysteryshop.model import Dealer, Persona, PersonaPool, Settings

if TYPE_CHECKING:
    from faker import Faker

_COUNTRY = {"cs": "CZ", "da": "DK", "dk": "DK", "de": "DE", "en": "US", "es": "ES", "fr": "FR", "ja": "JP", "sv": "SE"}
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {"Ø": "O", "Æ": "Ae", "Œ": "Oe", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "Th"}
)
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_NUMBER_FIRST = frozenset({"US", "CA", "GB", "IE", "AU", "NZ", "IN", "ZA", "FR"})
"""Countries that write the house number before the street, in one field."""


def expand_personas(personas: Sequence[Persona | PersonaPool], *, settings: Settings) -> tuple[Persona, ...]:
    """Every shopper, pools expanded, each with a mail address of its own. Raises InputError where no address can be made."""
    taken = {one.email.lower() for one in personas if isinstance(one, Persona)}
    shoppers: list[Persona] = []
    for one in personas:
        if isinstance(one, Persona):
            shoppers.append(one)
        else:
            shoppers += _expand(one, settings, taken)
    return tuple(shoppers)


def localised(persona: Persona, dealer: Dealer) -> Persona:
    """The shopper as a neighbour of the dealer: where no place is written the dealer's own, else an invented one."""
    if persona.city or persona.zip or persona.state or persona.country != dealer.country:
        return persona
    if dealer.city or dealer.zip:
        return persona.model_copy(update={"city": dealer.city, "state": dealer.state, "zip": dealer.zip})
    city, state, code = _invented_place(persona.id, f"{persona.language}_{persona.country}", dealer.state)
    return persona.model_copy(update={"city": city, "state": state, "zip": code})


def _expand(pool: PersonaPool, settings: Settings, taken: set[str]) -> list[Persona]:
    from faker import Faker  # names of many languages: memory that only planning needs

    locale = _known_locale(pool)
    domain, prefix = _mailbox(pool, settings)
    language, _, region = locale.partition("_")
    country = {"QC": "CA"}.get(region, region) or _COUNTRY.get(language, "US")
    seed = int.from_bytes(hashlib.sha256(f"{pool.seed}/{pool.id}/{locale}".encode()).digest()[:8], "big")
    fake = Faker(locale, use_weighting=False)
    fake.seed_instance(seed)
    rng = random.Random(seed)
    names: set[str] = set()
    shoppers: list[Persona] = []
    for number in range(1, pool.count + 1):
        first, last, local = _name(fake, rng, names, language)
        names.add(f"{first} {last}".casefold())
        street, house = _street(fake, country)
        shoppers.append(
            Persona(
                id=f"{pool.id}-{number:04d}",
                first_name=first,
                last_name=last,
                email=_alias(local, domain, prefix, taken, rng),
                phone=pool.phones[(number - 1) % len(pool.phones)] if pool.phones else None,
                street=street,
                house_number=house,
                city=pool.city,
                state=pool.state,
                zip=pool.zip,
                country=country,
                language=language,
            )
        )
    return shoppers


def _known_locale(pool: PersonaPool) -> str:
    from faker.config import AVAILABLE_LOCALES

    locale = pool.locale.replace("-", "_")
    by_lower = {known.lower(): known for known in sorted(AVAILABLE_LOCALES)}
    if locale.lower() not in by_lower:
        near = get_close_matches(locale.lower(), by_lower, n=1, cutoff=0.4)
        tip = f'did you mean "{by_lower[near[0]]}"?' if near else 'write e.g. "en_US", "de_DE", "fr_CA"'
        raise InputError(
            f'persona pool "{pool.id}": no names are known for the locale "{pool.locale}"', text=pool.locale, tip=tip
        )
    return by_lower[locale.lower()]


def _mailbox(pool: PersonaPool, settings: Settings) -> tuple[str, str]:
    """Domain and prefix of the aliases: a catch-all domain, else "user+" of the operator's mailbox."""
    if settings.alias_domain:
        return settings.alias_domain.strip().lstrip("@").lower(), ""
    user, at, domain = (settings.alias_base or "").strip().rpartition("@")
    if at and user and domain:
        return domain.lower(), f"{user}+"
    raise InputError(
        f'persona pool "{pool.id}" has no mail addresses to give its shoppers',
        text=pool.id,
        tip='set alias_domain (a domain whose mail all comes to the inbox) or alias_base ("you@example.com") in mysteryshop.toml',
    )


def _name(fake: Faker, rng: random.Random, names: set[str], language: str) -> tuple[str, str, str]:
    """First name, last name and the local part they make; a name not in `names` as long as the locale has any left."""
    for _ in range(60):
        kind = rng.choice(("male", "female"))
        first = _ask(fake, f"first_name_{kind}", "first_name")
        last = _ask(fake, f"last_name_{kind}", "last_name")
        if f"{first} {last}".casefold() not in names:
            break
    parts = [re.sub(r"[^a-z]", "", _ascii(name, language)) for name in (first, last)]
    if not all(parts):  # another script: romanised names where Faker has them, else plain syllables
        romanised = [_ask(fake, "first_romanized_name", ""), _ask(fake, "last_romanized_name", "")]
        parts = [re.sub(r"[^a-z]", "", name.lower()) or _syllables(rng) for name in romanised]
    return first, last, ".".join(parts)


def _ask(fake: Faker, method: str, otherwise: str) -> str:
    """A word of this kind, or of the other where the locale lacks it, without titles."""
    call = getattr(fake, method, None) or (getattr(fake, otherwise) if otherwise else None)
    return re.sub(r"^(?:\S+\.\s+)+", "", str(call()).strip()) if call else ""


def _syllables(rng: random.Random) -> str:
    return "".join(rng.choice("bdfghklmnprst") + rng.choice("aeiou") for _ in range(3))


def _ascii(name: str, language: str) -> str:
    plain = (name.translate(_GERMAN) if language == "de" else name).translate(_LETTERS)
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()


def _alias(local: str, domain: str, prefix: str, taken: set[str], rng: random.Random) -> str:
    """A free address; two digits, more only where the name is used up."""
    for attempt in range(1000):
        digits = f"{rng.randrange(10, 100)}" if attempt < 40 else f"{rng.randrange(100, 10000)}"
        alias = f"{prefix}{local[:40]}{digits}@{domain}"
        if alias.lower() not in taken:
            taken.add(alias.lower())
            return alias
    raise InputError(f"no free mail address is left for {local}", tip="use a second alias_domain, or make the pools smaller")


def _street(fake: Faker, country: str) -> tuple[str, str | None]:
    """Street and house number as the country writes them: "12 Elm Street" or ("Lindenweg", "12")."""
    name = str(_ask(fake, "street_name", "street_address")).splitlines()[0]
    number = re.sub(r"\D.*", "", _ask(fake, "building_number", "random_digit_not_null")).lstrip("0")
    if country in _NUMBER_FIRST:
        return f"{number[:4] or 7} {name}", None
    return name, number[:2] or "7"


@lru_cache(maxsize=4096)
def _invented_place(who: str, locale: str, state: str | None) -> tuple[str, str | None, str]:
    """City, state and postal code that belong to one country (and, in the United States, to one state)."""
    from faker import Faker
    from faker.config import AVAILABLE_LOCALES

    fake = Faker(locale if locale in AVAILABLE_LOCALES else "en_US", use_weighting=False)
    fake.seed_instance(who)
    if locale.endswith("_US"):
        where = state or str(fake.state_abbr(include_territories=False))
        try:
            return str(fake.city()), where, str(fake.postcode_in_state(where))
        except Exception:  # noqa: BLE001 - Faker raises a bare Exception for a state it does not know
            return str(fake.city()), where, str(fake.postcode())
    return str(fake.city()), state, str(fake.postcode())
