"""The new text of a reply: what its writer wrote this time, with the signature kept apart. Pure.

Every line is told apart (text, quote, "... wrote:" line, header of quoted history, delimiter, phone's own line), and the picture
of the whole decides: answer above, below or between the quotes. Where it is open, words are kept: a footer too many is the
smaller harm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mysteryshop.inbox.signature import split_signature
from mysteryshop.lexicons import load

MAX_LINES = 8_000
MAX_LINE = 5_000

TEXT, EMPTY, QUOTE, WROTE, HEADER, ORIGINAL, FORWARDED, MOBILE, DELIMITER = "teqwhofsd"

_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_QUOTE = re.compile(r"^\s{0,8}(?:>|\|(?=\s)|│)")
_DELIMITER = re.compile(r"^\s*(?:--|[-_=+~#*—–]{3,}|[—–]{1,2}|-- ?-+)\s*$")
_STARS = re.compile(r"^\s*[-_=*#~]{3,}.*$")
_EMAIL = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
_TIME = re.compile(r"\b\d{1,2}[:.hH]\s?\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}年")
_ISO_NAME = re.compile(r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\D{1,4}\d{1,2}[:.]\d{2}.{0,160}@.{1,160}:?\s*$")
_FROM_NAME = re.compile(r"^.{6,80}\d{1,2}:\d{2}.{0,40}\b(?:from|von|de|da|van|от)\b.{0,200}@.{1,200}:\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reply:
    """`text`: the new words. `signature`: name block and what stood under a delimiter. `quoted`: whether history was cut."""

    text: str
    signature: str = ""
    quoted: bool = False


def new_text(source: str, *, marked_signature: str = "") -> Reply:
    """Cut a plain-text body. `marked_signature` is one the mail program itself marked in the HTML (already taken out)."""
    lines = tidy(source)
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


def classify(lines: list[str]) -> str:
    """One letter a line. Introductions that run over several lines are marked on each of them."""
    kinds = [TEXT] * len(lines)
    place = 0
    while place < len(lines):
        run, kind = _kind_at(lines, place)
        for step in range(run):
            kinds[place + step] = kind
        place += run
    return "".join(kinds)


def _kind_at(lines: list[str], place: int) -> tuple[int, str]:
    line = lines[place]
    if not line.strip():
        return 1, EMPTY
    if _QUOTE.match(line):
        return 1, QUOTE
    if _DELIMITER.match(line):
        return 1, DELIMITER
    for kind, words in ((ORIGINAL, _words("original")), (FORWARDED, _words("forwarded")), (ORIGINAL, _words("reply_above"))):
        if len(line) < 120 and words.search(line) and _is_banner(line):
            return 1, kind
    if len(line) <= 120 and _mobile().match(line.strip(" *_<>-—[]")):
        return 1, MOBILE
    if run := _header_block(lines, place):
        return run, HEADER
    if run := _introduction(lines, place):
        return run, WROTE
    return 1, TEXT


def _is_banner(line: str) -> bool:
    """Between dashes ("-----Original Message-----"), or nothing but the words and a colon ("Begin forwarded message:")."""
    bare = line.strip()
    return bool(re.match(r"^[-_=*#~>\s]{2,}", line) or re.search(r"[-_=*#~]{2,}\s*$", line)) or (
        bare.endswith(":") and len(bare.split()) <= 6
    )


def _introduction(lines: list[str], place: int) -> int:
    """How many lines from here make one "On ..., ... wrote:" introduction; 0 for none."""
    joined = ""
    for run in range(1, 5):
        if place + run > len(lines):
            return 0
        line = lines[place + run - 1].strip()
        if not line or (run > 1 and _QUOTE.match(line)):
            return 0
        joined = f"{joined} {line}".strip()
        if len(joined) > 400:
            return 0
        followed = place + run < len(lines) and any(_QUOTE.match(after) for after in lines[place + run : place + run + 2])
        if is_introduction(joined, followed=followed) and not (
            run > 1 and is_introduction(lines[place + run - 1].strip(), followed=followed)
        ):
            return run
        if run == 1 and not _may_open(joined):
            return 0
    return 0


def _may_open(line: str) -> bool:
    """Whether a line may be the first of an introduction that runs on: it starts like one or holds a date, time or address."""
    return bool(
        _opener().match(line) or _DATE.search(line) or _TIME.search(line) or "@" in line or "<" in line
    ) and not line.endswith((".", "!", "?"))


def is_introduction(line: str, *, followed: bool = False) -> bool:
    """Whether a joined line introduces a quote: who wrote, when, by whom, in one of many languages.

    `followed`: a "> " line comes next, so that the colon may be missing.
    """
    bare = line.strip(" *_-–—>")
    if not re.search(r"\d|@", bare):
        return bool(followed and bare.endswith(":") and len(bare.split()) <= 12 and _verb().search(bare))
    if _ISO_NAME.match(bare) or _FROM_NAME.match(bare):
        return True
    ends = bare.endswith((":", "：")) or followed or line.rstrip().endswith("--")
    if not ends or not _verb().search(bare):
        return False
    when = bool(_TIME.search(bare)) + bool(_DATE.search(bare))
    return bool(_EMAIL.search(bare)) or when == 2 or (when == 1 and bool(_opener().match(bare))) or (followed and when >= 1)


def _header_block(lines: list[str], place: int) -> int:
    """How many lines from here make the header of quoted history (From, Sent, To, Subject); 0 for none."""
    first = _header().match(lines[place])
    if not first:
        return 0
    names = [_name(first)]
    run, gap = 1, 0
    for line in lines[place + 1 : place + 20]:
        found = _header().match(line)
        if found:
            names.append(_name(found))
            run, gap = run + gap + 1, 0
        elif (line.strip() and gap < 2 and run + gap < 18 and not line.rstrip().endswith((".", "!", "?"))) or (
            not line.strip()
            and gap == 0
            and len(names) < 3
            and place + run + 1 < len(lines)
            and _header().match(lines[place + run + 1])
        ):
            gap += 1
        else:
            break
    senders = _senders()
    if len(set(names)) >= 3 and (senders & set(names[:3])):
        return run
    return run if len(set(names)) == 2 and names[0] in senders and "@" in lines[place] else 0


def _name(found: re.Match[str]) -> str:
    return found[1].strip().lower()


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
    return count >= 6 and bool(re.search(r"[.!?:)]", words)) and not _footer().search(words)


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
    prose = [line for line in texts if len(line.split()) >= 9 and re.search(r"[.!?,]", line)]
    if not prose:
        return len(texts) <= 25 and words <= 150
    return bool(_footer().search(" ".join(texts[:12])))


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in load("inbox_quotes")[name]), re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(load("inbox_quotes")["verbs"], key=len, reverse=True))
    joined = "|".join(re.escape(word) for word in load("inbox_quotes")["verbs_joined"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?:{joined})", re.IGNORECASE)


@cache
def _opener() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(load("inbox_quotes")["openers"], key=len, reverse=True))
    return re.compile(rf"^[\s*_>-]*(?:{words})\b", re.IGNORECASE)


@cache
def _mobile() -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(load("inbox_quotes")["mobile"]) + ")$", re.IGNORECASE)


@cache
def _header() -> re.Pattern[str]:
    words = load("inbox_quotes")
    names = "|".join(re.escape(name) for name in sorted({*words["from"], *words["others"]}, key=len, reverse=True))
    return re.compile(rf"^[\s>*_]*({names})\s?[*_]*\s?[:：][*_]*(?:\s|$|(?=\S))", re.IGNORECASE)


@cache
def _senders() -> frozenset[str]:
    return frozenset(name.lower() for name in load("inbox_quotes")["from"])


@cache
def _footer() -> re.Pattern[str]:
    return re.compile("|".join(load("inbox_quotes")["footers"]), re.IGNORECASE)
