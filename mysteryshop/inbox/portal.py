"""What a portal says around a letter, known by whom it names: the store as somebody else, and itself. Pure.

A market place, a maker's desk or a lead service hands a letter on: above it says who wrote, below how to answer, what to beware
of and who it is. Who writes himself calls his own store no "dealer" and names no service that carries his mail. Whoever says "I"
or "we", a price, a question and a postscript stay, and something must be left.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from mysteryshop.inbox.asides import says_i, speaks
from mysteryshop.inbox.card_lines import MONEY, NAME
from mysteryshop.inbox.footers import is_footer, paragraphs_of
from mysteryshop.inbox.heads import is_greeting
from mysteryshop.inbox.quotes import heads_a_quote
from mysteryshop.inbox.signature import is_closing, is_postscript
from mysteryshop.inbox.words import Words
from mysteryshop.lexicons import load

MOST_ABOVE, MOST_BELOW = 6, 10
"""Paragraphs at either end that may be a portal's."""
MOST_WORDS, MOST_CALL, MOST_LABEL = 40, 6, 4
"""Words of one of them, of a button, and of a label in front of a name."""
GREETING_WORDS = 6
SHORTEST = 5
"""Letters of a name by which a system or a store is known."""
_WORD = re.compile(r"\w+")
_RULE = re.compile(r"^[\W_]*$")
_LINK = re.compile(r"[(<\[]?\s*https?://[^\s>)\]]+\s*[)>\]]?")
_SENTENCE_END = re.compile(r"[.!?…]$")
_VIA = re.compile(r"\s+(?:via|through|on|über|par|en|tramite|su|através d[eo])\s.*|\s*\(.*\)$", re.IGNORECASE)
_LABELLED = re.compile(r"^\W{0,3}([^:：]{2,40}?)\s?[:：]\s*(\S.*)$")
_NUMBERED = re.compile(r"^[^\d?!]{2,40}?[ :#°º№.]{1,4}[A-Z]{0,4}-?\d[\d/.-]{2,14}[A-Z]?\.?$")
_FIGURES = re.compile(r"^[a-z]{0,4}[\W\d]*\d[\W\d]*$")
_INVITES = re.compile(r"(?:,|:|!)$")
_COMPANY = re.compile(
    r"(?<![\w.])(?:Inc|LLC|Ltd|GmbH|AG|B\.?V|S\.?L|S\.?A|S\.?A\.?S|S\.?r\.?l|S\.?p\.?A|Lda)(?![\w])\.?", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)*([\w-]+)\.\w+")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who may be named in a letter: `house`, the store; `shopper`, his names; `car`, its words; `sender` and `address`, whom the
    mail is from."""

    house: str
    shopper: str
    car: str
    sender: str
    address: str
    domains: tuple[str, ...] = ()
    group: str = ""
    """The store's own domains, and the group it belongs to."""


def without_portal(text: str, who: Parties) -> str:
    """The text without what a portal put above and below the letter in it; as it is where nothing would be left."""
    lines = text.split("\n")
    own = _is_own(who)
    systems = _systems(lines, who, own)
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
        priced = relayed and place == 0 and _is_car(said, who, told=True)
        topical = (place == 0 and len(rows) == 1) or found > 0
        if priced or _is_notice(rows, who) or _tells_whose(rows, who, cars=topical) or _is_person_of(said, who):
            found = begin = place + 1
        elif _RULE.match(said) or _names_only(said, who) or _is_car(said, who, told=found > 0) or (found and _are_labelled(rows)):
            begin = place + 1 if found else begin
        elif found or not (_greets(said, who) or _is_title(said, who, systems)):
            break
    return parts[begin][0] if found else 0


def _without_rules(lines: list[str]) -> list[str]:
    filled = [place for place, line in enumerate(lines) if not _RULE.match(line)]
    return lines[filled[0] : filled[-1] + 1] if filled else lines


def _is_title(said: str, who: Parties, systems: frozenset[str]) -> bool:
    """Whether a line is what a portal is called, with a few words of what it is."""
    short = len(said.split()) <= 2 * MOST_LABEL and not _SENTENCE_END.search(said)
    return short and not says_i(said) and _names_system(said, who, systems)


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
        named = company or _names_system(said, who, systems) or (told and _signs(said, who))
        bare_goodbye = signed and len(last) == 1 and is_closing(said)
        if not (named or bare_goodbye or _RULE.match(said) or is_footer(said) or _is_portals(last, who, told=told)):
            break
        signed = signed or named
        lines = lines[:begin]
    return lines


def _is_others(above: list[str], said: str) -> bool:
    """Cars of others under a heading that says so ("Similar cars you may like"), with their prices."""
    heading = " ".join(line.strip() for line in above)
    listed = not _SENTENCE_END.search(said) and any(map(str.isdigit, said))
    return listed and len(heading.split()) <= MOST_CALL + 1 and _told("others").search(heading.lower()) is not None


