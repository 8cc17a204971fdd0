"""What a visit has seen and not yet followed, and which of it comes next. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mysteryshop.model import Shop
from mysteryshop.submit.finding.stores import under
from mysteryshop.submit.finding.wants import TOOLS, wanted_forms, wants_car
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import LEADS_TO, LISTS
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.page.visit import same_place

MAX_WAYS = 150
_AT_MOST = {"fold": 6, "open": 4, "more": 4, "other car": 1, "unknown": 4, "call": 3, "about": 4, "store": 5}
"""How many ways of a kind that promises little one visit may follow; of the others as many as its pages allow."""
_NEARBY = ("store", "more", "fold", "open", "call", "unknown")
"""Kinds of ways worth going back to their page for."""
_LISTS_AT_MOST = 4
_GAIN = 0.04
"""How much better the form behind a way must promise to be than the one in hand."""
_FAIR = 0.7
"""A form that promises less is not looked at first, though the car's own page leads to it."""


class Frontier:
    """Ways not yet followed, best first. `car_pages`: the pages of the shopper's own car; `others`: those of the group's other
    stores, where nothing is ours."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.car_pages: frozenset[str] = frozenset()
        self.others: frozenset[str] = frozenset()
        self._ways: list[Way] = []
        self._shown: dict[str, tuple[int, int]] = {}
        self._tried: set[tuple[str, str]] = set()
        self._afloat: set[str] = set()
        self._followed: dict[str, int] = {}

    def new(self, way: Way) -> bool:
        """Not followed yet; what floats over every page opens the same on each."""
        return _key(way) not in self._tried and not (way.floats and way.words in self._afloat)

    def grew(self, ways: Iterable[Way], survey: Survey) -> bool:
        """Some of these lead where no way did before, or the page shows more to press, and more words, than it did."""
        known, shown = {_key(way) for way in self._ways}, (len(survey.buttons) + len(survey.links), len(survey.text))
        before = self._shown.get(survey.url, shown)
        self._shown[survey.url] = shown
        more = shown[0] > before[0] and shown[1] > before[1]
        return more or any(self.new(way) and _key(way) not in known for way in ways)

    def again(self, way: Way) -> None:
        """It may be followed once more: it brought more of a list, and there may be more still."""
        self._tried.discard(_key(way))

    def add(self, ways: Iterable[Way]) -> None:
        """Puts these with the others; of two ways to one place the better stays."""
        known = {_key(way): way for way in self._ways}
        for way in ways:
            if self.new(way) and (_key(way) not in known or known[_key(way)].score < way.score):
                known[_key(way)] = way
        self._ways = sorted(known.values(), key=lambda way: -way.score)[:MAX_WAYS]

    def took(self, way: Way) -> None:
        """It is being followed."""
        self._tried.add(_key(way))
        if way.floats:
            self._afloat.add(way.words)
        self._followed[way.kind] = self._followed.get(way.kind, 0) + 1

    def followed(self, kind: str) -> int:
        """How many ways of this kind were followed."""
        return self._followed.get(kind, 0)

    def store_chosen(self) -> None:
        """In the store at last: what was seen on the group's own pages counts less now."""
        self._ways = [replace(way, score=0.5 * way.score) for way in self._ways if way.kind != "store"]
        self._followed.clear()

    def best(self, here: str, welcome: float | None, *, last: bool) -> Way | None:
        """The next way from page `here`; `welcome`: that of the form in hand; `last`: nothing else is left to try."""
        left = [way for way in self._ways if self.new(way) and self._may(way, last=last and welcome is None)]
        left = [way for way in left if not (way.href and under(way.href, self.others))]
        if welcome is not None:
            left = [way for way in left if way.promise > welcome + _GAIN and self._pays(way, here)]
        near = [way for way in left if way.href or way.carded or self._worth_back(way) or same_place(way.page, here)]
        if not near and welcome is None:
            near = [way for way in left if way.kind in (*LEADS_TO, *_NEARBY)]
        return max(near, key=lambda way: self._appeal(way, here), default=None)

    def _worth_back(self, way: Way) -> bool:
        """A lead's button on the page of the shopper's car is worth going back for; so is, wherever it stands, the one that opens
        the very tool the scenario wants."""
        wanted = wanted_forms(self.shop)[0]
        tool = wanted in TOOLS and LEADS_TO.get(way.kind) is wanted
        return way.kind in LEADS_TO and (tool or way.page in self.car_pages)

    def _appeal(self, way: Way, here: str) -> float:
        """On the page of the shopper's car, its own buttons, and links seen on no page before, come before every other page."""
        at_the_car = here in self.car_pages and same_place(way.page, here)
        if way.kind == "call":  # after its own buttons that are known
            return way.score + (0.6 if at_the_car else 0.0)
        near = at_the_car and way.kind in LEADS_TO and (way.selector is not None or way.promise > _FAIR)
        return way.score * (1.04 if way.selector else 1.0) + (0.4 if near else 0.0)

    def _may(self, way: Way, *, last: bool) -> bool:
        """Not more of its kind than a visit is worth."""
        if way.kind in LISTS:
            return self._lists < _LISTS_AT_MOST
        if way.kind == "other car" and not last:
            return False
        return self._followed.get(way.kind, 0) < _AT_MOST.get(way.kind, MAX_WAYS)

    def _pays(self, way: Way, here: str) -> bool:
        """Worth the walk with a fair form in hand: the shopper's own car, a first look at a list of cars, a better form."""
        if way.kind in LISTS:
            return not self._lists and wants_car(self.shop)
        if way.kind in ("fold", "open", "call"):
            return same_place(way.page, here) and here in self.car_pages
        return way.kind in ("car", "store") or way.kind in LEADS_TO or (way.kind == "more" and self._followed.get("more", 0) < 2)

    @property
    def _lists(self) -> int:
        return sum(self._followed.get(kind, 0) for kind in LISTS)


def _key(way: Way) -> tuple[str, str]:
    if way.value is not None:
        return ("", f"{way.selector} {way.value}")
    return (way.href.rstrip("/"), "") if way.href else (way.page, way.words or way.selector or "")
