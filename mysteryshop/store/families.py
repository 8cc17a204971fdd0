"""Families: mails with the same words that several shoppers got, however many mails apart and whenever they came.

Two ways lead from a mail to its like: the very same words anywhere (touches of other shops with the same mark, the earliest), and
almost the same at its own dealer (the latest there, held against each other word by word). Each mark and each dealer is asked
for once, and only who belongs together is kept: a popular template has thousands of mails, and millions of pairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, Integer, bindparam, func, select

from mysteryshop.model import Nature, Shop
from mysteryshop.store.likeness import ALIKE, comparable, length_of
from mysteryshop.store.schema import messages, shops, touches
from mysteryshop.store.shops import each, shops_of

HELD = 3
"""How many times the limit of touches are asked for at once, those of every shop among them."""
FAR = datetime(9999, 1, 1, tzinfo=UTC)

_MOST = bindparam("most", type_=Integer)
_READ = touches.join(messages, messages.c.sha256 == touches.c.message_sha256)
_OF_DEALERS = touches.join(shops, shops.c.id == touches.c.shop_id)
_DEALER_OF = select(shops.c.dealer_id, touches.c.message_sha256).select_from(_OF_DEALERS)
_WORDED = select(
    touches.c.message_sha256, messages.c.nature, touches.c.shop_id, touches.c.at, touches.c.shape, touches.c.plain
).select_from(_READ)
_PERSONAL = (
    select(touches.c.message_sha256, touches.c.shop_id, touches.c.at)
    .select_from(_READ)
    .where(messages.c.nature.in_((str(Nature.PERSONAL), str(Nature.UNSURE))))
)
_SAME = (
    select(touches.c.shop_id, touches.c.message_sha256)
    .where(touches.c.shape == bindparam("mark"))
    .order_by(touches.c.at, touches.c.id)
    .limit(_MOST)
)
_NEAR = (
    select(touches.c.shop_id, touches.c.message_sha256, touches.c.plain)
    .select_from(_OF_DEALERS)
    .where(shops.c.dealer_id == bindparam("dealer"))
    .order_by(touches.c.at.desc(), touches.c.id)
    .limit(_MOST)
)
_SHARED = select(touches.c.shape).group_by(touches.c.shape).having(func.min(touches.c.shop_id) < func.max(touches.c.shop_id))


class Worded(NamedTuple):
    """One mail of a family: the shop it answers, when it came, and what it was taken for."""

    sha256: str
    shop: Shop
    at: datetime
    nature: Nature


def families_of(connection: Connection, digests: Iterable[str], *, limit: int) -> list[list[Worded]]:
    """The families that these mails are of, each by its arrivals. At most `limit` touches are looked at in each way."""
    looked: dict[str, tuple[str, datetime, str]] = {}
    whose: dict[str, Shop] = {}
    ties = _Ties()
    waiting = set(digests)
    while waiting:
        found = _found_for(connection, waiting, whose, looked, ties, limit)
        waiting = found - looked.keys() - waiting
    return [
        sorted(
            (Worded(sha, whose[shop_id], at, Nature(nature)) for sha in family for shop_id, at, nature in [looked[sha]]),
            key=lambda one: (one.at, one.sha256),
        )
        for family in ties.groups(looked)
    ]


def latest_words(connection: Connection, limit: int) -> list[tuple[Worded, str]]:
    """The latest mails of all shops with the words they are compared by, oldest first."""
    rows = connection.execute(_WORDED.order_by(touches.c.at.desc(), touches.c.id).limit(limit)).all()
    whose = shops_of(connection, {row.shop_id for row in rows})
    return [(Worded(row.message_sha256, whose[row.shop_id], row.at, Nature(row.nature)), row.plain) for row in reversed(rows)]


def first_answers(connection: Connection, besides: Collection[str]) -> dict[str, datetime]:
    """When a person first wrote to a shop, by the shop's id; the mails `besides` are not counted."""
    first: dict[str, datetime] = {}
    for row in connection.execute(_PERSONAL):
        if row.message_sha256 not in besides:
            first[row.shop_id] = min(row.at, first.get(row.shop_id, row.at))
    return first


