"""The one block of a mail that speaks otherwise than the page around it: the store's letter on a carrier's page. Pure.

A market place, a maker's desk or a lead hub that nobody has met words its page in its own way. What is around the letter shows
all the same by many small signs together (`carrier_parts`), and the letter by its box, by who speaks and by where it stands. Each
paragraph and each edge is weighed; of all blocks that one is taken that leaves most of the carrier's words outside, and only
where it stands out clearly: else all is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from mysteryshop.inbox.mail.small_print import squeezed
from mysteryshop.inbox.text.carrier_parts import ANY_RULE, Part, part_of, tells_of_a_letter
from mysteryshop.inbox.text.parties import WORD, Parties, fold, systems_of
from mysteryshop.inbox.text.portal_below import MARKED, ends_words
from mysteryshop.inbox.text.portal_rows import LABELLED, given_names, heads_words
from mysteryshop.inbox.text.signature import is_closing

MOST_PARTS, MOST_ABOVE = 40, 6
"""Paragraphs of a mail that is read so; and those among which the one that tells of a letter must be, where the sender's name is
not the carrier's."""
ENOUGH, MUCH = 2.5, 6.0
"""How much more the best reading weighs than that all is one letter, to be taken: of a mail that a carrier sends in its own name,
and of any other. A weight of 2.5 is twelve to one."""
CARRIERS = 1.0
"""The weight of a paragraph outside that speaks for a carrier at all."""
EDGE = -2.5
"""What it takes to say that a letter begins, or ends, in the midst of a mail: one time in twelve it would."""
POINTED, BOXED, RULED, GREETED, SIGNED = 2.5, 2.5, 1.5, 1.5, 1.0
"""What speaks for an edge: a line above that points to what follows and the edge of a box each undo that; a rule, a second
greeting, and a goodbye or a name above go a part of the way."""
BOTH = 3.0
"""What it counts that both edges are those of one box."""
PASSED = 6.0
"""What it costs to leave out what a line points to, or to part a goodbye from the name below it, or from
the letter above."""
LEAST, NEAR, FAR = -0.3, 1.5, 5.0
"""What a paragraph outside a box, or between a signed letter and a carrier's signature, speaks for a letter at most; and how near
a block in a box, and any, must come to the paragraph of the mail that speaks most for one."""
FIRST_LINES = 12
"""Lines among which one may tell of a letter right below it."""
SHORTEST = 4
"""Letters of a word of a sender's name that is looked for in his domain."""
_OURS = re.compile(r"\b(?:our|unser\w{0,2}|notre|nos|nuestr[oa]s?|nostr[oaie]|onze|noss[oa]s?)\b", re.IGNORECASE)
_OPENING = {'"': '"', "“": "”", "„": "“", "«": "»"}

Span = tuple[int, int]
"""Lines from, up to."""


def letter_on_page(lines: list[str], who: Parties, boxes: tuple[str, ...]) -> str | None:
    """The letter; None where nothing stands out. `boxes`: the texts of what the page sets apart."""
    in_own_name = sends_in_its_own_name(who)
    lines, quoted = _unquoted(list(_behind_labels(lines, who)))
    if not in_own_name and not _tells_above(lines, who):
        return None
    spans = {_trimmed(span, lines) for span in quoted | _boxed(lines, boxes) | _fenced(lines)}
    places = _parts(lines, {place for span in spans for place in span})
    if not 1 < len(places) <= MOST_PARTS:
        return None
    systems = systems_of(lines, who, own=False)
    parts = [part_of(lines, begin, end, who, systems) for begin, end in places]
    spans.discard((parts[0].begin, parts[-1].end))
    best, first, last = best_block(parts, spans)
    block = (parts[first].begin, parts[last - 1].end)
    if block not in spans and any("://" in line for line in lines[: block[0] + 1]):
        return None  # who bids to answer by a link has shown the letter above it
    outside = [*parts[:first], *(parts[last:] if block in spans else ())]
    if any(_OURS.search(part.said) and not part.names_system for part in parts[:first]):
        return None  # "our mechanic wrote": he is of the store
    if block in spans and any(map(_is_signed, parts[last:])):
        return None
    shown = any(part.tells or (in_own_name and part.weight >= CARRIERS) for part in outside)
    if best < (ENOUGH if in_own_name else MUCH) or not shown:
        return None
    letter = "\n".join(lines[slice(*block)]).strip()
    if len(letter) > 2 and letter[-1] == _OPENING.get(letter[0]):
        letter = letter[1:-1].strip()
    return letter or None


