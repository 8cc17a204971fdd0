"""The lines that one system puts above and under whatever it sends, learned from its letters. Pure.

One mail does not tell a frame in new words from what its writer says. Many do: the same line at the end, or on top, of letters
that have nothing else in common was typed by nobody. Greetings, goodbyes, names, questions and prices stay, whoever repeats them.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mysteryshop.inbox.language.signals import domain_of
from mysteryshop.inbox.text.card_lines import MONEY, NAME, has_contact
from mysteryshop.inbox.text.heads import begins_with_greeting, is_greeting
from mysteryshop.inbox.text.signature import is_closing, is_postscript
from mysteryshop.lexicons import load
from mysteryshop.model import Shop

ABOVE, BELOW = 4, 8
"""Lines at either end of a letter that may be a frame's."""
FEWEST_LETTERS = 3
"""Letters with other words that a line must stand in, all sent by one system."""
SHARE = 0.34
"""Part of all mails of the system in which it must stand, unless twice as many letters have it."""
RARE = 0.15
FEWEST_STORES = 3
"""Stores from which a line in everybody's letters, or one that looks like a name, is no person's habit."""
OTHER = 0.5
"""Part of their words that letters may share at most and be others."""
FEWEST_BESIDE = 3
"""Words beside the line by which a letter is told from others."""
COUNTED = 12
"""Letters that are told apart; more prove no more."""
FEW_WORDS, LONG = 4, 12
GREETING = 4
"""Words, names aside, of a line that begins with a greeting and is no more than that."""
ABOVE_SIDE, BELOW_SIDE, EVERYWHERE = "above", "below", ""
_WORD = re.compile(r"\w+")


class Letter(NamedTuple):
    """One letter as its lines are compared: `systems`, the domain that sent it and the one above, none where people's private
    mail comes from; `keys`, its filled lines with names and numbers masked; `lines`, as they are."""

    systems: tuple[str, ...]
    language: str
    store: str
    keys: tuple[str, ...]
    lines: tuple[str, ...]


def letter_of(text: str, shop: Shop, sender: str, address: str, language: str | None = None) -> Letter | None:
    """A new text by its lines; None where it has but one."""
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    if len(lines) < 2:
        return None
    car = shop.vehicle.words() if shop.vehicle else ""
    names = f"{shop.dealer.name} {shop.dealer.city or ''} {shop.persona.full_name} {shop.persona.city or ''} {sender} {car}"
    known = frozenset(_WORD.findall(names.casefold()))
    return Letter(_systems(address), language or "", shop.dealer.id, tuple(_key(line, known) for line in lines), lines)


def _systems(address: str) -> tuple[str, ...]:
    domain = domain_of(address)
    if domain in load("inbox_providers")["private"]:
        return ()
    above = domain.partition(".")[2]
    second, _, last = above.rpartition(".")
    return (domain, above) if len(second) > 3 or (second and len(last) > 2) else (domain,)


def systems_lines(letters: Iterable[Letter]) -> frozenset[str]:
    """The marks of the lines that systems put around letters."""
    sent: dict[tuple[str, str], int] = defaultdict(int)
    found: dict[tuple[str, str, str], list[tuple[int, Letter]]] = defaultdict(list)
    for letter in letters:
        for system in letter.systems:
            sent[system, letter.language] += 1
        for side, place in _ends(letter):
            key = letter.keys[place]
            for system in letter.systems:
                found[system, side, key].append((place, letter))
            if _is_printed(letter.lines[place]):
                found[EVERYWHERE, side, key].append((place, letter))
    return frozenset(_mark(*line) for line, at in found.items() if len(at) >= FEWEST_LETTERS and _is_frame(line[0], at, sent))


