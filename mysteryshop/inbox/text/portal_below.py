"""What a portal says under a letter: how to answer, what to beware of, whom to turn to, what it sells, who it is. Pure.

From the end upwards each paragraph must be known for a portal's. Under the goodbye and the name of a letter that was announced
as one, all is a portal's from the first such paragraph on; whoever says "I" or writes a postscript there is heard.
"""

from __future__ import annotations

import re

from mysteryshop.inbox.text.asides import says_i, speaks
from mysteryshop.inbox.text.card_lines import MONEY, NAME, has_contact, is_block_line
from mysteryshop.inbox.text.footers import is_footer, paragraphs_of
from mysteryshop.inbox.text.heads import is_greeting
from mysteryshop.inbox.text.parties import LINK, SENTENCE_END, WORD, Parties, is_car, names_system, short_name
from mysteryshop.inbox.text.portal_rows import LABELLED, MOST_LABEL, given_names, heads_a_card, tells_whose, told
from mysteryshop.inbox.text.quotes import heads_a_quote
from mysteryshop.inbox.text.signature import is_closing, is_postscript
from mysteryshop.lexicons import load

MOST_BELOW = 12
MOST_WORDS, MOST_CALL, MOST_ASKED = 40, 6, 14
"""Words of a paragraph, of a button, and of what asks for an opinion."""
RULE, RULED = re.compile(r"^[\W_]*$"), re.compile(r"^\s*([-_=*~#])\1{3,}\s*$")
"""What holds no word, and one character in a row."""
_HOUR = re.compile(
    r"^(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? )?\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?| Uhr| uur)?(?: ?[✓✔]+)?$", re.IGNORECASE
)
MARKED = re.compile(r"^\s*[-=*#_~]{2,}\s*(\S.*?)\s*[-=*#_~]{2,}\s*$")
_NUMBERED = re.compile(r"^[^\d?!]{2,40}?[ :#°º№.]{1,4}[A-Z]{0,4}-?\d[\d/.-]{2,14}[A-Z]?\.?$")
_COMPANY = re.compile(
    r"(?<![\w.])(?:Inc|LLC|Ltd|plc|Corp|GmbH|AG|KG|SE|B\.?V|N\.?V|S\.?L(?:\.?U)?|S\.?A|S\.?A\.?S|SARL|S\.?r\.?l|S\.?p\.?A|Lda)(?![\w])\.?",
    re.IGNORECASE,
)


def without_tail(lines: list[str], who: Parties, systems: frozenset[str], *, announced: bool) -> list[str]:
    """The lines without the closing paragraphs of a portal. `announced`: it told of the letter above; `systems`: the names by
    which its domains are known."""
    if announced:
        lines = _to_its_goodbye(lines, who, systems)
    signed = False
    for _ in range(MOST_BELOW):
        parts = paragraphs_of(lines)
        if len(parts) < 2:
            break
        begin, end = parts[-1]
        above = len(parts) > 2 or not is_greeting(lines[parts[0][0]].strip())
        last = [line.strip() for line in lines[begin:end]]
        said = " ".join(last)
        pressed = announced and len(last) <= 2 and _is_shoppers_button(said)
        speaker = says_i(said) and not (announced and not says_i(told("mine").regex.sub(" ", said)))
        if not above or len(said.split()) > MOST_WORDS or (speaker and not pressed) or is_postscript(said):
            break
        if announced and len(parts) > 2 and _is_headed(lines[slice(*parts[-2])], last, who):
            lines = lines[: parts[-2][0]]
            continue
        if not (announced and _is_card_of_car(lines[parts[-2][1] - 1], said, who)):
            named = _names_its_sender(said, who, systems, announced=announced)
            bare_goodbye = signed and len(last) == 1 and _is_goodbye(said)
            by_line = announced and len(last) > 1 and all(_is_line_of(line, who, systems) for line in last)
            if not (named or pressed or bare_goodbye or by_line or _is_part(last, who, announced=announced)):
                break
            signed = named or (signed and not bare_goodbye)
        lines = lines[:begin]
    return lines


def without_hour(lines: list[str]) -> list[str]:
    """The lines without the hour of the message under a goodbye and the name that signs it, as chats print it."""
    filled = [place for place, line in enumerate(lines) if line.strip()][-3:]
    if len(filled) < 3 or not _HOUR.match(lines[filled[2]].strip()):
        return lines
    signed = is_closing(lines[filled[0]].strip()) and _is_name(lines[filled[1]].strip())
    return lines[: filled[2]] if signed else lines


