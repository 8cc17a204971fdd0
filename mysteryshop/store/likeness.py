"""How alike two replies are once the shopper's own name, car and numbers are taken out: the same template, or other words.

An equal "shape" (a hash of the masked words, indexed) finds a template anywhere among 100,000 touches; the fuzzy comparison is
kept to the same dealer's touches and to a bounded number.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

from rapidfuzz import fuzz
from sqlalchemy import Connection, Integer, and_, bindparam, select

from mysteryshop.model import Shop
from mysteryshop.store.schema import shops, touches

ALIKE = 80.0
"""Similarity (rapidfuzz token_set_ratio, 0..100) from which two bodies count as one template."""

FEWEST_WORDS = 8
"""Shorter texts ("Thanks, talk soon") are alike by chance and are never compared."""

SHORT_PIECE = 4
"""Greetings, goodbyes and names are pieces of so few words; they change from mail to mail of one template."""

_PIECE = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_NUMBER = re.compile(r"\d+")


_OTHERS = and_(touches.c.shop_id != bindparam("shop"), touches.c.at <= bindparam("until", type_=touches.c.at.type))
_SAME = (
    select(touches.c.id)
    .where(touches.c.shape == bindparam("mark"), _OTHERS)
    .order_by(touches.c.at, touches.c.id)
    .limit(bindparam("most", type_=Integer))
)
_NEAR = (
    select(touches.c.id, touches.c.plain)
    .select_from(touches.join(shops, shops.c.id == touches.c.shop_id))
    .where(shops.c.dealer_id == bindparam("dealer"), _OTHERS)
    .order_by(touches.c.at.desc(), touches.c.id)
    .limit(bindparam("most", type_=Integer))
)
"""Built once: putting a statement together costs more than running it, and every mail asks."""


def masked(text: str, shop: Shop, sender: str = "") -> str:
    """The words of a reply in lower case, with this shopper's name, car, place, the sender's own name and every number
    replaced by "#": one template of a CRM goes out under the names of many salespeople, with one greeting or another."""
    own: set[str] = set()
    vehicle = shop.vehicle
    parts = [sender, shop.persona.full_name, shop.persona.city or "", shop.dealer.name, shop.dealer.city or ""]
    parts += [vehicle.words(), vehicle.color or "", vehicle.stock or ""] if vehicle else []
    for part in parts:
        own.update(_WORD.findall(part.lower()))
    pieces = [_WORD.findall(piece) for piece in _PIECE.split(text.lower())]
    longer = [piece for piece in pieces if len(piece) > SHORT_PIECE] or pieces
    return " ".join("#" if word in own else _NUMBER.sub("#", word) for piece in longer for word in piece)


def shape(plain: str) -> str | None:
    """A short hash of masked words, equal for the same template; None for texts too short to compare."""
    words = [word for word in plain.split() if word != "#"]
    if len(words) < FEWEST_WORDS:
        return None
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def likeness(connection: Connection, shop: Shop, plain: str, *, until: datetime, limit: int) -> dict[str, float]:
    """Touches of *other* shops, arrived by `until`, that are like this masked text: touch id -> similarity 80..100.

    At most `limit` are looked at in each way: the same shape anywhere (the earliest), any shape at this dealer (the latest).
    """
    mark = shape(plain)
    if mark is None:
        return {}
    values = {"mark": mark, "shop": shop.id, "until": until, "dealer": shop.dealer.id, "most": limit}
    found = {touch_id: 100.0 for (touch_id,) in connection.execute(_SAME, values)}
    for touch_id, other in connection.execute(_NEAR, values):
        if touch_id not in found and (score := similarity(plain, other)) >= ALIKE:
            found[touch_id] = round(score, 1)
    return found


def similarity(plain: str, other: str) -> float:
    """Similarity 0..100 of two masked texts; 0 where one is much shorter (it would be "contained") or too short to tell."""
    short, long = sorted((len(plain.split()), len(other.split())))
    if short < FEWEST_WORDS or short * 2 < long:
        return 0.0
    return float(fuzz.token_set_ratio(plain, other))
