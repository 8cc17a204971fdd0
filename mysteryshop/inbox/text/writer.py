"""Who a mail is from, as his signature may be told by it: the name it came under and the address. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_SHORTEST = 3
"""Letters that a name has at least which is looked for in an address."""
_HOUSE = 6
"""Letters of a store's name that its domain is told by."""

_MOST = 0.8
"""Part of a line that its domain is at least."""


@dataclass(frozen=True)
class Writer:
    """`name`: the name a mail came under, "" where there is none; `address`: its sender's."""

    name: str = ""
    address: str = ""

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the name, small letters."""
        return frozenset(word for word in re.findall(r"\w+", self.name.casefold()) if len(word) >= 2)

    def is_called(self, words: list[str]) -> bool:
        """Whether these words (small letters) are his: of the name, or of the mailbox's ("alee@", "ann.lee77@")."""
        box = self.address.partition("@")[0].casefold()
        return all(word in self.names or (len(word) >= _SHORTEST and word in box) for word in words)

    def is_of_house(self, line: str) -> bool:
        """Whether a line is the store's name that the address' domain is made of."""
        bare = re.sub(r"\W", "", line.casefold())
        parts = [part for part in self.address.rpartition("@")[2].casefold().split(".") if len(part) >= _HOUSE]
        return len(bare) >= _HOUSE and any(bare in one or (one in bare and len(one) >= _MOST * len(bare)) for one in parts)


NOBODY = Writer()
