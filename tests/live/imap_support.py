"""Real mail servers for tests: a private Dovecot on free loopback ports, and a proxy that breaks the link in named ways."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pwd
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import trustme

from mysteryshop.model import InboxSettings

DOVECOT = shutil.which("dovecot") or next((path for path in ("/usr/sbin/dovecot",) if Path(path).exists()), None)
PASSWORD = "correct-horse"

_CONFIG = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:{home}/mail/%u
first_valid_uid = 1
mail_uid = {uid}
mail_gid = {gid}
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {group}
{tokens}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  mailbox Ramsch {{
    special_use = \\Junk
    auto = subscribe
  }}
  mailbox "Courrier indésirable" {{
    auto = create
  }}
  mailbox Archive {{
    auto = create
  }}
}}
"""


@dataclass(frozen=True)
class MailServer:
    """A running Dovecot. `mail` holds one Maildir a user; `authority` is the file to trust for TLS."""

    plain: int
    tls: int
    mail: Path
    authority: Path
    owner: tuple[int, int]

    def settings(self, user: str, **over: object) -> InboxSettings:
        """How to log in as `user` in plain text on loopback."""
        values: dict[str, object] = {
            "name": "box",
            "host": "127.0.0.1",
            "port": self.plain,
            "security": "plain",
            "user": user,
            "timeout_seconds": 5,
        }
        return InboxSettings(**(values | over))  # type: ignore[arg-type]

    def deliver(self, user: str, raw: bytes, *, folder: str = "", name: str | None = None, at: datetime | None = None) -> Path:
        """Drop a mail into a user's Maildir as a delivery agent would. `folder` is a Maildir++ name such as ".Ramsch"."""
        box = self.mail / user / folder if folder else self.mail / user
        for part in ("cur", "new", "tmp"):
            (box / part).mkdir(parents=True, exist_ok=True)
        name = name or f"{time.time_ns()}.test"
        (box / "tmp" / name).write_bytes(raw)
        stamp = (at or datetime.now(UTC)).timestamp()
        os.utime(box / "tmp" / name, (stamp, stamp))
        for path in (self.mail / user, box, *(box / part for part in ("cur", "new", "tmp")), box / "tmp" / name):
            os.chown(path, *self.owner)
        return (box / "tmp" / name).rename(box / "new" / name)


_TOKENS = """
auth_mechanisms = plain login xoauth2 oauthbearer
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {home}/oauth2.conf
}}
"""
_INTROSPECTION = """
introspection_url = {url}
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
"""


