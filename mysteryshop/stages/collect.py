"""Stage three: fetch what arrived, keep it raw, file it under the right shop. Commit the mail before the cursor moves.

Every mailbox is read by a thread of its own: one that does not answer keeps no other waiting, and its trouble is told by name.
"""

from __future__ import annotations

import queue
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from mysteryshop.errors import HeldElsewhere, InputError, MailboxError, MysteryshopError
from mysteryshop.inbox.mailboxes.mailbox import Mailbox, open_mailbox
from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.readers import Readers
from mysteryshop.inbox.watch import Arrival, look_again, new_mails
from mysteryshop.locks import stage_lock
from mysteryshop.model import Clock, Cursor, InboxSettings, Message, ShopState, Tally
from mysteryshop.stages.ahead import Ahead
from mysteryshop.stages.alarms import fresh_alarms
from mysteryshop.stages.endings import take_off_endings
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.stages.second_look import second_look
from mysteryshop.store import Store
from mysteryshop.store.shops import each
from mysteryshop.workspace import Workspace

RETRY_SECONDS = 60.0
"""How soon a watched mailbox that could not be reached is tried again."""

AGAIN = 100
"""Mails that are tried again in one go; years of them may wait for the first leads to be adopted."""

LOOK_BACK = timedelta(days=400)
"""Late answers and leaked aliases still find their shop this long after it was planned."""


@dataclass
class _Round:
    """What one reading of one mailbox came to."""

    inbox: InboxSettings
    counts: Counter[str] = field(default_factory=Counter)
    filed: list[str] = field(default_factory=list)
    trouble: MysteryshopError | None = None
    bug: BaseException | None = None

    def words(self) -> str:
        """The trouble, with the mailbox's name and the remedy."""
        error = self.trouble
        assert error is not None
        named = error.message if self.inbox.name in error.message else f"{self.inbox.name}: {error.message}"
        return f"{named} {error.tip}" if error.tip else named


def collect(ws: Workspace, store: Store, clock: Clock, *, live: bool | None = None, progress: Progress = silent) -> Tally:
    """Read every configured mailbox once, all at the same time, then try the unmatched again.

    Raises HeldElsewhere when every mailbox is held by another process, InputError when the only one has no password.
    """
    stop = threading.Event()
    store.files.sweep()
    rounds = [_Round(inbox) for inbox in ws.inboxes]
    jobs = [_job(_read_once, ws, store, clock, one, progress, stop) for one in rounds]
    _all_at_once(jobs, stop)
    return _tally(ws, store, clock, rounds)


def watch(ws: Workspace, store: Store, clock: Clock, *, seconds: float, progress: Progress = silent) -> Iterator[Tally]:
    """Collect for ever: each mailbox waits on its own for mail in any of its folders, at most `seconds`, and is read again.

    A mailbox that cannot be reached is told in the Tally and tried again; only another run that holds the stage ends the watch.
    """
    done: queue.Queue[_Round] = queue.Queue()
    stop = threading.Event()
    try:
        for inbox in ws.inboxes:
            job = _job(_read_for_ever, ws, store, clock, inbox, progress, stop, seconds, done.put)
            threading.Thread(target=job, name=f"watch-{inbox.name}", daemon=True).start()
        met: set[str] = set()
        while True:
            one = _next(done)
            if isinstance(one.trouble, HeldElsewhere) and one.inbox.name in met:
                continue  # a run beside this one reads it just now
            met.add(one.inbox.name)
            yield _tally(ws, store, clock, [one])
    finally:
        stop.set()


def trusted(inbox: InboxSettings) -> tuple[str, ...]:
    """The mail servers whose Received stamps are believed for this mailbox."""
    return (*inbox.trusted_hosts, *((inbox.host,) if inbox.host else ()))


# one mailbox


def _job(work: Callable[..., None], *given: object) -> Callable[[], None]:
    return lambda: work(*given)


