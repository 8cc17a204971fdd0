"""The same words at several shops: the copies, what they are together, and what the times say at which they came. Pure."""

from __future__ import annotations

import cmath
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from mysteryshop.inbox.nature.timing import NOTICE_SECONDS, is_night, open_seconds
from mysteryshop.inbox.nature.verdict import MACHINE
from mysteryshop.inbox.together.clock import clock_points
from mysteryshop.model import Actor, Nature, Shop

AT_ONCE, PROMPT = 240.0, 1_200.0
"""Seconds within which systems greet a lead, most of them or all."""
HOUR = 3_600.0
"""Seconds within which people answer half of their leads at best; so many of them in a row are a system's."""
LATER = 43_200.0
"""Seconds from which a schedule counts in days."""
STEADY, WILD = 1.3, 2.5
"""How many times the time of the slowest eighth is that of the quickest: at most, on a schedule; at least, among people."""
NO_CHANCE = 4.8
"""The hours of as many mails are so near each other by chance once in e to this power, 120 times."""
CONCENTRATED = 0.85
"""Mean of the hours as points on a dial, 0..1: two hours more or less."""
NIGHTS = 0.12
"""Part of the mails that come at night where nobody looks at the clock; a third where leads come around the clock."""
BY_COUNT = ((25, 3.4), (10, 2.8), (5, 2.2), (3, 1.8), (2, 1.7))
"""What it weighs that so many shoppers got the same words."""
MANY, UNPROVEN = 5, 1.6
"""What it weighs that many shoppers got the same words when nothing of how and when they came speaks for a machine."""
EQUAL, TOOK_AS_LONG = 1.1, 1.0
"""How many times the time of the other one of two letters took at most, to have been sent on the same day of a schedule."""
FEW_WORDS = 14
"""So few words are said by many."""
FEWEST_STORES = 3
"""Stores from which a letter that shows nothing of them is a stranger's to everybody."""
HELD_BACK = 0.3
"""What is left of the weight of a form's coming at any time, for stores hold forms back till they open, or of its quoting the
lead, as their systems do too."""
OWN = 0.4
"""Part of what it weighs how letters are made, and where they came first, that is left where none says what forms say."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the mails with these words: the lead it answers and when it came."""

    shop: Shop
    at: datetime


@dataclass
class Kin:
    """What mails with the same words are: points above zero speak for a machine; `nature` where they answer no lead at all."""

    points: float = 0.0
    words: list[tuple[float, str]] = field(default_factory=list)
    nature: Nature | None = None
    open: bool = False
    """Whether their times leave it open: days after the leads, and by no clock. What went before them may tell."""
    quotes: int = 0
    """How many of those read whole quote the lead, carry attachments, or were written with a person's mail program."""
    read: int = 0
    """How many were read whole."""

    texts: tuple[str, ...] = ()
    """Their texts, small letters, of those read whole."""
    own: bool = False
    """Whether no sentence in them is one of those that forms are made of."""

    def add(self, points: float, words: str) -> None:
        self.points += points
        self.words.append((points, words))

    @property
    def actor(self) -> Actor:
        """Who wrote them."""
        if self.nature is not None:
            return self.nature.actor
        return Actor.AUTOMATED if self.points >= MACHINE else Actor.HUMAN


def houses_of(copies: Sequence[Copy]) -> int:
    """How many houses these mails are from: stores of one group pass a good sentence on."""
    return len({copy.shop.dealer.group or copy.shop.dealer.id for copy in copies})


def by_clock(kin: Kin, copies: Sequence[Copy]) -> None:
    """Mails of the days after their leads by the hands of the clock, and two that took equally long."""
    waits = _of_each(copies)
    if len(waits) < 2 or min(waits) < LATER:
        return
    points, words = clock_points([(copy.shop, copy.at) for copy in copies])
    known = any(proof > 0 for proof, _ in kin.words[2:])  # by their delay, or by how they are made
    if points:
        kin.add(points * (OWN if known and len(waits) > 2 else 1.0), words)
    if len(waits) == 2 and max(waits) <= EQUAL * min(waits) and houses_of(copies) == 2:
        kin.add(TOOK_AS_LONG, f"both came {min(waits) / 86_400:.1f} days after their leads")


