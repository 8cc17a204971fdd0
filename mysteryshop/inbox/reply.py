"""The new text of a reply: what its writer wrote this time, with the signature kept apart. Pure.

Every line is told apart (text, quote, "... wrote:" line, header of quoted history, delimiter, phone's own line), and the picture
of the whole decides: answer above, below or between the quotes. Where it is open, words are kept: a footer too many is the
smaller harm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from mysteryshop.inbox.quotes import DELIMITER, EMPTY, HEADER, MOBILE, ORIGINAL, QUOTE, TEXT, WROTE, classify
from mysteryshop.inbox.signature import MONEY, footer, split_signature

MAX_LINES = 8_000
MAX_LINE = 5_000


_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_FENCE = re.compile(r"^\s*([-_=*#~+])\1{9,}\s*$")


@dataclass(frozen=True, slots=True)
class Reply:
    """`text`: the new words. `signature`: name block and what stood under a delimiter. `quoted`: whether history was cut."""

    text: str
    signature: str = ""
    quoted: bool = False


def new_text(source: str, *, marked_signature: str = "") -> Reply:
    """Cut a plain-text body. `marked_signature` is one the mail program itself marked in the HTML (already taken out)."""
    lines = _without_fenced_footers(tidy(source))
    kinds = classify(lines)
    kept, under, quoted = _without_history(lines, kinds)
    body, signature = split_signature(kept)
    parts = [part for part in (signature, marked_signature, "\n".join(under).strip()) if part.strip()]
    return Reply("\n".join(body).strip("\n "), "\n".join(parts).strip(), quoted)


def tidy(source: str) -> list[str]:
    """Lines without carriage returns, invisible characters and trailing blanks; bounded."""
    text = _INVISIBLE.sub(
        "", source.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\u2028", "\n").replace("\0", "")
    )
    return [line[:MAX_LINE].rstrip() for line in text.split("\n")[:MAX_LINES]]


def _without_fenced_footers(lines: list[str]) -> list[str]:
    """Drop legal notes that stand between two like rules ("*****"), wherever they are; mail servers put them in."""
    fences = [place for place, line in enumerate(lines) if _FENCE.match(line)]
    dropped: set[int] = set()
    for begin, end in pairwise(fences):
        inside = " ".join(line.strip() for line in lines[begin + 1 : end])
        alike = lines[begin].strip()[0] == lines[end].strip()[0]
        if begin and begin not in dropped and alike and end - begin <= 40 and footer().search(inside):
            dropped.update(range(begin, end + 1))
    return [line for place, line in enumerate(lines) if place not in dropped]


def _without_history(lines: list[str], kinds: str) -> tuple[list[str], list[str], bool]:
    """The writer's lines, what stood under a signature delimiter, and whether history was cut."""
    lines, kinds = _drop_mobile(lines, kinds)
    place = next((i for i, kind in enumerate(kinds) if kind in (WROTE, HEADER, ORIGINAL)), None)
    if place is None:
        return _no_introduction(lines, kinds)
    if TEXT in kinds[:place]:
        return _answer_above(lines, kinds, place)
    return _answer_below(lines, kinds, place)


def _drop_mobile(lines: list[str], kinds: str) -> tuple[list[str], str]:
    keep = [i for i, kind in enumerate(kinds) if kind != MOBILE]
    return [lines[i] for i in keep], "".join(kinds[i] for i in keep)


def _answer_above(lines: list[str], kinds: str, place: int) -> tuple[list[str], list[str], bool]:
    """Text, then an introduction. What follows quoted lines may be an answer below or between them."""
    after = kinds[place:]
    if kinds[place] == WROTE and re.match(rf"{WROTE}+{EMPTY}*{QUOTE}", after):
        tail = place + _last_quote(after) + 1
        if _is_answer(lines[tail:], kinds[tail:]) or _between(lines, kinds, place):
            return _interleaved(lines, kinds)
    head, under = _at_delimiter(lines[:place], kinds[:place])
    return head, under, True


def _last_quote(kinds: str) -> int:
    return max(kinds.rfind(QUOTE), 0)


