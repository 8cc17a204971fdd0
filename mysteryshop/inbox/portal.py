"""What a portal says around a letter, known by whom it names: the store as somebody else, and itself. Pure.

A market place, a maker's desk or a lead service hands a letter on: above it says who wrote, below how to answer, what to beware
of and who it is. Who writes himself calls his own store no "dealer" and names no service that carries his mail. Whoever says "I"
or "we", a price, a question and a postscript stay, and something must be left.
"""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.asides import says_i, speaks
from mysteryshop.inbox.card_lines import MONEY, NAME
from mysteryshop.inbox.footers import is_footer, paragraphs_of
from mysteryshop.inbox.heads import is_greeting
from mysteryshop.inbox.parties import (
    LINK,
    SENTENCE_END,
    WORD,
    Parties,
    fold,
    is_car,
    is_own,
    names_car,
    names_of,
    names_system,
    short_name,
    systems_of,
)
from mysteryshop.inbox.quotes import heads_a_quote
from mysteryshop.inbox.signature import is_closing, is_postscript
from mysteryshop.inbox.words import Words
from mysteryshop.lexicons import load

MOST_ABOVE, MOST_BELOW = 6, 10
"""Paragraphs at either end that may be a portal's."""
MOST_WORDS, MOST_CALL, MOST_LABEL = 40, 6, 4
"""Words of one of them, of a button, and of a label in front of a name."""
GREETING_WORDS = 6
_RULE = re.compile(r"^[\W_]*$")
_LABELLED = re.compile(r"^\W{0,3}([^:：]{2,40}?)\s?[:：]\s*(\S.*)$")
_NUMBERED = re.compile(r"^[^\d?!]{2,40}?[ :#°º№.]{1,4}[A-Z]{0,4}-?\d[\d/.-]{2,14}[A-Z]?\.?$")
_FIGURES = re.compile(r"^[a-z]{0,4}[\W\d]*\d[\W\d]*$")
_INVITES = re.compile(r"(?:,|:|!)$")
_COMPANY = re.compile(
    r"(?<![\w.])(?:Inc|LLC|Ltd|GmbH|AG|B\.?V|S\.?L|S\.?A|S\.?A\.?S|S\.?r\.?l|S\.?p\.?A|Lda)(?![\w])\.?", re.IGNORECASE
)


def without_portal(text: str, who: Parties) -> str:
    """The text without what a portal put above and below the letter in it; as it is where nothing would be left."""
    lines = text.split("\n")
    own = is_own(who)
    systems = systems_of(lines, who, own)
    begin = _end_of_head(lines, who, systems, relayed=not own)
    kept = lines[begin:]
    if begin or not own:
        kept = _without_tail(kept, who, systems, told=begin > 0)
    if begin:
        kept = _without_rules(kept)
    letter = "\n".join(kept).strip("\n")
    return letter if letter.strip() else text


def _end_of_head(lines: list[str], who: Parties, systems: frozenset[str], *, relayed: bool) -> int:
    """The line a letter begins at under what a portal says above it; 0 where it says nothing. `relayed`: the store did not send
    it."""
    begin, found = 0, 0
    parts = paragraphs_of(lines)
    for place, (first, end) in enumerate(parts[:-1][:MOST_ABOVE]):
        said = " ".join(line.strip() for line in lines[first:end])
        rows = lines[first:end]
        priced = relayed and place == 0 and is_car(said, who, told=True)
        topical = (place == 0 and len(rows) == 1) or found > 0 or (relayed and len(rows) > 1 and said.endswith(":"))
        if (
            priced
            or _is_notice(rows, who)
            or (relayed and _hands_on(said, who))
            or _tells_whose(rows, who, cars=topical)
            or _is_person_of(said, who)
        ):
            found = begin = place + 1
        elif _RULE.match(said) or _names_only(said, who) or is_car(said, who, told=found > 0) or (found and _are_labelled(rows)):
            begin = place + 1 if found else begin
        elif found and _heads_words(said):
            begin = place + 1
        elif found or not (_greets(said, who) or _is_title(said, who, systems) or (place == 0 and relayed and _calls(said))):
            break
    return parts[begin][0] if found else 0


def _without_rules(lines: list[str]) -> list[str]:
    filled = [place for place, line in enumerate(lines) if not _RULE.match(line)]
    return lines[filled[0] : filled[-1] + 1] if filled else lines


