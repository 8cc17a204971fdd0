"""One wave under two rubrics: who would move, and by which checks. Nothing is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from mysteryshop.grade.grader import grade as grade_evidence
from mysteryshop.model import Clock, Evidence, Rubric, Scorecard, ShopState
from mysteryshop.stages.grade import evidence_of, process_of
from mysteryshop.store import ERASED, Store
from mysteryshop.workspace import Workspace

REASONS = 4
"""So many checks are named as the reason why a dealer moves: those that weigh most."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One dealer under two rubrics. Points are means over the leads both rubrics can score, 0..100; None where one cannot.

    `letters` are those of the single leads, in the order they were sent, as (first rubric, second rubric). `places` are the
    places by mean among the dealers that have one. `why` maps a check to the points it moves the mean by, weightiest first.
    """

    dealer: str
    name: str
    before: float | None
    after: float | None
    leads: int
    letters: tuple[tuple[str | None, str | None], ...]
    places: tuple[int | None, int | None]
    why: Mapping[str, float]

    @property
    def change(self) -> float | None:
        """Points gained under the second rubric."""
        return None if self.before is None or self.after is None else self.after - self.before


def compare(ws: Workspace, store: Store, clock: Clock, first: Rubric, second: Rubric, wave: str) -> tuple[Moved, ...]:
    """Judge every shop of `wave` afresh under both rubrics; the dealers that move most come first. Shops whose words were
    erased are left out: they cannot be judged again. Raises UsageError for a wave there is not."""
    pairs: dict[str, list[tuple[Evidence, Scorecard, Scorecard]]] = defaultdict(list)
    now = clock.now()
    for shop in store.shops(wave=store.wave(wave).id):
        if shop.state not in (ShopState.SENT, ShopState.ENDED):
            continue
        evidence = evidence_of(ws, store, shop, now)
        if any(touch.text == ERASED for touch in evidence.touches):
            continue
        process = process_of(ws, shop)
        one, two = (grade_evidence(evidence, rubric, process=process) for rubric in (first, second))
        pairs[shop.dealer.id].append((evidence, one, two))
    means = {name: (_mean([row[1] for row in own]), _mean([row[2] for row in own])) for name, own in pairs.items()}
    found = [_moved(own, means, dealer) for dealer, own in pairs.items()]
    return tuple(sorted(found, key=lambda one: (-abs(one.change or 0.0), one.name.lower())))


def _mean(cards: Sequence[Scorecard]) -> float | None:
    points = [card.points for card in cards if card.points is not None and card.letter is not None]
    return fmean(points) if points else None


def _moved(
    own: Sequence[tuple[Evidence, Scorecard, Scorecard]],
    means: Mapping[str, tuple[float | None, float | None]],
    dealer: str,
) -> Moved:
    before, after = means[dealer]
    ordered = sorted(own, key=lambda one: (one[0].shop.sent_at or one[0].shop.due_at, one[0].shop.id))
    return Moved(
        dealer=dealer,
        name=own[-1][0].shop.dealer.name,
        before=before,
        after=after,
        leads=len(own),
        letters=tuple((one.letter, two.letter) for _evidence, one, two in ordered),
        places=(_place(before, [one for one, _ in means.values()]), _place(after, [two for _, two in means.values()])),
        why=_why([(one, two) for _e, one, two in own if one.letter is not None and two.letter is not None]),
    )


def _place(mine: float | None, everyone: Sequence[float | None]) -> int | None:
    return None if mine is None else 1 + sum(other is not None and other > mine + 1e-9 for other in everyone)


def _why(cards: Sequence[tuple[Scorecard, Scorecard]]) -> dict[str, float]:
    """The checks that move the mean most. A card is 100 less what each check loses, so a check moves it by the change of its
    loss: a slow first reply loses more where speed weighs more."""
    if not cards:
        return {}
    total: dict[str, float] = defaultdict(float)
    for one, two in cards:
        for card, sign in ((one, -1.0), (two, 1.0)):
            for check, (earned, judged) in card.line_points.items():
                total[check] -= sign * (judged - earned) * 100 / card.judged_points / len(cards)
    weighty = sorted(total.items(), key=lambda item: (-abs(item[1]), item[0]))[:REASONS]
    return {check: round(points, 1) for check, points in weighty if abs(points) >= 0.1}
