"""The link to an IMAP server: opened, logged in to, opened again; the one file that knows imapclient.

imapclient logs in, lists and idles; bodies come through the plain imaplib underneath, which is several times as fast. Every wait
on the wire has a time-out.
"""

from __future__ import annotations

import contextlib
import re
import ssl
from collections.abc import Callable
from typing import Any, cast

from imapclient import IMAPClient, SocketTimeout, imap_utf7
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from mysteryshop.errors import MailboxError, UsageError
from mysteryshop.inbox.mailboxes.bearer import Conversation, Renewable, mechanism
from mysteryshop.inbox.mailboxes.folders import Listed
from mysteryshop.inbox.mailboxes.wire import is_loopback, reason
from mysteryshop.model import InboxSettings

__all__ = ["AGAIN", "FIRST_TRIES", "LINK_FAULTS", "PAUSES", "TRIES", "FolderGone", "IMAPClientError", "ImapLink", "decode_name"]

TRIES = 5
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0)
FIRST_TRIES = 3
"""A mailbox that has not answered yet is given up sooner than one that was just being read: cron comes again."""

LINK_FAULTS = (OSError, EOFError, IMAPClientAbortError)
"""What a dead or dying link raises; imaplib's own abort is imapclient's. ssl errors and time-outs are OSErrors."""

_BUSY = re.compile(r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]|too many|try again", re.IGNORECASE)
"""Refusals that say nothing against user or password."""


class TokenRefused(Exception):
    """The server does not take this token; another may do."""


class FolderGone(Exception):
    """The server would not open a folder; the others are still read."""


