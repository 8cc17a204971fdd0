"""What a person decides by hand: `settle`, `match`, `log`, `hold`."""

from __future__ import annotations

import getpass
import hashlib
import sys
from datetime import UTC, datetime, timedelta

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.session import Desk, open_desk
from mysteryshop.errors import InputError, UsageError
from mysteryshop.model import Certainty, Channel, Nature, Outcome, RawMail, Shop, Touch

SETTLED_AS = (Outcome.CONFIRMED, Outcome.UNCONFIRMED, Outcome.FAILED, Outcome.EXCLUDED)
LOGGED = (Channel.CALL, Channel.TEXT, Channel.VOICEMAIL, Channel.CHAT, Channel.VISIT, Channel.EMAIL)


def who_decides(by: str | None) -> str:
    """The name a decision is booked under."""
    try:
        return by or getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's user without a name
        return "the operator"


def settle_shop(shop_id: str, word: str | None, by: str | None, *, anyway: bool = False) -> None:
    """Write down a person's word on a shop in doubt. What a site has confirmed is overruled only on purpose."""
    from mysteryshop.ledger import Ledger
    from mysteryshop.workspace.problems import did_you_mean

    words = [str(one) for one in SETTLED_AS]
    if word is None:
        raise UsageError("settle it as what?", tip=f"Say one of: {', '.join(words)}.")
    if word not in words:
        raise UsageError(f'a shop cannot be settled as "{word}"', tip=did_you_mean(word, words, what="Outcomes"))
    with open_desk() as desk:
        shop = desk.store.shop(shop_id)
        if shop.outcome is Outcome.CONFIRMED and word != Outcome.CONFIRMED and not anyway:
            raise UsageError(
                f"{shop.id} is not in doubt: the site confirmed the lead",
                tip=f"To overrule its proof: settle {shop.id} {word} --anyway",
            )
        Ledger(desk.store.engine, desk.ws.settings.pacing).settle(shop.id, Outcome(word), who_decides(by), desk.clock.now())
        console.say(f"{shop.id} ({escape(shop.dealer.id)}) is settled as {word}.")


def match_mail(message: str, shop_id: str, by: str | None) -> None:
    """File a mail under a shop; what was read from it is read again under this shop."""
    if shop_id.lower() == "none":
        _belongs_to_none(message, by)
        return
    with open_desk() as desk:
        shop = desk.store.shop(shop_id)
        mail = desk.store.mail(message)
        sha = hashlib.sha256(mail.raw).hexdigest()
        before = next((one for one, found in desk.store.decisions().items() if one == sha and found == shop.id), None)
        desk.store.decide_match(sha, shop.id, who_decides(by), desk.clock.now())
        _read_again(desk, mail, shop)
        desk.store.note(shop.id, f"mail {sha[:12]} filed here by hand", who_decides(by), desk.clock.now())
        again = " (as before)" if before else ""
        console.say(f"Mail {sha[:12]} belongs to {shop.id} ({escape(shop.dealer.id)}){again}. mysteryshop grade counts it.")


def _belongs_to_none(message: str, by: str | None) -> None:
    """A mail that answers no lead: it leaves the shop it was filed under, and the list of those that wait."""
    with open_desk() as desk:
        mail = desk.store.mail(message)
        sha = hashlib.sha256(mail.raw).hexdigest()
        before = next((touch.shop_id for touch in desk.store.touches_of(sha)), None)
        desk.store.decide_none(sha, who_decides(by), desk.clock.now())
        _read_again(desk, mail, None)
        if before:
            words = f"mail {sha[:12]} taken out by hand: it belongs to no shop"
            desk.store.note(before, words, who_decides(by), desk.clock.now())
        was = f" (it was filed under {before})" if before else ""
        console.say(f"Mail {sha[:12]} belongs to no shop{was}. Remembered; mysteryshop match {sha[:12]} SHOP files it after all.")


def _read_again(desk: Desk, mail: RawMail, shop: Shop | None) -> None:
    """The mail read anew under a person's decision: touch, nature and times as if it had been found at once."""
    from mysteryshop.inbox.matching.match import Matcher
    from mysteryshop.inbox.watch import read_arrival
    from mysteryshop.stages.collect import trusted

    hosts = tuple(host for inbox in desk.ws.inboxes for host in trusted(inbox))
    matcher = Matcher([shop] if shop else [], by_hand=desk.store.decisions())
    arrival = read_arrival(mail, matcher, trusted_hosts=hosts, nobodys=desk.store.nobodys())
    desk.store.add_arrivals([(arrival.message, arrival.match, arrival.nature, arrival.notice, arrival.touch)])