def _found_for(
    connection: Connection,
    waiting: Iterable[str],
    whose: dict[str, Shop],
    looked: dict[str, tuple[str, datetime, str]],
    ties: _Ties,
    limit: int,
) -> set[str]:
    """Tie these mails to their like; the mails that were found so."""
    found: set[str] = set()
    marked: dict[str, dict[str, list[str]]] = {}
    for piece in each(_by_dealer(connection, waiting)):
        rows = connection.execute(_WORDED.where(touches.c.message_sha256.in_(piece))).all()
        whose.update(shops_of(connection, {row.shop_id for row in rows} - whose.keys()))
        at_dealer: dict[str, list[Any]] = {}
        for row in rows:
            looked[row.message_sha256] = (row.shop_id, row.at, row.nature)
            if row.shape is not None:
                at_dealer.setdefault(whose[row.shop_id].dealer.id, []).append(row)
                marked.setdefault(row.shape, {}).setdefault(row.shop_id, []).append(row.message_sha256)
        for dealer, own in at_dealer.items():
            for sha, other in _near(connection, dealer, own, limit):
                ties.tie(sha, other)
                found.add(other)
    for piece in each(marked):
        for mark in connection.execute(_SHARED.where(touches.c.shape.in_(piece))).scalars().all():
            for sha, other in _same(connection, mark, marked[mark], limit):
                ties.tie(sha, other)
                found.add(other)
    return found


def _same(connection: Connection, mark: str, members: dict[str, list[str]], limit: int) -> Iterator[tuple[str, str]]:
    """Pairs that tie these mails (by shop) to those with the same words at other shops: one of a shop's mails to each of them,
    its others to the first."""
    held = [(shop, sha) for shop, sha in connection.execute(_SAME, {"mark": mark, "most": HELD * limit})]
    for own, (first, *more) in members.items():
        others = _others(connection, held, own, _SAME, {"mark": mark}, limit)
        known = [row[1] for row in others if row[1]]
        yield from ((first, other) for other in known)
        yield from ((sha, first) for sha in more if known)


def _near(connection: Connection, dealer: str, own: Sequence[Any], limit: int) -> Iterator[tuple[str, str]]:
    """Pairs of these mails to one dealer with those of its other shops that are alike."""
    values = {"dealer": dealer}
    held = [tuple(row) for row in connection.execute(_NEAR, {**values, "most": HELD * limit})]
    kin: dict[tuple[str, str], list[str]] = {}
    for row in own:
        if (row.shop_id, row.plain) not in kin:
            others = _others(connection, held, row.shop_id, _NEAR, values, limit)
            alike = _alike(row.plain, {plain for _, _, plain in others})
            kin[row.shop_id, row.plain] = [sha for _, sha, plain in others if sha and plain in alike]
        for other in kin[row.shop_id, row.plain]:
            yield row.message_sha256, other


def _others(
    connection: Connection, held: Sequence[Any], own: str, query: Any, values: dict[str, Any], limit: int
) -> Sequence[Any]:
    """The first of `held` that are of other shops; asked for anew where its own fill the list."""
    others = [row for row in held if row[0] != own][:limit]
    if len(others) < limit and len(held) == HELD * limit:
        rows = connection.execute(query.where(touches.c.shop_id != own), {**values, "most": limit})
        return [tuple(row) for row in rows]
    return others


def _alike(plain: str, others: set[str]) -> set[str]:
    length = length_of(plain)
    near = [other for other in others if comparable(length, length_of(other))]
    return {other for other, _, _ in process.extract(plain, near, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=None)}


def _by_dealer(connection: Connection, digests: Iterable[str]) -> list[str]:
    """The same mails, those to one dealer next to each other; mails of no shop are left out."""
    found: set[tuple[str, str]] = set()
    for piece in each(digests):
        rows = connection.execute(_DEALER_OF.where(touches.c.message_sha256.in_(piece)))
        found.update((dealer_id, sha) for dealer_id, sha in rows)
    return [sha for _, sha in sorted(found)]


class _Ties:
    """Who hangs together, however many ties apart."""

    def __init__(self) -> None:
        self._group: dict[str, list[str]] = {}

    def tie(self, one: str, other: str) -> None:
        """Join what hangs on either."""
        first = self._group.get(one)
        second = self._group.get(other)
        if first is None or first is not second:
            self._join(first or self._alone(one), second or self._alone(other))

    def _alone(self, one: str) -> list[str]:
        group = self._group[one] = [one]
        return group

    def _join(self, first: list[str], second: list[str]) -> None:
        if first is second:
            return
        small, large = sorted((first, second), key=len)
        large += small
        for one in small:
            self._group[one] = large

    def groups(self, known: Iterable[str]) -> list[list[str]]:
        """Those of `known` that were tied, group by group."""
        groups: dict[int, list[str]] = {}
        for one in known:
            if one in self._group:
                groups.setdefault(id(self._group[one]), []).append(one)
        return list(groups.values())
