"""Sites that do harm: bounded time and memory, no leak, nothing left behind, and the next shop is served as if nothing had been."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from mysteryshop.browser import Browser, memory, tunnel
from mysteryshop.model import Outcome, Submission
from mysteryshop.submit.lead import submit_lead
from mysteryshop.submit.page import visit
from tests.live import sites, sites_hostile
from tests.live.submit_support import BROWSER, SETTINGS, Drawer, FixedClock, OpenGate, faults, send, shop_for

pytestmark = pytest.mark.live
LIMITS = SETTINGS.model_copy(update={"visit_seconds": 24, "navigation_seconds": 6, "confirm_seconds": 4})
SITES = [kind for kind in sites_hostile.HOSTILE if not kind.heavy or os.environ.get("MYSTERYSHOP_LONG_TESTS")]
MEGABYTES = 2_600
"""What all processes of the browser together may hold at any time, with four hostile visits at once."""


def quiet(words: str) -> None:
    """Says nothing."""


@pytest.fixture(scope="module")
def told() -> dict[str, list[str]]:
    """The faults of every hostile site, four visits at a time in one browser, and the peak of memory under "memory"."""

    async def run() -> dict[str, list[str]]:
        limit, peak, out = asyncio.Semaphore(4), [0], dict[str, list[str]]()

        async def weigh() -> None:
            while True:
                peak[0] = max(peak[0], sum(memory.resident(pid) for pid in memory.page_processes(os.getpid())))
                await asyncio.sleep(0.1)

        async with Browser.open(BROWSER, allow_private=True, say=quiet) as browser:
            weighing = asyncio.create_task(weigh())

            async def one(kind: type[sites_hostile.Hostile]) -> None:
                async with limit:
                    site = kind()
                    started = time.monotonic()
                    told = await asyncio.wait_for(send(browser, site, settings=LIMITS), 90)
                    out[kind.__name__] = harm(site, told, time.monotonic() - started)

            await asyncio.gather(*map(one, SITES))
            weighing.cancel()
            plain = sites.PlainContact()
            out["next shop"] = faults(plain, await send(browser, plain))
        out["memory"] = [f"{peak[0] / 1e6:.0f} MB"] if peak[0] > MEGABYTES * 1e6 else []
        return out

    patch = pytest.MonkeyPatch()
    patch.setattr(visit, "LOOK_SECONDS", 4)
    patch.setattr(tunnel, "MAX_BYTES", 40_000_000)
    patch.setattr(memory, "MAX_PAGE_BYTES", 900_000_000)
    try:
        return asyncio.run(run())
    finally:
        patch.undo()


def harm(site: sites_hostile.Hostile, told: Submission, seconds: float) -> list[str]:
    """What went wrong with a hostile visit."""
    out = [] if told.outcome.value in site.ends else [f"ended {told.outcome.value} ({told.reason})"]
    if told.outcome is Outcome.CONFIRMED:
        out += [fault for fault in faults(site, told) if not fault.startswith("outcome")]
    elif len(site.leads) > (told.outcome is Outcome.UNCONFIRMED):
        out.append(f"{len(site.leads)} leads though {told.outcome.value}")
    out += [f"posted to {post.path}" for post in site.posts if post.path in site.decoys]
    if seconds > LIMITS.visit_seconds + LIMITS.confirm_seconds + 30:
        out.append(f"took {seconds:.0f} s")
    return out


@pytest.mark.parametrize("name", [*(kind.__name__ for kind in SITES), "next shop", "memory"])
def test_hostile_site(told: dict[str, list[str]], name: str) -> None:
    assert told[name] == []


# ---- private addresses and third hosts


@contextmanager
def canary(address: str = "127.0.0.2") -> Iterator[tuple[int, list[bytes]]]:
    """A listener that nobody may reach: its port, and what came."""
    came: list[bytes] = []
    server = socket.create_server((address, 0))

    def listen() -> None:
        while True:
            try:
                peer, _ = server.accept()
            except OSError:
                return
            came.append(b"")
            peer.close()

    threading.Thread(target=listen, daemon=True).start()
    try:
        yield server.getsockname()[1], came
    finally:
        server.close()


class Prying(sites.Site):
    """Every way a page has to reach an address inside the operator's network."""

    def __init__(self, port: int) -> None:
        super().__init__()
        inside = [
            f"127.0.0.2:{port}",
            f"2130706434:{port}",
            f"0x7f000002:{port}",
            f"[::ffff:127.0.0.2]:{port}",
            f"inner.test:{port}",
        ]
        tags = "".join(
            f"<img src='http://{a}/i'><script src='http://{a}/s'></script><link rel=stylesheet href='http://{a}/c'><link rel=preconnect href='http://{a}'>"
            for a in inside
        )
        calls = "".join(
            f"fetch('http://{a}/x',{{mode:'no-cors'}}).catch(()=>0);navigator.sendBeacon('http://{a}/b','x');try{{new WebSocket('ws://{a}/w')}}catch(e){{}}new EventSource('http://{a}/e');new Image().src='/jump?{place}';"
            for place, a in enumerate(inside)
        )
        odd = f"<iframe src='http://{inside[0]}/f'></iframe><iframe src='file:///etc/passwd'></iframe><iframe src='/jump?9'></iframe>"
        body = tags + odd + f"<script>{calls}</script>"

        def jump(site: sites.Site, asked: sites.Asked) -> sites.Answer:
            place = next((int(key) for key in asked.query if key.isdigit()), 0)
            return 302, "", {"Location": f"http://{inside[place]}/r" if place < len(inside) else "file:///etc/passwd"}

        self._all |= {"/contact": sites.page(sites.CONTACT + body), "/jump": jump}


