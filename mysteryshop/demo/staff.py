"""All desks at work: the leads that came in become letters, and the letters that are due become mail."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta

from mysteryshop.demo.desks import DESKS, OPERATOR, Desk
from mysteryshop.demo.leads import as_lead
from mysteryshop.demo.letters import Letter, as_mime
from mysteryshop.demo.street import Street
from mysteryshop.model import Dealer


def letters_for(street: Street, dealers: Mapping[str, Dealer], *, seed: int) -> list[Letter]:
    """What every desk writes about every lead its site took, in the order of arrival."""
    written: list[Letter] = []
    for posted in street.posted():
        store = street.houses[posted.dealer_id].store
        if store.desk is None:
            continue
        desk = Desk(store, dealers[store.id], as_lead(posted), random.Random(f"{seed}/{store.id}"))
        written += DESKS[store.desk](desk)
    return sorted(written, key=lambda letter: letter.at)


def unrelated(now: datetime) -> Letter:
    """A mail that has nothing to do with any lead, as every mailbox has: it must stay unmatched."""
    return Letter(
        at=now - timedelta(days=2, hours=3),
        from_name="Everyday Mail",
        from_address="postmaster@everyday-mail.example",
        subject="Your mailbox: 4 % of 5 GB used",
        text="Hello,\n\nyour mailbox uses 4 % of its 5 GB. There is nothing you need to do.\n\nEveryday Mail\n",
        to=OPERATOR,
    )


def as_mails(letters: list[Letter], street: Street, *, until: datetime, seed: int) -> list[tuple[str, datetime, bytes]]:
    """(folder, arrival, bytes) of each letter that has arrived by `until`."""
    zones = {house.store.id: house.store.timezone for house in street.houses.values()}
    return [
        (letter.folder, letter.at, as_mime(letter, timezone=zones.get(letter.store_id, "UTC"), seed=seed))
        for letter in letters
        if letter.at <= until
    ]
