"""Bytes to parts: the MIME tree walked within limits, whatever is wrong with it. Nothing is opened or run. Pure.

compat32 is used on purpose: it never raises on broken headers and costs a fifth of the modern policy.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message as Parsed

from mysteryshop.inbox.mail.headers import decode_bytes, readable
from mysteryshop.inbox.mail.tree import by_the_book
from mysteryshop.model import Attachment

MAX_PARSED = 8_000_000
"""Bytes of a mail that are taken apart; what lies beyond is kept raw all the same."""
MAX_HEADER_BYTES = 400_000
MAX_DEPTH = 12
MAX_PARTS = 200
MAX_TEXT = 400_000
MAX_LEVELS = 2
MAX_ATTACHED = 3
"""Mails attached to a mail: how deep and how many of them are read."""
_BOUNDARIES = re.compile(rb"boundary\s*=", re.IGNORECASE)
_BOUNDARY = re.compile(rb'boundary="([A-Za-z0-9\'()+_,./:=?-]{8,70})"', re.IGNORECASE)
_FEW_BOUNDARIES = 12
_CHARSET = re.compile(r"""^[^;]*;\s*charset\s*=\s*"?([\w.:-]+)"?\s*(?:;\s*format\s*=\s*"?(\w+)"?\s*)?$""", re.IGNORECASE)
"""Content types as nearly all are written: a charset, perhaps a format."""
_NAMES_CUT = 200


MAX_STRAY = 2
"""Lines in a header that are none of its fields; where more are, the body has begun."""
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_MAILS_OWN = re.compile(
    rb"(?:content-|mime-version|date|from|to|cc|subject|received|message-id|reply-to|x-[\w-]+)[^:\n]{0,40}:", re.IGNORECASE
)
"""Fields that mail has and letters do not begin lines with."""


@dataclass(slots=True)
class Bodies:
    """What the walk found: text parts in order, attachments, and what was wrong."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    attached: list[Bodies] = field(default_factory=list)
    report: bool = False
    """A delivery report: the mail inside it is the one that came back, nobody's answer."""


def parse(raw: bytes) -> tuple[Parsed, list[str]]:
    """The parsed mail and what had to be cut. Falls back to headers alone where the tree cannot be built."""
    defects: list[str] = []
    data = raw
    if data[:5] == b"From " or data[:6] == b">From ":
        data = data.partition(b"\n")[2]
    if len(data) > MAX_PARSED:
        data = data[:MAX_PARSED]
        defects.append(f"only the first {MAX_PARSED} bytes were read")
    data, cut = _bounded_head(data)
    if cut:
        defects.append("the header was cut")
    if data.lower().count(b"boundary") > 4 * MAX_PARTS and len(_BOUNDARIES.findall(data)) > 4 * MAX_PARTS:
        defects.append("too many parts")
        return _headers_only(data), defects
    try:
        if (parsed := by_the_book(data)) is not None:
            return parsed, defects
        data = _without_stray_lines(data, defects)
        return message_from_bytes(_plain_boundaries(data)), defects
    except Exception as error:  # noqa: BLE001 - a mail must never stop the batch; the raw bytes are kept as evidence
        defects.append(f"the parts could not be told apart: {type(error).__name__}")
        return _headers_only(data), defects


def _without_stray_lines(data: bytes, defects: list[str]) -> bytes:
    """The same without a line or two in the header that are none of its fields, while fields follow: the parser takes what
    follows such a line for the body."""
    ends = [place for place in (data.find(b"\n\n"), data.find(b"\n\r\n")) if place >= 0]
    if not ends:
        return data
    head = data[: min(ends) + 1]
    lines = re.split(rb"(?<=\n)(?![ \t])", head)
    stray = [place for place, line in enumerate(lines) if line.strip() and not _FIELD.match(line)]
    if not 0 < len(stray) <= MAX_STRAY or not any(_MAILS_OWN.match(line) for line in lines[stray[-1] :]):
        return data
    defects.append("a line in the header is no field of it")
    return b"".join(line for place, line in enumerate(lines) if place not in stray) + data[len(head) :]


def _plain_boundaries(data: bytes) -> bytes:
    """The same parts between boundaries of few names: the parser compiles a pattern for each it has not met before, which
    costs a third of reading a mail."""
    names = {name for name in _BOUNDARY.findall(data[:MAX_HEADER_BYTES]) if b"\n--" + name in data}
    for number, name in enumerate(sorted(names, key=lambda one: (-len(one), one))[:_FEW_BOUNDARIES]):
        plain = b"=_part_%d_of_this_mail" % number
        data = data.replace(b"\n--" + name, b"\n--" + plain)
        data = data.replace(b'"' + name + b'"', b'"' + plain + b'"')
    return data


def _bounded_head(data: bytes) -> tuple[bytes, bool]:
    """Limit the size of the header block: folded lines by the hundred thousand are an attack, not a mail."""
    ends = [place for place in (data.find(b"\n\n"), data.find(b"\r\n\r\n")) if place >= 0]
    end = min(ends) if ends else len(data)
    if end <= MAX_HEADER_BYTES:
        return data, False
    kept = data[:MAX_HEADER_BYTES]
    return kept[: kept.rfind(b"\n") + 1] + b"\n" + data[end:].lstrip(b"\r\n"), True


def _headers_only(data: bytes) -> Parsed:
    head, gap, body = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = [line for line in re.split(rb"\n(?![ \t])", head) if not line.lower().startswith(b"content-")]
    parsed = message_from_bytes(b"\n".join(lines) + b"\n\n")
    parsed.set_payload(decode_bytes(body[:MAX_TEXT], None) if gap else "")
    return parsed


