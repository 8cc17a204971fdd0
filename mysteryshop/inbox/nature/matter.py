"""What the words of a letter weigh: how they are worded, what they state of the car, what of the lead is in them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from mysteryshop.inbox.language.signals import SPEAKS_FOR_A_PERSON, cue, found, hits, made_as_campaign, speech_to, spoken
from mysteryshop.inbox.language.speech import says_of_its_own, speech_of, typed, typed_words
from mysteryshop.inbox.language.wording import odds_of_wording, own_sentence
from mysteryshop.inbox.nature.asked import lead_words, repeats_the_lead
from mysteryshop.inbox.nature.hollow import Hollow
from mysteryshop.inbox.nature.phone_events import TWIN_WORDS
from mysteryshop.inbox.nature.timing import open_seconds, seconds_waited, too_fast
from mysteryshop.inbox.text.asides import says_i
from mysteryshop.inbox.text.heads import begins_with_greeting, is_greeting
from mysteryshop.inbox.text.quotes import quotes_something
from mysteryshop.lexicons import load
from mysteryshop.model import Message, Shop

FEWEST_TWIN_WORDS = 9
"""Fewer words than TWIN_WORDS make the same body elsewhere a template's doing where nothing in it speaks for a person."""
QUICK_SECONDS = 600
BLUNT_WORDS = 45  # a shorter text that came later may be talk and nothing else, and a person's all the same
SHORT_NUDGE = 12  # fewer words are as likely typed between two customers as sent by a program
MOST_FOR_PEOPLE, MOST_FOR_MACHINES, LEAST_WORDING = -1.5, 2.5, 0.2
"""Points that the wording of a letter weighs at most on either side, and at least to be told."""
BY_HAND, BY_HAND_FIRM, COURTESY = 0.8, 1.6, 0.5
"""What a sentence typed for this shopper weighs, one that nobody else words so, and what is left then of the words of courtesy
around it."""
FIRM_OWN = -2.5
"""Odds of the wording, natural logarithm, up to which a sentence is nobody else's."""
UNHEARD = 1.5
"""What is added to the odds of the wording: programs' letters that nobody has seen yet look more like people's than those that
were learned from, while people's, who say what they like, look the same."""
SOON, LEFT, LEFT_LATE = 3_600.0, 0.4, 0.7
"""Seconds, the store being open, within which programs answer; what is left of the points of their wording each time that it
states something of the car or answers a mail, and of those of people's wording where it came at once; and what is left where it
came later."""
MIXED, CLEAR, LEAST_TRUST = 1.0, 5.0, 0.4
"""Odds of the wording, natural logarithm, from which single words of people's weigh less, from which least; what is left then."""
ROW_WORDS, FEWEST_ROWS, MOST_BESIDE = 6, 4, 14
"""Words of a row with a figure in it, how many of them make a sheet, and words that may stand beside it."""
FEWEST_FIGURES, FIGURE_WORDS = 3, 9
"""Lines with a figure that a calculation has at least, and words of one."""
OPENING = (5, 30)
"""Words of a paragraph that somebody types above a letter."""
BEGINNING = 60
"""Characters within which a letter thanks where it begins with that."""
ASKING = 18
"""Words from which somebody who asks at once was prepared for it."""
PROMPT_SECONDS = 180
"""A web lead reaches a person's screen by way of a system; within this he answers only what he knows by heart."""


@dataclass
class Scale:
    """Points for a machine (above zero) and for a person (below), each with the words that say why."""

    points: float = 0.0
    signals: list[tuple[float, str]] = field(default_factory=list)

    def add(self, points: float, words: str) -> None:
        self.points += points
        self.signals.append((points, words))

    def named(self, *, machine: bool) -> tuple[str, ...]:
        """The signals that speak for the verdict first, the strongest in front."""
        ranked = sorted(self.signals, key=lambda signal: -signal[0] if machine else signal[0])
        return tuple(words for _, words in ranked)


def trust_in_words(message: Message) -> float:
    """What is left of the points of a few words that people use where all the others are worded as programs word theirs."""
    odds = odds_of_wording(typed(message.text))
    return 1.0 - (1.0 - LEAST_TRUST) * min(1.0, max(0.0, (odds - MIXED) / (CLEAR - MIXED)))


def said_by_hand(message: Message, shop: Shop | None) -> str | None:
    """The sentence that its writer typed for this shopper; None at once after the lead, where assistants answer, too."""
    waited = seconds_waited(message, shop)
    if waited is None or 0 <= waited < PROMPT_SECONDS:
        return None
    own = own_sentence(typed(message.text))
    if found(cue("nudge", spoken(message)), message.text):
        told = own and "?" not in message.text and odds_of_wording(own) <= FIRM_OWN
        return own if told and not found(cue("nudge", spoken(message)), own or "") else None
    return own or _own_opening(message.text, spoken(message))