@contextlib.contextmanager
def dovecot(introspection: str | None = None) -> Iterator[MailServer]:
    """A Dovecot of our own: own configuration, folders and certificate. Stopped and removed afterwards.

    With the `introspection` URL of an authorisation server it takes that server's access tokens, too.
    """
    assert DOVECOT is not None, "Debian's dovecot-imapd is missing"
    home = Path(tempfile.mkdtemp(prefix="dovecot-"))
    home.chmod(0o755)
    owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    internal = pwd.getpwnam("dovecot") if os.geteuid() == 0 else owner
    authority = trustme.CA()
    authority.cert_pem.write_to_path(home / "authority.pem")
    leaf = authority.issue_cert("localhost", "127.0.0.1")
    leaf.private_key_pem.write_to_path(home / "key.pem")
    (home / "cert.pem").write_bytes(b"".join(pem.bytes() for pem in leaf.cert_chain_pems))
    (home / "mail").mkdir()
    os.chown(home / "mail", owner.pw_uid, owner.pw_gid)
    plain, tls = free_port(), free_port()
    import grp

    names = {
        "internal": internal.pw_name,
        "login": "dovenull" if os.geteuid() == 0 else owner.pw_name,
        "group": grp.getgrgid(internal.pw_gid).gr_name,
        "uid": owner.pw_uid,
        "gid": owner.pw_gid,
        "home": home,
        "plain": plain,
        "tls": tls,
        "password": PASSWORD,
        "tokens": _TOKENS.format(home=home) if introspection else "",
    }
    if introspection:
        (home / "oauth2.conf").write_text(_INTROSPECTION.format(url=introspection), encoding="utf-8")
    (home / "dovecot.conf").write_text(_CONFIG.format(**names), encoding="utf-8")
    process = subprocess.Popen(
        [DOVECOT, "-F", "-c", str(home / "dovecot.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _until_open(plain, process, home)
        yield MailServer(plain, tls, home / "mail", home / "authority.pem", (owner.pw_uid, owner.pw_gid))
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(home, ignore_errors=True)


def free_port() -> int:
    """A loopback port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_open(port: int, process: subprocess.Popen[bytes], home: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError(
                f"dovecot stopped: {process.stderr.read().decode() if process.stderr else ''} {(home / 'log').read_text() if (home / 'log').exists() else ''}"
            )
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as probe:
            if probe.recv(10):
                return
        time.sleep(0.05)
    raise RuntimeError("dovecot does not listen")


class Healthy:
    """No fault: bytes pass both ways. Faults override what they break; `visit` counts connections from 1."""

    async def greet(self, visit: int, client: asyncio.StreamWriter) -> bool:
        """Whether the connection goes on to the server."""
        return True

    async def from_client(self, visit: int, data: bytes) -> bytes | None:
        """What goes on to the server; None cuts the link."""
        return data

    async def from_server(self, visit: int, data: bytes) -> bytes | None:
        """What goes on to the client; None cuts the link."""
        return data


class DropsIdle(Healthy):
    """The link dies the moment the first visitor goes into IDLE."""

    async def from_client(self, visit: int, data: bytes) -> bytes | None:
        return None if visit == 1 and data.rstrip().upper().endswith(b" IDLE") else data


class FreezesMidFetch(Healthy):
    """The first visitor's mails stop coming after so many bytes; the link stays open and says nothing."""

    def __init__(self, after: int) -> None:
        self.left = after

    async def from_server(self, visit: int, data: bytes) -> bytes | None:
        if visit > 1:
            return data
        kept, self.left = data[: max(0, self.left)], self.left - len(data)
        return kept


class ByeOnLogin(Healthy):
    """The first visitors are sent away with BYE."""

    def __init__(self, visits: int) -> None:
        self.visits = visits

    async def greet(self, visit: int, client: asyncio.StreamWriter) -> bool:
        if visit <= self.visits:
            client.write(b"* BYE too many connections\r\n")
            await client.drain()
        return visit > self.visits


class NewUidValidity(Healthy):
    """From the second visit on, every folder has another UIDVALIDITY, as after a restored backup."""

    async def from_server(self, visit: int, data: bytes) -> bytes | None:
        return re.sub(rb"UIDVALIDITY (\d+)", lambda hit: b"UIDVALIDITY %d" % (int(hit[1]) - 1), data) if visit > 1 else data


class SlowLink(Healthy):
    """Bytes trickle: a few at a time."""

    async def from_server(self, visit: int, data: bytes) -> bytes | None:
        await asyncio.sleep(0.002)
        return data


class CutsAt(Healthy):
    """The first visitor's link is cut after exactly so many bytes from the server."""

    def __init__(self, byte: int) -> None:
        self.left = byte

    async def from_server(self, visit: int, data: bytes) -> bytes | None:
        if visit > 1:
            return data
        self.left -= len(data)
        return None if self.left < 0 else data


class FaultProxy:
    """A proxy on loopback in a thread of its own. `port` is where to connect; `visits` how many did.

    With `security` "tls" or "starttls" it speaks TLS to the client itself (`authority` is the file to trust) and plain text to
    the server, so that faults which read the words work under encryption, too.
    """

    def __init__(self, target: int, fault: Healthy, *, security: str = "plain", authority: Path | None = None) -> None:
        self._target, self._fault, self._security = target, fault, security
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if authority is not None:
            ca = trustme.CA()
            ca.cert_pem.write_to_path(authority)
            ca.issue_cert("localhost", "127.0.0.1").configure_cert(self._context)
        self.visits = 0
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> FaultProxy:
        self._thread.start()
        assert self._ready.wait(5)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        tls = self._context if self._security == "tls" else None
        server = self._loop.run_until_complete(asyncio.start_server(self._visit, "127.0.0.1", 0, ssl=tls))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _visit(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.visits += 1
        visit = self.visits
        if not await self._fault.greet(visit, writer):
            writer.close()
            return
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._target)
        offers = self._security == "starttls"

        async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, up: bool) -> None:
            nonlocal offers
            with contextlib.suppress(OSError):
                while data := await source.read(4096):
                    if offers and up and (asked := re.fullmatch(rb"(\S+) STARTTLS\r\n", data, re.IGNORECASE)):
                        offers = False
                        writer.write(asked[1] + b" OK begin TLS\r\n")
                        await writer.start_tls(self._context)
                        continue
                    if offers and not up and b"STARTTLS" not in data:
                        data = data.replace(b"IMAP4rev1", b"IMAP4rev1 STARTTLS", 1)
                    passed = await (self._fault.from_client(visit, data) if up else self._fault.from_server(visit, data))
                    if passed is None:
                        break
                    sink.write(passed)
                    await sink.drain()
            for end in (writer, there_writer):
                end.close()

        await asyncio.gather(pump(reader, there_writer, up=True), pump(there_reader, writer, up=False))
