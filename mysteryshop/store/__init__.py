"""The store between the stages: what was planned, sent, received and judged. Evidence is only ever added.

Rows live in a database (SQLite by default, Postgres by URL), bytes in the evidence folder under their sha256. Every method is a
transaction of its own and is on disk when it returns. Who may *send* is not decided here but in ledger.py.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from mysteryshop.store.adopted import AdoptedRows
from mysteryshop.store.database import open_engine, writing
from mysteryshop.store.files import EvidenceFolder
from mysteryshop.store.judgements import CLOSING, JudgementRows
from mysteryshop.store.mailboxes import MailboxRows
from mysteryshop.store.privacy import ERASED, Forgotten, PrivacyRows
from mysteryshop.store.schema import migrate

__all__ = ["CLOSING", "ERASED", "Forgotten", "Store"]


class Store(JudgementRows, PrivacyRows, AdoptedRows, MailboxRows):
    """A database and an evidence folder, used in a `with` block."""

    url: str
    """The database's URL with its password hidden."""

    @classmethod
    def open(cls, url: str, evidence: Path) -> Store:
        """Open a store, making it or bringing it up to date where needed. Raises StoreError or InputError with the remedy."""
        engine = open_engine(url)
        with writing(engine) as connection:
            migrate(connection)
        store = cls(engine, EvidenceFolder(evidence))
        store.url = engine.url.render_as_string(hide_password=True)
        return store

    def close(self) -> None:
        """Give the database's connections back."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