class ImapLink:
    """One connection at a time to one account. `secret` is asked for at every connect: a rotated password or token works."""

    def __init__(self, settings: InboxSettings, *, secret: Callable[[], str], sleep: Callable[[float], None]) -> None:
        self.name = settings.name
        self._settings = settings
        self._secret = secret
        self._sleep = sleep
        self._client: IMAPClient | None = None
        self._was_open = False
        if settings.security == "plain" and not is_loopback(settings.host or ""):
            raise UsageError(
                f'[[inbox]] {settings.name}: `security = "plain"` would send the password in the clear to {settings.host}.',
                tip='Use `security = "tls"` (port 993) or "starttls" (port 143); plain is for this machine only.',
            )

    # what is said on it

    def examine(self, folder: str) -> tuple[int, int | None]:
        """Open a folder read-only; the server keeps every flag as it is. (UIDVALIDITY, UIDNEXT). Raises FolderGone."""
        try:
            answer = self._live().select_folder(folder, readonly=True)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            raise FolderGone(str(error)) from error
        after = answer.get(b"UIDNEXT")
        return int(answer.get(b"UIDVALIDITY") or 0), int(after) if after else None

    def uid_fetch(self, uids: str, what: str) -> list[Any]:
        """One UID FETCH through imaplib: tuples of (line, literal) and lines. Raises a link fault or IMAPClientError."""
        kind, rows = self._live()._imap.uid("FETCH", uids, what)
        if kind != "OK":
            raise IMAPClientError(f"the server answered {kind} to FETCH")
        return [row for row in rows if row is not None]

    def listing(self) -> list[Listed]:
        """Every folder of the account, its name decoded."""
        return [
            Listed(
                name=name if isinstance(name, str) else name.decode("utf-8", "replace"),
                delimiter=(delimiter or b"").decode("ascii", "replace"),
                flags=frozenset(flag.decode("ascii", "replace") for flag in flags),
            )
            for flags, delimiter, name in self._live().list_folders()
        ]

    def next_uid(self, folder: str) -> int | None:
        """The UID the next mail of a folder will get, without opening it; None where the server does not say."""
        after = self._live().folder_status(folder, ["UIDNEXT"]).get(b"UIDNEXT")
        return int(after) if after else None

    def can_idle(self) -> bool:
        """Whether the server tells of new mail by itself."""
        return bool(self._live().has_capability("IDLE"))

    def idle(self, seconds: float) -> bool:
        """One stay in IDLE; whether the open folder grew. Always left again, so that the link is known to live."""
        client = self._live()
        client.idle()
        told = client.idle_check(timeout=seconds)
        _, rest = client.idle_done()
        return any(len(item) > 1 and item[1] in (b"EXISTS", b"RECENT") for item in (*told, *rest) if isinstance(item, tuple))

    def noop(self) -> None:
        """A sign of life."""
        self._live().noop()

    # how it is opened

    def connect_patiently(self) -> None:
        """Open the link, trying again with growing pauses. Raises MailboxError when the server stays away."""
        tries = TRIES if self._was_open else FIRST_TRIES
        for attempt in range(1, tries + 1):
            try:
                self._connect()
                self._was_open = True
                return
            except LINK_FAULTS as error:
                self.hang_up()
                if isinstance(error, ssl.SSLCertVerificationError):
                    raise self._untrusted(error) from error
                if attempt == tries:
                    raise MailboxError(f"{self.name}: cannot reach {self._where()} ({reason(error)}).", tip=AGAIN) from error
                self._sleep(PAUSES[attempt - 1])

    def _connect(self) -> None:
        secret = self._secret()
        if any(c in (self._settings.user or "") + secret for c in "\r\n\0"):
            raise UsageError(f"[[inbox]] {self.name}: user or password holds a line break or NUL.")
        try:
            self._open_and_log_in(secret)
        except TokenRefused:
            # a token may be withdrawn before its time: another one is tried, once
            self._open_and_log_in(cast(Renewable, self._secret).renew(), last=True)

    def _open_and_log_in(self, secret: str, *, last: bool = False) -> None:
        settings = self._settings
        limits = SocketTimeout(min(settings.timeout_seconds, 30.0), settings.timeout_seconds)
        context = ssl.create_default_context()
        tls = settings.security == "tls"
        try:
            client = IMAPClient(settings.host, port=settings.port, ssl=tls, ssl_context=context if tls else None, timeout=limits)
        except IMAPClientError as error:  # BYE in place of a greeting: full or going down, not a wrong setting
            raise IMAPClientAbortError(reason(error)) from error
        self._client = client
        client.normalise_times = False
        client._imap.debug = 0
        try:
            if settings.security == "starttls":
                client.starttls(context)
            self._log_in(client, secret)
        except IMAPClientAbortError:
            raise
        except LoginError as error:
            # imapclient calls a link that died during the login a refused login, too
            if isinstance(error.__context__, IMAPClientAbortError) or _BUSY.search(str(error)):
                raise IMAPClientAbortError(reason(error)) from error
            self.hang_up()
            if settings.auth != "password" and not last:
                raise TokenRefused from error
            raise self._refused(error) from error
        except IMAPClientError as error:
            self.hang_up()
            raise MailboxError(f"{self.name}: {self._where()}: {error}") from error

    def _log_in(self, client: IMAPClient, secret: str) -> None:
        user = self._settings.user or ""
        if self._settings.auth != "password":
            mech = mechanism([name.decode("ascii", "replace") for name in client.capabilities()])
            talk = Conversation(mech, user, secret)
            try:
                client._command_and_check("authenticate", mech, talk)
            except IMAPClientAbortError:
                raise
            except IMAPClientError as error:
                raise LoginError(talk.refusal or str(error)) from error
        elif (user + secret).isascii():
            client.login(user, secret)
        else:
            client.plain_login(user, secret)

    def _refused(self, error: LoginError) -> MailboxError:
        user, auth = self._settings.user, self._settings.auth
        if auth == "password":
            return MailboxError(f"{self.name}: {self._where()} refused the login of {user!r}.", tip=PASSWORD)
        tip = f"Is {user} the one who signed in, and is IMAP switched on for the mailbox? " + (
            "Try the token_command in a terminal." if auth == "token" else f"Sign in anew: mysteryshop login {self.name}"
        )
        return MailboxError(f"{self.name}: {self._where()} refused the token of {user!r} ({error}).", tip=tip)

    def _live(self) -> IMAPClient:
        if self._client is None:
            self.connect_patiently()
        assert self._client is not None
        return self._client

    def hang_up(self) -> None:
        """Leave, as politely as a dying link allows."""
        client, self._client = self._client, None
        if client is None:
            return
        # A dying link must not hide what went wrong before it: leaving is best effort.
        with contextlib.suppress(*LINK_FAULTS, IMAPClientError):
            client.socket().settimeout(2.0)
            client.logout()
        with contextlib.suppress(*LINK_FAULTS, IMAPClientError):
            client.shutdown()

    def _where(self) -> str:
        port = self._settings.port or (993 if self._settings.security == "tls" else 143)
        return f"{self._settings.host}:{port}"

    def _untrusted(self, error: ssl.SSLCertVerificationError) -> MailboxError:
        return MailboxError(
            f"{self.name}: the certificate of {self._where()} is not trusted: {error.verify_message}.",
            tip="Use the server's proper host name; a private authority goes into the environment variable SSL_CERT_FILE.",
        )


AGAIN = "Nothing is lost: the cursor stays where it is. Run again later; `mysteryshop doctor` tries the mailbox."
PASSWORD = "Check `user` and the password (many providers want an app password); `mysteryshop doctor` tries it."


def decode_name(name: str) -> str:
    """A folder name from modified UTF-7, as IMAP and Maildir++ write it; a name that is none stays as it is."""
    try:
        return str(imap_utf7.decode(name.encode("ascii")))
    except (UnicodeError, ValueError):
        return name
