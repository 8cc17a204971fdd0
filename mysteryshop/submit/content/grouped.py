"""Lists whose entries stand in groups with a heading each ("Workshop", "Sales"): those a shopper would look among. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mysteryshop.model import Shop
from mysteryshop.submit.content import errands
from mysteryshop.submit.content.choose import Option

if TYPE_CHECKING:
    from mysteryshop.submit.page.snapshot import FieldSnapshot


def of_our_desk(field: FieldSnapshot, options: Sequence[Option], shop: Shop) -> list[Option]:
    """The entries under the heading of those who sell cars, where the headings are desks of the house; [] where they are not, or
    all entries stand there."""
    heading = dict(zip(field.options, field.option_groups, strict=False))
    headings = [(told, told) for told in dict.fromkeys(heading.get(option, "") for option in options) if told]
    if len(headings) < 2 or not errands.tells_errands(headings, shop):
        return []
    desk = errands.department(headings, shop)
    return [option for option in options if desk and heading.get(option) == desk[0]]