def by_count(kin: Kin, shops: int, words: float, *, bland: bool = False) -> None:
    """`bland`: nothing in the words speaks for a person, and they came days after the leads; then even few are a machine's where
    so many got them."""
    points = next((points for least, points in BY_COUNT if shops >= least), 0.0)
    if shops >= MANY and not any(proof > 0 for proof, _ in kin.words[1:]) and not (bland and shops >= BY_COUNT[1][0]):
        points = min(points, UNPROVEN)  # of many letters of a machine one would come at night, or at once, or by the clock
    enough = words >= FEW_WORDS or (bland and shops >= BY_COUNT[1][0])
    kin.add(points if enough else points / 2, f"the same words at {shops} shops")


def by_time(kin: Kin, copies: Sequence[Copy], words: float, *, form: bool = False) -> None:
    """Add what the times of `copies` say, so many `words` each; `form`: what they say is nobody's own."""
    waits = sorted((copy.at - sent).total_seconds() for copy in copies if (sent := copy.shop.sent_at) and copy.at >= sent)
    if not waits:
        return
    fast = sum(wait < (NOTICE_SECONDS + words) / 2 for wait in waits)
    if fast and fast * 20 >= len(waits):
        kin.add(4.5, f"{fast} came faster than anybody reads and types")
    apart = _of_each(copies)
    soon = sorted(wait for copy in copies if (wait := open_seconds(copy.shop, copy.at)) is not None)
    prompt = soon[-1 - len(soon) // 6]
    early, late = waits[len(waits) // 8], waits[-1 - len(waits) // 8]
    first, last = waits[len(waits) // 10], waits[-1 - len(waits) // 10]
    sure = 1.0 if len(waits) >= 4 or last <= AT_ONCE else 0.5  # a few may be so by chance
    wild = not fast and first < LATER and last >= 9 * PROMPT and late >= WILD * early and prompt > HOUR
    nights = sum(is_night(copy.shop, copy.at) for copy in copies)
    if nights >= 2 and nights >= NIGHTS * len(copies):
        many = nights >= 2 * NIGHTS * len(copies)
        kin.add(1.0 if wild else 3.0 if many else 2.0, f"{nights} came at night")
    if prompt <= PROMPT:
        held = "" if last <= PROMPT else " of opening"
        kin.add(2.2 * sure, f"nearly all came within {prompt / 60:.0f} minutes{held}")
    elif prompt <= HOUR and len(apart) >= FEWEST_STORES:
        kin.add(1.2 if len(apart) >= MANY else 0.8, "all came within the hour")
    elif len(apart) >= 3 and early >= LATER and (late <= STEADY * early or _same_hour(apart)):
        kin.add(3.2 if len(apart) >= 4 else 1.6, f"they come by the clock, {median(waits) / 86_400:.1f} days after the lead")
    elif wild:
        kin.add(-2.5 * sure * (HELD_BACK if form else 1.0), "they come at any time after the lead")
    else:
        kin.open = len(waits) >= 3 and first >= LATER


def _of_each(copies: Sequence[Copy]) -> list[float]:
    """How long each shop's first copy took after its lead, seconds."""
    first: dict[str, float] = {}
    for copy in copies:
        if (sent := copy.shop.sent_at) and copy.at >= sent:
            wait = (copy.at - sent).total_seconds()
            first[copy.shop.id] = min(wait, first.get(copy.shop.id, wait))
    return list(first.values())


def _same_hour(waits: Sequence[float]) -> bool:
    """Whether nearly all came at the hour of the day of their leads, days later; leads come at any hour, people's answers too."""
    around = sum(cmath.exp(2j * cmath.pi * wait / 86_400) for wait in waits)
    return abs(around) >= CONCENTRATED * len(waits) and abs(around) ** 2 >= NO_CHANCE * len(waits)