def _is_portals(last: list[str], who: Parties, *, told: bool) -> bool:
    """Whether a closing paragraph is about the mail, the dealings of others, or is a button or a number."""
    said = " ".join(last)
    bare = _LINK.sub(" ", said).strip(" :-–")
    if (
        _tells_whose(last, who, cars=told)
        or heads_a_quote(said)
        or (len(said.split()) <= MOST_LABEL + 1 and _NUMBERED.match(said) and _is_file(said))
    ):
        return True
    if speaks("several", said) or _told("ours").search(said.lower()):
        return False
    words = len(bare.split())
    if words <= MOST_CALL and not _SENTENCE_END.search(bare) and not is_closing(bare) and not is_greeting(said):
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
    house = _short(who.house).casefold()
    return not (house and house in said.casefold()) and not speaks("several", said)


def _signs(said: str, who: Parties) -> bool:
    """Whether a line is a sign-off of a team or a desk that is not the store's."""
    low = said.casefold()
    if len(said.split()) > MOST_CALL + 2 or "?" in said or _told("signs").search(low) is None:
        return False
    return set(_WORD.findall(_short(who.house).casefold())).isdisjoint(_WORD.findall(low))


def _is_notice(lines: list[str], who: Parties) -> bool:
    """Whether a paragraph announces that somebody wrote: the store, or whom the mail is from, in the third person."""
    said = " ".join(line.strip() for line in lines)
    if len(said.split()) > MOST_WORDS or "?" in said or says_i(said):
        return False
    low = said.lower()
    if speaks("several", said) or _told("ours").search(low) or speaks("unread", said):
        return False
    for name in _names(who):
        low = low.replace(name, "§")
    whole = "§" in low or not _SENTENCE_END.search(said) or _is_car_in(said.rstrip(" .!\"'”»"), who)
    if not whole and (len(said.split()) > MOST_CALL + 2 or ":" in said):
        return False  # whoever it speaks of, it tells more than that he wrote
    low = _told("sellers").regex.sub("§", low) if _told("sellers").search(low) else low
    if len(lines) == 1 and speaks("box", said) and len(said.split()) <= 2 * MOST_LABEL and _is_car_in(said, who):
        return True  # "A message about your RAV4"
    return _told("notices").search(low) is not None or _introductions().search(low) is not None


def _names(who: Parties) -> list[str]:
    """The store's name and the sender's, longest first, in small letters; none that is too short to tell anything."""
    sender = _VIA.sub("", who.sender).strip()
    found = {name.casefold() for name in (who.house, sender, _short(who.house)) if len(name) >= SHORTEST}
    return sorted(found, key=len, reverse=True)


def _short(house: str) -> str:
    """A store's name without the letters of its legal form ("Lee Motors GmbH")."""
    return re.sub(
        r"\s+(?:GmbH.*|AG|KG|e\.K\.|B\.?V\.?|S\.?[LA]\.?U?\.?|S\.?r\.?l\.?|S\.?A\.?S\.?|Lda\.?|Inc\.?|LLC|Ltd\.?)$", "", house
    )


def _tells_whose(lines: list[str], who: Parties, *, cars: bool) -> bool:
    """Rows of a label each, with the store, the sender, the shopper, his car or a number behind it; the store or the sender is
    among them, or where `cars`, his car."""
    rows = [_LABELLED.match(line.strip()) for line in lines if line.strip()]
    if not rows or len(rows) > MOST_ABOVE:
        return False
    told = [_fold(row[2]) for row in rows if row is not None and len(row[1].split()) <= MOST_LABEL]
    if len(told) < len(rows) or MONEY.search(" ".join(lines)):
        return False
    names = [_fold(name) for name in _names(who)]
    known = [one in names or _is_car(one, who, told=False) or _fold(who.shopper) == one or _FIGURES.match(one) for one in told]
    return all(known) and any(one in names or (cars and _is_car(one, who, told=False)) for one in told)


def _are_labelled(lines: list[str]) -> bool:
    """Rows of a label and a name each ("Contact: Ann Lee")."""
    rows = [_LABELLED.match(line.strip()) for line in lines if line.strip()]
    return all(row is not None and len(row[1].split()) <= MOST_LABEL and NAME.match(row[2]) for row in rows)


def _is_person_of(said: str, who: Parties) -> bool:
    """ "Ann Lee (Lee Motors) :", "Ann Lee from Lee Motors": a name, the store's, and small words between them."""
    bare = said.rstrip(" :")
    place = bare.casefold().find(who.house.casefold()) if who.house else -1
    if place <= 0 or bare[place + len(who.house) :].strip(" )]") or _SENTENCE_END.search(said):
        return False
    name = [
        word for word in re.findall(r"[\w.'’-]+", bare[:place]) if word.casefold() not in load("inbox_quotes")["between_names"]
    ]
    return 1 <= len(name) <= 4 and bool(NAME.match(" ".join(name))) and not is_greeting(bare[:place].strip() + ",")