def _is_goodbye(said: str) -> bool:
    """A goodbye without a name, in one word or in the sentence of a formal letter."""
    return (is_closing(said) and not _names_somebody(said)) or told("goodbyes").search(said.lower()) is not None


def _is_shoppers_button(said: str) -> bool:
    """ "Reply to my retailer": a button's words as if the shopper said them."""
    bare = LINK.sub(" ", said).strip(" :-–").lower()
    return len(bare.split()) <= MOST_CALL and not SENTENCE_END.search(bare) and told("mine").search(bare) is not None


def _names_its_sender(said: str, who: Parties, systems: frozenset[str], *, announced: bool) -> bool:
    """Whether a paragraph says who carries the mail: a company with its imprint, a service, a team."""
    if announced and _is_company(said, who):
        return True
    return not MONEY.search(said) and (names_system(said, who, systems) or (announced and _signs(said, who)))


def _is_line_of(line: str, who: Parties, systems: frozenset[str]) -> bool:
    """Whether a line of a paragraph is a portal's by itself."""
    return _names_its_sender(line, who, systems, announced=True) or _is_part([line], who, announced=True)


def _is_part(last: list[str], who: Parties, *, announced: bool) -> bool:
    said = " ".join(last)
    return not MONEY.search(said) and bool(RULE.match(said) or is_footer(said) or _is_portals(last, who, announced=announced))


def _to_its_goodbye(lines: list[str], who: Parties, systems: frozenset[str]) -> list[str]:
    """The lines of an announced letter up to what a portal says under its goodbye and name; cards in between stay."""
    parts = paragraphs_of(lines)
    place = next((place for place in range(len(parts)) if _signs_off(lines, parts, place)), None)
    below = parts[place + 1 :] if place is not None else []
    told_by = [" ".join(line.strip() for line in lines[begin:end]) for begin, end in below]
    if any(map(speaks_for_itself, told_by)):
        return lines
    parts_of_it = [_is_part([line.strip() for line in lines[begin:end]], who, announced=True) for begin, end in below]
    named = [_names_its_sender(said, who, systems, announced=True) for said in told_by]
    known = any(parts_of_it) or any(named[1:])
    for number, (begin, end) in enumerate(below):
        rows, said = lines[begin:end], told_by[number]
        card = all(map(is_block_line, rows)) and any(map(has_contact, rows))
        if named[number] and not number:
            return lines  # may be the desk of the store; the end of the mail tells
        if heads_a_card(said) or heads_a_card(rows[0].strip()) or parts_of_it[number] or (known and not card):
            return lines[:begin]
        if not card and (not all(map(is_block_line, rows)) or said.endswith(":")):
            return lines
    return lines


def speaks_for_itself(said: str) -> bool:
    """A sentence of somebody who says "I", or a postscript."""
    return is_postscript(said) or (says_i(said) and (len(said.split()) > MOST_CALL or bool(SENTENCE_END.search(said))))


def ends_words(line: str) -> bool:
    """ "=== End of message ===": a few words between marks, one of which says that something ends."""
    marked = MARKED.match(line)
    return marked is not None and len(marked[1].split()) <= MOST_LABEL and told("ends").search(marked[1].lower()) is not None


def _signs_off(lines: list[str], parts: list[tuple[int, int]], place: int) -> bool:
    """Whether a paragraph ends a letter: a goodbye and a name, in it or with the name alone in the paragraph below."""
    begin, end = parts[place]
    if place and end - begin == 1 and len(lines[begin].split()) <= 2 and _is_name(lines[begin].strip()):
        return lines[begin].split()[0].strip(",.").casefold() in given_names()
    goodbye = next((row for row in range(begin, end) if is_closing(lines[row])), None)
    if goodbye is None or (place == 0 and goodbye == begin):
        return False
    if goodbye + 1 == end:
        below = lines[parts[place + 1][0]].strip() if place + 1 < len(parts) else ""
        return _names_somebody(lines[goodbye]) or _is_name(below)
    return _is_name(lines[goodbye + 1].strip())


def _is_name(line: str) -> bool:
    return bool(NAME.match(line)) and len(line.split()) <= MOST_LABEL and not heads_a_card(line)


