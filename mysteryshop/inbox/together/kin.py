"""The same words at several shops, judged together: a program's template, or what people say again and again. Pure.

One copy tells little, all of them tell much. A template is sent by the clock (always within minutes, always on the third day),
also at night and faster than anybody types; one copy that only a machine can have sent gives all away. People write the same
sentence an hour after one lead and two days after another, in working hours, above the lead they quote.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from rapidfuzz import fuzz

from mysteryshop.inbox.language.signals import domain_of, made_as_campaign, points_of_speech, spoken
from mysteryshop.inbox.language.speech import speech_of, typed, typed_words
from mysteryshop.inbox.language.wording import OWN_WORDS, odds_of_wording, own_sentence
from mysteryshop.inbox.nature.declared import declared
from mysteryshop.inbox.nature.making import mail_program
from mysteryshop.inbox.nature.phone_events import phone_event
from mysteryshop.inbox.nature.strangers import is_the_store, no_answer
from mysteryshop.inbox.nature.verdict import DOUBT, MACHINE, kind_of_machine, points_alone
from mysteryshop.inbox.text.quotes import quotes_something
from mysteryshop.inbox.together.copies import (
    BY_COUNT,
    FEW_WORDS,
    FEWEST_STORES,
    HELD_BACK,
    MANY,
    OWN,
    Copy,
    Kin,
    by_clock,
    by_count,
    by_time,
    houses_of,
)
from mysteryshop.lexicons import load
from mysteryshop.model import Actor, Message, Nature, NatureVerdict, Notice, Shop

SAMPLE = 6
"""Members that are read; the others have the same words."""
SAME = 100.0
EARLY = timedelta(minutes=15)
"""Before its lead by more than clocks differ no mail is an answer."""


KNOWN_LINE = 75
"""Likeness (rapidfuzz partial_ratio, 0..100) from which a sentence stands in another letter, names and cars aside."""
SURELY_PEOPLE = -0.8
"""Points below which nothing is left open."""
LEAST_OF_TWO, LEAST_APART = -2.0, -1.2
"""The same of letters of some length from two houses; and from more, or from two where they are long: nobody there knows how
others word theirs."""
LEAST_SAID = -1.5
"""Points that words speak for a person at most where so many got them that nobody can have meant each."""
FORM = 1.0
"""Points of words from which they are a form's, whoever sends it."""
BLAND = -0.5
"""Points of words from which nothing in them speaks for a person."""
MANY_STORES = 8
GOODBYE_WORDS = 5
APART = {2: 0.8, 3: 1.4}
"""What it weighs that letters of some length, two of them or more, are from houses of no common group."""
LONG, EMPTY = 18, 1.4
"""Words from which a letter that states nothing at three stores (more, at two) was written once for all; what that weighs."""
TALK, MOST_TALK = 0.5, -1.5
"""Points that each unit of the odds weighs that what was said is worded as people talk, and how much at most."""


MAILED, LEAST_MAILED = 26, -0.3
"""Words from which a letter that systems sent from several stores was written once for all, prices and cars merged; and the
points that its words speak for a person at most."""


TIE = 4
"""Letters looked at of which half decide."""