def sends_in_its_own_name(who: Parties) -> bool:
    """Whether a mail comes under the name that its domain is made of, and that is not the store's."""
    domain = re.sub(r"\W", "", fold(who.address.rpartition("@")[2].rpartition(".")[0]))
    house = set(WORD.findall(fold(who.house)))
    sender = WORD.findall(fold(who.sender))
    if (house and house <= set(sender)) or (sender and sender[0] in given_names()):
        return False
    return any(len(word) >= SHORTEST and word in domain and word not in house for word in sender)


def _is_signed(part: Part) -> bool:
    """Whether a paragraph that would be left out ends a letter with somebody's name."""
    return part.signs and not part.names_system and any(word in given_names() for word in WORD.findall(fold(part.said)))


def _tells_above(lines: list[str], who: Parties) -> bool:
    first = _parts(lines, set())[:MOST_ABOVE]
    return any(tells_of_a_letter([line.strip() for line in lines[begin:end]], who) for begin, end in first)


def best_block(parts: Sequence[Part], spans: set[Span]) -> tuple[float, int, int]:
    """(by how much the best block weighs more than all of it, its first part, the one behind its last)."""
    found = (0.0, 0, len(parts))
    begins, ends = {begin for begin, _ in spans}, {end for _, end in spans}
    as_said = [0.0, *accumulate(part.weight for part in parts)]
    at_least = [0.0, *accumulate(part.weight if part.is_heard else max(LEAST, part.weight) for part in parts)]
    lowest = min(part.weight for part in parts)
    for first, last in _blocks(parts):
        inside = parts[first:last]
        least = min(part.weight for part in inside)
        if least > lowest + FAR:
            continue
        boxed = (inside[0].begin, inside[-1].end) in spans and least <= lowest + NEAR
        signed = inside[-1].signs and any(part.speaks for part in inside) and any(part.names_system for part in parts[last:])
        above, below = at_least if boxed else as_said, at_least if boxed or signed else as_said
        outside = above[first] + below[-1] - below[last]
        edges = _start(parts, first, begins) + _stop(parts, last, ends) + (BOTH if boxed else 0.0)
        found = max(found, (outside + edges, first, last), key=lambda one: one[0])
    return found


