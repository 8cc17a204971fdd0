"""Mail HTML as the text a shopper reads, and facts about its style. Nothing is fetched, nothing is rendered. Pure.

Quotes come out as "> " lines and rules as a line of underscores, so that HTML and plain replies are trimmed by one set of rules.
Hidden parts (preheaders, tracking pixels) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mysteryshop.inbox.html_facts import facts_of, hides
from mysteryshop.inbox.small_print import NONE, SmallPrint, small_print_of

MAX_HTML = 1_500_000
"""Characters of HTML that are read; newsletters are a tenth of this."""

RULE = "_" * 32
_LINE, _PARA, _OPEN, _CLOSE, _RULE, _CELL, _BREAK = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005", "\ue007"
_ALL_MARKS = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
_MARKS = re.compile(f"[{_ALL_MARKS}]")
_BREAKS = re.compile(f"([{_LINE}{_PARA}{_OPEN}{_CLOSE}{_BREAK}])")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u180e\u061c\u2007]+")
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
_ROWS = "tr > td:only-child[style*=padding]"
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
    """The readable text, the signature a mail program marked as such, style facts for lints, and what is printed small."""

    text: str
    signature: str = ""
    facts: tuple[str, ...] = ()
    small: SmallPrint = NONE


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
    body = tree.body or tree.root
    if body is None:
        return HtmlText("")
    low = source.lower()
    styled = [(node, _style_of(node)) for node in body.css("[hidden], [style]")]
    roles = _Roles.of(body, low, styled)
    signature_node = _signature_in(body, roles) if any(one in low for one in _SIGNED) else None
    signature = _text_of(signature_node, roles) if signature_node is not None else ""
    if signature_node is not None and signature and len(signature) < 3000:
        roles.left_out.add(signature_node.mem_id)
    else:
        signature = ""
    return HtmlText(_text_of(body, roles), signature, facts_of(tree, low), small_print_of(body, styled, low))


def _style_of(node: LexborNode) -> str:
    """The style of an element; "" where it is hidden by its attribute."""
    said = node.attributes
    return "" if "hidden" in said else said.get("style") or " "


@dataclass(slots=True)
class _Roles:
    """What the parts of a page are, by node: the tree itself is only read (changing it while walking it can crash the parser)."""

    left_out: set[int]
    quotes: set[int]
    tails: set[int]
    rows: set[int]
    """Cells that fill a row of a table laid out for looks: what stands in one is a paragraph, its room is the table's."""

    @classmethod
    def of(cls, body: LexborNode, low: str, styled: Sequence[tuple[LexborNode, str]]) -> _Roles:
        hidden = {node.mem_id for node, style in styled if (not style or hides(style)) and node.tag not in ("body", "html")}
        rows = {node.mem_id for node in body.css(_ROWS)} if "padding" in low else set[int]()
        if not any(one in low for one in _MARKED):
            return cls(hidden, set(), set(), rows)
        quotes = {node.mem_id for node in body.css(", ".join(_QUOTES))}
        return cls(hidden, quotes, {node.mem_id for node in body.css(", ".join(_TAILS))}, rows)


def _text_of(root: LexborNode, roles: _Roles) -> str:
    """The text below a node, lines and quotes marked; walked without recursion, for hostile mail nests thousands deep."""
    out: list[str] = []
    waiting: list[LexborNode | str] = [root]
    pre_depth = 0
    left_out, special = roles.left_out, bool(roles.quotes or roles.tails or roles.rows)
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
    if roles.rows and node.mem_id in roles.rows:
        before, after = _PARA + before, _PARA
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
