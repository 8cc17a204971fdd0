"""Buttons and lists that name the desks of the house, or errands: the one of who sells, or buys, is to be chosen. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mysteryshop.submit.content.errands import comes_for_a_car, names_errand, names_other_desk, sells
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases

if TYPE_CHECKING:
    from mysteryshop.model import Shop
    from mysteryshop.submit.content.choose import Option
    from mysteryshop.submit.finding.ways import Way
    from mysteryshop.submit.page.survey import Survey
    from mysteryshop.submit.recognise import FormReading


_SMALL = 3
"""Letters of a word that only joins others: "to", "au", "der"."""
_PARTED = re.compile(r"[:|,;/&–—]| - ")
_PARTS = frozenset(("main", "dialog", "overlay"))
"""Where buttons choose what is shown beside them; those of the menu lead to pages."""


def own_desk(told: str) -> float:
    """How much of the words names the desk that sells."""
    return phrases("submit_choices", "department", "words").share(told)


def desk_to_choose(survey: Survey, last: Way | None = None) -> bool:
    """Buttons called after desks and nothing else, one that sells and one that does not: the form in sight is of one of them.
    `last`: what was followed last; it may have chosen already."""
    if last is not None and last.selector and (sells(plain(last.words)) or _buys(plain(last.words))):
        return False
    named = [plain(b.words) for b in survey.buttons if b.visible and not b.submits and b.region in _PARTS]
    ours = any((own_desk(told) == 1.0 and sells(told)) or _buys(told) for told in named)
    return ours and any(map(names_other_desk, named))


def asks_desk(words: str) -> bool:
    """They say whom to ask, and nothing beside: another desk than the one that sells ("Ask a technician")."""
    told = thin(plain(words))
    kinds = [thin_phrases("submit_ways", "leads", kind) for kind in ("human", "contact")]
    asked = max((hit for table in kinds for hit in table.all_in(told)), key=len, default="")
    rest = [word for word in told.replace(f" {asked} ", "  ").split() if len(word) > _SMALL] if asked else []
    return not _PARTED.search(words) and any(
        names_other_desk(f" {' '.join(part)} ")
        for part in (rest, rest[1:], rest[:-1])
        if part  # "service department"
    )


def _buys(told: str) -> bool:
    """The words name what a buyer comes for, and nothing else."""
    return thin_phrases("submit_ways", "leads", "inquiry").whole(thin(told))


def asks_errand(reading: FormReading) -> bool:
    """It asks what brings the shopper, and to come for a car is one of the answers: "Buy a car" beside "Have it serviced"."""
    return any(len(options) > 1 and any(comes_for_a_car(plain(words)) for words, _ in options) for options in _lists(reading))


def errand_lists(reading: FormReading, shop: Shop) -> bool:
    """One of its lists tells errands, and names the scenario's own among them: what stands over it ("Select a service") asks for
    that list."""
    return any(names_errand(options, shop) for options in _lists(reading))


def _lists(reading: FormReading) -> list[list[Option]]:
    """The entries of its lists and radio buttons in sight."""
    lists: dict[str, list[Option]] = {}
    for r in reading.fields:
        if r.field.usable and r.field.kind == "select":
            lists[r.field.selector] = list(r.field.options)
        elif r.field.usable and r.field.kind == "radio":
            lists.setdefault(r.field.name or r.field.group_label, []).append((r.field.label, r.field.value))
    return list(lists.values())
