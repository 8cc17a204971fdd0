"""What each line of a mail is: text, quote, the words that introduce a quote, header of history, delimiter. Pure.

Knows how the mail programs of many languages write "On ..., ... wrote:" and the From-Sent-To-Subject block above history.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mysteryshop.lexicons import load

TEXT, EMPTY, QUOTE, WROTE, HEADER, ORIGINAL, FORWARDED, MOBILE, DELIMITER = "teqwhofsd"
"""One letter a line."""

_QUOTE = re.compile(r"^\s{0,8}(?:>|\|(?=\s)|│)")
_DELIMITER = re.compile(r"^\s*(?:--|[-_=+~#*—–]{3,}|[—–]{1,2}|-- ?-+|(?:[-_=*~] ){4,}[-_=*~]?)\s*$")
_RULE = re.compile(r"^\s*[-_=]{8,}\s*$")
_STAMP_WORDS = 12
"""A line that dates an older message ("Jun 1, 2026, 10:12 EDT") holds no more words than this."""
_ASIDE = re.compile(r"\([^()\n]{0,60}\)")
MOST_HEADING_WORDS = 6
LONGEST_CELL = 60
"""Characters of a heading or a cell of a table; prose is longer."""
_EMAIL = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
_TIME = re.compile(r"\b\d{1,2}[:.hH]\s?\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}年")
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}年|\b[^\W\d_]{3,9}\.? \d{1,2}\b|\b\d{1,2}\.? [^\W\d_]{3,9}",
    re.IGNORECASE,
)
_NOTES = re.compile(r"^[^\d]{3,60} ---\s?\d{1,4}[./-]\d{1,2}[./-]\d{2,4} \d{1,2}[:.]\d{2}")
_DAY = r"(?:[^\W\d_]{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
_STAMP = re.compile(
    rf"^(?:[^\W\d_]{{2,10}},? )?{_DAY},?(?: (?:at|um|à|a las|alle|om|às))? \d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?"
    r"(?: ?[AaPp]\.?[Mm]\.?)?(?: \(?[A-Z]{2,5}\)?)?$"
)
_TELLING = re.compile(r"[\d@<:]")
"""Without any of these a line dates, names and introduces nothing."""
_NAMED = re.compile(r"^[^\W\d_][^\d.!?:]{1,60}$")
_RUN_ON = re.compile(r"^(.{20,250}?(?::|：|---))(?:\s{2,}|\t+)\S")
"""An introduction with the quoted words behind it in the same line, as some phones send it."""
_ISO_NAME = re.compile(r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\D{1,4}\d{1,2}[:.]\d{2}.{0,160}@.{1,160}:?\s*$")
_FROM_NAME = re.compile(r"^.{6,80}\d{1,2}:\d{2}.{0,40}\b(?:from|von|de|da|van|от)\b.{0,200}@.{1,200}:\s*$", re.IGNORECASE)


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
    return any(kind in (WROTE, HEADER) or (kind == ORIGINAL and not _bids_to_answer(line)) for line, kind in kinds)


def _bids_to_answer(line: str) -> bool:
    """ "Reply above this line" stands over whatever a helpdesk sends."""
    return _words("reply_above").search(line) is not None


def _kind_at(lines: list[str], place: int) -> tuple[int, str]:
    line = lines[place]
    if not line.strip():
        return 1, EMPTY
    if _is_plain(line):
        return 1, TEXT
    if _FENCED.match(line):
        return 1, ORIGINAL
    if _QUOTE.match(line):
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
    if run := _header_block(lines, place):
        return run, HEADER
    if run := _stamped_name(lines, place):
        return run, ORIGINAL
    if run := _introduction(lines, place):
        return run, WROTE
    return 1, TEXT


_FENCED = re.compile(r"^\s*#{2,}\s?-[^#]{8,100}-\s?#{2,}\s*$|^>>>\s[^>]{2,60}<\S+@\S+>[^>]{0,40}\d\s?[^>]{0,6}>>>\s*$")
"""The line that ticket systems cut at, in whatever language it bids to answer above; and who wrote when, between arrows."""


@lru_cache(maxsize=2048)
def _is_plain(line: str) -> bool:
    """Whether a line is text wherever it stands, as most lines of mails are; one mail's lines are looked at several times."""
    bare = line.strip()
    return not (
        _QUOTE.match(line)
        or _FENCED.match(line)
        or _RULE.match(line)
        or _DELIMITER.match(line)
        or (len(line) < 120 and _is_banner(line))
        or is_phone_line(line)
        or ((":" in line or "：" in line) and _header().match(line))
        or (len(bare.split()) <= 6 and _NAMED.match(bare))
        or _NOTES.match(bare)
        or ((_TELLING.search(line) or _opener().match(bare)) and _may_introduce(line))
    )


def _may_introduce(line: str) -> bool:
    """Whether a line may be an introduction, or the first of one, with a quote under it or without."""
    bare = line.strip()
    return bool(_RUN_ON.match(line) or _may_open(bare) or is_introduction(bare) or is_introduction(bare, followed=True))


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
        if (
            len(line.split()) <= _STAMP_WORDS
            and _DATED.search(line)
            and _TIME.search(line)
            and not line.endswith(("?", "!", "."))
        ):
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
    return any(noun in bare.casefold() for noun in load("inbox_quotes")["lead_nouns"])


