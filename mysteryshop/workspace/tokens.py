"""Sign-ins kept between runs: in the system's keyring, or, where there is none, in a file only its owner can read."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from mysteryshop import redact
from mysteryshop.errors import StoreError
from mysteryshop.model import InboxSettings

KEYRING_SERVICE = "mysteryshop"
FOLDER = ".tokens"
PIECE = 1000
"""Windows keeps no more than 1,280 characters under one name, and a Microsoft sign-in is longer: it is kept in pieces."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One sign-in. Times are seconds since 1970. `refresh_until` None: the provider named no end. `refused`: it was withdrawn."""

    auth: str
    user: str
    client_id: str
    access: str
    access_until: float
    refresh: str | None
    refresh_until: float | None
    since: float
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class App:
    """The operator's own app as the provider knows it. `secret` None: a public app."""

    client_id: str
    secret: str | None


class TokenKeep:
    """Where the sign-in of one mailbox lies."""

    def __init__(self, inbox: InboxSettings, folder: Path) -> None:
        self._name = f"sign-in:{inbox.auth}:{inbox.user or inbox.name}"
        self.file = folder / FOLDER / f"{_plain(inbox.name)}.json"

    def load(self) -> Tokens | None:
        """The sign-in, its tokens known to the redactor; None where there is none or it cannot be read."""
        text = self._from_keyring() or self._from_file()
        try:
            kept = json.loads(text or "null")
        except ValueError:
            return None
        names = {field.name for field in fields(Tokens)}
        try:
            found = Tokens(**{key: value for key, value in kept.items() if key in names}) if kept else None
        except TypeError:
            return None
        if found:
            redact.hide(found.access)
            redact.hide(found.refresh or "")
        return found

    def save(self, tokens: Tokens) -> str:
        """Keep a sign-in in place of the former; where it lies now, in words. Raises StoreError where nothing can be written."""
        redact.hide(tokens.access)
        redact.hide(tokens.refresh or "")
        text = json.dumps(asdict(tokens))
        if self._to_keyring(text):
            with contextlib.suppress(OSError):
                self.file.unlink()
            return "the system's keyring"
        self._to_file(text)
        return f"{self.file} (this machine has no keyring; only you can read the file)"

    def forget(self) -> bool:
        """Throw the sign-in away; whether there was one."""
        there = self.load() is not None
        self._clear_keyring(0)
        with contextlib.suppress(OSError):
            self.file.unlink()
        return there

    def _from_file(self) -> str | None:
        try:
            return self.file.read_text(encoding="utf-8")
        except OSError:
            return None

    def _to_file(self, text: str) -> None:
        beside = self.file.with_name(f".{self.file.name}.{secrets.token_hex(4)}")
        try:
            self.file.parent.mkdir(mode=0o700, exist_ok=True)
            (self.file.parent / ".gitignore").write_text("*\n", encoding="utf-8")  # it must not travel with the workspace
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(self.file)
        except OSError as error:
            raise StoreError(
                f"the sign-in cannot be kept in {self.file}: {error.strerror}", tip="Make the workspace writable."
            ) from error

    def _from_keyring(self) -> str | None:
        import keyring  # slow to import, and only needed for mailboxes with a sign-in
        from keyring.errors import KeyringError

        pieces: list[str] = []
        try:
            while piece := keyring.get_password(KEYRING_SERVICE, f"{self._name}:{len(pieces)}"):
                pieces.append(piece)
        except (KeyringError, RuntimeError):  # no keyring on this machine: the file stands in
            return None
        return "".join(pieces) or None

    def _to_keyring(self, text: str) -> bool:
        import keyring
        from keyring.errors import KeyringError

        pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
        try:
            for number, piece in enumerate(pieces):
                keyring.set_password(KEYRING_SERVICE, f"{self._name}:{number}", piece)
        except (KeyringError, RuntimeError):
            return False
        self._clear_keyring(len(pieces))
        return self._from_keyring() == text  # a "null" keyring takes everything and keeps nothing

    def _clear_keyring(self, first: int) -> None:
        import keyring
        from keyring.errors import KeyringError

        with contextlib.suppress(KeyringError, RuntimeError):
            while keyring.get_password(KEYRING_SERVICE, f"{self._name}:{first}"):
                keyring.delete_password(KEYRING_SERVICE, f"{self._name}:{first}")
                first += 1


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "_" for c in name) or "inbox"


def tokens_from(answer: dict[str, Any], inbox: InboxSettings, app: App, now: float, before: Tokens | None = None) -> Tokens:
    """The sign-in in a token endpoint's answer. A refresh token that is not given anew stays; a rotated one replaces it."""
    ends = answer.get("refresh_token_expires_in") or answer.get("refresh_expires_in")
    given = answer.get("refresh_token")
    return Tokens(
        auth=inbox.auth,
        user=inbox.user or "",
        client_id=app.client_id,
        access=redact.hide(str(answer["access_token"])),
        access_until=now + float(answer.get("expires_in") or 3600),
        refresh=redact.hide(str(given)) if given else before.refresh if before else None,
        refresh_until=now + float(ends) if ends else before.refresh_until if before and not given else None,
        since=before.since if before else now,
    )
