"""Signing in without a password: Google by its loopback redirect, Microsoft 365 by device code, anything by a token command.

A sign-in is made once (`mysteryshop login`) and renewed by itself ever after; a token is renewed before it ends, and once more
when the mail server refuses it. Two processes never renew at the same time, for many providers take the second one for theft.
Token times are those of this machine's clock: they are no evidence, only a guess when to ask again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from mysteryshop import redact
from mysteryshop.errors import HeldElsewhere, InputError, MailboxError
from mysteryshop.locks import stage_lock
from mysteryshop.model import InboxSettings
from mysteryshop.workspace import providers
from mysteryshop.workspace.secrets import first_line_of_file, printed_by
from mysteryshop.workspace.tokens import KEYRING_SERVICE, App, TokenKeep, Tokens

EARLY_SECONDS = 120
"""A token is renewed so long before it ends."""
WAIT_SECONDS = 60.0
WARN = timedelta(days=3)
SIGNED_IN = ("google", "microsoft")


def app_of(inbox: InboxSettings, folder: Path) -> App:
    """The app's id and secret from settings, environment or keyring. Raises InputError with the remedy if there is no id."""
    client_id = inbox.client_id or os.environ.get("MYSTERYSHOP_CLIENT_ID")
    if not client_id:
        raise InputError(
            f"[[inbox]] {inbox.name}: no client_id, so {inbox.auth.capitalize()} does not know who asks",
            tip="Register an app there (docs/operations.md says how) and write client_id, or set MYSTERYSHOP_CLIENT_ID.",
        )
    return App(client_id, _client_secret(inbox, client_id))


def _client_secret(inbox: InboxSettings, client_id: str) -> str | None:
    env = inbox.client_secret_env
    found = os.environ.get(env)
    if not found and (named := os.environ.get(f"{env}_FILE")):
        found = first_line_of_file(Path(named), f"{env}_FILE")
    if not found:
        import keyring
        from keyring.errors import KeyringError

        try:
            found = keyring.get_password(KEYRING_SERVICE, client_id)
        except (KeyringError, RuntimeError):  # no keyring on this machine
            found = None
    return redact.hide(found) if found else None


class TokenSecret:
    """What a mailbox with `auth` other than "password" logs in with. Called: a token that is good; `renew`: a new one."""

    def __init__(self, inbox: InboxSettings, folder: Path, *, now: Callable[[], float] = time.time) -> None:
        self._inbox, self._folder, self._now = inbox, folder, now
        self._keep = TokenKeep(inbox, folder)

    def __call__(self) -> str:
        """An access token. Raises MailboxError (sign in again, or try later) or InputError."""
        return self._token(None)

    def renew(self) -> str:
        """Another token than the one the mail server has just refused."""
        tokens = self._keep.load() if self._inbox.auth in SIGNED_IN else None
        return self._token(tokens.access if tokens else "")

    def _token(self, refused: str | None) -> str:
        if self._inbox.token_command:
            return redact.hide(printed_by(self._inbox.token_command, self._folder, "token_command", "token"))
        tokens = self._tokens()
        if refused is None and self._good(tokens):
            return tokens.access
        with ExitStack() as stack:
            self._alone(stack)
            tokens = self._tokens()  # another process may have renewed it while we waited
            if tokens.access != refused and self._good(tokens):
                return tokens.access
            return self._renewed(tokens).access

    def _good(self, tokens: Tokens) -> bool:
        return tokens.access_until - EARLY_SECONDS > self._now()

    def _tokens(self) -> Tokens:
        tokens = self._keep.load()
        if tokens is None:
            raise self._needs_login("nobody has signed in yet")
        if tokens.refused:
            raise self._needs_login(tokens.refused)
        return tokens

    def _renewed(self, tokens: Tokens) -> Tokens:
        if not tokens.refresh:
            raise self._needs_login("the sign-in cannot be renewed")
        try:
            fresh = providers.refreshed(self._inbox, app_of(self._inbox, self._folder), tokens, self._now())
        except providers.Refused as error:
            words = redact.clean(str(error))
            self._keep.save(replace(tokens, refused=words))
            raise self._needs_login(words) from error
        self._keep.save(fresh)
        return fresh

    def _alone(self, stack: ExitStack) -> None:
        ends = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                stack.enter_context(stage_lock(self._folder, f"sign-in-{self._inbox.name}"))
                return
            except HeldElsewhere as error:
                if time.monotonic() > ends:
                    raise MailboxError(f"{self._inbox.name}: another process has been renewing the sign-in too long.") from error
                time.sleep(0.1)

    def _needs_login(self, why: str) -> MailboxError:
        name = self._inbox.name
        return MailboxError(f"{name}: not signed in as {self._inbox.user} ({why}).", tip=f"Sign in: mysteryshop login {name}")


def sign_in(
    inbox: InboxSettings, folder: Path, *, say: Callable[[str], None], open_page: Callable[[str], object], port: int = 0
) -> str:
    """Let a person sign in and keep what comes of it; where it lies, in words. Raises MailboxError or InputError.

    `say` shows what to do, `open_page` opens a browser. `port`: where the redirect is awaited (0: any; fixed for an SSH tunnel).
    """
    app = app_of(inbox, folder)
    try:
        if inbox.auth == "google":
            tokens = providers.google_login(inbox, app, time.time, say=say, open_page=open_page, port=port)
        else:
            tokens = providers.microsoft_login(inbox, app, time.time, say=say)
    except providers.Refused as error:
        raise MailboxError(
            f"{inbox.name}: the sign-in was refused: {redact.clean(str(error))}.", tip="Try again, as the mailbox's own user."
        ) from error
    return TokenKeep(inbox, folder).save(tokens)


def sign_in_warning(inbox: InboxSettings, folder: Path, now: datetime) -> str | None:
    """What a person should know of a sign-in before it stops working: it ends soon, or was withdrawn. None: nothing."""
    if inbox.auth not in SIGNED_IN:
        return None
    tokens = TokenKeep(inbox, folder).load()
    if tokens is None:
        return f"{inbox.name}: nobody has signed in yet; mysteryshop login {inbox.name}"
    if tokens.refused:
        return f"{inbox.name}: the sign-in no longer works ({tokens.refused}); mysteryshop login {inbox.name}"
    if tokens.refresh_until is None:
        return None
    left = tokens.refresh_until - now.timestamp()
    if left > WARN.total_seconds():
        return None
    until = datetime.fromtimestamp(tokens.refresh_until, now.tzinfo).astimezone()
    return f"{inbox.name}: the sign-in ends {until:%a %d %b %H:%M}; renew it before: mysteryshop login {inbox.name}"
