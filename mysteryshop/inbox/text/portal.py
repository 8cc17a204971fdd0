"""What a portal says around a letter, known by whom it names: the store as somebody else, and itself. Pure.

A market place, a maker's desk or a lead service hands a letter on: above it says who wrote, below how to answer, what to beware
of and who it is. Who writes himself calls his own store no "dealer" and names no service that carries his mail. Whoever says "I"
or "we", a price, a question and a postscript stay, and something must be left.
"""

from __future__ import annotations

import re

from mysteryshop.inbox.text.answer_row import greetings_apart
from mysteryshop.inbox.text.asides import says_i, speaks
from mysteryshop.inbox.text.card_lines import NAME
from mysteryshop.inbox.text.carrier import letter_on_page
from mysteryshop.inbox.text.footers import paragraphs_of
from mysteryshop.inbox.text.heads import is_greeting
from mysteryshop.inbox.text.parties import (
    SENTENCE_END,
    WORD,
    Parties,
    fold,
    is_car,
    is_own,
    names_of,
    names_system,
    systems_of,
)
from mysteryshop.inbox.text.portal_above import hands_on, introduces, is_notice, is_person_of
from mysteryshop.inbox.text.portal_below import RULE, RULED, ends_words, speaks_for_itself, without_hour, without_tail
from mysteryshop.inbox.text.portal_rows import LABELLED, MOST_LABEL, are_labelled, given_names, heads_words, tells_whose

MOST_ABOVE, MOST_WAITING = 6, 2
"""Paragraphs above a letter that may be a portal's, and those of them that only an announcement below them shows to be."""
GREETING_WORDS = 6
_MARKS = {('"', '"'), ("“", "”"), ("„", "“"), ("«", "»")}
_INVITES = re.compile(r"(?:,|:|!)$")
_GREETED = re.compile(r"[^,!.:;]{2,40}[,!.:]")


def without_portal(text: str, who: Parties, boxes: tuple[str, ...] = ()) -> str:
    """The text without what a portal put above and below the letter in it; as it is where nothing would be left. `boxes`: the
    texts of what the page sets apart."""
    own = is_own(who)
    if own:
        return _without_portal(text, who, own=True, announced=False)
    page = "\n".join(greetings_apart(text.split("\n")))
    letter = letter_on_page(page.split("\n"), who, boxes)
    found = _without_portal(page if letter is None else letter, who, own=False, announced=letter is not None)
    return text if found == page else found


def _without_portal(text: str, who: Parties, *, own: bool, announced: bool) -> str:
    """The same by what it says. `announced`: it was told of the letter before."""
    lines = text.split("\n") if own else _parted(_unquoted(text.split("\n"), who))
    systems = systems_of(lines, who, own)
    begin = _end_of_head(lines, who, systems, relayed=not own, announced=announced)
    kept = _to_its_end(lines[begin:], lines[:begin]) if begin or announced else lines
    if begin or not own:
        kept = without_hour(without_tail(kept, who, systems, announced=announced or begin > 0))
    if begin:
        kept = _without_rules(kept)
    if kept == lines or (not announced and not any(map(SENTENCE_END.search, kept)) and _greets_in_a_letter(text, who)):
        return text  # without its letter a page is a card of the car
    letter = "\n".join(kept).strip("\n")
    if begin and len(letter) > MOST_ABOVE and (letter[0], letter[-1]) in _MARKS:
        letter = letter[1:-1].strip()
    return letter if letter.strip() else text


def _greets_in_a_letter(text: str, who: Parties) -> bool:
    """Whether a paragraph greets the shopper by name and goes on in the same breath."""
    name = set(fold(who.shopper).split()[:1])
    for part in (one.strip() for one in text.split("\n\n") if len(one.split()) > 2 * GREETING_WORDS):
        greeting = _GREETED.match(part)
        if greeting and is_greeting(greeting[0]) and name & set(WORD.findall(fold(greeting[0]))):
            return True
    return False


