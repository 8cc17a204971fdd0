"""robots.txt as RFC 9309 reads it: the longest matching rule of our group decides; Allow wins a tie.

A file that is not there (4xx) forbids nothing. One that cannot be had for the server's own trouble (5xx, 429) is asked for a
second time; then the standard's word holds: nobody knows what the owner wants, so an automated visitor stays away, and the visit
ends as `blocked` with the reason. Where no connection comes about the page itself will show whether the site can be reached.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from mysteryshop.submit.page.addresses import origin

AGENT = "mysteryshop"
"""The product token a site owner names in robots.txt to address this tool."""
MAX_BYTES = 500_000
SECOND_ASKING_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us: (allow, path pattern) pairs."""

    rules: tuple[tuple[bool, str], ...] = ()
    sitemaps: tuple[str, ...] = ()
    trouble: int = 0
    """The server's answer where the file could not be had, else 0."""

    def allows(self, url: str) -> bool:
        """Whether an automated visitor may fetch `url` (robots.txt itself always)."""
        parts = urlsplit(url)
        path = _plain(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if path == "/robots.txt":
            return True
        hits = [(len(pattern), allow) for allow, pattern in self.rules if _matches(pattern, path)]
        return max(hits)[1] if hits else True


def read_robots(text: str, agent: str = AGENT) -> Robots:
    """The rules of the group that names `agent`, else of `*`; several groups of one name are joined. Never raises."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    names: list[str] = []
    maps: list[str] = []
    in_rules = False
    for line in text[:MAX_BYTES].lstrip("\ufeff").splitlines():
        key, colon, value = line.split("#", 1)[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            names = [value.lower()] if in_rules else [*names, value.lower()]
            in_rules = False
            groups.setdefault(value.lower(), [])
        elif key == "sitemap" and value.startswith("http"):
            maps.append(value)
        elif key in ("allow", "disallow"):
            in_rules = True
            if value:
                for name in names:
                    groups[name].append((key == "allow", _plain(value)))
    ours = [name for name in groups if name != "*" and name.split("/")[0] == agent.lower()]
    chosen = ours[0] if ours else "*"
    return Robots(tuple(groups.get(chosen, ())), tuple(maps[:5]))


def _plain(path: str) -> str:
    """One spelling for percent-encoded paths."""
    return quote(unquote(path), safe="/*$?=&;:@+,!'()~%-._")


def _matches(pattern: str, path: str) -> bool:
    anchored = pattern.endswith("$")
    body = pattern[:-1] if anchored else pattern
    # runs of "*" mean one, and a bounded pattern keeps a hostile file from costing time
    expression = ".*".join(re.escape(part) for part in re.split(r"\*+", body[:500], maxsplit=12))
    return re.match(expression + ("$" if anchored else ""), path[:2000], re.DOTALL) is not None


class RobotsBook:
    """The rules of each origin met on a visit, fetched once. `fetch` returns (status, text) and raises OSError on failure."""

    def __init__(self, fetch: Callable[[str], Awaitable[tuple[int, str]]], *, respected: bool) -> None:
        self._fetch, self._respected = fetch, respected
        self._known: dict[str, Robots] = {}
        self.turned_away: list[str] = []

    async def allows(self, url: str) -> bool:
        """Whether the owner lets an automated visitor in; what was turned away is remembered."""
        if not self._respected:
            return True
        place = origin(url)
        if place not in self._known:
            self._known[place] = await self._read(place)
        if self._known[place].allows(url):
            return True
        self.turned_away.append(url)
        return False

    def why(self, url: str) -> str:
        """Why `url` was turned away, in words for a report."""
        place = origin(url)
        if (trouble := self._known.get(place, Robots()).trouble) != 0:
            return f"{place}/robots.txt answers {trouble}; until it can be read, an automated visitor has to stay away (RFC 9309)"
        return f"robots.txt asks automated visitors to stay away from {url}"

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The maps of the site that its robots.txt names."""
        return self._known.get(origin(url), Robots()).sitemaps

    async def _read(self, place: str) -> Robots:
        status, text = 0, ""
        for pause in (0.0, SECOND_ASKING_SECONDS):
            await asyncio.sleep(pause)
            try:
                status, text = await self._fetch(f"{place}/robots.txt")
            except OSError:
                return Robots()  # the page itself will show whether the site can be reached
            if status < 500 and status != 429:
                break
        else:
            return Robots(((False, "/"),), trouble=status)
        return read_robots(text) if status == 200 else Robots()
