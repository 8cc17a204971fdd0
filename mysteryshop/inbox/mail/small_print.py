"""What a mail's page prints small, pale or as nothing but a link: the frame that programs put around a letter. Pure.

No words decide here, so that frames are known in words and languages that no list holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mysteryshop.inbox.mail.page import Element, Page

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
FEWEST_PICTURES, CELL_STEPS, CAPTION_WORDS = 2, 3, 20
"""Pictures that are links, side by side; how far the cell of one is around it, and words of what stands by it."""
_SIZE = re.compile(r"font(?:-size)?\s*:[^;]*?(?<![\d.])(\d+(?:\.\d+)?)(px|pt)")
"""The first of them in a shorthand ("font: bold 12px/18px Arial"); the second is the line's height."""
_NAMED_SIZE = re.compile(r"font(?:-size)?\s*:[^;]*?\b(?:xx-small|x-small|smaller)")
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*(#[0-9a-f]{3,6}\b|rgba?\([\d ,.]+\)|[a-z]+)")
_NAMED = {"gray": 0x80, "grey": 0x80, "silver": 0xC0, "darkgray": 0xA9, "darkgrey": 0xA9, "lightgray": 0xD3, "lightgrey": 0xD3}
_BARE_LINK = re.compile(r"[(<\[]?\s*(?:https?://|www\.)[^\s)>\]]+\s*[)>\]]?")
KNOWN_LETTERS = 200
"""Characters of a text that is remembered."""
_SIX = re.compile(r"[0-9a-f]{6}")
_BLANK = re.compile(r"[\W_]+")
_BARE = {place: chr(place).lower() if chr(place).isalnum() else None for place in range(128)}


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """`letters`: all that is small or pale, letters and digits alone; `pieces`: each run of it; `links`: what each link says;
    `captions`: what stands by several pictures that are links."""

    letters: str = ""
    pieces: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.letters or self.links or self.captions)

    def holds(self, line: str) -> bool:
        """Whether a line of the page, or of a plain part of the same words, is small print or nothing but links."""
        bare = squeezed(_BARE_LINK.sub(" ", line))
        if not bare:
            return False
        if self.captions and self.pictured((line,)):
            return True
        return bare in self.pieces or (len(bare) > SHORT and bare in self.letters) or self._is_link(bare)

    def pictured(self, lines: Sequence[str]) -> bool:
        """Whether lines are captions of pictures that are links, as programs set cars and offers side by side."""
        bare = [one for line in lines if (one := squeezed(line))]
        told = self.captions | self.links
        return bool(self.captions) and not self.links.issuperset(bare) and all(_is_made_of(one, told) for one in bare)

    def _is_link(self, bare: str) -> bool:
        return bare in self.links or _is_made_of(bare, self.links)


def _is_made_of(bare: str, parts: frozenset[str]) -> bool:
    """Whether nothing is left of letters without these, the longest taken out first."""
    for one in sorted(parts, key=len, reverse=True):
        bare = bare.replace(one, "")
    return not bare


NONE = SmallPrint()


def squeezed(text: str) -> str:
    """Letters and digits alone, small."""
    return _squeezed(text) if len(text) <= KNOWN_LETTERS else _squeezed.__wrapped__(text)


@lru_cache(maxsize=512)
def _squeezed(text: str) -> str:
    """Buttons and links say the same in page after page, and a letter's lines are asked for more than once."""
    return text.translate(_BARE) if text.isascii() else _BLANK.sub("", text).casefold()


def small_print_of(page: Page) -> SmallPrint:
    """The small print of a page."""
    small, usual = list[tuple[int, float]](), list[int]()
    looks = [(place, look) for place, one in page.styled if one.style and (look := _look(one.style))]
    for place, (pixels, shade) in looks[:MOST_NODES]:
        if _is_small(pixels, shade):
            small.append((place, (pixels or USUAL) * (PALE_COUNTS if shade is not None and shade >= PALE else 1.0)))
        elif pixels is not None and pixels > SMALL:
            usual.append(place)
    fonts = sorted(place for name in ("small", "font") for place in page.by_name.get(name, ()))[:MOST_NODES]
    small += [(place, SMALL) for place in fonts if _is_small_font(page.elements[place])]
    shown = "\n".join("\n".join(page.pieces(place)) for place in _smaller(page, small, usual))
    linked = [(place, one) for place, one in page.each("a") if "href" in one.said][:MOST_LINKS]
    links = [page.text(place) for place, one in linked if one.said["href"].lower().startswith("http")]
    pieces = frozenset(squeezed(piece) for piece in shown.split("\n")) - {""}
    words = frozenset(squeezed(text) for text in links if len(text.split()) <= LONGEST_LINK)
    return SmallPrint(squeezed(shown), pieces, words - {""}, _captions(page))


def _captions(page: Page) -> frozenset[str]:
    """What stands in the cells of pictures that are links, where there are several."""
    if len(page.by_name.get("img", ())) < FEWEST_PICTURES:
        return _NOTHING
    cells: dict[int, frozenset[str]] = {}
    for place in page.by_name["img"][:MOST_LINKS]:
        around = list(page.around(place, CELL_STEPS))
        cell = next((one for one in around if page.name(one) in ("td", "div", "li")), None)
        if cell is None or cell in cells or not any(page.name(one) == "a" for one in around):
            continue
        said = [squeezed(piece) for piece in page.pieces(cell)]
        if 0 < len(page.text(cell).split()) <= CAPTION_WORDS:
            cells[cell] = frozenset(said) - {""}
    return frozenset[str]().union(*cells.values()) if len(cells) >= FEWEST_PICTURES else _NOTHING


_NOTHING = frozenset[str]()


def _smaller(page: Page, small: list[tuple[int, float]], usual: list[int]) -> list[int]:
    """Those of the small elements that hold nothing larger; where all of the page is small, what is smaller than the largest that
    holds half of it, or than the largest."""
    if not small:
        return []
    around = {one for place in usual for one in page.around(place, MAX_STEPS)}
    held = [(place, pixels) for place, pixels in small if place not in around]
    places = {place for place, _ in held}
    letters_in = page.sizes(lambda text: len(squeezed(text)))
    sizes = [(letters_in(place), pixels) for place, pixels in held]
    outer = (size for (place, _), (size, _) in zip(held, sizes, strict=True) if places.isdisjoint(page.around(place, MAX_STEPS)))
    letters = sum(outer)
    if letters + LEAST_LETTERS > letters_in(0):
        most = [pixels for size, pixels in sizes if size * 2 >= letters] or [pixels for _, pixels in sizes]
        largest = max(most, default=0.0)
        around = {one for place, pixels in held if pixels >= largest for one in (place, *page.around(place, MAX_STEPS))}
        return [place for place, _ in held if place not in around]
    return [place for place, _ in held]


@lru_cache(maxsize=1024)
def _look(style: str) -> tuple[float | None, int | None] | None:
    """(pixels, the darkest of the three colours of a grey) that a style sets, None for what it does not; None where it sets
    neither a font nor a colour."""
    if "color" not in style and "font" not in style:
        return None
    style = style.lower()
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


def _is_small_font(one: Element) -> bool:
    return one.name == "small" or one.said.get("size") in ("1", "-1", "-2")
