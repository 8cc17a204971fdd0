"""CPU seconds per lead, ours beside a bare Playwright script that knows the selectors, in one run.

    python benchmarks/submit.py [--leads 8] [--rounds 2]

Each side runs in a process of its own with one warm browser; a warm-up lead is not counted. CPU is user plus system time of
that process and of everything below it (driver and browser), read from /proc before the browser closes. The site is a home
page of about 2.5 MB (pictures, fonts, scripts), a contact page with 8 fields and a thank-you page, served by a third process.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.async_api import Browser as PlaywrightBrowser
from playwright.async_api import async_playwright

from mysteryshop.browser import Browser, find_browser
from mysteryshop.model import BrowserSettings, FormType, Outcome, Scenario, SubmitSettings
from mysteryshop.submit.lead import submit_lead
from tests.builders import a_dealer, a_persona, a_planned_shop, a_scenario

SCRIPT = "for(let i=0,s=0;i<400000;i++){s+=Math.sqrt(i)};".ljust(150_000, " ")
PICTURES = "".join(f'<img src="/pic{n}.jpg" width="320" height="200" alt="car {n}">' for n in range(8))
HOME = f"""<!doctype html><html lang="en"><title>Elm Street Motors</title><link rel="stylesheet" href="/style.css">
<nav><a href="/new">New</a> <a href="/used">Used</a> <a href="/service">Service</a> <a href="/contact-us">Contact us</a></nav>
<h1>Elm Street Motors</h1>{PICTURES}<script src="/a.js"></script><script src="/b.js"></script></html>"""
LABELS = {
    "first_name": "First name",
    "last_name": "Last name",
    "email": "Email",
    "phone": "Phone",
    "zip": "ZIP code",
    "city": "City",
    "vehicle": "Vehicle of interest",
}
FIELDS = "".join(
    f'<p><label for="{name}">{label}</label> <input id="{name}" name="{name}"></p>' for name, label in LABELS.items()
)
CONTACT = f"""<!doctype html><html lang="en"><title>Contact us</title><link rel="stylesheet" href="/style.css"><h1>Contact us</h1>
<form method="post" action="/lead">{FIELDS}<p><label for="message">Message</label> <textarea id="message" name="message"></textarea></p>
<button id="send" type="submit">Send message</button></form><script src="/a.js"></script></html>"""
THANKS = "<!doctype html><title>Thank you</title><h1>Thank you!</h1><p>Your message has been sent. We will be in touch soon.</p>"
PAGES = {"/": HOME, "/contact-us": CONTACT, "/a.js": SCRIPT, "/b.js": SCRIPT, "/style.css": "body{font:16px sans-serif}" * 2000}


class Site(BaseHTTPRequestHandler):
    """The benchmark's dealer site."""

    protocol_version = "HTTP/1.1"

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        """A page, a picture of 250 kB, or 404."""
        if self.path in PAGES:
            kind = {"js": "text/javascript", "css": "text/css"}.get(self.path.rpartition(".")[2], "text/html; charset=utf-8")
            self._send(PAGES[self.path].encode(), kind)
        elif self.path.startswith("/pic"):
            self._send(PICTURE, "image/jpeg")
        else:
            self._send(b"not here", "text/plain", 404)

    def do_POST(self) -> None:
        """Take the lead and say thank you."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self._send(THANKS.encode(), "text/html; charset=utf-8")

    def log_message(self, *args: object) -> None:
        """Quiet."""


PICTURE = os.urandom(250_000)


class Yes:
    """A gate that is always open."""

    async def arm(self, *, host: str, platform: str | None) -> bool:
        """Armed."""
        return True


class SystemClock:
    """The wall clock."""

    def now(self) -> datetime:
        """Now."""
        return datetime.now(UTC)


def cpu_below(pid: int) -> float:
    """User and system seconds of `pid` and all its descendants, the reaped ones included."""
    ticks = 0
    parents: dict[int, list[int]] = {}
    times: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(words[1]), []).append(int(entry.name))
            times[int(entry.name)] = sum(int(word) for word in words[11:15])
    todo = [pid]
    while todo:
        one = todo.pop()
        ticks += times.get(one, 0)
        todo += parents.get(one, [])
    return ticks / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def _bare_browser() -> AsyncIterator[PlaywrightBrowser]:
    async with async_playwright() as playwright:
        found = find_browser(BrowserSettings())
        args = ["--blink-settings=imagesEnabled=false", "--disable-remote-fonts"]
        browser = await playwright.chromium.launch(executable_path=found.executable, args=[*args, "--no-sandbox"])
        yield browser
        await browser.close()


async def bare(url: str, leads: int) -> float:
    """Someone who knows this very site: go, click, fill by id, press, wait for the words, one picture of them."""
    async with _bare_browser() as browser:
        spent = 0.0
        for number in range(leads + 1):
            if number == 1:
                spent = cpu_below(os.getpid())
            context = await browser.new_context()
            page = await context.new_page()
            await page.goto(url, wait_until="domcontentloaded")
            await page.click("text=Contact us")
            for name in LABELS:
                await page.fill(f"#{name}", f"value {number}")
            await page.fill("#message", "Is it still available?")
            await page.click("#send")
            await page.wait_for_selector("text=Thank you")
            await page.screenshot(type="jpeg", quality=60)
            await context.close()
        return (cpu_below(os.getpid()) - spent) / leads


async def ours(url: str, leads: int) -> float:
    """The product, which has never seen the site, with a lead for the contact form: the same pages as the bare script."""
    return await _product(url, leads, a_scenario(forms=(FormType.CONTACT,)))


async def car(url: str, leads: int) -> float:
    """The product with a lead about a car: it looks through the inventory for the car's own form before it settles for contact."""
    return await _product(url, leads, a_scenario())


