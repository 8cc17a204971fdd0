"""What a line of a signature is: a name, a title, a number, an address, several of them in a row. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mysteryshop.inbox.language.words import Words
from mysteryshop.lexicons import load

_PHONE = re.compile(r"(?:\+|\(|\b0)\d[\d\s()./-]{6,}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_BARE_NUMBER = re.compile(r"^\s*(?:\d[\s()./|-]{0,3}){9,30}$")
"""A line of nine digits or more and nothing else, as numbers are written where they begin with no zero; or two of them."""
NAME = re.compile(
    r"^[^\W\d_][^\W\d_'’.-]*[^\d\s]*(?:(?:\s+(?:van|von|zu|de|den|der|het|'t|ten|ter|la|le|del|di|da|do|dos|el|y|e|bin|al)){0,2}\s+[^\W\d_a-z][^\d\s]*){0,3},?$"
)
MONEY = re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£]|EUR\b|USD\b|euros?\b)", re.IGNORECASE)
_CONTACT = re.compile(
    r"@\w|\bwww\.|https?://|\b[\w-]+\.(?:com|net|org|de|fr|es|it|nl|pt|be|at|ch|co\.uk|eu|us|ca|example|test)\b", re.IGNORECASE
)
_BARE_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@[\w.-]+\.\w+$", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:tel|tlf|tlm|puh|phone|mobile|cell|office|direct|fax|telefon|handy|mobil|téléphone|tél|portable|teléfono|móvil|telefono|cellulare|cell|telefoon|mobiel|telemóvel|telefone|celular|ddi|mob|gsm|natel|cel|durchwahl|direkt|tlm|tfno|t|m|p|f|e|o|c|d|w)\s?[.:|]",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,5}\s+[A-ZÀ-Þ][\w'.-]+(?:\s+\w+){0,4}\s(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|hwy|highway|pkwy|way|plaza|court|ct|suite)\b"
    r"|\b(?:stra(?:ß|ss)e|straat|weg|laan|platz|allee)\s?\d|\w+(?:stra(?:ß|ss)e|str\.|straat|weg|laan)\s\d|\b(?:rue|avenue|av\.|bd|boulevard|chemin|calle|avda|av|via|viale|corso|piazza|rua|avenida)\s.{2,40}\d"
    r"|\b[A-Z]{2}\s\d{5}\b|\b\d{5}\s[A-ZÀ-Þ]\w+|\b\d{4}\s?[A-Z]{2}\s[A-Z]",
    re.IGNORECASE,
)


BETWEEN = re.compile(r"\s+(?:[|•·–—-]|//)\s+")
"""What stands between the parts of a card in one row."""
_ROW = re.compile(r"\s+(?:[|•·]|//)\s+")
"""The same where no sentence holds it."""


@lru_cache(maxsize=1024)
def is_block_line(line: str) -> bool:
    """Short, not prose: a name, a title, a store, an address, a number."""
    bare = line.strip()
    if (parts := _ROW.split(bare))[1:]:
        return all(is_block_line(part) for part in parts if part.strip())
    if _slogan().search(bare) and len(bare.split()) <= 14:
        return not MONEY.search(bare)
    return (
        len(bare) <= 90
        and len(bare.split()) <= 14
        and not MONEY.search(bare)
        and not (bare.endswith(("?", "!")) or (bare.endswith(".") and len(bare.split()) > 7))
    )


@lru_cache(maxsize=1024)
def has_contact(line: str) -> bool:
    """A phone number, address of any kind, or a label of one."""
    return bool(
        _PHONE.search(line)
        or _BARE_NUMBER.match(line)
        or _CONTACT.search(line)
        or _LABEL.match(line.strip())
        or _STREET.search(line)
    )


def is_bare_contact(line: str) -> bool:
    """A number, or the address of a page or a mailbox, and nothing else, but for a label of one word."""
    bare = re.sub(r"^\W*[^\W\d_]{1,12}\.?\s?[:.|]\s*", "", line.strip())
    digits = re.sub(r"\D", "", bare)
    return (7 <= len(digits) <= 30 and not re.search(r"[^\d\s()+./|-]", bare)) or bool(_BARE_ADDRESS.match(bare))


@cache
def _slogan() -> Words:
    return Words("|".join(load("inbox_quotes")["slogans"]))
