"""Phrases of the lexicons, found in a page's words whatever their case, accents and punctuation. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from mysteryshop.lexicons import load

_SHORT = 300
"""Words of links, buttons and labels, up to this length, come again on every page of a site: what was made of them is kept."""
_APART = re.compile(r"[^a-z0-9+€$×✕✖╳]+")


@cache
def _plain_char(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


def plain(text: str) -> str:
    """Lower case, accents gone, everything but letters and digits one space, a space at both ends: " contact us "."""
    return _kept_plain(text) if len(text) <= _SHORT else _plain(text)


def _plain(text: str) -> str:
    lowered = text.lower().replace("ß", "ss").replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    if not lowered.isascii():
        lowered = "".join(char if char.isascii() else _plain_char(char) for char in lowered)
    return f" {_APART.sub(' ', lowered).strip()} "


_kept_plain = lru_cache(16_384)(_plain)


@cache
def _fillers() -> frozenset[str]:
    return frozenset(load("submit_ways")["fillers"]["words"])


def thin(text: str) -> str:
    """Words as `plain` wrote them without articles and possessives, so that "unlock your price" is "unlock price"."""
    return _kept_thin(text) if len(text) <= _SHORT else _thin(text)


def _thin(text: str) -> str:
    words = [word for word in text.split() if word not in _fillers()]
    return f" {' '.join(words)} " if words else text


_kept_thin = lru_cache(16_384)(_thin)


def _starred(phrase: str, spelled: str) -> str:
    """The stars of `phrase` around its spelling."""
    return ("*" if phrase.startswith("*") else "") + spelled + ("*" if phrase.endswith("*") else "")


class Phrases:
    """A set of phrases; "word*" matches the beginning of a word, "*word" the end of one (compounds)."""

    def __init__(self, phrases: Iterable[str]) -> None:
        spelled = {_starred(phrase, plain(phrase.strip("*")).strip()) for phrase in phrases}
        ordered = sorted((p for p in spelled if p.strip("*")), key=lambda p: (-len(p), p))
        parts = [re.escape(p).replace(r"\*", "[a-z0-9]*") for p in ordered]
        self._pattern = re.compile("(?<= )(?:" + "|".join(parts) + ")(?= )") if parts else None

    def find(self, text: str) -> str | None:
        """The first phrase that stands in `text` (as `plain` wrote it), or None."""
        hit = self._pattern.search(text) if self._pattern else None
        return hit.group(0) if hit else None

    def all_in(self, text: str) -> list[str]:
        """Every phrase that stands in `text`, in order."""
        return self._pattern.findall(text) if self._pattern else []

    def share(self, text: str) -> float:
        """How much of `text` the longest phrase in it is, by letters: 1.0 means the text says nothing else."""
        return _kept_share(self, text) if len(text) <= _SHORT else _share(self, text)

    def whole(self, text: str) -> bool:
        """True when `text` is one of the phrases and nothing else."""
        return self.share(text) == 1.0


def _share(phrases: Phrases, text: str) -> float:
    found = phrases.all_in(text)
    total = len(text.replace(" ", ""))
    return max(len(hit.replace(" ", "")) for hit in found) / total if found and total else 0.0


_kept_share = lru_cache(32_768)(_share)


@cache
def thin_phrases(lexicon: str, table: str, name: str) -> Phrases:
    """The same list as `phrases` gives, to be looked for in what `thin` wrote."""
    listed = load(lexicon)[table][name]
    return Phrases(_starred(phrase, thin(plain(phrase.strip("*"))).strip()) for phrase in listed)


@cache
def phrases(lexicon: str, table: str, name: str) -> Phrases:
    """The list `name` in `[table]` of a lexicon of the submitting wing, ready to be looked for."""
    return Phrases(load(lexicon)[table][name])


@cache
def adverts() -> Phrases:
    """Words of advertising, in all languages."""
    return Phrases(words for listed in load("recognise_permissions")["advert"].values() for words in listed)


def unkeyed(text: str) -> str:
    """Words of a button, as `plain` wrote them, without the hint which key does the same ("start press enter")."""
    hint = phrases("submit_buttons", "keys", "words").find(text)
    bare = text.replace(f" {hint} ", " ") if hint else text
    return bare if bare.strip() else text
