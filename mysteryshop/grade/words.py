"""Words as a shopper reads them: clean characters, sentences and their place, plain forms to compare, the language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

import syntok.segmenter as segmenter

from mysteryshop.lexicons import load

SUPPORTED = ("en", "de", "fr", "nl", "es")
"""Languages the grader can read. A message in any other is `unsure`, never charged."""

_ONE_TO_ONE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,:]\d+)*", re.UNICODE)
_BULLET = re.compile(r"^[\s>*•·★✓✔☑\-–—]+")


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """The text with typographic quotes, dashes and hard spaces made plain, character by character: places stay the same."""
    return text.translate(_ONE_TO_ONE)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without accents, to compare words ("Citroën" = "citroen")."""
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded."""
    return [fold(match) for match in _WORD.findall(plain(text))]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude stem of a folded word, good enough to meet its own inflections: endings off, then at most six letters."""
    if word[:1].isdigit() or len(word) <= 3:
        return word
    for ending in (
        "'s",
        "ingen",
        "ungen",
        "ements",
        "ement",
        "ments",
        "ions",
        "ing",
        "ung",
        "ies",
        "es",
        "en",
        "er",
        "ed",
        "s",
        "e",
        "n",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6]


def sentences(text: str) -> list[tuple[int, str]]:
    """(offset, sentence) pairs; a line break ends a sentence, as in mails. Each stands literally at its offset."""
    found: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        bullet = _BULLET.match(line)
        start = bullet.end() if bullet else 0
        body = line[start:]
        if body.strip():
            found.extend(_sentences_of_line(body, offset + start))
        offset += len(line) + 1
    return found


def _sentences_of_line(body: str, offset: int) -> list[tuple[int, str]]:
    if len(body) < 40 and not re.search(r"[.!?…]\s", body):
        lead = len(body) - len(body.lstrip())
        return [(offset + lead, body.strip())]
    starts = [sentence[0].offset for paragraph in segmenter.process(body) for sentence in paragraph if sentence]
    bounds = [*starts, len(body)]
    pairs = ((offset + a, body[a:b].rstrip()) for a, b in pairwise(bounds))
    return [(place, words_) for place, words_ in pairs if words_.strip()]


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(fold(w) for w in listed) for code, listed in load("small_words")["function_words"].items()}


def language_of(text: str, hint: str | None = None) -> str | None:
    """The two-letter language of a message by its small words; `hint` decides where the text is too short to tell.

    None where nothing speaks for any language and there is no hint. May be a language outside `SUPPORTED`.
    """
    counts = _count_function_words(words(text))
    best = max(counts, key=lambda code: (counts[code], code == hint, code == "en"))
    if counts[best] == 0:
        return hint
    if hint in counts and counts[hint] >= 0.8 * counts[best] - 0.5:
        return hint
    return best


def _count_function_words(found: Iterable[str]) -> dict[str, float]:
    listed = _function_words()
    counts = dict.fromkeys(listed, 0.0)
    for word in found:
        owners = [code for code, own in listed.items() if word in own]
        for code in owners:
            counts[code] += 1.0 / len(owners)
    return counts
