"""The dispute bundle: everything one shop's marks stand on, in one archive that anybody can check and grade again."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from mysteryshop.model import Evidence, Relationship, Scorecard

BUNDLE_VERSION = 1
_SUFFIX = {"image/jpeg": "jpg", "image/png": "png"}
_STAMP = (1980, 1, 1, 0, 0, 0)

_README = """This archive holds what one mystery shop's marks stand on.

evidence.json    the lead as sent, the site's answer, every touch with its arrival and how it was matched
cards/           each scorecard ever made of it: verdicts, the words quoted, the rule that decided, points by line
mails/           the raw mails, byte for byte, named by their sha256
pictures/        screenshots before and after sending, named by their sha256
files/           the same and the filled form, by the names they were kept under
rubric.json, submissions.json, notes.json   the rubric of the newest card, every attempt to send, decisions by hand
manifest.json    what is here, what is missing and why
SHA256SUMS       check with: sha256sum -c SHA256SUMS

A grade is a pure function of evidence and rubric: the rubric's digest and the grader's version stand on each card.
For training, not for discipline.
"""


def write_bundle(
    path: Path,
    evidence: Evidence,
    cards: Sequence[Scorecard],
    blob: Callable[[str], bytes | None],
    *,
    documents: Mapping[str, Any] | None = None,
    files: Mapping[str, str] | None = None,
) -> Path:
    """Write the zip to `path` and return it. `blob` gives stored bytes by sha256 (None: no longer kept, which is said).

    `documents` are further JSON files by name (rubric, submissions, notes); `files` maps further names to sha256.

    The same evidence gives the same bytes. In competitor mode raw mails, texts and pictures stay out: they hold names and faces.
    """
    rival = evidence.shop.dealer.relationship is Relationship.COMPETITOR
    missing: dict[str, str] = {}
    parts: dict[str, bytes] = {"README.txt": _README.encode()}
    parts["evidence.json"] = _json(_without_people(plain(evidence)) if rival else plain(evidence))
    for number, card in enumerate(cards, 1):
        data = plain(card)
        parts[f"cards/{number:02d}-{_safe(card.rubric)}.json"] = _json(_without_quotes(data) if rival else data)
    for name, document in (documents or {}).items():
        if not rival:
            parts[f"{_safe(name)}.json"] = _json(plain(document))
    shown = [(f"files/{_file_name(name)}", sha256) for name, sha256 in (files or {}).items() if not name.endswith(".eml")]
    for name, sha256 in [*_stored(evidence), *shown]:
        data_ = None if rival else blob(sha256)
        if data_ is None:
            missing[name] = "left out in competitor mode" if rival else "no longer kept"
        elif hashlib.sha256(data_).hexdigest() != sha256:
            missing[name] = "stored bytes do not match their hash: do not rely on them"
        else:
            parts[name] = data_
    parts["manifest.json"] = _json(_manifest(evidence, cards, parts, missing))
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(parts.items()))
    parts["SHA256SUMS"] = sums.encode()
    _write(path, parts)
    return path


def _stored(evidence: Evidence) -> list[tuple[str, str]]:
    """(name in the archive, sha256) of every stored file the evidence points to. Names come from hashes alone."""
    mails = [touch.message_sha256 for touch in evidence.touches if touch.message_sha256]
    pictures = evidence.submission.pictures if evidence.submission else ()
    found = [(f"mails/{_safe(sha256)}.eml", sha256) for sha256 in dict.fromkeys(mails)]
    return found + [(f"pictures/{_safe(one.sha256)}.{_SUFFIX.get(one.media_type, 'bin')}", one.sha256) for one in pictures]


def _manifest(
    evidence: Evidence, cards: Sequence[Scorecard], parts: Mapping[str, bytes], missing: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "bundle_version": BUNDLE_VERSION,
        "shop": evidence.shop.id,
        "wave": evidence.shop.wave,
        "dealer": evidence.shop.dealer.id,
        "as_of": evidence.as_of.isoformat(),
        "cards": [
            {
                "rubric": f"{card.rubric}@{card.rubric_version}",
                "rubric_digest": card.rubric_digest,
                "grader_version": card.grader_version,
                "as_of": card.as_of.isoformat(),
                "points": card.points,
                "letter": card.letter,
            }
            for card in cards
        ],
        "files": {name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in sorted(parts.items())},
        "missing": dict(missing),
    }


def plain(value: Any) -> Any:
    """Our nouns as JSON values: keys are field names, times are ISO, sets are sorted."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


_PERSONAL = ("text", "signature", "sender_name", "sender_address", "subject", "how", "signals")


def _without_people(data: dict[str, Any]) -> dict[str, Any]:
    data["touches"] = [{key: item for key, item in touch.items() if key not in _PERSONAL} for touch in data["touches"]]
    return data


def _without_quotes(data: dict[str, Any]) -> dict[str, Any]:
    data["findings"] = [{key: item for key, item in one.items() if key not in ("quotes", "reason")} for one in data["findings"]]
    return data


def _safe(name: str) -> str:
    return "".join(char if char.isalnum() or char in "-_" else "_" for char in name)[:80] or "_"


def _file_name(name: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{_safe(stem)}.{_safe(suffix)}" if stem else _safe(name)


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8", "replace")


def _write(path: Path, parts: Mapping[str, bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(parts.items()):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    draft.replace(path)
