"""A loopback server that speaks the OpenAI chat protocol, well or badly as a test asks."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[dict[str, Any]], tuple[int, bytes]]


class Asked:
    """What the server was asked, in order: bodies and headers."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []


def words(content: object) -> tuple[int, bytes]:
    """A proper answer of the protocol with these words."""
    text = content if isinstance(content, str) else json.dumps(content)
    return 200, json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


def message_of(body: dict[str, Any]) -> dict[str, Any]:
    """The dealer's message as it was put to the model."""
    data: dict[str, Any] = json.loads(body["messages"][1]["content"])
    return data["message"]


def checks_of(body: dict[str, Any]) -> list[str]:
    """The checks that were asked."""
    found: list[str] = body["response_format"]["json_schema"]["schema"]["properties"]["answers"]["items"]["properties"]["check"][
        "enum"
    ]
    return found


def agreeable(body: dict[str, Any]) -> tuple[int, bytes]:
    """A reader who says yes to everything and quotes the first words of the message."""
    quote = " ".join(message_of(body)["text"].split()[:4])
    return words({"answers": [{"check": check, "answer": 1, "quote": quote} for check in checks_of(body)]})


@contextmanager
def chat_server(answer: Answer, *, slow: float = 0) -> Iterator[tuple[str, Asked]]:
    """The server's URL (ending with /v1) and what it was asked. `slow`: seconds before it answers."""
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.bodies.append(body)
            asked.headers.append({name.lower(): value for name, value in self.headers.items()})
            asked.paths.append(self.path)
            time.sleep(slow)
            status, data = answer(body)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "http://127.0.0.1:9/v1/chat/completions")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