def _parted(lines: list[str]) -> list[str]:
    """The lines with every rule a paragraph by itself."""
    if not any(map(RULED.match, lines)):
        return lines
    return [part for line in lines for part in (("", line, "") if RULED.match(line) else (line,))]


def _unquoted(lines: list[str], who: Parties) -> list[str]:
    """The lines without the marks of a quote in front of the letter that the paragraph above it tells of."""
    begin = next((place for place, line in enumerate(lines) if line.startswith(">")), 0)
    parts = paragraphs_of(lines[:begin])
    if not parts or not 0 < len(parts) <= MOST_ABOVE:
        return lines
    rows = lines[slice(*parts[-1])]
    said = " ".join(line.strip() for line in rows)
    if not (is_notice(rows, who) or introduces(said, who)):
        return lines
    end = next((place for place in range(begin, len(lines)) if not lines[place].startswith(">")), len(lines))
    return [*lines[:begin], *(line[1:].lstrip(" ") for line in lines[begin:end]), "", *lines[end:]]


def _to_its_end(lines: list[str], above: list[str]) -> list[str]:
    """A letter up to the line that ends it ("=== End of message ==="), or up to a rule like the one right above it."""
    rule = next((line.strip() for line in reversed(above) if line.strip()), "")
    for place, line in enumerate(lines):
        fenced = place > 0 and RULED.match(rule) is not None and line.strip() == rule
        if fenced or (ends_words(line) and place > 0):
            below = (" ".join(lines[slice(*part)]) for part in paragraphs_of(lines) if part[0] > place)
            return lines if any(map(speaks_for_itself, below)) else lines[:place]
    return lines


def _end_of_head(lines: list[str], who: Parties, systems: frozenset[str], *, relayed: bool, announced: bool) -> int:
    """The line a letter begins at under what a portal says above it; 0 where it says nothing. `relayed`: the store did not send
    it."""
    parts = paragraphs_of(lines)
    begin = _under_last_introduction(lines, parts, who) if relayed else 0
    found, named, waiting = begin > 0 or announced, False, 0
    for place, (first, end) in enumerate(parts[:-1][:MOST_ABOVE]):
        if place < begin:
            continue
        said = " ".join(line.strip() for line in lines[first:end])
        rows = lines[first:end]
        if relayed and len(rows) > MOST_WAITING and _is_title(rows[0].strip(), who, systems):
            rows = rows[1:]
        if (not waiting or said.endswith(":") or (len(rows) > 1 and tells_whose(rows, who, cars=False, priced=relayed))) and (
            _announces(rows, who, place, found=found, relayed=relayed) or (found and (heads_words(said) or are_labelled(rows)))
        ):
            found, begin, waiting = True, place + 1, 0
        elif relayed and place == 0 and _is_sender(said, who):
            named, begin = True, 1
        elif not waiting and (RULE.match(said) or _names_only(said, who) or is_car(said, who, told=found)):
            begin = place + 1 if found else begin
        elif not found and (_greets(said, who) or _is_title(said, who, systems) or (relayed and _calls(said))):
            continue
        elif relayed and waiting < MOST_WAITING and _may_be_rows(rows):
            waiting += 1
        else:
            break
    if relayed and begin + 1 < len(parts) and _is_greeted_twice(lines, parts[begin : begin + 2], who):
        return parts[begin + 1][0]
    return parts[begin][0] if found or named else 0


def _under_last_introduction(lines: list[str], parts: list[tuple[int, int]], who: Parties) -> int:
    """The paragraph under the last that introduces the letter in a sentence; all above it is whoever says so. 0 for none."""
    for place in range(min(MOST_ABOVE, len(parts) - 1) - 1, -1, -1):
        above = [" ".join(line.strip() for line in lines[first:end]) for first, end in parts[: place + 1]]
        rows, below = lines[slice(*parts[place])], " ".join(lines[slice(*parts[place + 1])]).strip()
        says = above[-1].endswith(":") and len(above[-1].split()) <= 2 * MOST_LABEL and is_notice(rows, who)
        if introduces(above[-1], who) or says or (_are_rows_of_letter(rows, who) and heads_words(below)):
            return 0 if any("?" in said or says_i(said) for said in above) else place + 1
    return 0


