"""Mail HTML as the text a shopper reads, and facts about its style. Nothing is fetched, nothing is rendered. Pure.

Quotes come out as "> " lines and rules as a line of underscores, so that HTML and plain replies are trimmed by one set of rules.
Hidden parts (preheaders, tracking pixels) are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_HTML = 1_500_000
"""Characters of HTML that are read; newsletters are a tenth of this."""

MAX_SIZED = 200_000
MAX_SIZED_NODES = 300
MAX_STEPS = 60
"""Characters, elements and ancestors that are looked at for the size of the text."""
RULE = "_" * 32
_LINE, _PARA, _OPEN, _CLOSE, _RULE, _CELL, _BREAK = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005", "\ue007"
_MARKS = re.compile("[\ue000-\ue007]")
_BREAKS = re.compile(f"([{_LINE}{_PARA}{_OPEN}{_CLOSE}{_BREAK}])")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u180e\u061c\u2007]+")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)|font-size\s*:\s*[01](?:px)?\s*(?:;|$|!)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)",
    re.IGNORECASE,
)
_WIDTH = re.compile(r"width(?<![-\w]width)\s*:\s*(\d{2,5})px")
_FONT = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)(px|pt)")
"""Searched in small letters: a pattern that begins with letters of its own is found ten times as fast."""
_DEEP = re.compile(r"<(?:div|table|blockquote|span|font|b|i|ul|ol|center|section)\b", re.IGNORECASE)

_QUOTES = (
    "blockquote",
    "div.yahoo_quoted",
    "div.protonmail_quote",
    "div.tutanota_quote",
    "div.gmail_quote:not(:has(blockquote))",
    "div.zmail_extra",
    "div#isReplyContent",
    "div.ms-outlook-mobile-reference-message",
    "div#mail-editor-reference-message-container",
)
_TAILS = ("#divRplyFwdMsg", "#appendonsend", "#stopSpelling", "#reply-intro-quote")
_SIGNATURES = (
    "div.gmail_signature",
    "div.moz-signature",
    "pre.moz-signature",
    "#Signature",
    "#ms-outlook-mobile-signature",
    "div.protonmail_signature_block",
)
_MARKED = ("quote", "reply", "rply", "reference-message", "append", "stopspelling", "zmail", "&#")
"""A page, in small letters, that has quotes or tails of these kinds holds one of these."""
_SIGNED = ("signature", "&#")
"""The same of signatures."""
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
_PRE_END = "\ue006"


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The readable text, the signature a mail program marked as such, and style facts for lints."""

    text: str
    signature: str = ""
    facts: tuple[str, ...] = ()


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
    source = source if source.isascii() else _MARKS.sub("", source)
    if source.count("<") > 20_000 and len(_DEEP.findall(source)) > 20_000:
        source = re.sub(r"<[^>]{0,2000}>", " ", source)
    tree = LexborHTMLParser(source)
    body = tree.body or tree.root
    if body is None:
        return HtmlText("")
    low = source.lower()
    roles = _Roles.of(body, low)
    signature_node = _signature_in(body, roles) if any(one in low for one in _SIGNED) else None
    signature = _text_of(signature_node, roles) if signature_node is not None else ""
    if signature_node is not None and signature and len(signature) < 3000:
        roles.left_out.add(signature_node.mem_id)
    else:
        signature = ""
    return HtmlText(_text_of(body, roles), signature, _facts(tree, low))


@dataclass(slots=True)
class _Roles:
    """What the parts of a page are, by node: the tree itself is only read (changing it while walking it can crash the parser)."""

    left_out: set[int]
    quotes: set[int]
    tails: set[int]

    @classmethod
    def of(cls, body: LexborNode, low: str) -> _Roles:
        hidden = {
            node.mem_id
            for node in body.css("[hidden], [style]")
            if ("hidden" in (said := node.attributes) or _hides(said.get("style") or "")) and node.tag not in ("body", "html")
        }
        if not any(one in low for one in _MARKED):
            return cls(hidden, set(), set())
        quotes = {node.mem_id for node in body.css(", ".join(_QUOTES))}
        return cls(hidden, quotes, {node.mem_id for node in body.css(", ".join(_TAILS))})


