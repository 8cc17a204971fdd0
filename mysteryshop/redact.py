"""One redactor for everything that leaves the program: logs, errors, crash files, HTML, database rows.

A secret is made known once, where it is read (`hide`); from then on no text that passed `clean` holds it, nor its usual
disguises (percent-encoded, base64 as IMAP's AUTHENTICATE sends it). Shapes that are secrets by their looks (a password in a
URL, `Authorization:` headers, `password=...`) are blanked as well, known or not.
"""

from __future__ import annotations

import base64
import logging
import re
import traceback
from urllib.parse import quote, quote_plus, unquote

MASK = "[hidden]"
_SHORTEST = 4
"""A secret shorter than this would blank ordinary words; its keepers must choose a longer one."""

_hidden: set[str] = set()

_SHAPES = (
    (re.compile(r"(?i)(\b[a-z][a-z0-9+.-]*://[^\s/:@]*):[^\s/@]+@"), rf"\1:{MASK}@"),
    (re.compile(r"(?i)(\bauthorization\s*[:=]\s*(?:basic|bearer)?\s*)\S+"), rf"\1{MASK}"),
    (re.compile(r"(?i)(\b(?:password|passwd|pwd|passphrase|secret|api[_-]?key|access[_-]?token|refresh[_-]?token|token)"
                r"['\"]?\s*[:=]\s*)(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s,;&)}\]]+)"), rf"\1{MASK}"),
    (re.compile(r"(?i)(\bLOGIN\s+(?:\"[^\"]*\"|[^\s\"]+)\s+)(?:\"(?:\\.|[^\"\\])*\"|\S+)"), rf"\1{MASK}"),
    (re.compile(r"(?i)(\bAUTHENTICATE\s+[A-Z0-9-]+\s+)\S+"), rf"\1{MASK}"),
)  # fmt: skip


def hide(secret: str) -> str:
    """Never let `secret` out again; returns it, so that reading and hiding are one step."""
    if len(secret) >= _SHORTEST:
        raw = secret.encode("utf-8", "surrogateescape")
        _hidden.update({secret, quote(secret, safe=""), quote_plus(secret), base64.b64encode(raw).decode(), repr(secret)[1:-1]})
    return secret


def clean(text: str) -> str:
    """The text without any secret known to us and without anything that looks like one."""
    text = clean_known(text)
    for shape, instead in _SHAPES:
        text = shape.sub(instead, text)
    return text


def clean_known(text: str) -> str:
    """The text without any secret known to us; its shape (JSON, say) stays whole."""
    for secret in sorted(_hidden, key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text


def clean_traceback(error: BaseException) -> str:
    """The traceback of `error`, cleaned; without local variables, which may hold personal data."""
    return clean("".join(traceback.format_exception(error)))


class RedactingFormatter(logging.Formatter):
    """A formatter whose lines are clean whatever was logged, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return clean(super().format(record))


def hide_url(url: str) -> None:
    """Hide the password inside a URL (a database's), if it has one."""
    found = re.search(r"://[^/@\s]*?:([^@\s]+)@", url)
    if found:
        hide(found[1])
        hide(unquote(found[1]))
