"""One form drawn around a whole page: where the lead's own part of it ends. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mysteryshop.submit.content.texts import required

if TYPE_CHECKING:
    from mysteryshop.submit.recognise import FieldReading


def another_begins(readings: Sequence[FieldReading]) -> float | None:
    """The top of an address that is asked once more below a button that sends: a mailing list's. None where there is none."""
    addresses = [r.field for r in readings if r.type == "email" and r.field.usable]
    sends = [r.field.box for r in readings if r.type == "submit" and r.field.visible]
    below = (
        one.box[1]
        for one in addresses[1:]
        if not required(one) and any(addresses[0].box[1] < y and y + height <= one.box[1] for _, y, _, height in sends)
    )
    return min(below, default=None)
