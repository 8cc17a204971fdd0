"""The end of a mail that no shopper reads as part of the message: legal notes, opt-out lines, the store in one row. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from mysteryshop.inbox.language.words import Words
from mysteryshop.inbox.text.asides import is_aside, is_token
from mysteryshop.inbox.text.card_lines import BETWEEN, MONEY, NAME, has_contact, is_block_line
from mysteryshop.inbox.text.visiting import is_visiting_block
from mysteryshop.inbox.text.writer import NOBODY, Writer
from mysteryshop.lexicons import load

MAX_FOOTER_PARAGRAPHS = 12
MAX_PARAGRAPH = 2_000
MAX_BANNERS = 2
GREETING_WORDS = 5
"""Words of a paragraph that ends with a comma and greets."""
FEWEST_LEGAL_WORDS = 10
"""Words of a legal note at least."""
MOST_HEAD_WORDS = 10
"""Words of a line at the head of a page."""
WRAPPED = range(50, 81)
"""Characters of a line that may end in the midst of a sentence because programs wrap there."""
LONG_LINE = 90
"""Characters from which a line is prose, not one of a card."""
_FEE = re.compile(
    r"(?:[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?[$€£])\s+(?:[^\W\d_]+\s+){0,3}(?:fees?|charges?|gebühr\w*|frais|gastos|kosten|spese|taxas?)\b"
    r"|\b(?:\w*kapital|capitale?)\b[^\d.\n]{0,30}\d[\d .,']*(?:€|eur\b|euros?\b|chf\b)",
    re.IGNORECASE,
)
"""A sum that is no price of the car ("a $399 documentation fee", "SARL au capital de 8 000 euros")."""
_MARKED_ROW = re.compile(r"\s(?:[|•·]|//)\s")
_NUMBERS = re.compile(r"(?<![\d,.])\(?\d[\d ()./-]{7,}\d(?!\d)")
_PROSE = re.compile(r"\?|\b[^\W\d_]+ [^\W\d_]+ [^\W\d_]+", re.IGNORECASE)


def without_footers(lines: list[str]) -> list[str]:
    """Drop legal and opt-out paragraphs at the end (they are kept in the full text), never the whole message."""
    lines = _without_glued_footers(lines)
    paragraphs = paragraphs_of(lines)
    if not paragraphs:
        return lines
    texts = [" ".join(line.strip() for line in lines[begin:end])[:MAX_PARAGRAPH] for begin, end in paragraphs]
    keep = len(paragraphs)
    least = 2 if len(texts[0].split()) <= GREETING_WORDS and texts[0].endswith((",", ":")) else 1  # nobody only greets
    while keep > least and (is_footer(texts[keep - 1]) or _is_rule(texts[keep - 1]) or _tells_the_way(lines, paragraphs[:keep])):
        keep -= 1
    for index in range(max(least, keep - MAX_FOOTER_PARAGRAPHS), keep):
        if _strong().search(texts[index]):
            rest = texts[index:keep]
            if sum(is_footer(text) for text in rest) * 2 >= len(rest):
                keep = index
                break
    begin, end = paragraphs[keep - 1]
    if keep == 1:
        return lines[:end]
    last = _without_last_words(lines[begin:end])
    return [*lines[:begin], *last] if last == lines[begin:end] else without_footers([*lines[:begin], *last])


def _tells_the_way(lines: list[str], paragraphs: list[tuple[int, int]]) -> bool:
    """Whether the last of these paragraphs says nothing but when and where to find the store."""
    (above, stop), (begin, end) = paragraphs[-2:]
    return end - begin > 1 and is_visiting_block(lines[begin:end], " ".join(lines[above:stop]))


def without_banners(lines: list[str], writer: Writer = NOBODY) -> list[str]:
    """Drop what a mail server put above a mail from outside ("[EXTERNAL]", "CAUTION: this mail originated outside ...")."""
    begin = _under_head(lines, next((place for place, line in enumerate(lines) if line.strip()), 0), writer)
    for _ in range(MAX_BANNERS):
        end = next((place for place in range(begin, min(len(lines), begin + 4)) if not lines[place].strip()), begin)
        if end == begin or not _banner().match(" ".join(lines[begin:end])[:MAX_PARAGRAPH].casefold()):
            break
        begin = next((place for place in range(end, len(lines)) if lines[place].strip()), begin)
    return lines[begin:]


def _under_head(lines: list[str], begin: int, writer: Writer) -> int:
    """Where a letter begins under the head of its page: a word on how to see it elsewhere, or the store's name over a rule."""
    below = [place for place in range(begin + 1, len(lines)) if lines[place].strip()]
    if len(below) < 2 or len(lines[begin].split()) > MOST_HEAD_WORDS:
        return begin
    head = lines[begin].strip()
    if _is_rule(lines[below[0]].strip()) and (head.casefold() == writer.name.casefold() or writer.is_of_house(head)):
        return below[1]
    return below[0] if is_footer(head) else begin


