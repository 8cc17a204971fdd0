"""What a mail's page prints small, pale or as nothing but a link: the frame that programs put around a letter. Pure.

No words decide here, so that frames are known in words and languages that no list holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

MOST_NODES = 400
MAX_STEPS = 40
"""Elements that are looked at, and ancestors of one."""
SMALL, USUAL = 12.6, 14.0
"""Pixels up to which text is small print (9 pt are 12), and from which it is as large as letters are."""
PALE, PALER = 0x80, 0x6A
"""The darkest of three colours from which text is pale; and from which text that is small as well is."""
PALE_COUNTS = 0.5
"""What is pale counts as so much smaller among other small print."""
GREY = 26
"""How far the three colours of a grey lie apart at most."""
LEAST_LETTERS = 4
"""Letters of usual size that a letter has at least ("Yes."), or all of it is small."""
SHORT = 20
"""Letters up to which a line is small print only where it is a run of its own: names stand in small print, too."""
MOST_LINKS, LONGEST_LINK = 60, 8
"""Links that are known by their words, and words of one: a longer one is a sentence that somebody wrote."""
_SIZE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)(px|pt)")
_NAMED_SIZE = re.compile(r"font-size\s*:\s*(?:xx-small|x-small|smaller)|font\s*:[^;]*?\b(?:[6-9]|1[01])px")
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*(#[0-9a-f]{3,6}\b|rgba?\([\d ,.]+\)|[a-z]+)")
_NAMED = {"gray": 0x80, "grey": 0x80, "silver": 0xC0, "darkgray": 0xA9, "darkgrey": 0xA9, "lightgray": 0xD3, "lightgrey": 0xD3}
_BARE_LINK = re.compile(r"[(<\[]?\s*(?:https?://|www\.)[^\s)>\]]+\s*[)>\]]?")
_SIX = re.compile(r"[0-9a-f]{6}")
_BLANK = re.compile(r"[\W_]+")
_BARE = {place: chr(place).lower() if chr(place).isalnum() else None for place in range(128)}


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """`letters`: all that is small or pale, letters and digits alone; `pieces`: each run of it; `links`: what each link says."""

    letters: str = ""
    pieces: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.letters or self.links)

    def holds(self, line: str) -> bool:
        """Whether a line of the page, or of a plain part of the same words, is small print or nothing but links."""
        bare = squeezed(_BARE_LINK.sub(" ", line))
        if not bare:
            return False
        return bare in self.pieces or (len(bare) > SHORT and bare in self.letters) or self._is_link(bare)

    def _is_link(self, bare: str) -> bool:
        if bare in self.links:
            return True
        for link in sorted(self.links, key=len, reverse=True):
            bare = bare.replace(link, "")
        return not bare


NONE = SmallPrint()


def squeezed(text: str) -> str:
    """Letters and digits alone, small."""
    return text.translate(_BARE) if text.isascii() else _BLANK.sub("", text).casefold()


def small_print_of(body: LexborNode, styled: Iterable[tuple[LexborNode, str]], low: str) -> SmallPrint:
    """The small print below `body`. `styled`: elements with their styles; `low`: the page in small letters."""
    small, usual = list[tuple[LexborNode, float]](), list[LexborNode]()
    for node, style in [pair for pair in styled if "color" in pair[1] or "font" in pair[1]][:MOST_NODES]:
        pixels, shade = _look(style.lower())
        if _is_small(pixels, shade):
            small.append((node, (pixels or USUAL) * (PALE_COUNTS if shade is not None and shade >= PALE else 1.0)))
        elif pixels is not None and pixels > SMALL:
            usual.append(node)
    if "<small" in low or "<font" in low:
        fonts = [node for node in body.css("small, font")[:MOST_NODES] if node.tag == "small" or _is_small_font(node)]
        small += [(node, SMALL) for node in fonts]
    shown = "\n".join(node.text(separator="\n") for node in _smaller(body, small, usual))
    links = [node.text() for node in body.css("a[href]")[:MOST_LINKS] if _leads_on(node)] if "<a" in low else []
    pieces = frozenset(squeezed(piece) for piece in shown.split("\n")) - {""}
    words = frozenset(squeezed(text) for text in links if len(text.split()) <= LONGEST_LINK)
    return SmallPrint(squeezed(shown), pieces, words - {""})


def _smaller(body: LexborNode, small: list[tuple[LexborNode, float]], usual: list[LexborNode]) -> list[LexborNode]:
    """Those of the small elements that hold nothing larger; where all of the page is small, what is smaller than the largest that
    holds half of it, or than the largest."""
    if not small:
        return []
    around = {one for node in usual for one in _above(node)}
    held = [(node, pixels) for node, pixels in small if node.mem_id not in around]
    places = {node.mem_id for node, _ in held}
    sizes = [(len(squeezed(node.text() or "")), pixels) for node, pixels in held]
    letters = sum(size for (node, _), (size, _) in zip(held, sizes, strict=True) if places.isdisjoint(_above(node)))
    if letters + LEAST_LETTERS > len(squeezed(body.text() or "")):
        most = [pixels for size, pixels in sizes if size * 2 >= letters] or [pixels for _, pixels in sizes]
        largest = max(most, default=0.0)
        around = {one for node, pixels in held if pixels >= largest for one in (node.mem_id, *_above(node))}
        return [node for node, _ in held if node.mem_id not in around]
    return [node for node, _ in held]


@lru_cache(maxsize=1024)
def _look(style: str) -> tuple[float | None, int | None]:
    """(pixels, the darkest of the three colours of a grey) that a style sets; None for what it does not."""
    size, named = _SIZE.search(style), _NAMED_SIZE.search(style)
    pixels = float(size[1]) * (1.333 if size[2] == "pt" else 1) if size else 10.0 if named else None
    colour = _COLOUR.search(style)
    return pixels, _grey(colour[1]) if colour else None


def _grey(colour: str) -> int | None:
    if colour in _NAMED:
        return _NAMED[colour]
    parts = parts_of(colour)
    return min(parts) if len(parts) == 3 and max(parts) - min(parts) <= GREY else None


def parts_of(colour: str) -> list[int]:
    """Red, green and blue, 0..255, of a colour written by its numbers in small letters; another count of parts for any other."""
    if colour.startswith("#"):
        digits = colour[1:] if len(colour) >= 7 else "".join(one * 2 for one in colour[1:4])
        return [int(digits[place : place + 2], 16) for place in (0, 2, 4)] if _SIX.match(digits) else []
    return [int(float(one)) for one in re.findall(r"\d+(?:\.\d+)?", colour)[:3]]


def _is_small(pixels: float | None, shade: int | None) -> bool:
    if pixels is not None and pixels <= SMALL:
        return True
    return shade is not None and (shade >= PALE or (shade >= PALER and pixels is not None and pixels < USUAL))


def _is_small_font(node: LexborNode) -> bool:
    return (node.attributes.get("size") or "") in ("1", "-1", "-2")


def _leads_on(node: LexborNode) -> bool:
    return (node.attributes.get("href") or "").lower().startswith("http")


def _above(node: LexborNode) -> Iterator[int]:
    parent = node.parent
    for _ in range(MAX_STEPS):
        if parent is None:
            return
        yield parent.mem_id
        parent = parent.parent