def _own_opening(text: str, language: str | None) -> str | None:
    """The first paragraph of a letter, if it states something of the car, and nothing that stands below, courtesies all, does; or
    if the letter only begins below it, with a greeting: people type a line above the store's letter."""
    first, _, rest = text.strip().partition("\n\n")
    if is_greeting(first):
        first, _, rest = rest.strip().partition("\n\n")
    said = speech_of(first, language)
    if not rest.strip() or not OPENING[0] <= len(first.split()) <= OPENING[1] or "?" in first or said.process:
        return None
    below = speech_of(typed(rest), language)
    if not below.process or below.claims or odds_of_wording(first) > MIXED:
        return None
    begins = begins_with_greeting(rest) or found(cue("thanks_for", language), rest.strip()[:BEGINNING]) is not None
    alone = begins or (said.claims and says_of_its_own(first, language))
    return " ".join(first.split()) if alone else None


def weigh_wording(message: Message, shop: Shop | None, scale: Scale, *, shared: bool, hollow: Hollow | None = None) -> None:
    """What its sentences are made of, within bounds: words alone prove nothing. Programs' first letters come soon, by the store's
    own clock; they state nothing. What answers no lead is worded by others than stores."""
    if shop is None:
        return
    odds = odds_of_wording(typed(message.text)) + UNHEARD
    points = max(MOST_FOR_PEOPLE, min(MOST_FOR_MACHINES, load("inbox_nature")["weights"]["wording"] * odds))
    states = hollow is None and (speech_to(message, shop).claims > 0 or bool(_MONEY.search(message.text)))
    if said := said_by_hand(message, shop):  # courtesies around it are everybody's
        firm = hollow is None and odds_of_wording(said) <= FIRM_OWN
        points = 0.0 if shared else min(points, 0.0) - (BY_HAND_FIRM if firm else BY_HAND)
    elif points > 0:
        waited = open_seconds(shop, message.received_at)
        answers = bool(message.attachments) or quotes_something(message.full_text)
        points *= LEFT ** (states + answers) * (LEFT_LATE if waited is not None and waited > SOON else 1.0)
    elif shared or too_fast(message, shop):
        points = 0.0
    elif not states and (waited := seconds_waited(message, shop)) is not None and 0 <= waited < PROMPT_SECONDS:
        points *= LEFT
    if abs(points) >= LEAST_WORDING:
        scale.add(points, f"worded as {'programs' if points > 0 else 'people'} word theirs")


def weigh_matter(message: Message, shop: Shop | None, scale: Scale, *, hollow: Hollow | None = None) -> None:
    """Claims about the car speak for a person; talk that would suit any shopper, and answers to choose from, for a machine.
    `hollow`: whether it holds nothing of its own, whatever it seems to claim."""
    weights = load("inbox_nature")["weights"]
    speech = speech_to(message, shop)
    if hollow:
        speech = replace(speech, claims=0)
        scale.add(weights[hollow.value], "it holds nothing but what a program knows")
    if said_by_hand(message, shop):
        speech = replace(speech, process=max(0, speech.process - 1))
    waited = seconds_waited(message, shop)
    late = waited is not None and waited >= 86_400 and not speech.claims
    if late and found(cue("nudge", spoken(message)), message.text):
        short = typed_words(message.text) < SHORT_NUDGE
        points = weights["nudge_late"] / (2 if short and not made_as_campaign(message) else 1)
        scale.add(points, "nothing but a nudge, a day or more after the lead")
    answers = "?" not in message.text and says_i(message.text)  # "1. camera: yes, 2. roof: I have to ask"
    if _is_sheet(message.text) and not answers:
        scale.add(weights["sheet"], "a sheet of figures and hardly a word beside them")
    elif is_illustration(message.text):
        scale.add(weights["illustration"], "a calculation of instalments, and nothing said beside it")
    if speech.menu and not answers:
        scale.add(weights["menu"], f'answers to choose from, "{speech.menu}"')
    prompt = waited is not None and 0 <= waited < PROMPT_SECONDS and not speech.claims and len(message.text.split()) >= 12
    if prompt and not any(found(cue(name, spoken(message)), message.text) for name in ("answer", "checked")):
        known = speech.share >= 1 / 3  # what nobody's word lists know may be an answer
        scale.add(
            weights["prompt" if known else "prompt_unknown"], f"{waited:.0f} seconds after the lead, and it answers nothing"
        )
    elif _asks_only(message, waited) and not speech.claims:
        scale.add(weights["asks_soon"], "it asks within ten minutes of the lead, and tells nothing")
    if speech.claims and not too_fast(message, shop):
        scale.add(weights["claims"] * min(speech.claims, 2), f"{speech.claims} statements of its own about the matter")
    elif (
        not speech.claims
        and speech.sentences >= 2
        and speech.share >= 0.4
        and len(message.text.split()) >= (10 if made_as_campaign(message) else 15)
    ):
        quick = waited is not None and 0 <= waited < QUICK_SECONDS
        # "come down and we work some numbers": people write that too, yet not as a campaign is made
        blunt = len(message.text.split()) < BLUNT_WORDS and not quick and not made_as_campaign(message)
        scale.add(
            weights["blunt" if blunt else "process"] * speech.share,
            f"{speech.process} of {speech.sentences} sentences would suit any shopper",
        )
        if waited is not None and 0 <= waited < 300 and len(message.text.split()) >= 25:
            scale.add(weights["process_soon"], "and they came within five minutes")


