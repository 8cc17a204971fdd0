"""Who or what wrote a mail: bounce, receipt, out of office, AI assistant, template, drip, person. Signals named. Pure.

Headers alone do not tell: CRM templates carry none. So points are gathered, above zero for a machine, below for a person, from
headers, sender, words by language (lexicons/inbox_nature.toml), the time it took against the length of the text, and the same
body at other shops (`twins`, 0..100).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from mysteryshop.hours import is_open
from mysteryshop.inbox.declared import declared
from mysteryshop.inbox.phone_events import TWIN_WORDS, phone_event
from mysteryshop.inbox.quotes import quotes_something
from mysteryshop.inbox.relay import carried
from mysteryshop.inbox.signals import (
    SPEAKS_FOR_A_MACHINE,
    SPEAKS_FOR_A_PERSON,
    cue,
    found,
    header,
    local_part,
    made_as_campaign,
    pattern,
    speech_to,
    spoken,
)
from mysteryshop.inbox.speech import typed, typed_words
from mysteryshop.inbox.strangers import TWIN, lead_words, no_answer
from mysteryshop.inbox.timing import NOTICE_SECONDS, is_night, open_seconds, seconds_waited, too_fast
from mysteryshop.inbox.wording import odds_of_wording
from mysteryshop.lexicons import load
from mysteryshop.model import Actor, Message, Nature, NatureVerdict, Notice, Shop

MACHINE, SINGLE = 2.4, 1.7
"""Points from which a mail is taken for a machine's; and from which one is whose lead is known, and which nothing is like."""
DOUBT = 1.3
"""Points from which nobody should be sure that a person wrote."""
FEWEST_TWIN_WORDS = 9
"""Fewer words than TWIN_WORDS make the same body elsewhere a template's doing where nothing in it speaks for a person."""
SAME = 100.0
"""Likeness of equal words."""
MAX_READ = 2_500
"""Characters that are read for words; letters are shorter, newsletters longer."""
QUICK_SECONDS = 600
BLUNT_WORDS = 45  # a shorter text that came later may be talk and nothing else, and a person's all the same
SHORT_NUDGE = 12  # fewer words are as likely typed between two customers as sent by a program
MOST_FOR_PEOPLE, MOST_FOR_MACHINES, LEAST_WORDING = -1.5, 2.5, 0.2
"""Points that the wording of a letter weighs at most on either side, and at least to be told."""
UNHEARD = 1.5
"""What is added to the odds of the wording: programs' letters that nobody has seen yet look more like people's than those that
were learned from, while people's, who say what they like, look the same."""
SOON, LEFT, LEFT_LATE = 3_600.0, 0.4, 0.7
"""Seconds, the store being open, within which programs answer; what is left of the points of their wording each time that it
states something of the car or answers a mail, and of those of people's wording where it came at once; and what is left where it
came later."""
MIXED, CLEAR, LEAST_TRUST = 1.0, 5.0, 0.4
"""Odds of the wording, natural logarithm, from which single words of people's weigh less, from which least; what is left then."""
PROMPT_SECONDS = 180
"""A web lead reaches a person's screen by way of a system; within this he answers only what he knows by heart."""


@dataclass
class _Scale:
    points: float = 0.0
    signals: list[tuple[float, str]] = field(default_factory=list)

    def add(self, points: float, words: str) -> None:
        self.points += points
        self.signals.append((points, words))

    def named(self, *, machine: bool) -> tuple[str, ...]:
        """The signals that speak for the verdict first, the strongest in front."""
        ranked = sorted(self.signals, key=lambda signal: -signal[0] if machine else signal[0])
        return tuple(words for _, words in ranked)


def judge_nature(
    message: Message, *, shop: Shop | None = None, notice: Notice | None = None, twins: float | None = None
) -> NatureVerdict:
    """The nature of a mail. `shop`: the lead it answers, where known (gives latency and hours); `twins`: likeness to others."""
    if notice is not None:
        return phone_event(notice, twins)
    message = _bounded(message)
    return declared(message, shop) or _weighed(message, shop, twins)


