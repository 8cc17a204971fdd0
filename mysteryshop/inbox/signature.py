"""The signature and footer under a message, found without a delimiter; the goodbye and the name stay in the text. Pure."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from mysteryshop.inbox.words import Words
from mysteryshop.lexicons import load

MAX_BLOCK_LINES = 18
MAX_FOOTER_PARAGRAPHS = 12
MAX_PARAGRAPH = 2_000
LONG_LINE = 90
"""Characters from which a line is prose, not one of a card."""

_PHONE = re.compile(r"(?:\+|\(|\b0)\d[\d\s()./-]{6,}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_BARE_NUMBER = re.compile(r"^\s*(?:\d[\s()./-]{0,2}){9,15}$")
"""A line of nine digits or more and nothing else, as numbers are written where they begin with no zero."""
_NAME = re.compile(
    r"^[^\W\d_][^\W\d_'’.-]*[^\d\s]*(?:(?:\s+(?:van|von|zu|de|den|der|het|'t|ten|ter|la|le|del|di|da|do|dos|el|y|e|bin|al)){0,2}\s+[^\W\d_a-z][^\d\s]*){0,3},?$"
)
MONEY = re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£]|EUR\b|USD\b|euros?\b)", re.IGNORECASE)
_CONTACT = re.compile(
    r"@\w|\bwww\.|https?://|\b[\w-]+\.(?:com|net|org|de|fr|es|it|nl|pt|be|at|ch|co\.uk|eu|us|ca|example|test)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W*(?:tel|tlf|tlm|puh|phone|mobile|cell|office|direct|fax|telefon|handy|mobil|téléphone|tél|portable|teléfono|móvil|telefono|cellulare|cell|telefoon|mobiel|telemóvel|telefone|celular|t|m|p|f|e|o|c|d|w)\s?[.:|]",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,5}\s+[A-ZÀ-Þ][\w'.-]+(?:\s+\w+){0,4}\s(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|hwy|highway|pkwy|way|plaza|court|ct|suite)\b"
    r"|\b(?:stra(?:ß|ss)e|straat|weg|laan|platz|allee)\s?\d|\w+(?:stra(?:ß|ss)e|str\.|straat|weg|laan)\s\d|\b(?:rue|avenue|av\.|bd|boulevard|chemin|calle|avda|av|via|viale|corso|piazza|rua|avenida)\s.{2,40}\d"
    r"|\b[A-Z]{2}\s\d{5}\b|\b\d{5}\s[A-ZÀ-Þ]\w+|\b\d{4}\s?[A-Z]{2}\s[A-Z]",
    re.IGNORECASE,
)


_BETWEEN = re.compile(r"\s+[|•·–—-]\s+")
"""What stands between the parts of a card in one row."""
_SENTENCE = re.compile(r"[.!?:;,]\s*$|\b(?:PS|P\.S)\b")
_POSTSCRIPT = re.compile(r"\W*(?:p\.?\s?s\b|n\.?\s?b\b|post ?script|nachtrag|übrigens|btw|by the way|also)", re.IGNORECASE)
_PROSE = re.compile(r"\?|\b[^\W\d_]+ [^\W\d_]+ [^\W\d_]+", re.IGNORECASE)


def split_signature(lines: list[str], sender: str = "") -> tuple[list[str], str]:
    """(body, signature): footers are dropped from the end, then a block of contact lines under the goodbye, or under the name
    of the `sender`, set apart."""
    body = _without_footers(lines)
    row = _row_start(body)
    if row is not None:
        body, row_lines = _without_footers(body[:row]), body[row:]
    else:
        row_lines = []
    body = _without_note_under_card(body, sender)
    start = _card_start(body, sender)
    block = [line.strip() for line in [*body[len(body) if start is None else start :], *row_lines] if line.strip()]
    return body[:start], "\n".join(block)


def _row_start(lines: list[str]) -> int | None:
    """Where a last paragraph stands that is a card in one row ("Lee Motors - 12 Main Street - 555 123 4567"); None where there
    is none. After a colon it is the message."""
    paragraphs = _paragraphs(lines)
    if len(paragraphs) < 2:
        return None
    begin, end = paragraphs[-1]
    parts = [part.strip() for part in _BETWEEN.split(" ".join(lines[begin:end]).strip()) if part.strip()]
    if len(parts) < 2 or lines[paragraphs[-2][1] - 1].rstrip().endswith(":") or is_closing(lines[begin]):
        return None
    if not all(is_block_line(part) for part in parts):
        return None
    contacts = [has_contact(part) for part in parts]
    return begin if sum(contacts) >= 2 or (contacts[-1] and len(parts) >= 3) else None


def _without_footers(lines: list[str]) -> list[str]:
    """Drop legal and opt-out paragraphs at the end (they are kept in the full text), never the whole message."""
    paragraphs = _paragraphs(lines)
    if not paragraphs:
        return lines
    texts = [" ".join(line.strip() for line in lines[begin:end])[:MAX_PARAGRAPH] for begin, end in paragraphs]
    keep = len(paragraphs)
    while keep > 1 and (_is_footer(texts[keep - 1]) or _is_rule(texts[keep - 1])):
        keep -= 1
    for index in range(max(1, keep - MAX_FOOTER_PARAGRAPHS), keep):
        if _strong().search(texts[index]):
            rest = texts[index:keep]
            if sum(_is_footer(text) for text in rest) * 2 >= len(rest):
                keep = index
                break
    begin, end = paragraphs[keep - 1]
    return [*lines[:begin], *_without_last_words(lines[begin:end])] if keep > 1 else lines[:end]


def _without_note_under_card(lines: list[str], sender: str) -> list[str]:
    """Drop a last paragraph of prose under a card with a number or an address: stores put legal notes there, in words no list
    knows. A postscript or a question stays, and so does all where no card stands above."""
    paragraphs = _paragraphs(lines)
    if len(paragraphs) < 3:
        return lines
    begin, end = paragraphs[-1]
    text = " ".join(line.strip() for line in lines[begin:end])
    if len(text.split()) < 8 or "?" in text or _POSTSCRIPT.match(text) or all(is_block_line(line) for line in lines[begin:end]):
        return lines
    above = lines[:begin]
    start = _card_start(above, sender)
    carded = start is not None and any(has_contact(line) for line in above[start:])
    return above if carded else lines


def _is_footer(text: str) -> bool:
    """A paragraph that is a footer from its first sentence on, or in several places; a price is the message, whatever stands
    beside it."""
    hits = list(islice(footer().all(text), 2))
    if not hits or MONEY.search(text):
        return False
    return not _spoken_before(text, hits[0].start()) or (len(hits) > 1 and "?" not in text[: hits[0].start()])


def _spoken_before(text: str, place: int) -> str:
    """The sentences of prose in front of the one that a footer's words stand in."""
    ends = [end.end() for end in re.finditer(r"[.!?…](?=\s)", text[:place])]
    said = text[: ends[-1]] if ends else ""
    if len(said.split()) < 4 or has_contact(said) or not said.endswith(("?", "!", ".")) or not _PROSE.search(said):
        return ""
    row = [len(part.split()) for part in _BETWEEN.split(said)]
    return "" if len(row) > 1 and max(row) <= 6 else said


