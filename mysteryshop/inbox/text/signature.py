"""The signature and footer under a message, found without a delimiter; the goodbye and the name stay in the text. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mysteryshop.inbox.text.card_lines import BETWEEN, MONEY, NAME, has_contact, is_bare_contact, is_block_line
from mysteryshop.inbox.text.footers import LONG_LINE, paragraphs_of, row_start, without_footers
from mysteryshop.inbox.text.writer import NOBODY, Writer
from mysteryshop.lexicons import load

MAX_BLOCK_LINES = 18
LONGEST_NAME = 80
MAX_NOTES = 3
MAX_ROWS = 3
"""Cards in one row, one under the other."""

_STARRED = re.compile(r"^\s*\*([^*\n]{2,60})\*\s*$")
_HOUSE = re.compile(r"^\d{1,5}[a-z]?\s[A-ZÀ-Þ]|\b\d{4,5}\s[A-ZÀ-Þ]")
_STREET = re.compile(r"^(?!19\d\d|20\d\d)\d{1,6}(?: [A-ZÀ-Þ][\w.'-]*){1,5}(?: \d{1,4})?$")
_TITLED = re.compile(r"\s+(?:[|•·–—-]|//)\s+|,\s+|\s+(?=\()")
_SENTENCE = re.compile(r"[.!?:;,]\s*$|\b(?:PS|P\.S)\b")
_POSTSCRIPT = re.compile(r"\W*(?:p\.?\s?s\b|n\.?\s?b\b|post ?script|nachtrag|übrigens|btw|by the way|also)", re.IGNORECASE)


def split_signature(lines: list[str], writer: Writer = NOBODY) -> tuple[list[str], str]:
    """(body, signature): footers are dropped from the end, then a block of contact lines under the goodbye, or under the name
    of the `writer`, set apart."""
    body, block = _without_stars(lines), list[str]()
    for _ in range(MAX_ROWS):
        body = _without_note_under_card(without_footers(body), writer)
        row, start = row_start(body), _card_start(body, writer)
        carded = start is not None and (row is None or start < row)
        cut = start if carded else row
        if carded and cut and (parts := _name_and_title(body, cut)):
            body[cut : cut + 1] = parts
            cut += 1
        body, block = body[:cut], [*body[len(body) if cut is None else cut :], *block]
        if carded or row is None:
            break
    return body, "\n".join(line.strip() for line in block if line.strip())


def _name_and_title(lines: list[str], place: int) -> list[str]:
    """The name and the title of a line that holds both, right under a goodbye: the name belongs to it; [] elsewhere."""
    above = next((line for line in reversed(lines[:place]) if line.strip()), "")
    if not (is_closing(above) and place < len(lines) and _may_be_titled(lines[place])):
        return []
    return _TITLED.split(lines[place].strip(), maxsplit=1)


def _without_stars(lines: list[str]) -> list[str]:
    """The lines with the stars taken off that stand for bold print around a whole short line near the end ("*Ann Lee*")."""
    near = [_STARRED.sub(r"\1", line) if "*" in line else line for line in lines[-2 * MAX_BLOCK_LINES :]]
    return [*lines[: -2 * MAX_BLOCK_LINES], *near]


def _without_note_under_card(lines: list[str], writer: Writer) -> list[str]:
    """Drop the last paragraphs of prose under a card with a number or an address: stores put legal notes there, in words no list
    knows. A postscript or a question stays, and so does all where no card stands above."""
    if (above := _without_glued_note(lines, writer)) is not None:
        return above
    for begin, end in reversed(paragraphs_of(lines)[1:][-MAX_NOTES:]):
        text = " ".join(line.strip() for line in lines[begin:end])
        if not _is_note(text, lines[begin:end]):
            break
        above = lines[:begin]
        start = _card_start(above, writer)
        if start is not None and any(has_contact(line) for line in above[start:]):
            return above
    return lines


def _without_glued_note(lines: list[str], writer: Writer) -> list[str] | None:
    """The lines without one of long prose right under a card with a number or an address; None where there is none such."""
    last = next((place for place in range(len(lines) - 1, 1, -1) if lines[place].strip()), 0)
    if (
        not last
        or len(lines[last]) <= LONG_LINE
        or not is_block_line(lines[last - 1])
        or not _is_note(lines[last], [lines[last]])
    ):
        return None
    start = _card_start(lines[:last], writer)
    return lines[:last] if start is not None and any(map(has_contact, lines[start:last])) else None


def _is_note(text: str, lines: list[str]) -> bool:
    """Prose, or a row of numbers under which a store is registered; no postscript and no question."""
    if "?" in text or _POSTSCRIPT.match(text):
        return False
    if all(map(is_block_line, lines)):
        return len(lines) == 1 and len(_TITLED.split(text)) >= 3 and sum(map(str.isdigit, text)) >= MAX_ROWS
    return len(text.split()) >= 8


def _card_start(lines: list[str], writer: Writer) -> int | None:
    """Where the card begins: under the goodbye and the name, else under the sender's own name; None where there is none to be
    sure of. A goodbye in words of its own ("V/r,") stands above the name, which stays with it."""
    start, named = _block_start(lines), _under_the_name(lines, writer) if writer.name else None
    if start is None and named is None:
        return _imprint_start(lines, writer)
    goodbye = lines[start - 1].rstrip() if start else ""
    if start is None or (named == start + 1 and goodbye.endswith(",") and not is_closing(goodbye)):
        start = named
    elif named is not None:
        start = min(start, named)
    if start is not None and _heads_card(lines, start - 1):
        start -= 1
    if start is not None and (house := _under_its_house(lines, start, writer)) is not None:
        return house
    return None if start is None else _from_second_goodbye(lines, start)


def _under_its_house(lines: list[str], start: int, writer: Writer) -> int | None:
    """Where the store's name heads a card at `start`, or the name right above it; None where it does not."""
    above = [place for place in range(start) if lines[place].strip()][-2:]
    if len(above) == 2 and not NAME.match(lines[above[1]].strip()):
        above = above[1:]
    heads = (place for place in above if place and len(lines[place]) <= LONGEST_NAME and writer.is_of_house(lines[place]))
    return next(heads, None)


