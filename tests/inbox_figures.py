"""Figures over the tests' own mailboxes: how many natures, matches and replies are read rightly; for tests and benchmarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta

from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.nature.verdict import judge_nature
from mysteryshop.inbox.notices import read_notice
from mysteryshop.inbox.watch import read_arrival
from mysteryshop.model import Actor, Message, Shop
from mysteryshop.store.likeness import ALIKE, masked, shape, similarity
from tests.builders import a_shop
from tests.inbox_crossings import crossings, the_leads
from tests.inbox_mails import LEAD_AT, a_mail, fetched
from tests.inbox_mails_more import MORE
from tests.inbox_street import the_mailbox, the_street

Pairs = Counter[tuple[Actor, Actor]]
"""(who wrote it, who was taken for it) -> mails."""


class Twins:
    """Likeness to what other leads got before, as the store tells it."""

    def __init__(self, shops: Iterable[Shop]) -> None:
        self._shops = {shop.id: shop for shop in shops}
        self._shapes: dict[str, set[str]] = defaultdict(set)
        self._dealers: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def __call__(self, shop_id: str, message: Message) -> float | None:
        shop = self._shops[shop_id]
        plain = masked(message.text, shop, message.from_name)
        mark = shape(plain)
        best = self.others(shop_id, message)
        if mark:
            self._shapes[mark].add(shop_id)
        self._dealers[shop.dealer.id].append((shop_id, plain))
        return best

    def others(self, shop_id: str, message: Message) -> float | None:
        """Likeness to what other leads got so far, without noting this one."""
        shop = self._shops[shop_id]
        plain = masked(message.text, shop, message.from_name)
        mark = shape(plain)
        scores = [100.0] if mark and self._shapes[mark] - {shop_id} else []
        scores += [similarity(plain, other) for other_id, other in self._dealers[shop.dealer.id] if other_id != shop_id]
        best = max(scores, default=0.0)
        return best if best >= ALIKE else None


def street_figures(seed: int, leads: int = 200, *, second_look: bool = True) -> tuple[Pairs, float]:
    """A month's mailbox: actors, and the part of leads whose first personal answer is found within a minute of the truth (a lead
    without one counts where none is found). Read in the order it came; then, as collecting does, what was taken for a person's
    is judged again by what all other shoppers got."""
    shops = the_street(seed, leads)
    by_id = {shop.id: shop for shop in shops}
    matcher, likeness = Matcher(shops), Twins(shops)
    letters = list(the_mailbox(seed, shops))
    read = []
    for uid, mail in enumerate(letters):
        raw = fetched(mail.raw, uid=uid, internal_date=mail.at, seen_at=mail.at + timedelta(minutes=5))
        read.append(read_arrival(raw, matcher, trusted_hosts=("mx.shop.example",), likeness=likeness))
    pairs: Pairs = Counter()
    first: dict[str, list[float]] = defaultdict(list)
    told: dict[str, list[float]] = defaultdict(list)
    for mail, one in zip(letters, read, strict=True):
        actor = one.nature.nature.actor
        if second_look and one.touch is not None and actor is Actor.HUMAN:
            twins = likeness.others(one.touch.shop_id, one.message)
            if twins is not None:
                again = judge_nature(one.message, shop=by_id[one.touch.shop_id], notice=one.notice, twins=twins)
                actor = again.nature.actor
        pairs[mail.actor, actor] += 1
        if mail.actor is Actor.HUMAN:
            first[mail.shop_id].append(mail.at.timestamp())
        if one.touch is not None and actor is Actor.HUMAN:
            told[one.touch.shop_id].append(one.touch.at.timestamp())
    right = 0
    for shop in shops:
        truth, found = min(first[shop.id], default=None), min(told[shop.id], default=None)
        right += truth == found or (truth is not None and found is not None and abs(truth - found) <= 60)
    return pairs, right / len(shops)


def more_figures() -> Pairs:
    """The second hand's mails, by words and time alone."""
    pairs: Pairs = Counter()
    for _, actor, minutes, subject, text in MORE:
        sender = "News <news@mailer.example>" if actor is Actor.NOT_A_REPLY else "Sales <sales@harborview.example>"
        raw = fetched(a_mail(text, subject=subject, sender=sender), internal_date=LEAD_AT + timedelta(minutes=minutes))
        message = read_message(raw)
        pairs[Actor(str(actor)), judge_nature(message, shop=a_shop(), notice=read_notice(message)).nature.actor] += 1
    return pairs


def macro_f1(pairs: Pairs) -> float:
    """The mean of the three actors' F1."""
    scores = []
    for actor in Actor:
        both = sum(n for pair, n in pairs.items() if pair[0] is actor) + sum(n for pair, n in pairs.items() if pair[1] is actor)
        scores.append(2 * pairs[actor, actor] / max(1, both))
    return sum(scores) / len(scores)


def humans_missed(pairs: Pairs) -> int:
    """Mails of people taken for anything else."""
    return sum(n for (truth, told), n in pairs.items() if truth is Actor.HUMAN and told is not Actor.HUMAN)


def crossing_figures(seed: int, leads: int = 160) -> Counter[str]:
    """Mails filed right, rightly left, left to a person, wrong."""
    shops = the_leads(seed, leads)
    matcher = Matcher(shops)
    tally: Counter[str] = Counter()
    for uid, mail in enumerate(crossings(seed, shops)):
        message = read_message(fetched(mail.raw, uid=uid, internal_date=mail.at))
        found = matcher.match(message, read_notice(message)).shop_id
        if found == mail.shop_id:
            tally["right" if mail.shop_id else "rightly left"] += 1
        else:
            tally["left to a person" if found is None else "wrong"] += 1
    return tally


def f1_of(tally: Counter[str]) -> float:
    """F1 of filing."""
    expected = tally["right"] + tally["left to a person"] + tally["wrong"]
    return 2 * tally["right"] / max(1, expected + tally["right"] + tally["wrong"])


def lost(expected: str, text: str) -> bool:
    """Whether more than a twentieth of the expected words are missing."""
    wanted, got = (Counter(re.findall(r"\w+|[^\w\s]", one)) for one in (expected, text))
    return (wanted & got).total() < 0.95 * wanted.total()


def folded(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())
