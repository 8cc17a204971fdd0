"""Across the leads of one dealer: is a lead a lead, whoever asks, whenever, and whoever answers? Pure.

Five comparisons: how far the single leads lie apart and along which line (scenario, opening hours, day, person); whether a ready
buyer and a researcher are treated differently; whether all get the same words; who answers when the store is closed; and how
often the dealer comes back, by day and channel. Nothing here is priced: a few leads show a pattern, they do not prove one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean
from zoneinfo import ZoneInfo

from mysteryshop.grade.checks.timing import span_words
from mysteryshop.grade.reading import Conversation, Reading
from mysteryshop.hours import is_open, next_opening
from mysteryshop.model import Channel, Comparison, Delivery, Evidence, Scorecard, Verdict

READY_DAYS = 30
"""A shopper who means to buy within so many days is a ready buyer: the field's own line between its two cadences."""

RESEARCH_DAYS = 60
"""A shopper who means to buy after so many days or more is still researching."""

CLOSE, FAR = 15.0, 30.0
"""Points between the best and the worst lead: up to CLOSE counts as consistent, from FAR as luck of the draw."""

SAME_WORDS = 80.0
"""Similarity (0..100) from which two messages are one template (see store/likeness.py)."""

CONTACT_DAYS = (1, 3, 7, 14, 30)


@dataclass(frozen=True)
class _Lead:
    """One delivered lead as the shopper lived it, with its card."""

    evidence: Evidence
    card: Scorecard | None
    told: Conversation

    @property
    def points(self) -> float | None:
        return self.card.points if self.card is not None and self.card.letter is not None else None

    @property
    def days(self) -> int | None:
        frame = self.evidence.shop.scenario.timeframe
        return frame.days if frame else None

    @property
    def first_words(self) -> Reading | None:
        """The first message written as an answer."""
        return next(iter(self.told.spoken), None)


def across_shops(results: Sequence[tuple[Evidence, Scorecard | None]]) -> tuple[Comparison, ...]:
    """What the delivered leads of one dealer say together; () where fewer than two are proven to have arrived."""
    leads = [
        _Lead(evidence, card, Conversation.of(evidence)) for evidence, card in results if evidence.delivery is Delivery.PROVEN
    ]
    if len(leads) < 2:
        return ()
    leads.sort(key=lambda one: (one.told.sent_at, one.evidence.shop.id))
    return (_consistency(leads), _cadences(leads), _same_words(leads), _after_hours(leads), _contacts(leads))


def _consistency(leads: Sequence[_Lead]) -> Comparison:
    scored = [(one, one.points) for one in leads if one.points is not None]
    title = "A lead is a lead"
    if len(scored) < 2:
        return Comparison("consistency", title, Verdict.NOT_APPLICABLE, "Fewer than two leads have a score.")
    points = [value for _lead, value in scored]
    apart = max(points) - min(points)
    verdict = Verdict.PASS if apart <= CLOSE else Verdict.PARTIAL if apart < FAR else Verdict.FAIL
    rows = tuple(row for line in _LINES for row in _along(line, scored))
    widest = _widest(scored)
    why = f" The widest gap is {widest}." if widest and verdict is not Verdict.PASS else ""
    words = (
        f"{len(scored)} leads scored {min(points):.0f} to {max(points):.0f}: {apart:.0f} points between the best and the worst."
        f"{why}"
    )
    return Comparison("consistency", title, verdict, words, ("Along", "Leads", "Mean score"), rows)


@dataclass(frozen=True)
class _Line:
    """A way to sort leads: its name and the group a lead falls into ("" where it is not known)."""

    name: str
    group: Callable[[_Lead], str]


def _local(lead: _Lead) -> datetime:
    zone = lead.evidence.shop.dealer.timezone
    return lead.told.sent_at.astimezone(ZoneInfo(zone)) if zone else lead.told.sent_at


def _hours(lead: _Lead) -> str:
    open_ = is_open(lead.evidence.shop.dealer, lead.told.sent_at)
    return "" if open_ is None else "sent while open" if open_ else "sent while closed"


def _weekday(lead: _Lead) -> str:
    return "sent on a weekend" if _local(lead).weekday() >= 5 else "sent on a weekday"


def _frame(lead: _Lead) -> str:
    days = lead.days
    return "" if days is None else "ready to buy" if days <= READY_DAYS else "still researching"


def _answered_by(lead: _Lead) -> str:
    first = lead.told.first_personal
    return first.touch.sender_name.strip().casefold() if first else ""


_LINES = (
    _Line("scenario", lambda lead: lead.evidence.shop.scenario.name),
    _Line("hours", _hours),
    _Line("day", _weekday),
    _Line("time frame", _frame),
    _Line("person", _answered_by),
)


def _groups(line: _Line, scored: Sequence[tuple[_Lead, float]]) -> dict[str, list[float]]:
    """Points by group; {} where the line does not divide the leads."""
    found: dict[str, list[float]] = {}
    for lead, points in scored:
        if group := line.group(lead):
            found.setdefault(group, []).append(points)
    return found if len(found) > 1 else {}


