"""The same message twice: delivered twice, forwarded twice, seen by two mailboxes. One counts, the others point at it.

Three marks tell copies of one shop's mail: the same Message-ID; the same sender, Date and words; the same words within minutes.
Who writes the same words again writes another Date; a copy keeps it, or gets one seconds later from a system that sends twice.
A Message-ID alone is not believed (some systems use one for all their mail): the words must be alike, too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from rapidfuzz import fuzz
from sqlalchemy import Connection, select

from mysteryshop.model import Message, Touch
from mysteryshop.store.codec import from_json, time_of, to_json
from mysteryshop.store.database import insert_once
from mysteryshop.store.schema import copies, marks, messages, touches
from mysteryshop.store.shops import each

SOON = timedelta(minutes=15)
"""Equal words this close together are one message that came twice; further apart somebody wrote them again."""
TWICE = timedelta(minutes=2)
"""One sender's Dates this close together are one sending; further apart somebody sent it again."""
LATE = timedelta(days=2)
"""The second copy of one mail (same sender, same Date) may hang at a relay so long."""
SHORTEST = 30
"""Shorter texts are equal by chance."""
ALIKE = 80.0

_PREFIX = re.compile(
    r"^(?:\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv|i|enc|doorst)\s*(?:\[\d+\])?\s*:|\s*\[[^\]]{1,20}\])+", re.IGNORECASE
)


def marks_of(message: Message, shop_id: str | None) -> set[str]:
    """What a copy of this message, under the same shop, would share with it."""
    words = _folded(message.text)
    found: set[tuple[str, ...]] = set()
    if message.message_id:
        found.add(("id", message.message_id.strip().strip("<>").lower()))
    if message.date_claimed and (words or message.subject):
        found.add(("date", message.from_address.lower(), message.date_claimed.isoformat(), _core(message.subject), words))
    if shop_id and len(words) >= SHORTEST:
        found.add(("words", _core(message.subject), words))
    scope = shop_id or ""
    return {hashlib.sha256("\0".join((scope, *mark)).encode("utf-8", "surrogatepass")).hexdigest()[:32] for mark in found}


def point_copies(connection: Connection, read: Sequence[tuple[Message, str | None]]) -> None:
    """Write down which messages are copies, after these were read (again) under these shops."""
    of = {message.sha256: marks_of(message, shop_id) for message, shop_id in read}
    for piece in each(list(of)):
        connection.execute(marks.delete().where(marks.c.sha256.in_(piece)))
        connection.execute(copies.delete().where(copies.c.sha256.in_(piece)))
    insert_once(connection, marks, [{"sha256": sha, "mark": mark} for sha, found in of.items() for mark in sorted(found)])
    groups: dict[str, set[str]] = {}
    for piece in each(sorted({mark for found in of.values() for mark in found})):
        for mark, sha in connection.execute(select(marks.c.mark, marks.c.sha256).where(marks.c.mark.in_(piece))):
            groups.setdefault(mark, set()).add(sha)
    alike = [group for group in groups.values() if len(group) > 1]
    if alike:
        known = {message.sha256: _of_message(message) for message, _ in read}
        known.update(_stored(connection, set().union(*alike) - known.keys()))
        _point(connection, alike, known)


def copies_of(connection: Connection) -> dict[str, str]:
    """Every copy and the message it is a copy of."""
    return {row.sha256: row.of for row in connection.execute(select(copies))}


class _Sent(NamedTuple):
    """What of a message tells whether another one is the same."""

    sha256: str
    message_id: str | None
    from_address: str
    date_claimed: datetime | None
    received_at: datetime
    junk: bool
    seen_at: datetime
    subject: str
    words: str


def _of_message(message: Message) -> _Sent:
    return _Sent(
        message.sha256,
        message.message_id,
        message.from_address.lower(),
        message.date_claimed,
        message.received_at,
        message.junk,
        message.seen_at,
        _core(message.subject),
        _folded(message.text),
    )


def _stored(connection: Connection, digests: Iterable[str]) -> Iterator[tuple[str, _Sent]]:
    """The same of messages that are kept; their JSON is looked into, not read whole."""
    for piece in each(sorted(digests)):
        rows = connection.execute(select(messages.c.sha256, messages.c.message).where(messages.c.sha256.in_(piece)))
        for sha, body in rows:
            told = json.loads(body)
            claimed = told["date_claimed"]
            yield (
                sha,
                _Sent(
                    sha,
                    told["message_id"],
                    told["from_address"].lower(),
                    time_of(claimed) if claimed else None,
                    time_of(told["received_at"]),
                    told["junk"],
                    time_of(told["seen_at"]),
                    _core(told["subject"]),
                    _folded(told["text"]),
                ),
            )


def _point(connection: Connection, groups: Iterable[set[str]], known: Mapping[str, _Sent]) -> None:
    first: dict[str, str] = {}
    for group in groups:
        order = sorted((known[sha] for sha in group if sha in known), key=lambda m: (m.received_at, m.junk, m.seen_at, m.sha256))
        for place, message in enumerate(order):
            original = next((one for one in order[:place] if _same(one, message)), None)
            if original is not None:
                before = first.get(message.sha256)
                better = before is None or known[before].received_at > original.received_at
                first[message.sha256] = original.sha256 if better else str(before)
    heads = {sha: _head(sha, first) for sha in first}
    was: dict[str, str] = {}
    touched = set().union(*groups)
    for piece in each(sorted(touched)):
        was.update((row.sha256, row.of) for row in connection.execute(select(copies).where(copies.c.sha256.in_(piece))))
    changed = sorted(sha for sha in touched if heads.get(sha) != was.get(sha))
    for piece in each([sha for sha in changed if sha in was]):
        connection.execute(copies.delete().where(copies.c.sha256.in_(piece)))
    insert_once(connection, copies, [{"sha256": sha, "of": heads[sha]} for sha in changed if sha in heads])
    _mark_touches(connection, changed, heads)


def _mark_touches(connection: Connection, changed: Iterable[str], heads: Mapping[str, str]) -> None:
    for piece in each(changed):
        query = select(touches.c.id, touches.c.message_sha256, touches.c.body).where(touches.c.message_sha256.in_(piece))
        for row in connection.execute(query).all():
            touch = from_json(Touch, row.body)
            if touch.duplicate_of != heads.get(row.message_sha256):
                body = to_json(replace(touch, duplicate_of=heads.get(row.message_sha256)))
                connection.execute(touches.update().where(touches.c.id == row.id).values(body=body))


def _head(sha: str, first: Mapping[str, str]) -> str:
    seen = {sha}
    while (above := first.get(sha)) is not None and above not in seen:
        sha = above
        seen.add(sha)
    return sha


def _same(one: _Sent, other: _Sent) -> bool:
    """Whether two messages that share a mark are one: told by their words and, where nothing else speaks, by the time between."""
    first, second = one.words, other.words
    if one.message_id and one.message_id == other.message_id:
        return first == second or _contained(first, second) or fuzz.ratio(first, second) >= ALIKE
    if first != second or one.subject != other.subject:
        return False
    apart = abs(other.received_at - one.received_at)
    if one.date_claimed and other.date_claimed and one.from_address == other.from_address:
        if one.date_claimed == other.date_claimed and apart <= LATE:
            return True
        if abs(other.date_claimed - one.date_claimed) > TWICE:
            return False
    return len(first) >= SHORTEST and apart <= SOON


def _contained(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return bool(short) and short in long


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _core(subject: str) -> str:
    return _folded(_PREFIX.sub("", subject))