def test_pages_reach_nothing_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site itself stands on 127.0.0.1, which alone is let through; names and odd spellings lead to 127.0.0.2."""
    real = tunnel.private_reason
    monkeypatch.setattr(tunnel, "private_reason", lambda address: None if address == "127.0.0.1" else real(address))

    async def run(site: sites.Site) -> Submission:
        loop = asyncio.get_running_loop()
        lookup = loop.getaddrinfo

        async def names(host: str, port: int, **more: object) -> object:
            return await lookup("127.0.0.2" if host == "inner.test" else host, port, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(loop, "getaddrinfo", names)
        async with Browser.open(BROWSER, allow_private=False, say=quiet) as browser:
            return await send(browser, site)

    with canary() as (port, came):
        site = Prying(port)
        told = asyncio.run(run(site))
        assert (told.outcome, faults(site, told), came) == (Outcome.CONFIRMED, [], [])


class SentInside(sites.Site):
    """The home page sends the visitor to an address inside."""

    outcome = "unreachable"


def test_a_redirect_inside_is_refused_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real = tunnel.private_reason
    monkeypatch.setattr(tunnel, "private_reason", lambda address: None if address == "127.0.0.1" else real(address))

    async def run(site: sites.Site) -> Submission:
        async with Browser.open(BROWSER, allow_private=False, say=quiet) as browser:
            return await send(browser, site)

    with canary() as (port, came):
        site = SentInside()
        site._all["/"] = lambda site, asked: (302, "", {"Location": f"http://127.0.0.2:{port}/admin"})
        told = asyncio.run(run(site))
        assert told.outcome is Outcome.UNREACHABLE
        assert "private address" in told.reason
        assert came == []


class Watched(sites.Site):
    """The page tells a measuring host whatever is typed."""


Watched.pages = {
    "/contact": sites.page(
        sites.CONTACT
        + "<script>addEventListener('input',e=>{new Image().src='http://www.google-analytics.com:'+location.port+'/collect?v='+encodeURIComponent(e.target.value);fetch('http://stats.hotjar.com:'+location.port+'/k',{method:'POST',mode:'no-cors',body:e.target.value}).catch(()=>0)})</script>"
    )
}


def test_measuring_hosts_learn_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name leads to the site's own server here: a request to a measuring host would be seen there."""

    async def run(site: sites.Site) -> Submission:
        loop = asyncio.get_running_loop()
        lookup = loop.getaddrinfo

        async def names(host: str, port: int, **more: object) -> object:
            return await lookup("127.0.0.1", port, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(loop, "getaddrinfo", names)
        async with Browser.open(BROWSER, allow_private=True, say=quiet) as browser:
            return await send(browser, site)

    site = Watched()
    told = asyncio.run(run(site))
    assert faults(site, told) == []
    assert [path for path in site.seen if path in ("/collect", "/k")] == []


# ---- addresses that lead nowhere


def _visit(url: str) -> Submission:
    async def run() -> Submission:
        async with Browser.open(BROWSER, allow_private=True, say=quiet) as browser:
            shop = shop_for(url, sites.PlainContact())
            return await submit_lead(
                browser, shop, attempt=1, live=True, gate=OpenGate(), keep=Drawer(), clock=FixedClock(), settings=LIMITS
            )

    return asyncio.run(run())


def test_a_name_that_does_not_exist() -> None:
    told = _visit("http://no-such-dealer.invalid/")
    assert told.outcome is Outcome.UNREACHABLE


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    told = _visit(f"http://127.0.0.1:{port}/")
    assert told.outcome is Outcome.UNREACHABLE


def test_a_certificate_nobody_signed() -> None:
    """The visitor does not go on, and says that the certificate is at fault."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    site = sites.PlainContact()
    with sites.Served(site) as served:
        served._server.socket = context.wrap_socket(served._server.socket, server_side=True)
        told = _visit(served.url.replace("http:", "https:"))
    assert told.outcome is Outcome.UNREACHABLE
    assert "CERT" in told.reason
    assert site.seen == []


# ---- decency


def test_the_browser_says_what_it_is() -> None:
    """Nothing is done to pass for a person before a bot wall: the browser's own name and its mark of automation stay."""
    site, heard, marks = sites.PlainContact(), list[str](), list[dict[str, str]]()

    def home(own: sites.Site, asked: sites.Asked) -> str:
        heard.append(asked.headers["User-Agent"])
        return sites.page("<h1>Hi</h1><script>fetch('/d?'+navigator.webdriver)</script>")

    def mark(own: sites.Site, asked: sites.Asked) -> str:
        marks.append(asked.query)
        return ""

    site._all |= {"/": home, "/d": mark}

    async def run() -> Submission:
        async with Browser.open(BROWSER, allow_private=True, say=quiet) as browser:
            return await send(browser, site)

    assert asyncio.run(run()).outcome is Outcome.CONFIRMED
    assert "HeadlessChrome" in heard[0]
    assert "true" in marks[0]


# ---- nothing stays behind

_LONELY = """
import asyncio, sys
from mysteryshop.browser import Browser
from mysteryshop.model import BrowserSettings
async def run():
    async with Browser.open(BrowserSettings(), allow_private=True, say=lambda words: None) as browser:
        async with browser.visit(locale="en-US") as context:
            page = await context.new_page()
            await page.goto(sys.argv[1])
            print("there", flush=True)
            await asyncio.sleep(60)
asyncio.run(run())
"""


def kept(folder: Path) -> list[str]:
    """Files anywhere in a folder."""
    return [str(file) for file in folder.rglob("*") if file.is_file()]


def _marked(mark: str) -> list[int]:
    """Processes whose environment holds the mark."""
    out = []
    for place in Path("/proc").iterdir():
        try:
            if place.name.isdigit() and mark.encode() in (place / "environ").read_bytes():
                out.append(int(place.name))
        except OSError:
            continue
    return out


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
@pytest.mark.parametrize("busy", [False, True])
def test_no_process_and_no_profile_stay_when_we_are_killed(tmp_path: Path, busy: bool) -> None:
    """kill -9 while a page is open, also one that hangs in its script."""
    mark = f"MYSTERYSHOP_TEST_MARK={tmp_path.name}-{time.monotonic_ns()}"
    name, value = mark.split("=")
    site = sites.PlainContact()
    site._all["/"] = sites.page("<script>setTimeout(()=>{for(;;);},300)</script>" if busy else "<h1>Hi</h1>")
    environment = os.environ | {name: value, "TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    with sites.Served(site) as served:
        child = subprocess.Popen([sys.executable, "-c", _LONELY, served.url], env=environment, stdout=subprocess.PIPE)
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"there"
        time.sleep(0.6)
        assert len(_marked(mark)) > 3
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        until = time.monotonic() + 5
        while _marked(mark) and time.monotonic() < until:
            time.sleep(0.1)
        left = _marked(mark)
        for pid in left:  # ours by its mark: a failing test leaves nothing behind either
            os.kill(pid, signal.SIGKILL)
    assert left == []
    assert kept(tmp_path) == []


def test_downloads_leave_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)

    during: set[str] = set()

    async def look() -> None:
        while True:
            during.update(name for name in kept(tmp_path) if "artifacts" in name)
            await asyncio.sleep(0.05)

    async def run() -> Submission:
        async with Browser.open(BROWSER, allow_private=True, say=quiet) as browser:
            looking = asyncio.create_task(look())
            told = await send(browser, sites_hostile.Downloads())
            looking.cancel()
            return told

    assert asyncio.run(run()).outcome is Outcome.CONFIRMED
    assert during == set()
    assert kept(tmp_path) == []
