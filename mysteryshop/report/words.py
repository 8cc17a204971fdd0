"""Plain words for a dealer's manager: spans of time, dates, outcomes, and what a silence may and may not be called."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mysteryshop.model import Channel, Dealer, Evidence, Nature, Outcome, Verdict

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(count: int) -> str:
    """A small count as a word, as running text wants it; 13 and more in digits."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 shopper", "4 shoppers"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def span(minutes: float) -> str:
    """Minutes as a person says them: "under 1 min", "38 min", "2 h 5 min", "1 day 3 h"."""
    whole = round(minutes)
    if minutes < 1 and whole < 1:
        return "under 1 min"
    if whole < 60:
        return f"{whole} min"
    if whole < 24 * 60:
        hours, rest = divmod(whole, 60)
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    days, rest = divmod(round(minutes / 60), 24)
    return f"{plural(days, 'day')} {rest} h" if rest else plural(days, "day")


def zone_of(dealer: Dealer) -> tzinfo:
    """The dealer's own time zone; UTC where it is unknown."""
    try:
        return ZoneInfo(dealer.timezone) if dealer.timezone else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def day(at: datetime, zone: tzinfo = UTC) -> str:
    """ "Mon, Jun 1, 2026"."""
    local = at.astimezone(zone)
    return f"{local:%a}, {local:%b} {local.day}, {local.year}"


def moment(at: datetime, zone: tzinfo = UTC) -> str:
    """ "Mon, Jun 1, 10:00"."""
    local = at.astimezone(zone)
    return f"{local:%a}, {local:%b} {local.day}, {local:%H:%M}"


def points(value: float) -> str:
    """Points without a needless decimal: "14", "2.5"."""
    rounded = round(value, 1)
    return f"{rounded:.0f}" if abs(rounded - round(rounded)) < 0.05 else f"{rounded:.1f}"


def joined(parts: list[str]) -> str:
    """ "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


VERDICT_WORDS: dict[Verdict, tuple[str, str]] = {
    # verdict -> (CSS kind, word on the card)
    Verdict.PASS: ("ok", "OK"),
    Verdict.PARTIAL: ("warn", "Watch"),
    Verdict.FAIL: ("bad", "Fix"),
    Verdict.NOT_APPLICABLE: ("na", "n/a"),
    Verdict.PENDING: ("na", "Open"),
    Verdict.NO_EVIDENCE: ("na", "Not observed"),
    Verdict.UNSURE: ("na", "Unsure"),
    Verdict.ERROR: ("na", "Not judged"),
}

CHANNEL_WORDS = {
    Channel.EMAIL: "e-mail",
    Channel.TEXT: "text message",
    Channel.CALL: "call",
    Channel.VOICEMAIL: "voicemail",
    Channel.CHAT: "chat",
    Channel.VISIT: "visit",
}

NATURE_WORDS = {
    Nature.PERSONAL: "written by a person",
    Nature.UNSURE: "not certain who wrote it",
    Nature.ACKNOWLEDGEMENT: "automatic acknowledgement",
    Nature.OUT_OF_OFFICE: "out-of-office notice",
    Nature.AI_ASSISTANT: "AI assistant",
    Nature.TEMPLATE: "template",
    Nature.DRIP: "automatic follow-up",
    Nature.BOUNCE: "bounce",
    Nature.DELAY_NOTICE: "delay notice",
    Nature.CHALLENGE: "sender challenge",
    Nature.SURVEY: "survey",
    Nature.MARKETING: "marketing mail",
    Nature.UNRELATED: "not about this lead",
}

OUTCOME_WORDS: dict[Outcome, tuple[str, str, str]] = {
    # outcome -> (title, what it means, whose matter: "reached", "site", "open" or "ours")
    Outcome.CONFIRMED: ("Sent and confirmed", "The site showed proof that it took the lead.", "reached"),
    Outcome.UNCONFIRMED: ("Sent, no proof", "The form went off, but the site showed no proof that it took the lead.", "open"),
    Outcome.IN_DOUBT: ("In doubt", "Our run broke off at the very press; the lead is never sent twice.", "open"),
    Outcome.REJECTED: ("Form refused the shopper", "The site refused a proper enquiry. A real shopper meets the same.", "site"),
    Outcome.CAPTCHA: (
        "Captcha in the way",
        "A captcha stands before the form. We never solve one; some shoppers do not either.",
        "site",
    ),
    Outcome.BLOCKED: ("Visit turned away", "The site turned an automated visit away (bot wall or robots.txt).", "site"),
    Outcome.NO_FORM: ("No enquiry form", "No form to ask a question could be found from the home page.", "site"),
    Outcome.UNREACHABLE: ("Site out of reach", "The site could not be loaded.", "site"),
    Outcome.EXCLUDED: ("Left out", "Not shopped: no consent on record, over the cap, or opted out.", "ours"),
    Outcome.FAILED: ("Failed on our side", "Our own run failed before anything was sent. It says nothing of the store.", "ours"),
    Outcome.REHEARSED: ("Rehearsed", "Filled in and photographed; nothing was sent.", "ours"),
}


def lost_words(outcome: Outcome, reason: str) -> str:
    """Why a lead could not be delivered, as a finding about the site or an admission of our own, never about the staff."""
    _title, meaning, whose = OUTCOME_WORDS[outcome]
    detail = f" What we saw: {reason.rstrip('.')}." if reason else ""
    ends = {
        "site": " This is lead loss on the website. The people who answer leads are not graded on it.",
        "ours": " It does not count for or against the store.",
    }
    return f"{meaning}{detail}{ends.get(whose, '')}"


def silence_words(evidence: Evidence, *, proven: bool, closed: bool, zone: tzinfo) -> str:
    """No reply was seen: what may fairly be said. Unproven delivery is never called ignoring the shopper."""
    sent = evidence.shop.sent_at or evidence.shop.due_at
    if not proven:
        return (
            "No reply observed; delivery unproven. The site gave no proof that it took this lead, so nobody can say whether "
            "the store ever saw it. It is not scored. Send one lead by hand and look for it in your CRM."
        )
    if not closed:
        return f"No reply observed yet. The window is open until {day(evidence.closes_at, zone)}."
    until = max((evidence.closes_at - sent).total_seconds() / 60, 0)
    return f"No reply observed in {span(until)}. Delivery is proven: {evidence.delivery_why.rstrip('.')}."
