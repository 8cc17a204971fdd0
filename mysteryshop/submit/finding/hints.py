"""When no link leads on: what a site's map and the usual addresses tell. Fetched without a page, as robots.txt allows."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from mysteryshop.lexicons import load
from mysteryshop.model import Shop
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import LEADS_TO, weigh
from mysteryshop.submit.page import addresses
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.visit import Visit

MAX_MAPS = 3
MAX_ADDRESSES = 20_000
_LOC = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.IGNORECASE)
_USABLE = re.compile(r"<(?:form|input|iframe|script)\b", re.IGNORECASE)


async def hints(visit: Visit, shop: Shop, home: str, platform: str | None) -> list[Way]:
    """At most five addresses worth opening, the likeliest first."""
    mapped = await _from_maps(visit, shop, home)
    if any(way.kind in LEADS_TO for way in mapped):
        return mapped[:5]
    return [*mapped[:2], *(await _usual(visit, shop, home, platform))[:3]]


async def _from_maps(visit: Visit, shop: Shop, home: str) -> list[Way]:
    """Addresses of the site's maps whose paths speak of a lead form or of the shopper's car."""
    todo = [*visit.robots.sitemaps(home), f"{addresses.origin(home)}/sitemap.xml"]
    seen: set[str] = set()
    found: dict[str, Way] = {}
    while todo and len(seen) < MAX_MAPS:
        address = todo.pop(0)
        if address in seen or not addresses.same_site(address, home):
            continue
        seen.add(address)
        status, text = await visit.fetch(address)
        if status != 200:
            continue
        locations = _LOC.findall(text)[:MAX_ADDRESSES]
        if "<sitemapindex" in text[:2000].lower():
            todo += sorted(locations, key=lambda url: "page" not in url.lower())[:MAX_MAPS]
            continue
        for url in locations:
            if (way := _mapped(url.replace("&amp;", "&"), shop, home)) and url not in found:
                found[url] = way
    return sorted(found.values(), key=lambda way: -way.score)[:5]


def _mapped(url: str, shop: Shop, home: str) -> Way | None:
    if not addresses.same_site(url, home) or addresses.is_document(url):
        return None
    parts = [part for part in urlsplit(url).path.split("/") if part]
    if not parts or len(parts) > 6:
        return None
    last = plain(unquote(parts[-1].rpartition(".")[0] or parts[-1]))
    kind, score, promise = weigh(last, " ", shop)
    if kind not in LEADS_TO and kind != "car":
        return None
    return Way(0.5 * score, promise, url, href=url, page=home, kind=kind)


async def _usual(visit: Visit, shop: Shop, home: str, platform: str | None) -> list[Way]:
    """Usual addresses that answer with a page of their own, told from a site that answers everything."""
    table = load("submit_ways")
    own, everyone = table["paths"].get(shop.dealer.language, []), table["paths"]["en"]
    paths = dict.fromkeys([*table["platform_paths"].get(platform or "", []), *own, *everyone])
    base = addresses.origin(home)
    status, nowhere = await visit.fetch(f"{base}/page-that-is-not-there-{len(base)}/")
    out = []
    for path in paths:
        answer, text = await visit.fetch(base + path)
        if answer != 200 or not _USABLE.search(text) or (status == 200 and _alike(text, nowhere, path)):
            continue
        out.append(Way(0.3, 0.8, path, href=base + path, page=home, kind="contact"))
        if len(out) == 3:
            break
    return out


def _alike(text: str, nowhere: str, path: str) -> bool:
    """The page for an address that is not there, with this path in it perhaps."""
    bare = text.replace(path.strip("/"), "")
    return abs(len(bare) - len(nowhere)) < 0.05 * len(nowhere) + 40 and text.count("<input") == nowhere.count("<input")