def _blocks(parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """All that may be a letter: what begins and ends with words, and holds a sentence."""
    for first, part in enumerate(parts):
        if part.is_rule:
            continue
        speaks = first > 0 and not (part.is_row or part.names_system) and _is_announced(parts, first)
        for last in range(first + 1, len(parts) + 1):
            speaks = speaks or (parts[last - 1].speaks and not parts[last - 1].names_system)
            if speaks and not parts[last - 1].is_rule:
                yield first, last


def _is_announced(parts: Sequence[Part], first: int) -> bool:
    """Whether the part above this one, rules aside, says that a letter follows."""
    above = next((part for part in reversed(parts[:first]) if not part.is_rule), None)
    return (
        above is not None
        and (above.heads or (above.has_rows and above.names_store))
        and not (parts[first].points or parts[first].greets)
    )


def _start(parts: Sequence[Part], first: int, begins: set[int]) -> float:
    """What speaks for a letter that begins with this part."""
    if first == 0:
        return 0.0
    points = EDGE
    above = next((part for part in reversed(parts[:first]) if not part.is_rule), None)
    if above is not None and (above.points or (above.has_rows and above.names_store)):
        points += POINTED
    if parts[first].begin in begins:
        points += BOXED
    if parts[first - 1].is_rule:
        points += RULED
    if parts[first].greets and any(part.greets for part in parts[:first]):
        points += GREETED
    ruled = parts[first - 1].is_rule
    passed = (
        part.points and not (part.ends or below.is_rule or below.points or below.has_rows or (ruled and below.weight >= CARRIERS))
        for part, below in pairwise(parts[:first])
    )
    return points - (PASSED if any(passed) else 0.0)


def _stop(parts: Sequence[Part], last: int, ends: set[int]) -> float:
    """What speaks for a letter that ends above this part."""
    if last == len(parts):
        return 0.0
    points, above = EDGE, parts[last - 1]
    if above.end in ends:
        points += BOXED
    if parts[last].is_rule or parts[last].ends:
        points += RULED
    if above.signs:
        points += SIGNED
    if above.end - above.begin == 1 and is_closing(above.said) and not parts[last].is_rule:
        points -= PASSED
    if parts[last].signs and not above.signs and not any(part.names_system for part in parts[last : last + 2]):
        points -= PASSED
    passed = (
        (part.tells or part.said.endswith(":")) and not (part.ends or below.is_rule or below.weight >= 2 * CARRIERS)
        for part, below in pairwise(parts[last:])
    )
    return points - (PASSED if any(passed) else 0.0)


def _behind_labels(lines: list[str], who: Parties) -> Iterator[str]:
    """The lines, what heads a message ("Message:", "--- message starts ---") or tells of one in a paragraph of its own."""
    above = ""
    for place, line in enumerate(lines):
        row = LABELLED.match(line) if above.strip() else None
        above = line
        if row is not None and heads_words(f"{row[1]}:"):
            yield from ("", f"{row[1]}:", "", row[2])
        elif ends_words(line) or ((MARKED.match(line) or line.rstrip().endswith(":")) and heads_words(line)):
            yield from ("", line, "")
        else:
            yield line
            below = lines[place + 1].strip() if place < FIRST_LINES and place + 1 < len(lines) else ""
            if (
                below
                and len(line.split()) > SHORTEST
                and (line.endswith(":") or not below[0].islower())
                and tells_of_a_letter([line.strip()], who)
            ):
                yield ""


def _unquoted(lines: list[str]) -> tuple[list[str], set[Span]]:
    """The lines without the marks in front of the one block that is quoted, and where it stands."""
    begin = next((place for place, line in enumerate(lines) if line.startswith(">")), None)
    if begin is None:
        return lines, set()
    end = next((place for place in range(begin, len(lines)) if not lines[place].startswith(">")), len(lines))
    if end - begin == 1 or any(line.startswith(">") for line in lines[end:]):
        return lines, set()
    return [*lines[:begin], *(line.lstrip("> ") for line in lines[begin:end]), *lines[end:]], {(begin, end)}


def _trimmed(span: Span, lines: list[str]) -> Span:
    """A span without blank lines at its ends."""
    filled = [place for place in range(*span) if lines[place].strip()]
    return (filled[0], filled[-1] + 1) if filled else span


def _parts(lines: list[str], cuts: set[int]) -> list[Span]:
    """Paragraphs, a rule by itself, cut where a box begins or ends."""
    found: list[Span] = []
    begin: int | None = None
    for place, line in enumerate(lines):
        rule = ANY_RULE.match(line) is not None
        if begin is not None and (rule or place in cuts):
            found.append((begin, place))
            begin = None
        if rule and line.strip():
            found.append((place, place + 1))
        elif not rule and begin is None:
            begin = place
    return found if begin is None else [*found, (begin, len(lines))]


def _boxed(lines: list[str], boxes: tuple[str, ...]) -> set[Span]:
    """Where the texts of boxes stand, letter by letter."""
    if not boxes:
        return set()
    bare = [squeezed(line) for line in lines]
    return {span for box in boxes if (span := _span_of(squeezed(box), bare)) is not None}


def _span_of(box: str, bare: list[str]) -> Span | None:
    for begin, one in enumerate(bare):
        if not one or not box.startswith(one):
            continue
        rest = box
        for place in range(begin, len(bare)):
            if not rest.startswith(bare[place]):
                break
            rest = rest[len(bare[place]) :]
            if not rest:
                return begin, place + 1
    return None


def _fenced(lines: list[str]) -> set[Span]:
    """What stands between two like rules, or within the marks of a quote."""
    spans: set[Span] = set()
    rules = [place for place, line in enumerate(lines) if line.strip() and ANY_RULE.match(line)]
    for one, other in pairwise(rules):
        inside = [place for place in range(one + 1, other) if lines[place].strip()]
        if inside and lines[one].strip() == lines[other].strip():
            spans.add((inside[0], inside[-1] + 1))
    begin = next((place for place, line in enumerate(lines) if line.strip()[:1] in _OPENING), None)
    if begin is not None:
        mark = _OPENING[lines[begin].strip()[0]]
        ends = (place for place in range(begin, len(lines)) if lines[place].rstrip().endswith(mark))
        end = next((place for place in ends if place > begin or len(lines[place].strip()) > 1), None)
        if end is not None:
            spans.add((begin, end + 1))
    return spans
