"""A mail's page taken apart once: its elements, what each says of itself, and the text between them. Pure.

Asking a tree for its nodes one by one costs more than all that is asked of them. So the tree is written out again, where every
element is closed and every value quoted, and cut at its tags; one that cannot be told apart so is walked. An element is known by
its place: how many tags stand before its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from selectolax.lexbor import LexborNode

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_EMPTY = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
    ]
).union(["source", "track", "wbr"])
"""Elements that hold nothing and are never closed."""
_RAW = frozenset(["iframe", "math", "noembed", "noframes", "noscript", "plaintext", "script", "style", "svg", "template", "xmp"])
"""Elements whose text is written out as it is, or that hold what belongs to no page."""
LONGEST_KNOWN = 600
"""Characters of a tag that is remembered: mails of one system are made of the same tags."""


@dataclass(slots=True)
class Element:
    """What one says of itself: `said`, its attributes; its classes and its id in small letters; `style`: None where it sets none,
    "" where an attribute hides it."""

    name: str
    said: dict[str, str]
    style: str | None
    classes: frozenset[str]
    id: str
    close: str
    """How its end is written; "" for one that has none."""


@dataclass(slots=True)
class Page:
    """A page by places: the elements; what each lies in (-1 for the outermost); where each is closed, its own place where it
    holds nothing; and of every tag and comment the text behind it."""

    texts: list[str] = field(default_factory=list)
    elements: dict[int, Element] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    end: dict[int, int] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    styled: list[tuple[int, Element]] = field(default_factory=list)
    """Those that set a style or are hidden."""
    named: list[tuple[int, Element]] = field(default_factory=list)
    """Those with an id."""

    def each(self, name: str) -> list[tuple[int, Element]]:
        """Place and element of all with this name, in order."""
        return [(place, self.elements[place]) for place in self.by_name.get(name, ())]

    def name(self, place: int) -> str:
        """The name of the element at a place; "" for what is around the outermost."""
        return self.elements[place].name if place >= 0 else ""

    def pieces(self, place: int) -> list[str]:
        """The runs of text within an element."""
        return [one for one in self.texts[place : self.end[place]] if one]

    def text(self, place: int) -> str:
        """All text within an element."""
        return "".join(self.texts[place : self.end[place]])

    def around(self, place: int, most: int) -> Iterator[int]:
        """The places of what an element lies in, the nearest first."""
        for _ in range(most):
            place = self.above[place]
            if place < 0:
                return
            yield place

    def sizes(self, length: Callable[[str], int]) -> Callable[[int], int]:
        """How long the text within an element is, where the length of a text is that of its parts together."""
        upto = [0, *accumulate([length(one) if one else 0 for one in self.texts])]
        return lambda place: upto[self.end[place]] - upto[place]


def page_of(root: LexborNode) -> Page:
    """The page below a node of a tree, and the node itself at place 0."""
    page = _cut(root.html or "") or _walked(root)
    page.styled = [pair for pair in page.elements.items() if pair[1].style is not None]
    page.named = [pair for pair in page.elements.items() if pair[1].id]
    return page


def _cut(source: str) -> Page | None:
    """A page that a tree wrote out; None where a text or a value looks like a tag."""
    if "<!--" in source:
        source = _COMMENT.sub("<!>", source)
    first, *cuts = source.split("<")
    if first or len(cuts) != source.count(">"):
        return None
    page = Page()
    texts, elements, above, end, by_name = page.texts, page.elements, page.above, page.end, page.by_name
    within = [(-1, "")]
    for place, cut in enumerate(cuts):
        tag, mark, text = cut.partition(">")
        texts.append(_unescaped(text) if "&" in text else text)
        around, close = within[-1]
        if tag == close:
            end[around] = place
            within.pop()
        elif not mark or tag[:1] == "/":
            return None
        elif tag != "!":
            if (
                tag.startswith("a ") and (leads := tag.find('="http')) > 0
            ):  # where a link leads tells nothing, that it does is kept
                tag = tag[: leads + len('="http')] + tag[tag.find('"', leads + 2) :]
            one = _element(tag) if len(tag) <= LONGEST_KNOWN else _element.__wrapped__(tag)
            elements[place], above[place], end[place] = one, around, place
            by_name[one.name].append(place)
            if one.close:
                within.append((place, one.close))
    return page if len(within) == 1 and 0 in elements and _RAW.isdisjoint(by_name) else None


@lru_cache(maxsize=512)
def _element(tag: str) -> Element:
    name, _, told = tag.partition(" ")
    return _made(name, {key: _unescaped(value) for key, value in _ATTRIBUTE.findall(told)} if told else {})


def _made(name: str, said: dict[str, str]) -> Element:
    style = "" if "hidden" in said else (said["style"] or " ") if "style" in said else None
    classes = frozenset(said["class"].lower().split()) if "class" in said else _NONE
    return Element(name, said, style, classes, said.get("id", "").lower(), "" if name in _EMPTY else f"/{name}")


_NONE = frozenset[str]()


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")


def _walked(root: LexborNode) -> Page:
    """The same node by node, without recursion, for hostile mail nests thousands deep."""
    page = Page()
    waiting: list[LexborNode | None] = [root]
    within = [-1]
    while waiting:
        node = waiting.pop()
        if node is not None and node.tag == "-text":
            page.texts[-1] += node.text_content or ""
            continue
        place = len(page.texts)
        page.texts.append("")
        if node is None:
            page.end[within.pop()] = place
        elif not (node.tag or "-").startswith("-"):
            one = _made(node.tag or "", {name: value or "" for name, value in node.attributes.items()})
            page.elements[place] = one
            page.by_name[one.name].append(place)
            page.above[place], page.end[place] = within[-1], place
            if one.close:
                within.append(place)
                waiting.append(None)
            waiting += reversed(list(node.iter(include_text=True)))
    return page
