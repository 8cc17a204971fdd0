"""What every part of the store stands on: the engine and the evidence folder."""

from __future__ import annotations

from sqlalchemy import Engine

from mysteryshop.store.files import EvidenceFolder


class StorePart:
    """One subject of the store (shops, mails, judgements); `Store` is all of them."""

    def __init__(self, engine: Engine, files: EvidenceFolder) -> None:
        self.engine = engine
        self.files = files
