"""Words as the recogniser compares them, and books of phrases that find the longest ones in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mysteryshop.lexicons import load

_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")

_FRAME = re.compile(r"(?i)content_?place_?holder\d*(?=$|[$_:.]|[A-Z])")
"""What a page's frame puts before the names of all its boxes."""

_GAP = r"(?:\w+ ){0,5}"

_COMMON = load("recognise_common")
FILLER = frozenset(_COMMON["filler"].split())
NOISE = frozenset(_COMMON["noise"].split())
MOTOR = frozenset(_COMMON["motor"].split())
AGAIN, NEW, OR = (frozenset(_COMMON[name].split()) for name in ("again", "new", "or"))
"""Words that say nothing of a field; parts of names that frameworks put there; words that show a form speaks of vehicles; words
that ask the same once more; words that ask to make something up; words between two choices."""


def listed(name: str) -> frozenset[str]:
    """A list of words by its name in the lexicon."""
    return frozenset(_COMMON[name].split())


def group(name: str) -> frozenset[str]:
    """A group of field or form types the rules speak of."""
    return frozenset(_COMMON["groups"][name].split())


TAILS = sorted(listed("tails"))
"""Last words of a compound that say nothing of it."""


_ENDING = re.compile(r"(?<=[^\W\d_])\([a-z]{1,3}\)")
"""An ending left open: "Nombre(s)", "Name(n)", "intéressé(e)"."""


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case, without accents, words separated by single blanks."""
    folded = unicodedata.normalize("NFKD", _ENDING.sub("", text.replace("ß", "ss"))).casefold()
    return " ".join(_WORD.findall("".join(c for c in folded if not unicodedata.combining(c))))


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """A name or id from the page's source, in words: `ctl00$txtFirstName` is ("ctl", "00", "txt", "first", "name")."""
    return tuple(plain(_CAMEL.sub(" ", _FRAME.sub("", name).replace("_", " "))).split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text: the kinds it stands for, the words, and where (in words)."""

    kinds: tuple[str, ...]
    phrase: str
    start: int
    length: int


class PhraseBook:
    """Phrases by kind, found longest first and without overlap."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._loose: list[tuple[re.Pattern[str], str, str]] = []
        for kind, texts in phrases.items():
            for text in texts:
                self._add(kind, text)
        self._longest = max(map(len, self._exact), default=1)
        self._compact = {"".join(words): kinds for words, kinds in self._exact.items() if len("".join(words)) >= 4}

    def _add(self, kind: str, text: str) -> None:
        if "*" in text or "..." in text:
            pattern = r"\b" + " ".join(_loose_word(word) for word in text.split()).replace(_GAP + " ", _GAP) + r"\b"
            self._loose.append((re.compile(pattern), kind, text))
            return
        words = tuple(plain(text).split())
        kinds = self._exact.get(words, ())
        if words and kind not in kinds:
            self._exact[words] = (*kinds, kind)

    def find(self, text: str) -> tuple[Hit, ...]:
        """The phrases in a text already `plain`."""
        return self.find_words(tuple(text.split()))

    @lru_cache(maxsize=20_000)  # noqa: B019 - books live as long as the process
    def find_words(self, words: tuple[str, ...]) -> tuple[Hit, ...]:
        """The phrases in a sequence of words: longest first, then leftmost."""
        hits = [
            Hit(self._exact[words[i : i + n]], " ".join(words[i : i + n]), i, n)
            for i in range(len(words))
            for n in range(1, min(self._longest, len(words) - i) + 1)
            if words[i : i + n] in self._exact
        ]
        if self._loose:
            text = " ".join(words)
            for pattern, kind, phrase in self._loose:
                for found in pattern.finditer(text):
                    start = text[: found.start()].count(" ")
                    hits.append(Hit((kind,), phrase, start, found.group().count(" ") + 1))
        hits.sort(key=lambda hit: (-hit.length, hit.start))
        taken: set[int] = set()
        kept = []
        for hit in hits:
            place = range(hit.start, hit.start + hit.length)
            if taken.isdisjoint(place):
                taken.update(place)
                kept.append(hit)
        return tuple(sorted(kept, key=lambda hit: hit.start))

    @lru_cache(maxsize=20_000)  # noqa: B019 - books live as long as the process
    def find_in_word(self, word: str, least: int = 4) -> Hit | None:
        """The longest phrase, written as one word, that begins or ends this word ("txtfirstname", "privattelefon")."""
        for size in range(len(word), least - 1, -1):
            for part in (word[:size], word[-size:]):
                if part in self._compact:
                    return Hit(self._compact[part], part, 0, 1)
        return None

    @lru_cache(maxsize=20_000)  # noqa: B019 - books live as long as the process
    def find_head(self, word: str, least: int = 5) -> Hit | None:
        """The longest phrase, written as one word, that ends a compound of at least three letters more, or that stands before
        an end which says nothing ("Getriebeart")."""
        ends = (word[-size:] for size in range(len(word) - 3, least - 1, -1))
        stems = (word.removesuffix(tail) for tail in TAILS if word.endswith(tail) and len(word) - len(tail) >= least)
        return next((Hit(self._compact[part], part, 0, 1) for part in (*stems, *ends) if part in self._compact), None)


def _loose_word(word: str) -> str:
    """A word with stars as a pattern over plain words; "..." stands for up to five words."""
    if word == "...":
        return _GAP
    return r"\w*".join(re.escape(plain(part)) for part in word.split("*"))
