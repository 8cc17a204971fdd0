"""What is wrong with a mailbox although it can be read: silence, a sign-in that ends. Told once, then only shown in `status`."""

from __future__ import annotations

from datetime import datetime, timedelta

from mysteryshop.model import InboxSettings
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace
from mysteryshop.workspace.oauth import sign_in_warning


def alarms(ws: Workspace, store: Store, now: datetime) -> dict[str, str]:
    """Every alarm that holds now, by a key that stays the same while it does."""
    found: dict[str, str] = {}
    for inbox in ws.inboxes:
        if words := sign_in_warning(inbox, ws.folder, now):
            found[f"{inbox.name}/sign-in"] = words
        if words := _silence(inbox, store, now):
            found[f"{inbox.name}/silence"] = words
    return found


def fresh_alarms(ws: Workspace, store: Store, now: datetime) -> tuple[list[str], list[str]]:
    """Alarms nobody was told of yet, which count as troubles once, and those that were told before."""
    holding = alarms(ws, store, now)
    before = store.alarms_told([inbox.name for inbox in ws.inboxes])
    store.tell_alarms([inbox.name for inbox in ws.inboxes], set(holding), now)
    fresh = [words for key, words in holding.items() if key not in before]
    return fresh, [words for key, words in holding.items() if key in before]


def _silence(inbox: InboxSettings, store: Store, now: datetime) -> str | None:
    heard = store.heard_of(inbox.name)
    if not inbox.silent_days or heard is None or now - heard <= timedelta(days=inbox.silent_days):
        return None
    days = (now - heard) / timedelta(days=1)
    return (
        f"{inbox.name}: no mail at all for {days:.0f} days, which is longer than silent_days = {inbox.silent_days:g}; "
        "is the catch-all still forwarding? Send a mail to one of the aliases."
    )
