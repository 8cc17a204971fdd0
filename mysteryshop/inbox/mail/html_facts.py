"""What the style of a mail's page tells: widths, sizes of text, pictures, links, pixels that watch, hidden parts. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from mysteryshop.inbox.mail.page import Element, Page

MAX_SIZED = 200_000
MAX_SIZED_NODES = 300
MAX_STEPS = 60
"""Characters, elements and ancestors that are looked at for the size of the text."""
MAX_SHRUNK = 60
"""Elements without a size that are looked into; further ones count as seen."""
FEW_WORDS = 20
"""Words of a page that is nothing but pictures, fewer than these."""
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0(?:px)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(r"font-size\s*:\s*[01](?:px)?\s*(?:;|$|!)", re.IGNORECASE)
_SEEN_SIZE = re.compile(r"font(?:-size)?\s*:[^;]*?(?<![\d.])(?:[2-9]|[1-9]\d+)(?:\.\d+)?(?:px|pt|r?em|%)", re.IGNORECASE)
_WIDTH = re.compile(r"width(?<![-\w]width)\s*:\s*(\d{2,5})px")
_FONT = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)(px|pt)")
"""Searched in small letters: a pattern that begins with letters of its own is found ten times as fast."""


@lru_cache(maxsize=512)
def hides(style: str) -> bool:
    """Whether a style keeps an element, and all in it, from being seen."""
    return _HIDDEN.search(style) is not None


@lru_cache(maxsize=512)
def shrinks(style: str) -> bool:
    """Whether a style makes text too small to be seen; what is in the element may be set larger again, as in columns that stand
    side by side without a gap."""
    return _NO_SIZE.search(style) is not None


def unseen(page: Page) -> set[int]:
    """The places of what a page keeps from being seen, whether by an attribute or by a style."""
    hidden = {place for place, one in page.styled if not one.style or hides(one.style)}
    for place in [place for place, one in page.styled if one.style and shrinks(one.style)][:MAX_SHRUNK]:
        sized = (one.style for inner, one in page.styled if place < inner <= page.end[place] and one.style)
        if not any(map(_is_seen_size, sized)):
            hidden.add(place)
    return hidden - {place for name in ("body", "html") for place in page.by_name.get(name, ())}


@lru_cache(maxsize=512)
def _is_seen_size(style: str) -> bool:
    return _SEEN_SIZE.search(style) is not None


def facts_of(page: Page, low: str) -> tuple[str, ...]:
    """The facts of a page; `low`: all of it, in small letters."""
    widths = [int(width) for width in _WIDTH.findall(low) if int(width) < 4000]
    links = sum(one.said.get("href", "")[:4].lower() == "http" for _, one in page.each("a"))
    said = (one.said["width"].removesuffix("px") for name in ("table", "td") for _, one in page.each(name) if "width" in one.said)
    widths += [int(value) for value in said if value.isdigit()]
    fonts = [float(size) * (1.333 if unit == "pt" else 1) for size, unit in _FONT.findall(low)]
    readable = [size for size in fonts if size >= 6]
    images = [one for _, one in page.each("img")]
    pixels = sum(map(_is_pixel, images))
    shown = len(images) - pixels
    words = len(" ".join(page.pieces(0)).split(None, FEW_WORDS)) if shown else 0
    facts = [f"width:{max(widths)}"] if widths else []
    if readable:
        facts.append(f"font_px:{round(min(readable))}")
    if len(low) <= MAX_SIZED and (size := text_size(page)):
        facts.append(f"text_px:{round(size)}")
    if shown and words < FEW_WORDS and words < 8 * shown:
        facts.append("image_only")
    facts.extend(f"{name}:{number}" for name, number in (("links", links), ("images", shown)) if number)
    if pixels:
        facts.append("tracking_pixel")
    return tuple(facts)


def text_size(page: Page) -> float | None:
    """The size in pixels that half of the text or more is at least as small as; None where most of it says no size."""
    sizing = [(place, one) for place, one in page.styled if "font-size" in one.said.get("style", "")][:MAX_SIZED_NODES]
    if not sizing:
        return None
    letters_in = page.sizes(_letters)
    sized: dict[int, tuple[float, int]] = {}
    for place, one in sizing:
        if pixels := _pixels(one.said["style"]):
            length = letters_in(place)
            sized[place] = (pixels, length)
            above = next((around for around in page.around(place, MAX_STEPS) if around in sized), None)
            if above is not None:
                sized[above] = (sized[above][0], sized[above][1] - length)
    letters = letters_in(0)
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


@lru_cache(maxsize=512)
def _pixels(style: str) -> float | None:
    """The size of text that a style sets."""
    size = _FONT.search(style.lower())
    return float(size[1]) * (1.333 if size[2] == "pt" else 1) if size else None


def _letters(text: str) -> int:
    """How many letters and marks a text has, white space apart."""
    return len("".join(text.split()))


def _is_pixel(one: Element) -> bool:
    said = one.said
    if said.get("width") in _TINY and said.get("height") in _TINY:
        return True
    style = said.get("style", "")
    return hides(style) or shrinks(style) or _WATCHING.search(said.get("src", "").lower()) is not None


_TINY = frozenset({"0", "1", "0px", "1px"})
_WATCHING = re.compile(r"/(?:open|track|pixel|beacon|wf/open)\b|[?&](?:open|trk)=")
