"""When a mail truly arrived: the run of trusted Received stamps at the top, and the delays behind it. Pure."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz
from functools import lru_cache

from mysteryshop.lexicons import load
from mysteryshop.model import Hop

MAX_HOPS = 60
LATE, LATEST = timedelta(minutes=30), timedelta(days=60)
"""How much later than its keeper's stamp a mail is stored that was moved or fetched; nobody believes more."""
_BY = re.compile(r"\bby\s+\[?([^\s;()\[\]]+)", re.IGNORECASE)
_FROM = re.compile(r"^\s*from\s+\[?([^\s;()\[\]]+)", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+<?([^\s<>;()]+@[^\s<>;()]+)>?", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")
_DATE = re.compile(
    r"\s*(?:[A-Z][a-z]{2},\s+)?(\d{1,2})\s+([A-Z][a-z]{2})\s+([12]\d{3})\s+(\d{2}):(\d{2}):(\d{2})\s+([+-])(\d{2})(\d{2})\s*(?:\([^()]*\))?\s*",
    re.ASCII,
)
"""A date as nearly all mails write it; everything else goes through the parser."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a mail arrived, why we say so, and how long our own servers then took to bring it to the mailbox."""

    at: datetime
    why: str
    forwarding_seconds: float | None = None


def parse_hop(value: str) -> Hop:
    """One Received field: who took it from whom, for which recipient, when (after the last semicolon)."""
    head, _, date = value.rpartition(";")
    bare = _COMMENT.sub(" ", head or value)
    by, from_ = _BY.search(bare), _FROM.search(bare)
    for_ = _FOR.search(head or value) if "@" in value else None
    return Hop(
        by=by[1].lower().rstrip(".,") if by else None,
        from_=from_[1].lower() if from_ else None,
        for_=for_[1].strip("<>,\"'").lower() if for_ else None,
        at=parse_date(date or value),
    )


def parse_date(text: str | None) -> datetime | None:
    """A mail date in UTC; a missing zone counts as UTC. None for anything that is no date."""
    if not text or len(text) > 500:
        return None
    try:
        if (plain := _DATE.fullmatch(text)) and plain[2] in _MONTHS:
            day, name, year, hour, minute, second, sign, *zone = plain.groups()
            return _in_utc(
                (int(year), _MONTHS.index(name) + 1, int(day), int(hour), int(minute), int(second)), _seconds(sign, *zone)
            )
        parts = parsedate_tz(text.strip())
        if parts is None:
            return None
        return _in_utc(parts[:6], parts[9] or 0)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _in_utc(told: tuple[int, int, int, int, int, int], zone: int) -> datetime | None:
    """Year to second at so many seconds before UTC; None where nobody writes so. Raises ValueError for a day that is none."""
    if abs(zone) >= 86_400 or not 1980 <= told[0] <= 2200:
        return None
    year, month, day, hour, minute, second = told
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC) - timedelta(seconds=zone)


def _seconds(sign: str, hours: str, minutes: str) -> int:
    return (int(hours) * 3600 + int(minutes) * 60) * (-1 if sign == "-" else 1)


def arrival(hops: Sequence[Hop], *, trusted_hosts: Sequence[str], internal_date: datetime | None, seen_at: datetime) -> Arrival:
    """The oldest Received of the unbroken run of trusted servers at the top; else INTERNALDATE; else when we saw it.

    A stamp by a machine's own delivery ("by localhost", a private address) belongs to the run only where a trusted server's
    stamp lies below it: everything under the last trusted stamp may have been written by the sender.
    """
    latest = seen_at + timedelta(days=1)
    believed = trusted_run(hops, trusted_hosts) or keepers_run(hops)
    run = [hop for hop in believed if hop.at is not None and hop.at <= latest]
    ends = internal_date or (run[0].at if run else None)
    if run:
        oldest = run[-1]
        assert oldest.at is not None
        newest = run[0].at or oldest.at
        if oldest.at > newest:  # a clock runs ahead: what was passed on by then cannot have come later
            first = min(hop.at for hop in run if hop.at is not None)
            return Arrival(first, f"earliest Received of the trusted run; the clock of {oldest.by} runs ahead", 0.0)
        forwarding = max(0.0, (ends - oldest.at).total_seconds()) if ends else None
        return Arrival(oldest.at, f"oldest Received of the trusted run, by {oldest.by}", forwarding)
    if internal_date is not None and (kept := _long_kept(hops, internal_date)) is not None:
        return Arrival(
            kept, f"topmost Received, by {hops[0].by}: INTERNALDATE is hours later", (internal_date - kept).total_seconds()
        )
    if internal_date is not None:
        return Arrival(internal_date, "INTERNALDATE: no Received stamp by a trusted server")
    if hops and hops[0].at is not None and hops[0].at <= latest:
        return Arrival(hops[0].at, f"topmost Received, by {hops[0].by}: no trusted server is known and there is no INTERNALDATE")
    return Arrival(seen_at, "when it was seen: no trusted Received stamp and no INTERNALDATE")


