"""A site that takes the shopper's mail address for mistyped and proposes another one. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ALIKE = 0.7
"""How much alike two spellings of one address are; the store's own address is another one."""


def proposes(words: str, own: str) -> str | None:
    """The address that `words` would put in the place of the shopper's `own`, or None."""
    mine = own.lower()
    others = (hit for hit in _MAIL.findall(words) if hit.lower() not in mine)
    return next((hit for hit in others if SequenceMatcher(None, hit.lower(), mine).ratio() >= _ALIKE), None)