def _is_title(said: str, who: Parties, systems: frozenset[str]) -> bool:
    """Whether a line is what a portal is called, with a few words of what it is."""
    short = len(said.split()) <= 2 * MOST_LABEL and not SENTENCE_END.search(said)
    return short and not says_i(said) and names_system(said, who, systems)


def _without_tail(lines: list[str], who: Parties, systems: frozenset[str], *, told: bool) -> list[str]:
    """The lines without the closing paragraphs of a portal. `told`: it announced the letter above; `systems`: the names by which
    its domains are known."""
    signed = False
    for _ in range(MOST_BELOW):
        parts = paragraphs_of(lines)
        if len(parts) < 2:
            break
        begin, end = parts[-1]
        above = len(parts) > 2 or not is_greeting(lines[parts[0][0]].strip())
        last = [line.strip() for line in lines[begin:end]]
        said = " ".join(last)
        company = told and _is_company(said, who)
        if not above or len(said.split()) > MOST_WORDS or says_i(said) or is_postscript(said):
            break
        if told and len(parts) > 2 and _is_others(lines[slice(*parts[-2])], said):
            lines = lines[: parts[-2][0]]
            continue
        if MONEY.search(said) and not company:
            break
        named = company or names_system(said, who, systems) or (told and _signs(said, who))
        bare_goodbye = signed and len(last) == 1 and is_closing(said)
        if not (named or bare_goodbye or _RULE.match(said) or is_footer(said) or _is_portals(last, who, told=told)):
            break
        signed = signed or named
        lines = lines[:begin]
    return lines


def _is_others(above: list[str], said: str) -> bool:
    """Cars of others under a heading that says so ("Similar cars you may like"), with their prices."""
    heading = " ".join(line.strip() for line in above)
    listed = not SENTENCE_END.search(said) and any(map(str.isdigit, said))
    return listed and len(heading.split()) <= MOST_CALL + 1 and _told("others").search(heading.lower()) is not None


def _is_portals(last: list[str], who: Parties, *, told: bool) -> bool:
    """Whether a closing paragraph is about the mail, the dealings of others, or is a button or a number."""
    said = " ".join(last)
    bare = LINK.sub(" ", said).strip(" :-–")
    if (
        _tells_whose(last, who, cars=told)
        or heads_a_quote(said)
        or (len(said.split()) <= MOST_LABEL + 1 and _NUMBERED.match(said) and _is_file(said))
    ):
        return True
    if speaks("several", said) or _told("ours").search(said.lower()):
        return False
    words = len(bare.split())
    if words <= MOST_CALL and not SENTENCE_END.search(bare) and not is_closing(bare) and not is_greeting(said):
        button = _told("buttons").search(bare.lower()) is not None
        if button and (told or bare != said):
            return True
    if "?" in said:
        return told and words <= MOST_LABEL and len(last) == 1 and said.endswith("?") and _asks_nobody(said)
    low = said.lower()
    if told and _told("never").search(low) and _told("money").search(low):
        return True
    if not _told("replying").search(low):
        return False
    return bool(_told("sellers").search(low)) or (told and speaks("box", said))


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
    if len(said.split()) > MOST_CALL + 2 or "?" in said or _told("signs").search(low) is None:
        return False
    return set(WORD.findall(short_name(who.house).casefold())).isdisjoint(WORD.findall(low))


def _is_notice(lines: list[str], who: Parties) -> bool:
    """Whether a paragraph announces that somebody wrote: the store, or whom the mail is from, in the third person."""
    said = " ".join(line.strip() for line in lines)
    if len(said.split()) > MOST_WORDS or "?" in said or says_i(said):
        return False
    low = said.lower()
    if speaks("several", said) or _told("ours").search(low) or speaks("unread", said):
        return False
    for name in names_of(who):
        low = low.replace(name, "§")
    whole = "§" in low or not SENTENCE_END.search(said) or names_car(said.rstrip(" .!\"'”»"), who)
    if not whole and (len(said.split()) > MOST_CALL + 2 or ":" in said):
        return False  # whoever it speaks of, it tells more than that he wrote
    low = _told("sellers").regex.sub("§", low) if _told("sellers").search(low) else low
    if len(lines) == 1 and speaks("box", said) and len(said.split()) <= 2 * MOST_LABEL and names_car(said, who):
        return True  # "A message about your RAV4"
    return _told("notices").search(low) is not None or _introductions().search(low) is not None


