"""What Google and Microsoft each want for a sign-in. Their own libraries do the talking; what may go wrong gets one name each.

Google: authorisation code with PKCE through a redirect to this machine (its device flow does not give mail). Microsoft 365:
device code, which needs no browser here. Nobody types a password into this program.
"""

from __future__ import annotations

import hmac
import html
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from mysteryshop.errors import MailboxError
from mysteryshop.model import InboxSettings
from mysteryshop.workspace.tokens import App, Tokens, tokens_from

LOGIN_SECONDS = 600
REQUEST_SECONDS = 30
GOOGLE_SCOPE = "https://mail.google.com/"
MICROSOFT_SCOPE = "https://outlook.office.com/IMAP.AccessAsUser.All"
_GOOGLE_AUTHORIZE = "https://accounts.google.com/o/oauth2/v2/auth"
_GOOGLE_TOKEN = "https://oauth2.googleapis.com/token"
_MICROSOFT = "https://login.microsoftonline.com"
_FOR_GOOD = {"invalid_grant", "invalid_client", "unauthorized_client", "access_denied", "invalid_scope", "interaction_required"}


class Refused(Exception):
    """The provider said no, and saying it again will not help: a person must sign in."""


@contextmanager
def _reaching(inbox: InboxSettings) -> Iterator[None]:
    """A provider that cannot be reached is a mailbox out of reach."""
    import requests

    try:
        yield
    except (requests.RequestException, OSError) as error:
        raise MailboxError(
            f"{inbox.name}: the sign-in server cannot be reached ({type(error).__name__}).",
            tip="Nothing is lost. Run again later.",
        ) from error


def refreshed(inbox: InboxSettings, app: App, tokens: Tokens, now: float) -> Tokens:
    """A sign-in renewed without anybody's help.

    Raises Refused where a person must sign in again, MailboxError when out of reach.
    """
    renew = _google_refreshed if inbox.auth == "google" else _microsoft_refreshed
    return renew(inbox, app, tokens, now)


# Google


def google_login(
    inbox: InboxSettings,
    app: App,
    now: Callable[[], float],
    *,
    say: Callable[[str], None],
    open_page: Callable[[str], object],
    port: int,
) -> Tokens:
    """Authorisation code with PKCE, redirected to a port of this machine."""
    from google_auth_oauthlib.flow import Flow
    from oauthlib.oauth2 import OAuth2Error

    authorize, token = _google_urls(inbox)
    config = {"client_id": app.client_id, "client_secret": app.secret, "auth_uri": authorize, "token_uri": token}
    flow = Flow.from_client_config({"installed": config}, scopes=[GOOGLE_SCOPE], autogenerate_code_verifier=True)
    with _Redirect(port) as redirect:
        flow.redirect_uri = redirect.url
        page, state = flow.authorization_url(access_type="offline", prompt="consent", login_hint=inbox.user or "")
        say(f"Sign in as {inbox.user} on this page (it is opened in your browser where there is one):\n{page}")
        open_page(page)
        answer = redirect.wait(LOGIN_SECONDS)
    if not hmac.compare_digest(answer.get("state", ""), state):
        raise Refused("the answer was not meant for this sign-in")
    if "code" not in answer:
        raise Refused(answer.get("error") or "no code came back")
    with _reaching(inbox):
        try:
            given = flow.fetch_token(code=answer["code"], include_client_id=True, timeout=REQUEST_SECONDS)
        except OAuth2Error as error:
            raise Refused(error.error or str(error)) from error
        except Warning as error:  # oauthlib's way to say that less was granted than asked for
            raise Refused("the right to read mail was not given: tick its box") from error
    if not given.get("refresh_token"):
        raise Refused("no lasting sign-in was given")
    return tokens_from(dict(given), inbox, app, now())


def _google_urls(inbox: InboxSettings) -> tuple[str, str]:
    if not inbox.login_url:
        return _GOOGLE_AUTHORIZE, _GOOGLE_TOKEN
    base = inbox.login_url.rstrip("/")
    return f"{base}/authorize", f"{base}/token"


def _google_refreshed(inbox: InboxSettings, app: App, tokens: Tokens, now: float) -> Tokens:
    from google.auth.exceptions import RefreshError, TransportError
    from google.auth.transport.requests import Request
    from google.oauth2.credentials import Credentials

    credentials: Any = cast(Any, Credentials)(
        None,
        refresh_token=tokens.refresh,
        token_uri=_google_urls(inbox)[1],
        client_id=app.client_id,
        client_secret=app.secret or "",  # None would be refused by the library, though public apps have none
        scopes=[GOOGLE_SCOPE],
    )
    with _reaching(inbox):
        try:
            credentials.refresh(Request())
        except TransportError as error:
            raise OSError(type(error).__name__) from error
        except RefreshError as error:
            _refuse_or_wait(inbox, *_google_error(error))
    answer: dict[str, Any] = {"access_token": credentials.token}
    if credentials.expiry is not None:
        answer["expires_in"] = max(1.0, credentials.expiry.replace(tzinfo=UTC).timestamp() - now)
    if credentials.refresh_token != tokens.refresh:
        answer["refresh_token"] = credentials.refresh_token
    return tokens_from(answer, inbox, app, now, tokens)