def _names_somebody(line: str) -> bool:
    """Whether a goodbye goes on with a name ("Groet, Jelle")."""
    before, comma, name = line.strip().rpartition(",")
    return bool(comma and name.strip()) and is_closing(before) and _is_name(name.strip())


def _is_headed(above: list[str], last: list[str], who: Parties) -> bool:
    """Cars of others under a heading that says so ("Similar cars you may like"), with their prices; whom to turn to under one of
    its own; or the shopper's car in one paragraph, and its price alone below."""
    heading, said = " ".join(line.strip() for line in above), " ".join(last)
    short = len(heading.split()) <= MOST_CALL + 1
    if not SENTENCE_END.search(said) and any(map(str.isdigit, said)) and short and told("others").search(heading.lower()):
        return True
    if heads_a_card(heading) and all(map(is_block_line, last)):
        return True
    figures = MONEY.search(said) is not None and not re.search(r"[^\W\d_]{4,}", said)
    return figures and short and is_car(heading, who, told=False)


def _is_card_of_car(above: str, said: str, who: Parties) -> bool:
    """Whether a paragraph is the shopper's car with its price, to which nothing above it leads."""
    return MONEY.search(said) is not None and not above.rstrip().endswith((":", ",")) and is_car(said, who, told=True)


def _is_portals(last: list[str], who: Parties, *, announced: bool) -> bool:
    """Whether a closing paragraph is about the mail, the dealings of others, or is a button or a number."""
    said = " ".join(last)
    bare = LINK.sub(" ", said).strip(" :-–")
    low = said.lower()
    if (
        tells_whose(last, who, cars=announced)
        or heads_a_quote(said)
        or (len(said.split()) <= MOST_LABEL + 1 and _NUMBERED.match(said) and _is_file(said))
        or (announced and (told("users").search(low) or _are_ways(last)))
    ):
        return True
    if announced and told("sellers").search(low) and told("reaching").search(low) and has_contact(said):
        return True
    if announced and told("steps").search(last[0].lower()):
        return True
    if speaks("several", said) or told("ours").search(low):
        return False
    words = len(bare.split())
    if words <= MOST_CALL and not SENTENCE_END.search(bare) and not is_closing(bare) and not is_greeting(said):
        button = told("buttons").search(bare.lower()) is not None
        if button and (announced or bare != said):
            return True
    if announced and words <= MOST_ASKED and (told("others").search(low) or told("opinions").search(low)):
        return True
    if announced and speaks("press", said) and told("replying").search(low):
        return True
    if "?" in said:
        return announced and words <= MOST_LABEL and len(last) == 1 and said.endswith("?") and _asks_nobody(said)
    if announced and told("never").search(low) and told("money").search(low):
        return True
    if announced and told("sellers").search(low) and told("reaching").search(low):
        return True
    if not told("replying").search(low) or told("we_will").search(low):
        return False
    return bool(told("sellers").search(low)) or (announced and (speaks("box", said) or has_contact(said)))


def _are_ways(last: list[str]) -> bool:
    """Rows of a label each, two or more, with a number or an address behind one ("Telephone: 555 0100")."""
    rows = [row for line in last if (row := LABELLED.match(line)) is not None and len(row[1].split()) <= MOST_LABEL]
    return len(rows) == len(last) > 1 and any(has_contact(row[2]) for row in rows)


def _asks_nobody(said: str) -> bool:
    """ "What happens next?", a heading: a question that a person asks speaks to somebody."""
    return not speaks("addressed", said)


def _is_company(said: str, who: Parties) -> bool:
    """Whether a paragraph is the imprint of a company that is not the store."""
    if _COMPANY.search(said) is None or len(said.split()) > MOST_WORDS or "?" in said:
        return False
    house = short_name(who.house).casefold()
    return not (house and house in said.casefold()) and not speaks("several", said)


def _signs(said: str, who: Parties) -> bool:
    """Whether a line is a sign-off of a team or a desk that is not the store's."""
    low = said.casefold()
    if len(said.split()) > MOST_CALL + 2 or "?" in said or told("signs").search(low) is None:
        return False
    return set(WORD.findall(short_name(who.house).casefold())).isdisjoint(WORD.findall(low))


def _is_file(said: str) -> bool:
    return any(label in said.casefold() for label in load("inbox_quotes")["file_labels"] if len(label) > 3)
