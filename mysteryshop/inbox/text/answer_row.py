"""An answer in a row of a table, beside the row of the lead: "Your question | ..." and "Dealer's answer | ...". Pure."""

from __future__ import annotations

from mysteryshop.inbox.text.echo import run_of_lead
from mysteryshop.inbox.text.heads import is_greeting, may_greet
from mysteryshop.inbox.text.portal_rows import heads_words, told

MOST_LABEL = 4
"""Words of a label in front of a cell at most."""
MOST_AFTER = 3
"""Words that may stand behind the lead in its own cell: the shopper's name."""
FEWEST_LEFT = 4
"""Words of an answer at least; with fewer nothing is taken off."""
MOST_GREETED = 12
"""Words of a label and a greeting in one line at most."""
_MARKS = " \t\"'“”«»„>|"


def without_row_of_lead(text: str, lead: str) -> str:
    """The text without a line that is a label and the whole lead, and without the label in front of the answer next to it; the
    text itself where there is no such row, or where little else is in it.

    A table's cells come as one line without a colon between them. A lead taken up within a sentence goes on behind it, and stays.
    """
    run = run_of_lead(text, lead)
    if run is None:
        return text
    begin = text.rfind("\n", 0, run[0]) + 1
    end = text.find("\n", run[1])
    end = len(text) if end < 0 else end
    label = text[begin : run[0]].strip(_MARKS)
    words = len(label.split())
    if not 0 < words <= MOST_LABEL or label.endswith((".", "!", "?", ",", ":")) or len(text[run[1] : end].split()) > MOST_AFTER:
        return text
    above, below = text[:begin].rstrip(), text[end:].lstrip("\n")
    if below:
        first, gap, rest = below.partition("\n")
        below = f"{_without_label(first)}{gap}{rest}"
    else:
        first, gap, rest = above.partition("\n")
        above = f"{_without_label(first)}{gap}{rest}"
    told_now = "\n\n".join(part for part in (above, below) if part.strip())
    return told_now if len(told_now.split()) >= FEWEST_LEFT else text


def greetings_apart(lines: list[str]) -> list[str]:
    """The lines of a page with a gap above a greeting right under rows, or in a cell behind a label ("Message Hi Ann,")."""
    apart: list[str] = []
    for place, line in enumerate(lines):
        if not may_greet(line.rstrip()):
            apart.append(line)
            continue
        cell = _without_label(line) if len(line.split()) <= MOST_GREETED else line
        greets = is_greeting(cell.strip()) and place > 0
        if greets and cell != line:
            apart += ["", f"{line.removesuffix(cell).strip()}:", "", cell]
        elif greets and lines[place - 1].strip(" >") and not line.startswith(">"):
            apart += ["", line]
        else:
            apart.append(line)
    return apart


def _without_label(line: str) -> str:
    """A row's words without the label in front of them ("Answer of the dealer Hi Ann,"); the line where none is known for one."""
    words = line.split(" ")
    found = []
    for count in range(1, min(MOST_LABEL + 2, len(words))):
        label, said = " ".join(words[:count]), " ".join(words[count:]).strip()
        if words[count - 1][-1:] in ".!?,;" or not words[count - 1]:
            break
        if heads_words(label) and said and not said[0].islower():
            found.append((not is_greeting(said), told("sellers").search(label.lower()) is None, count))
    return " ".join(words[min(found)[2] :]).strip() if found else line
