"""Logging in to IMAP with an access token in place of a password: what is said, and what a refusal means. Pure."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Protocol

XOAUTH2, OAUTHBEARER = "XOAUTH2", "OAUTHBEARER"


class Renewable(Protocol):
    """A secret that is a token: called it gives one that should be good, `renew` gives another after a refusal."""

    def __call__(self) -> str:
        """A token."""
        ...

    def renew(self) -> str:
        """Another token."""
        ...


def mechanism(capabilities: Collection[str]) -> str:
    """How this server takes tokens: XOAUTH2 where it is offered (Google, Microsoft), else OAUTHBEARER where that is."""
    offered = {name.upper() for name in capabilities}
    return OAUTHBEARER if f"AUTH={OAUTHBEARER}" in offered and f"AUTH={XOAUTH2}" not in offered else XOAUTH2


class Conversation:
    """The client's side of AUTHENTICATE. `refusal` holds the server's reason, should it give one."""

    def __init__(self, mech: str, user: str, token: str) -> None:
        if mech == OAUTHBEARER:
            name = user.replace("=", "=3D").replace(",", "=2C")
            self._first = f"n,a={name},\1auth=Bearer {token}\1\1".encode()
            self._yield = b"\1"
        else:
            self._first = f"user={user}\1auth=Bearer {token}\1\1".encode()
            self._yield = b""
        self._told = False
        self.refusal = ""

    def __call__(self, challenge: bytes) -> bytes:
        """The answer to a challenge: first the token; then, to a refusal, nothing more, so that the server ends it."""
        if not self._told:
            self._told = True
            return self._first
        self.refusal = reason_of(challenge)
        return self._yield


def reason_of(challenge: bytes) -> str:
    """The reason in a refusal's JSON ({"status": "401", ...}); "" where it says none."""
    try:
        told = json.loads(challenge.decode("utf-8", "replace"))
    except ValueError:
        return ""
    if not isinstance(told, dict):
        return ""
    return " ".join(str(told[key]) for key in ("status", "error_description", "error") if told.get(key))[:200]
