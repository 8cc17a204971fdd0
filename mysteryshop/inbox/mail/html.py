"""Mail HTML as the text a shopper reads, and facts about its style. Nothing is fetched, nothing is rendered. Pure.

Quotes come out as "> " lines and rules as a line of underscores, so that HTML and plain replies are trimmed by one set of rules.
Hidden parts (preheaders, tracking pixels) are left out.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from mysteryshop.inbox.mail.html_facts import facts_of, unseen
from mysteryshop.inbox.mail.page import Page, page_of
from mysteryshop.inbox.mail.set_apart import boxes_of
from mysteryshop.inbox.mail.small_print import NONE, SmallPrint, small_print_of

MAX_HTML = 1_500_000
"""Characters of HTML that are read; newsletters are a tenth of this."""

RULE = "_" * 32
_LINE, _PARA, _OPEN, _CLOSE, _RULE, _CELL, _BREAK = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005", "\ue007"
_ALL_MARKS = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
_MARKS = re.compile(f"[{_ALL_MARKS}]")
_BREAKS = re.compile(f"([{_LINE}{_PARA}{_OPEN}{_CLOSE}{_BREAK}])")
_STEPS = frozenset([_LINE, _PARA, _OPEN, _CLOSE, _BREAK])
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u180e\u061c\u2007"
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_DEEP = re.compile(r"<(?:div|table|blockquote|span|font|b|i|ul|ol|center|section)\b", re.IGNORECASE)

_QUOTES = frozenset(["yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra", "ms-outlook-mobile-reference-message"])
_QUOTE_IDS = frozenset(["isreplycontent", "mail-editor-reference-message-container"])
_TAILS = frozenset(["divrplyfwdmsg", "appendonsend", "stopspelling", "reply-intro-quote"])
_SIGNATURES = (
    ("gmail_signature", "div"),
    ("moz-signature", "div"),
    ("moz-signature", "pre"),
    ("signature", None),
    ("ms-outlook-mobile-signature", None),
    ("protonmail_signature_block", "div"),
)
"""A class of a kind of element, or an id; the first that is there counts."""
MOST_SIGNATURES = 50
"""Of each kind that are looked at; a thread of mails that all kept theirs has as many."""
_PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre"])
_LINES = frozenset(
    [
        "div",
        "tr",
        "li",
        "section",
        "article",
        "header",
        "footer",
        "address",
        "center",
        "dt",
        "dd",
        "fieldset",
        "form",
        "figure",
        "main",
        "caption",
        "blockquote",
    ]
)


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The readable text, the signature a mail program marked as such, style facts for lints, what is printed small, and the texts
    of what is set apart."""

    text: str
    signature: str = ""
    facts: tuple[str, ...] = ()
    small: SmallPrint = NONE
    boxes: tuple[str, ...] = ()


_SKIPPED = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "noscript",
        "template",
        "svg",
        "object",
        "iframe",
        "textarea",
        "select",
        "meta",
        "link",
        "base",
        "math",
        "canvas",
        "audio",
        "video",
    ]
)
_BEFORE = {"br": _BREAK, "hr": _RULE, "li": _LINE + "- "}


def html_to_text(source: str) -> HtmlText:
    """Read an HTML body. Never raises; beyond MAX_HTML characters nothing is read."""
    source = source[:MAX_HTML].replace("\0", "")
    if not source.isascii() and any(mark in source for mark in _ALL_MARKS):
        source = _MARKS.sub("", source)
    if source.count("<") > 20_000 and len(_DEEP.findall(source)) > 20_000:
        source = re.sub(r"<[^>]{0,2000}>", " ", source)
    tree = LexborHTMLParser(source)
    root = tree.body or tree.root
    if root is None:
        return HtmlText("")
    low, page = source.lower(), page_of(root)
    roles = _Roles.of(page)
    signed = _signature_in(page, roles)
    signature = _text_of(page, signed, roles) if signed is not None else ""
    if signed is not None and signature and len(signature) < 3000:
        roles.left_out.add(signed)
    else:
        signature = ""
    return HtmlText(_text_of(page, 0, roles), signature, facts_of(page, low), small_print_of(page), boxes_of(page))


@dataclass(slots=True)
class _Roles:
    """What the parts of a page are, by place."""

    left_out: set[int]
    quotes: list[int]
    tails: list[int]
    rows: list[int]
    """Cells that fill a row of a table laid out for looks: what stands in one is a paragraph, its room is the table's."""

    @classmethod
    def of(cls, page: Page) -> _Roles:
        rows = [place for place, one in page.styled if one.name == "td" and "padding" in one.said.get("style", "")]
        if rows:
            beside = Counter(page.above.values())
            rows = [place for place in rows if beside[page.above[place]] == 1 and page.name(page.above[place]) == "tr"]
        rows += [place for place, one in page.styled if one.name == "div" and "padding" in one.said.get("style", "")]
        return cls(unseen(page), _quotes_in(page), [place for place, one in page.named if one.id in _TAILS], rows)


