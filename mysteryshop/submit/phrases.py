"""Phrases of the lexicons, found in a page's words whatever their case, accents and punctuation. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from mysteryshop.lexicons import load

_APART = re.compile(r"[^a-z0-9+€$×✕✖╳]+")


@cache
def _plain_char(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


def plain(text: str) -> str:
    """Lower case, accents gone, everything but letters and digits one space, a space at both ends: " contact us "."""
    lowered = text.lower().replace("ß", "ss").replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    if not lowered.isascii():
        lowered = "".join(char if char.isascii() else _plain_char(char) for char in lowered)
    return f" {_APART.sub(' ', lowered).strip()} "


@cache
def _fillers() -> frozenset[str]:
    return frozenset(load("submit_ways")["fillers"]["words"])


def thin(text: str) -> str:
    """Words as `plain` wrote them without articles and possessives, so that "unlock your price" is "unlock price"."""
    words = [word for word in text.split() if word not in _fillers()]
    return f" {' '.join(words)} " if words else text


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
        found = self.all_in(text)
        total = len(text.replace(" ", ""))
        return max(len(hit.replace(" ", "")) for hit in found) / total if found and total else 0.0

    def whole(self, text: str) -> bool:
        """True when `text` is one of the phrases and nothing else."""
        return self.share(text) == 1.0


@cache
def thin_phrases(lexicon: str, table: str, name: str) -> Phrases:
    """The same list as `phrases` gives, to be looked for in what `thin` wrote."""
    listed = load(lexicon)[table][name]
    return Phrases(_starred(phrase, thin(plain(phrase.strip("*"))).strip()) for phrase in listed)


@cache
def phrases(lexicon: str, table: str, name: str) -> Phrases:
    """The list `name` in `[table]` of a lexicon of the submitting wing, ready to be looked for."""
    return Phrases(load(lexicon)[table][name])
