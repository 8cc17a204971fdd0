"""The new text of a reply: what its writer wrote this time, with the signature kept apart. Pure.

Every line is told apart (text, quote, "... wrote:" line, header of quoted history, delimiter, phone's own line), and the picture
of the whole decides: answer above, below or between the quotes. Where it is open, words are kept: a footer too many is the
smaller harm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from mysteryshop.inbox.mail.small_print import NONE, SmallPrint
from mysteryshop.inbox.text.asides import is_aside, says_i
from mysteryshop.inbox.text.card_lines import MONEY, has_contact
from mysteryshop.inbox.text.footers import MAX_PARAGRAPH, footer, is_footer, without_banners
from mysteryshop.inbox.text.frame import without_frame
from mysteryshop.inbox.text.helpdesks import newest_comment
from mysteryshop.inbox.text.introductions import QUOTED
from mysteryshop.inbox.text.portal_rows import heads_words
from mysteryshop.inbox.text.quotes import (
    DELIMITER,
    EMPTY,
    HEADER,
    MOBILE,
    MOST_HEADING_WORDS,
    ORIGINAL,
    QUOTE,
    TEXT,
    WROTE,
    classify,
    heads_a_lead,
    heads_a_quote,
    is_phone_line,
    stamped_name,
)
from mysteryshop.inbox.text.relay import carried
from mysteryshop.inbox.text.signature import split_signature
from mysteryshop.inbox.text.visiting import is_visiting_block
from mysteryshop.inbox.text.writer import NOBODY, Writer

MAX_LINES = 8_000
MAX_LINE = 5_000
MOST_HEADS = 4
"""Lines above a name and a time that only head a message."""
FOOTER_LINES = 24
"""Lines under a rule in which a footer shows that it is one."""

_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\u1427]")
_PICTURE = re.compile(
    r"\[cid:[^\]\s]{1,120}\](?:<https?://[^>\s]{1,500}>)?|^(?:\[[^\]\n]{1,40}\]<https?://[^>\s]{1,500}>[ \t]*)+$", re.MULTILINE
)
"""What stands for a picture in the plain part: "[cid:image001.png@...]", or "[Facebook]<https://...>" alone in its line."""
_BEHIND_LABEL = re.compile(r"^(\S[^()\n]{0,60}?) \( https?://\S{1,500} \)$", re.MULTILINE)
"""A button of the page in the plain part, which programs write with its address between blanks ("View Car ( https://... )")."""
_BROKEN_LINK = re.compile(r"\s*\n\s*<\s*mailto:([^>]{1,200}?)\s*>")
_LINKED_APP = re.compile(r"<https?://\S+>\s*$")
_NAMES = re.compile(r"^[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3},?$")
_RULE = re.compile(r"^\s*[-_=]{8,}\s*$")
_FENCE = re.compile(r"^\s*([-_=*#~+])(?: ?\1){9,}\s*$")


@dataclass(frozen=True, slots=True)
class Reply:
    """`text`: the new words. `signature`: name block and what stood under a delimiter. `quoted`: whether history was cut.
    `boxes`: the texts of what its page sets apart."""

    text: str
    signature: str = ""
    quoted: bool = False
    boxes: tuple[str, ...] = ()


def new_text(source: str, *, marked_signature: str = "", writer: Writer = NOBODY, small: SmallPrint = NONE) -> Reply:
    """Cut a plain-text body. `marked_signature` is one the mail program itself marked in the HTML (already taken out);
    `writer`: whom the mail is from; what stands under it is a card, however the goodbye above is worded; `small`: what the page
    prints small, of this text or of the same words."""
    lines = newest_comment(without_banners(_without_fenced_footers(tidy(source)), writer), writer)
    if (letter := carried("\n".join(lines))) is not None:
        lines = letter.split("\n")
    kinds = classify(lines)
    kept, under, quoted = _without_history(lines, kinds)
    while kept and (not kept[-1].strip() or _RULE.match(kept[-1]) or (quoted and heads_a_quote(kept[-1]))):
        kept.pop()  # the rule or the heading that a program puts above what it quotes
    kept, small_card = without_frame(kept, small)
    while kept and (not kept[0].strip() or _RULE.match(kept[0])):
        kept.pop(0)
    body, signature = split_signature(kept, writer)
    if (above := _above_last_quote(body)) is not None:
        body, card = split_signature(above, writer)
        signature, quoted = "\n".join(part for part in (card, signature) if part), True
    if under and len(body) == len(kept):
        body, signature, under = _card_around_rule(body, signature, under, writer)
    apart = [line for part in (signature, small_card, marked_signature, "\n".join(under)) for line in part.split("\n")]
    parts = [line for line in apart if line.strip() and not is_phone_line(line)]
    return Reply("\n".join(body).strip("\n "), "\n".join(parts).strip(), quoted)


def _above_last_quote(lines: list[str]) -> list[str] | None:
    """The lines above what is quoted at the end and its heading ("Your message to us:"): footers stood under it, so that it was
    not at the end before. None where nothing is quoted there, or nothing else is left."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or QUOTED.match(lines[end - 1])):
        end -= 1
    if not 0 < end < len(lines) or not any(map(str.strip, lines[end:])):
        return None
    last = lines[end - 1]
    if heads_a_quote(last) or heads_a_lead(last) or (last.rstrip().endswith(":") and len(last.split()) <= MOST_HEADING_WORDS):
        end -= 1
    return lines[:end] if any(map(str.strip, lines[:end])) else None


