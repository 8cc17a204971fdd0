"""How alike two replies are once the shopper's own name, car and numbers are taken out: the same template, or other words.

An equal "shape" (a hash of the masked words, indexed) finds a template anywhere among 100,000 touches; the fuzzy comparison is
kept to the same dealer's touches and to a bounded number.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, Integer, and_, bindparam, select

from mysteryshop.model import Shop
from mysteryshop.store.schema import shops, touches

ALIKE = 80.0
"""Similarity (rapidfuzz token_set_ratio, 0..100) from which two bodies count as one template."""

FEWEST_WORDS = 8
"""Shorter texts ("Thanks, talk soon") are alike by chance and are never compared."""

FEWEST_SAID = 4
"""Of so few words and more it is known how many shoppers got the very same."""

GREETING_WORDS = 7
"""A first line of so few words with the shopper's name in it is a greeting."""

SHORT_PIECE = 4
"""Greetings, goodbyes and names are pieces of so few words; they change from mail to mail of one template."""

_PIECE = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
MANY_CAPITALS = 0.2
"""Where more words than this part have a capital within a sentence, nouns are written so (German) and names do not stand out."""

_DATES = frozenset(
    re.findall(
        r"\w+",
        """
abril agosto août april aprile august augustus avril december dezember dezembro dicembre diciembre dienstag dimanche
dinsdag domenica domingo donderdag donnerstag décembre enero febbraio febrero februar februari february fevereiro
freitag friday février gennaio giovedì giugno janeiro januar januari january janvier jeudi jueves juillet juin julho
juli julio july june junho juni junio luglio lundi lunedì lunes maandag maart maggio maio march mardi martedì martes
março mayo mercoledì mercredi mittwoch miércoles monday montag märz november novembre novembro noviembre october octobre
octubre oktober ottobre outubro quarta quinta sabato samedi samstag saturday segunda september septembre septiembre
setembro settembre sexta sonntag sunday sábado terça thursday tuesday vendredi venerdì viernes vrijdag wednesday
woensdag zaterdag zondag
""",
    )
)
"""Days and months, small letters: they change from mail to mail of one template."""

_EVERYDAY = frozenset(
    re.findall(
        r"\w+",
        """
auto autos best black brown business cars center centre chase city class coche coches country dean direct drive drop edge
escape express faith family first fleet focus free garage good grace grand grant great green group home hope house imports
internet king lane leads life limited line link long mark market miles mobile motor motors north older online park penny
pilot plan plus point premium price pride prime quality rich road rose sales second select service shop short sport sports
star store super team touring town trade trend used value vehicles verkauf ventes vendas ventas vendite view wade ward week
west white will wish young
""",
    )
)
"""Names of people, cars, stores and desks that are words as well; in small letters they are meant as such ("I will"), and so are
all of three letters and fewer ("se", trim or not)."""
EVERYDAY_LETTERS = 3


_OTHERS = and_(touches.c.shop_id != bindparam("shop"), touches.c.at <= bindparam("until", type_=touches.c.at.type))
_MOST = bindparam("most", type_=Integer)
_FIRST, _LAST = (touches.c.at, touches.c.id), (touches.c.at.desc(), touches.c.id)
_SHAPED = touches.c.shape == bindparam("mark")
_AT_THE_DEALER = shops.c.dealer_id == bindparam("dealer")
_OF_DEALERS = touches.join(shops, shops.c.id == touches.c.shop_id)
_SAME = select(touches.c.id).where(_SHAPED, _OTHERS).order_by(*_FIRST).limit(_MOST)
_NEAR = (
    select(touches.c.id, touches.c.plain).select_from(_OF_DEALERS).where(_AT_THE_DEALER, _OTHERS).order_by(*_LAST).limit(_MOST)
)
"""Built once: putting a statement together costs more than running it, and every mail asks."""


def masked(text: str, shop: Shop, sender: str = "") -> str:
    """The words of a reply in lower case, with this shopper's name, car, place, the sender's own name and every number
    replaced by "#": one template of a CRM goes out under the names of many salespeople, with one greeting or another."""
    vehicle = shop.vehicle
    own = _words_of(
        sender,
        shop.persona.full_name,
        shop.persona.city,
        shop.dealer.city,
        *((vehicle.words(), vehicle.color, vehicle.stock) if vehicle else ()),
    )
    return _masked(text, own | _telling_words(shop.dealer.name), shop.dealer.name)


