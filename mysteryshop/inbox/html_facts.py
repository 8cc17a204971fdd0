"""What the style of a mail's page tells: widths, sizes of text, pictures, links, pixels that watch, hidden parts. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_SIZED = 200_000
MAX_SIZED_NODES = 300
MAX_STEPS = 60
"""Characters, elements and ancestors that are looked at for the size of the text."""
FEW_WORDS = 20
"""Words of a page that is nothing but pictures, fewer than these."""
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)|font-size\s*:\s*[01](?:px)?\s*(?:;|$|!)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)",
    re.IGNORECASE,
)
_WIDTH = re.compile(r"width(?<![-\w]width)\s*:\s*(\d{2,5})px")
_FONT = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)(px|pt)")
"""Searched in small letters: a pattern that begins with letters of its own is found ten times as fast."""


@lru_cache(maxsize=512)
def hides(style: str) -> bool:
    """Whether a style keeps an element from being seen."""
    return _HIDDEN.search(style) is not None


def facts_of(tree: LexborHTMLParser, low: str) -> tuple[str, ...]:
    widths = [int(width) for width in _WIDTH.findall(low) if int(width) < 4000]
    images: list[LexborNode] = []
    links = 0
    for node in tree.css("img, a[href], table[width], td[width]"):  # asked once: every question is put together anew
        if node.tag == "img":
            images.append(node)
        elif node.tag == "a":
            links += (node.attributes.get("href") or "").lower().startswith("http")
        elif (value := (node.attributes.get("width") or "").removesuffix("px")).isdigit():
            widths.append(int(value))
    fonts = [float(size) * (1.333 if unit == "pt" else 1) for size, unit in _FONT.findall(low)]
    readable = [size for size in fonts if size >= 6]
    pixels = [node for node in images if _is_pixel(node)]
    shown = len(images) - len(pixels)
    words = len((tree.body.text(separator=" ") if tree.body else "").split(None, FEW_WORDS)) if shown else 0
    facts = [f"width:{max(widths)}"] if widths else []
    if readable:
        facts.append(f"font_px:{round(min(readable))}")
    if tree.body is not None and len(low) <= MAX_SIZED and (size := text_size(tree.body)):
        facts.append(f"text_px:{round(size)}")
    if shown and words < FEW_WORDS and words < 8 * shown:
        facts.append("image_only")
    facts.extend(f"{name}:{number}" for name, number in (("links", links), ("images", shown)) if number)
    if pixels:
        facts.append("tracking_pixel")
    return tuple(facts)


def text_size(body: LexborNode) -> float | None:
    """The size in pixels that half of the text or more is at least as small as; None where most of it says no size."""
    sized: dict[int, tuple[float, int]] = {}
    for node in body.css("[style*=font-size]")[:MAX_SIZED_NODES]:
        if size := _FONT.search((node.attributes.get("style") or "").lower()):
            length = len("".join((node.text() or "").split()))
            pixels = float(size[1]) * (1.333 if size[2] == "pt" else 1)
            sized[node.mem_id] = (pixels, length)
            above = _sized_above(node, sized)
            if above is not None:
                sized[above] = (sized[above][0], sized[above][1] - length)
    if not sized:
        return None
    letters = len("".join((body.text() or "").split()))
    rows = sorted((pixels, length) for pixels, length in sized.values() if length > 0)
    told = sum(length for _, length in rows)
    if not letters or told * 2 < letters:
        return None
    passed = 0
    for pixels, length in rows:
        passed += length
        if passed * 2 >= told:
            return pixels
    return None


def _sized_above(node: LexborNode, sized: dict[int, tuple[float, int]]) -> int | None:
    """The nearest element around it that sets a size; elements come in the order of the page, outer ones first."""
    parent, steps = node.parent, 0
    while parent is not None and steps < MAX_STEPS:
        if parent.mem_id in sized:
            return parent.mem_id
        parent, steps = parent.parent, steps + 1
    return None


def _is_pixel(node: LexborNode) -> bool:
    said = node.attributes
    if said.get("width") in _TINY and said.get("height") in _TINY:
        return True
    return hides(said.get("style") or "") or _WATCHING.search((said.get("src") or "").lower()) is not None


_TINY = frozenset({"0", "1", "0px", "1px"})
_WATCHING = re.compile(r"/(?:open|track|pixel|beacon|wf/open)\b|[?&](?:open|trk)=")
