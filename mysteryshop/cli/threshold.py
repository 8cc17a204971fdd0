"""Which dealers are below a threshold: the mean of their newest cards in the newest wave that has any."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean

from mysteryshop.cli import console
from mysteryshop.cli.session import Desk


def below_threshold(desk: Desk, points: float | None, wave: str | None = None) -> dict[str, float]:
    """Dealer id -> mean points, for those below `points`; each is told on stderr. None asks nothing."""
    if points is None:
        return {}
    means = dealer_means(desk, wave)
    low = {dealer: mean for dealer, mean in sorted(means.items(), key=lambda one: one[1]) if mean < points}
    for dealer, mean in low.items():
        console.trouble(f"{dealer}: {mean:.0f} points, below {points:g}")
    return low


def dealer_means(desk: Desk, wave: str | None = None) -> dict[str, float]:
    """Each dealer's mean points in `wave`, else in the newest wave that has cards with points."""
    waves = [desk.store.wave(wave)] if wave else list(reversed(desk.store.waves()))
    for one in waves:
        rubric = desk.ws.rubric(one.rubric).id
        found: dict[str, list[float]] = defaultdict(list)
        for shop in desk.store.shops(wave=one.id):
            cards = [card for card in desk.store.scorecards(shop.id) if card.rubric == rubric]
            if cards and cards[-1].points is not None:
                found[shop.dealer.id].append(cards[-1].points)
        if found:
            return {dealer: fmean(marks) for dealer, marks in found.items()}
    return {}