def _is_answer(lines: list[str], kinds: str) -> bool:
    """Whether the lines under a quote are an answer, not a signature, a list's footer or a virus scanner's word."""
    stop = next((i for i, kind in enumerate(kinds) if kind in (DELIMITER, WROTE, HEADER, ORIGINAL)), len(kinds))
    words = " ".join(line for line, kind in zip(lines[:stop], kinds[:stop], strict=True) if kind == TEXT)
    count = len(words.split())
    return count >= 6 and bool(re.search(r"[.!?:)]", words)) and not footer().search(words)


def _between(lines: list[str], kinds: str, place: int) -> bool:
    """Whether text stands between quoted lines (an answer point by point), not only a wrapped quote's stray line."""
    middle = re.findall(rf"{QUOTE}{EMPTY}+({TEXT}[{TEXT}{EMPTY}]*){EMPTY}{QUOTE}", kinds[place:])
    return any(part.count(TEXT) >= 1 for part in middle)


def _interleaved(lines: list[str], kinds: str) -> tuple[list[str], list[str], bool]:
    """Keep text and the quotes it answers, without introductions, leading and trailing quotes."""
    keep = [i for i, kind in enumerate(kinds) if kind not in (WROTE, HEADER, ORIGINAL)]
    kept, rest = [lines[i] for i in keep], "".join(kinds[i] for i in keep)
    return (*_at_delimiter(*_without_outer_quotes(kept, rest)), True)


def _without_outer_quotes(lines: list[str], kinds: str) -> tuple[list[str], str]:
    if TEXT not in kinds:
        return lines, kinds
    start = re.match(rf"[{QUOTE}{EMPTY}{DELIMITER}]*", kinds)
    begin = start.end() if start and QUOTE in start[0] else 0
    end = len(kinds) - len(re.search(rf"[{QUOTE}{EMPTY}]*$", kinds)[0])  # type: ignore[index]
    return lines[begin:end], kinds[begin:end]


def _answer_below(lines: list[str], kinds: str, place: int) -> tuple[list[str], list[str], bool]:
    """Nothing above the introduction: the answer stands under the quote, or the introduction is all there is to drop."""
    if kinds[place] == WROTE and QUOTE in kinds[place:]:
        return _interleaved(lines, kinds)
    end = place
    while end < len(kinds) and kinds[end] in (WROTE, HEADER, ORIGINAL, EMPTY):
        end += 1
    if end >= len(lines):
        return [], [], True
    kept, under, _ = _without_history(lines[end:], kinds[end:])
    return kept, under, True


def _no_introduction(lines: list[str], kinds: str) -> tuple[list[str], list[str], bool]:
    kept, rest = _without_outer_quotes(lines, kinds)
    cut = len(kept) < len(lines) and QUOTE in kinds
    return (*_at_delimiter(kept, rest), cut)


def _at_delimiter(lines: list[str], kinds: str) -> tuple[list[str], list[str]]:
    """Split at the first delimiter under which only a signature or a footer stands."""
    for place, kind in enumerate(kinds):
        if kind == DELIMITER and TEXT in kinds[:place] and _is_under_line(lines[place], lines[place + 1 :], kinds[place + 1 :]):
            return lines[:place], lines[place + 1 :]
    return lines, []


def _is_under_line(delimiter: str, lines: list[str], kinds: str) -> bool:
    """ "-- " is a signature's line by agreement; any other rule only where no prose follows."""
    texts = [line.strip() for line, kind in zip(lines, kinds, strict=True) if kind == TEXT]
    if not texts:
        return True
    words = sum(len(line.split()) for line in texts)
    if delimiter.strip() == "--":
        return len(texts) <= 30
    prose = [line for line in texts if _is_prose(line)]
    if not prose:
        return len(texts) <= 25 and words <= 150
    return bool(footer().search(" ".join(texts[:12])))


def _is_prose(line: str) -> bool:
    """A sentence, a question or a price: words to the shopper, which no signature holds."""
    return bool(line.endswith("?") or MONEY.search(line) or (len(line.split()) >= 7 and re.search(r"[.!?,]", line)))