def _from_second_goodbye(lines: list[str], start: int) -> int:
    """Where the card begins whose own goodbye and name stand above `start`, in a letter that was signed above them: programs put
    in "Best regards, Dana Whitlock" under what Dana signed herself."""
    filled = [place for place in range(start + 1) if place < len(lines) and lines[place].strip()]
    for name in (len(filled) - 1, len(filled) - 2):
        if name >= 2 and is_closing(lines[filled[name - 1]]) and _signs(lines[filled[name - 2]], lines[filled[name]]):
            return filled[name - 1]
    return start


def _signs(line: str, name: str) -> bool:
    """Whether a line is the bearer of a name, in full, by first name or by initials."""
    signed, words = line.strip(" ,.-–—").casefold(), re.findall(r"[^\W\d_]+", name.casefold())
    bare = re.sub(r"\W+", "", signed)
    return (
        bool(words) and bool(signed) and (signed in (words[0], " ".join(words)) or bare == "".join(one[0] for one in words[:3]))
    )


def _heads_card(lines: list[str], place: int) -> bool:
    """Whether the name at `place` is the card's first line, not the letter's last: an empty line above it and none below, or all
    in capitals, as nobody types it."""
    if place < 2 or place + 1 >= len(lines) or not lines[place + 1].strip():
        return False
    name = lines[place].strip()
    printed = name.isupper() and len(name.split()) >= 2
    return (printed or not lines[place - 1].strip()) and bool(NAME.match(name)) and not is_closing(name)


def _block_start(lines: list[str]) -> int | None:
    """Where the contact block under the goodbye and the name begins; None where there is none to be sure of."""
    goodbye = None
    filled = [place for place, line in enumerate(lines) if line.strip()]
    for place in filled[-MAX_BLOCK_LINES:]:
        if place > filled[0] and (is_closing(lines[place]) or _ends_a_letter(lines, place)):
            goodbye = place
    if goodbye is None:
        return _bare_block_start(lines)
    after = _without_motto(lines, [place for place in filled if place > goodbye])
    if after and _names_someone(lines[goodbye]) and _is_block([lines[place] for place in after]):
        return after[0] if any(has_contact(lines[place]) for place in after) else None
    if len(after) < 2 or not is_block_line(lines[after[0]]) or not _is_block([lines[place] for place in after[1:]]):
        return None
    below = [lines[place] for place in after[1:]]
    if _may_be_titled(lines[after[0]]) and any(has_contact(line) for line in below):
        return after[0]
    return after[1] if any(has_contact(line) for line in below) or _are_titles(lines[after[0]], below) else None


