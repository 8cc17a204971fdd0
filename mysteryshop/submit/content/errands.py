"""Lists that tell who a question goes to, or what it is about: the entry that leads to somebody who sells cars. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.model import Channel, Intent, Shop
from mysteryshop.submit.content.choose import Option, by_words
from mysteryshop.submit.page.phrases import Phrases, phrases, plain, thin, thin_phrases

_MOSTLY = 0.5
_LARGELY = 0.4  # beside a verb: "Probefahrt vereinbaren"
NAMED = {Intent.TRADE_IN: "trade_in", Intent.TEST_DRIVE: "test_drive", Intent.PRICE: "quote"}


@cache
def _words(start: str | None, end: str | None) -> tuple[str, ...]:
    """The words of desks that may take a question, best first, from one of them up to another."""
    table = load("submit_choices")["department"]["words"]
    return tuple(table[table.index(start) if start else 0 : table.index(end) if end else None])


@cache
def _elsewhere(*, trade: bool) -> Phrases:
    """Errands no shopper comes for: the workshop, a part, a job; to be rid of a car, but for who comes to trade one in."""
    table = load("submit_choices")
    sold = () if trade else (*load("submit_ways")["leads"]["trade_in"], *table["errand"]["to_sell"])
    return Phrases([*table["department"]["never"], *table["errand"]["elsewhere"], *sold])


@cache
def _selling() -> Phrases:
    return Phrases(_words(None, "availability"))


def _about(shop: Shop) -> Sequence[str]:
    """What the scenario's errand is called, where it has a name."""
    return tuple(load("submit_ways")["leads"].get(NAMED.get(shop.scenario.intent, ""), ()))


def _kept(options: Sequence[Option], shop: Shop) -> list[Option]:
    """The entries a shopper might take. "service commercial" sells, "service après-vente" does not: the longer words decide."""
    elsewhere, named = _elsewhere(trade=shop.scenario.intent is Intent.TRADE_IN), Phrases(_about(shop))

    def open_to_us(words: str) -> bool:
        against = elsewhere.share(words)
        return not against or max(_selling().share(words), named.share(words)) > against

    return [option for option in options if open_to_us(plain(option[0]))]


def _ours(kept: Sequence[Option], shop: Shop) -> Option | None:
    """The entry for a shopper: by name the errand, the sales desk; else what speaks of cars, or takes questions."""
    cars = phrases("submit_choices", "errand", "cars")
    there = phrases("submit_choices", "errand", "available") if shop.scenario.intent is Intent.AVAILABILITY else None
    if there and (found := next((option for option in kept if there.find(plain(option[0]))), None)):
        return found
    asking = _asking(kept, shop)
    if 0 < len(asking) < len(kept) and (found := _ours(asking, shop)):
        return found
    return (
        by_words(kept, [*_words(None, "new car sales"), *_about(shop), *_words("new car sales", "general inquiry")])
        or next((option for option in kept if cars.find(plain(option[0]))), None)
        or by_words(kept, _words("general inquiry", "other"))
    )


def _asking(options: Sequence[Option], shop: Shop) -> list[Option]:
    """The entries for who only asks a question: no test drive, and no call but for who wants one."""
    called = shop.scenario.preferred_channel is Channel.CALL
    others = [phrases("submit_ways", "leads", "test_drive")] if shop.scenario.intent is not Intent.TEST_DRIVE else []
    others += [] if called else [phrases("submit_ways", "errand_words", "calls")]
    return [option for option in options if not any(errand.find(plain(option[0])) for errand in others)]


def wish(options: Sequence[Option], shop: Shop) -> Option | None:
    """Of entries that tell what one wishes, a call, a drive or to be told more, the one for who only asks; None where they tell
    something else."""
    kept = _kept(options, shop)
    asking = _asking(kept, shop)
    return (called(asking, shop) or _ours(asking, shop)) if len(asking) < len(kept) else None


