"""Who may be named in a letter that a portal hands on: the store, the shopper, the car, and whoever carries the mail. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from mysteryshop.inbox.text.asides import speaks
from mysteryshop.inbox.text.card_lines import MONEY
from mysteryshop.inbox.text.signature import is_closing
from mysteryshop.lexicons import load

SHORTEST = 5
"""Letters of a name by which a system or a store is known."""
WORD = re.compile(r"\w+")
LINK = re.compile(r"[(<\[]?\s*https?://[^\s>)\]]+\s*[)>\]]?")
SENTENCE_END = re.compile(r"[.!?…]$")
_VIA = re.compile(r"\s+(?:via|through|on|über|par|en|tramite|su|através d[eo])\s.*|\s*\(.*\)$", re.IGNORECASE)
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""How domains are made of German names."""
_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)*([\w-]+)\.\w+")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who may be named in a letter: `house`, the store; `shopper`, his names; `car`, its words; `sender` and `address`, whom the
    mail is from."""

    house: str
    shopper: str
    car: str
    sender: str
    address: str
    domains: tuple[str, ...] = ()
    group: str = ""
    """The store's own domains, and the group it belongs to."""


def names_of(who: Parties) -> list[str]:
    """The store's name and the sender's, longest first, in small letters; none that is too short to tell anything."""
    sender = _VIA.sub("", who.sender).strip()
    found = {name.casefold() for name in (who.house, sender, short_name(who.house)) if len(name) >= SHORTEST}
    return sorted(found, key=len, reverse=True)


def short_name(house: str) -> str:
    """A store's name without the letters of its legal form ("Lee Motors GmbH")."""
    return re.sub(
        r"\s+(?:GmbH.*|AG|KG|e\.K\.|B\.?V\.?|S\.?[LA]\.?U?\.?|S\.?r\.?l\.?|S\.?A\.?S\.?|Lda\.?|Inc\.?|LLC|Ltd\.?)$", "", house
    )


def is_car(said: str, who: Parties, *, told: bool) -> bool:
    """Whether words name the shopper's car and little else; with its price where a portal told of the letter above."""
    words, car = WORD.findall(fold(said)), set(WORD.findall(fold(who.car)))
    shared = {word for word in words if word in car}
    strange = [word for word in words if word not in car and not any(map(str.isdigit, word))]
    if len(shared) < 2 or len(strange) > (5 if told else 2) or SENTENCE_END.search(said) or is_closing(said):
        return False
    return told or not MONEY.search(said)


def names_car(said: str, who: Parties) -> bool:
    """Whether a line that ends no sentence names the make and the model."""
    shared = set(WORD.findall(fold(said))) & set(WORD.findall(fold(who.car)))
    return len(shared) >= 2 and said[-1].isalnum()


def is_own(who: Parties) -> bool:
    """Whether a mail comes from the store's own domain, or from a person's private one."""
    domain = who.address.rpartition("@")[2].casefold()
    if not domain or domain in load("inbox_providers")["private"]:
        return True
    if any(domain == one or domain.endswith("." + one) for one in who.domains):
        return True
    bare = re.sub(r"\W", "", fold(domain))
    words = [word for word in WORD.findall(fold(short_name(who.house))) if len(word) >= SHORTEST]
    telling = [word for word in words if word not in load("inbox_nature")["store_words"]["all"]]
    return any(word in bare for word in telling or words)


def systems_of(lines: list[str], who: Parties, own: bool) -> frozenset[str]:
    """The names of whoever carries the mail: of the domain it comes from, and of those that it leads to."""
    house = re.sub(r"\W", "", fold(short_name(who.house)))
    led = {fold(label) for line in lines if "http" in line for label in _ADDRESS.findall(line)}
    linked = {one for one in led if len(one) >= SHORTEST and one not in house and house not in one}
    sent = set() if own else {_system(who.address)}
    return frozenset(linked | sent) - {""}


@lru_cache(maxsize=256)
def _system(address: str) -> str:
    """The name that a sender's domain is made of; "" where it is too short to tell one."""
    labels = address.rpartition("@")[2].casefold().split(".")
    label = fold(labels[-2]) if len(labels) > 1 else ""
    first = label.partition("-")[0]
    name = first if len(first) >= SHORTEST else label.replace("-", "")
    return name if len(name) >= SHORTEST else ""


def names_system(said: str, who: Parties, systems: frozenset[str]) -> bool:
    """Whether a paragraph names the service that carries the mail, as nobody does who writes by it."""
    if not systems or "?" in said or speaks("several", said):
        return False
    unlinked = LINK.sub(" ", said)
    folded = fold(unlinked)
    bare = re.sub(r"\W", "", folded if unlinked.isascii() else f"{folded} {fold(unlinked.casefold().translate(_SPELLED))}")
    if any(system in bare or _is_spelled(system, said) for system in systems) or (
        len(who.group) >= SHORTEST and fold(who.group) in folded
    ):
        return True
    if not _system(who.address):
        return False
    phrase = fold(_VIA.sub("", who.sender))
    domain = who.address.rpartition("@")[2].casefold()
    kin = any(len(word) >= SHORTEST - 1 and word in domain for word in WORD.findall(phrase))
    return kin and len(phrase.split()) > 1 and phrase != fold(who.house) and phrase in folded


def _is_spelled(system: str, said: str) -> bool:
    """Whether two capitalised words or more that follow each other make up the name of a system, one of them left out at most
    ("Valley Auto Group BDC" of valleygroupbdc)."""
    words = [fold(word) for word in WORD.findall(said) if word[0].isupper()]
    for first, word in enumerate(words):
        if not system.startswith(word) or len(word) < SHORTEST - 1:
            continue
        rest, skipped = system[len(word) :], 0
        for other in words[first + 1 :]:
            if rest.startswith(other):
                rest = rest[len(other) :]
            elif (skipped := skipped + 1) > 1:
                break
            if not rest:
                return True
    return False


@lru_cache(maxsize=512)
def fold(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