def log_touch(
    shop_id: str, channel: str, *, at: str | None, text: str, sender: str, missed: bool, automated: bool, by: str | None
) -> None:
    """Log what no mailbox saw."""
    from mysteryshop.workspace.problems import did_you_mean

    kinds = [str(one) for one in LOGGED]
    if channel not in kinds:
        raise UsageError(f'"{channel}" is not a channel', tip=did_you_mean(channel, kinds, what="Channels"))
    with open_desk() as desk:
        shop, now = desk.store.shop(shop_id), desk.clock.now()
        moment = moment_of(at, now)
        if shop.sent_at is None:
            raise UsageError(
                f"{shop.id} has not been sent, so nobody can have answered it", tip="mysteryshop show says how it stands."
            )
        if moment < shop.sent_at:
            raise UsageError(
                f"{at} is before the lead left ({shop.sent_at.astimezone():%Y-%m-%d %H:%M})",
                tip="Check --at; it is this machine's local time.",
            )
        words = sys.stdin.read() if text == "-" else text
        touch = _touch(
            shop, Channel(channel), moment, words.strip(), sender, missed=missed, automated=automated, by=who_decides(by)
        )
        desk.store.add_touch(touch)
        if channel not in desk.ws.settings.watched_channels:
            console.trouble(f'"{channel}" is not in watched_channels: this one counts, its absence elsewhere is "not observed"')
        console.say(f"Logged: {channel} at {moment.astimezone():%Y-%m-%d %H:%M} for {shop.id} ({escape(shop.dealer.id)}).")


def _touch(
    shop: Shop, channel: Channel, at: datetime, text: str, sender: str, *, missed: bool, automated: bool, by: str
) -> Touch:
    """The same call logged twice (same shop, channel, minute, words) is one touch."""
    key = f"{shop.id}/{channel}/{at:%Y-%m-%dT%H:%M}/{text}"
    return Touch(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        shop_id=shop.id,
        channel=channel,
        nature=Nature.ACKNOWLEDGEMENT if automated else Nature.PERSONAL,
        nature_confidence=1.0,
        signals=(f"logged by {by}",),
        at=at,
        at_why=f"as {by} logged it",
        certainty=Certainty.BY_HAND,
        how=(f"logged by {by}",),
        text=text,
        sender_name=sender,
        logged_by=by,
        missed_call=missed,
    )


def moment_of(words: str | None, now: datetime) -> datetime:
    """A time as typed, in this machine's zone unless it names its own; not in the future."""
    if words is None:
        return now
    for form in (
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M%z",
        "%Y-%m-%dT%H:%M:%S%z",
        "%H:%M",
    ):
        try:
            found = datetime.strptime(words.strip(), form)  # noqa: DTZ007 - given its zone below
        except ValueError:
            continue
        if form == "%H:%M":
            found = datetime.combine(now.astimezone().date(), found.time())
        moment = found.astimezone(UTC)
        if moment > now + timedelta(minutes=1):
            raise UsageError(f"{words} is in the future", tip="Log what has happened.")
        return moment
    raise InputError(f'"{words}" is not a time', text=words, tip='Write it as "2026-11-25 14:05", or "14:05" for today.')


def hold_sending(why: str | None, *, lift: bool) -> None:
    """The kill switch."""
    from mysteryshop.ledger import Ledger

    with open_desk() as desk:
        ledger = Ledger(desk.store.engine, desk.ws.settings.pacing)
        if lift:
            was = ledger.held()
            ledger.lift_hold()
            console.say(f"Sending is allowed again (it was held: {escape(was)})." if was else "Sending was not on hold.")
            if desk.ws.settings.hold:
                console.trouble("hold = true still stands in mysteryshop.toml")
            return
        ledger.hold(why or f"by {who_decides(None)}, {desk.clock.now().astimezone():%Y-%m-%d %H:%M}")
        console.say("Nothing is sent any more, by any process, until: mysteryshop hold --lift")