def judge_kin(members: Sequence[tuple[Message, Shop]], copies: Sequence[Copy]) -> Kin:
    """Judge mails with the same words from a few of them, read whole, and the times of all."""
    kin = Kin()
    early = sum(copy.at < sent - EARLY for copy in copies if (sent := copy.shop.sent_at))
    spread = early >= max(1, len(copies) / 10) or _one_hand([message for message, _ in members]) or _of_strangers(members)
    strangers: list[NatureVerdict] = []
    read: list[tuple[float, NatureVerdict | None] | None] = []
    for message, shop in members:  # letter by letter: what was found in one is remembered until the next
        if verdict := no_answer(message, shop, SAME if spread else None, shared=True):
            strangers.append(verdict)
        read.append(None if verdict else _alone(message, shop))
    if 2 * len(strangers) > len(members) - (len(members) >= TIE):  # of many, half are enough: an answer is told by itself
        kin.nature = max({one.nature for one in strangers}, key=[one.nature for one in strangers].count)
        return kin
    told = [one or _alone(*member) for one, member in zip(read, members, strict=True)]
    alone = [points for points, _ in told]
    automatic = [known for _, known in told if known and known.nature.actor is Actor.AUTOMATED]
    shops = len({copy.shop.id for copy in copies})
    many = shops >= BY_COUNT[0][0]
    said = max(sum(alone) / len(alone), LEAST_SAID if many else -math.inf)
    messages = [message for message, _ in members]
    kin.quotes = sum(map(_by_hand, messages))
    words = median(map(typed_words, (message.text for message in messages)))
    stores = len({copy.shop.dealer.id for copy in copies})
    if mailed := houses_of(copies) > 1 and words >= MAILED and _is_mailed(messages):
        said = max(said, LEAST_MAILED)
    apart = _are_apart(members, houses_of(copies), words) and not kin.quotes
    if words >= FEW_WORDS or apart:
        said = max(said, LEAST_MAILED if apart else _least_apart(houses_of(copies), words))
    kin.add(said, "what the words say")
    kin.own = houses_of(copies) < FEWEST_STORES and all(map(_is_of_its_own, messages))
    _by_making(kin, messages, len(automatic), form=said >= FORM and houses_of(copies) > 1)
    bland = said >= BLAND or stores >= MANY_STORES  # so many people do not say the same
    empty = bland and words >= LONG and not kin.quotes and all(is_empty(message, shop) for message, shop in members)
    form = (stores >= FEWEST_STORES and said >= FORM) or (empty and stores > 1 and stores * words >= FEWEST_STORES * LONG)
    by_time(kin, copies, words, form=form or mailed or apart)
    by_clock(kin, copies)
    by_count(kin, shops, words, bland=kin.open and said >= BLAND)
    if apart:
        kin.add(APART[min(houses_of(copies), 3)], "houses that have nothing in common do not word theirs alike")
    if form and empty:
        kin.add(EMPTY, f"so many words at {stores} stores, and none about the car or the question")
    kin.open = kin.open and (many or min(said, kin.points) > SURELY_PEOPLE)  # a late first answer comes where nobody had written
    return kin


def _are_apart(members: Sequence[tuple[Message, Shop]], houses: int, words: float) -> bool:
    """Whether so many houses of no common group do not word theirs alike by chance: letters of some length, or a question about
    the car, called by its name, that systems mail."""
    if houses < MANY or words >= FEW_WORDS:
        return houses > 1 and words >= (FEW_WORDS if houses >= FEWEST_STORES else LONG)
    mailed = sum(made_as_campaign(message) for message, _ in members)
    return 2 * mailed > len(members) and all(_only_asks(message, shop) for message, shop in members)


def _only_asks(message: Message, shop: Shop) -> bool:
    """Whether a letter names the car, asks, and states nothing."""
    said = typed(message.text)
    model = shop.vehicle.model if shop.vehicle else None
    named = bool(model) and str(model).casefold() in said.casefold()
    return named and said.rstrip().endswith("?") and not speech_of(said, spoken(message)).claims


def _by_hand(message: Message) -> bool:
    """Whether a letter quotes what it answers, brings papers, or was written with a person's mail program."""
    return bool(message.attachments or mail_program(message) or quotes_something(message.full_text))


def _alone(message: Message, shop: Shop) -> tuple[float, NatureVerdict | None]:
    """What a letter weighs by itself, and what it says it is."""
    return points_alone(message, shop), declared(message, shop)


def _is_mailed(messages: Sequence[Message]) -> bool:
    """Whether all are made as systems make theirs, and none quotes anything or brings a picture of the car."""
    bare = not any(message.attachments or quotes_something(message.full_text) for message in messages)
    return bare and all(map(made_as_campaign, messages))


def _is_of_its_own(message: Message) -> bool:
    """Whether a letter of some length says nothing of what forms say."""
    speech = speech_of(message.text, spoken(message))
    return not speech.process and (speech.sentences >= 2 or typed_words(message.text) >= FEW_WORDS)


