"""An authorisation server of our own on loopback, as strict as the real ones: PKCE, rotation, device codes, introspection."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import trustme

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass
class Authority:
    """What the server knows and has been asked. Tests set the first fields and look at the others."""

    user: str = "shop@example.com"
    client_id: str = "our-app"
    lasts: float = 3600
    refresh_lasts: float | None = None
    rotate: bool = True
    refuse: str | None = None
    """An OAuth error every renewal gets from now on."""
    consent: str | None = None
    """The error the person at the page answers with, in place of consent."""
    device_says: list[str] = field(default_factory=list)
    """What polls for a device code get first: authorization_pending, slow_down, expired_token ..."""
    base: str = ""
    introspection: str = ""
    bundle: Path = Path()
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    access: dict[str, float] = field(default_factory=dict)
    refresh: set[str] = field(default_factory=set)
    grants: list[str] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def withdraw_access(self) -> None:
        """Every access token stops working now, long before its time."""
        self.access.clear()

    def tokens(self) -> dict[str, Any]:
        """A new pair."""
        access, refresh = f"at-{secrets.token_urlsafe(16)}", f"rt-{secrets.token_urlsafe(600)}"
        self.access[access] = time.time() + self.lasts
        answer: dict[str, Any] = {"access_token": access, "token_type": "Bearer", "expires_in": self.lasts}
        if self.rotate or not self.refresh:
            self.refresh = {refresh}
            answer["refresh_token"] = refresh
            if self.refresh_lasts is not None:
                answer["refresh_token_expires_in"] = self.refresh_lasts
        return answer

    def redeem(self, asked: dict[str, str]) -> dict[str, Any]:
        """The token endpoint."""
        grant = asked.get("grant_type", "")
        self.grants.append(grant)
        if asked.get("client_id") != self.client_id:
            return {"error": "invalid_client"}
        if grant == "authorization_code":
            return self._code(asked)
        if grant == DEVICE_GRANT:
            self.polls.append(time.monotonic())
            if self.device_says:
                return {"error": self.device_says.pop(0), "error_description": "as the test wants it"}
            return self.tokens() if asked.get("device_code") == "device-1" else {"error": "invalid_grant"}
        if self.refuse:
            return {"error": self.refuse, "error_description": "the owner withdrew it"}
        if asked.get("refresh_token") not in self.refresh:
            self.refresh.clear()  # used twice: a thief may have it, so nobody keeps it
            return {"error": "invalid_grant", "error_description": "the token was used before"}
        return self.tokens()

    def _code(self, asked: dict[str, str]) -> dict[str, Any]:
        known = self.codes.pop(asked.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(asked.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if known is None or known["code_challenge"] != proof or known["redirect_uri"] != asked.get("redirect_uri"):
            return {"error": "invalid_grant"}
        return self.tokens()

    def page(self, asked: dict[str, str]) -> str:
        """The authorisation page: where the browser is sent. Raises AssertionError for a request a real server refuses."""
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert urlsplit(asked["redirect_uri"]).hostname == "127.0.0.1"
        if self.consent:
            return f"{asked['redirect_uri']}?{urlencode({'error': self.consent, 'state': asked['state']})}"
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], 'scope': asked['scope']})}"


def _handler(authority: Authority) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            where = urlsplit(self.path)
            if where.path.endswith("/.well-known/openid-configuration"):
                ends = {name: f"{authority.base}/common/{name}" for name in ("authorize", "token", "devicecode")}
                self._json(
                    {
                        "issuer": authority.base,
                        "authorization_endpoint": ends["authorize"],
                        "token_endpoint": ends["token"],
                        "device_authorization_endpoint": ends["devicecode"],
                    }
                )
                return
            with authority.lock:
                place = authority.page({key: value[0] for key, value in parse_qs(where.query).items()})
            self.send_response(302)
            self.send_header("Location", place)
            self.end_headers()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            asked = {key: value[0] for key, value in parse_qs(body).items()}
            with authority.lock:
                if self.path.endswith("/devicecode"):
                    self._json(
                        {
                            "device_code": "device-1",
                            "user_code": "WXYZ-1234",
                            "verification_uri": f"{authority.base}/device",
                            "expires_in": 600,
                            "interval": 1,
                            "message": "Open the page and type WXYZ-1234",
                        }
                    )
                elif self.path.endswith("/introspect"):
                    good = authority.access.get(asked.get("token", ""), 0) > time.time()
                    self._json({"active": "true", "username": authority.user} if good else {"active": "false"})
                else:
                    answer = authority.redeem(asked)
                    self._json(answer, 400 if "error" in answer else 200)

        def _json(self, what: dict[str, Any], status: int = 200) -> None:
            body = json.dumps(what).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


@contextmanager
def authorisation_server(folder: Path) -> Iterator[Authority]:
    """A running server: TLS for the sign-in, plain for a mail server's introspection. `bundle` is the file to trust."""
    authority = Authority(bundle=folder / "authority.pem")
    ca = trustme.CA()
    ca.cert_pem.write_to_path(authority.bundle)
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost", "127.0.0.1").configure_cert(secure)
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), _handler(authority)) for _ in range(2)]
    servers[0].socket = secure.wrap_socket(servers[0].socket, server_side=True)
    authority.base = f"https://127.0.0.1:{servers[0].server_port}"
    authority.introspection = f"http://127.0.0.1:{servers[1].server_port}/introspect"
    threads = [threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield authority
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
