"""Buttons called after the desks of the house: the form in sight is one desk's, and the one that sells is to be chosen. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mysteryshop.submit.content.errands import names_other_desk, sells
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases

if TYPE_CHECKING:
    from mysteryshop.submit.finding.ways import Way
    from mysteryshop.submit.page.survey import Survey


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


def _buys(told: str) -> bool:
    """The words name what a buyer comes for, and nothing else."""
    return thin_phrases("submit_ways", "leads", "inquiry").whole(thin(told))
