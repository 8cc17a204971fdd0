"""Words and headers that give away what kind of mail one is; compiled once. Pure."""

from __future__ import annotations

from functools import cache, lru_cache

from mysteryshop.inbox.language.speech import Speech, speech_of
from mysteryshop.inbox.language.words import Words
from mysteryshop.lexicons import load
from mysteryshop.model import Message, Shop

SPEAKS_FOR_A_MACHINE = (
    "received",
    "someone_will",
    "important",
    "meantime",
    "thanks_for",
    "generic_name",
    "reference",
    "team",
    "introduction",
    "booking",
    "promise",
)
SPEAKS_FOR_A_PERSON = ("checked", "answer", "informal", "own_words", "did")
"""Cues, by what they speak for; see lexicons/inbox_nature.toml."""


@cache
def pattern(kind: str, where: str = "words") -> Words:
    """The patterns of one kind of mail ("bounce", "survey", ...) in one place ("senders", "subjects", "words")."""
    return Words("|".join(f"(?:{one})" for one in load("inbox_signals")[kind][where]))


@cache
def cue(name: str, language: str | None = None) -> Words:
    """The patterns of one cue of who wrote a mail: those of its language, or of all together where that is not known."""
    by_language = load("inbox_nature")[name]
    chosen = [by_language[language]] if language in by_language else by_language.values()
    return Words("|".join(f"(?:{one})" for words in chosen for one in words))


def spoken(message: Message) -> str | None:
    """The language to read a mail's cues in; None for texts so short that it may be mistaken."""
    return message.language if len(message.text) >= 80 else None


@cache
def patterns(kind: str, where: str = "words") -> tuple[Words, ...]:
    """The same patterns one by one, to count how many different ones a text holds."""
    return tuple(Words(one) for one in load("inbox_signals")[kind][where])


def hits(kind: str, text: str, where: str = "words") -> list[str]:
    """The words of each pattern of one kind that matches, in the order of the patterns."""
    if not pattern(kind, where).may_match(text):
        return []
    return [hit for one in patterns(kind, where) if one.may_match(text) and (hit := found(one, text))]


@lru_cache(maxsize=160)
def found(words: Words, text: str) -> str | None:
    """The words that match, folded to one line and bounded, or None. Asked again and again for the same mail."""
    hit = words.search(text)
    return " ".join(text[hit.start() : hit.end()].split())[:60] if hit else None


def header(message: Message, name: str) -> str:
    """The first value of a header, lower case; "" when it is not there."""
    headers, fields = _read_last[0]
    if headers is not message.headers:
        fields = {key.lower(): value.strip().lower() for key, value in reversed(message.headers)}
        _read_last[0] = (message.headers, fields)
    return fields.get(name, "")


_read_last: list[tuple[tuple[tuple[str, str], ...], dict[str, str]]] = [((), {})]
"""The headers of the mail that was asked for last, by name: known by being the same object, for hashing them all costs more."""


def local_part(address: str) -> str:
    """What stands before the @, lower case."""
    return address.rpartition("@")[0].lower()


def domain_of(address: str) -> str:
    """What stands behind the @, lower case."""
    return address.rpartition("@")[2].lower()


def is_bulk(message: Message) -> bool:
    """Whether headers say it went to a list."""
    listed = any(header(message, name) for name in ("list-unsubscribe", "list-id", "feedback-id"))
    return listed or header(message, "precedence") in ("bulk", "list", "junk")


def made_as_campaign(message: Message) -> bool:
    """Whether a mail is made as systems make theirs: sent to a list, with a way to opt out, or watched by a picture."""
    return "tracking_pixel" in message.html_facts or goes_to_many(message)


def goes_to_many(message: Message) -> bool:
    """Whether headers or a way to opt out say that a mail goes to a list."""
    return is_bulk(message) or bool(found(pattern("opt_out"), message.full_text[-1500:]))


def points_of_speech(text: str) -> float:
    """What words weigh by themselves, whatever their language, above zero for a machine: those of a text or a voicemail."""
    weights = load("inbox_nature")["weights"]
    names = (*SPEAKS_FOR_A_MACHINE, *SPEAKS_FOR_A_PERSON, "nudge")
    return float(sum(weights[name] for name in names if found(cue(name), text)))


def speech_to(message: Message, shop: Shop | None) -> Speech:
    """What a mail is about, sentence by sentence. The store's own name ("Motor 2000") states nothing of the car."""
    text = message.text.replace(shop.dealer.name, "") if shop is not None else message.text
    return speech_of(text, spoken(message))
