"""Answers that somebody typed into the quoted lead in a colour of their own ("see my answers in red below"). Pure."""

from __future__ import annotations

import re
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mysteryshop.inbox.mail.small_print import parts_of
from mysteryshop.lexicons import load

MOST_WORDS = 40
"""Words above the quote by which a letter points to what stands below; a longer one is the answer itself."""
MOST_RUNS, MOST_TEXT = 30, 4_000
_SATURATED = 60
"""How far the three colours of a colour lie apart at least; text and dark greys are nearer."""
_OUTLOOK_BLUE = "#1f497d"
"""The colour that a mail program gave to every answer for years: whole threads stand in it."""
_COLOUR = re.compile(r"(?<![\w-])(?:color|background(?:-color)?)\s*:\s*(#[0-9a-f]{3,6}\b|rgba?\([\d ,.]+\)|[a-z]+)")
_PLAIN = frozenset(
    ("black", "white", "gray", "grey", "silver", "inherit", "windowtext", "initial", "transparent", "currentcolor", "none")
)


def points_below(said: str) -> bool:
    """Whether a short letter says that its answers stand in what it quotes."""
    return len(said.split()) <= MOST_WORDS and _pointing().search(said) is not None


def in_colour(page: str, said: str) -> list[str]:
    """The runs of a page that stand in a colour, in their order, without those that `said` holds."""
    body = LexborHTMLParser(page).body
    if body is None:
        return []
    runs: list[str] = []
    taken: set[int] = set()
    for node in body.css("[style*=color], [style*=background], font[color], mark"):
        if node.tag in ("a", "table", "td", "tr", "body") or node.mem_id in taken or not _is_coloured(node):
            continue
        taken |= {inner.mem_id for inner in node.css("*")}
        run = " ".join((node.text() or "").split())
        if run and run not in " ".join(said.split()) and len(runs) < MOST_RUNS:
            runs.append(run)
    return runs if sum(map(len, runs)) <= MOST_TEXT else []


def _is_coloured(node: LexborNode) -> bool:
    if node.tag == "mark":
        return True
    told = node.attributes.get("color") or ""
    found = [told.lower()] if told else _COLOUR.findall((node.attributes.get("style") or "").lower())
    return any(_is_colour(one) for one in found)


def _is_colour(told: str) -> bool:
    if told == _OUTLOOK_BLUE:
        return False
    if not told.startswith(("#", "rgb")):
        return told not in _PLAIN and "gray" not in told and "grey" not in told
    parts = parts_of(told)
    return len(parts) == 3 and max(parts) - min(parts) >= _SATURATED


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in load("inbox_quotes")["answers_within"]), re.IGNORECASE)
