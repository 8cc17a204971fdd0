"""Which folders of an account are read: the ones asked for, and Junk always; where none is asked for, all that mail can arrive
in, for filters and people file answers. Told by special-use mark or by name. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.model import Folder


@dataclass(frozen=True, slots=True)
class Listed:
    """A folder as the server lists it: decoded name, hierarchy delimiter, flags such as "\\Junk"."""

    name: str
    delimiter: str = "/"
    flags: frozenset[str] = frozenset()


def plain(name: str) -> str:
    """A name without case, accents, punctuation: "Courrier indésirable" -> "courrier indesirable"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


def is_junk(listed: Listed) -> bool:
    """Special-use says so, or the last part of the name is one of the words for spam in the lexicon."""
    if any(flag.lower() in ("\\junk", "\\spam") for flag in listed.flags):
        return True
    last = listed.name.rsplit(listed.delimiter, 1)[-1] if listed.delimiter else listed.name
    return plain(last) in _names("junk") or not _ANYWHERE.isdisjoint(plain(last).split())


def choose(listing: Iterable[Listed], wanted: Sequence[str]) -> list[Folder]:
    """The wanted folders that exist (none wanted: the inbox), then every Junk folder, then, where none is wanted, all others but
    those of one's own mail and of views; each once, in a stable order."""
    able = [item for item in listing if not any(flag.lower() in ("\\noselect", "\\nonexistent") for flag in item.flags)]
    by_name = {item.name: item for item in able}
    by_plain = {item.name.casefold(): item for item in able}
    chosen: dict[str, Folder] = {}
    for name in wanted or ("INBOX",):
        item = by_name.get(name) or by_plain.get(name.casefold())
        if item is not None:
            chosen[item.name] = Folder(item.name, is_junk(item))
    for item in sorted(able, key=lambda each: each.name):
        if is_junk(item):
            chosen.setdefault(item.name, Folder(item.name, True))
    for item in sorted(able, key=lambda each: each.name):
        if not wanted and not is_own(item):
            chosen.setdefault(item.name, Folder(item.name, aside=True))
    return list(chosen.values())


def is_own(listed: Listed) -> bool:
    """A folder nothing arrives in: what was sent or begun, a view of other folders, or no mail at all. Waste did arrive."""
    if any(flag.lower() in _OWN_FLAGS for flag in listed.flags):
        return True
    parts = listed.name.split(listed.delimiter) if listed.delimiter else [listed.name]
    return any(plain(part) in _names("own") for part in parts)


def missing(listing: Iterable[Listed], wanted: Sequence[str]) -> list[str]:
    """Wanted names that the account does not have."""
    names = {item.name.casefold() for item in listing}
    return [name for name in wanted if name.casefold() not in names]


@cache
def _names(kind: str) -> frozenset[str]:
    """Names of "junk" or of one's "own" folders, in all languages."""
    return frozenset(plain(name) for name in load("inbox_folders")[kind])


_OWN_FLAGS = frozenset(["\\sent", "\\drafts", "\\all", "\\flagged", "\\important", "\\scheduled", "\\memos"])
_ANYWHERE = frozenset(["spam", "junk", "junkmail", "spamverdacht", "pourriel"])
"""Words that make any name a spam folder's ("Spam-Verdacht", "Junk (server)")."""
