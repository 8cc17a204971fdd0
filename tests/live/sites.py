"""Pretend dealer sites on loopback, each with one named trap. A site counts what it gets and says what a right lead is.

A site is a class: `pages` maps paths to HTML (or to a callable of the request), `outcome` is the word a visit should end with,
`right` the path the lead must be posted to, `traps` names of fields that must stay empty.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

NAV = '<header><nav><a href="/">Home</a> <a href="/inventory">Inventory</a> <a href="/service">Service</a> <a href="/contact">Contact us</a></nav></header>'
NEWSLETTER = (
    '<footer><form action="/newsletter" method="post"><h3>Newsletter</h3><label>Email <input type="email" name="news_email"></label>'
    "<button>Subscribe</button></form><p>Harbor View Motors, 1 Main Street, Albany</p></footer>"
)
CARS = '<h1>Our cars</h1><ul><li><a href="/vehicle/corolla">2021 Toyota Corolla LE</a></li><li><a href="/vehicle/rav4">2023 Toyota RAV4 XLE</a></li></ul>'
CONTACT = """<form action="/lead" method="post"><h2>Contact us</h2>
<p><label>First name* <input name="fname" required></label></p><p><label>Last name* <input name="lname" required></label></p>
<p><label>Email* <input type="email" name="email" required></label></p><p><label>Phone <input type="tel" name="phone"></label></p>
<p><label>Message* <textarea name="message" required></textarea></label></p><p><button type="submit">Send message</button></p></form>"""
THANKS = "<h1>Thank you for your message</h1><p>We will be in touch shortly.</p>"


def page(body: str, *, title: str = "Harbor View Motors", lang: str = "en", nav: str = NAV, foot: str = NEWSLETTER) -> str:
    """A whole page of the pretend store."""
    style = "<style>body{font:16px sans-serif;margin:20px} .overlay{position:fixed;inset:0;background:#fff;z-index:99;padding:80px}</style>"
    return f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{style}</head><body>{nav}<main>{body}</main>{foot}</body></html>'


@dataclass
class Asked:
    """One request as a site sees it."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    headers: dict[str, str] = field(default_factory=dict)


Answer = tuple[int, str, dict[str, str]]
Page = str | Callable[["Site", Asked], "str | Answer"]


class Site:
    """A plain dealer: home, cars, service form as decoy, contact page with a simple form and a thank-you page."""

    outcome: ClassVar[str] = "confirmed"
    right: ClassVar[str] = "/lead"
    pages: ClassVar[dict[str, Page]] = {}
    traps: ClassVar[tuple[str, ...]] = ()
    must: ClassVar[dict[str, str]] = {"email": "maria.jensen47@shop.example", "message": "Hi, I am looking at"}
    shop: ClassVar[dict[str, Any]] = {}
    decoys: ClassVar[tuple[str, ...]] = ("/newsletter", "/service-booking", "/decoy")

    def __init__(self) -> None:
        self.posts: list[Asked] = []
        self.seen: list[str] = []
        self._all: dict[str, Page] = {}
        for kind in reversed(type(self).__mro__):
            self._all.update(getattr(kind, "pages", {}))

    def answer(self, asked: Asked) -> Answer:
        """What the site sends back."""
        self.seen.append(asked.path)
        if asked.method == "POST":
            self.posts.append(asked)
        found = self._all.get(asked.path)
        if found is None:
            return 404, page("<h1>Not found</h1>"), {}
        told = found(self, asked) if callable(found) else found
        return (200, told, {}) if isinstance(told, str) else told

    @property
    def leads(self) -> list[Asked]:
        """What arrived where a lead belongs."""
        return [post for post in self.posts if post.path == self.right]


Site.pages = {
    "/": page("<h1>Welcome to Harbor View Motors</h1><p>New and used cars since 1971.</p>"),
    "/inventory": page(CARS),
    "/vehicle/rav4": page("<h1>2023 Toyota RAV4 XLE</h1><p>$29,400, 14,020 miles, stock T1182.</p>"),
    "/vehicle/corolla": page("<h1>2021 Toyota Corolla LE</h1><p>$18,400</p>"),
    "/service": page(
        '<h1>Service</h1><form action="/service-booking" method="post"><h2>Book a service appointment</h2><label>Name <input name="n"></label>'
        '<label>Email <input name="e" type="email"></label><label>Mileage <input name="m"></label><label>What needs fixing? <textarea name="t"></textarea></label><button>Book service</button></form>'
    ),
    "/contact": page(CONTACT),
    "/lead": page(THANKS),
    "/newsletter": page("<h1>Subscribed</h1>"),
    "/service-booking": page("<h1>Service booked</h1>"),
}


class PlainContact(Site):
    """Nothing special: a contact page."""


class Served:
    """A site on a free port for the time of a `with`."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __enter__(self) -> Served:
        site = self.site

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _serve(self) -> None:
                parts = urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
                status, html, more = site.answer(
                    Asked(
                        self.command,
                        parts.path,
                        _flat(parts.query),
                        _form(body, self.headers.get("Content-Type") or ""),
                        dict(self.headers),
                    )
                )
                if status == 0:  # the connection breaks
                    self.close_connection = True
                    self.connection.close()
                    return
                data = html.encode()
                self.send_response(status)
                self.send_header("Content-Type", more.pop("Content-Type", "text/html; charset=utf-8"))
                self.send_header("Content-Length", str(len(data)))
                for key, value in more.items():
                    self.send_header(key, value)
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = _serve  # noqa: N815 - the names the standard library calls

            def log_message(self, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *trouble: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _flat(query: str) -> dict[str, str]:
    return {key: ", ".join(values) for key, values in parse_qs(query, keep_blank_values=True).items()}


def _form(body: str, kind: str) -> dict[str, str]:
    if "json" in kind:
        told = json.loads(body or "{}")
        return {key: str(value) for key, value in told.items()}
    if "multipart" in kind:
        out = {}
        for part in body.split("Content-Disposition: form-data; name=")[1:]:
            name, _, rest = part.partition("\r\n")
            out[name.split('"')[1]] = rest.split("\r\n--")[0].strip()
        return out
    return _flat(body)