def _along(line: _Line, scored: Sequence[tuple[_Lead, float]]) -> list[tuple[str, str, str]]:
    """One row a group. Persons get a letter: the page is for training a store, not for ranking its staff."""
    groups = sorted(_groups(line, scored).items(), key=_by_mean)
    named = [f"answered by person {chr(65 + at % 26)}" if line.name == "person" else name for at, (name, _p) in enumerate(groups)]
    return [(name, str(len(points)), f"{fmean(points):.0f}") for name, (_n, points) in zip(named, groups, strict=True)]


def _by_mean(item: tuple[str, list[float]]) -> tuple[float, str]:
    return -fmean(item[1]), item[0]


def _widest(scored: Sequence[tuple[_Lead, float]]) -> str:
    """The widest gap between two groups, hours and days first among equals; persons are not singled out in the sentence."""
    best: tuple[float, str] = (CLOSE, "")
    for line in _LINES:
        groups = sorted(_groups(line, scored).items(), key=_by_mean)
        if line.name == "person" or not groups:
            continue
        (high, top), (low, bottom) = groups[0], groups[-1]
        gap = fmean(top) - fmean(bottom)
        if gap > best[0]:
            best = (gap, f"between “{high}” ({fmean(top):.0f}) and “{low}” ({fmean(bottom):.0f})")
    return best[1]


def _cadences(leads: Sequence[_Lead]) -> Comparison:
    title = "Ready buyers and researchers are told apart"
    ready = [one for one in leads if one.days is not None and one.days <= READY_DAYS]
    later = [one for one in leads if one.days is not None and one.days >= RESEARCH_DAYS]
    if not ready or not later:
        words = f"This needs a lead that buys within {READY_DAYS} days and one that buys after {RESEARCH_DAYS} or more."
        return Comparison("cadences", title, Verdict.NOT_APPLICABLE, words)
    rows = tuple((name, *_treated(group)) for name, group in (("ready to buy", ready), ("still researching", later)))
    columns = ("Shopper", "Leads", "Person after", "Touches, 7 days", "Pushed")
    if not any(one.first_words for one in ready) or not any(one.first_words for one in later):
        return Comparison("cadences", title, Verdict.NOT_APPLICABLE, "One of the two kinds got no answer.", columns, rows)
    pushed = [one for one in later if _verdict(one, "respects_timeframe") is Verdict.FAIL]
    same = [(one, other) for one in ready for other in later if _alike(one, other)]
    if pushed or same:
        both = "A researcher was pushed as if ready to buy" if pushed else "A researcher got a ready buyer's words"
        return Comparison("cadences", title, Verdict.FAIL, f"{both}: one message for all.", columns, rows)
    fits = all(_verdict(one, "respects_timeframe") is not Verdict.FAIL for one in ready)
    nurtured = [one for one in later if _verdict(one, "respects_timeframe") is Verdict.PASS]
    if fits and nurtured:
        return Comparison(
            "cadences", title, Verdict.PASS, "The researcher was helped, not pushed, in other words.", columns, rows
        )
    return Comparison("cadences", title, Verdict.PARTIAL, "Other words, but no sign that the time frame was read.", columns, rows)