async def _product(url: str, leads: int, scenario: Scenario) -> float:
    shop = a_planned_shop(dealer=a_dealer(url=url), persona=a_persona(), scenario=scenario)
    settings = SubmitSettings(allow_private_addresses=True)
    async with Browser.open(BrowserSettings(sandbox="off"), allow_private=True, say=lambda line: None) as browser:
        spent = 0.0
        for number in range(leads + 1):
            if number == 1:
                spent = cpu_below(os.getpid())
            done = await submit_lead(
                browser,
                shop,
                attempt=1,
                live=True,
                gate=Yes(),
                keep=lambda data, *, name, media_type: name,
                clock=SystemClock(),
                settings=settings,
            )
            if done.outcome is not Outcome.CONFIRMED:
                sys.exit(f"lead {number}: {done.outcome}, {done.reason}")
        return (cpu_below(os.getpid()) - spent) / leads


def _side(name: str, url: str, leads: int) -> float:
    command = [sys.executable, __file__, "--side", name, "--url", url, "--leads", str(leads)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr[-2000:]}")
    return float(json.loads(done.stdout.splitlines()[-1]))


SIDES = {"bare": bare, "ours": ours, "car": car}


def main() -> None:
    """Run both sides in turn and print the ratios pair by pair."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--leads", type=int, default=8)
    cli.add_argument("--rounds", type=int, default=2)
    cli.add_argument("--side", choices=list(SIDES), help=argparse.SUPPRESS)
    cli.add_argument("--url", help=argparse.SUPPRESS)
    args = cli.parse_args()
    if args.side:
        print(json.dumps(asyncio.run(SIDES[args.side](args.url, args.leads))))
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/"
    rows: list[list[float]] = []
    for number in range(1, args.rounds + 1):
        known, found, looked = (_side(name, url, args.leads) for name in SIDES)
        print(f"round {number}: bare {known:.3f} CPU s a lead, ours {found:.3f}, ours about a car {looked:.3f}", flush=True)
        rows.append([known, found, looked])
    same, more = (median(row[side] / row[0] for row in rows) for side in (1, 2))
    print(f"median ratio to the bare script: same pages {same:.2f}, with a look through the inventory {more:.2f}")


if __name__ == "__main__":
    main()
