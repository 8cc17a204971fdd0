"""Lines that a system prints above a letter: who writes, from which store, a number of the file, a menu; a card's heading. Pure.

They are known by what they are made of and by the blank line under them. Sentences, greetings, questions and prices stay.
"""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.inbox.text.asides import says_i
from mysteryshop.inbox.text.card_lines import MONEY, NAME
from mysteryshop.inbox.text.heads import is_greeting
from mysteryshop.lexicons import load

MOST_LINES = 3
"""Lines that stand above a letter, each set off from the next."""
MOST_WORDS = 9
SIGNED = 2
"""Lines at the end of a letter, or on top of a card, that may be its writer's name."""
FEWEST_PARTS, PART_WORDS, PART_LETTERS = 3, 3, 24
"""Parts of a menu; words and letters of each."""
_PARTS = re.compile(r"\s+[|•·]\s+")
_BRACKETED = re.compile(r"([^()\[\]]+?)\s*[(\[]([^()\[\]]+)[)\]]$")
_WORD = re.compile(r"\w+")
_ENDS_A_SENTENCE = re.compile(r"[,!?:;.…]$")


def without_openings(text: str, sender: str, house: str, signature: str = "") -> str:
    """The text without such lines on top of it; `sender`: the name it came under, `house`: the store's. As it is where nothing
    else would be left."""
    lines = text.split("\n")
    sender = f"{sender} {_signed(lines[1:])} {_signed(signature.split(chr(10))[:SIGNED])}"
    for _ in range(MOST_LINES):
        first = next((place for place, line in enumerate(lines) if line.strip()), None)
        if first is None or first + 1 >= len(lines) or lines[first + 1].strip():
            break
        line = lines[first].strip()
        if not (_names_writer(line, sender, house) or _is_reference(line) or _is_menu(line)):
            break
        rest = lines[first + 1 :]
        if all(_names_writer(one.strip(), sender, house) for one in rest if one.strip()):
            break
        lines = rest
    return "\n".join(lines).lstrip("\n")


def without_heading_below(text: str, signature: str) -> tuple[str, str]:
    """(text, signature) with the heading of a card ("Your contact") that was left under the text put back above the card."""
    above, _, last = text.rstrip().rpartition("\n")
    head = signature.lstrip().partition("\n")[0].strip()
    if not above.strip() or not NAME.match(head) or not _heading().match(last.strip()):
        return text, signature
    return above.rstrip(), f"{last.strip()}\n{signature}"


def _signed(lines: list[str]) -> str:
    """The names among the last lines: mails of a whole store come under its name, and a person signs."""
    return " ".join(line.strip() for line in [line for line in lines if line.strip()][-SIGNED:] if NAME.match(line.strip()))


def _names_writer(line: str, sender: str, house: str) -> bool:
    """Whether a line is made of the writer's name and the store's, and small words between them, and tells who writes."""
    words = _WORD.findall(line)
    if not 1 <= len(words) <= MOST_WORDS or _ENDS_A_SENTENCE.search(line) or MONEY.search(line) or is_greeting(line):
        return False
    his, its = set(_WORD.findall(sender.casefold())), set(_WORD.findall(house.casefold()))
    told = {word.casefold() for word in words}
    between = load("inbox_quotes")["between_names"]
    strange = [word for word in words if word.casefold() not in his | its and word.casefold() not in between]
    whole = bool(its) and its <= told
    if whole and (card := _BRACKETED.match(line)) and set(_WORD.findall(card[2].casefold())) == its and NAME.match(card[1]):
        return True
    if not strange:
        return whole or len(his & told) >= 2
    surname = len(strange) == 1 and strange[0][0].isupper()  # mails come under "Ann @ Lee Motors", too
    return surname and whole and bool((his - its) & told) and (his - its) <= told


def _is_reference(line: str) -> bool:
    """ "File no. 517599": the label of a file and its number, and nothing else."""
    return bool(_reference().fullmatch(line))


def _is_menu(line: str) -> bool:
    """Short words in a row ("New | Used | Service"), which nobody says to anybody."""
    parts = [part.strip() for part in _PARTS.split(line)]
    if len(parts) < FEWEST_PARTS or MONEY.search(line) or says_i(line) or re.search(r"\d|[.,!?:;@]", line):
        return False
    return all(part and len(part) <= PART_LETTERS and len(part.split()) <= PART_WORDS for part in parts)


@cache
def _reference() -> re.Pattern[str]:
    names = "|".join(load("inbox_quotes")["file_labels"])
    label = rf"(?:[^\W\d_]{{2,8}}\.? ){{0,2}}(?:{names})(?:[ -]?(?:id|no|nr|num|number|nummer|numéro|n))?\.?"
    return re.compile(rf"{label}[ :#°º№.]{{1,4}}[A-Z]{{0,4}}-?\d[\d/.-]{{2,14}}[A-Z]?", re.IGNORECASE)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(load("inbox_quotes")["card_headings"]) + r")(?: vo| vn)?:?", re.IGNORECASE)