def _ends_a_letter(lines: list[str], place: int) -> bool:
    """A goodbye in words no list holds: a few words and a comma on a line of their own, and a name in full right under them
    ("Looking forward to meeting you,")."""
    line, below = lines[place].strip(), lines[place + 1].strip() if place + 1 < len(lines) else ""
    apart = place > 0 and not lines[place - 1].strip()
    return apart and line.endswith(",") and len(line.split()) <= 6 and bool(NAME.match(below)) and len(below.split()) >= 2


def _under_the_name(lines: list[str], writer: Writer) -> int | None:
    """Where the card begins under a line that is the sender's own name ("Ann", "Ann Lee", "Ann L."), the goodbye above it
    worded however it is; with the line where his title stands beside his name, which nobody types."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    begin = None
    for place in reversed(filled[1:][-MAX_BLOCK_LINES:]):
        line = lines[place].strip()
        named = len(line) <= LONGEST_NAME and _is_name_of(line, writer)
        if not named and not (len(line) <= LONGEST_NAME and _is_titled(line, writer)):
            continue
        below = [lines[one] for one in _without_motto(lines, [one for one in filled if one >= place])[1:]]
        if below and _is_block(below) and (any(has_contact(one) for one in below) or _are_titles(line, below)):
            begin = _opens(lines, place) if named else place
    return begin


def _is_name_of(line: str, writer: Writer) -> bool:
    words = re.findall(r"\w+", line.casefold())
    if not 1 <= len(words) <= 4 or words[0] not in writer.names or not NAME.match(line):
        return False
    return all(word in writer.names or len(word) == 1 or len(words) == 2 for word in words)


def _is_titled(line: str, writer: Writer) -> bool:
    """The sender's full name with a title beside it ("Ann Lee | Sales", "Ann Lee, Sales Manager", "Ann Lee (Sales)")."""
    return _may_be_titled(line) and writer.is_called(re.findall(r"\w+", _TITLED.split(line, maxsplit=1)[0].casefold()))


def _may_be_titled(line: str) -> bool:
    """A name in full with something beside it that may be a title, whoever it is."""
    name, *rest = _TITLED.split(line.strip(), maxsplit=1)
    if not rest or not 2 <= len(name.split()) <= 4 or not NAME.match(name):
        return False
    title = rest[0]
    return title.lstrip("(")[:1].isalpha() and len(title.split()) <= 8 and not title.endswith((".", "!", "?", ":", ","))


def _bare_block_start(lines: list[str]) -> int | None:
    """A card without a goodbye: the last paragraph opens with a name, and a phone or address stands in it. The name stays."""
    paragraphs = paragraphs_of(lines)
    if len(paragraphs) < 2:
        return None
    begin, end = paragraphs[-1]
    if lines[paragraphs[-2][1] - 1].rstrip().endswith(":"):
        return None  # "Ask my colleague:" - then the card is the message
    if end - begin == 1 and (parts := BETWEEN.split(lines[begin].strip()))[1:] and NAME.match(parts[0]):
        return begin if any(has_contact(part) for part in parts[1:]) and all(is_block_line(part) for part in parts) else None
    if len(paragraphs) > 2 and _is_head_of_card(lines[slice(*paragraphs[-2])]) and _is_card(lines[begin:end]):
        return paragraphs[-2][0] + 1
    card = [line.strip() for line in lines[begin:end]]
    if _is_stores_own(card):
        return begin
    if not 2 <= len(card) <= 10 or not NAME.match(card[0]) or not _is_block(card):
        return None
    contacts = sum(has_contact(line) for line in card[1:])
    return _opens(lines, begin) if contacts >= 2 or (contacts and len(card) <= 4) else None


def _is_stores_own(card: list[str]) -> bool:
    """Where the store is and its number, without anybody's name: no line of them is a sentence, one is a number or an address
    and nothing else, another a place ("Lee Motors, 12 Main Street, Albany")."""
    if not 2 <= len(card) <= 6 or not all(is_block_line(line) for line in card) or any(is_closing(line) for line in card):
        return False
    bare = [place for place, line in enumerate(card) if is_bare_contact(line)]
    placed = any(
        has_contact(line) or line.count(",") >= 2 or _HOUSE.search(line) for place, line in enumerate(card) if place not in bare
    )
    return bool(bare) and placed and not any(line.endswith(("!", "?", ":")) for line in card)