def _card_around_rule(body: list[str], signature: str, under: list[str], writer: Writer) -> tuple[list[str], str, list[str]]:
    """The same where the rule stood within the card, under a name and a title that nobody writes under it again."""
    whole, card = split_signature([*body, *under], writer)
    above = {line.strip() for line in body[len(whole) :] if line.strip()}
    if len(above) < 2 or above & {line.strip() for line in under} or not any(has_contact(line) for line in under):
        return body, signature, under
    return whole, card, []


def tidy(source: str) -> list[str]:
    """Lines without carriage returns, invisible characters and trailing blanks; bounded."""
    text = source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not text.isascii():
        text = _INVISIBLE.sub("", text.replace("\xa0", " ").replace("\u2028", "\n"))
    if "[" in text:
        text = _PICTURE.sub("", text)
    if " ( http" in text:
        text = _BEHIND_LABEL.sub(r"\1", text)
    if "mailto:" in text:
        text = _BROKEN_LINK.sub(r" <\1>", text)
    return [line[:MAX_LINE].rstrip() for line in text.split("\n")[:MAX_LINES]]


def _without_fenced_footers(lines: list[str]) -> list[str]:
    """Drop legal notes that stand between two like rules ("*****"), wherever they are; mail servers put them in."""
    fences = [place for place, line in enumerate(lines) if _FENCE.match(line)]
    dropped: set[int] = set()
    for begin, end in pairwise(fences):
        inside = " ".join(line.strip() for line in lines[begin + 1 : end])
        alike = lines[begin].strip()[0] == lines[end].strip()[0]
        if begin and begin not in dropped and alike and end - begin <= 40 and _is_note(inside):
            dropped.update(range(begin, end + 1))
    return [line for place, line in enumerate(lines) if place not in dropped]


def _is_note(inside: str) -> bool:
    """Whether what stands between two rules is a legal note; who says "I" there writes a letter."""
    return is_footer(inside[:MAX_PARAGRAPH]) and not says_i(inside)


def _without_history(lines: list[str], kinds: str) -> tuple[list[str], list[str], bool]:
    """The writer's lines, what stood under a signature delimiter, and whether history was cut."""
    lines, kinds, below = _drop_mobile(lines, kinds)
    kinds = _without_byline(lines, kinds)
    if below:
        kept, under, _ = _without_history(lines, kinds)
        return kept, [*under, *below], True
    place = next((i for i, kind in enumerate(kinds) if kind in (WROTE, HEADER, ORIGINAL)), None)
    if place is None:
        return _no_introduction(lines, kinds)
    if (
        kinds[place] == WROTE
        and TEXT not in kinds[:place]
        and QUOTE not in kinds
        and "@" not in "".join(lines[place : place + 4])
    ):
        kinds = kinds.replace(WROTE, TEXT)  # nothing is quoted and nobody addressed: "On Saturday she wrote:" is the message
        return _no_introduction(lines, kinds)
    if TEXT in kinds[:place]:
        return _answer_above(lines, kinds, place)
    return _answer_below(lines, kinds, place)


def _without_byline(lines: list[str], kinds: str) -> str:
    """The kinds where a name and a time head the first words of a mail: nothing is said above, but that there is a message."""
    place = kinds.find(ORIGINAL)
    run = stamped_name(lines, place) if place >= 0 else 0
    above = [line.strip() for line in lines[:place] if line.strip()] if run else []
    if len(above) > MOST_HEADS or not any(map(heads_words, above)) or any(map(_is_prose, above)):
        return kinds
    return kinds[:place] + TEXT * run + kinds[place + run :]


def _drop_mobile(lines: list[str], kinds: str) -> tuple[list[str], str, list[str]]:
    """The rest without the lines phones add, and what stood under one with a link: its program writes that line last of all,
    so that what follows without any introduction was not written now."""
    keep = [i for i, kind in enumerate(kinds) if kind != MOBILE]
    below: list[str] = []
    linked = next((i for i, kind in enumerate(kinds) if kind == MOBILE and _LINKED_APP.search(lines[i])), None)
    if linked is not None and TEXT in kinds[:linked] and set(kinds[linked + 1 :]) <= {TEXT, EMPTY, MOBILE}:
        below = [lines[i] for i in keep if i > linked and lines[i].strip()]
        keep = [i for i in keep if i < linked]
    return [lines[i] for i in keep], "".join(kinds[i] for i in keep), below


