"""Stage three: fetch what arrived, keep it raw, file it under the right shop. Commit the mail before the cursor moves."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from mysteryshop.errors import HeldElsewhere, MailboxError
from mysteryshop.inbox.mailbox import Mailbox, open_mailbox
from mysteryshop.inbox.match import Matcher
from mysteryshop.inbox.watch import Arrival, arrivals, read_arrival
from mysteryshop.locks import stage_lock
from mysteryshop.model import Clock, InboxSettings, Message, RawMail, ShopState, Tally
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace

RETRY_SECONDS = 60.0
"""How soon a watched mailbox that could not be reached is tried again."""

LOOK_BACK = timedelta(days=400)
"""Late answers and leaked aliases still find their shop this long after it was planned."""


def collect(ws: Workspace, store: Store, clock: Clock, *, live: bool | None = None, progress: Progress = silent) -> Tally:
    """Read every configured mailbox once, then try the unmatched again. One mailbox's trouble never keeps the others waiting.

    Raises HeldElsewhere when every mailbox is held by another process, MailboxError when none can be reached.
    """
    counts: Counter[str] = Counter()
    held: list[str] = []
    broken: list[str] = []
    for inbox in ws.inboxes:
        try:
            with stage_lock(ws.locks, f"collect-{inbox.name}"):
                _read_box(ws, store, clock, inbox, counts, progress)
        except HeldElsewhere as error:
            held.append(error.message)
        except MailboxError as error:
            named = error.message if inbox.name in error.message else f"{inbox.name}: {error.message}"
            broken.append(f"{named} {error.tip}" if error.tip else named)
    if ws.inboxes and len(held) == len(ws.inboxes):
        raise HeldElsewhere(held[0], tip="`mysteryshop status` shows what it has collected so far.")
    _try_unmatched_again(ws, store, clock, counts)
    return _tally(ws, counts, held, broken)


def watch(ws: Workspace, store: Store, clock: Clock, *, seconds: float, progress: Progress = silent) -> Iterator[Tally]:
    """Collect for ever: after each pass wait for the first mailbox to announce mail, at most `seconds`.

    A mailbox that cannot be reached is told in the Tally and tried again; only another run that holds the stage ends the watch.
    """
    while True:
        yield collect(ws, store, clock, progress=progress)
        try:
            with _opened(ws, ws.inboxes[0], clock) as mailbox:
                mailbox.wait(seconds)
        except MailboxError as error:
            progress("collect", 0, 0, error.message)
            time.sleep(min(seconds, RETRY_SECONDS))


def _opened(ws: Workspace, inbox: InboxSettings, clock: Clock) -> Mailbox:
    return open_mailbox(inbox, secret=ws.secret(inbox), clock=clock)


def _matcher(store: Store, clock: Clock) -> Matcher:
    """Knows every shop that may have an answer: all that were, or may have been, sent."""
    shops = [shop for shop in store.past_shops(clock.now() - LOOK_BACK) if shop.state is not ShopState.PLANNED]
    return Matcher(shops, by_hand=store.decisions())


def _read_box(ws: Workspace, store: Store, clock: Clock, inbox: InboxSettings, counts: Counter[str], progress: Progress) -> None:
    mailbox = _opened(ws, inbox, clock)
    matcher = _matcher(store, clock)
    cursors = store.cursors(inbox.name)
    for batch, cursor in arrivals(mailbox, cursors.get):
        known = [store.known_mail_at(mail) for mail in batch]
        store.keep_mails(batch)
        fresh = [mail for mail, old in zip(batch, known, strict=True) if not old]
        _file(store, _read(store, fresh, matcher, trusted(inbox)), counts)
        store.move_cursor(cursor)
        progress("collect", sum(counts.values()), 0, f"{inbox.name}/{cursor.folder}: {len(fresh)} new")


def trusted(inbox: InboxSettings) -> tuple[str, ...]:
    """The mail servers whose Received stamps are believed for this mailbox."""
    return (*inbox.trusted_hosts, *((inbox.host,) if inbox.host else ()))


def _read(store: Store, mails: Sequence[RawMail], matcher: Matcher, hosts: tuple[str, ...]) -> list[Arrival]:
    """Understand mails with what the store knows of bodies that went to other shops."""

    def likeness(shop_id: str, message: Message) -> float | None:
        return store.likeness_of(shop_id, message.text, until=message.received_at)

    return [read_arrival(mail, matcher, trusted_hosts=hosts, likeness=likeness) for mail in mails]


def _file(store: Store, read: Sequence[Arrival], counts: Counter[str]) -> None:
    store.add_arrivals([(item.message, item.match, item.nature, item.notice, item.touch) for item in read])
    for item in read:
        counts["matched" if item.touch else "unmatched"] += 1


def _try_unmatched_again(ws: Workspace, store: Store, clock: Clock, counts: Counter[str]) -> None:
    """A mail may come before its shop is known (an adopted lead, a crash at the click); nothing is given up."""
    waiting: list[RawMail] = store.unmatched()
    if not waiting:
        return
    matcher = _matcher(store, clock)
    hosts = tuple(host for inbox in ws.inboxes for host in trusted(inbox))
    read = _read(store, waiting, matcher, hosts)
    # all are booked as tried, so that mail nobody waits for is not read again until the shops change
    store.add_arrivals([(item.message, item.match, item.nature, item.notice, item.touch) for item in read])
    counts["matched later"] += sum(item.touch is not None for item in read)


def _tally(ws: Workspace, counts: Counter[str], held: list[str], broken: list[str]) -> Tally:
    notes = tuple(held) if ws.inboxes else ("no [[inbox]] in mysteryshop.toml: nothing is collected",)
    return Tally(
        "collect",
        done=sum(counts.values()),
        counts={name: number for name, number in counts.items() if number},
        troubles=tuple(broken),
        notes=notes,
        out_of_reach=bool(broken),
    )