def _all_at_once(jobs: Sequence[Callable[[], None]], stop: threading.Event) -> None:
    """Run all, each in its thread; a single one here. Ctrl-C asks them to stop after the batch they are at."""
    if len(jobs) == 1:
        jobs[0]()
        return
    threads = [threading.Thread(target=job, daemon=True) for job in jobs]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    except BaseException:
        stop.set()
        for thread in threads:
            thread.join(2)
        raise


def _next(done: queue.Queue[_Round]) -> _Round:
    while True:
        try:
            return done.get(timeout=1)  # not for ever at once: Ctrl-C must come through on every system
        except queue.Empty:
            continue


def _opened(ws: Workspace, inbox: InboxSettings, clock: Clock) -> Mailbox:
    return open_mailbox(inbox, secret=ws.secret(inbox), clock=clock)


def _read_once(ws: Workspace, store: Store, clock: Clock, one: _Round, progress: Progress, stop: threading.Event) -> None:
    try:
        with stage_lock(ws.locks, f"collect-{one.inbox.name}"), _opened(ws, one.inbox, clock) as mailbox:
            _read_open(ws, store, clock, mailbox, one, progress, stop)
    except MysteryshopError as error:
        one.trouble = error
    except Exception as error:  # noqa: BLE001 - carried to the caller's thread, which raises it
        one.bug = error


def _read_for_ever(
    ws: Workspace,
    store: Store,
    clock: Clock,
    inbox: InboxSettings,
    progress: Progress,
    stop: threading.Event,
    seconds: float,
    tell: Callable[[_Round], None],
) -> None:
    """Stay connected: read, wait, read. The lock is held while reading only, so that a run beside this one may read, too."""
    while not stop.is_set():
        one = _Round(inbox)
        try:
            with _opened(ws, inbox, clock) as mailbox:
                while not stop.is_set():
                    with stage_lock(ws.locks, f"collect-{inbox.name}"):
                        _read_open(ws, store, clock, mailbox, one, progress, stop)
                    tell(one)
                    one = _Round(inbox)
                    mailbox.wait(seconds)
        except MysteryshopError as error:
            one.trouble = error
        except Exception as error:  # noqa: BLE001 - carried to the caller's thread, which raises it
            one.bug = error
        tell(one)
        stop.wait(min(seconds, RETRY_SECONDS))


def _read_open(
    ws: Workspace,
    store: Store,
    clock: Clock,
    mailbox: Mailbox,
    one: _Round,
    progress: Progress,
    stop: threading.Event,
) -> None:
    inbox = one.inbox
    matcher = _matcher(store, clock)
    store.heard(inbox.name, clock.now(), mail=False)
    heard = False
    with (
        Readers(matcher, trusted_hosts=trusted(inbox), nobodys=store.nobodys()) as readers,
        Ahead(_batches(store, mailbox, readers)) as batches,
    ):
        for batch in batches:
            read = _judged(store, batch.read(), matcher)
            _file(store, read, batch.cursor)
            if read and not heard:
                store.heard(inbox.name, clock.now(), mail=True)
                heard = True
            one.counts.update("matched" if item.touch else "unmatched" for item in read)
            one.filed += [item.message.sha256 for item in read if item.touch]
            progress("collect", sum(one.counts.values()), 0, f"{inbox.name}/{batch.cursor.folder}: {len(read)} new")
            if stop.is_set():
                return
            del batch, read  # megabytes, let go before the next mails are fetched


@dataclass(frozen=True, slots=True)
class _Batch:
    """Mails that are safe in the store and being read; the cursor to commit once they are filed."""

    cursor: Cursor
    read: Callable[[], list[Arrival]]