def _is_frame(system: str, at: Sequence[tuple[int, Letter]], sent: Mapping[tuple[str, str], int]) -> bool:
    stores = len({letter.store for _, letter in at})
    place, letter = at[0]
    if (not system or _looks_like_a_name(letter.lines[place])) and stores < FEWEST_STORES:
        return False
    told = _different(at)
    if not system:
        return told >= 2 * FEWEST_LETTERS
    spoken = Counter(letter.language for _, letter in at).most_common(1)[0][0]  # a system has a frame for each language
    share = RARE if told >= 2 * FEWEST_LETTERS else SHARE
    return told >= FEWEST_LETTERS and len(at) >= share * sent[system, spoken]


def _different(at: Sequence[tuple[int, Letter]]) -> int:
    """How many of these letters are others, the line itself aside."""
    picked: list[set[str]] = []
    for place, letter in at:
        rest = {word for here, key in enumerate(letter.keys) if here != place for word in key.split()} - {"#"}
        if len(rest) >= FEWEST_BESIDE and all(len(rest & one) < OTHER * len(rest | one) for one in picked):
            picked.append(rest)
            if len(picked) >= COUNTED:
                break
    return len(picked)


def has_frame(letter: Letter, known: frozenset[str]) -> bool:
    """Whether a letter begins or ends with a line of these marks."""
    return _is_known(letter, len(letter.lines) - 1, BELOW_SIDE, known) or _is_known(letter, 0, ABOVE_SIDE, known)


def without_frame_of(text: str, letter: Letter, known: frozenset[str]) -> str | None:
    """The text of a letter without the lines of these marks at its ends; None where it has none, or holds nothing else."""
    last = len(letter.lines)
    while last and _is_known(letter, last - 1, BELOW_SIDE, known):
        last -= 1
    first = 0
    while first < last and _is_known(letter, first, ABOVE_SIDE, known):
        first += 1
    if first == last or last - first == len(letter.lines):
        return None
    lines = text.split("\n")
    filled = [place for place, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[first] : filled[last - 1] + 1])


def _is_known(letter: Letter, place: int, side: str, known: frozenset[str]) -> bool:
    if _may_be_own(letter.lines[place], letter.keys[place]):
        return False
    key = letter.keys[place]
    return any(_mark(system, side, key) in known for system in (*letter.systems, EVERYWHERE))


def _ends(letter: Letter) -> Iterator[tuple[str, int]]:
    """The places that may be a frame's, with their side."""
    count = len(letter.lines)
    for place in range(min(ABOVE, count - 1)):
        if not _may_be_own(letter.lines[place], letter.keys[place]):
            yield ABOVE_SIDE, place
    for place in range(max(1, count - BELOW), count):
        if not _may_be_own(letter.lines[place], letter.keys[place]):
            yield BELOW_SIDE, place


def _may_be_own(line: str, key: str) -> bool:
    """Whether a line may be what a writer repeats himself."""
    bare = [word for word in key.split() if len(word) > 1]
    if not bare and "#" in key and not any(map(str.isdigit, line)):
        return True  # the shopper's name, or the writer's ("Ann x")
    if line.endswith("?") or is_greeting(line) or is_closing(line) or is_postscript(line):
        return True
    if len(bare) <= GREETING and len(line.split()) <= 2 * GREETING and begins_with_greeting(line):
        return True  # without a comma
    return len(line.split()) < LONG and MONEY.search(line) is not None


def _looks_like_a_name(line: str) -> bool:
    return len(line.split()) <= FEW_WORDS and NAME.match(line) is not None


def _is_printed(line: str) -> bool:
    """Whether a line is one that nobody types under a letter again and again: a link or a number, or no sentence."""
    return has_contact(line) or not line.endswith((".", "!", ",", ":"))


def _key(line: str, known: frozenset[str]) -> str:
    told: list[str] = []
    for word in _WORD.findall(line.casefold()):
        if word not in known and not any(map(str.isdigit, word)):
            told.append(word)
        elif told[-1:] != ["#"]:
            told.append("#")
    return " ".join(told) or "".join(sorted(set(line)))


def _mark(system: str, side: str, key: str) -> str:
    return hashlib.sha256(f"{system}\n{side}\n{key}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
