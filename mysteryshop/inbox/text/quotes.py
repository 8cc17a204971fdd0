"""What each line of a mail is: text, quote, the words that introduce a quote, header of history, delimiter. Pure.

Knows how the mail programs of many languages write "On ..., ... wrote:" and the From-Sent-To-Subject block above history.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mysteryshop.inbox.text.footers import MAX_PARAGRAPH, is_footer
from mysteryshop.inbox.text.introductions import (
    QUOTED,
    TELLING,
    TIME,
    header,
    header_block,
    introduction,
    may_introduce,
    opener,
)
from mysteryshop.lexicons import load

TEXT, EMPTY, QUOTE, WROTE, HEADER, ORIGINAL, FORWARDED, MOBILE, DELIMITER = "teqwhofsd"
"""One letter a line."""

_DELIMITER = re.compile(r"^\s*(?:--|[-_=+~#*—–]{3,}|[—–]{1,2}|-- ?-+|(?:[-_=*~] ){4,}[-_=*~]?)\s*$")
_RULE = re.compile(r"^\s*[-_=]{8,}\s*$")
_STAMP_WORDS = 12
"""A line that dates an older message ("Jun 1, 2026, 10:12 EDT") holds no more words than this."""
_ASIDE = re.compile(r"\([^()\n]{0,60}\)")
MOST_HEADING_WORDS = 6
LONGEST_CELL = 60
"""Characters of a heading or a cell of a table; prose is longer."""
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}年|\b[^\W\d_]{3,9}\.? \d{1,2}\b|\b\d{1,2}\.? [^\W\d_]{3,9}",
    re.IGNORECASE,
)
_NOTES = re.compile(r"^[^\d]{3,60} ---\s?\d{1,4}[./-]\d{1,2}[./-]\d{2,4} \d{1,2}[:.]\d{2}")
_DAY = r"(?:[^\W\d_]{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.?(?: de)? \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
STAMP = re.compile(
    rf"^(?:[^\W\d_]{{2,10}},? )?{_DAY},?(?: (?:at|um|à|a las|alle|om|às))? \d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?"
    r"(?: ?[AaPp]\.?[Mm]\.?)?(?: \(?[A-Z]{2,5}\)?)?$"
)
_NAMED_STAMP = re.compile(
    rf"^[^\W\d_][^\d.!?:,]{{1,40}}(?:,| [-–|])\s{_DAY},?(?: (?:at|um|à|a las|alle|om|às))?"
    r" \d{1,2}[:.]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?:?$"
)
_NAMED = re.compile(r"^[^\W\d_][^\d.!?:]{1,60}$")


def classify(lines: list[str]) -> str:
    """One letter a line. Introductions that run over several lines are marked on each of them."""
    kinds = [TEXT] * len(lines)
    place = 0
    passed_on = False
    while place < len(lines):
        run, kind = _kind_at(lines, place)
        if kind == FORWARDED or (passed_on and kind == HEADER):
            kind = TEXT  # what somebody passes on is part of what he says
            passed_on = not passed_on
        elif kind != EMPTY:
            passed_on = False
        for step in range(run):
            kinds[place + step] = kind
        place += run
    return "".join(kinds)


def quotes_something(text: str) -> bool:
    """Whether an older message stands in a text, told by what mail programs put above it."""
    lines = text.split("\n")[:200]
    kinds = zip(lines, classify(lines), strict=True)
    return any(kind in (WROTE, HEADER) or (kind == ORIGINAL and not bids_to_answer(line)) for line, kind in kinds)


def bids_to_answer(line: str) -> bool:
    """ "Reply above this line" stands over whatever a helpdesk sends, now and then in words nobody knows between marks."""
    return _words("reply_above").search(line) is not None or _FENCED.match(line) is not None


def _kind_at(lines: list[str], place: int) -> tuple[int, str]:
    line = lines[place]
    if not line.strip():
        return 1, EMPTY
    if _is_plain(line):
        return 1, TEXT
    if _FENCED.match(line):
        return 1, ORIGINAL
    if QUOTED.match(line):
        return 1, QUOTE
    if run := _rule_above_history(lines, place):
        return run, ORIGINAL
    if _DELIMITER.match(line):
        return 1, DELIMITER
    if len(line) < 120 and _is_banner(line):
        for kind, name in ((ORIGINAL, "original"), (FORWARDED, "forwarded"), (ORIGINAL, "reply_above")):
            if _words(name).search(line.replace("’", "'")):
                return 1, kind
        if _DASHES.match(line) and _DASHES_LAST.search(line) and (_label().match(line) or heads_a_lead(line)):
            return 1, ORIGINAL  # "----- Original Lead -----", as CRMs head what they repeat
    if is_phone_line(line) and _at_an_end(lines, place):
        return 1, MOBILE
    if run := header_block(lines, place):
        return run, HEADER
    if run := stamped_name(lines, place):
        return run, ORIGINAL
    if run := introduction(lines, place):
        return run, WROTE
    return 1, TEXT


_FENCED = re.compile(r"^\s*#{2,}\s?-[^#]{8,100}-\s?#{2,}\s*$|^>>>\s[^>]{2,60}<\S+@\S+>[^>]{0,40}\d\s?[^>]{0,6}>>>\s*$")
"""The line that ticket systems cut at, in whatever language it bids to answer above; and who wrote when, between arrows."""


@lru_cache(maxsize=2048)
def _is_plain(line: str) -> bool:
    """Whether a line is text wherever it stands, as most lines of mails are; one mail's lines are looked at several times."""
    bare = line.strip()
    return not (
        QUOTED.match(line)
        or _FENCED.match(line)
        or _RULE.match(line)
        or _DELIMITER.match(line)
        or (len(line) < 120 and _is_banner(line))
        or is_phone_line(line)
        or ((":" in line or "：" in line) and header().match(line))
        or (len(bare.split()) <= 6 and _NAMED.match(bare))
        or _NOTES.match(bare)
        or ((TELLING.search(line) or opener().match(bare)) and may_introduce(line))
    )