def _names_only(said: str, who: Parties) -> bool:
    """Whether a paragraph is the store's name or the sender's, alone or with a place, and ends no sentence."""
    words = _WORD.findall(_fold(said))
    known = {word for name in _names(who) for word in _WORD.findall(_fold(name))}
    strange = [word for word in words if word not in known]
    return (
        1 <= len(words) <= 9
        and len(strange) <= min(3, len(words) // 2)
        and not _SENTENCE_END.search(said)
        and not is_greeting(said)
    )


def _is_car(said: str, who: Parties, *, told: bool) -> bool:
    """Whether words name the shopper's car and little else; with its price where a portal told of the letter above."""
    words, car = _WORD.findall(_fold(said)), set(_WORD.findall(_fold(who.car)))
    shared = {word for word in words if word in car}
    strange = [word for word in words if word not in car and not any(map(str.isdigit, word))]
    if len(shared) < 2 or len(strange) > (5 if told else 2) or _SENTENCE_END.search(said) or is_closing(said):
        return False
    return told or not MONEY.search(said)


def _is_car_in(said: str, who: Parties) -> bool:
    """Whether a line that ends no sentence names the make and the model."""
    shared = set(_WORD.findall(_fold(said))) & set(_WORD.findall(_fold(who.car)))
    return len(shared) >= 2 and said[-1].isalnum()


def _greets(said: str, who: Parties) -> bool:
    """Whether a paragraph greets the shopper and says nothing else."""
    words = said.split()
    if not 1 <= len(words) <= GREETING_WORDS or not _INVITES.search(said):
        return False
    names, told = set(_WORD.findall(_fold(who.shopper))), _WORD.findall(_fold(said))
    return is_greeting(said) or (not names.isdisjoint(told) and len([word for word in told if word not in names]) <= 1)


def _is_own(who: Parties) -> bool:
    """Whether a mail comes from the store's own domain, or from a person's private one."""
    domain = who.address.rpartition("@")[2].casefold()
    if not domain or domain in load("inbox_providers")["private"]:
        return True
    if any(domain == one or domain.endswith("." + one) for one in who.domains):
        return True
    bare = re.sub(r"\W", "", _fold(domain))
    words = [word for word in _WORD.findall(_fold(_short(who.house))) if len(word) >= SHORTEST]
    return any(word in bare for word in words)


def _systems(lines: list[str], who: Parties, own: bool) -> frozenset[str]:
    """The names of whoever carries the mail: of the domain it comes from, and of those that it leads to."""
    house = re.sub(r"\W", "", _fold(_short(who.house)))
    led = {_fold(label) for line in lines if "http" in line for label in _ADDRESS.findall(line)}
    linked = {one for one in led if len(one) >= SHORTEST and one not in house and house not in one}
    sent = set() if own else {_system(who.address, who.house)}
    return frozenset(linked | sent) - {""}


@lru_cache(maxsize=256)
def _system(address: str, house: str) -> str:
    """The name that a sender's domain is made of; "" where it may be the store's, or is too short."""
    labels = address.rpartition("@")[2].casefold().split(".")
    label = _fold(labels[-2]) if len(labels) > 1 else ""
    first = label.partition("-")[0]
    name = first if len(first) >= SHORTEST else label.replace("-", "")
    return name if len(name) >= SHORTEST else ""


def _names_system(said: str, who: Parties, systems: frozenset[str]) -> bool:
    """Whether a paragraph names the service that carries the mail, as nobody does who writes by it."""
    if not systems or "?" in said or speaks("several", said):
        return False
    folded = _fold(_LINK.sub(" ", said))
    bare = re.sub(r"\W", "", folded)
    if any(system in bare for system in systems) or (len(who.group) >= SHORTEST and _fold(who.group) in folded):
        return True
    if not _system(who.address, who.house):
        return False
    phrase = _fold(_VIA.sub("", who.sender))
    domain = who.address.rpartition("@")[2].casefold()
    kin = any(len(word) >= SHORTEST - 1 and word in domain for word in _WORD.findall(phrase))
    return kin and len(phrase.split()) > 1 and phrase != _fold(who.house) and phrase in folded


def _is_file(said: str) -> bool:
    return any(label in said.casefold() for label in load("inbox_quotes")["file_labels"] if len(label) > 3)


@lru_cache(maxsize=512)
def _fold(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))


@cache
def _told(name: str) -> Words:
    return Words("|".join(f"(?:{one})" for one in load("inbox_relays")[name]))


@cache
def _introductions() -> Words:
    """All but the first, which any sentence with a colon may be."""
    return Words("|".join(load("inbox_relays")["introduction"][1:]))
