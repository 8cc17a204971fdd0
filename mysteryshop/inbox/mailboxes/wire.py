"""Small parts of what goes over the wire in IMAP: ranges of mails, sets of UIDs, dates. Pure."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

RANGE_BYTES = 2_000_000
RANGE_MAILS = 500
"""One FETCH asks for no more than this many mails and bytes."""

_ITEM = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_DATE = re.compile(rb'INTERNALDATE "([^"]+)"')


def ranges(sizes: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Split (uid, bytes) rows into ranges of at most RANGE_MAILS mails and RANGE_BYTES bytes; a huge mail goes alone."""
    group: list[tuple[int, int]] = []
    total = 0
    for uid, size in sizes:
        if group and (total + size > RANGE_BYTES or len(group) >= RANGE_MAILS):
            yield group
            group, total = [], 0
        group.append((uid, size))
        total += size
    if group:
        yield group


def uid_set(uids: list[int]) -> str:
    """Ascending UIDs as an IMAP set: [1, 2, 3, 7] -> "1:3,7"."""
    parts: list[list[int]] = []
    for uid in uids:
        if parts and uid == parts[-1][1] + 1:
            parts[-1][1] = uid
        else:
            parts.append([uid, uid])
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in parts)


def internal_date(line: bytes) -> datetime | None:
    """INTERNALDATE of a FETCH line, aware, in UTC; None where there is none or it makes no sense."""
    found = _DATE.search(line)
    if not found:
        return None
    try:
        at = datetime.strptime(found[1].decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        try:
            at = parsedate_to_datetime(found[1].decode("ascii", "replace"))
        except (ValueError, TypeError):
            return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def sizes_of(rows: Iterable[Any]) -> dict[int, int]:
    """uid -> bytes, from the answer to FETCH (UID RFC822.SIZE)."""
    found = {}
    for row in rows:
        line = row[0] if isinstance(row, tuple) else row
        uid, size = _ITEM.search(line), _SIZE.search(line)
        if uid and size:
            found[int(uid[1])] = int(size[1])
    return found


def bodies_of(rows: Sequence[Any]) -> dict[int, tuple[datetime | None, bytes]]:
    """uid -> (INTERNALDATE, bytes). Servers put UID and date before the literal or behind it."""
    found = {}
    for place, row in enumerate(rows):
        if not isinstance(row, tuple):
            continue
        after = rows[place + 1] if place + 1 < len(rows) and isinstance(rows[place + 1], bytes) else b""
        about = row[0] + b" " + after
        uid = _ITEM.search(about)
        if uid:
            found[int(uid[1])] = (internal_date(about), row[1])
    return found


def is_loopback(host: str) -> bool:
    """Whether a host name can only mean this machine."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def reason(error: BaseException) -> str:
    """A link fault in few words."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return str(error) or type(error).__name__
