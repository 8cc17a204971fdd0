"""What a mail's page sets apart from what is around it: by a ground, a border, a bar, indentation, kept lines, as a quote. Pure.

A portal that prints somebody else's words puts them into a box of their own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mysteryshop.inbox.mail.page import Element, Page

MOST_BOXES, FEWEST_LETTERS, LONGEST = 12, 12, 8_000
"""Boxes of a page that are kept, and characters of the text in one."""
_APART = re.compile(
    r"background(?:-color)?\s*:\s*(?!none|transparent|inherit|initial)|white-space\s*:\s*pre|font-style\s*:\s*italic"
    r"|border(?:-left|-top|-bottom|-right)?(?:-width)?\s*:\s*(?!0|none)(?=[^;]*[1-9a-z])|(?:padding|margin)-left\s*:\s*[1-9]\d"
)
_KINDS = frozenset(["blockquote", "pre", "q"])


def boxes_of(page: Page) -> tuple[str, ...]:
    """The texts of what is set apart, outermost first, each text once; none that is next to nothing."""
    places = [place for place, one in page.styled if one.style and _sets_apart(one.style)]
    places += [place for name in ("table", "td", "tr") for place, one in page.each(name) if _is_grounded(one)]
    places += [place for name in _KINDS for place in page.by_name.get(name, ())]
    found: dict[str, None] = {}
    for place in sorted(set(places)):
        text = page.text(place)
        if FEWEST_LETTERS <= len(text) <= LONGEST and len(bare := text.strip()) >= FEWEST_LETTERS:
            found[bare] = None
            if len(found) >= MOST_BOXES:
                break
    return tuple(found)


@lru_cache(maxsize=512)
def _sets_apart(style: str) -> bool:
    return _APART.search(style.lower()) is not None


def _is_grounded(one: Element) -> bool:
    return "bgcolor" in one.said or one.said.get("border", "0") != "0"