def points_alone(message: Message, shop: Shop) -> float:
    """What a mail weighs by its making and its words, above zero for a machine; neither its time nor other shops' mail counts."""
    scale = _Scale()
    _by_itself(_bounded(message), shop, scale, shared=True)
    return scale.points


def judge_alone_and_among(
    message: Message, *, shop: Shop | None, notice: Notice | None = None
) -> tuple[NatureVerdict, NatureVerdict]:
    """The nature of a mail that nothing is like, and of the same mail if other shops got its very words: read once for both.

    See `at_likeness` for bodies that are alike and not the same.
    """
    if notice is not None:
        return phone_event(notice, None), phone_event(notice, SAME)
    message = _bounded(message)
    known = declared(message, shop)
    return (known, known) if known else (_weighed(message, shop, None), _weighed(message, shop, SAME))


def at_likeness(among: NatureVerdict, twins: float) -> NatureVerdict:
    """The verdict on a mail whose very words other shops got, for words that are like theirs: `twins`, TWIN and more."""
    same, alike = _twin_words(SAME), _twin_words(twins)
    return among if same == alike else replace(among, signals=tuple(alike if one == same else one for one in among.signals))


def _twin_words(twins: float) -> str:
    return f"the same body ({twins:.0f} of 100) at other shops"


def _weighed(message: Message, shop: Shop | None, twins: float | None) -> NatureVerdict:
    if answers_nothing := no_answer(message, shop, twins):
        return answers_nothing
    scale = _Scale()
    _by_itself(message, shop, scale, shared=(twins or 0) >= TWIN)
    _time_and_twins(message, shop, twins, scale)
    return _verdict(message, shop, twins, scale)


def _by_itself(message: Message, shop: Shop | None, scale: _Scale, *, shared: bool) -> None:
    """`shared`: other shops got these words; then it tells less that they sound like a person's."""
    _headers_and_sender(message, scale)
    _words(message, scale, trust=_trust(message) if shop is not None else 1.0)
    _wording(message, shop, scale, shared=shared)
    _matter(message, shop, scale)
    _echo_of_the_lead(message, shop, scale)


def unrelated(verdict: NatureVerdict) -> NatureVerdict:
    """The verdict on a mail that nothing ties to any lead: whoever wrote it, it answers none."""
    if verdict.nature.actor is Actor.NOT_A_REPLY:
        return verdict
    return NatureVerdict(Nature.UNRELATED, 0.8, ("nothing ties it to any lead", *verdict.signals[:3]))


def _bounded(message: Message) -> Message:
    """Long mails by their beginning and end: who wrote them shows there, and reading more costs more than it tells."""
    if len(message.text) <= MAX_READ and len(message.full_text) <= 2 * MAX_READ:
        return message
    full = message.full_text
    shown = full if len(full) <= 2 * MAX_READ else f"{full[:MAX_READ]}\n{full[-MAX_READ:]}"
    return replace(message, text=message.text[:MAX_READ], full_text=shown)


def _headers_and_sender(message: Message, scale: _Scale) -> None:
    for name, points in (("x-autoreply", 3.0), ("x-autorespond", 3.0), ("x-autoresponder", 3.0), ("x-auto-response", 2.5)):
        if header(message, name) not in ("", "no"):
            scale.add(points, f"{name} header")
    precedence = header(message, "precedence")
    if precedence in ("auto_reply", "bulk", "junk", "list"):
        bare = not message.text.strip()  # nothing written by anybody speaks against it
        scale.add(3.0 if precedence == "auto_reply" or bare else 1.0, f"Precedence: {precedence}")
    if carried(message.full_text) is not None:
        return  # how a portal's mail is made says nothing of who wrote what it hands over
    if header(message, "list-unsubscribe"):
        scale.add(0.8, "List-Unsubscribe header")
    if header(message, "return-path") == "<>":
        scale.add(2.5, "empty return path")
    if found(pattern("no_reply", "senders"), local_part(message.from_address)):
        scale.add(2.3, f"sender {message.from_address} takes no answer")
    if message.text.lstrip().startswith('{"'):
        scale.add(3.0, "the body is data for programs")
    if "tracking_pixel" in message.html_facts:
        scale.add(0.4, "tracking pixel")


