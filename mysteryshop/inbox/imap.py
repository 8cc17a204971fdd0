"""A mailbox behind IMAP, read and never touched: EXAMINE and BODY.PEEK only, so no mail is ever marked as seen.

imapclient logs in, lists, and idles; bodies come through the plain imaplib underneath, in ranges bounded by bytes, which is
several times as fast. Every wait on the wire has a time-out; a lost link is opened again with growing pauses, and the fetch
goes on after the last mail that was handed over.
"""

from __future__ import annotations

import contextlib
import logging
import re
import ssl
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self, cast

from imapclient import IMAPClient, SocketTimeout, imap_utf7
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from mysteryshop.errors import MailboxError, UsageError
from mysteryshop.inbox.bearer import Conversation, Renewable, mechanism
from mysteryshop.inbox.folders import Listed, choose, missing
from mysteryshop.inbox.mailbox import MAX_MAIL_BYTES
from mysteryshop.inbox.wire import bodies_of, is_loopback, ranges, reason, sizes_of, uid_set
from mysteryshop.model import Clock, Cursor, Folder, InboxSettings, RawMail

log = logging.getLogger(__name__)

IDLE_SECONDS = 300.0
"""IDLE is left at least this often: a link that died quietly shows then, and servers drop longer ones."""
POLL_SECONDS = 30.0
TRIES = 5
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0)

LINK_FAULTS = (OSError, EOFError, IMAPClientAbortError)
"""What a dead or dying link raises; imaplib's own abort is imapclient's. ssl errors and time-outs are OSErrors."""


_BUSY = re.compile(r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]|too many|try again", re.IGNORECASE)
"""Refusals that say nothing against user or password."""


class TokenRefused(Exception):
    """The server does not take this token; another may do."""


class FolderGone(Exception):
    """The server would not open a folder; the others are still read."""


