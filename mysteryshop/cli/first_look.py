"""One look at the first page of a store that is known by its address alone: what it tells of the country and the language."""

from __future__ import annotations

import http.client
import re
import socket
from collections import Counter
from html import unescape
from urllib.parse import urljoin, urlsplit

import phonenumbers

from mysteryshop import __version__
from mysteryshop.browser.tunnel import private_reason
from mysteryshop.inbox.language.which import language_of
from mysteryshop.workspace import Signs

_SECONDS = 6.0
_BYTES = 400_000
_HOPS = 4
_NOWHERE = ("example", "test", "invalid", "localhost")
"""Endings that never name a site of the web."""
_UNSEEN = re.compile(r"(?is)<(script|style|noscript|svg|template|head)\b.*?</\1>|<!--.*?-->|<[^>]+>")
_ENOUGH = 120
"""Letters of a page from which its language can be told by its words."""


def first_look(url: str, *, allow_private: bool) -> Signs | None:
    """What the page at `url` tells; None where it cannot be seen. Private addresses are not asked unless allowed."""
    page = _page(url, allow_private=allow_private)
    return signs_of(page) if page else None


def signs_of(page: str) -> Signs:
    """The page's own mark of its language, the language of its words, the country of its telephone links. Pure."""
    mark = re.search(r"(?i)<html[^>]*?\slang\s*=\s*[\"']?([a-z]{2}(?:[-_][a-z]{2})?)\b", page)
    locale = re.search(r"(?i)og:locale[\"'][^>]*?content\s*=\s*[\"']([a-z]{2}[-_][a-z]{2})\b", page)
    declared = next((hit[1] for hit in (mark, locale) if hit), None)
    if mark and locale and len(mark[1]) == 2 and locale[1].lower().startswith(mark[1].lower()):
        declared = locale[1]
    words = " ".join(unescape(_UNSEEN.sub(" ", page)).split())
    told = [language_of(words[at : at + 240]) for at in range(0, min(len(words), 2400), 240)] if len(words) > _ENOUGH else []
    spoken = Counter(language for language in told if language).most_common(1)
    return Signs(declared, spoken[0][0] if spoken else None, _rings_in(page))


def _rings_in(page: str) -> str | None:
    """The country most telephone links of a page with an international number belong to."""
    lands: Counter[str] = Counter()
    for number in re.findall(r"(?i)href\s*=\s*[\"']tel:\s*((?:\+|00|%2B)[\d\s().%-]{6,24})", page):
        try:
            parsed = phonenumbers.parse("+" + re.sub(r"\D", "", re.sub(r"^(?:00|%2B)", "", number)), None)
        except phonenumbers.NumberParseException:
            continue
        if land := phonenumbers.region_code_for_number(parsed):
            lands[land] += 1
    return lands.most_common(1)[0][0] if lands else None


def _page(url: str, *, allow_private: bool) -> str | None:
    for _ in range(_HOPS):
        parts = urlsplit(url)
        name = parts.hostname or ""
        if parts.scheme not in ("http", "https") or name.rsplit(".", 1)[-1] in _NOWHERE:
            return None
        try:
            if not allow_private and any(private_reason(str(told[4][0])) for told in socket.getaddrinfo(name, None)):
                return None
            answer, where = _asked(
                parts.scheme, name, parts.port, f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
            )
        except (OSError, http.client.HTTPException, ValueError, UnicodeError):
            return None
        if where is None:
            return answer
        url = urljoin(url, where)
    return None


def _asked(scheme: str, name: str, port: int | None, path: str) -> tuple[str | None, str | None]:
    """(the page, None), or (None, where it has gone)."""
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    connection = kind(name, port, timeout=_SECONDS)
    try:
        connection.request("GET", path, headers={"User-Agent": f"mysteryshop/{__version__}", "Accept": "text/html"})
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return None, answer.getheader("Location") or ""
        if answer.status != 200 or "html" not in (answer.getheader("Content-Type") or "html"):
            return None, None
        return answer.read(_BYTES).decode(answer.headers.get_content_charset() or "utf-8", "replace"), None
    except LookupError:  # a charset nobody knows
        return None, None
    finally:
        connection.close()