def _hands_on(said: str, who: Parties) -> bool:
    """Whether a paragraph hands on what follows it for the store: "Your dealer Lee Motors has asked us to pass on this:"."""
    low = said.casefold()
    if not said.endswith(":") or len(said.split()) > MOST_WORDS or "?" in said or says_i(said):
        return False
    return any(name in low for name in names_of(who)) and _told("hands_on").search(low) is not None


def _heads_words(said: str) -> bool:
    """ "Text of the message:", right above it."""
    bare = said.rstrip(": ").casefold()
    named = speaks("box", said) or speaks("mail", said) or bare in load("inbox_signals")["notice"]["transcripts"]
    return said.endswith(":") and len(said.split()) <= MOST_LABEL and named and not says_i(said)


def _calls(said: str) -> bool:
    """A few words and a comma, as whoever hands a letter on calls a customer whom he does not know."""
    return len(said.split()) <= GREETING_WORDS and said.endswith((",", ":")) and not says_i(said)


def _tells_whose(lines: list[str], who: Parties, *, cars: bool) -> bool:
    """Rows of a label each, with the store, the sender, the shopper, his car or a number behind it; the store or the sender is
    among them, or where `cars`, his car."""
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) > 1 and filled[-1].endswith(":") and len(filled[-1].split()) <= MOST_LABEL:
        filled.pop()  # "Dealer's comment:"
    if not filled or len(filled) > MOST_ABOVE or MONEY.search(" ".join(filled)):
        return False
    told = [_told_by(line, who, bare=len(filled) > 1) for line in filled]
    names = [fold(name) for name in names_of(who)]
    known = [one is not None and (_names_party(one, who) or _FIGURES.match(one)) for one in told]
    return all(known) and any(one and (one in names or (cars and is_car(one, who, told=False))) for one in told)


def _told_by(line: str, who: Parties, *, bare: bool) -> str | None:
    """What a row says behind its label, folded; `bare`: rows of a table may stand without a colon."""
    if (row := _LABELLED.match(line)) is not None:
        return fold(row[2]) if len(row[1].split()) <= MOST_LABEL else None
    low = fold(line)
    if not bare or SENTENCE_END.search(line):
        return None
    for name in (*map(fold, names_of(who)), fold(who.shopper)):
        if low.endswith(f" {name}") and len(low[: -len(name)].split()) <= MOST_LABEL - 1:
            return name
    return low if is_car(line, who, told=False) else None


def _names_party(one: str, who: Parties) -> bool:
    """Whether folded words are the store, the sender, both, the shopper or his car."""
    rest = one
    for name in (*map(fold, names_of(who)), fold(who.shopper)):
        rest = rest.replace(name, " ")
    return not WORD.search(rest) or is_car(one, who, told=False)


def _are_labelled(lines: list[str]) -> bool:
    """Rows of a label and a name each ("Contact: Ann Lee")."""
    rows = [_LABELLED.match(line.strip()) for line in lines if line.strip()]
    return all(row is not None and len(row[1].split()) <= MOST_LABEL and NAME.match(row[2]) for row in rows)


def _is_person_of(said: str, who: Parties) -> bool:
    """ "Ann Lee (Lee Motors) :", "Ann Lee from Lee Motors": a name, the store's, and small words between them."""
    bare = said.rstrip(" :")
    place = bare.casefold().find(who.house.casefold()) if who.house else -1
    if place <= 0 or bare[place + len(who.house) :].strip(" )]") or SENTENCE_END.search(said):
        return False
    name = [
        word for word in re.findall(r"[\w.'’-]+", bare[:place]) if word.casefold() not in load("inbox_quotes")["between_names"]
    ]
    return 1 <= len(name) <= 4 and bool(NAME.match(" ".join(name))) and not is_greeting(bare[:place].strip() + ",")


def _names_only(said: str, who: Parties) -> bool:
    """Whether a paragraph is the store's name or the sender's, alone or with a place, and ends no sentence."""
    words = WORD.findall(fold(said))
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


def _is_file(said: str) -> bool:
    return any(label in said.casefold() for label in load("inbox_quotes")["file_labels"] if len(label) > 3)


@cache
def _told(name: str) -> Words:
    return Words("|".join(f"(?:{one})" for one in load("inbox_relays")[name]))


@cache
def _introductions() -> Words:
    """All but the first, which any sentence with a colon may be."""
    return Words("|".join(load("inbox_relays")["introduction"][1:]))
