"""What of a shop can be met in a mail: its store, its shopper, the car, phone numbers, the lead's own words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from mysteryshop.inbox.language.signals import domain_of, header
from mysteryshop.lexicons import load, small_words
from mysteryshop.model import Message, Notice, Shop

EARLY = timedelta(minutes=10)
LATE = timedelta(days=120)
SURNAMED = "greets the shopper as "
SHORTEST_STOCK = 4
"""Characters of a stock number that tells one car; a group's name says nothing without one, for all its stores share it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a shop can be met in a mail, folded once."""

    shop: Shop
    domains: frozenset[str]
    phone: str
    line: str
    name: str
    group: str
    given: frozenset[str]
    first: re.Pattern[str]
    family: re.Pattern[str]
    full: str
    model: re.Pattern[str] | None
    model_name: str
    stock: str
    words: str


_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")
_GOOGLE_TEXTS = "txt.voice.google.com"


@dataclass(frozen=True)
class Seen:
    """A mail as evidence, looked at once however many shops it is held against: subject and beginning of the text, folded;
    the sender's domains and the ones above them; the phone numbers, words and stock numbers in it."""

    message: Message
    notice: Notice | None
    text: str
    folded: str
    from_name: str
    domains: frozenset[str]
    numbers: frozenset[str]
    caller: frozenset[str]

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", f"{self.addressed} {self.folded}"))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The mail addresses in the text."""
        return frozenset(_ADDRESS.findall(self.folded)) if "@" in self.folded else frozenset()

    @cached_property
    def headed(self) -> frozenset[str]:
        """The mail addresses in headings of older mails within the text that say whom those went to."""
        rows = _rows_of_recipients().findall(self.text) if "@" in self.folded else []
        return frozenset(address for row in rows for address in _ADDRESS.findall(row.casefold()))

    @cached_property
    def addressed(self) -> str:
        """Whom the sender wrote to, by name and address, folded."""
        return f"{header(self.message, 'to')} {header(self.message, 'cc')}".casefold()

    @cached_property
    def stocks(self) -> frozenset[str]:
        return frozenset(re.findall(r"[\w-]{4,}", self.folded))


@cache
def _rows_of_recipients() -> re.Pattern[str]:
    names = "|".join(map(re.escape, load("inbox_quotes")["recipients"]))
    return re.compile(rf"^[>*|\s]*(?:{names})[*\s]{{0,3}}:(.{{0,400}})$", re.IGNORECASE | re.MULTILINE)


def seen_in(message: Message, notice: Notice | None) -> Seen:
    text = f"{message.subject}\n{message.full_text[:8000]}"
    folded = " ".join(text.casefold().split())
    return Seen(
        message=message,
        notice=notice,
        text=text,
        folded=folded,
        from_name=message.from_name.casefold(),
        domains=frozenset(
            domain for one in (message.from_address, message.reply_to_address or "") for domain in _parents(domain_of(one))
        ),
        numbers=frozenset((*_numbers(text), *_numbers(_line_texted(message.from_address)))) - {""},
        caller=frozenset(_numbers(notice.caller or "")) - {""} if notice else frozenset(),
    )


def _line_texted(address: str) -> str:
    """The shopper's own number in the address that Google Voice gives to a text: number texted, number it came from, a token."""
    local, _, domain = address.partition("@")
    return f"+{local.split('.')[0]}" if domain == _GOOGLE_TEXTS else ""


def of_the_store(facts: Facts, seen: Seen) -> Iterable[tuple[float, str]]:
    if own := seen.domains & facts.domains:
        yield 30.0, f"from the store's own domain ({', '.join(sorted(own))})"
    if facts.name and (facts.name in seen.from_name or facts.name in seen.folded):
        yield 20.0, f'names the store, "{facts.shop.dealer.name}"'
    elif facts.group and len(facts.stock) >= SHORTEST_STOCK and facts.stock in seen.stocks and _names(facts.group, seen):
        yield 15.0, f'names the group, "{facts.shop.dealer.group}"'
    if facts.phone and facts.phone in seen.caller:
        yield 45.0, f"called or texted from the store's phone {facts.shop.dealer.phone}"
    elif facts.phone and facts.phone in seen.numbers:
        yield 30.0, f"the store's phone {facts.shop.dealer.phone}"


def _names(group: str, seen: Seen) -> bool:
    """Whether whole words of a mail are the group's name."""
    return re.search(rf"\b{re.escape(group)}\b", f"{seen.from_name}\n{seen.folded}") is not None