def _trust(message: Message) -> float:
    """What is left of the points of a few words that people use where all the others are worded as programs word theirs."""
    odds = odds_of_wording(typed(message.text))
    return 1.0 - (1.0 - LEAST_TRUST) * min(1.0, max(0.0, (odds - MIXED) / (CLEAR - MIXED)))


def _words(message: Message, scale: _Scale, *, trust: float) -> None:
    weights = load("inbox_nature")["weights"]
    text = f"{message.subject}\n{message.text}"
    told = found(cue("declared", spoken(message)), f"{text}\n{message.full_text[-600:]}")
    if told:
        scale.add(weights["declared"], f'"{told}"')
    for name in SPEAKS_FOR_A_MACHINE:
        words = found(cue(name, spoken(message)), text)
        if words:
            scale.add(weights[name], f'"{words}"')
    said = typed(message.text)
    for name in SPEAKS_FOR_A_PERSON:
        words = found(cue(name, spoken(message)), said)
        if words:
            scale.add(trust * weights[name], f'"{words}"')
    nudge = found(cue("nudge", spoken(message)), text)
    if nudge:  # a subject is often the system's, whoever wrote the letter
        scale.add(weights["nudge"] * (1.0 if found(cue("nudge", spoken(message)), message.text) else 0.4), f'"{nudge}"')
    merge = found(pattern("merge"), f"{message.subject}\n{message.text}")
    if merge:
        scale.add(3.0, f'an unfilled field "{merge}"')


def _wording(message: Message, shop: Shop | None, scale: _Scale, *, shared: bool) -> None:
    """What its sentences are made of, within bounds: words alone prove nothing. Programs' first letters come soon, by the store's
    own clock; they state nothing. What answers no lead is worded by others than stores."""
    if shop is None:
        return
    odds = odds_of_wording(typed(message.text)) + UNHEARD
    points = max(MOST_FOR_PEOPLE, min(MOST_FOR_MACHINES, load("inbox_nature")["weights"]["wording"] * odds))
    states = speech_to(message, shop).claims > 0 or bool(_MONEY.search(message.text))
    if points > 0:
        waited = open_seconds(shop, message.received_at)
        answers = bool(message.attachments) or quotes_something(message.full_text)
        points *= LEFT ** (states + answers) * (LEFT_LATE if waited is not None and waited > SOON else 1.0)
    elif shared or too_fast(message, shop):
        points = 0.0
    elif not states and (waited := seconds_waited(message, shop)) is not None and 0 <= waited < PROMPT_SECONDS:
        points *= LEFT
    if abs(points) >= LEAST_WORDING:
        scale.add(points, f"worded as {'programs' if points > 0 else 'people'} word theirs")


def _matter(message: Message, shop: Shop | None, scale: _Scale) -> None:
    """Claims about the car speak for a person; talk that would suit any shopper, and answers to choose from, for a machine."""
    weights = load("inbox_nature")["weights"]
    speech = speech_to(message, shop)
    waited = seconds_waited(message, shop)
    late = waited is not None and waited >= 86_400 and not speech.claims
    if late and found(cue("nudge", spoken(message)), message.text):
        short = typed_words(message.text) < SHORT_NUDGE
        points = weights["nudge_late"] / (2 if short and not made_as_campaign(message) else 1)
        scale.add(points, "nothing but a nudge, a day or more after the lead")
    if speech.menu:
        scale.add(weights["menu"], f'answers to choose from, "{speech.menu}"')
    prompt = waited is not None and 0 <= waited < PROMPT_SECONDS and not speech.claims and len(message.text.split()) >= 12
    if prompt and not any(found(cue(name, spoken(message)), message.text) for name in ("answer", "checked")):
        known = speech.share >= 1 / 3  # what nobody's word lists know may be an answer
        scale.add(
            weights["prompt" if known else "prompt_unknown"], f"{waited:.0f} seconds after the lead, and it answers nothing"
        )
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