@lru_cache(maxsize=256)
def _masked(text: str, own: frozenset[str], store: str) -> str:
    """Asked for when a mail is judged and again when it is filed. The store's name is taken out whole, for it has words of every
    letter in it ("and", "of", "auto"), and by its telling words."""
    greeting, _, rest = text.lstrip().partition("\n")
    if rest.strip() and not greeting.rstrip().endswith((".", "?")):  # "Sehr geehrte(r) Frau Wiek,"
        words = _WORD.findall(greeting)
        text = rest if len(words) <= GREETING_WORDS and any(word.lower() in own for word in words) else text
    text = _whole(store).sub(" ", text)
    pieces = [_WORD.findall(piece) for piece in _PIECE.split(_ADDRESS.sub(" ", text))]
    longer = [piece for piece in pieces if len(piece) > SHORT_PIECE]
    longer = longer if sum(map(len, longer)) >= FEWEST_SAID else pieces
    inner = [word for piece in longer for word in piece[1:] if word[0].isupper()]
    names = frozenset() if len(inner) > MANY_CAPITALS * sum(map(len, longer)) else frozenset(inner)
    return " ".join(_told(word, own, names if place else frozenset()) for piece in longer for place, word in enumerate(piece))


def _told(word: str, own: frozenset[str], names: frozenset[str]) -> str:
    """One word as it is compared."""
    small = word.lower()
    letters = small.isalpha()
    if small in own and not (letters and word == small and (len(small) <= EVERYDAY_LETTERS or small in _EVERYDAY)):
        return "#"
    if small in _DATES or (word in names and len(word) > 1 and not word.startswith("I'")):
        return "#"
    return small if letters or not any(map(str.isdigit, small)) else "#"


@lru_cache(maxsize=256)
def _whole(store: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(store)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)
def _telling_words(store: str) -> frozenset[str]:
    return frozenset(word for word in _words_of(store) if len(word) > EVERYDAY_LETTERS and word not in _EVERYDAY)


@lru_cache(maxsize=256)
def _words_of(*parts: str | None) -> frozenset[str]:
    return frozenset(word for part in parts if part for word in _WORD.findall(part.lower()))


def shape(plain: str) -> str | None:
    """A short hash of masked words, equal for the same template; None for texts too short to compare."""
    words = [word for word in plain.split() if word != "#"]
    if len(words) < FEWEST_WORDS:
        return None
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def mark(plain: str) -> str | None:
    """The shape; of a text too short for one a hash that no shape equals: by it the same short words are found, never judged by
    themselves."""
    words = [word for word in plain.split() if word != "#"]
    if not FEWEST_SAID <= len(words) < FEWEST_WORDS:
        return shape(plain)
    return hashlib.sha256(f"short {' '.join(words)}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def likeness(connection: Connection, shop: Shop, plain: str, *, until: datetime, limit: int) -> dict[str, float]:
    """Touches of *other* shops, arrived by `until`, that are like this masked text: touch id -> similarity 80..100.

    At most `limit` are looked at in each way: the same shape anywhere (the earliest), any shape at this dealer (the latest).
    """
    like = shape(plain)
    if like is None:
        return {}
    values = {"mark": like, "shop": shop.id, "until": until, "dealer": shop.dealer.id, "most": limit}
    found = {touch_id: 100.0 for (touch_id,) in connection.execute(_SAME, values)}
    return _with_near(found, plain, [tuple(row) for row in connection.execute(_NEAR, values)])


def most_like(connection: Connection, shop: Shop, plain: str, *, until: datetime, limit: int) -> float | None:
    """The highest similarity `likeness` finds; None where it finds none. A template seen before is known by one look."""
    like = shape(plain)
    if like is None:
        return None
    values = {"mark": like, "shop": shop.id, "until": until, "dealer": shop.dealer.id, "most": limit}
    if connection.execute(_SAME, {**values, "most": 1}).first() is not None:
        return 100.0
    length = length_of(plain)
    near = [other for other in {other for _, other in connection.execute(_NEAR, values)} if comparable(length, length_of(other))]
    best = process.extractOne(plain, near, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE)
    return round(best[1], 1) if best else None


def _with_near(found: dict[str, float], plain: str, near: Sequence[tuple[str, str]]) -> dict[str, float]:
    """With those of `near` (touch id, masked text) that are alike."""
    length = length_of(plain)
    others = {touch_id: other for touch_id, other in near if touch_id not in found and comparable(length, length_of(other))}
    for _, score, touch_id in process.extract(plain, others, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=None):
        found[touch_id] = round(score, 1)
    return found


def similarity(plain: str, other: str) -> float:
    """Similarity 0..100 of two masked texts; 0 where one is much shorter (it would be "contained") or too short to tell."""
    return float(fuzz.token_set_ratio(plain, other)) if comparable(length_of(plain), length_of(other)) else 0.0


def length_of(plain: str) -> int:
    """Words of a masked text."""
    return plain.count(" ") + 1 if plain else 0


def comparable(one: int, other: int) -> bool:
    """Whether texts of so many words may be held against each other."""
    short, long = (one, other) if one < other else (other, one)
    return short >= FEWEST_WORDS and short * 2 >= long
