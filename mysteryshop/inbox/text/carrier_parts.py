"""How much likelier a carrier says a paragraph than the store whose letter it carries. Pure.

It speaks of the store as of somebody else, of answering and of others' cars; it names itself; it has rows, buttons and links. The
words weigh as they were learned (`train`, from `material/portals.txt` against letters); what no list of words can know, whose
name it is and how a paragraph is made, is weighed by hand. All weights are natural logarithms of odds, above zero for a carrier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from mysteryshop.inbox.language.wording import features, parsed, sentences
from mysteryshop.inbox.text.asides import says_i, speaks
from mysteryshop.inbox.text.card_lines import MONEY, NAME, has_contact
from mysteryshop.inbox.text.footers import is_footer
from mysteryshop.inbox.text.heads import is_greeting
from mysteryshop.inbox.text.introductions import TIME
from mysteryshop.inbox.text.parties import LINK, SENTENCE_END, SHORTEST, Parties, is_car, names_of, names_system, short_name
from mysteryshop.inbox.text.portal_above import hands_on, introduces, is_notice, is_person_of
from mysteryshop.inbox.text.portal_below import ends_words
from mysteryshop.inbox.text.portal_rows import LABELLED, heads_a_card, heads_words, told
from mysteryshop.inbox.text.signature import is_closing, is_postscript

FIRM, MOST_WORDING = 3.0, 4.0
"""What one sentence, and all of a paragraph, weigh at most by their words."""
TELLS, ITSELF, FOOTER = 2.5, 3.0, 3.0
"""What it weighs that a paragraph tells of a letter, names the service that carries the mail, is a footer: twenty to one each."""
OF_STORE, TO_SHOPPER, OF_LETTERS, OF_SELLERS = 1.5, 1.0, 1.0, 1.5
"""That it names the store and nobody says "I"; and speaks to the shopper of it, without a "we"; that it speaks of somebody's
message, of "the dealer"."""
ROWS, CAR, BUTTON, LINKED, POINTING, HEADING, CATALOGUE = 2.0, 1.5, 1.0, 1.0, 1.0, 1.5, 2.0
"""Rows, the car alone, a few words that end no sentence, a link, a colon at the end, a heading over a message; what speaks of
others' cars, of opinions, of users."""
SPEAKER, ASKED = -2.5, -0.5
"""Whoever says "I", and a question to somebody, are a letter's."""
MOST_ROWS, ROW_WORDS, BUTTON_WORDS, FEW = 12, 8, 6, 3
BYLINE_ROWS, BYLINE_WORDS = 3, 12
ANY_RULE = re.compile(r"^[\W_]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: its lines (from, up to), what it says, its weight. `is_heard`: somebody says "I", or adds a postscript.
    `tells`: that there is a letter; `points`: to what follows; `heads` it; `signs`: ends a letter with a goodbye or a name;
    `ends`: says that the words end here. `has_rows`: two or more; `is_row`: those, one, or a link; `speaks`: holds a sentence."""

    begin: int
    end: int
    said: str
    weight: float = 0.0
    is_rule: bool = False
    is_heard: bool = False
    names_system: bool = False
    tells: bool = False
    points: bool = False
    greets: bool = False
    signs: bool = False
    ends: bool = False
    heads: bool = False
    names_store: bool = False
    has_rows: bool = False
    is_row: bool = False
    speaks: bool = False


def part_of(lines: list[str], begin: int, end: int, who: Parties, systems: frozenset[str]) -> Part:
    """A paragraph of a mail, weighed."""
    rows = [line.strip() for line in lines[begin:end]]
    said = " ".join(rows)
    if ANY_RULE.match(said):
        return Part(begin, end, said, is_rule=True)
    itself = names_system(said.replace("?", "."), who, systems)
    mine, listed, byline = says_i(said) and not itself, _are_rows(rows, who), _is_byline(rows, who)
    tells = byline or tells_of_a_letter(rows, who)
    weight = _by_words(rows, said, who, listed=listed or byline) + _by_names(rows, said, who, mine=mine)
    weight += (ITSELF if itself else 0.0) + (TELLS if tells else 0.0) + (SPEAKER if mine else 0.0)
    return Part(
        begin,
        end,
        said,
        weight + _by_make(rows, said, who, listed=listed),
        is_heard=mine or is_postscript(said),
        names_system=itself,
        tells=tells,
        points=tells or (said.endswith(":") and not is_greeting(said)) or heads_words(said) or _points(said),
        greets=is_greeting(rows[0]),
        signs=_signs(rows),
        ends=ends_words(said),
        heads=tells or heads_words(said),
        names_store=_names_store(said.casefold(), who),
        has_rows=listed,
        is_row=listed or LABELLED.match(said) is not None or "http" in said or is_car(said, who, told=True),
        speaks=_holds_sentence(rows, said),
    )


def _hands_over(said: str, who: Parties) -> bool:
    """Whether a paragraph ends with a colon and speaks of what the store, or "the dealer", said."""
    if not said.endswith(":") or says_i(said) or speaks("unread", said):
        return False
    low = said.casefold()
    points = told("pointing").search(low) is not None and not speaks("addressed", said)
    speaks_of_words = points or told("letters").search(low) is not None
    return speaks_of_words and (_names_store(low, who) or told("sellers").search(low) is not None)


def _names_store(low: str, who: Parties) -> bool:
    return len(who.house) >= SHORTEST and short_name(who.house).casefold() in low


def _is_byline(rows: list[str], who: Parties) -> bool:
    """Whose words follow, and when they came: the store's name or a person's, a day or a time, and little else."""
    if not 1 <= len(rows) <= BYLINE_ROWS or SENTENCE_END.search(rows[-1]) or any(map(is_closing, rows)):
        return False
    said = " ".join(rows)
    if not (TIME.search(said) and any(map(str.isdigit, said))) or len(said.split()) > BYLINE_WORDS:
        return False
    if any((label := LABELLED.match(row)) and not any(map(str.isdigit, label[1])) for row in rows):
        return False
    named = len(rows) > 1 and len(rows[0].split()) > 1 and NAME.match(rows[0]) is not None
    return named or _names_store(said.casefold(), who)


def tells_of_a_letter(rows: list[str], who: Parties) -> bool:
    """Whether a paragraph says that somebody wrote, or hands his words on."""
    said = " ".join(rows)
    return (
        is_notice(rows, who) or introduces(said, who) or hands_on(said, who) or is_person_of(said, who) or _hands_over(said, who)
    )


def _by_words(rows: list[str], said: str, who: Parties, *, listed: bool) -> float:
    """By its words as they were learned; rows, the car and a greeting alone are everybody's."""
    if listed or (len(rows) == 1 and is_greeting(said)) or is_car(said, who, told=True):
        return 0.0
    weight = sum(_odds_of(one) for one in sentences(LINK.sub("#", said)))
    return max(-MOST_WORDING, min(MOST_WORDING, weight))


def _by_names(rows: list[str], said: str, who: Parties, *, mine: bool) -> float:
    """By whom it speaks of: the store and its words as somebody else's."""
    if mine:
        return 0.0
    low, weight = said.casefold(), 0.0
    ours = speaks("several", said) or told("ours").search(low) is not None
    if not is_closing(rows[0]) and any(name in low for name in names_of(who)):
        longer = len(said.split()) > FEW
        weight += OF_STORE if longer else OF_STORE / FEW
        weight += TO_SHOPPER if longer and not ours and speaks("addressed", said) else 0.0
    weight += OF_SELLERS if told("sellers").search(low) else 0.0
    return weight + (OF_LETTERS if told("letters").search(low) else 0.0)


def _by_make(rows: list[str], said: str, who: Parties, *, listed: bool) -> float:
    """By how it is made."""
    count, weight = len(said.split()), 0.0
    if listed:
        weight += ROWS
    elif is_car(said, who, told=True):
        weight += CAR
    elif count <= BUTTON_WORDS and _is_bare(rows, said):
        weight += BUTTON
    if "http" in said or "www." in said:
        weight += LINKED
    if said.endswith(":") and count > FEW:
        weight += POINTING
    if "?" in said and count > FEW and speaks("addressed", said):
        weight += ASKED
    if not listed and heads_words(said) and not said.endswith(":"):
        weight += HEADING
    if any(told(name).search(said.casefold()) for name in ("others", "opinions", "users")) or heads_a_card(said):
        weight += CATALOGUE
    return weight + (FOOTER if is_footer(said) else 0.0)


def _is_bare(rows: list[str], said: str) -> bool:
    """Whether a few words are neither a sentence nor a greeting, a goodbye or a name."""
    if SENTENCE_END.search(said) or said.endswith(","):
        return False
    return not (is_greeting(said) or is_closing(rows[0]) or NAME.match(said))


def _are_rows(rows: list[str], who: Parties) -> bool:
    """Two rows or more, most of them a label and what it names, a figure, the car or the store."""
    if not 1 < len(rows) <= MOST_ROWS or any(map(SENTENCE_END.search, rows)):
        return False
    found = sum(_is_row(row, who) for row in rows)
    if any(name in row.casefold() for row in rows for name in names_of(who)):
        found += sum(NAME.match(row) is not None and len(row.split()) <= FEW and not _is_row(row, who) for row in rows)
    return 2 * found > len(rows)


def _is_row(row: str, who: Parties) -> bool:
    count = len(row.split())
    if count <= ROW_WORDS and LABELLED.match(row):
        return True
    if count <= BUTTON_WORDS and (any(map(str.isdigit, row)) or MONEY.search(row) or has_contact(row)):
        return True
    low = row.casefold()
    return is_car(row, who, told=True) or any(name in low and count <= len(name.split()) + FEW for name in names_of(who))


def _signs(rows: list[str]) -> bool:
    """Whether a paragraph begins or ends with a goodbye, the name below it, or is a name alone."""
    if is_closing(rows[0]) or (len(rows) > 1 and is_closing(rows[-2])):
        return True
    bare = len(rows) == 1 and len(rows[0].split()) <= FEW and not rows[0].endswith(",")
    return bare and NAME.match(rows[0]) is not None


def _holds_sentence(rows: list[str], said: str) -> bool:
    """Whether a paragraph holds a sentence: no greeting, goodbye, row or number alone."""
    if is_closing(rows[0]) or is_greeting(said) or said.endswith(":"):
        return False
    count = len(said.split())
    if count >= FEW and SENTENCE_END.search(said):
        return True
    return count > BUTTON_WORDS and LABELLED.match(said) is None and not has_contact(said)


def _points(said: str) -> bool:
    """Whether a paragraph points to somebody's message ("Their answer is printed below")."""
    low = said.casefold()
    return told("pointing").search(low) is not None and told("letters").search(low) is not None


@lru_cache(maxsize=512)
def _odds_of(sentence: str) -> float:
    weights, bias = _weights()
    return max(-FIRM, min(FIRM, bias + sum(weights.get(one, 0) for one in features(sentence)) / 10))


@cache
def _weights() -> tuple[dict[str, int], float]:
    """Feature -> tenths of what it weighs; and what every sentence weighs."""
    return parsed(files("mysteryshop.inbox.language").joinpath("carrying.txt").read_text(encoding="utf-8"))