def _google_error(error: Exception) -> tuple[str, str]:
    told = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], dict) else {}
    name = str(told.get("error") or "")
    return name, f"{name}: {told.get('error_description') or 'no reason given'}" if name else str(error.args[0])


def _refuse_or_wait(inbox: InboxSettings, name: str, words: str) -> None:
    if name in _FOR_GOOD:
        raise Refused(words)
    raise MailboxError(f"{inbox.name}: the sign-in could not be renewed now ({words}).", tip="Nothing is lost. Run again later.")


class _Redirect:
    """A web server on this machine that waits for one redirect; anything else a browser asks for (an icon) gets nothing."""

    def __init__(self, port: int) -> None:
        answer: dict[str, str] = {}

        class Handler(BaseHTTPRequestHandler):
            timeout = 5  # a browser may open a spare connection and say nothing

            def do_GET(self) -> None:
                asked = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
                known = "state" in asked and ("code" in asked or "error" in asked)
                if known:
                    answer.update(asked)
                words = "Signed in; you may close this page." if "code" in asked else f"Not signed in: {asked.get('error')}."
                page = f"<!doctype html><title>mysteryshop</title><p>{html.escape(words)}</p>".encode() if known else b""
                self.send_response(200 if known else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing: the query holds the code."""

        try:
            self._server = HTTPServer(("127.0.0.1", port), Handler)
        except OSError as error:
            raise MailboxError(f"port {port} of this machine is taken: {error.strerror}", tip="Say another --port.") from error
        self._answer = answer
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> _Redirect:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.server_close()

    def wait(self, seconds: float) -> dict[str, str]:
        """The redirect's query. Raises MailboxError when nobody signs in."""
        ends = time.monotonic() + seconds
        self._server.timeout = 1
        while not self._answer:
            if time.monotonic() > ends:
                raise MailboxError("nobody has signed in", tip="Run it again when you have the browser at hand.")
            self._server.handle_request()
        return self._answer


# Microsoft


def microsoft_login(inbox: InboxSettings, app: App, now: Callable[[], float], *, say: Callable[[str], None]) -> Tokens:
    """Device code: a page anywhere, a code typed there, and waiting here."""
    with _reaching(inbox):
        client = _microsoft(inbox, app)
        flow = client.initiate_device_flow([MICROSOFT_SCOPE])
        if "user_code" not in flow:
            raise Refused(_said(flow))
        say(str(flow.get("message") or f"Open {flow.get('verification_uri')} and type the code {flow['user_code']}"))
        answer = client.acquire_token_by_device_flow(flow)
    if "access_token" not in answer:
        raise Refused(_said(answer))
    if not answer.get("refresh_token"):
        raise Refused("no lasting sign-in was given")
    return tokens_from(answer, inbox, app, now())


def _microsoft_refreshed(inbox: InboxSettings, app: App, tokens: Tokens, now: float) -> Tokens:
    with _reaching(inbox):
        answer = _microsoft(inbox, app).acquire_token_by_refresh_token(tokens.refresh, [MICROSOFT_SCOPE])
    if "access_token" not in answer:
        _refuse_or_wait(inbox, str(answer.get("error") or ""), _said(answer))
    return tokens_from(answer, inbox, app, now, tokens)


def _microsoft(inbox: InboxSettings, app: App) -> Any:
    import msal

    base = (inbox.login_url or _MICROSOFT).rstrip("/")
    own: dict[str, Any] = {"instance_discovery": False} if inbox.login_url else {}
    try:
        return msal.PublicClientApplication(app.client_id, authority=f"{base}/{inbox.tenant}", timeout=REQUEST_SECONDS, **own)
    except ValueError as error:  # msal's way to say that the tenant or the server means nothing
        words = str(error).splitlines()[0][:200]
        raise MailboxError(
            f"{inbox.name}: {base}/{inbox.tenant} is no sign-in server: {words}", tip="Check `tenant` and `login_url`."
        ) from error


def _said(answer: dict[str, Any]) -> str:
    first = str(answer.get("error_description") or "").splitlines()
    return ": ".join(part for part in (str(answer.get("error") or "no reason given"), first[0] if first else "") if part)