def _asks_only(message: Message, waited: float | None) -> bool:
    """Whether some length of talk that answers nothing ends by asking, minutes after the lead: so assistants begin."""
    said = typed(message.text)
    if (
        waited is None
        or not PROMPT_SECONDS <= waited < QUICK_SECONDS
        or not len(said.split()) >= ASKING
        or "?" not in said[-160:]
    ):
        return False
    told = ("answer", "checked", "informal", "did")
    return not quotes_something(message.full_text) and not any(found(cue(name, spoken(message)), said) for name in told)


def _is_sheet(text: str) -> bool:
    """Whether a text is rows with a figure each ("Deposit 2,000") and says next to nothing else."""
    lines = [line.split() for line in text.split("\n") if line.strip()]
    rows = [line for line in lines if len(line) <= ROW_WORDS and any(map(str.isdigit, line[-1] + line[0] + line[len(line) // 2]))]
    return len(rows) >= FEWEST_ROWS and "?" not in text and typed_words(text) - sum(map(len, rows)) <= MOST_BESIDE


def weigh_echo(message: Message, shop: Shop | None, scale: Scale) -> None:
    """Whether a longer text has anything of this lead in it. Words of four letters and more; a car's name is no proof, for
    templates merge it, yet a text without even that was written for everybody."""
    if shop is None:
        return
    weights = load("inbox_nature")["weights"]
    shared = sorted(set(_LONG_WORD.findall(message.text.casefold())) & lead_words(shop))
    if len(shared) >= 2:
        scale.add(weights["echoes"], f"speaks of what the lead asked: {', '.join(shared[:3])}")
    elif not shared and typed_words(message.text) >= 25:
        merged = _words_in(f"{shop.persona.full_name} {_car(shop)} {shop.dealer.name}")
        if merged.isdisjoint(_WORD.findall(message.text.casefold())) and not repeats_the_lead(message, shop):
            own = odds_of_wording(typed(message.text)) < 0 or said_by_hand(message, shop) is not None
            scale.add(weights["foreign"] * (LEFT if own else 1.0), "nothing of this lead in it: no name, no car, no question")


_MONEY = re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£]|EUR\b|euros?\b|%)", re.IGNORECASE)
_WORD, _LONG_WORD = re.compile(r"\w+"), re.compile(r"[^\W\d_]{4,}")


@lru_cache(maxsize=256)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _car(shop: Shop) -> str:
    return shop.vehicle.words() if shop.vehicle else ""


def twin_points(message: Message, shop: Shop | None) -> float:
    """What the same words at other shops weigh: all of it where they state and answer nothing, less where they hold no talk that
    suits anybody (two people may say the same of two cars), little where they are few."""
    speech, said = speech_to(message, shop), typed(message.text)
    words = len(said.split())
    if message.attachments or quotes_something(message.full_text):
        return 1.1  # a sender of templates answers no mail and adds no pictures of the car
    if not speech.claims and not any(found(cue(name, spoken(message)), said) for name in SPEAKS_FOR_A_PERSON):
        known = speech.share > 0 or speech.sentences < 2  # of what no list knows a word anything may be meant
        return (3.2 if known else 2.0) if words >= FEWEST_TWIN_WORDS else 1.2
    if len(message.text.split()) < TWIN_WORDS:
        return 2.2 if not speech.claims and speech.share >= 0.5 else 1.2
    return 3.2 if speech.process and not speech.claims else 2.0


def is_illustration(text: str) -> bool:
    """Whether a text is what a calculator of instalments prints: rows of figures, two things or more that only such rows tell,
    and nobody who speaks of himself."""
    rows = [line for line in text.split("\n") if line.strip()]
    figures = sum(any(map(str.isdigit, line)) and len(line.split()) <= FIGURE_WORDS for line in rows)
    return figures >= FEWEST_FIGURES and len(hits("illustration", text)) >= 2 and not says_i(text)
