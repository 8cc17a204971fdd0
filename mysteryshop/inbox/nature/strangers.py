"""Mail that answers no lead: surveys, offers to everybody, letters of strangers, receipts of reading. Pure.

The lead's alias is the only address such mail can have got, so that much of it comes from the store, its brand or its vendor, now
and then by name. What gives it away is how it is made (offers, footnotes, prices in a row, calls to click, ways to opt out) and
that nothing of this lead is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from mysteryshop.inbox.language.signals import (
    cue,
    domain_of,
    found,
    header,
    hits,
    is_bulk,
    local_part,
    made_as_campaign,
    pattern,
    spoken,
)
from mysteryshop.inbox.language.speech import says_of_its_own, typed, typed_words
from mysteryshop.inbox.language.wording import odds_of_wording
from mysteryshop.inbox.nature.asked import lead_words, repeats_the_lead
from mysteryshop.inbox.nature.handed import tells_that_it_wrote
from mysteryshop.inbox.nature.making import mail_program
from mysteryshop.inbox.nature.surveys import READ, in_own_words, survey_in
from mysteryshop.inbox.text.relay import carried
from mysteryshop.lexicons import load
from mysteryshop.model import Message, Nature, NatureVerdict, Shop

ENOUGH = 2.2
"""Points from which a mail is no answer."""
FEWEST_OF_STORE = 12
"""A store's own letter may be shorter and name nothing of the lead."""
SOON_SECONDS = 7_200
"""Offers to everybody do not come within two hours after one lead."""
DAY_SECONDS = 86_400
EARLY_SECONDS = 900
"""Clocks, and times noted by hand, differ by minutes."""
TWIN = 80.0
"""Likeness 0..100 from which two bodies are the same (names and cars aside)."""
BEGINNING = 40
"""Words that a portal's mail begins with."""
AS_PEOPLE = -0.5
"""Odds of the wording, natural logarithm, below which a letter reads as a person's."""

_SHOUT = re.compile(r"^\W*(?=(?:[^A-ZÀ-Þ\n]*[A-ZÀ-Þ]){8})(?:[^a-zß-ÿ\n]{12,}(?:$|(?<= )\w)|[^a-zß-ÿ\n]{12,}$)", re.MULTILINE)
_FOOTNOTE = re.compile(r"\w[.!]?\*(?:\s|$)|^\*\s?\w", re.MULTILINE)
_PRICED = re.compile(
    r"^[^\n]{4,60}[-–—:|]\s?(?:[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|EUR))\s*$|^[^\n?]{3,40}\s[$€£]\d[\d.,]*\s*$", re.MULTILINE
)
_MONEY = ("$", "€", "£", "EUR")
_CASES = bytes(ord("a") if place == 10 or 97 <= place <= 122 or place >= 223 else ord("A") for place in range(256))
_LOUD = b"A" * 12
_ANY_WORD = re.compile(r"\w+")


@dataclass
class Weighed:
    """Points with their reasons."""

    points: float = 0.0
    why: tuple[str, ...] = ()

    def add(self, points: float, words: str = "") -> None:
        self.points += points
        if words and points > 0:
            self.why = (*self.why, words)


def no_answer(message: Message, shop: Shop | None, twins: float | None = None, *, shared: bool = False) -> NatureVerdict | None:
    """The verdict on a mail that answers nothing; None where it may be an answer. Without a known lead only firm signs count.
    `twins`: likeness 0..100 to what other shops got; a stranger who writes the same to many shoppers answers none of them.
    `shared`: other shops got these words, if only from their own stores."""
    spread = (twins or 0) >= TWIN
    return _no_answers(message, shop, ((spread, shared or spread),))[0]


def no_answer_alone_and_among(message: Message, shop: Shop | None) -> tuple[NatureVerdict | None, ...]:
    """The same of a mail that nothing is like, and if other shops got its very words: read once for both."""
    return _no_answers(message, shop, ((False, False), (True, True)))


def _no_answers(message: Message, shop: Shop | None, ways: Sequence[tuple[bool, bool]]) -> tuple[NatureVerdict | None, ...]:
    """The verdicts for each of these (sent to other shoppers, the same words at other shops)."""
    if (receipt := found(pattern("read_receipt", "subjects"), message.subject)) and (
        words := found(pattern("read_receipt"), message.full_text[:600])
    ):
        return (NatureVerdict(Nature.UNRELATED, 0.9, ("a receipt of reading", f'"{receipt}"', f'"{words}"')),) * len(ways)
    survey = survey_in(message, shop)
    if shop is None:
        return (_without_lead(message, survey),) * len(ways)
    offers = _offers(message)
    kind = Nature.SURVEY if survey else Nature.MARKETING if offers else Nature.UNRELATED
    return tuple(
        NatureVerdict(kind, round(min(0.95, 0.6 + 0.08 * (weighed.points - ENOUGH)), 2), weighed.why)
        if weighed.points >= ENOUGH
        else None
        for weighed in _weigh(message, shop, survey, offers, ways)
    )


