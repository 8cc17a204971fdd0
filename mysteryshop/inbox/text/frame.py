"""A letter out of the frame that its page shows: small print and links at its head and its end. Pure.

Whoever says "I" speaks himself, a price is the message, and something must be left: words too many are the smaller harm.
"""

from __future__ import annotations

from mysteryshop.inbox.mail.small_print import SmallPrint
from mysteryshop.inbox.text.asides import says_i
from mysteryshop.inbox.text.card_lines import MONEY, NAME, has_contact, is_block_line
from mysteryshop.inbox.text.footers import footer, paragraphs_of, without_footers
from mysteryshop.inbox.text.signature import is_closing, is_postscript

MOST_WORDS = 120
"""Words of a paragraph of small print; nobody reads longer ones, and whose letter is one long paragraph wrote it."""
MOST_PARAGRAPHS = 12


def without_frame(lines: list[str], small: SmallPrint) -> tuple[list[str], str]:
    """(the letter, the card that stood in small print under it); the lines as they are where nothing would be left."""
    if not small:
        return lines, ""
    kept, cards = lines, list[str]()
    for _ in range(MOST_PARAGRAPHS):
        kept = without_footers(kept)
        paragraphs = paragraphs_of(kept)
        if not paragraphs:
            break
        begin, end = paragraphs[-1]
        start = next((place for place in range(end, begin, -1) if not _is_framed(lines, place - 1, small)), begin)
        last = kept[start:end]
        if not last or (start == begin and len(paragraphs) < 2) or not (_may_go(last) or small.pictured(last)):
            break
        if any(map(has_contact, last)) and all(map(is_block_line, last)):
            cards = [*last, *cards]
        kept = kept[:start]
    kept = _without_head(kept, small)
    return (kept, "\n".join(line.strip() for line in cards)) if _says_something(kept) else (lines, "")


def _without_head(lines: list[str], small: SmallPrint) -> list[str]:
    for _ in range(MOST_PARAGRAPHS):
        paragraphs = paragraphs_of(lines)
        if len(paragraphs) < 2:
            break
        begin, end = paragraphs[0]
        stop = next((place for place in range(begin, end) if not _is_framed(lines, place, small)), end)
        if stop == begin or not _may_go(lines[begin:stop]) or _asks(lines[begin:stop]):
            break
        lines = lines[stop:]
    return lines


def _asks(lines: list[str]) -> bool:
    """Whether somebody asks something, other than how a mail may be seen."""
    return any("?" in line and not footer().search(line) for line in lines)


def _is_framed(lines: list[str], place: int, small: SmallPrint) -> bool:
    """Whether a line is the frame's: small print, and neither a goodbye nor the name under one that a card below repeats."""
    line = lines[place]
    return not is_closing(line) and small.holds(line) and not _signs(lines, place)


def _signs(lines: list[str], place: int) -> bool:
    name = lines[place].strip()
    if not NAME.match(name) or name.casefold() not in (line.strip().casefold() for line in lines[place + 1 :]):
        return False
    return is_closing(next((line for line in reversed(lines[max(0, place - 2) : place]) if line.strip()), ""))


def _may_go(lines: list[str]) -> bool:
    text = " ".join(line.strip() for line in lines)
    return len(text.split()) <= MOST_WORDS and not MONEY.search(text) and not says_i(text) and not is_postscript(text)


def _says_something(lines: list[str]) -> bool:
    """Whether a letter is left: more than a greeting, or a goodbye."""
    paragraphs = [" ".join(lines[begin:end]).strip() for begin, end in paragraphs_of(lines) if not is_closing(lines[begin])]
    return len(paragraphs) > 1 or bool(paragraphs and not paragraphs[0].endswith((",", ":")))
