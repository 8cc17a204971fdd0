"""The operator's own proxy behind the tunnel: what is looked at before it is asked, and what it may answer."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from pydantic import ValidationError

from mysteryshop.browser.tunnel import Tunnel
from mysteryshop.browser.upstream import ProxyRefused, Upstream
from mysteryshop.model import BrowserSettings

Speak = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(speak: Speak) -> AsyncIterator[int]:
    """A server on a free port."""
    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def connect_proxy(asked: list[str], answer: str = "200 OK") -> Speak:
    """Notes what it is asked for and then echoes."""

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(f"HTTP/1.1 {answer}\r\n\r\n".encode())
        writer.write(await reader.read(100))
        writer.close()

    return speak


async def by_tunnel(tunnel: Tunnel, host: str, port: int) -> tuple[int, bytes]:
    """The answer code of the tunnel, and what came back for "hello"."""
    assert tunnel._server is not None
    reader, writer = await asyncio.open_connection(*tunnel._server.sockets[0].getsockname()[:2])
    writer.write(b"\x05\x01\x00" + b"\x05\x01\x00\x03" + bytes([len(host)]) + host.encode() + port.to_bytes(2, "big") + b"hello")
    told = await reader.readexactly(12)
    back = await reader.read(100) if told[3] == 0 else b""
    writer.close()
    return told[3], back


def test_connect_with_a_name_and_password() -> None:
    asked: list[str] = []

    async def run() -> None:
        async with listening(connect_proxy(asked)) as port:
            upstream = Upstream.read(f"http://dana@127.0.0.1:{port}", "secret")
            async with Tunnel.open(allow_private=False, upstream=upstream) as tunnel:
                assert await by_tunnel(tunnel, "8.8.8.8", 443) == (0, b"hello")

    asyncio.run(run())
    assert asked[0].startswith("CONNECT 8.8.8.8:443 HTTP/1.1\r\n")
    assert base64.b64encode(b"dana:secret").decode() in asked[0]


def test_private_addresses_are_refused_before_the_proxy_is_asked() -> None:
    asked: list[str] = []

    async def run() -> None:
        async with (
            listening(connect_proxy(asked)) as port,
            Tunnel.open(allow_private=False, upstream=Upstream.read(f"http://127.0.0.1:{port}")) as tunnel,
        ):
            assert (await by_tunnel(tunnel, "10.0.0.1", 80))[0] == 2
            assert (await by_tunnel(tunnel, "localhost", 80))[0] == 2
            assert "private" in tunnel.refused["10.0.0.1"]

    asyncio.run(run())
    assert asked == []


def test_a_refusal_of_the_proxy_is_told() -> None:
    async def run() -> None:
        async with (
            listening(connect_proxy([], "407 Proxy Authentication Required")) as port,
            Tunnel.open(allow_private=True, upstream=Upstream.read(f"http://127.0.0.1:{port}")) as tunnel,
        ):
            assert (await by_tunnel(tunnel, "8.8.8.8", 80))[0] == 2
            assert tunnel.refused["8.8.8.8"] == "the proxy answered 407 Proxy Authentication Required"

    asyncio.run(run())


def test_socks_to_a_name_nobody_here_knows() -> None:
    asked: list[bytes] = []

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        count = (await reader.readexactly(2))[1]
        await reader.readexactly(count)
        writer.write(b"\x05\x00")
        head = await reader.readexactly(5)
        asked.append(await reader.readexactly(head[4] + 2))
        writer.write(b"\x05\x00\x00\x01" + bytes(6))
        writer.write(await reader.read(100))
        writer.close()

    async def run() -> None:
        async with (
            listening(speak) as port,
            Tunnel.open(allow_private=False, upstream=Upstream.read(f"socks5://127.0.0.1:{port}")) as tunnel,
        ):
            assert await by_tunnel(tunnel, "dealer.invalid", 443) == (0, b"hello")

    asyncio.run(run())
    assert asked == [b"dealer.invalid\x01\xbb"]


@pytest.mark.parametrize("answer", [b"\x05\xff", b"\x05\x00\x05\x05\x00\x01" + bytes(6), b"\x05", b""])
def test_a_socks_proxy_that_says_no(answer: bytes) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(answer)
        writer.close()

    async def run() -> None:
        async with listening(speak) as port:
            with pytest.raises((ProxyRefused, ConnectionError)):
                await Upstream.read(f"socks5://127.0.0.1:{port}").connect("dealer.example", 443)

    asyncio.run(run())


@pytest.mark.parametrize("url", ["ftp://proxy.example", "proxy.example:3128", "http://name:secret@proxy.example:3128"])
def test_a_proxy_is_written_one_way_and_never_with_its_password(url: str) -> None:
    with pytest.raises(ValidationError):
        BrowserSettings(proxy=url)


def test_the_password_does_not_show() -> None:
    assert "secret" not in repr(Upstream.read("http://dana@proxy.example:3128", "secret"))