def _batches(store: Store, mailbox: Mailbox, readers: Readers) -> Generator[_Batch, None, None]:
    """Take a mailbox in, batch by batch; mails of the two batches before, which may not be filed yet, are not taken again."""
    before: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    for fetched, cursor in new_mails(mailbox, store.cursors(mailbox.name).get):
        fresh = store.take_in(fetched, besides=before | last)
        before, last = last, frozenset(fresh)
        reading = readers.read(list(fresh.values()))
        del fetched, fresh
        yield _Batch(cursor, reading)
        del reading


# reading and filing


def _matcher(store: Store, clock: Clock) -> Matcher:
    """Knows every shop that may have an answer: all that were, or may have been, sent; adopted ones however old they are."""
    recent = store.past_shops(clock.now() - LOOK_BACK)
    known = {shop.id for shop in recent}
    older = [shop for shop in store.adopted_shops() if shop.id not in known]
    return Matcher([shop for shop in (*older, *recent) if shop.state is not ShopState.PLANNED], by_hand=store.decisions())


def _judged(store: Store, read: Sequence[Arrival], matcher: Matcher) -> list[Arrival]:
    """Arrivals judged with what the store knows of bodies that went to other shops."""

    with store.likening() as likeness_to:

        def likeness(shop_id: str, message: Message) -> float | None:
            shop = matcher.shop(shop_id)
            return likeness_to(shop, message.text, message.from_name, message.received_at) if shop else None

        return [look_again(one, matcher, likeness) for one in read]


def _file(store: Store, read: Sequence[Arrival], cursor: Cursor | None = None) -> None:
    store.add_arrivals([(item.message, item.match, item.nature, item.notice, item.touch) for item in read], cursor=cursor)


def _try_unmatched_again(ws: Workspace, store: Store, clock: Clock) -> int:
    """A mail may come before its shop is known (an adopted lead, a crash at the click); nothing is given up."""
    waiting = store.unmatched_ids()
    if not waiting:
        return 0
    hosts = tuple(host for inbox in ws.inboxes for host in trusted(inbox))
    matcher, found = _matcher(store, clock), 0
    with Readers(matcher, trusted_hosts=hosts, nobodys=store.nobodys()) as readers:
        for piece in each(waiting, AGAIN):
            read = _judged(store, readers.read(store.first_seen(piece))(), matcher)
            # all are booked as tried, so that mail nobody waits for is not read again until the shops change
            _file(store, read)
            found += sum(item.touch is not None for item in read)
    return found


def _tally(ws: Workspace, store: Store, clock: Clock, rounds: Sequence[_Round]) -> Tally:
    """What these readings came to. The other mailboxes' mail is safe in the store before anybody's trouble is raised."""
    if bug := next((one.bug for one in rounds if one.bug), None):
        raise bug
    held = [one for one in rounds if isinstance(one.trouble, HeldElsewhere)]
    if rounds and len(held) == len(rounds):
        raise HeldElsewhere(str(held[0].trouble), tip="`mysteryshop status` shows what it has collected so far.")
    broken = [one for one in rounds if one.trouble and not isinstance(one.trouble, HeldElsewhere)]
    if len(rounds) == 1 and broken and not isinstance(broken[0].trouble, MailboxError):
        raise broken[0].trouble or InputError(broken[0].words())
    counts: Counter[str] = sum((one.counts for one in rounds), Counter())
    counts["matched later"] += _try_unmatched_again(ws, store, clock)
    filed = [sha for one in rounds for sha in one.filed]
    take_off_endings(store, filed)
    second_look(store, filed)
    told, known = fresh_alarms(ws, store, clock.now())
    notes = (*(one.words() for one in held), *known) if ws.inboxes else (_NO_MAILBOX,)
    return Tally(
        "collect",
        done=sum(counts.values()),
        counts={name: number for name, number in counts.items() if number},
        troubles=(*(one.words() for one in broken), *told),
        notes=notes,
        out_of_reach=bool(broken),
    )


_NO_MAILBOX = "no [[inbox]] in mysteryshop.toml: nothing is collected"
