"""What the answer of a form's server claims of itself: JSON of many habits, or a piece of HTML. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.sending.thanks import denies

_OUT = "submit_outcomes"
_YES = ("ok", "success", "succeeded", "sent", "mail_sent", "accepted", "received", "created", "true", "1", "200", "201")
_NO = (
    "error",
    "fail",
    "failed",
    "failure",
    "validation_failed",
    "mail_failed",
    "invalid",
    "spam",
    "false",
    "acceptance_missing",
    "rejected",
)
_MOST = 20_000
_CALL = re.compile(r"(?:/\*.*?\*/)?\s*[\w$.]+\(\s*([{\[].*[}\]])\s*\)\s*;?\s*$", re.S)
"""JSON handed to a function of the page's (JSONP)."""
_BLAMES = re.compile("err[oe]r|erreur|erro|fehler|fout|invalid|violat|issue|problem|validation", re.I)
_FAULTS = re.compile("(?:field|form|validation)?_?(?:err[oe]r(?:s|es|i|en)?|erreurs?|erros?|fehler|fouten|errores)", re.I)
_WORD_KEYS = ("message", "msg", "detail", "title", "reason")
_CODE_KEYS = ("code", "error_code", "errorCode")
_FIELD_KEYS = ("field", "path", "property", "propertyPath", "name", "source")
_WRAPS = ("data", "d", "result", "response")
_LINE = range(4, 240)
"""Letters of a line that a page may show as it came."""


def lines_of(body: str) -> frozenset[str]:
    """What a short answer holds of lines to be shown, in `plain` words: the strings of JSON, the lines of a piece of HTML."""
    text = body.strip()
    if not text or len(text) > _MOST:
        return frozenset()
    try:
        found = list(_strings(json.loads(text)))
    except ValueError:
        found = [] if "<html" in text[:1_000].lower() else re.sub(r"<[^>]+>", "\n", text)[:4_000].splitlines()
    return frozenset(told for line in found if len(line.strip()) in _LINE and (told := plain(line)).strip())


def what_it_says(body: str) -> tuple[bool | None, str]:
    """(taken, refused or unknown; its words) of an answer's body."""
    text = body.strip()
    if called := _CALL.match(text):
        text = called.group(1)
    if not text or len(text) > _MOST:
        return None, ""
    if not text.startswith(("{", "[")):
        return _of_words(re.sub(r"<[^>]+>", "\n", text)[:4_000].splitlines(), whole=text[:1_000])
    try:
        told = json.loads(text)
    except ValueError:
        return None, ""
    if not isinstance(told, dict):
        return None, ""
    if any(_hands_on(piece) for piece in _strings(told, cut=_MOST)):
        return None, ""
    inner = [told[wrap] for wrap in _WRAPS if isinstance(told.get(wrap), dict)]
    flat = {**told, **{key: value for held in inner for key, value in held.items()}}
    words = _words(flat)
    # what is wrapped knows better than its wrap, which may only say that the script ran
    if (claim := False if any(_claim(held) is False for held in inner) else _claim(flat)) is not None:
        return claim, words
    claim, _ = _of_words(list(_strings(told)), whole="")
    return claim, words


def _claim(flat: dict[str, Any]) -> bool | None:
    """What its customary keys say."""
    for key in ("success", "ok", "is_valid", "sent", "accepted", "valid"):
        value = flat.get(key)
        if isinstance(value, bool):
            return value
        if isinstance(value, str | int) and str(value).lower() in ("true", "false", "1", "0"):
            return str(value).lower() in ("true", "1")
    if any(value and _FAULTS.fullmatch(key) for key, value in flat.items()):
        return False
    for key in ("status", "result", "message", "msg"):
        told = str(flat.get(key, "")).lower().strip(" .!")
        if told in _YES or told in _NO:
            return told in _YES
    return _claim_abroad(flat)


def _claim_abroad(flat: dict[str, Any]) -> bool | None:
    """The same by keys and words of other languages: "exito": false, "estado": "error"."""
    for key, value in flat.items():
        told, named = plain(str(value)).strip(), plain(key).strip()
        if named in _words_for("taken") and told in ("true", "false", "1", "0"):
            return told in ("true", "1")
        if named in _words_for("taken") | _words_for("state") and isinstance(value, str):
            if told in _words_for("no") or told in _NO:
                return False
            if told in _words_for("yes") or told in _YES:
                return True
    return None


@cache
def _words_for(name: str) -> frozenset[str]:
    return frozenset(load(_OUT)["answer"][name])


def _words(flat: dict[str, Any]) -> str:
    """Its message, then what it holds against single fields, as "email: must be valid"."""
    named = [*_WORD_KEYS, *(key for key in flat if plain(key).strip() in _words_for("words"))]
    out = [str(flat[key]) for key in named if isinstance(flat.get(key), str) and flat[key]]
    if field := _first(flat, _FIELD_KEYS[:2]):
        out.append(f"{field}: {_first(flat, _CODE_KEYS)}")
    elif code := _first(flat, _CODE_KEYS):
        out.append(code)
    for key, value in flat.items():
        if _BLAMES.search(key):
            out += _told(value)
    return re.sub(r"<[^>]+>", " ", "; ".join(dict.fromkeys(out)))[:400]


def _told(value: Any, name: str = "", depth: int = 0) -> list[str]:
    if isinstance(value, str) and value:
        return [f"{name}: {value}" if name else value]
    if depth > 4:
        return []
    if isinstance(value, dict):
        field, said = _first(value, _FIELD_KEYS), _first(value, _WORD_KEYS)
        if said:
            return [f"{field or name}: {said}" if field or name else said]
        return [words for key, inner in list(value.items())[:30] for words in _told(inner, str(key), depth + 1)]
    if isinstance(value, list):
        return [words for inner in value[:30] for words in _told(inner, name, depth + 1)]
    return []


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((str(value[key]) for key in keys if isinstance(value.get(key), str)), "")


def _hands_on(piece: str) -> bool:
    """A piece of a page with boxes to fill: the next step of a form, or the same once more. It claims nothing of the lead."""
    return bool(re.search(r"<(?:input(?![^>]*hidden)|textarea|select)\b", piece, re.I))


def _strings(value: Any, depth: int = 0, *, cut: int = 300) -> Iterator[str]:
    if isinstance(value, str):
        yield value[:cut]
    elif depth < 5 and isinstance(value, dict | list):
        for inner in list(value.values() if isinstance(value, dict) else value)[:40]:
            yield from _strings(inner, depth + 1, cut=cut)


def _of_words(lines: Sequence[str], *, whole: str) -> tuple[bool | None, str]:
    """A claim in words, and the lines that object; whole pages and forms claim nothing here, the browser shows them."""
    if any(mark in whole.lower() for mark in ("<html", "<!doctype", "<form", "<input", "<textarea")):
        return None, ""
    strong, site, thanks = (phrases(_OUT, *place) for place in (("errors", "strong"), ("errors", "site"), ("thanks", "strong")))
    told = [(" ".join(line.split()), plain(line)) for line in lines]
    objecting = [line for line, words in told if strong.find(words) or site.find(words) or denies(words)]
    thanked = any(thanks.find(plain(line)) for line in lines)
    if objecting:
        return (None if thanked else False), "; ".join(objecting)[:300]
    return (True if thanked else None), ""