def _are_rows_of_letter(rows: list[str], who: Parties) -> bool:
    """Two rows or more, each with its label and a colon, that say whose a letter is."""
    return len(rows) > 1 and all(map(LABELLED.match, rows)) and tells_whose(rows, who, cars=False, priced=True)


def _announces(rows: list[str], who: Parties, place: int, *, found: bool, relayed: bool) -> bool:
    """Whether a paragraph tells of a letter below it."""
    said = " ".join(line.strip() for line in rows)
    topical = (place == 0 and len(rows) == 1) or found or (relayed and len(rows) > 1 and said.endswith(":"))
    return (
        is_notice(rows, who)
        or (relayed and (hands_on(said, who) or (place == 0 and is_car(said, who, told=True))))
        or tells_whose(rows, who, cars=topical, priced=relayed)
        or is_person_of(said, who)
    )


def _may_be_rows(rows: list[str]) -> bool:
    """Whether a paragraph may be a table's: short lines that end no sentence and greet nobody."""
    said = " ".join(line.strip() for line in rows)
    if says_i(said) or "?" in said or speaks("several", said):
        return False
    bare = [line.strip() for line in rows]
    return all(len(line.split()) <= 2 * MOST_LABEL and line[-1:] not in ",:" and not SENTENCE_END.search(line) for line in bare)


def _is_sender(said: str, who: Parties) -> bool:
    """Whether a line is the name of whoever wrote, alone: the sender's, or a given name and more, not the shopper's."""
    words = WORD.findall(fold(said))
    if not 1 <= len(words) <= 3 or not NAME.match(said) or not set(words).isdisjoint(WORD.findall(fold(who.shopper))):
        return False
    return words[0] in WORD.findall(fold(who.sender)) or (len(words) > 1 and said[-1].isalnum() and words[0] in given_names())


def _is_greeted_twice(lines: list[str], parts: list[tuple[int, int]], who: Parties) -> bool:
    """Whether a paragraph greets the shopper and the one below begins with a greeting of its own."""
    above, below = (" ".join(line.strip() for line in lines[begin:end]) for begin, end in parts)
    greeted = _GREETED.match(below)
    return _greets(above, who) and greeted is not None and _greets(greeted[0], who)


def _without_rules(lines: list[str]) -> list[str]:
    filled = [place for place, line in enumerate(lines) if not RULE.match(line)]
    return lines[filled[0] : filled[-1] + 1] if filled else lines


def _is_title(said: str, who: Parties, systems: frozenset[str]) -> bool:
    """Whether a line is what a portal is called, with a few words of what it is."""
    short = len(said.split()) <= 2 * MOST_LABEL and not SENTENCE_END.search(said)
    return short and not says_i(said) and names_system(said, who, systems)


def _calls(said: str) -> bool:
    """A few words and a comma, as whoever hands a letter on calls a customer whom he does not know ("Good news, Ann!")."""
    return len(said.split()) <= GREETING_WORDS and said.endswith((",", ":", "!")) and not says_i(said)


def _names_only(said: str, who: Parties) -> bool:
    """Whether a paragraph is the store's name or the sender's, alone or with a place, and ends no sentence."""
    words = [word for word in WORD.findall(fold(said)) if not word.isdigit()]
    known = {word for name in names_of(who) for word in WORD.findall(fold(name))}
    strange = [word for word in words if word not in known]
    return (
        1 <= len(words) <= 9
        and len(strange) <= min(3, len(words) // 2)
        and not SENTENCE_END.search(said)
        and not is_greeting(said)
    )


def _greets(said: str, who: Parties) -> bool:
    """Whether a paragraph greets the shopper and says nothing else."""
    words = said.split()
    if not 1 <= len(words) <= GREETING_WORDS or not _INVITES.search(said):
        return False
    names, told = set(WORD.findall(fold(who.shopper))), WORD.findall(fold(said))
    return is_greeting(said) or (not names.isdisjoint(told) and len([word for word in told if word not in names]) <= 1)