def _quotes_in(page: Page) -> list[int]:
    blocks = page.by_name.get("blockquote", [])
    found = list(blocks)
    for place, one in page.each("div"):
        if not one.classes.isdisjoint(_QUOTES) or one.id in _QUOTE_IDS:
            found.append(place)
        elif "gmail_quote" in one.classes:
            block = bisect(blocks, place)
            if block == len(blocks) or blocks[block] > page.end[place]:
                found.append(place)
    return found


def _text_of(page: Page, root: int, roles: _Roles) -> str:
    """The text of an element, lines and quotes marked."""
    marks, end = [""] * len(page.texts), page.end
    skipped = list(roles.left_out)
    for name, places in page.by_name.items():
        told = _marks_of_tag(name)
        if told is None:
            skipped += places
        elif told != ("", ""):
            for place in places:
                marks[end[place]] = told[1]
                marks[place] += told[0]
    texts = _with_lines_kept(page)
    for place in roles.quotes:
        marks[place], marks[end[place]] = marks[place] + _LINE + _OPEN, _CLOSE + _LINE + marks[end[place]]
    for place in roles.tails:
        marks[place] = _RULE + marks[place]
    for place in roles.rows:
        marks[place], marks[end[place]] = _PARA + marks[place], _PARA
    out: list[str] = []
    begun, last = root, end[root]
    for place in sorted(skipped):
        if begun <= place <= last:
            out += chain.from_iterable(zip(marks[begun:place], texts[begun:place], strict=True))
            begun = end[place]
            marks[begun] = ""
    out += chain.from_iterable(zip(marks[begun:last], texts[begun:last], strict=True))
    return layout("".join((*out, marks[last])))


def _with_lines_kept(page: Page) -> list[str]:
    """The texts of a page, line ends marked where they count."""
    if "pre" not in page.by_name:
        return page.texts
    texts, done = page.texts.copy(), 0
    for place in page.by_name["pre"]:
        for inner in range(max(place, done), page.end[place]):
            texts[inner] = texts[inner].replace("\r", "").replace("\n", _LINE)
        done = max(done, page.end[place])
    return texts


@lru_cache(maxsize=256)
def _marks_of_tag(tag: str) -> tuple[str, str] | None:
    """What stands before and behind an element of this kind; None for one that is not shown."""
    if tag in _SKIPPED or tag[:1] == "-":
        return None
    before, after = _BEFORE.get(tag, ""), ""
    if tag in ("td", "th"):
        after = _CELL
    if tag in _LINES:
        before, after = _LINE + before, _LINE
    if tag in _PARAGRAPHS:
        before, after = _PARA + before, _PARA
    return before, after


def layout(marked: str) -> str:
    """Marked text as lines: white space folded, paragraphs by one empty line, quotes behind "> ", cells by a space."""
    text = _folded(_INVISIBLE.sub("", marked) if any(one in marked for one in _UNSEEN) else marked)
    text = text.replace(_CELL, " ").replace(_RULE, f"{_LINE}{RULE}{_LINE}")
    lines: list[str] = []
    depth = 0
    begun = False  # whether the line that a break would end has words
    for block in _BREAKS.split(text):
        words = block.strip()
        if not words:
            continue
        if words not in _STEPS:
            lines.append(_quoted(words, depth) if depth else words)
            begun = True
            continue
        if words == _OPEN:
            depth += 1
        elif words == _CLOSE:
            depth = max(0, depth - 1)
        elif words == _PARA or (words == _BREAK and not begun):
            lines.append(_quoted("", depth))
        begun = False
    return _without_runs(lines)


def _folded(text: str) -> str:
    """White space as single spaces; ten times as fast as by a pattern, which meets every space between words."""
    for one in "\xa0\t\r\n\f\v":
        text = text.replace(one, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _quoted(words: str, depth: int) -> str:
    return (">" * min(depth, 20) + " " + words).rstrip() if depth else words


def _without_runs(lines: list[str]) -> str:
    out: list[str] = []
    above = False  # whether the line above has words
    for line in lines:
        has_words = bool(line.strip("> "))
        if has_words or above:
            out.append(line)
        above = has_words
    return "\n".join(out).strip("\n ")


def _signature_in(page: Page, roles: _Roles) -> int | None:
    """A signature the mail program marked itself (not one inside a quote, nor one that holds the quote)."""
    for name, kind in _SIGNATURES:
        of_kind = page.each(kind) if kind else page.named
        marked = [place for place, one in of_kind if (name in one.classes if kind else name == one.id)]
        for place in marked[:MOST_SIGNATURES]:
            if place not in roles.left_out and not _inside_quote(page, place) and not _holds_quote(page, place):
                return place
    return None


def _holds_quote(page: Page, place: int) -> bool:
    within = ((other, one) for other, one in page.elements.items() if place <= other <= page.end[place])
    return any(one.name == "blockquote" or "gmail_quote" in one.classes or one.id == "divrplyfwdmsg" for _, one in within)


def _inside_quote(page: Page, place: int) -> bool:
    around = (page.elements[above] for above in page.around(place, len(page.elements)))
    return any(one.name == "blockquote" or "gmail_quote" in one.said.get("class", "") for one in around)