def _without_lead(message: Message, survey: str | None) -> NatureVerdict | None:
    if survey and is_bulk(message):
        return NatureVerdict(Nature.SURVEY, 0.75, (f'"{survey}"', "sent to a list"))
    offers = _offers(message) if made_as_campaign(message) else []
    return NatureVerdict(Nature.MARKETING, 0.7, tuple(f'"{one}"' for one in offers[:3])) if len(offers) >= 2 else None


def _weigh(
    message: Message, shop: Shop, survey: str | None, offers: list[str], ways: Sequence[tuple[bool, bool]]
) -> Iterator[Weighed]:
    """What a mail weighs in each of these ways."""
    first = Weighed()
    if survey:
        first.add(4.4 if in_own_words(message, shop) else 3.6, f'"{survey}"')
    for words in offers[:3]:
        first.add(0.9, f'"{words}"')
    if found(pattern("marketing", "senders"), message.from_address):
        first.add(0.9, f"sender {message.from_address} writes to everybody")
    waited = (message.received_at - shop.sent_at).total_seconds() if shop.sent_at else None
    if is_bulk(message) or (header(message, "auto-submitted").startswith("auto-generated") and (waited or 0) > DAY_SECONDS):
        first.add(0.7, "sent to a list")
    if opt_out := found(pattern("opt_out"), message.full_text[-READ:]):
        first.add(0.5, f'"{opt_out}"')
    elif mail_program(message) and not is_bulk(message):
        first.add(-1.0)  # who writes to everybody does not write by hand
    if carried(message.full_text) is not None:
        first.add(-2.5)  # a portal hands over what somebody wrote; what it adds below is not his
    elif tells_that_it_wrote(message, shop) and _reads_as_a_letter(message):
        first.add(-3.5)  # the same where it only says so
    if not survey and found(pattern("your_request"), message.text[:READ]):
        first.add(-0.9)
    text = f"{message.subject}\n{message.text[:READ]}"
    last: list[tuple[float, str]] = []
    if found(cue("received", spoken(message)), text) or (not survey and found(cue("someone_will", spoken(message)), text)):
        last.append((-2.0, ""))
        nudges = False
    else:
        nudges = found(cue("nudge", spoken(message)), text) is not None
    if waited is not None and 0 <= waited < SOON_SECONDS:
        last.append((-1.5, ""))
    elif waited is not None and waited < -EARLY_SECONDS:
        last.append((1.5, "it came before the lead was sent"))
    lead = _Lead(message, shop, offering=bool(offers), survey=survey is not None)
    for spread, shared in ways:
        weighed = Weighed(first.points, first.why)
        if not _by_the_lead(lead, weighed, spread=spread, shared=shared) and nudges:
            weighed.add(-1.0)  # who asks whether somebody is still interested means this lead
        for points, words in last:
            weighed.add(points, words)
        yield weighed


def _reads_as_a_letter(message: Message) -> bool:
    """Whether what a portal's mail begins with says something of its own, or is worded as people word theirs."""
    said = typed(message.text[:READ])
    begins = (said.partition("\n")[0], " ".join(said.split()[:BEGINNING]))
    return any(says_of_its_own(one, spoken(message)) or odds_of_wording(one) < AS_PEOPLE for one in begins)


class _Lead:
    """What of its lead is in a mail: the shopper's name, the car, the question, the store."""

    def __init__(self, message: Message, shop: Shop, *, offering: bool, survey: bool) -> None:
        words = set(_ANY_WORD.findall(f"{message.subject} {message.text[:READ]}".casefold()))
        car = shop.vehicle
        model = set(_ANY_WORD.findall((car.model or "").casefold())) if car else set[str]()
        self.message, self.shop, self.offering = message, shop, offering
        self.person = bool(names_of(shop) & words)
        # a system's subject names the car whatever stands below it
        said = set(_ANY_WORD.findall(message.text[:READ].casefold())) if survey else words
        self.named = bool(model) and model <= said
        self.echoes = sum(len(word) >= 4 for word in words & lead_words(shop))

    @cached_property
    def repeated(self) -> bool:
        """Whether the lead stands below what was written."""
        return repeats_the_lead(self.message, self.shop)

    @cached_property
    def talks(self) -> bool:
        """Whether it talks as an answer does; offers are none."""
        return _talks(self.message, self.offering)

    @cached_property
    def is_campaign(self) -> bool:
        """Whether it is made as systems make theirs."""
        return made_as_campaign(self.message)

    @cached_property
    def as_people(self) -> bool:
        """Whether it reads as a person's."""
        return odds_of_wording(typed(self.message.text[:READ])) < AS_PEOPLE


