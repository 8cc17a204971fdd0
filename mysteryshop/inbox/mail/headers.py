"""Header fields as people see them: RFC 2047 words, stray 8-bit bytes and broken charsets made readable. Never raises. Pure."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Iterable
from email.utils import getaddresses
from functools import lru_cache

MAX_VALUE = 20_000
"""Longer header values are cut here before anything reads them."""
MAX_ADDRESSES = 200

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_FOLD = re.compile(r"\r?\n[ \t]*|\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"@]+@[^\s<>()\[\],;:\"@]+\.?[\w-]+")
_PLAIN = re.compile(r"""^\s*(?:"([^"\\]*)"\s*|([^"<>@,;:()\[\]\\]*))<([^\s<>()@,;:"\[\]\\]+@[^\s<>()@,;:"\[\]\\]+)>\s*$""")
"""One mailbox as most headers write it; everything else goes through the parser."""
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "windows-31j": "cp932",
    "tis-620": "cp874",
    "x-unknown": "utf-8",
    "unknown-8bit": "utf-8",
    "default": "utf-8",
}
_REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "unicode-escape"})


@lru_cache(maxsize=256)
def codec_of(charset: str | None) -> str | None:
    """The codec for a charset as mails name it; None for unknown ones, and for those that are no character sets."""
    name = (charset or "").strip(" \"'\t").lower().split("*")[0]
    if name.startswith("_"):
        name = name[1:].split("$")[0]
    if re.fullmatch(r"cp-\d+", name):
        name = name.replace("-", "")
    name = _ALIASES.get(name, name)
    if not name or name in _REFUSED or "\0" in name:
        return None
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return info.name if info._is_text_encoding and info.name not in _REFUSED else None


def decode_bytes(data: bytes, charset: str | None) -> str:
    """Bytes as text: UTF-8 where they are valid UTF-8 under an 8-bit or missing label, else the label, else cp1252."""
    codec = codec_of(charset)
    if codec in (None, "cp1252", "utf-8", "cp1254"):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    for name in (codec, "cp1252"):
        if name in (None, "utf-8"):
            continue
        try:
            return data.decode(name)
        except (UnicodeError, ValueError):
            continue
    return data.decode(codec or "utf-8", "replace") if codec != "cp1252" else data.decode("latin-1")


def raw_text(value: object) -> str:
    """A header value as the parser gives it (surrogates for 8-bit bytes) as text, folding undone, bounded."""
    text = str(value)[:MAX_VALUE]
    if not text.isascii():
        try:
            text = decode_bytes(text.encode("utf-8", "surrogateescape"), None)
        except UnicodeEncodeError:
            text = text.encode("utf-8", "replace").decode("utf-8")
    if "\n" not in text and "\r" not in text:
        return text
    lines = text.replace("\r\n", "\n") if "\r" in text else text
    if "\r" in lines:
        return _FOLD.sub(" ", text)
    first, *rest = lines.split("\n")
    return " ".join([first, *[line.lstrip(" \t") for line in rest]])


def readable(value: object) -> str:
    """A header value with its RFC 2047 words decoded, without control or direction characters."""
    text = raw_text(value)
    if text.isascii() and text.isprintable() and "=?" not in text:
        return text.strip()
    return _decoded(text)


@lru_cache(maxsize=128)
def _decoded(text: str) -> str:
    """Subjects stand in several headers, and senders come again."""
    if "=?" in text:
        text = _joined_words(text)
    return _BIDI.sub("", _CONTROL.sub(" ", text)).strip()


def _joined_words(text: str) -> str:
    """Decode encoded words; neighbours of one charset are joined as bytes first, for letters are split across them."""
    before, *told = _WORD.split(text)
    if set(told[1::4]) <= {"q", "Q"} and len(set(told[::4])) == 1 and not "".join(told[3:-1:4]).strip():
        return f"{before}{decode_bytes(_word_bytes('q', ''.join(told[2::4])), told[0])}{told[-1]}"  # as nearly all are written
    out: list[str] = []
    side_by_side: list[re.Match[str]] = []
    place = 0
    for word in _WORD.finditer(text):
        gap = text[place : word.start()]
        apart = bool(gap.strip()) or not place  # white space between words is none of the text
        if side_by_side and (apart or side_by_side[-1][1].lower() != word[1].lower()):
            out.append(_text_of(side_by_side))
            side_by_side = []
        if apart:
            out.append(gap)
        side_by_side.append(word)
        place = word.end()
    if side_by_side:
        out.append(_text_of(side_by_side))
    return "".join((*out, text[place:]))


def _text_of(words: list[re.Match[str]]) -> str:
    """The text of encoded words of one charset; quoted-printable ones are decoded in one go."""
    if all(word[2] in "qQ" for word in words):
        data = _word_bytes("q", "".join(word[3] for word in words))
    else:
        data = b"".join(_word_bytes(word[2], word[3]) for word in words)
    return decode_bytes(data, words[0][1])


def _word_bytes(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return raw


def addresses(values: Iterable[str]) -> list[tuple[str, str]]:
    """(display name, address in lower case) of every mailbox in raw header values; bounded, broken ones by pattern."""
    found: list[tuple[str, str]] = []
    for value in values:
        found += _addresses_in(value)
    return found[:MAX_ADDRESSES]


@lru_cache(maxsize=32)
def _addresses_in(value: str) -> tuple[tuple[str, str], ...]:
    """The same for one header value; who a mail is for is asked more than once."""
    found: list[tuple[str, str]] = []
    text = raw_text(value)
    pairs = _parsed(text)
    if not any("@" in address for _, address in pairs):
        pairs = [("", match) for match in _ADDRESS.findall(text)] or pairs
    for name, address in pairs[:MAX_ADDRESSES]:
        clean = _CONTROL.sub("", address).strip(" <>'\"").lower()
        if clean or name:
            found.append((readable(name).strip("'\" "), clean))
    return tuple(found)


def _parsed(text: str) -> list[tuple[str, str]]:
    if plain := _PLAIN.match(text):
        return [((plain[1] or plain[2] or "").strip(), plain[3])]
    if text.count(",") > MAX_ADDRESSES * 2 or text.count("(") > 200:
        return [("", match) for match in _ADDRESS.findall(text)]
    try:
        return getaddresses([text])
    except (ValueError, IndexError, TypeError, RecursionError):
        return []
