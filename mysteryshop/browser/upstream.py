"""A proxy of the operator's network behind the tunnel: HTTP CONNECT or SOCKS5, with or without a name and a password."""

from __future__ import annotations

import asyncio
import base64
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_LIMIT = 131_072


class ProxyRefused(OSError):
    """The proxy did not let the connection through; the words say how it put it."""


@dataclass(frozen=True, slots=True)
class Upstream:
    """Where the proxy stands and how it is spoken to. The password never shows in a representation of it."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def read(cls, url: str, password: str = "") -> Upstream:
        """From "http://proxy.example:3128" or "socks5://name@proxy.example:1080". Raises ValueError for others."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "socks5") or not parts.hostname:
            raise ValueError('a proxy is written as "http://host:port" or "socks5://host:port"')
        port = parts.port or (3128 if parts.scheme == "http" else 1080)
        return cls(parts.scheme, parts.hostname, port, unquote(parts.username or ""), password)

    async def connect(self, host: str, port: int) -> Streams:
        """Streams to the host through the proxy. Raises OSError (ProxyRefused where the proxy said no)."""
        reader, writer = await asyncio.open_connection(self.host, self.port, limit=_LIMIT)
        try:
            if self.scheme == "http":
                await self._by_connect(reader, writer, host, port)
            else:
                await self._by_socks(reader, writer, host, port)
        except asyncio.IncompleteReadError as trouble:
            writer.close()
            raise ProxyRefused("the proxy hung up") from trouble
        except BaseException:
            writer.close()
            raise
        return reader, writer

    async def _by_connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, port: int) -> None:
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
        if self.user:
            lines.append("Proxy-Authorization: Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode())
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        answer = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n", 1)[0].decode("latin-1")
        if " 2" not in answer[:13]:
            raise ProxyRefused(f"the proxy answered {answer[9:60]}")

    async def _by_socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, port: int) -> None:
        writer.write(b"\x05\x02\x00\x02" if self.user else b"\x05\x01\x00")
        _, method = await reader.readexactly(2)
        if method == 2:
            name, word = self.user.encode()[:255], self.password.encode()[:255]
            writer.write(b"\x01" + bytes([len(name)]) + name + bytes([len(word)]) + word)
            if (await reader.readexactly(2))[1] != 0:
                raise ProxyRefused("the proxy refused the name or password")
        elif method != 0:
            raise ProxyRefused("the proxy wants a name and a password")
        named = host.encode("idna") if not host.isascii() else host.encode()
        writer.write(b"\x05\x01\x00\x03" + bytes([len(named)]) + named + port.to_bytes(2, "big"))
        _, told, _, kind = await reader.readexactly(4)
        size = {1: 4, 4: 16}.get(kind) or (await reader.readexactly(1))[0]
        await reader.readexactly(size + 2)
        if told != 0:
            raise ProxyRefused(f"the proxy refused the connection (code {told})")