def _without_last_words(lines: list[str]) -> list[str]:
    """A paragraph without an opt-out sentence at its end ("... Does Saturday suit you? Reply STOP to opt out.")."""
    text = " ".join(line.strip() for line in lines)
    hit = _opt_out().search(text[:MAX_PARAGRAPH])
    said = _spoken_before(text, hit.start()) if hit else ""
    return [said] if said and len(text) - len(said) < 200 and not MONEY.search(text[len(said) :]) else lines


def _paragraphs(lines: list[str]) -> list[tuple[int, int]]:
    """Runs of lines that are not empty, as (first, past the last); a long legal note right under a card is one of its own."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for place, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = place
        elif start is not None and len(line) > LONG_LINE and is_block_line(lines[place - 1]) and _is_footer(line.strip()):
            found.append((start, place))
            start = place
        elif not line.strip() and start is not None:
            found.append((start, place))
            start = None
    return found


def _is_rule(text: str) -> bool:
    return bool(re.fullmatch(r"[-_=*#~—–\s]{3,}", text))


def _card_start(lines: list[str], sender: str) -> int | None:
    """Where the card begins: under the goodbye and the name, else under the sender's own name; None where there is none to be
    sure of. A goodbye in words of its own ("V/r,") stands above the name, which stays with it."""
    start, named = _block_start(lines), _under_the_name(lines, sender) if sender else None
    goodbye = lines[start - 1].rstrip() if start else ""
    if start is None or (named == start + 1 and goodbye.endswith(",") and not is_closing(goodbye)):
        start = named
    elif named is not None:
        start = min(start, named)
    return start - 1 if start is not None and _heads_card(lines, start - 1) else start


def _heads_card(lines: list[str], place: int) -> bool:
    """Whether the name at `place` is the card's first line, not the letter's last: an empty line above it and none below."""
    if place < 2 or place + 1 >= len(lines) or not lines[place + 1].strip() or lines[place - 1].strip():
        return False
    return bool(_NAME.match(lines[place].strip())) and not is_closing(lines[place])


def _block_start(lines: list[str]) -> int | None:
    """Where the contact block under the goodbye and the name begins; None where there is none to be sure of."""
    goodbye = None
    filled = [place for place, line in enumerate(lines) if line.strip()]
    for place in filled[-MAX_BLOCK_LINES:]:
        if place > filled[0] and is_closing(lines[place]):
            goodbye = place
    if goodbye is None:
        return _bare_block_start(lines)
    after = [place for place in filled if place > goodbye]
    if after and _names_someone(lines[goodbye]) and _is_block([lines[place] for place in after]):
        return after[0] if any(has_contact(lines[place]) for place in after) else None
    if len(after) < 2 or not is_block_line(lines[after[0]]) or not _is_block([lines[place] for place in after[1:]]):
        return None
    below = [lines[place] for place in after[1:]]
    return after[1] if any(has_contact(line) for line in below) or _are_titles(lines[after[0]], below) else None


def _under_the_name(lines: list[str], sender: str) -> int | None:
    """Where the card begins under a line that is the sender's own name ("Ann", "Ann Lee", "Ann L."), the goodbye above it
    worded however it is."""
    names = {word for word in re.findall(r"\w+", sender.casefold()) if len(word) >= 2}
    filled = [place for place, line in enumerate(lines) if line.strip()]
    for place in reversed(filled[1:][-MAX_BLOCK_LINES:]):
        words = re.findall(r"\w+", lines[place].casefold())
        if not 1 <= len(words) <= 4 or not _NAME.match(lines[place].strip()) or words[0] not in names:
            continue
        if not all(word in names or len(word) == 1 or len(words) == 2 for word in words):
            continue
        below = [lines[one] for one in filled if one > place]
        if not below or not _is_block(below):
            return None
        begin = _opens(lines, place)
        return begin if any(has_contact(line) for line in below) or _are_titles(lines[place], below) else None
    return None


def _bare_block_start(lines: list[str]) -> int | None:
    """A card without a goodbye: the last paragraph opens with a name, and a phone or address stands in it. The name stays."""
    paragraphs = _paragraphs(lines)
    if len(paragraphs) < 2:
        return None
    begin, end = paragraphs[-1]
    if lines[paragraphs[-2][1] - 1].rstrip().endswith(":"):
        return None  # "Ask my colleague:" - then the card is the message
    if end - begin == 1 and (parts := _BETWEEN.split(lines[begin].strip()))[1:] and _NAME.match(parts[0]):
        return begin if any(has_contact(part) for part in parts[1:]) and all(is_block_line(part) for part in parts) else None
    if len(paragraphs) > 2 and _is_head_of_card(lines[slice(*paragraphs[-2])]) and _is_card(lines[begin:end]):
        return paragraphs[-2][0] + 1
    card = [line.strip() for line in lines[begin:end]]
    if not 2 <= len(card) <= 10 or not _NAME.match(card[0]) or not _is_block(card):
        return None
    contacts = sum(has_contact(line) for line in card[1:])
    return _opens(lines, begin) if contacts >= 2 or (contacts and len(card) <= 4) else None


def _opens(lines: list[str], name: int) -> int:
    """Where a card headed by the name at `name` begins: under it, for a letter ends with its writer's name; with it where the
    letter is signed above by the same first name."""
    above = next((line.strip() for line in reversed(lines[:name]) if line.strip()), "")
    signed = bool(_NAME.match(above)) and len(above.split()) <= 2
    return name if signed and above.split()[0].casefold() == lines[name].split()[0].casefold() else name + 1


def _are_titles(name: str, below: list[str]) -> bool:
    """A name with a title and a store under it: two short lines or more that begin as names do and end as no sentence does."""
    return (
        len(below) >= 2
        and bool(_NAME.match(name.strip()))
        and all(len(line.split()) <= 6 and line.strip()[:1].isupper() and not _SENTENCE.search(line) for line in below)
    )


def _is_head_of_card(lines: list[str]) -> bool:
    """A name with a title under it, and nothing else."""
    bare = [line.strip() for line in lines]
    return (
        2 <= len(bare) <= 3
        and bool(_NAME.match(bare[0]))
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


def is_closing(line: str) -> bool:
    """Whether a line is a goodbye ("Best regards,", "Mit freundlichen Grüßen")."""
    bare = line.strip().rstrip(",.!;:- ").lower()
    return len(bare) <= 60 and bool(_closing().match(bare))


def is_block_line(line: str) -> bool:
    """Short, not prose: a name, a title, a store, an address, a number."""
    bare = line.strip()
    if " | " in bare:
        return all(is_block_line(part) for part in bare.split(" | ") if part.strip())
    if _slogan().search(bare) and len(bare.split()) <= 14:
        return not MONEY.search(bare)
    return (
        len(bare) <= 90
        and len(bare.split()) <= 14
        and not MONEY.search(bare)
        and not (bare.endswith(("?", "!")) or (bare.endswith(".") and len(bare.split()) > 7))
    )


def _is_block(lines: list[str]) -> bool:
    """Whether lines are a card's; the last of four or more, right under a number or an address, may say a few words of its own
    ("Ask me about our winter check!")."""
    if len(lines) >= 4 and not is_block_line(lines[-1]) and has_contact(lines[-2]) and _is_motto(lines[-1]):
        lines = lines[:-1]
    return all(is_block_line(line) for line in lines)


def _is_motto(line: str) -> bool:
    bare = line.strip()
    return len(bare.split()) <= 12 and not bare.endswith("?") and not MONEY.search(bare) and not _POSTSCRIPT.match(bare)


def has_contact(line: str) -> bool:
    """A phone number, address of any kind, or a label of one."""
    return bool(
        _PHONE.search(line)
        or _BARE_NUMBER.match(line)
        or _CONTACT.search(line)
        or _LABEL.match(line.strip())
        or _STREET.search(line)
    )


@cache
def _closings() -> frozenset[str]:
    return frozenset(load("inbox_quotes")["closings"])


@cache
def _closing() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(set(load("inbox_quotes")["closings"]), key=len, reverse=True))
    return re.compile(rf"^(?:{words})(?:\W+\w+){{0,3}}$", re.IGNORECASE)


@cache
def _slogan() -> Words:
    return Words("|".join(load("inbox_quotes")["slogans"]))


@cache
def _opt_out() -> Words:
    return Words("|".join(load("inbox_quotes")["opt_out_sentences"]))


@cache
def footer() -> Words:
    """Legal notes, opt-out lines and the like, which no shopper reads as part of the message."""
    return Words("|".join(load("inbox_quotes")["footers"]))


@cache
def _strong() -> re.Pattern[str]:
    return re.compile("|".join(load("inbox_quotes")["footers"][:3]), re.IGNORECASE)