class ImapMailbox:
    """One IMAP account. `secret` is asked for at every connect, so that a rotated password or token works."""

    def __init__(
        self, settings: InboxSettings, *, secret: Callable[[], str], clock: Clock, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.name = settings.name
        self._settings = settings
        self._secret = secret
        self._clock = clock
        self._sleep = sleep
        self._client: IMAPClient | None = None
        self._open_folder: str | None = None
        self._uidvalidity = 0
        self._next: dict[str, int] = {}
        if settings.security == "plain" and not is_loopback(settings.host or ""):
            raise UsageError(
                f'[[inbox]] {settings.name}: `security = "plain"` would send the password in the clear to {settings.host}.',
                tip='Use `security = "tls"` (port 993) or "starttls" (port 143); plain is for this machine only.',
            )

    def __enter__(self) -> Self:
        self._connect_patiently()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._hang_up()

    # folders and fetching

    def folders(self) -> list[Folder]:
        """The folders to read, Junk always among them. A configured folder that is missing is an error with its name."""
        listing = self._again(self._list)
        if lost := missing(listing, self._settings.folders):
            names = ", ".join(sorted(item.name for item in listing)[:20])
            raise MailboxError(f"{self.name}: no folder {lost[0]!r} in this account.", tip=f"It has: {names}.")
        return choose(listing, self._settings.folders)

    def fetch(self, folder: Folder, cursor: Cursor | None) -> Iterator[RawMail]:
        """Mails after `cursor` in UID order, all again under a new UIDVALIDITY. Reconnects and goes on where it was."""
        validity, last = (cursor.uidvalidity, cursor.uid) if cursor else (0, 0)
        faults = 0
        while True:
            try:
                for mail in self._fetch_once(folder, validity, last):
                    validity, last, faults = mail.uidvalidity, mail.uid, 0
                    yield mail
                return
            except LINK_FAULTS as error:
                faults += 1
                self._after_fault(error, faults)
            except (IMAPClientError, FolderGone) as error:
                raise MailboxError(f"{self.name}: folder {folder.name!r} cannot be read: {error}") from error

    def _fetch_once(self, folder: Folder, validity: int, last: int) -> Iterator[RawMail]:
        self._examine(folder.name)
        first = last + 1 if self._uidvalidity == validity else 1
        sizes = self._sizes(first)
        if sizes:
            self._next[folder.name] = max(self._next.get(folder.name, 0), sizes[-1][0] + 1)
        for group in ranges(sizes):
            yield from self._bodies(folder, group)

    def _sizes(self, first: int) -> list[tuple[int, int]]:
        """(uid, bytes) of every mail from `first` on, in UID order. "n:*" always names the last mail, so filter."""
        found = sizes_of(self._uid_fetch(f"{first}:*", "(UID RFC822.SIZE)"))
        return sorted((uid, size) for uid, size in found.items() if uid >= first)

    def _bodies(self, folder: Folder, group: list[tuple[int, int]]) -> Iterator[RawMail]:
        big = group[0][1] > MAX_MAIL_BYTES
        what = f"BODY.PEEK[]<0.{MAX_MAIL_BYTES}>" if big else "BODY.PEEK[]"
        wanted = {uid for uid, _ in group}
        rows = self._uid_fetch(uid_set([uid for uid, _ in group]), f"(UID INTERNALDATE {what})")
        seen_at = self._clock.now()
        found = bodies_of(rows)
        for uid in sorted(wanted & found.keys()):
            at, raw = found[uid]
            yield RawMail(
                account=self.name,
                folder=folder.name,
                junk=folder.junk,
                uidvalidity=self._uidvalidity,
                uid=uid,
                internal_date=at,
                seen_at=seen_at,
                raw=raw,
                truncated=big,
            )

    def _uid_fetch(self, uids: str, what: str) -> list[Any]:
        """One UID FETCH through imaplib: tuples of (line, literal) and lines. Raises a link fault or IMAPClientError."""
        kind, rows = self._live()._imap.uid("FETCH", uids, what)
        if kind != "OK":
            raise IMAPClientError(f"the server answered {kind} to FETCH")
        return [row for row in rows if row is not None]

    def _examine(self, folder: str) -> None:
        """Open a folder read-only; the server keeps every flag as it is."""
        try:
            answer = self._live().select_folder(folder, readonly=True)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            raise FolderGone(str(error)) from error
        self._open_folder = folder
        self._uidvalidity = int(answer.get(b"UIDVALIDITY") or 0)
        if b"UIDNEXT" in answer:
            self._next.setdefault(folder, int(answer[b"UIDNEXT"]))

    def _list(self) -> list[Listed]:
        return [
            Listed(
                name=name if isinstance(name, str) else name.decode("utf-8", "replace"),
                delimiter=(delimiter or b"").decode("ascii", "replace"),
                flags=frozenset(flag.decode("ascii", "replace") for flag in flags),
            )
            for flags, delimiter, name in self._live().list_folders()
        ]

    # waiting

    def wait(self, seconds: float) -> bool:
        """True as soon as the inbox says that something came, or after a lost link (there may be mail to catch up on)."""
        ends = time.monotonic() + seconds
        try:
            self._examine("INBOX")
            if self._grown("INBOX"):
                return True
            idles = self._live().has_capability("IDLE")
            while (left := ends - time.monotonic()) > 0:
                if self._idle(min(left, IDLE_SECONDS)) if idles else self._poll(min(left, POLL_SECONDS)):
                    return True
            return False
        except (*LINK_FAULTS, IMAPClientError, FolderGone) as error:
            log.info("%s: link lost while waiting (%s); catching up", self.name, type(error).__name__)
            self._hang_up()
            self._sleep(min(PAUSES[0], max(0.0, ends - time.monotonic())))
            self._connect_patiently()
            return True

    def _idle(self, seconds: float) -> bool:
        """One stay in IDLE. Always left again, so that the link is known to live."""
        client = self._live()
        client.idle()
        told = client.idle_check(timeout=seconds)
        _, rest = client.idle_done()
        return any(len(item) > 1 and item[1] in (b"EXISTS", b"RECENT") for item in (*told, *rest) if isinstance(item, tuple))

    def _poll(self, seconds: float) -> bool:
        self._sleep(seconds)
        self._live().noop()
        return self._grown("INBOX")

    def _grown(self, folder: str) -> bool:
        """Whether mail came since this folder was last fetched in this connection."""
        known = self._next.get(folder)
        if known is None:
            return False
        now = self._live().folder_status(folder, ["UIDNEXT"]).get(b"UIDNEXT", known)
        self._next[folder] = max(known, int(now))
        return int(now) > known

    # the link

    def _again(self, act: Callable[[], Any]) -> Any:
        """Do it; on a lost link open it again and do it once more, with growing pauses."""
        faults = 0
        while True:
            try:
                return act()
            except LINK_FAULTS as error:
                faults += 1
                self._after_fault(error, faults)
            except IMAPClientError as error:
                raise MailboxError(f"{self.name}: {error}") from error

    def _after_fault(self, error: BaseException, faults: int) -> None:
        self._hang_up()
        if faults >= TRIES:
            raise MailboxError(
                f"{self.name}: the link to {self._settings.host} keeps failing ({reason(error)}).", tip=AGAIN
            ) from error
        log.info("%s: link lost (%s), trying again", self.name, reason(error))
        self._sleep(PAUSES[min(faults, len(PAUSES)) - 1])
        self._connect_patiently()

    def _connect_patiently(self) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                self._connect()
                return
            except LINK_FAULTS as error:
                self._hang_up()
                if isinstance(error, ssl.SSLCertVerificationError):
                    raise self._untrusted(error) from error
                if attempt == TRIES:
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
            self._hang_up()
            if settings.auth != "password" and not last:
                raise TokenRefused from error
            raise self._refused(error) from error
        except IMAPClientError as error:
            self._hang_up()
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
            self._connect_patiently()
        assert self._client is not None
        return self._client

    def _hang_up(self) -> None:
        client, self._client, self._open_folder = self._client, None, None
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