def called(options: Sequence[Option], shop: Shop) -> Option | None:
    """The entry whose words are the very errand of the scenario ("I would like to book a test drive"): a test drive, a trade-in,
    a price, else to be told more. No bid is a question for the price."""
    named = thin_phrases("submit_ways", "leads", NAMED.get(shop.scenario.intent, "inquiry"))
    wishes, bids = phrases("submit_choices", "errand", "wishes"), thin_phrases("submit_ways", "errand_words", "bid")

    def share(words: str) -> float:
        start = wishes.find(words)
        bare = thin(words.removeprefix(f" {start}") if start else words)
        return 0.0 if bids.whole(bare) else named.share(bare)

    fit = [(told, -place, option) for place, option in enumerate(options) if (told := share(plain(option[0]))) > _LARGELY]
    if shop.scenario.intent is Intent.TRADE_IN and shop.vehicle:  # given in part payment, where that is told from sold
        sale = phrases("submit_choices", "errand", "sale")
        fit = [one for one in fit if not sale.find(plain(one[2][0]))] or fit
    return max(fit)[2] if fit else None


def tells_errands(options: Sequence[Option], shop: Shop) -> bool:
    """Do these entries tell errands: one at least that is no shopper's, and one that is? How to pay is no errand."""
    kept = _kept(options, shop)
    if len(kept) == len(options) or any(phrases("submit_choices", "errand", "pays").whole(plain(words)) for words, _ in options):
        return False
    return _ours(kept, shop) is not None


def workshop_alone(options: Sequence[Option]) -> bool:
    """Are these the workshop's errands (oil, brakes, tyres), two at least, and nothing else but perhaps "other"?"""
    elsewhere = _elsewhere(trade=True)
    named = [option for option in options if elsewhere.share(plain(option[0])) > _MOSTLY]
    rest = [option for option in options if option not in named]
    other = phrases("submit_choices", "harmless", "other")
    return len(named) > 1 and all(other.find(plain(words)) for words, _ in rest)


def names_errand(options: Sequence[Option], shop: Shop) -> bool:
    """Do these entries tell errands, the one of the scenario (a test drive, a trade-in, a price) by its name among them?"""
    return tells_errands(options, shop) and by_words(_kept(options, shop), _about(shop)) is not None


def department(options: Sequence[Option], shop: Shop) -> Option | None:
    """Sales, else what an ordinary question may go to; never the workshop, parts, finance or jobs."""
    kept = _kept(options, shop)
    return _ours(kept, shop) or by_words(kept, _words("other", None)) or (kept[0] if kept else None)


def other_desk(words: str) -> bool:
    """Words (as `plain` wrote them) that name a desk of the house or an errand that sells no cars, and none that does."""
    named = _desks().all_in(words)
    for desk in named:
        words = words.replace(f" {desk} ", "  ")
    return bool(named) and not sells(words)


def wants_a_car(words: str) -> bool:
    """A question (as `plain` wrote it) whether the shopper came for a car: by its desk, or by a wish and a car, and no more."""
    return not _of_another_errand(words) and (sells(words) or comes_for_a_car(words))


def comes_for_a_car(words: str) -> bool:
    """Words (as `plain` wrote them) that wish for a car: "Buy a car"."""
    wish = phrases("submit_choices", "errand", "wants").find(words) and phrases("submit_choices", "errand", "cars").find(words)
    return bool(wish) and not _of_another_errand(words)


def offers_more(words: str, shop: Shop) -> bool:
    """Words (as `plain` wrote them) of a button that name an errand beside the shopper's: a quote, a loan, a value, a drive."""
    own = NAMED.get(shop.scenario.intent)
    if own and phrases("submit_ways", "leads", own).find(words):
        return False
    return _of_another_errand(words) or any(phrases("submit_ways", "leads", name).find(words) for name in NAMED.values())


def _of_another_errand(words: str) -> bool:
    table = phrases("submit_choices", "errand", "besides")
    return (_elsewhere(trade=False).find(words) or table.find(words)) is not None


def names_other_desk(words: str) -> bool:
    """Words (as `plain` wrote them) that are the name of such a desk and nothing else."""
    return _desks().whole(words)


def sells(words: str) -> bool:
    """Words (as `plain` wrote them) that name those who sell cars."""
    return _selling().find(words) is not None


@cache
def _desks() -> Phrases:
    """Without what means something else in another language, or anything at all."""
    table = load("submit_choices")
    unclear = set(table["errand"]["unclear"])
    return Phrases(word for word in (*table["department"]["never"], *table["errand"]["elsewhere"]) if word not in unclear)
