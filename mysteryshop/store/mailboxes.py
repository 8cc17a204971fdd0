"""What is known of a watched mailbox besides its mail: since when it is read, when it last had mail, which alarms were told."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select

from mysteryshop.store.base import StorePart
from mysteryshop.store.database import insert_once, reading, writing
from mysteryshop.store.schema import mailboxes


class MailboxRows(StorePart):
    """Mailboxes and their alarms."""

    def heard(self, account: str, at: datetime, *, mail: bool) -> None:
        """A mailbox was read; `mail`: and something new was in it."""
        with writing(self.engine) as connection:
            insert_once(connection, mailboxes, [{"account": account, "since": at, "last_mail": None, "told": "{}"}])
            if mail:
                connection.execute(mailboxes.update().where(mailboxes.c.account == account).values(last_mail=at))

    def heard_of(self, account: str) -> datetime | None:
        """When new mail was last found in a mailbox, else since when it is read; None for one never read."""
        with reading(self.engine) as connection:
            row = connection.execute(select(mailboxes).where(mailboxes.c.account == account)).first()
        return (row.last_mail or row.since) if row else None

    def alarms_told(self, accounts: Sequence[str]) -> set[str]:
        """The alarms somebody was told of and that have held ever since."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(mailboxes.c.told).where(mailboxes.c.account.in_(accounts))).scalars().all()
        return {key for told in rows for key in json.loads(told)}

    def tell_alarms(self, accounts: Sequence[str], holding: Collection[str], at: datetime) -> None:
        """Remember which alarms hold, so that each is told once; one that no longer holds may be told again later."""
        with writing(self.engine) as connection:
            for account in accounts:
                own = {key: at.isoformat() for key in sorted(holding) if key.startswith(f"{account}/")}
                row = connection.execute(select(mailboxes.c.told).where(mailboxes.c.account == account)).scalar()
                if row is None and own:
                    values = {"account": account, "since": at, "last_mail": None, "told": json.dumps(own)}
                    connection.execute(mailboxes.insert(), values)
                elif row is not None and set(json.loads(row)) != set(own):
                    connection.execute(mailboxes.update().where(mailboxes.c.account == account).values(told=json.dumps(own)))