def bodies_of(parsed: Parsed, *, levels: int = MAX_LEVELS) -> Bodies:
    """Walk the tree without recursion, within MAX_DEPTH and MAX_PARTS; mails attached to it are read `levels` deep."""
    found = Bodies(report=content_type(parsed) == "multipart/report")
    waiting: list[tuple[Parsed, int]] = [(parsed, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if count > MAX_PARTS or depth > MAX_DEPTH:
            found.defects.append("parts left unread: too many or too deep")
            break
        kind = content_type(part)
        payload = part.get_payload()
        if isinstance(payload, list):
            inner = [child for child in payload if isinstance(child, Parsed)]
            if kind == "message/rfc822" and depth:
                found.embedded.extend(_head_lines(child) for child in inner[:3])
                found.attachments.append(_of_inner(part, inner))
                if levels and len(found.attached) < MAX_ATTACHED:
                    found.attached.extend(bodies_of(child, levels=levels - 1) for child in inner[:1])
                continue
            waiting.extend((child, depth + 1) for child in reversed(inner))
        else:
            _leaf(part, kind, found)
    return found


def content_type(part: Parsed) -> str:
    """The content type in lower case; "text/plain" where it is missing or makes no sense."""
    try:
        return part.get_content_type()
    except (ValueError, TypeError, AttributeError, IndexError):
        return "text/plain"


def _leaf(part: Parsed, kind: str, found: Bodies) -> None:
    disposition = str(part.get("Content-Disposition") or "").strip().lower()
    name = file_name(part)
    if kind.startswith("multipart/"):
        kind = "text/plain"  # its boundary never comes: what stands there is read as text rather than lost
        found.defects.append("a multipart without parts")
    is_text = kind in ("text/plain", "text/html") or (kind.startswith("text/") and not name and kind not in _DATA_TEXT)
    data = payload_bytes(part, found.defects)
    if kind.startswith("message/") or kind in ("text/rfc822-headers",):
        found.embedded.append(decode_bytes(data[:20_000], None))
        return
    if (
        is_text
        and not disposition.startswith("attachment")
        and not (name and disposition.startswith("inline") and kind == "text/html")
    ):
        text = decode_bytes(data[: MAX_TEXT * 4], _parameter(part, "charset"))[: MAX_TEXT * 4]
        if kind == "text/html":
            found.html.append(text)
        else:
            found.plain.append(_unflowed(text, part) if _parameter(part, "format") == "flowed" else text[:MAX_TEXT])
        return
    if data or name:
        found.attachments.append(Attachment(name or kind, kind, len(data), hashlib.sha256(data).hexdigest()))


_DATA_TEXT = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/csv", "text/xml", "text/css", "text/x-amp-html"}
)


def payload_bytes(part: Parsed, defects: list[str]) -> bytes:
    """The part's bytes with its transfer encoding undone, as far as it can be."""
    try:
        data = part.get_payload(decode=True)
    except Exception as error:  # noqa: BLE001 - broken encodings raise anything; the part's raw text stands in
        defects.append(f"a part's encoding is broken: {type(error).__name__}")
        data = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return data if isinstance(data, bytes) else b""


def _parameter(part: Parsed, name: str) -> str | None:
    kind = part.get("Content-Type")
    if kind is None:
        return None
    if name in ("charset", "format") and (plain := _CHARSET.match(str(kind))):
        value = plain[1 if name == "charset" else 2]
        return value.lower() if value else None
    try:
        value = part.get_param(name)
    except Exception:  # noqa: BLE001 - parameters are split by a parser that trusts them; none is as good as broken
        return None
    if isinstance(value, tuple):
        value = value[2]
    return str(value).lower() if value else None


def file_name(part: Parsed) -> str:
    """The attachment's name as text to show, never a path: no directories, control or direction characters, bounded."""
    if not any("name" in str(part.get(field) or "").lower() for field in ("Content-Disposition", "Content-Type")):
        return ""
    try:
        name = part.get_filename()
    except Exception:  # noqa: BLE001 - as above
        name = None
    shown = readable(name or "").replace("\\", "/").rsplit("/", 1)[-1].strip(". ")
    return shown[:_NAMES_CUT]


def _unflowed(text: str, part: Parsed) -> str:
    """format=flowed (RFC 3676): lines that end in a space go on in the next one at the same quote depth."""
    delete = _parameter(part, "delsp") == "yes"
    out: list[str] = []
    joined = False
    for line in text[:MAX_TEXT].replace("\r\n", "\n").split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if joined and out and depth == len(out[-1]) - len(out[-1].lstrip(">")) and words != "-- ":
            out[-1] = (out[-1][:-1] if delete else out[-1]) + words
        else:
            out.append(">" * depth + (" " if depth else "") + words)
        joined = words.endswith(" ") and words != "-- " and bool(words.strip())
    return "\n".join(out)


def _head_lines(inner: Parsed) -> str:
    try:
        return "\n".join(f"{name}: {readable(value)}" for name, value in list(inner.raw_items())[:60])
    except (AttributeError, TypeError, ValueError):
        return ""


def _of_inner(part: Parsed, payload: list[Parsed]) -> Attachment:
    try:
        data = payload[0].as_bytes() if payload else b""
    except Exception:  # noqa: BLE001 - the generator raises on what the parser let through; the raw mail has it all
        data = b""
    return Attachment(file_name(part) or "message.eml", "message/rfc822", len(data), hashlib.sha256(data).hexdigest())