def _rule_above_history(lines: list[str], place: int) -> int:
    """How many lines from a rule on say that older words follow: "Original inquiry:", or a name and the time it wrote."""
    if not _RULE.match(lines[place]):
        return 0
    below = [(n, line.strip()) for n, line in enumerate(lines[place + 1 : place + 5], place + 1) if line.strip()][:2]
    if not below:
        return 0
    place_of_label, label = below[0]
    if len(label) <= 60 and _label().match(label):
        return place_of_label - place + 1
    if heads_a_lead(label) and len(below) > 1 and len(below[1][1]) <= LONGEST_CELL and below[1][1][-1] not in ".!?":
        return place_of_label - place + 1
    for n, line in below:
        if len(line.split()) <= _STAMP_WORDS and _DATED.search(line) and TIME.search(line) and not line.endswith(("?", "!", ".")):
            return n - place + 1
        if not _NAMED.match(line):
            break
    return 0


def heads_a_quote(line: str) -> bool:
    """Whether a line is the heading left over when the lead under it is gone ("Your inquiry:", "Your inquiry (Tuesday)")."""
    bare = _ASIDE.sub("", line).strip()
    closed = bare.endswith(":") or bare != line.strip()
    return closed and len(bare) <= LONGEST_CELL and (heads_a_lead(bare) or bool(_label().match(bare)))


def heads_a_lead(line: str) -> bool:
    """Whether a line may be the heading over a lead that a CRM repeats ("Inquiry details", "=== Anfrage ==="): a few words, no
    sentence, and one of them means a lead or who sent it."""
    bare = _ASIDE.sub("", line).strip(" *_-=#~>:")
    if not bare or len(bare.split()) > MOST_HEADING_WORDS or bare[-1] in ".!?," or len(bare) > LONGEST_CELL:
        return False
    low = bare.casefold()
    return any(noun in low for noun in load("inbox_quotes")["lead_nouns"])


def stamped_name(lines: list[str], place: int) -> int:
    """A name, its date and time, and nothing else, above older words: "Ann Lee ---03/11/2026 09:12:00---...", or the name with
    "Oct 29, 2026, 22:45" under it, as helpdesks and Notes print them. How many lines that is; 0 for none."""
    line = lines[place].strip()
    if _NOTES.match(line) or _NAMED_STAMP.match(line):
        return 1
    if place == 0 or len(line.split()) > 6 or not _NAMED.match(line) or place + 1 >= len(lines):
        return 0
    gap = 1 if lines[place + 1].strip() else 2
    below = lines[place + gap].strip().rstrip(":") if place + gap < len(lines) else ""
    return gap + 1 if STAMP.match(below) else 0


_SENTENCE_END = re.compile(r"(?<=[.!])\s+(?=[A-ZÀ-Þ])")


def is_phone_line(line: str) -> bool:
    """What a phone or mail program adds on its own ("Sent from my iPhone")."""
    bare = line.strip(" *_<>-—[]")
    return len(line) <= 120 and all(_mobile().match(part) for part in _SENTENCE_END.split(bare))


def _at_an_end(lines: list[str], place: int) -> bool:
    """Whether a line ends a message: a phone adds its own line at the end, before a gap, a quote or a legal note."""
    if place + 1 == len(lines) or not lines[place - 1].strip() or "sent" in lines[place].lower():
        return True
    below = lines[place + 1].strip()
    if not below or below.startswith(">") or (_is_banner(below) and _words("original").search(below.replace("’", "'"))):
        return True
    return bool(introduction(lines, place + 1) or header_block(lines, place + 1)) or is_footer(below[:MAX_PARAGRAPH])


def _is_banner(line: str) -> bool:
    """Between dashes ("-----Original Message-----"), or nothing but the words and a colon ("Begin forwarded message:")."""
    bare = line.strip()
    return bool(_DASHES.match(line) or _DASHES_LAST.search(line)) or (bare.endswith(":") and len(bare.split()) <= 6)


_DASHES, _DASHES_LAST = re.compile(r"[-_=*#~>\s]{2,}"), re.compile(r"[-_=*#~]{2,}\s*$")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"^[\W_]*(?:" + "|".join(load("inbox_quotes")["lead_labels"]) + r")\b[^.?!]{0,40}$", re.IGNORECASE)


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in load("inbox_quotes")[name]), re.IGNORECASE)


@cache
def _mobile() -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(load("inbox_quotes")["mobile"]) + ")$", re.IGNORECASE)
