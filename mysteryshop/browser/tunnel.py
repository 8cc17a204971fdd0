"""The one way out for a visit: a SOCKS5 server on loopback that looks at each address before it connects.

The browser hands over host names and resolves nothing itself, so the address that was checked is the address connected to:
redirects, odd spellings of addresses and DNS answers that change between two look-ups all end here. The tunnel also caps the
bytes of a visit and turns away hosts that only watch visitors.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from typing import Self

from mysteryshop.browser.upstream import Upstream

MAX_BYTES = 80_000_000
"""What one visit may receive; an endless page ends here."""
MAX_CONNECTIONS = 200
_CONNECT_SECONDS = 15
_CHUNK = 131_072
_SWITCHED = b"HTTP/1.1 101"
"""How an answer begins after which a connection is a socket (WebSocket) and no longer one that requests share."""

_WATCHERS = """google-analytics.com analytics.google.com doubleclick.net googlesyndication.com googleadservices.com facebook.net
    hotjar.com hotjar.io clarity.ms fullstory.com mouseflow.com crazyegg.com luckyorange.com bat.bing.com
    ads-twitter.com analytics.tiktok.com ct.pinterest.com snap.licdn.com px.ads.linkedin.com scorecardresearch.com quantserve.com
    criteo.com criteo.net adsrvr.org taboola.com outbrain.com adroll.com amazon-adsystem.com rubiconproject.com pubmatic.com
    nr-data.net newrelic.com bugsnag.com segment.io mixpanel.com amplitude.com heap.io matomo.cloud"""
WATCHERS = frozenset(_WATCHERS.split())
"""Hosts (with all below them) that measure or advertise: no form needs them, and a test lead should not colour their figures."""

_EMBEDDING = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


def private_reason(address: str) -> str | None:
    """Why this IP address is not on the public internet, or None. IPv4 inside IPv6 (mapped, 6to4, Teredo, NAT64) is unpacked."""
    try:
        parsed = ipaddress.ip_address(address.split("%", 1)[0].strip("[]"))
    except ValueError:
        return f"{address} is no address"
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if any(parsed in network for network in _EMBEDDING):
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return private_reason(str(inner))
    if parsed.is_multicast or not parsed.is_global:
        return f"{address} is a private address"
    return None


def watches(host: str) -> bool:
    """True for hosts that only measure or advertise."""
    parts = host.lower().rstrip(".").split(".")
    return any(".".join(parts[start:]) in WATCHERS for start in range(len(parts) - 1))


class Tunnel:
    """One visit's way out. `refused` maps hosts to the reason; `received` counts bytes; `spent` tells that the cap was met."""

    def __init__(self, *, allow_private: bool, max_bytes: int | None = None, upstream: Upstream | None = None) -> None:
        self.refused: dict[str, str] = {}
        self.received = 0
        self._allow_private, self._max_bytes = allow_private, max_bytes or MAX_BYTES
        self._upstream = upstream
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._open: dict[asyncio.StreamWriter, float] = {}
        self._to: dict[asyncio.StreamWriter, str] = {}
        self._lasting: set[asyncio.StreamWriter] = set()

    @property
    def spent(self) -> bool:
        """More bytes came than one visit may receive."""
        return self.received > self._max_bytes

    @property
    def url(self) -> str:
        """Where the browser finds it."""
        assert self._server is not None
        return f"socks5://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    @classmethod
    @asynccontextmanager
    async def open(
        cls, *, allow_private: bool, max_bytes: int | None = None, upstream: Upstream | None = None
    ) -> AsyncIterator[Self]:
        """Listens on a free loopback port for the time of the visit."""
        tunnel = cls(allow_private=allow_private, max_bytes=max_bytes, upstream=upstream)
        tunnel._server = await asyncio.start_server(tunnel._take, "127.0.0.1", 0)
        try:
            yield tunnel
        finally:
            tunnel._server.close()
            for task in list(tunnel._tasks):
                task.cancel()
            await asyncio.gather(*tunnel._tasks, return_exceptions=True)

    async def drop_idle(self, idle_seconds: float = 0.4, *, spared: Collection[str] = ()) -> None:
        """Closes connections that rest. A browser sends a request again, a POST too, when a connection it had used before
        breaks under it; on a fresh connection it does not. Called before the press, so that one press is one request. Sockets
        stay open, for the lead may leave by one: those seen to be some, and what leads to hosts `spared` (their encrypted
        sockets look like everything else)."""
        now = time.monotonic()
        for writer, last in list(self._open.items()):
            if now - last >= idle_seconds and writer not in self._lasting and self._to.get(writer) not in spared:
                writer.close()
        await asyncio.sleep(0.05)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with suppress(OSError, asyncio.IncompleteReadError, TimeoutError, asyncio.CancelledError):
                await self._serve(reader, writer)
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = await _greet(reader, writer)
        upstream = await self._connect(host, port) if port else None
        if upstream is None:
            writer.write(b"\x05\x02\x00\x01" + bytes(6))  # "connection not allowed by ruleset"
            await writer.drain()
            return
        writer.write(b"\x05\x00\x00\x01" + bytes(6))
        up_reader, up_writer = upstream
        sending = asyncio.ensure_future(_copy(reader, up_writer))
        self._to[writer] = host
        try:
            await self._copy_back(up_reader, writer)
        finally:
            self._open.pop(writer, None)
            self._to.pop(writer, None)
            self._lasting.discard(writer)
            sending.cancel()
            up_writer.close()

    async def _copy_back(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open[writer] = time.monotonic()
        while not self.spent and (data := await reader.read(_CHUNK)):
            self._open[writer] = time.monotonic()
            if data.startswith(_SWITCHED):
                self._lasting.add(writer)
            self.received += len(data)
            writer.write(data)
            await writer.drain()

    async def _connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        if watches(host):
            return None
        if self.spent or len(self._tasks) > MAX_CONNECTIONS:
            self.refused[host] = "the visit has had its share of bytes or connections"
            return None
        # names under .localhost are always this machine's own (RFC 6761), and not every system's resolver knows it
        name = "localhost" if host.endswith(".localhost") else host
        addresses = await self._addresses(name, port)
        if not self._allow_private and (reasons := [r for a in addresses if (r := private_reason(a))]):
            self.refused[host] = reasons[0]
            return None
        if self._upstream is not None:
            return await self._by_proxy(self._upstream, host, addresses, port)
        for address in addresses:
            with suppress(OSError, TimeoutError):
                return await asyncio.wait_for(asyncio.open_connection(address, port, limit=_CHUNK), _CONNECT_SECONDS)
        return None

    async def _addresses(self, name: str, port: int) -> list[str]:
        """The name's addresses. Behind a proxy a machine may know no names of the world: then there are none to look at."""
        try:
            answers = await asyncio.get_running_loop().getaddrinfo(name, port, type=socket.SOCK_STREAM)
        except OSError:
            if self._upstream is None:
                raise
            return []
        return list(dict.fromkeys(str(answer[4][0]) for answer in answers))

    async def _by_proxy(
        self, proxy: Upstream, host: str, addresses: list[str], port: int
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        """Through the operator's proxy: to the very address that was looked at, to the name only where none is known."""
        try:
            return await asyncio.wait_for(proxy.connect(addresses[0] if addresses else host, port), _CONNECT_SECONDS)
        except (OSError, TimeoutError) as trouble:
            self.refused[host] = str(trouble) or "the proxy did not answer"
            return None


async def _greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
    """The SOCKS5 opening words; host and port asked for (port 0: a command we do not know)."""
    _, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(b"\x05\x00")
    _, command, _, kind = await reader.readexactly(4)
    if kind == 3:
        length = (await reader.readexactly(1))[0]
        host = (await reader.readexactly(length)).decode("ascii", "replace")
    else:
        host = str(ipaddress.ip_address(await reader.readexactly(4 if kind == 1 else 16)))
    port = int.from_bytes(await reader.readexactly(2), "big")
    return host, port if command == 1 else 0


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(_CHUNK):
            writer.write(data)
            await writer.drain()
        writer.write_eof()
