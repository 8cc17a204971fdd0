"""The ranking in a terminal: who did how well, and how fast the first person answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mysteryshop.model import Scorecard, Shop
from mysteryshop.store import Store

HEAD = ("dealer", "grade", "points", "first person", "in open hours", "what happened to the lead")


def ranking_lines(store: Store) -> Iterator[str]:
    """A table as lines: best first, the ungraded last with the reason."""
    cards = [(shop, cards[-1] if (cards := store.scorecards(shop.id)) else None) for shop in store.shops()]
    cards.sort(key=lambda pair: -(pair[1].points or 0) if pair[1] and pair[1].points is not None else 1)
    rows = [HEAD, *(row_of(shop, card) for shop, card in cards)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    for number, row in enumerate(rows):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        yield f"[bold]{line}[/bold]" if number == 0 else line


def row_of(shop: Shop, card: Scorecard | None) -> tuple[str, ...]:
    """One dealer's line."""
    outcome = str(shop.outcome or shop.state).replace("_", " ")
    if card is None or card.points is None:
        return (shop.dealer.name, "-", "-", "-", "-", outcome)
    first = card.timings.get("first_personal")
    elapsed = span(first.elapsed_minutes) if first else "nobody"
    opened = span(first.open_minutes) if first and first.open_minutes is not None else "-"
    return (shop.dealer.name, card.letter or "-", f"{card.points:.0f}", elapsed, opened, outcome)


def span(minutes: float) -> str:
    """ "12 min", "5 h 06", "2 d 3 h"."""
    whole = timedelta(minutes=round(minutes))
    hours, rest = divmod(whole.seconds // 60, 60)
    if whole.days:
        return f"{whole.days} d {hours} h"
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"