def is_empty(message: Message, shop: Shop) -> bool:
    """Whether a letter states nothing, and half of it would suit any shopper, or it names its store and ends by asking."""
    said = typed(message.text)
    speech = speech_of(said.replace(shop.dealer.name, ""), spoken(message))
    last = next((line for line in reversed(said.split("\n")) if len(line.split()) > GOODBYE_WORDS), "")
    asks = last.rstrip().endswith("?") and shop.dealer.name.casefold() in said.casefold()
    return not speech.claims and (speech.share >= 0.5 or asks)


def judge_events(copies: Sequence[Copy], text: str) -> Kin:
    """The same of texts and voicemails with the same words, `text`."""
    kin = Kin()
    words = len(text.split())
    kin.add(points_of_speech(text) + min(0.0, max(MOST_TALK, TALK * odds_of_wording(text))), "what the words say")
    by_time(kin, copies, words)
    by_count(kin, len({copy.shop.id for copy in copies}), words)
    kin.open = False
    return kin


def _one_hand(messages: Sequence[Message]) -> bool:
    """Whether one sender, or one house of senders, wrote to several of these shoppers."""
    senders = {message.from_address for message in messages}
    houses = [house for one in senders if (house := domain_of(one)) not in load("inbox_providers")["private"]]
    return len(senders) < len(messages) or len(set(houses)) < len(houses)


def _of_strangers(members: Sequence[tuple[Message, Shop]]) -> bool:
    """Whether most of these letters to shoppers of several stores show nothing of the stores."""
    strange = sum(not is_the_store(message, shop, spread=True) for message, shop in members)
    return len({shop.dealer.id for _, shop in members}) >= FEWEST_STORES and 2 * strange > len(members)


def _by_making(kin: Kin, messages: Sequence[Message], told: int, *, form: bool) -> None:
    if told:
        kin.add(5.0, "some of them say that they are automatic")
    kin.read, kin.texts = len(messages), tuple(typed(message.text).casefold() for message in messages)
    if kin.quotes >= 0.25 * kin.read:
        kin.add(-2.5 * (HELD_BACK if form else 1.0), "they quote the lead, carry attachments, or were written by hand")
    elif sum(made_as_campaign(message) for message in messages) * 2 >= len(messages):
        kin.add(1.2 * (OWN if kin.own else 1.0), "they are made as systems make theirs")


def _least_apart(houses: int, words: float) -> float:
    """Points that the words of letters of `words` words speak for a person at most, by how many houses sent them."""
    if houses < 2:
        return -math.inf
    longer = min(1.0, (words - FEW_WORDS) / (MAILED - FEW_WORDS)) if houses == 2 else 1.0
    return LEAST_OF_TWO + longer * (LEAST_APART - LEAST_OF_TWO)


def has_own_line(message: Message, kin: Kin) -> bool:
    """Whether a letter of such kin holds a sentence that was typed for this shopper and that none of the others has: people
    put a line of theirs above the store's letter."""
    said = typed(message.text).casefold()
    line = own_sentence(said)
    others = [text for text in kin.texts if text != said]
    if not line or len(others) < 2 or len(said.split()) < median(len(text.split()) for text in others) + OWN_WORDS - 2:
        return False
    return all(fuzz.partial_ratio(line, text) < KNOWN_LINE for text in others)


def verdict_among(message: Message, shop: Shop, kin: Kin) -> NatureVerdict:
    """The nature of one mail of such kin."""
    if known := declared(message, shop):
        return known
    signals = tuple(words for _, words in sorted(kin.words, key=lambda one: one[0], reverse=kin.actor is Actor.AUTOMATED))
    if kin.nature is not None:
        return no_answer(message, shop, SAME) or NatureVerdict(kin.nature, 0.7, ("as the same words at other shops",))
    sure = round(min(0.97, 0.55 + abs(kin.points - MACHINE) * 0.08), 2)
    if kin.points >= MACHINE:
        return NatureVerdict(kind_of_machine(message, shop, SAME), sure, signals)
    return NatureVerdict(Nature.UNSURE, 0.5, signals) if kin.points >= DOUBT else NatureVerdict(Nature.PERSONAL, sure, signals)


def verdict_on_event(notice: Notice, kin: Kin) -> NatureVerdict:
    """The same of a text or a voicemail."""
    return phone_event(notice, SAME if kin.actor is Actor.AUTOMATED else None)