def _by_the_lead(lead: _Lead, weighed: Weighed, *, spread: bool, shared: bool) -> bool:
    """Whether the shopper, the car, the question or the store are in it, and whether it comes as an answer. Gives back whether it
    is a stranger's to many, and at most a name ties it to this one."""
    message, shop, person, named = lead.message, lead.shop, lead.person, lead.named
    store = is_the_store(message, shop, spread=spread or lead.offering)
    talks = lead.talks or (not shared and lead.as_people)
    alert = not (store or person) and lead.is_campaign and not _talks(message)
    if named:  # alerts of portals name the car that was asked for, too
        weighed.add(1.0 if alert or (not store and lead.offering and lead.is_campaign) else -1.1)
    weighed.add(-min(1.2, 0.4 * lead.echoes))
    if header(message, "in-reply-to") or _ANSWER.match(message.subject.strip()):
        weighed.add(-1.0)
    merged = person and spread and not store and domain_of(message.from_address) not in load("inbox_providers")["private"]
    if person and not merged:
        weighed.add(-0.9)
    tied = (person and not merged) or named or lead.echoes > 1
    if lead.repeated:
        weighed.add(-2.5)  # whoever has the lead before him writes because of it
    elif not tied and typed_words(message.text) >= (FEWEST_OF_STORE if store else 3 if is_bulk(message) and not talks else 6):
        weighed.add(1.3, "nothing of this lead in it: no name, no car, no question")
        impersonal = lead.is_campaign or (len(message.text.split()) >= 10 and not talks)
        if store and impersonal and not talks:
            weighed.add(0.6 if lead.is_campaign else 0.0)
            if shared and found(pattern("no_reply", "senders"), local_part(message.from_address)):
                weighed.add(0.6, "other shoppers got it, and its sender takes no answer")
        elif store:
            weighed.add(-1.0)
        elif spread or impersonal or lead.offering:
            told = ", who wrote the same to other shoppers" if spread else ""
            weighed.add(2.0 if spread else 1.0, f"from a stranger, {message.from_address}{told}")
    return spread and not store and not tied


_ANSWER = re.compile(r"(?:re|aw|sv|r|antw)\s?:", re.IGNORECASE)


def is_the_store(message: Message, shop: Shop, *, spread: bool = False) -> bool:
    """Whether the store shows in it; salesmen's private mailboxes and systems that carry replies count as the store, unless
    they write the same to the shoppers of other stores (`spread`)."""
    domain = domain_of(message.from_address)
    host = shop.dealer.url.split("//")[-1].split("/")[0].removeprefix("www.")
    own = {one.lower() for one in (*shop.dealer.mail_domains, host)}
    name = shop.dealer.name.casefold()
    shown = f"{message.from_name} {message.subject} {message.full_text[:READ]}".casefold()
    return (
        any(domain == one or domain.endswith(f".{one}") for one in own)
        or (domain in load("inbox_providers")["private"] and not spread)
        or name in shown
        or any(word in shown for word in _telling(shop.dealer.name, shop.vehicle.make if shop.vehicle else ""))
        or bool(re.match(r"(?:reply|lead|leads|r)[+._-]\w*\d", message.from_address))
    )


def _talks(message: Message, offering: bool = False) -> bool:
    """Whether a text answers something (where it makes offers or goes to a list, prices are no answer), tells of what was looked
    up, has talk between people, or is worded as theirs is."""
    language = spoken(message)
    names = ("informal", "checked") if offering or is_bulk(message) else ("informal", "answer", "checked")
    return any(found(cue(name, language), message.text[:READ]) for name in names)


def names_of(shop: Shop) -> frozenset[str]:
    """The words of the shopper's first and last name of three letters and more ("Le Roux" is told by "Roux")."""
    words = _ANY_WORD.findall(shop.persona.full_name.casefold())
    return frozenset([word for word in words if len(word) >= 3] or words)


@cache
def _telling(name: str, make: str) -> frozenset[str]:
    """Words of a store's name that are its own: not the make it sells, nor "motors"."""
    common = {make.casefold(), *load("inbox_nature")["store_words"]["all"]}
    return frozenset(word for word in re.findall(r"[^\W\d_]{4,}", name.casefold()) if word not in common)


def _may_shout(text: str) -> bool:
    """Whether twelve characters of a line follow each other without a small letter; most texts have none such."""
    return _LOUD in text.encode("latin-1", "replace").translate(_CASES)


def _offers(message: Message) -> list[str]:
    """What speaks of offers to everybody, each kind once."""
    said = message.text[:READ]  # legal footers shout and quoted leads ask for prices
    shown = said if len(said.split()) >= FEWEST_OF_STORE else message.full_text[:READ]
    text = f"{message.subject}\n{shown}"
    kinds = [where for where in ("words", "offers") if found(pattern("marketing", where), text)]
    told = [hit for where in kinds for hit in hits("marketing", text, where)]
    made = [
        it
        for one, may in ((_SHOUT, _may_shout(said)), (_FOOTNOTE, "*" in shown))
        if may and (it := one.search(shown if one is _FOOTNOTE else said))
    ]
    if made and sum(map(str.islower, shown)) > sum(map(str.isupper, shown)):  # a letter all in capitals is somebody's habit
        told += [" ".join(it[0].split())[:40] for it in made]
    if any(sign in shown for sign in _MONEY) and len(priced := _PRICED.findall(shown)) >= 2:
        told.append(f"{len(priced)} prices in a row")
    return told