def _without_glued_footers(lines: list[str]) -> list[str]:
    """Drop footers of one line each that stand right under prose, with or without a card between: a page's rows come out so. A
    line that goes on with the sentence above begins with a small letter."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end < 2 or not lines[end - 2].strip() or not is_footer(lines[end - 1].strip()[:MAX_PARAGRAPH]):
        return lines[:end]
    begin, end = paragraphs_of(lines)[-1]
    lone = begin if is_aside(lines[end - 1]) else end  # a short answer over such a word may look like a card
    prose = next((place for place in range(begin, lone) if not is_block_line(lines[place]) and not is_footer(lines[place])), lone)
    if prose == lone and begin + 1 < end and NAME.match(lines[begin].strip()):
        prose = begin  # who signed stays, with what stands under him
    while end - 1 > prose:
        last, above = lines[end - 1].strip()[:MAX_PARAGRAPH], lines[end - 2].strip()
        if (last[0].islower() and not is_token(last)) or not is_footer(last) or not _ends_something(above):
            break
        end -= 1
    if begin and end == begin + 1 and end < len(lines) and _MARKED_ROW.search(lines[begin]) and is_block_line(lines[begin]):
        return lines[:begin]  # "Lee Motors | 12 stores, one promise" over the footer
    return lines[:end]


def _ends_something(line: str) -> bool:
    """A sentence, a card's line or another footer, as a wrapped line in the midst of a sentence is not."""
    whole = line.endswith((".", "!", "?", "…", ":")) or (len(line) not in WRAPPED and line[-1:].isalnum())
    return whole or is_block_line(line) or is_footer(line[:MAX_PARAGRAPH])


def row_start(lines: list[str]) -> int | None:
    """Where a card in one row stands at the end ("Lee Motors - 12 Main Street - 555 123 4567"); None where there is none. After
    a colon it is the message."""
    paragraphs = paragraphs_of(lines)
    if not paragraphs:
        return None
    begin, end = paragraphs[-1]
    if len(paragraphs) > 1 and all(BETWEEN.search(line) for line in lines[begin:end]) and _is_row(" ".join(lines[begin:end])):
        return None if lines[paragraphs[-2][1] - 1].rstrip().endswith(":") else begin
    last = end - 1
    if last == begin or not _is_row(lines[last]) or lines[last - 1].rstrip().endswith(":"):
        return None
    marked = _MARKED_ROW.search(lines[last]) or len(_NUMBERS.findall(lines[last])) >= 2
    return last if marked or not is_block_line(lines[last - 1]) else None


def _is_row(line: str) -> bool:
    """Short parts, two numbers or addresses among them, or one behind two others."""
    parts = [part.strip() for part in BETWEEN.split(line.strip()) if part.strip()]
    if len(parts) < 2 or not all(is_block_line(part) for part in parts):
        return False
    contacts = [has_contact(part) for part in parts]
    return len(_NUMBERS.findall(line)) >= 2 or sum(contacts) >= 2 or (contacts[-1] and len(parts) >= 3)


@lru_cache(maxsize=512)
def is_footer(text: str) -> bool:
    """A paragraph that is a footer from its first sentence on, or in several places; a price is the message, whatever stands
    beside it."""
    hits = list(islice(footer().all(text), 2))
    if MONEY.search(_FEE.sub("", text)):
        return is_aside(text)
    if _speaks_of_itself(text):
        return True
    if not hits:
        return is_aside(text)
    sure = not _spoken_before(text, hits[0].start()) or (len(hits) > 1 and "?" not in text[: hits[0].start()])
    return sure or is_aside(text)


def _speaks_of_itself(text: str) -> bool:
    """Prose about this very mail and whom it is meant for, in whatever words lawyers have found for it."""
    if "?" in text or len(text.split()) < FEWEST_LEGAL_WORDS:
        return False
    meant = _of_addressees().search(text)
    return meant is not None and _of_mails().search(text) is not None and not _spoken_before(text, meant.start())


def _spoken_before(text: str, place: int) -> str:
    """The sentences of prose in front of the one that a footer's words stand in."""
    ends = [end.end() for end in re.finditer(r"[.!?…](?=\s)", text[:place])]
    said = text[: ends[-1]] if ends else ""
    if len(said.split()) < 4 or has_contact(said) or not said.endswith(("?", "!", ".")) or not _PROSE.search(said):
        return ""
    row = [len(part.split()) for part in BETWEEN.split(said)]
    return "" if len(row) > 1 and max(row) <= 6 else said


def _without_last_words(lines: list[str]) -> list[str]:
    """A paragraph without an opt-out sentence at its end ("... Does Saturday suit you? Reply STOP to opt out.")."""
    text = " ".join(line.strip() for line in lines)
    hit = _opt_out().search(text[:MAX_PARAGRAPH])
    said = _spoken_before(text, hit.start()) if hit else ""
    return [said] if said and len(text) - len(said) < 200 and not MONEY.search(text[len(said) :]) else lines


def paragraphs_of(lines: list[str]) -> list[tuple[int, int]]:
    """Runs of lines that are not empty, as (first, past the last); a long legal note right under a card is one of its own."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for place, line in enumerate(lines):
        if not line or line.isspace():
            if start is not None:
                found.append((start, place))
                start = None
        elif start is None:
            start = place
        elif len(line) > LONG_LINE and is_block_line(lines[place - 1]) and is_footer(line.strip()):
            found.append((start, place))
            start = place
    return found if start is None else [*found, (start, len(lines))]


def _is_rule(text: str) -> bool:
    return bool(re.fullmatch(r"[-_=*#~—–\s]{3,}", text))


@cache
def _banner() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in load("inbox_quotes")["banners"]))


@cache
def _opt_out() -> Words:
    return Words("|".join(load("inbox_quotes")["opt_out_sentences"]))


@cache
def footer() -> Words:
    """Legal notes, opt-out lines and the like, which no shopper reads as part of the message."""
    return Words("|".join(load("inbox_quotes")["footers"]))


@cache
def _of_mails() -> Words:
    return Words("|".join(load("inbox_quotes")["mails"]))


@cache
def _of_addressees() -> Words:
    return Words("|".join(load("inbox_quotes")["addressees"]))


@cache
def _strong() -> Words:
    return Words("|".join(load("inbox_quotes")["footers"][:3]))