def of_the_lead(facts: Facts, seen: Seen) -> Iterable[tuple[float, str]]:
    if facts.line and facts.line in seen.numbers:
        yield 45.0, f"the phone number the shopper gave, {facts.shop.persona.phone}"
    if facts.full in seen.addressed:
        yield 34.0, f"addressed to {facts.shop.persona.full_name} by name"
    elif facts.full in seen.folded:
        yield 28.0, f"names the shopper, {facts.shop.persona.full_name}"
    elif facts.family.search(seen.text[:400]):
        yield 20.0, f"{SURNAMED}{facts.shop.persona.last_name}"
    elif facts.given <= seen.words and facts.first.search(seen.text):
        yield 12.0, f"greets {facts.shop.persona.first_name}"
    if facts.stock and facts.stock in seen.folded:
        yield 22.0, f"stock number {facts.shop.vehicle.stock if facts.shop.vehicle else ''}"
    if facts.model is not None and facts.model_name in seen.folded and facts.model.search(seen.folded):
        yield 12.0, f"the car, {facts.shop.vehicle.model if facts.shop.vehicle else ''}"
    if facts.words and fuzz.partial_ratio(facts.words, seen.folded, score_cutoff=92):
        yield 40.0, "quotes the lead's own words"


def speaks_of_both(facts: Facts, seen: Seen) -> bool:
    """Whether a text calls the shopper by the first name and says the model of the car."""
    if facts.model is None or facts.model_name not in seen.folded:
        return False
    return facts.model.search(seen.folded) is not None and facts.first.search(seen.text) is not None


def spoken_of(shops: Sequence[Shop], seen: Seen) -> list[tuple[str, tuple[str, ...]]]:
    """(shop id, words) of the leads of which a call says words that no other has, in their message or the car's name."""
    said = {shop.id: _telling(f"{shop.message} {shop.vehicle.words() if shop.vehicle else ''}") for shop in shops}
    heard = _telling((seen.notice.text if seen.notice else None) or seen.folded)
    own = {one: words - set().union(*(said[other] for other in said if other != one)) for one, words in said.items()}
    return [(one, tuple(sorted(words & heard))) for one, words in own.items() if words & heard]


def _telling(text: str) -> set[str]:
    """The words of a text that may be of something, without the ends of their plurals ("key" and "keys" are one)."""
    return {word.rstrip("s") for word in re.findall(r"\w{3,}", text.casefold()) if word not in small_words()}


def by_time(shop: Shop, message: Message) -> float:
    """Points off for a mail from before the lead left, or long after; leads in doubt have no sure time."""
    sent = shop.sent_at or shop.due_at
    return -40.0 if message.received_at < sent - EARLY or message.received_at > sent + LATE else 0.0


def facts_of(shop: Shop) -> Facts:
    private = frozenset(load("inbox_providers")["private"])
    own = {domain.lower() for domain in shop.dealer.mail_domains}
    host = (urlsplit(shop.dealer.url).hostname or "").removeprefix("www.")
    model = shop.vehicle.model if shop.vehicle else None
    return Facts(
        shop=shop,
        domains=frozenset((own | ({host} if "." in host else set())) - private),
        phone=_digits(shop.dealer.phone or ""),
        name=shop.dealer.name.casefold(),
        group=(shop.dealer.group or "").casefold(),
        line=_digits(shop.persona.phone or ""),
        family=re.compile(rf"\w\.? {re.escape(shop.persona.last_name)}\s*[,:!–-]"),
        first=re.compile(rf"\b{re.escape(shop.persona.first_name)}\b", re.IGNORECASE),
        given=frozenset(re.findall(r"\w+", shop.persona.first_name.casefold())),
        full=shop.persona.full_name.casefold(),
        model=re.compile(rf"\b{re.escape(model.casefold())}\b") if model else None,
        model_name=(model or "").casefold(),
        stock=(shop.vehicle.stock or "").casefold() if shop.vehicle else "",
        words=" ".join(shop.message.casefold().split())[:160],
    )


def phrases(text: str) -> set[str]:
    """Every run of six words, folded: what a quote of the lead has in common with it."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[place : place + 6]) for place in range(len(words) - 5)}


def _parents(domain: str) -> list[str]:
    """A domain and the ones above it, without the top: mail.sales.store.example, sales.store.example, store.example."""
    parts = domain.split(".")
    return [".".join(parts[n:]) for n in range(len(parts) - 1)] if domain else []


def _numbers(text: str) -> set[str]:
    return {_digits(hit) for hit in re.findall(r"\d(?:[\d()./-]|[^\S\n]){5,18}\d", text)}


def _digits(number: str) -> str:
    """The last nine digits: what two ways of writing a number share."""
    digits = re.sub(r"\D", "", number)
    return digits[-9:] if len(digits) >= 7 else ""
