"""From a mail address to its server: a table of the big providers, else the name most hosts use. Nothing is looked up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mysteryshop.errors import InputError

ADDRESS = re.compile(r"[^@\s<>\",;:]+@(?:[\w-]+\.)+[\w-]{2,}")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where the mail of an address is read. `guessed`: no provider is known, the host is only what most would call it."""

    name: str
    host: str
    port: int
    security: str
    plus: bool | None
    tip: str
    guessed: bool


@cache
def _providers() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads(files(__package__).joinpath("mail_providers.toml").read_text("utf-8"))[
        "provider"
    ]
    return listed


def server_of(address: str) -> MailServer:
    """The IMAP server of an address. InputError if it is no address."""
    if not ADDRESS.fullmatch(address):
        raise InputError(f'"{address}" is not a mail address', text=address, tip="Write it as you@example.com.")
    domain = address.rpartition("@")[2].lower()
    for known in _providers():
        if domain in known["domains"]:
            port, security = known.get("port", 993), known.get("security", "tls")
            return MailServer(known["name"], known["host"], port, security, known["plus"], known["tip"], False)
    tip = (
        "If that is not its server: mail of Google Workspace is at imap.gmail.com, of Microsoft 365 at outlook.office365.com; "
        "else ask whoever hosts the domain."
    )
    return MailServer(domain, f"imap.{domain}", 993, "tls", None, tip, True)