def _long_kept(hops: Sequence[Hop], internal_date: datetime) -> datetime | None:
    """When the keeper at the very top took a mail from outside for one of its own, where the mailbox got it much later: it
    was moved, or fetched from there. Delivery takes seconds, and nobody can write above that stamp."""
    if not hops or (top := hops[0]).at is None or not top.by or within(top.by) or not top.for_ or not top.from_:
        return None
    keeper = _organisation(top.by)
    own = keeper == _organisation(top.for_.rpartition("@")[2]) or any(
        top.by == name or top.by.endswith("." + name) for family in load("inbox_providers")["families"] for name in family
    )
    outside = not within(top.from_) and _organisation(top.from_) != keeper
    return top.at if own and outside and LATE <= internal_date - top.at <= LATEST else None


def trusted_run(hops: Sequence[Hop], trusted_hosts: Sequence[str]) -> list[Hop]:
    """The hops at the top, newest first, down to the last stamp of a trusted server.

    The server that keeps the mailbox stamps last, so that nobody can write above it: whoever it is, its organisation's stamps
    at the very top are passed over on the way to a trusted one.
    """
    names = trusted_names(tuple(trusted_hosts))
    box = _organisation(hops[0].by) if hops and hops[0].by and not within(hops[0].by) else None
    last, at_top = -1, True
    for place, hop in enumerate(hops):
        if hop.by and any(hop.by == name or hop.by.endswith("." + name) for name in names):
            last, at_top = place, False
        elif not (within(hop.by) or (at_top and hop.by and _organisation(hop.by) == box)):
            break
    return list(hops[: last + 1])


def keepers_run(hops: Sequence[Hop]) -> list[Hop]:
    """Where no server is known: two stamps or more of one organisation at the very top, the oldest of them taking the mail from
    outside for a named recipient. So the keeper of a mailbox stamps: once at its door, once on the way to the folder."""
    if not hops or not hops[0].by or within(hops[0].by):
        return []
    box = _organisation(hops[0].by)
    count = next((n for n, hop in enumerate(hops) if not hop.by or _organisation(hop.by) != box), len(hops))
    door = hops[count - 1]
    outside = door.from_ is not None and not within(door.from_) and _organisation(door.from_) != box
    return list(hops[:count]) if count >= 2 and door.for_ and outside else []


@lru_cache(maxsize=64)
def trusted_names(hosts: tuple[str, ...]) -> frozenset[str]:
    """Trusted domains: each host's own name and its organisation, and what large providers call their servers inside."""
    names: set[str] = set()
    for host in hosts:
        host = host.lower().strip("[]. ")
        if not host or within(host):
            continue
        names.add(host)
        labels, organisation = host.split("."), _organisation(host)
        if len(labels) > 1 and not _numeric(host) and labels[0] in _SERVICE_LABELS:
            names.add(organisation if organisation != host else host)
        for family in load("inbox_providers")["families"]:
            if any(host == name or host.endswith("." + name) for name in family):
                names.update(family)
    return frozenset(names)


def _organisation(host: str) -> str:
    """The registered name above a server's ("mx1.shop.co.uk" -> "shop.co.uk")."""
    labels = host.split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else labels[-2:])


_SERVICE_LABELS = frozenset(
    [
        "imap",
        "imaps",
        "mail",
        "mx",
        "mx1",
        "mx2",
        "pop",
        "pop3",
        "smtp",
        "secure",
        "outlook",
        "webmail",
        "posteingang",
        "ssl0",
        "mailbox",
        "imap4",
    ]
)


def within(host: str | None) -> bool:
    """Whether a name can only be a server's inside: localhost, a private or loopback address, a bare host name."""
    if not host:
        return True
    if host in ("localhost", "localhost.localdomain") or host.endswith((".local", ".internal", ".lan", ".localdomain")):
        return True
    if host.startswith("2002:a"):
        return True  # Google's inside: 6to4 addresses of private networks
    try:
        return not ipaddress.ip_address(host.removeprefix("ipv6:")).is_global
    except ValueError:
        return "." not in host and ":" not in host


def _numeric(host: str) -> bool:
    return host.replace(".", "").isdigit()
