"""What went before the same words at several shops: people go on where somebody had written, a schedule writes to all. Pure."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from mysteryshop.inbox.together.copies import OWN, Copy, Kin
from mysteryshop.model import Shop

FORGOTTEN = 0.06
"""Part of what people write further on that comes to a shop where none of their letters is known: some are lost."""
LATE_FIRST, FADING = 0.3, 130_000.0
"""The same of letters at once after the lead, besides, for some are first answers themselves; it falls to a third in so many
seconds."""
THREAD, MOST_THREAD = 0.8, 2.8
"""What a thread's odds (natural logarithm) weigh, and how much at most."""
NO_QUOTE = 0.25
"""What it weighs for each letter read that it quotes nothing, where people's do."""


class Answers:
    """When people first wrote to shoppers: `first` by shop; and how many of all `shops` had an answer by a given time."""

    def __init__(self, first: Mapping[str, datetime], shops: Iterable[Shop], *, quoting: bool = False) -> None:
        known = {shop.id: shop for shop in shops}
        self.quoting = quoting
        """Whether what people write here quotes the lead as a rule."""
        self._first = first
        self._all = max(1, len(known))
        self._waits = sorted(
            (first[name] - shop.sent_at).total_seconds() for name, shop in known.items() if shop.sent_at and name in first
        )

    def odds(self, copy: Copy) -> float:
        """How much likelier it is that a schedule wrote this copy than that somebody did who had written before, as a natural
        logarithm: people go on where they wrote, a schedule writes to all."""
        wait = (copy.at - copy.shop.sent_at).total_seconds() if copy.shop.sent_at else 0.0
        share = min(0.95, max(0.05, bisect_right(self._waits, wait) / self._all))
        unknown = FORGOTTEN + LATE_FIRST * math.exp(-wait / FADING)
        if (first := self._first.get(copy.shop.id)) is not None and first < copy.at:
            return math.log(share / (1 - unknown))
        return max(0.0, math.log((1 - share) / unknown))


def by_thread(kin: Kin, copies: Sequence[Copy], answers: Answers) -> None:
    """Add what went before mails that their times leave open, and whether they quote as people here do."""
    points = THREAD * sum(answers.odds(copy) for copy in copies)
    points = min(MOST_THREAD, max(-MOST_THREAD, points)) * (OWN if kin.own and points > 0 else 1.0)
    if abs(points) >= 0.3:
        told = "came where nobody had written before" if points > 0 else "came where somebody had written before"
        kin.add(points, f"more of them {told} than a schedule's would" if points < 0 else f"too many of them {told}")
    if answers.quoting and not kin.quotes:
        kin.add(NO_QUOTE * kin.read, "people here quote what they answer, and none of these does")
