"""The lines that introduce older words: "On ..., ... wrote:" in many languages, and the From-Sent-To-Subject block. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mysteryshop.lexicons import load

QUOTED = re.compile(r"^\s{0,8}(?:>|\|(?=\s)|│)")
_EMAIL = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
TIME = re.compile(r"\b\d{1,2}[:.hH]\s?\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}年")
TELLING = re.compile(r"[\d@<:]")
"""Without any of these a line dates, names and introduces nothing."""
_RUN_ON = re.compile(r"^(.{20,250}?(?::|：|---))(?:\s{2,}|\t+)\S")
"""An introduction with the quoted words behind it in the same line, as some phones send it."""
_ISO_NAME = re.compile(r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\D{1,4}\d{1,2}[:.]\d{2}.{0,160}@.{1,160}:?\s*$")
_FROM_NAME = re.compile(r"^.{6,80}\d{1,2}:\d{2}.{0,40}\b(?:from|von|de|da|van|от)\b.{0,200}@.{1,200}:\s*$", re.IGNORECASE)
_STAMPED = re.compile(r"^\d[\d./ -]{5,12},?\s+\d{1,2}[:.]\d{2}(?::\d{2})?\s*[-–|,·]?\s*[^\W\d_][^\d.!?]{2,50}[:：]$")
"""A date, a time and a name, and nothing else."""
_DIGIT_OR_AT = re.compile(r"\d|@")


def may_introduce(line: str) -> bool:
    """Whether a line may be an introduction, or the first of one, with a quote under it or without."""
    bare = line.strip()
    return bool(_RUN_ON.match(line) or _may_open(bare) or is_introduction(bare) or is_introduction(bare, followed=True))


def introduction(lines: list[str], place: int) -> int:
    """How many lines from here make one "On ..., ... wrote:" introduction; 0 for none."""
    if not TELLING.search(lines[place]) and not opener().match(lines[place].strip()):
        return 0  # most lines of most mails
    if (behind := _RUN_ON.match(lines[place])) and is_introduction(behind[1]) and opener().match(lines[place]):
        return 1
    joined = ""
    for run in range(1, 6):
        if place + run > len(lines):
            return 0
        line = lines[place + run - 1].strip()
        if not line or (run > 1 and QUOTED.match(line)):
            return 0
        joined = f"{joined} {line}".strip()
        if len(joined) > 400:
            return 0
        followed = place + run < len(lines) and any(QUOTED.match(after) for after in lines[place + run : place + run + 2])
        alone = run > 1 and not _opens(lines[place]) and is_introduction(line, followed=followed)
        ends_later = not joined.endswith(":") and place + run < len(lines) and lines[place + run].rstrip().endswith("):")
        if is_introduction(joined, followed=followed) and not alone and not ends_later:
            return run
        if run == 1 and not _may_open(joined):
            return 0
    return 0


def _opens(line: str) -> bool:
    """Whether a line is itself the beginning of an introduction ("On Mar 8, 2012 9:59 AM, ..."), not the prose above one."""
    return bool(opener().match(line) and re.search(r"\d", line)) or line.rstrip().endswith("<")


@lru_cache(maxsize=256)
def _may_open(line: str) -> bool:
    """Whether a line may be the first of an introduction that runs on: it starts like one or holds a date, time or address."""
    return bool(opener().match(line) or _DATE.search(line) or TIME.search(line) or "@" in line or "<" in line) and not (
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
    when = bool(TIME.search(bare)) + bool(_DATE.search(bare))
    if colon and _EMAIL.search(bare) and (when == 2 or (followed and len(bare) < 120)):
        return True
    if colon and when == 2 and _STAMPED.match(bare):
        return True
    if not (colon or followed or line.rstrip().endswith("--")) or not _verb().search(bare):
        return False
    return bool(_EMAIL.search(bare)) or when == 2 or (when == 1 and bool(opener().match(bare))) or (followed and when >= 1)


def header_block(lines: list[str], place: int) -> int:
    """How many lines from here make the header of quoted history (From, Sent, To, Subject); 0 for none."""
    if ":" not in lines[place] and "：" not in lines[place]:
        return 0
    first = header().match(lines[place])
    if not first:
        return 0
    names = [_name(first), *_more_names(lines[place][first.end() :])]
    run, gap = 1, 0
    for line in lines[place + 1 : place + 20]:
        found = header().match(line)
        if found:
            names += [_name(found), *_more_names(line[found.end() :])]
            run, gap = run + gap + 1, 0
        elif (line.strip() and gap < 2 and run + gap < 18 and not line.rstrip().endswith((".", "!", "?"))) or (
            not line.strip()
            and gap == 0
            and len(names) < 3
            and place + run + 1 < len(lines)
            and header().match(lines[place + run + 1])
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
def _verb() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(load("inbox_quotes")["verbs"], key=len, reverse=True))
    joined = "|".join(re.escape(word) for word in load("inbox_quotes")["verbs_joined"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?:{joined})", re.IGNORECASE)


@cache
def opener() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(load("inbox_quotes")["openers"], key=len, reverse=True))
    return re.compile(rf"^[\s*_>-]*(?:{words})\b", re.IGNORECASE)


@cache
def header() -> re.Pattern[str]:
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