def _answer_above(lines: list[str], kinds: str, place: int) -> tuple[list[str], list[str], bool]:
    """Text, then an introduction. What follows quoted lines may be an answer below or between them."""
    after = kinds[place:]
    if kinds[place] == WROTE and re.match(rf"{WROTE}+{EMPTY}*{QUOTE}", after):
        tail = place + _last_quote(after) + 1
        if _is_answer(lines[tail:], kinds[tail:]) or _between(lines, kinds, place):
            return _interleaved(lines, kinds)
    head, under = _at_delimiter(lines[:place], kinds[:place])
    return head, under or _signed_below(lines, kinds, place), True


def _signed_below(lines: list[str], kinds: str, place: int) -> list[str]:
    """The signature that a program put at the very end, below what it quoted; it is the writer's where nothing else follows."""
    last = kinds.rfind(QUOTE)
    begin = next((i for i in range(last + 1, len(kinds)) if kinds[i] == DELIMITER and lines[i].strip() == "--"), None)
    if last < place or begin is None or set(kinds[last + 1 : begin]) - {EMPTY} or set(kinds[begin + 1 :]) - {TEXT, EMPTY}:
        return []
    return [line for line in lines[begin + 1 :] if line.strip()][:20]


def _last_quote(kinds: str) -> int:
    return max(kinds.rfind(QUOTE), 0)


def _is_answer(lines: list[str], kinds: str) -> bool:
    """Whether the lines under a quote are an answer, not a signature, a list's footer or a virus scanner's word."""
    stop = next((i for i, kind in enumerate(kinds) if kind in (DELIMITER, WROTE, HEADER, ORIGINAL)), len(kinds))
    texts = [line for line, kind in zip(lines[:stop], kinds[:stop], strict=True) if kind == TEXT]
    words = " ".join(texts)
    if is_visiting_block(texts, "") or is_aside(words):
        return False
    count = len(words.split())
    ended = (count >= 6 and re.search(r"[.!?:)]", words)) or (count >= 3 and words.rstrip().endswith((".", "!", "?")))
    return bool(ended) and not footer().search(words)


def _between(lines: list[str], kinds: str, place: int) -> bool:
    """Whether text stands between quoted lines (an answer point by point), not only a wrapped quote's stray line."""
    return bool(re.search(rf"{QUOTE}(?:{EMPTY}+{TEXT}[{TEXT}{EMPTY}]*|{TEXT}+{EMPTY}+)+{QUOTE}", kinds[place:]))


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
    if begin and re.search(rf"{TEXT}{EMPTY}*{QUOTE}+{EMPTY}*{TEXT}", kinds[begin:]):
        begin = _question_above(lines, kinds, begin)
    end = len(kinds) - len(re.search(rf"[{QUOTE}{EMPTY}]*$", kinds)[0])  # type: ignore[index]
    return lines[begin:end], kinds[begin:end]


def _question_above(lines: list[str], kinds: str, begin: int) -> int:
    """Where the paragraph of the quote starts that the first of several answers belongs to."""
    while begin and kinds[begin - 1] == EMPTY:
        begin -= 1
    while begin and kinds[begin - 1] == QUOTE and lines[begin - 1].strip("> "):
        begin -= 1
    return begin


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
    rules: set[str] = set()
    for place, kind in enumerate(kinds):
        if kind != DELIMITER:
            continue
        rule = lines[place].strip()
        closes = rule in rules and rule != "--"  # the second of two like rules: what stood between them was set off
        rules.add(rule)
        below = [line.strip() for line in lines[place + 1 :]]
        again = below.index(rule) if rule != "--" and not closes and rule in below else 0
        if again and any(below[again + 1 :]) and not _is_note(" ".join(below[:again])):
            continue  # the first of two like rules
        if closes and not footer().search(" ".join(lines[place + 1 : place + 13])):
            continue
        if TEXT in kinds[:place] and _is_under_line(lines[place], lines[place + 1 :], kinds[place + 1 :]):
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
    if not any(_is_prose(line) for line in texts) and (_NAMES.match(texts[0]) or any(has_contact(line) for line in texts)):
        return len(texts) <= 25 and words <= 150
    return bool(footer().search(_first_prose(lines, kinds)))  # not further down: a letter between two rules has a footer, too


def _first_prose(lines: list[str], kinds: str) -> str:
    """The paragraphs up to the first that holds a sentence."""
    said: list[str] = []
    for line, kind in zip(lines[:FOOTER_LINES], kinds[:FOOTER_LINES], strict=True):
        if kind != TEXT and any(map(_is_prose, said)):
            break
        said.append(line.strip())
    return " ".join(said)


def _is_prose(line: str) -> bool:
    """A sentence, a question or a price: words to the shopper, which no signature holds."""
    return bool(line.endswith("?") or MONEY.search(line) or (len(line.split()) >= 7 and re.search(r"[.!?,]", line)))
