"""Mail HTML as the text a shopper reads, and facts about its style. Nothing is fetched, nothing is rendered. Pure.

Quotes come out as "> " lines and rules as a line of underscores, so that HTML and plain replies are trimmed by one set of rules.
Hidden parts (preheaders, tracking pixels) are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_HTML = 1_500_000
"""Characters of HTML that are read; newsletters are a tenth of this."""

RULE = "_" * 32
_LINE, _PARA, _OPEN, _CLOSE, _RULE, _CELL = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
_MARKS = re.compile("[\ue000-\ue005]")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u180e\u061c\u2007]+")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)|font-size\s*:\s*[01](?:px)?\s*(?:;|$|!)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)",
    re.IGNORECASE,
)
_WIDTH = re.compile(r"(?<![-\w])width\s*:\s*(\d{2,5})px", re.IGNORECASE)
_FONT = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)(px|pt)", re.IGNORECASE)
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
_SIGNATURES = ("div.gmail_signature", "div.moz-signature", "pre.moz-signature", "#Signature", "#ms-outlook-mobile-signature", "div.protonmail_signature_block")
_PARAGRAPHS = "p, h1, h2, h3, h4, h5, h6, ul, ol, table, pre"
_LINES = "div, tr, li, section, article, header, footer, address, center, dt, dd, fieldset, form, figure, main, caption, blockquote"


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The readable text, the signature a mail program marked as such, and style facts for lints."""

    text: str
    signature: str = ""
    facts: tuple[str, ...] = ()


def html_to_text(source: str) -> HtmlText:
    """Read an HTML body. Never raises; beyond MAX_HTML characters nothing is read."""
    source = _MARKS.sub("", source[:MAX_HTML].replace("\0", ""))
    if len(_DEEP.findall(source)) > 20_000:
        source = re.sub(r"<[^>]{0,2000}>", " ", source)
    tree = LexborHTMLParser(source)
    body = tree.body or tree.root
    if body is None:
        return HtmlText("")
    facts = _facts(tree, source)
    tree.strip_tags(["script", "style", "head", "title", "noscript", "template", "svg", "object", "iframe", "textarea", "select"])
    body = tree.body or tree.root
    if body is None:
        return HtmlText("", facts=facts)
    _drop_hidden(body)
    _cut_tails(body)
    signature = _take_signature(body)
    return HtmlText(_text_of(body), signature, facts)


def _text_of(body: LexborNode) -> str:
    for node in body.css("pre"):
        for child in node.traverse(include_text=True):
            if child.tag == "-text" and "\n" in (child.text_content or ""):
                child.replace_with((child.text_content or "").replace("\r", "").replace("\n", _LINE))
    for quote in _QUOTES:
        for node in body.css(quote):
            node.insert_before(_LINE + _OPEN)
            node.insert_after(_CLOSE + _LINE)
    for node in body.css("br"):
        node.replace_with(_LINE)
    for node in body.css("hr"):
        node.replace_with(_RULE)
    for node in body.css("td, th"):
        node.insert_after(_CELL)
    for node in body.css("li"):
        node.insert_before(_LINE + "- ")
    for node in body.css(_LINES):
        node.insert_before(_LINE)
        node.insert_after(_LINE)
    for node in body.css(_PARAGRAPHS):
        node.insert_before(_PARA)
        node.insert_after(_PARA)
    return layout(body.text(deep=True, separator=""))


def layout(marked: str) -> str:
    """Marked text as lines: white space folded, paragraphs by one empty line, quotes behind "> ", cells by a space."""
    text = _SPACE.sub(" ", _INVISIBLE.sub("", marked.replace("\xa0", " ")))
    text = text.replace(_CELL, " ").replace(_RULE, f"{_LINE}{RULE}{_LINE}")
    lines: list[str] = []
    depth = 0
    for block in re.split(f"({_LINE}|{_PARA}|{_OPEN}|{_CLOSE})", text):
        if block == _OPEN:
            depth += 1
        elif block == _CLOSE:
            depth = max(0, depth - 1)
        elif block == _PARA:
            lines.append(_quoted("", depth))
        elif block != _LINE and (words := block.strip()):
            lines.append(_quoted(words, depth))
    return _without_runs(lines)


def _quoted(words: str, depth: int) -> str:
    return (">" * min(depth, 20) + " " + words).rstrip() if depth else words


def _without_runs(lines: list[str]) -> str:
    out: list[str] = []
    for line in lines:
        if line.strip("> ") or (out and out[-1].strip("> ")):
            out.append(line)
    return "\n".join(out).strip("\n ")


def _drop_hidden(body: LexborNode) -> None:
    for node in body.css("[hidden], [style]"):
        style = node.attributes.get("style") or ""
        if "hidden" in node.attributes or (style and _HIDDEN.search(style)):
            if node.tag in ("body", "html"):
                continue
            node.decompose()


def _cut_tails(body: LexborNode) -> None:
    """Outlook says where the quoted history begins: mark it as a rule, so that the header block below is found."""
    for selector in _TAILS:
        for node in body.css(selector):
            node.insert_before(_RULE)


def _take_signature(body: LexborNode) -> str:
    """A signature the mail program marked itself, taken out of the text (not those inside quotes)."""
    for selector in _SIGNATURES:
        for node in body.css(selector):
            if _inside_quote(node):
                continue
            if node.css_first("blockquote, .gmail_quote, #divRplyFwdMsg") is not None:
                continue
            signature = _text_of(node)
            if signature and len(signature) < 3000:
                node.decompose()
                return signature
    return ""


def _inside_quote(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == "blockquote" or "gmail_quote" in (parent.attributes.get("class") or ""):
            return True
        parent = parent.parent
    return False


def _facts(tree: LexborHTMLParser, source: str) -> tuple[str, ...]:
    widths = [int(width) for width in _WIDTH.findall(source) if int(width) < 4000]
    for node in tree.css("table[width], td[width], img[width]"):
        value = (node.attributes.get("width") or "").removesuffix("px")
        if value.isdigit() and node.tag != "img":
            widths.append(int(value))
    fonts = [float(size) * (1.333 if unit == "pt" else 1) for size, unit in _FONT.findall(source)]
    readable = [size for size in fonts if size >= 6]
    images = tree.css("img")
    pixels = [node for node in images if _is_pixel(node)]
    words = len((tree.body.text(separator=" ") if tree.body else "").split())
    links = sum((node.attributes.get("href") or "").lower().startswith("http") for node in tree.css("a[href]"))
    facts = [f"width:{max(widths)}"] if widths else []
    if readable:
        facts.append(f"font_px:{round(min(readable))}")
    if words < 20 and len(images) > len(pixels) and words < 8 * (len(images) - len(pixels)):
        facts.append("image_only")
    facts.extend(f"{name}:{number}" for name, number in (("links", links), ("images", len(images) - len(pixels))) if number)
    if pixels:
        facts.append("tracking_pixel")
    return tuple(facts)


def _is_pixel(node: LexborNode) -> bool:
    tiny = {"0", "1", "0px", "1px"}
    attributes = node.attributes
    if (attributes.get("width") in tiny and attributes.get("height") in tiny) or _HIDDEN.search(attributes.get("style") or ""):
        return True
    return bool(re.search(r"/(?:open|track|pixel|beacon|wf/open)\b|[?&](?:open|trk)=", attributes.get("src") or "", re.IGNORECASE))