def _imprint_start(lines: list[str], writer: Writer) -> int | None:
    """Where the store stands with its street under a letter that nobody signed: a last paragraph headed by the name that the mail
    came under, or that was named above."""
    paragraphs = paragraphs_of(lines)
    if len(paragraphs) < 2:
        return None
    begin, end = paragraphs[-1]
    head, card = lines[begin].strip(), [line.strip() for line in lines[begin + 1 : end]]
    if not 1 <= len(card) <= 5 or len(head.split()) < 2 or not head[:1].isupper() or is_closing(head):
        return None
    if not all(is_block_line(line) and not line.endswith(("!", "?", ":")) for line in card):
        return None
    if lines[paragraphs[-2][1] - 1].rstrip().endswith(":") or not any(map(str.isdigit, "".join(card))):
        return None
    told = head.casefold() == writer.name.casefold() or writer.is_of_house(head)
    known = told or any(head in line for line in lines[:begin]) or _is_address(head, card) or card[-1] in head
    return begin if known else None


def _is_address(head: str, card: list[str]) -> bool:
    """A name, a street with its number, and a place without one that the name may hold."""
    return len(card) == 2 and bool(_STREET.match(card[0])) and card[1].istitle() and not any(map(str.isdigit, head + card[1]))


def _opens(lines: list[str], name: int) -> int:
    """Where a card headed by the name at `name` begins: under it, for a letter ends with its writer's name; with it where the
    letter is signed above by the same first name."""
    above = next((line.strip() for line in reversed(lines[:name]) if line.strip()), "")
    signed = bool(NAME.match(above)) and len(above.split()) <= 2
    return name if signed and above.split()[0].casefold() == lines[name].split()[0].casefold() else name + 1


def _are_titles(name: str, below: list[str]) -> bool:
    """A name with a title and a store under it: two short lines or more that begin as names do and end as no sentence does."""
    return len(below) >= 2 and bool(NAME.match(name.strip())) and all(map(_is_title, below))


def _is_title(line: str) -> bool:
    return len(line.split()) <= 6 and line.strip()[:1].isupper() and not _SENTENCE.search(line)


def _is_head_of_card(lines: list[str]) -> bool:
    """A name with a title under it, and nothing else."""
    bare = [line.strip() for line in lines]
    return (
        2 <= len(bare) <= 3
        and bool(NAME.match(bare[0]))
        and len(bare[0].split()) >= 2
        and not any(line.endswith((".", "!", "?", ":", ",")) or MONEY.search(line) or len(line.split()) > 7 for line in bare)
    )


def _is_card(lines: list[str]) -> bool:
    """Two contact lines at least, and no prose."""
    return len(lines) <= 10 and all(is_block_line(line) for line in lines) and sum(has_contact(line) for line in lines) >= 2


def _names_someone(line: str) -> bool:
    """Whether a goodbye ends in a name ("LG Jörg", "Thanks, Kelly")."""
    goodbye, _, name = line.strip(" ,.!").rpartition(" ")
    return name[:1].isupper() and goodbye.rstrip(",.!").lower() in _closings()


def is_postscript(text: str) -> bool:
    """Whether words begin as what a writer adds himself under his name does ("PS", "By the way")."""
    return bool(_POSTSCRIPT.match(text))


@lru_cache(maxsize=1024)
def is_closing(line: str) -> bool:
    """Whether a line is a goodbye ("Best regards,", "Mit freundlichen Grüßen")."""
    bare = line.strip().rstrip(",.!;:- ").lower()
    return len(bare) <= 60 and bool(_closing().match(bare))


def _is_block(lines: list[str]) -> bool:
    """Whether lines are a card's; the last of four or more, under a number or an address, may say a few words of its own
    ("Ask me about our winter check!")."""
    if len(lines) >= 4 and not is_block_line(lines[-1]) and any(map(has_contact, lines[:-1])) and _is_motto(lines[-1]):
        lines = lines[:-1]
    return all(is_block_line(line) for line in lines)


def _without_motto(lines: list[str], places: list[int]) -> list[int]:
    """The places of a card's lines without the last where it says a few words of its own right under nothing but titles."""
    *titles, last = places or [0]
    glued = len(titles) >= 3 and titles[-1] == last - 1 and not _is_title(lines[last]) and _is_motto(lines[last])
    return titles if glued and all(_is_title(lines[place]) for place in titles[1:]) else places


def _is_motto(line: str) -> bool:
    bare = line.strip()
    return len(bare.split()) <= 12 and not bare.endswith("?") and not MONEY.search(bare) and not _POSTSCRIPT.match(bare)


@cache
def _closings() -> frozenset[str]:
    return frozenset(load("inbox_quotes")["closings"])


@cache
def _closing() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(set(load("inbox_quotes")["closings"]), key=len, reverse=True))
    return re.compile(rf"^(?:{words})(?:\W+\w+){{0,3}}$", re.IGNORECASE)