def _echo_of_the_lead(message: Message, shop: Shop | None, scale: _Scale) -> None:
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
        if merged.isdisjoint(_WORD.findall(message.text.casefold())):
            own = odds_of_wording(typed(message.text)) < 0
            scale.add(weights["foreign"] * (LEFT if own else 1.0), "nothing of this lead in it: no name, no car, no question")


_MONEY = re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£]|EUR\b|euros?\b|%)", re.IGNORECASE)
_WORD, _LONG_WORD = re.compile(r"\w+"), re.compile(r"[^\W\d_]{4,}")


@lru_cache(maxsize=256)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _car(shop: Shop) -> str:
    return shop.vehicle.words() if shop.vehicle else ""


def _time_and_twins(message: Message, shop: Shop | None, twins: float | None, scale: _Scale) -> None:
    if (twins or 0) >= TWIN:
        scale.add(_twin_points(message, shop), _twin_words(twins or 0))
    waited = seconds_waited(message, shop)
    if waited is None or waited < 0:
        return
    words = typed_words(message.text)
    needed = NOTICE_SECONDS + words
    if too_fast(message, shop):
        scale.add(4.5, f"{words} words {waited:.0f} seconds after the lead: nobody reads and types so fast")
    elif waited < needed:
        scale.add(2.2, f"{words} words {waited:.0f} seconds after the lead: hardly time to read and type")
    if shop is not None and waited < 300 and is_open(shop.dealer, message.received_at) is False:
        if is_night(shop, message.received_at):
            scale.add(4.0, "answered within minutes in the middle of the night")
        else:
            scale.add(2.4, "answered within minutes while the store was closed")


def _twin_points(message: Message, shop: Shop | None) -> float:
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


def _verdict(message: Message, shop: Shop | None, twins: float | None, scale: _Scale) -> NatureVerdict:
    least = SINGLE if shop is not None and (twins or 0) < TWIN else MACHINE
    machine = scale.points >= least
    signals = scale.named(machine=machine)
    sure = min(0.97, 0.55 + abs(scale.points - least) * 0.08)
    if machine:
        return NatureVerdict(kind_of_machine(message, shop, twins), round(sure, 2), signals)
    if scale.points >= DOUBT:
        return NatureVerdict(Nature.UNSURE, 0.5, signals)
    return NatureVerdict(Nature.PERSONAL, round(sure, 2), signals or ("nothing speaks for a machine",))


def kind_of_machine(message: Message, shop: Shop | None, twins: float | None) -> Nature:
    """Of the machine's mails: an assistant that talks of the question, a later nudge, a template with content, or a receipt."""
    substance = bool(
        found(cue("answer", spoken(message)), message.text) or found(cue("own_words", spoken(message)), message.text)
    )
    waited = seconds_waited(message, shop)
    merge = found(pattern("merge"), f"{message.subject}\n{message.text}")
    if waited is not None and waited > 86_400 and not found(cue("received", spoken(message)), message.text):
        return Nature.DRIP
    if found(cue("nudge", spoken(message)), message.text) and (waited is None or waited > 43_200):
        return Nature.DRIP
    if substance and waited is not None and waited < 600 and not merge and (twins or 0) < TWIN:
        return Nature.AI_ASSISTANT
    if merge or (twins or 0) >= TWIN or substance:
        return Nature.TEMPLATE
    return Nature.ACKNOWLEDGEMENT
