"""What a field holds after it was filled, and whether that is what was wanted. Pure."""

from __future__ import annotations

import re

from mysteryshop.model import FilledField
from mysteryshop.submit.content import choose
from mysteryshop.submit.content.kinds import LEAVE
from mysteryshop.submit.content.wishes import Wish
from mysteryshop.submit.filling.again import name_of
from mysteryshop.submit.filling.widgets import Widget, holds
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.page.snapshot import FieldSnapshot

_SHORTEST_PHONE = 7


def held(snapshot: FieldSnapshot) -> str:
    """What stands in the field, in words; "yes" for a ticked box."""
    if snapshot.kind in ("checkbox", "radio"):
        return "yes" if snapshot.checked else ""
    return snapshot.value


def booked(wish: Wish, last: Wish, said: str | None, seen: FieldSnapshot | None) -> FilledField:
    """The field as the evidence tells it: `last` was done to it, `said` stands for it, `seen` is what it looks like now."""
    return FilledField(
        selector=wish.field.selector,
        label=name_of(wish.field)[:120],
        type=wish.type,
        confidence=round(wish.confidence, 3),
        value=None if last.action in (LEAVE, "uncheck") else said,
        read_back=held(seen) if seen and last.action != LEAVE else None,
        why=last.why,
    )


def kept(wish: Wish, taken: str | None, widget: Widget | None) -> bool:
    """Does the field, as last looked at (`wish.field`), hold what was wanted? `taken`: the entry chosen in its list, if any."""
    snapshot, value = wish.field, wish.value or ""
    if wish.action in ("check", "radio"):
        return snapshot.checked
    if wish.action == "uncheck":
        return not snapshot.checked
    if wish.action == "range":  # as near as its steps allow
        return bool(snapshot.value)
    if wish.action == "listbox" or (widget is not None and widget.shut and taken is not None):
        if taken is not None:
            return holds(widget, [taken]) or plain(taken) in plain(snapshot.value) or _unreadable(snapshot, widget)
        return bool(value) and plain(value).strip() in plain(snapshot.value)
    if wish.action == "select":
        return (
            plain(snapshot.value)[:60] == plain(value)[:60]
            or any(plain(snapshot.value) == plain(other) for other in wish.also)
            or (wish.field.option_count > len(wish.field.options) and bool(snapshot.value))
        )
    if taken is not None:
        return bool(snapshot.value)
    return _text_kept(wish.type, value, snapshot.value)


def stands(wish: Wish, before: Wish, taken: str | None, widget: Widget | None) -> bool:
    """Nothing is left to be done to a field that was filled as `before`. What is to be spelled otherwise than it was (a telephone
    number, a postal code) stands only where it is spelled so."""
    if wish.action == "text" and before.value != wish.value and wish.type not in ("date", "time"):
        return wish.field.value == wish.value or _called(wish.field.value) == _called(wish.value or "") != ""
    return kept(wish, taken, widget)


def _called(number: str) -> str:
    """The figures of a telephone number that begins with its country; "" for any other."""
    return re.sub(r"\D", "", number) if number.strip().startswith("+") else ""


def _unreadable(snapshot: FieldSnapshot, widget: Widget | None) -> bool:
    """Something was chosen, but the box shows it in other words (a flag, a short form): it no longer asks for a choice."""
    shown = widget.shown if widget else snapshot.value
    return bool(shown) and not choose.is_placeholder((shown, ""))


def _text_kept(kind: str, value: str, now: str) -> bool:
    if kind in ("phone", "phone_part"):
        mine, theirs = re.sub(r"\D", "", value), re.sub(r"\D", "", now)
        enough = len(theirs) >= min(_SHORTEST_PHONE, len(mine))
        return enough and (mine.endswith(theirs) or theirs.endswith((mine, mine.lstrip("0"))))
    if kind == "date":
        return same_day(value, now)
    if kind == "time":
        return bool(re.search(r"\d", now)) or not value
    short = " ".join(value.split())[:200]
    return now[:200] == short or plain(now)[:150] == plain(short)[:150]


def same_day(value: str, now: str) -> bool:
    """Are these the same day, whatever the order and the spelling of the month?"""
    mine = [int(number) % 100 for number in re.findall(r"\d+", value)][:3]  # an hour may follow
    theirs = [int(number) % 100 for number in re.findall(r"\d+", now)]
    if re.search(r"[^\W\d]{3}", now):  # the month stands in letters
        return len(theirs) >= 2 and all(number in mine for number in theirs[:3])
    return sorted(mine) == sorted(theirs[:3]) if len(mine) == 3 else bool(theirs)
