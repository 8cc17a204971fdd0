"""The same phrases at several shops: a program that puts its letters together from parts, or people's turns of speech. Pure.

No letter need be like another as a whole. Of each run of words it is asked at how many shops, and when, it came; a letter is
judged by the runs that it is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mysteryshop.inbox.language.speech import typed_words
from mysteryshop.inbox.nature.declared import declared
from mysteryshop.inbox.nature.timing import is_night, too_fast
from mysteryshop.inbox.nature.verdict import DOUBT, MACHINE, judge_nature, points_alone
from mysteryshop.inbox.together.copies import Copy, Kin, by_time
from mysteryshop.inbox.together.kin import FORM, LONG, is_empty, verdict_among
from mysteryshop.model import Actor, Message, NatureVerdict, Shop

RUN = 5
"""Words of a phrase; fewer are said by everybody."""
FEWEST_SHOPS = 4
COVERED = 0.6
"""Part of a letter's words that must stand in phrases known from other shops."""
TELLING = 1.5
"""Points on either side from which the phrases of a letter say who wrote it."""
MOST_COPIES = 60
"""Times of one phrase that are looked at."""
WORDS = 8
"""What typing one part of a letter takes at least."""


@dataclass(frozen=True, slots=True)
class Phrased:
    """A mail by the words it is compared by ("#" for names and numbers), the lead it answers, and when it came."""

    id: str
    copy: Copy
    words: str


class Phrases:
    """Knows the phrases of many mails."""

    def __init__(self, mails: Iterable[Phrased]) -> None:
        self._mails = list(mails)
        self._places = {mail.id: place for place, mail in enumerate(self._mails)}
        found: dict[tuple[str, ...], list[int]] = {}
        for place, mail in enumerate(self._mails):
            for run in set(_runs(mail.words)):
                found.setdefault(run, []).append(place)
        self._known = {run: tuple(places) for run, places in found.items() if self._shops(places) >= FEWEST_SHOPS}
        self._points: dict[tuple[int, ...], float] = {}

    def points(self, mail_id: str) -> float | None:
        """What the phrases of a mail say, above zero for a machine; None where most of its words are its own."""
        place = self._places.get(mail_id)
        runs = _runs(self._mails[place].words) if place is not None else []
        known = [number for number, run in enumerate(runs) if run in self._known]
        covered = {word for number in known for word in range(number, number + RUN)}
        if not runs or len(covered) < COVERED * (len(runs) + RUN - 1):
            return None
        return sum(self._of(self._known[runs[number]]) for number in known) / len(known)

    def _of(self, places: tuple[int, ...]) -> float:
        if places not in self._points:
            step = max(1, len(places) // MOST_COPIES)
            kin = Kin()
            by_time(kin, [self._mails[place].copy for place in places[::step]], WORDS)
            self._points[places] = kin.points
        return self._points[places]

    def _shops(self, places: Sequence[int]) -> int:
        return len({self._mails[place].copy.shop.id for place in places})


def _runs(words: str) -> list[tuple[str, ...]]:
    said = [word for word in words.split() if word != "#"]
    return [tuple(said[number : number + RUN]) for number in range(len(said) - RUN + 1)]


def verdict_by_phrases(message: Message, shop: Shop, points: float) -> NatureVerdict | None:
    """The nature of a mail whose phrases weigh `points`; None where they change nothing."""
    if abs(points) < TELLING or declared(message, shop) or (points > 0 and message.attachments):
        return None  # who adds pictures or papers has looked for them
    by_itself = judge_nature(message, shop=shop)
    if by_itself.nature.actor is Actor.NOT_A_REPLY:
        return None
    kin = Kin()
    alone = points_alone(message, shop)
    if points < 0 and (alone >= FORM or (typed_words(message.text) >= LONG and is_empty(message, shop))):
        return None  # forms are held back till stores open, and come at any time then
    kin.add(alone, "what the words say")
    kin.add(points, "when the same phrases came to other shops")
    if kin.points >= MACHINE and points > 0:
        return verdict_among(message, shop, kin)
    if kin.points < DOUBT and points < 0 and not too_fast(message, shop) and not is_night(shop, message.received_at):
        return verdict_among(message, shop, kin)
    return None