def _stamped_name(lines: list[str], place: int) -> int:
    """A name, its date and time, and nothing else, above older words: "Ann Lee ---03/11/2026 09:12:00---...", or the name with
    "Oct 29, 2026, 22:45" under it, as helpdesks and Notes print them. How many lines that is; 0 for none."""
    line = lines[place].strip()
    if _NOTES.match(line):
        return 1
    if place == 0 or len(line.split()) > 6 or not _NAMED.match(line) or place + 1 >= len(lines):
        return 0
    gap = 1 if lines[place + 1].strip() else 2
    below = lines[place + gap].strip().rstrip(":") if place + gap < len(lines) else ""
    return gap + 1 if _STAMP.match(below) else 0


def is_phone_line(line: str) -> bool:
    """What a phone or mail program adds on its own ("Sent from my iPhone")."""
    return len(line) <= 120 and bool(_mobile().match(line.strip(" *_<>-—[]")))


def _at_an_end(lines: list[str], place: int) -> bool:
    """Whether a line ends a message: a phone adds its own line at the end, before a gap, a quote or an introduction."""
    if place + 1 == len(lines) or not lines[place - 1].strip() or "sent" in lines[place].lower():
        return True
    below = lines[place + 1].strip()
    return not below or below.startswith(">") or bool(_introduction(lines, place + 1))


def _is_banner(line: str) -> bool:
    """Between dashes ("-----Original Message-----"), or nothing but the words and a colon ("Begin forwarded message:")."""
    bare = line.strip()
    return bool(_DASHES.match(line) or _DASHES_LAST.search(line)) or (bare.endswith(":") and len(bare.split()) <= 6)


_DASHES, _DASHES_LAST = re.compile(r"[-_=*#~>\s]{2,}"), re.compile(r"[-_=*#~]{2,}\s*$")
_DIGIT_OR_AT = re.compile(r"\d|@")


def _introduction(lines: list[str], place: int) -> int:
    """How many lines from here make one "On ..., ... wrote:" introduction; 0 for none."""
    if not _TELLING.search(lines[place]) and not _opener().match(lines[place].strip()):
        return 0  # most lines of most mails
    if (behind := _RUN_ON.match(lines[place])) and is_introduction(behind[1]) and _opener().match(lines[place]):
        return 1
    joined = ""
    for run in range(1, 6):
        if place + run > len(lines):
            return 0
        line = lines[place + run - 1].strip()
        if not line or (run > 1 and _QUOTE.match(line)):
            return 0
        joined = f"{joined} {line}".strip()
        if len(joined) > 400:
            return 0
        followed = place + run < len(lines) and any(_QUOTE.match(after) for after in lines[place + run : place + run + 2])
        alone = run > 1 and not _opens(lines[place]) and is_introduction(line, followed=followed)
        ends_later = not joined.endswith(":") and place + run < len(lines) and lines[place + run].rstrip().endswith("):")
        if is_introduction(joined, followed=followed) and not alone and not ends_later:
            return run
        if run == 1 and not _may_open(joined):
            return 0
    return 0


def _opens(line: str) -> bool:
    """Whether a line is itself the beginning of an introduction ("On Mar 8, 2012 9:59 AM, ..."), not the prose above one."""
    return bool(_opener().match(line) and re.search(r"\d", line)) or line.rstrip().endswith("<")


@lru_cache(maxsize=256)
def _may_open(line: str) -> bool:
    """Whether a line may be the first of an introduction that runs on: it starts like one or holds a date, time or address."""
    return bool(_opener().match(line) or _DATE.search(line) or _TIME.search(line) or "@" in line or "<" in line) and not (
        line.endswith((".", "!", "?")) and not (_EMAIL.search(line) or _verb().search(line))
    )


@lru_cache(maxsize=256)
def is_introduction(line: str, *, followed: bool = False) -> bool:
    """Whether a joined line introduces a quote: who wrote, when, by whom, in one of many languages.

    `followed`: a "> " line comes next, so that the colon may be missing.
    """
    bare = line.strip(" *_-–—>")
    if not _DIGIT_OR_AT.search(bare):
        return bool(followed and bare.endswith(":") and len(bare.split()) <= 12 and _verb().search(bare))
    if _ISO_NAME.match(bare) or _FROM_NAME.match(bare):
        return True
    colon = bare.endswith((":", "："))
    when = bool(_TIME.search(bare)) + bool(_DATE.search(bare))
    if colon and _EMAIL.search(bare) and (when == 2 or (followed and len(bare) < 120)):
        return True
    if not (colon or followed or line.rstrip().endswith("--")) or not _verb().search(bare):
        return False
    return bool(_EMAIL.search(bare)) or when == 2 or (when == 1 and bool(_opener().match(bare))) or (followed and when >= 1)


def _header_block(lines: list[str], place: int) -> int:
    """How many lines from here make the header of quoted history (From, Sent, To, Subject); 0 for none."""
    if ":" not in lines[place] and "：" not in lines[place]:
        return 0
    first = _header().match(lines[place])
    if not first:
        return 0
    names = [_name(first), *_more_names(lines[place][first.end() :])]
    run, gap = 1, 0
    for line in lines[place + 1 : place + 20]:
        found = _header().match(line)
        if found:
            names += [_name(found), *_more_names(line[found.end() :])]
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


def _more_names(rest: str) -> list[str]:
    """Header names further on in the same line: HTML often loses the breaks between them."""
    return [hit[1].lower() for hit in _inline_header().finditer(rest[:400])]


def _name(found: re.Match[str]) -> str:
    return found[1].strip().lower()


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"^[\W_]*(?:" + "|".join(load("inbox_quotes")["lead_labels"]) + r")\b[^.?!]{0,40}$", re.IGNORECASE)


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
def _inline_header() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in load("inbox_quotes")["others"] if len(name) >= 4)
    return re.compile(rf"\s({names})\s?:\s")


@cache
def _senders() -> frozenset[str]:
    return frozenset(name.lower() for name in load("inbox_quotes")["from"])
