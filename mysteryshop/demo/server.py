"""A web server for one pretend site: loopback only, a free port, nothing logged, stopped when the street closes."""

from __future__ import annotations

import json
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Request:
    """What a site needs to know of a request; `fields` are the posted form's (or JSON body's) values."""

    method: str
    path: str
    query: Mapping[str, str]
    fields: Mapping[str, str]
    host: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A page, a style sheet, JSON or a redirect (`location`)."""

    body: str = ""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def see_other(location: str) -> Answer:
    """The redirect after a post."""
    return Answer(status=303, headers={"Location": location})


class SiteServer:
    """Serves `answer(request)` on a free loopback port from its own thread."""

    def __init__(self, answer: Callable[[Request], Answer]) -> None:
        self._server = _Server(("127.0.0.1", 0), _handler(answer))
        self._server.troubles = []
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def port(self) -> int:
        """The port the system gave."""
        return int(self._server.server_address[1])

    @property
    def troubles(self) -> list[str]:
        """Bugs of the site met while serving, as tracebacks; tests want none."""
        return self._server.troubles

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """Close the port and end the thread."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    troubles: list[str]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up in the middle of an answer is none of the street's business; a bug of the site is."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            self.troubles.append("".join(traceback.format_exception(error)))


def _handler(answer: Callable[[Request], Answer]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30

        def do_GET(self) -> None:
            self._reply(answer(self._read("GET")))

        def do_POST(self) -> None:
            self._reply(answer(self._read("POST")))

        def _read(self, method: str) -> Request:
            parts = urlsplit(self.path)
            size = min(int(self.headers.get("Content-Length") or 0), MOST_BYTES)
            text = self.rfile.read(size).decode("utf-8", "replace") if size else ""
            kind = self.headers.get("Content-Type", "")
            if "json" in kind:
                fields = {str(key): str(value) for key, value in json.loads(text or "{}").items()}
            else:
                fields = dict(parse_qsl(text, keep_blank_values=True))
            query = dict(parse_qsl(parts.query))
            return Request(method, parts.path, query, fields, self.headers.get("Host", ""))

        def _reply(self, page: Answer) -> None:
            body = page.body.encode()
            self.send_response(page.status)
            self.send_header("Content-Type", page.kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is logged: the terminal belongs to the demo."""

    return Handler
