"""A phone system's log laid beside the shops: which calls and texts of dealers reached which shopper. Pure."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.nature.verdict import judge_nature
from mysteryshop.model import Certainty, Channel, Nature, Notice, RawMail, Shop, Touch
from mysteryshop.workspace.call_logs import LoggedCall, ReadLog, digits_of

LATE = timedelta(days=60)
"""A call this long after the lead may still be its answer; which of them count is the window's business."""
SAME = timedelta(minutes=5)
"""A notice by mail and the log's row of one call differ by less."""
LOGGED = "as the phone system logged it"
_NUMBER = re.compile(r"\+?\(?\d[\d\s().\-/]{6,}\d")


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the log and what it is: a touch of a shop, or (touch None) why not."""

    row: LoggedCall
    touch: Touch | None
    why: str


def place_calls(log: ReadLog, shops: Sequence[Shop], before: Mapping[str, Sequence[Touch]], by: str) -> list[Placed]:
    """Every row with its shop, or the reason why it has none. `before`: the touches the shops have already."""
    book = _Book(shops, before)
    return [book.place(row, by) for row in log.rows]


def numbers_watched(log: ReadLog, shops: Iterable[Shop]) -> dict[str, tuple[datetime, datetime]]:
    """The shoppers' numbers this log is of, with its first and last row: there, silence means that nobody called."""
    own = {digits_of(shop.persona.phone or "") for shop in shops} - {""}
    seen = {digits_of(number) for row in log.rows for number in (row.caller, row.called)} & own
    if not log.rows:
        return {}
    span = (min(row.at for row in log.rows), max(row.at for row in log.rows))
    return dict.fromkeys(sorted(seen), span)


class _Book:
    """Shops by the shopper's number and by the numbers their dealer is known to use."""

    def __init__(self, shops: Sequence[Shop], before: Mapping[str, Sequence[Touch]]) -> None:
        self.before = before
        self.ours: dict[str, list[Shop]] = defaultdict(list)
        self.theirs: dict[str, list[Shop]] = defaultdict(list)
        self.numbers: dict[str, set[str]] = {}
        for shop in shops:
            if shop.sent_at is None:
                continue
            if own := digits_of(shop.persona.phone or ""):
                self.ours[own].append(shop)
            known = {digits_of(shop.dealer.phone or "")}
            for touch in before.get(shop.id, ()):
                known |= {digits_of(found) for found in _NUMBER.findall(f"{touch.text} {touch.signature}")}
            self.numbers[shop.id] = known - {"", own}
            for number in self.numbers[shop.id]:
                self.theirs[number].append(shop)

    def place(self, row: LoggedCall, by: str) -> Placed:
        caller, called = digits_of(row.caller), digits_of(row.called)
        incoming = row.incoming
        if incoming is None and caller in self.ours and called not in self.ours:
            incoming = False
        if incoming is False:
            return Placed(row, None, "the shopper called the dealer, or wrote to them")
        shop, certainty, why = self._shop(row, caller, called)
        if shop is None:
            return Placed(row, None, why)
        touch = _touch(shop, row, certainty, why, by)
        twin = next((t for t in self.before.get(shop.id, ()) if _same(t, touch)), None)
        if twin is not None:
            return Placed(row, None, f"known already ({twin.at_why or twin.logged_by or 'a notice by mail'})")
        return Placed(row, touch, why)

    def _shop(self, row: LoggedCall, caller: str, called: str) -> tuple[Shop | None, Certainty, str]:
        open_ = [shop for shop in self.ours.get(called, []) if _open(shop, row.at)]
        known = [shop for shop in open_ if caller and caller in self.numbers[shop.id]]
        if known:
            latest = max(known, key=lambda shop: shop.sent_at or row.at)
            sure = Certainty.CERTAIN if len(known) == 1 else Certainty.PROBABLE
            return latest, sure, "the shopper's number was called from a number of the store"
        if len(open_) == 1:
            return open_[0], Certainty.PROBABLE, "only this shopper gave the number that was called"
        named = [shop for shop in open_ if _names(shop, row)]
        if len(named) == 1:
            return named[0], Certainty.PROBABLE, "the number was called, and the words name the shopper or the car"
        if called and called not in self.ours:
            return None, Certainty.UNMATCHED, "no shopper gave the number that was called"
        stores = [shop for shop in self.theirs.get(caller, []) if _open(shop, row.at)] if not called else []
        if len(stores) == 1:
            return stores[0], Certainty.PROBABLE, "from a number of the store, to a line the log does not name"
        if not open_ and not stores:
            return None, Certainty.UNMATCHED, "no lead with this number was open at that time"
        return (
            None,
            Certainty.UNMATCHED,
            f"{len(open_) or len(stores)} shoppers gave this number, and the caller is no known store",
        )


def _open(shop: Shop, at: datetime) -> bool:
    return shop.sent_at is not None and shop.sent_at <= at <= shop.sent_at + LATE


def _names(shop: Shop, row: LoggedCall) -> bool:
    words = f" {row.text} {row.name} ".casefold()
    parts = [shop.persona.first_name, shop.dealer.name, shop.vehicle.model if shop.vehicle else ""]
    return any(part and re.search(rf"(?<!\w){re.escape(part.casefold())}(?!\w)", words) for part in parts)


def _same(one: Touch, other: Touch) -> bool:
    """Whether a touch that came by mail or was logged by hand is the very call or text of a row in the log."""
    if one.at_why == LOGGED or one.channel is Channel.EMAIL or abs(one.at - other.at) > SAME:
        return False
    spoken = {Channel.CALL, Channel.VOICEMAIL}
    if {one.channel, other.channel} <= spoken:
        return True
    first, second = (" ".join(touch.text.casefold().split()) for touch in (one, other))
    return one.channel is other.channel and (first in second or second in first)


def _touch(shop: Shop, row: LoggedCall, certainty: Certainty, why: str, by: str) -> Touch:
    key = f"{row.channel}/{digits_of(row.caller)}/{digits_of(row.called)}/{row.at:%Y-%m-%dT%H:%M:%S}/{row.text}"
    outcome = "missed" if row.missed else "a voicemail was left" if row.channel is Channel.VOICEMAIL else "answered"
    long = f", {row.seconds // 60} min {row.seconds % 60:02d}" if row.seconds else ""
    signals = (f"{outcome}{long}",) if row.channel is not Channel.TEXT else ()
    nature, confidence, told = _nature(shop, row)
    return Touch(
        id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        shop_id=shop.id,
        channel=row.channel,
        nature=nature,
        nature_confidence=confidence,
        signals=(*signals, "from a phone log", *told),
        at=row.at,
        at_why=LOGGED,
        certainty=certainty,
        how=(why,),
        text=row.text,
        sender_name=row.name,
        sender_address=row.caller,
        logged_by=by,
        missed_call=row.missed,
    )


def _nature(shop: Shop, row: LoggedCall) -> tuple[Nature, float, tuple[str, ...]]:
    """Who called or wrote: the words are read as those of a notice by mail would be; a call without words is a person's."""
    if not row.text:
        return Nature.PERSONAL, 0.8, ()
    notice = Notice(row.channel, row.at, row.caller or None, row.text, row.missed)
    raw = f"From: {digits_of(row.caller) or 'caller'}@phone.invalid\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{row.text}"
    mail = RawMail("log", "log", False, 0, row.line, row.at, row.at, raw.encode("utf-8", "replace"))
    verdict = judge_nature(read_message(mail), shop=shop, notice=notice)
    return verdict.nature, verdict.confidence, verdict.signals