@lru_cache(maxsize=512)
def _hides(style: str) -> bool:
    return _HIDDEN.search(style) is not None


def _text_of(root: LexborNode, roles: _Roles) -> str:
    """The text below a node, lines and quotes marked; walked without recursion, for hostile mail nests thousands deep."""
    out: list[str] = []
    waiting: list[LexborNode | str] = [root]
    pre_depth = 0
    left_out, special = roles.left_out, bool(roles.quotes or roles.tails)
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            if node == _PRE_END:
                pre_depth -= 1
            else:
                out.append(node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            out.append(text.replace("\r", "").replace("\n", _LINE) if pre_depth else text)
            continue
        marks = _marks_of_tag(tag)
        if marks is None or (left_out and node.mem_id in left_out):
            continue
        before, after = _marks_of(node, *marks, roles) if special else marks
        if before:
            out.append(before)
        if tag == "pre":
            pre_depth += 1
            waiting.append(_PRE_END)
        if after:
            waiting.append(after)
        below = list(node.iter(include_text=True))
        below.reverse()
        waiting += below
    return layout("".join(out))


def _marks_of(node: LexborNode, before: str, after: str, roles: _Roles) -> tuple[str, str]:
    """What stands before and behind an element's text, with what its role adds."""
    if roles.quotes and node.mem_id in roles.quotes:
        before, after = before + _LINE + _OPEN, _CLOSE + _LINE + after
    if roles.tails and node.mem_id in roles.tails:
        before = _RULE + before
    return before, after


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
    text = _SPACE.sub(" ", _INVISIBLE.sub("", marked.replace("\xa0", " ")))
    text = text.replace(_CELL, " ").replace(_RULE, f"{_LINE}{RULE}{_LINE}")
    lines: list[str] = []
    depth = 0
    begun = False  # whether the line that a break would end has words
    for block in _BREAKS.split(text):
        if block == _OPEN:
            depth += 1
        elif block == _CLOSE:
            depth = max(0, depth - 1)
        elif block == _PARA or (block == _BREAK and not begun):
            lines.append(_quoted("", depth))
        elif block and block not in (_LINE, _BREAK) and (words := block.strip()):
            lines.append(_quoted(words, depth))
            begun = True
            continue
        if block.strip():
            begun = False
    return _without_runs(lines)


def _quoted(words: str, depth: int) -> str:
    return (">" * min(depth, 20) + " " + words).rstrip() if depth else words


def _without_runs(lines: list[str]) -> str:
    out: list[str] = []
    for line in lines:
        if line.strip("> ") or (out and out[-1].strip("> ")):
            out.append(line)
    return "\n".join(out).strip("\n ")


def _signature_in(body: LexborNode, roles: _Roles) -> LexborNode | None:
    """A signature the mail program marked itself (not one inside a quote, nor one that holds the quote)."""
    if body.css_first(", ".join(_SIGNATURES)) is None:
        return None
    for selector in _SIGNATURES:
        for node in body.css(selector):
            hidden = node.mem_id in roles.left_out
            if not hidden and not _inside_quote(node) and node.css_first("blockquote, .gmail_quote, #divRplyFwdMsg") is None:
                return node
    return None


def _inside_quote(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == "blockquote" or "gmail_quote" in (parent.attributes.get("class") or ""):
            return True
        parent = parent.parent
    return False


def _facts(tree: LexborHTMLParser, low: str) -> tuple[str, ...]:
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
    words = len((tree.body.text(separator=" ") if tree.body else "").split()) if shown else 0
    facts = [f"width:{max(widths)}"] if widths else []
    if readable:
        facts.append(f"font_px:{round(min(readable))}")
    if tree.body is not None and len(low) <= MAX_SIZED and (size := text_size(tree.body)):
        facts.append(f"text_px:{round(size)}")
    if shown and words < 20 and words < 8 * shown:
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
    return _hides(said.get("style") or "") or _WATCHING.search((said.get("src") or "").lower()) is not None


_TINY = frozenset({"0", "1", "0px", "1px"})
_WATCHING = re.compile(r"/(?:open|track|pixel|beacon|wf/open)\b|[?&](?:open|trk)=")
