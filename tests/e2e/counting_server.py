"""Plain dealer sites that count leads: one a loopback address (127.0.1.2, 127.0.1.3, ...), so that each is a host of its own."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

HOME = """<!doctype html><html lang="en"><title>{name}</title><body><nav><a href="/inventory">Inventory</a> <a href="/contact">Contact us</a></nav>
<h1>{name}</h1><p>New and used cars since 1972.</p><form action="/search"><input name="q" placeholder="Search inventory"><button>Search</button></form>
</body></html>"""
CONTACT = """<!doctype html><html lang="en"><title>Contact {name}</title><body><h1>Contact us</h1><form method="post" action="/lead">
<p><label>First name <input name="first" required></label></p><p><label>Last name <input name="last" required></label></p>
<p><label>Email <input type="email" name="email" required></label></p><p><label>Phone <input type="tel" name="phone"></label></p>
<p><label>Your message <textarea name="message" required></textarea></label></p><button type="submit">Send message</button></form></body></html>"""
THANKS = (
    "<!doctype html><title>Thank you</title><h1>Thank you!</h1><p>Your message has been sent. We will be in touch shortly.</p>"
)


@dataclass
class Street:
    """What arrived, by host; `think` delays the answer to a lead, in seconds, so that a kill can fall between press and proof."""

    ports: list[int] = field(default_factory=list)
    think: float = 0.0
    leads: Counter[str] = field(default_factory=Counter)
    emails: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, number: int) -> str:
        """The home page of shop `number` (from 0): every shop a host of its own."""
        return f"http://{address(number)}:{self.ports[number]}/"


def address(number: int) -> str:
    """The loopback address of shop `number`."""
    return f"127.0.{1 + number // 250}.{2 + number % 250}"


def _handler(street: Street) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _send(self, html: str, status: int = 200, kind: str = "text/html; charset=utf-8") -> None:
            body = html.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            name = f"Dealer {self.headers['Host']}"
            if self.path == "/":
                self._send(HOME.format(name=name))
            elif self.path == "/contact":
                self._send(CONTACT.format(name=name))
            elif self.path == "/robots.txt":
                self._send("User-agent: *\nDisallow: /admin\n", kind="text/plain")
            else:
                self._send("<h1>Not here</h1>", 404)

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            with street.lock:
                street.leads[str(self.headers["Host"])] += 1
                street.emails.append(form["email"][0])
            time.sleep(street.think)
            self._send(THANKS)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    return Handler


@contextmanager
def counting_street(shops: int, think: float = 0.0) -> Iterator[Street]:
    """Serve `shops` sites until the block ends."""
    street = Street(think=think)
    servers = [ThreadingHTTPServer((address(number), 0), _handler(street)) for number in range(shops)]
    for server in servers:
        server.daemon_threads = True
        street.ports.append(server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield street
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