def _treated(group: Sequence[_Lead]) -> tuple[str, str, str, str]:
    """How a group of leads was treated: leads, median-like wait, touches in a week, how many were pushed to come in."""
    waits = sorted(t.elapsed_minutes for one in group if (t := one.told.timings.get("first_personal")))
    touches = fmean(len([r for r in one.told.within(7) if r.kind != "automated"]) for one in group)
    blunt = sum(
        _verdict(one, "blunt_come_in") is Verdict.FAIL or _verdict(one, "pressure_urgency") is Verdict.FAIL for one in group
    )
    wait = span_words(waits[len(waits) // 2]) if waits else "nobody"
    return str(len(group)), wait, f"{touches:.1f}", f"{blunt} of {len(group)}"


def _same_words(leads: Sequence[_Lead]) -> Comparison:
    title = "Each shopper gets words of their own"
    said = [one for one in leads if one.first_words is not None]
    if len(said) < 2:
        return Comparison("same_words", title, Verdict.NOT_APPLICABLE, "Fewer than two leads were answered in writing.")
    pairs = [(one, other) for at, one in enumerate(said) for other in said[at + 1 :]]
    same = [pair for pair in pairs if _alike(*pair)]
    if not same:
        return Comparison("same_words", title, Verdict.PASS, f"No two of the {len(said)} first answers share their words.")
    touched = {one.evidence.shop.id for pair in same for one in pair}
    everyone = len(touched) == len(said)
    words = (
        f"{len(touched)} of {len(said)} shoppers got the same words with another name and car."
        if not everyone
        else "Every shopper got the same words with another name and car."
    )
    rows = tuple((_when(one), _when(other)) for one, other in same[:6])
    return Comparison(
        "same_words", title, Verdict.FAIL if everyone else Verdict.PARTIAL, words, ("This answer", "is worded like"), rows
    )


def _alike(one: _Lead, other: _Lead) -> bool:
    """Whether the two first answers are one template (the store compares masked words; see `Evidence.twins`)."""
    mine, theirs = one.first_words, other.first_words
    if mine is None or theirs is None:
        return False
    found = max(one.evidence.twins.get(theirs.touch.id, 0.0), other.evidence.twins.get(mine.touch.id, 0.0))
    return found >= SAME_WORDS


def _after_hours(leads: Sequence[_Lead]) -> Comparison:
    title = "Somebody answers when the store is closed"
    closed = [one for one in leads if is_open(one.evidence.shop.dealer, one.told.sent_at) is False]
    if not closed:
        known = any(is_open(one.evidence.shop.dealer, one.told.sent_at) is not None for one in leads)
        words = "No lead was sent while the store was closed." if known else "The store's opening hours are not known."
        return Comparison("after_hours", title, Verdict.NOT_APPLICABLE, words)
    rows = tuple((_when(one), _before_opening(one), _after_opening(one)) for one in closed)
    people = sum(row[1] == "a person" for row in rows)
    machines = sum(row[1] in ("an AI assistant", "an automatic message") for row in rows)
    verdict = Verdict.PASS if people == len(closed) else Verdict.PARTIAL if people or machines else Verdict.FAIL
    words = f"Of {_leads(len(closed))} sent while closed, a person answered {people or 'none'} before opening"
    words += f", a machine alone {machines}." if machines else "."
    return Comparison("after_hours", title, verdict, words, ("Lead", "Before opening", "Person after opening"), rows)


def _before_opening(lead: _Lead) -> str:
    opening = next_opening(lead.evidence.shop.dealer, lead.told.sent_at)
    early = [r for r in lead.told.readings if opening is None or r.touch.at < opening]
    kinds = {reading.kind for reading in early}
    if "personal" in kinds:
        return "a person"
    return "an AI assistant" if "ai" in kinds else "an automatic message" if kinds else "nobody"


def _after_opening(lead: _Lead) -> str:
    timing = lead.told.timings.get("first_personal")
    if timing is None:
        return "never" if lead.told.closed else "not yet"
    if not timing.open_minutes:
        return "before it"
    return f"after {span_words(timing.open_minutes)}"


def _contacts(leads: Sequence[_Lead]) -> Comparison:
    """Mean touches by day and channel: nobody looks at what came after a window closed, so such days stay empty."""
    title = "Comes back over the window"
    longest = max(one.told.window_days for one in leads)
    days = [day for day in CONTACT_DAYS if day <= longest + 0.01]
    rows = []
    for name, channels in _CHANNELS:
        if not any(one.told.watched(*channels) for one in leads) and not any(_on(one, 999, channels) for one in leads):
            rows.append((f"{name} (not watched)", *("–" for _day in days)))
            continue
        rows.append((name, *(_mean(_on(one, day, channels) for one in leads if _over(one, day)) for day in days)))
    looked = [one for one in leads if _over(one, 3)]
    silent = sum(not any(r.kind != "automated" for r in one.told.within(3)) for one in looked)
    if not looked:
        return Comparison("contacts", title, Verdict.PENDING, "Three days are not over.", _columns(days), tuple(rows))
    verdict = Verdict.PASS if not silent else Verdict.FAIL if silent == len(looked) else Verdict.PARTIAL
    words = (
        f"After three days {silent} of {len(looked)} shoppers had heard from nobody but a machine."
        if silent
        else "After three days no shopper had heard from a machine alone."
    )
    return Comparison("contacts", title, verdict, words, _columns(days), tuple(rows))


_CHANNELS = (
    ("mail", (Channel.EMAIL,)),
    ("text or chat", (Channel.TEXT, Channel.CHAT)),
    ("call or voicemail", (Channel.CALL, Channel.VOICEMAIL)),
)


def _columns(days: Iterable[int]) -> tuple[str, ...]:
    return ("Touches a lead by", *(f"day {day}" for day in days))


def _over(lead: _Lead, days: float) -> bool:
    """Whether so many days were watched to their end."""
    return lead.told.window_days >= days - 0.01 and lead.told.passed(days)


def _on(lead: _Lead, days: float, channels: tuple[Channel, ...]) -> int:
    return sum(r.touch.channel in channels and r.kind != "automated" for r in lead.told.within(days))


def _mean(values: Iterable[int]) -> str:
    known = list(values)
    return f"{fmean(known):.1f}" if known else "open"


def _verdict(lead: _Lead, check: str) -> Verdict | None:
    finding = lead.card.finding(check) if lead.card else None
    return finding.verdict if finding else None


def _when(lead: _Lead) -> str:
    return f"{_local(lead):%a %d %b, %H:%M}"


def _leads(count: int) -> str:
    return "one lead" if count == 1 else f"{count} leads"
